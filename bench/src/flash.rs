//! A FLASH report on lanes that are full of ROUTINE ones: how long from its submission until every member has acknowledged
//! it.

use crate::exchange::{count, federation, lane, settled, submit};
use crate::limits::percentile;
use crate::measure::{Row, report};
use crate::nodes::Node;
use crate::people::Numbers;
use anyhow::{Context, Result, ensure};
use std::path::Path;
use std::time::{Duration, Instant};
use tansiq_api::client::Client;

/// FLASH reports that are measured, and those before them.
const MEASURED: usize = 50;
const FIRST: usize = 5;
/// Between two of them.
const PAUSE: Duration = Duration::from_millis(300);

/// Measures with so many members beside the giver, and so many ROUTINE reports for each.
pub async fn measure(program: &Path, folder: &Path, members: usize, routine: usize) -> Result<Vec<Row>> {
    let codes: Vec<String> = (0..=members).map(code).collect();
    let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
    let mut nodes = federation(program, folder, &codes).await?;
    for to in &codes[1..] {
        settled(&nodes[0], to, 1).await?;
    }
    let client = nodes[0].client("analyst")?;
    let mut idle = flashes(&client, 0, members).await?;
    submit(&nodes[0], &mut Numbers(1), routine).await?;
    let (began, before) = (Instant::now(), given(&nodes[0], &codes[1..]).await?);
    let mut busy = flashes(&client, MEASURED + FIRST, members).await?;
    let (seconds, after) = (began.elapsed().as_secs_f64(), given(&nodes[0], &codes[1..]).await?);
    // Lanes that ran dry would make it look fast.
    let all = (2 * (MEASURED + FIRST) + routine) as u64;
    ensure!(
        after.iter().all(|given| *given < all),
        "a lane was not full to the end: {after:?} of {all} items"
    );
    let routine: u64 = after.iter().zip(&before).map(|(after, before)| after - before).sum();
    nodes.iter_mut().try_for_each(Node::stop)?;
    let row = |what: String, value| Row::new(what, value, "ms");
    Ok(vec![
        row(
            format!("FLASH to the last of {members} acknowledgements, idle lanes (p50)"),
            percentile(&mut idle, 0.5),
        ),
        row(
            format!("FLASH to the last of {members} acknowledgements, idle lanes (p99)"),
            percentile(&mut idle, 0.99),
        ),
        row("the same while ROUTINE fills every lane (p50)".into(), percentile(&mut busy, 0.5)),
        row("the same while ROUTINE fills every lane (p99)".into(), percentile(&mut busy, 0.99))
            .at_most(500.0),
        Row::new("reports given meanwhile, over all lanes", routine as f64 / seconds, "/s"),
    ])
}

/// The code of the member with this number.
fn code(n: usize) -> String {
    let letter = |n: usize| char::from(b'A' + (n % 26) as u8);
    format!("M{}{}", letter(n / 26), letter(n))
}

/// How many items every member was given.
async fn given(giver: &Node, to: &[&str]) -> Result<Vec<u64>> {
    let mut out = Vec::new();
    for to in to {
        out.push(count(&lane(giver, to).await?, "items")?);
    }
    Ok(out)
}

/// Milliseconds from the submission of each FLASH report until the giver shows every acknowledgement, without the first
/// ones, which open the connections.
async fn flashes(client: &Client, from: usize, members: usize) -> Result<Vec<f64>> {
    let mut times = Vec::new();
    for n in from..from + MEASURED + FIRST {
        let text = report(n).replace("\"immediate\"", "\"flash\"");
        let began = Instant::now();
        let answer = client.post("/reports", "application/toml", text.into_bytes()).await?;
        let id = answer["id"].as_str().context("an id")?.to_owned();
        loop {
            let traffic = client.get(&format!("/traffic/{id}")).await?;
            let states = traffic["members"].as_array().context("members")?;
            if states.iter().filter(|member| member["state"] == "acknowledged").count() == members {
                break;
            }
            ensure!(began.elapsed() < Duration::from_secs(60), "not acknowledged: {traffic}");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        times.push(began.elapsed().as_secs_f64() * 1_000.0);
        tokio::time::sleep(PAUSE).await;
    }
    Ok(times.split_off(FIRST))
}
