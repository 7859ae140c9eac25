//! The names that came last: in memory, ready for more.

use super::Place;
use super::groups::Groups;
use super::shelf::Shelf;
use super::vocabulary::Vocabulary;
use crate::hashing::Mixed;
use std::collections::HashMap;

/// Names in the order in which they came. Its own numbers of words are those of the vocabulary.
#[derive(Debug, Clone, Default)]
pub(super) struct Tail {
    groups: Groups,
    names: Vec<Entry>,
    /// Words of all names, one name after the other.
    parts: Vec<u32>,
    holders: HashMap<u32, Vec<u32>, Mixed>,
    /// All words are below this.
    limit: u32,
    /// The last name of each key; earlier ones by `Entry::earlier`.
    keys: HashMap<u32, u32, Mixed>,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    key: u32,
    number: u32,
    from: u32,
    earlier: u32,
    length: u8,
}

const NONE: u32 = u32::MAX;

impl Tail {
    /// Adds a name after all others.
    pub(super) fn push(&mut self, place: Place, words: impl Iterator<Item = u32>) {
        let (at, from) = (self.names.len() as u32, self.parts.len());
        for word in words {
            self.parts.push(word);
            self.limit = self.limit.max(word + 1);
            let holders = self.holders.entry(word).or_default();
            if holders.last() != Some(&at) {
                holders.push(at);
            }
        }
        let earlier = self.keys.insert(place.key, at).unwrap_or(NONE);
        let (key, number, length) = (place.key, place.number, (self.parts.len() - from) as u8);
        self.names.push(Entry { key, number, from: from as u32, earlier, length });
        self.groups.push(place.group);
    }

    /// How many names are not removed.
    pub(super) fn len(&self) -> usize {
        self.all() - self.groups.removed()
    }

    /// How many names came.
    pub(super) fn all(&self) -> usize {
        self.names.len()
    }

    /// The words that its names hold.
    pub(super) fn held(&self) -> impl Iterator<Item = u32> {
        self.holders.keys().copied()
    }

    /// Removes the names of a key whose numbers are unwanted.
    pub(super) fn remove(&mut self, key: u32, unwanted: &dyn Fn(u32) -> bool) {
        let mut at = self.keys.get(&key).copied().unwrap_or(NONE);
        while at != NONE {
            let entry = self.names[at as usize];
            if unwanted(entry.number) && self.groups.of(at).is_some() {
                self.groups.remove(at);
            }
            at = entry.earlier;
        }
    }

    /// The names from `first` on that are not removed, in a tail of their own.
    pub(super) fn rest(&self, first: usize) -> Tail {
        let mut rest = Tail::default();
        for at in first as u32..self.names.len() as u32 {
            if let Some(group) = self.groups.of(at) {
                let place = Place { key: self.key(at), group, number: self.number(at) };
                rest.push(place, self.parts(at));
            }
        }
        rest
    }
}

impl Shelf for Tail {
    fn groups(&self) -> &Groups {
        &self.groups
    }

    fn words(&self) -> usize {
        self.limit as usize
    }

    fn own(&self, word: u32) -> Option<u32> {
        self.holders.contains_key(&word).then_some(word)
    }

    fn word(&self, own: u32) -> u32 {
        own
    }

    fn weight(&self, own: u32, vocabulary: &Vocabulary) -> f32 {
        vocabulary.token(own).weight()
    }

    fn holders(&self, own: u32) -> impl ExactSizeIterator<Item = u32> {
        self.holders.get(&own).map_or(&[][..], Vec::as_slice).iter().copied()
    }

    fn parts(&self, name: u32) -> impl Iterator<Item = u32> {
        let entry = &self.names[name as usize];
        self.parts[entry.from as usize..entry.from as usize + usize::from(entry.length)].iter().copied()
    }

    fn key(&self, name: u32) -> u32 {
        self.names[name as usize].key
    }

    fn number(&self, name: u32) -> u32 {
        self.names[name as usize].number
    }
}
