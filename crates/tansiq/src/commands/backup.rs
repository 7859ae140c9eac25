//! `tansiq node backup`: the ledger as it stands, copied beside a node that runs or does not, and rechecked in the copy.

use super::ledger::{nothing_there, sound};
use crate::cli::Cli;
use crate::directory::{Directory, write_private};
use crate::failure::Outcome;
use crate::node;
use crate::output::{say, say_json, spinner};
use crate::sources::MachineClock;
use anyhow::Context as _;
use std::fs;
use std::path::Path;
use tansiq_api::Backup;
use tansiq_exchange::Clock as _;
use tansiq_ledger::sqlite::{FILE_NAME, SqliteReader};

pub(super) fn run(cli: &Cli, folder: &Path) -> Outcome {
    let directory = Directory::open(&cli.node)?;
    let settings = node::ledger_settings(&directory, directory.config()?.member.0)?;
    nothing_there(folder)?;
    let (made, ledger) = (MachineClock.now().to_string(), folder.join("ledger"));
    let spinner = spinner("copying the ledger and rechecking every entry of the copy");
    let copied = || -> anyhow::Result<_> {
        SqliteReader::open(&directory.ledger())?.copy_to(&ledger)?;
        Ok(tansiq_ledger::verify(&mut SqliteReader::open(&ledger)?, &settings, |_, _| ())?)
    };
    let copied = copied();
    spinner.finish_and_clear();
    let found = copied.context("cannot copy the ledger")?;
    sound(found.faults.iter().map(ToString::to_string))?;
    let config = folder.join("node.toml");
    let cannot = || format!("cannot write {}", config.display());
    write_private(&config, &directory.config_text()?)?;
    let bytes = fs::metadata(ledger.join(FILE_NAME)).with_context(cannot)?.len();
    let backup = Backup { made, entries: found.size.0, bytes };
    directory.write_backup(&backup)?;
    if cli.json {
        say_json(&serde_json::to_value(&backup).context("cannot write the answer")?);
    } else {
        say(format!(
            "{} entries are in {}, rechecked there; keys/ and tokens/ are not, keep them elsewhere",
            backup.entries,
            folder.display()
        ));
    }
    Ok(())
}
