//! What every storage must do, as one suite: an engine is right when this passes over it.
//!
//! The suite panics with the name of what failed; run it from a test. It needs the feature `conformance`.

#![allow(clippy::unwrap_used, reason = "a suite of assertions: an error is a failed assertion")]

use crate::frontier::TileHash;
use crate::store::{Batch, Head, Identity, NewEntry, Reader, Store, StoredCheckpoint, StoredErasure};
use crate::{
    Entry, Error, Hash, KEY_BYTES, Ledger, MasterKey, Position, ReasonCode, Settings, TreeSize, WRAPPED_BYTES,
};
use ed25519_dalek::SigningKey;

/// Where one ledger is kept: opened, closed and opened again, as by a program that is restarted.
pub trait Place {
    /// Opens it for writing.
    ///
    /// # Errors
    /// What the engine says; [`Error::InUse`] while it is open already.
    fn open(&self) -> Result<Box<dyn Store>, Error>;
}

/// Runs the suite; `new_place` gives an empty place for each case.
pub fn check<P: Place>(new_place: impl Fn() -> P) {
    a_new_place_is_empty(&new_place());
    what_was_created_is_there_after_reopening(&new_place());
    a_batch_is_stored_whole(&new_place());
    entries_come_in_order_and_within_limits(&new_place());
    tile_hashes_come_by_level_and_index(&new_place());
    a_checkpoint_replaces_one_of_its_size_only(&new_place());
    an_erasure_leaves_the_mark_and_the_neighbours(&new_place(), Some([2; KEY_BYTES]));
    an_erasure_leaves_the_mark_and_the_neighbours(&new_place(), None);
    another_reader_sees_what_is_stored(&new_place());
    there_is_one_writer(&new_place());
    a_ledger_lives_on_it(&new_place());
}

fn identity() -> Identity {
    Identity { ledger_id: [1; 16], origin: "exercise.example/suite".into(), key_check: [3; KEY_BYTES] }
}

fn head(size: u64) -> Head {
    Head { size: TreeSize(size), root: Hash([4; 32]), seal: [u8::try_from(size).unwrap(); KEY_BYTES] }
}

/// An entry whose every column can be told from its neighbours'.
fn entry(n: u8) -> NewEntry {
    NewEntry {
        commitment: Hash([n; 32]),
        leaf: Hash([n + 100; 32]),
        ciphertext: vec![n; 10 + usize::from(n)],
        wrapped: [n + 1; WRAPPED_BYTES],
        fingerprint: [n; KEY_BYTES],
    }
}

fn batch(first: u8, end: u8) -> Batch {
    let entries = (first..end).map(entry).collect();
    Batch { first: Position(first.into()), entries, tile_hashes: Vec::new(), head: head(end.into()) }
}

fn with_entries(place: &impl Place, end: u8) -> Box<dyn Store> {
    let mut store = place.open().unwrap();
    store.create(&identity(), &head(0)).unwrap();
    store.append(&batch(0, end)).unwrap();
    store
}

fn a_new_place_is_empty(place: &impl Place) {
    let mut store = place.open().unwrap();
    let reader = store.reading();
    assert_eq!(reader.identity(), Ok(None));
    assert_eq!(reader.head(), Ok(None));
    assert_eq!(reader.stored_size(), Ok(TreeSize::EMPTY));
    assert_eq!(reader.latest_checkpoint(), Ok(None));
    assert_eq!(reader.entries(Position(0), 10, 1000), Ok(Vec::new()));
    assert_eq!(reader.self_check(), Ok(Vec::new()));
}

fn what_was_created_is_there_after_reopening(place: &impl Place) {
    let mut store = place.open().unwrap();
    store.create(&identity(), &head(0)).unwrap();
    drop(store);
    let mut store = place.open().unwrap();
    assert_eq!(store.reading().identity(), Ok(Some(identity())));
    assert_eq!(store.reading().head(), Ok(Some(head(0))));
}

fn a_batch_is_stored_whole(place: &impl Place) {
    let mut store = with_entries(place, 3);
    store.append(&batch(3, 5)).unwrap();
    drop(store);
    let mut store = place.open().unwrap();
    let reader = store.reading();
    assert_eq!(reader.head(), Ok(Some(head(5))));
    assert_eq!(reader.stored_size(), Ok(TreeSize(5)));
    for (n, stored) in (0..5).zip(reader.entries(Position(0), 10, usize::MAX).unwrap()) {
        let sent = entry(n);
        assert_eq!(stored.position, Position(n.into()));
        assert_eq!((stored.commitment, stored.leaf), (sent.commitment.0.to_vec(), sent.leaf.0.to_vec()));
        assert_eq!(stored.wrapped, Some(sent.wrapped.to_vec()));
        assert_eq!((stored.ciphertext, stored.erasure), (Some(sent.ciphertext), None));
        assert_eq!(reader.find(&sent.fingerprint), Ok(Some(Position(n.into()))));
    }
    assert_eq!(reader.find(&[200; KEY_BYTES]), Ok(None));
    assert_eq!(reader.count_fingerprints(TreeSize(4)), Ok(4));
    assert_eq!(reader.fingerprints(&[3; KEY_BYTES], 10), Ok(vec![(vec![4; KEY_BYTES], Position(4))]));
}

fn entries_come_in_order_and_within_limits(place: &impl Place) {
    let mut store = with_entries(place, 9);
    let reader = store.reading();
    let positions = |reader: &mut dyn Reader, from, max, bytes| -> Vec<u64> {
        reader.entries(Position(from), max, bytes).unwrap().iter().map(|entry| entry.position.0).collect()
    };
    assert_eq!(positions(reader, 7, 10, usize::MAX), [7, 8]);
    assert_eq!(positions(reader, 2, 3, usize::MAX), [2, 3, 4]);
    // One entry always comes, and the one that passes the limit is the last.
    assert_eq!(positions(reader, 0, 9, 0), [0]);
    assert_eq!(positions(reader, 0, 9, 11), [0, 1]);
    assert_eq!(positions(reader, 9, 10, usize::MAX), [0u64; 0]);
    let leaves = reader.leaves(Position(3), 2).unwrap();
    assert_eq!(leaves, [(Position(3), vec![103; 32]), (Position(4), vec![104; 32])]);
    assert_eq!(reader.commitments(Position(8), 2), Ok(vec![(Position(8), vec![8; 32])]));
}

fn tile_hashes_come_by_level_and_index(place: &impl Place) {
    let mut store = with_entries(place, 1);
    let hash = |level, index| TileHash { level, index, hash: Hash([level; 32]) };
    let tile_hashes = vec![hash(1, 0), hash(1, 1), hash(2, 0), hash(1, 2)];
    store.append(&Batch { tile_hashes, ..batch(1, 2) }).unwrap();
    let reader = store.reading();
    assert_eq!(reader.tile_hashes(1, 1, 9), Ok(vec![(1, vec![1; 32]), (2, vec![1; 32])]));
    assert_eq!(reader.tile_hashes(2, 0, 9), Ok(vec![(0, vec![2; 32])]));
    assert_eq!(reader.tile_hashes(1, 0, 1), Ok(vec![(0, vec![1; 32])]));
}

fn a_checkpoint_replaces_one_of_its_size_only(place: &impl Place) {
    let mut store = with_entries(place, 4);
    let note =
        |size, text: &str| StoredCheckpoint { size: TreeSize(size), note: text.into(), seal: vec![1; 32] };
    for checkpoint in [note(3, "a"), note(2, "b"), note(3, "c")] {
        store.put_checkpoint(&checkpoint).unwrap();
    }
    drop(store);
    let mut store = place.open().unwrap();
    let reader = store.reading();
    assert_eq!(reader.latest_checkpoint(), Ok(Some(note(3, "c"))));
    assert_eq!(reader.last_checkpoints(9), Ok(vec![note(3, "c"), note(2, "b")]));
    assert_eq!(reader.last_checkpoints(1), Ok(vec![note(3, "c")]));
    assert_eq!(reader.checkpoints(TreeSize(0), 9), Ok(vec![note(2, "b"), note(3, "c")]));
    assert_eq!(reader.checkpoints(TreeSize(0), 1), Ok(vec![note(2, "b")]));
    assert_eq!(reader.checkpoints(TreeSize(3), 9), Ok(vec![note(3, "c")]));
}

fn an_erasure_leaves_the_mark_and_the_neighbours(place: &impl Place, known: Option<[u8; KEY_BYTES]>) {
    let mut store = with_entries(place, 5);
    let before = store.reading().entries(Position(0), 9, usize::MAX).unwrap();
    let erasure = StoredErasure { reason: 513, mark: vec![9; KEY_BYTES] };
    store.erase(Position(2), known, &erasure).unwrap();
    store.scrub().unwrap();
    drop(store);
    let mut store = place.open().unwrap();
    let mut expected = before;
    expected[2].wrapped = None;
    expected[2].ciphertext = None;
    expected[2].erasure = Some(erasure);
    assert_eq!(store.reading().entries(Position(0), 9, usize::MAX), Ok(expected));
    assert_eq!(store.reading().find(&[2; KEY_BYTES]), Ok(None));
    assert_eq!(store.reading().find(&[3; KEY_BYTES]), Ok(Some(Position(3))));
    assert_eq!(store.reading().count_fingerprints(TreeSize(5)), Ok(4));
}

fn another_reader_sees_what_is_stored(place: &impl Place) {
    let mut store = with_entries(place, 2);
    let mut reader = store.reader().unwrap();
    assert_eq!(reader.stored_size(), Ok(TreeSize(2)));
    store.append(&batch(2, 6)).unwrap();
    assert_eq!(reader.stored_size(), Ok(TreeSize(6)));
    assert_eq!(reader.head(), Ok(Some(head(6))));
    store.tidy().unwrap();
    assert_eq!(
        reader.entries(Position(0), 9, usize::MAX),
        store.reading().entries(Position(0), 9, usize::MAX)
    );
}

fn there_is_one_writer(place: &impl Place) {
    let first = place.open().unwrap();
    assert!(matches!(place.open().err(), Some(Error::InUse { .. })));
    drop(first);
    assert!(place.open().is_ok());
}

fn a_ledger_lives_on_it(place: &impl Place) {
    let settings = || {
        let keys = (MasterKey::from_bytes([5; 32]), SigningKey::from_bytes(&[6; 32]));
        Settings::new("exercise.example/suite", keys.0, keys.1)
    };
    let ledger = Ledger::open(place.open().unwrap(), settings()).unwrap();
    let payload = |n: u32| bytes::Bytes::from(format!("EXERCISE {n}"));
    ledger.append_all_blocking((0..300).map(payload).collect()).unwrap();
    futures::executor::block_on(ledger.erase(Position(7), ReasonCode(1))).unwrap();
    let signed = futures::executor::block_on(ledger.checkpoint()).unwrap();
    ledger.append_blocking(payload(300)).unwrap();
    drop(ledger);
    let ledger = Ledger::open(place.open().unwrap(), settings()).unwrap();
    assert_eq!(ledger.latest_checkpoint(), Ok(Some(signed)));
    assert_eq!(ledger.get(Position(7)), Ok(Entry::Erased));
    assert_eq!(ledger.get(Position(300)), Ok(Entry::Payload(payload(300))));
    let verification = ledger.verify(|_, _| {}).unwrap();
    assert_eq!((verification.faults, verification.size), (Vec::new(), TreeSize(301)));
}
