//! `tansiq committee minute`: what is open when a chair passes, written by the one and taken over by the next.

use super::committee::committee;
use super::{Session, query, read_file};
use crate::cli::CommitteeMinute;
use crate::failure::{Failure, Outcome};
use crate::output::{list, say, text, time, words};
use serde_json::{Value, json};
use std::path::Path;

/// The longest file with a minute, in bytes: as long as the node takes.
const MAX_MINUTE_BYTES: u64 = 1024 * 1024;

pub(super) async fn run(session: &Session, command: &CommitteeMinute) -> Outcome {
    match command {
        CommitteeMinute::Prepare { agreement } => {
            let committee = committee(session, agreement).await?;
            let parts: Vec<Value> =
                list(&committee, "minute").iter().map(|item| json!({ "item": item, "lines": [] })).collect();
            session.print(&json!({ "parts": parts }), |_| say(empty(agreement, &committee)));
        }
        CommitteeMinute::Write { agreement, file } => {
            let minute = session.client.post_json(&path(agreement), &read(file)?).await?;
            session.print(&minute, |minute| say(one(minute)));
        }
        CommitteeMinute::Sign { agreement, minute } => {
            let path = format!("{}/signatures", path(agreement));
            let minute = session.client.post_json(&path, &json!({ "minute": minute })).await?;
            session.print(&minute, |minute| say(one(minute)));
        }
        CommitteeMinute::Show { agreement, term } => {
            let mut answer = session.client.get(&path(agreement)).await?;
            if let (Some(day), Some(minutes)) = (term, answer["minutes"].as_array_mut()) {
                let day = day.to_string();
                // Dates as text stand in the order of the calendar.
                minutes.retain(|m| (text(m, "first")..=text(m, "last")).contains(&day.as_str()));
            }
            session.print(&answer, |answer| {
                let minutes: Vec<_> = list(answer, "minutes").iter().map(one).collect();
                say(if minutes.is_empty() { "no minutes".into() } else { minutes.join("\n\n") });
            });
        }
    }
    Ok(())
}

fn path(agreement: &str) -> String {
    format!("/committees/{}/minutes", query(agreement))
}

/// A file to fill in.
fn empty(agreement: &str, committee: &Value) -> String {
    let mut out = format!(
        "# What is open in {agreement} when the chair passes, one line each, at most 500 characters.\n\
         # Every seat reads it. Name things by number; say nothing of what a report says.\n"
    );
    for item in list(committee, "minute").iter().filter_map(Value::as_str) {
        out.push_str(&format!("\n[[parts]]\nitem = \"{item}\"\nlines = [\n]\n"));
    }
    out.trim_end().to_owned()
}

fn read(file: &Path) -> Result<Value, Failure> {
    let bytes = read_file(file, MAX_MINUTE_BYTES)?;
    let wrong =
        |what: String| Failure::No(format!("expected a minute as TOML in {}; {what}", file.display()));
    let text = String::from_utf8(bytes).map_err(|_| wrong("found bytes that are not UTF-8".into()))?;
    toml::from_str(&text).map_err(|error: toml::de::Error| wrong(error.to_string()))
}

fn one(minute: &Value) -> String {
    let mut out = format!(
        "{}\nterm {}, {} to {}: {} hands over to {}\nwritten {}, signed by {}",
        text(minute, "id"),
        minute["term"],
        text(minute, "first"),
        text(minute, "last"),
        text(minute, "outgoing"),
        text(minute, "incoming"),
        time(text(minute, "written")),
        words(minute, "signed_by"),
    );
    for part in list(minute, "parts") {
        let lines = list(part, "lines");
        out.push_str(&format!("\n{}{}", text(part, "item"), if lines.is_empty() { ": none" } else { "" }));
        for line in lines.iter().filter_map(Value::as_str) {
            out.push_str(&format!("\n  {line}"));
        }
    }
    out
}
