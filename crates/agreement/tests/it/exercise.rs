//! The four agreements of the exercise, as they are checked in under `fixtures/agreements`.

use crate::worlds::{Cards, member, moment, signed};
use jiff::civil::date;
use std::collections::BTreeSet;
use tansiq_agreement::{Agreements, Ask, Decision, SignedAgreement, Standing};
use tansiq_label::{
    Category, Finite, Label, Level, MemberCode, Parts, PersonCategory, Purpose, Releasability, Set, Territory,
};
use tansiq_report::Moment;

/// A day in the middle of their term.
pub const NOW: &str = "2026-11-20T12:00:00.000Z";

/// Every member of the exercise.
pub const MEMBERS: [&str; 8] = ["BGD", "EBL", "JCC", "AMM", "CAI", "MOW", "THR", "DAM"];

pub const TEXTS: [&str; 4] = [
    include_str!("../../../../fixtures/agreements/joint-centre-2026.toml"),
    include_str!("../../../../fixtures/agreements/border-2026.toml"),
    include_str!("../../../../fixtures/agreements/exchange-2026.toml"),
    include_str!("../../../../fixtures/agreements/second-committee-2026.toml"),
];

pub fn now() -> Moment {
    NOW.parse().unwrap()
}

pub fn signed_agreements() -> Vec<SignedAgreement> {
    let sign = |text: &&str| {
        let parties = tansiq_agreement::Agreement::parse(text.as_bytes()).unwrap().parties().clone();
        signed(text, &parties)
    };
    TEXTS.iter().map(sign).collect()
}

pub fn agreements() -> Agreements {
    Agreements::compile(&signed_agreements(), &Cards)
}

/// The parts of a label that any party may have, for every purpose, about Iraq.
pub fn statement_label(category: &str, person: &str, level: &str) -> Parts {
    Parts {
        level: level.parse().unwrap(),
        releasability: Releasability::AnyParty,
        caveats: Set::of(tansiq_label::Caveat::Exercise),
        category: category.parse().unwrap(),
        person: person.parse().unwrap(),
        minor: false,
        territories: BTreeSet::from(["IQ".parse().unwrap()]),
        purposes: Set::all(),
        review: date(2027, 11, 20),
    }
}

pub fn ask<'a>(label: &'a Label, from: &str, to: &str) -> Ask<'a> {
    Ask {
        label,
        originator: member(from),
        written: now(),
        from: member(from),
        to: member(to),
        purposes: Set::all(),
        at: now(),
        received_via: &[],
        received_for: Set::all(),
    }
}

#[test]
fn all_four_are_read_marked_and_in_force() {
    let agreements = agreements();
    let standings: Vec<_> = agreements.standings(now()).collect();
    assert_eq!(standings.len(), 4);
    for (agreement, standing) in standings {
        assert_eq!(standing, Standing::InForce, "{}", agreement.id());
        assert!(agreement.exercise() && agreement.title_en().starts_with("EXERCISE"));
        assert!(agreement.title_ar().starts_with("تمرين"));
        assert!(agreement.legal_basis().starts_with("EXERCISE"));
    }
    let partners = |of: &str| {
        let partners = agreements.partners(member(of), now());
        partners.iter().map(MemberCode::as_str).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(partners("BGD"), "AMM CAI DAM EBL JCC MOW THR");
    assert_eq!(partners("EBL"), "BGD JCC");
    assert_eq!(partners("DAM"), "BGD MOW THR");
}

/// Every label of the finite dimensions, for every pair that has no agreement: nothing.
#[test]
fn the_second_committee_and_the_others_release_nothing_to_each_other() {
    let agreements = agreements();
    let (first, second) = (["EBL", "JCC", "AMM", "CAI"], ["MOW", "THR", "DAM"]);
    let mut asked = 0;
    for (category, person, level) in every_label() {
        let label = statement_label(category, person, level);
        let label = Label::new(label).unwrap();
        for (one, other) in first.iter().flat_map(|a| second.iter().map(move |b| (a, b))) {
            for (from, to) in [(one, other), (other, one)] {
                asked += 1;
                assert!(!agreements.decide(&ask(&label, from, to)).releases());
            }
        }
    }
    assert_eq!(asked, Category::ALL.len() * PersonCategory::ALL.len() * Level::ALL.len() * 24);
}

/// Baghdad is in all four. What it holds from a party of one, it passes to no party of another.
#[test]
fn nothing_passes_through_baghdad() {
    let signed = signed_agreements();
    let agreements = Agreements::compile(&signed, &Cards);
    let every_clause: Vec<_> = signed
        .iter()
        .flat_map(|s| s.agreement().clauses().iter().map(|c| s.agreement().reference(&c.id)))
        .collect();
    for (category, person, level) in every_label() {
        let label = Label::new(statement_label(category, person, level)).unwrap();
        for originator in MEMBERS {
            for to in MEMBERS {
                let shared = signed.iter().any(|s| {
                    let a = s.agreement();
                    a.binds(member("BGD"), member(originator)) && a.binds(member("BGD"), member(to))
                });
                let question = Ask {
                    originator: member(originator),
                    received_via: &every_clause,
                    ..ask(&label, "BGD", to)
                };
                if originator != "BGD" && !shared {
                    assert!(!agreements.decide(&question).releases(), "{originator} {to} {label}");
                }
            }
        }
    }
}

fn every_label() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let two =
        Category::ALL.iter().flat_map(|c| PersonCategory::ALL.iter().map(move |p| (c.code(), p.code())));
    two.flat_map(|(c, p)| Level::ALL.iter().map(move |l| (c, p, l.code())))
}

#[test]
fn who_gets_what() {
    let agreements = agreements();
    let check = |what: (&str, &str, &str), to: &str, expected: &str| {
        let label = Label::new(statement_label(what.0, what.1, what.2)).unwrap();
        let found = match agreements.decide(&ask(&label, "BGD", to)) {
            Decision::Release { clauses, .. } => clauses.iter().map(ToString::to_string).collect::<Vec<_>>(),
            Decision::Withhold { reasons } => reasons.iter().map(|r| r.code().to_owned()).collect(),
        };
        assert_eq!(found.join(" "), expected, "{what:?} to {to}");
    };
    let threat = ("threat", "no-person", "restricted");
    for (to, expected) in [
        ("EBL", "joint-centre-2026/threats"),
        ("AMM", "border-2026/threats"),
        ("CAI", "exchange-2026/threats"),
        ("MOW", "second-committee-2026/threats"),
    ] {
        check(threat, to, expected);
    }
    let confidential = ("threat", "no-person", "confidential");
    check(confidential, "AMM", "border-2026/threats");
    check(confidential, "CAI", "above-ceiling");
    check(confidential, "MOW", "prohibited above-ceiling");
    let source = ("source", "no-person", "unclassified");
    check(source, "EBL", "prohibited category-outside-clause");
    check(("testimony", "suspect", "restricted"), "EBL", "joint-centre-2026/interviews");
    check(("testimony", "witness", "restricted"), "EBL", "prohibited person-outside-clause");
    check(("testimony", "suspect", "restricted"), "AMM", "prohibited category-outside-clause");
    check(("movement", "suspect", "confidential"), "AMM", "border-2026/crossing");
    check(("movement", "suspect", "confidential"), "CAI", "category-outside-clause above-ceiling");
}

/// What the United Nations list: somebody wanted, or an organisation, anywhere, unclassified, for any party.
#[test]
fn what_the_united_nations_list_reaches_every_partner_of_baghdad() {
    let agreements = agreements();
    for category in ["judicial", "identity", "identifier"] {
        for person in ["wanted", "no-person"] {
            let parts = Parts {
                caveats: Set::EMPTY,
                territories: BTreeSet::from([Territory::WORLD]),
                purposes: Set::of(Purpose::Arrest).with(Purpose::BorderControl).with(Purpose::Clearance),
                ..statement_label(category, person, "unclassified")
            };
            let label = Label::new(parts).unwrap();
            for to in &MEMBERS[1..] {
                let decision = agreements.decide(&ask(&label, "BGD", to));
                assert!(decision.releases(), "{category} {person} to {to}: {decision:?}");
                assert!(decision.purposes().contains(Purpose::BorderControl));
            }
        }
    }
}

/// An agreement is in force on its first and last day, and on no other.
#[test]
fn the_term_has_its_first_and_its_last_day() {
    let agreements = agreements();
    let parts = Parts { review: date(2040, 1, 1), ..statement_label("threat", "no-person", "restricted") };
    let label = Label::new(parts).unwrap();
    let check = |day: jiff::civil::Date, expected: bool| {
        let question = Ask { at: moment(day), ..ask(&label, "BGD", "AMM") };
        assert_eq!(agreements.decide(&question).releases(), expected, "{day}");
    };
    check(date(2025, 12, 31), false);
    check(date(2026, 1, 1), true);
    check(date(2030, 12, 31), true);
    check(date(2031, 1, 1), false);
}
