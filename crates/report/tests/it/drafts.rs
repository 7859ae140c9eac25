//! One change to a good draft, and what is said of it.

use crate::sample::{sample, validate};
use serde_json::{Value, json};
use tansiq_label::{Caveat, Level, Releasability};

/// Sets the place that `pointer` names (or removes it for `null`), and expects a fault there.
fn check(pointer: &str, value: Value, path: &str, expected: &str) {
    let mut draft = sample();
    let (parent, field) = pointer.rsplit_once('/').unwrap();
    let parent = draft.pointer_mut(parent).unwrap().as_object_mut().unwrap();
    if value.is_null() {
        parent.remove(field);
    } else {
        parent.insert(field.into(), value);
    }
    let faults = validate(&draft).expect_err(pointer);
    let found = faults.iter().any(|(p, fault)| p == path && fault.to_string().contains(expected));
    assert!(found, "{pointer}: expected {path}: …{expected}…, found\n{faults}");
}

#[test]
fn a_good_draft_is_taken_and_its_label_computed() {
    let validated = validate(&sample()).unwrap();
    assert!(validated.remarks.is_empty());
    let label = validated.report.label();
    assert_eq!(label.level(), Level::Secret);
    assert_eq!(label.releasability(), &Releasability::nobody());
    assert!(label.caveats().contains(Caveat::Exercise) && validated.report.is_exercise());
    assert_eq!(label.to_string(), "SECRET // REL TO NOBODY // EXERCISE");
    assert_eq!(validated.report.statements().len(), 5);
}

#[test]
fn nothing_is_said_before_it_is_said() {
    let (later, no_time) = (json!("2199-01-01T00:00:00.000Z"), json!("2026"));
    check("/statements/0/since", later, "statements[0].since", "not after that of writing");
    check("/statements/0/since", no_time, "statements[0].since", "expected a time");
}

#[test]
fn what_a_report_must_not_lack() {
    check("/legal_basis", Value::Null, "legal_basis", "expected a legal basis");
    check("/legal_basis", json!("  "), "legal_basis", "expected a legal basis");
    check("/purpose", Value::Null, "purpose", "expected a purpose");
    check("/kind", Value::Null, "kind", "expected a kind of report");
    check("/statements", json!([]), "statements", "at least one statement");
    check("/statements/0/grade", Value::Null, "statements[0].grade", "expected a grade");
    check("/statements/0/method", Value::Null, "statements[0].method", "expected a method");
    check("/label/person", Value::Null, "statements[0].label.person", "expected category of person");
    check("/label/category", Value::Null, "statements[1].label.category", "expected category of data");
    check("/label/review", Value::Null, "statements[0].label.review", "expected a review date");
    check("/label/level", Value::Null, "statements[0].label.level", "expected level");
    check("/label/territories", json!([]), "statements[0].label", "expected at least one territory");
    check("/label/purposes", json!([]), "statements[0].label", "expected at least one purpose");
}

#[test]
fn what_stands_in_the_wrong_form() {
    check("/purpose", json!("targeting"), "purpose", "expected purpose: one of arrest, warning");
    check("/precedence", json!("urgent"), "precedence", "one of routine, priority, immediate, flash");
    check("/originator", json!("AMM"), "originator", "expected BGD as the originator");
    check("/written", json!("2026-11-21T00:00:00.000Z"), "written", "no later than 2026-11-20T11:20:00.000Z");
    check("/statements/0/grade", json!("Z9"), "statements[0].grade", "a letter A to F and a digit 1 to 6");
    check(
        "/statements/0/subject",
        json!("nobody"),
        "statements[0].subject",
        "a subject listed in this report",
    );
    check(
        "/statements/0/property",
        json!("religion"),
        "statements[0].property",
        "a property of a person: one of name",
    );
    check("/statements/0/value", json!(" "), "statements[0].value", "nothing but space");
    check("/statements/2/value", json!("stranger"), "statements[2].value", "the id of a subject");
    check("/statements/0/from", json!("2026"), "statements[0].from", "expected a date");
    check("/label/level", json!("top"), "statements[0].label.level", "one of unclassified, restricted");
    check("/label/rel_to", json!("everybody"), "statements[0].label.rel_to", "\"any-party\" or a list");
    check("/label/rel_to", json!(["amm"]), "statements[0].label.rel_to[0]", "a member's code");
    check("/label/caveats", json!(["eyes-only"]), "statements[0].label.caveats[0]", "expected caveat");
    check(
        "/label/territories",
        json!(["Iraq"]),
        "statements[0].label.territories[0]",
        "expected a territory",
    );
    check("/label/review", json!("2026-11-20"), "statements[0].label.review", "after 2026-11-20");
    check("/label/review", json!("2032-01-01"), "statements[0].label.review", "no later than 2031-11-20");
    check("/label/person", json!("no-person"), "statements[0].label.person", "other than no-person");
    check("/format", json!("tansiq/report/v9"), "format", "tansiq/report/v1");
    check("/id", json!("R-1"), "id", "a report's id");
}

#[test]
fn faults_never_repeat_what_a_statement_says() {
    let mut draft = sample();
    draft["statements"][0]["value"] = json!("SECRETNAME\u{0}");
    draft["statements"][2]["value"] = json!("SECRETNAME");
    draft["statements"][1]["original"] = json!("SECRETNAME\u{7}");
    let said = validate(&draft).unwrap_err().to_string();
    assert_eq!(said.lines().count(), 3, "{said}");
    assert!(!said.contains("SECRETNAME"), "{said}");
}

#[test]
fn every_fault_is_named_at_once() {
    let mut draft = sample();
    draft["purpose"] = json!("x");
    draft["statements"][0]["grade"] = json!("x");
    draft["statements"][4]["label"]["level"] = json!("x");
    let faults = validate(&draft).unwrap_err();
    let paths: Vec<_> = faults.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["purpose", "statements[0].grade", "statements[4].label.level"]);
}

#[test]
fn content_in_an_unusual_form_is_kept_with_a_remark() {
    let mut draft = sample();
    draft["statements"][1]["value"] = json!("about 1981");
    let validated = validate(&draft).unwrap();
    assert_eq!(validated.remarks.len(), 1);
    assert_eq!(validated.remarks[0].0, "statements[1].value");
    assert!(validated.report.statements().iter().any(|s| s.value == "about 1981"));
}

#[test]
fn too_much_is_counted_and_not_read() {
    let mut draft = sample();
    let one = draft["statements"][0].clone();
    draft["statements"] = Value::Array(vec![one; 10_001]);
    let said = validate(&draft).unwrap_err().to_string();
    assert!(said.contains("at most 10000 statements; found 10001"), "{said}");
    let mut draft = sample();
    draft["statements"] = Value::Array(vec![json!({}); 100]);
    let said = validate(&draft).unwrap_err().to_string();
    assert!(said.lines().count() == 51 && said.contains("more"), "{said}");
}

#[test]
fn a_clearance_goes_before_routine_traffic_unless_its_author_says_otherwise() {
    let check = |kind: &str, said: Option<&str>, expected: tansiq_report::Precedence| {
        let mut draft = sample();
        draft["kind"] = kind.into();
        draft["precedence"] = said.into();
        assert_eq!(validate(&draft).unwrap().report.header().precedence, expected, "{kind} {said:?}");
    };
    check("clearance", None, tansiq_report::Precedence::Priority);
    check("clearance", Some("routine"), tansiq_report::Precedence::Routine);
    check("intrep", None, tansiq_report::Precedence::Routine);
}
