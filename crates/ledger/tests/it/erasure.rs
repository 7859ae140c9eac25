//! After an erasure no file of the ledger holds what could open the entry.

use crate::place::open;
use bytes::Bytes;
use futures::executor::block_on;
use rusqlite::Connection;
use std::fs;
use std::path::Path;
use tansiq_ledger::sqlite::FILE_NAME;
use tansiq_ledger::{Entry, Error, Position, ReasonCode};

/// Different sizes, some of several pages, so that rows share pages and overflow them.
fn payload(n: u64) -> Bytes {
    let size = [20, 300, 3_000, 20_000][n as usize % 4];
    Bytes::from(format!("EXERCISE {n} ").repeat(size / 10))
}

fn in_any_file(folder: &Path, bytes: &[u8]) -> bool {
    let mut files = fs::read_dir(folder).unwrap().map(|file| fs::read(file.unwrap().path()).unwrap());
    files.any(|file| file.windows(bytes.len()).any(|window| window == bytes))
}

/// The column as it is stored, read beside the running ledger; at most its first bytes, which lie on one page.
fn column(folder: &Path, sql: &str, position: u64) -> Vec<u8> {
    let db = Connection::open(folder.join(FILE_NAME)).unwrap();
    let whole: Vec<u8> = db.query_row(sql, [position as i64], |row| row.get(0)).unwrap();
    whole.into_iter().take(30).collect()
}

#[test]
fn erasure_leaves_no_copy_of_secret_ciphertext_or_fingerprint_in_any_file() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = open(folder.path());
    for first in (0..400).step_by(40) {
        ledger.append_all_blocking((first..first + 40).map(payload).collect()).unwrap();
    }
    for position in [0u64, 3, 57, 58, 59, 60, 200, 399] {
        let secret = column(folder.path(), "SELECT wrapped FROM secret WHERE position = ?1", position);
        let ciphertext =
            column(folder.path(), "SELECT ciphertext FROM payload WHERE position = ?1", position);
        let fingerprint =
            column(folder.path(), "SELECT fingerprint FROM fingerprint WHERE position = ?1", position);
        assert!([&secret, &ciphertext, &fingerprint].iter().all(|stored| in_any_file(folder.path(), stored)));
        block_on(ledger.erase(Position(position), ReasonCode(1))).unwrap();
        // While the ledger is still open: the write-ahead log counts too.
        assert!(!in_any_file(folder.path(), &secret), "secret of {position}");
        assert!(!in_any_file(folder.path(), &ciphertext), "ciphertext of {position}");
        assert!(!in_any_file(folder.path(), &fingerprint), "fingerprint of {position}");
    }
    assert!(ledger.verify(|_, _| {}).unwrap().is_sound());
}

#[test]
fn a_payload_is_in_no_file_in_the_clear() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = open(folder.path());
    ledger.append_blocking(payload(3)).unwrap();
    assert!(!in_any_file(folder.path(), b"EXERCISE"));
    drop(ledger);
    assert!(!in_any_file(folder.path(), b"EXERCISE"));
}

#[test]
fn a_damaged_entry_can_still_be_erased() {
    let folder = tempfile::tempdir().unwrap();
    drop({
        let ledger = open(folder.path());
        ledger.append_all_blocking((0..4).map(payload).collect()).unwrap();
        ledger
    });
    let db = Connection::open(folder.path().join(FILE_NAME)).unwrap();
    db.execute("UPDATE payload SET ciphertext = x'00' WHERE position = 1", []).unwrap();
    drop(db);
    let ledger = open(folder.path());
    assert!(matches!(ledger.get(Position(1)), Err(Error::Corrupt(_))));
    block_on(ledger.erase(Position(1), ReasonCode(4))).unwrap();
    assert_eq!(ledger.get(Position(1)), Ok(Entry::Erased));
    assert!(ledger.verify(|_, _| {}).unwrap().is_sound());
}
