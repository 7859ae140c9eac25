//! `tansiq member`: cards, standing, and the lines to the members.

use super::{Session, query, read_file};
use crate::cli::Member;
use crate::failure::Outcome;
use crate::output::{list, say, say_json, table, text, time};
use serde_json::json;
use tansiq_report::MAX_CARD_BYTES;

pub(super) async fn run(session: &Session, command: &Member) -> Outcome {
    match command {
        Member::Card => say_json(&session.client.get("/members/self/card").await?),
        Member::Add { file, fingerprint } => {
            let card = read_file(file, 2 * MAX_CARD_BYTES as u64)?;
            let path = match fingerprint {
                Some(f) => format!("/members?fingerprint={}", query(f)),
                None => "/members".into(),
            };
            let answer = session.client.post(&path, "application/json", card).await?;
            session.print(&answer, |member| {
                say(format!("{} ({}) is a member now", text(member, "member"), text(member, "name")));
                say(format!("fingerprint: {}", text(member, "fingerprint")));
                if fingerprint.is_none() {
                    say("compare it with the member over another line before you sign an agreement with it");
                }
            });
        }
        Member::List => members(session).await?,
        Member::Suspend { member, reason } => standing(session, member, false, reason).await?,
        Member::Resume { member, reason } => standing(session, member, true, reason).await?,
    }
    Ok(())
}

async fn members(session: &Session) -> Outcome {
    let mut answer = session.client.get("/members").await?;
    // The state of the lines is another right; without it the list stands alone.
    if let Ok(lanes) = session.client.get("/lanes").await {
        answer["lanes"] = lanes["lanes"].clone();
    }
    session.print(&answer, |answer| {
        let mut rows = vec![
            ["MEMBER", "NAME", "LINE", "BY", "BEHIND", "LAST RECEIPT", "BUNDLE READ", "FINGERPRINT"]
                .map(String::from)
                .to_vec(),
        ];
        for member in list(answer, "members") {
            let lane = list(answer, "lanes").iter().find(|l| l["member"] == member["member"]);
            let of_lane = |field: &str| lane.map(|l| text(l, field).to_owned()).unwrap_or_default();
            let line = match (member["own"].as_bool(), member["active"].as_bool()) {
                (Some(true), _) => "this node".to_owned(),
                (_, Some(false)) => format!("suspended: {}", text(member, "reason")),
                _ => match lane.map(|l| text(&l["trouble"], "code")).filter(|c| !c.is_empty()) {
                    Some(trouble) => format!("{}: {trouble}", of_lane("state")),
                    None => of_lane("state"),
                },
            };
            rows.push(vec![
                text(member, "member").into(),
                text(member, "name").into(),
                line,
                of_lane("carrier"),
                lane.map(|l| l["behind"].to_string()).unwrap_or_default(),
                time(&of_lane("last_acknowledged")),
                time(&of_lane("bundle_read")),
                text(member, "fingerprint").into(),
            ]);
        }
        say(table(&rows));
    });
    Ok(())
}

async fn standing(session: &Session, member: &str, active: bool, reason: &str) -> Outcome {
    let body = json!({ "active": active, "reason": reason });
    let answer = session.client.post_json(&format!("/members/{}/standing", query(member)), &body).await?;
    session
        .print(&answer, |_| say(format!("{member} is {} now", if active { "active" } else { "suspended" })));
    Ok(())
}
