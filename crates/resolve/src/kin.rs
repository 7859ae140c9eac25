//! The names of people beside him: mother, forefathers, relatives.

use crate::weights::{Bits, of};
use crate::{Finding, Kind};
use tansiq_names::{DEFAULT_THRESHOLD, Name, score};

/// Below this score two names have nothing in common.
const NOTHING_IN_COMMON: f32 = 0.08;

/// What it weighs that two people share one part of a name of average rarity, as if one person of 64 had it: rarer
/// than most names, and still careful. A common name weighs as much less as `tansiq_names` weighs it less.
const PER_PART: f32 = 6.0;

/// However many rare parts agree: it stays evidence beside the name.
pub(crate) const MOST: f32 = 12.0;

/// Two names of people beside him: one name weighs the more the rarer it is.
pub(crate) fn kin(kind: Kind, one: &Name, other: &Name) -> (Finding, Bits) {
    let alike = score(one, other);
    let found = if alike >= DEFAULT_THRESHOLD {
        Finding::Same
    } else if alike >= NOTHING_IN_COMMON {
        Finding::Near
    } else {
        Finding::Differs
    };
    let bits = of(kind, found);
    if found != Finding::Same {
        return (found, bits);
    }
    // Only what both sides say can agree: the lesser of the two.
    (found, Bits(bits.0 + rarity(one).min(rarity(other)).min(MOST)))
}

fn rarity(name: &Name) -> f32 {
    name.tokens().map(|part| part.weight()).sum::<f32>() * PER_PART
}

/// Whether a name holds all parts of a forefather's name behind its first part.
pub(crate) fn holds(name: &Name, forefather: &Name) -> bool {
    forefather.tokens().all(|sought| {
        name.tokens().skip(1).any(|part| part.text == sought.text || part.phones() == sought.phones())
    })
}
