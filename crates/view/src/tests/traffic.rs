//! The traffic view: lines in order, what became of each delivery, and numbers without content.

use super::world::*;
use crate::Views;
use crate::traffic::{Filter, How, Outcomes, Page, Since, What};
use tansiq_label::Purpose;
use tansiq_ledger::Position;
use tansiq_report::{Entry, Grounds, Outcome, Text, WithheldStatement};

fn history() -> Vec<Entry> {
    let refused = Outcome::Refused { reason: "third-party-rule".into() };
    let withheld = |whole, statements: &[u8]| Entry::Withheld {
        at: on(3),
        to: Text(member("AMM")),
        report: report(1),
        whole,
        statements: statements
            .iter()
            .map(|n| WithheldStatement { statement: statement(*n), reasons: vec!["no-clause".into()] })
            .collect(),
    };
    vec![
        own(1, &[(1, 1, "name", "Samir Example"), (2, 1, "notes", "EXERCISE")]),
        own(2, &[(3, 2, "name", "Wadud Qanbar")]),
        withheld(true, &[1, 2]),
        disclosed("AMM", 1, &[(1, &[1]), (2, &[3])]),
        withheld(false, &[2]),
        Entry::Acknowledged {
            at: on(4),
            acknowledgement: acknowledgement("AMM", "BGD", 1, &[Outcome::Stored, refused.clone()]),
        },
        Entry::Acknowledged {
            at: on(5),
            acknowledgement: acknowledgement("AMM", "BGD", 1, &[Outcome::Known, Outcome::Known]),
        },
        disclosed("AMM", 2, &[(2, &[3])]),
        // Somebody else's word about a delivery that is not his.
        Entry::Acknowledged {
            at: on(5),
            acknowledgement: acknowledgement("EBL", "BGD", 2, &[Outcome::Stored]),
        },
        received(("EBL", "EBL"), (3, 7, 6), &[Purpose::BorderControl], &[(9, 9, "name", "Nobody Here")]),
        Entry::Receipt {
            at: on(6),
            note: note(("EBL", "BGD"), 7, 2).sign(&key("EBL", 1)),
            acknowledgement: acknowledgement("BGD", "EBL", 7, &[Outcome::Stored, refused]),
        },
        Entry::Screened {
            at: on(7),
            by: principal(1),
            purpose: Text(Purpose::BorderControl),
            shown: vec![],
            outcome: None,
            grounds: Grounds::default(),
        },
        Entry::Screened {
            at: on(8),
            by: principal(1),
            purpose: Text(Purpose::BorderControl),
            shown: vec![subject(1)],
            outcome: None,
            grounds: grounds(None),
        },
        Entry::Read {
            at: on(9),
            by: principal(1),
            purpose: Text(Purpose::Investigation),
            subjects: vec![subject(1)],
            reports: vec![report(1), report(2)],
            grounds: grounds(Some("AMM")),
            exported: true,
        },
    ]
}

fn with(check: impl FnOnce(&Views)) {
    let (folder, ledger) = (tempfile::tempdir().unwrap(), ledger());
    append(&ledger, &history());
    check(&views(folder.path(), &ledger));
}

#[test]
fn lines_come_newest_first_and_page_by_position() {
    with(|views| {
        let traffic = views.traffic();
        let positions = |page, limit, filter: &Filter| {
            let lines = traffic.list(page, limit, filter).unwrap();
            lines.into_iter().map(|line| line.position.0).collect::<Vec<_>>()
        };
        let all = Filter::default();
        assert_eq!(positions(Page::default(), 100, &all), [10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
        assert_eq!(positions(Page { before: Some(Position(9)), after: None }, 3, &all), [8, 7, 6]);
        assert_eq!(positions(Page { before: None, after: Some(Position(8)) }, 100, &all), [10, 9]);
        assert_eq!(positions(Page::default(), 0, &all), [] as [u64; 0]);
        let what = Filter { what: vec![What::Submitted, What::Received], ..Filter::default() };
        assert_eq!(positions(Page::default(), 100, &what), [9, 1, 0]);
        let member = Filter { member: Some(member("EBL")), ..Filter::default() };
        assert_eq!(positions(Page::default(), 100, &member), [10, 9, 8]);
        let of_report = Filter { report: Some(report(1)), ..Filter::default() };
        assert_eq!(positions(Page::default(), 100, &of_report), [6, 5, 4, 3, 2, 0]);
        assert_eq!(*views.newest_line().borrow(), Some(Position(10)));
    });
}

#[test]
fn a_line_says_what_happened_and_nothing_of_content() {
    with(|views| {
        let lines = views.traffic().list(Page::default(), 100, &Filter::default()).unwrap();
        let line = |position: usize| &lines[10 - position];
        assert_eq!((line(3).what, line(3).reports, line(3).statements), (What::Disclosed, 2, 2));
        assert_eq!(
            (line(3).member, line(3).delivery, line(3).sequence),
            (Some(member("AMM")), Some(delivery(1)), Some(1))
        );
        assert_eq!(line(5).outcomes, Outcomes { stored: 1, known: 0, refused: 1 });
        assert!(line(2).whole && !line(4).whole);
        assert_eq!(line(4).report.as_ref().map(|report| (report.id, report.own)), Some((report(1), true)));
        let received = line(9).report.as_ref().unwrap();
        assert_eq!((received.originator, received.own, received.exercise), (member("EBL"), false, true));
        assert!(!format!("{lines:?}").contains("Samir"));
        for which in crate::Which::ALL.into_iter().filter(|which| *which != crate::Which::People) {
            assert!(!views.dump(which).unwrap().join("\n").contains("Samir"));
        }
    });
}

#[test]
fn the_way_of_a_report() {
    with(|views| {
        let detail = views.traffic().report(report(2)).unwrap().unwrap();
        let outcomes: Vec<_> =
            detail.disclosures.iter().map(|disclosure| disclosure.acknowledged.clone()).collect();
        let first = outcomes[0].as_ref().unwrap();
        // The first acknowledgement counts, and another member's does not.
        assert_eq!((first.at, first.position), (on(4), Position(5)));
        assert_eq!(first.outcome, Some(Outcome::Refused { reason: "third-party-rule".into() }));
        assert_eq!(outcomes[1], None);

        let detail = views.traffic().report(report(1)).unwrap().unwrap();
        assert_eq!(detail.disclosures[0].statements, [statement(1)]);
        assert_eq!(detail.disclosures[0].clauses, ["border-2026/identity"]);
        assert_eq!(detail.withheld.len(), 1);
        assert_eq!(
            (detail.withheld[0].whole, detail.withheld[0].statements[0].statement),
            (false, statement(2))
        );
        assert!(detail.receptions.is_empty());

        let detail = views.traffic().report(report(3)).unwrap().unwrap();
        assert_eq!((detail.receptions[0].from, detail.receptions[0].delivery), (member("EBL"), delivery(7)));
        assert_eq!(views.traffic().report(report(99)).unwrap(), None);
    });
}

#[test]
fn lanes_refusals_and_uses_are_numbers() {
    with(|views| {
        let traffic = views.traffic();
        let lanes = traffic.lanes().unwrap();
        let of = |lane: &crate::traffic::Lane| {
            (lane.disclosed, lane.acknowledged, lane.outstanding(), lane.refused)
        };
        assert_eq!((lanes[0].member, of(&lanes[0])), (member("AMM"), (2, 1, 1, 1)));
        assert_eq!((lanes[1].member, lanes[1].received, lanes[1].we_refused), (member("EBL"), 1, 1));
        let outstanding = traffic.outstanding().unwrap();
        assert_eq!(
            (outstanding.len(), outstanding[0].delivery, outstanding[0].sequence),
            (1, delivery(2), 2)
        );
        let refusals = traffic.refusals().unwrap();
        let who: Vec<_> =
            refusals.iter().map(|refusals| (refusals.member, refusals.by_us, refusals.count)).collect();
        assert_eq!(who, [(member("AMM"), false, 1), (member("EBL"), true, 1)]);
        let uses = traffic.uses().unwrap();
        assert_eq!(
            (uses[0].purpose, uses[0].screenings, uses[0].hits, uses[0].subjects),
            (Purpose::BorderControl, 2, 1, 1)
        );
        assert_eq!((uses[1].readings, uses[1].subjects, uses[1].reports, uses[1].last), (1, 1, 2, on(9)));
        let given = traffic.disclosed_statements(report(2), member("AMM")).unwrap();
        assert_eq!(given.into_iter().collect::<Vec<_>>(), [statement(3)]);
    });
}

#[test]
fn every_disclosure_and_every_look_is_listed_with_clause_purpose_and_principal() {
    with(|views| {
        let traffic = views.traffic();
        let given = |to: Option<&str>, after: Option<u64>, limit| {
            let since = Since { after: after.map(Position), at: None };
            let (given, next) = traffic.given(to.map(member), since, limit).unwrap();
            let lines: Vec<_> =
                given.iter().map(|g| (g.position.0, g.how, g.statements, g.arrived)).collect();
            (lines, next.map(|next| next.0))
        };
        let delivered = |at, arrived| (at, How::Delivery, 1, arrived);
        let (first, shown) = ((3, How::Delivery, 1, true), (13, How::Export, 2, true));
        let all = vec![first, first, delivered(7, false), shown];
        assert_eq!(given(Some("AMM"), None, 100), (all.clone(), None));
        assert_eq!(given(None, None, 100), (all.clone(), None));
        assert_eq!(given(Some("EBL"), None, 100), (vec![], None));
        // Two reports of one delivery stay together.
        assert_eq!(given(None, None, 1), (vec![first, first], Some(3)));
        assert_eq!(given(None, Some(3), 1), (vec![delivered(7, false)], Some(7)));
        assert_eq!(given(None, Some(7), 1), (vec![shown], None));
        assert_eq!(given(None, Some(u64::MAX), 1), (vec![], None));
        let since = Since { after: None, at: Some(on(9)) };
        let (given, _) = traffic.given(None, since, 100).unwrap();
        assert_eq!((given[0].to, given[0].by, given.len()), (member("AMM"), Some(principal(1)), 1));
        assert_eq!(given[0].clauses, ["border-2026/identity"]);

        let (looks, next) = traffic.looks(Some(member("AMM")), Since::default(), 1).unwrap();
        assert_eq!((looks[0].how, looks[0].to, next), (How::Screening, None, Some(Position(12))));
        assert_eq!((looks[0].purpose, looks[0].by), (Purpose::BorderControl, principal(1)));
        let after = Since { after: next, at: None };
        let (looks, next) = traffic.looks(None, after, 9).unwrap();
        assert_eq!((looks.len(), looks[0].to, next), (1, Some(member("AMM")), None));
        assert!(traffic.looks(Some(member("MM")), Since::default(), 9).unwrap().0.is_empty());
    });
}

#[test]
fn a_delivery_that_is_made_anew_takes_the_place_of_the_one_before() {
    let anew = |id: u8| {
        let mut note = note(("BGD", "AMM"), 1, 1);
        note.id = delivery(id);
        let Entry::Disclosed { items, .. } = disclosed("AMM", 1, &[(2, &[3])]) else { unreachable!() };
        Entry::Disclosed { at: on(3), note: note.sign(&key("BGD", 1)), items }
    };
    let (folder, ledger) = (tempfile::tempdir().unwrap(), ledger());
    append(&ledger, &[own(2, &[(3, 2, "name", "Wadud Qanbar")]), anew(30), anew(31)]);
    let views = views(folder.path(), &ledger);
    let waiting = |views: &Views| -> Vec<_> {
        views.traffic().outstanding().unwrap().iter().map(|o| o.delivery).collect()
    };
    let lane = |views: &Views| {
        let lanes = views.traffic().lanes().unwrap();
        (lanes[0].disclosed, lanes[0].acknowledged, lanes[0].outstanding())
    };
    assert_eq!((waiting(&views), lane(&views)), (vec![delivery(31)], (1, 0, 1)));
    // The receipt of the first one comes after all: then nothing waits any more.
    let acknowledgement = acknowledgement("AMM", "BGD", 30, &[Outcome::Stored]);
    append(&ledger, &[Entry::Acknowledged { at: on(4), acknowledgement }]);
    views.catch_up().unwrap();
    assert_eq!((waiting(&views), lane(&views)), (vec![], (1, 1, 0)));
}
