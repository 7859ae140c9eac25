//! One part of a query against many words: what can be known of the part is worked out once, and most words are
//! passed over at a glance.

use crate::costs::costs;
use crate::likeness::{context_of, likeness_above};
use crate::phone::PHONES;
use crate::role::Role;
use crate::token::Token;

/// Phones that a glance can hold.
const SEEN: usize = 10;
/// Bits of a phone.
const BITS: u32 = PHONES.ilog2();

/// A word as it stands in the lists of the vocabulary: enough to rule most words out without leaving the list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glance {
    pub(super) word: u32,
    /// Phones that are seen; 0 if the word must be looked at itself.
    length: u8,
    vowelled: bool,
    phones: u64,
}

impl Glance {
    pub(super) fn of(token: &Token, word: u32) -> Glance {
        let stem = token.stem();
        // An article may be part of the name, an initial stands for more.
        let plain = token.article == 0 && token.role != Role::Initial && stem.len() <= SEEN;
        let phones = stem.iter().rev().fold(0, |phones, &phone| phones << BITS | u64::from(phone));
        let (length, phones) = if plain { (stem.len() as u8, phones) } else { (0, 0) };
        Glance { word, length, vowelled: token.vowelled, phones }
    }
}

/// A part of a query, ready to be measured against words.
pub(super) struct Probe<'a> {
    token: &'a Token,
    floor: f32,
    /// Against words that leave vowels unwritten, and against those that write them.
    sides: [Side; 2],
}

impl<'a> Probe<'a> {
    /// For words at least as near as `floor`.
    pub(super) fn new(token: &'a Token, floor: f32) -> Probe<'a> {
        Probe { token, floor, sides: [false, true].map(|vowelled| Side::of(token, vowelled)) }
    }

    /// Whether the phones of a word are too many, too few or too strange for it to be near.
    pub(super) fn is_hopeless(&self, word: &Glance) -> bool {
        let plain = word.length > 0 && self.token.article == 0 && self.token.role != Role::Initial;
        plain && self.sides[usize::from(word.vowelled)].is_too_far(word, self.floor)
    }

    /// What [`likeness_above`] gives.
    pub(super) fn degree(&self, word: &Token) -> f32 {
        likeness_above(self.token, word, self.floor).degree
    }
}

/// What the phones of a word say against a part at a glance.
struct Side {
    /// For each phone of a word what it costs at least, below what it carries: one look-up for two sums.
    sums: [u32; PHONES],
    /// What the part itself carries.
    carried: u32,
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
        let mut sums = others.map(u32::from);
        for &one in token.stem() {
            for (other, least) in (0..).zip(&mut sums) {
                let reading = if swapped { costs.replace(other, one) } else { costs.replace(one, other) };
                *least = (*least).min(u32::from(reading));
            }
        }
        sums.iter_mut().zip(others).for_each(|(sum, &carried)| *sum |= u32::from(carried) << UPPER);
        let carried = token.stem().iter().map(|&phone| u32::from(own[usize::from(phone) % PHONES])).sum();
        Side { sums, carried }
    }

    fn is_too_far(&self, word: &Glance, floor: f32) -> bool {
        let mut phones = word.phones;
        let mut sums = 0;
        for _ in 0..word.length {
            sums += self.sums[phones as usize % PHONES];
            phones >>= BITS;
        }
        let (carried, least) = (sums >> UPPER, sums & ((1 << UPPER) - 1));
        let most = carried.max(self.carried);
        let apart = most - carried.min(self.carried);
        least.max(apart) as f32 > most as f32 * (1.0 - floor)
    }
}
