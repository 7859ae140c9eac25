//! The candidate index: among many names, the few that a full comparison is worth.
//!
//! Parts of names are kept once in a vocabulary; a query's parts are compared with the vocabulary, not with names.
//! Names come into a tail in memory; from time to time the tail and some segments are laid out as one segment, whose
//! bytes may be kept in a file. A removed name is noted, and is gone with the next layout of its segment.
//!
//! A search is among the names of some groups, and every other name is as if it had never been inserted: it weighs
//! in no count, takes no place and decides no tie. Nor does it matter in which order names with different numbers
//! came, which came and went, or what was laid out when.
//!
//! In scope: memory and the form of the bytes. Out of scope: disk and threads; whoever owns the names can build the
//! index again at any time.

mod best;
mod candidates;
mod desk;
mod estimate;
mod groups;
mod keys;
mod lanes;
mod merge;
mod probe;
mod reading;
mod search;
mod seeming;
mod segment;
mod shelf;
mod tail;
mod vocabulary;

pub use merge::{Merge, Merged};
pub use seeming::Seeming;

use crate::name::Name;
use segment::Segment;
use shelf::Shelf;
use std::sync::Arc;
use tail::Tail;
use vocabulary::Vocabulary;

/// Where a name is filed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// Whose name it is: a search gives each key once, with the best of its names.
    pub key: u32,
    /// Which searches it takes part in.
    pub group: u32,
    /// Which of its key's names it is. Of equal scores the smaller number comes first, so numbers should not repeat.
    pub number: u32,
}

/// A key whose best name is like the query.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// The key under which the name was inserted.
    pub key: u32,
    /// The group of its best name.
    pub group: u32,
    /// The number of its best name; the key if it was inserted without one.
    pub number: u32,
    /// What [`crate::score`] gives for the best of its names.
    pub score: f32,
}

/// Why bytes are no segment that can be searched. Build the index again from the names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NoSegment {
    /// Something else altogether.
    #[error("expected a segment of names, found other bytes")]
    Foreign,
    /// Another build of this crate wrote it, which may read names in another way.
    #[error("expected a segment of this build, found one of another")]
    OtherBuild,
    /// Bytes were lost or changed.
    #[error("a segment of names is damaged: {0} cannot be right")]
    Damaged(&'static str),
}

/// Names under keys. One key may hold any number of names (aliases), of one group or of several.
#[derive(Debug, Default)]
pub struct Index {
    vocabulary: Vocabulary,
    /// Larger ones first, as a rule.
    segments: Vec<Segment>,
    tail: Tail,
}

/// So many names may be in the tail, and so many of a segment may be removed, before a layout is due.
const TAIL: usize = 1 << 15;

/// A segment is laid out together with what came after it unless it is this much larger.
const LARGER: usize = 3;

impl Index {
    /// An index without names.
    pub fn new() -> Index {
        Index::default()
    }

    /// Adds a name to a key, in group 0 and with the key as its number, and lays names out when it is due. The same
    /// name twice under one key is kept twice and changes no answer.
    pub fn insert(&mut self, key: u32, name: &Name) {
        self.insert_at(Place { key, group: 0, number: key }, name);
        self.tidy();
    }

    /// Adds a name at a place and lays nothing out: see [`Index::tidy`] and [`Index::merge`].
    pub fn insert_at(&mut self, place: Place, name: &Name) {
        let vocabulary = &mut self.vocabulary;
        self.tail.push(place, name.parts().iter().map(|token| vocabulary.number_of(token)));
    }

    /// Removes all names of a key; an unknown key changes nothing.
    pub fn remove(&mut self, key: u32) {
        self.remove_where(key, &|_| true);
    }

    /// Removes the names of a key that bear a number; an unknown one changes nothing.
    pub fn remove_number(&mut self, key: u32, number: u32) {
        self.remove_where(key, &|known| known == number);
    }

    /// How many names can be found, of all groups.
    pub fn len(&self) -> usize {
        self.segments.iter().map(Segment::len).sum::<usize>() + self.tail.len()
    }

    /// Whether no name can be found.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Takes the names of a segment in, as [`Merged::bytes`] or [`Index::segments`] gave it.
    ///
    /// # Errors
    /// [`NoSegment`]; the index is then as it was.
    pub fn open(&mut self, bytes: impl AsRef<[u8]> + Send + Sync + 'static) -> Result<(), NoSegment> {
        let segment = Segment::open(Box::new(bytes), &mut self.vocabulary)?;
        self.segments.push(segment);
        Ok(())
    }

    /// The segments: which each one is, and its bytes. Removals are not in the bytes, nor is the tail.
    pub fn segments(&self) -> impl Iterator<Item = (u64, &[u8])> {
        self.segments.iter().map(|segment| (segment.id(), segment.bytes()))
    }

    /// Lays names out as far as it is due; on average this takes about a microsecond for each new name.
    pub fn tidy(&mut self) {
        if let Some(merge) = self.merge() {
            self.take(merge.run());
        }
    }

    /// Lays the tail out, due or not: all names are then in segments.
    pub fn lay_tail_out(&mut self) {
        if self.tail.all() > 0 {
            self.take(self.merge_from(self.first_with_tail()).run());
        }
    }

    /// Lays all names out as one segment, for the fastest searches.
    pub fn settle(&mut self) {
        self.take(self.merge_from(0).run());
    }

    /// What is due to be laid out, if anything is. Between this and [`Index::take`] names may come and go, but there
    /// must be no other layout.
    pub fn merge(&self) -> Option<Merge> {
        let worn = |segment: &Segment| segment.removed() > TAIL.max(segment.len());
        let worn = self.segments.iter().position(worn);
        if worn.is_none() && self.tail.all() < TAIL {
            return None;
        }
        let first = self.first_with_tail();
        Some(self.merge_from(worn.map_or(first, |worn| worn.min(first))))
    }

    /// The first of the segments that are laid out together with the tail.
    fn first_with_tail(&self) -> usize {
        let mut first = self.segments.len();
        let mut names = self.tail.len();
        while first > 0 && self.segments[first - 1].len() < names * LARGER {
            first -= 1;
            names += self.segments[first].len();
        }
        first
    }

    fn merge_from(&self, first: usize) -> Merge {
        Merge::new(&self.segments[first..], &self.tail, &self.vocabulary)
    }

    /// Puts a layout in the place of the names that it was made of. Those that were removed meanwhile stay removed,
    /// those that came stay.
    pub fn take(&mut self, merged: Merged) {
        let first = merged.segments.first().and_then(|first| {
            self.segments.iter().position(|segment| Arc::ptr_eq(&segment.laid, &first.laid))
        });
        let replaced = self.segments.split_off(first.unwrap_or(self.segments.len()));
        let mut removed = Vec::new();
        for (before, now) in merged.segments.iter().zip(&replaced) {
            add_removed(&before.reader(), &now.reader(), &mut removed);
        }
        add_removed(&merged.tail, &self.tail, &mut removed);
        self.tail = self.tail.rest(merged.tail.all());
        let mut laid = merged.laid;
        removed.iter().for_each(|&(key, number)| laid.remove(key, &|known| known == number));
        self.segments.push(laid);
    }

    fn remove_where(&mut self, key: u32, unwanted: &dyn Fn(u32) -> bool) {
        self.segments.iter_mut().for_each(|segment| segment.remove(key, unwanted));
        self.tail.remove(key, unwanted);
    }
}

/// Keys and numbers of the names of a shelf that were removed since.
fn add_removed(before: &impl Shelf, now: &impl Shelf, removed: &mut Vec<(u32, u32)>) {
    let names = 0..before.groups().len() as u32;
    let gone = names.filter(|&name| before.groups().of(name).is_some() && now.groups().of(name).is_none());
    removed.extend(gone.map(|name| (before.key(name), before.number(name))));
}
