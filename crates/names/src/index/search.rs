//! Search: the query's parts against the vocabulary, their values along the postings, the best few compared in full.

use super::{Hit, Index};
use crate::compare::score_tokens;
use crate::likeness::likeness_above;
use crate::name::Name;
use crate::token::{MAX_PHONES, Token};
use std::cell::RefCell;

/// Names compared in full, at least; more when more hits are asked for.
const RERANKED: usize = 80;

/// Once this many names are touched, further words only add to them: rare words came first.
const ENOUGH_TOUCHED: usize = 4_000;

/// Words of the vocabulary that one part of the query may stand for, nearest first.
const WORDS_PER_PART: usize = 48;

/// Words of the vocabulary further than this from a part of the query bring no candidates.
const NEAR: f32 = 0.58;

/// A word of the vocabulary and what it adds to a name that holds it.
#[derive(Debug, Clone, Copy)]
struct Worth {
    word: u32,
    value: f32,
}

/// Memory that searches of one thread share, so that a search allocates nothing large.
#[derive(Default)]
struct Desk {
    /// Per name: sum so far, its part of the query added last, and the search it belongs to.
    sums: Vec<(f32, u32)>,
    seen: Vec<u32>,
    turn: u32,
    touched: Vec<u32>,
    worths: Vec<Worth>,
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

impl Index {
    /// The keys whose names are most like the query, best first, at most `limit`; equal scores by key.
    /// Keys that share no near part with the query are not found at all.
    pub fn search(&self, name: &Name, limit: usize) -> Vec<Hit> {
        if limit == 0 {
            return Vec::new();
        }
        DESK.with_borrow_mut(|desk| {
            desk.open(self.names.len(), self.vocabulary.len());
            self.worths(name.parts(), desk);
            self.add_up(desk);
            let found = self.best(desk, RERANKED.max(limit * 2));
            self.rerank(name.parts(), &found, limit)
        })
    }

    /// Compares each part of the query with the words that share a key with it.
    #[inline(never)]
    fn worths(&self, parts: &[Token], desk: &mut Desk) {
        desk.worths.clear();
        for token in parts {
            self.worths_of(token, desk);
        }
        for pair in parts.windows(2) {
            let mut phones = pair[0].stem().to_vec();
            phones.extend(pair[1].stem());
            if phones.len() <= MAX_PHONES {
                let mut glued = Token::new(&phones, pair[0].role, pair[0].script);
                glued.vowelled = pair[0].vowelled;
                glued.set_weight(pair[0].weight() + pair[1].weight());
                self.worths_of(&glued, desk);
            }
        }
        let rarity = |worth: &Worth| self.postings.of(worth.word).len();
        desk.worths.sort_unstable_by_key(|worth| (rarity(worth), worth.word));
    }

    fn worths_of(&self, token: &Token, desk: &mut Desk) {
        desk.turn += 1;
        let turn = desk.turn;
        let from = desk.worths.len();
        let (seen, worths) = (&mut desk.seen, &mut desk.worths);
        let mut add = |word: u32| {
            if std::mem::replace(&mut seen[word as usize], turn) == turn {
                return;
            }
            let known = self.vocabulary.token(word);
            let (common, differing) = (token.classes & known.classes, token.classes ^ known.classes);
            if differing.count_ones() > common.count_ones() + 1 {
                return;
            }
            let degree = likeness_above(token, known, NEAR).degree;
            if degree > 0.0 {
                let value = degree * degree * token.weight().max(known.weight()) * self.rarity(word);
                worths.push(Worth { word, value });
            }
        };
        if let Some(word) = self.vocabulary.find(token) {
            add(word);
        }
        self.vocabulary.alike(token.stem(), &mut add);
        if worths.len() - from > WORDS_PER_PART {
            worths[from..].sort_unstable_by(|one, other| other.value.total_cmp(&one.value));
            worths.truncate(from + WORDS_PER_PART);
        }
    }

    /// Inverse document frequency of a word, 0..=1.
    fn rarity(&self, word: u32) -> f32 {
        let all = self.names.len().max(2) as f32;
        let with = self.postings.of(word).len().max(1) as f32;
        (all / with).ln() / all.ln() * 0.8 + 0.2
    }

    /// Adds values along the postings, rarest words first.
    #[inline(never)]
    fn add_up(&self, desk: &mut Desk) {
        desk.turn += 1;
        let turn = desk.turn;
        desk.touched.clear();
        let worths = std::mem::take(&mut desk.worths);
        for worth in &worths {
            let open = desk.touched.len() < ENOUGH_TOUCHED;
            for &name in self.postings.of(worth.word) {
                let sum = &mut desk.sums[name as usize];
                if sum.1 == turn {
                    sum.0 += worth.value;
                } else if open {
                    *sum = (worth.value, turn);
                    desk.touched.push(name);
                }
            }
        }
        desk.worths = worths;
    }

    /// The live names with the greatest sums, long names held back a little.
    #[inline(never)]
    fn best(&self, desk: &mut Desk, count: usize) -> Vec<u32> {
        let sums = &desk.sums;
        let rank = |&name: &u32| {
            let entry = &self.names[name as usize];
            let sum = sums[name as usize].0 / (4.0 + f32::from(entry.length));
            (std::cmp::Reverse(sum.to_bits()), name)
        };
        desk.touched.retain(|&name| self.names[name as usize].live);
        if desk.touched.len() > count {
            desk.touched.select_nth_unstable_by_key(count, rank);
            desk.touched.truncate(count);
        }
        desk.touched.clone()
    }

    #[inline(never)]
    fn rerank(&self, query: &[Token], found: &[u32], limit: usize) -> Vec<Hit> {
        let mut hits: Vec<Hit> = found
            .iter()
            .map(|&name| {
                let entry = &self.names[name as usize];
                let parts: Vec<Token> =
                    self.words(entry).iter().map(|&word| *self.vocabulary.token(word)).collect();
                Hit { key: entry.key, score: score_tokens(query, &parts) }
            })
            .collect();
        hits.sort_unstable_by(|one, other| other.score.total_cmp(&one.score).then(one.key.cmp(&other.key)));
        let mut kept: Vec<Hit> = Vec::with_capacity(limit.min(hits.len()));
        for hit in hits {
            if kept.len() < limit && !kept.iter().any(|known| known.key == hit.key) {
                kept.push(hit);
            }
        }
        kept
    }
}

impl Desk {
    fn open(&mut self, names: usize, words: usize) {
        // The stamps of four thousand million parts ago could be mistaken for fresh ones: start again before.
        if self.turn > u32::MAX - 1024 {
            *self = Desk::default();
        }
        self.sums.resize(self.sums.len().max(names), (0.0, 0));
        self.seen.resize(self.seen.len().max(words), 0);
    }
}
