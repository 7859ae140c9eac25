//! A copy that is taken while the ledger is written is the whole ledger of one moment.

use crate::place::{open, settings};
use bytes::Bytes;
use futures::executor::block_on;
use std::os::unix::fs::PermissionsExt;
use std::sync::atomic::{AtomicBool, Ordering};
use tansiq_ledger::sqlite::{FILE_NAME, SqliteReader};
use tansiq_ledger::{Entry, Position, verify};

fn payload(n: u64) -> Bytes {
    format!("EXERCISE payload {n}").into()
}

#[test]
fn a_copy_beside_the_writer_is_sound_and_goes_on_as_a_ledger() {
    let folder = tempfile::tempdir().unwrap();
    let (original, copies) = (folder.path().join("ledger"), folder.path().join("copies"));
    let ledger = open(&original);
    ledger.append_all_blocking((0..200).map(payload).collect()).unwrap();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for n in 200.. {
                ledger.append_all_blocking(vec![payload(n)]).unwrap();
                if n % 50 == 0 {
                    block_on(ledger.checkpoint()).unwrap();
                }
                if done.load(Ordering::Relaxed) {
                    break;
                }
            }
        });
        for n in 0..20 {
            let (copy, before) = (copies.join(n.to_string()), ledger.len());
            SqliteReader::open(&original).unwrap().copy_to(&copy).unwrap();
            let after = ledger.len();
            let found = verify(&mut SqliteReader::open(&copy).unwrap(), &settings(), |_, _| {}).unwrap();
            assert!(found.is_sound(), "{:?}", found.faults);
            assert!(before <= found.size && found.size <= after, "{before} {} {after}", found.size);
        }
        done.store(true, Ordering::Relaxed);
    });

    // It is put back and goes on; nobody else may read it.
    let copy = copies.join("0");
    assert_eq!(std::fs::metadata(copy.join(FILE_NAME)).unwrap().permissions().mode() & 0o777, 0o600);
    let again = open(&copy);
    let size = again.len();
    assert_eq!(again.get(Position(7)).unwrap(), Entry::Payload(payload(7)));
    again.append_all_blocking(vec![payload(u64::MAX)]).unwrap();
    assert_eq!(again.len().0, size.0 + 1);
}

#[test]
fn a_copy_overwrites_no_ledger() {
    let folder = tempfile::tempdir().unwrap();
    open(folder.path()).append_all_blocking(vec![payload(0)]).unwrap();
    let reader = SqliteReader::open(folder.path()).unwrap();
    let error = reader.copy_to(folder.path()).unwrap_err().to_string();
    assert!(error.contains("expected no ledger; found one"), "{error}");
    assert_eq!(open(folder.path()).len().0, 1);
}
