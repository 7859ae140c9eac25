//! Memory that searches of one thread share, so that a search allocates nothing large.

use super::candidates::{Drafts, Sums};
use super::groups::Open;
use std::cell::RefCell;
use std::cmp::Reverse;

/// A word of the vocabulary, how many names of the search hold it, and how like a reading it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Near {
    pub(super) word: u32,
    pub(super) names: usize,
    pub(super) degree: f32,
    /// What a match is worth, and how much the word speaks for a name that holds it.
    pub(super) weight: f32,
    pub(super) gain: u16,
}

/// The words that a part of the query, or two read as one, may stand for: a range of the desk's near words, and how
/// many names hold them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) names: usize,
    /// What is read of the query: see [`super::reading::read`].
    pub(super) parts: u32,
    pub(super) weight: f32,
}

/// What a word of a shelf may stand for in the query.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sense {
    /// What it reads of the query: see [`super::reading::read`].
    pub(super) parts: u32,
    pub(super) degree: f32,
    pub(super) weight: f32,
    /// The next sense of the same word.
    pub(super) next: u32,
}

/// A candidate: how good it seems, where it stands, and how it is filed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ranked {
    /// How good it seems, and the lower the better its number: one comparison for both.
    rank: i64,
    pub(super) shelf: u32,
    pub(super) name: u32,
    pub(super) key: u32,
}

impl Ranked {
    pub(super) fn new(value: i32, (shelf, name): (u32, u32), key: u32, number: u32) -> Ranked {
        Ranked { rank: i64::from(value) << 32 | i64::from(!number), shelf, name, key }
    }

    pub(super) fn number(&self) -> u32 {
        !(self.rank as u32)
    }

    pub(super) fn revalue(&mut self, value: i32) {
        self.rank = i64::from(value) << 32 | self.rank & i64::from(u32::MAX);
    }

    /// The best first; of equal ones by their numbers.
    pub(super) fn order(&self) -> (Reverse<i64>, u32, u32) {
        (Reverse(self.rank), self.shelf, self.name)
    }
}

#[derive(Default)]
pub(super) struct Desk {
    /// Which groups of each shelf take part.
    pub(super) open: Vec<Open>,
    /// How many names they have.
    pub(super) names: usize,
    pub(super) near: Vec<Near>,
    pub(super) readings: Vec<Reading>,
    pub(super) sums: Sums,
    pub(super) drafts: Drafts,
    pub(super) senses: Senses,
    pub(super) parts: Parts,
    /// The candidates of one shelf.
    pub(super) gathered: Vec<Ranked>,
    pub(super) ranked: Vec<Ranked>,
}

/// The senses of a shelf's words.
#[derive(Default)]
pub(super) struct Senses {
    /// By the shelf's numbers for words: whether it has a sense. Small enough to stay at hand, since most have none.
    has: Vec<u64>,
    /// By the same numbers, for those that have one: the first of its senses.
    first: Vec<u32>,
    all: Vec<Sense>,
}

/// The parts of many names, read at once before anything is done with them: they stand far apart, and a processor fetches
/// several places at a time if none of them depends on another.
#[derive(Default)]
pub(super) struct Parts {
    /// By the shelf's numbers for words, name after name.
    words: Vec<u32>,
    ends: Vec<usize>,
}

impl Parts {
    pub(super) fn clear(&mut self) {
        self.words.clear();
        self.ends.clear();
    }

    pub(super) fn add(&mut self, name: impl Iterator<Item = u32>) {
        self.words.extend(name);
        self.ends.push(self.words.len());
    }

    /// The names, as they were added.
    pub(super) fn names(&self) -> impl Iterator<Item = &[u32]> {
        let mut from = 0;
        self.ends.iter().map(move |&end| &self.words[std::mem::replace(&mut from, end)..end])
    }
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

impl Desk {
    /// Lends the thread's desk. Who asks for it meanwhile gets one of his own.
    pub(super) fn with<T>(work: impl FnOnce(&mut Desk) -> T) -> T {
        let mut desk = DESK.take();
        let result = work(&mut desk);
        DESK.set(desk);
        result
    }
}

impl Senses {
    /// Makes room for words with such numbers, none of them with a sense.
    pub(super) fn clear(&mut self, words: usize) {
        self.has.clear();
        self.has.resize(words.div_ceil(64), 0);
        self.first.resize(self.first.len().max(words), 0);
        self.all.clear();
    }

    pub(super) fn add(&mut self, own: u32, parts: u32, degree: f32, weight: f32) {
        let next = if self.has(own) { self.first[own as usize] } else { u32::MAX };
        self.has[own as usize / 64] |= 1 << (own % 64);
        self.first[own as usize] = self.all.len() as u32;
        self.all.push(Sense { parts, degree, weight, next });
    }

    #[inline]
    fn has(&self, own: u32) -> bool {
        self.has[own as usize / 64] & 1 << (own % 64) != 0
    }

    /// The best sense of a word that reads none of the parts in `used`.
    #[inline]
    pub(super) fn best(&self, own: u32, used: u32) -> Option<&Sense> {
        let first = if self.has(own) { self.first[own as usize] } else { return None };
        let mut sense = self.all.get(first as usize);
        let mut best: Option<&Sense> = None;
        while let Some(this) = sense {
            if this.parts & used == 0 && best.is_none_or(|best| best.degree < this.degree) {
                best = sense;
            }
            sense = self.all.get(this.next as usize);
        }
        best
    }
}
