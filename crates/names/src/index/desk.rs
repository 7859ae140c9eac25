//! Memory that searches of one thread share, so that a search allocates nothing large.

use std::cell::RefCell;

/// A word of the vocabulary, how many names of the search hold it, and what it adds to them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Worth {
    pub(super) word: u32,
    pub(super) names: u32,
    pub(super) value: f32,
}

/// The words that a part of the query may stand for: a range of the desk's worths, and how many names hold them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) names: usize,
    /// Two parts of the query read as one: seldom what is meant.
    pub(super) glued: bool,
}

/// What a name has gathered.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sum {
    pub(super) value: f32,
    /// The search it belongs to, and the reading that added last: of one reading only the best word counts.
    pub(super) turn: u32,
    pub(super) reading: u32,
}

#[derive(Default)]
pub(super) struct Desk {
    /// Which groups take part, by their places, and how many names they have.
    pub(super) open: Vec<bool>,
    pub(super) all: usize,
    pub(super) sums: Vec<Sum>,
    pub(super) seen: Vec<u32>,
    pub(super) turn: u32,
    pub(super) touched: Vec<u32>,
    pub(super) worths: Vec<Worth>,
    pub(super) readings: Vec<Reading>,
}

/// Turns that one search cannot use up: one for each part, each pair of parts, and the sums.
const TURNS_OF_A_SEARCH: u32 = 1024;

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

impl Desk {
    /// Lends the thread's desk, with room for so many names and words. Who asks for it meanwhile gets one of his own.
    pub(super) fn with<T>(names: usize, words: usize, work: impl FnOnce(&mut Desk) -> T) -> T {
        let mut desk = DESK.take();
        desk.make_room(names, words);
        let result = work(&mut desk);
        DESK.set(desk);
        result
    }

    fn make_room(&mut self, names: usize, words: usize) {
        // The stamps of four thousand million parts ago could be mistaken for fresh ones: start again before.
        if self.turn > u32::MAX - TURNS_OF_A_SEARCH {
            *self = Desk::default();
        }
        self.sums.resize(self.sums.len().max(names), Sum::default());
        self.seen.resize(self.seen.len().max(words), 0);
    }
}
