//! Which names are looked at closer: those that most of the query speaks for, as a walk along the lists of names says.
//!
//! Each near word says how much it speaks for a name that holds it. The lists are walked side by side, one block of
//! names after the other, so that the sums stay in near memory.

use super::Index;
use super::best::Wanted;
use super::desk::{Desk, Ranked};
use super::shelf::Shelf;

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

    /// Gives each sum once, by rising place, and forgets it.
    #[inline]
    fn take(&mut self, mut each: impl FnMut(usize, u16)) {
        for (row, has) in self.has.iter_mut().enumerate() {
            let mut bits = std::mem::take(has);
            while bits != 0 {
                let place = (row * 64 + bits.trailing_zeros() as usize) % BLOCK;
                bits &= bits - 1;
                each(place, std::mem::take(&mut self.sums[place]));
            }
        }
    }
}

impl Index {
    /// Adds the candidates of a shelf to the ranked names of the desk.
    pub(super) fn gather(&self, at: u32, shelf: &impl Shelf, wanted: Wanted, desk: &mut Desk) {
        let Desk { open, near, sums, ranked, .. } = desk;
        let open = &open[at as usize];
        let lists =
            near.iter().filter_map(|near| Some((shelf.holders(shelf.own(near.word)?).peekable(), near.gain)));
        let mut lists: Vec<_> = lists.collect();
        sums.make_room();
        let mut least = 0;
        for first in (0..shelf.groups().len()).step_by(BLOCK) {
            for (holders, gain) in &mut lists {
                while let Some(name) = holders.next_if(|&name| (name as usize) < first + BLOCK) {
                    sums.add(name as usize - first, *gain);
                }
            }
            sums.take(|place, sum| {
                let name = (first + place) as u32;
                let value = i32::from(sum);
                if value < least || !shelf.groups().is_open(name, open) {
                    return;
                }
                let (key, number) = (shelf.key(name), shelf.number(name));
                ranked.push(Ranked::new(value, (at, name), key, number));
                if wanted.is_exceeded(ranked.len()) {
                    least = wanted.cut(ranked);
                }
            });
        }
    }
}
