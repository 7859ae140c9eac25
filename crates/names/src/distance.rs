//! The weighted edit distance of two phone sequences, with exchanged neighbours as one error.

use crate::costs::Costs;
use crate::phone::Phone;

/// Longest sequence: two joined parts.
pub(crate) const MAX_SEQUENCE: usize = 44;

/// Two neighbouring phones in the wrong order: a typing error of one finger.
const EXCHANGED: u16 = 60;

/// The least cost of turning `left` into `right`; stops at `enough` and answers a number above it.
pub(crate) fn distance(left: &[Phone], right: &[Phone], costs: &Costs, enough: u16) -> u16 {
    let left = &left[..left.len().min(MAX_SEQUENCE)];
    let right = &right[..right.len().min(MAX_SEQUENCE)];
    let mut before = [0u16; MAX_SEQUENCE + 1];
    let mut above = [0u16; MAX_SEQUENCE + 1];
    let mut row = [0u16; MAX_SEQUENCE + 1];
    for (at, &phone) in right.iter().enumerate() {
        above[at + 1] = above[at] + u16::from(costs.lose_right[usize::from(phone)]);
    }
    for (i, &one) in left.iter().enumerate() {
        let lost = u16::from(costs.lose_left[usize::from(one)]);
        row[0] = above[0] + lost;
        let mut least = row[0];
        for (j, &other) in right.iter().enumerate() {
            let replaced = above[j] + u16::from(costs.replace(one, other));
            let dropped = above[j + 1] + lost;
            let added = row[j] + u16::from(costs.lose_right[usize::from(other)]);
            let mut best = replaced.min(dropped).min(added);
            if i > 0 && j > 0 && one == right[j - 1] && left[i - 1] == other {
                best = best.min(before[j - 1] + EXCHANGED);
            }
            row[j + 1] = best;
            least = least.min(best);
        }
        if least > enough {
            return least;
        }
        std::mem::swap(&mut before, &mut above);
        std::mem::swap(&mut above, &mut row);
    }
    above[right.len()]
}
