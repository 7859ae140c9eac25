//! One part of a query against many words: most words are passed over at a glance, sixteen at a time.

use super::lanes::{Codes, LANES, Side, codes_of, limit};
use crate::costs::costs;
use crate::likeness::context_of;
use crate::phone::{PHONES, Phone};
use crate::role::Role;
use crate::token::{MAX_PHONES, Token};

/// A word as it stands in the lists of the vocabulary: enough to rule most words out without leaving the list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glance {
    pub(super) word: u32,
    codes: Codes,
    length: u8,
    vowelled: bool,
    /// Against a part of a query that leaves vowels unwritten, and against one that writes them: what the phones carry.
    carried: [u16; 2],
    article: bool,
    initial: bool,
}

impl Glance {
    pub(super) fn of(token: &Token, word: u32) -> Glance {
        let carried = |other: bool| {
            let (context, swapped) = context_of(other, token.vowelled);
            let costs = costs(context);
            let lost = if swapped { &costs.lose_left } else { &costs.lose_right };
            token.phones().iter().map(|&phone: &Phone| u16::from(lost[usize::from(phone) % PHONES])).sum()
        };
        Glance {
            word,
            codes: codes_of(token),
            length: token.phones().len() as u8,
            vowelled: token.vowelled,
            carried: [carried(false), carried(true)],
            article: token.article > 0,
            initial: token.role == Role::Initial,
        }
    }
}

/// A part of a query, ready to be measured against words.
pub(super) struct Probe<'a> {
    token: &'a Token,
    floor: f32,
    /// Against words that leave vowels unwritten, and against those that write them.
    batches: [Option<Box<Batch>>; 2],
    /// The words that may be near.
    near: Vec<u32>,
}

/// Words that wait until the lanes are full.
struct Batch {
    side: Side,
    words: [u32; LANES],
    codes: [Codes; LANES],
    limits: [u8; LANES],
    count: usize,
    longest: usize,
}

impl<'a> Probe<'a> {
    /// For words at least as near as `floor`.
    pub(super) fn new(token: &'a Token, floor: f32) -> Probe<'a> {
        Probe { token, floor, batches: Default::default(), near: Vec::new() }
    }

    /// Takes a word that shall be measured however it sounds.
    pub(super) fn take(&mut self, word: &Glance) {
        self.near.push(word.word);
    }

    /// Takes a word, unless its phones are too many, too few or too far from those of the part for it to be near.
    pub(super) fn take_if_near(&mut self, word: &Glance) {
        if word.initial || self.token.role == Role::Initial {
            return self.near.push(word.word);
        }
        let token = self.token;
        let batch = self.batches[usize::from(word.vowelled)]
            .get_or_insert_with(|| Box::new(Batch::new(Side::of(token, word.vowelled))));
        let carried = u32::from(word.carried[usize::from(token.vowelled)]);
        let most = carried.max(batch.side.all);
        let enough = (most as f32 * (1.0 - self.floor)) as u32;
        // An article may be part of the name, or not.
        if most - carried.min(batch.side.all) > enough && !word.article && token.article == 0 {
            return;
        }
        batch.add(word, limit(enough));
        if batch.count == LANES {
            batch.sift(&mut self.near);
        }
    }

    /// The words that were taken, each once.
    pub(super) fn taken(mut self) -> Vec<u32> {
        for batch in self.batches.iter_mut().flatten() {
            batch.sift(&mut self.near);
        }
        self.near.sort_unstable();
        self.near.dedup();
        self.near
    }
}

impl Batch {
    fn new(side: Side) -> Batch {
        Batch {
            side,
            words: [0; LANES],
            codes: [[0; MAX_PHONES]; LANES],
            limits: [0; LANES],
            count: 0,
            longest: 0,
        }
    }

    fn add(&mut self, word: &Glance, limit: u8) {
        let at = self.count % LANES;
        (self.words[at], self.codes[at], self.limits[at]) = (word.word, word.codes, limit);
        self.longest = self.longest.max(usize::from(word.length));
        self.count += 1;
    }

    /// Passes those on that may be near, and empties the lanes.
    fn sift(&mut self, near: &mut Vec<u32>) {
        let distances = self.side.distances(&self.codes, self.longest);
        let lanes = distances.iter().zip(&self.limits).zip(&self.words).take(self.count);
        near.extend(lanes.filter(|((distance, limit), _)| distance <= limit).map(|(_, &word)| word));
        (self.count, self.longest) = (0, 0);
    }
}
