//! Decisions explained: why, and what would have to change.

use crate::exercise::{agreements, ask, statement_label};
use crate::worlds::Cards;
use jiff::civil::date;
use tansiq_agreement::{Agreements, Ask, Explanation};
use tansiq_label::{Caveat, Label, Parts, Purpose, Releasability, Set};

fn told(explanation: &Explanation) -> String {
    let all = explanation
        .because
        .iter()
        .map(|s| ("because", s))
        .chain(explanation.needed.iter().map(|s| ("needed", s)));
    all.map(|(what, s)| format!("{what}: {}\n  {}\n", s.english, s.arabic)).collect()
}

#[test]
fn what_would_have_to_change() {
    let agreements = agreements();
    let label = |parts| Label::new(parts).unwrap();
    let plain = |what: (&str, &str, &str), to| {
        told(&agreements.explain(&ask(&label(statement_label(what.0, what.1, what.2)), "BGD", to)))
    };
    let closed = label(Parts {
        releasability: Releasability::nobody(),
        caveats: Set::of(Caveat::NoOnward),
        review: date(2026, 1, 1),
        ..statement_label("movement", "suspect", "secret")
    });
    let held = label(statement_label("threat", "no-person", "restricted"));
    let via = ["border-2026/threats".parse().unwrap()];
    let passed_on =
        Ask { originator: "AMM".parse().unwrap(), received_via: &via, ..ask(&held, "BGD", "CAI") };
    let for_court = label(Parts {
        caveats: Set::of(Caveat::NotForCourt),
        purposes: Set::of(Purpose::Prosecution),
        ..statement_label("threat", "no-person", "restricted")
    });
    let given_for_arrest = Ask { received_for: Set::of(Purpose::Arrest), ..passed_on };
    let for_protection = Ask { purposes: Set::of(Purpose::Protection), ..given_for_arrest };
    let nothing = Agreements::compile([], &Cards);
    insta::assert_snapshot!(
        [
            plain(("threat", "no-person", "restricted"), "AMM"),
            plain(("testimony", "witness", "secret"), "CAI"),
            plain(("movement", "suspect", "secret"), "AMM"),
            told(&agreements.explain(&ask(&closed, "BGD", "AMM"))),
            told(&agreements.explain(&passed_on)),
            told(&agreements.explain(&ask(&for_court, "BGD", "AMM"))),
            told(&agreements.explain(&for_protection)),
            told(&nothing.explain(&ask(&held, "BGD", "AMM"))),
        ]
        .join("\n")
    );
}
