//! The last steps of a search: the candidates that seem best, and their full comparison.

use super::desk::Ranked;
use super::search::{Any, with};
use super::shelf::Shelf;
use super::tail::Tail;
use super::{Hit, Index};
use crate::compare::score_tokens;
use crate::hashing::Mixed;
use crate::token::Token;
use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

/// Names compared in full, at least; more when more hits are asked for.
const COMPARED: usize = 48;

/// Keys whose names are compared in full, for each hit asked for: estimates and scores differ in their order.
const KEYS_PER_HIT: usize = 2;

/// Names of one key that are compared in full: those with its greatest estimates. More of them are spellings of each
/// other, and a key with hundreds of names must not make a search long.
const NAMES_PER_KEY: u8 = 8;

fn key(shelves: &[Any<'_>], name: &Ranked) -> u32 {
    with!(&shelves[name.shelf as usize], shelf => shelf.key(name.name))
}

fn number(shelves: &[Any<'_>], name: &Ranked) -> u32 {
    with!(&shelves[name.shelf as usize], shelf => shelf.number(name.name))
}

/// The candidates with the greatest estimates, until there are enough names and enough keys among them.
pub(super) fn best(shelves: &[Any<'_>], ranked: &mut [Ranked], limit: usize) -> Vec<Ranked> {
    let keys = limit.saturating_mul(KEYS_PER_HIT);
    let count = COMPARED.max(keys);
    let order = |one: &Ranked, other: &Ranked| -> Ordering {
        let of = |name: &Ranked| (number(shelves, name), name.shelf, name.name);
        other.estimate.total_cmp(&one.estimate).then_with(|| of(one).cmp(&of(other)))
    };
    // Seldom are more looked at than the first time: only when few keys have most of the names.
    let mut looked_at = count;
    loop {
        looked_at = looked_at.saturating_mul(2).min(ranked.len());
        if looked_at < ranked.len() {
            ranked.select_nth_unstable_by(looked_at, order);
        }
        ranked[..looked_at].sort_unstable_by(order);
        let (best, enough) = of_enough_keys(shelves, &ranked[..looked_at], keys, count);
        if enough || looked_at == ranked.len() {
            return best;
        }
    }
}

/// The first names of a list, at most some of each key, and whether they are enough.
fn of_enough_keys(shelves: &[Any<'_>], ranked: &[Ranked], keys: usize, count: usize) -> (Vec<Ranked>, bool) {
    let mut best = Vec::with_capacity(ranked.len());
    let mut taken: HashMap<u32, u8, Mixed> = HashMap::default();
    for name in ranked {
        let taken_of_key = taken.entry(key(shelves, name)).or_default();
        if *taken_of_key < NAMES_PER_KEY {
            *taken_of_key += 1;
            best.push(*name);
        }
        if best.len() >= count && taken.len() >= keys {
            return (best, true);
        }
    }
    (best, false)
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
                let (key, number) = (shelf.key(name.name), shelf.number(name.name));
                Some(Hit { key, group, number, score: score_tokens(query, &parts) })
            })
        });
        let mut hits: Vec<Hit> = compared.collect();
        hits.sort_by(|one, other| other.score.total_cmp(&one.score).then(one.number.cmp(&other.number)));
        let mut keys: HashSet<u32, Mixed> = HashSet::default();
        hits.retain(|hit| keys.len() < limit && keys.insert(hit.key));
        hits
    }
}
