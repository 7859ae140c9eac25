//! `tansiq subject` and `tansiq screen`: what is said of whom, and who is only called the same.

use super::{Session, query};
use crate::cli::{Before, Screen, Subject};
use crate::failure::{Failure, Outcome};
use crate::output::{list, say, table, text, words};
use serde_json::{Value, json};
use std::io::{self, Read as _};

pub(super) async fn subject(session: &Session, command: &Subject) -> Outcome {
    match command {
        Subject::Show { id, purpose } => {
            let answer =
                session.client.get(&format!("/subjects/{}?purpose={}", query(id), query(purpose))).await?;
            session.print(&answer, |answer| say(dossier(answer)));
        }
        Subject::Search { name, limit, purpose } => {
            let answer = session
                .client
                .get(&format!("/subjects?name={}&limit={limit}&purpose={}", query(name), query(purpose)))
                .await?;
            session.print(&answer, |answer| say(found(answer)));
            if list(&answer, "subjects").is_empty() {
                return Err(Failure::No(format!(
                    "no subject of such a name is held here and released to you for {purpose}"
                )));
            }
        }
    }
    Ok(())
}

fn found(answer: &Value) -> String {
    let mut rows = vec![["SCORE", "NAME", "BORN", "CATEGORY", "FROM", "SUBJECT"].map(String::from).to_vec()];
    for subject in list(answer, "subjects") {
        rows.push(vec![
            format!("{:.2}", subject["score"].as_f64().unwrap_or(0.0)),
            text(subject, "caption").into(),
            words(subject, "birth"),
            words(subject, "persons"),
            words(subject, "originators"),
            text(subject, "id").into(),
        ]);
    }
    if rows.len() == 1 { String::new() } else { table(&rows) }
}

fn dossier(answer: &Value) -> String {
    let mut rows =
        vec![["PROPERTY", "VALUE", "ORIGINAL", "GRADE", "FROM", "LABEL"].map(String::from).to_vec()];
    for statement in list(answer, "statements") {
        rows.push(
            ["property", "value", "original", "grade", "originator", "banner"]
                .map(|f| text(statement, f).to_owned())
                .to_vec(),
        );
    }
    format!(
        "{}\n{}  {}\n\n{}",
        text(answer, "banner"),
        text(answer, "kind"),
        text(answer, "id"),
        table(&rows)
    )
}

pub(super) async fn screen(session: &Session, arguments: &Screen) -> Outcome {
    let mut body = question(&arguments.before, arguments.limit)?;
    body["purpose"] = json!(arguments.purpose);
    let answer = session.client.post_json("/screenings", &body).await?;
    session.print(&answer, |answer| say(collision_shield(answer)));
    verdict(&answer)
}

/// The question of a screening, without its purpose.
pub(super) fn question(before: &Before, limit: usize) -> Result<Value, Failure> {
    let mrz = match before.mrz.as_deref() {
        Some("-") => Some(typed_zone()?),
        given => given.map(str::to_owned),
    };
    let mut question = json!({ "limit": limit });
    let fields = [
        ("name", &before.name),
        ("mrz", &mrz),
        ("birth", &before.birth),
        ("mother", &before.mother),
        ("document", &before.document),
    ];
    for (field, value) in fields {
        if let Some(value) = value {
            question[field] = json!(value);
        }
    }
    Ok(question)
}

/// What a reader types: two or three lines, with room for what it types around them.
fn typed_zone() -> Result<String, Failure> {
    const MOST_BYTES: u64 = 1024;
    let mut zone = String::new();
    let read = io::stdin().take(MOST_BYTES).read_to_string(&mut zone);
    read.map_err(|e| Failure::Machine(format!("standard input cannot be read: {e}")))?;
    Ok(zone)
}

/// The paper by which somebody was screened, in a line before the answer.
fn paper(paper: &Value) -> String {
    if paper.is_null() {
        return String::new();
    }
    let field = |name| crate::output::isolate(text(paper, name));
    let holds = if paper["expired"] == true { "expired" } else { "holds until" };
    format!(
        "{} {} {}  {}  {holds} {}\n",
        text(paper, "format"),
        field("issuer"),
        field("number"),
        field("name"),
        field("expires")
    )
}

/// What the exit code says of a screening.
pub(super) fn verdict(answer: &Value) -> Outcome {
    match text(answer, "outcome") {
        "hit" => Ok(()),
        "cleared" => Err(Failure::No("no hit: he is cleared".into())),
        "same-name" => Err(Failure::No("a name alone is no hit: ask for a second discriminator".into())),
        _ => Err(Failure::No("no hit".into())),
    }
}

/// First how many have this name, how many are cleared and wanted, and what to ask; then who it may be, and by what.
pub(super) fn collision_shield(answer: &Value) -> String {
    let candidates = list(answer, "candidates");
    let count = |field: &str| answer[field].as_u64().unwrap_or(0);
    let more = if answer["more"] == true { "at least " } else { "" };
    let paper = paper(&answer["paper"]);
    let named = match count("named") {
        0 if candidates.is_empty() => {
            return format!("{paper}nobody of this name is held here and released to you for this purpose");
        }
        1 => format!("{more}1 has a name like this"),
        n => format!("{more}{n} have a name like this"),
    };
    let mut out = format!("{paper}{named}; {} cleared; {} wanted", count("cleared"), count("wanted"));
    let questions: Vec<&str> = list(answer, "ask").iter().map(|q| text(q, "kind")).collect();
    if !questions.is_empty() {
        out.push_str(&format!("\ncheck: {}", questions.join(", then ")));
    }
    for candidate in candidates {
        let verdict = match (text(candidate, "outcome"), text(candidate, "standing")) {
            ("hit", "cleared") => "CLEARED: this is he, and he is cleared: let him go",
            ("hit", _) => "HIT: identify him and call the originator, no more",
            ("excluded", _) => "not him: another discriminator contradicts",
            ("other-name", _) => "the number of his paper under another name",
            (_, "cleared") => "same name only (cleared)",
            _ => "same name only",
        };
        out.push_str(&format!(
            "\n\n{verdict}  {:.2}  {}  [{}]  from {}  {}",
            candidate["name"]["score"].as_f64().unwrap_or(0.0),
            crate::output::isolate(text(candidate, "caption")),
            words(candidate, "persons"),
            words(candidate, "originators"),
            text(candidate, "subject"),
        ));
        for part in list(&candidate["name"], "parts") {
            out.push_str(&format!("\n    {}", name_part(part)));
        }
        for evidence in list(candidate, "evidence") {
            let (kind, outcome) = (text(evidence, "kind"), text(evidence, "outcome"));
            let weight = evidence["weight"].as_f64().unwrap_or(0.0);
            out.push_str(&format!(
                "\n    {kind} {outcome}: {} ({weight:+.1} bits)",
                text(evidence, "detail")
            ));
        }
    }
    out
}

fn name_part(part: &Value) -> String {
    let side = |field: &str| match part[field].as_str() {
        Some(text) => crate::output::isolate(text),
        None => "-".into(),
    };
    let (role, how) = (text(part, "role"), text(part, "how"));
    format!(
        "{} ~ {}  {role}: {how}, cost {:.2}",
        side("left"),
        side("right"),
        part["cost"].as_f64().unwrap_or(0.0)
    )
}
