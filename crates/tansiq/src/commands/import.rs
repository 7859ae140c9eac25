//! `tansiq import`: a list taken in, and how it differs from the last time.

use super::reach::not_reached;
use super::{Session, query, read_file};
use crate::cli::{Format, Import};
use crate::failure::Outcome;
use crate::output::{list, say, spinner};
use serde_json::Value;

/// The longest list that is taken in at once.
const MAX_IMPORT_BYTES: u64 = 64 * 1024 * 1024;
/// So many entries of one sort are named on a screen.
const MAX_ENTRIES_SHOWN: usize = 20;

pub(super) async fn run(session: &Session, arguments: &Import) -> Outcome {
    let bytes = read_file(&arguments.file, MAX_IMPORT_BYTES)?;
    let format = match arguments.format {
        Format::Un => "un",
        Format::Ftm => "ftm",
        Format::Csv => "csv",
        Format::Ged => "ged",
    };
    let mut path = format!("/imports?format={format}");
    let joined = |words: &[String]| (!words.is_empty()).then(|| words.join(","));
    let (rel_to, purposes) = (joined(&arguments.rel_to), joined(&arguments.purposes));
    let expected = arguments.expect_delistings.map(|count| count.to_string());
    let options = [
        ("list", &arguments.list),
        ("level", &arguments.level),
        ("person", &arguments.person),
        ("purposes", &purposes),
        ("rel_to", &rel_to),
        ("review", &arguments.review),
        ("legal_basis", &arguments.legal_basis),
        ("expect_delistings", &expected),
    ];
    for (name, value) in options {
        if let Some(value) = value {
            path.push_str(&format!("&{name}={}", query(value)));
        }
    }
    for (name, chosen) in [("exercise", arguments.exercise), ("dry_run", arguments.dry_run)] {
        if chosen {
            path.push_str(&format!("&{name}=true"));
        }
    }
    let spinner = spinner("taking in");
    let answer = session.client.post(&path, "application/octet-stream", bytes).await;
    spinner.finish_and_clear();
    let answer = answer?;
    session.print(&answer, |answer| say(told(answer)));
    Ok(())
}

/// How the list differs from the last time, and what was stored or would be.
fn told(answer: &Value) -> String {
    let count = |field: &str| answer[field].as_u64().unwrap_or(0);
    let would_be = if answer["dry_run"] == true { "; nothing was written" } else { "" };
    let mut out = format!(
        "{} entries: {} new, {} amended, {} delisted, {} as before; {} subjects, {} statements in {} ms{would_be}",
        count("reports"),
        count("new"),
        count("changed"),
        count("gone"),
        count("known"),
        count("subjects"),
        count("statements"),
        count("millis")
    );
    let sorts = [
        ("added", "new"),
        ("amended", "amended"),
        ("returned", "back on the list"),
        ("delisted", "delisted"),
        ("another", "the number stands for somebody else now: look at it"),
    ];
    for (sort, words) in sorts {
        let entries: Vec<_> = list(&answer["difference"], sort).iter().filter_map(Value::as_str).collect();
        if !entries.is_empty() {
            out.push_str(&format!("\n  {words}: {}", first_of(&entries)));
        }
    }
    if answer["too_many_delisted"] == true {
        out.push_str(&format!(
            "\nSo many delistings are refused, as the file may be cut or another list; \
             whoever has looked at them goes on with --expect-delistings {}",
            count("gone")
        ));
    }
    out.push_str(&not_reached(answer));
    if count("remarks") > 0 {
        out.push_str(&format!(
            "\n{} values were left out, guessed, or kept in an unusual form:",
            count("remarks")
        ));
        for remark in list(answer, "remarked").iter().filter_map(Value::as_str) {
            out.push_str(&format!("\n  {remark}"));
        }
    }
    out
}

fn first_of(entries: &[&str]) -> String {
    let named = entries.get(..MAX_ENTRIES_SHOWN).unwrap_or(entries).join(", ");
    match entries.len().saturating_sub(MAX_ENTRIES_SHOWN) {
        0 => named,
        more => format!("{named} and {more} more (--json names them)"),
    }
}
