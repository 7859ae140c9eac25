//! What a witness may say: cosignatures as others read them, the questions of tlog-witness, and the law that no two
//! cosignatures contradict each other, whatever is asked in whatever order.

use crate::place::{ORIGIN, open};
use crate::third_party::{InMemory, tree_of};
use ed25519_dalek::{Signer as _, SigningKey};
use futures::executor::block_on;
use proptest::prelude::*;
use signed_note::{Note, StandardVerifier, Verifier, VerifierList};
use std::collections::BTreeMap;
use tansiq_ledger::witness::{AddCheckpoint, NotCosigned, judge};
use tansiq_ledger::{
    COSIGNATURE_HEADER, Checkpoint, CosignerKey, Error, Hash, SignatureLine, SignedNote, TreeSize,
    VerifierKey,
};

const WITNESS: &str = "exercise.example/witness";

fn witness_key() -> SigningKey {
    SigningKey::from_bytes(&[3; 32])
}

fn cosigner() -> CosignerKey {
    CosignerKey::new(WITNESS, witness_key().verifying_key()).unwrap()
}

fn cosign(note: &SignedNote, seconds: u64) -> SignatureLine {
    cosigner().cosign(note, seconds, |message| witness_key().sign(message).to_bytes())
}

/// The cosignature of the specification, over what others compute and with the interface of the crate `signed_note`.
struct TheirWitness;

impl Verifier for TheirWitness {
    fn name(&self) -> &str {
        WITNESS
    }
    fn key_id(&self) -> u32 {
        let key = [&[4u8][..], witness_key().verifying_key().as_bytes()].concat();
        signed_note::key_id(WITNESS, &key)
    }
    fn verify(&self, text: &[u8], signature: &[u8]) -> bool {
        let (time, signature) = signature.split_at(8);
        let time = u64::from_be_bytes(time.try_into().unwrap());
        let message = [format!("cosignature/v1\ntime {time}\n").as_bytes(), text].concat();
        let signature = ed25519_dalek::Signature::from_slice(signature).unwrap();
        witness_key().verifying_key().verify_strict(&message, &signature).is_ok()
    }
}

#[test]
fn our_cosignature_is_read_and_verified_by_others() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = open(folder.path());
    ledger.append_blocking("EXERCISE").unwrap();
    let mut note = block_on(ledger.checkpoint()).unwrap().note().clone();
    note.add(cosign(&note, 1_800_000_000)).unwrap();
    assert_eq!(cosigner().cosigned_at(&note), Ok(Some(1_800_000_000)));
    let log = StandardVerifier::new(&ledger.verifier_key().to_string()).unwrap();
    let theirs = Note::from_bytes(note.to_string().as_bytes()).unwrap();
    let both = VerifierList::new(vec![Box::new(log), Box::new(TheirWitness)]);
    let (verified, unverified) = theirs.verify(&both).unwrap();
    assert_eq!((verified.len(), unverified.len()), (2, 0));

    let text = cosigner().to_string();
    assert_eq!(text.parse(), Ok(cosigner()));
    assert!(text.parse::<VerifierKey>().is_err(), "a key of another type");
    assert!(COSIGNATURE_HEADER.ends_with('\n'));
}

#[test]
fn a_changed_cosignature_is_false_and_a_missing_one_is_none() {
    let text = Checkpoint { origin: ORIGIN.into(), size: TreeSize(3), root: Hash([7; 32]) }.text();
    let note = SignedNote::sign(&text, ORIGIN, &SigningKey::from_bytes(&[9; 32])).unwrap();
    assert_eq!(cosigner().cosigned_at(&note), Ok(None));
    let line = cosign(&note, 5);
    let refused = Err(Error::BadSignature { key: WITNESS.into() });
    for at in 0..line.signature.len() {
        let mut changed = (line.clone(), note.clone());
        changed.0.signature[at] ^= 1;
        changed.1.add(changed.0).unwrap();
        assert_eq!(cosigner().cosigned_at(&changed.1), refused, "byte {at}");
    }
    let mut short = (line.clone(), note.clone());
    short.0.signature.truncate(7);
    short.1.add(short.0).unwrap();
    assert_eq!(cosigner().cosigned_at(&short.1), refused);
    // The key's signature over the checkpoint itself is no cosignature, and the other way round.
    let plain = SignedNote::sign(&text, WITNESS, &witness_key()).unwrap();
    assert_eq!(cosigner().cosigned_at(&plain), Ok(None));
}

/// Two histories of one log that part after so many entries, as the crate `tlog_tiles` has them.
struct Histories([InMemory; 2]);

fn key() -> SigningKey {
    SigningKey::from_bytes(&[9; 32])
}

fn verifier() -> VerifierKey {
    VerifierKey::new(ORIGIN, key().verifying_key()).unwrap()
}

impl Histories {
    fn parting_after(shared: u64, size: u64) -> Histories {
        let entry =
            |n: u64, history: u8| [&n.to_be_bytes()[..], &[if n < shared { 0 } else { history }]].concat();
        Histories([0, 1].map(|history| tree_of((0..size).map(|n| entry(n, history)))))
    }

    fn root(&self, history: usize, size: TreeSize) -> Hash {
        match size {
            TreeSize::EMPTY => Hash::of_empty_tree(),
            size => Hash(tlog_tiles::tree_hash(size.0, &self.0[history]).unwrap().0),
        }
    }

    fn note(&self, history: usize, size: TreeSize, key: &SigningKey) -> SignedNote {
        let checkpoint = Checkpoint { origin: ORIGIN.into(), size, root: self.root(history, size) };
        checkpoint.sign(key).unwrap().note().clone()
    }

    fn question(&self, history: usize, old: TreeSize, size: TreeSize) -> AddCheckpoint {
        let proof = match old {
            TreeSize::EMPTY => Vec::new(),
            old if old >= size => Vec::new(),
            old => tlog_tiles::prove_tree(size.0, old.0, &self.0[history]).unwrap(),
        };
        let proof = proof.into_iter().map(|hash| Hash(hash.0)).collect();
        AddCheckpoint { old, proof, note: self.note(history, size, &key()) }
    }
}

#[test]
fn each_answer_is_the_one_of_the_specification() {
    let histories = Histories::parting_after(2, 9);
    let asked = |old, size| histories.question(0, TreeSize(old), TreeSize(size));
    let five = Checkpoint::parse(asked(0, 5).note.text()).unwrap();
    let answer = |question: &AddCheckpoint, known: Option<&Checkpoint>| {
        judge(question, &[verifier()], known).map(|signed| signed.checkpoint().size.0)
    };
    let check = |question: &AddCheckpoint, known: Option<&Checkpoint>, expected: Result<u64, NotCosigned>| {
        assert_eq!(answer(question, known), expected, "{question:?}");
    };
    check(&asked(0, 0), None, Ok(0));
    check(&asked(0, 5), None, Ok(5));
    check(&asked(5, 8), Some(&five), Ok(8));
    check(&asked(5, 5), Some(&five), Ok(5));
    check(&asked(0, 8), Some(&five), Err(NotCosigned::Conflict(TreeSize(5))));
    check(&asked(3, 5), None, Err(NotCosigned::Conflict(TreeSize(0))));
    check(&asked(3, 4), Some(&five), Err(NotCosigned::Conflict(TreeSize(5))));
    let too_old = AddCheckpoint { old: TreeSize(6), ..asked(5, 5) };
    assert!(matches!(answer(&too_old, Some(&five)), Err(NotCosigned::Malformed(_))));
    let inconsistent = |question: &AddCheckpoint, known| {
        assert!(matches!(answer(question, known), Err(NotCosigned::Inconsistent(_))), "{question:?}");
    };
    inconsistent(&histories.question(1, TreeSize(5), TreeSize(8)), Some(&five));
    inconsistent(&histories.question(1, TreeSize(5), TreeSize(5)), Some(&five));
    inconsistent(&AddCheckpoint { proof: vec![Hash([0; 32])], ..asked(0, 5) }, None);
    inconsistent(&AddCheckpoint { proof: vec![], ..asked(5, 8) }, Some(&five));
    let nothing = Checkpoint { origin: ORIGIN.into(), size: TreeSize(0), root: Hash([0; 32]) };
    let nothing = nothing.sign(&key()).unwrap().note().clone();
    inconsistent(&AddCheckpoint { old: TreeSize(0), proof: vec![], note: nothing }, None);

    let thief = SigningKey::from_bytes(&[1; 32]);
    let forged = AddCheckpoint { note: histories.note(0, TreeSize(5), &thief), ..asked(0, 5) };
    check(&forged, None, Err(NotCosigned::NotSigned));
    let others = VerifierKey::new("exercise.example/other", key().verifying_key()).unwrap();
    assert_eq!(judge(&asked(0, 5), &[others], None), Err(NotCosigned::Unknown));
    // A line by a trusted key that is false makes the whole note false; one by a key that nobody knows does not.
    let mut doubled = asked(0, 5);
    let mut line = doubled.note.signatures()[0].clone();
    line.signature[0] ^= 1;
    doubled.note.add(line).unwrap();
    check(&doubled, None, Err(NotCosigned::NotSigned));
    let mut stranger = asked(0, 5);
    stranger.note.add(forged.note.signatures()[0].clone()).unwrap();
    check(&stranger, None, Ok(5));
}

#[test]
fn a_question_is_read_as_it_was_written_and_nothing_else_is_one() {
    let histories = Histories::parting_after(2, 9);
    let question = histories.question(0, TreeSize(3), TreeSize(8));
    let text = question.to_string();
    assert_eq!(AddCheckpoint::parse(text.as_bytes()), Ok(question));
    let long = format!("old 3\n{}", text.lines().nth(1).map(|line| format!("{line}\n").repeat(64)).unwrap());
    for malformed in [
        "",
        "\n\n",
        &text.replacen("old 3", "old 03", 1),
        &text.replacen("old 3", "old -3", 1),
        &text.replacen("old 3", "new 3", 1),
        &text.replacen('\n', "\nAAAA\n", 1),
        &text.replacen("\n\n", "\n", 1),
        &text[..text.len() - 1],
        &format!("{long}{}", &text[text.find("\n\n").unwrap() + 1..]),
    ] {
        assert!(
            matches!(AddCheckpoint::parse(malformed.as_bytes()), Err(Error::BadNote { .. })),
            "{malformed:?}"
        );
    }
}

/// What is asked of the witness, and what befalls it.
#[derive(Debug, Clone)]
enum Move {
    /// Asks for a checkpoint of one of the histories; an old size of nothing is the one that the witness would accept.
    Ask { history: usize, old: Option<u64>, size: u64 },
    /// The same as something asked before.
    Replay(prop::sample::Index),
    /// The witness starts again from what it stored.
    Restart,
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let ask = (0..2usize, prop::option::weighted(0.2, 0..24u64), 0..24u64);
    let one = prop_oneof![
        6 => ask.prop_map(|(history, old, size)| Move::Ask { history, old, size }),
        2 => any::<prop::sample::Index>().prop_map(Move::Replay),
        1 => Just(Move::Restart),
    ];
    prop::collection::vec(one, 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// Whatever is asked, by two hosts with one key, in whatever order, again, and over restarts: what is cosigned is
    /// one growing history.
    #[test]
    fn no_two_cosignatures_contradict_each_other(moves in moves(), shared in 0..24u64) {
        let histories = Histories::parting_after(shared, 24);
        // What is stored before each answer: the notes, of which the last counts.
        let mut stored: Vec<SignedNote> = Vec::new();
        let mut known: Option<Checkpoint> = None;
        let mut asked: Vec<AddCheckpoint> = Vec::new();
        let mut cosigned: BTreeMap<TreeSize, Hash> = BTreeMap::new();
        for next in moves {
            let question = match next {
                Move::Ask { history, old, size } => {
                    let held = known.as_ref().map_or(TreeSize::EMPTY, |known| known.size);
                    histories.question(history, old.map_or(held, TreeSize), TreeSize(size))
                }
                Move::Replay(_) if asked.is_empty() => continue,
                Move::Replay(which) => which.get(&asked).clone(),
                Move::Restart => {
                    known = stored.last().map(|note| Checkpoint::parse(note.text()).unwrap());
                    continue;
                }
            };
            if let Ok(signed) = judge(&question, &[verifier()], known.as_ref()) {
                let checkpoint = signed.checkpoint().clone();
                prop_assert!(known.as_ref().is_none_or(|known| known.size <= checkpoint.size), "it went back");
                let before = cosigned.insert(checkpoint.size, checkpoint.root);
                prop_assert!(before.is_none_or(|before| before == checkpoint.root), "two roots of one size");
                stored.push(signed.note().clone());
                known = Some(checkpoint);
            }
            asked.push(question);
        }
        let all_of = |history| cosigned.iter().all(|(size, root)| histories.root(history, *size) == *root);
        prop_assert!(all_of(0) || all_of(1), "cosigned both histories: {cosigned:?}");
    }
}
