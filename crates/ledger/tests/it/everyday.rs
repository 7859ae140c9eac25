//! What a caller does every day: append, read, prove, erase, reopen.

use crate::place::{open, settings};
use bytes::Bytes;
use tansiq_ledger::{
    Entry, Error, Hash, Ledger, MAX_BATCH_BYTES, MAX_BATCH_ENTRIES, MAX_PAYLOAD_BYTES, MasterKey, Position,
    ReasonCode, Settings, SqliteStore, TreeSize, verify_consistency, verify_inclusion,
};

fn payload(n: u64) -> Bytes {
    format!("EXERCISE payload {n}").into()
}

#[tokio::test]
async fn what_was_appended_is_read_in_order_after_reopening() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = open(folder.path());
    for n in 0..300 {
        let receipt = ledger.append(payload(n)).await.unwrap();
        assert_eq!((receipt.position, receipt.duplicate), (Position(n), false));
        assert!(receipt.tree_size.holds(receipt.position));
    }
    drop(ledger);
    let ledger = open(folder.path());
    assert_eq!(ledger.len(), TreeSize(300));
    let read = ledger.read(Position(10), 1000).unwrap();
    let expected: Vec<_> = (10..300).map(|n| (Position(n), Entry::Payload(payload(n)))).collect();
    assert_eq!(read, expected);
    assert_eq!(
        ledger.get(Position(300)),
        Err(Error::NoSuchPosition { position: Position(300), size: TreeSize(300) })
    );
}

#[tokio::test]
async fn same_bytes_get_the_same_position() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = open(folder.path());
    let first = ledger.append(payload(0)).await.unwrap();
    let batch = ledger.append_all(vec![payload(1), payload(0), payload(1), payload(2)]).await.unwrap();
    let seen: Vec<_> = batch.iter().map(|receipt| (receipt.position.0, receipt.duplicate)).collect();
    assert_eq!(seen, [(1, false), (0, true), (1, true), (2, false)]);
    drop(ledger);
    let ledger = open(folder.path());
    let again = ledger.append(payload(0)).await.unwrap();
    assert_eq!((again.position, again.duplicate), (first.position, true));
    assert_eq!(ledger.len(), TreeSize(3));
}

#[tokio::test]
async fn every_proof_of_a_small_log_verifies_and_no_other_does() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = open(folder.path());
    ledger.append_all((0..70).map(payload).collect()).await.unwrap();
    let root = |size| ledger.root(TreeSize(size)).unwrap();
    for size in 1..=70 {
        for position in [0, size / 3, size / 2, size - 1] {
            let leaf = Hash::of_leaf(&ledger.commitment(Position(position)).unwrap().0);
            let proof = ledger.prove_inclusion(Position(position), TreeSize(size)).unwrap();
            let check =
                |at, size, root: Hash| verify_inclusion(&leaf, Position(at), TreeSize(size), &proof, &root);
            assert_eq!(check(position, size, root(size)), Ok(()));
            assert!(check(position + 1, size, root(size)).is_err());
            assert!(check(position, size, root((size + 1) % 71)).is_err());
        }
        for old in [0, 1, size / 2, size - 1, size] {
            let proof = ledger.prove_consistency(TreeSize(old), TreeSize(size)).unwrap();
            let check = |old_root: Hash| {
                verify_consistency(TreeSize(old), &old_root, TreeSize(size), &root(size), &proof)
            };
            assert_eq!(check(root(old)), Ok(()));
            assert!(check(root((old + 1) % 71)).is_err());
        }
    }
}

#[tokio::test]
async fn an_erased_entry_is_gone_and_its_place_remains() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = open(folder.path());
    ledger.append_all((0..5).map(payload).collect()).await.unwrap();
    let root = ledger.root(TreeSize(5)).unwrap();
    ledger.erase(Position(2), ReasonCode(17)).await.unwrap();
    ledger.erase(Position(2), ReasonCode(18)).await.unwrap();
    assert_eq!(ledger.get(Position(2)), Ok(Entry::Erased));
    assert_eq!(ledger.erasure(Position(2)), Ok(Some(ReasonCode(17))));
    assert_eq!(ledger.erasure(Position(1)), Ok(None));
    assert_eq!(ledger.root(TreeSize(5)), Ok(root));
    let again = ledger.append(payload(2)).await.unwrap();
    assert_eq!((again.position, again.duplicate), (Position(5), false));
    assert!(ledger.erase(Position(6), ReasonCode(0)).await.is_err());
}

#[tokio::test]
async fn a_checkpoint_is_stored_and_the_same_tree_gives_the_same_note() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = open(folder.path());
    assert_eq!(ledger.latest_checkpoint(), Ok(None));
    ledger.append(payload(0)).await.unwrap();
    let signed = ledger.checkpoint().await.unwrap();
    assert_eq!(signed.checkpoint().size, TreeSize(1));
    assert_eq!(ledger.checkpoint().await, Ok(signed.clone()));
    drop(ledger);
    let ledger = open(folder.path());
    assert_eq!(ledger.latest_checkpoint(), Ok(Some(signed)));
}

#[tokio::test]
async fn a_payload_over_the_limit_is_refused_and_one_at_it_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = open(folder.path());
    let large = Bytes::from(vec![1; MAX_PAYLOAD_BYTES + 1]);
    let refused = Error::PayloadTooLarge { found: MAX_PAYLOAD_BYTES + 1, limit: MAX_PAYLOAD_BYTES };
    assert_eq!(ledger.append(large.clone()).await, Err(refused));
    ledger.append(large.slice(1..)).await.unwrap();
    assert_eq!(ledger.get(Position(0)), Ok(Entry::Payload(large.slice(1..))));
}

#[tokio::test]
async fn a_second_writer_a_wrong_key_and_a_wrong_origin_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = open(folder.path());
    assert!(matches!(SqliteStore::open(folder.path()), Err(Error::InUse { .. })));
    drop(ledger);
    let with = |settings| Ledger::open(SqliteStore::open(folder.path()).unwrap(), settings).err();
    let other_key = Settings { master_key: MasterKey::from_bytes([8; 32]), ..settings() };
    assert_eq!(with(other_key), Some(Error::WrongMasterKey));
    let other_origin = Settings { origin: "exercise.example/other".into(), ..settings() };
    assert!(matches!(with(other_origin), Some(Error::WrongOrigin { .. })));
    assert_eq!(with(settings()), None);
}

#[tokio::test]
async fn growth_can_be_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = open(folder.path());
    let mut size = ledger.subscribe();
    let waiting = tokio::spawn(async move { size.wait_for(|size| size.0 >= 2).await.map(|size| *size) });
    ledger.append_all(vec![payload(0), payload(1)]).await.unwrap();
    assert_eq!(waiting.await.unwrap().unwrap(), TreeSize(2));
}

#[tokio::test(flavor = "multi_thread")]
async fn many_callers_at_once_get_one_position_for_each_payload() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = open(folder.path());
    let callers: Vec<_> = (0..24u64)
        .map(|caller| {
            let ledger = ledger.clone();
            tokio::spawn(async move {
                let mut told = Vec::new();
                for n in 0..20 {
                    // Each payload is appended by three callers.
                    let n = caller / 3 * 100 + n;
                    told.push((n, ledger.append(payload(n)).await.unwrap().position));
                }
                told
            })
        })
        .collect();
    let mut told = std::collections::BTreeMap::new();
    for caller in callers {
        for (n, position) in caller.await.unwrap() {
            assert_eq!(*told.entry(n).or_insert(position), position);
            assert_eq!(ledger.get(position), Ok(Entry::Payload(payload(n))));
        }
    }
    assert_eq!((told.len(), ledger.len()), (160, TreeSize(160)));
}

#[test]
fn a_verification_beside_a_running_writer_sees_no_faults() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = open(folder.path());
    ledger.append_all_blocking((0..600).map(payload).collect()).unwrap();
    let writing = {
        let ledger = ledger.clone();
        std::thread::spawn(move || {
            for n in 600..680 {
                ledger.append_blocking(payload(n)).unwrap();
                futures::executor::block_on(ledger.erase(Position(n * 7 % 600), ReasonCode(1))).unwrap();
                futures::executor::block_on(ledger.checkpoint()).unwrap();
            }
        })
    };
    let mut times = 0;
    while !writing.is_finished() || times < 2 {
        assert_eq!(ledger.verify(|_, _| {}).unwrap().faults, []);
        times += 1;
    }
    writing.join().unwrap();
}

#[tokio::test]
async fn a_new_signing_key_needs_the_former_one_and_signs_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = open(folder.path());
    ledger.append(payload(0)).await.unwrap();
    ledger.checkpoint().await.unwrap();
    let former = *ledger.verifier_key().key();
    drop(ledger);
    let new_key = ed25519_dalek::SigningKey::from_bytes(&[4; 32]);
    let with = |former_keys| {
        let settings = Settings { signing_key: new_key.clone(), former_keys, ..settings() };
        Ledger::open(SqliteStore::open(folder.path()).unwrap(), settings)
    };
    assert!(matches!(with(Vec::new()).err(), Some(Error::BadSignature { .. })));
    let ledger = with(vec![former]).unwrap();
    let signed = ledger.checkpoint().await.unwrap();
    assert_eq!(signed.note().signatures().len(), 2);
    assert_eq!(ledger.verifier_key().verify(signed.note()), Ok(()));
    assert!(ledger.verify(|_, _| {}).unwrap().is_sound());
}

#[tokio::test]
async fn a_batch_over_a_limit_is_refused_whole() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = open(folder.path());
    let many = vec![Bytes::new(); MAX_BATCH_ENTRIES + 1];
    assert!(matches!(ledger.append_all(many).await, Err(Error::BatchTooLarge { unit: "entries", .. })));
    let heavy = vec![Bytes::from(vec![0; MAX_PAYLOAD_BYTES]); MAX_BATCH_BYTES / MAX_PAYLOAD_BYTES + 1];
    assert!(matches!(ledger.append_all(heavy).await, Err(Error::BatchTooLarge { unit: "bytes", .. })));
    assert_eq!(ledger.append_all(Vec::new()).await, Ok(Vec::new()));
    assert!(ledger.is_empty());
}

#[test]
#[cfg(unix)]
fn a_new_folder_is_made_with_those_above_it_and_belongs_to_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("a/b/ledger");
    open(&folder).append_blocking(payload(0)).unwrap();
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    for file in std::fs::read_dir(&folder).unwrap() {
        assert_eq!(mode(&file.unwrap().path()), 0o600);
    }
}

#[test]
fn a_folder_that_holds_something_else_is_refused_and_left_alone() {
    fn check(content: &[u8]) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(tansiq_ledger::sqlite::FILE_NAME);
        std::fs::write(&file, content).unwrap();
        assert!(matches!(SqliteStore::open(folder.path()), Err(Error::NotALedger { .. })));
        assert_eq!(std::fs::read(&file).unwrap(), content);
    }
    check(b"not a database, but a letter that somebody put here by mistake");
    let other = tempfile::NamedTempFile::new().unwrap();
    rusqlite::Connection::open(other.path()).unwrap().execute_batch("CREATE TABLE letters (text)").unwrap();
    check(&std::fs::read(other.path()).unwrap());
    let newer = "PRAGMA application_id = 0x544E5351; PRAGMA user_version = 2; CREATE TABLE later (x)";
    let other = tempfile::NamedTempFile::new().unwrap();
    rusqlite::Connection::open(other.path()).unwrap().execute_batch(newer).unwrap();
    check(&std::fs::read(other.path()).unwrap());
}

#[test]
fn nothing_of_a_payload_or_a_key_is_in_what_may_be_logged() {
    assert_eq!(format!("{:?}", Entry::Payload(payload(1))), "Payload(18 bytes)");
    let logged = format!("{:?}", settings());
    for key in [[7u8; 32], [9u8; 32]] {
        assert!(!logged.contains(&hex::encode(key)) && !logged.contains(&format!("{key:?}")), "{logged}");
    }
}
