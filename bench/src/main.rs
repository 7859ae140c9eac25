//! Measures whole nodes as their users meet them: real processes, real disk, REST, TLS between nodes. Beside each
//! figure stands what it must be and, where there is one, what the hardware could do in the same run.
//!
//! `tansiq-bench PROGRAM [LIST.xml]`; `IDENTITIES=100000` sets the size of the loaded node.
//! `tansiq-bench PROGRAM lane [10000]` measures one lane with so many reports, and nothing else.
//! `tansiq-bench PROGRAM flash [20]` measures FLASH reports to so many members on lanes full of ROUTINE ones, and nothing else.
//! `tansiq-bench PROGRAM million [1000000]` measures one lane with so many entries behind, and nothing else.
//! `tansiq-bench PROGRAM identities [1000000]` measures one node with so many identities, and nothing else.

mod exchange;
mod flash;
mod identities;
mod limits;
mod measure;
mod million;
mod nodes;
mod people;

use anyhow::{Context, Result};
use measure::{Row, print};
use std::path::{Path, PathBuf};

/// ROUTINE reports for each member while FLASH reports are measured: more than the lanes carry meanwhile.
const FLASH_ROUTINE: usize = 20_000;

#[tokio::main]
async fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let program: PathBuf = arguments.next().context("usage: tansiq-bench PROGRAM [LIST.xml]")?.into();
    let second = arguments.next();
    let mut number = |usual: usize| arguments.next().map_or(Ok(usual), |n| n.parse());
    if second.as_deref() == Some("identities") {
        let size = number(1_000_000).context("how many identities")?;
        let folder = tempfile::Builder::new().prefix("tansiq-bench").tempdir_in(".")?;
        print(&identities::measure(&program, folder.path(), size).await?);
        return Ok(());
    }
    if second.as_deref() == Some("lane") {
        return lane(&program, number(10_000).context("how many reports")?).await;
    }
    if second.as_deref() == Some("flash") {
        return flash(&program, number(20).context("how many members")?, FLASH_ROUTINE).await;
    }
    if second.as_deref() == Some("million") {
        return million(&program, number(1_000_000).context("how many entries")?).await;
    }
    let list = second.map(PathBuf::from).filter(|p| p.exists());
    let identities: usize = std::env::var("IDENTITIES").ok().and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let folder = tempfile::Builder::new().prefix("tansiq-bench").tempdir_in(".")?;
    let hardware = limits::measure(folder.path())?;
    print(&[
        Row::new("one durable write of 4 KiB (p50)", hardware.sync_p50_ms, "ms"),
        Row::new("one durable write of 4 KiB (p99)", hardware.sync_p99_ms, "ms"),
    ]);

    match &list {
        Some(list) => print(&[measure::list(&program, folder.path(), list).await?]),
        None => println!("skipped: the list import needs a list: tansiq-bench PROGRAM LIST.xml"),
    }
    print(&measure::loaded_node(&program, folder.path(), identities).await?);
    print(&measure::acknowledged_by_four(&program, folder.path(), &hardware).await?);
    lane(&program, 10_000).await?;
    million(&program, 20_000).await?;
    flash(&program, 20, FLASH_ROUTINE).await
}

async fn flash(program: &Path, members: usize, routine: usize) -> Result<()> {
    let folder = tempfile::Builder::new().prefix("tansiq-bench").tempdir_in(".")?;
    print(&flash::measure(program, folder.path(), members, routine).await?);
    Ok(())
}

async fn million(program: &Path, entries: usize) -> Result<()> {
    let folder = tempfile::Builder::new().prefix("tansiq-bench").tempdir_in(".")?;
    print(&million::measure(program, folder.path(), entries).await?);
    Ok(())
}

async fn lane(program: &Path, reports: usize) -> Result<()> {
    let folder = tempfile::Builder::new().prefix("tansiq-bench").tempdir_in(".")?;
    print(&exchange::measure(program, folder.path(), reports).await?);
    Ok(())
}
