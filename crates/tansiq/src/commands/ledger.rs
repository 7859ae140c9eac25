//! `tansiq ledger`: the checkpoint, proofs, and the verification of everything.

use super::Session;
use crate::cli::Ledger;
use crate::failure::{Failure, Outcome};
use crate::output::{list, say, spinner, text};
use serde_json::json;

pub(super) async fn run(session: &Session, command: &Ledger) -> Outcome {
    match command {
        Ledger::Checkpoint => {
            let answer = session.client.get("/ledger/checkpoint").await?;
            session.print(&answer, |answer| say(text(answer, "note").trim_end()));
        }
        Ledger::Prove { position, size } => {
            let size = size.map(|s| format!("&size={s}")).unwrap_or_default();
            let answer = session.client.get(&format!("/ledger/proof?position={position}{size}")).await?;
            session.print(&answer, |answer| {
                say(format!("position {} is in the tree of size {}", answer["position"], answer["size"]));
                say(format!("leaf  {}", text(answer, "leaf")));
                for hash in list(answer, "path") {
                    say(format!("path  {}", hash.as_str().unwrap_or_default()));
                }
                say(format!("root  {}", text(answer, "root")));
            });
        }
        Ledger::Verify => verify(session).await?,
    }
    Ok(())
}

async fn verify(session: &Session) -> Outcome {
    let spinner = spinner("rechecking every entry");
    let answer = session.client.post_json("/ledger/verify", &json!({})).await;
    spinner.finish_and_clear();
    let answer = answer?;
    let problems = list(&answer, "problems");
    session.print(&answer, |answer| {
        if problems.is_empty() {
            say(format!(
                "{} entries rechecked in {} ms: nothing was changed, added or removed",
                answer["entries"], answer["millis"]
            ));
        }
    });
    if problems.is_empty() {
        return Ok(());
    }
    let lines: Vec<_> = problems
        .iter()
        .map(|p| match p["position"].as_u64() {
            Some(position) => format!("  entry {position}: {}", text(p, "message")),
            None => format!("  {}", text(p, "message")),
        })
        .collect();
    Err(Failure::No(format!("the ledger does not verify:\n{}", lines.join("\n"))))
}
