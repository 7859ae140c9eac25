//! `tansiq identity`: somebody as he is known, for a reader at a terminal.

use super::reach::not_reached;
use super::{Session, query};
use crate::cli::Identity;
use crate::failure::Outcome;
use crate::output::{isolate, list, say, table, text, time, words};
use serde_json::Value;

pub(super) async fn run(session: &Session, command: &Identity) -> Outcome {
    let Identity::Show { id, purpose } = command;
    let path = format!("/identities/{}?purpose={}", query(id), query(purpose));
    let mut answer = session.client.get(&path).await?;
    if list(&answer, "first").iter().any(|statement| text(statement, "property") == "clearance") {
        // Only who may read the traffic is told whom a clearance does not reach; the dossier is for others too.
        let path = format!("/identities/{}/reach?purpose={}", query(id), query(purpose));
        if let Ok(reach) = session.client.get(&path).await {
            answer["clearances"] = reach["clearances"].clone();
        }
    }
    session.print(&answer, |answer| say(dossier(answer)));
    Ok(())
}

fn dossier(answer: &Value) -> String {
    let subjects = list(answer, "subjects");
    let how = match text(answer, "standing") {
        "cleared" => "CLEARED",
        "wanted" => "WANTED",
        _ => "known",
    };
    let mut out = format!(
        "{}\n{how}  {}  {}  from {}\n",
        text(answer, "banner"),
        isolate(text(answer, "caption")),
        text(answer, "id"),
        words(answer, "originators")
    );
    if subjects.len() > 1 {
        out.push_str(&format!("{} subjects are this one man:\n", subjects.len()));
        let line = |s: &Value| {
            let count = s["statements"].as_u64().unwrap_or(0).to_string();
            vec![text(s, "id").into(), text(s, "caption").into(), words(s, "originators"), count]
        };
        out.push_str(&table(&subjects.iter().map(line).collect::<Vec<_>>()));
        out.push('\n');
    }
    for clearance in list(answer, "clearances") {
        out.push_str(&format!("{}\n", not_reached(clearance).trim_start()));
    }
    let mut rows = vec![headings()];
    for statement in list(answer, "first") {
        rows.push(row(statement, text(statement, "property")));
    }
    for property in list(answer, "properties") {
        let mark = if property["conflict"] == true { "! " } else { "" };
        let name = format!("{mark}{}", text(property, "property"));
        rows.extend(list(property, "statements").iter().map(|statement| row(statement, &name)));
    }
    for sighting in list(answer, "sightings") {
        rows.extend(
            list(sighting, "statements").iter().map(|s| row(s, &format!("seen/{}", text(s, "property")))),
        );
    }
    out.push_str(&format!("\n{}", table(&rows)));
    if list(answer, "properties").iter().any(|property| property["conflict"] == true) {
        out.push_str("\n\n! = these cannot all be true");
    }
    for link in list(answer, "links") {
        let arrow = if link["incoming"] == true { "<-" } else { "->" };
        out.push_str(&format!(
            "\n{arrow} {}  {} {}  ({} {})",
            text(link, "property"),
            text(link, "kind"),
            isolate(text(link, "caption")),
            text(&link["statement"], "originator"),
            text(link, "id"),
        ));
    }
    if answer["links_cut"] == true {
        out.push_str("\nmore is linked with him than is shown here");
    }
    let decisions = list(answer, "decisions");
    if !decisions.is_empty() {
        out.push_str(&format!("\n\n{}", decisions_table(decisions)));
    }
    out
}

fn headings() -> Vec<String> {
    ["PROPERTY", "VALUE", "ORIGINAL", "GRADE", "FROM", "WRITTEN", "LABEL"].map(String::from).to_vec()
}

fn row(statement: &Value, name: &str) -> Vec<String> {
    let cell = |field: &str| text(statement, field).to_owned();
    let written = text(statement, "written").get(..10).unwrap_or_default().to_owned();
    let value = match (statement["ended"] == true, statement["until"].as_str()) {
        (true, Some(until)) => format!("{} (ended {until})", cell("value")),
        _ => cell("value"),
    };
    vec![name.to_owned(), value, cell("original"), cell("grade"), cell("originator"), written, cell("banner")]
}

/// Decisions as a table.
pub(super) fn decisions_table(decisions: &[Value]) -> String {
    let mut rows =
        vec![["DECIDED", "BY", "VERDICT", "EFFECT", "ONE", "OTHER", "DECISION"].map(String::from).to_vec()];
    for decision in decisions {
        let mut row = vec![time(text(decision, "written"))];
        let fields = ["originator", "verdict", "effect", "one", "other", "id"];
        row.extend(fields.map(|field| text(decision, field).to_owned()));
        rows.push(row);
    }
    table(&rows)
}
