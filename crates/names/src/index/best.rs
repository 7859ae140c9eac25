//! The last steps of a search: the candidates that seem best, and their full comparison.

use super::desk::Ranked;
use super::search::{Any, with};
use super::shelf::Shelf;
use super::tail::Tail;
use super::{Hit, Index};
use crate::compare::score_tokens;
use crate::hashing::Mixed;
use crate::token::Token;
use std::collections::{HashMap, HashSet};

/// Names compared in full, at least; more when more hits are asked for.
const COMPARED: usize = 56;

/// Keys whose names are compared in full, for each hit asked for: estimates and scores differ in their order.
const KEYS_PER_HIT: usize = 2;

/// Names that are estimated, for each that is compared in full: sums and estimates differ more.
const ESTIMATED: usize = 2;

/// Names of one key that are looked at: the best ones. More of them are spellings of each other, and a key with
/// hundreds of names must not make a search long.
const NAMES_PER_KEY: u8 = 8;

/// How many names a step of the search hands on: as many of the best as it takes to have so many, of so many keys.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    names: usize,
    keys: usize,
}

impl Wanted {
    /// For the full comparison.
    pub(super) fn to_compare(limit: usize) -> Wanted {
        let keys = limit.saturating_mul(KEYS_PER_HIT);
        Wanted { names: COMPARED.max(keys), keys }
    }

    /// For somebody who chooses among so many keys by something else.
    pub(super) fn to_choose(keys: usize) -> Wanted {
        Wanted { names: keys, keys }
    }

    /// How many keys that is at most, of so many.
    pub(super) fn of_keys(self, all: usize) -> usize {
        self.names.max(self.keys).min(all)
    }

    /// For the estimate that comes before.
    pub(super) fn to_estimate(self) -> Wanted {
        let Wanted { names, keys } = self;
        Wanted { names: names.saturating_mul(ESTIMATED), keys: keys.saturating_mul(ESTIMATED) }
    }

    /// How many names are looked at first: enough, as a rule, whoever has several.
    pub(super) fn room(self) -> usize {
        self.names.saturating_add(self.keys).max(1)
    }

    /// Leaves the best names; of equal ones those with the smaller numbers. Answers whether they are as many as are wanted:
    /// then no name that is worse than they can come to be among them.
    pub(super) fn cut(self, ranked: &mut Vec<Ranked>) -> bool {
        let mut looked_at = self.names;
        if looked_at < ranked.len() {
            ranked.select_nth_unstable_by_key(looked_at - 1, Ranked::order);
        }
        let first = &ranked[..looked_at.min(ranked.len())];
        if let Some(keys) = keys_if_spread(first) {
            let enough = ranked.len() >= looked_at && keys >= self.keys;
            if enough || ranked.len() <= looked_at {
                ranked.truncate(looked_at);
                return enough;
            }
        }
        // Seldom: few keys have most of the names.
        loop {
            looked_at = looked_at.saturating_mul(2).min(ranked.len());
            if looked_at < ranked.len() {
                ranked.select_nth_unstable_by_key(looked_at, Ranked::order);
            }
            ranked[..looked_at].sort_unstable_by_key(Ranked::order);
            let (best, enough) = self.of_enough_keys(&ranked[..looked_at]);
            if enough || looked_at == ranked.len() {
                *ranked = best;
                return enough;
            }
        }
    }

    /// The first names of a list, at most some of each key, and whether they are enough.
    fn of_enough_keys(self, ranked: &[Ranked]) -> (Vec<Ranked>, bool) {
        let mut best = Vec::with_capacity(ranked.len());
        let mut taken: HashMap<u32, u8, Mixed> = HashMap::default();
        for name in ranked {
            let taken_of_key = taken.entry(name.key).or_default();
            if *taken_of_key < NAMES_PER_KEY {
                *taken_of_key += 1;
                best.push(*name);
            }
            if best.len() >= self.names && taken.len() >= self.keys {
                return (best, true);
            }
        }
        (best, false)
    }
}

/// How many keys the names have; nothing if any key has more of them than are looked at.
fn keys_if_spread(names: &[Ranked]) -> Option<usize> {
    let mut keys: Vec<u32> = names.iter().map(|name| name.key).collect();
    keys.sort_unstable();
    let runs = keys.chunk_by(u32::eq);
    runs.clone().all(|run| run.len() <= usize::from(NAMES_PER_KEY)).then(|| runs.count())
}

impl Index {
    /// Compares names in full; of each key the best one is left.
    pub(super) fn compare(
        &self,
        query: &[Token],
        shelves: &[Any<'_>],
        found: &[Ranked],
        limit: usize,
    ) -> Vec<Hit> {
        let mut parts: Vec<Token> = Vec::new();
        let compared = found.iter().filter_map(|name| {
            with!(&shelves[name.shelf as usize], shelf => {
                parts.clear();
                parts.extend(shelf.parts(name.name).map(|own| *self.vocabulary.token(shelf.word(own))));
                let group = shelf.groups().of(name.name)?;
                Some(Hit { key: name.key, group, number: name.number(), score: score_tokens(query, &parts) })
            })
        });
        let mut hits: Vec<Hit> = compared.collect();
        hits.sort_by(|one, other| other.score.total_cmp(&one.score).then(one.number.cmp(&other.number)));
        let mut keys: HashSet<u32, Mixed> = HashSet::default();
        hits.retain(|hit| keys.len() < limit && keys.insert(hit.key));
        hits
    }
}
