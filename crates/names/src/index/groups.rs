//! Which names may take part in a search: names stand in groups, and a search opens some of them.
//!
//! In scope: one number per name and one flag per group, so that a search asks its caller once for each group and
//! then passes over millions of postings without a call. Out of scope: what a group means.

use crate::hashing::Mixed;
use std::collections::HashMap;

/// The place of removed names; no search opens it.
const REMOVED: u32 = 0;

/// The group of every name of a shelf. Groups have places without gaps, whatever numbers their owner gives them.
#[derive(Debug, Clone)]
pub(super) struct Groups {
    places: HashMap<u32, u32, Mixed>,
    /// The group at each place and how many names it has.
    sizes: Vec<(u32, usize)>,
    /// The place of each name's group.
    of: Vec<u32>,
}

/// The groups of one shelf that a search opens.
#[derive(Debug, Default)]
pub(super) struct Open {
    /// By place.
    flags: Vec<bool>,
    /// How many names they have.
    pub(super) names: usize,
    /// Nothing is removed and every group is open: names need not be asked.
    all: bool,
}

impl Default for Groups {
    fn default() -> Self {
        // The removed names bear the number of a group that nobody asks for.
        Groups { places: HashMap::default(), sizes: vec![(0, 0)], of: Vec::new() }
    }
}

impl Groups {
    /// Enters the next name.
    pub(super) fn push(&mut self, group: u32) {
        let next = self.sizes.len() as u32;
        let place = *self.places.entry(group).or_insert(next);
        if place == next {
            self.sizes.push((group, 0));
        }
        self.sizes[place as usize].1 += 1;
        self.of.push(place);
    }

    /// Takes a name out of its group for good.
    pub(super) fn remove(&mut self, name: u32) {
        let place = std::mem::replace(&mut self.of[name as usize], REMOVED);
        self.sizes[place as usize].1 -= 1;
        self.sizes[REMOVED as usize].1 += 1;
    }

    /// How many names were entered.
    pub(super) fn len(&self) -> usize {
        self.of.len()
    }

    pub(super) fn removed(&self) -> usize {
        self.sizes[REMOVED as usize].1
    }

    /// The group of a name; nothing if it was removed.
    pub(super) fn of(&self, name: u32) -> Option<u32> {
        let place = self.of[name as usize];
        (place != REMOVED).then(|| self.sizes[place as usize].0)
    }

    /// Asks once for each group that has names, and writes the answers down.
    pub(super) fn open(&self, allowed: &dyn Fn(u32) -> bool, open: &mut Open) {
        open.flags.clear();
        open.flags.push(false);
        open.flags.extend(self.sizes[1..].iter().map(|&(group, size)| size > 0 && allowed(group)));
        let names = self.sizes.iter().zip(&open.flags).filter(|(_, flag)| **flag).map(|((_, size), _)| size);
        open.names = names.sum();
        open.all = self.removed() == 0 && open.flags[1..].iter().all(|&flag| flag);
    }

    /// Whether the group of a name is open.
    #[inline]
    pub(super) fn is_open(&self, name: u32, open: &Open) -> bool {
        open.all || open.flags[self.of[name as usize] as usize]
    }

    /// How many names of a list are in open groups.
    pub(super) fn count(&self, names: impl ExactSizeIterator<Item = u32>, open: &Open) -> usize {
        if open.all { names.len() } else { names.filter(|&name| self.is_open(name, open)).count() }
    }
}
