//! Search: the query's parts against the vocabulary, candidates along the postings, the best few compared in full.
//!
//! Everything that is counted is counted among the names of the open groups, and every tie is broken by what a word
//! or a name is, not by when it came: names outside change nothing.

use super::best::Wanted;
use super::desk::{Desk, Ranked};
use super::segment::Reader;
use super::shelf::Shelf;
use super::tail::Tail;
use super::{Hit, Index};
use crate::name::Name;

/// A segment or the tail.
pub(super) enum Any<'a> {
    Segment(Reader<'a>),
    Tail(&'a Tail),
}

/// Does the same with either kind of shelf.
macro_rules! with {
    ($any:expr, $shelf:ident => $work:expr) => {
        match $any {
            Any::Segment($shelf) => $work,
            Any::Tail(tail) => {
                let $shelf: &Tail = tail;
                $work
            }
        }
    };
}
pub(super) use with;

impl Index {
    /// The keys whose names are most like the query, best first, at most `limit`; equal scores by the numbers of the
    /// names. Keys that share no near part with the query are not found at all.
    pub fn search(&self, name: &Name, limit: usize) -> Vec<Hit> {
        self.search_among(name, limit, &|_| true)
    }

    /// [`Index::search`] among the names of the groups for which `allowed` says yes; it is asked for each group a
    /// few times at most.
    ///
    /// The answer, scores and order included, is that of an index which holds no other names.
    pub fn search_among(&self, name: &Name, limit: usize, allowed: &dyn Fn(u32) -> bool) -> Vec<Hit> {
        if limit == 0 {
            return Vec::new();
        }
        let (shelves, found) = self.estimated(name, Wanted::to_compare(limit), allowed);
        self.compare(name.parts(), &shelves, &found, limit)
    }

    /// The names that seem best by their estimates, in no order, and the shelves that they stand on.
    pub(super) fn estimated(
        &self,
        name: &Name,
        wanted: Wanted,
        allowed: &dyn Fn(u32) -> bool,
    ) -> (Vec<Any<'_>>, Vec<Ranked>) {
        let mut shelves: Vec<Any> =
            self.segments.iter().map(|segment| Any::Segment(segment.reader())).collect();
        shelves.push(Any::Tail(&self.tail));
        let found = Desk::with(|desk| {
            desk.open.resize_with(shelves.len(), Default::default);
            for (shelf, open) in shelves.iter().zip(&mut desk.open) {
                with!(shelf, shelf => shelf.groups().open(allowed, open));
            }
            desk.names = desk.open.iter().map(|open| open.names).sum();
            self.read(name.parts(), &shelves, desk);
            self.weigh(desk);
            desk.ranked.clear();
            let to_estimate = wanted.to_estimate();
            for (at, shelf) in (0..).zip(&shelves) {
                with!(shelf, shelf => self.gather(at, shelf, to_estimate, desk));
            }
            to_estimate.cut(&mut desk.ranked);
            for (at, shelf) in (0..).zip(&shelves) {
                with!(shelf, shelf => self.estimate_all(name.parts(), at, shelf, desk));
            }
            wanted.cut(&mut desk.ranked);
            desk.ranked.clone()
        });
        (shelves, found)
    }
}
