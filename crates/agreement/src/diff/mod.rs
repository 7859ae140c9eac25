//! The difference of two texts in what they mean, exactly: not a word about words that mean the same.
//!
//! For each giver, receiver and purpose the two texts are compared statement by statement: which are released, how
//! they may be passed on, how long they are kept, and which are forbidden. What is then the same for several of
//! them is told together. See `docs/agreements.md`.

mod change;
mod place;
mod points;
mod together;
mod told;

pub use change::{Ages, Change, Part, Terms, Wording};
pub use place::{Extent, Place};
pub use together::Widening;

use crate::agreement::Agreement;
use crate::committee::Committee;
use crate::diff::points::{Delta, Side, Table};
use crate::prove::ground::Ground;
use crate::prove::{Prover, Steps, TooLarge};
use crate::words::Sentence;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;
use tansiq_label::{Finite, MemberCode, Purpose, Set};

/// What changes from one text to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Every change, in the order in which they are told.
    pub changes: Vec<Change>,
    /// Whether the texts were small enough to be compared whole. When not, `changes` has only what changes in the
    /// frame: parties, term and the like.
    pub whole: bool,
}

impl Difference {
    /// One sentence for each change, and one that says that nothing else changes.
    pub fn sentences(&self) -> Vec<Sentence> {
        let mut sentences: Vec<Sentence> = self.changes.iter().map(Change::sentence).collect();
        let only_words = self.changes.iter().all(|c| matches!(c, Change::Reworded(_)));
        sentences.push(told::conclusion(self.whole, only_words, self.changes.is_empty()));
        sentences
    }
}

type Pair = (MemberCode, MemberCode);

/// What changes from `old` to `new`, each taken by itself, while both are in force.
pub fn difference(old: &Agreement, new: &Agreement) -> Difference {
    let mut changes = frame(old, new);
    let mut before = old.clone();
    if let (Some(old), Some(new)) = (retention(old), retention(new))
        && old != new
    {
        // Said once for everything; the rest is compared as if it had always been so.
        changes.push(Change::RetentionOfAll { old, new });
        before.clauses.iter_mut().for_each(|c| c.retention_days = new);
    }
    let whole = match released(&before, new) {
        Ok(released) => {
            changes.extend(released);
            true
        }
        Err(TooLarge) => false,
    };
    let reworded = Wording::of(old, new, whole && changes.is_empty());
    changes.extend((reworded != Set::EMPTY).then_some(Change::Reworded(reworded)));
    Difference { changes, whole }
}

/// The retention that all clauses have in common.
fn retention(agreement: &Agreement) -> Option<u32> {
    let days = agreement.clauses.first()?.retention_days;
    agreement.clauses.iter().all(|c| c.retention_days == days).then_some(days)
}

/// What changes for everything that is released.
fn frame(old: &Agreement, new: &Agreement) -> Vec<Change> {
    let mut changes = Vec::new();
    let joined: BTreeSet<_> = new.parties.difference(&old.parties).copied().collect();
    let left: BTreeSet<_> = old.parties.difference(&new.parties).copied().collect();
    changes.extend((!joined.is_empty()).then_some(Change::Joined(joined)));
    changes.extend((!left.is_empty()).then_some(Change::Left(left)));
    let term = ((old.from, old.until), (new.from, new.until));
    changes.extend((term.0 != term.1).then_some(Change::Term { old: term.0, new: term.1 }));
    changes.extend((old.start != new.start).then_some(Change::Start(new.start)));
    // How long the agreement is in force is said by its term.
    let until_then = |committee: &Committee| Committee { until: new.until, ..committee.clone() };
    let committee = || Change::Committee(new.committee.clone().map(Box::new));
    changes.extend((old.committee.as_ref().map(until_then) != new.committee).then(committee));
    changes.extend((old.exercise != new.exercise).then_some(Change::Exercise(new.exercise)));
    changes
}

/// A change of statements: of how they are released, of whether they are forbidden, or of what is released only
/// when several are joined. Sorted in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Kind {
    Released(Option<Terms>, Option<Terms>),
    Forbidden(bool),
}

fn released(old: &Agreement, new: &Agreement) -> Result<Vec<Change>, TooLarge> {
    let mut steps = Steps::new();
    let prover = Prover::of_both(old, new);
    let ground = Ground::in_full(&prover.agreements, &mut steps)?;
    let mut known: HashMap<(Side, Side), Rc<Vec<Delta>>> = HashMap::new();
    let mut by_delta: BTreeMap<Delta, BTreeMap<Pair, Set<Purpose>>> = BTreeMap::new();
    let members: BTreeSet<MemberCode> = old.parties.union(&new.parties).copied().collect();
    for pair in members.iter().flat_map(|from| members.iter().map(move |to| (*from, *to))) {
        for purpose in Purpose::ALL.iter().filter(|_| pair.0 != pair.1) {
            steps.spend(64)?;
            let sides = (Side::of(old, pair, *purpose), Side::of(new, pair, *purpose));
            let deltas = match known.get(&sides) {
                Some(deltas) => Rc::clone(deltas),
                None => {
                    let table = Table { ground: &ground, old, new };
                    let deltas = Rc::new(table.deltas(&sides, &mut steps)?);
                    known.insert(sides, Rc::clone(&deltas));
                    deltas
                }
            };
            for delta in deltas.iter() {
                let purposes = by_delta.entry(delta.clone()).or_default().entry(pair).or_insert(Set::EMPTY);
                *purposes = purposes.with(*purpose);
            }
        }
    }
    let mut changes = Vec::new();
    for (delta, pairs) in by_delta {
        for (purposes, pairs) in alike(pairs) {
            changes.extend(delta.clone().told(&ground, &pairs, purposes));
        }
    }
    Ok(changes)
}

/// The pairs of the same purposes.
fn alike(pairs: BTreeMap<Pair, Set<Purpose>>) -> Vec<(Set<Purpose>, BTreeSet<Pair>)> {
    let mut groups: BTreeMap<u32, BTreeSet<Pair>> = BTreeMap::new();
    for (pair, purposes) in pairs {
        groups.entry(purposes.bits()).or_default().insert(pair);
    }
    groups.into_iter().map(|(bits, pairs)| (Set::from_bits(bits), pairs)).collect()
}
