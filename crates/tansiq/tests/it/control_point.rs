//! A control point: a directory of its own, an extract from a real node, and screenings while the node is away.

use crate::running::{Node, Said, tansiq};
use std::os::unix::fs::PermissionsExt as _;

fn answer(said: &Said) -> serde_json::Value {
    let mut answer = said.json();
    for only in ["position", "extract"] {
        answer.as_object_mut().unwrap().remove(only);
    }
    answer
}

#[test]
fn a_control_point_works_without_a_line_and_hands_in_what_it_did() {
    let folder = tempfile::tempdir().unwrap();
    let mut node = Node::init(folder.path(), "BGD");
    node.must(&["import", "--format", "un", "fixtures/lists/exercise-un.xml", "--exercise"]);
    let (gate, card) = (folder.path().join("gate"), folder.path().join("bgd.card"));
    let [gate_text, card_text] = [&gate, &card].map(|path| path.to_string_lossy().into_owned());
    std::fs::write(&card, node.must(&["member", "card"]).out).unwrap();
    let point = |command: &str, more: &[&str]| {
        let arguments: Vec<&str> =
            ["control-point", command, &gate_text].iter().chain(more).copied().collect();
        tansiq(&arguments)
    };
    let refused = |said: &Said, code: i32, why: &str| {
        assert_eq!(said.code, code, "{}{}", said.out, said.err);
        assert!(said.err.contains(why), "{}", said.err);
    };

    let made = point("init", &["--member-card", &card_text]);
    assert_eq!(made.code, 0, "{}", made.err);
    assert!(made.out.contains("fingerprint: ") && made.out.contains("public key: "), "{}", made.out);
    let mode = std::fs::metadata(gate.join("point.key")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    refused(&point("init", &["--member-card", &card_text]), 3, "empty");
    refused(&point("screen", &["Salim Karim"]), 1, "found none yet");

    node.start();
    let synced = node.must(&["control-point", "sync", &gate_text, "--hours", "2"]);
    assert!(synced.out.contains("people, in force now"), "{}", synced.out);
    let first = std::fs::read(gate.join("extract")).unwrap();
    let questions: [&[&str]; 3] =
        [&["Salim Karim"], &["Salim Karim", "--birth", "1981-03-05"], &["Nobody Atall"]];
    let online = questions.map(|question| node.run(&[&["--json", "screen"], question].concat()));
    node.stop();
    for (question, online) in questions.iter().zip(&online) {
        let offline = point("screen", &[question, &["--json"][..]].concat());
        assert_eq!(offline.code, online.code, "{}{}", offline.out, offline.err);
        assert_eq!(answer(&offline), answer(online));
        assert!(offline.json()["extract"]["age_seconds"].is_u64());
    }
    assert_eq!(online[1].code, 0, "a hit: {}", online[1].out);
    let shown = point("screen", questions[1]);
    assert!(shown.out.starts_with("extract of ") && shown.out.contains("0 h 0 min old"), "{}", shown.out);
    assert!(shown.out.contains("HIT: identify him"), "{}", shown.out);

    let journal = std::fs::read_to_string(gate.join("screenings")).unwrap();
    assert_eq!(journal.lines().count(), 4);
    // Longer than chance spells in the ciphertext: a bare year stands in one journal of a few dozen.
    for asked in ["Salim Karim", "1981-03-05", "Nobody Atall"] {
        assert!(!journal.contains(asked));
    }
    node.start();
    // From a machine that has no node: the address of the page, and a token.
    let config = std::fs::read_to_string(node.directory.join("node.toml")).unwrap();
    let page = config.lines().find_map(|line| line.strip_prefix("page = ")).unwrap().trim_matches('"');
    let (url, token) = (format!("http://{page}"), node.directory.join("tokens/analyst"));
    let token = token.to_string_lossy().into_owned();
    let synced = point("sync", &["--url", &url, "--token", &token]);
    assert!(synced.out.contains("4 screenings handed in"), "{}{}", synced.out, synced.err);
    let again = node.must(&["control-point", "sync", &gate_text]);
    assert!(again.out.contains("0 screenings handed in"), "{}", again.out);
    assert_eq!(std::fs::read_to_string(gate.join("screenings")).unwrap().lines().count(), 1);
    let listed = node.must(&["--json", "control-point", "list"]).json();
    assert_eq!(listed["points"][0]["screenings"], 4, "{listed}");
    assert!(node.must(&["control-point", "list"]).out.contains("border-control"));

    let newest = std::fs::read(gate.join("extract")).unwrap();
    std::fs::write(gate.join("extract"), &first).unwrap();
    refused(&point("screen", &["Salim Karim"]), 1, "expected an extract made after");
    let mut changed = newest.clone();
    changed[100] ^= 1;
    std::fs::write(gate.join("extract"), &changed).unwrap();
    refused(&point("screen", &["Salim Karim"]), 1, "cut or changed since");
    std::fs::write(gate.join("extract"), &newest).unwrap();
    for name in ["Salim Karim", "Nobody Atall"] {
        assert_eq!(point("screen", &[name]).code, 1);
    }
    let journal = std::fs::read_to_string(gate.join("screenings")).unwrap();
    let lines: Vec<&str> = journal.lines().collect();
    std::fs::write(gate.join("screenings"), [lines[0], lines[2]].join("\n")).unwrap();
    refused(&point("screen", &["Salim Karim"]), 3, "line 2 is damaged");
    // Whoever takes away the first that was not handed in breaks the chain that the node knows.
    std::fs::write(gate.join("screenings"), format!("{}\n", lines[2])).unwrap();
    refused(&node.run(&["control-point", "sync", &gate_text]), 1, "expected screening 5");
}
