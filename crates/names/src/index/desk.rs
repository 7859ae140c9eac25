//! Memory that searches of one thread share, so that a search allocates nothing large.

use super::groups::Open;
use super::reading::read;
use std::cell::RefCell;

/// A word of the vocabulary, how many names of the search hold it, and how like a reading it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Near {
    pub(super) word: u32,
    pub(super) names: usize,
    pub(super) degree: f32,
    /// All names that hold it are candidates.
    pub(super) whole: bool,
}

/// The words that a part of the query, or two read as one, may stand for: a range of the desk's near words, and how
/// many names hold them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) names: usize,
    /// What is read of the query: see [`read`].
    pub(super) parts: u32,
    pub(super) weight: f32,
}

impl Reading {
    /// Whether it reads one part as it is written.
    pub(super) fn is_of_one_part(&self) -> bool {
        self.parts == read::whole(self.parts.trailing_zeros() as usize / 2)
    }
}

/// What a word of a shelf may stand for in the query.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sense {
    /// What it reads of the query: see [`read`].
    pub(super) parts: u32,
    pub(super) degree: f32,
    pub(super) weight: f32,
    /// The next sense of the same word.
    pub(super) next: u32,
}

/// A candidate: how good it seems, and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ranked {
    pub(super) estimate: f32,
    pub(super) shelf: u32,
    pub(super) name: u32,
}

#[derive(Default)]
pub(super) struct Desk {
    /// Which groups of each shelf take part.
    pub(super) open: Vec<Open>,
    /// How many names they have.
    pub(super) names: usize,
    pub(super) near: Vec<Near>,
    pub(super) readings: Vec<Reading>,
    /// Names must have two parts of the query to be candidates.
    pub(super) pairs: bool,
    pub(super) marks: Marks,
    pub(super) senses: Senses,
    pub(super) ranked: Vec<Ranked>,
}

/// Names of one shelf as bits.
#[derive(Default)]
pub(super) struct Marks {
    /// Those of the reading at hand, those of any reading, and the candidates.
    pub(super) this: Vec<u64>,
    pub(super) any: Vec<u64>,
    pub(super) chosen: Vec<u64>,
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

impl Marks {
    /// Makes room for so many names, none of them marked.
    pub(super) fn clear(&mut self, names: usize) {
        for set in [&mut self.this, &mut self.any, &mut self.chosen] {
            set.clear();
            set.resize(names.div_ceil(64), 0);
        }
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
