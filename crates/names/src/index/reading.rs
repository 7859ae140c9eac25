//! What the parts of a query may stand for: words of the vocabulary that are near and that open names hold.

use super::Index;
use super::desk::{Desk, Near, Reading};
use super::search::{Any, with};
use super::shelf::Shelf;
use super::tail::Tail;
use crate::token::{MAX_PHONES, Token};

/// Words of the vocabulary that one part of the query may stand for, nearest first.
const WORDS_PER_PART: usize = 48;

impl Index {
    /// Puts the readings of the query on the desk, the rarest first.
    pub(super) fn read(&self, parts: &[Token], shelves: &[Any<'_>], desk: &mut Desk) {
        desk.near.clear();
        desk.readings.clear();
        for (at, token) in parts.iter().enumerate() {
            self.add_reading(token, 1 << at, shelves, desk);
        }
        for (at, pair) in parts.windows(2).enumerate() {
            if let Some(glued) = glued(&pair[0], &pair[1]) {
                self.add_reading(&glued, 3 << at, shelves, desk);
            }
        }
        desk.readings.sort_by_key(|reading| (reading.names, reading.from));
    }

    fn add_reading(&self, token: &Token, parts: u32, shelves: &[Any<'_>], desk: &mut Desk) {
        let from = desk.near.len();
        let mut all = 0;
        for &(word, degree) in &self.vocabulary.alike(token).words {
            let names = shelves.iter().zip(&desk.open).map(|(shelf, open)| {
                with!(shelf, shelf => match shelf.own(word) {
                    Some(own) => shelf.groups().count(shelf.holders(own), open),
                    None => 0,
                })
            });
            let names: usize = names.sum();
            if names > 0 {
                all += names;
                desk.near.push(Near { word, names, degree, whole: false });
            }
            if desk.near.len() - from == WORDS_PER_PART {
                break;
            }
        }
        if all > 0 {
            let to = desk.near.len();
            desk.readings.push(Reading { from, to, names: all, parts, weight: token.weight() });
        }
    }
}

/// Two parts read as one, if one part can be that long.
fn glued(first: &Token, second: &Token) -> Option<Token> {
    let phones = [first.stem(), second.stem()].concat();
    (phones.len() <= MAX_PHONES).then(|| {
        let mut glued = Token::new(&phones, first.role, first.script);
        glued.vowelled = first.vowelled;
        glued.set_weight(first.weight() + second.weight());
        glued
    })
}
