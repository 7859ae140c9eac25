//! The mother's name: after the name and the date of birth the discriminator that the region's papers carry.

use crate::weights::{Bits, of};
use tansiq_names::{DEFAULT_THRESHOLD, Name, score};

/// What two names of a mother say about each other. Ordered from what speaks most for one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MotherMatch {
    /// One name.
    Same,
    /// Something in common, and not enough to call it one name.
    Near,
    /// Nothing is known.
    Unknown,
    /// Two names.
    Differs,
}

/// Below this score two names have nothing in common.
const NOTHING_IN_COMMON: f32 = 0.08;

/// What it weighs that two people's mothers share one part of average rarity, as if one woman of 64 had it: rarer
/// than most names, and still careful. A common name weighs as much less as `tansiq_names` weighs it less.
const PER_PART: f32 = 6.0;

/// However many rare parts agree: it stays evidence beside the name.
const MOST: f32 = 12.0;

/// Sets two names of a mother against each other, and weighs what they say. Symmetric.
pub fn mother(one: &Name, other: &Name) -> (MotherMatch, Bits) {
    let alike = score(one, other);
    if alike >= DEFAULT_THRESHOLD {
        // Only what both sides say can agree: the lesser of the two.
        let rarity = |name: &Name| name.tokens().map(|part| part.weight()).sum::<f32>() * PER_PART;
        let shared = rarity(one).min(rarity(other)).min(MOST);
        (MotherMatch::Same, Bits(of("mother", "same").0 + shared))
    } else if alike >= NOTHING_IN_COMMON {
        (MotherMatch::Near, of("mother", "near"))
    } else {
        (MotherMatch::Differs, of("mother", "differs"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &str, other: &str) -> (MotherMatch, f32) {
        let read = |text| Name::analyse(text).unwrap();
        let (found, bits) = mother(&read(one), &read(other));
        assert_eq!((found, bits), mother(&read(other), &read(one)), "{one} {other}");
        (found, bits.0)
    }

    #[test]
    fn a_rare_name_says_more_than_a_common_one() {
        let (rare, much) = check("Zuhreya", "زهرية");
        let (common, little) = check("Fatima", "فاطمة");
        assert_eq!((rare, common), (MotherMatch::Same, MotherMatch::Same));
        assert!(much > little && little > 0.0, "{much} {little}");
        assert!(check("Zuhreya Hamdan Qasim", "Zuhreya Hamdan Qasim").1 <= MOST);
    }

    #[test]
    fn another_name_speaks_against() {
        let (found, bits) = check("Zuhreya", "فاطمة");
        assert_eq!(found, MotherMatch::Differs);
        assert!(bits < -4.0, "{bits}");
    }
}
