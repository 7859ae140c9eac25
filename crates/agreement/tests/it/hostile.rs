//! Hostile texts: refused, or decided in bounded time. A text that cannot be read releases nothing, and one that can
//! says what the program understood.

use crate::exercise;
use crate::worlds::{Cards, MEMBERS, day, key, member, moment, signed};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::time::{Duration, Instant};
use tansiq_agreement::{
    AGREEMENT_TYPE, Agreement, Agreements, Ask, ClauseRef, MAX_AGREEMENT_BYTES, SignedAgreement,
};
use tansiq_label::{Finite, Label, Set};
use tansiq_report::Moment;

const HEAD: &str = r#"format = "tansiq/agreement/v1"
id = "hostile"
version = 1
kind = "exchange"
legal_basis = "EXERCISE"
parties = ["AAA", "BBB", "CCC", "DDD"]
exercise = true
start = "beginning"
retention_days = 365
title = { en = "EXERCISE", ar = "تمرين" }
in_force = { from = 2026-01-01, until = 2030-12-31 }
"#;

/// A wide clause, with its ends and its onward rule.
fn clause(id: &str, from: &str, to: &str, onward: &str) -> String {
    format!(
        "[[clause]]\nid = \"{id}\"\nfrom = [\"{from}\"]\nto = [\"{to}\"]\ncategories = [\"identity\"]\n\
         persons = [\"wanted\"]\nceiling = \"secret\"\nterritories = [\"001\"]\npurposes = [\"arrest\"]\n\
         onward = \"{onward}\"\n"
    )
}

/// Much longer than any of these takes on a slow machine, much shorter than what grows with a square.
const BOUND: Duration = Duration::from_secs(20);

fn refused(what: &str, text: &[u8], expected: &str) {
    let begin = Instant::now();
    let mistakes = Agreement::parse(text).expect_err(what).to_string();
    assert!(begin.elapsed() < BOUND, "{what}: {:?}", begin.elapsed());
    assert!(mistakes.contains(expected), "{what}: {}", mistakes.lines().next().unwrap());
    // What is refused is no agreement for anybody: it can be neither signed nor taken in.
    let (key, seen) = (key(member("AAA")), Moment::from_millis(0));
    assert!(SignedAgreement::sign(text, &key, seen).is_err(), "{what}");
    assert!(SignedAgreement::open(key.seal(AGREEMENT_TYPE, text.to_vec()), seen).is_err(), "{what}");
}

#[test]
fn texts_that_are_no_agreement_are_refused_where_they_go_wrong() {
    let (toml, many) = ("expected TOML 1.0", "expected a text of at most 262144 bytes of UTF-8");
    let deep = 100_000;
    let after_head = |text: String| HEAD.to_owned() + &text;
    let check = |what: &str, text: String, expected: &str| refused(what, text.as_bytes(), expected);
    check("nothing", String::new(), "line 1, column 1: id: expected a name");
    check("lists in lists", after_head(format!("x = {}{}", "[".repeat(deep), "]".repeat(deep))), toml);
    check("lists never closed", after_head(format!("x = {}", "[".repeat(2 * deep))), toml);
    check("tables in tables", after_head(format!("x = {}", "{a=".repeat(deep / 2))), toml);
    check("a dotted key", after_head(format!("{}a = 1", "a.".repeat(deep))), "line 12");
    check("a dotted table", after_head(format!("[{}a]", "a.".repeat(deep))), "line 12");
    check("a dotted list", after_head(format!("[[{}a]]", "a.".repeat(deep))), "line 12");
    check("quotes never closed", after_head(format!("x = \"\"\"{}", "\"\"".repeat(deep))), toml);
    check("a key twice", after_head("version = 2\n".into()), "line 12, column 1: expected TOML 1.0");
    check("a clause as a table twice", after_head("[clause]\n[clause]\n".into()), toml);
    check("a carriage return alone", HEAD.replace('\n', "\r"), toml);
    check("a NUL", HEAD.replace("EXERCISE\"\np", "\0\"\np"), "line 5");
    check("a NUL as an escape", HEAD.replace("EXERCISE\"\np", "\\u0000\"\np"), "without control characters");
    check("100,000 clauses", after_head(clause("c", "AAA", "BBB", "never").repeat(100_000)), many);
    let number = |n: &str| HEAD.replace("version = 1", &format!("version = {n}"));
    for n in ["9".repeat(200_000).as_str(), "-1", "4294967296", "0x1FFFFFFFFF"] {
        check("a huge number", number(n), "line 3, column 11: version: expected the version");
    }
    check("a number that is none", number("1e9"), "found a number with a fraction");
    let term = |from: &str| HEAD.replace("2026-01-01", from);
    for day in ["2026-02-30", "2026-13-01", "0000-01-01", "99999-01-01", "2026-01-01T24:00:00", "-2026-01-01"]
    {
        check("no day", term(day), "line 11");
    }
    refused("no UTF-8", &[HEAD.as_bytes(), b"# \xff\xfe"].concat(), "line 12, column 3: expected UTF-8");
    refused(
        "half a letter",
        &HEAD.as_bytes()[..HEAD.find("ين").unwrap() + 1],
        "line 10, column 37: expected UTF-8",
    );
}

/// As many mistakes as fit, all in one line: each costs no walk along it.
#[test]
fn a_line_full_of_mistakes_is_refused_as_quickly_as_one() {
    let fields: String = (0..25_000).map(|i| format!("a{i}=1,")).collect();
    let title = HEAD.replace("ar = ", &format!("{fields}ar = "));
    refused("a title of unknown fields", title.as_bytes(), "line 10, column 28: title: expected one of");
    refused("a title of unknown fields", title.as_bytes(), "and 24950 more");
}

/// One text may name more territories than there are: as many as fit.
#[test]
fn tens_of_thousands_of_territories_are_compiled_in_bounded_time() {
    let mut text = HEAD.to_owned();
    let (mut clauses, mut part) = (0, 0..);
    while text.len() + 3_200 < MAX_AGREEMENT_BYTES {
        let place = |n: usize| {
            format!(
                "\"{}{}-{:03}\"",
                char::from(b'A' + (n / 26_000) as u8),
                char::from(b'A' + (n / 1_000 % 26) as u8),
                n % 1_000
            )
        };
        let places: Vec<_> = part.by_ref().take(250).map(place).collect();
        let this =
            clause(&format!("c{clauses}"), "AAA", "BBB", "never").replace("\"001\"", &places.join(","));
        text += &this;
        clauses += 1;
    }
    assert!(clauses > 75, "{clauses}");
    let begin = Instant::now();
    let agreements = Agreements::compile(&[signed(&text, &MEMBERS.map(member))], &Cards);
    assert!(agreements.partners(member("AAA"), moment(day(10))).contains(&member("BBB")));
    assert!(begin.elapsed() < BOUND, "{:?}", begin.elapsed());
}

/// A ring of onward rules leads nowhere: each step is decided for itself, and what comes back to its originator is no
/// release.
#[test]
fn a_ring_of_onward_rules_is_decided_step_by_step() {
    let mut text = HEAD.to_owned();
    for (from, to) in [("AAA", "BBB"), ("BBB", "CCC"), ("CCC", "DDD"), ("DDD", "AAA"), ("DDD", "BBB")] {
        write!(text, "{}", clause(&format!("{}-{}", from, to).to_lowercase(), from, to, "parties")).unwrap();
    }
    let agreements = Agreements::compile(&[signed(&text, &MEMBERS.map(member))], &Cards);
    let mut parts = exercise::statement_label("identity", "wanted", "restricted");
    parts.review = day(300);
    let label = Label::new(parts).unwrap();
    let every = ["aaa-bbb", "bbb-ccc", "ccc-ddd", "ddd-aaa", "ddd-bbb"];
    let every: Vec<ClauseRef> = every.iter().map(|c| format!("hostile/{c}").parse().unwrap()).collect();
    let check = |from: &str, to: &str, via: &[ClauseRef], expected: bool| {
        let at = moment(day(10));
        let (originator, from, to) = (member("AAA"), member(from), member(to));
        let ask = Ask {
            label: &label,
            originator,
            written: at,
            from,
            to,
            purposes: Set::all(),
            at,
            received_via: via,
            received_for: Set::all(),
        };
        assert_eq!(agreements.decide(&ask).releases(), expected, "{from} {to}");
    };
    check("AAA", "BBB", &[], true);
    check("BBB", "CCC", &every[..1], true);
    check("CCC", "DDD", &every[1..2], true);
    check("DDD", "BBB", &every[2..3], true);
    check("DDD", "AAA", &every, false);
    // Backwards, or with what another received, there is no step.
    check("CCC", "BBB", &every, false);
    check("BBB", "CCC", &every[1..2], false);
    check("CCC", "DDD", &[], false);
}

/// The text once more by another way: TOML as plain values, each compared with what the program understood.
fn confirm(text: &str, read: &Agreement) -> Result<(), String> {
    let document: toml::Table = text.parse().map_err(|e| format!("not TOML: {e}"))?;
    let string = |t: &toml::Table, field: &str| t.get(field).and_then(|v| v.as_str()).map(str::to_owned);
    let date = |t: &toml::Table, field: &str| match &t[field] {
        toml::Value::String(text) => text.clone(),
        other => other.as_datetime().unwrap().to_string(),
    };
    let parties: Vec<_> = read.parties().iter().map(ToString::to_string).collect();
    let mut wrong = Vec::new();
    let mut same = |what: String, holds: bool| {
        if !holds {
            wrong.push(what);
        }
    };
    let words = |t: &toml::Table, field: &str, all: &[String]| -> BTreeSet<String> {
        match t.get(field) {
            None => all.iter().cloned().collect(),
            Some(toml::Value::String(_)) => parties.iter().cloned().collect(),
            Some(list) => list.as_array().unwrap().iter().map(|v| v.as_str().unwrap().to_owned()).collect(),
        }
    };
    fn codes<T: Finite>(set: Set<T>) -> BTreeSet<String> {
        set.iter().map(|v| v.code().to_owned()).collect()
    }
    fn names<T: ToString>(set: &BTreeSet<T>) -> BTreeSet<String> {
        set.iter().map(ToString::to_string).collect()
    }
    fn all<T: Finite>() -> Vec<String> {
        T::ALL.iter().map(|v| v.code().to_owned()).collect()
    }
    let flag = |t: &toml::Table, field: &str| t.get(field).is_some_and(|v| v.as_bool().unwrap());
    same("id".into(), string(&document, "id").as_deref() == Some(read.id().as_str()));
    same("version".into(), document["version"].as_integer() == Some(i64::from(read.version())));
    same("parties".into(), words(&document, "parties", &[]) == names(read.parties()));
    same("exercise".into(), flag(&document, "exercise") == read.exercise());
    same("start".into(), string(&document, "start").as_deref() == Some(read.start().code()));
    let term = document["in_force"].as_table().unwrap();
    same("from".into(), date(term, "from") == read.in_force_from().to_string());
    same("until".into(), date(term, "until") == read.in_force_until().to_string());
    let tables = |field: &str| {
        let tables = document.get(field).and_then(|v| v.as_array()).cloned().unwrap_or_default();
        tables.into_iter().map(|t| t.as_table().unwrap().clone()).collect::<Vec<_>>()
    };
    let (clauses, prohibitions) = (tables("clause"), tables("prohibition"));
    same("clauses".into(), clauses.len() == read.clauses().len());
    same("prohibitions".into(), prohibitions.len() == read.prohibitions().len());
    for (t, c) in clauses.iter().zip(read.clauses()) {
        let days = t.get("retention_days").unwrap_or(&document["retention_days"]).as_integer();
        let holds = string(t, "id").as_deref() == Some(c.id.as_str())
            && words(t, "from", &[]) == names(&c.from)
            && words(t, "to", &[]) == names(&c.to)
            && words(t, "categories", &[]) == codes(c.categories)
            && words(t, "persons", &[]) == codes(c.persons)
            && flag(t, "minors") == c.minors
            && string(t, "ceiling").as_deref() == Some(c.ceiling.code())
            && words(t, "territories", &[]) == names(&c.territories)
            && words(t, "purposes", &[]) == codes(c.purposes)
            && string(t, "onward").as_deref() == Some(c.onward.code())
            && days == Some(i64::from(c.retention_days));
        same(format!("clause {}", c.id), holds);
    }
    for (t, p) in prohibitions.iter().zip(read.prohibitions()) {
        let holds = string(t, "id").as_deref() == Some(p.id.as_str())
            && words(t, "from", &[]) == names(&p.from)
            && words(t, "to", &[]) == names(&p.to)
            && words(t, "categories", &all::<tansiq_label::Category>()) == codes(p.categories)
            && words(t, "persons", &all::<tansiq_label::PersonCategory>()) == codes(p.persons)
            && flag(t, "minors_only") == p.minors_only
            && string(t, "floor").unwrap_or("unclassified".into()) == p.floor.code()
            && words(t, "territories", &["001".into()]) == names(&p.territories)
            && words(t, "purposes", &all::<tansiq_label::Purpose>()) == codes(p.purposes);
        same(format!("prohibition {}", p.id), holds);
    }
    same("committee".into(), document.contains_key("committee") == read.committee().is_some());
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join(", ")) }
}

/// One change of a text, by pieces of the texts of the exercise or by bytes that no text should have.
#[derive(Debug, Clone)]
struct Change {
    at: prop::sample::Index,
    length: prop::sample::Index,
    instead: Vec<u8>,
}

fn change() -> impl Strategy<Value = Change> {
    let other = exercise::TEXTS.concat();
    let lines: Vec<Vec<u8>> = other.lines().map(|l| format!("{l}\n").into_bytes()).collect();
    let words: Vec<Vec<u8>> =
        other.split_inclusive([' ', '"', '\n', ',']).map(|w| w.as_bytes().to_vec()).collect();
    let wild = [
        "\0",
        "\u{feff}",
        "'''",
        "\"\"\"",
        "[[",
        "]]",
        "99999999999999999999",
        "-0",
        "inf",
        "\r",
        "=",
        "\\",
        "{",
        "#",
    ];
    let wild: Vec<Vec<u8>> =
        wild.iter().map(|w| w.as_bytes().to_vec()).chain([vec![0xff], vec![0xd9]]).collect();
    let instead = prop_oneof![
        3 => Just(Vec::new()),
        4 => prop::sample::select(words),
        4 => prop::sample::select(lines),
        1 => prop::sample::select(wild),
    ];
    (any::<prop::sample::Index>(), any::<prop::sample::Index>(), instead)
        .prop_map(|(at, length, instead)| Change { at, length, instead })
}

/// Makes a change at the beginning of a word or of a line, so that about every third text is still read.
fn apply(text: &mut Vec<u8>, change: &Change) {
    let begins = |n: &usize| *n == 0 || matches!(text[*n - 1], b' ' | b'"' | b'\n' | b',');
    let places: Vec<usize> = (0..text.len()).filter(begins).collect();
    if places.is_empty() {
        return;
    }
    let at = change.at.index(places.len());
    let end = at + if change.instead.ends_with(b"\n") { 0 } else { change.length.index(3) };
    let end = places.get(end).copied().unwrap_or(text.len());
    text.splice(places[at]..end, change.instead.iter().copied());
}

#[test]
fn a_changed_text_is_read_as_it_stands_or_releases_nothing() {
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 2_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let read = std::cell::Cell::new([0; 2]);
    let changes = (prop::sample::select(exercise::TEXTS.to_vec()), proptest::collection::vec(change(), 1..3));
    let run = runner.run(&changes, |(text, changes)| {
        let mut text = text.as_bytes().to_vec();
        changes.iter().for_each(|change| apply(&mut text, change));
        let mut count = read.get();
        match Agreement::parse(&text) {
            Ok(agreement) => {
                count[0] += 1;
                let text = std::str::from_utf8(&text).unwrap();
                prop_assert_eq!(confirm(text, &agreement), Ok(()), "{}", text);
            }
            Err(mistakes) => {
                count[1] += 1;
                prop_assert!(!mistakes.is_empty());
                let envelope = key(member("BGD")).seal(AGREEMENT_TYPE, text);
                prop_assert!(SignedAgreement::open(envelope, Moment::from_millis(0)).is_err());
            }
        }
        read.set(count);
        Ok(())
    });
    run.unwrap();
    let [good, bad] = read.get();
    assert!(good > 200 && bad > 200, "{good} read, {bad} refused");
}
