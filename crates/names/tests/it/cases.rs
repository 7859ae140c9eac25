//! Pairs of names by phenomenon, one file of `tests/it/cases/` for each: `left | right | hit`, or `miss`, and a note
//! if one is needed. A hit reaches the default threshold. `known_misses.txt` holds those that an officer would expect
//! otherwise; it fails when one of them begins to be right, so that it is moved to where it belongs.

use std::path::{Path, PathBuf};
use tansiq_names::{DEFAULT_THRESHOLD, Name, Role, compare, score};

const KNOWN_MISSES: &str = "known_misses";

/// Cases of one phenomenon, at the least.
const LEAST: usize = 10;

struct Case<'a> {
    line: &'a str,
    left: &'a str,
    right: &'a str,
    is_hit: bool,
}

fn cases(file: &str, table: &'static str) -> Vec<Case<'static>> {
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines
        .map(|line| {
            let columns: Vec<&str> = line.split('|').map(str::trim).collect();
            let (&[left, right, expected] | &[left, right, expected, _]) = columns.as_slice() else {
                panic!("{file}: expected `left | right | hit or miss | note`: {line}")
            };
            let is_hit = match expected {
                "hit" => true,
                "miss" => false,
                _ => panic!("{file}: neither hit nor miss: {line}"),
            };
            Case { line, left, right, is_hit }
        })
        .collect()
}

/// The cases that do not come out as their file says, with the reasons.
fn wrong(cases: &[Case<'_>]) -> Vec<String> {
    let said = |case: &Case<'_>| {
        let (left, right) = (Name::analyse(case.left).unwrap(), Name::analyse(case.right).unwrap());
        let score = score(&left, &right);
        let sounds = |name: &Name| name.tokens().map(|part| part.phones()).collect::<Vec<_>>().join(" | ");
        let why = || format!("{score:.3} {}\n    {}\n    {}", case.line, sounds(&left), sounds(&right));
        let parts = || format!("{}\n    {:?}", why(), compare(&left, &right).parts);
        ((score >= DEFAULT_THRESHOLD) != case.is_hit).then(parts)
    };
    cases.iter().filter_map(said).collect()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/cases")
}

/// All files of cases by their names without ending.
fn files() -> Vec<(String, &'static str)> {
    let paths = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = paths
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            // Kept for the life of the test, which ends with its process.
            let table: &'static str = String::leak(std::fs::read_to_string(path).unwrap());
            (name, table)
        })
        .collect();
    files.sort();
    files
}

#[test]
fn every_case_comes_out_as_its_file_says() {
    let mut failures = Vec::new();
    for (file, table) in files().into_iter().filter(|(file, _)| file != KNOWN_MISSES) {
        let cases = cases(&file, table);
        if cases.len() < LEAST {
            failures.push(format!("{file}: expected {LEAST} cases, found {}", cases.len()));
        }
        failures.extend(wrong(&cases).into_iter().map(|case| format!("{file}: {case}")));
    }
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn known_misses_are_still_missed() {
    let files = files();
    let (file, table) = files.iter().find(|(file, _)| file == KNOWN_MISSES).unwrap();
    let cases = cases(file, table);
    let still = wrong(&cases).len();
    let right = |case: &&Case<'_>| wrong(std::slice::from_ref(*case)).is_empty();
    let found: Vec<_> = cases.iter().filter(right).map(|case| case.line).collect();
    assert_eq!(
        still,
        cases.len(),
        "these are right now; move them to their phenomenon:\n{}",
        found.join("\n")
    );
}

#[test]
fn roles_of_parts() {
    for line in include_str!("roles.txt").lines().filter(|line| !line.starts_with('#')) {
        let (text, expected) = line.split_once('|').unwrap();
        let text = text.trim();
        let name = Name::analyse(text).unwrap();
        let found: Vec<String> = name.tokens().map(|part| format!("{}={:?}", part.text, part.role)).collect();
        assert_eq!(found.join(", "), expected.trim(), "{text}");
    }
}

#[test]
fn every_part_of_either_name_is_explained_once() {
    let left = Name::analyse("EXERCISE Karim Tariq Darwish").unwrap();
    let right = Name::analyse("كريم درويش الموصلي").unwrap();
    let comparison = compare(&left, &right);
    let count = |side: fn(&tansiq_names::PartMatch) -> bool| {
        comparison.parts.iter().filter(|part| side(part)).count()
    };
    assert_eq!(count(|part| part.left.is_some()), left.tokens().len());
    assert_eq!(count(|part| part.right.is_some()), right.tokens().len());
    assert_eq!(comparison.score, score(&left, &right));
}

#[test]
fn an_explanation_turned_around_says_the_same_of_the_other_side() {
    let (left, right) = ("عبد الرحمن الموصلي", "Abdulrahman Mosuli Karim");
    let (left, right) = (Name::analyse(left).unwrap(), Name::analyse(right).unwrap());
    let there = compare(&left, &right).parts;
    let mut back = compare(&right, &left).parts;
    back.retain(|part| part.left.is_some() && part.right.is_some());
    assert_eq!(back.len(), 2);
    for part in &there[..2] {
        let other = back.iter().find(|other| other.right == part.left).unwrap();
        assert_eq!((&part.right, part.cost), (&other.left, other.cost));
        assert_eq!((&part.left_sounds, &part.right_sounds), (&other.right_sounds, &other.left_sounds));
    }
    assert_eq!(
        (there[1].role, back[1].role),
        (Role::Nisba, Role::Plain),
        "the role is that of the left side"
    );
}
