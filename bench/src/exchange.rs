//! A lane between two nodes, as its users meet it: how much goes over it, and how it goes on after a break.

use crate::measure::{Row, all_parties};
use crate::nodes::Node;
use crate::people::{Numbers, csv};
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::path::Path;
use std::time::{Duration, Instant};

/// How long anything may take before it counts as stuck.
pub const PATIENCE: Duration = Duration::from_secs(600);
/// People in one imported file; each is a report of four statements.
const CHUNK: usize = 5_000;
const STATEMENTS: usize = 4;
/// The most parties of one agreement.
const PARTIES: usize = 16;
/// How a table is handed in.
pub const IMPORT: &str = "/imports?format=csv&exercise=true&legal_basis=EXERCISE%20for%20measuring\
    &level=restricted&rel_to=any-party&person=suspect&territories=IQ&purposes=investigation";

/// Statements from one member to another; and how the lane goes on when the receiver was killed in the middle.
pub async fn measure(program: &Path, folder: &Path, reports: usize) -> Result<Vec<Row>> {
    let mut nodes = federation(program, folder, &["BGD", "AMM"]).await?;
    let terms = settled(&nodes[0], "AMM", 1).await?;
    let mut numbers = Numbers(1);
    wait_for_amman(&nodes[0], &mut numbers, reports).await?;
    let (began, work) = (Instant::now(), worked(&nodes));
    go_on(&nodes[0])?;
    let once = settled(&nodes[0], "AMM", terms + reports as u64).await?;
    let seconds = began.elapsed().as_secs_f64();
    let (statements, work) =
        ((reports * STATEMENTS) as f64, worked(&nodes).zip(work).map(|(now, then)| now - then));
    let memory = [nodes[0].memory_mib(), nodes[1].memory_mib()];

    wait_for_amman(&nodes[0], &mut numbers, reports).await?;
    go_on(&nodes[0])?;
    let half = once + reports as u64 / 2;
    let at_break = until(&nodes[0], "AMM", |lane| lane["items"].as_u64() >= Some(half)).await?;
    nodes[1].kill()?;
    nodes[1].start().await?;
    let twice = settled(&nodes[0], "AMM", once + reports as u64).await?;
    let (given, taken) = (lane(&nodes[0], "AMM").await?, lane(&nodes[1], "BGD").await?);
    ensure!(
        given["deliveries"] == taken["received"],
        "a delivery is missing or was taken twice: {given} {taken}"
    );
    let left = count(&given, "deliveries")? - count(&at_break, "deliveries")?;
    let mut rows = vec![
        Row::new("statements from one member to another, until acknowledged", statements / seconds, "/s")
            .at_least(10_000.0),
        Row::new("deliveries after a break in the middle", left as f64, ""),
        Row::new("items given twice because of it", (twice - once - reports as u64) as f64, "").at_most(0.0),
    ];
    for (who, node, before) in [("giver", &nodes[0], memory[0]), ("receiver", &nodes[1], memory[1])] {
        if let (Some(before), Some(after)) = (before, node.memory_mib()) {
            let row = Row::new(
                format!("memory of the {who}: after the second half / after the first"),
                after,
                "MiB",
            );
            rows.push(row.beside(format!("{before:.0} MiB")));
        }
    }
    if let Some(work) = work {
        let row =
            Row::new("the same for each second of processor time, of both nodes", statements / work, "");
        rows.push(row.beside("what one free core would show".into()));
    }
    nodes.iter_mut().try_for_each(Node::stop)?;
    Ok(rows)
}

/// The processor time of all nodes.
fn worked(nodes: &[Node]) -> Option<f64> {
    nodes.iter().map(Node::processor_seconds).sum()
}

/// Nodes that run. The first has an agreement with all others, of whom as many share one as may.
pub async fn federation(program: &Path, folder: &Path, members: &[&str]) -> Result<Vec<Node>> {
    let mut nodes = Vec::new();
    for member in members {
        let mut node = Node::init(program, folder, member)?;
        node.start().await?;
        std::fs::write(node.directory.with_extension("card"), node.run(&["member", "card"])?)?;
        nodes.push(node);
    }
    let groups = nodes[1..].chunks(PARTIES - 1).zip(members[1..].chunks(PARTIES - 1));
    for (number, (others, codes)) in groups.enumerate() {
        let agreement = folder.join(format!("agreement-{number}.toml"));
        let parties: Vec<&str> = members[..1].iter().chain(codes).copied().collect();
        std::fs::write(&agreement, all_parties(number, &parties))?;
        let nodes: Vec<&Node> = nodes[..1].iter().chain(others).collect();
        agree(&nodes, &agreement)?;
    }
    Ok(nodes)
}

/// Introduces these nodes to each other, and has each sign an agreement.
fn agree(nodes: &[&Node], agreement: &Path) -> Result<()> {
    for node in nodes {
        for other in nodes.iter().filter(|other| other.directory != node.directory) {
            node.run(&["member", "add", &other.directory.with_extension("card").to_string_lossy()])?;
        }
        node.run(&["agreement", "sign", &agreement.to_string_lossy()])?;
    }
    Ok(())
}

/// Submits reports of four statements, and waits until every view has them.
pub async fn submit(node: &Node, numbers: &mut Numbers, reports: usize) -> Result<()> {
    let client = node.client("analyst")?;
    for done in (0..reports).step_by(CHUNK) {
        let text = csv(numbers, CHUNK.min(reports - done));
        client.post(IMPORT, "text/csv", text.into_bytes()).await?;
    }
    node.ready().await
}

/// Submits reports that Amman gets when the lane goes on.
async fn wait_for_amman(node: &Node, numbers: &mut Numbers, reports: usize) -> Result<()> {
    hold(node)?;
    submit(node, numbers, reports).await
}

/// Nothing goes to Amman from now on.
pub fn hold(node: &Node) -> Result<()> {
    node.run(&["member", "suspend", "AMM", "--reason", "EXERCISE: what is submitted now waits"]).map(drop)
}

/// What waited for Amman goes.
pub fn go_on(node: &Node) -> Result<()> {
    node.run(&["member", "resume", "AMM", "--reason", "EXERCISE: it goes now"]).map(drop)
}

/// How the lane to a member is.
pub async fn lane(node: &Node, to: &str) -> Result<Value> {
    let lanes = node.client("oversight")?.get("/lanes").await?;
    let lanes = lanes["lanes"].as_array().context("lanes")?;
    lanes.iter().find(|lane| lane["member"] == to).cloned().with_context(|| format!("a lane to {to}"))
}

/// Waits until a lane is as it should be.
pub async fn until(node: &Node, to: &str, is_so: impl Fn(&Value) -> bool) -> Result<Value> {
    let began = Instant::now();
    loop {
        let lane = lane(node, to).await?;
        if is_so(&lane) {
            return Ok(lane);
        }
        ensure!(began.elapsed() < PATIENCE, "the lane is stuck: {lane}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// Waits until a member has acknowledged so many items and everything else; how many it has.
pub async fn settled(node: &Node, to: &str, items: u64) -> Result<u64> {
    let is_so = |lane: &Value| lane["items"].as_u64() >= Some(items) && lane["behind"] == 0;
    count(&until(node, to, is_so).await?, "items")
}

/// A number of a lane.
pub fn count(lane: &Value, field: &str) -> Result<u64> {
    lane[field].as_u64().with_context(|| format!("a count of {field}: {lane}"))
}
