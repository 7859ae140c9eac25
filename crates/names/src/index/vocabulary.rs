//! Every distinct part once, with a number, and the way from a query's part to the words that it may stand for.

use super::keys::{Key, filed_under, looked_up};
use super::probe::{Glance, Probe};
use crate::hashing::Mixed;
use crate::token::Token;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Words further than this from a part of the query bring no candidates.
const NEAR: f32 = 0.58;

/// Parts of queries that are remembered before starting anew: some tens of megabytes.
const REMEMBERED: usize = 1 << 15;

#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    tokens: Vec<Token>,
    weights: Vec<f32>,
    numbers: HashMap<Token, u32, Mixed>,
    /// The words filed under each key, in rising order.
    filed: HashMap<Key, Vec<Glance>, Mixed>,
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
        let (filed, glance) = (&mut self.filed, Glance::of(token, number));
        filed_under(token, |key| filed.entry(key).or_default().push(glance));
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
        // Some share several keys.
        words.dedup_by_key(|word| word.0);
        let alike = Arc::new(Alike { words, known: self.tokens.len() as u32 });
        let mut memory = memory();
        if memory.len() >= REMEMBERED {
            memory.clear();
        }
        memory.insert(*token, Arc::clone(&alike));
        alike
    }

    /// Those from number `first` on.
    fn alike_since(&self, token: &Token, first: u32) -> Vec<(u32, f32)> {
        let probe = Probe::new(token, NEAR);
        let mut near = Vec::new();
        looked_up(token, |key| {
            let words = self.filed.get(&key).map_or(&[][..], Vec::as_slice);
            let fresh = &words[words.partition_point(|glance| glance.word < first)..];
            for glance in fresh {
                // Two spellings of one name in a table may sound as they please.
                if key.is_of_sounds() && probe.is_hopeless(glance) {
                    continue;
                }
                let degree = probe.degree(self.token(glance.word));
                if degree > 0.0 {
                    near.push((glance.word, degree));
                }
            }
        });
        near
    }
}
