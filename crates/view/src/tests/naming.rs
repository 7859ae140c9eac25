//! Which statements name a subject or another statement, and who was spoken of last.

use super::world::*;
use tansiq_label::Purpose::BorderControl;
use tansiq_report::{StatementId, SubjectId};

const AMMAN: (&str, &str) = ("AMM", "AMM");

#[test]
fn what_names_a_subject_or_a_statement_is_found_and_forgotten() {
    let (folder, ledger) = (tempfile::tempdir().unwrap(), ledger());
    let (brother, named) = (subject(2).to_string(), statement(1).to_string());
    let says = [(1, 1, "name", "Samir Example"), (3, 1, "relative", &*brother), (4, 1, "restsOn", &*named)];
    append(&ledger, &[received(AMMAN, (1, 1, 3), &[BorderControl], &[says[0], says[1], says[2]])]);
    let views = views(folder.path(), &ledger);
    let naming = |views: &crate::Views| -> (Vec<StatementId>, Vec<StatementId>) {
        let people = views.people();
        let ids = |held: Vec<crate::people::HeldStatement>| held.iter().map(|h| h.statement.id).collect();
        (ids(people.naming_subject(subject(2)).unwrap()), ids(people.naming_statement(statement(1)).unwrap()))
    };
    assert_eq!(naming(&views), (vec![statement(3)], vec![statement(4)]));
    // The same statement as its originator gave it later names somebody else.
    let other = subject(7).to_string();
    append(&ledger, &[received(AMMAN, (2, 2, 4), &[BorderControl], &[(3, 1, "relative", &*other)])]);
    views.catch_up().unwrap();
    assert_eq!(naming(&views), (vec![], vec![statement(4)]));
    assert_eq!(views.people().naming_subject(subject(7)).unwrap().len(), 1);
}

#[test]
fn who_was_spoken_of_last_comes_first_and_pages_meet() {
    let (folder, ledger) = (tempfile::tempdir().unwrap(), ledger());
    append(
        &ledger,
        &[
            own(1, &[(1, 1, "name", "A Example"), (2, 2, "name", "B Example"), (3, 3, "name", "C Example")]),
            received(AMMAN, (1, 1, 3), &[BorderControl], &[(4, 1, "name", "D Example")]),
        ],
    );
    let views = views(folder.path(), &ledger);
    let people = views.people();
    let order = |amman: bool| -> Vec<(SubjectId, StatementId)> {
        let allowed = people.allowed(|_, class| amman || class.originator == member("BGD"));
        let all = people.newest(&allowed, None, 10).unwrap();
        let first = people.newest(&allowed, None, 1).unwrap();
        let rest = people.newest(&allowed, Some(first[0].1), 10).unwrap();
        assert_eq!([first, rest].concat(), all);
        all
    };
    let ours: Vec<_> = [3, 2, 1].map(|n| (subject(n), statement(n))).into();
    assert_eq!(order(false), ours);
    assert_eq!(order(true), [vec![(subject(1), statement(4))], ours[..2].to_vec()].concat());
}
