//! What others compute from what this log publishes, with code that is not ours: the crates `signed_note` and
//! `tlog_tiles`.

use crate::place::{ORIGIN, open};
use bytes::Bytes;
use futures::executor::block_on;
use proptest::prelude::*;
use signed_note::{Note, StandardVerifier, VerifierList};
use tansiq_ledger::{
    Checkpoint, Error, Hash, Ledger, Position, SignedNote, TreeSize, VerifierKey, tile, verify_consistency,
    verify_inclusion,
};
use tlog_tiles::{Error as TheirError, Hash as TheirHash, HashReader, Tile, TileHashReader, TileReader};

fn ledger_of(folder: &std::path::Path, entries: u64) -> Ledger {
    let ledger = open(folder);
    let payloads = (0..entries).map(|n| Bytes::from(format!("EXERCISE {n}"))).collect();
    ledger.append_all_blocking(payloads).unwrap();
    ledger
}

#[test]
fn our_checkpoint_is_read_and_verified_by_others() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = ledger_of(folder.path(), 5);
    let signed = block_on(ledger.checkpoint()).unwrap();
    let note = Note::from_bytes(signed.note().to_string().as_bytes()).unwrap();
    let verifier = StandardVerifier::new(&ledger.verifier_key().to_string()).unwrap();
    let (verified, unverified) = note.verify(&VerifierList::new(vec![Box::new(verifier)])).unwrap();
    assert_eq!((verified.len(), unverified.len()), (1, 0));
    let checkpoint = tlog_tiles::Checkpoint::from_bytes(note.text()).unwrap();
    assert_eq!((checkpoint.origin(), checkpoint.size()), (ORIGIN, 5));
    assert_eq!(checkpoint.hash().0, ledger.root(TreeSize(5)).unwrap().0);
}

#[test]
fn the_lines_of_others_are_kept_and_survive_reopening() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = ledger_of(folder.path(), 2);
    let signed = block_on(ledger.checkpoint()).unwrap();
    let witness = ed25519_dalek::SigningKey::from_bytes(&[3; 32]);
    let other = SignedNote::sign(signed.note().text(), "exercise.example/witness", &witness).unwrap();
    let kept = block_on(ledger.keep_signatures(other.clone())).unwrap();
    assert_eq!(kept.note().signatures().len(), 2);
    assert_eq!(block_on(ledger.keep_signatures(other)), Ok(kept.clone()));
    let false_copy =
        SignedNote::sign(&signed.note().text().replace("\n2\n", "\n1\n"), "w", &witness).unwrap();
    assert!(block_on(ledger.keep_signatures(false_copy)).is_err());
    drop(ledger);
    let ledger = open(folder.path());
    assert_eq!(ledger.latest_checkpoint(), Ok(Some(kept.clone())));
    let key: VerifierKey = ledger.verifier_key().to_string().parse().unwrap();
    assert_eq!(Checkpoint::open(kept.note().to_string().as_bytes(), &key), Ok(kept));
    assert!(ledger.verify(|_, _| {}).unwrap().is_sound());
}

#[test]
fn a_checkpoint_of_another_key_or_with_another_text_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = ledger_of(folder.path(), 12);
    let note = block_on(ledger.checkpoint()).unwrap().note().to_string();
    let open_as = |note: &str, key: &VerifierKey| Checkpoint::open(note.as_bytes(), key).err();
    let ours = ledger.verifier_key();
    let others =
        VerifierKey::new(ORIGIN, ed25519_dalek::SigningKey::from_bytes(&[1; 32]).verifying_key()).unwrap();
    let refused = Some(Error::BadSignature { key: ORIGIN.into() });
    assert_eq!(open_as(&note, ours), None);
    assert_eq!(open_as(&note, &others), refused);
    assert_eq!(open_as(&note.replacen("\n12\n", "\n13\n", 1), ours), refused);
    for malformed in [
        "",
        "\n\n",
        "text\n",
        &note[..note.len() - 1],
        &note.replace('\u{2014}', "-"),
        "a\tb\n\n\u{2014} x AAAAAAA=\n",
    ] {
        assert!(matches!(open_as(malformed, ours), Some(Error::BadNote { .. })), "{malformed:?}");
    }
}

/// Fetches tiles by the paths of the specification, as a client does over HTTP.
struct Fetch<'a> {
    ledger: &'a Ledger,
    size: u64,
}

impl TileReader for Fetch<'_> {
    fn height(&self) -> u8 {
        tile::HEIGHT
    }

    fn read_tiles(&self, tiles: &[Tile]) -> Result<Vec<Vec<u8>>, TheirError> {
        let read = |wanted: &Tile| {
            let width = u16::try_from(wanted.width()).unwrap();
            self.ledger.tile(wanted.level(), wanted.level_index(), width).unwrap().to_vec()
        };
        Ok(tiles.iter().map(read).collect())
    }

    fn save_tiles(&self, _: &[Tile], _: &[Vec<u8>]) {}
}

#[test]
fn others_compute_the_root_and_the_proofs_from_our_tiles() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = ledger_of(folder.path(), 700);
    for size in [1, 2, 255, 256, 257, 511, 512, 513, 699, 700] {
        let root = ledger.root(TreeSize(size)).unwrap();
        let fetch = Fetch { ledger: &ledger, size };
        let reader = TileHashReader::new(fetch.size, TheirHash(root.0), &fetch);
        assert_eq!(tlog_tiles::tree_hash(size, &reader).unwrap().0, root.0, "size {size}");
        for position in [0, size / 2, size - 1] {
            let theirs = tlog_tiles::prove_record(size, position, &reader).unwrap();
            let ours = ledger.prove_inclusion(Position(position), TreeSize(size)).unwrap();
            assert!(
                theirs.iter().map(|hash| hash.0).eq(ours.iter().map(|hash| hash.0)),
                "{position} of {size}"
            );
            let theirs = tlog_tiles::prove_tree(size, position + 1, &reader).unwrap();
            let ours = ledger.prove_consistency(TreeSize(position + 1), TreeSize(size)).unwrap();
            assert!(
                theirs.iter().map(|hash| hash.0).eq(ours.iter().map(|hash| hash.0)),
                "{position} in {size}"
            );
        }
    }
}

#[test]
fn an_entry_bundle_holds_the_commitments_of_its_tile() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = ledger_of(folder.path(), 300);
    for (index, width) in [(0, 256), (0, 7), (1, 44)] {
        let bundle = ledger.entry_bundle(index, width).unwrap();
        let entries: Vec<&[u8]> =
            bundle.chunks(34).map(|entry| entry.strip_prefix(&[0, 32]).unwrap()).collect();
        let leaves: Vec<u8> = entries.iter().flat_map(|entry| Hash::of_leaf(entry).0).collect();
        assert_eq!(ledger.tile(0, index, width).unwrap(), leaves);
        assert_eq!(entries[1], ledger.commitment(Position(index * 256 + 1)).unwrap().0);
    }
    for (level, index, width) in
        [(0, 1, 45), (0, 0, 0), (0, 0, 257), (1, 0, 2), (2, 0, 1), (0, u64::MAX, 1), (255, 0, 1)]
    {
        assert!(matches!(ledger.tile(level, index, width), Err(Error::NoSuchTile { .. })));
    }
    assert_eq!(ledger.tile(1, 0, 1).unwrap(), ledger.root(TreeSize(256)).unwrap().0.as_slice());
}

/// The hashes of a whole tree in the order of the other crate.
pub struct InMemory(Vec<TheirHash>);

impl HashReader for InMemory {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<TheirHash>, TheirError> {
        Ok(indexes.iter().map(|index| self.0[usize::try_from(*index).unwrap()]).collect())
    }
}

fn their_tree(leaves: u64) -> InMemory {
    tree_of((0..leaves).map(u64::to_be_bytes))
}

/// The tree of these entries, as the other crate builds it.
pub fn tree_of(entries: impl Iterator<Item = impl AsRef<[u8]>>) -> InMemory {
    let mut tree = InMemory(Vec::new());
    for (n, entry) in (0..).zip(entries) {
        let hashes = tlog_tiles::stored_hashes(n, entry.as_ref(), &tree).unwrap();
        tree.0.extend(hashes);
    }
    tree
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn our_verifiers_accept_their_proofs_and_nothing_else(
        size in 1..400u64, old in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), flip: u8,
    ) {
        let (old, position) = (1 + old.index(size as usize) as u64, at.index(size as usize) as u64);
        let tree = their_tree(size);
        let root = |size| Hash(tlog_tiles::tree_hash(size, &tree).unwrap().0);
        let ours = |theirs: Vec<TheirHash>| -> Vec<Hash> { theirs.into_iter().map(|hash| Hash(hash.0)).collect() };

        let leaf = Hash::of_leaf(&position.to_be_bytes());
        let mut proof = ours(tlog_tiles::prove_record(size, position, &tree).unwrap());
        let check = |proof: &[Hash]| verify_inclusion(&leaf, Position(position), TreeSize(size), proof, &root(size));
        prop_assert_eq!(check(&proof), Ok(()));
        refuses_changes(&mut proof, flip, check)?;

        let mut proof = ours(tlog_tiles::prove_tree(size, old, &tree).unwrap());
        let check = |proof: &[Hash]| {
            verify_consistency(TreeSize(old), &root(old), TreeSize(size), &root(size), proof)
        };
        prop_assert_eq!(check(&proof), Ok(()));
        refuses_changes(&mut proof, flip, check)?;
    }
}

/// A proof that is longer, shorter or has one bit flipped proves nothing.
fn refuses_changes(
    proof: &mut Vec<Hash>,
    flip: u8,
    check: impl Fn(&[Hash]) -> Result<(), Error>,
) -> Result<(), TestCaseError> {
    proof.push(Hash([flip; 32]));
    prop_assert!(check(proof).is_err(), "one hash too many");
    proof.pop();
    if let Some(last) = proof.pop() {
        prop_assert!(check(proof).is_err(), "one hash too few");
        proof.push(last);
        let changed = usize::from(flip) % proof.len();
        proof[changed].0[usize::from(flip) % 32] ^= 1;
        prop_assert!(check(proof).is_err(), "one bit changed");
    }
    Ok(())
}
