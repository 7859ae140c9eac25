//! Every distinct part once, with a number, and the way from a query's part to the words that it may stand for.

use super::keys::{filed_under, looked_up};
use crate::hashing::Mixed;
use crate::likeness::likeness_above;
use crate::token::Token;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

const NONE: u32 = u32::MAX;

/// Words further than this from a part of the query bring no candidates.
const NEAR: f32 = 0.58;

/// Parts of queries that are remembered before starting anew: some tens of megabytes.
const REMEMBERED: usize = 1 << 15;

#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    tokens: Vec<Token>,
    weights: Vec<f32>,
    numbers: HashMap<Token, u32, Mixed>,
    /// Key to the last link with that key; each link is a word and the link before it.
    heads: HashMap<u32, u32, Mixed>,
    links: Vec<(u32, u32)>,
    /// What parts of earlier queries were found to be like. It follows from the words alone.
    remembered: Mutex<HashMap<Token, Arc<Alike>, Mixed>>,
}

/// The words that a part may stand for.
#[derive(Debug, Default)]
pub(super) struct Alike {
    /// Words and how like they are, nearest first; of equally near ones by what they are.
    pub(super) words: Vec<(u32, f32)>,
    /// How many words there were to compare with.
    known: u32,
}

impl Vocabulary {
    pub(super) fn token(&self, word: u32) -> &Token {
        &self.tokens[word as usize]
    }

    /// What a word weighs.
    pub(super) fn weight(&self, word: u32) -> f32 {
        self.weights[word as usize]
    }

    /// The number of a part, which is entered if it is new.
    pub(super) fn number_of(&mut self, token: &Token) -> u32 {
        if let Some(&number) = self.numbers.get(token) {
            return number;
        }
        let number = self.tokens.len() as u32;
        self.tokens.push(*token);
        self.weights.push(token.weight());
        self.numbers.insert(*token, number);
        let (heads, links) = (&mut self.heads, &mut self.links);
        filed_under(token, |key| {
            let head = heads.entry(key).or_insert(NONE);
            links.push((number, *head));
            *head = links.len() as u32 - 1;
        });
        number
    }

    /// The words that share a key with a part and are near to it. Of a part that was asked for before only words that
    /// are new since then are compared.
    pub(super) fn alike(&self, token: &Token) -> Arc<Alike> {
        let memory = || self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
        let before = memory().get(token).cloned().unwrap_or_default();
        if before.known as usize == self.tokens.len() {
            return before;
        }
        let mut words = before.words.clone();
        words.extend(self.alike_since(token, before.known));
        words.sort_unstable_by(|one, other| {
            other.1.total_cmp(&one.1).then_with(|| self.token(one.0).cmp(self.token(other.0)))
        });
        let alike = Arc::new(Alike { words, known: self.tokens.len() as u32 });
        let mut memory = memory();
        if memory.len() >= REMEMBERED {
            memory.clear();
        }
        memory.insert(*token, Arc::clone(&alike));
        alike
    }

    /// Those from number `first` on.
    fn alike_since(&self, token: &Token, first: u32) -> impl Iterator<Item = (u32, f32)> {
        let mut met = Vec::new();
        looked_up(token, |key| {
            let mut at = self.heads.get(&key).copied().unwrap_or(NONE);
            // Later links are of later words.
            while let Some(&(number, earlier)) = self.links.get(at as usize).filter(|link| link.0 >= first) {
                met.push(number);
                at = earlier;
            }
        });
        met.sort_unstable();
        met.dedup();
        met.into_iter().filter_map(|number| {
            let known = self.token(number);
            let (common, differing) = (token.classes & known.classes, token.classes ^ known.classes);
            if differing.count_ones() > common.count_ones() + 1 {
                return None;
            }
            let degree = likeness_above(token, known, NEAR).degree;
            (degree > 0.0).then_some((number, degree))
        })
    }
}
