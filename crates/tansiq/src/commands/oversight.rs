//! `tansiq oversight`: every disclosure, every look at what belongs to others, and how often who looked. No content.

use super::{Session, query};
use crate::cli::{Oversight, Part};
use crate::failure::Outcome;
use crate::output::{list, say, table, text, time, words};
use serde_json::Value;

pub(super) async fn run(session: &Session, command: &Oversight) -> Outcome {
    let (address, show): (String, fn(&Value)) = match command {
        Oversight::Disclosures { to, part } => {
            (address("/oversight/disclosures", "to", to.as_deref(), part), disclosures)
        }
        Oversight::Looks { of, part } => (address("/oversight/looks", "of", of.as_deref(), part), looks),
        Oversight::Uses => ("/oversight/uses".into(), uses),
        Oversight::Overrides => ("/oversight/overrides".into(), overrides),
    };
    let answer = session.client.get(&address).await?;
    session.print(&answer, show);
    Ok(())
}

fn address(path: &str, whom: &str, member: Option<&str>, part: &Part) -> String {
    let mut address = format!("{path}?limit={}", part.limit);
    let after = part.after.map(|after| after.to_string());
    for (name, value) in [(whom, member), ("since", part.since.as_deref()), ("after", after.as_deref())] {
        if let Some(value) = value {
            address.push_str(&format!("&{name}={}", query(value)));
        }
    }
    address
}

/// Who: by name, or by id where the principal is not known any more.
fn who(line: &Value) -> String {
    let login = text(line, "login");
    if login.is_empty() { text(line, "principal").into() } else { login.into() }
}

fn disclosures(answer: &Value) {
    let head = ["POSITION", "TIME", "TO", "HOW", "BY", "STATEMENTS", "CLAUSES", "PURPOSES", "RECEIPT"];
    let row = |line: &Value| {
        let receipt = match (text(line, "how"), line["acknowledged"] == true) {
            ("delivery", true) => "yes",
            ("delivery", false) => "not yet",
            _ => "",
        };
        vec![
            line["position"].to_string(),
            time(text(line, "at")),
            text(line, "to").into(),
            text(line, "how").into(),
            who(line),
            line["statements"].to_string(),
            words(line, "clauses"),
            words(line, "purposes"),
            receipt.into(),
        ]
    };
    lines(answer, "disclosures", &head, row, "nothing was given to anybody");
}

fn looks(answer: &Value) {
    let head = ["POSITION", "TIME", "HOW", "BY", "FOR", "OF", "STATEMENTS", "CLAUSES", "PURPOSE"];
    let row = |line: &Value| {
        vec![
            line["position"].to_string(),
            time(text(line, "at")),
            text(line, "how").into(),
            who(line),
            text(line, "to").into(),
            words(line, "of"),
            line["statements"].to_string(),
            words(line, "clauses"),
            text(line, "purpose").into(),
        ]
    };
    lines(answer, "looks", &head, row, "nobody looked at what belongs to others");
}

fn uses(answer: &Value) {
    let head = ["BY", "PURPOSE", "SCREENINGS", "HITS", "READINGS", "SUBJECTS", "REPORTS", "LAST"];
    let row = |line: &Value| {
        let mut row = vec![who(line), text(line, "purpose").into()];
        row.extend(["screenings", "hits", "readings", "subjects", "reports"].map(|n| line[n].to_string()));
        row.push(time(text(line, "last")));
        row
    };
    lines(answer, "uses", &head, row, "nobody looked at anything");
}

fn overrides(answer: &Value) {
    let head = ["POSITION", "TIME", "ASKED BY", "ANSWERED BY", "AGREED", "AGAINST", "REASON"];
    let row = |line: &Value| {
        let broken = list(line, "broken").iter().map(|broken| text(broken, "property"));
        let broken: std::collections::BTreeSet<_> = broken.collect();
        vec![
            line["position"].to_string(),
            time(text(line, "at")),
            text(line, "first").into(),
            text(line, "second").into(),
            if line["agreed"] == true { "yes".into() } else { "no".into() },
            broken.into_iter().collect::<Vec<_>>().join(", "),
            text(line, "reason").into(),
        ]
    };
    lines(answer, "overrides", &head, row, "nothing took two officers");
}

fn lines(answer: &Value, field: &str, head: &[&str], row: impl Fn(&Value) -> Vec<String>, none: &str) {
    let found = list(answer, field);
    if found.is_empty() {
        return say(none);
    }
    let head = head.iter().map(|cell| (*cell).to_owned()).collect();
    say(table(&std::iter::once(head).chain(found.iter().map(row)).collect::<Vec<_>>()));
    if let Some(next) = answer["next"].as_u64() {
        say(format!("there is more: --after {next}"));
    }
}
