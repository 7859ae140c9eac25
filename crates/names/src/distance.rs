//! The weighted edit distance of two phone sequences, with exchanged neighbours as one error.

use crate::costs::Costs;
use crate::phone::{PHONES, Phone};

/// Longest sequence: two joined parts.
pub(crate) const MAX_SEQUENCE: usize = 44;

/// Most parts are shorter than this, and shorter rows are faster to set up.
const USUAL: usize = 16;

/// Two neighbouring phones in the wrong order: a typing error of one finger.
const EXCHANGED: u16 = 60;

/// The least cost of turning `left` into `right`; stops above `enough` and answers some number above it.
pub(crate) fn distance(left: &[Phone], right: &[Phone], costs: &Costs, enough: u16) -> u16 {
    if right.len() < USUAL {
        rows::<USUAL>(left, right, costs, enough)
    } else {
        rows::<{ MAX_SEQUENCE + 1 }>(left, &right[..right.len().min(MAX_SEQUENCE)], costs, enough)
    }
}

/// The matrix row by row; `right` is shorter than `N`.
fn rows<const N: usize>(left: &[Phone], right: &[Phone], costs: &Costs, enough: u16) -> u16 {
    let (mut first, mut second, mut third) = ([0u16; N], [0u16; N], [0u16; N]);
    let (mut before, mut above, mut row) = (&mut first, &mut second, &mut third);
    let width = right.len().min(N - 1);
    for at in 0..width {
        above[at + 1] = above[at] + lost(&costs.lose_right, right[at]);
    }
    let mut previous = None;
    for &one in left {
        let readings = costs.readings(one);
        let dropped = lost(&costs.lose_left, one);
        row[0] = above[0] + dropped;
        let mut least = row[0];
        for j in 0..width {
            let other = right[j];
            let replaced = above[j] + u16::from(readings[usize::from(other) % PHONES]);
            let added = row[j] + lost(&costs.lose_right, other);
            let mut best = replaced.min(above[j + 1] + dropped).min(added);
            if previous == Some(other) && j > 0 && one == right[j - 1] {
                best = best.min(before[j - 1] + EXCHANGED);
            }
            row[j + 1] = best;
            least = least.min(best);
        }
        if least > enough {
            return least;
        }
        previous = Some(one);
        std::mem::swap(&mut before, &mut above);
        std::mem::swap(&mut above, &mut row);
    }
    above[width]
}

fn lost(costs: &[u8; PHONES], phone: Phone) -> u16 {
    u16::from(costs[usize::from(phone) % PHONES])
}
