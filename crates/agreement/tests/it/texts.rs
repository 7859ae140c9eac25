//! Texts with mistakes: each is named with line, column, what was expected and what was found.

use tansiq_agreement::{Agreement, MAX_AGREEMENT_BYTES, MAX_CLAUSES};

pub const GOOD: &str = r#"format = "tansiq/agreement/v1"
id = "border-2026"
version = 1
kind = "border"
legal_basis = "EXERCISE"
parties = ["BGD", "AMM"]
start = "beginning"
retention_days = 365

[title]
en = "EXERCISE"
ar = "تمرين"

[in_force]
from = 2026-01-01
until = 2030-12-31

[[clause]]
id = "threats"
from = "any-party"
to = ["AMM"]
categories = ["threat"]
persons = ["no-person"]
ceiling = "restricted"
territories = ["001"]
purposes = ["warning"]
onward = "never"

[[prohibition]]
id = "sources"
from = "any-party"
to = "any-party"
categories = ["source"]
reason = "EXERCISE"
"#;

fn mistakes(text: &str) -> String {
    Agreement::parse(text.as_bytes()).map_or_else(|m| m.to_string(), |_| "no mistake".into())
}

fn check(from: &str, to: &str, expected: &str) {
    assert!(GOOD.contains(from), "{from}");
    assert_eq!(mistakes(&GOOD.replacen(from, to, 1)), expected, "{from} -> {to}");
}

#[test]
fn a_good_text_is_read_with_its_defaults() {
    let a = Agreement::parse(GOOD.as_bytes()).unwrap();
    assert!(!a.exercise() && !a.clauses()[0].minors);
    assert_eq!(a.clauses()[0].from, *a.parties());
    assert_eq!(a.clauses()[0].retention_days, 365);
    let sources = &a.prohibitions()[0];
    assert_eq!(sources.purposes, tansiq_label::Set::all());
    assert_eq!(sources.floor, tansiq_label::Level::Unclassified);
    assert_eq!(sources.territories.len(), 1);
}

#[test]
fn mistakes_of_the_head() {
    check(
        "agreement/v1",
        "agreement/v9",
        "line 1, column 10: format: expected \"tansiq/agreement/v1\", the only format that this program reads; found another",
    );
    check("id = \"border-2026\"\n", "", "line 1, column 1: id: expected a name, as border-2026; found none");
    check(
        "border-2026",
        "Border 2026",
        "line 2, column 6: id: expected a name: 1 to 64 of the letters a-z, digits and hyphens, a letter first and no hyphen at an end, as border-2026; found 11 characters in another form",
    );
    check(
        "version = 1",
        "version = 0",
        "line 3, column 11: version: expected the version of this text: 1 to 4294967295; found another number",
    );
    check(
        "version = 1",
        "version = \"1\"",
        "line 3, column 11: version: expected the version of this text; found a string",
    );
    check(
        "\"border\"",
        "\"treaty\"",
        "line 4, column 8: kind: expected kind of agreement: one of border, committee, joint-centre, exchange; found \"treaty\"",
    );
    check("ar = \"تمرين\"\n", "", "line 10, column 1: title.ar: expected a title in Arabic; found none");
    check(
        "start = ",
        "starts = ",
        "line 1, column 1: start: expected a start; found none\n\
         line 7, column 1: expected one of the fields format, id, version, kind, title, legal_basis, parties, in_force, exercise, start, retention_days, clause, prohibition, committee; found another",
    );
}

#[test]
fn mistakes_of_parties_and_term() {
    check(
        "[\"BGD\", \"AMM\"]",
        "[\"BGD\"]",
        "line 6, column 11: parties: expected two parties at least; found 1",
    );
    check(
        "\"AMM\"]",
        "\"BGD\"]",
        "line 6, column 19: parties[1]: expected each value once; found it a second time",
    );
    check(
        "\"AMM\"]",
        "\"amm\"]",
        "line 6, column 19: parties[1]: expected a member's code: 2 to 8 of the letters A-Z and digits, a letter first; found 3 characters",
    );
    let many: Vec<_> = (10..27).map(|i| format!("\"P{i}\"")).collect();
    check(
        "\"BGD\", \"AMM\"",
        &many.join(","),
        "line 6, column 11: parties: expected a list of members' codes: 1 to 16; found 17",
    );
    check(
        "2026-01-01",
        "2026-02-30",
        "line 15, column 8: expected TOML 1.0; found a mistake in its form: invalid date, expected day between 01 and 28",
    );
    check(
        "2026-01-01",
        "\"1.1.2026\"",
        "line 15, column 8: in_force.from: expected a date, as 2026-01-31; found another form",
    );
    check(
        "2026-01-01",
        "2026-01-01T00:00:00Z",
        "line 15, column 8: in_force.from: expected a date, as 2026-01-31; found another form",
    );
    check(
        "2030-12-31",
        "2025-12-31",
        "line 16, column 9: in_force.until: expected a last day from 2026-01-01 to 2036-01-01, 10 years at most; found 2025-12-31",
    );
    check(
        "2030-12-31",
        "2036-01-02",
        "line 16, column 9: in_force.until: expected a last day from 2026-01-01 to 2036-01-01, 10 years at most; found 2036-01-02",
    );
}

#[test]
fn mistakes_of_clauses_and_prohibitions() {
    check(
        "to = [\"AMM\"]",
        "to = [\"CAI\"]",
        "line 21, column 6: clause[0].to: expected a party of this agreement: one of AMM, BGD; found another member",
    );
    check(
        "from = \"any-party\"\nto = [\"AMM\"]",
        "from = [\"AMM\"]\nto = [\"AMM\"]",
        "line 18, column 1: clause[0]: expected a giver and a receiver that differ; found the same single member in both",
    );
    check(
        "[\"threat\"]",
        "[\"threats\"]",
        "line 22, column 15: clause[0].categories[0]: expected category of data: one of identity, identifier, communication, movement, association, finance, incident, threat, judicial, captured, testimony, source; found \"threats\"",
    );
    check(
        "[\"threat\"]",
        "[]",
        "line 22, column 14: clause[0].categories: expected category of data: 1 to 12; found 0",
    );
    check(
        "ceiling = \"restricted\"\n",
        "",
        "line 18, column 1: clause[0].ceiling: expected a level; found none",
    );
    check(
        "[\"001\"]",
        "[\"Iraq\"]",
        "line 25, column 16: clause[0].territories[0]: expected a territory: 001 (the world), a country as ISO 3166-1 (IQ) or a part of one as ISO 3166-2 (IQ-NI); found 4 characters",
    );
    check(
        "purposes = [\"warning\"]",
        "purposes = [\"targeting\", 7]",
        "line 26, column 13: clause[0].purposes[0]: expected purpose: one of arrest, warning, clearance, border-control, investigation, prosecution, protection; found \"targeting\"\n\
         line 26, column 26: clause[0].purposes[1]: expected purpose; found a whole number",
    );
    check(
        "onward = \"never\"",
        "onward = \"never\"\nminors = \"no\"",
        "line 28, column 10: clause[0].minors: expected true or false; found a string",
    );
    check(
        "id = \"sources\"",
        "id = \"threats\"",
        "line 30, column 6: prohibition[0].id: expected each name of a clause or prohibition once; found it a second time",
    );
    check(
        "[[prohibition]]\nid",
        "[[prohibition]]\nceiling = \"secret\"\nid",
        "line 30, column 1: prohibition[0]: expected one of the fields id, from, to, categories, persons, minors_only, floor, territories, purposes, reason; found another",
    );
    check(
        "[[prohibition]]",
        "[prohibition]",
        "line 29, column 1: prohibition: expected [[prohibition]]; found a table",
    );
    check(
        "reason = \"EXERCISE\"",
        "reason = \" \"",
        "line 34, column 10: prohibition[0].reason: expected a reason: 1 to 500 characters without control characters; found 1 characters",
    );
}

#[test]
fn what_is_not_toml_or_too_long_is_refused() {
    check(
        "version = 1",
        "version == 1",
        "line 3, column 10: expected TOML 1.0; found a mistake in its form: extra `=`, expected nothing",
    );
    check(
        "version = 1",
        "version = 1\nversion = 2",
        "line 4, column 1: expected TOML 1.0; found a mistake in its form: duplicate key",
    );
    let long = format!("{GOOD}#{}", " ".repeat(MAX_AGREEMENT_BYTES));
    let found = long.len();
    let expected =
        format!("line 1, column 1: expected a text of at most 262144 bytes of UTF-8; found {found} bytes");
    assert_eq!(mistakes(&long), expected);
    let broken = Agreement::parse(b"version = 1\nid = \"\xff\"").unwrap_err().to_string();
    assert_eq!(broken, "line 2, column 7: expected UTF-8; found bytes that are none");
    let nested = format!("id = {}1{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(mistakes(&nested).contains("expected TOML 1.0"));
    let dotted = format!("{}id = 1", "a.".repeat(100_000));
    assert!(mistakes(&dotted).contains("line 1"));
    let clauses = format!("{GOOD}{}", "[[clause]]\n".repeat(MAX_CLAUSES));
    assert!(mistakes(&clauses).contains("expected at most 1000 of [[clause]]; found 1001"));
    let faulty = GOOD.to_owned() + &"[[clause]]\n".repeat(MAX_CLAUSES - 1);
    let all = mistakes(&faulty);
    assert!(all.lines().count() == 51 && all.ends_with(" more"), "{}", all.lines().last().unwrap());
}
