//! A lane with very many entries behind it, as its members meet it: what it costs when there is nothing to give, how it
//! goes on after each of its nodes was killed, and how much memory it takes. An entry of a lane is a report; here each is
//! about one vehicle and has one statement, since names are kept in memory for screening and would hide what a lane takes.

use crate::exchange::{PATIENCE, count, federation, go_on, hold, lane, settled, until};
use crate::limits::percentile;
use crate::measure::Row;
use crate::nodes::Node;
use crate::people::vehicles;
use anyhow::{Context, Result, ensure};
use std::path::Path;
use std::time::{Duration, Instant};

/// Vehicles in one imported file.
const CHUNK: usize = 10_000;
/// How often each thing is tried with the whole lane behind.
const TRIED: usize = 50;
/// How often memory is looked at.
const LOOK: Duration = Duration::from_secs(1);

/// Measures a lane with so many entries.
pub async fn measure(program: &Path, folder: &Path, entries: usize) -> Result<Vec<Row>> {
    let mut nodes = federation(program, folder, &["BGD", "AMM"]).await?;
    let terms = settled(&nodes[0], "AMM", 1).await?;
    hold(&nodes[0])?;
    let client = nodes[0].client("analyst")?;
    for from in (0..entries).step_by(CHUNK) {
        let text = vehicles(from..(from + CHUNK).min(entries));
        client.post(crate::exchange::IMPORT, "text/csv", text.into_bytes()).await?;
    }
    nodes[0].ready().await?;
    // What the import keeps in memory is none of the lane's.
    nodes[0].stop()?;
    nodes[0].start().await?;

    let (mut rows, mut memory) = (Vec::new(), Vec::new());
    go_on(&nodes[0])?;
    let began = Instant::now();
    for (third, killed) in [(1, 1), (2, 0)] {
        let at = terms + (entries * third / 3) as u64;
        watch(&nodes, at, &mut memory).await?;
        rows.push(broken(&mut nodes, killed).await?);
    }
    watch(&nodes, terms + entries as u64, &mut memory).await?;
    let took = began.elapsed().as_secs_f64();
    let items = settled(&nodes[0], "AMM", terms + entries as u64).await?;
    let (given, taken) = (lane(&nodes[0], "AMM").await?, lane(&nodes[1], "BGD").await?);
    ensure!(
        given["deliveries"] == taken["received"],
        "a delivery is missing or was taken twice: {given} {taken}"
    );
    rows.push(Row::new(format!("{entries} entries over one lane, both nodes killed once"), took, "s"));
    rows.push(
        Row::new("entries given in two deliveries", (items - terms) as f64 - entries as f64, "").at_most(0.0),
    );
    rows.extend(flat(&memory));
    rows.extend(nothing_to_do(&mut nodes).await?);
    nodes.iter_mut().try_for_each(Node::stop)?;
    Ok(rows)
}

/// Waits for so many acknowledged entries, and looks at the memory of both nodes meanwhile.
async fn watch(nodes: &[Node], items: u64, memory: &mut Vec<[f64; 2]>) -> Result<()> {
    let mut progress = (Instant::now(), 0);
    loop {
        let done = count(&lane(&nodes[0], "AMM").await?, "items")?;
        if done >= items {
            return Ok(());
        }
        if done > progress.1 {
            progress = (Instant::now(), done);
        }
        ensure!(progress.0.elapsed() < PATIENCE, "the lane is stuck at {done}");
        if let (Some(giver), Some(receiver)) = (nodes[0].resident_mib(), nodes[1].resident_mib()) {
            memory.push([giver, receiver]);
        }
        tokio::time::sleep(LOOK).await;
    }
}

/// Kills a node while the lane is at work, and starts it again: how long until the next acknowledgement. The lane must go on
/// behind the last delivery that was acknowledged, with the one that was on its way.
async fn broken(nodes: &mut [Node], killed: usize) -> Result<Row> {
    nodes[killed].kill()?;
    let began = Instant::now();
    let before = if killed == 1 { Some(deliveries(&nodes[0]).await?) } else { None };
    nodes[killed].start().await?;
    let [made, done] = deliveries(&nodes[0]).await?;
    if let Some([made_before, done_before]) = before {
        ensure!(made_before - done_before <= 1, "{made_before} deliveries, {done_before} acknowledged");
    }
    ensure!(made - done <= 1, "after the break {made} deliveries were made up and {done} acknowledged");
    let next = |lane: &serde_json::Value| {
        let made = lane["deliveries"].as_u64().unwrap_or_default();
        made - lane["behind"].as_u64().unwrap_or_default() > done
    };
    until(&nodes[0], "AMM", next).await?;
    let who = ["giver", "receiver"][killed];
    let row = Row::new(
        format!("kill -9 of the {who} until the next acknowledgement"),
        began.elapsed().as_secs_f64(),
        "s",
    );
    Ok(row.beside(format!("went on with delivery {}, after {done}", done + 1)))
}

/// How many deliveries were made up, and how many of them are acknowledged.
async fn deliveries(giver: &Node) -> Result<[u64; 2]> {
    let lane = lane(giver, "AMM").await?;
    let made = count(&lane, "deliveries")?;
    Ok([made, made - count(&lane, "behind")?])
}

/// The most memory in the second and in the last quarter.
fn flat(memory: &[[f64; 2]]) -> Vec<Row> {
    let quarter = memory.len() / 4;
    let most = |part: &[[f64; 2]], who: usize| part.iter().map(|both| both[who]).fold(0.0, f64::max);
    let row = |(who, name): (usize, &str)| {
        let [second, last] =
            [&memory[quarter..2 * quarter], &memory[3 * quarter..]].map(|part| most(part, who));
        Row::new(format!("memory of the {name}: most in the last quarter"), last, "MiB")
            .beside(format!("{second:.0} MiB in the second"))
    };
    [(0, "giver"), (1, "receiver")].map(row).into()
}

/// What a node does that has a report which this member must not get: it plans, writes down that it withholds it, and has
/// nothing to give. And what both nodes do while nobody does anything.
async fn nothing_to_do(nodes: &mut [Node]) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    let start = nodes[0].stop().map(|()| Instant::now())?;
    nodes[0].start().await?;
    rows.push(Row::new("start of the giver with all of them behind", start.elapsed().as_secs_f64(), "s"));
    for (what, rel_to, state) in [
        ("a report until there is nothing to give of it", "[]", "withheld"),
        ("a report until it is acknowledged", "\"any-party\"", "acknowledged"),
    ] {
        let mut times = Vec::new();
        for n in 0..TRIED {
            times.push(until_it_is(&nodes[0], n, rel_to, state).await?);
        }
        rows.push(Row::new(format!("{what} (p50)"), percentile(&mut times, 0.5), "ms"));
        rows.push(Row::new(format!("{what} (p99)"), percentile(&mut times, 0.99), "ms").at_most(100.0));
    }
    let work = || nodes.iter().map(Node::processor_seconds).sum::<Option<f64>>();
    let before = work();
    tokio::time::sleep(Duration::from_secs(10)).await;
    if let Some(worked) = work().zip(before).map(|(now, then)| now - then) {
        rows.push(Row::new("processor time of both nodes at rest", worked / 10.0 * 1_000.0, "ms/s"));
    }
    Ok(rows)
}

/// Milliseconds from submitting a report until it is so for the member.
async fn until_it_is(node: &Node, n: usize, rel_to: &str, state: &str) -> Result<f64> {
    let client = node.client("analyst")?;
    let report = crate::measure::report(n).replace("\"any-party\"", rel_to);
    let began = Instant::now();
    let answer = client.post("/reports", "application/toml", report.into_bytes()).await?;
    let id = answer["id"].as_str().context("an id")?.to_owned();
    loop {
        let traffic = client.get(&format!("/traffic/{id}")).await?;
        if traffic["members"].as_array().is_some_and(|members| members.iter().any(|m| m["state"] == state)) {
            return Ok(began.elapsed().as_secs_f64() * 1_000.0);
        }
        ensure!(began.elapsed() < Duration::from_secs(20), "not {state}: {traffic}");
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}
