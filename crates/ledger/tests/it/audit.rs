//! Checkpoints that several people kept, compared.

use crate::place::{ORIGIN, open};
use ed25519_dalek::SigningKey;
use futures::executor::block_on;
use tansiq_ledger::audit::{Kept, NoCheckpoint, Tree, Trusted, Verdict, compare};
use tansiq_ledger::sqlite::SqliteReader;
use tansiq_ledger::{Checkpoint, CosignerKey, Hash, SignedNote, TreeSize, VerifierKey, tiles};

fn key() -> SigningKey {
    SigningKey::from_bytes(&[9; 32])
}

fn trusted() -> Trusted {
    let witness = SigningKey::from_bytes(&[3; 32]).verifying_key();
    Trusted {
        log: vec![VerifierKey::new(ORIGIN, key().verifying_key()).unwrap()],
        witnesses: vec![CosignerKey::new("exercise.example/witness", witness).unwrap()],
    }
}

/// A tree of so many leaves, one of them another.
fn tree(size: u64, changed: Option<u64>, sizes: &[u64]) -> Tree {
    let mut tree = Tree::for_sizes(sizes.iter().copied().map(TreeSize));
    for n in 0..size {
        let leaf = if Some(n) == changed { u64::MAX } else { n };
        tree.push(Hash::of_leaf(&leaf.to_be_bytes()));
    }
    tree
}

fn note(size: u64, changed: Option<u64>) -> SignedNote {
    let root = tree(size, changed, &[size]).root_at(TreeSize(size)).unwrap();
    let checkpoint = Checkpoint { origin: ORIGIN.into(), size: TreeSize(size), root };
    checkpoint.sign(&key()).unwrap().note().clone()
}

fn kept(from: &str, size: u64, changed: Option<u64>) -> Kept {
    trusted().read(from, note(size, changed).to_string().as_bytes()).unwrap()
}

#[test]
fn what_belongs_to_one_history_is_found_the_same() {
    let all = [kept("a", 3, None), kept("b", 7, None), kept("c", 0, None)];
    assert_eq!(compare(&all, Some(&tree(9, None, &[0, 3, 7]))), Verdict::Same);
    assert_eq!(compare(&[kept("a", 7, None), kept("b", 7, None)], None), Verdict::Same);
}

#[test]
fn two_roots_of_one_size_prove_two_histories_without_a_tree() {
    let (one, other) = (kept("a", 7, None), kept("b", 7, Some(4)));
    let found = Verdict::TwoRoots { one: Box::new(one.clone()), other: Box::new(other.clone()) };
    assert_eq!(compare(&[kept("c", 3, None), one.clone(), other.clone()], None), found);
    assert_eq!(compare(&[one, other], Some(&tree(9, None, &[7]))), found);
}

#[test]
fn a_checkpoint_off_the_tree_is_found_at_any_size() {
    let tree = tree(9, None, &[3, 7]);
    for (changed, differs) in [(4, 7), (0, 3)] {
        let all = [kept("a", 3, Some(changed)), kept("b", 7, Some(changed))];
        let Verdict::NotInTree { kept, root, tree: size } = compare(&all, Some(&tree)) else {
            panic!("not found: {changed}")
        };
        let found = kept.signed.checkpoint();
        assert_eq!(
            (found.size, size, Some(root)),
            (TreeSize(differs), TreeSize(9), tree.root_at(found.size))
        );
        assert_ne!(found.root, root);
    }
}

#[test]
fn what_no_tree_reaches_stays_open() {
    let all = [kept("a", 3, None), kept("b", 7, None)];
    let open = |size: usize| Verdict::Open { kept: Box::new(all[size].clone()) };
    assert_eq!(compare(&all, None), open(0));
    assert_eq!(compare(&all, Some(&tree(5, None, &[3, 7]))), open(1));
}

#[test]
fn another_origin_another_key_and_a_false_cosignature_are_said() {
    let read = |note: &SignedNote| trusted().read("a", note.to_string().as_bytes());
    let text = note(3, None).text().to_owned();
    let other = text.replace(ORIGIN, "exercise.example/other");
    let other = SignedNote::sign(&other, "exercise.example/other", &key()).unwrap();
    assert!(matches!(read(&other), Err(NoCheckpoint::Origin { found, .. }) if found.ends_with("other")));
    let thief = SignedNote::sign(&text, ORIGIN, &SigningKey::from_bytes(&[1; 32])).unwrap();
    assert!(matches!(read(&thief), Err(NoCheckpoint::Key { found }) if found.starts_with(ORIGIN)));
    assert!(matches!(trusted().read("a", b"EXERCISE"), Err(NoCheckpoint::Form(_))));

    let witness = SigningKey::from_bytes(&[3; 32]);
    let sign = |message: &[u8]| ed25519_dalek::Signer::sign(&witness, message).to_bytes();
    let mut cosigned = note(3, None);
    cosigned.add(trusted().witnesses[0].cosign(&cosigned, 77, sign)).unwrap();
    assert_eq!(read(&cosigned).unwrap().cosigned.into_values().collect::<Vec<_>>(), [77]);
    let mut elsewhere = note(4, None);
    elsewhere.add(cosigned.signatures()[1].clone()).unwrap();
    let name = "exercise.example/witness".to_owned();
    assert_eq!(read(&elsewhere), Err(NoCheckpoint::Cosignature(name)));
}

#[test]
fn a_stored_ledger_is_audited_beside_its_writer() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = open(folder.path());
    ledger.append_all_blocking((0..300).map(|n| format!("EXERCISE {n}").into()).collect()).unwrap();
    let signed = block_on(ledger.checkpoint()).unwrap();
    ledger.append_blocking("EXERCISE more").unwrap();
    let kept = trusted().read("a", signed.note().to_string().as_bytes()).unwrap();
    let mut tree = Tree::for_sizes([signed.checkpoint().size]);
    let mut reader = SqliteReader::open(folder.path()).unwrap();
    assert_eq!(tiles::leaves(&mut reader, |leaf| tree.push(leaf)), Ok(TreeSize(301)));
    assert_eq!(compare(&[kept], Some(&tree)), Verdict::Same);
}
