//! What is planned while a delivery is on its way goes only as it would be planned in its turn.

use crate::federation::Federation;
use crate::observe::received;
use crate::three::officer;
use std::collections::BTreeSet;
use tansiq_exchange::{Recalling, Step};
use tansiq_report::recall::RecallGround;
use tansiq_report::{Precedence, Report};
use tansiq_testkit::{BORDER, Claim, code};

/// More than two deliveries of a lane that has just begun.
const MANY: usize = 200;

/// A lane from Baghdad to Amman with one delivery of many given and the next one planned; what was submitted, in order.
async fn begun(seed: u64) -> (Federation, Vec<Report>) {
    let f = Federation::of(seed, &[BORDER]).await;
    f.settle().await;
    let mut submitted = Vec::new();
    for n in 0..MANY {
        let claims = [Claim::plain(format!("EXERCISE {n}"))];
        submitted.push(f.node("BGD").submit(Precedence::Routine, &claims).await.unwrap().report().clone());
    }
    assert!(given(&f).await < MANY / 2, "there is something to plan ahead, and something behind it");
    (f, submitted)
}

/// Gives one delivery; how many items it had.
async fn given(f: &Federation) -> usize {
    match f.node("BGD").step(code("AMM")).await.unwrap() {
        Step::Delivered { items, .. } => items,
        other => panic!("expected a delivery; found {other:?}"),
    }
}

/// What Amman received, in order.
fn values(f: &Federation) -> Vec<String> {
    let received = received(&f.node("AMM").entries());
    received.iter().map(|sealed| sealed.report().statements()[0].value.clone()).collect()
}

#[tokio::test]
async fn everything_goes_once_and_in_order() {
    let (f, _) = begun(61).await;
    f.settle().await;
    let expected: Vec<_> = (0..MANY).map(|n| format!("EXERCISE {n}")).collect();
    assert_eq!(values(&f), expected);
}

#[tokio::test]
async fn a_flash_report_passes_what_was_planned() {
    let (f, _) = begun(62).await;
    let before = values(&f).len();
    f.node("BGD").submit(Precedence::Flash, &[Claim::plain("EXERCISE flash")]).await.unwrap();
    given(&f).await;
    assert_eq!(values(&f)[before], "EXERCISE flash");
    f.settle().await;
    assert_eq!(values(&f).len(), MANY + 1);
}

#[tokio::test]
async fn what_is_taken_back_meanwhile_does_not_go() {
    let (f, submitted) = begun(63).await;
    let next = values(&f).len();
    let recalling = Recalling {
        report: submitted[next].header().id,
        statements: BTreeSet::new(),
        ground: RecallGround::NotTrue,
        from: BTreeSet::new(),
        replaced_by: None,
        reason: "EXERCISE".into(),
    };
    f.node("BGD").exchange().recall(officer(), recalling).await.unwrap();
    f.settle().await;
    let values = values(&f);
    assert_eq!(values.len(), MANY - 1);
    assert!(!values.contains(&format!("EXERCISE {next}")));
}

#[tokio::test]
async fn nothing_slower_travels_with_a_flash_report() {
    let (f, _) = begun(64).await;
    for n in 0..2 {
        f.node("BGD")
            .submit(Precedence::Flash, &[Claim::plain(format!("EXERCISE flash {n}"))])
            .await
            .unwrap();
    }
    assert_eq!(given(&f).await, 2);
    f.node("BGD").submit(Precedence::Priority, &[Claim::plain("EXERCISE priority")]).await.unwrap();
    assert!(given(&f).await > 1, "what is not fast travels together");
}
