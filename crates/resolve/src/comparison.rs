//! Two descriptions set against each other: the name, the evidence beside it, and what both amount to.
//!
//! For two records of the joint database name and evidence are added up, as Fellegi and Sunter do, on top of how
//! unlikely it is that two people taken at random are one. For screening they stay apart: [`Comparison::outcome`].

use crate::evidence::{holds, weigh};
use crate::name::{self, NameMatch};
use crate::weights::Bits;
use crate::{Description, Finding, Frequencies, Kind, Outcome, Piece, outcome};

/// What two descriptions say about each other, with the reasons.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The two names that are most alike; nothing if one side has none.
    pub name: Option<NameMatch>,
    /// What else says something, in the order of [`Kind`]; what is already said by another piece weighs 0.
    pub evidence: Vec<Piece>,
    /// What two people taken at random weigh before anything is known of them: never above 0.
    pub prior: Bits,
}

/// From this probability on two records are proposed as one person to whoever resolves: likelier one than two.
pub const PROPOSE: f32 = 0.5;

/// Below this probability two records are never proposed. Between the two they are shown when asked for.
pub const NEVER_PROPOSE: f32 = 0.01;

/// What becomes of two records. None of it decides anything: a person does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Proposed as one person.
    Propose,
    /// Shown when asked for.
    WhenAsked,
    /// Not proposed.
    NeverPropose,
}

impl Verdict {
    /// What becomes of records that are one person with this probability.
    pub fn of(probability: f32) -> Verdict {
        if probability >= PROPOSE {
            Verdict::Propose
        } else if probability >= NEVER_PROPOSE {
            Verdict::WhenAsked
        } else {
            Verdict::NeverPropose
        }
    }

    /// The word for it on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Verdict::Propose => "propose",
            Verdict::WhenAsked => "when-asked",
            Verdict::NeverPropose => "never-propose",
        }
    }
}

/// Sets two descriptions against each other among so many people. Symmetric, but for which values are named among
/// pairs of equal weight.
pub fn compare(left: &Description, right: &Description, among: &Frequencies) -> Comparison {
    let name = name::nearest(&left.names, &right.names);
    let mut evidence: Vec<Piece> =
        Kind::ALL.into_iter().filter_map(|kind| weigh(kind, left, right, among)).collect();
    for piece in &mut evidence {
        if name.is_some_and(|name| said_by(name, piece, left, right)) {
            piece.bits = Bits(0.0);
        }
    }
    only_the_heaviest_place(&mut evidence);
    Comparison { name, evidence, prior: Bits(-(among.people() as f32).log2()) }
}

/// Whether both names that were compared hold the forefather: then he has been weighed with them.
fn said_by(name: NameMatch, piece: &Piece, left: &Description, right: &Description) -> bool {
    let forefathers = match piece.kind {
        Kind::Father => (&left.fathers, &right.fathers),
        Kind::Grandfather => (&left.grandfathers, &right.grandfathers),
        _ => return false,
    };
    holds(&left.names[name.left], &forefathers.0[piece.left])
        && holds(&right.names[name.right], &forefathers.1[piece.right])
}

/// Where somebody was born says mostly where he lives and of which country he is: of those that agree one counts.
fn only_the_heaviest_place(evidence: &mut [Piece]) {
    let mut agreeing: Vec<&mut Piece> = evidence
        .iter_mut()
        .filter(|piece| matches!(piece.kind, Kind::BirthPlace | Kind::Residence | Kind::Nationality))
        .filter(|piece| piece.finding == Finding::Same)
        .collect();
    // Of equal ones the first kind: the sort is stable.
    agreeing.sort_by(|one, other| other.bits.0.total_cmp(&one.bits.0));
    agreeing.iter_mut().skip(1).for_each(|piece| piece.bits = Bits(0.0));
}

impl Comparison {
    /// The odds that both mean one person, as a logarithm: 0 = even, 10 = a thousand to one.
    pub fn bits(&self) -> Bits {
        let name = self.name.map_or(Bits(0.0), |name| name.bits);
        [self.prior, name].into_iter().chain(self.evidence.iter().map(|piece| piece.bits)).sum()
    }

    /// The probability, 0..=1, that both mean one person. It orders what people look at, and decides nothing.
    pub fn probability(&self) -> f32 {
        1.0 / (1.0 + (-self.bits().0).exp2())
    }

    /// What becomes of the two records.
    pub fn verdict(&self) -> Verdict {
        Verdict::of(self.probability())
    }

    /// What the evidence beside the name weighs at a screening. Sex, country, home and relatives fit too many people
    /// to make a hit of a name: there they count only where they contradict.
    pub fn beside(&self) -> Bits {
        let counted = |piece: &Piece| match piece.kind {
            Kind::Sex | Kind::Nationality | Kind::Residence | Kind::Relative => Bits(piece.bits.0.min(0.0)),
            _ => piece.bits,
        };
        self.evidence.iter().map(counted).sum()
    }

    /// What a screening with one description amounts to against the other: the name is a gate, and no name alone a hit.
    pub fn outcome(&self) -> Outcome {
        let number = self.evidence.iter().any(|piece| matches!(piece.kind, Kind::Document | Kind::Phone));
        outcome(self.name.map_or(0.0, |name| name.score), self.beside(), number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Birth, Sex};
    use proptest::prelude::*;
    use tansiq_names::Name;

    fn names(texts: &[&str]) -> Vec<Name> {
        texts.iter().map(|text| Name::analyse(text).unwrap()).collect()
    }

    fn called(name: &str) -> Description {
        Description { names: names(&[name]), ..Description::default() }
    }

    fn million() -> Frequencies {
        Frequencies::of_people(1_000_000)
    }

    fn piece(comparison: &Comparison, kind: Kind) -> Piece {
        *comparison.evidence.iter().find(|piece| piece.kind == kind).unwrap()
    }

    #[test]
    fn a_common_name_alone_is_not_proposed_and_a_year_and_the_mother_make_it_so() {
        let born = |mother: &str| Description {
            births: Birth::read("1971").into_iter().collect(),
            mothers: names(&[mother]),
            ..called("Muhammad Ali Hasan")
        };
        let name_alone = compare(&called("Muhammad Ali Hasan"), &called("محمد علي حسن"), &million());
        assert_ne!(name_alone.verdict(), Verdict::Propose, "{}", name_alone.probability());
        let with_both = compare(&born("Zuhreya Hamdan"), &born("زهرية حمدان"), &million());
        assert_eq!(with_both.verdict(), Verdict::Propose, "{}", with_both.probability());
        let another_mother = compare(&born("Zuhreya Hamdan"), &born("Fatima Jasim"), &million());
        assert_ne!(another_mother.verdict(), Verdict::Propose, "{}", another_mother.probability());
    }

    #[test]
    fn a_rare_name_weighs_more_than_a_common_one_and_any_less_among_more_people() {
        let of = |name: &str, among: &Frequencies| compare(&called(name), &called(name), among).bits();
        assert!(of("Zuhreya Qirbazi Tamartash", &million()) > of("Muhammad Ali Hasan", &million()));
        let few = Frequencies::of_people(1000);
        assert!(of("Muhammad Ali Hasan", &few).0 > of("Muhammad Ali Hasan", &million()).0 + 9.0);
    }

    #[test]
    fn another_name_with_the_same_paper_and_day_is_looked_at() {
        let holder = |name: &str| Description {
            births: Birth::read("1971-03-05").into_iter().collect(),
            documents: vec!["A1234567".into()],
            ..called(name)
        };
        let found = compare(&holder("Salem Karim Darwish"), &holder("Yusuf Tamartash"), &million());
        assert_eq!(found.outcome(), Outcome::OtherName);
        assert_eq!(found.verdict(), Verdict::Propose, "{}", found.probability());
        let neither = compare(&called("Salem Karim Darwish"), &called("Yusuf Tamartash"), &million());
        assert_eq!(neither.verdict(), Verdict::NeverPropose);
    }

    #[test]
    fn a_father_whom_both_names_hold_is_weighed_once() {
        let son = |name: &str| Description { fathers: names(&["Karim"]), ..called(name) };
        let of =
            |left: &str, right: &str| piece(&compare(&son(left), &son(right), &million()), Kind::Father).bits;
        assert_eq!(of("Salem Karim Darwish", "Salem Karim"), Bits(0.0));
        assert!(of("Salem Darwish", "Salem Karim") > Bits(0.0));
        // The first part is his own name, whoever else has it.
        assert!(of("Karim Darwish", "Karim Darwish") > Bits(0.0));
    }

    #[test]
    fn of_places_that_agree_one_counts() {
        let local = Description {
            birth_places: names(&["Mosul"]),
            residences: names(&["Mosul"]),
            nationalities: vec!["iq".into()],
            ..called("Salem Karim")
        };
        let found = compare(&local, &local, &million());
        let weighing = found.evidence.iter().filter(|piece| piece.bits > Bits(0.0)).count();
        assert_eq!((weighing, found.evidence.len()), (1, 3));
        assert!(piece(&found, Kind::BirthPlace).bits > Bits(0.0));
    }

    #[test]
    fn what_fits_too_many_makes_no_hit_and_may_exclude() {
        let man = Description {
            nationalities: vec!["iq".into()],
            residences: names(&["Mosul"]),
            sexes: vec![Sex::Male],
            relatives: names(&["Zuhreya Hamdan Qirbazi"]),
            ..called("Salem Karim")
        };
        assert_eq!(compare(&man, &man, &million()).outcome(), Outcome::SameName);
        let woman = Description { sexes: vec![Sex::Female], ..man.clone() };
        assert_eq!(compare(&man, &woman, &million()).outcome(), Outcome::Excluded);
    }

    #[test]
    fn nothing_known_is_what_two_people_at_random_are() {
        let nobody = Description::default();
        let found = compare(&nobody, &nobody, &million());
        assert_eq!((found.name, found.evidence.len()), (None, 0));
        assert!((found.bits().0 + 19.93).abs() < 0.01);
        assert_eq!(found.outcome(), Outcome::Nobody);
    }

    fn description() -> impl Strategy<Value = Description> {
        let some = |texts: &'static [&'static str]| prop::collection::vec(prop::sample::select(texts), 0..3);
        let called =
            some(&["Salem Karim Darwish", "سالم كريم", "Yusuf Darwish", "Карим Дарвиш", "Muhammad Ali"]);
        let born = some(&["1971-03-05", "1971", "1985-01-01", "1972-05-03"]);
        let family = some(&["Karim", "Zuhreya Hamdan", "زهرية", "Darwish"]);
        let place = some(&["Mosul", "الموصل", "Basra"]);
        let number = some(&["A1234567", "B7654321"]);
        (called, born, family.clone(), family, place, number).prop_map(
            |(called, born, mother, father, place, number)| {
                let texts = || number.iter().map(|number| number.to_string()).collect::<Vec<_>>();
                Description {
                    names: names(&called),
                    births: born.iter().filter_map(|date| Birth::read(date)).collect(),
                    mothers: names(&mother),
                    fathers: names(&father),
                    grandfathers: names(&mother),
                    birth_places: names(&place),
                    residences: names(&place),
                    nationalities: texts(),
                    sexes: if number.is_empty() { vec![] } else { vec![Sex::Male] },
                    documents: texts(),
                    phones: texts(),
                    relatives: names(&father),
                }
            },
        )
    }

    proptest! {
        #[test]
        fn both_directions_say_the_same(one in description(), other in description()) {
            let (there, back) = (compare(&one, &other, &million()), compare(&other, &one, &million()));
            prop_assert_eq!(there.name.map(|name| (name.score, name.bits)), back.name.map(|name| (name.score, name.bits)));
            let says = |found: &Comparison| {
                found.evidence.iter().map(|piece| (piece.kind, piece.finding, piece.bits)).collect::<Vec<_>>()
            };
            prop_assert_eq!(says(&there), says(&back));
            prop_assert!((0.0..=1.0).contains(&there.probability()));
        }

        #[test]
        fn a_name_alone_is_never_a_hit(one in description(), other in description()) {
            let alone = |of: Description| Description { names: of.names, ..Description::default() };
            prop_assert!(compare(&alone(one), &alone(other), &million()).outcome() != Outcome::Hit);
        }
    }
}
