//! The candidate index: among many names, the few that a full comparison is worth.
//!
//! Parts of names are kept once in a vocabulary; a query's parts are compared with the vocabulary, not with names.
//! A search is among the names of some groups, and every other name is as if it had never been inserted: it weighs
//! in no rarity, takes no place and decides no tie. Nor does it matter in which order names with different numbers
//! came, or which came and went.
//!
//! In scope: memory. Out of scope: disk; whoever owns the names can build it again at any time.

mod best;
mod desk;
mod groups;
mod keys;
mod postings;
mod search;
mod vocabulary;

use crate::hashing::Mixed;
use crate::name::Name;
use crate::token::Token;
use groups::Groups;
use postings::Postings;
use std::collections::HashMap;
use vocabulary::Vocabulary;

/// Where a name is filed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// Whose name it is: a search gives each key once, with the best of its names.
    pub key: u32,
    /// Which searches it takes part in.
    pub group: u32,
    /// Which of its key's names it is. Of equal scores the smaller number comes first, so numbers should not repeat.
    pub number: u32,
}

/// A key whose best name is like the query.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// The key under which the name was inserted.
    pub key: u32,
    /// The group of its best name.
    pub group: u32,
    /// The number of its best name; the key if it was inserted without one.
    pub number: u32,
    /// What [`crate::score`] gives for the best of its names.
    pub score: f32,
}

/// Names under keys. One key may hold any number of names (aliases), of one group or of several.
#[derive(Debug, Default)]
pub struct Index {
    vocabulary: Vocabulary,
    postings: Postings,
    groups: Groups,
    names: Vec<Entry>,
    /// Vocabulary numbers of the parts of all names, one name after the other.
    parts: Vec<u32>,
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

/// Removed names may be a third of all before the index is laid out anew.
const TOLERATED_REMOVED: usize = 3;

/// So many removed names are always tolerated: laying out a small index again and again would cost more.
const ALWAYS_TOLERATED: usize = 1_000;

impl Index {
    /// An index without names.
    pub fn new() -> Index {
        Index::default()
    }

    /// Adds a name to a key, in group 0 and with the key as its number. The same name twice under one key is kept
    /// twice and changes no answer.
    pub fn insert(&mut self, key: u32, name: &Name) {
        self.insert_at(Place { key, group: 0, number: key }, name);
    }

    /// Adds a name at a place.
    pub fn insert_at(&mut self, place: Place, name: &Name) {
        self.insert_parts(place, name.parts());
    }

    /// Removes all names of a key; an unknown key changes nothing.
    pub fn remove(&mut self, key: u32) {
        self.remove_where(key, |_| true);
    }

    /// Removes the names of a key that bear a number; an unknown one changes nothing.
    pub fn remove_number(&mut self, key: u32, number: u32) {
        self.remove_where(key, |entry| entry.number == number);
    }

    /// How many names can be found, of all groups.
    pub fn len(&self) -> usize {
        self.names.len() - self.groups.removed()
    }

    /// Whether no name can be found.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn insert_parts(&mut self, place: Place, parts: &[Token]) {
        let at = self.names.len() as u32;
        let from = self.parts.len() as u32;
        for token in parts {
            let word = self.vocabulary.number_of(token);
            self.parts.push(word);
            self.postings.add(word, at);
        }
        let earlier = self.keys.insert(place.key, at).unwrap_or(NONE);
        let (key, number) = (place.key, place.number);
        self.names.push(Entry { key, number, from, earlier, length: parts.len() as u8 });
        self.groups.push(place.group);
    }

    fn remove_where(&mut self, key: u32, unwanted: impl Fn(&Entry) -> bool) {
        let (mut later, mut at) = (NONE, self.keys.get(&key).copied().unwrap_or(NONE));
        while at != NONE {
            let entry = self.names[at as usize];
            if unwanted(&entry) {
                self.groups.remove(at);
                self.link(key, later, entry.earlier);
            } else {
                later = at;
            }
            at = entry.earlier;
        }
        let removed = self.groups.removed();
        if removed > ALWAYS_TOLERATED && removed * TOLERATED_REMOVED > self.names.len() {
            self.lay_out_anew();
        }
    }

    /// Lets a name of a key, or the key itself if `later` is [`NONE`], go on at an earlier name.
    fn link(&mut self, key: u32, later: u32, earlier: u32) {
        if later != NONE {
            self.names[later as usize].earlier = earlier;
        } else if earlier != NONE {
            self.keys.insert(key, earlier);
        } else {
            self.keys.remove(&key);
        }
    }

    fn words(&self, entry: &Entry) -> &[u32] {
        &self.parts[entry.from as usize..entry.from as usize + usize::from(entry.length)]
    }

    fn lay_out_anew(&mut self) {
        let mut fresh = Index::new();
        for (at, entry) in (0..).zip(&self.names) {
            if let Some(group) = self.groups.of(at) {
                let parts: Vec<Token> =
                    self.words(entry).iter().map(|&word| *self.vocabulary.token(word)).collect();
                fresh.insert_parts(Place { key: entry.key, group, number: entry.number }, &parts);
            }
        }
        *self = fresh;
    }
}
