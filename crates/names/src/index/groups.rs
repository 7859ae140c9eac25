//! Which names may take part in a search: names stand in groups, and a search opens some of them.
//!
//! In scope: one number per name and one flag per group, so that a search asks its caller once for each group and
//! then passes over millions of postings without a call. Out of scope: what a group means.

use crate::hashing::Mixed;
use std::collections::HashMap;

/// The place of removed names; no search opens it.
const REMOVED: u32 = 0;

/// The group of every name. Groups have places without gaps, whatever numbers their owner gives them.
#[derive(Debug)]
pub(super) struct Groups {
    places: HashMap<u32, u32, Mixed>,
    /// The group at each place and how many names it has.
    sizes: Vec<(u32, usize)>,
    /// The place of each name's group.
    of: Vec<u32>,
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

    pub(super) fn removed(&self) -> usize {
        self.sizes[REMOVED as usize].1
    }

    /// The group of a name; nothing if it was removed.
    pub(super) fn of(&self, name: u32) -> Option<u32> {
        let place = self.of[name as usize];
        (place != REMOVED).then(|| self.sizes[place as usize].0)
    }

    /// Asks once for each group that has names, and writes the answers down by place. Answers how many names the
    /// open groups have.
    pub(super) fn open(&self, allowed: &dyn Fn(u32) -> bool, flags: &mut Vec<bool>) -> usize {
        flags.clear();
        flags.push(false);
        let mut names = 0;
        for &(group, size) in &self.sizes[1..] {
            let open = size > 0 && allowed(group);
            flags.push(open);
            names += if open { size } else { 0 };
        }
        names
    }

    /// The names of a list whose groups are open.
    #[inline]
    pub(super) fn among<'a>(&'a self, names: &'a [u32], flags: &'a [bool]) -> impl Iterator<Item = u32> + 'a {
        names.iter().copied().filter(|&name| flags[self.of[name as usize] as usize])
    }
}
