//! `tansiq desk`: what waits, and taking it up.

use super::Session;
use crate::cli::Desk;
use crate::failure::Outcome;
use crate::output::{list, say, table, text, time, words};
use jiff::{Timestamp, Unit};
use serde_json::{Value, json};
use tansiq_report::Moment;

pub(super) async fn run(session: &Session, command: Option<&Desk>) -> Outcome {
    match command {
        None => {
            let answer = session.client.get("/desk").await?;
            session.print(&answer, |answer| say(desk(answer, Timestamp::now())));
        }
        Some(Desk::TakeUp { reports, precedence, written_before }) => {
            let reports = match (precedence, written_before) {
                (None, None) => reports.clone(),
                (precedence, before) => {
                    waiting(&session.client.get("/desk").await?, precedence.as_deref(), *before)
                }
            };
            if reports.is_empty() {
                session.print(&json!({"taken_up": []}), |_| say("nothing of that sort waits"));
                return Ok(());
            }
            let answer = session.client.post_json("/desk/taken-up", &json!({"reports": reports})).await?;
            session.print(&answer, |answer| {
                let taken = list(answer, "taken_up").len();
                let before = reports.len() - taken;
                say(match before {
                    0 => format!("{taken} in hand"),
                    _ => format!("{taken} in hand; {before} somebody had in hand before"),
                });
            });
        }
    }
    Ok(())
}

/// Ids of what waits with a precedence, if one is asked for, and was written before a moment, if one is.
fn waiting(desk: &Value, precedence: Option<&str>, before: Option<Moment>) -> Vec<String> {
    let sought = |report: &&Value| {
        let written = || text(report, "written").parse::<Moment>();
        precedence.is_none_or(|precedence| text(report, "precedence") == precedence)
            && before.is_none_or(|before| written().is_ok_and(|written| written < before))
    };
    let reports = list(desk, "waiting").iter().map(|waiting| &waiting["report"]);
    reports.filter(sought).map(|report| text(report, "id").to_owned()).collect()
}

fn desk(answer: &Value, now: Timestamp) -> String {
    let mut parts = Vec::new();
    let waiting = list(answer, "waiting");
    if waiting.is_empty() {
        parts.push("nothing waits at the desk".to_owned());
    } else {
        let head = ["PRECEDENCE", "DUE", "DESK", "FROM", "KIND", "RECEIVED", "REPORT"];
        let mut rows = vec![head.map(String::from).to_vec()];
        rows.extend(waiting.iter().map(|item| {
            let report = &item["report"];
            vec![
                text(report, "precedence").to_uppercase(),
                until(text(item, "due"), now),
                text(item, "desk").into(),
                text(report, "originator").into(),
                text(report, "kind").into(),
                time(text(item, "since")),
                text(report, "id").into(),
            ]
        }));
        parts.push(table(&rows));
    }
    if answer["more"] == true {
        parts.push("more waits than is listed".into());
    }
    if !list(answer, "late").is_empty() {
        let head = ["NOT ACKNOWLEDGED BY", "PRECEDENCE", "DUE", "SINCE", "DELIVERY"];
        let mut rows = vec![head.map(String::from).to_vec()];
        rows.extend(list(answer, "late").iter().map(|late| {
            vec![
                text(late, "member").into(),
                text(late, "precedence").to_uppercase(),
                until(text(late, "due"), now),
                time(text(late, "since")),
                match late["sequence"].as_u64() {
                    Some(number) => format!("number {number}"),
                    None => "waits behind the first".into(),
                },
            ]
        }));
        parts.push(table(&rows));
    }
    parts.push(called(answer));
    parts.join("\n\n")
}

/// Whose desks are called here, and when.
fn called(answer: &Value) -> String {
    let minutes = answer["handling_minutes"].as_object().into_iter().flatten();
    let mut minutes: Vec<_> = minutes.map(|(p, n)| (n.as_i64().unwrap_or_default(), p)).collect();
    minutes.sort();
    let times: Vec<_> =
        minutes.iter().map(|(n, p)| format!("{} {}", p.to_uppercase(), how_long(*n))).collect();
    format!("desks: {}\neach after {}", words(answer, "desks"), times.join(", "))
}

/// `in 7 min`, `3 h 20 min ago`.
pub(super) fn until(due: &str, now: Timestamp) -> String {
    let Ok(due) = due.parse::<Timestamp>() else { return due.to_owned() };
    let minutes = due.since((Unit::Minute, now)).map_or(0, |span| span.get_minutes());
    let long = how_long(minutes.abs());
    if minutes < 0 { format!("{long} ago") } else { format!("in {long}") }
}

fn how_long(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours @ ..48, minutes) => format!("{hours} h {minutes} min"),
        (hours, _) => format!("{} days", hours / 24),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_long_it_is_until_then() {
        let now: Timestamp = "2026-11-20T03:00:00Z".parse().unwrap();
        let until = |due: &str| until(due, now);
        assert_eq!(until("2026-11-20T03:09:30Z"), "in 9 min");
        assert_eq!(until("2026-11-20T02:40:00Z"), "20 min ago");
        assert_eq!(until("2026-11-19T23:30:00Z"), "3 h 30 min ago");
        assert_eq!(until("2026-11-20T06:00:00Z"), "in 3 h");
        assert_eq!(until("2026-11-10T03:00:00.001Z"), "9 days ago");
    }
}
