//! What the parts of a query may stand for: words of the vocabulary that are near and that open names hold.

use super::Index;
use super::desk::{Desk, Near, Reading};
use super::search::{Any, with};
use super::shelf::Shelf;
use super::tail::Tail;
use crate::token::{MAX_PHONES, Token};

/// Words further than this from a part of the query bring no candidates; and from two parts read as one: there are more
/// ways to find one.
const NEAR: f32 = 0.58;
const NEAR_BOTH: f32 = 0.72;

/// Words of the vocabulary that one part of the query may stand for, nearest first.
const WORDS_PER_PART: usize = 48;

/// A part to which no word comes nearer than this may be two that were written as one.
const STRANGE: f32 = 0.9;

/// Which parts of the query a reading reads: two bits for each part, one for its first piece and one for the rest.
pub(super) mod read {
    pub(in crate::index) fn whole(part: usize) -> u32 {
        3 << (2 * part)
    }

    pub(in crate::index) fn with_next(part: usize) -> u32 {
        15 << (2 * part)
    }

    pub(super) fn pieces(part: usize) -> [u32; 2] {
        [1 << (2 * part), 2 << (2 * part)]
    }
}

impl Index {
    /// Puts the readings of the query on the desk.
    pub(super) fn read(&self, parts: &[Token], shelves: &[Any<'_>], desk: &mut Desk) {
        desk.near.clear();
        desk.readings.clear();
        for (at, token) in parts.iter().enumerate() {
            let words = self.vocabulary.alike(token, NEAR);
            let nearest = self.add_reading(&words.words, token.weight(), read::whole(at), shelves, desk);
            if nearest < STRANGE || token.script.writes_syllables() {
                self.add_pieces(at, token, shelves, desk);
            }
        }
        for (at, pair) in parts.windows(2).enumerate() {
            if let Some(glued) = glued(&pair[0], &pair[1]) {
                let words = self.vocabulary.alike(&glued, NEAR_BOTH);
                self.add_reading(&words.words, glued.weight(), read::with_next(at), shelves, desk);
            }
        }
    }

    /// Puts the words that open names hold on the desk; answers how near the nearest is.
    fn add_reading(
        &self,
        words: &[(u32, f32)],
        weight: f32,
        parts: u32,
        shelves: &[Any<'_>],
        desk: &mut Desk,
    ) -> f32 {
        let from = desk.near.len();
        for &(word, degree) in words {
            let names = names_with(word, shelves, desk);
            if names > 0 {
                desk.near.push(Near { word, names, degree, weight: 0.0, gain: 0 });
            }
            if desk.near.len() - from == WORDS_PER_PART {
                break;
            }
        }
        let near = &desk.near[from..];
        let Some(nearest) = near.first().map(|near| near.degree) else { return 0.0 };
        let names = near.iter().map(|near| near.names).sum();
        desk.readings.push(Reading { from, to: desk.near.len(), names, parts, weight });
        nearest
    }

    /// Puts the two halves of a part on the desk, wherever both are words that open names hold.
    fn add_pieces(&self, at: usize, token: &Token, shelves: &[Any<'_>], desk: &mut Desk) {
        let mut found: [Vec<(u32, f32)>; 2] = Default::default();
        for pieces in self.vocabulary.pieces(token) {
            let open = |words: &[(u32, f32)]| words.iter().any(|word| names_with(word.0, shelves, desk) > 0);
            if pieces.iter().all(|words| open(words)) {
                found.iter_mut().zip(pieces).for_each(|(found, words)| found.extend(words));
            }
        }
        for (mut words, parts) in found.into_iter().zip(read::pieces(at)) {
            self.vocabulary.order(&mut words);
            self.add_reading(&words, token.weight() / 2.0, parts, shelves, desk);
        }
    }
}

/// How many open names hold a word.
fn names_with(word: u32, shelves: &[Any<'_>], desk: &Desk) -> usize {
    let names = shelves.iter().zip(&desk.open).map(|(shelf, open)| {
        with!(shelf, shelf => match shelf.own(word) {
            Some(own) => shelf.groups().count(shelf.holders(own), open),
            None => 0,
        })
    });
    names.sum()
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
