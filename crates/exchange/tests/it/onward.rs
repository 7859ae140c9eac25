//! The third-party rule from the request to what Cairo reads, step by step.

use crate::observe::{every_byte, received};
use crate::three::{DAY, Three, arrest, officer, widened};
use std::collections::BTreeSet;
use tansiq_agreement::Reason;
use tansiq_exchange::{Answering, OnwardError};
use tansiq_label::{Purpose, Set};
use tansiq_report::onward::{Consent, Ground, Signed as _};
use tansiq_report::{Entry, Note, OnwardId, Precedence, Report, ReportId, StatementId, Text};
use tansiq_testkit::{Claim, code};

fn id(report: &Report) -> ReportId {
    report.header().id
}

fn person(value: &str) -> Claim {
    Claim::plain(format!("EXERCISE {value}"))
}

/// The statement that says this.
fn of(report: &Report, value: &str) -> StatementId {
    report.statements().iter().find(|s| s.value == format!("EXERCISE {value}")).unwrap().id
}

fn codes(error: &OnwardError) -> Vec<&'static str> {
    let OnwardError::Withheld(withheld) = error else { panic!("{error:?}") };
    let mut codes: Vec<_> = withheld.iter().flat_map(|(_, why)| why.iter().map(Reason::code)).collect();
    codes.sort_unstable();
    codes
}

#[tokio::test]
async fn what_the_originator_allows_goes_and_nothing_of_the_rest() {
    let t = Three::new(1).await;
    let (own, held) =
        t.given(&[person("name"), person("alias"), Claim { category: "source", ..person("source") }]).await;
    let held = held.report();
    assert_eq!(held.statements().len(), 3);
    assert_eq!(
        codes(&t.pass_on(id(held)).await.unwrap_err()),
        ["needs-consent", "needs-consent", "third-party-rule"]
    );
    let asked = t.ask(id(held), &[], "CAI").await.unwrap();
    assert_eq!((t.standing("BGD", asked), t.standing("AMM", asked)), ("waiting", "waiting"));

    let would_go = t.node("BGD").exchange().would_go(asked).unwrap();
    assert_eq!(
        BTreeSet::from_iter(would_go.statements),
        BTreeSet::from([of(held, "name"), of(held, "alias")])
    );
    assert_eq!((would_go.purposes, would_go.withheld.len()), (arrest(), 1));
    assert_eq!(would_go.clauses[0].to_string(), "exercise-three/further");

    // What may not go whatever is consented to is named, and nothing is answered.
    let source = Answering::Yes {
        statements: BTreeSet::from([of(held, "name"), of(held, "source")]),
        purposes: Set::EMPTY,
        until: t.day(5),
    };
    assert_eq!(codes(&t.answer(asked, source).await.unwrap_err()), ["third-party-rule"]);
    let statements = BTreeSet::from([of(held, "name")]);
    t.answer(asked, Answering::Yes { statements, purposes: arrest(), until: t.day(5) }).await.unwrap();
    assert_eq!((t.standing("BGD", asked), t.standing("AMM", asked)), ("permitted", "permitted"));
    assert!(t.at_cairo().is_empty(), "a consent gives nothing by itself");

    assert_eq!(t.pass_on(id(held)).await.unwrap(), Some(asked));
    assert_eq!(t.at_cairo(), ["EXERCISE name"]);
    let cairo = t.entries("CAI");
    let edition = received(&cairo).remove(0);
    assert_eq!(edition.report().header().originator, code("BGD"));
    assert!(id(edition.report()) != id(held) && id(edition.report()) != id(own.report()));
    for entry in &cairo {
        let Entry::Received { from, clauses, purposes, .. } = entry else { continue };
        assert_eq!((from.0, clauses.join(" ").as_str()), (code("AMM"), "exercise-three/further"));
        assert_eq!(purposes.iter().map(|p| p.0).collect::<Set<_>>(), arrest());
    }
    // Cairo learns of no other item, statement or value.
    let hidden = [
        id(held).to_string(),
        id(own.report()).to_string(),
        of(held, "alias").to_string(),
        "EXERCISE alias".into(),
    ];
    for bytes in every_byte(&cairo) {
        let text = String::from_utf8_lossy(&bytes);
        hidden.iter().for_each(|hidden| assert!(!text.contains(hidden), "Cairo holds {hidden}"));
    }
    the_disclosure_says_by_what(&t, asked);
    assert_eq!(t.standing("CAI", asked), "permitted");
    // Once is enough.
    assert_eq!(t.pass_on(id(held)).await.unwrap(), Some(asked));
    assert_eq!(received(&t.entries("CAI")).len(), 1);
}

/// Who ordered it, under which clause, for what, by which consent: all in the entry.
fn the_disclosure_says_by_what(t: &Three, asked: OnwardId) {
    let entries = t.entries("AMM");
    let given = entries.iter().filter_map(|entry| match entry {
        Entry::Disclosed { note, items, .. } => Some((Note::read(note).unwrap(), items)),
        _ => None,
    });
    let given: Vec<_> =
        given.filter(|(note, _)| note.items.iter().any(|item| item.passed_on.is_some())).collect();
    let [(note, items)] = &given[..] else { panic!("{} disclosures", given.len()) };
    assert_eq!((note.to.0, items[0].by), (code("CAI"), Some(officer())));
    assert_eq!(note.items[0].clauses, ["exercise-three/further"]);
    let passed_on = note.items[0].passed_on.as_ref().unwrap();
    let consent = Consent::read(passed_on.consent.as_ref().unwrap()).unwrap();
    assert_eq!((consent.request, passed_on.via.join(" ").as_str()), (asked, "exercise-three/persons"));
    let passed = t.node("AMM").exchange().passed_on().unwrap();
    assert!(passed[0].given && passed[0].consent == Some(asked));
}

#[tokio::test]
async fn no_and_no_answer_are_no() {
    let t = Three::new(2).await;
    let (_, held) = t.given(&[person("name")]).await;
    let (refused, forgotten) = (
        t.ask(id(held.report()), &[], "CAI").await.unwrap(),
        t.ask(id(held.report()), &[], "CAI").await.unwrap(),
    );
    t.answer(refused, Answering::No { ground: Ground::SourceProtection }).await.unwrap();
    assert_eq!(t.standing("AMM", refused), "refused");
    assert_eq!(codes(&t.pass_on(id(held.report())).await.unwrap_err()), ["needs-consent"]);
    assert!(matches!(t.say_yes(refused, 5).await, Err(OnwardError::Over { .. })), "it was answered");
    t.clock.pass(11 * DAY);
    assert_eq!((t.standing("BGD", forgotten), t.standing("AMM", forgotten)), ("unanswered", "unanswered"));
    assert!(matches!(t.say_yes(forgotten, 5).await, Err(OnwardError::Over { .. })), "it is too late");
    assert_eq!(codes(&t.pass_on(id(held.report())).await.unwrap_err()), ["needs-consent"]);
    assert!(t.at_cairo().is_empty());
    let nothing = t.node("BGD").exchange().revoke_onward(officer(), refused, Ground::Law).await;
    assert!(matches!(nothing, Err(OnwardError::Over { .. })));
}

#[tokio::test]
async fn a_tear_line_is_another_item() {
    let t = Three::new(3).await;
    // Cairo is not among those who may have the original, whatever its originator is asked.
    let (own, held) = t.given(&[Claim::only("EXERCISE original", &["AMM"])]).await;
    let asked = t.ask(id(held.report()), &[], "CAI").await.unwrap();
    assert_eq!(codes(&t.say_yes(asked, 5).await.unwrap_err()), ["not-named"]);
    let tear_line = |report| Answering::TearLine { report, purposes: Set::EMPTY, until: t.day(5) };
    let same = t.answer(asked, tear_line(id(own.report()))).await;
    assert!(matches!(same, Err(OnwardError::TearLine(_))), "a tear line is no copy: {same:?}");
    let (written, tear) = t.given(&[person("tear line")]).await;
    t.answer(asked, tear_line(id(written.report()))).await.unwrap();
    assert!(t.pass_on(id(held.report())).await.is_err(), "the original stays where it is");
    assert_eq!(t.pass_on(id(tear.report())).await.unwrap(), Some(asked));
    assert_eq!(t.at_cairo(), ["EXERCISE tear line"]);
    let text: Vec<_> = every_byte(&t.entries("CAI"));
    let original = id(held.report()).to_string();
    assert!(text.iter().all(|bytes| !String::from_utf8_lossy(bytes).contains(&original)));
}

#[tokio::test]
async fn a_consent_ends_with_its_last_day() {
    let t = Three::new(4).await;
    let (_, held) = t.given(&[person("first")]).await;
    let (_, other) = t.given(&[person("second")]).await;
    for held in [&held, &other] {
        let asked = t.ask(id(held.report()), &[], "CAI").await.unwrap();
        t.say_yes(asked, 5).await.unwrap();
    }
    // Ordered and disclosed in time, but Cairo cannot be reached until the consent is over.
    t.network.set_apart(code("AMM"), code("CAI"), true);
    t.order(id(held.report())).await.unwrap();
    let _ = t.node("AMM").step(code("CAI")).await.unwrap();
    t.clock.pass(6 * DAY);
    t.network.heal();
    t.settle().await;
    assert!(t.at_cairo().is_empty(), "what was not given in time is not given");
    assert_eq!(codes(&t.pass_on(id(other.report())).await.unwrap_err()), ["needs-consent"]);
    let withheld = t.entries("AMM").into_iter().any(|entry| match entry {
        Entry::Withheld { to, report, whole, .. } => {
            to.0 == code("CAI") && report == id(held.report()) && whole
        }
        _ => false,
    });
    assert!(withheld, "that it was withheld is an entry");
    let cases = t.node("AMM").exchange().onward_cases().unwrap();
    assert!(cases.iter().all(|case| case.standing(t.now()).code() == "expired"));
}

#[tokio::test]
async fn what_is_taken_back_goes_no_further_and_who_has_it_is_told() {
    let t = Three::new(5).await;
    let (_, held) = t.given(&[person("given")]).await;
    let (_, other) = t.given(&[person("not given")]).await;
    let given = t.ask(id(held.report()), &[], "CAI").await.unwrap();
    let not_given = t.ask(id(other.report()), &[], "CAI").await.unwrap();
    t.say_yes(given, 5).await.unwrap();
    t.say_yes(not_given, 5).await.unwrap();
    t.pass_on(id(held.report())).await.unwrap();
    for asked in [given, not_given] {
        t.node("BGD").exchange().revoke_onward(officer(), asked, Ground::Operation).await.unwrap();
    }
    t.settle().await;
    assert_eq!(codes(&t.pass_on(id(other.report())).await.unwrap_err()), ["needs-consent"]);
    assert_eq!(t.at_cairo(), ["EXERCISE given"]);
    // Cairo hears of the consent by which it has something, and of no other.
    assert_eq!((t.standing("CAI", given), t.standing("CAI", not_given)), ("revoked", "unknown"));
    let twice = t.node("BGD").exchange().revoke_onward(officer(), given, Ground::Operation).await;
    assert!(matches!(twice, Err(OnwardError::Over { .. })));
}

#[tokio::test]
async fn a_delivery_that_did_not_get_through_is_not_given_once_it_is_taken_back() {
    let t = Three::new(6).await;
    let (_, held) = t.given(&[person("name")]).await;
    let asked = t.ask(id(held.report()), &[], "CAI").await.unwrap();
    t.say_yes(asked, 5).await.unwrap();
    t.network.set_apart(code("AMM"), code("CAI"), true);
    t.order(id(held.report())).await.unwrap();
    let _ = t.node("AMM").step(code("CAI")).await.unwrap();
    t.node("BGD").exchange().revoke_onward(officer(), asked, Ground::Operation).await.unwrap();
    let _ = t.node("BGD").step(code("AMM")).await.unwrap();
    t.network.heal();
    t.settle().await;
    assert!(t.at_cairo().is_empty());
    assert_eq!(t.standing("CAI", asked), "unknown", "Cairo never hears of it");
}

/// The part that was consented to might go without asking, were it a whole: sealed for a consent, it ends with it.
#[tokio::test]
async fn what_was_sealed_for_a_consent_ends_with_it() {
    let t = Three::new(10).await;
    let (_, held) = t.given(&[Claim { category: "threat", ..person("threat") }, person("name")]).await;
    let asked = t.ask(id(held.report()), &[of(held.report(), "threat")], "CAI").await.unwrap();
    t.say_yes(asked, 5).await.unwrap();
    t.order(id(held.report())).await.unwrap();
    t.node("BGD").exchange().revoke_onward(officer(), asked, Ground::Operation).await.unwrap();
    let _ = t.node("BGD").step(code("AMM")).await.unwrap();
    t.settle().await;
    assert!(t.at_cairo().is_empty());
    assert_eq!(codes(&t.pass_on(id(held.report())).await.unwrap_err()), ["needs-consent"]);
}

/// Amman was given it for arrest. That the next version of the agreement gives for border control too changes nothing
/// about what it has.
#[tokio::test]
async fn what_was_given_for_one_purpose_is_passed_on_for_no_other() {
    let t = Three::new(11).await;
    let both = &["arrest", "border-control"];
    let threat = Claim { category: "threat", purposes: both, ..person("threat") };
    let (_, held) = t.given(&[Claim { purposes: both, ..person("name") }, threat]).await;
    let held = held.report();
    for member in ["BGD", "AMM", "CAI"] {
        assert!(t.node(member).accept_agreement(widened()).await);
    }
    t.settle().await;
    let asked = t.ask_for(Set::of(Purpose::BorderControl), id(held), &[], "CAI").await.unwrap();
    let would_go = t.node("BGD").exchange().would_go(asked).unwrap();
    assert_eq!((would_go.statements, would_go.purposes), (vec![], Set::EMPTY));
    assert_eq!(codes(&t.say_yes(asked, 5).await.unwrap_err()), ["purpose-not-given"; 2]);

    let everything = arrest().with(Purpose::BorderControl);
    let asked = t.ask_for(everything, id(held), &[], "CAI").await.unwrap();
    assert_eq!(t.node("BGD").exchange().would_go(asked).unwrap().purposes, arrest());
    t.say_yes(asked, 5).await.unwrap();
    t.pass_on(id(held)).await.unwrap();
    assert_eq!(t.at_cairo().len(), 2);
    let purposes = t.entries("CAI").into_iter().filter_map(|entry| match entry {
        Entry::Received { purposes, .. } => Some(purposes),
        _ => None,
    });
    assert_eq!(purposes.collect::<Vec<_>>(), [[Text(Purpose::Arrest)]]);
}

#[tokio::test]
async fn outside_the_agreement_not_even_the_question_leaves() {
    let t = Three::new(7).await;
    let (_, held) = t.given(&[person("name")]).await;
    let before = t.node("AMM").ledger().len();
    for to in ["EBL", "MOW"] {
        let refused = t.ask(id(held.report()), &[], to).await;
        assert!(matches!(refused, Err(OnwardError::NotTogether(..))), "{to}: {refused:?}");
    }
    for to in ["BGD", "AMM"] {
        assert!(matches!(t.ask(id(held.report()), &[], to).await, Err(OnwardError::Paper(_))), "{to}");
    }
    let nowhere = ReportId::from_random([1; 16]);
    assert!(matches!(t.ask(nowhere, &[], "CAI").await, Err(OnwardError::NotFound)));
    let nothing = [StatementId::from_random([1; 16])];
    assert!(matches!(t.ask(id(held.report()), &nothing, "CAI").await, Err(OnwardError::NotFound)));
    assert!(matches!(t.pass_on(nowhere).await, Err(OnwardError::NotFound)));
    assert_eq!(t.node("AMM").ledger().len(), before);
}

#[tokio::test]
async fn what_may_go_to_parties_goes_whole_and_without_asking() {
    let t = Three::new(8).await;
    let threat = |value| Claim { category: "threat", ..person(value) };
    let (_, held) = t.given(&[threat("threat")]).await;
    assert_eq!(t.pass_on(id(held.report())).await.unwrap(), None);
    assert_eq!(t.at_cairo(), ["EXERCISE threat"]);
    assert_eq!(id(received(&t.entries("CAI"))[0].report()), id(held.report()), "as its originator sealed it");
    let (_, mixed) = t.given(&[threat("another"), person("name")]).await;
    assert_eq!(codes(&t.pass_on(id(mixed.report())).await.unwrap_err()), ["needs-consent"]);
    // What came from Amman is not Cairo's to pass on, nor even to ask about.
    let own = t.node("CAI").submit(Precedence::Routine, &[person("own")]).await.unwrap();
    for item in [id(held.report()), id(own.report())] {
        let order = tansiq_exchange::PassingOn { item, to: code("AMM"), basis: "EXERCISE".into() };
        let passed = t.node("CAI").exchange().pass_on(officer(), order).await;
        assert!(matches!(passed, Err(OnwardError::NotFound)), "{passed:?}");
    }
}

#[tokio::test]
async fn it_is_all_in_the_ledger() {
    let mut t = Three::new(9).await;
    let (_, held) = t.given(&[person("name")]).await;
    let asked = t.ask(id(held.report()), &[], "CAI").await.unwrap();
    t.say_yes(asked, 5).await.unwrap();
    t.pass_on(id(held.report())).await.unwrap();
    let cases = |t: &Three| {
        let of = |member| t.node(member).exchange().onward_cases().unwrap();
        [of("BGD"), of("AMM"), of("CAI")]
    };
    let before = cases(&t);
    t.nodes.values_mut().for_each(|node| node.restart(false));
    assert_eq!(cases(&t), before);
    t.settle().await;
    assert_eq!(received(&t.entries("CAI")).len(), 1, "nothing is given twice");
}
