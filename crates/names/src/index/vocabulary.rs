//! Every distinct part once, with a number, and the way from keys to numbers.

use super::keys::{filed_under, looked_up};
use crate::hashing::Mixed;
use crate::phone::Phone;
use crate::token::Token;
use std::collections::HashMap;

const NONE: u32 = u32::MAX;

#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    tokens: Vec<Token>,
    numbers: HashMap<Token, u32, Mixed>,
    /// Key to the last link with that key; each link is a word and the link before it.
    heads: HashMap<u32, u32, Mixed>,
    links: Vec<(u32, u32)>,
}

impl Vocabulary {
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    pub(super) fn token(&self, word: u32) -> &Token {
        &self.tokens[word as usize]
    }

    /// The number of a part, which is entered if it is new.
    pub(super) fn number_of(&mut self, token: &Token) -> u32 {
        if let Some(&number) = self.numbers.get(token) {
            return number;
        }
        let number = self.tokens.len() as u32;
        self.tokens.push(*token);
        self.numbers.insert(*token, number);
        let (heads, links) = (&mut self.heads, &mut self.links);
        filed_under(token.stem(), |key| {
            let head = heads.entry(key).or_insert(NONE);
            links.push((number, *head));
            *head = links.len() as u32 - 1;
        });
        number
    }

    /// The number of exactly this part.
    pub(super) fn find(&self, token: &Token) -> Option<u32> {
        self.numbers.get(token).copied()
    }

    /// Words that share a key with the phones; a word may come more than once.
    pub(super) fn alike(&self, phones: &[Phone], mut word: impl FnMut(u32)) {
        looked_up(phones, |key| {
            let mut at = self.heads.get(&key).copied().unwrap_or(NONE);
            while at != NONE {
                let (number, earlier) = self.links[at as usize];
                word(number);
                at = earlier;
            }
        });
    }
}
