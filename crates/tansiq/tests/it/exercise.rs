//! An exercise played by the command line at five nodes: it flows, its cases come to their end, and played again it stores
//! nothing.

use crate::running::{Node, federation, of, tansiq};
use serde_json::Value;

const MEMBERS: [&str; 5] = ["BGD", "EBL", "AMM", "CAI", "JCC"];
const AGREEMENTS: [(&str, &[&str]); 3] = [
    ("fixtures/agreements/joint-centre-2026.toml", &["BGD", "EBL", "JCC"]),
    ("fixtures/agreements/border-2026.toml", &["BGD", "AMM"]),
    ("fixtures/agreements/exchange-2026.toml", &["BGD", "CAI"]),
];

/// Every member plays its part at the same time.
fn play(nodes: &[Node], ends: &str) -> Vec<Value> {
    std::thread::scope(|scope| {
        let playing: Vec<_> = nodes
            .iter()
            .map(|node| {
                scope.spawn(move || {
                    let setting = ["--seed", "5", "--reports", "20", "--ends", ends, "--members"];
                    let mut arguments = vec!["--json", "exercise", "play", "--wait", "120"];
                    arguments.extend(setting);
                    arguments.push("BGD,EBL,AMM,CAI,JCC");
                    node.must(&arguments).json()
                })
            })
            .collect();
        playing.into_iter().map(|one| one.join().unwrap()).collect()
    })
}

fn sum(answers: &[Value], field: &str) -> u64 {
    answers.iter().map(|answer| answer[field].as_u64().unwrap()).sum()
}

#[test]
fn its_cases_come_to_their_end_and_it_is_played_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut nodes = federation(folder.path(), &MEMBERS, &AGREEMENTS);
    let ends = jiff::Timestamp::now().to_string();
    let first = play(&nodes, &ends);
    assert!(sum(&first, "reports") > 35, "{first:?}");
    let again = play(&nodes, &ends);
    assert_eq!((sum(&again, "reports"), sum(&again, "acts")), (0, sum(&first, "acts")), "{again:?}");
    assert_eq!(sum(&again, "known"), sum(&first, "reports"));

    let baghdad = of(&mut nodes, "BGD");
    let standings = |node: &Node| {
        let answer = node.must(&["--json", "rfi", "list"]).json();
        let mut all: Vec<_> =
            answer["requests"].as_array().unwrap().iter().map(|rfi| rfi["standing"].to_string()).collect();
        all.sort();
        all
    };
    baghdad.until("its requests are answered", |node| {
        standings(node) == ["\"open\"", "\"refused\"", "\"whole\""]
    });
    let recalled = baghdad.must(&["report", "recalls"]).out;
    assert!(recalled.contains("withdrawal of 3 statements") && recalled.contains("CAI"), "{recalled}");
    let found = baghdad.must(&["--json", "map", "show"]).json();
    assert!(found["placed"].as_array().unwrap().len() > 8, "{found}");
    let amman = of(&mut nodes, "AMM");
    let corrected = amman.must(&["report", "recalls"]).out;
    assert!(corrected.contains("corrected"), "{corrected}");
    leaves_the_desk_and_the_node(amman, &ends);
}

/// What is old is put into somebody's hands at once, and the traffic is taken along as a file.
fn leaves_the_desk_and_the_node(node: &Node, ends: &str) {
    let waiting = |node: &Node| {
        let desk = node.must(&["--as", "watch-officer", "--json", "desk"]).json();
        desk["waiting"].as_array().unwrap().len()
    };
    let before = waiting(node);
    assert!(before > 5, "{before} wait");
    let nothing = node.must(&["desk", "take-up", "--written-before", "2020-01-01T00:00:00Z"]).out;
    assert_eq!((nothing.trim(), waiting(node)), ("nothing of that sort waits", before));
    node.must(&["desk", "take-up", "--written-before", ends]);
    assert_eq!(waiting(node), 0);
    assert_eq!(node.run(&["desk", "take-up", "--written-before", "yesterday"]).code, 2);

    let file = node.must(&["export", "traffic"]).out;
    let mut lines = file.lines();
    assert!(lines.next().unwrap().contains(" // REL TO "), "{file}");
    assert!(lines.next().unwrap().starts_with("table,traffic,member,AMM,"), "{file}");
    assert!(lines.count() > 20, "{file}");
    let records = node.must(&["export", "disclosures", "--format", "jsonl"]).out;
    let head: Value = serde_json::from_str(records.lines().next().unwrap()).unwrap();
    assert!(head["banner"].as_str().unwrap().starts_with("RESTRICTED // REL TO AMM"), "{head}");
    assert_eq!(node.run(&["export", "identity", "s-00000000000000000000000000000007"]).code, 1);
}

#[test]
fn the_script_asks_no_node_and_a_stranger_plays_nothing() {
    let script = tansiq(&["exercise", "script", "--weeks", "2", "--ends", "2026-11-22T04:00:00Z"]);
    assert_eq!(script.code, 0, "{}", script.err);
    assert!(script.out.contains("2026-11-") && script.out.contains("for the trainees"), "{}", script.out);
    assert_eq!(tansiq(&["exercise", "script", "--weeks", "0"]).code, 1);
    assert_eq!(tansiq(&["exercise", "script", "--ends", "yesterday"]).code, 2);
    let folder = tempfile::tempdir().unwrap();
    let node = Node::init(folder.path(), "QAA");
    let said = node.run(&["exercise", "play"]);
    assert!(said.code == 1 && said.err.contains("expected QAA"), "{}", said.err);
}
