//! A disk without space, once as a limit on the file and once as a real small disk.

use crate::place::{open, settings};
use bytes::Bytes;
use futures::executor::block_on;
use std::path::PathBuf;
use std::process::Command;
use tansiq_ledger::{Entry, Error, Ledger, Position, ReasonCode, SqliteStore, Step, TreeSize};

/// A payload of 15 kB.
fn big(n: u64) -> Bytes {
    Bytes::from(format!("EXERCISE {n:06}").repeat(1_000))
}

/// Appends until the disk is full; returns how many entries the ledger then has.
fn fill(ledger: &Ledger) -> u64 {
    for n in ledger.len().0.. {
        match ledger.append_blocking(big(n)) {
            Ok(receipt) => assert_eq!(receipt.position, Position(n)),
            Err(error) => {
                assert_eq!(error, Error::Full { step: Step::Append });
                return n;
            }
        }
    }
    unreachable!("no disk takes every number")
}

fn holds_all(ledger: &Ledger, entries: u64) {
    assert_eq!(ledger.len(), TreeSize(entries));
    for n in 0..entries {
        assert_eq!(ledger.get(Position(n)), Ok(Entry::Payload(big(n))));
    }
}

#[test]
fn a_full_file_refuses_loses_nothing_and_goes_on_when_there_is_space() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = SqliteStore::open(folder.path()).unwrap();
    store.limit_bytes(400 * 1024).unwrap();
    let ledger = Ledger::open(store, settings()).unwrap();
    let entries = fill(&ledger);
    assert!(entries > 10);
    holds_all(&ledger, entries);
    // An erasure gives its space back, and the writer takes entries again.
    block_on(ledger.erase(Position(1), ReasonCode(1))).unwrap();
    block_on(ledger.erase(Position(2), ReasonCode(1))).unwrap();
    assert_eq!(ledger.append_blocking(big(entries)).unwrap().position, Position(entries));
    assert!(ledger.verify(|_, _| {}).unwrap().is_sound());
}

/// Tells the test binary that it is the child on the small disk, and where that is mounted.
const CHILD: &str = "TANSIQ_LEDGER_TEST_SMALL_DISK";

/// The child's part. Does nothing when the tests run normally.
#[test]
fn child_on_a_small_disk() {
    let Some(disk) = std::env::var_os(CHILD).map(PathBuf::from) else { return };
    let ballast = disk.join("ballast");
    std::fs::write(&ballast, vec![1; 1024 * 1024]).unwrap();
    let folder = disk.join("ledger");
    let ledger = open(&folder);
    let entries = fill(&ledger);
    assert!(entries > 10);
    holds_all(&ledger, entries);
    drop(ledger);
    // A node that is restarted on the full disk still reads.
    let ledger = open(&folder);
    holds_all(&ledger, entries);
    let entries = fill(&ledger);
    std::fs::remove_file(&ballast).unwrap();
    assert_eq!(ledger.append_blocking(big(entries)).unwrap().position, Position(entries));
    holds_all(&ledger, entries + 1);
    assert!(ledger.verify(|_, _| {}).unwrap().is_sound());
}

#[test]
fn a_full_disk_refuses_loses_nothing_and_goes_on_when_there_is_space() {
    // A mount namespace of its own lets an ordinary user mount a small disk, where the system allows it.
    let mount = "mount -t tmpfs -o size=3m tmpfs \"$1\"";
    let folder = tempfile::tempdir().unwrap();
    let run = |script: String| {
        Command::new("unshare")
            .args(["-rm", "sh", "-c", &script, "sh"])
            .arg(folder.path())
            .arg(std::env::current_exe().unwrap())
            .env(CHILD, folder.path())
            .output()
    };
    if !run(mount.to_owned()).is_ok_and(|output| output.status.success()) {
        println!("skipped: needs a system where a user may mount a tmpfs in a namespace of its own");
        return;
    }
    let child = "exec \"$2\" --exact full_disk::child_on_a_small_disk --nocapture";
    let output = run(format!("{mount} && {child}")).unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
