//! Every distinct part once, with a number, and the way from keys to numbers.

use super::keys::keys_of;
use crate::phone::Phone;
use crate::token::Token;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A multiplicative hash: the keys are hashes already, or small records that need no protection from an
/// opponent, since a slow look-up only slows whoever inserted the name.
#[derive(Default)]
pub(super) struct Mix(u64);

impl Hasher for Mix {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0u8; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn write_u32(&mut self, word: u32) {
        self.write_u64(u64::from(word));
    }

    fn write_u8(&mut self, byte: u8) {
        self.write_u64(u64::from(byte));
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}

pub(super) type Mixed = BuildHasherDefault<Mix>;

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
        keys_of(token.stem(), |key| {
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
        keys_of(phones, |key| {
            let mut at = self.heads.get(&key).copied().unwrap_or(NONE);
            while at != NONE {
                let (number, earlier) = self.links[at as usize];
                word(number);
                at = earlier;
            }
        });
    }
}
