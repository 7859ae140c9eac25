//! The first exchange, from the originator to its partners, with receipts; and the second committee, which holds
//! nothing of it.

use crate::running::{Node, federation, of};
use serde_json::Value;
use std::path::Path;

const AGREEMENTS: [(&str, &[&str]); 4] = [
    ("fixtures/agreements/joint-centre-2026.toml", &["BGD", "EBL", "JCC"]),
    ("fixtures/agreements/border-2026.toml", &["BGD", "AMM"]),
    ("fixtures/agreements/exchange-2026.toml", &["BGD", "CAI"]),
    ("fixtures/agreements/second-committee-2026.toml", &["BGD", "MOW", "THR", "DAM"]),
];

/// A report for the first three agreements, whose texts can be looked for.
const REPORT: &str = r#"
kind = "intrep"
precedence = "immediate"
legal_basis = "EXERCISE MARKERBASIS case 1"
purpose = "border-control"
label = { level = "restricted", rel_to = ["AMM", "EBL", "CAI", "JCC"], caveats = ["exercise"], category = "identity", person = "wanted", territories = ["IQ"], purposes = ["border-control", "arrest", "investigation"], review = "2029-06-30" }
subjects = [{ ref = "man", kind = "person" }]
statements = [
  { subject = "man", property = "name", value = "Markername Exercise", grade = "B2", method = "official" },
  { subject = "man", property = "name", value = "علامةاسم تمرين", grade = "B2", method = "official" },
  { subject = "man", property = "birthDate", value = "1981", grade = "B2", method = "official" },
  { subject = "man", property = "source", value = "MARKERSOURCE EXERCISE", grade = "B2", method = "human", label = { level = "secret", rel_to = [], category = "source" } },
]
"#;
const MARKERS: [&str; 4] = ["Markername", "علامةاسم", "MARKERBASIS", "MARKERSOURCE"];

fn submit(node: &Node, folder: &Path, text: &str) -> Value {
    let file = folder.join("report.toml");
    std::fs::write(&file, text).unwrap();
    node.must(&["--json", "report", "submit", &file.to_string_lossy(), "--wait", "60"]).json()
}

/// Every payload in the ledger of a node that does not run, with what is signed inside.
fn payloads(node: &Node) -> Vec<Vec<u8>> {
    node.payloads().iter().map(|bytes| readable(bytes)).collect()
}

/// Signed things lie in base64 inside an entry; here they are read, as deep as they go.
fn readable(bytes: &[u8]) -> Vec<u8> {
    use base64::prelude::{BASE64_STANDARD, Engine};
    let mut text = bytes.to_vec();
    if let Ok(value) = serde_json::from_slice::<Value>(bytes) {
        let mut queue = vec![value];
        while let Some(value) = queue.pop() {
            match value {
                Value::Object(map) => {
                    if let Some(payload) = map.get("payload").and_then(Value::as_str) {
                        text.extend(readable(&BASE64_STANDARD.decode(payload).unwrap()));
                    }
                    queue.extend(map.into_iter().map(|(_, v)| v));
                }
                Value::Array(items) => queue.extend(items),
                _ => {}
            }
        }
    }
    text
}

fn holds(haystack: &[u8], needle: &str) -> bool {
    haystack.windows(needle.len()).any(|w| w == needle.as_bytes())
}

fn files(folder: &Path) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() {
            all.extend(files(&entry.path()))
        } else {
            all.push(std::fs::read(entry.path()).unwrap())
        }
    }
    all
}

#[test]
fn a_report_reaches_its_partners_and_not_one_byte_the_second_committee() {
    let folder = tempfile::tempdir().unwrap();
    let members = ["BGD", "EBL", "AMM", "CAI", "JCC", "MOW", "THR", "DAM"];
    let mut nodes = federation(folder.path(), &members, &AGREEMENTS);
    let bgd = of(&mut nodes, "BGD");
    let answer = submit(bgd, folder.path(), REPORT);
    let state = |member: &str| {
        let of_member =
            answer["traffic"]["members"].as_array().unwrap().iter().find(|m| m["member"] == member);
        of_member.map(|m| m["state"].as_str().unwrap().to_owned())
    };
    for member in ["EBL", "AMM", "JCC"] {
        assert_eq!(state(member).as_deref(), Some("acknowledged"), "{member}: {answer}");
    }
    for member in ["MOW", "THR", "DAM"] {
        assert_ne!(state(member).as_deref(), Some("acknowledged"), "{member}: {answer}");
    }

    // The man is found where he may be known, in both scripts, and nowhere else.
    for (member, name, known) in [
        ("AMM", "Markername Exercise", true),
        ("AMM", "علامةاسم تمرين", true),
        ("MOW", "Markername Exercise", false),
    ] {
        let said =
            of(&mut nodes, member).run(&["--json", "subject", "search", name, "--purpose", "border-control"]);
        assert_eq!(
            said.json()["subjects"].as_array().unwrap().is_empty(),
            !known,
            "{member} {name}: {}",
            said.out
        );
    }
    // A name alone is no hit; with the year of birth it is.
    let amm = of(&mut nodes, "AMM");
    assert_eq!(amm.run(&["screen", "Markername Exercise"]).code, 1);
    assert_eq!(amm.run(&["screen", "Markername Exercise", "--birth", "1981"]).code, 0);

    nodes.iter_mut().for_each(Node::stop);
    let stored = |member: &str, nodes: &mut [Node]| {
        let node = of(nodes, member);
        let mut all = payloads(node);
        all.extend(files(&node.directory));
        all
    };
    // The test sees what is there to be seen: the partners hold the name, and nobody but the originator the source.
    let amman = stored("AMM", &mut nodes);
    assert!(amman.iter().any(|b| holds(b, "Markername")));
    assert!(!amman.iter().any(|b| holds(b, "MARKERSOURCE")));
    assert!(stored("BGD", &mut nodes).iter().any(|b| holds(b, "MARKERSOURCE")));
    for member in ["MOW", "THR", "DAM"] {
        let all = stored(member, &mut nodes);
        let other_agreements = ["border-2026", "joint-centre-2026", "exchange-2026"];
        for marker in MARKERS.iter().chain(&other_agreements) {
            assert!(!all.iter().any(|b| holds(b, marker)), "{member} holds {marker}");
        }
    }
    for node in &nodes {
        let log = std::fs::read(node.log()).unwrap();
        for marker in MARKERS {
            assert!(!holds(&log, marker), "{} logs {marker}", node.member);
        }
    }
}

#[test]
fn a_member_that_was_away_gets_everything_once_when_it_returns() {
    let folder = tempfile::tempdir().unwrap();
    let mut nodes = federation(folder.path(), &["BGD", "AMM"], &AGREEMENTS[1..2]);
    of(&mut nodes, "AMM").kill();
    let file = folder.path().join("report.toml");
    let mut ids = Vec::new();
    for n in 0..5 {
        std::fs::write(&file, REPORT.replace("Markername", &format!("Away{n}"))).unwrap();
        let bgd = of(&mut nodes, "BGD");
        ids.push(
            bgd.must(&["--json", "report", "submit", &file.to_string_lossy()]).json()["id"]
                .as_str()
                .unwrap()
                .to_owned(),
        );
        // The giver is killed too, in the middle of its work.
        if n == 2 {
            bgd.kill();
            bgd.start();
        }
    }
    of(&mut nodes, "AMM").start();
    let bgd = of(&mut nodes, "BGD");
    for id in &ids {
        bgd.until("it is acknowledged", |bgd| {
            let traffic = bgd.must(&["--json", "traffic", "--report", id]).json();
            traffic["members"]
                .as_array()
                .unwrap()
                .iter()
                .any(|m| m["member"] == "AMM" && m["state"] == "acknowledged")
        });
    }
    let amm = of(&mut nodes, "AMM");
    for n in 0..5 {
        let found = amm
            .must(&[
                "--json",
                "subject",
                "search",
                &format!("Away{n} Exercise"),
                "--purpose",
                "border-control",
            ])
            .json();
        assert!(!found["subjects"].as_array().unwrap().is_empty(), "{n}");
    }
    nodes.iter_mut().for_each(Node::stop);
    let received =
        payloads(of(&mut nodes, "AMM")).iter().filter(|p| holds(p, "\"entry\":\"received\"")).count();
    assert_eq!(received, 5, "each report once");
    for node in &nodes {
        node.must(&["ledger", "verify"]);
    }
}

#[test]
fn a_rotated_key_is_believed_and_a_revoked_one_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let mut nodes = federation(folder.path(), &["BGD", "AMM"], &AGREEMENTS[1..2]);
    submit(of(&mut nodes, "BGD"), folder.path(), REPORT);
    for arguments in [&["key", "rotate"][..], &["key", "rotate", "--revoke"]] {
        let bgd = of(&mut nodes, "BGD");
        assert_eq!(bgd.run(arguments).code, 1, "not while it runs");
        bgd.stop();
        bgd.must(arguments);
        bgd.start();
        if arguments.contains(&"--revoke") {
            // The revoked key's signature under the agreement counts nowhere any more.
            bgd.must(&["agreement", "sign", AGREEMENTS[1].0]);
        }
        let text = REPORT.replace("Markername", &format!("After{}", arguments.len()));
        let answer = submit(bgd, folder.path(), &text);
        assert_eq!(answer["traffic"]["members"][0]["state"], "acknowledged", "{answer}");
    }
    let members = of(&mut nodes, "AMM").must(&["--json", "member", "list"]).json();
    let bgd = members["members"].as_array().unwrap().iter().find(|m| m["member"] == "BGD").unwrap();
    assert_eq!(bgd["sequence"], 4, "{bgd}");
    assert_eq!(
        bgd["keys"].as_array().unwrap().iter().filter(|k| k["revoked"].is_string()).count(),
        1,
        "{bgd}"
    );
}
