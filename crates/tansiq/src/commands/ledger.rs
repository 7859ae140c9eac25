//! `tansiq ledger`: the checkpoint, proofs, the verification of everything, and the hashes for an auditor.

use super::{Session, audit, witnesses};
use crate::cli::{Cli, Ledger};
use crate::directory::Directory;
use crate::failure::{Failure, Outcome};
use crate::output::{list, say, spinner, text};
use anyhow::Context as _;
use serde_json::json;
use std::fs;
use std::path::Path;
use tansiq_ledger::sqlite::SqliteReader;
use tansiq_ledger::tiles;

pub(super) async fn run(cli: &Cli, command: &Ledger) -> Outcome {
    // These two read files, of a node that runs or does not, and may be used by somebody who has no node.
    match command {
        Ledger::Tiles { folder } => return tiles(cli, folder),
        Ledger::Audit { .. } => return audit::run(cli, command).await,
        _ => {}
    }
    let session = &Session::open(cli, "oversight").await?;
    match command {
        Ledger::Checkpoint { cosigned: false, of: None } => {
            let answer = session.client.get("/ledger/checkpoint").await?;
            session.print(&answer, |answer| say(text(answer, "note").trim_end()));
        }
        Ledger::Checkpoint { of, .. } => witnesses::checkpoint(session, of.as_deref()).await?,
        Ledger::Witnesses => witnesses::run(session).await?,
        Ledger::Tiles { .. } | Ledger::Audit { .. } => {}
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

/// Writes the tiles of the ledger, beside the node if it runs.
fn tiles(cli: &Cli, folder: &Path) -> Outcome {
    let directory = Directory::open(&cli.node)?;
    if fs::read_dir(folder).is_ok_and(|mut inside| inside.next().is_some()) {
        let found = folder.display();
        return Err(Failure::No(format!(
            "expected a folder that does not exist or is empty; {found} is neither"
        )));
    }
    let mut reader = SqliteReader::open(&directory.ledger()).context("cannot read the ledger")?;
    let put = |path: &str, bytes: &[u8]| -> anyhow::Result<()> {
        let file = folder.join(path);
        let cannot = || format!("cannot write {}", file.display());
        file.parent().map_or(Ok(()), fs::create_dir_all).with_context(cannot)?;
        fs::write(&file, bytes).with_context(cannot)
    };
    let size = tiles::publish(&mut reader, put).context("cannot write the tiles")?;
    say(format!(
        "the hashes of {size} entries are in {}; nothing in them says what an entry says",
        folder.display()
    ));
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
