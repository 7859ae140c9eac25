//! Recalls: what is taken back goes from everybody who has it, also further along, and each says what he did.

use crate::observe::{every_byte, received, values};
use crate::three::{DAY, Three, officer};
use std::collections::BTreeSet;
use tansiq_exchange::{Answering, HolderState, Lanes, Reach, RecallError, Recalling};
use tansiq_label::{MemberCode, Set};
use tansiq_ledger::Step;
use tansiq_ledger::memory::Failure;
use tansiq_report::onward::Signed as _;
use tansiq_report::recall::{KeepGround, Recall, RecallGround};
use tansiq_report::{Entry, Precedence, RecallId, Report, ReportId, StatementId, Text};
use tansiq_testkit::{Claim, code};

fn person(value: &str) -> Claim {
    Claim::plain(format!("EXERCISE {value}"))
}

fn id(report: &Report) -> ReportId {
    report.header().id
}

fn of(report: &Report, value: &str) -> StatementId {
    report.statements().iter().find(|s| s.value == format!("EXERCISE {value}")).unwrap().id
}

fn wanted(report: ReportId, ground: RecallGround) -> Recalling {
    let (statements, from, reason) = (BTreeSet::new(), BTreeSet::new(), "EXERCISE".to_owned());
    Recalling { report, statements, ground, from, replaced_by: None, reason }
}

impl Three {
    async fn recall(&self, recalling: Recalling) -> RecallId {
        let id = self.node("BGD").exchange().recall(officer(), recalling).await.unwrap();
        self.settle().await;
        id
    }

    /// Who has it, by whom, and how far the last recall has come there.
    fn reach(&self) -> Vec<(Option<&'static str>, &'static str, &'static str)> {
        let name = |member: MemberCode| {
            ["BGD", "AMM", "CAI", "EBL"].into_iter().find(|m| code(m) == member).unwrap()
        };
        let cases = self.node("BGD").exchange().recalls().unwrap();
        let line = |h: &HolderState| (h.via.map(name), name(h.member), h.reach.code());
        cases.last().unwrap().holders.iter().map(line).collect()
    }

    /// How many entries of another's reports lie in a ledger that can still be read.
    fn readable(&self, member: &str) -> usize {
        received(&self.entries(member)).len()
    }

    fn acted(&self, member: &str) -> Vec<Option<KeepGround>> {
        let taken = self.node(member).exchange().taken_recalls().unwrap();
        taken.into_iter().map(|taken| taken.kept).collect()
    }
}

#[tokio::test]
async fn what_is_wrong_is_set_aside_everywhere_and_stays_in_the_ledger() {
    let t = Three::new(31).await;
    let (own, held) = t.given(&[person("name"), person("alias")]).await;
    let statements = BTreeSet::from([of(own.report(), "alias")]);
    t.recall(Recalling { statements, ..wanted(id(own.report()), RecallGround::NotTrue) }).await;
    assert_eq!(t.reach(), [(None, "AMM", "done")]);
    assert_eq!((t.acted("AMM"), t.readable("AMM")), (vec![None], 1));
    let taken = t.node("AMM").exchange().taken_recalls().unwrap().remove(0);
    assert_eq!(taken.recall.statements, [of(held.report(), "alias")]);
    assert_eq!((taken.recall.item, taken.recall.holder), (id(held.report()), None));
    // Whoever joins later gets the rest and nothing of that.
    let restarted =
        t.node("BGD").exchange().recall(officer(), wanted(id(own.report()), RecallGround::NotTrue));
    assert!(restarted.await.is_ok(), "the rest may follow");
    let again =
        t.node("BGD").exchange().recall(officer(), wanted(id(own.report()), RecallGround::NotTrue)).await;
    assert!(matches!(again, Err(RecallError::Again)), "{again:?}");
}

#[tokio::test]
async fn what_went_to_the_wrong_member_is_destroyed_there_and_the_rest_given_again() {
    let t = Three::new(32).await;
    let (own, held) = t.given(&[person("name"), person("alias")]).await;
    let statements = BTreeSet::from([of(own.report(), "alias")]);
    let from = BTreeSet::from([code("AMM")]);
    let recalling = Recalling { statements, from, ..wanted(id(own.report()), RecallGround::WrongRecipient) };
    t.recall(recalling).await;
    assert_eq!(t.reach(), [(None, "AMM", "done")]);
    assert_eq!(values(&t.entries("AMM")), BTreeSet::from(["EXERCISE name".to_owned()]));
    let now_held = received(&t.entries("AMM")).pop().unwrap();
    assert_ne!(id(now_held.report()), id(held.report()));
    for bytes in every_byte(&t.entries("AMM")) {
        assert!(!String::from_utf8_lossy(&bytes).contains("EXERCISE alias"), "it is destroyed");
    }
    // A new reading of the same agreement brings nothing of it back.
    t.clock.pass(DAY);
    t.node("BGD").accept_agreement(crate::three::widened()).await;
    t.settle().await;
    assert_eq!(values(&t.entries("AMM")), BTreeSet::from(["EXERCISE name".to_owned()]));
    // What is left can be withdrawn as well.
    t.recall(wanted(id(own.report()), RecallGround::NoLongerNeeded)).await;
    assert_eq!((t.reach(), t.readable("AMM")), (vec![(None, "AMM", "done")], 0));
}

#[tokio::test]
async fn a_member_that_is_away_gets_neither_it_nor_more_than_it_had() {
    let t = Three::new(33).await;
    t.settle().await;
    t.network.set_apart(code("BGD"), code("AMM"), true);
    let own = t.node("BGD").submit(Precedence::Flash, &[person("name"), person("alias")]).await.unwrap();
    t.node("BGD").step(code("AMM")).await.unwrap();
    let statements = BTreeSet::from([of(own.report(), "alias")]);
    let order = Recalling { statements, ..wanted(id(own.report()), RecallGround::WrongRecipient) };
    t.node("BGD").exchange().recall(officer(), order).await.unwrap();
    let states = t.node("BGD").exchange().recalls().unwrap().remove(0).holders;
    assert!(matches!(states[..], [HolderState { reach: Reach::NotReached { .. }, .. }]), "{states:?}");
    t.network.heal();
    t.settle().await;
    // The delivery that was never taken is made anew without it, so there is nothing to take back.
    assert_eq!(values(&t.entries("AMM")), BTreeSet::from(["EXERCISE name".to_owned()]));
    assert!(t.acted("AMM").is_empty() && t.reach().is_empty(), "{:?}", t.reach());
}

#[tokio::test]
async fn an_answer_that_was_lost_does_not_save_it() {
    let t = Three::new(34).await;
    t.settle().await;
    let own = t.node("BGD").submit(Precedence::Flash, &[person("name")]).await.unwrap();
    let answer_lost = tansiq_testkit::Faults { answer_lost: 100, ..Default::default() };
    t.network.set_faults(answer_lost);
    t.node("BGD").step(code("AMM")).await.unwrap();
    assert_eq!(t.readable("AMM"), 1);
    t.node("BGD")
        .exchange()
        .recall(officer(), wanted(id(own.report()), RecallGround::Protection))
        .await
        .unwrap();
    t.network.heal();
    t.settle().await;
    assert_eq!((t.reach(), t.readable("AMM")), (vec![(None, "AMM", "done")], 0));
}

#[tokio::test]
async fn whoever_has_it_through_another_is_reached_through_him() {
    let t = Three::new(35).await;
    let (own, held) = t.given(&[person("name"), person("alias")]).await;
    let asked = t.ask(id(held.report()), &[of(held.report(), "name")], "CAI").await.unwrap();
    t.answer(asked, Answering::Yes { statements: BTreeSet::new(), purposes: Set::EMPTY, until: t.day(5) })
        .await
        .unwrap();
    assert_eq!(t.pass_on(id(held.report())).await.unwrap(), Some(asked));
    assert_eq!(t.at_cairo(), ["EXERCISE name"]);
    let part = id(received(&t.entries("CAI"))[0].report());

    t.network.set_apart(code("AMM"), code("CAI"), true);
    let order = wanted(id(own.report()), RecallGround::WrongPerson);
    t.node("BGD").exchange().recall(officer(), order).await.unwrap();
    for _ in 0..4 {
        for (from, to) in [("BGD", "AMM"), ("AMM", "BGD"), ("AMM", "CAI")] {
            t.node(from).step(code(to)).await.unwrap();
        }
    }
    assert_eq!(t.reach(), [(None, "AMM", "done"), (Some("AMM"), "CAI", "not-reached")]);
    assert_eq!((t.readable("AMM"), t.readable("CAI")), (0, 1));
    t.network.heal();
    t.settle().await;
    assert_eq!(t.reach(), [(None, "AMM", "done"), (Some("AMM"), "CAI", "done")]);
    assert_eq!(t.readable("CAI"), 0);
    // Cairo is told of the edition that it had and of its statements, and of nothing else.
    let at_cairo = t.node("CAI").exchange().taken_recalls().unwrap();
    let [taken] = &at_cairo[..] else { panic!("{at_cairo:?}") };
    assert_eq!((taken.recall.item, taken.recall.statements.len()), (part, 1));
    let alias = of(held.report(), "alias").to_string();
    for bytes in every_byte(&t.entries("CAI")) {
        assert!(!String::from_utf8_lossy(&bytes).contains(&alias));
    }
    // And what is taken back is passed on no more.
    assert!(t.pass_on(id(held.report())).await.is_err());
    assert!(t.ask(id(held.report()), &[], "CAI").await.is_err());
}

#[tokio::test]
async fn a_holder_that_must_keep_it_says_why_and_lets_it_go_later() {
    let t = Three::new(36).await;
    let (own, held) = t.given(&[person("name")]).await;
    let amman = t.node("AMM").exchange();
    let keep = |ground| amman.keep(officer(), id(held.report()), ground, "EXERCISE case 4".into());
    assert!(matches!(keep(None).await, Err(RecallError::NotFound)));
    keep(Some(KeepGround::CourtFile)).await.unwrap();
    t.recall(wanted(id(own.report()), RecallGround::Unlawful)).await;
    let states = t.node("BGD").exchange().recalls().unwrap().remove(0).holders;
    assert!(matches!(states[0].reach, Reach::Refused { ground: KeepGround::CourtFile, .. }), "{states:?}");
    assert_eq!((t.acted("AMM"), t.readable("AMM")), (vec![Some(KeepGround::CourtFile)], 1));

    keep(None).await.unwrap();
    assert_eq!((t.acted("AMM"), t.readable("AMM")), (vec![None], 0));
    t.settle().await;
    assert_eq!(t.reach(), [(None, "AMM", "done")]);
}

#[tokio::test]
async fn a_correction_names_what_takes_its_place() {
    let t = Three::new(37).await;
    let (own, held) = t.given(&[person("old number")]).await;
    let new = t.node("BGD").submit(Precedence::Priority, &[person("new number")]).await.unwrap();
    let order = wanted(id(own.report()), RecallGround::Corrected);
    t.recall(Recalling { replaced_by: Some(id(new.report())), ..order }).await;
    let taken = t.node("AMM").exchange().taken_recalls().unwrap().remove(0);
    let replacing =
        received(&t.entries("AMM")).into_iter().find(|r| id(r.report()) != id(held.report())).unwrap();
    assert_eq!(taken.recall.replaced_by, Some(id(replacing.report())));
}

#[tokio::test]
async fn an_order_that_breaks_a_rule_is_refused_and_nothing_leaves() {
    let t = Three::new(38).await;
    let (own, held) = t.given(&[person("name")]).await;
    let good = || wanted(id(own.report()), RecallGround::NotTrue);
    let refused = async |recalling| {
        let bgd = t.node("BGD").exchange();
        bgd.recall(officer(), recalling).await.expect_err("a refusal")
    };
    let from = BTreeSet::from([code("AMM")]);
    assert!(matches!(refused(Recalling { from, ..good() }).await, RecallError::Rule { field: "from", .. }));
    let reason = " ".to_owned();
    assert!(matches!(
        refused(Recalling { reason, ..good() }).await,
        RecallError::Rule { field: "reason", .. }
    ));
    let replaced_by = Some(id(own.report()));
    let rule = refused(Recalling { replaced_by, ..good() }).await;
    assert!(matches!(rule, RecallError::Rule { field: "replaced_by", .. }));
    let unknown = BTreeSet::from([StatementId::from_random([9; 16])]);
    assert!(matches!(refused(Recalling { statements: unknown, ..good() }).await, RecallError::NotFound));
    // What another wrote only that other takes back.
    let amman = t.node("AMM").exchange();
    let stranger = amman.recall(officer(), wanted(id(held.report()), RecallGround::NotTrue)).await;
    assert!(matches!(stranger, Err(RecallError::NotFound)));
    assert!(t.node("BGD").exchange().recalls().unwrap().is_empty());
}

#[tokio::test]
async fn a_recall_by_somebody_else_or_of_something_else_is_refused_and_stores_nothing() {
    let t = Three::new(39).await;
    let (own, held) = t.given(&[person("name")]).await;
    let recall = Recall {
        id: RecallId::from_random([1; 16]),
        originator: Text(code("BGD")),
        holder: None,
        item: id(held.report()),
        statements: vec![of(held.report(), "name")],
        ground: RecallGround::NotTrue,
        made: t.now(),
        replaced_by: None,
    };
    let unknown = StatementId::from_random([7; 16]);
    let (bgd, cai) = (tansiq_testkit::key(code("BGD")), tansiq_testkit::key(code("CAI")));
    let withdrawn = |holder| {
        let ground = RecallGround::Protection;
        Recall { ground, holder: Some(Text(code(holder))), ..recall.clone() }
    };
    let papers = [
        (recall.clone().sign(&cai).unwrap(), "signature"),
        (Recall { item: id(own.report()), ..recall.clone() }.sign(&bgd).unwrap(), "recall"),
        (Recall { statements: vec![unknown], ..recall.clone() }.sign(&bgd).unwrap(), "recall"),
        (withdrawn("CAI").sign(&bgd).unwrap(), "recall"),
        (Recall { made: t.now().plus_millis(DAY), ..recall.clone() }.sign(&bgd).unwrap(), "future-dated"),
        (Recall { originator: Text(code("AMM")), ..recall.clone() }.sign(&bgd).unwrap(), "signature"),
    ];
    for (paper, reason) in papers {
        let outcome = crate::onward_hostile::paper(&t, "BGD", "AMM", &paper).await;
        assert_eq!(outcome, reason);
    }
    assert!(t.acted("AMM").is_empty() && t.readable("AMM") == 1);
}

#[tokio::test]
async fn a_crash_between_acting_and_destroying_is_made_good() {
    let mut t = Three::new(40).await;
    let (own, _) = t.given(&[person("name")]).await;
    t.node("AMM").store.fail_next(Step::Erase, Failure::Before);
    t.node("BGD")
        .exchange()
        .recall(officer(), wanted(id(own.report()), RecallGround::Unlawful))
        .await
        .unwrap();
    t.node("BGD").step(code("AMM")).await.unwrap();
    assert_eq!(t.readable("AMM"), 1, "it could not be destroyed");
    t.node("AMM").store.forget_failures();
    t.nodes.get_mut(&code("AMM")).unwrap().restart(false);
    t.settle().await;
    assert_eq!((t.readable("AMM"), t.reach()), (0, vec![(None, "AMM", "done")]));
    let lanes = Lanes::in_memory(code("AMM")).unwrap();
    lanes.catch_up(t.node("AMM").ledger()).unwrap();
    assert_eq!(lanes.dump().unwrap(), t.node("AMM").lanes().dump().unwrap());
    let kept = |entry: &Entry| matches!(entry, Entry::Recalled { kept: None, .. });
    assert_eq!(t.entries("AMM").iter().filter(|entry| kept(entry)).count(), 1);
}
