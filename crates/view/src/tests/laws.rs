//! Laws: a view depends on what the ledger holds and on nothing else, such as how the entries came in batches.

use super::world::*;
use crate::file::ViewFile;
use crate::people::{Candidate, Query};
use crate::tail::read;
use crate::views::View;
use crate::{People, Register, Traffic, Views, Which};
use proptest::prelude::*;
use tansiq_label::Purpose;
use tansiq_ledger::{Ledger, Position, ReasonCode};
use tansiq_names::Name;
use tansiq_report::{Digest32, Entry, Grounds, Matter, Outcome, Text, WithheldStatement};
use tansiq_resolve::Birth;

const NAMES: [&str; 4] = ["Samir Example", "Wadud Qanbar", "Sameer al-Example", "Nobody Here"];

/// What happens: entries of few members, subjects and statements, so that they meet.
#[derive(Debug, Clone)]
enum Step {
    Entry(Box<Entry>),
    Unknown(u8),
}

fn says(statements: &[u8], variant: u8) -> Vec<Says<'static>> {
    let says = |n: &u8| match n % 5 {
        0 => (*n, n / 5, "name", NAMES[usize::from(variant % 4)]),
        1 => (*n, n / 5, "passportNumber", if variant < 2 { "X12345678" } else { "Y87654321" }),
        2 => (*n, n / 5, "motherName", if variant < 2 { "Zuhreya Hamdan" } else { "Fatima" }),
        3 => (*n, 6, "birthDate", if variant < 3 { "1971-03-05" } else { "1980" }),
        _ => (*n, n / 5, "birthDate", if variant < 2 { "1971-03-05" } else { "1969" }),
    };
    statements.iter().map(says).collect()
}

fn reports() -> impl Strategy<Value = Entry> {
    let some = proptest::sample::subsequence((0..15u8).collect::<Vec<_>>(), 1..9);
    let purposes = proptest::sample::subsequence(vec![Purpose::BorderControl, Purpose::Investigation], 0..3);
    (some, purposes, 0..4u8, 0..3u8, 1..9u8).prop_map(|(statements, purposes, variant, who, n)| {
        let says = says(&statements, variant);
        match who {
            0 => own(n, &says),
            1 => received(("AMM", "AMM"), (n, n, n), &purposes, &says),
            _ => received(("EBL", if n % 2 == 0 { "AMM" } else { "BGD" }), (n, n, n), &purposes, &says),
        }
    })
}

fn others() -> impl Strategy<Value = Entry> {
    let choice = (0..12u8, 1..4u8, any::<bool>());
    choice.prop_map(|(what, n, flag)| match what {
        0 => card(if flag { "AMM" } else { "BGD" }, n, &[]),
        1 => agreement(if flag { "AMM" } else { "BGD" }, n),
        2 => person(n, if flag { "zaid" } else { "huda" }, n != 2),
        3 => Entry::Standing {
            at: on(n),
            by: principal(n),
            member: Text(member("AMM")),
            active: flag,
            reason: "EXERCISE".into(),
        },
        4 => disclosed(if flag { "AMM" } else { "EBL" }, n, &[(n, &[1, 2]), (n + 1, &[3])]),
        5 => {
            let outcomes = [Outcome::Stored, Outcome::Refused { reason: "unknown-key".into() }];
            let by = if flag { "AMM" } else { "EBL" };
            Entry::Acknowledged { at: on(n), acknowledgement: acknowledgement(by, "BGD", n, &outcomes) }
        }
        6 => {
            let statements =
                vec![WithheldStatement { statement: statement(n), reasons: vec!["no-clause".into()] }];
            Entry::Withheld { at: on(n), to: Text(member("AMM")), report: report(n), whole: flag, statements }
        }
        7 => Entry::Receipt {
            at: on(n),
            note: note(("EBL", "BGD"), n, 1).sign(&key("EBL", 1)),
            acknowledgement: acknowledgement("BGD", "EBL", n, &[Outcome::Known]),
        },
        8 if n % 2 == 0 => Entry::Extracted {
            at: on(n),
            by: principal(n),
            purpose: Text(Purpose::BorderControl),
            point: Digest32::of("test", &[n]),
            expires: on(n).plus_millis(3_600_000),
            subjects: vec![subject(n)],
            grounds: grounds(flag.then_some("AMM")),
        },
        8 => Entry::Screened {
            at: on(n),
            by: principal(n),
            purpose: Text(Purpose::BorderControl),
            shown: vec![subject(n)],
            outcome: None,
            grounds: grounds(flag.then_some("AMM")),
        },
        9 => Entry::Asked {
            at: on(n),
            by: principal(n),
            matter: Matter::Properties { text: "# EXERCISE".into() },
            reason: "EXERCISE".into(),
        },
        10 if flag => {
            Entry::Properties { at: on(n), by: principal(n), second: None, text: format!("# EXERCISE {n}") }
        }
        10 => Entry::Answered {
            at: on(n),
            by: principal(n),
            asked: n.into(),
            first: principal(1),
            agreed: false,
            reason: "EXERCISE".into(),
            agreement: None,
            broken: vec![],
        },
        _ => Entry::Read {
            at: on(n),
            by: principal(n),
            purpose: Text(Purpose::Warning),
            subjects: vec![],
            reports: vec![report(n)],
            grounds: Grounds::default(),
            exported: n % 2 == 0,
        },
    })
}

fn history() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        6 => reports().prop_map(|entry| Step::Entry(Box::new(entry))),
        5 => others().prop_map(|entry| Step::Entry(Box::new(entry))),
        1 => any::<u8>().prop_map(Step::Unknown),
    ];
    proptest::collection::vec(step, 1..25)
}

fn fill(ledger: &Ledger, history: &[Step], erased: &[usize]) {
    for step in history {
        let bytes = match step {
            Step::Entry(entry) => entry.to_bytes(),
            Step::Unknown(n) => format!(r#"{{"entry":"of-a-later-program","n":{n}}}"#).into_bytes(),
        };
        ledger.append_blocking(bytes).unwrap();
    }
    for at in erased {
        let position = Position(*at as u64 % ledger.len().0);
        futures::executor::block_on(ledger.erase(position, ReasonCode(1))).unwrap();
    }
}

/// Takes a ledger in by batches of these sizes, opening the view anew after each third.
fn in_batches<V: View>(folder: &std::path::Path, ledger: &Ledger, sizes: &[usize]) -> V {
    let open = || V::load(ViewFile::open(folder, &V::LAYOUT, ledger).unwrap(), member("BGD")).unwrap();
    let mut view = open();
    for (at, size) in sizes.iter().cycle().enumerate() {
        let Some(batch) = read(ledger, view.file().cursor(), *size).unwrap() else { break };
        view.apply(&batch).unwrap();
        if at % 3 == 2 {
            drop(view);
            view = open();
        }
    }
    view
}

fn searched(people: &People) -> Vec<Vec<Candidate>> {
    let allowed = people.allowed(|_, _| true);
    let (born, called) = (Birth::read("1971"), Name::analyse("Zuhreya").unwrap());
    let of = |name: &str| {
        let name = Name::analyse(name).unwrap();
        let query = Query { name: &name, birth: born, mother: Some(&called), identifiers: &[] };
        // Of one of the name, and of a crowd of them.
        [people.screen(&query, &allowed, 5, 5).unwrap(), people.screen(&query, &allowed, 1, 5).unwrap()]
    };
    NAMES.iter().flat_map(|name| of(name)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_batches_and_a_rebuild_give_the_same_view(
        history in history(),
        erased in proptest::collection::vec(any::<usize>(), 0..3),
        sizes in proptest::collection::vec(1..7usize, 1..5),
    ) {
        let ledger = ledger();
        fill(&ledger, &history, &erased);
        let (whole, pieces) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let views: Views = views(whole.path(), &ledger);
        let register: Register = in_batches(pieces.path(), &ledger, &sizes);
        let people: People = in_batches(pieces.path(), &ledger, &sizes);
        let traffic: Traffic = in_batches(pieces.path(), &ledger, &sizes);
        let dumps = Which::ALL.map(|which| views.dump(which).unwrap());
        let in_pieces = [register.file().dump(), people.file().dump(), traffic.file().dump()];
        prop_assert_eq!(&dumps, &in_pieces.map(Result::unwrap));
        let names = searched(&views.people());
        prop_assert_eq!(&searched(&people), &names);
        prop_assert_eq!(register.members(), views.register().members());
        prop_assert_eq!(register.signed_agreements(), views.register().signed_agreements());
        for which in Which::ALL {
            views.rebuild(which, |_, _| ()).unwrap();
        }
        prop_assert_eq!(&dumps, &Which::ALL.map(|which| views.dump(which).unwrap()));
        prop_assert_eq!(&searched(&views.people()), &names);
        prop_assert_eq!(views.applied().borrow().0, ledger.len().0);
    }
}
