//! How good a candidate seems, from what its words were found to be like: a cheap stand-in for the full comparison.

use super::Index;
use super::desk::{Desk, Senses};
use super::reading::read;
use super::shelf::Shelf;
use crate::token::Token;

/// What it costs that matched parts are not quite alike; a match itself is worth 1 by weight.
const LOSS: f32 = 3.5;

/// How much more a match is worth that one open name alone has; less in proportion to how often chance halves the names.
const RARE: f32 = 2.0;

/// What it costs that a part of the query, of the name, or of both, finds no counterpart.
const OPEN_IN_QUERY: f32 = 0.5;
const OPEN_IN_NAME: f32 = 0.3;
const OPEN_IN_BOTH: f32 = 0.5;

/// Values are whole numbers: so many make 1. Sums of gains have 16 bits.
const GAIN: f32 = 256.0;

impl Index {
    /// Writes to each near word how much it speaks for a name: what a match adds to the estimate, and what it spares.
    pub(super) fn weigh(&self, desk: &mut Desk) {
        for reading in &desk.readings {
            let worth = 1.0 + RARE * rarity(reading.names, desk.names);
            for near in &mut desk.near[reading.from..reading.to] {
                let (one, other) = (reading.weight, self.vocabulary.token(near.word).weight());
                near.weight = worth * (one + other) / 2.0;
                let spared = OPEN_IN_QUERY * one + OPEN_IN_NAME * other + OPEN_IN_BOTH * one.min(other);
                near.gain = ((matched(near.weight, near.degree) + spared) * GAIN).max(1.0) as u16;
            }
        }
    }

    /// Puts estimates in the place of the sums of a shelf's candidates.
    pub(super) fn estimate_all(&self, parts: &[Token], at: u32, shelf: &impl Shelf, desk: &mut Desk) {
        let Desk { senses, ranked, readings, near, parts: own, .. } = desk;
        senses.clear(shelf.words());
        for reading in readings {
            for near in &near[reading.from..reading.to] {
                if let Some(own) = shelf.own(near.word) {
                    senses.add(own, reading.parts, near.degree, near.weight);
                }
            }
        }
        own.clear();
        for name in ranked.iter().filter(|name| name.shelf == at) {
            own.add(shelf.parts(name.name));
        }
        for (name, own) in ranked.iter_mut().filter(|name| name.shelf == at).zip(own.names()) {
            let estimate = self.estimate(parts, shelf, own, senses);
            name.revalue((estimate * GAIN) as i32);
        }
    }

    fn estimate(&self, parts: &[Token], shelf: &impl Shelf, name: &[u32], senses: &Senses) -> f32 {
        let (mut used, mut matched, mut open_in_name) = (0, 0.0, 0.0);
        for &own in name {
            match senses.best(own, used) {
                Some(sense) => {
                    used |= sense.parts;
                    matched += self::matched(sense.weight, sense.degree);
                }
                None => open_in_name += shelf.weight(own, &self.vocabulary),
            }
        }
        let open = |at: usize| (read::whole(at) & !used).count_ones() as f32 / 2.0;
        let open_in_query: f32 = parts.iter().enumerate().map(|(at, part)| open(at) * part.weight()).sum();
        let open_in_both = open_in_query.min(open_in_name);
        matched - OPEN_IN_QUERY * open_in_query - OPEN_IN_NAME * open_in_name - OPEN_IN_BOTH * open_in_both
    }
}

/// What a match is worth.
fn matched(weight: f32, degree: f32) -> f32 {
    weight * (1.0 - LOSS * (1.0 - degree))
}

/// 0 where all names of so many have it, 1 where one has.
fn rarity(names: usize, all: usize) -> f32 {
    1.0 - (names.clamp(1, all.max(1)) as f32).ln() / (all.max(2) as f32).ln()
}
