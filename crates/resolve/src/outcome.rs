//! What name and evidence amount to.

use crate::weights::Bits;
use tansiq_names::DEFAULT_THRESHOLD;

/// From this weight on the evidence beside the name makes a hit: a year of birth does, and the mother's name does
/// unless it is a very common one.
pub const HITS: Bits = Bits(4.5);

/// Down from this weight the evidence beside the name excludes: three years between the dates of birth, or another
/// name of the mother.
pub const EXCLUDES: Bits = Bits(-4.0);

/// What a candidate amounts to. Ordered from what must be looked at first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// The name, and evidence beside it that agrees.
    Hit,
    /// The number of a paper, and another name: borrowed, forged, or mistyped.
    OtherName,
    /// The name and nothing more: a collision.
    SameName,
    /// The name, and evidence that contradicts.
    Excluded,
    /// Neither the name nor a number.
    Nobody,
}

impl Outcome {
    /// The word for it on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Outcome::Hit => "hit",
            Outcome::OtherName => "other-name",
            Outcome::SameName => "same-name",
            Outcome::Excluded => "excluded",
            Outcome::Nobody => "nobody",
        }
    }
}

/// What a name of this score and the evidence beside it amount to; `number` = the number of a paper agrees.
///
/// No evidence lifts a name over the threshold, and no name alone is a hit.
pub fn outcome(score: f32, beside: Bits, number: bool) -> Outcome {
    if score < DEFAULT_THRESHOLD {
        if number { Outcome::OtherName } else { Outcome::Nobody }
    } else if beside >= HITS {
        Outcome::Hit
    } else if beside <= EXCLUDES {
        Outcome::Excluded
    } else {
        Outcome::SameName
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BirthMatch, same_number};
    use proptest::prelude::*;

    #[test]
    fn a_year_of_birth_makes_a_hit_and_three_years_exclude() {
        let of = |birth: BirthMatch| outcome(0.9, birth.bits(), false);
        assert_eq!(of(BirthMatch::SameDay), Outcome::Hit);
        assert_eq!(of(BirthMatch::SameYear), Outcome::Hit);
        assert_eq!(of(BirthMatch::ChangedPlaces), Outcome::Hit);
        assert_eq!(of(BirthMatch::OneYear), Outcome::SameName);
        assert_eq!(of(BirthMatch::TwoYears), Outcome::SameName);
        assert_eq!(of(BirthMatch::FiveYears), Outcome::Excluded);
        assert_eq!(
            outcome(0.9, [same_number(), BirthMatch::Further.bits()].into_iter().sum(), true),
            Outcome::Hit
        );
    }

    proptest! {
        #[test]
        fn no_evidence_lifts_a_name_over_the_threshold(score in 0.0..DEFAULT_THRESHOLD, bits in -50f32..50.0, number: bool) {
            let found = outcome(score, Bits(bits), number);
            prop_assert!(matches!(found, Outcome::OtherName | Outcome::Nobody));
        }

        #[test]
        fn a_name_alone_is_never_a_hit(score in 0f32..=1.0) {
            prop_assert!(outcome(score, Bits::default(), false) != Outcome::Hit);
        }

        #[test]
        fn more_evidence_for_him_never_moves_him_away(score in 0f32..=1.0, bits in -50f32..50.0, more in 0f32..50.0) {
            prop_assert!(outcome(score, Bits(bits + more), false) <= outcome(score, Bits(bits), false));
        }
    }
}
