//! Requests for information between Baghdad, Amman and Erbil, from the question to its answer, and hostile papers.

use crate::observe::received;
use crate::three::{Three, officer};
use std::collections::BTreeSet;
use tansiq_exchange::{AnsweringRfi, AskingRfi, RfiCase, RfiError};
use tansiq_label::Purpose;
use tansiq_report::rfi::Extent;
use tansiq_report::{Precedence, ReportId, RfiId, Sealed};
use tansiq_testkit::{Claim, code};

const HOUR: i64 = 3_600_000;

fn id(sealed: &Sealed) -> ReportId {
    sealed.report().header().id
}

async fn submitted(t: &Three, member: &str, claims: &[Claim]) -> ReportId {
    id(&t.node(member).submit(Precedence::Routine, claims).await.unwrap())
}

async fn asked(t: &Three, from: &str, to: &str, question: ReportId) -> Result<RfiId, RfiError> {
    let asking = AskingRfi {
        to: code(to),
        question,
        precedence: Precedence::Immediate,
        purpose: Purpose::Arrest,
        case: "EXERCISE case 4".into(),
        due: t.now().plus_millis(12 * HOUR),
        as_chair: None,
    };
    let asked = t.node(from).exchange().ask_rfi(officer(), asking).await;
    t.settle().await;
    asked
}

fn case(t: &Three, member: &str, rfi: RfiId) -> RfiCase {
    let cases = t.node(member).exchange().rfis().unwrap();
    cases.into_iter().find(|case| case.rfi.id == rfi).unwrap()
}

#[tokio::test]
async fn a_question_whose_report_nobody_may_have_is_not_asked() {
    let t = Three::new(7).await;
    let own = submitted(&t, "AMM", &[Claim::plain("EXERCISE who is he")]).await;
    let withheld = asked(&t, "AMM", "BGD", own).await.unwrap_err();
    let RfiError::Withheld(report, statements) = &withheld else { panic!("{withheld:?}") };
    assert_eq!((*report, statements.len()), (own, 1));
    assert!(matches!(asked(&t, "CAI", "EBL", own).await, Err(RfiError::NotFound)));
    let cairo = submitted(&t, "CAI", &[Claim::plain("EXERCISE who is he")]).await;
    assert!(matches!(asked(&t, "CAI", "EBL", cairo).await, Err(RfiError::NotTogether(..))));
    for member in ["AMM", "BGD", "CAI", "EBL"] {
        assert!(t.node(member).exchange().rfis().unwrap().is_empty(), "{member}");
    }
}

#[tokio::test]
async fn both_sides_see_the_same_question_deadline_and_answers() {
    let t = Three::new(8).await;
    let question = submitted(&t, "BGD", &[Claim::plain("EXERCISE who is he")]).await;
    let rfi = asked(&t, "BGD", "AMM", question).await.unwrap();
    let at_amman = case(&t, "AMM", rfi);
    // The question is the edition that Amman has, and not the report as Baghdad calls it.
    assert_eq!(id(&received(&t.entries("AMM")).remove(0)), at_amman.rfi.question);
    assert_ne!(at_amman.rfi.question, question);
    assert_eq!(at_amman.rfi, case(&t, "BGD", rfi).rfi);
    assert_eq!((at_amman.by, case(&t, "BGD", rfi).by), (None, Some(officer())));
    assert_eq!(at_amman.standing(t.now()).code(), "open");
    t.clock.pass(12 * HOUR + 1);
    assert_eq!(at_amman.standing(t.now()).code(), "overdue");
    // Nobody answers for another, and nobody answers what was not asked of him.
    let nothing = AnsweringRfi {
        asker: code("BGD"),
        rfi,
        extent: Extent::Whole,
        ground: None,
        reports: BTreeSet::new(),
    };
    for member in ["BGD", "CAI", "EBL"] {
        let refused = t.node(member).exchange().answer_rfi(officer(), nothing.clone()).await;
        assert!(matches!(refused, Err(RfiError::NotFound)), "{member}");
    }
    // Amman has nothing: that is an answer, though it comes late.
    t.node("AMM").exchange().answer_rfi(officer(), nothing.clone()).await.unwrap();
    t.settle().await;
    for member in ["AMM", "BGD"] {
        let case = case(&t, member, rfi);
        assert_eq!((case.standing(t.now()).code(), case.came_late()), ("whole", true), "{member}");
    }
    let again = t.node("AMM").exchange().answer_rfi(officer(), nothing).await;
    assert!(matches!(again, Err(RfiError::Answered)));
    assert!(t.node("CAI").exchange().rfis().unwrap().is_empty());
}
