//! What a member answers that is given papers or editions which the third-party rule does not allow.

use crate::observe::taken;
use crate::three::{DAY, Three, arrest};
use tansiq_label::Purpose;
use tansiq_report::onward::{Answer, Consent, Ground, Request, Revocation, Ruling, Signed as _};
use tansiq_report::{
    Acknowledgement, Delivery, DeliveryId, Envelope, Moment, Note, NoteItem, OnwardId, Outcome, PassedOn,
    ReportId, Sealed, StatementId, Text, item_digest,
};
use tansiq_testkit::{Claim, code, key};

/// Gives an item by hand; the word that comes back.
async fn give(t: &Three, from: &str, to: &str, item: &Envelope, named: NoteItem) -> String {
    let lane = taken(&t.entries(to)).remove(&code(from)).unwrap_or_default();
    let sequence = lane.len() as u64 + 1;
    let note = Note {
        id: DeliveryId::from_random(*ReportId::from_random([sequence as u8; 16]).bits()),
        from: Text(code(from)),
        to: Text(code(to)),
        sequence,
        previous: lane.last().map(|(_, digest)| *digest),
        sent: t.now(),
        items: vec![named],
    };
    let delivery = Delivery { note: note.sign(&key(code(from))), items: vec![item.clone()] };
    let bytes = tansiq_exchange::delivery_bytes(&delivery);
    let answer = t.node(to).exchange().receive(code(from), bytes).await.unwrap();
    match Acknowledgement::read(&answer).unwrap().items.remove(0) {
        Outcome::Refused { reason } => reason,
        Outcome::Stored => "stored".into(),
        Outcome::Known => "known".into(),
    }
}

fn plain(item: &Envelope) -> NoteItem {
    NoteItem {
        digest: item_digest(item),
        clauses: vec![],
        purposes: vec![],
        narrowed: vec![],
        passed_on: None,
    }
}

pub async fn paper(t: &Three, from: &str, to: &str, paper: &Envelope) -> String {
    give(t, from, to, paper, plain(paper)).await
}

/// A world in which Amman holds one item of Baghdad's, and the consent that Baghdad could give for it.
async fn world(seed: u64) -> (Three, Sealed, Consent) {
    let t = Three::new(seed).await;
    let (_, held) = t.given(&[Claim::plain("EXERCISE name")]).await;
    let report = held.report();
    let consent = Consent {
        request: OnwardId::from_random([9; 16]),
        originator: Text(code("BGD")),
        holder: Text(code("AMM")),
        to: Text(code("CAI")),
        edition: report.header().id,
        statements: report.statements().iter().map(|statement| statement.id).collect(),
        signatures: held.envelope().signatures.clone(),
        purposes: arrest().iter().map(Text).collect(),
        narrowed: vec![],
        given: t.now(),
        until: Text(t.day(5)),
    };
    (t, held, consent)
}

fn passed_on(consent: Option<(&Consent, &str)>, sealed: Moment) -> PassedOn {
    let consent = consent.map(|(consent, signer)| consent.sign(&key(code(signer))).unwrap());
    PassedOn { via: vec!["exercise-three/persons".into()], sealed, consent }
}

fn edition(held: &Sealed, passed_on: Option<PassedOn>) -> NoteItem {
    NoteItem {
        clauses: vec!["exercise-three/further".into()],
        purposes: vec![Text(Purpose::Arrest)],
        narrowed: vec![],
        passed_on,
        ..plain(held.envelope())
    }
}

#[tokio::test]
async fn an_edition_without_its_originators_consent_is_refused() {
    let (t, held, good) = world(11).await;
    let sealed = good.given;
    let with = |change: &dyn Fn(&mut Consent), signer: &str| {
        let mut consent = good.clone();
        change(&mut consent);
        Some(passed_on(Some((&consent, signer)), consent.given))
    };
    let via = |via: &[&str]| {
        let via = via.iter().map(|clause| (*clause).to_owned()).collect();
        Some(PassedOn { via, ..passed_on(Some((&good, "BGD")), sealed) })
    };
    let cases = [
        ("nothing beside it", None, "not-the-originator"),
        ("no consent", Some(passed_on(None, sealed)), "not-released-by-agreement"),
        ("received under nothing", via(&[]), "not-released-by-agreement"),
        ("received under its own clause", via(&["exercise-three/further"]), "not-released-by-agreement"),
        ("received under no known clause", via(&["exercise-four/persons"]), "not-released-by-agreement"),
        ("received under a word", via(&["persons"]), "not-released-by-agreement"),
        ("the holder's consent", with(&|_| {}, "AMM"), "consent"),
        ("to another", with(&|c| c.to = Text(code("EBL")), "BGD"), "consent"),
        ("for another holder", with(&|c| c.holder = Text(code("EBL")), "BGD"), "consent"),
        ("of another originator", with(&|c| c.originator = Text(code("EBL")), "EBL"), "consent"),
        ("another edition", with(&|c| c.edition = ReportId::from_random([1; 16]), "BGD"), "consent"),
        (
            "other statements",
            with(&|c| c.statements = vec![StatementId::from_random([1; 16])], "BGD"),
            "consent",
        ),
        (
            "another time of sealing",
            Some(PassedOn { sealed: sealed.plus_millis(-1), ..passed_on(Some((&good, "BGD")), sealed) }),
            "consent",
        ),
        (
            "other purposes",
            with(&|c| c.purposes = vec![Text(Purpose::BorderControl)], "BGD"),
            "not-released-by-agreement",
        ),
    ];
    for (what, passed_on, expected) in cases {
        let found = give(&t, "AMM", "CAI", held.envelope(), edition(&held, passed_on)).await;
        assert_eq!(found, expected, "{what}");
    }
    let mut changed = held.envelope().clone();
    changed.signatures = key(code("AMM")).seal("text/plain", changed.payload.clone()).signatures;
    let named = NoteItem { digest: item_digest(&changed), ..edition(&held, with(&|_| {}, "BGD")) };
    assert_eq!(give(&t, "AMM", "CAI", &changed, named).await, "signature");
    assert!(t.at_cairo().is_empty());
    // The same with everything as it must be, and too late.
    let late = with(&|_| {}, "BGD");
    assert_eq!(give(&t, "AMM", "CAI", held.envelope(), edition(&held, late.clone())).await, "stored");
    assert_eq!(give(&t, "AMM", "CAI", held.envelope(), edition(&held, late)).await, "known");
    let own = with(&|_| {}, "BGD");
    assert_eq!(give(&t, "BGD", "CAI", held.envelope(), edition(&held, own)).await, "not-the-originator");
}

#[tokio::test]
async fn a_consent_that_is_over_or_taken_back_is_none() {
    let (t, held, good) = world(12).await;
    let named = || edition(&held, Some(passed_on(Some((&good, "BGD")), good.given)));
    t.clock.pass(6 * DAY);
    assert_eq!(give(&t, "AMM", "CAI", held.envelope(), named()).await, "consent");

    let (t, held, good) = world(13).await;
    let named = || edition(&held, Some(passed_on(Some((&good, "BGD")), good.given)));
    assert_eq!(give(&t, "AMM", "CAI", held.envelope(), named()).await, "stored");
    let (originator, holder, to) = (good.originator, good.holder, good.to);
    let revocation =
        Revocation { request: good.request, originator, holder, to, revoked: t.now(), ground: Ground::Law };
    let signed = revocation.sign(&key(code("BGD"))).unwrap();
    let unknown =
        Revocation { request: OnwardId::from_random([8; 16]), ..revocation }.sign(&key(code("BGD"))).unwrap();
    assert_eq!(paper(&t, "AMM", "CAI", &unknown).await, "not-asked");
    assert_eq!(paper(&t, "BGD", "CAI", &signed).await, "not-asked", "it comes from whoever gave the item");
    assert_eq!(paper(&t, "AMM", "CAI", &signed).await, "stored");
    assert_eq!(paper(&t, "AMM", "CAI", &signed).await, "known");
    // Another edition under the consent that was taken back.
    let (_, other) = t.given(&[Claim::plain("EXERCISE other")]).await;
    let statements = other.report().statements().iter().map(|s| s.id).collect();
    let again = Consent { edition: other.report().header().id, statements, ..good.clone() };
    let named = edition(&other, Some(passed_on(Some((&again, "BGD")), again.given)));
    assert_eq!(give(&t, "AMM", "CAI", other.envelope(), named).await, "consent");
}

#[tokio::test]
async fn nobody_fishes_with_requests_or_gets_answers_to_what_he_did_not_ask() {
    let (t, held, consent) = world(14).await;
    let (own, _) = t.given(&[Claim::plain("EXERCISE other"), Claim::only("EXERCISE own", &["BGD"])]).await;
    let request = Request {
        id: consent.request,
        holder: consent.holder,
        originator: consent.originator,
        to: consent.to,
        item: held.report().header().id,
        statements: vec![],
        purposes: consent.purposes.clone(),
        basis: "EXERCISE".into(),
        asked: t.now(),
        until: t.now().plus_millis(DAY),
    };
    let hidden = own.report().statements().iter().find(|s| s.value == "EXERCISE own").unwrap().id;
    let sign = |request: &Request| request.sign(&key(code("AMM"))).unwrap();
    let not_held = [
        Request { item: ReportId::from_random([1; 16]), ..request.clone() },
        Request { item: own.report().header().id, ..request.clone() },
        Request { statements: vec![hidden], ..request.clone() },
        Request { statements: vec![StatementId::from_random([1; 16])], ..request.clone() },
    ];
    for request in &not_held {
        assert_eq!(paper(&t, "AMM", "BGD", &sign(request)).await, "not-held");
    }
    let outside = sign(&Request { to: Text(code("EBL")), ..request.clone() });
    assert_eq!(paper(&t, "AMM", "BGD", &outside).await, "not-released-by-agreement");
    let forged = request.sign(&key(code("EBL"))).unwrap();
    assert_eq!(paper(&t, "AMM", "BGD", &forged).await, "signature");
    assert_eq!(paper(&t, "AMM", "BGD", &sign(&request)).await, "stored");
    let another = Request { basis: "EXERCISE other".into(), ..request.clone() };
    assert_eq!(paper(&t, "AMM", "BGD", &sign(&another)).await, "known-with-other-content");

    // Amman has asked nothing by that number; then it asks, and is told more than it asked.
    let answer = |consent: &Consent, answered| {
        let consent = Consent { given: answered, ..consent.clone() }.sign(&key(code("BGD"))).unwrap();
        let (originator, holder, to) = (code("BGD"), code("AMM"), code("CAI"));
        let (originator, holder, to) = (Text(originator), Text(holder), Text(to));
        let ruling = Ruling::Yes { consent };
        let request = request.id;
        Answer { request, originator, holder, to, answered, ruling }.sign(&key(code("BGD"))).unwrap()
    };
    let unasked = answer(&Consent { request: request.id, ..consent.clone() }, t.now());
    assert_eq!(paper(&t, "BGD", "AMM", &unasked).await, "not-asked");
}
