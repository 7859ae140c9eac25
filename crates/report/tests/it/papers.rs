//! The papers of the third-party rule: what each may not lack, and whose signature is believed.

use crate::sample::{Cards, code, key, now};
use tansiq_label::Purpose;
use tansiq_report::onward::{
    Answer, BadPaper, Consent, Ground, MAX_ANSWER_DAYS, MAX_CONSENT_DAYS, Paper, Request, Revocation, Ruling,
    Signed,
};
use tansiq_report::{Envelope, Narrowed, OnwardId, REPORT_TYPE, ReportId, StatementId, Text};

const DAY: i64 = 86_400_000;
/// Baghdad is the originator, Amman the holder, Cairo the third party.
const CARDS: Cards = Cards { late: "" };

fn statement(n: u8) -> StatementId {
    StatementId::from_random([n; 16])
}

fn request() -> Request {
    Request {
        id: OnwardId::from_random([9; 16]),
        holder: code("AMM"),
        originator: code("BGD"),
        to: code("CAI"),
        item: ReportId::from_random([5; 16]),
        statements: vec![statement(1), statement(2)],
        purposes: vec![Text(Purpose::Arrest)],
        basis: "EXERCISE case 4".into(),
        asked: now(),
        until: now().plus_millis(DAY),
    }
}

fn consent() -> Consent {
    Consent {
        request: request().id,
        originator: code("BGD"),
        holder: code("AMM"),
        to: code("CAI"),
        edition: ReportId::from_random([6; 16]),
        statements: vec![statement(1)],
        signatures: key("BGD").seal(REPORT_TYPE, vec![]).signatures,
        purposes: vec![Text(Purpose::Arrest)],
        narrowed: vec![],
        given: now(),
        until: Text(now().date()),
    }
}

fn answer(consent: Envelope) -> Answer {
    let ruling = Ruling::Yes { consent };
    let (originator, holder, to) = (code("BGD"), code("AMM"), code("CAI"));
    Answer { request: request().id, originator, holder, to, answered: now(), ruling }
}

fn refused<T: Signed + std::fmt::Debug>(paper: T, what: &str) {
    let found = paper.sign(&key("BGD"));
    assert!(matches!(found, Err(BadPaper::Rule(_))), "{what}: {found:?}");
}

#[test]
fn a_request_lacks_nothing() {
    assert!(request().sign(&key("AMM")).is_ok());
    let change = |what: &str, change: &dyn Fn(&mut Request)| {
        let mut request = request();
        change(&mut request);
        refused(request, what);
    };
    change("to itself", &|r| r.to = r.holder);
    change("to its originator", &|r| r.to = r.originator);
    change("of one's own", &|r| r.holder = r.originator);
    change("no purpose", &|r| r.purposes.clear());
    change("no basis", &|r| r.basis = " ".into());
    change("a basis of two lines", &|r| r.basis = "EXERCISE\ncase".into());
    change("a long basis", &|r| r.basis = "x".repeat(501));
    change("a statement twice", &|r| r.statements = vec![statement(1), statement(1)]);
    change("statements in another order", &|r| r.statements.reverse());
    change("a deadline that is over", &|r| r.until = r.asked);
    change("a deadline too far away", &|r| r.until = r.asked.plus_millis(MAX_ANSWER_DAYS * DAY + 1));
}

#[test]
fn a_consent_and_a_revocation_lack_nothing() {
    assert!(consent().sign(&key("BGD")).is_ok());
    let change = |what: &str, change: &dyn Fn(&mut Consent)| {
        let mut consent = consent();
        change(&mut consent);
        refused(consent, what);
    };
    change("no statement", &|c| c.statements.clear());
    change("no signature", &|c| c.signatures.clear());
    change("no purpose", &|c| c.purposes.clear());
    let twice = Narrowed { purposes: vec![], statements: vec![statement(1), statement(1)] };
    change("narrowed twice", &|c| c.narrowed = vec![twice.clone()]);
    change("over before it began", &|c| c.until = Text(c.given.plus_millis(-DAY).date()));
    let too_long = now().plus_millis((MAX_CONSENT_DAYS + 1) * DAY).date();
    change("for ever", &|c| c.until = Text(too_long));
    assert!(consent().permits_at(now()) && !consent().permits_at(now().plus_millis(DAY)));

    let (originator, holder, to) = (code("BGD"), code("AMM"), code("CAI"));
    let revocation =
        Revocation { request: request().id, originator, holder, to, revoked: now(), ground: Ground::Law };
    assert!(revocation.sign(&key("BGD")).is_ok());
    refused(Revocation { to: holder, ..revocation }, "a third party that is the holder");
}

#[test]
fn an_answer_answers_what_was_asked() {
    let seal = |consent: Consent| consent.sign(&key("BGD")).unwrap();
    assert!(answer(seal(consent())).sign(&key("BGD")).is_ok());
    let change = |what: &str, change: &dyn Fn(&mut Consent)| {
        let mut consent = consent();
        change(&mut consent);
        refused(answer(seal(consent)), what);
    };
    change("another request", &|c| c.request = OnwardId::from_random([8; 16]));
    change("another third party", &|c| c.to = code("EBL"));
    change("another holder", &|c| c.holder = code("EBL"));
    change("given at another time", &|c| c.given = c.given.plus_millis(-1));
}

#[test]
fn a_paper_is_believed_only_from_its_signer() {
    let good = answer(consent().sign(&key("BGD")).unwrap()).sign(&key("BGD")).unwrap();
    assert!(matches!(Paper::open(&good, &CARDS), Ok(Paper::Answer(_))));
    // Signed by the holder, or with a consent that the holder made.
    let forged = answer(consent().sign(&key("BGD")).unwrap()).sign(&key("AMM")).unwrap();
    let inner = answer(consent().sign(&key("AMM")).unwrap()).sign(&key("BGD")).unwrap();
    let own = request().sign(&key("BGD")).unwrap();
    for forged in [forged, inner, own] {
        assert!(matches!(Paper::open(&forged, &CARDS), Err(BadPaper::Signature(_))));
    }
    // Signed before the key began.
    let early = Request { asked: now().plus_millis(-1), ..request() }.sign(&key("AMM")).unwrap();
    assert!(matches!(Paper::open(&early, &CARDS), Err(BadPaper::Signature(_))));
    let mut changed = request().sign(&key("AMM")).unwrap();
    changed.payload.push(b' ');
    assert!(matches!(Paper::open(&changed, &CARDS), Err(BadPaper::Canonical(_))));
    let long = Envelope { payload: vec![b' '; 1024 * 1024 + 1], ..good };
    assert!(matches!(Paper::open(&long, &CARDS), Err(BadPaper::TooLong(_))));
}
