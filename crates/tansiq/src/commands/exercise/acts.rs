//! The acts of an exercise, each through the interface of the node, and each done once however often it is played.

use super::{Client, ClientError, Value, json, query, submitted};
use crate::output::{list, text};
use tansiq_api::client::ProblemSeen;
use tansiq_exercise::Act;
use tansiq_report::Report;

/// For what a decision about people is made here: what most agreements give a description for.
const PURPOSE: &str = "arrest";

/// Does it, unless it is done already.
///
/// # Errors
/// What the node said. Where another member has to do something first, that nothing was found.
pub(super) async fn act(client: &Client, act: &Act) -> Result<(), ClientError> {
    match act {
        Act::Submit(report) => drop(submitted(client, report).await?),
        Act::Correct { report, statement, right, reason } => {
            if !is_recalled(client, &report.to_string()).await? {
                let statements = query(&statement.to_string());
                let path =
                    format!("/reports/{report}/correction?reason={}&statements={statements}", query(reason));
                client.post(&path, "application/json", right.canonical()).await?;
            }
        }
        Act::Withdraw { report, from, reason } => {
            if !is_recalled(client, &report.to_string()).await? {
                has_it(client, &report.to_string(), &from.to_string()).await?;
                let body =
                    json!({ "ground": "wrong-recipient", "from": [from.to_string()], "reason": reason });
                client.post_json(&format!("/reports/{report}/recall"), &body).await?;
            }
        }
        Act::Ask { to, question, matter } => ask(client, &to.to_string(), question, matter).await?,
        Act::Answer { matter, answer } => self::answer(client, matter, answer.as_deref()).await?,
        Act::Decide { verdict, one, other, reason, matter } => {
            let pair = format!("/resolutions/pair?one={one}&other={other}&purpose={PURPOSE}");
            if list(&client.get(&pair).await?, "decisions").is_empty() {
                let body = json!({
                    "verdict": verdict, "one": one.to_string(), "other": other.to_string(), "reason": reason,
                    "legal_basis": format!("EXERCISE: {matter}"), "purpose": PURPOSE,
                });
                client.post_json("/resolutions", &body).await?;
            }
        }
    }
    Ok(())
}

async fn is_recalled(client: &Client, report: &str) -> Result<bool, ClientError> {
    let recalls = client.get(&format!("/recalls?purpose={PURPOSE}")).await?;
    Ok(list(&recalls, "ours").iter().any(|recall| text(recall, "report") == report))
}

/// Nothing is taken back from somebody who has not got it yet.
async fn has_it(client: &Client, report: &str, member: &str) -> Result<(), ClientError> {
    let traffic = client.get(&format!("/traffic/{report}")).await?;
    let mut members = list(&traffic, "members").iter();
    match members.any(|one| text(one, "member") == member && text(one, "state") == "acknowledged") {
        true => Ok(()),
        false => Err(not_yet("the member has not acknowledged the report")),
    }
}

/// The request of this matter that we made, or that was made to us.
async fn request(client: &Client, matter: &str, ours: bool) -> Result<Option<Value>, ClientError> {
    let mut requests = client.get("/rfis").await?;
    let requests = requests["requests"].as_array_mut().map(std::mem::take).unwrap_or_default();
    Ok(requests.into_iter().find(|rfi| rfi["ours"] == ours && text(rfi, "case") == matter))
}

async fn ask(client: &Client, to: &str, question: &Report, matter: &str) -> Result<(), ClientError> {
    if request(client, matter, true).await?.is_some() {
        return Ok(());
    }
    submitted(client, question).await?;
    let header = question.header();
    let body = json!({
        "to": to, "question": header.id.to_string(), "purpose": header.purpose.to_string(), "case": matter,
    });
    client.post_json("/rfis", &body).await.map(drop)
}

async fn answer(client: &Client, matter: &str, report: Option<&Report>) -> Result<(), ClientError> {
    let Some(rfi) = request(client, matter, false).await? else {
        return Err(not_yet("the request has not come"));
    };
    if !list(&rfi, "answers").is_empty() {
        return Ok(());
    }
    let body = match report {
        Some(report) => {
            submitted(client, report).await?;
            json!({ "extent": "whole", "reports": [report.header().id.to_string()] })
        }
        None => json!({ "extent": "refused", "reports": [], "ground": "no-warrant" }),
    };
    client.post_json(&format!("/rfis/{}/answers", query(text(&rfi, "id"))), &body).await.map(drop)
}

/// As the node says it of what it does not have.
fn not_yet(what: &str) -> ClientError {
    let problem = ProblemSeen {
        status: 404,
        title: what.to_owned(),
        detail: String::new(),
        request_id: None,
        faults: Vec::new(),
        mistakes: Vec::new(),
    };
    ClientError::Problem(Box::new(problem))
}
