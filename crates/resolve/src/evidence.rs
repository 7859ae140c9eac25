//! One kind of evidence of two descriptions, set against each other and weighed.
//!
//! Of several values the nearest pair counts: lists give several dates for one man. What many values agree in by
//! accident is taken off again.

use crate::kin::kin;
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
    let names = |left: &[Name], right: &[Name], weigh: &dyn Fn(&Name, &Name) -> (Finding, Bits)| {
        nearest(kind, left, right, |one, other| Some(weigh(one, other)))
    };
    let parts = |one: &Name, other: &Name| kin(kind, one, other);
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
        Kind::Father => names(&left.fathers, &right.fathers, &parts),
        Kind::Grandfather => names(&left.grandfathers, &right.grandfathers, &parts),
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
            Some((found, of(kind.code(), found.code())))
        }),
        Kind::Document => {
            nearest(kind, &left.documents, &right.documents, |one, other| same(kind, one, other))
        }
        Kind::Phone => nearest(kind, &left.phones, &right.phones, |one, other| same(kind, one, other)),
    }
}

/// A number that is shared; numbers that differ say nothing.
fn same(kind: Kind, one: &str, other: &str) -> Option<(Finding, Bits)> {
    (one == other).then(|| (Finding::Same, of(kind.code(), Finding::Same.code())))
}

/// A value that so many have (the more frequent one of both): sharing it weighs what the table says, or less.
fn by_share(kind: Kind, found: Finding, shares: Option<(f32, f32)>) -> Bits {
    let bits = of(kind.code(), found.code());
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
    use crate::Sex;

    fn name(text: &str) -> Name {
        Name::analyse(text).unwrap()
    }

    /// What a kind says, the same in both directions.
    fn check(
        kind: Kind,
        one: &Description,
        other: &Description,
        among: &Frequencies,
    ) -> Option<(Finding, f32)> {
        let says = |piece: Piece| (piece.finding, piece.bits.0);
        let found = weigh(kind, one, other, among);
        assert_eq!(found.map(says), weigh(kind, other, one, among).map(says));
        found.map(says)
    }

    fn everything() -> Description {
        Description {
            names: vec![name("Salem Karim")],
            births: vec![Birth::read("1971-03-05").unwrap()],
            mothers: vec![name("Zuhreya")],
            fathers: vec![name("Karim")],
            grandfathers: vec![name("Darwish")],
            birth_places: vec![name("Mosul")],
            residences: vec![name("Erbil")],
            nationalities: vec!["iq".into()],
            sexes: vec![Sex::Male],
            documents: vec!["A1234567".into()],
            phones: vec!["9647700000000".into()],
            relatives: vec![name("Hamdan")],
        }
    }

    #[test]
    fn every_kind_speaks_for_one_person_when_all_agrees_and_says_nothing_of_the_unknown() {
        let (known, unknown) = (everything(), Description::default());
        for kind in Kind::ALL {
            let (_, bits) = check(kind, &known, &known, &Frequencies::default()).unwrap();
            assert!(bits > 0.0, "{kind:?} {bits}");
            assert_eq!(check(kind, &known, &unknown, &Frequencies::default()), None);
            assert_eq!(check(kind, &known.only(kind), &known, &Frequencies::default()).unwrap().1, bits);
        }
    }

    #[test]
    fn another_value_speaks_against_unless_one_may_have_several() {
        let other = Description {
            names: vec![name("Salem Karim")],
            births: vec![Birth::read("1990").unwrap()],
            mothers: vec![name("Fatima")],
            fathers: vec![name("Yusuf")],
            grandfathers: vec![name("Ibrahim")],
            birth_places: vec![name("Basra")],
            residences: vec![name("Baghdad")],
            nationalities: vec!["sy".into()],
            sexes: vec![Sex::Female],
            documents: vec!["B7654321".into()],
            phones: vec!["9647711111111".into()],
            relatives: vec![name("Yunus")],
        };
        for kind in Kind::ALL {
            let found = check(kind, &everything(), &other, &Frequencies::default());
            let may_have_several = matches!(kind, Kind::Document | Kind::Phone | Kind::Relative);
            assert_eq!(found.is_none(), may_have_several, "{kind:?}");
            assert!(found.is_none_or(|(_, bits)| bits < 0.0), "{kind:?} {found:?}");
        }
    }

    #[test]
    fn the_nearest_of_several_values_counts_and_weighs_less_than_an_only_one() {
        let born = |dates: &[&str]| Description {
            births: dates.iter().filter_map(|date| Birth::read(date)).collect(),
            ..Description::default()
        };
        let of = |dates: &[&str]| {
            check(Kind::Birth, &born(&["1971"]), &born(dates), &Frequencies::default()).unwrap()
        };
        let same_year = Finding::Birth(BirthMatch::SameYear);
        assert_eq!(of(&["1960", "1971"]).0, same_year);
        assert!(of(&["1960", "1971"]).1 < of(&["1971"]).1);
        assert_eq!(of(&["1971", "1971"]), of(&["1971"]), "two members who say the same are no second chance");
    }

    #[test]
    fn a_value_that_most_have_says_little() {
        let of =
            |country: &str| Description { nationalities: vec![country.into()], ..Description::default() };
        let mut among = Frequencies::of_people(1000);
        for at in 0..1000 {
            among.count(Kind::Nationality, [if at % 100 == 0 { "tn" } else { "iq" }]);
        }
        let common = check(Kind::Nationality, &of("iq"), &of("iq"), &among).unwrap().1;
        let rare = check(Kind::Nationality, &of("tn"), &of("tn"), &among).unwrap().1;
        assert!(common < 0.02 && rare > 0.5, "{common} {rare}");
    }
}
