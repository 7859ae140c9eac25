//! How good a candidate seems, from what its words were found to be like: a cheap stand-in for the full comparison.

use super::Index;
use super::desk::{Desk, Ranked, Senses};
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

impl Index {
    /// Estimates the candidates of a shelf and puts them on the desk.
    pub(super) fn estimate_all(&self, parts: &[Token], at: u32, shelf: &impl Shelf, desk: &mut Desk) {
        let (senses, ranked) = (&mut desk.senses, &mut desk.ranked);
        senses.clear(shelf.words());
        for reading in &desk.readings {
            let rarity = 1.0 + RARE * rarity(reading.names, desk.names);
            for near in &desk.near[reading.from..reading.to] {
                if let Some(own) = shelf.own(near.word) {
                    let weight = (reading.weight + self.vocabulary.token(near.word).weight()) / 2.0;
                    senses.add(own, reading.parts, near.degree, rarity * weight);
                }
            }
        }
        for (block, &bits) in desk.marks.chosen.iter().enumerate() {
            let mut bits = bits;
            while bits != 0 {
                let name = block as u32 * 64 + bits.trailing_zeros();
                bits &= bits - 1;
                let estimate = self.estimate(parts, shelf, name, senses);
                ranked.push(Ranked { estimate, shelf: at, name });
            }
        }
    }

    fn estimate(&self, parts: &[Token], shelf: &impl Shelf, name: u32, senses: &Senses) -> f32 {
        let (mut used, mut matched, mut open_in_name) = (0, 0.0, 0.0);
        for own in shelf.parts(name) {
            match senses.best(own, used) {
                Some(sense) => {
                    used |= sense.parts;
                    matched += sense.weight * (1.0 - LOSS * (1.0 - sense.degree));
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

/// 0 where all names of so many have it, 1 where one has.
fn rarity(names: usize, all: usize) -> f32 {
    1.0 - (names.clamp(1, all.max(1)) as f32).ln() / (all.max(2) as f32).ln()
}
