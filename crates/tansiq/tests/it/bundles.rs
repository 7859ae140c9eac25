//! Two nodes that never meet: an agreement, reports and receipts carried in files, from one real program to the other.

use crate::running::{Node, Said};
use std::path::Path;

const BORDER: &str = "fixtures/agreements/border-2026.toml";

/// The name of a file on the disk that is carried.
fn place(folder: &Path, name: &str) -> String {
    folder.join(name).to_string_lossy().into_owned()
}

fn says(said: &Said, code: i32, expected: &[&str]) {
    assert_eq!(said.code, code, "{}{}", said.out, said.err);
    for text in expected {
        assert!(said.out.contains(text) || said.err.contains(text), "{text}\n{}{}", said.out, said.err);
    }
}

#[test]
fn what_has_no_line_is_carried_by_hand() {
    let folder = tempfile::tempdir().unwrap();
    let disk = |name: &str| place(folder.path(), name);
    let mut bgd = Node::init(folder.path(), "BGD");
    // Amman's node never runs: its commands open it, and no line ever reaches it.
    let amm = Node::init(folder.path(), "AMM");
    for (node, other, card) in [(&bgd, &amm, "bgd.card"), (&amm, &bgd, "amm.card")] {
        std::fs::write(disk(card), node.must(&["member", "card"]).out).unwrap();
        other.must(&["member", "add", &disk(card)]);
    }
    bgd.start();
    let carry = |from: &Node, to: &Node, name: &str| {
        let written = from.run(&["bundle", "write", "--for", &to.member, &disk(name)]);
        says(&written, 0, &[&format!(" for {}: ", to.member)]);
        to.run(&["bundle", "read", &disk(name)])
    };

    // The agreement comes into force by files alone.
    for node in [&bgd, &amm] {
        node.must(&["agreement", "sign", BORDER]);
    }
    says(&carry(&bgd, &amm, "1"), 0, &["taken: delivery 1: 1 item stored"]);
    says(
        &carry(&amm, &bgd, "2"),
        0,
        &["taken: delivery 1: 1 item stored", "acknowledgements of ours: 1 new"],
    );
    let list = bgd.must(&["--json", "agreement", "list"]).json();
    assert_eq!(list["agreements"][0]["in_force"], true, "{list}");

    bgd.must(&["report", "submit", "fixtures/reports/border-crossing.toml"]);
    says(&bgd.run(&["bundle", "write", "--for", "AMM", &disk("lost")]), 0, &["for AMM: delivery 2 (1 item)"]);
    let nothing = bgd.run(&["bundle", "write", "--for", "AMM", &disk("nothing")]);
    says(&nothing, 1, &["expected something that waits for AMM"]);
    assert!(!Path::new(&disk("nothing")).exists());
    says(&bgd.run(&["bundle", "write", "--for", "AMM", &disk("lost")]), 1, &["does not exist"]);

    // The next one shows the gap, and Amman's asks for what is missing.
    bgd.must(&["report", "submit", "fixtures/reports/sighting-of-a-car.toml"]);
    let gap = carry(&bgd, &amm, "3");
    says(&gap, 1, &["missing: delivery 2 of BGD; the next bundle for BGD asks for them"]);
    says(&carry(&amm, &bgd, "4"), 0, &["AMM lacks our deliveries from 2 on"]);
    says(&carry(&bgd, &amm, "5"), 0, &["taken: deliveries 2 to 3: 2 items stored"]);
    for name in ["lost", "3", "5"] {
        let again = amm.run(&["bundle", "read", &disk(name)]);
        says(&again, 0, &["known already: deliver", "nothing in it is new"]);
    }
    says(&carry(&amm, &bgd, "6"), 0, &["acknowledgements of ours: 2 new"]);
    let lanes = bgd.must(&["--json", "member", "list"]).json();
    let lane = lanes["lanes"].as_array().unwrap().iter().find(|lane| lane["member"] == "AMM").unwrap();
    assert_eq!(lane["behind"], 0, "{lane}");

    // A diode: everything once more, without an answer.
    says(
        &bgd.run(&["bundle", "write", "--for", "AMM", "--from", "1", &disk("all")]),
        0,
        &["deliveries 1 to 3"],
    );
    says(&bgd.run(&["bundle", "read", &disk("all")]), 1, &["sealed to the key on this member's card"]);
    let mut changed = std::fs::read(disk("all")).unwrap();
    changed[2_000] ^= 1;
    std::fs::write(disk("changed"), changed).unwrap();
    says(&amm.run(&["bundle", "read", &disk("changed")]), 1, &["cut or changed since"]);
    says(&amm.run(&["--as", "analyst", "bundle", "read", &disk("all")]), 4, &["may carry"]);

    // Without its key for bundles it works on.
    let key = amm.directory.join("keys/bundle.key");
    let kept = std::fs::read(&key).unwrap();
    std::fs::remove_file(&key).unwrap();
    says(&amm.run(&["bundle", "read", &disk("all")]), 1, &["a key of before"]);
    // Once its key is declared stolen, what was sealed to the old card opens no more; the new card comes by bundle.
    says(&amm.run(&["key", "rotate", "--revoke"]), 0, &["have them written again"]);
    says(&amm.run(&["bundle", "read", &disk("all")]), 1, &["a key of before"]);
    assert_ne!(std::fs::read(&key).unwrap(), kept);
    says(&carry(&amm, &bgd, "7"), 0, &["2 items stored"]);
    bgd.must(&["report", "submit", "fixtures/reports/threat-to-market.toml"]);
    says(&carry(&bgd, &amm, "8"), 0, &["a bundle of BGD"]);
    bgd.stop();
    amm.must(&["ledger", "verify"]);
    bgd.must(&["ledger", "verify"]);
}
