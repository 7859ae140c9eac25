//! What takes two legal officers: a signature that a standing property stands against, and a change of the properties.

use super::proving::say_proof;
use super::{Session, read_file};
use crate::cli::{Lang, Properties};
use crate::failure::{Failure, Outcome};
use crate::output::{list, say, table, text, time};
use serde_json::{Value, json};
use std::path::Path;
use tansiq_agreement::MAX_AGREEMENT_BYTES;

/// Asks for a signature although a standing property would not hold.
pub(super) async fn ask(session: &Session, text_of: &str, reason: &str) -> Outcome {
    let body = json!({ "text": text_of, "reason": reason });
    let answer = session.client.post_json("/approvals", &body).await?;
    session.print(&answer, |answer| {
        say(format!("not signed yet: {} would not hold", count(list(answer, "broken").len())));
        say_broken(answer);
        say_next(answer);
    });
    Ok(())
}

fn count(properties: usize) -> String {
    format!("{properties} of the standing properties' claims")
}

fn say_broken(approval: &Value) {
    for broken in list(approval, "broken") {
        match broken.get("proof") {
            Some(proof) => say_proof(proof, Lang::En),
            None => say(format!("{}: what was shown is not so any more", text(broken, "property"))),
        }
    }
}

fn say_next(approval: &Value) {
    let position = &approval["position"];
    say(format!("a second officer decides: tansiq --as LOGIN agreement approve {position} --reason \"…\""));
}

/// What waits for a second officer.
pub(super) async fn waiting(session: &Session) -> Outcome {
    let answer = session.client.get("/approvals").await?;
    session.print(&answer, |answer| {
        let approvals = list(answer, "approvals");
        if approvals.is_empty() {
            return say("nothing waits for a second officer");
        }
        let mut rows = vec![["NUMBER", "TIME", "ASKED BY", "WHAT", "REASON"].map(String::from).to_vec()];
        for approval in approvals {
            let what = match text(approval, "matter") {
                "sign" => format!("sign {}", text(approval, "agreement")),
                _ => "other standing properties".into(),
            };
            rows.push(vec![
                approval["position"].to_string(),
                time(text(approval, "at")),
                text(approval, "by").into(),
                what,
                text(approval, "reason").into(),
            ]);
        }
        say(table(&rows));
        approvals.iter().for_each(say_broken);
    });
    Ok(())
}

/// Agrees or refuses.
pub(super) async fn answer(session: &Session, position: u64, agree: bool, reason: &str) -> Outcome {
    let body = json!({ "agree": agree, "reason": reason });
    let answer = session.client.post_json(&format!("/approvals/{position}"), &body).await?;
    session.print(&answer, |_| {
        say(if agree { "agreed, and done: the override is an entry" } else { "refused: nothing was done" });
    });
    Ok(())
}

/// Shows the standing properties or sets them.
pub(super) async fn properties(session: &Session, command: &Properties) -> Outcome {
    match command {
        Properties::Show => {
            let answer = session.client.get("/properties").await?;
            session.print(&answer, |answer| match text(answer, "text") {
                "" => say("no standing property: `tansiq agreement properties set FILE` sets them"),
                properties => say(properties.trim_end()),
            });
            Ok(())
        }
        Properties::Set { file, reason } => set(session, file, reason.as_deref()).await,
    }
}

async fn set(session: &Session, file: &Path, reason: Option<&str>) -> Outcome {
    let bytes = read_file(file, MAX_AGREEMENT_BYTES as u64)?;
    let bad = |why: String| Failure::No(format!("{}: {why}", file.display()));
    let given = String::from_utf8(bytes).map_err(|_| bad("expected UTF-8; found other bytes".into()))?;
    if let Err(mistakes) = tansiq_agreement::Properties::parse(given.as_bytes()) {
        let place = file.display().to_string();
        return Err(Failure::No(super::draft_file::described(&place, &given, &mistakes)));
    }
    let body = json!({ "text": given, "reason": reason.unwrap_or_default() });
    let answer = session.client.post_json("/properties", &body).await?;
    session.print(&answer, |answer| match answer.get("matter") {
        Some(_) => {
            say("not set yet: others hold, and a change of them takes two");
            say_next(answer);
        }
        None => say("set: they are checked before every signature from now on"),
    });
    Ok(())
}
