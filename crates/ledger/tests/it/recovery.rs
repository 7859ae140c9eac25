//! Storage that fails, and storage that fails after it has stored: at every step, and in any order.

use crate::place::settings;
use bytes::Bytes;
use futures::executor::block_on;
use proptest::prelude::*;
use std::collections::BTreeMap;
use tansiq_ledger::memory::{Failure, MemoryStore};
use tansiq_ledger::{Entry, Error, Fault, Ledger, Position, ReasonCode, Step, TreeSize, What};

fn payload(n: u64) -> Bytes {
    format!("EXERCISE payload {n}").into()
}

fn open(memory: &MemoryStore) -> Result<Ledger, Error> {
    Ledger::open(memory.open()?, settings())
}

/// What callers were told: by position, the payload's number, or `None` once erased.
type Told = BTreeMap<Position, Option<u64>>;

#[derive(Debug, Clone)]
enum Act {
    Append(Vec<u64>),
    Checkpoint,
    Erase(u64),
    Reopen,
}

/// Does one thing; what is acknowledged goes into `told`.
fn act(ledger: &Ledger, act: &Act, told: &mut Told) -> Result<(), Error> {
    match act {
        Act::Append(numbers) => {
            let receipts = ledger.append_all_blocking(numbers.iter().map(|n| payload(*n)).collect())?;
            for (receipt, n) in receipts.iter().zip(numbers) {
                assert!(receipt.tree_size.holds(receipt.position));
                let before = told.insert(receipt.position, Some(*n));
                assert!(before.is_none() || before == Some(Some(*n)), "a position was given to other bytes");
            }
            Ok(())
        }
        Act::Checkpoint => block_on(ledger.checkpoint()).map(drop),
        Act::Erase(at) => {
            block_on(ledger.erase(Position(*at), ReasonCode(3)))?;
            told.insert(Position(*at), None);
            Ok(())
        }
        Act::Reopen => Ok(()),
    }
}

/// Everything told is there, everything stored is sound.
fn check(ledger: &Ledger, told: &Told) {
    for (position, n) in told {
        let expected = n.map_or(Entry::Erased, |n| Entry::Payload(payload(n)));
        assert_eq!(ledger.get(*position), Ok(expected), "{position}");
    }
    let verification = ledger.verify(|_, _| {}).unwrap();
    assert_eq!((verification.faults, verification.size), (Vec::new(), ledger.len()));
}

fn script() -> Vec<Act> {
    vec![
        Act::Append(vec![0, 1, 2]),
        Act::Append(vec![3]),
        Act::Checkpoint,
        Act::Erase(1),
        Act::Append(vec![4, 0]),
    ]
}

#[test]
fn a_failure_at_any_step_loses_nothing_acknowledged() {
    let expected_told: Told = [(0, Some(0)), (1, None), (2, Some(2)), (3, Some(3)), (4, Some(4))]
        .into_iter()
        .map(|(at, n)| (Position(at), n))
        .collect();
    for step in Step::DURABLE {
        for failure in [Failure::Before, Failure::AfterStoring, Failure::Full] {
            for crash in [false, true] {
                let memory = MemoryStore::new();
                memory.fail_next(step, failure);
                let mut ledger = open(&memory).or_else(|_| open(&memory)).unwrap();
                let mut told = Told::new();
                for next in script() {
                    while act(&ledger, &next, &mut told).is_err() {
                        if crash {
                            drop(ledger);
                            ledger = open(&memory).unwrap();
                        }
                        check(&ledger, &told_but_erasing(&next, &told));
                    }
                    check(&ledger, &told);
                }
                assert!(memory.has_failed_as_asked(), "{step:?} was never called");
                assert_eq!(
                    (told, ledger.len()),
                    (expected_told.clone(), TreeSize(5)),
                    "{step:?} {failure:?} {crash}"
                );
                drop(ledger);
                check(&open(&memory).unwrap(), &expected_told);
            }
        }
    }
}

/// An erasure whose answer was an error may have happened or not.
fn told_but_erasing(act: &Act, told: &Told) -> Told {
    let unsure = match act {
        Act::Erase(at) => Some(Position(*at)),
        _ => None,
    };
    told.iter().filter(|(at, _)| Some(**at) != unsure).map(|(at, n)| (*at, *n)).collect()
}

#[test]
fn a_batch_that_is_durable_although_the_storage_failed_is_acknowledged() {
    let memory = MemoryStore::new();
    let ledger = open(&memory).unwrap();
    memory.fail_next(Step::Append, Failure::AfterStoring);
    let receipt = ledger.append_blocking(payload(0)).unwrap();
    assert_eq!((receipt.position, receipt.duplicate), (Position(0), false));
    assert_eq!(ledger.len(), TreeSize(1));
}

#[test]
fn an_open_outcome_is_settled_before_anything_else_is_written() {
    let memory = MemoryStore::new();
    let ledger = open(&memory).unwrap();
    for (n, (failure, then_duplicate)) in
        [(Failure::Before, false), (Failure::AfterStoring, true)].iter().enumerate()
    {
        memory.fail_next(Step::Append, *failure);
        // The look for a duplicate, then the look at the head.
        memory.fail_next_reads_after(1, 1);
        let bytes = payload(n as u64);
        let before = ledger.len();
        assert!(matches!(ledger.append_blocking(bytes.clone()), Err(Error::Unsettled { .. })));
        assert_eq!((ledger.len(), ledger.read(Position(before.0), 9)), (before, Ok(Vec::new())));
        let again = ledger.append_blocking(bytes).unwrap();
        assert_eq!((again.position, again.duplicate), (before.next_position(), *then_duplicate));
    }
    assert!(ledger.verify(|_, _| {}).unwrap().is_sound());
}

#[test]
fn a_full_disk_stops_writing_and_nothing_else() {
    let memory = MemoryStore::new();
    let ledger = open(&memory).unwrap();
    ledger.append_blocking(payload(0)).unwrap();
    memory.fail_next(Step::Append, Failure::Full);
    assert_eq!(ledger.append_blocking(payload(1)), Err(Error::Full { step: Step::Append }));
    assert_eq!(ledger.get(Position(0)), Ok(Entry::Payload(payload(0))));
    assert_eq!(ledger.append_blocking(payload(1)).unwrap().position, Position(1));
}

#[test]
fn a_checkpoint_lost_in_a_crash_is_signed_again_and_is_the_same() {
    let memory = MemoryStore::new();
    let ledger = open(&memory).unwrap();
    ledger.append_blocking(payload(0)).unwrap();
    let signed = block_on(ledger.checkpoint()).unwrap();
    drop(ledger);
    memory.with(|contents| contents.checkpoints.clear());
    assert_eq!(block_on(open(&memory).unwrap().checkpoint()), Ok(signed));
}

#[test]
fn a_checkpoint_ahead_of_the_entries_is_refused() {
    let memory = MemoryStore::new();
    let ledger = open(&memory).unwrap();
    ledger.append_blocking(payload(0)).unwrap();
    let early = memory.with(|contents| (contents.entries.clone(), contents.head.clone()));
    ledger.append_blocking(payload(1)).unwrap();
    block_on(ledger.checkpoint()).unwrap();
    drop(ledger);
    memory.with(|contents| (contents.entries, contents.head) = early);
    let refused = Fault {
        place: tansiq_ledger::Place::Checkpoint(TreeSize(2)),
        what: What::CheckpointAhead { held: TreeSize(1) },
    };
    assert_eq!(open(&memory).err(), Some(Error::Corrupt(refused.clone())));
    let verification = tansiq_ledger::verify(&mut memory.clone(), &settings(), |_, _| {}).unwrap();
    assert!(verification.faults.contains(&refused), "{verification:?}");
}

#[test]
fn entries_cut_off_without_a_checkpoint_are_refused_too() {
    let memory = MemoryStore::new();
    let ledger = open(&memory).unwrap();
    ledger.append_all_blocking((0..3).map(payload).collect()).unwrap();
    drop(ledger);
    memory.with(|contents| drop(contents.entries.pop_last()));
    let refused = What::HeadSize { head: TreeSize(3), stored: TreeSize(2) };
    assert!(matches!(open(&memory).err(), Some(Error::Corrupt(fault)) if fault.what == refused));
}

#[test]
fn opening_does_not_read_the_entries() {
    let memory = MemoryStore::new();
    let ledger = open(&memory).unwrap();
    ledger.append_all_blocking((0..700).map(payload).collect()).unwrap();
    drop(ledger);
    // Everything below the complete tiles is taken away: an opening that looked at it would notice.
    memory.with(|contents| contents.entries.retain(|position, _| position.0 >= 512));
    let ledger = open(&memory).unwrap();
    assert_eq!(ledger.append_blocking(payload(700)).unwrap().position, Position(700));
    assert!(matches!(ledger.get(Position(511)), Err(Error::Corrupt(_))));
    assert!(!ledger.verify(|_, _| {}).unwrap().is_sound());
}

#[test]
fn a_receipt_is_never_given_for_an_entry_that_is_not_there() {
    let memory = MemoryStore::new();
    let ledger = open(&memory).unwrap();
    ledger.append_blocking(payload(0)).unwrap();
    memory.with(|contents| contents.fingerprints.values_mut().for_each(|position| *position = Position(9)));
    let fault = Fault { place: tansiq_ledger::Place::Entry(Position(9)), what: What::StrayFingerprint };
    assert_eq!(ledger.append_blocking(payload(0)), Err(Error::Corrupt(fault)));
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        4 => prop::collection::vec(0..12u64, 1..4).prop_map(Act::Append),
        1 => Just(Act::Checkpoint),
        1 => (0..8u64).prop_map(Act::Erase),
        1 => Just(Act::Reopen),
    ];
    prop::collection::vec(act, 1..12)
}

fn failures() -> impl Strategy<Value = Vec<(Step, Failure)>> {
    let step =
        prop::sample::select(vec![Step::Append, Step::Checkpoint, Step::Erase, Step::Scrub, Step::Read]);
    let failure = prop::sample::select(vec![Failure::Before, Failure::AfterStoring, Failure::Full]);
    prop::collection::vec((step, failure), 0..5)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_history_with_any_failures_keeps_what_it_told(acts in acts(), failures in failures()) {
        let memory = MemoryStore::new();
        let mut ledger = open(&memory).unwrap();
        failures.into_iter().for_each(|(step, failure)| memory.fail_next(step, failure));
        let mut told = Told::new();
        let mut sizes = vec![ledger.len()];
        for next in acts {
            if matches!(next, Act::Reopen) {
                drop(ledger);
                ledger = (0..9).find_map(|_| open(&memory).ok()).unwrap();
            } else if act(&ledger, &next, &mut told).is_err() {
                told = told_but_erasing(&next, &told);
            }
            sizes.push(ledger.len());
        }
        drop(ledger);
        memory.forget_failures();
        let ledger = open(&memory).unwrap();
        sizes.push(ledger.len());
        prop_assert!(sizes.is_sorted(), "the log shrank: {sizes:?}");
        check(&ledger, &told);
    }
}
