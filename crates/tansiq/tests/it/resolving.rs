//! `tansiq resolve score`: records of one file looked for in another. All people are invented.

use crate::running::tansiq;
use std::path::Path;

fn file(folder: &Path, name: &str, lines: &[&str]) -> String {
    let path = folder.join(name);
    std::fs::write(&path, lines.join("\n")).unwrap();
    path.to_string_lossy().into_owned()
}

const INDEX: [&str; 4] = [
    r#"{"id":"e1","names":[{"n":"Karim Darwish"},{"n":"Abu Salim"}],"dob":["1971-03-05"],"mother":"Zuhreya Hamdan"}"#,
    r#"{"id":"e2","name":"Kareem Darwish","dob":"1985","mother":"Fatima Jasim","nationality":null}"#,
    "",
    r#"{"id":"e3","names":[{"n":"Tariq Sabri"}],"dob":[],"document":["A 123-4567"],"cult":"any"}"#,
];

#[test]
fn namesakes_are_told_apart_by_what_is_known_beside_the_name() {
    let folder = tempfile::tempdir().unwrap();
    let index = file(folder.path(), "index.jsonl", &INDEX);
    let left = file(
        folder.path(),
        "left.jsonl",
        &[
            r#"{"id":"q1","name":"كريم درويش","dob":"1971","target":"e1"}"#,
            r#"{"id":"q2","name":"Karim Darwish","mother":"فاطمة جاسم"}"#,
            r#"{"id":"q3","name":"Tarek Sabry","dob":"","document":"a1234567"}"#,
            r#"{"id":"q4","name":"؟","dob":"soon"}"#,
        ],
    );
    let said = tansiq(&["resolve", "score", &index, &left]);
    assert_eq!(said.code, 0, "{}", said.err);
    let mut lines = said.out.lines();
    assert_eq!(lines.next(), Some("id,rank,target,score"));
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split(',').collect()).collect();
    let first = |id: &str| rows.iter().find(|row| row[0] == id && row[1] == "1").map(|row| row[2]);
    assert_eq!(
        [first("q1"), first("q2"), first("q3"), first("q4")],
        [Some("e1"), Some("e2"), Some("e3"), None]
    );
    for id in ["q1", "q2", "q3"] {
        let scores: Vec<f64> =
            rows.iter().filter(|row| row[0] == id).map(|row| row[3].parse().unwrap()).collect();
        assert!(scores[0] > 0.5 && scores.iter().sum::<f64>() <= 1.0001, "{id} {scores:?}");
        assert!(scores.is_sorted_by(|one, other| one >= other), "{id} {scores:?}");
    }
    for expected in ["3 records with 4 names", "4 records looked for: p50", "2 values cannot be read"] {
        assert!(said.err.contains(expected), "{expected}: {}", said.err);
    }
}

#[test]
fn a_malformed_line_is_named_by_its_place_and_not_repeated() {
    let folder = tempfile::tempdir().unwrap();
    let index = file(folder.path(), "index.jsonl", &INDEX);
    let shape =
        file(folder.path(), "shape.jsonl", &[INDEX[0], r#"{"id":"q1","name":"x","dob":{"SECRET":1}}"#]);
    let said = tansiq(&["resolve", "score", &index, &shape]);
    assert_eq!(said.code, 2, "{}{}", said.out, said.err);
    assert!(
        said.err.contains("shape.jsonl: line 2, column") && said.err.contains("expected {\"id\": …"),
        "{}",
        said.err
    );
    assert!(!said.err.contains("SECRET"));
    assert_eq!(tansiq(&["resolve", "score", "no-such.jsonl", &index]).code, 3);
}
