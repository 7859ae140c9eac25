//! One node with very many identities, as its officers meet it: loaded from nothing, started anew, asked for dossiers and
//! screenings, and told decisions.

use crate::limits::percentile;
use crate::measure::Row;
use crate::nodes::Node;
use crate::people::{Man, Numbers};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::path::Path;
use std::time::{Duration, Instant};
use tansiq_api::client::Client;

/// People of one report: as many subjects as a report may have.
const OF_ONE_REPORT: usize = 2_000;
/// How often each thing is asked.
const ASKED: usize = 1_000;
/// How many decisions are made.
const DECIDED: usize = 200;

/// Measures a node with so many identities of three statements each.
pub async fn measure(program: &Path, folder: &Path, identities: usize) -> Result<Vec<Row>> {
    let mut node = Node::init(program, folder, "ONE")?;
    node.start().await?;
    let client = node.client("analyst")?;
    let loaded = load(&node, &client, identities).await?;
    node.stop()?;
    node.start().await?;
    node.stop()?;
    // What the first start left behind is there at the second one too.
    let start = node.start().await?;

    let mut numbers = Numbers(2);
    let dossiers = dossiers(&client, &mut numbers, identities).await?;
    let screenings = screenings(&client, &mut numbers, identities).await?;
    let decisions = decisions(&client, &mut numbers, identities).await?;
    let mut rows = vec![
        Row::new(
            format!("{} statements from nothing into every view", 3 * identities),
            (3 * identities) as f64 / loaded.as_secs_f64(),
            "/s",
        )
        .at_least(20_000.0),
        Row::new("start of that node", start.as_secs_f64(), "s").at_most(5.0),
    ];
    for (what, mut times, aim) in [
        ("a dossier, with its durable entry", dossiers, 50.0),
        ("a screening, with its durable entry", screenings, 10.0),
        ("a decision until the dossier shows it", decisions, 1_000.0),
    ] {
        rows.push(Row::new(format!("{what} (p50)"), percentile(&mut times, 0.5), "ms"));
        rows.push(Row::new(format!("{what} (p99)"), percentile(&mut times, 0.99), "ms").at_most(aim));
    }
    if let Some(memory) = node.memory_mib() {
        rows.push(Row::new("memory of that node at most", memory, "MiB").at_most(2_048.0));
    }
    node.stop()?;
    Ok(rows)
}

/// Hands in everybody, two reports at a time; answers how long it took until every view had them.
async fn load(node: &Node, client: &Client, identities: usize) -> Result<Duration> {
    let began = Instant::now();
    let post = async |from: usize| -> Result<()> {
        let draft = report(from, OF_ONE_REPORT.min(identities - from)).to_string();
        client.post("/reports", "application/json", draft.into_bytes()).await?;
        Ok(())
    };
    for from in (0..identities).step_by(2 * OF_ONE_REPORT) {
        let second = from + OF_ONE_REPORT;
        let other = async { if second < identities { post(second).await } else { Ok(()) } };
        tokio::try_join!(post(from), other)?;
    }
    node.ready().await?;
    Ok(began.elapsed())
}

fn report(from: usize, people: usize) -> Value {
    let (mut subjects, mut statements) = (Vec::new(), Vec::new());
    for n in from..from + people {
        let (man, id) = (Man::of(n), subject(n));
        let mut say = |property: &str, value: &str| {
            statements.push(json!({"subject": id, "property": property, "value": value}));
        };
        say("name", &man.name);
        say("birthDate", &man.birth);
        say("motherName", &man.mother);
        subjects.push(json!({"id": id, "kind": "person"}));
    }
    for statement in &mut statements {
        (statement["grade"], statement["method"]) = ("B2".into(), "human".into());
    }
    json!({
        "kind": "intrep", "legal_basis": "EXERCISE for measuring", "purpose": "investigation",
        "label": {"level": "restricted", "rel_to": "any-party", "caveats": ["exercise"], "category": "identity",
                  "person": "suspect", "territories": ["IQ"], "purposes": ["investigation"], "review": "2029-06-30"},
        "subjects": subjects, "statements": statements,
    })
}

/// The id of the subject with this number.
fn subject(n: usize) -> String {
    let mut numbers = Numbers(n as u64 ^ 0x5EED);
    format!("s-{:016x}{:016x}", numbers.next(), numbers.next())
}

async fn dossiers(client: &Client, numbers: &mut Numbers, identities: usize) -> Result<Vec<f64>> {
    let mut times = Vec::new();
    for _ in 0..ASKED {
        let path = format!("/identities/{}", subject(numbers.below(identities)));
        let began = Instant::now();
        let answer = client.get(&path).await?;
        times.push(millis(began));
        let said = answer["properties"].as_array().map_or(0, Vec::len);
        ensure!(said == 3, "a dossier of {said} properties, expected 3");
    }
    Ok(times)
}

/// Whoever is asked for is on record, under a name that others have too.
async fn screenings(client: &Client, numbers: &mut Numbers, identities: usize) -> Result<Vec<f64>> {
    let (mut times, mut hits) = (Vec::new(), 0);
    for _ in 0..ASKED {
        let man = Man::of(numbers.below(identities));
        let question = json!({"name": man.name, "birth": man.birth, "mother": man.mother});
        let began = Instant::now();
        let answer = client.post_json("/screenings", &question).await?;
        times.push(millis(began));
        hits += usize::from(answer["outcome"] == "hit");
    }
    // A node that finds nobody is fast for the wrong reason. Whoever has a name that thousands have may need a number.
    ensure!(hits * 200 >= ASKED * 199, "{ASKED} people who are on record gave {hits} hits");
    Ok(times)
}

async fn decisions(client: &Client, numbers: &mut Numbers, identities: usize) -> Result<Vec<f64>> {
    let mut times = Vec::new();
    for n in 0..DECIDED {
        // Nobody is decided about twice.
        let place = n * (identities / DECIDED) + numbers.below(identities / DECIDED / 2);
        let (one, other) = (subject(place), subject(place + 1));
        let decision = json!({"verdict": "same", "one": one, "other": other, "reason": "EXERCISE",
                              "legal_basis": "EXERCISE for measuring"});
        let began = Instant::now();
        client.post_json("/resolutions", &decision).await?;
        let shown = client.get(&format!("/identities/{other}")).await?;
        times.push(millis(began));
        let subjects = shown["subjects"].as_array().context("subjects")?.len();
        ensure!(subjects == 2, "{subjects} subjects after the decision, expected 2");
    }
    Ok(times)
}

fn millis(began: Instant) -> f64 {
    began.elapsed().as_secs_f64() * 1_000.0
}
