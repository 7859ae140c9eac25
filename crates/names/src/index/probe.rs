//! One part of a query against many words: what can be known of the part is worked out once, and most words are
//! passed over at a glance.

use crate::costs::costs;
use crate::likeness::{context_of, likeness_above};
use crate::phone::{PHONES, Phone};
use crate::role::Role;
use crate::token::{MAX_PHONES, Token};
use std::cell::OnceCell;

/// A word as it stands in the lists of the vocabulary: enough to rule most words out without leaving the list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glance {
    pub(super) word: u32,
    phones: [Phone; MAX_PHONES],
    length: u8,
    article: u8,
    vowelled: bool,
    initial: bool,
}

impl Glance {
    pub(super) fn of(token: &Token, word: u32) -> Glance {
        let mut phones = [0; MAX_PHONES];
        phones[..token.phones().len()].copy_from_slice(token.phones());
        Glance {
            word,
            phones,
            length: token.phones().len() as u8,
            article: token.article,
            vowelled: token.vowelled,
            initial: token.role == Role::Initial,
        }
    }
}

/// A part of a query, ready to be measured against words.
pub(super) struct Probe<'a> {
    token: &'a Token,
    floor: f32,
    /// Against words that leave vowels unwritten, and against those that write them.
    sides: [OnceCell<Side>; 2],
}

impl<'a> Probe<'a> {
    /// For words at least as near as `floor`.
    pub(super) fn new(token: &'a Token, floor: f32) -> Probe<'a> {
        Probe { token, floor, sides: Default::default() }
    }

    /// Whether the phones of a word are too many, too few or too far from those of the part for it to be near.
    pub(super) fn is_hopeless(&self, word: &Glance) -> bool {
        if word.initial || self.token.article > 0 || self.token.role == Role::Initial {
            return false;
        }
        let side = self.sides[usize::from(word.vowelled)].get_or_init(|| Side::of(self.token, word.vowelled));
        let phones = &word.phones[..usize::from(word.length)];
        let stem = &phones[usize::from(word.article)..];
        // An article may be part of the name.
        side.is_too_far(stem, self.floor) && (word.article == 0 || side.is_too_far(phones, self.floor))
    }

    /// What [`likeness_above`] gives.
    pub(super) fn degree(&self, word: &Token) -> f32 {
        likeness_above(self.token, word, self.floor).degree
    }
}

/// What the phones of a word cost against those of the part.
struct Side {
    /// By the phone of a word: what it costs at least, below what it carries. One look-up for two sums.
    sums: [u32; PHONES],
    /// By the phone of a word: what it costs to read each phone of the part as it.
    readings: [[u8; MAX_PHONES]; PHONES],
    /// What each phone of the part carries, and all of them.
    carried: [u8; MAX_PHONES],
    all: u32,
    length: usize,
}

/// Where the upper sum begins: the phones of a glance cost less than this.
const UPPER: u32 = 16;

impl Side {
    fn of(token: &Token, vowelled: bool) -> Side {
        let (context, swapped) = context_of(token.vowelled, vowelled);
        let costs = costs(context);
        let (own, others) = if swapped {
            (&costs.lose_right, &costs.lose_left)
        } else {
            (&costs.lose_left, &costs.lose_right)
        };
        let mut side = Side {
            sums: others.map(u32::from),
            readings: [[0; MAX_PHONES]; PHONES],
            carried: [0; MAX_PHONES],
            all: 0,
            length: token.stem().len(),
        };
        for (at, &one) in token.stem().iter().enumerate() {
            for (other, (readings, least)) in (0..).zip(side.readings.iter_mut().zip(&mut side.sums)) {
                let reading = if swapped { costs.replace(other, one) } else { costs.replace(one, other) };
                readings[at] = reading;
                *least = (*least).min(u32::from(reading));
            }
            side.carried[at] = own[usize::from(one) % PHONES];
            side.all += u32::from(side.carried[at]);
        }
        side.sums.iter_mut().zip(others).for_each(|(sum, &carried)| *sum |= u32::from(carried) << UPPER);
        side
    }

    fn is_too_far(&self, word: &[Phone], floor: f32) -> bool {
        let sums: u32 = word.iter().map(|&phone| self.sums[usize::from(phone) % PHONES]).sum();
        let (carried, least) = (sums >> UPPER, sums & ((1 << UPPER) - 1));
        let most = carried.max(self.all);
        let enough = (most as f32 * (1.0 - floor)) as u32;
        most - carried.min(self.all) > enough || least > enough || self.is_farther(word, least, enough)
    }

    /// Whether the weighted edit distance is above `enough`, where all phones of the word cost `least` at least. The
    /// same as [`crate::distance::distance`], but that exchanged neighbours count as two errors.
    fn is_farther(&self, word: &[Phone], least: u32, enough: u32) -> bool {
        let mut row = [0; MAX_PHONES];
        let row = &mut row[..self.length];
        let mut sum = 0;
        for (cell, &carried) in row.iter_mut().zip(&self.carried) {
            sum += u32::from(carried);
            *cell = sum;
        }
        let (mut before, mut ahead) = (0, least);
        for &phone in word {
            let phone = usize::from(phone) % PHONES;
            let lost = self.sums[phone] >> UPPER;
            ahead -= self.sums[phone] & ((1 << UPPER) - 1);
            let mut diagonal = before;
            before += lost;
            let (mut beside, mut nearest) = (before, before);
            for ((cell, &reading), &carried) in row.iter_mut().zip(&self.readings[phone]).zip(&self.carried) {
                let replaced = diagonal + u32::from(reading);
                diagonal = *cell;
                beside = replaced.min(diagonal + lost).min(beside + u32::from(carried));
                *cell = beside;
                nearest = nearest.min(beside);
            }
            if nearest + ahead > enough {
                return true;
            }
        }
        row.last().is_none_or(|&distance| distance > enough)
    }
}
