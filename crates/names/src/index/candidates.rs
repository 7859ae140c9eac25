//! Which names are looked at closer: those with a rare part of the query, or with two parts of it.

use super::Index;
use super::desk::{Desk, Marks, Reading};
use super::groups::Open;
use super::shelf::Shelf;
use crate::token::Token;

/// The names of the rarest part of the query are all candidates, if they are not more than this.
const FEW: usize = 6_000;

/// The names of further words are candidates while there are fewer than this.
const ENOUGH: usize = 4_000;

impl Desk {
    /// Decides which words make all their names candidates: those of the rarest reading that is one part of the query,
    /// and then, rarest reading and nearest word first, as many as there is room for.
    ///
    /// Where even the rarest part is common (Muhammad Ali), names must have two parts of the query. The nearest word
    /// of a query of one part is taken whatever it costs.
    pub(super) fn plan(&mut self) {
        let rarest = self.readings.iter().position(Reading::is_of_one_part);
        self.pairs = rarest.is_some_and(|at| self.readings[at].names > FEW);
        let mut room = ENOUGH;
        let only = self.readings.len() == 1;
        for (at, reading) in self.readings.iter().enumerate() {
            let all = Some(at) == rarest && !self.pairs;
            for (nth, near) in self.near[reading.from..reading.to].iter_mut().enumerate() {
                near.whole = all || near.names < room || (only && nth == 0);
                if near.whole {
                    room = room.saturating_sub(near.names);
                }
            }
        }
    }
}

impl Index {
    /// Adds the candidates of a shelf to the desk.
    pub(super) fn gather(&self, parts: &[Token], at: u32, shelf: &impl Shelf, desk: &mut Desk) {
        desk.marks.clear(shelf.groups().len());
        let open = &desk.open[at as usize];
        for reading in &desk.readings {
            for near in &desk.near[reading.from..reading.to] {
                let Some(own) = shelf.own(near.word) else { continue };
                if near.whole {
                    mark(&mut desk.marks.chosen, shelf, own, open);
                }
                if desk.pairs {
                    mark(&mut desk.marks.this, shelf, own, open);
                }
            }
            if desk.pairs {
                desk.marks.close_reading();
            }
        }
        self.estimate_all(parts, at, shelf, desk);
    }
}

fn mark(set: &mut [u64], shelf: &impl Shelf, own: u32, open: &Open) {
    for name in shelf.groups().among(shelf.holders(own), open) {
        set[name as usize / 64] |= 1 << (name % 64);
    }
}

impl Marks {
    /// Chooses the names that this reading and an earlier one have marked.
    fn close_reading(&mut self) {
        for ((this, any), chosen) in self.this.iter_mut().zip(&mut self.any).zip(&mut self.chosen) {
            *chosen |= *this & *any;
            *any |= *this;
            *this = 0;
        }
    }
}
