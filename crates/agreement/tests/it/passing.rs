//! Passing on what belongs to another originator: Baghdad is the originator, Amman holds it, Cairo is to have it. No
//! clause goes from Baghdad to Cairo.

use crate::exercise::now;
use crate::releasing::{label, report};
use crate::worlds::{Cards, key, member, signed};
use std::collections::BTreeSet;
use std::sync::LazyLock;
use tansiq_agreement::{Agreements, Audience, ClauseRef, Passing, Prover, Question, Reach, Receivers};
use tansiq_label::{Level, MemberCode, Purpose, Set};
use tansiq_report::onward::{Ground, Request, Revocation, Signed as _};
use tansiq_report::{Moment, OnwardId, Report, ReportId, Sealed, StatementId, Text, Uses};

const DAY: i64 = 86_400_000;

fn clause(id: &str, from: &str, to: &str, ceiling: &str, onward: &str) -> String {
    format!(
        "[[clause]]\nid = \"{id}\"\nfrom = [\"{from}\"]\nto = [\"{to}\"]\ncategories = [\"identity\"]\n\
         persons = [\"wanted\"]\nceiling = \"{ceiling}\"\nterritories = [\"001\"]\n\
         purposes = [\"arrest\", \"investigation\"]\nonward = \"{onward}\"\n"
    )
}

/// An agreement of the three, and what is in it.
fn agreed(clauses: &[String], prohibition: &str) -> Agreements {
    let text = format!(
        "format = \"tansiq/agreement/v1\"\nid = \"exercise-three\"\nversion = 1\nkind = \"exchange\"\n\
         legal_basis = \"EXERCISE\"\nparties = [\"BGD\", \"AMM\", \"CAI\"]\nexercise = true\n\
         start = \"beginning\"\nretention_days = 30\ntitle = {{ en = \"EXERCISE\", ar = \"تمرين\" }}\n\
         in_force = {{ from = 2026-01-01, until = 2027-06-30 }}\n{}{prohibition}",
        clauses.concat()
    );
    let parties = ["BGD", "AMM", "CAI"].map(member);
    Agreements::compile(&[signed(&text, &parties)], &Cards)
}

fn usual(onward: &str) -> Agreements {
    agreed(
        &[
            clause("to-amman", "BGD", "AMM", "secret", onward),
            clause("to-cairo", "AMM", "CAI", "restricted", "never"),
        ],
        "",
    )
}

static EVERYTHING: LazyLock<Uses> = LazyLock::new(|| Uses::alike(Set::all()));

fn passing<'a>(via: &'a [ClauseRef], consented: &'a Uses) -> Passing<'a> {
    let (holder, to) = (member("AMM"), member("CAI"));
    Passing { holder, to, via, given: &EVERYTHING, purposes: Set::all(), consented, at: now() }
}

fn via() -> Vec<ClauseRef> {
    vec!["exercise-three/to-amman".parse().unwrap()]
}

/// What the whole may be used for at the third party, or why not, statement by statement.
fn answer(agreements: &Agreements, report: &Report, passing: &Passing<'_>) -> String {
    let sealed = Sealed::seal(report.clone(), &key(member("BGD")));
    match agreements.pass_on(&sealed, passing) {
        Ok(released) => {
            assert_eq!(released.audience(), &Audience::Member(passing.to));
            assert_eq!(released.get(), sealed.envelope());
            released.purposes().iter().map(|p| p.to_string()).collect::<Vec<_>>().join(" ")
        }
        Err(withheld) => {
            let codes = |why: Vec<tansiq_agreement::Reason>| why.iter().map(|r| r.code()).collect::<Vec<_>>();
            withheld.into_iter().map(|(_, why)| codes(why).join(" ")).collect::<Vec<_>>().join(", ")
        }
    }
}

fn one(level: &str, rel_to: Option<&[&str]>) -> Report {
    report(&[("A", "name", "EXERCISE One", label("identity", level, rel_to))])
}

#[test]
fn a_consent_stands_in_for_the_rule_that_asks_for_one_and_for_nothing_else() {
    let (arrest, both) = (Set::of(Purpose::Arrest), Set::of(Purpose::Arrest).with(Purpose::Investigation));
    let plain = one("restricted", None);
    let check = |onward: &str, report: &Report, consented, expected: &str| {
        assert_eq!(
            answer(&usual(onward), report, &passing(&via(), &Uses::alike(consented))),
            expected,
            "{onward}"
        );
    };
    check("with-consent", &plain, Set::EMPTY, "needs-consent");
    check("with-consent", &plain, arrest, "arrest");
    check("with-consent", &plain, both, "arrest investigation");
    check("with-consent", &plain, Set::of(Purpose::Protection), "needs-consent");
    check("parties", &plain, Set::EMPTY, "arrest investigation");
    check("parties", &plain, arrest, "arrest investigation");
    check("never", &plain, both, "third-party-rule");
    // A label and the clause to the third party are stronger than any consent.
    check("with-consent", &one("restricted", Some(&["AMM"])), both, "not-named");
    check("with-consent", &one("secret", None), both, "third-party-rule");
}

#[test]
fn what_is_passed_on_is_whole_and_from_whom_it_was_received() {
    let agreements = usual("with-consent");
    let two = report(&[
        ("A", "name", "EXERCISE One", label("identity", "restricted", None)),
        ("A", "passportNumber", "EXERCISE 1", label("identifier", "restricted", None)),
    ]);
    let consented = &Uses::alike(Set::of(Purpose::Arrest));
    // One of two may go: nobody but the originator seals a part, so nothing does.
    assert_eq!(answer(&agreements, &two, &passing(&via(), consented)), "third-party-rule");
    let outcome = agreements.release_onward(&two, &passing(&via(), consented), |kept| {
        assert_eq!(kept.len(), 1);
        ReportId::from_random([8; 16])
    });
    let edition = outcome.edition.unwrap();
    assert_eq!(
        (edition.get().statements().len(), edition.get().header().id),
        (1, ReportId::from_random([8; 16]))
    );
    assert_eq!(edition.purposes(), consented.most());
    let plain = one("restricted", None);
    assert_eq!(answer(&agreements, &plain, &passing(&[], consented)), "third-party-rule");
    let others: Vec<ClauseRef> = vec!["exercise-three/to-cairo".parse().unwrap()];
    assert_eq!(answer(&agreements, &plain, &passing(&others, consented)), "third-party-rule");
    // What the holder was not given it for, he gives nobody for it.
    let via = via();
    let given = &Uses::alike(Set::of(Purpose::Investigation));
    let narrow = Passing { given, ..passing(&via, &EVERYTHING) };
    assert_eq!(answer(&agreements, &plain, &narrow), "investigation");
    let asked = Passing { purposes: Set::of(Purpose::Arrest), ..narrow };
    assert_eq!(answer(&agreements, &plain, &asked), "purpose-not-given");
    for (to, why) in [("BGD", "own-statement"), ("AMM", "to-itself"), ("EBL", "third-party-rule")] {
        let passing = Passing { to: member(to), ..passing(&via, consented) };
        assert!(answer(&agreements, &plain, &passing).starts_with(why), "{to}");
    }
    let late = Passing { at: now().plus_millis(300 * DAY), ..passing(&via, consented) };
    assert_eq!(answer(&agreements, &plain, &late), "third-party-rule");
}

/// Baghdad may not give it to Cairo itself: it cannot let Amman do so either.
#[test]
fn nobody_consents_to_what_he_may_not_give() {
    let clauses = [
        clause("to-amman", "BGD", "AMM", "secret", "with-consent"),
        clause("to-cairo", "AMM", "CAI", "restricted", "never"),
    ];
    let prohibition =
        "[[prohibition]]\nid = \"not-to-cairo\"\nfrom = [\"BGD\"]\nto = [\"CAI\"]\nreason = \"EXERCISE\"\n";
    let agreements = agreed(&clauses, prohibition);
    let found = answer(&agreements, &one("restricted", None), &passing(&via(), &EVERYTHING));
    assert!(found.starts_with("prohibited"), "{found}");
}

/// Baghdad may give Amman, or Cairo through Amman, what is confidential for arrest alone.
fn less_for_what_is_confidential(to: &str) -> String {
    format!(
        "[[prohibition]]\nid = \"less\"\nfrom = [\"BGD\"]\nto = [\"{to}\"]\nfloor = \"confidential\"\n\
         purposes = [\"investigation\"]\nreason = \"EXERCISE\"\n"
    )
}

#[test]
fn a_purpose_is_given_for_the_statements_that_may_have_it_and_passed_on_for_no_other() {
    let (arrest, both) = (Set::of(Purpose::Arrest), Set::of(Purpose::Arrest).with(Purpose::Investigation));
    let two = report(&[
        ("A", "name", "EXERCISE One", label("identity", "restricted", None)),
        ("A", "alias", "EXERCISE Two", label("identity", "confidential", None)),
    ]);
    let [plain, secret] = [0, 1].map(|n| two.statements()[n].id);
    let id = two.header().id;
    let clauses = |onward| {
        [
            clause("to-amman", "BGD", "AMM", "secret", onward),
            clause("to-cairo", "AMM", "CAI", "secret", "never"),
        ]
    };
    let check = |uses: &Uses| {
        assert_eq!((uses.most(), uses.of(plain), uses.of(secret)), (both, both, arrest));
        let told = uses.narrowed();
        assert_eq!(
            (told.len(), &told[0].purposes[..], &told[0].statements[..]),
            (1, &[Text(Purpose::Arrest)][..], &[secret][..])
        );
        assert_eq!(&Uses::read(&uses.purposes(), &told), uses);
    };
    let sealed = Sealed::seal(two.clone(), &key(member("BGD")));

    let agreements = agreed(&clauses("parties"), &less_for_what_is_confidential("AMM"));
    let given = agreements.release(&two, member("BGD"), member("AMM"), now(), Set::all(), |_| id);
    check(&given.uses);
    check(given.edition.unwrap().uses());
    let passed = agreements.pass_on(&sealed, &Passing { given: &given.uses, ..passing(&via(), &Uses::NONE) });
    check(passed.unwrap().uses());

    // The holder need not know what the originator may not give the third party: the consent says it.
    let originator = agreed(&clauses("with-consent"), &less_for_what_is_confidential("CAI"));
    let consented = originator.release_onward(&two, &passing(&via(), &EVERYTHING), |_| id);
    check(&consented.uses);
    let holder = agreed(&clauses("with-consent"), "");
    check(holder.pass_on(&sealed, &passing(&via(), &consented.uses)).unwrap().uses());
}

/// Cairo may have it for investigation alone, and Amman has what is confidential for arrest alone.
#[test]
fn a_proof_knows_for_what_a_holder_was_given_it() {
    let clauses = [
        clause("to-amman", "BGD", "AMM", "secret", "parties"),
        clause("to-cairo", "AMM", "CAI", "secret", "never").replace("\"arrest\", ", ""),
    ];
    let agreements = agreed(&clauses, &less_for_what_is_confidential("AMM"));
    let prover = Prover::new(&agreements, []);
    let reaches_cairo = |floor| {
        let (from, to) = (BTreeSet::from([member("BGD")]), BTreeSet::from([member("CAI")]));
        let (from, to) = (Some(from), Receivers::Members(to));
        let never = Question::Never(Reach { floor, from, to, ..Reach::default() });
        !prover.prove(&never, now().date()).holds()
    };
    assert!(reaches_cairo(Level::Restricted));
    assert!(!reaches_cairo(Level::Confidential), "no node would pass it on");
}

#[test]
fn papers_go_between_those_whom_one_agreement_binds() {
    let [holder, originator, to, other] = ["AMM", "BGD", "CAI", "EBL"].map(|code| Text(member(code)));
    let id = OnwardId::from_random([9; 16]);
    let request = Request {
        id,
        holder,
        originator,
        to,
        item: ReportId::from_random([5; 16]),
        statements: vec![StatementId::from_random([1; 16])],
        purposes: vec![Text(Purpose::Arrest)],
        basis: "EXERCISE".into(),
        asked: now(),
        until: now().plus_millis(DAY),
    };
    let revocation = Revocation { request: id, originator, holder, to, revoked: now(), ground: Ground::Law }
        .sign(&key(originator.0))
        .unwrap();
    let agreements = usual("never");
    let goes = |paper, lane: (Text<MemberCode>, Text<MemberCode>), given, at: Moment| {
        agreements.release_paper(paper, (lane.0.0, lane.1.0), given, at).is_some()
    };
    let over = now().plus_millis(300 * DAY);
    let signed = request.sign(&key(holder.0)).unwrap();
    assert!(goes(&signed, (holder, originator), false, now()));
    assert!(!goes(&signed, (holder, originator), false, over));
    assert!(!goes(&signed, (holder, to), false, now()) && !goes(&signed, (originator, holder), false, now()));
    // Erbil is in no agreement with the three.
    let outside = Request { to: other, ..request }.sign(&key(holder.0)).unwrap();
    assert!(!goes(&outside, (holder, originator), false, now()));
    // A revocation goes even when the agreement is over, and further only to whom it was given.
    assert!(goes(&revocation, (originator, holder), false, over));
    assert!(goes(&revocation, (holder, to), true, over) && !goes(&revocation, (holder, to), false, now()));
    assert!(!goes(&revocation, (originator, to), true, now()));
    let nothing = key(holder.0).seal("text/plain", b"EXERCISE".to_vec());
    assert!(!goes(&nothing, (holder, originator), true, now()));
    let together: BTreeSet<_> = [holder, originator, to, other]
        .into_iter()
        .filter(|third| agreements.bind_together([holder.0, originator.0, third.0], now()))
        .collect();
    assert_eq!(together, BTreeSet::from([holder, originator, to]));
}
