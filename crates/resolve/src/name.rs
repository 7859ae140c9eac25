//! What two names weigh, for records that are resolved.
//!
//! A score says how sure it is that two names are one; how much it says that two records bear one name depends on how
//! many people bear it. The sum was fitted by `examples/weigh_names` to the names of 5,564 records of public lists,
//! each against all others with the spelling itself taken out, so that it holds for any number of people: among one
//! million a three-part name of very common parts leaves the odds at one to hundreds.

use crate::weights::Bits;
use tansiq_names::{DEFAULT_THRESHOLD, Name, score};

/// The two names of two descriptions that are most alike.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NameMatch {
    /// [`tansiq_names::score`] of the two.
    pub score: f32,
    /// What it weighs that the records bear them.
    pub bits: Bits,
    /// Which name of the left description, counted from 0 in the order given.
    pub left: usize,
    /// Which name of the right description.
    pub right: usize,
}

impl NameMatch {
    /// A long name that is another may weigh more than a short one that is the same: the same comes first.
    fn rank(&self) -> (bool, Bits) {
        (self.score >= DEFAULT_THRESHOLD, self.bits)
    }
}

/// What it weighs to bear names that are as likely one as two, and hold nothing rare.
const EVEN: f32 = 8.51;

/// What it adds when the odds of the score double.
const DOUBLED: f32 = 0.74;

/// Beyond these odds (64 to one) the score says no more about people.
const MOST_DOUBLED: f32 = 6.0;

/// What it adds that a part of average rarity is shared; a common one weighs as much less as its name does.
const PER_PART: f32 = 2.90;

/// Below this score they are two names, and that speaks against: of records of one person one in eleven has a name that
/// has nothing to do with the others, such as a nom de guerre.
const TWO_NAMES: f32 = 0.02;

/// What two names weigh.
const ANOTHER: Bits = Bits(-3.5);

/// The two names that weigh most, of those that are one name if any are; nothing if there is none on one side.
pub(crate) fn nearest(left: &[Name], right: &[Name]) -> Option<NameMatch> {
    let mut best: Option<(NameMatch, [&str; 2])> = None;
    for (at, one) in left.iter().enumerate() {
        for (place, other) in right.iter().enumerate() {
            let score = score(one, other);
            let bits = weight(score, rarity(one).min(rarity(other)));
            let found = NameMatch { score, bits, left: at, right: place };
            // Of equal ones the same two names in both directions: what else is weighed depends on them.
            let mut spelled = [one.normal(), other.normal()];
            spelled.sort_unstable();
            if best.is_none_or(|(best, known)| (best.rank(), known) < (found.rank(), spelled)) {
                best = Some((found, spelled));
            }
        }
    }
    best.map(|(best, _)| best)
}

/// What a score weighs between names of which the commoner one is this rare.
fn weight(score: f32, rarity: f32) -> Bits {
    if score < TWO_NAMES {
        return ANOTHER;
    }
    let odds = (score / (1.0 - score)).log2().clamp(-MOST_DOUBLED, MOST_DOUBLED);
    Bits(EVEN + DOUBLED * odds + PER_PART * rarity * score)
}

fn rarity(name: &Name) -> f32 {
    name.tokens().map(|part| part.weight()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_names_that_weigh_most_are_given() {
        let names =
            |texts: &[&str]| texts.iter().map(|text| Name::analyse(text).unwrap()).collect::<Vec<_>>();
        let found = nearest(&names(&["Yunus", "سالم كريم"]), &names(&["Salem Karim", "Hamdan"])).unwrap();
        assert_eq!((found.left, found.right), (1, 0));
        assert_eq!(nearest(&names(&["Yunus"]), &[]), None);
    }

    #[test]
    fn a_name_that_is_the_same_comes_before_one_that_weighs_more() {
        let same = NameMatch { score: 0.4, bits: Bits(8.0), left: 0, right: 0 };
        let another = NameMatch { score: 0.3, bits: Bits(12.0), left: 0, right: 1 };
        assert!(same.rank() > another.rank());
    }

    proptest! {
        #[test]
        fn a_better_score_and_a_rarer_name_weigh_more(score in 0f32..=1.0, more in 0f32..=1.0, rarity in 0f32..9.0) {
            prop_assert!(weight(score, rarity) <= weight(score.max(more), rarity));
            prop_assert!(weight(score, rarity) <= weight(score, rarity + more));
            prop_assert!(weight(score, rarity).0.is_finite());
        }
    }
}
