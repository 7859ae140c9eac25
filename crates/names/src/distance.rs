//! The weighted edit distance of two phone sequences, with exchanged neighbours as one error.

use crate::costs::{Costs, Near};
use crate::phone::{PHONES, Phone};

/// Longest sequence: two joined parts.
pub(crate) const MAX_SEQUENCE: usize = 44;

/// Most parts are shorter than this, and shorter rows are faster to set up.
const USUAL: usize = 16;

/// Two neighbouring phones in the wrong order: a typing error of one finger.
const EXCHANGED: u32 = 60;

/// The least cost of turning `left` into `right`; stops above `enough` and answers some number above it.
pub(crate) fn distance(left: &[Phone], right: &[Phone], costs: &Costs, enough: u32) -> u32 {
    let left = &left[..left.len().min(MAX_SEQUENCE)];
    let right = &right[..right.len().min(MAX_SEQUENCE)];
    if left.len().max(right.len()) < USUAL {
        rows::<USUAL>(left, right, costs, enough)
    } else {
        rows::<{ MAX_SEQUENCE + 1 }>(left, right, costs, enough)
    }
}

/// A bit per phone that occurs.
fn present(phones: &[Phone]) -> u64 {
    const { assert!(PHONES == 64) };
    phones.iter().fold(0, |bits, &phone| bits | 1 << (phone % 64))
}

/// The matrix row by row; both sides are shorter than `N`.
fn rows<const N: usize>(left: &[Phone], right: &[Phone], costs: &Costs, enough: u32) -> u32 {
    // What is still to come costs at least this much, by what occurs on the other side at all: most pairs that
    // are too far from each other are found out by it in the first rows.
    let ahead = ahead::<N>(left, &costs.near, present(right));
    if ahead[0] > enough {
        return ahead[0];
    }
    let width = right.len().min(N - 1);
    let right = &right[..width];
    let mut added = [0u32; N];
    let (mut first, mut second, mut third) = ([0u32; N], [0u32; N], [0u32; N]);
    let (mut before, mut above, mut row) = (&mut first, &mut second, &mut third);
    for at in 0..width {
        added[at] = lost(&costs.lose_right, right[at]);
        above[at + 1] = above[at] + added[at];
    }
    // No phone has this code.
    let mut previous = PHONES as Phone;
    for (i, &one) in left.iter().enumerate() {
        let readings = costs.readings(one);
        let dropped = lost(&costs.lose_left, one);
        let mut diagonal = above[0];
        let mut beside = diagonal + dropped;
        let mut least = beside;
        row[0] = beside;
        // One length for all, so that no look-up in the loop is checked again.
        let (here, upper, added) = (&mut row[1..=width], &above[1..=width], &added[..width]);
        for j in 0..width {
            let other = right[j];
            let replaced = diagonal + u32::from(readings[usize::from(other) % PHONES]);
            diagonal = upper[j];
            let mut best = replaced.min(diagonal + dropped).min(beside + added[j]);
            if other == previous && j > 0 && one == right[j - 1] {
                best = best.min(before[j - 1] + EXCHANGED);
            }
            here[j] = best;
            beside = best;
            least = least.min(best);
        }
        let least = least + ahead[(i + 1) % N];
        if least > enough {
            return least;
        }
        previous = one;
        std::mem::swap(&mut before, &mut above);
        std::mem::swap(&mut above, &mut row);
    }
    above[width]
}

/// What the phones from each place to the end cost at least against a side that has those in `present`.
fn ahead<const N: usize>(phones: &[Phone], near: &Near, present: u64) -> [u32; N] {
    let mut ahead = [0; N];
    let mut sum = 0;
    for (ahead, &phone) in ahead[..phones.len()].iter_mut().zip(phones).rev() {
        sum += near.least(phone, present);
        *ahead = sum;
    }
    ahead
}

fn lost(costs: &[u8; PHONES], phone: Phone) -> u32 {
    u32::from(costs[usize::from(phone) % PHONES])
}
