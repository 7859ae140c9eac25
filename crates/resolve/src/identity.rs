//! Identities: which subjects are one person, by the decisions that somebody may see.
//!
//! An identity is computed each time from the decisions that stand and never stored, so whatever is undone is as if it
//! had not been decided, and no order of arrival changes anything. That two are different outweighs that they are the
//! same, whoever said so first: where decisions contradict each other people stay apart, and the contradiction is shown.

use std::collections::{BTreeMap, BTreeSet};

/// A decision that two subjects are one person, or two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ruling<S, D> {
    /// When it was written, in an order that all share; among equals the decision's own id orders.
    pub written: i64,
    /// The decision.
    pub decision: D,
    /// Whether they are one.
    pub same: bool,
    /// The two subjects, in any order.
    pub pair: (S, S),
}

/// The subjects that are one person, and what holds them together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity<S, D> {
    /// The subjects, never empty.
    pub subjects: BTreeSet<S>,
    /// The decisions that join them: one less than there are subjects.
    pub joins: BTreeSet<D>,
    /// Decisions that would join one of them with somebody, or are about two of them, and do not count because of
    /// others that hold apart.
    pub contradicted: BTreeSet<D>,
}

/// The identity of `of`, by rulings that are all binding and not undone. Rulings about other subjects change nothing.
///
/// The oldest joins first; one that would bring together two subjects that a ruling holds apart joins nothing.
pub fn identity<S: Ord + Copy, D: Ord + Copy>(of: S, rulings: &[Ruling<S, D>]) -> Identity<S, D> {
    let mut ordered: Vec<&Ruling<S, D>> = rulings.iter().collect();
    ordered.sort_unstable();
    let mut groups = Groups::default();
    let apart: Vec<(S, S)> = ordered.iter().filter(|r| !r.same).map(|r| r.pair).collect();
    let (mut joins, mut contradicted) = (Vec::new(), Vec::new());
    for ruling in ordered.iter().filter(|r| r.same) {
        let (one, other) = (groups.of(ruling.pair.0), groups.of(ruling.pair.1));
        if one == other {
            continue;
        }
        let parts = apart.iter().any(|(a, b)| {
            let (a, b) = (groups.of(*a), groups.of(*b));
            (a, b) == (one, other) || (b, a) == (one, other)
        });
        if parts {
            contradicted.push(**ruling);
        } else {
            groups.join(one, other);
            joins.push(**ruling);
        }
    }
    let root = groups.of(of);
    let mut inside = |subject: S| groups.of(subject) == root;
    let joins = joins.iter().filter(|r| inside(r.pair.0)).map(|r| r.decision).collect();
    let touches = |r: &&Ruling<S, D>, inside: &mut dyn FnMut(S) -> bool| inside(r.pair.0) || inside(r.pair.1);
    let contradicted = contradicted.iter().filter(|r| touches(r, &mut inside)).map(|r| r.decision).collect();
    let named: BTreeSet<S> = rulings.iter().flat_map(|r| [r.pair.0, r.pair.1]).chain([of]).collect();
    let subjects = named.into_iter().filter(|s| inside(*s)).collect();
    Identity { subjects, joins, contradicted }
}

/// The rulings of `joins` that connect these subjects within one identity: what a conclusion that weighs what is said of
/// all of them rests on. Empty where they are not connected.
pub fn connecting<S: Ord + Copy, D: Ord + Copy>(
    subjects: &BTreeSet<S>,
    joins: &[Ruling<S, D>],
) -> BTreeSet<D> {
    let mut left: Vec<&Ruling<S, D>> = joins.iter().collect();
    // What leads only to a subject that is not asked about is not on any way between those that are.
    loop {
        let mut ends: BTreeMap<S, usize> = BTreeMap::new();
        for ruling in &left {
            *ends.entry(ruling.pair.0).or_default() += 1;
            *ends.entry(ruling.pair.1).or_default() += 1;
        }
        let before = left.len();
        left.retain(|r| [r.pair.0, r.pair.1].iter().all(|s| ends[s] > 1 || subjects.contains(s)));
        if left.len() == before {
            return left.into_iter().map(|r| r.decision).collect();
        }
    }
}

/// Groups of subjects that grow together.
struct Groups<S> {
    parents: BTreeMap<S, S>,
}

impl<S> Default for Groups<S> {
    fn default() -> Self {
        Groups { parents: BTreeMap::new() }
    }
}

impl<S: Ord + Copy> Groups<S> {
    fn of(&mut self, subject: S) -> S {
        let mut root = subject;
        while let Some(parent) = self.parents.get(&root) {
            root = *parent;
        }
        if root != subject {
            self.parents.insert(subject, root);
        }
        root
    }

    fn join(&mut self, one: S, other: S) {
        self.parents.insert(one.max(other), one.min(other));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ruling(written: i64, same: bool, pair: (u8, u8)) -> Ruling<u8, i64> {
        Ruling { written, decision: written, same, pair }
    }

    fn subjects(of: u8, rulings: &[Ruling<u8, i64>]) -> Vec<u8> {
        identity(of, rulings).subjects.into_iter().collect()
    }

    #[test]
    fn decisions_join_and_hold_apart() {
        assert_eq!(subjects(1, &[]), [1]);
        let chain = [ruling(1, true, (1, 2)), ruling(2, true, (3, 2))];
        assert_eq!(subjects(3, &chain), [1, 2, 3]);
        // That two are different breaks the later of the joins, though it was decided last.
        let ring = [chain[0], chain[1], ruling(3, false, (1, 3))];
        let found = identity(1, &ring);
        assert_eq!(found.subjects.into_iter().collect::<Vec<_>>(), [1, 2]);
        assert_eq!((found.joins, found.contradicted), ([1].into(), [2].into()));
        assert_eq!(subjects(3, &ring), [3]);
    }

    #[test]
    fn what_connects_is_the_way_between_them() {
        let joins = [ruling(1, true, (1, 2)), ruling(2, true, (2, 3)), ruling(3, true, (3, 4))];
        assert_eq!(connecting(&[1, 3].into(), &joins), [1, 2].into());
        assert_eq!(connecting(&[2].into(), &joins), BTreeSet::new());
    }

    fn rulings() -> impl Strategy<Value = Vec<Ruling<u8, i64>>> {
        let one = (0u8..8, 0u8..8, proptest::bool::weighted(0.7), 0i64..4);
        proptest::collection::vec(one, 0..14).prop_map(|all| {
            let numbered = all.into_iter().enumerate().filter(|(_, (a, b, ..))| a != b);
            let of = |(n, (a, b, same, written)): (usize, (u8, u8, bool, i64))| Ruling {
                written,
                decision: n as i64,
                same,
                pair: (a, b),
            };
            numbered.map(of).collect()
        })
    }

    proptest! {
        /// No order of arrival, and no way of naming a pair, changes an identity; all its subjects have the same one.
        #[test]
        fn the_order_of_arrival_changes_nothing(rulings in rulings(), seed in any::<u64>(), of in 0u8..8) {
            let mut other = rulings.clone();
            for at in (1..other.len()).rev() {
                other.swap(at, (seed.rotate_left(at as u32) % (at as u64 + 1)) as usize);
            }
            for ruling in other.iter_mut().step_by(2) {
                ruling.pair = (ruling.pair.1, ruling.pair.0);
            }
            let found = identity(of, &rulings);
            prop_assert_eq!(&found, &identity(of, &other));
            for subject in &found.subjects {
                prop_assert_eq!(&found, &identity(*subject, &rulings));
            }
            prop_assert_eq!(found.joins.len() + 1, found.subjects.len());
        }

        /// Nobody is together with whom a ruling holds apart from him; what joins was decided.
        #[test]
        fn whoever_is_held_apart_stays_apart(rulings in rulings(), of in 0u8..8) {
            let found = identity(of, &rulings);
            for ruling in rulings.iter().filter(|r| !r.same) {
                let both = [ruling.pair.0, ruling.pair.1].iter().all(|s| found.subjects.contains(s));
                prop_assert!(!both, "{:?} {:?}", ruling, found);
            }
            for decision in &found.joins {
                let ruling = rulings.iter().find(|r| r.decision == *decision).unwrap();
                prop_assert!(ruling.same && found.subjects.contains(&ruling.pair.0));
            }
        }

        /// Without rulings about somebody he is alone, whatever is decided about others.
        #[test]
        fn rulings_about_others_change_nothing(rulings in rulings()) {
            prop_assert_eq!(subjects(9, &rulings), [9]);
        }
    }
}
