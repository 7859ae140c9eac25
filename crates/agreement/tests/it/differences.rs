//! Differences against enumeration: what is said of each statement of a small universe is what both texts say of it.

use crate::defects::{goes, pairs, touches};
use crate::proofs::universes;
use crate::universe::{self, PURPOSES, labels};
use crate::worlds::Treaty;
use proptest::prelude::*;
use tansiq_agreement::{Agreement, Prohibition, difference};
use tansiq_label::{Label, MemberCode, Purpose};

/// For each pair, purpose and label: the widest onward rule and the longest retention, or nothing.
fn meaning(
    text: &Agreement,
    ends: (MemberCode, MemberCode),
    purpose: Purpose,
    label: &Label,
) -> (Option<(tansiq_agreement::Onward, u32)>, bool) {
    let forbids = |p: &&Prohibition| {
        p.from.contains(&ends.0)
            && p.to.contains(&ends.1)
            && p.purposes.contains(purpose)
            && touches(p, label)
    };
    let forbidden = text.prohibitions().iter().any(|p| forbids(&p));
    let clauses = text
        .clauses()
        .iter()
        .filter(|c| !forbidden && goes(c, ends) && c.purposes.contains(purpose) && c.covers(label));
    let terms = clauses.map(|c| (c.onward, c.retention_days));
    (terms.reduce(|a, b| (a.0.max(b.0), a.1.max(b.1))), forbidden)
}

/// Whether a change speaks of a label for a pair and a purpose.
fn speaks(
    part: &tansiq_agreement::Part,
    ends: (MemberCode, MemberCode),
    purpose: Purpose,
    label: &Label,
) -> bool {
    use tansiq_agreement::{Ages, Extent};
    let age = match part.ages {
        Ages::Any => true,
        Ages::Minors => label.minor(),
        Ages::Adults => !label.minor(),
    };
    let place = *label.territories().first().unwrap();
    let here = part.places.iter().any(|p| match &p.extent {
        Extent::AsAWhole => p.territory == place,
        Extent::All(except) => {
            p.territory.covers(&place)
                && !except.iter().any(|e| e.covers(&place))
                && !(except.contains(&place))
        }
        Extent::Rest => {
            p.territory.covers(&place)
                && p.territory != place
                && !universe::NAMED.contains(&place.as_str())
                && (p.territory.as_str() == "IQ") == place.as_str().starts_with("IQ")
        }
    });
    part.pairs.contains(&ends)
        && part.purposes.contains(purpose)
        && age
        && here
        && label.categories().is_subset(part.categories)
        && label.persons().is_subset(part.persons)
        && part.levels.contains(label.level())
}

fn compare(old: &Agreement, new: &Agreement) -> bool {
    use tansiq_agreement::Change;
    let difference = difference(old, new);
    assert!(difference.whole);
    let all = labels();
    let mut together = 0;
    for (ends, purpose) in pairs().flat_map(|e| PURPOSES.map(|p| (e, p))) {
        for label in &all {
            let (before, after) = (meaning(old, ends, purpose, label), meaning(new, ends, purpose, label));
            let single =
                label.categories().len() == 1 && label.persons().len() == 1 && label.territories().len() == 1;
            if !single {
                together += usize::from(before.0 != after.0);
                continue;
            }
            let said = difference.changes.iter();
            let mut said: Vec<&str> = said
                .filter_map(|c| match c {
                    Change::Newly(p, _) if speaks(p, ends, purpose, label) => Some("newly"),
                    Change::NoLonger(p, _) if speaks(p, ends, purpose, label) => Some("no longer"),
                    Change::Onward { part, .. } if speaks(part, ends, purpose, label) => Some("onward"),
                    Change::Forbidden(p) if speaks(p, ends, purpose, label) => Some("forbidden"),
                    Change::Allowed(p) if speaks(p, ends, purpose, label) => Some("allowed"),
                    _ => None,
                })
                .collect();
            said.sort_unstable();
            let mut expected = Vec::new();
            match (before.1, after.1) {
                (true, false) => expected.push("allowed"),
                (false, true) => expected.push("forbidden"),
                _ => {}
            }
            match (before.0, after.0) {
                (None, Some(_)) => expected.push("newly"),
                (Some(_), None) => expected.push("no longer"),
                (Some(a), Some(b)) if a.0 != b.0 => expected.push("onward"),
                _ => {}
            }
            expected.sort_unstable();
            assert_eq!(
                said, expected,
                "{ends:?} {purpose} {label:?}\n{:?}\n{old:?}\n{new:?}",
                difference.changes
            );
        }
    }
    let nothing = difference.changes.iter().all(|c| {
        matches!(
            c,
            Change::Reworded(_)
                | Change::Term { .. }
                | Change::Start(_)
                | Change::Exercise(_)
                | Change::Joined(_)
                | Change::Left(_)
                | Change::Committee(_)
        )
    });
    // Nothing said is nothing changed, of joined statements as well.
    assert!(!nothing || together == 0, "{old:?}\n{new:?}");
    nothing
}

#[test]
fn differences_are_told_where_enumeration_finds_them() {
    let mut runner = proptest::test_runner::TestRunner::new(universes(6));
    let texts = (universe::treaty(3, 2), universe::treaty(3, 2), any::<bool>());
    let run = runner.run(&texts, |(old, other, near)| {
        // Every second time only one clause differs.
        let mut new = if near { old.clone() } else { other.clone() };
        new.clauses[0] = other.clauses[0].clone();
        let parse = |t: &Treaty| Agreement::parse(t.text().as_bytes()).unwrap();
        compare(&parse(&old), &parse(&new));
        let mut reversed = old.clone();
        reversed.clauses.reverse();
        prop_assert!(compare(&parse(&old), &parse(&reversed)));
        Ok(())
    });
    run.unwrap();
}
