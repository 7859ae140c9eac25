//! `tansiq rfi`: requests for information.

use super::desk::until;
use super::report::draft;
use super::{Session, query};
use crate::cli::Rfi;
use crate::failure::{Failure, Outcome};
use crate::output::{list, say, table, text, time};
use jiff::Timestamp;
use serde_json::{Value, json};
use std::path::Path;
use tansiq_report::Moment;

pub(super) async fn run(session: &Session, command: &Rfi) -> Outcome {
    match command {
        Rfi::Ask { file, report, to, purpose, case, precedence, due, as_chair } => {
            let due = due.as_deref().map(moment).transpose()?;
            let question = match (report, file) {
                (Some(report), _) => report.clone(),
                (None, Some(file)) => submitted(session, file, to).await?,
                (None, None) => return Err(Failure::Usage("expected a file, or --report ID".into())),
            };
            let mut asked = json!({"to": to, "question": question, "purpose": purpose, "case": case});
            for (field, value) in [("precedence", precedence), ("due", &due), ("as_chair", as_chair)] {
                if let Some(value) = value {
                    asked[field] = value.as_str().into();
                }
            }
            let answer = session.client.post_json("/rfis", &asked).await?;
            session
                .print(&answer, |answer| say(format!("asked: {}, by report {question}", text(answer, "id"))));
        }
        Rfi::List => {
            let answer = session.client.get("/rfis").await?;
            session.print(&answer, |answer| say(listing(answer, Timestamp::now())));
        }
        Rfi::Answer { id, extent, report, ground } => {
            let mut said = json!({"extent": extent, "reports": report});
            if let Some(ground) = ground {
                said["ground"] = ground.as_str().into();
            }
            let answer = session.client.post_json(&format!("/rfis/{}/answers", query(id)), &said).await?;
            session.print(&answer, |answer| say(format!("{id}: {}", text(answer, "standing"))));
        }
    }
    Ok(())
}

/// Submits a draft of which the member gets something. One of which it gets nothing asks it nothing, and is not submitted:
/// others might get it.
async fn submitted(session: &Session, file: &Path, to: &str) -> Result<String, Failure> {
    let (media, bytes) = draft(file)?;
    let preview = session.client.post("/reports?dry_run=true", media, bytes.clone()).await?;
    let partner = list(&preview, "partners").iter().find(|partner| text(partner, "member") == to);
    if partner.is_none_or(|partner| partner["released"].as_u64() == Some(0)) {
        return Err(Failure::No(format!(
            "expected a draft of which {to} gets something; it gets nothing, and nothing was submitted. `tansiq report \
             submit --dry-run` says why"
        )));
    }
    Ok(text(&session.client.post("/reports", media, bytes).await?, "id").to_owned())
}

/// A moment as people write it, in the form of the interface.
fn moment(written: &str) -> Result<String, Failure> {
    let read = written.parse::<Timestamp>().map_err(|_| {
        Failure::Usage("--due: expected a moment as 2026-12-01T12:00:00Z; found another form".into())
    })?;
    Ok(Moment::from(read).to_string())
}

fn listing(answer: &Value, now: Timestamp) -> String {
    let requests = list(answer, "requests");
    if requests.is_empty() {
        return "no requests: `tansiq rfi ask` makes one".into();
    }
    let head = ["REQUEST", "", "MEMBER", "STANDING", "PRECEDENCE", "DUE", "QUESTION", "CASE"];
    let mut rows = vec![head.map(String::from).to_vec()];
    for rfi in requests {
        let due = match text(rfi, "standing") {
            "open" | "overdue" => until(text(rfi, "due"), now),
            _ => time(text(rfi, "due")),
        };
        rows.push(vec![
            text(rfi, "id").into(),
            match (rfi["ours"] == true, rfi["as_chair"].is_string()) {
                (true, false) => "to",
                (true, true) => "to, as the chair",
                (false, false) => "from",
                (false, true) => "from the chair",
            }
            .into(),
            text(rfi, "member").into(),
            standing(rfi),
            text(rfi, "precedence").to_uppercase(),
            due,
            text(rfi, "question").into(),
            text(rfi, "case").into(),
        ]);
    }
    let mut out = table(&rows);
    for rfi in requests {
        for answered in list(rfi, "answers") {
            for report in list(answered, "reports") {
                let (id, report) = (text(rfi, "id"), report.as_str().unwrap_or_default());
                out.push_str(&format!("\n{id} is answered by {report}"));
            }
        }
    }
    let head = ["MEMBER", "", "ASKED", "OPEN", "OVERDUE", "WHOLE", "PART", "REFUSED", "LATE", "GROUNDS"];
    let mut rows = vec![head.map(String::from).to_vec()];
    for counts in list(answer, "counts") {
        let way = if counts["ours"] == true { "we asked" } else { "asked us" };
        let mut row = vec![text(counts, "member").into(), way.into()];
        let numbers = ["asked", "open", "overdue", "whole", "part", "refused", "late"];
        row.extend(numbers.map(|field| counts[field].to_string()));
        let grounds = list(counts, "grounds").iter();
        let grounds: Vec<_> = grounds.map(|g| format!("{} {}", text(g, "ground"), g["count"])).collect();
        row.push(grounds.join(", "));
        rows.push(row);
    }
    format!("{out}\n\n{}", table(&rows))
}

/// How it stands, with the ground and whether it came late.
fn standing(rfi: &Value) -> String {
    let last = list(rfi, "answers").last();
    let ground = last.map(|answer| text(answer, "ground")).unwrap_or_default();
    let late = if last.is_some_and(|answer| answer["late"] == true) { ", late" } else { "" };
    match ground {
        "" => format!("{}{late}", text(rfi, "standing")),
        ground => format!("{}: {ground}{late}", text(rfi, "standing")),
    }
}
