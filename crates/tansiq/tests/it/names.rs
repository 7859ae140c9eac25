//! `tansiq names`: comparing, scoring and searching without a node. All names are invented.

use crate::running::{Said, tansiq};
use std::path::{Path, PathBuf};

fn file(folder: &Path, name: &str, lines: &[&str]) -> String {
    let path: PathBuf = folder.join(name);
    std::fs::write(&path, lines.join("\n")).unwrap();
    path.to_string_lossy().into_owned()
}

fn failed(said: &Said, code: i32, expected: &[&str]) {
    assert_eq!(said.code, code, "{}{}", said.out, said.err);
    for part in expected {
        assert!(said.err.contains(part), "expected …{part}…, found\n{}", said.err);
    }
    assert!(!said.err.contains("panicked"), "{}", said.err);
}

#[test]
fn two_names_are_compared_part_by_part() {
    let said = tansiq(&["names", "compare", "الحاج كريم درويش", "Kareem Tariq Darwish"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let lines: Vec<Vec<&str>> = said
        .out
        .lines()
        .map(|line| line.split("  ").filter(|cell| !cell.is_empty()).map(str::trim).collect())
        .collect();
    assert!(lines[0][1].starts_with("a hit"), "{}", said.out);
    assert_eq!(lines[2], ["LEFT", "RIGHT", "WHAT", "WHY", "COST"]);
    let row = |left: &str| {
        lines
            .iter()
            .find(|cells| cells.first() == Some(&left))
            .unwrap_or_else(|| panic!("{left}: {}", said.out))
    };
    assert_eq!(row("درويش")[1..3], ["darwish", "name"]);
    assert_eq!(row("-")[1..4], ["tariq", "name", "nothing stands against it"]);

    let said = tansiq(&["names", "compare", "--json", "كريم درويش", "Kareem Darwish"]);
    let answer = said.json();
    assert_eq!((said.code, &answer["hit"]), (0, &true.into()));
    assert!(answer["score"].as_f64() >= answer["threshold"].as_f64());
    assert_eq!(answer["parts"][1]["right_sounds"], "d a r w i sh");
    assert_eq!(answer["parts"][1]["role"], "plain");
}

#[test]
fn no_hit_and_no_name_are_told_apart() {
    failed(&tansiq(&["names", "compare", "Karim Darwish", "Tariq Sabri"]), 1, &["no hit: 0.", "below 0."]);
    let said = tansiq(&["names", "compare", "--json", "Karim Darwish", "Tariq Sabri"]);
    assert_eq!((said.code, &said.json()["hit"]), (1, &false.into()));
    failed(&tansiq(&["names", "compare", "😀", "Karim"]), 2, &["the left name: the name holds no letter"]);
    let long = "م".repeat(10_001);
    failed(&tansiq(&["names", "compare", "Karim", &long]), 2, &["the right name", "10001 characters"]);
}

#[test]
fn pairs_are_scored_in_their_order_and_an_unreadable_name_scores_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let pairs = file(
        folder.path(),
        "pairs.jsonl",
        &[
            r#"{"id":"same","left":{"name":"كريم درويش"},"right":{"name":"Karim Darwish"},"label":1}"#,
            "",
            r#"{"id":"other, one","left":{"name":"Karim Darwish","dob":[]},"right":{"name":"Tariq Sabri"}}"#,
            r#"{"id":"none","left":{"name":"…"},"right":{"name":"Tariq Sabri"}}"#,
        ],
    );
    let said = tansiq(&["names", "score", &pairs]);
    assert_eq!(said.code, 0, "{}", said.err);
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(lines[0], "id,score");
    let score = |line: &str, id: &str| line.strip_prefix(id).unwrap().parse::<f64>().unwrap();
    assert!(score(lines[1], "same,") >= 0.4, "{}", said.out);
    assert!(score(lines[2], "\"other, one\",") < 0.4, "{}", said.out);
    assert_eq!((lines[3], lines.len()), ("none,0.0", 4));
    assert!(
        said.err.contains("3 pairs; per second") && said.err.contains("1 pairs have a name"),
        "{}",
        said.err
    );
}

#[test]
fn an_index_is_searched_and_says_how_often_it_found_the_target() {
    let folder = tempfile::tempdir().unwrap();
    let index = file(
        folder.path(),
        "index.jsonl",
        &[
            r#"{"id":"e1","names":[{"n":"Karim Darwish"},{"n":"Abu Salim"}]}"#,
            r#"{"id":"e2","names":[{"n":"Tariq Sabri"},{"n":""}]}"#,
        ],
    );
    let queries = file(
        folder.path(),
        "queries.jsonl",
        &[
            r#"{"qid":"q1","name":"كريم درويش","target":"e1","script":"Arab"}"#,
            r#"{"qid":"q2","name":"Tarek Sabry","target":"e1"}"#,
            r#"{"qid":"q3","name":"؟"}"#,
        ],
    );
    let said = tansiq(&["names", "search", &index, &queries]);
    assert_eq!(said.code, 0, "{}", said.err);
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(lines[0], "qid,rank,id,score");
    assert!(lines[1].starts_with("q1,1,e1,0.") || lines[1].starts_with("q1,1,e1,1"), "{}", said.out);
    assert!(lines[2].starts_with("q2,1,e2,"), "{}", said.out);
    for expected in [
        "2 records with 3 names",
        "1 names hold no letter",
        "3 queries: p50",
        "1 queries hold no letter",
        "Arab: 1 targets, first 1.000",
        "all: 2 targets, first 0.500, among 10 0.500",
    ] {
        assert!(said.err.contains(expected), "{expected}: {}", said.err);
    }
}

#[test]
fn a_malformed_line_is_named_by_its_place_and_not_repeated() {
    let folder = tempfile::tempdir().unwrap();
    let good = r#"{"id":"p1","left":{"name":"Karim"},"right":{"name":"Karim"}}"#;
    let shape =
        file(folder.path(), "shape.jsonl", &[good, r#"{"id":7,"left":"SECRET","right":{"name":"x"}}"#]);
    let broken = file(folder.path(), "broken.jsonl", &[good, good, "{\"id\": SECRET"]);
    let said = tansiq(&["names", "score", &shape]);
    failed(
        &said,
        2,
        &["shape.jsonl: line 2, column", "expected {\"id\": …, \"left\"", "found JSON of another shape"],
    );
    assert!(!said.err.contains("SECRET"));
    let said = tansiq(&["names", "score", &broken]);
    failed(&said, 2, &["broken.jsonl: line 3, column", "found no JSON"]);
    assert!(!said.err.contains("SECRET"));
    let said = tansiq(&["names", "search", &shape, &broken]);
    failed(&said, 2, &["shape.jsonl: line 1", "expected {\"id\": …, \"names\""]);
    failed(&tansiq(&["names", "score", "no-such.jsonl"]), 3, &["cannot read no-such.jsonl"]);
    failed(&tansiq(&["names", "compare", "Karim"]), 2, &["required arguments", "<RIGHT>"]);
    std::fs::write(folder.path().join("bytes.jsonl"), b"{\"id\":\"\xff\xfe\"}\n").unwrap();
    let bytes = folder.path().join("bytes.jsonl").to_string_lossy().into_owned();
    failed(&tansiq(&["names", "score", &bytes]), 2, &["line 1, column", "found no JSON"]);
}
