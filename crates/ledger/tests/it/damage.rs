//! A flipped byte anywhere in what is stored: found, and the entry named.

use crate::place::{open, settings};
use bytes::Bytes;
use futures::executor::block_on;
use rusqlite::Connection;
use std::fs;
use std::path::Path;
use tansiq_ledger::sqlite::{FILE_NAME, SqliteReader};
use tansiq_ledger::{
    Blame, Entry, Fault, Ledger, Place, Position, ReasonCode, SqliteStore, TreeSize, Verification, verify,
};

fn payload(n: u64) -> Bytes {
    format!("EXERCISE payload {n}").into()
}

/// A ledger of this many entries, the fourth erased, with a checkpoint at its end and one below.
fn build(folder: &Path, entries: u64) {
    let ledger = open(folder);
    ledger.append_all_blocking((0..entries - 2).map(payload).collect()).unwrap();
    block_on(ledger.checkpoint()).unwrap();
    ledger.append_all_blocking((entries - 2..entries).map(payload).collect()).unwrap();
    block_on(ledger.erase(Position(3), ReasonCode(2))).unwrap();
    block_on(ledger.checkpoint()).unwrap();
}

fn verified(folder: &Path) -> Verification {
    verify(&mut SqliteReader::open(folder).unwrap(), &settings(), |_, _| {}).unwrap()
}

/// Whether a fault is about this entry: at it, or over it.
fn names(fault: &Fault, position: u64) -> bool {
    match fault.place {
        Place::Entry(at) => at.0 == position,
        Place::TileHash { first, last, .. } => (first.0..=last.0).contains(&position),
        Place::Ledger | Place::Checkpoint(_) => false,
    }
}

/// Flips each bit in turn of every `stride`-th byte of a column, and asks of each verification what `named` wants.
fn flip(folder: &Path, table: &str, column: &str, row: &str, stride: usize, named: impl Fn(&Fault) -> bool) {
    let db = Connection::open(folder.join(FILE_NAME)).unwrap();
    let whole: Vec<u8> =
        db.query_row(&format!("SELECT {column} FROM {table} WHERE {row}"), [], |row| row.get(0)).unwrap();
    let set = |bytes: &[u8]| {
        // Flipping the key of a row must still find the row to restore it.
        let sql = format!("UPDATE {table} SET {column} = ?1 WHERE {row}");
        assert_eq!(db.execute(&sql, [bytes]).unwrap(), 1);
    };
    for at in (0..whole.len()).step_by(stride) {
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << (at % 8);
        set(&flipped);
        let faults = verified(folder).faults;
        assert!(faults.iter().any(&named), "{table}.{column} byte {at} of {row}: {faults:?}");
        set(&whole);
    }
    assert_eq!(verified(folder).faults, [], "after {table}.{column}");
}

#[test]
fn a_flipped_byte_in_any_column_of_an_entry_is_found_and_names_it() {
    let folder = tempfile::tempdir().unwrap();
    build(folder.path(), 8);
    for position in [0, 5, 7] {
        let at = format!("position = {position}");
        for (table, column) in
            [("entry", "commitment"), ("entry", "leaf"), ("secret", "wrapped"), ("payload", "ciphertext")]
        {
            flip(folder.path(), table, column, &at, 1, |fault| names(fault, position));
        }
        flip(folder.path(), "fingerprint", "fingerprint", &at, 3, |fault| names(fault, position));
    }
    // The erased entry has no payload to vouch for its commitment; its leaf hash and its mark do.
    for (table, column) in
        [("entry", "commitment"), ("entry", "leaf"), ("erasure", "mark"), ("secret", "wrapped")]
    {
        flip(folder.path(), table, column, "position = 3", 2, |fault| names(fault, 3));
    }
}

#[test]
fn a_flipped_byte_in_a_checkpoint_or_in_the_head_is_found() {
    let folder = tempfile::tempdir().unwrap();
    build(folder.path(), 8);
    for size in [6, 8] {
        for column in ["note", "seal"] {
            let of_size = |fault: &Fault| fault.place == Place::Checkpoint(TreeSize(size));
            flip(folder.path(), "checkpoint", column, &format!("size = {size}"), 3, of_size);
        }
    }
    for column in ["root", "seal"] {
        flip(folder.path(), "head", column, "one = 1", 3, |fault| fault.place == Place::Ledger);
    }
}

#[test]
fn a_flipped_byte_in_a_tree_hash_is_found_and_names_the_entries_under_it() {
    let folder = tempfile::tempdir().unwrap();
    build(folder.path(), 520);
    for (index, entry) in [(0, 0), (1, 511)] {
        let row = format!("level = 1 AND idx = {index}");
        flip(folder.path(), "tile_hash", "hash", &row, 11, |fault| names(fault, entry));
    }
}

/// Runs a statement that no program of ours would, and asks what a verification says of it.
fn after(statement: &str) -> Verification {
    let folder = tempfile::tempdir().unwrap();
    build(folder.path(), 8);
    let db = Connection::open(folder.path().join(FILE_NAME)).unwrap();
    db.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    assert!(db.execute(statement, []).unwrap() > 0, "{statement}");
    drop(db);
    verified(folder.path())
}

#[test]
fn what_is_added_removed_or_moved_is_found_and_named() {
    fn check(statement: &str, position: u64) {
        let faults = after(statement).faults;
        assert!(faults.iter().any(|fault| names(fault, position)), "{statement}: {faults:?}");
    }
    check("DELETE FROM entry WHERE position = 4", 4);
    check("DELETE FROM secret WHERE position = 4", 4);
    check("DELETE FROM payload WHERE position = 4", 4);
    check("DELETE FROM fingerprint WHERE position = 4", 4);
    check("DELETE FROM erasure", 3);
    check("UPDATE erasure SET reason = reason + 1", 3);
    check("UPDATE erasure SET position = 5", 5);
    check("INSERT INTO erasure SELECT 5, reason, mark FROM erasure", 5);
    check("INSERT INTO payload VALUES (3, x'00')", 3);
    check("UPDATE fingerprint SET position = 2 WHERE position = 4", 4);
    check("INSERT INTO fingerprint VALUES (x'00', 6)", 6);
    check("UPDATE entry SET position = 4000 WHERE position = 4", 4);
    check("UPDATE payload SET position = 3 WHERE position = 4", 4);
    let swapped =
        "UPDATE secret SET wrapped = (SELECT wrapped FROM secret WHERE position = 1) WHERE position = 4";
    check(swapped, 4);
}

#[test]
fn the_size_of_the_head_and_of_a_checkpoint_are_sealed() {
    for statement in [
        "UPDATE head SET size = size - 1",
        "UPDATE checkpoint SET size = 7 WHERE size = 6",
        "UPDATE checkpoint SET size = 9 WHERE size = 8",
        "DELETE FROM head",
        "DELETE FROM entry WHERE position = 7",
    ] {
        assert!(!after(statement).is_sound(), "{statement}");
    }
}

#[test]
fn an_opening_that_sees_damage_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    build(folder.path(), 8);
    let db = Connection::open(folder.path().join(FILE_NAME)).unwrap();
    db.execute("UPDATE head SET seal = zeroblob(32)", []).unwrap();
    drop(db);
    let error = Ledger::open(SqliteStore::open(folder.path()).unwrap(), settings()).err().unwrap();
    assert_eq!(error.blame(), Blame::Damage);
    assert!(error.to_string().contains("restore"), "{error}");
}

/// Copies a closed ledger with one bit of its file flipped.
fn with_flipped_byte(bytes: &[u8], at: usize, folder: &Path) {
    let mut flipped = bytes.to_vec();
    flipped[at] ^= 1 << (at % 8);
    fs::write(folder.join(FILE_NAME), flipped).unwrap();
}

/// What an operator gets: the faults, or the message of the error.
fn looked_at(folder: &Path) -> Result<Vec<Fault>, String> {
    let mut reader = SqliteReader::open(folder).map_err(|error| error.to_string())?;
    verify(&mut reader, &settings(), |_, _| {}).map(|found| found.faults).map_err(|error| error.to_string())
}

#[test]
fn a_flipped_byte_in_the_file_is_found_or_was_in_no_use() {
    let (built, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    build(built.path(), 40);
    let bytes = fs::read(built.path().join(FILE_NAME)).unwrap();
    let mut found = 0;
    for at in (0..bytes.len())
        .step_by(bytes.len() / 160)
        .map(|at| at + at / 160 % 97)
        .filter(|at| *at < bytes.len())
    {
        with_flipped_byte(&bytes, at, copy.path());
        match looked_at(copy.path()) {
            Ok(faults) if faults.is_empty() => reads_as_before(copy.path(), at),
            Ok(_) => found += 1,
            Err(message) => {
                assert!(message.contains("ledger"), "byte {at}: {message}");
                found += 1;
            }
        }
    }
    assert!(found > 10, "only {found} of the flips were in used bytes");
}

/// A flip that verification does not see must have changed nothing that can be read.
fn reads_as_before(folder: &Path, at: usize) {
    let ledger = open(folder);
    let read = ledger.read(Position::FIRST, 100).unwrap();
    let expected = (0..40).map(|n| if n == 3 { Entry::Erased } else { Entry::Payload(payload(n)) });
    assert!(read.into_iter().map(|(_, entry)| entry).eq(expected), "byte {at}");
}

#[test]
fn a_flipped_byte_in_the_pages_of_entries_names_the_entry() {
    let (built, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    build(built.path(), 40);
    let bytes = fs::read(built.path().join(FILE_NAME)).unwrap();
    let db = Connection::open(built.path().join(FILE_NAME)).unwrap();
    for position in [0u64, 17, 39] {
        for (table, column) in [("entry", "commitment"), ("secret", "wrapped"), ("payload", "ciphertext")] {
            let sql = format!("SELECT {column} FROM {table} WHERE position = {position}");
            let stored: Vec<u8> = db.query_row(&sql, [], |row| row.get(0)).unwrap();
            let start = bytes.windows(stored.len()).position(|window| window == stored).unwrap();
            for at in (start..start + stored.len()).step_by(9) {
                with_flipped_byte(&bytes, at, copy.path());
                let faults = looked_at(copy.path()).unwrap();
                assert!(
                    faults.iter().any(|fault| names(fault, position)),
                    "byte {at} of {table}: {faults:?}"
                );
            }
        }
    }
}
