//! `tansiq ledger`: the checkpoint, proofs, the verification of everything, and the hashes for an auditor.

use super::{Session, audit, witnesses};
use crate::cli::{Cli, Ledger};
use crate::directory::Directory;
use crate::failure::{Failure, Outcome};
use crate::output::{list, say, spinner, text};
use anyhow::Context as _;
use serde_json::json;
use std::fmt::Display;
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
    let opened = Session::open(cli, "oversight").await;
    if let (Ledger::Verify, Err(Failure::Machine(why))) = (command, &opened) {
        return verify_alone(cli, why);
    }
    let session = &opened?;
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
    nothing_there(folder)?;
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

/// That nothing is written over.
pub(super) fn nothing_there(folder: &Path) -> Outcome {
    if fs::read_dir(folder).is_ok_and(|mut inside| inside.next().is_some()) {
        let found = folder.display();
        return Err(Failure::No(format!(
            "expected a folder that does not exist or is empty; {found} is neither"
        )));
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
    sound(problems.iter().map(|p| text(p, "message")))
}

/// Verifies the ledger of a node that does not open, for what keeps it closed may be a damaged entry: then the faults
/// are the answer. Where the ledger is sound, the answer is why the node does not open.
fn verify_alone(cli: &Cli, why: &str) -> Outcome {
    let directory = Directory::open(&cli.node)?;
    let settings = crate::node::ledger_settings(&directory, directory.config()?.member.0)?;
    let mut reader = SqliteReader::open(&directory.ledger()).context("cannot read the ledger")?;
    let spinner = spinner("the node does not open; rechecking every entry of its ledger");
    let found = tansiq_ledger::verify(&mut reader, &settings, |_, _| ());
    spinner.finish_and_clear();
    let found = found.context("cannot read the ledger")?;
    sound(found.faults.iter().map(ToString::to_string))?;
    let entries = found.size.0;
    Err(Failure::Machine(format!("{why}\nthe ledger is sound: nothing of its {entries} entries was changed")))
}

/// Names every fault; none is none.
pub(super) fn sound(faults: impl Iterator<Item = impl Display>) -> Outcome {
    let lines: Vec<_> = faults.map(|fault| format!("\n  {fault}")).collect();
    if lines.is_empty() {
        return Ok(());
    }
    Err(Failure::No(format!("the ledger does not verify:{}", lines.concat())))
}
