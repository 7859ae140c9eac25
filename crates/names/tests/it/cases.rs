//! Pairs of names by phenomenon, in `tests/cases/*.txt`: `same | A | B` must reach the default threshold,
//! `other | A | B` must not.

use tansiq_names::{DEFAULT_THRESHOLD, Name, compare, score};

fn check(file: &str, table: &str) {
    let mut wrong = Vec::new();
    for line in table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let columns: Vec<&str> = line.split('|').map(str::trim).collect();
        let [label, left, right] = columns[..] else { panic!("{file}: not three columns: {line}") };
        let (one, other) = (Name::analyse(left).unwrap(), Name::analyse(right).unwrap());
        let score = score(&one, &other);
        let expected = match label {
            "same" => score >= DEFAULT_THRESHOLD,
            "other" => score < DEFAULT_THRESHOLD,
            _ => panic!("{file}: unknown label: {line}"),
        };
        if !expected {
            wrong.push(format!("{score:.3} {line}\n    {:?}", compare(&one, &other).parts));
        }
    }
    assert!(wrong.is_empty(), "{file}:\n{}", wrong.join("\n"));
}

macro_rules! cases {
    ($($name:ident),*) => {$(
        #[test]
        fn $name() {
            check(stringify!($name), include_str!(concat!("../cases/", stringify!($name), ".txt")));
        }
    )*};
}

cases!(
    kunya, nasab, servant, article, nisba, sorani, typing, subset, order, women, confusable, scripts, hostile
);

#[test]
fn roles_of_parts() {
    for line in include_str!("../cases/roles.txt").lines().filter(|line| !line.starts_with('#')) {
        let (text, expected) = line.split_once('|').unwrap();
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
