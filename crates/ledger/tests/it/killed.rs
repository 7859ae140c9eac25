//! The real storage under `kill -9`: a child process appends and prints what was acknowledged; the parent kills it at
//! some moment and looks at what it left.

use crate::place::open;
use bytes::Bytes;
use futures::executor::block_on;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;
use tansiq_ledger::{Entry, Position, ReasonCode, TreeSize};

/// Tells the test binary that it is the child, and where its ledger is.
const CHILD: &str = "TANSIQ_LEDGER_TEST_CHILD";

fn payload(round: u64, n: u64) -> Bytes {
    format!("EXERCISE round {round} number {n}").repeat(1 + n as usize % 40).into()
}

/// The child: appends for ever, and says only what it was told. Does nothing when the tests run normally.
#[test]
fn child_that_appends_until_it_is_killed() {
    let Some(folder) = std::env::var_os(CHILD).map(PathBuf::from) else { return };
    let ledger = open(&folder);
    let round = ledger.len().0;
    let mut said = std::io::stdout().lock();
    for first in (0..).step_by(4) {
        let batch = (first..first + 4).map(|n| payload(round, n)).collect();
        for (n, receipt) in (first..).zip(ledger.append_all_blocking(batch).unwrap()) {
            writeln!(said, "\nappended {} {round} {n}", receipt.position).unwrap();
        }
        if first % 24 == 0 {
            let size = block_on(ledger.checkpoint()).unwrap().checkpoint().size;
            writeln!(said, "\nsigned {size}").unwrap();
            block_on(ledger.erase(Position(size.0 - 1), ReasonCode(1))).unwrap();
            writeln!(said, "\nerased {}", size.0 - 1).unwrap();
        }
    }
}

/// Lets a child live this long, and returns the lines that it said wholly.
fn lines_of_a_child(folder: &Path, life: Duration) -> Vec<Vec<String>> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "killed::child_that_appends_until_it_is_killed", "--nocapture"])
        .env(CHILD, folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let reader = std::thread::spawn(move || {
        let (mut lines, mut line) = (Vec::new(), String::new());
        while out.read_line(&mut line).is_ok_and(|bytes| bytes > 0) {
            if line.ends_with('\n') {
                lines.push(line.split_whitespace().map(str::to_owned).collect());
            }
            line.clear();
        }
        lines
    });
    std::thread::sleep(life);
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap()
}

#[test]
fn kill_9_at_any_moment_loses_nothing_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let mut told = std::collections::BTreeMap::new();
    let mut signed = 0;
    // Lives of different lengths, so that the kill falls into openings, appends, erasures and housekeeping.
    for life in [30, 150, 75, 240, 333, 51, 190, 410] {
        for line in lines_of_a_child(folder.path(), Duration::from_millis(life)) {
            let number = |at: usize| line[at].parse::<u64>().unwrap();
            match line.first().map(String::as_str) {
                Some("appended") => {
                    let entry = Entry::Payload(payload(number(2), number(3)));
                    assert_eq!(told.insert(number(1), entry), None, "a position was given twice");
                }
                Some("erased") => drop(told.insert(number(1), Entry::Erased)),
                Some("signed") => signed = number(1),
                _ => {}
            }
        }
        let ledger = open(folder.path());
        let verification = ledger.verify(|_, _| {}).unwrap();
        assert_eq!(verification.faults, []);
        let latest = ledger.latest_checkpoint().unwrap();
        assert!(latest.map_or(TreeSize(0), |latest| latest.checkpoint().size) >= TreeSize(signed));
        for (position, entry) in &mut told {
            let found = ledger.get(Position(*position)).unwrap();
            // The kill may have come between an erasure and its answer: then, and only then, it is done untold.
            if found == Entry::Erased && *position + 1 == signed {
                *entry = Entry::Erased;
            }
            assert_eq!(found, *entry, "entry {position} after a life of {life} ms");
        }
    }
    assert!(told.len() > 50, "the children said only {} entries", told.len());
}
