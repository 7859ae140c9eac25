//! The names that seem most like a query, before they are compared in full: for whoever knows more about the keys than
//! their names, and would rather choose by that.

use super::best::Wanted;
use super::desk::Ranked;
use super::search::Any;
use super::{Hit, Index};
use crate::hashing::Mixed;
use crate::name::Name;
use crate::token::Token;
use std::collections::HashMap;

/// Keys whose names seem most like a query, by an estimate that is cheap; it holds the index as it is.
pub struct Seeming<'i> {
    index: &'i Index,
    shelves: Vec<Any<'i>>,
    query: Vec<Token>,
    /// Names key by key, the key with the best estimate first.
    names: Vec<Ranked>,
    /// Each key and where its names begin.
    keys: Vec<(u32, usize)>,
}

impl Index {
    /// The keys whose names seem most like the query, at most `limit`, among the names of the groups for which `allowed`
    /// says yes. What they are, and their order, is as in an index that holds no other names.
    pub fn seeming(&self, name: &Name, limit: usize, allowed: &dyn Fn(u32) -> bool) -> Seeming<'_> {
        let (shelves, mut names) = self.estimated(name, Wanted::to_choose(limit.max(1)), allowed);
        names.sort_unstable_by_key(Ranked::order);
        let mut order: HashMap<u32, usize, Mixed> = HashMap::default();
        for name in &names {
            let next = order.len();
            order.entry(name.key).or_insert(next);
        }
        names.sort_by_cached_key(|name| order[&name.key]);
        let begins = |(at, _): &(usize, &Ranked)| *at == 0 || names[*at - 1].key != names[*at].key;
        let keys = names.iter().enumerate().filter(begins).map(|(at, name)| (name.key, at));
        let keys = keys.take(limit).collect();
        Seeming { index: self, shelves, query: name.parts().to_vec(), names, keys }
    }
}

impl Seeming<'_> {
    /// The keys, that which seems most like the query first.
    pub fn keys(&self) -> impl Iterator<Item = u32> {
        self.keys.iter().map(|(key, _)| *key)
    }

    /// What [`Index::search_among`] answers, from the names that seem most like the query.
    pub fn best(&self, limit: usize) -> Vec<Hit> {
        let compared = Wanted::to_compare(limit).of_keys(self.keys.len());
        let names = self.keys.get(compared).map_or(self.names.len(), |(_, first)| *first);
        self.index.compare(&self.query, &self.shelves, &self.names[..names], limit)
    }

    /// Compares the names of these keys in full, in their order, until `limit` of them have one that scores `least` or
    /// more; answers those, with the best name of each.
    pub fn compare(&self, chosen: impl Iterator<Item = u32>, least: f32, limit: usize) -> Vec<Hit> {
        let places: HashMap<u32, usize, Mixed> = self.keys.iter().copied().collect();
        let of_key = |key: u32| {
            let first = *places.get(&key)?;
            let names = self.names[first..].chunk_by(|one, other| one.key == other.key).next()?;
            self.index.compare(&self.query, &self.shelves, names, 1).pop()
        };
        chosen.filter_map(of_key).filter(|hit| hit.score >= least).take(limit).collect()
    }
}
