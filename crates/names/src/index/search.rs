//! Search: the query's parts against the vocabulary, their values along the postings, the best few compared in full.
//!
//! Everything that is counted is counted among the names of the open groups, and every tie is broken by what a word
//! or a name is, not by when it came: names outside change nothing.

use super::desk::{Desk, Reading, Sum, Worth};
use super::{Hit, Index};
use crate::likeness::likeness_above;
use crate::name::Name;
use crate::token::{MAX_PHONES, Token};

/// Words this near are taken for spellings of the part itself when its frequency is asked for.
const SAME: f32 = 0.85;

/// The names of the rarest part of the query are all touched; those of further words only while fewer than this
/// are touched in all, and else they only add to them. Every touched name costs a few nanoseconds.
const ENOUGH_TOUCHED: usize = 8_000;

/// Words of the vocabulary that one part of the query may stand for, nearest first.
const WORDS_PER_PART: usize = 48;

/// Words of the vocabulary further than this from a part of the query bring no candidates.
const NEAR: f32 = 0.58;

impl Index {
    /// The keys whose names are most like the query, best first, at most `limit`; equal scores by the numbers of the
    /// names. Keys that share no near part with the query are not found at all.
    pub fn search(&self, name: &Name, limit: usize) -> Vec<Hit> {
        self.search_among(name, limit, &|_| true)
    }

    /// [`Index::search`] among the names of the groups for which `allowed` says yes; it is asked once for each group.
    ///
    /// The answer, scores and order included, is that of an index which holds no other names.
    pub fn search_among(&self, name: &Name, limit: usize, allowed: &dyn Fn(u32) -> bool) -> Vec<Hit> {
        if limit == 0 {
            return Vec::new();
        }
        Desk::with(self.names.len(), self.vocabulary.len(), |desk| {
            desk.all = self.groups.open(allowed, &mut desk.open);
            self.worths(name.parts(), desk);
            self.add_up(desk);
            let found = self.best(desk, limit);
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
        let from = desk.worths.len();
        self.words_like(token, desk);
        self.keep_nearest(from, desk);
        let near = &mut desk.worths[from..];
        let held = |least: f32| -> usize {
            near.iter().filter(|worth| worth.value >= least).map(|worth| worth.names as usize).sum()
        };
        let (names, rarity) = (held(0.0), rarity(desk.all, held(SAME)));
        // All words of one reading share its rarity: a rare word must not outweigh the common one that is meant.
        near.iter_mut().for_each(|worth| worth.value *= worth.value * token.weight() * rarity);
        if names > 0 {
            desk.readings.push(Reading { from, to: desk.worths.len(), names, glued });
        }
    }

    /// Puts the words that a part may stand for on the desk, with their likeness as value.
    fn words_like(&self, token: &Token, desk: &mut Desk) {
        desk.turn += 1;
        let turn = desk.turn;
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
                worths.push(Worth { word, names: 0, value: degree });
            }
        };
        if let Some(word) = self.vocabulary.find(token) {
            add(word);
        }
        self.vocabulary.alike(token.stem(), &mut add);
    }

    /// Of the words from `from` on keeps the nearest that open names hold, and counts those.
    fn keep_nearest(&self, from: usize, desk: &mut Desk) {
        let token = |worth: &Worth| self.vocabulary.token(worth.word);
        desk.worths[from..].sort_unstable_by(|one, other| {
            other.value.total_cmp(&one.value).then_with(|| token(one).cmp(token(other)))
        });
        let mut kept = from;
        for at in from..desk.worths.len() {
            let mut worth = desk.worths[at];
            worth.names = self.groups.among(self.postings.of(worth.word), &desk.open).count() as u32;
            if worth.names > 0 {
                desk.worths[kept] = worth;
                kept += 1;
            }
            if kept - from == WORDS_PER_PART {
                break;
            }
        }
        desk.worths.truncate(kept);
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
                let open = rarest || desk.touched.len() + (worth.names as usize) < ENOUGH_TOUCHED;
                for name in self.groups.among(self.postings.of(worth.word), &desk.open) {
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
}

/// Inverse document frequency of what so many of all names hold, within 0.2..=1.
fn rarity(all: usize, names: usize) -> f32 {
    let all = all.max(2) as f32;
    let part = (all / names.max(1) as f32).ln() / all.ln();
    part.clamp(0.0, 1.0) * 0.8 + 0.2
}
