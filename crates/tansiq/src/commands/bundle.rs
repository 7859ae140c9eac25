//! `tansiq bundle`: what waits for a member is written to a file, and a member's file is read.

use super::{Session, read_file};
use crate::cli::Bundle;
use crate::failure::{Failure, Outcome};
use crate::output::{list, say, text, time};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde_json::{Value, json};
use std::fs;
use std::io::Write as _;
use std::path::Path;
use tansiq_report::bundle::MAX_BUNDLE_BYTES;

pub(super) async fn run(session: &Session, command: &Bundle) -> Outcome {
    match command {
        Bundle::Write { to, file, again, from } => write(session, to, file, *again, *from).await,
        Bundle::Read { file } => read(session, file).await,
    }
}

async fn write(session: &Session, to: &str, file: &Path, again: bool, from: Option<u64>) -> Outcome {
    // Before anything is disclosed.
    if file.exists() {
        return Err(Failure::No(format!("expected a file that does not exist; {} does", file.display())));
    }
    let asked = json!({"to": to, "again": again, "from": from});
    let mut answer = session.client.post_json("/bundles", &asked).await?;
    let sealed = BASE64_STANDARD.decode(text(&answer, "sealed"));
    let sealed = sealed.map_err(|_| Failure::Machine("expected a bundle in base64; found none".into()))?;
    keep(file, &sealed).map_err(|error| {
        let place = file.display();
        Failure::Machine(format!("cannot write {place}: {error}; `--again` writes the same once more"))
    })?;
    if let Some(answer) = answer.as_object_mut() {
        answer.remove("sealed");
        answer.insert("bytes".into(), sealed.len().into());
    }
    session.print(&answer, |answer| say(written(answer, file)));
    Ok(())
}

/// Writes beside, syncs, and renames: whoever takes the disk away early has no file, or all of it.
fn keep(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".writing");
    let mut file = fs::File::create(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&beside, path)
}

fn written(answer: &Value, file: &Path) -> String {
    let to = text(answer, "to");
    let deliveries = match run_of(&answer["deliveries"]) {
        Some(run) => format!("{run} ({})", many(&answer["items"], "item")),
        None => "no delivery".into(),
    };
    let mut out = format!(
        "{} for {to}: {deliveries}, {}",
        file.display(),
        many(&answer["acknowledgements"], "acknowledgement")
    );
    if let Some(from) = answer["asks"].as_u64() {
        out.push_str(&format!("\nit asks {to} for its deliveries from {from} on again"));
    }
    if answer["more"] == true {
        out.push_str("\nmore waits than a bundle has room for: write another");
    }
    out
}

async fn read(session: &Session, file: &Path) -> Outcome {
    let bytes = read_file(file, MAX_BUNDLE_BYTES as u64)?;
    let answer = session.client.post("/bundles/read", "application/octet-stream", bytes).await?;
    session.print(&answer, |answer| say(came_of(answer)));
    if answer["refused"].is_null() {
        Ok(())
    } else {
        Err(Failure::No(format!("not everything of {} could be taken", file.display())))
    }
}

fn came_of(answer: &Value) -> String {
    let from = text(answer, "from");
    let mut lines = vec![format!("a bundle of {from}, written {}", time(text(answer, "made")))];
    if !text(answer, "before").is_empty() {
        lines.push(format!("it was read before, {}", time(text(answer, "before"))));
    }
    let (known, new): (Vec<&Value>, Vec<&Value>) =
        list(answer, "deliveries").iter().partition(|delivery| delivery["before"] == true);
    if let Some(run) = run_between(&new) {
        lines.push(format!("taken: {run}: {}", outcomes(&new)));
    }
    if let Some(run) = run_between(&known) {
        lines.push(format!("known already: {run}"));
    }
    let answers = &answer["acknowledgements"];
    let count = |field: &str| answers[field].as_u64().unwrap_or(0);
    if count("taken") + count("known") > 0 {
        lines.push(format!("acknowledgements of ours: {} new, {} known", count("taken"), count("known")));
    }
    lines.extend(list(answers, "refused").iter().map(|refused| {
        format!("refused: {}: {}", many(&refused["count"], "acknowledgement"), text(refused, "code"))
    }));
    if let Some(missing) = run_of(&answer["missing"]) {
        lines.push(format!("missing: {missing} of {from}; the next bundle for {from} asks for them"));
    } else if let refused @ Value::Object(_) = &answer["refused"] {
        let (number, code) = (&refused["sequence"], text(refused, "code"));
        lines.push(format!("refused: delivery {number}: {} ({code})", text(refused, "detail")));
    }
    if let after @ 1.. = answer["refused"]["unread"].as_u64().unwrap_or(0) {
        lines.push(format!("not looked at: {} after it", many(&after.into(), "delivery")));
    }
    if let Some(asked) = answer["asks"].as_u64() {
        lines.push(format!(
            "{from} lacks our deliveries from {asked} on; the next bundle for it begins there"
        ));
    }
    if new.is_empty() && count("taken") == 0 && answer["refused"].is_null() {
        lines.push("nothing in it is new".into());
    }
    lines.join("\n")
}

/// What became of the items of these deliveries.
fn outcomes(deliveries: &[&Value]) -> String {
    let sum = |field: &str| deliveries.iter().filter_map(|delivery| delivery[field].as_u64()).sum::<u64>();
    let mut out = format!("{} stored, {} known", many(&sum("stored").into(), "item"), sum("known"));
    for refused in deliveries.iter().flat_map(|delivery| list(delivery, "refused")) {
        out.push_str(&format!(", {} refused: {}", refused["count"], text(refused, "code")));
    }
    out
}

fn run_of(run: &Value) -> Option<String> {
    Some(spelled(run["first"].as_u64()?, run["last"].as_u64()?))
}

/// They follow one another.
fn run_between(deliveries: &[&Value]) -> Option<String> {
    let number = |delivery: &&Value| delivery["sequence"].as_u64();
    Some(spelled(deliveries.first().and_then(number)?, deliveries.last().and_then(number)?))
}

fn spelled(first: u64, last: u64) -> String {
    if first == last { format!("delivery {first}") } else { format!("deliveries {first} to {last}") }
}

fn many(count: &Value, what: &str) -> String {
    match (count.as_u64().unwrap_or(0), what.strip_suffix('y')) {
        (1, _) => format!("1 {what}"),
        (count, Some(stem)) => format!("{count} {stem}ies"),
        (count, None) => format!("{count} {what}s"),
    }
}
