//! The candidate index: among many names, the few that a full comparison is worth.
//!
//! Parts of names are kept once in a vocabulary; a query's parts are compared with the vocabulary, not with names.
//! In scope: memory. Out of scope: disk; whoever owns the names can build it again at any time.

mod keys;
mod postings;
mod search;
mod vocabulary;

use crate::name::Name;
use crate::token::Token;
use postings::Postings;
use std::collections::HashMap;
use vocabulary::Vocabulary;

/// A key whose best name is like the query.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// The key under which the name was inserted.
    pub key: u32,
    /// What [`crate::score`] gives for the best of its names.
    pub score: f32,
}

/// Names under keys. One key may hold any number of names (aliases).
#[derive(Debug, Default)]
pub struct Index {
    vocabulary: Vocabulary,
    postings: Postings,
    names: Vec<Entry>,
    /// Vocabulary numbers of the parts of all names, one name after the other.
    parts: Vec<u32>,
    /// The last name of each key; earlier ones by `Entry::earlier`.
    keys: HashMap<u32, u32>,
    removed: usize,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    key: u32,
    from: u32,
    earlier: u32,
    length: u8,
    live: bool,
}

const NONE: u32 = u32::MAX;

/// Removed names may be a third of all before the index is laid out anew.
const TOLERATED_REMOVED: usize = 3;

impl Index {
    /// An index without names.
    pub fn new() -> Index {
        Index::default()
    }

    /// Adds a name to a key. The same name twice under one key is kept twice and changes no answer.
    pub fn insert(&mut self, key: u32, name: &Name) {
        self.insert_parts(key, name.parts());
    }

    /// Removes all names of a key; an unknown key changes nothing.
    pub fn remove(&mut self, key: u32) {
        let Some(mut at) = self.keys.remove(&key) else { return };
        while at != NONE {
            let entry = &mut self.names[at as usize];
            entry.live = false;
            at = entry.earlier;
            self.removed += 1;
        }
        if self.removed > 1000 && self.removed * TOLERATED_REMOVED > self.names.len() {
            self.lay_out_anew();
        }
    }

    /// How many names can be found.
    pub fn len(&self) -> usize {
        self.names.len() - self.removed
    }

    /// Whether no name can be found.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn insert_parts(&mut self, key: u32, parts: &[Token]) {
        let number = self.names.len() as u32;
        let from = self.parts.len() as u32;
        for token in parts {
            let word = self.vocabulary.number_of(token);
            self.parts.push(word);
            self.postings.add(word, number);
        }
        let earlier = self.keys.insert(key, number).unwrap_or(NONE);
        self.names.push(Entry { key, from, earlier, length: parts.len() as u8, live: true });
    }

    fn words(&self, entry: &Entry) -> &[u32] {
        &self.parts[entry.from as usize..entry.from as usize + usize::from(entry.length)]
    }

    fn lay_out_anew(&mut self) {
        let mut fresh = Index::new();
        for entry in self.names.iter().filter(|entry| entry.live) {
            let parts: Vec<Token> =
                self.words(entry).iter().map(|&word| *self.vocabulary.token(word)).collect();
            fresh.insert_parts(entry.key, &parts);
        }
        *self = fresh;
    }
}
