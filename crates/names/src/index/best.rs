//! The last steps of a search: the names with the greatest sums, and their full comparison.

use super::desk::Desk;
use super::{Hit, Index};
use crate::compare::score_tokens;
use crate::hashing::Mixed;
use crate::token::Token;
use std::collections::{HashMap, HashSet};

/// Names compared in full, at least; more when more hits are asked for.
const RERANKED: usize = 80;

/// Keys whose names are compared in full, for each hit asked for: sums and scores differ in their order.
const KEYS_PER_HIT: usize = 2;

/// Names of one key that are compared in full: those with its greatest sums. More of them are spellings of each other,
/// and a key with hundreds of names must not make a search long.
const NAMES_PER_KEY: u8 = 8;

impl Index {
    /// The touched names with the greatest sums, long names held back a little, until there are enough names and
    /// enough keys among them.
    pub(super) fn best(&self, desk: &mut Desk, limit: usize) -> Vec<u32> {
        let keys = limit.saturating_mul(KEYS_PER_HIT);
        let count = RERANKED.max(keys);
        let (sums, touched) = (&desk.sums, &mut desk.touched);
        let rank = |&name: &u32| {
            let entry = &self.names[name as usize];
            let sum = sums[name as usize].value / (4.0 + f32::from(entry.length));
            (std::cmp::Reverse(sum.to_bits()), entry.number, name)
        };
        // Seldom are more looked at than the first time: only when few keys have most of the names.
        let mut looked_at = count;
        loop {
            looked_at = looked_at.saturating_mul(2).min(touched.len());
            if looked_at < touched.len() {
                touched.select_nth_unstable_by_key(looked_at, rank);
            }
            touched[..looked_at].sort_unstable_by_key(rank);
            let (best, enough) = self.of_enough_keys(&touched[..looked_at], keys, count);
            if enough || looked_at == touched.len() {
                return best;
            }
        }
    }

    /// The first names of a list, at most some of each key, and whether they are enough.
    fn of_enough_keys(&self, ranked: &[u32], keys: usize, count: usize) -> (Vec<u32>, bool) {
        let mut best = Vec::with_capacity(ranked.len());
        let mut taken: HashMap<u32, u8, Mixed> = HashMap::default();
        for &name in ranked {
            let taken_of_key = taken.entry(self.names[name as usize].key).or_default();
            if *taken_of_key < NAMES_PER_KEY {
                *taken_of_key += 1;
                best.push(name);
            }
            if best.len() >= count && taken.len() >= keys {
                return (best, true);
            }
        }
        (best, false)
    }

    pub(super) fn rerank(&self, query: &[Token], found: &[u32], limit: usize) -> Vec<Hit> {
        let mut parts: Vec<Token> = Vec::new();
        let compared = found.iter().filter_map(|&name| {
            let entry = &self.names[name as usize];
            parts.clear();
            parts.extend(self.words(entry).iter().map(|&word| self.vocabulary.token(word)));
            let group = self.groups.of(name)?;
            Some(Hit { key: entry.key, group, number: entry.number, score: score_tokens(query, &parts) })
        });
        let mut hits: Vec<Hit> = compared.collect();
        hits.sort_by(|one, other| other.score.total_cmp(&one.score).then(one.number.cmp(&other.number)));
        let mut keys: HashSet<u32, Mixed> = HashSet::default();
        hits.retain(|hit| keys.len() < limit && keys.insert(hit.key));
        hits
    }
}
