//! Resolution decisions: what a report may decide, and that an edition holds both halves or neither.

use crate::sample::validate;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tansiq_report::{Fault, ReportId, Verdict};

/// A decision about two men whose sides have labels of their own, with what was weighed.
fn decision() -> Value {
    json!({
        "kind": "resolution",
        "legal_basis": "EXERCISE case EX-17",
        "purpose": "clearance",
        "label": {
            "level": "restricted", "rel_to": ["AMM"], "caveats": ["exercise"], "category": "identity",
            "person": "suspect", "territories": ["IQ"], "purposes": ["clearance"], "review": "2027-06-30"
        },
        "subjects": [{"ref": "one", "kind": "person"}, {"ref": "other", "kind": "person"}],
        "statements": [
            {"subject": "one", "property": "sameAs", "value": "other", "grade": "B2", "method": "analysis"},
            {"subject": "other", "property": "sameAs", "value": "one", "grade": "B2", "method": "analysis",
             "label": {"person": "witness"}},
            {"subject": "one", "property": "restsOn", "value": "st-00000000000000000000000000000abc",
             "grade": "B2", "method": "analysis"},
            {"subject": "other", "property": "reason", "value": "EXERCISE one mother", "grade": "B2",
             "method": "analysis"}
        ]
    })
}

#[test]
fn a_decision_is_read_from_both_sides() {
    let report = validate(&decision()).unwrap().report;
    let verdicts: Vec<_> =
        report.statements().iter().filter_map(|s| Some((s.subject, s.verdict()?))).collect();
    let [(one, (Verdict::Same, its)), (other, (Verdict::Same, others))] = verdicts[..] else {
        panic!("{verdicts:?}")
    };
    assert!(one == others && other == its && one != other);
    assert_eq!(report.statements().iter().filter_map(tansiq_report::Statement::rests_on).count(), 1);
}

#[test]
fn a_resolution_decides_one_thing_and_other_reports_nothing() {
    let check = |change: &dyn Fn(&mut Value), expected: &str| {
        let mut draft = decision();
        change(&mut draft);
        let faults = validate(&draft).unwrap_err();
        let said = faults.iter().any(|(at, fault)| {
            at == "statements"
                && matches!(fault, Fault::Resolution(_))
                && fault.to_string().contains(expected)
        });
        assert!(said, "{faults:?}");
    };
    check(&|d| d["kind"] = "intrep".into(), "of the kind resolution alone");
    check(&|d| d["statements"][0]["property"] = "differentFrom".into(), "said about two different subjects");
    check(&|d| d["statements"][1]["value"] = "other".into(), "said about two different subjects");
    check(&|d| drop(d["statements"].as_array_mut().unwrap().remove(1)), "said about both subjects");
    check(&|d| d["statements"][3]["property"] = "name".into(), "only sameAs");
    check(
        &|d| {
            let undoing = json!({"subject": "one", "property": "undoes", "grade": "B2", "method": "analysis",
                                 "value": "st-00000000000000000000000000000abc"});
            d["statements"].as_array_mut().unwrap().push(undoing);
        },
        "one decision in a resolution",
    );
}

#[test]
fn an_undoing_stands_alone() {
    let mut draft = decision();
    draft["subjects"] = json!([{"ref": "one", "kind": "person"}]);
    draft["statements"] = json!([{"subject": "one", "property": "undoes", "grade": "B2", "method": "analysis",
                                  "value": "st-00000000000000000000000000000abc"}]);
    let report = validate(&draft).unwrap().report;
    assert!(report.statements()[0].undoes().is_some());
    draft["statements"][0]["value"] = "the last one".into();
    assert!(validate(&draft).is_err());
}

proptest! {
    /// Whatever is left out, what is left can be read at the other end, and holds both halves of the decision or none.
    #[test]
    fn an_edition_holds_a_whole_decision_or_none(mask in any::<[bool; 4]>()) {
        let report = validate(&decision()).unwrap().report;
        let keep: BTreeSet<_> =
            report.statements().iter().zip(mask).filter(|(_, kept)| *kept).map(|(s, _)| s.id).collect();
        if let Some(edition) = report.edition(ReportId::from_random([9; 16]), &keep) {
            let halves = edition.statements().iter().filter(|s| s.verdict().is_some()).count();
            let kept = report.statements().iter().filter(|s| s.verdict().is_some() && keep.contains(&s.id)).count();
            prop_assert_eq!(halves, if kept == 2 { 2 } else { 0 });
            prop_assert_eq!(tansiq_report::Draft::from(&edition).read().unwrap(), edition);
        }
    }
}
