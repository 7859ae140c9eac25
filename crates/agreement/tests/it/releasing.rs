//! Editions: what a member gets of a report, and what its originator learns about the rest.

use crate::exercise::{agreements, now};
use crate::worlds::{key, member};
use std::collections::BTreeSet;
use tansiq_agreement::{Audience, ReleaseOutcome, release_card};
use tansiq_label::{Purpose, Set};
use tansiq_report::{
    Card, CardKey, CardText, Digest32, Draft, LabelText, Moment, RelTo, Report, ReportId, StatementId,
    StatementText, SubjectText, Text, Uses, Writing,
};

/// What differs from the report's own label: category, level, and whom it is releasable to.
pub fn label(category: &str, level: &str, rel_to: Option<&[&str]>) -> LabelText {
    let members = |m: &[&str]| RelTo::Members(m.iter().map(|m| (*m).to_owned()).collect());
    LabelText {
        category: Some(category.into()),
        level: Some(level.into()),
        rel_to: Some(rel_to.map_or(RelTo::Word("any-party".into()), members)),
        ..LabelText::default()
    }
}

/// A report of Baghdad of 20 November 2026 about two people who are wanted, A and B; statements are subject,
/// property, value and label.
pub fn report(statements: &[(&str, &str, &str, LabelText)]) -> Report {
    let some = |text: &str| Some(text.to_owned());
    let list = |words: &[&str]| Some(words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>());
    let statement = |(i, (subject, property, value, label)): (usize, &(&str, &str, &str, LabelText))| {
        let id = StatementId::from_random([i as u8 + 1; 16]).to_string();
        StatementText {
            id: Some(id),
            subject: some(subject),
            property: some(property),
            value: some(value),
            grade: some("B2"),
            method: some("official"),
            label: Some(label.clone()),
            ..StatementText::default()
        }
    };
    let person = |name: &str| SubjectText { reference: some(name), kind: some("person"), id: None };
    let draft = Draft {
        kind: some("intrep"),
        legal_basis: some("EXERCISE: warrant 17"),
        purpose: some("arrest"),
        label: Some(LabelText {
            person: some("wanted"),
            caveats: list(&["exercise"]),
            territories: list(&["IQ"]),
            purposes: list(&["arrest", "investigation", "border-control"]),
            review: some("2027-11-20"),
            ..LabelText::default()
        }),
        subjects: vec![person("A"), person("B")],
        statements: statements.iter().enumerate().map(statement).collect(),
        ..Draft::default()
    };
    let mut next = 0u8;
    let mut random = || {
        next += 1;
        [next; 16]
    };
    let writing = Writing { originator: member("BGD"), now: now(), random: &mut random };
    draft.validate(writing).unwrap().report
}

fn id(n: u8) -> StatementId {
    StatementId::from_random([n; 16])
}

/// An edition's id that depends on the statements in it, as a node's keyed MAC does.
fn edition_id(kept: &BTreeSet<StatementId>) -> ReportId {
    let mut bits = [0; 16];
    kept.iter().for_each(|id| bits[usize::from(id.bits()[0]) % 16] = 1);
    ReportId::from_random(bits)
}

fn release(report: &Report, to: &str) -> ReleaseOutcome {
    agreements().release(report, member("BGD"), member(to), now(), Set::all(), edition_id)
}

fn withheld(outcome: &ReleaseOutcome) -> Vec<(StatementId, Vec<&'static str>)> {
    outcome.withheld.iter().map(|(id, why)| (*id, why.iter().map(|r| r.code()).collect())).collect()
}

#[test]
fn each_member_gets_its_edition_under_an_id_of_its_own() {
    let report = report(&[
        ("A", "name", "EXERCISE One", label("identity", "restricted", None)),
        ("A", "passportNumber", "EXERCISE 1", label("identifier", "confidential", None)),
        ("A", "source", "EXERCISE", label("source", "secret", None)),
    ]);
    let (amman, cairo) = (release(&report, "AMM"), release(&report, "CAI"));
    let statements = |o: &ReleaseOutcome| {
        let edition = o.edition.as_ref().unwrap().get();
        edition.statements().iter().map(|s| s.id).collect::<Vec<_>>()
    };
    assert_eq!(statements(&amman), [id(1), id(2)]);
    assert_eq!(statements(&cairo), [id(1)]);
    let why = ["prohibited", "category-outside-clause", "above-ceiling"].to_vec();
    assert_eq!(withheld(&amman), [(id(3), why.clone())]);
    assert_eq!(withheld(&cairo), [(id(2), vec!["above-ceiling"]), (id(3), why)]);
    let edition = amman.edition.unwrap();
    assert_eq!(edition.audience(), &Audience::Member(member("AMM")));
    assert_eq!(edition.get().header().id, edition_id(&BTreeSet::from([id(1), id(2)])));
    assert_ne!(edition.get().header().id, cairo.edition.unwrap().get().header().id);
    assert_ne!(edition.get().header().id, report.header().id);
    let clauses: Vec<_> = edition.clauses().iter().map(ToString::to_string).collect();
    assert_eq!(clauses, ["border-2026/crossing", "border-2026/wanted"]);
    assert_eq!(edition.purposes(), Set::of(Purpose::Arrest).with(Purpose::BorderControl));
    let sealed = edition.seal(&key(member("BGD")));
    assert_eq!(sealed.get().report().statements().len(), 2);
    assert_eq!(sealed.into_inner().report().header().originator, member("BGD"));
}

#[test]
fn nothing_released_is_no_edition() {
    let report = report(&[("A", "name", "EXERCISE One", label("identity", "secret", Some(&[])))]);
    let outcome = release(&report, "AMM");
    assert!(outcome.edition.is_none() && outcome.clauses.is_empty() && outcome.uses == Uses::NONE);
    assert_eq!(withheld(&outcome), [(id(1), vec!["releasable-to-nobody", "above-ceiling"])]);
}

#[test]
fn a_reference_to_a_subject_that_is_withheld_goes_too() {
    let draft = [
        ("A", "name", "EXERCISE One", label("identity", "restricted", None)),
        ("A", "associate", "B", label("identity", "restricted", None)),
        ("B", "name", "EXERCISE Two", label("identity", "restricted", Some(&["EBL"]))),
    ];
    let outcome = release(&report(&draft), "AMM");
    assert_eq!(withheld(&outcome), [(id(2), vec!["dangling-reference"]), (id(3), vec!["not-named"])]);
    let edition = outcome.edition.unwrap().into_inner();
    assert_eq!((edition.statements().len(), edition.subjects().len()), (1, 1));
    // Where only what refers is left, nothing is.
    let outcome = release(&report(&draft[1..]), "AMM");
    assert_eq!(outcome.edition, None);
    assert_eq!(withheld(&outcome), [(id(1), vec!["dangling-reference"]), (id(2), vec!["not-named"])]);
    assert!(outcome.clauses.is_empty() && outcome.uses == Uses::NONE);
}

#[test]
fn nobody_releases_anothers_report_as_his_own() {
    let report = report(&[("A", "name", "EXERCISE One", label("identity", "restricted", None))]);
    let outcome = agreements().release(&report, member("AMM"), member("BGD"), now(), Set::all(), edition_id);
    assert_eq!(withheld(&outcome), [(id(1), vec!["own-statement", "third-party-rule"])]);
    let outcome = agreements().release(&report, member("EBL"), member("JCC"), now(), Set::all(), edition_id);
    assert_eq!(withheld(&outcome), [(id(1), vec!["third-party-rule"])]);
}

#[test]
fn a_member_gives_its_own_card_and_no_other() {
    let key = key(member("BGD"));
    let text = CardText {
        member: Text(member("BGD")),
        name: "Baghdad (EXERCISE)".into(),
        address: "https://127.0.0.1:7101".into(),
        keys: vec![CardKey { key: key.public(), from: Moment::from_millis(0), until: None, revoked: None }],
        tls: vec![Digest32::of("test", b"tls")],
        ledger: None,
        bundles: None,
        sequence: 1,
        issued: now(),
    };
    let card = Card::sign(text, &key).unwrap();
    assert!(release_card(&card, member("BGD"), member("AMM")).is_some());
    assert!(release_card(&card, member("EBL"), member("AMM")).is_none());
}
