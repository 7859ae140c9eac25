//! Every distinct part once, with a number, and the way from a query's part to the words that it may stand for.

use super::keys::{Key, filed_under, looked_up, of_all_sounds};
use super::probe::{Glance, Probe};
use crate::hashing::Mixed;
use crate::likeness::likeness_above;
use crate::phone::Phone;
use crate::role::Role;
use crate::token::Token;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Words are as near as this to a piece of a part that was two.
const LIKE_PIECE: f32 = 0.85;

/// Phones of the shortest piece.
const SHORTEST_PIECE: usize = 2;

/// Parts of queries that are remembered before starting anew: some tens of megabytes.
const REMEMBERED: usize = 1 << 15;

#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    tokens: Vec<Token>,
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

    /// The number of a part, which is entered if it is new.
    pub(super) fn number_of(&mut self, token: &Token) -> u32 {
        if let Some(&number) = self.numbers.get(token) {
            return number;
        }
        let number = self.tokens.len() as u32;
        self.tokens.push(*token);
        self.numbers.insert(*token, number);
        let (filed, glance) = (&mut self.filed, Glance::of(token, number));
        filed_under(token, |key| filed.entry(key).or_default().push(glance));
        number
    }

    /// The words that share a key with a part and are at least so near to it; for one part always ask for the same.
    /// Of a part that was asked for before only words that are new since then are compared.
    pub(super) fn alike(&self, token: &Token, floor: f32) -> Arc<Alike> {
        let memory = || self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
        let before = memory().get(token).cloned().unwrap_or_default();
        if before.known as usize == self.tokens.len() {
            return before;
        }
        let mut words = before.words.clone();
        let mut probe = Probe::new(token, floor);
        looked_up(token, |key| self.take_near(key, before.known, &mut probe));
        words.extend(self.measured(token, probe, floor));
        self.order(&mut words);
        let alike = Arc::new(Alike { words, known: self.tokens.len() as u32 });
        let mut memory = memory();
        if memory.len() >= REMEMBERED {
            memory.clear();
        }
        memory.insert(*token, Arc::clone(&alike));
        alike
    }

    /// For each place where a part can be cut in two: the words that sound like either piece.
    pub(super) fn pieces(&self, token: &Token) -> impl Iterator<Item = [Vec<(u32, f32)>; 2]> {
        let phones = token.stem();
        let cuts = SHORTEST_PIECE..(phones.len() + 1).saturating_sub(SHORTEST_PIECE);
        cuts.filter_map(move |cut| {
            let (first, second) = phones.split_at(cut);
            let first = self.like_piece(first, token)?;
            Some([first, self.like_piece(second, token)?])
        })
    }

    /// The words that sound like a piece of a part; nothing if there are none.
    fn like_piece(&self, phones: &[Phone], token: &Token) -> Option<Vec<(u32, f32)>> {
        let mut piece = Token::new(phones, Role::Plain, token.script);
        piece.vowelled = token.vowelled;
        let mut probe = Probe::new(&piece, LIKE_PIECE);
        self.take_near(of_all_sounds(&piece), 0, &mut probe);
        let words: Vec<(u32, f32)> = self.measured(&piece, probe, LIKE_PIECE).collect();
        (!words.is_empty()).then_some(words)
    }

    /// Takes the words from number `first` on that are filed under a key and may be near.
    fn take_near(&self, key: Key, first: u32, probe: &mut Probe) {
        let words = self.filed.get(&key).map_or(&[][..], Vec::as_slice);
        let fresh = &words[words.partition_point(|glance| glance.word < first)..];
        if key.is_of_sounds() {
            fresh.iter().for_each(|word| probe.take_if_near(word));
        } else {
            // Two spellings of one name in a table may sound as they please.
            fresh.iter().for_each(|word| probe.take(word));
        }
    }

    /// The words that were taken and are near, and how near they are.
    fn measured(&self, token: &Token, probe: Probe, floor: f32) -> impl Iterator<Item = (u32, f32)> {
        let degree = move |word: u32| likeness_above(token, self.token(word), floor).degree;
        let words = probe.taken().into_iter().map(move |word| (word, degree(word)));
        words.filter(|&(_, degree)| degree > 0.0)
    }

    /// The nearest words first, of equally near ones by what they are; each word once.
    pub(super) fn order(&self, words: &mut Vec<(u32, f32)>) {
        words.sort_unstable_by(|one, other| {
            other.1.total_cmp(&one.1).then_with(|| self.token(one.0).cmp(self.token(other.0)))
        });
        words.dedup_by_key(|word| word.0);
    }
}
