//! Which names are looked at closer: those that most of the query speaks for, as a walk along the lists of names says.
//!
//! Each near word says how much it speaks for a name that holds it. The lists are walked side by side, one block of
//! names after the other, so that the sums stay in near memory.

use super::Index;
use super::best::Wanted;
use super::desk::{Desk, Ranked};
use super::shelf::Shelf;
use std::cmp::Reverse;

/// Names whose sums are kept at a time.
const BLOCK: usize = 1 << 15;

/// What speaks for the names of a block: sums by place, and a bit for each place that has one. Between blocks all is 0.
#[derive(Default)]
pub(super) struct Sums {
    sums: Vec<u16>,
    has: Vec<u64>,
}

impl Sums {
    fn make_room(&mut self) {
        self.sums.resize(BLOCK, 0);
        self.has.resize(BLOCK / 64, 0);
    }

    #[inline]
    fn add(&mut self, place: usize, gain: u16) {
        let place = place % BLOCK;
        self.sums[place] = self.sums[place].saturating_add(gain);
        self.has[place / 64] |= 1 << (place % 64);
    }

    /// The same for a place that has a sum; any other stays without one.
    #[inline]
    fn add_more(&mut self, place: usize, gain: u16) {
        let place = place % BLOCK;
        if self.has[place / 64] & 1 << (place % 64) != 0 {
            self.sums[place] = self.sums[place].saturating_add(gain);
        }
    }

    /// Gives each sum of `least` or more once, by rising place, and forgets all.
    #[inline]
    fn take(&mut self, least: u16, mut each: impl FnMut(usize, u16)) {
        let (rows, _) = self.sums.as_chunks_mut::<64>();
        for (row, (sums, has)) in rows.iter_mut().zip(&mut self.has).enumerate() {
            let mut bits = std::mem::take(has);
            if bits == 0 {
                continue;
            }
            bits &= reaching(sums, least);
            while bits != 0 {
                let at = bits.trailing_zeros() as usize;
                bits &= bits - 1;
                each(row * 64 + at, sums[at]);
            }
            sums.fill(0);
        }
    }
}

/// A bit for each sum that is `least` or more. Most are less, so that this is faster than asking those that are there.
#[inline]
fn reaching(sums: &[u16; 64], least: u16) -> u64 {
    let (eights, _) = sums.as_chunks::<8>();
    let bits = eights.iter().map(|sums| (0..8).fold(0, |bits, at| bits | u64::from(sums[at] >= least) << at));
    (0..).step_by(8).zip(bits).fold(0, |all, (at, bits)| all | bits << at)
}

/// Names by their sums alone, in the order in which they stand: who they are is read of the best only, since each reading
/// is a step to a far place.
#[derive(Default)]
pub(super) struct Drafts {
    names: Vec<(u16, u32)>,
    sums: Vec<u16>,
    /// What is below was left out.
    least: u16,
    /// So many names are kept, and those that are as good as the last of them.
    room: usize,
    /// With more than so many it is time to leave some out.
    limit: usize,
}

impl Drafts {
    fn begin(&mut self, room: usize) {
        self.names.clear();
        (self.least, self.room, self.limit) = (0, room, room.saturating_mul(2));
    }

    #[inline]
    fn push(&mut self, sum: u16, name: u32) {
        self.names.push((sum, name));
        if self.names.len() > self.limit {
            self.prune();
            self.limit = self.names.len().max(self.room).saturating_mul(2);
        }
    }

    fn prune(&mut self) {
        if self.names.len() > self.room {
            self.sums.clear();
            self.sums.extend(self.names.iter().map(|(sum, _)| *sum));
            let (_, last, _) = self.sums.select_nth_unstable_by_key(self.room - 1, |sum| Reverse(*sum));
            self.least = *last;
            self.names.retain(|(sum, _)| *sum >= self.least);
        }
    }
}

impl Index {
    /// Adds the candidates of a shelf to the ranked names of the desk: all that can come to be among the wanted ones.
    pub(super) fn gather(&self, at: u32, shelf: &impl Shelf, wanted: Wanted, desk: &mut Desk) {
        let mut room = wanted.room();
        loop {
            self.walk(at, shelf, room, desk);
            let Desk { drafts, gathered, ranked, .. } = desk;
            gathered.clear();
            gathered.extend(drafts.names.iter().map(|&(sum, name)| {
                Ranked::new(i32::from(sum), (at, name), shelf.key(name), shelf.number(name))
            }));
            if wanted.cut(gathered) || drafts.least == 0 {
                ranked.append(gathered);
                return;
            }
            // Few keys have most of these names.
            room = room.saturating_mul(4);
        }
    }

    /// Leaves the names of a shelf with the best sums as drafts.
    fn walk(&self, at: u32, shelf: &impl Shelf, room: usize, desk: &mut Desk) {
        let Desk { open, near, sums, drafts, .. } = desk;
        let open = &open[at as usize];
        let lists =
            near.iter().filter_map(|near| Some((shelf.holders(shelf.own(near.word)?).peekable(), near.gain)));
        let mut lists: Vec<_> = lists.collect();
        lists.sort_by_key(|(_, gain)| Reverse(*gain));
        let gains: Vec<u16> = lists.iter().map(|(_, gain)| *gain).collect();
        sums.make_room();
        drafts.begin(room);
        for first in (0..shelf.groups().len()).step_by(BLOCK) {
            let (bringing, adding) = lists.split_at_mut(bringing(&gains, drafts.least));
            for (holders, gain) in bringing {
                while let Some(name) = holders.next_if(|&name| (name as usize) < first + BLOCK) {
                    sums.add(name as usize - first, *gain);
                }
            }
            for (holders, gain) in adding {
                while let Some(name) = holders.next_if(|&name| (name as usize) < first + BLOCK) {
                    sums.add_more(name as usize - first, *gain);
                }
            }
            sums.take(drafts.least, |place, sum| {
                let name = (first + place) as u32;
                if sum >= drafts.least && shelf.groups().is_open(name, open) {
                    drafts.push(sum, name);
                }
            });
        }
        drafts.prune();
    }
}

/// How many lists, of falling gains, bring candidates: a name that is in the others alone stays below `least`, even if it
/// is in all of them.
fn bringing(gains: &[u16], least: u16) -> usize {
    let mut left = i32::from(least);
    let adding = gains.iter().rev().take_while(|&&gain| {
        left -= i32::from(gain);
        left > 0
    });
    gains.len() - adding.count()
}
