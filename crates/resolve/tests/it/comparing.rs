//! Two descriptions set against each other. EXERCISE: nobody here exists.

use proptest::prelude::*;
use tansiq_names::Name;
use tansiq_resolve::{
    Birth, Bits, Comparison, Description, Frequencies, Kind, Outcome, Piece, Sex, Verdict, compare,
};

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
    let called = some(&["Salem Karim Darwish", "سالم كريم", "Yusuf Darwish", "Карим Дарвиш", "Muhammad Ali"]);
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
