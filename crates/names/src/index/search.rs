//! Search: the query's parts against the vocabulary, their values along the postings, the best few compared in full.

use super::{Hit, Index};
use crate::compare::score_tokens;
use crate::likeness::likeness_above;
use crate::name::Name;
use crate::token::{MAX_PHONES, Token};
use std::cell::RefCell;

/// Words this near are taken for spellings of the part itself when its frequency is asked for.
const SAME: f32 = 0.85;

/// Names compared in full, at least; more when more hits are asked for.
const RERANKED: usize = 80;

/// The names of the rarest part of the query are all touched; those of further words only while fewer than this
/// are touched in all, and else they only add to them. Every touched name costs a few nanoseconds.
const ENOUGH_TOUCHED: usize = 8_000;

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

/// The words that a part of the query may stand for: a range of the desk's worths, and how many names hold them.
#[derive(Debug, Clone, Copy)]
struct Reading {
    from: usize,
    to: usize,
    names: usize,
    /// Two parts of the query read as one: seldom what is meant.
    glued: bool,
}

/// What a name has gathered.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    value: f32,
    /// The search it belongs to, and the reading that added last: of one reading only the best word counts.
    turn: u32,
    reading: u32,
}

/// Memory that searches of one thread share, so that a search allocates nothing large.
#[derive(Default)]
struct Desk {
    sums: Vec<Sum>,
    seen: Vec<u32>,
    turn: u32,
    touched: Vec<u32>,
    worths: Vec<Worth>,
    readings: Vec<Reading>,
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
    fn worths(&self, parts: &[Token], desk: &mut Desk) {
        desk.worths.clear();
        desk.readings.clear();
        for token in parts {
            self.worths_of(token, false, desk);
        }
        for pair in parts.windows(2) {
            let mut phones = pair[0].stem().to_vec();
            phones.extend(pair[1].stem());
            if phones.len() <= MAX_PHONES {
                let mut glued = Token::new(&phones, pair[0].role, pair[0].script);
                glued.vowelled = pair[0].vowelled;
                glued.set_weight(pair[0].weight() + pair[1].weight());
                self.worths_of(&glued, true, desk);
            }
        }
        desk.readings.sort_by_key(|reading| (reading.names, reading.from));
    }

    fn worths_of(&self, token: &Token, glued: bool, desk: &mut Desk) {
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
                worths.push(Worth { word, value: degree });
            }
        };
        if let Some(word) = self.vocabulary.find(token) {
            add(word);
        }
        self.vocabulary.alike(token.stem(), &mut add);
        worths[from..]
            .sort_unstable_by(|one, other| other.value.total_cmp(&one.value).then(one.word.cmp(&other.word)));
        worths.truncate(from + WORDS_PER_PART);
        let held = |least: f32| -> usize {
            let near = worths[from..].iter().filter(|worth| worth.value >= least);
            near.map(|worth| self.postings.of(worth.word).len()).sum()
        };
        let (names, rarity) = (held(0.0), self.rarity(held(SAME)));
        // All words of one reading share its rarity: a rare word must not outweigh the common one that is meant.
        worths[from..].iter_mut().for_each(|worth| worth.value *= worth.value * token.weight() * rarity);
        if names > 0 {
            desk.readings.push(Reading { from, to: worths.len(), names, glued });
        }
    }

    /// Inverse document frequency of what so many names hold, within 0.2..=1.
    fn rarity(&self, names: usize) -> f32 {
        let all = self.names.len().max(2) as f32;
        let part = (all / names.max(1) as f32).ln() / all.ln();
        part.clamp(0.0, 1.0) * 0.8 + 0.2
    }

    /// Adds values along the postings, the rarest part of the query first.
    fn add_up(&self, desk: &mut Desk) {
        desk.turn += 1;
        let turn = desk.turn;
        desk.touched.clear();
        let mut rarest_done = false;
        for (at, reading) in (0..).zip(&desk.readings) {
            let rarest = !reading.glued && !rarest_done;
            rarest_done |= rarest;
            for worth in &desk.worths[reading.from..reading.to] {
                let postings = self.postings.of(worth.word);
                let open = rarest || desk.touched.len() + postings.len() < ENOUGH_TOUCHED;
                for &name in postings {
                    let sum = &mut desk.sums[name as usize];
                    if sum.turn != turn {
                        if open {
                            *sum = Sum { value: worth.value, turn, reading: at };
                            desk.touched.push(name);
                        }
                    } else if sum.reading != at {
                        sum.value += worth.value;
                        sum.reading = at;
                    }
                }
            }
        }
    }

    /// The live names with the greatest sums, long names held back a little.
    fn best(&self, desk: &mut Desk, count: usize) -> Vec<u32> {
        let sums = &desk.sums;
        let rank = |&name: &u32| {
            let entry = &self.names[name as usize];
            let sum = sums[name as usize].value / (4.0 + f32::from(entry.length));
            (std::cmp::Reverse(sum.to_bits()), name)
        };
        desk.touched.retain(|&name| self.names[name as usize].live);
        if desk.touched.len() > count {
            desk.touched.select_nth_unstable_by_key(count, rank);
            desk.touched.truncate(count);
        }
        desk.touched.clone()
    }

    fn rerank(&self, query: &[Token], found: &[u32], limit: usize) -> Vec<Hit> {
        let mut parts: Vec<Token> = Vec::new();
        let mut hits: Vec<Hit> = Vec::with_capacity(found.len());
        for &name in found {
            let entry = &self.names[name as usize];
            parts.clear();
            parts.extend(self.words(entry).iter().map(|&word| self.vocabulary.token(word)));
            hits.push(Hit { key: entry.key, score: score_tokens(query, &parts) });
        }
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
        self.sums.resize(self.sums.len().max(names), Sum::default());
        self.seen.resize(self.seen.len().max(words), 0);
    }
}
