//! The measurements, each as its user meets it.

use crate::exchange::federation;
use crate::limits::{Hardware, percentile};
use crate::nodes::Node;
use crate::people::{Numbers, csv, name};
use anyhow::{Context, Result};
use serde_json::json;
use std::path::Path;
use std::time::{Duration, Instant};

/// One figure.
pub struct Row {
    what: String,
    value: f64,
    unit: &'static str,
    aim: Option<(f64, bool)>,
    beside: Option<String>,
}

impl Row {
    /// A figure without an aim.
    pub fn new(what: impl Into<String>, value: f64, unit: &'static str) -> Row {
        Row { what: what.into(), value, unit, aim: None, beside: None }
    }
    /// A figure that must be no greater.
    pub fn at_most(self, aim: f64) -> Row {
        Row { aim: Some((aim, false)), ..self }
    }
    /// A figure that must be no less.
    pub fn at_least(self, aim: f64) -> Row {
        Row { aim: Some((aim, true)), ..self }
    }
    /// The same with what to compare it with.
    pub fn beside(self, text: String) -> Row {
        Row { beside: Some(text), ..self }
    }
}

/// Prints rows as they come.
pub fn print(rows: &[Row]) {
    for row in rows {
        let aim = match row.aim {
            Some((aim, least)) => {
                let reached = if least { row.value >= aim } else { row.value <= aim };
                let word = if least { "at least" } else { "at most" };
                format!("  {word} {aim}: {}", if reached { "reached" } else { "NOT reached" })
            }
            None => String::new(),
        };
        let beside = row.beside.as_ref().map(|b| format!("  ({b})")).unwrap_or_default();
        println!("{:58} {:>12.1} {}{aim}{beside}", row.what, row.value, row.unit);
    }
}

/// Import of a list with signing, ledger and views.
pub async fn list(program: &Path, folder: &Path, list: &Path) -> Result<Row> {
    let mut node = Node::init(program, folder, "LST")?;
    node.start().await?;
    let (client, bytes) = (node.client("analyst")?, std::fs::read(list)?);
    let began = Instant::now();
    let answer = client.post("/imports?format=un", "application/octet-stream", bytes).await?;
    let seconds = began.elapsed().as_secs_f64();
    node.stop()?;
    let what =
        format!("import of a list: {} reports, {} statements", answer["reports"], answer["statements"]);
    Ok(Row::new(what, seconds, "s").at_most(2.0))
}

/// A node with many identities: how fast they come in, how fast it starts, how fast it screens.
pub async fn loaded_node(program: &Path, folder: &Path, identities: usize) -> Result<Vec<Row>> {
    const CHUNK: usize = 5_000;
    let mut node = Node::init(program, folder, "BIG")?;
    node.start().await?;
    let client = node.client("analyst")?;
    let mut numbers = Numbers(1);
    let (mut statements, mut busy) = (0, Duration::ZERO);
    for loaded in (0..identities).step_by(CHUNK) {
        let text = csv(&mut numbers, CHUNK.min(identities - loaded));
        let began = Instant::now();
        let answer = client
            .post(
                "/imports?format=csv&exercise=true&legal_basis=EXERCISE%20for%20measuring",
                "text/csv",
                text.into_bytes(),
            )
            .await?;
        busy += began.elapsed();
        statements += answer["statements"].as_u64().context("a count of statements")?;
    }
    let began = Instant::now();
    node.ready().await?;
    busy += began.elapsed();
    let mut rows = vec![
        Row::new(
            "statements durable and in every view of one node",
            statements as f64 / busy.as_secs_f64(),
            "/s",
        )
        .at_least(5_000.0),
    ];
    node.stop()?;
    let start = node.start().await?;
    rows.push(
        Row::new(format!("start of a node with {identities} identities"), start.as_secs_f64(), "s")
            .at_most(3.0),
    );
    let (mut times, mut found) = (Vec::new(), 0);
    for _ in 0..1_000 {
        let body = json!({ "name": name(&mut numbers), "birth": "1975", "purpose": "investigation" });
        let began = Instant::now();
        let answer = client.post_json("/screenings", &body).await?;
        times.push(began.elapsed().as_secs_f64() * 1000.0);
        found += answer["candidates"].as_array().map_or(0, Vec::len);
    }
    // A node that finds nobody is fast for the wrong reason.
    anyhow::ensure!(
        found > 1_000,
        "1,000 names of people like those who are held found only {found} candidates"
    );
    rows.push(Row::new("screening, with its durable entry (p50)", percentile(&mut times, 0.5), "ms"));
    rows.push(
        Row::new("screening, with its durable entry (p99)", percentile(&mut times, 0.99), "ms").at_most(10.0),
    );
    if let Some(memory) = node.memory_mib() {
        rows.push(Row::new("memory of that node at most", memory, "MiB"));
    }
    let bytes: u64 = size_of(&node.directory)?;
    rows.push(Row::new("disk of that node per statement", bytes as f64 / statements as f64, "bytes"));
    node.stop()?;
    Ok(rows)
}

fn size_of(folder: &Path) -> Result<u64> {
    let mut sum = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        sum += if entry.file_type()?.is_dir() { size_of(&entry.path())? } else { entry.metadata()?.len() };
    }
    Ok(sum)
}

/// From submitting a report to the last of four members' acknowledgements.
pub async fn acknowledged_by_four(program: &Path, folder: &Path, hardware: &Hardware) -> Result<Vec<Row>> {
    const PARTIES: [&str; 5] = ["BGD", "EBL", "AMM", "CAI", "JCC"];
    let mut nodes = federation(program, folder, &PARTIES).await?;
    let client = nodes[0].client("analyst")?;
    let mut times = Vec::new();
    for n in 0..220 {
        let began = Instant::now();
        let answer = client.post("/reports", "application/toml", report(n).into_bytes()).await?;
        let id = answer["id"].as_str().context("an id")?.to_owned();
        loop {
            let traffic = client.get(&format!("/traffic/{id}")).await?;
            let members = traffic["members"].as_array().context("members")?;
            if members.iter().filter(|m| m["state"] == "acknowledged").count() == PARTIES.len() - 1 {
                break;
            }
            anyhow::ensure!(began.elapsed() < Duration::from_secs(20), "not acknowledged: {traffic}");
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        // The first ones open the connections.
        if n >= 20 {
            times.push(began.elapsed().as_secs_f64() * 1000.0);
        }
    }
    for node in &mut nodes {
        node.stop()?;
    }
    // In sequence: the report, the disclosure, the receiver's entry, the acknowledgement.
    let floor = format!("four durable writes in sequence take {:.1} ms here", 4.0 * hardware.sync_p50_ms);
    Ok(vec![
        Row::new("report to the fourth acknowledgement (p50)", percentile(&mut times, 0.5), "ms")
            .beside(floor),
        Row::new("report to the fourth acknowledgement (p99)", percentile(&mut times, 0.99), "ms")
            .at_most(250.0),
    ])
}

/// A report about a man with this number.
pub fn report(n: usize) -> String {
    format!(
        r#"kind = "intrep"
precedence = "immediate"
legal_basis = "EXERCISE case {n}"
purpose = "investigation"
label = {{ level = "restricted", rel_to = "any-party", caveats = ["exercise"], category = "identity", person = "suspect", territories = ["IQ"], purposes = ["investigation"], review = "2029-06-30" }}
subjects = [{{ ref = "man", kind = "person" }}]
statements = [
  {{ subject = "man", property = "name", value = "Exercise Man {n}", grade = "B2", method = "human" }},
  {{ subject = "man", property = "birthDate", value = "1980", grade = "C3", method = "human" }},
]
"#
    )
}

/// An agreement of this number that releases these reports to everybody.
pub fn all_parties(number: usize, parties: &[&str]) -> String {
    let parties: Vec<_> = parties.iter().map(|p| format!("\"{p}\"")).collect();
    format!(
        r#"format = "tansiq/agreement/v1"
id = "bench-{number}"
version = 1
kind = "joint-centre"
legal_basis = "EXERCISE: for measuring"
parties = [{}]
exercise = true
start = "beginning"
retention_days = 365

[title]
en = "EXERCISE: for measuring"
ar = "تمرين: للقياس"

[in_force]
from = 2026-01-01
until = 2030-12-31

[[clause]]
id = "everything"
from = "any-party"
to = "any-party"
categories = ["identity"]
persons = ["suspect", "no-person"]
ceiling = "restricted"
territories = ["IQ"]
purposes = ["investigation"]
onward = "never"
"#,
        parties.join(", ")
    )
}
