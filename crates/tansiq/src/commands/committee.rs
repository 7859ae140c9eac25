//! `tansiq committee`: the committees of the agreements, who has the chair, when it passes, and the minutes of that.

use super::{Session, minutes, query};
use crate::cli::Committee;
use crate::failure::{Failure, Outcome};
use crate::output::{list, say, table, text, words};
use serde_json::Value;

pub(super) async fn run(session: &Session, command: &Committee) -> Outcome {
    match command {
        Committee::List => {
            let mut answer = session.client.get("/agreements").await?;
            if let Some(agreements) = answer["agreements"].as_array_mut() {
                agreements.retain(|agreement| agreement["committee"].is_object());
            }
            session.print(&answer, |answer| say(listing(answer)));
        }
        Committee::Minute(command) => return minutes::run(session, command).await,
        Committee::Show { agreement } => {
            let committee = committee(session, agreement).await?;
            session.print(&committee, |committee| say(card(committee)));
        }
        Committee::Calendar { agreement, until } => {
            let mut committee = committee(session, agreement).await?;
            if let (Some(until), Some(terms)) = (until, committee["terms"].as_array_mut()) {
                // Dates as text stand in the order of the calendar.
                terms.retain(|term| text(term, "first") <= until.to_string().as_str());
            }
            session.print(&committee["terms"], |_| say(calendar(&committee)));
        }
    }
    Ok(())
}

pub(super) async fn committee(session: &Session, agreement: &str) -> Result<Value, Failure> {
    let mut answer = session.client.get(&format!("/agreements/{}", query(agreement))).await?;
    match answer["committee"].take() {
        Value::Null => Err(Failure::No(
            "expected an agreement that sets up a committee; found one without: `tansiq committee list`"
                .into(),
        )),
        committee => Ok(committee),
    }
}

fn listing(answer: &Value) -> String {
    let mut rows = vec![["AGREEMENT", "COMMITTEE", "SEATS", "CHAIR", "UNTIL"].map(String::from).to_vec()];
    for agreement in list(answer, "agreements") {
        let committee = &agreement["committee"];
        rows.push(vec![
            text(agreement, "id").into(),
            text(committee, "title").into(),
            words(committee, "seats"),
            text(&committee["now"], "chair").into(),
            text(&committee["now"], "last").into(),
        ]);
    }
    if rows.len() == 1 { "no agreement sets up a committee".into() } else { table(&rows) }
}

fn card(committee: &Value) -> String {
    let now = &committee["now"];
    let chair = if now.is_object() {
        format!("{}, until {}", text(now, "chair"), text(now, "last"))
    } else {
        "nobody: the agreement is not in force, or the first term has not begun".into()
    };
    let row = |name: &str, value: String| vec![name.to_owned(), value];
    let rows = [
        row("title", text(committee, "title").into()),
        row("", text(committee, "title_ar").into()),
        row("seats", words(committee, "seats")),
        row("chair", chair),
        row("term", format!("{} months, since {}", committee["term_months"], text(committee, "first_day"))),
        row("the chair may", words(committee, "powers")),
        row("a hand-over lists", words(committee, "minute")),
    ];
    format!("{}\nThe chair reads no more than the other seats.", table(&rows))
}

fn calendar(committee: &Value) -> String {
    let mut rows = vec![["TERM", "CHAIR", "FROM", "UNTIL", ""].map(String::from).to_vec()];
    for term in list(committee, "terms") {
        let now = term["number"] == committee["now"]["number"];
        rows.push(vec![
            term["number"].to_string(),
            text(term, "chair").into(),
            text(term, "first").into(),
            text(term, "last").into(),
            if now { "now".into() } else { String::new() },
        ]);
    }
    table(&rows)
}
