//! Every stored form ever written stays readable: a ledger of each version, and what is in it.

use crate::place::open;
use bytes::Bytes;
use tansiq_ledger::{Entry, Position, ReasonCode, TreeSize};

#[test]
fn a_ledger_of_version_1_opens_reads_and_verifies() {
    let folder = tempfile::tempdir().unwrap();
    let stored = include_bytes!("fixtures/ledger-v1.sqlite3");
    std::fs::write(folder.path().join(tansiq_ledger::sqlite::FILE_NAME), stored).unwrap();
    let ledger = open(folder.path());
    for n in (0..261).filter(|n| *n != 9) {
        let payload = Bytes::from(format!("EXERCISE fixture {n}"));
        assert_eq!(ledger.get(Position(n)), Ok(Entry::Payload(payload)));
    }
    assert_eq!(ledger.get(Position(9)), Ok(Entry::Erased));
    assert_eq!(ledger.erasure(Position(9)), Ok(Some(ReasonCode(7))));
    let root = ledger.root(TreeSize(261)).unwrap();
    assert_eq!(root.to_string(), "148e427399e551e40a95458d218088b11d1e423e124072d1881eae7c6ef973ba");
    let verification = ledger.verify(|_, _| {}).unwrap();
    assert_eq!((verification.faults, verification.checkpoints, verification.erased), (Vec::new(), 2, 1));
    assert!(ledger.append_blocking("EXERCISE fixture 3").unwrap().duplicate);
}
