//! The people view: what is held about a subject, on what terms, and by what it is found.

use super::world::*;
use crate::people::{HeldStatement, People, Query};
use crate::{Views, Which};
use Purpose::{BorderControl, Investigation};
use std::sync::Arc;
use tansiq_label::{Purpose, Set};
use tansiq_ledger::ReasonCode;
use tansiq_names::Name;
use tansiq_report::{Entry, StatementId};
use tansiq_resolve::{Birth, BirthMatch};

const AMMAN: (&str, &str) = ("AMM", "AMM");

fn of(entries: &[Entry]) -> (tempfile::TempDir, Views) {
    let (folder, ledger) = (tempfile::tempdir().unwrap(), ledger());
    append(&ledger, entries);
    let views = views(folder.path(), &ledger);
    (folder, views)
}

fn held(people: &People, n: u8) -> Vec<HeldStatement> {
    people.subject(subject(n)).unwrap().map(|held| held.statements).unwrap_or_default()
}

fn purposes(held: &HeldStatement) -> Option<Set<Purpose>> {
    held.received.as_ref().map(|received| received.purposes)
}

fn found(people: &Arc<People>, name: &str) -> Vec<StatementId> {
    let allowed = people.allowed(|_, _| true);
    let found = people.search_names(&Name::analyse(name).unwrap(), &allowed, 10).unwrap();
    found.into_iter().filter_map(|candidate| candidate.name.map(|name| name.statement)).collect()
}

#[test]
fn a_statement_reads_back_as_it_was_written() {
    let entry = own(1, &[(1, 1, "name", "Samir Example"), (2, 1, "birthDate", "1971-03-05")]);
    let (_folder, views) = of(std::slice::from_ref(&entry));
    let Entry::Report { sealed, .. } = entry else { unreachable!() };
    let report = tansiq_report::Sealed::open_own(sealed).unwrap().report().clone();
    let held = held(&views.people(), 1);
    assert_eq!(held.iter().map(|held| held.statement.clone()).collect::<Vec<_>>(), report.statements());
    let class = views.people().class(held[0].class).unwrap();
    assert_eq!((class.originator, &class.label), (member("BGD"), &report.statements()[0].label));
    assert!(held.iter().all(|held| held.received.is_none() && held.written == on(1) && held.taken == on(2)));
    assert_eq!(views.people().subject(subject(9)).unwrap(), None);
}

#[test]
fn an_edition_with_fewer_statements_takes_nothing_back() {
    let says = [(1, 1, "name", "Samir Example"), (2, 1, "passportNumber", "X12345678")];
    let (_folder, views) = of(&[
        received(AMMAN, (1, 1, 3), &[BorderControl, Investigation], &says),
        received(AMMAN, (2, 2, 4), &[BorderControl], &says[..1]),
    ]);
    let held = held(&views.people(), 1);
    assert_eq!(held.len(), 2);
    // The giver's last delivery holds for each statement; the one it lacks stands under the earlier.
    assert_eq!(purposes(&held[0]), Some(Set::of(BorderControl)));
    assert_eq!((held[0].report, held[0].taken), (report(2), on(4)));
    assert_eq!(purposes(&held[1]), Some(Set::of(BorderControl).with(Investigation)));
    assert_eq!(held[1].report, report(1));
    assert_eq!(views.people().size().unwrap().names, 1);
}

#[test]
fn two_givers_of_one_statement_are_one_row_and_both_count() {
    let says = [(1, 1, "name", "Samir Example")];
    let (_folder, views) = of(&[
        received(AMMAN, (1, 1, 3), &[BorderControl], &says),
        received(("EBL", "AMM"), (2, 2, 4), &[Investigation], &says),
    ]);
    let held = held(&views.people(), 1);
    let received = held[0].received.as_ref().unwrap();
    assert_eq!((held.len(), received.grants.len()), (1, 2));
    assert_eq!(received.purposes, Set::of(BorderControl).with(Investigation));
    let class = views.people().class(held[0].class).unwrap();
    let holdings = class.holdings(member("BGD"));
    let days: Vec<_> = holdings.iter().map(|holding| holding.received.unwrap().at.date().day()).collect();
    assert_eq!(days, [3, 4]);
    assert_eq!(found(&views.people(), "Samir Example"), [statement(1)]);
}

#[test]
fn our_own_statement_stays_ours_when_it_comes_back() {
    let says = [(1, 1, "name", "Samir Example")];
    let (_folder, views) = of(&[
        own(1, &says),
        received(("AMM", "BGD"), (2, 1, 3), &[BorderControl], &[(1, 1, "name", "Somebody Else")]),
    ]);
    let held = held(&views.people(), 1);
    assert_eq!((held.len(), held[0].statement.value.as_str()), (1, "Samir Example"));
    assert_eq!(purposes(&held[0]), None);
}

#[test]
fn another_originator_with_the_same_id_takes_nothing_over() {
    let (_folder, views) = of(&[
        own(1, &[(1, 1, "name", "Samir Example")]),
        received(AMMAN, (2, 1, 3), &[BorderControl], &[(1, 1, "name", "Somebody Else")]),
    ]);
    let statements = views.people().statement(statement(1)).unwrap();
    assert_eq!(statements.len(), 2);
    assert_eq!((statements[0].originator, statements[1].originator), (member("BGD"), member("AMM")));
    assert_eq!(
        views.people().names_of_classes().unwrap().iter().map(|(_, held)| *held).collect::<Vec<_>>(),
        [1, 1]
    );
}

#[test]
fn a_later_edition_with_another_name_is_found_by_that_name() {
    let (_folder, views) = of(&[
        received(
            AMMAN,
            (1, 1, 3),
            &[BorderControl],
            &[(1, 1, "name", "Samir Example"), (2, 1, "phone", "+9647700001")],
        ),
        received(
            AMMAN,
            (2, 2, 4),
            &[BorderControl],
            &[(1, 1, "name", "Wadud Qanbar"), (2, 1, "phone", "+9647700002")],
        ),
    ]);
    let people = views.people();
    assert_eq!(found(&people, "Samir Example"), []);
    assert_eq!(found(&people, "Wadud Qanbar"), [statement(1)]);
    let by_phone = |phone: &str| {
        let name = Name::analyse("Nobody").unwrap();
        let query = Query { name: &name, birth: None, mother: None, identifiers: &[phone.to_owned()] };
        people.screen(&query, &people.allowed(|_, _| true), 10, 10).unwrap().len()
    };
    assert_eq!((by_phone("009647700001"), by_phone("009647700002")), (0, 1));
}

#[test]
fn what_is_not_allowed_neither_is_found_nor_takes_a_place() {
    let near: Vec<_> = (0..60).map(|n| (n, n, "name", "Samir Example")).collect();
    let (_folder, views) = of(&[
        received(AMMAN, (1, 1, 3), &[BorderControl], &near),
        own(
            2,
            &[
                (100, 100, "name", "Sameer Exampl"),
                (101, 100, "birthDate", "1971-03-05"),
                (102, 100, "idNumber", "A-1234"),
            ],
        ),
        received(
            AMMAN,
            (3, 3, 5),
            &[BorderControl],
            &[(103, 100, "birthDate", "1985"), (104, 99, "idNumber", "A-1234")],
        ),
    ]);
    let people = views.people();
    let ours = people.allowed(|_, class| class.terms.given.is_none());
    let name = Name::analyse("Samir Example").unwrap();
    let query =
        Query { name: &name, birth: Birth::read("1971"), mother: None, identifiers: &["a1234".to_owned()] };
    let found = people.screen(&query, &ours, 1, 1).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].subject, &found[0].identifiers), (subject(100), &vec![statement(102)]));
    assert_eq!(found[0].birth, BirthMatch::SameYear);
    let all = people.screen(&query, &people.allowed(|_, _| true), 100, 100).unwrap();
    assert_eq!(all.len(), 62);
    assert!(people.screen(&query, &people.allowed(|_, _| false), 10, 10).unwrap().is_empty());
}

#[test]
fn of_a_crowd_of_one_name_those_are_answered_whom_the_evidence_points_at() {
    let born = |n: u8| format!("19{:02}", 40 + n);
    let births: Vec<String> = (0..40).map(born).collect();
    let said = |n: u8| [(n, n, "name", "Samir Example"), (100 + n, n, "birthDate", &*births[usize::from(n)])];
    let crowd: Vec<_> = (0..40).flat_map(said).collect();
    let (_folder, views) = of(&[own(1, &crowd)]);
    let people = views.people();
    let name = Name::analyse("Samir Example").unwrap();
    let screen = |birth, limit, crowd| {
        let query = Query { name: &name, birth: Birth::read(birth), mother: None, identifiers: &[] };
        let found = people.screen(&query, &people.allowed(|_, _| true), limit, crowd).unwrap();
        found.into_iter().map(|found| (found.subject, found.birth)).collect::<Vec<_>>()
    };
    let right = (subject(37), BirthMatch::SameYear);
    assert!(screen("1977", 3, 60).contains(&right));
    assert!(!screen("1977", 3, 30).contains(&right), "no more are gone through than were asked for");
    assert_eq!(screen("1977", 60, 60).len(), 40);
}

#[test]
fn each_day_is_decided_alone() {
    let days: Vec<_> = (1..=20)
        .map(|n| received(AMMAN, (n, n, n), &[BorderControl], &[(n, n, "name", "Samir Example")]))
        .collect();
    let (_folder, views) = of(&days);
    let people = views.people();
    let late = people
        .allowed(|_, class| class.terms.given.as_ref().is_some_and(|given| given[0].taken.date().day() > 18));
    assert_eq!(late.len(), 2);
    let found = people.search_names(&Name::analyse("Samir Example").unwrap(), &late, 5).unwrap();
    let mut found: Vec<_> = found.iter().map(|candidate| candidate.subject).collect();
    found.sort_unstable();
    assert_eq!(found, [subject(19), subject(20)]);
    let mut kept = people.allowed(|_, _| true);
    people.extend(&mut kept, |_, _| unreachable!("every class was decided"));
    assert_eq!(kept.len(), 20);
}

#[test]
fn an_erased_entry_is_skipped_and_gone_after_a_rebuild() {
    let (folder, ledger) = (tempfile::tempdir().unwrap(), ledger());
    append(&ledger, &[own(1, &[(1, 1, "name", "Samir Example")])]);
    let erased = append(&ledger, &[own(2, &[(2, 2, "name", "Wadud Qanbar")])]);
    let views = views(folder.path(), &ledger);
    assert_eq!(found(&views.people(), "Wadud Qanbar"), [statement(2)]);
    assert!(views.dump(Which::People).unwrap().join("\n").contains("Qanbar"));
    futures::executor::block_on(ledger.erase(erased, ReasonCode(1))).unwrap();
    let mut before = views.people().allowed(|_, _| true);
    let mut steps = Vec::new();
    for which in Which::ALL {
        views.rebuild(which, |done, total| steps.push((done.0, total.0))).unwrap();
        assert_eq!((views.skipped(which).erased, views.cursor(which)), (1, ledger.len()));
        assert!(!views.dump(which).unwrap().join("\n").contains("Qanbar"));
    }
    let name = Name::analyse("Wadud Qanbar").unwrap();
    assert!(matches!(views.people().search_names(&name, &before, 5), Err(crate::Error::OtherGeneration)));
    views.people().extend(&mut before, |_, _| true);
    assert_eq!(views.people().search_names(&name, &before, 5).unwrap(), []);
    assert_eq!(steps, [(2, 2); 3]);
    assert_eq!(found(&views.people(), "Wadud Qanbar"), []);
    assert_eq!(views.people().subject(subject(2)).unwrap(), None);
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        assert!(!bytes.windows(6).any(|window| window == b"Qanbar"));
    }
}
