//! `tansiq resolve`: who may be one person; deciding, and undoing what was decided.

mod record;
mod score;

use super::identity::decisions_table;
use super::{Session, query};
use crate::cli::{Cli, Decide, Resolve, Words};
use crate::failure::{Failure, Outcome};
use crate::output::{isolate, list, say, table, text, words};
use serde_json::{Value, json};

pub(super) async fn run(cli: &Cli, command: &Resolve) -> Outcome {
    // Two files: no node is asked.
    if let Resolve::Score { index, left } = command {
        return score::run(index, left);
    }
    let role = if matches!(command, Resolve::Rule { .. }) { "legal-officer" } else { "analyst" };
    let session = &Session::open(cli, role).await?;
    match command {
        Resolve::Queue { people, after, weak, purpose } => {
            let mut path = format!("/resolutions?people={people}&weak={weak}&purpose={}", query(purpose));
            path.extend(after.iter().map(|after| format!("&after={}", query(after))));
            let answer = session.client.get(&path).await?;
            session.print(&answer, |answer| say(queue(answer)));
        }
        Resolve::Pair { one, other, purpose } => {
            let path = format!(
                "/resolutions/pair?one={}&other={}&purpose={}",
                query(one),
                query(other),
                query(purpose)
            );
            let answer = session.client.get(&path).await?;
            session.print(&answer, |answer| say(pair(answer)));
        }
        Resolve::Show { id, purpose } => {
            let path = format!("/resolutions/{}?purpose={}", query(id), query(purpose));
            let answer = session.client.get(&path).await?;
            session.print(&answer, |answer| say(detail(answer)));
        }
        Resolve::Same(decide) => decided(session, "same", decide).await?,
        Resolve::Different(decide) => decided(session, "different", decide).await?,
        Resolve::Unsure(decide) => decided(session, "unsure", decide).await?,
        Resolve::Undo { id, words } => undo(session, id, words).await?,
        Resolve::Rule { members, nobody, reason } => rule(session, members, *nobody, reason).await?,
        Resolve::Score { .. } => {}
    }
    Ok(())
}

fn queue(answer: &Value) -> String {
    let pairs = list(answer, "pairs");
    let mut rows =
        vec![["BITS", "SCORE", "ONE", "OTHER", "WHAT SPEAKS", "SUBJECTS"].map(String::from).to_vec()];
    for pair in pairs {
        let reasons: Vec<String> = list(pair, "evidence").iter().map(reason).collect();
        rows.push(vec![
            format!("{:+.1}", pair["weight"].as_f64().unwrap_or(0.0)),
            format!("{:.2}", pair["score"].as_f64().unwrap_or(0.0)),
            text(&pair["one"], "caption").into(),
            text(&pair["other"], "caption").into(),
            reasons.join(", "),
            format!("{} {}", text(&pair["one"], "id"), text(&pair["other"], "id")),
        ]);
    }
    let looked = answer["looked_at"].as_u64().unwrap_or(0);
    let mut out = if pairs.is_empty() {
        format!("nobody to decide about among the {looked} people spoken of last")
    } else {
        table(&rows)
    };
    if let Some(next) = answer["next"].as_str() {
        out.push_str(&format!("\n{looked} people were looked at; go on with --after {next}"));
    }
    out
}

fn reason(evidence: &Value) -> String {
    format!(
        "{} {} ({:+.1})",
        text(evidence, "kind"),
        text(evidence, "finding"),
        evidence["weight"].as_f64().unwrap_or(0.0)
    )
}

fn pair(answer: &Value) -> String {
    let side = |field: &str| {
        let side = &answer[field];
        format!(
            "{}  {}  from {}",
            isolate(text(side, "caption")),
            text(side, "id"),
            words(side, "originators")
        )
    };
    let mut out = format!("{}\n{}\n{}\n", text(answer, "banner"), side("one"), side("other"));
    let mut rows = vec![["WHAT", "FINDING", "BITS", "OF ONE", "OF THE OTHER"].map(String::from).to_vec()];
    for evidence in list(answer, "evidence") {
        rows.push(vec![
            text(evidence, "kind").into(),
            text(evidence, "finding").into(),
            format!("{:+.1}", evidence["weight"].as_f64().unwrap_or(0.0)),
            words(evidence, "one"),
            words(evidence, "other"),
        ]);
    }
    out.push_str(&format!("\n{}", table(&rows)));
    out.push_str(&format!(
        "\n\ntogether {:+.1} bits: {}",
        answer["weight"].as_f64().unwrap_or(0.0),
        match text(answer, "advice") {
            "proposed" => "worth deciding",
            "weak" => "too weak to be proposed",
            _ => "hardly one person",
        }
    ));
    let decisions = list(answer, "decisions");
    if !decisions.is_empty() {
        out.push_str(&format!("\n\n{}", decisions_table(decisions)));
    }
    out
}

fn detail(answer: &Value) -> String {
    let mut out = decisions_table(std::slice::from_ref(&answer["decision"]));
    if let Some(reason) = answer["reason"].as_str() {
        out.push_str(&format!("\n\nwhy: {}", isolate(reason)));
    }
    let parted_by = words(answer, "parted_by");
    if !parted_by.is_empty() {
        out.push_str(&format!("\nparted by: {parted_by}"));
    }
    let mut rows = vec![["WEIGHED", "VALUE", "GRADE", "FROM", "LABEL"].map(String::from).to_vec()];
    for statement in list(answer, "weighed") {
        let fields = ["property", "value", "grade", "originator", "banner"];
        rows.push(fields.map(|field| text(statement, field).to_owned()).to_vec());
    }
    out.push_str(&format!("\n\n{}", table(&rows)));
    let resting = list(answer, "resting");
    if !resting.is_empty() {
        out.push_str(&format!("\n\nrests on it:\n{}", conclusions(resting)));
    }
    out
}

fn conclusions(all: &[Value]) -> String {
    let row = |c: &Value| {
        let what = match text(&c["decision"], "verdict") {
            "" => "statement",
            verdict => verdict,
        };
        vec![what.into(), text(c, "originator").into(), text(c, "subject").into(), text(c, "id").into()]
    };
    table(&all.iter().map(row).collect::<Vec<Vec<String>>>())
}

async fn decided(session: &Session, verdict: &str, decide: &Decide) -> Outcome {
    let body = json!({
        "verdict": verdict, "one": decide.one, "other": decide.other, "statements": decide.statements,
        "parted_by": decide.parted_by, "reason": decide.words.reason, "legal_basis": decide.words.basis,
        "purpose": decide.words.purpose,
    });
    let path = if decide.dry_run { "/resolutions?dry_run=true" } else { "/resolutions" };
    let answer = session.client.post_json(path, &body).await?;
    session.print(&answer, |answer| {
        say(text(answer, "banner"));
        match answer["decision"].as_str() {
            Some(id) => say(format!("decided: {verdict}  {id}\nundo it with: tansiq resolve undo {id}")),
            None => {
                let partner = |p: &Value| {
                    let gets = if list(p, "statements").iter().any(|s| s["released"] == true) {
                        "gets"
                    } else {
                        "nothing"
                    };
                    vec![text(p, "member").to_owned(), gets.into()]
                };
                say(table(&list(answer, "partners").iter().map(partner).collect::<Vec<_>>()));
            }
        }
    });
    Ok(())
}

async fn undo(session: &Session, id: &str, words: &Words) -> Outcome {
    let body = json!({ "reason": words.reason, "legal_basis": words.basis, "purpose": words.purpose });
    let answer = session.client.post_json(&format!("/resolutions/{}/undo", query(id)), &body).await?;
    session.print(&answer, |answer| {
        let rested = list(answer, "rested_on_it");
        say("undone: it is as before the decision");
        if rested.is_empty() {
            say("nothing rested on it");
        } else {
            say(format!("{} rested on it, look at them again:\n{}", rested.len(), conclusions(rested)));
        }
    });
    Ok(())
}

async fn rule(session: &Session, members: &[String], nobody: bool, reason: &str) -> Outcome {
    let answer = if members.is_empty() && !nobody {
        session.client.get("/resolutions/rule").await?
    } else if reason.is_empty() {
        return Err(Failure::No(
            "expected --reason: why their decisions are to count here; found none".into(),
        ));
    } else {
        session
            .client
            .post_json("/resolutions/rule", &json!({ "members": members, "reason": reason }))
            .await?
    };
    session.print(&answer, |answer| {
        let counted = words(answer, "members");
        say(if counted.is_empty() {
            "no decisions count here but our own".into()
        } else {
            format!(
                "beside our own the decisions of {counted} count here: {}",
                isolate(text(answer, "reason"))
            )
        });
    });
    Ok(())
}
