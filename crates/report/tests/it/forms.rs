//! The stored forms. A file in `formats/` was written once and must be readable for ever; when a form changes, a
//! new file joins it. `WRITE_FORMS=1 cargo test -p tansiq-report` writes those that do not exist yet.

use crate::sample::{now, sample, validate};
use std::path::PathBuf;
use tansiq_label::MemberCode;
use tansiq_report::bundle::{BUNDLE_KEY_BYTES, BundleKey, Run};
use tansiq_report::extract::{ChainEnd, OfflineScreening, ScreeningOutcome};
use tansiq_report::onward::Signed as _;
use tansiq_report::*;

fn key() -> MemberKey {
    MemberKey::from_seed(&[1; 32])
}

fn entries() -> Vec<(&'static str, Entry)> {
    let at = now();
    let by = PrincipalId::from_random([3; 16]);
    let (bgd, amm): (MemberCode, MemberCode) = ("BGD".parse().unwrap(), "AMM".parse().unwrap());
    let sealed = Sealed::seal(validate(&sample()).unwrap().report, &key()).envelope().clone();
    let id = DeliveryId::from_random([4; 16]);
    let (report, statement) = (ReportId::from_random([5; 16]), StatementId::from_random([6; 16]));
    let note = Note {
        id,
        from: Text(bgd),
        to: Text(amm),
        sequence: 1,
        previous: None,
        sent: at,
        items: vec![NoteItem {
            digest: item_digest(&sealed),
            clauses: vec!["border-2026/identity".into()],
            purposes: vec![Text(tansiq_label::Purpose::Arrest)],
            narrowed: vec![],
            passed_on: None,
        }],
    };
    let narrowed = vec![Narrowed { purposes: vec![], statements: vec![statement] }];
    let narrower = Note {
        items: vec![NoteItem { narrowed: narrowed.clone(), ..note.items[0].clone() }],
        ..note.clone()
    };
    let (papers, passed_on) = onward(at, report, statement);
    let onward = Note {
        items: vec![NoteItem { passed_on: Some(passed_on), ..note.items[0].clone() }],
        ..note.clone()
    };
    let note = note.sign(&key());
    let outcomes = vec![Outcome::Stored, Outcome::Known, Outcome::Refused { reason: "no-agreement".into() }];
    let acknowledgement = Acknowledgement {
        delivery: id,
        note: note_digest(&note),
        from: Text(amm),
        to: Text(bgd),
        received: at,
        items: outcomes,
    };
    let acknowledgement = acknowledgement.sign(&key());
    let card = |ledger, bundles| {
        let text = CardText {
            member: Text(bgd),
            name: "Baghdad (EXERCISE)".into(),
            address: "https://127.0.0.1:7101".into(),
            keys: vec![CardKey { key: key().public(), from: at, until: None, revoked: None }],
            tls: vec![Digest32::of("test", b"tls")],
            ledger,
            bundles,
            sequence: 1,
            issued: at,
        };
        Entry::Card { at, by: Some(by), card: Card::sign(text, &key()).unwrap().envelope().clone() }
    };
    let checkpoint = |n: u64| format!("tansiq/BGD\n{n}\nEXERCISE\n\n\u{2014} tansiq/BGD EXERCISE\n");
    let bundle = Digest32::of("test", b"bundle");
    let written = |deliveries, acknowledged| Entry::BundleWritten {
        at,
        by,
        to: Text(amm),
        bundle,
        deliveries,
        acknowledged,
    };
    let read = |deliveries, unacknowledged, asks| Entry::BundleRead {
        at,
        by,
        from: Text(amm),
        bundle,
        made: at,
        deliveries,
        unacknowledged,
        asks,
    };
    let run = Some(Run { first: 4, last: 6 });
    let bundles = [
        ("card.bundles", card(None, Some(BundleKey::from_bytes([7; BUNDLE_KEY_BYTES])))),
        ("bundle-written", written(run, Some(2))),
        ("bundle-written.empty", written(None, None)),
        ("bundle-read", read(run, 3, None)),
        ("bundle-read.asks", read(None, 1, Some(4))),
    ];
    let principal = Principal {
        id: by,
        login: "analyst".into(),
        member: Text(bgd),
        role: "analyst".into(),
        clearance: Text(tansiq_label::Level::Secret),
        password: None,
        tokens: vec![Digest32::of("test", b"token")],
        passkeys: vec![],
        account: None,
        active: true,
    };
    let purposes = vec![Text(tansiq_label::Purpose::Arrest)];
    let purpose = purposes[0];
    let received = |narrowed| Entry::Received {
        at,
        from: Text(bgd),
        delivery: id,
        clauses: vec!["border-2026/identity".into()],
        purposes: purposes.clone(),
        narrowed,
        sealed: sealed.clone(),
    };
    let unsigned = DisclosedItem {
        report: Some(report),
        edition: Some(report),
        statements: vec![statement],
        signatures: vec![],
        by: None,
    };
    let disclosed = DisclosedItem { signatures: sealed.signatures.clone(), ..unsigned.clone() };
    let passed_on = DisclosedItem { by: Some(by), ..disclosed.clone() };
    let withheld = WithheldStatement { statement, reasons: vec!["rel-to".into()] };
    let second = PrincipalId::from_random([9; 16]);
    let (text, agreement) = ("# EXERCISE\n".to_owned(), Digest32::of("test", b"agreement"));
    let broken = vec![BrokenProperty { property: "EXERCISE".into(), example: Digest32::of("test", b"path") }];
    let sign = Matter::Sign { agreement, text: text.clone(), broken: broken.clone() };
    let matter = Matter::Properties { text: text.clone() };
    let answered = |agreement, broken| Entry::Answered {
        at,
        by: second,
        asked: 17,
        first: by,
        agreed: true,
        reason: "EXERCISE".into(),
        agreement,
        broken,
    };
    let grounds = Grounds {
        to: Some(Text(amm)),
        of: vec![Text(bgd)],
        clauses: vec!["border-2026/identity".into()],
        statements: 2,
    };
    let shown = vec![SubjectId::from_random([8; 16])];
    let screened = |outcome: Option<&str>, grounds| {
        let outcome = outcome.map(str::to_owned);
        Entry::Screened { at, by, purpose, shown: shown.clone(), outcome, grounds }
    };
    let read = |grounds, exported| {
        let (subjects, reports) = (vec![], vec![report]);
        Entry::Read { at, by, purpose, subjects, reports, grounds, exported }
    };
    let point = Digest32::of("test", b"point");
    let expires = at.plus_millis(86_400_000);
    let extracted =
        |grounds| Entry::Extracted { at, by, purpose, point, expires, subjects: shown.clone(), grounds };
    let offline = OfflineScreening {
        number: 1,
        at,
        purpose,
        outcome: ScreeningOutcome::SameName,
        shown: shown.clone(),
        extract: at,
        before: ChainEnd::of_none(point).digest,
    };
    let signed = key().seal("application/vnd.tansiq.agreement.v1+toml", b"id = \"border-2026\"\n".to_vec());
    let [request, yes, tear_line, no, revocation] = papers;
    let minute = minute(at);
    let outgoing = minute.sign(&key()).unwrap();
    let both = minute.take_over(outgoing.signatures.clone(), &MemberKey::from_seed(&[2; 32]));
    let minute_form = |by, signed| Entry::Minute { at, by, signed };
    let onward_form = |by, paper| Entry::Onward { at, by, paper };
    let consent = Some(OnwardId::from_random([9; 16]));
    let mut all = recalls(at, by, report, statement);
    all.extend(rfis(at, by, report));
    all.extend([
        ("onward.request", onward_form(Some(by), request)),
        ("onward.yes", onward_form(None, yes)),
        ("onward.tear-line", onward_form(None, tear_line)),
        ("onward.no", onward_form(None, no)),
        ("onward.revocation", onward_form(None, revocation)),
        ("minute", minute_form(Some(by), outgoing)),
        ("minute.taken-over", minute_form(None, both)),
        ("pass-on", Entry::PassOn { at, by, item: report, to: Text(amm), consent, basis: "EXERCISE".into() }),
        ("disclosed.onward", Entry::Disclosed { at, note: onward.sign(&key()), items: vec![passed_on] }),
        ("report", Entry::Report { at, by, sealed: sealed.clone() }),
        ("received", received(vec![])),
        ("received.narrowed", received(narrowed)),
        (
            "disclosed.narrowed",
            Entry::Disclosed { at, note: narrower.sign(&key()), items: vec![disclosed.clone()] },
        ),
        ("receipt", Entry::Receipt { at, note: note.clone(), acknowledgement: acknowledgement.clone() }),
        ("disclosed", Entry::Disclosed { at, note: note.clone(), items: vec![unsigned] }),
        ("disclosed.signed", Entry::Disclosed { at, note, items: vec![disclosed] }),
        ("withheld", Entry::Withheld { at, to: Text(amm), report, whole: false, statements: vec![withheld] }),
        ("acknowledged", Entry::Acknowledged { at, acknowledgement }),
        ("card", card(None, None)),
        ("card.ledger", card(Some(MemberKey::from_seed(&[4; 32]).public()), None)),
        ("cosigned", Entry::Cosigned { at, log: Text(bgd), checkpoint: checkpoint(7) }),
        (
            "contradicted",
            Entry::Contradicted {
                at,
                log: Text(bgd),
                witness: Text(amm),
                held: checkpoint(7),
                shown: checkpoint(8),
            },
        ),
        ("standing", Entry::Standing { at, by, member: Text(amm), active: false, reason: "EXERCISE".into() }),
        ("agreement", Entry::Agreement { at, by: Some(by), signed }),
        ("asked.sign", Entry::Asked { at, by, matter: sign, reason: "EXERCISE".into() }),
        ("asked.properties", Entry::Asked { at, by, matter, reason: "EXERCISE".into() }),
        ("answered", answered(Some(agreement), broken)),
        ("answered.plain", answered(None, vec![])),
        ("properties", Entry::Properties { at, by, second: None, text: text.clone() }),
        ("properties.second", Entry::Properties { at, by, second: Some(second), text }),
        ("follows", Entry::Follows { at, by, members: vec![Text(amm)], reason: "EXERCISE".into() }),
        ("principal", Entry::Principal { at, by: None, principal }),
        ("extracted", extracted(Grounds::default())),
        ("extracted.grounds", extracted(grounds.clone())),
        ("screened-offline", Entry::ScreenedOffline { at, by, point, screening: offline }),
        ("screened", screened(None, Grounds::default())),
        ("screened.grounds", screened(None, grounds.clone())),
        ("screened.outcome", screened(Some("same-name"), Grounds::default())),
        ("read", read(Grounds::default(), false)),
        ("read.exported", read(Grounds::default(), true)),
        ("read.grounds", read(grounds, false)),
    ]);
    all.extend(bundles);
    all
}

/// An order of each act, what comes of it at a holder, and the receipts.
fn recalls(
    at: Moment,
    by: PrincipalId,
    report: ReportId,
    statement: StatementId,
) -> Vec<(&'static str, Entry)> {
    use tansiq_report::recall::{KeepGround, Recall, RecallGround, RecallReceipt};
    let id = RecallId::from_random([7; 16]);
    let [originator, holder, third] = ["BGD", "AMM", "CAI"].map(|code| Text(code.parse().unwrap()));
    let order = |ground, from, replaced_by| Entry::Recall {
        at,
        by,
        recall: id,
        report,
        statements: vec![statement],
        ground,
        from,
        replaced_by,
        reason: "EXERCISE".into(),
    };
    let paper = |ground, holder, replaced_by| {
        let statements = vec![statement];
        let recall =
            Recall { id, originator, holder, item: report, statements, ground, made: at, replaced_by };
        recall.sign(&key()).unwrap()
    };
    let receipt = |kept, passed_to| {
        let receipt = RecallReceipt { recall: id, item: report, originator, holder, kept, at, passed_to };
        Entry::RecallReceipt { at, paper: receipt.sign(&key()).unwrap() }
    };
    let (corrected, withdrawn) = (RecallGround::Corrected, RecallGround::WrongRecipient);
    let came = |paper, kept| Entry::Recalled { at, from: originator, paper, kept };
    let other = Some(ReportId::from_random([6; 16]));
    let keep = |ground| Entry::Keep { at, by, item: report, ground, basis: "EXERCISE case 4".into() };
    vec![
        ("recall.retraction", order(corrected, vec![], other)),
        ("recall.withdrawal", order(withdrawn, vec![holder], None)),
        ("recalled", came(paper(corrected, None, other), None)),
        ("recalled.kept", came(paper(withdrawn, Some(holder), None), Some(KeepGround::CourtFile))),
        ("recall-receipt", receipt(None, vec![third])),
        ("recall-receipt.kept", receipt(Some(KeepGround::Law), vec![])),
        ("keep", keep(Some(KeepGround::Warning))),
        ("keep.let-go", keep(None)),
        ("taken-up", Entry::TakenUp { at, by, report }),
    ]
}

/// A request for information, and an answer of each sort that is stored otherwise.
fn rfis(at: Moment, by: PrincipalId, report: ReportId) -> Vec<(&'static str, Entry)> {
    use tansiq_report::rfi::{Extent, Rfi, RfiAnswer, RfiGround};
    let id = RfiId::from_random([9; 16]);
    let [asker, asked] = ["BGD", "AMM"].map(|code| Text(code.parse().unwrap()));
    let asking = Rfi {
        id,
        asker,
        asked,
        precedence: Precedence::Immediate,
        purpose: Text(tansiq_label::Purpose::Arrest),
        case: "EXERCISE case 4".into(),
        question: report,
        made: at,
        due: at.plus_millis(3_600_000),
        as_chair: None,
    };
    let task = Rfi { as_chair: Some("joint-centre-2026".into()), ..asking.clone() };
    let answer = |extent, ground, reports| {
        let answer = RfiAnswer { rfi: id, asker, asked, extent, ground, reports, answered: at };
        Entry::Rfi { at, by: None, paper: answer.sign(&key()).unwrap() }
    };
    vec![
        ("rfi", Entry::Rfi { at, by: Some(by), paper: asking.sign(&key()).unwrap() }),
        ("rfi.task", Entry::Rfi { at, by: Some(by), paper: task.sign(&key()).unwrap() }),
        ("rfi.answer", answer(Extent::Part, Some(RfiGround::ThirdPartyRule), vec![report])),
        ("rfi.refusal", answer(Extent::Refused, Some(RfiGround::NoWarrant), vec![])),
    ]
}

fn minute(at: Moment) -> Minute {
    let [outgoing, incoming] = ["BGD", "AMM"].map(|code| Text(code.parse().unwrap()));
    let part = |item: &str, lines: &[&str]| MinutePart {
        item: item.into(),
        lines: lines.iter().map(|line| (*line).to_owned()).collect(),
    };
    Minute {
        agreement: "committee-2026".into(),
        version: 1,
        term: 4,
        first: Text(jiff::civil::date(2026, 10, 1)),
        last: Text(jiff::civil::date(2026, 12, 31)),
        outgoing,
        incoming,
        written: at,
        parts: vec![part("open-tasks", &["EXERCISE task 4, asked of AMM"]), part("open-requests", &[])],
    }
}

/// A paper of each kind, and what goes with an item that is passed on.
fn onward(at: Moment, item: ReportId, statement: StatementId) -> ([Envelope; 5], PassedOn) {
    use onward::{Answer, Consent, Ground, Request, Revocation, Ruling, Signed as _};
    let id = OnwardId::from_random([9; 16]);
    let [originator, holder, to] = ["BGD", "AMM", "CAI"].map(|code| Text(code.parse().unwrap()));
    let purposes = vec![Text(tansiq_label::Purpose::Arrest)];
    let basis = "EXERCISE case 4".into();
    let (asked, until) = (at, at.plus_millis(86_400_000));
    let statements = vec![statement];
    let request = Request {
        id,
        holder,
        originator,
        to,
        item,
        statements,
        purposes: purposes.clone(),
        basis,
        asked,
        until,
    };
    let consent = Consent {
        request: id,
        originator,
        holder,
        to,
        edition: item,
        statements: vec![statement],
        signatures: key().seal(REPORT_TYPE, vec![]).signatures,
        purposes,
        narrowed: vec![],
        given: at,
        until: Text(jiff::civil::date(2027, 1, 31)),
    };
    let consent = consent.sign(&key()).unwrap();
    let answer =
        |ruling| Answer { request: id, originator, holder, to, answered: at, ruling }.sign(&key()).unwrap();
    let revocation =
        Revocation { request: id, originator, holder, to, revoked: at, ground: Ground::Operation };
    let papers = [
        request.sign(&key()).unwrap(),
        answer(Ruling::Yes { consent: consent.clone() }),
        answer(Ruling::TearLine { item, consent: consent.clone() }),
        answer(Ruling::No { ground: Ground::SourceProtection }),
        revocation.sign(&key()).unwrap(),
    ];
    (papers, PassedOn { via: vec!["border-2026/identity".into()], sealed: at, consent: Some(consent) })
}

#[test]
fn every_stored_form_stays_readable() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/formats");
    for (name, entry) in entries() {
        let path = folder.join(format!("{name}.v1.json"));
        if std::env::var_os("WRITE_FORMS").is_some() && !path.exists() {
            std::fs::write(&path, entry.to_bytes()).unwrap();
        }
        let stored = std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        assert_eq!(Entry::from_bytes(&stored), Ok(entry.clone()), "{name}");
        assert_eq!(entry.to_bytes(), stored, "{name}");
    }
}

#[test]
fn the_sealed_report_in_a_stored_entry_opens() {
    for (name, entry) in entries() {
        if let Entry::Report { sealed, .. } | Entry::Received { sealed, .. } = entry {
            let opened = Sealed::open_own(sealed.clone()).unwrap_or_else(|e| panic!("{name}: {e}"));
            assert_eq!(opened.report().canonical(), sealed.payload);
        }
    }
}

#[test]
fn a_sealed_report_is_believed_only_with_its_originators_key() {
    struct Known(Vec<(MemberCode, PublicKey)>);
    impl Keys for Known {
        fn key(&self, member: MemberCode, id: KeyId, at: Moment) -> Option<PublicKey> {
            let known = self.0.iter().find(|(m, k)| *m == member && k.id() == id).map(|(_, k)| *k);
            known.filter(|_| at >= now().plus_millis(1_000))
        }
    }
    // The key is younger than the report: it seals editions of it all the same.
    let sealed = Sealed::seal(validate(&sample()).unwrap().report, &key());
    let open_at = |member: &str, envelope: &Envelope, at| {
        Sealed::open(envelope.clone(), &Known(vec![(member.parse().unwrap(), key().public())]), at)
    };
    let open = |member: &str, envelope: &Envelope| open_at(member, envelope, now().plus_millis(1_000));
    assert_eq!(open("BGD", sealed.envelope()).unwrap(), sealed);
    assert!(matches!(
        open_at("BGD", sealed.envelope(), now()),
        Err(BadSeal::Signature(BadSignature::NoKnownKey { .. }))
    ));
    let again = Sealed::with_signatures(sealed.report().clone(), sealed.envelope().signatures.clone());
    assert_eq!(again, sealed);
    assert!(matches!(
        open("AMM", sealed.envelope()),
        Err(BadSeal::Signature(BadSignature::NoKnownKey { .. }))
    ));
    let mut other = sealed.envelope().clone();
    other.payload.push(b' ');
    assert!(matches!(open("BGD", &other), Err(BadSeal::Canonical(_))));
    let respelled = String::from_utf8(sealed.envelope().payload.clone()).unwrap().replacen("B2", "A1", 1);
    other.payload = respelled.into_bytes();
    assert!(matches!(open("BGD", &other), Err(BadSeal::Signature(BadSignature::Wrong(_)))));
}
