//! A ledger in memory with entries of an exercise. Everything in it is fictional: EXERCISE.

use crate::Views;
use std::collections::BTreeSet;
use std::path::Path;
use tansiq_agreement::SignedAgreement;
use tansiq_label::{MemberCode, Purpose};
use tansiq_ledger::memory::MemoryStore;
use tansiq_ledger::{Ledger, MasterKey, Position, Settings};
use tansiq_report::*;

pub(super) const AGREEMENT: &str = r#"format = "tansiq/agreement/v1"
id = "border-2026"
version = 1
kind = "border"
legal_basis = "EXERCISE"
parties = ["BGD", "AMM"]
start = "beginning"
retention_days = 365

[title]
en = "EXERCISE"
ar = "تمرين"

[in_force]
from = 2026-01-01
until = 2030-12-31

[[clause]]
id = "identity"
from = "any-party"
to = "any-party"
categories = ["identity", "identifier"]
persons = ["suspect", "wanted"]
ceiling = "confidential"
territories = ["001"]
purposes = ["border-control", "investigation"]
onward = "parties"
"#;

pub(super) fn member(code: &str) -> MemberCode {
    code.parse().unwrap()
}

/// Noon of a day of November 2026.
pub(super) fn on(day: u8) -> Moment {
    format!("2026-11-{day:02}T12:00:00.000Z").parse().unwrap()
}

/// A member's key; `card` counts its cards, each with a key of its own.
pub(super) fn key(code: &str, card: u8) -> MemberKey {
    let mut seed = [card; 32];
    seed[..code.len()].copy_from_slice(code.as_bytes());
    MemberKey::from_seed(&seed)
}

pub(super) fn subject(n: u8) -> SubjectId {
    SubjectId::from_random([n; 16])
}
pub(super) fn statement(n: u8) -> StatementId {
    StatementId::from_random([n; 16])
}
pub(super) fn report(n: u8) -> ReportId {
    ReportId::from_random([n; 16])
}
pub(super) fn delivery(n: u8) -> DeliveryId {
    DeliveryId::from_random([n; 16])
}
pub(super) fn principal(n: u8) -> PrincipalId {
    PrincipalId::from_random([n; 16])
}

/// What a look at a statement of AMM rests on; `to` is the member of a seconded officer.
pub(super) fn grounds(to: Option<&str>) -> Grounds {
    let clauses = vec!["border-2026/identity".into()];
    Grounds { to: to.map(|to| Text(member(to))), of: vec![Text(member("AMM"))], clauses, statements: 2 }
}

/// Subjects from 200 on are what a map shows.
fn kind(subject: u8) -> &'static str {
    match subject {
        200..210 => "place",
        210..220 => "incident",
        220..230 => "sighting",
        _ => "person",
    }
}

/// What one statement of a draft says: its number, its subject's, the property and the value.
pub(super) type Says<'a> = (u8, u8, &'a str, &'a str);

/// A sealed report of a member, written on the first of November.
pub(super) fn sealed(originator: &str, id: ReportId, level: &str, says: &[Says<'_>]) -> Envelope {
    let text = |word: &str| Some(word.to_owned());
    let subjects: BTreeSet<u8> = says.iter().map(|says| says.1).collect();
    let of = |(id, about, property, value): &Says<'_>| StatementText {
        id: Some(statement(*id).to_string()),
        subject: Some(subject(*about).to_string()),
        property: text(property),
        value: text(value),
        grade: text("B2"),
        method: text("official"),
        ..StatementText::default()
    };
    let draft = Draft {
        id: Some(id.to_string()),
        kind: text("intrep"),
        legal_basis: text("EXERCISE"),
        purpose: text("border-control"),
        subjects: subjects
            .iter()
            .map(|n| SubjectText { id: Some(subject(*n).to_string()), reference: None, kind: text(kind(*n)) })
            .collect(),
        statements: says.iter().map(of).collect(),
        label: Some(LabelText {
            level: text(level),
            rel_to: Some(RelTo::Word("any-party".into())),
            caveats: Some(vec!["exercise".into()]),
            category: text("identity"),
            person: text("suspect"),
            territories: Some(vec!["IQ".into()]),
            purposes: Some(vec!["border-control".into(), "investigation".into()]),
            review: text("2027-11-01"),
            minor: None,
        }),
        ..Draft::default()
    };
    let writing = Writing { originator: member(originator), now: on(1), random: &mut || unreachable!() };
    let report = draft.validate(writing).unwrap_or_else(|faults| panic!("{faults}")).report;
    Sealed::seal(report, &key(originator, 1)).envelope().clone()
}

/// Our own report.
pub(super) fn own(id: u8, says: &[Says<'_>]) -> Entry {
    Entry::Report { at: on(2), by: principal(1), sealed: sealed("BGD", report(id), "restricted", says) }
}

/// An edition of a report of `originator`, given by `from` for these purposes on this day.
pub(super) fn received(
    (from, originator): (&str, &str),
    (edition, of_delivery, day): (u8, u8, u8),
    purposes: &[Purpose],
    says: &[Says<'_>],
) -> Entry {
    Entry::Received {
        at: on(day),
        from: Text(member(from)),
        delivery: delivery(of_delivery),
        clauses: vec!["border-2026/identity".into()],
        purposes: purposes.iter().map(|purpose| Text(*purpose)).collect(),
        narrowed: vec![],
        sealed: sealed(originator, report(edition), "restricted", says),
    }
}

/// A card of a member with this number; all keys so far are on it, those in `revoked` without belief.
pub(super) fn card(code: &str, sequence: u8, revoked: &[u8]) -> Entry {
    let keys = (1..=sequence).map(|n| CardKey {
        key: key(code, n).public(),
        from: on(1),
        until: None,
        revoked: revoked.contains(&n).then(|| on(9)),
    });
    let text = CardText {
        member: Text(member(code)),
        name: format!("{code} (EXERCISE)"),
        address: "https://127.0.0.1:7101".into(),
        keys: keys.collect(),
        tls: vec![Digest32::of("test", code.as_bytes())],
        ledger: None,
        bundles: None,
        sequence: sequence.into(),
        issued: on(sequence),
    };
    let signer = key(code, if sequence == 1 { 1 } else { sequence - 1 });
    let signer = if revoked.contains(&(sequence - 1)) { key(code, sequence) } else { signer };
    let card = Card::sign(text, &signer).unwrap().envelope().clone();
    Entry::Card { at: on(sequence), by: None, card }
}

/// The agreement, signed by one party.
pub(super) fn agreement(code: &str, day: u8) -> Entry {
    let signed = SignedAgreement::sign(AGREEMENT.as_bytes(), &key(code, 1), on(day));
    let signed = signed.unwrap_or_else(|bad| panic!("{bad}")).envelope();
    Entry::Agreement { at: on(day), by: None, signed }
}

/// A principal with a login and a token of its own.
pub(super) fn person(n: u8, login: &str, active: bool) -> Entry {
    let principal = Principal {
        id: principal(n),
        login: login.into(),
        member: Text(member("BGD")),
        role: "analyst".into(),
        clearance: Text(tansiq_label::Level::Secret),
        password: None,
        tokens: vec![Digest32::of("token", &[n])],
        passkeys: vec![],
        account: None,
        active,
    };
    Entry::Principal { at: on(1), by: None, principal }
}

/// The note of a delivery from `from` to `to`.
pub(super) fn note((from, to): (&str, &str), of_delivery: u8, items: usize) -> Note {
    let item = |n: usize| NoteItem {
        digest: Digest32::of("test", &[n as u8]),
        clauses: vec!["border-2026/identity".into()],
        purposes: vec![Text(Purpose::BorderControl)],
        narrowed: vec![],
        passed_on: None,
    };
    Note {
        id: delivery(of_delivery),
        from: Text(member(from)),
        to: Text(member(to)),
        sequence: of_delivery.into(),
        previous: None,
        sent: on(3),
        items: (0..items).map(item).collect(),
    }
}

/// Our delivery to a member: of each report these statements.
pub(super) fn disclosed(to: &str, of_delivery: u8, reports: &[(u8, &[u8])]) -> Entry {
    let note = note(("BGD", to), of_delivery, reports.len()).sign(&key("BGD", 1));
    let item = |(of, statements): &(u8, &[u8])| DisclosedItem {
        report: Some(report(*of)),
        edition: Some(report(of + 100)),
        statements: statements.iter().map(|n| statement(*n)).collect(),
        signatures: Vec::new(),
        by: None,
    };
    Entry::Disclosed { at: on(3), note, items: reports.iter().map(item).collect() }
}

/// The acknowledgement of a delivery by its receiver.
pub(super) fn acknowledgement(from: &str, to: &str, of_delivery: u8, items: &[Outcome]) -> Envelope {
    let acknowledgement = Acknowledgement {
        delivery: delivery(of_delivery),
        note: Digest32::of("test", b"note"),
        from: Text(member(from)),
        to: Text(member(to)),
        received: on(4),
        items: items.to_vec(),
    };
    acknowledgement.sign(&key(from, 1))
}

/// An empty ledger.
pub(super) fn ledger() -> Ledger {
    let signing = ed25519_dalek::SigningKey::from_bytes(&[8; 32]);
    let settings = Settings::new("example.tansiq/EXERCISE", MasterKey::from_bytes([9; 32]), signing);
    Ledger::open(MemoryStore::new().open().unwrap(), settings).unwrap()
}

/// Appends entries; answers where the last one stands.
pub(super) fn append(ledger: &Ledger, entries: &[Entry]) -> Position {
    let payloads = entries.iter().map(|entry| entry.to_bytes().into()).collect();
    ledger.append_all_blocking(payloads).unwrap().last().unwrap().position
}

/// Views of Baghdad that hold these entries.
pub(super) fn views(folder: &Path, ledger: &Ledger) -> Views {
    let views = Views::open(folder, ledger.clone(), member("BGD")).unwrap();
    views.catch_up().unwrap();
    views
}
