//! The laws of the lattice, over random labels.

use crate::*;
use jiff::civil::date;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn one<T: Finite + std::fmt::Debug>() -> impl Strategy<Value = T> {
    (0..T::ALL.len()).prop_map(|i| T::ALL[i])
}

fn some<T: Finite + std::fmt::Debug>() -> impl Strategy<Value = Set<T>> {
    any::<u32>().prop_map(Set::from_bits)
}

fn releasability() -> impl Strategy<Value = Releasability> {
    let members = ["AMM", "BGD", "CAI", "EBL"].map(|m| m.parse().unwrap());
    prop_oneof![
        Just(Releasability::AnyParty),
        proptest::collection::btree_set(proptest::sample::select(members.to_vec()), 0..4)
            .prop_map(Releasability::Only),
    ]
}

fn label() -> impl Strategy<Value = Label> {
    let places = ["IQ", "IQ-NI", "JO", "001"].map(|t| t.parse::<Territory>().unwrap());
    let places = proptest::collection::btree_set(proptest::sample::select(places.to_vec()), 1..4);
    ((one(), releasability(), some(), one()), (one(), any::<bool>(), places, some(), 0..2000i64))
        .prop_filter_map(
            "a label of a statement is complete",
            |((level, releasability, caveats, category), (person, minor, territories, purposes, days))| {
                Label::new(Parts {
                    level,
                    releasability,
                    caveats,
                    category,
                    person,
                    minor,
                    territories,
                    purposes,
                    review: date(2026, 1, 1).checked_add(jiff::Span::new().days(days)).ok()?,
                })
                .ok()
            },
        )
}

proptest! {
    #[test]
    fn join_is_idempotent_commutative_associative(a in label(), b in label(), c in label()) {
        prop_assert_eq!(a.join(&a), a.clone());
        prop_assert_eq!(a.join(&b), b.join(&a));
        prop_assert_eq!(a.join(&b).join(&c), a.join(&b.join(&c)));
    }

    #[test]
    fn join_is_the_least_label_above_both(a in label(), b in label(), c in label()) {
        let joined = a.join(&b);
        prop_assert!(joined.restricts_as(&a) && joined.restricts_as(&b));
        let above = joined.join(&c);
        prop_assert!(above.restricts_as(&joined));
    }

    #[test]
    fn a_join_allows_no_member_and_no_purpose_that_a_part_refuses(a in label(), b in label()) {
        let joined = a.join(&b);
        for member in ["AMM", "BGD", "CAI", "EBL"].map(|m| m.parse().unwrap()) {
            if joined.releasability().allows(member) {
                prop_assert!(a.releasability().allows(member) && b.releasability().allows(member));
            }
        }
        prop_assert!(joined.purposes().is_subset(a.purposes()) && joined.level() >= a.level());
    }
}

#[test]
fn a_label_without_territory_or_purpose_cannot_be_built() {
    let parts = Parts {
        level: Level::Restricted,
        releasability: Releasability::nobody(),
        caveats: Set::EMPTY,
        category: Category::Identity,
        person: PersonCategory::Suspect,
        minor: false,
        territories: BTreeSet::from([Territory::WORLD]),
        purposes: Set::of(Purpose::Investigation),
        review: date(2027, 1, 1),
    };
    assert!(Label::new(parts.clone()).is_ok());
    let label = Label::new(Parts { territories: BTreeSet::new(), ..parts.clone() });
    assert_eq!(label, Err(Incomplete::Territory));
    let label = Label::new(Parts { purposes: Set::EMPTY, ..parts.clone() });
    assert_eq!(label, Err(Incomplete::Purpose));
    let caveats = Set::of(Caveat::OriginatorControl);
    let label = Label::new(Parts { caveats, releasability: Releasability::AnyParty, ..parts.clone() });
    assert_eq!(label, Err(Incomplete::ControlWithoutNames));
    let label = Label::new(Parts { minor: true, person: PersonCategory::NoPerson, ..parts });
    assert_eq!(label, Err(Incomplete::MinorWithoutPerson));
}

#[test]
fn words_read_back_and_strangers_are_told_what_is_expected() {
    fn check<T: Finite + std::fmt::Debug + std::fmt::Display + std::str::FromStr<Err = UnknownWord>>() {
        assert!(T::ALL.len() <= 32);
        for (i, value) in T::ALL.iter().enumerate() {
            assert_eq!(value.index() as usize, i);
            assert_eq!(value.to_string().parse::<T>().unwrap(), *value);
        }
        let error = "nonsense".parse::<T>().unwrap_err();
        assert_eq!(error.expected.len(), T::ALL.len());
        assert!(error.to_string().contains(T::NAME));
    }
    check::<Level>();
    check::<Caveat>();
    check::<Category>();
    check::<PersonCategory>();
    check::<Purpose>();
}
