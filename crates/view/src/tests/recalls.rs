//! What was taken back is found by nobody, and a view that followed says the same as one that is made anew.

use super::world::*;
use crate::{Views, Which};
use tansiq_label::Purpose;
use tansiq_ledger::{Ledger, ReasonCode};
use tansiq_report::onward::Signed as _;
use tansiq_report::recall::{Act, KeepGround, Recall, RecallGround, RecallReceipt};
use tansiq_report::{Entry, RecallId, Text};

const BORDER: &[Purpose] = &[Purpose::BorderControl];
const INVESTIGATION: &[Purpose] = &[Purpose::Investigation];

fn ordered(of: u8, statements: &[u8], ground: RecallGround) -> Entry {
    Entry::Recall {
        at: on(5),
        by: principal(1),
        recall: RecallId::from_random([of; 16]),
        report: report(of),
        statements: statements.iter().map(|n| statement(*n)).collect(),
        ground,
        from: vec![],
        replaced_by: None,
        reason: "EXERCISE".into(),
    }
}

/// A recall of an edition of AMM's that came from a member; a withdrawal is one from `holder`.
fn came(from: &str, (edition, holder): (u8, &str), ground: RecallGround, statements: &[u8]) -> Entry {
    let recall = Recall {
        id: RecallId::from_random([edition; 16]),
        originator: Text(member("AMM")),
        holder: (ground.act() == Act::Withdrawal).then(|| Text(member(holder))),
        item: report(edition),
        statements: statements.iter().map(|n| statement(*n)).collect(),
        ground,
        made: on(5),
        replaced_by: None,
    };
    Entry::Recalled {
        at: on(5),
        from: Text(member(from)),
        paper: recall.sign(&key("AMM", 1)).unwrap(),
        kept: None,
    }
}

/// What is said of a subject: the statements, with the members that gave each.
fn said(views: &Views, of: u8) -> Vec<(u8, Vec<String>)> {
    let held = views.people().subject(subject(of)).unwrap();
    let givers = |s: &crate::people::HeldStatement| {
        let grants = s.received.iter().flat_map(|received| &received.grants);
        grants.map(|grant| grant.from.to_string()).collect()
    };
    let statements = held.into_iter().flat_map(|held| held.statements);
    statements.map(|s| (s.statement.id.bits()[0], givers(&s))).collect()
}

/// Appends, follows, and compares with views that are made from the start.
fn follow(views: &Views, ledger: &Ledger, entries: &[Entry]) {
    for entry in entries {
        append(ledger, std::slice::from_ref(entry));
        views.catch_up().unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let anew = super::world::views(folder.path(), ledger);
    for which in Which::ALL {
        assert_eq!(views.dump(which).unwrap(), anew.dump(which).unwrap(), "{which:?}");
    }
}

fn names(views: &Views, name: &str) -> usize {
    let allowed = views.people().allowed(|_, _| true);
    let name = tansiq_names::Name::analyse(name).unwrap();
    views.people().search_names(&name, &allowed, 5).unwrap().len()
}

#[test]
fn a_retraction_takes_our_own_statement_and_a_withdrawal_leaves_it() {
    let (folder, ledger) = (tempfile::tempdir().unwrap(), ledger());
    let views = views(folder.path(), &ledger);
    let says: &[Says<'_>] = &[(1, 1, "name", "Samir Example"), (2, 1, "alias", "Wadud Qanbar")];
    follow(&views, &ledger, &[own(1, says), ordered(1, &[2], RecallGround::WrongRecipient)]);
    assert_eq!((said(&views, 1).len(), names(&views, "Wadud Qanbar")), (2, 1));
    follow(&views, &ledger, &[ordered(1, &[2], RecallGround::NotTrue)]);
    assert_eq!((said(&views, 1).len(), names(&views, "Wadud Qanbar")), (1, 0));
    assert_eq!(names(&views, "Samir Example"), 1);
}

#[test]
fn what_two_gave_stays_by_the_one_who_may_still_give_it() {
    let (folder, ledger) = (tempfile::tempdir().unwrap(), ledger());
    let views = views(folder.path(), &ledger);
    let says: &[Says<'_>] = &[(3, 2, "name", "Wadud Qanbar")];
    let from_amm = received(("AMM", "AMM"), (10, 1, 3), BORDER, says);
    let from_ebl = received(("EBL", "AMM"), (10, 2, 4), INVESTIGATION, says);
    follow(&views, &ledger, &[from_amm, from_ebl]);
    assert_eq!(said(&views, 2), [(3, vec!["AMM".into(), "EBL".into()])]);
    follow(&views, &ledger, &[came("EBL", (10, "EBL"), RecallGround::Protection, &[3])]);
    assert_eq!(said(&views, 2), [(3, vec!["AMM".into()])]);
    let held = views.people().subject(subject(2)).unwrap().unwrap();
    assert_eq!(held.statements[0].received.as_ref().unwrap().purposes, BORDER.iter().copied().collect());
    assert_eq!(names(&views, "Wadud Qanbar"), 1);
    follow(&views, &ledger, &[came("AMM", (10, ""), RecallGround::NotTrue, &[3])]);
    assert_eq!((said(&views, 2), names(&views, "Wadud Qanbar")), (vec![], 0));
}

#[test]
fn what_is_kept_is_read_and_what_is_destroyed_leaves_nothing() {
    let (folder, ledger) = (tempfile::tempdir().unwrap(), ledger());
    let views = views(folder.path(), &ledger);
    let position =
        append(&ledger, &[received(("AMM", "AMM"), (10, 1, 3), BORDER, &[(3, 2, "name", "Wadud Qanbar")])]);
    let mut kept = came("AMM", (10, ""), RecallGround::Unlawful, &[3]);
    if let Entry::Recalled { kept, .. } = &mut kept {
        *kept = Some(KeepGround::CourtFile);
    }
    follow(&views, &ledger, &[kept]);
    assert_eq!(said(&views, 2).len(), 1);
    follow(&views, &ledger, &[came("AMM", (10, ""), RecallGround::Unlawful, &[3])]);
    assert_eq!(said(&views, 2), []);
    futures::executor::block_on(ledger.erase(position, ReasonCode(2))).unwrap();
    for which in Which::ALL {
        assert!(!views.dump(which).unwrap().join("\n").contains("Qanbar"), "{which:?}");
    }
    assert_eq!(views.traffic().report(report(10)).unwrap(), None);
}

#[test]
fn traffic_says_what_was_taken_back_and_who_acted() {
    let (folder, ledger) = (tempfile::tempdir().unwrap(), ledger());
    let views = views(folder.path(), &ledger);
    let receipt = RecallReceipt {
        recall: RecallId::from_random([1; 16]),
        item: report(101),
        originator: Text(member("BGD")),
        holder: Text(member("AMM")),
        kept: Some(KeepGround::Law),
        at: on(6),
        passed_to: vec![],
    };
    let receipt = Entry::RecallReceipt { at: on(6), paper: receipt.sign(&key("AMM", 1)).unwrap() };
    let says: &[Says<'_>] = &[(1, 1, "name", "Samir Example")];
    follow(&views, &ledger, &[own(1, says), ordered(1, &[1], RecallGround::NotTrue), receipt]);
    let lines = views
        .traffic()
        .list(crate::traffic::Page::default(), 10, &crate::traffic::Filter::default())
        .unwrap();
    let words: Vec<_> =
        lines.iter().map(|l| (l.what.code(), l.outcomes.stored, l.outcomes.refused)).collect();
    assert_eq!(words, [("recall-receipt", 0, 1), ("took-back", 0, 0), ("submitted", 0, 0)]);
    assert!(
        lines
            .iter()
            .all(|line| line.report.as_ref().is_some_and(|report| report.id == super::world::report(1)))
    );
}
