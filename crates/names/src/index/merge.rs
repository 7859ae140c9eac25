//! Laying names out anew: a segment of several and of the tail, without what was removed.
//!
//! The work needs nothing of the index: it is begun there, done anywhere, and taken back.

use super::segment::Segment;
use super::segment::layout::{self, Counts};
use super::shelf::Shelf;
use super::tail::Tail;
use super::vocabulary::Vocabulary;
use crate::token::Token;
use std::collections::BTreeMap;

/// Names of an index that are due to be laid out as one segment. See [`super::Index::merge`].
#[derive(Debug)]
pub struct Merge {
    segments: Vec<Segment>,
    tail: Tail,
    /// The words of all of these, by their numbers in the vocabulary.
    tokens: BTreeMap<u32, Token>,
}

/// A segment that was laid out, to be kept and to be taken back by its index.
#[derive(Debug)]
pub struct Merged {
    pub(super) laid: Segment,
    /// As they were when the work began.
    pub(super) segments: Vec<Segment>,
    pub(super) tail: Tail,
}

/// A name and where it is.
struct Row {
    key: u32,
    number: u32,
    source: u32,
    name: u32,
}

impl Merge {
    pub(super) fn new(segments: &[Segment], tail: &Tail, vocabulary: &Vocabulary) -> Merge {
        let (segments, tail) = (segments.to_vec(), tail.clone());
        let mut tokens = BTreeMap::new();
        let mut add = |word: u32| {
            tokens.insert(word, *vocabulary.token(word));
        };
        segments.iter().for_each(|segment| segment.words().iter().copied().for_each(&mut add));
        tail.held().for_each(&mut add);
        Merge { segments, tail, tokens }
    }

    /// Lays the names out. Takes some hundred milliseconds for each million.
    pub fn run(self) -> Merged {
        Merged { laid: self.lay_out(&self.rows()), segments: self.segments, tail: self.tail }
    }

    fn rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        for (source, segment) in (0..).zip(&self.segments) {
            add_rows(&segment.reader(), source, &mut rows);
        }
        add_rows(&self.tail, self.segments.len() as u32, &mut rows);
        rows.sort_by_key(|row| (row.key, row.number));
        rows
    }

    fn lay_out(&self, rows: &[Row]) -> Segment {
        let readers: Vec<_> = self.segments.iter().map(Segment::reader).collect();
        let each_word = |row: &Row, f: &mut dyn FnMut(u32)| match readers.get(row.source as usize) {
            Some(reader) => reader.parts(row.name).for_each(|own| f(reader.word(own))),
            None => self.tail.parts(row.name).for_each(f),
        };
        let group = |row: &Row| match readers.get(row.source as usize) {
            Some(reader) => reader.groups().of(row.name),
            None => self.tail.groups().of(row.name),
        };
        let mut held = Held::new(self.tokens.keys().next_back().map_or(0, |&last| last as usize + 1));
        let mut parts = 0;
        for (at, row) in (1..).zip(rows) {
            each_word(row, &mut |word| {
                held.count(word, at);
                parts += 1;
            });
        }
        let words = held.number(&self.tokens);
        let count = |count: usize| count as u32;
        let counts = Counts { names: count(rows.len()), words: count(words.len()), parts, holders: held.all };
        let (mut bytes, layout) = layout::begin(counts);
        let mut put = |number: u32| bytes.extend(number.to_le_bytes());
        rows.iter().for_each(|row| put(row.key));
        rows.iter().for_each(|row| put(row.number));
        rows.iter().for_each(|row| put(group(row).unwrap_or(0)));
        let mut end = 0;
        for row in rows {
            each_word(row, &mut |_| end += 1);
            put(end);
        }
        held.ends.iter().for_each(|&end| put(end));
        let mut holders = vec![0; held.all as usize];
        for (at, row) in (1..).zip(rows) {
            each_word(row, &mut |word| {
                put(held.own(word));
                if let Some(place) = held.next_place(word, at) {
                    holders[place] = at - 1;
                }
            });
        }
        holders.iter().for_each(|&name| put(name));
        words.iter().for_each(|(token, _)| bytes.extend(token.to_bytes()));
        layout::close(&mut bytes);
        Segment::new(Box::new(bytes), layout, words)
    }
}

impl Merged {
    /// The segment, for [`super::Index::open`] at another time.
    pub fn bytes(&self) -> &[u8] {
        self.laid.bytes()
    }

    /// Which segment it is, as in [`super::Index::segments`].
    pub fn id(&self) -> u64 {
        self.laid.id()
    }
}

fn add_rows(shelf: &impl Shelf, source: u32, rows: &mut Vec<Row>) {
    let names = 0..shelf.groups().len() as u32;
    rows.extend(names.filter(|&name| shelf.groups().of(name).is_some()).map(|name| Row {
        key: shelf.key(name),
        number: shelf.number(name),
        source,
        name,
    }));
}

/// Who holds which word: counted first, then filled in.
struct Held {
    /// By number in the vocabulary: the last row that had the word, and how many had it.
    words: Vec<(u32, u32)>,
    own: Vec<u32>,
    /// By own number: where the holders end, and where the next one goes.
    ends: Vec<u32>,
    next: Vec<u32>,
    all: u32,
}

impl Held {
    fn new(words: usize) -> Held {
        Held { words: vec![(0, 0); words], own: vec![0; words], ends: Vec::new(), next: Vec::new(), all: 0 }
    }

    /// Rows are counted from 1.
    fn count(&mut self, word: u32, row: u32) {
        let (last, count) = &mut self.words[word as usize];
        if std::mem::replace(last, row) != row {
            *count += 1;
            self.all += 1;
        }
    }

    /// Gives own numbers to the words that are held, in the order of what they are.
    fn number(&mut self, tokens: &BTreeMap<u32, Token>) -> Vec<(Token, u32)> {
        let held = tokens.iter().filter(|(word, _)| self.words[**word as usize].1 > 0);
        let mut held: Vec<(Token, u32)> = held.map(|(word, token)| (*token, *word)).collect();
        held.sort_unstable();
        let mut end = 0;
        for (own, (_, word)) in (0..).zip(&held) {
            self.own[*word as usize] = own;
            self.next.push(end);
            end += self.words[*word as usize].1;
            self.ends.push(end);
        }
        self.words.iter_mut().for_each(|word| word.0 = 0);
        held
    }

    fn own(&self, word: u32) -> u32 {
        self.own[word as usize]
    }

    /// Where a row goes among the holders of a word; nothing if it is there already.
    fn next_place(&mut self, word: u32, row: u32) -> Option<usize> {
        let last = &mut self.words[word as usize].0;
        (std::mem::replace(last, row) != row).then(|| {
            let next = &mut self.next[self.own[word as usize] as usize];
            *next += 1;
            *next as usize - 1
        })
    }
}
