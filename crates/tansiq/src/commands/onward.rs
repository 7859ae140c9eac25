//! `tansiq onward`: the third-party rule, from the request to what is passed on.

use super::{Session, query};
use crate::cli::{Cli, Onward, OnwardAnswer};
use crate::failure::Outcome;
use crate::output::{list, say, table, text, time, words};
use serde_json::{Value, json};

pub(super) async fn run(cli: &Cli, command: &Onward) -> Outcome {
    let role = match command {
        Onward::Answer(_) | Onward::Revoke { .. } => "legal-officer",
        _ => "analyst",
    };
    let session = Session::open(cli, role).await?;
    match command {
        Onward::Ask { item, to, purpose, basis, statement, until } => {
            let asked = json!({
                "item": item, "to": to, "purposes": purpose, "basis": basis, "statements": statement, "until": until,
            });
            let answer = session.client.post_json("/onward/requests", &asked).await?;
            session.print(&answer, |answer| say(format!("asked: {}", text(answer, "id"))));
        }
        Onward::Requests => {
            let answer = session.client.get("/onward").await?;
            session.print(&answer, |answer| say(listing(answer)));
        }
        Onward::Show { id } => {
            let answer = session.client.get(&format!("/onward/{}", query(id))).await?;
            session.print(&answer, |answer| say(one(answer)));
        }
        Onward::Answer(answer) => {
            let path = format!("/onward/{}/answer", query(&answer.id));
            let said = session.client.post_json(&path, &said(answer)).await?;
            session.print(&said, |said| say(one(said)));
        }
        Onward::Give { item, to, basis } => {
            let order = json!({ "item": item, "to": to, "basis": basis });
            let answer = session.client.post_json("/onward/gifts", &order).await?;
            session.print(&answer, |answer| match text(answer, "consent") {
                "" => say(format!("goes to {to}: the clauses ask for no consent")),
                consent => say(format!("goes to {to} by consent {consent}")),
            });
        }
        Onward::Revoke { id, ground } => {
            let path = format!("/onward/{}/revocation", query(id));
            let answer = session.client.post_json(&path, &json!({ "ground": ground })).await?;
            session.print(&answer, |answer| say(one(answer)));
        }
    }
    Ok(())
}

fn said(answer: &OnwardAnswer) -> Value {
    json!({
        "answer": answer.answer, "statements": answer.statement, "report": answer.report,
        "purposes": answer.purpose, "until": answer.until, "ground": answer.ground,
    })
}

fn listing(answer: &Value) -> String {
    let mut rows = vec![
        ["REQUEST", "WE ARE", "HOLDER", "ORIGINATOR", "TO", "STANDING", "UNTIL", "ITEM"]
            .map(String::from)
            .to_vec(),
    ];
    for case in list(answer, "requests") {
        let until = match text(&case["consent"], "until") {
            "" => time(text(&case["request"], "until")),
            day => day.to_owned(),
        };
        let standing = match case["recall_expected"] == true {
            true => "revoked: expect a recall",
            false => text(case, "standing"),
        };
        let item = match text(&case["request"], "item") {
            "" => text(&case["consent"], "edition"),
            item => item,
        };
        let cells = [text(case, "id"), text(case, "role"), text(case, "holder"), text(case, "originator")];
        let mut row: Vec<String> = cells.map(String::from).to_vec();
        row.extend([text(case, "to").into(), standing.into(), until, item.into()]);
        rows.push(row);
    }
    let mut out =
        if rows.len() == 1 { "no requests: `tansiq onward ask` makes one".into() } else { table(&rows) };
    let mut rows = vec![["PASSED ON", "TO", "TIME", "GIVEN", "CONSENT", "BASIS"].map(String::from).to_vec()];
    for gift in list(answer, "passed_on") {
        let given = if gift["given"] == true { "yes" } else { "not yet" };
        let cells =
            [text(gift, "item"), text(gift, "to"), &time(text(gift, "at")), given, text(gift, "consent")];
        let mut row: Vec<String> = cells.map(String::from).to_vec();
        row.push(text(gift, "basis").into());
        rows.push(row);
    }
    if rows.len() > 1 {
        out.push_str(&format!("\n\n{}", table(&rows)));
    }
    out
}

fn one(case: &Value) -> String {
    let mut out = format!(
        "{}  {}\n{} asks {} for {}",
        text(case, "id"),
        text(case, "standing"),
        text(case, "holder"),
        text(case, "originator"),
        text(case, "to")
    );
    let mut add = |line: String| out.push_str(&format!("\n{line}"));
    let request = &case["request"];
    if !request.is_null() {
        add(format!("item      {}", text(request, "item")));
        add(format!("for       {}; {}", words(request, "purposes"), text(request, "basis")));
        add(format!("answer by {}", time(text(request, "until"))));
    }
    let answer = &case["answer"];
    if !answer.is_null() {
        let detail = [text(answer, "ground"), text(answer, "tear_line")].concat();
        add(format!("answer    {} {detail}", text(answer, "answer")).trim_end().to_owned());
    }
    let consent = &case["consent"];
    if !consent.is_null() {
        add(format!("consent   edition {} until {}", text(consent, "edition"), text(consent, "until")));
        add(format!("          for {}: {}", words(consent, "purposes"), words(consent, "statements")));
    }
    if !case["revoked"].is_null() {
        add(format!(
            "revoked   {}: {}",
            time(text(&case["revoked"], "at")),
            text(&case["revoked"], "ground")
        ));
    }
    if case["recall_expected"] == true {
        add("what was received by it is to be expected to be recalled".into());
    }
    would_go(&case["would_go"], &mut add);
    out
}

/// What the originator's officer sees before he answers.
fn would_go(outcome: &Value, add: &mut impl FnMut(String)) {
    if outcome.is_null() {
        return;
    }
    add(format!("of your report {}:", text(outcome, "report")));
    let (purposes, clauses) = (words(outcome, "purposes"), words(outcome, "clauses"));
    for statement in list(outcome, "statements").iter().filter_map(Value::as_str) {
        add(format!("  may go   {statement}  for {purposes}, by {clauses}"));
    }
    for withheld in list(outcome, "withheld") {
        let why: Vec<_> = list(withheld, "reasons").iter().map(|reason| text(reason, "text")).collect();
        add(format!("  withheld {}  {}", text(withheld, "statement"), why.join(" ")));
    }
}
