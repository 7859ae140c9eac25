//! Each kind of evidence by itself. EXERCISE: nobody here exists.

use tansiq_names::Name;
use tansiq_resolve::{Birth, BirthMatch, Description, Finding, Frequencies, Kind, Piece, Sex, weigh};

fn name(text: &str) -> Name {
    Name::analyse(text).unwrap()
}

/// What a kind says, the same in both directions.
fn check(kind: Kind, one: &Description, other: &Description, among: &Frequencies) -> Option<(Finding, f32)> {
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
    let of =
        |dates: &[&str]| check(Kind::Birth, &born(&["1971"]), &born(dates), &Frequencies::default()).unwrap();
    let same_year = Finding::Birth(BirthMatch::SameYear);
    assert_eq!(of(&["1960", "1971"]).0, same_year);
    assert!(of(&["1960", "1971"]).1 < of(&["1971"]).1);
    assert_eq!(of(&["1971", "1971"]), of(&["1971"]), "two members who say the same are no second chance");
}

#[test]
fn a_value_that_most_have_says_little() {
    let of = |country: &str| Description { nationalities: vec![country.into()], ..Description::default() };
    let mut among = Frequencies::of_people(1000);
    for at in 0..1000 {
        among.count(Kind::Nationality, [if at % 100 == 0 { "tn" } else { "iq" }]);
    }
    let common = check(Kind::Nationality, &of("iq"), &of("iq"), &among).unwrap().1;
    let rare = check(Kind::Nationality, &of("tn"), &of("tn"), &among).unwrap().1;
    assert!(common < 0.02 && rare > 0.5, "{common} {rare}");
}
