//! `tansiq traffic`: what went to whom, and why not.

use super::{Session, query};
use crate::failure::Outcome;
use crate::output::{list, say, table, text, time, words};
use serde_json::Value;

/// So many reasons fit beside each other in a tired head.
const REASONS_SHOWN: usize = 3;

pub(super) async fn run(session: &Session, report: Option<&str>, limit: usize) -> Outcome {
    match report {
        Some(report) => {
            let answer = session.client.get(&format!("/traffic/{}", query(report))).await?;
            session.print(&answer, |answer| say(one_report(answer)));
        }
        None => {
            let answer = session.client.get(&format!("/traffic?limit={limit}")).await?;
            session.print(&answer, |answer| say(lines(answer)));
        }
    }
    Ok(())
}

fn lines(answer: &Value) -> String {
    let mut rows = vec![
        ["POSITION", "TIME", "WHAT", "MEMBER", "STATEMENTS", "PRECEDENCE", "REPORT", "WHY"]
            .map(String::from)
            .to_vec(),
    ];
    for line in list(answer, "lines") {
        let why = match words(line, "clauses") {
            clauses if clauses.is_empty() => reasons(line),
            clauses => clauses,
        };
        let what = match text(line, "what") {
            "withheld" if line["whole"] == true => "withheld whole",
            what => what,
        };
        rows.push(vec![
            line["position"].to_string(),
            time(text(line, "at")),
            what.into(),
            text(line, "member").into(),
            line["statements"].as_u64().filter(|n| *n > 0).map(|n| n.to_string()).unwrap_or_default(),
            text(&line["report"], "precedence").into(),
            text(&line["report"], "id").into(),
            why,
        ]);
    }
    if rows.len() == 1 {
        "no traffic yet: `tansiq report submit FILE` submits a report".into()
    } else {
        table(&rows)
    }
}

fn one_report(answer: &Value) -> String {
    let report = &answer["report"];
    let mut out = format!(
        "{} of {}, {}, {}",
        text(report, "kind"),
        text(report, "originator"),
        text(report, "precedence"),
        text(report, "id")
    );
    for member in list(answer, "members") {
        out.push_str(&format!(
            "\n\n{}: {}, {} statements given, {} withheld",
            text(member, "member"),
            text(member, "state"),
            member["statements"],
            member["withheld"].as_u64().unwrap_or(0)
        ));
        for (what, field) in [("disclosed", "disclosed"), ("acknowledged", "acknowledged")] {
            if let Some(at) = member[field].as_str() {
                out.push_str(&format!("\n  {what} {}", time(at)));
            }
        }
        if !list(member, "clauses").is_empty() {
            out.push_str(&format!("\n  released by {}", words(member, "clauses")));
        }
        let reasons = list(member, "reasons");
        for reason in reasons.iter().take(REASONS_SHOWN) {
            out.push_str(&format!(
                "\n  withheld {:3}  {}",
                reason["statements"].as_u64().unwrap_or(0),
                text(reason, "text")
            ));
        }
        if reasons.len() > REASONS_SHOWN {
            out.push_str(&format!(
                "\n                and {} more reasons: --json has them all",
                reasons.len() - REASONS_SHOWN
            ));
        }
    }
    out
}

fn reasons(line: &Value) -> String {
    let texts: Vec<_> = list(line, "reasons").iter().map(|r| text(r, "code")).collect();
    texts.join(", ")
}
