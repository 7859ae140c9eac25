//! `tansiq report recall|correct|recalls|keep`: taking back, correcting, and who acted.

use super::report::draft;
use super::{Session, query};
use crate::cli::Report;
use crate::failure::Outcome;
use crate::output::{list, say, table, text, time};
use serde_json::{Value, json};

pub(super) async fn run(session: &Session, command: &Report) -> Outcome {
    match command {
        Report::Recall { id, ground, statement, from, reason } => {
            let body = json!({"ground": ground, "statements": statement, "from": from, "reason": reason});
            let answer = session.client.post_json(&format!("/reports/{}/recall", query(id)), &body).await?;
            session.print(&answer, |answer| say(ordered(answer)));
        }
        Report::Correct { id, file, statement, reason } => {
            let (media, bytes) = draft(file)?;
            let mut path = format!("/reports/{}/correction?reason={}", query(id), query(reason));
            if !statement.is_empty() {
                path.push_str(&format!("&statements={}", query(&statement.join(","))));
            }
            let answer = session.client.post(&path, media, bytes).await?;
            session.print(&answer, |answer| say(ordered(answer)));
        }
        Report::Recalls { purpose } => {
            let answer = session.client.get(&format!("/recalls?purpose={}", query(purpose))).await?;
            session.print(&answer, |answer| say(listing(answer)));
        }
        Report::Keep { id, ground, let_go, basis } => {
            let body = json!({"ground": ground, "basis": basis});
            session.client.post_json(&format!("/reports/{}/keep", query(id)), &body).await?;
            let said = if *let_go { "need not be kept any more" } else { "is kept even if it is recalled" };
            session.print(&Value::Null, |_| say(format!("{id} {said}")));
        }
        Report::Submit { .. } | Report::Show { .. } => {}
    }
    Ok(())
}

fn ordered(answer: &Value) -> String {
    let recall = text(answer, "recall");
    match text(answer, "report") {
        "" => format!("{recall}: every holder is told; `tansiq report recalls` says who acted"),
        report => format!("{recall}: every holder is told; {report} takes its place"),
    }
}

fn listing(answer: &Value) -> String {
    let (ours, taken) = (list(answer, "ours"), list(answer, "taken"));
    if ours.is_empty() && taken.is_empty() {
        return "no recalls: nothing was taken back by this member or from it".into();
    }
    let mut parts: Vec<String> = ours.iter().map(own).collect();
    parts.extend(taken.iter().map(received));
    parts.join("\n\n")
}

fn own(recall: &Value) -> String {
    let mut out = format!(
        "{}  {} of {} of {}, {}\n  ground: {}; {}",
        text(recall, "id"),
        text(recall, "act"),
        statements(recall),
        text(recall, "report"),
        time(text(recall, "at")),
        text(recall, "ground"),
        text(recall, "reason")
    );
    if let by @ 1.. = text(recall, "replaced_by").len() {
        out.push_str(&format!("\n  {} takes its place", &text(recall, "replaced_by")[..by]));
    }
    let mut rows = vec![];
    for holder in list(recall, "holders") {
        let state = match text(holder, "state") {
            "not-reached" => format!("not reached since {}", time(text(holder, "at"))),
            "refused" => format!("keeps it since {}: {}", time(text(holder, "at")), text(holder, "ground")),
            _ => format!("done {}", time(text(holder, "at"))),
        };
        let via = match text(holder, "via") {
            "" => String::new(),
            via => format!("through {via}"),
        };
        rows.push(vec![format!("  {}", text(holder, "member")), via, state]);
    }
    match rows.is_empty() {
        true => out.push_str("\n  nobody had it"),
        false => out.push_str(&format!("\n{}", table(&rows))),
    }
    out + &rested(recall)
}

fn received(recall: &Value) -> String {
    let did = match text(recall, "kept") {
        "" => "done".to_owned(),
        ground => format!("kept: {ground}"),
    };
    format!(
        "{}  {} by {}, {} of {}\n  ground: {}; {did} {}{}",
        text(recall, "id"),
        text(recall, "act"),
        text(recall, "originator"),
        statements(recall),
        text(recall, "item"),
        text(recall, "ground"),
        time(text(recall, "at")),
        rested(recall)
    )
}

fn statements(recall: &Value) -> String {
    match list(recall, "statements").len() {
        1 => "1 statement".into(),
        many => format!("{many} statements"),
    }
}

/// What was concluded from it.
fn rested(recall: &Value) -> String {
    let line = |conclusion: &Value| {
        let what = match text(&conclusion["decision"], "verdict") {
            "" => "a conclusion".to_owned(),
            verdict => format!("the decision \u{201c}{verdict}\u{201d}"),
        };
        format!(
            "\n  rests on it: {what} of {} about {} ({})",
            text(conclusion, "originator"),
            text(conclusion, "subject"),
            text(conclusion, "id")
        )
    };
    list(recall, "rested").iter().map(line).collect()
}
