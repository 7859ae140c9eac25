//! One kind of evidence of two descriptions, set against each other and weighed.
//!
//! Of several values the nearest pair counts: lists give several dates for one man. What many values agree in by
//! accident is taken off again.

use crate::kin::{holds, kin};
use crate::weights::{Bits, of};
use crate::{Birth, BirthMatch, Description, Frequencies, Kind};
use tansiq_names::{DEFAULT_THRESHOLD, Name, score};

/// What two values of one kind say about each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// Two dates of birth.
    Birth(BirthMatch),
    /// One value, in whatever script.
    Same,
    /// Something in common, and not enough to call it one value.
    Near,
    /// Two values.
    Differs,
}

/// One piece of evidence: what it is, what was found, what it weighs, and the values that say so.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Piece {
    /// Of which kind.
    pub kind: Kind,
    /// What was found.
    pub finding: Finding,
    /// What it weighs.
    pub bits: Bits,
    /// Which value of the left description, counted from 0 in the order given.
    pub left: usize,
    /// Which value of the right description.
    pub right: usize,
}

impl Finding {
    /// All findings, in their order.
    pub const ALL: [Finding; 13] = [
        Finding::Birth(BirthMatch::SameDay),
        Finding::Birth(BirthMatch::ChangedPlaces),
        Finding::Birth(BirthMatch::SameYear),
        Finding::Birth(BirthMatch::SameMonth),
        Finding::Birth(BirthMatch::Unknown),
        Finding::Birth(BirthMatch::OtherDay),
        Finding::Birth(BirthMatch::OneYear),
        Finding::Birth(BirthMatch::TwoYears),
        Finding::Birth(BirthMatch::FiveYears),
        Finding::Birth(BirthMatch::Further),
        Finding::Same,
        Finding::Near,
        Finding::Differs,
    ];

    /// Its place among all.
    pub(crate) const fn place(self) -> usize {
        match self {
            Finding::Birth(found) => found as usize,
            Finding::Same => 10,
            Finding::Near => 11,
            Finding::Differs => 12,
        }
    }

    /// The word for it on the wire and in the table of weights.
    pub const fn code(self) -> &'static str {
        match self {
            Finding::Birth(found) => found.code(),
            Finding::Same => "same",
            Finding::Near => "near",
            Finding::Differs => "differs",
        }
    }
}

/// What one kind of evidence says of two descriptions; nothing if either side has no value of it, or if values that
/// differ say nothing (a man has several papers, telephones and relatives).
///
/// Symmetric, but for which values are named among pairs of equal weight.
pub fn weigh(kind: Kind, left: &Description, right: &Description, among: &Frequencies) -> Option<Piece> {
    weigh_beside(None, kind, left, right, among)
}

/// [`weigh`] beside two names that were compared: a forefather whom both hold has been weighed with them.
pub(crate) fn weigh_beside(
    compared: Option<(&Name, &Name)>,
    kind: Kind,
    left: &Description,
    right: &Description,
    among: &Frequencies,
) -> Option<Piece> {
    let names = |left: &[Name], right: &[Name], weigh: &dyn Fn(&Name, &Name) -> (Finding, Bits)| {
        nearest(kind, left, right, |one, other| Some(weigh(one, other)))
    };
    let parts = |one: &Name, other: &Name| kin(kind, one, other);
    let forefathers = |one: &Name, other: &Name| {
        let (found, bits) = parts(one, other);
        let said = compared.is_some_and(|(left, right)| holds(left, one) && holds(right, other));
        (found, if said { Bits(0.0) } else { bits })
    };
    let places = |one: &Name, other: &Name| {
        let found = if score(one, other) >= DEFAULT_THRESHOLD { Finding::Same } else { Finding::Differs };
        let share = among.share(kind, one.normal()).zip(among.share(kind, other.normal()));
        (found, by_share(kind, found, share))
    };
    match kind {
        Kind::Birth => nearest(kind, &left.births, &right.births, |one: &Birth, other| {
            let found = one.against(*other);
            Some((Finding::Birth(found), found.bits()))
        }),
        Kind::Mother => names(&left.mothers, &right.mothers, &parts),
        Kind::Father => names(&left.fathers, &right.fathers, &forefathers),
        Kind::Grandfather => names(&left.grandfathers, &right.grandfathers, &forefathers),
        Kind::BirthPlace => names(&left.birth_places, &right.birth_places, &places),
        Kind::Residence => names(&left.residences, &right.residences, &places),
        Kind::Relative => nearest(kind, &left.relatives, &right.relatives, |one, other| {
            let (found, bits) = parts(one, other);
            (found == Finding::Same).then_some((found, bits))
        }),
        Kind::Nationality => nearest(kind, &left.nationalities, &right.nationalities, |one, other| {
            let found = if one == other { Finding::Same } else { Finding::Differs };
            let share = among.share(kind, one).zip(among.share(kind, other));
            Some((found, by_share(kind, found, share)))
        }),
        Kind::Sex => nearest(kind, &left.sexes, &right.sexes, |one, other| {
            let found = if one == other { Finding::Same } else { Finding::Differs };
            Some((found, of(kind, found)))
        }),
        Kind::Document => {
            nearest(kind, &left.documents, &right.documents, |one, other| same(kind, one, other))
        }
        Kind::Phone => nearest(kind, &left.phones, &right.phones, |one, other| same(kind, one, other)),
    }
}

/// A number that is shared; numbers that differ say nothing.
fn same(kind: Kind, one: &str, other: &str) -> Option<(Finding, Bits)> {
    (one == other).then(|| (Finding::Same, of(kind, Finding::Same)))
}

/// A value that so many have (the more frequent one of both): sharing it weighs what the table says, or less.
fn by_share(kind: Kind, found: Finding, shares: Option<(f32, f32)>) -> Bits {
    let bits = of(kind, found);
    match (found, shares) {
        (Finding::Same, Some((one, other))) => Bits(bits.0.min(-one.max(other).log2())),
        _ => bits,
    }
}

/// The pair of values that speaks most for one person.
fn nearest<T: PartialEq>(
    kind: Kind,
    left: &[T],
    right: &[T],
    against: impl Fn(&T, &T) -> Option<(Finding, Bits)>,
) -> Option<Piece> {
    let mut best: Option<Piece> = None;
    for (at, one) in left.iter().enumerate() {
        for (place, other) in right.iter().enumerate() {
            let Some((finding, bits)) = against(one, other) else { continue };
            if best.is_none_or(|best| best.bits < bits) {
                best = Some(Piece { kind, finding, bits, left: at, right: place });
            }
        }
    }
    let mut best = best?;
    if best.bits.0 > 0.0 {
        let chances = (distinct(left) * distinct(right)) as f32;
        best.bits.0 = (best.bits.0 - chances.log2()).max(0.0);
    }
    Some(best)
}

fn distinct<T: PartialEq>(values: &[T]) -> usize {
    (0..values.len()).filter(|&at| !values[..at].contains(&values[at])).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_findings_stand_in_their_places() {
        assert!(Finding::ALL.iter().enumerate().all(|(at, finding)| finding.place() == at));
        assert!(Kind::ALL.iter().enumerate().all(|(at, kind)| *kind as usize == at));
    }
}
