//! `tansiq agreement`: checked, signed, listed.

use super::{Session, query, read_file};
use crate::cli::{Agreement, Cli};
use crate::failure::{Failure, Outcome};
use crate::output::{list, say, table, text, words};
use serde_json::Value;
use std::path::Path;

/// The longest agreement that a node reads.
const MAX_AGREEMENT_BYTES: u64 = 256 * 1024;

pub(super) async fn run(cli: &Cli, command: &Agreement) -> Outcome {
    match command {
        Agreement::Check { file } => check(cli, file),
        Agreement::Sign { file } => {
            let session = Session::open(cli, "legal-officer").await?;
            sign(&session, file).await
        }
        Agreement::List => {
            let session = Session::open(cli, "legal-officer").await?;
            let answer = session.client.get("/agreements").await?;
            session.print(&answer, |answer| say(listing(answer)));
            Ok(())
        }
        Agreement::Show { id } => {
            let session = Session::open(cli, "legal-officer").await?;
            let answer = session.client.get(&format!("/agreements/{}", query(id))).await?;
            session.print(&answer, |answer| say(text(answer, "text").trim_end()));
            Ok(())
        }
    }
}

/// Needs no node: a draft can be checked anywhere.
fn check(cli: &Cli, file: &Path) -> Outcome {
    let bytes = read_file(file, MAX_AGREEMENT_BYTES)?;
    match tansiq_agreement::Agreement::parse(&bytes) {
        Ok(agreement) if cli.json => {
            crate::output::say_json(
                &serde_json::json!({ "ok": true, "id": agreement.id().to_string(), "mistakes": [] }),
            );
            Ok(())
        }
        Ok(agreement) => {
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
        Err(mistakes) => {
            if cli.json {
                let found: Vec<_> = mistakes
                    .iter()
                    .map(|m| serde_json::json!({ "line": m.line, "column": m.column, "message": m.to_string() }))
                    .collect();
                crate::output::say_json(&serde_json::json!({ "ok": false, "mistakes": found }));
            }
            let lines: Vec<_> = mistakes.iter().map(|m| format!("  {}: {m}", file.display())).collect();
            Err(Failure::No(format!("{} mistakes:\n{}", lines.len(), lines.join("\n"))))
        }
    }
}

async fn sign(session: &Session, file: &Path) -> Outcome {
    let bytes = read_file(file, MAX_AGREEMENT_BYTES)?;
    let answer = session.client.post("/agreements", "application/toml", bytes).await?;
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
