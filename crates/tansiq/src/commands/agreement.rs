//! `tansiq agreement`: drafted, checked, signed, listed.

use super::draft_file::{Unread, parse};
use super::{Session, approving, explaining, proving, query};
use crate::cli::{Agreement, Cli};
use crate::draft::{Draft, Template};
use crate::failure::{Failure, Outcome};
use crate::output::{list, say, say_json, table, text, words};
use crate::sources::MachineClock;
use serde_json::{Value, json};
use std::path::Path;
use tansiq_exchange::Clock as _;
use tansiq_label::MemberCode;

pub(super) async fn run(cli: &Cli, command: &Agreement) -> Outcome {
    let session = || Session::open(cli, "legal-officer");
    match command {
        Agreement::New { template, id, parties, exercise } => new(*template, id.clone(), parties, *exercise),
        Agreement::Check { file } => check(cli, file),
        Agreement::Prove(asked) => proving::prove(cli, asked).await,
        Agreement::Diff { old, new, lang } => proving::diff(cli, old, new, *lang),
        Agreement::Explain(asked) => explaining::explain(cli, asked).await,
        Agreement::Sign { file, reason } => sign(&session().await?, file, reason.as_deref()).await,
        Agreement::Waiting => approving::waiting(&session().await?).await,
        Agreement::Approve { number, reason } => {
            approving::answer(&session().await?, *number, true, reason).await
        }
        Agreement::Refuse { number, reason } => {
            approving::answer(&session().await?, *number, false, reason).await
        }
        Agreement::Properties(command) => approving::properties(&session().await?, command).await,
        Agreement::List => {
            let session = session().await?;
            let answer = session.client.get("/agreements").await?;
            session.print(&answer, |answer| say(listing(answer)));
            Ok(())
        }
        Agreement::Show { id } => {
            let session = session().await?;
            let answer = session.client.get(&format!("/agreements/{}", query(id))).await?;
            session.print(&answer, |answer| say(text(answer, "text").trim_end()));
            Ok(())
        }
    }
}

/// Needs no node: a draft can be written anywhere.
fn new(template: Template, id: Option<String>, parties: &[String], exercise: bool) -> Outcome {
    let code = |code: &String| code.parse().map_err(|e| Failure::Usage(format!("--parties: {e}")));
    let mut codes = parties.iter().map(code).collect::<Result<Vec<MemberCode>, Failure>>()?;
    if codes.is_empty() {
        codes = template.parties();
    }
    let from = MachineClock.now().date();
    let text = template.draft(&Draft { id, parties: codes, exercise, from });
    match tansiq_agreement::Agreement::parse(text.as_bytes()) {
        Ok(_) => {
            say(text.trim_end());
            Ok(())
        }
        // The name and the parties are the only words in it that are not the template's.
        Err(mistakes) => {
            let what = mistakes.iter().map(|m| format!("{}: {}", m.field, m.problem)).collect::<Vec<_>>();
            Err(Failure::Usage(what.join("\n")))
        }
    }
}

/// Needs no node: a draft can be checked anywhere.
fn check(cli: &Cli, file: &Path) -> Outcome {
    let agreement = match parse(file) {
        Ok((agreement, _)) => agreement,
        Err(Unread::Mistakes(mistakes, _)) if cli.json => {
            let line = |m: &tansiq_agreement::Mistake| json!({ "line": m.line, "column": m.column, "field": m.field, "message": m.problem.to_string() });
            say_json(&json!({ "ok": false, "mistakes": mistakes.iter().map(line).collect::<Vec<_>>() }));
            return Err(Failure::No(format!("{}: it is no agreement", file.display())));
        }
        Err(unread) => return Err(unread.into_failure(file)),
    };
    if cli.json {
        say_json(&json!({ "ok": true, "id": agreement.id().to_string(), "mistakes": [] }));
        return Ok(());
    }
    let parties: Vec<_> = agreement.parties().iter().map(ToString::to_string).collect();
    say(format!(
        "{} is well formed: {} between {}, {} clauses",
        file.display(),
        agreement.id(),
        parties.join(", "),
        agreement.clauses().len()
    ));
    Ok(())
}

async fn sign(session: &Session, file: &Path, reason: Option<&str>) -> Outcome {
    let (_, exact) = parse(file).map_err(|unread| unread.into_failure(file))?;
    if let Some(reason) = reason {
        return approving::ask(session, &exact, reason).await;
    }
    let answer = session.client.post("/agreements", "application/toml", exact.into_bytes()).await?;
    session.print(&answer, |agreement| {
        let signed = list(agreement, "signed");
        let missing: Vec<_> = list(agreement, "parties")
            .iter()
            .filter(|p| !signed.contains(p))
            .filter_map(Value::as_str)
            .collect();
        say(format!("signed: {}", text(agreement, "id")));
        if missing.is_empty() {
            say("every party has signed; it is in force within its dates");
        } else {
            say(format!("not in force yet: {} must sign", missing.join(", ")));
        }
    });
    Ok(())
}

fn listing(answer: &Value) -> String {
    let mut rows = vec![
        ["AGREEMENT", "TITLE", "PARTIES", "SIGNED", "IN FORCE", "FROM", "UNTIL"].map(String::from).to_vec(),
    ];
    for agreement in list(answer, "agreements") {
        rows.push(vec![
            text(agreement, "id").into(),
            text(agreement, "title").into(),
            words(agreement, "parties"),
            words(agreement, "signed"),
            if agreement["in_force"] == true { "yes".into() } else { "no".into() },
            text(agreement, "from").into(),
            text(agreement, "until").into(),
        ]);
    }
    if rows.len() == 1 { "no agreement: `tansiq agreement sign FILE` signs one".into() } else { table(&rows) }
}
