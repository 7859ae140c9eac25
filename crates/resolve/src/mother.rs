//! The mother's name: after the name and the date of birth the discriminator that the region's papers carry.

use crate::kin::kin;
use crate::weights::Bits;
use crate::{Finding, Kind};
use tansiq_names::Name;

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

/// Sets two names of a mother against each other, and weighs what they say. Symmetric.
pub fn mother(one: &Name, other: &Name) -> (MotherMatch, Bits) {
    let (found, bits) = kin(Kind::Mother, one, other);
    let found = match found {
        Finding::Same => MotherMatch::Same,
        Finding::Near => MotherMatch::Near,
        _ => MotherMatch::Differs,
    };
    (found, bits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kin::MOST;

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
