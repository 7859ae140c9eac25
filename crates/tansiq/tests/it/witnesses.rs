//! A host that shows two histories of its ledger: its witnesses find it, and an audit proves it from what they kept.

use crate::running::{Node, Said, federation, of, tansiq};
use ed25519_dalek::SigningKey;
use std::path::{Path, PathBuf};
use tansiq_ledger::SignedNote;

const AGREEMENTS: [(&str, &[&str]); 2] = [
    ("fixtures/agreements/border-2026.toml", &["BGD", "AMM"]),
    ("fixtures/agreements/exchange-2026.toml", &["BGD", "CAI"]),
];

/// How many entries of a member's ledger a node has cosigned.
fn cosigned(node: &Node, log: &str) -> u64 {
    let answer = node.run(&["--json", "ledger", "witnesses"]).json();
    let members = answer["members"].as_array().unwrap();
    let of_log = members.iter().find(|one| one["member"] == log).unwrap();
    of_log["witnessed"]["size"].as_u64().unwrap_or(0)
}

fn keep(node: &Node, of: &str, folder: &Path) -> String {
    let file = folder.join(format!("{of}-from-{}.checkpoint", node.member));
    std::fs::write(&file, node.must(&["ledger", "checkpoint", "--of", of]).out).unwrap();
    file.to_string_lossy().into_owned()
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to)
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
}

fn refused(said: &Said, words: &[&str]) {
    assert_eq!(said.code, 1, "{}{}", said.out, said.err);
    for word in words {
        assert!(said.err.contains(word), "{word}: {}", said.err);
    }
}

/// Writes another report into the ledger of a node that does not run, and starts it.
fn goes_on(node: &mut Node, report: &str) {
    node.must(&["report", "submit", report]);
    node.start();
}

#[test]
fn a_host_with_two_histories_is_found_by_its_witnesses_and_proved_by_what_they_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut nodes = federation(folder.path(), &["BGD", "AMM", "CAI"], &AGREEMENTS);
    for witness in ["AMM", "CAI"] {
        of(&mut nodes, witness).until("it has cosigned", |node| cosigned(node, "BGD") > 0);
    }
    let bgd = of(&mut nodes, "BGD");
    bgd.until("both have cosigned", |node| {
        node.must(&["node", "check"]).out.contains("cosigned by 2 of 2 members")
    });
    let honest = bgd.must(&["ledger", "checkpoint", "--cosigned"]).out;
    assert!(
        ["BGD", "AMM", "CAI"].iter().all(|m| honest.contains(&format!("\u{2014} tansiq/{m} "))),
        "{honest}"
    );

    // One history is for Amman, the other, from a copy of the directory, for Cairo.
    bgd.stop();
    let (place, other) = (bgd.directory.clone(), bgd.directory.with_extension("other"));
    copy(&place, &other);
    let known = cosigned(of(&mut nodes, "AMM"), "BGD");
    of(&mut nodes, "CAI").stop();
    goes_on(of(&mut nodes, "BGD"), "fixtures/reports/border-crossing.toml");
    of(&mut nodes, "AMM").until("Amman has cosigned the first", |node| cosigned(node, "BGD") > known);
    of(&mut nodes, "BGD").stop();
    of(&mut nodes, "AMM").stop();
    std::fs::rename(&place, place.with_extension("first")).unwrap();
    std::fs::rename(&other, &place).unwrap();
    of(&mut nodes, "CAI").start();
    goes_on(of(&mut nodes, "BGD"), "fixtures/reports/sighting-of-a-car.toml");
    of(&mut nodes, "CAI").until("Cairo has cosigned the second", |node| cosigned(node, "BGD") > known);

    let amm = of(&mut nodes, "AMM");
    amm.start();
    amm.until("Amman finds it", |node| node.run(&["ledger", "witnesses"]).code == 1);
    let found = amm.run(&["ledger", "witnesses"]);
    assert!(found.out.contains("cosigned by AMM") && found.out.contains("refused by AMM"), "{}", found.out);
    refused(&amm.run(&["node", "check"]), &["the node is not well"]);
    assert!(amm.run(&["node", "check"]).out.contains("two histories of a ledger were found with BGD"));
    let bgd = of(&mut nodes, "BGD");
    bgd.until("Baghdad's own oversight sees it", |node| node.run(&["ledger", "witnesses"]).code == 1);

    // What the two kept, and the hashes that the host gives out now, are the proof.
    let tiles = folder.path().join("tiles").to_string_lossy().into_owned();
    bgd.must(&["ledger", "tiles", &tiles]);
    assert_eq!(bgd.run(&["ledger", "tiles", &tiles]).code, 1, "nothing is written over");
    let key =
        bgd.must(&["--json", "ledger", "checkpoint"]).json()["verifier_key"].as_str().unwrap().to_owned();
    let (from_amm, from_cai) = (
        keep(of(&mut nodes, "AMM"), "BGD", folder.path()),
        keep(of(&mut nodes, "CAI"), "BGD", folder.path()),
    );
    nodes.iter_mut().for_each(Node::stop);
    let cai = of(&mut nodes, "CAI");
    let same = cai.must(&["ledger", "audit", "--of", "BGD", "--tiles", &tiles, "--against", &from_cai]);
    assert!(
        same.out.contains("of one history") && same.out.contains("cosigned by tansiq/CAI since"),
        "{}",
        same.out
    );
    let audit =
        ["ledger", "audit", "--of", "BGD", "--tiles", &tiles, "--against", &from_amm, "--against", &from_cai];
    let note = std::fs::read_to_string(&from_amm).unwrap();
    refused(&cai.run(&audit), &["tansiq/BGD showed two histories", note.trim_end()]);
    let verdict = cai.run(&[&["--json"], &audit[..]].concat()).json()["verdict"].as_str().unwrap().to_owned();
    assert!(["two-roots", "not-in-tree"].contains(&&*verdict), "{verdict}");
    // The host's own ledger says the same of what Amman has, and so does one who has no node.
    refused(
        &of(&mut nodes, "BGD").run(&["ledger", "audit", "--against", &from_amm]),
        &["showed two histories"],
    );
    refused(
        &tansiq(&["ledger", "audit", "--log-key", &key, "--tiles", &tiles, "--against", &from_amm]),
        &["showed two histories"],
    );
    two_notes_alone_are_enough(of(&mut nodes, "BGD"), &key, &from_cai);
}

/// Two trees of one size, signed by one key, need nothing else; and what is not of the log is said.
fn two_notes_alone_are_enough(bgd: &Node, key: &str, kept: &str) {
    let seed = std::fs::read_to_string(bgd.directory.join("keys/ledger.key")).unwrap();
    let seed: [u8; 32] = hex::decode(seed.trim()).unwrap().try_into().unwrap();
    let note = SignedNote::parse(&std::fs::read(kept).unwrap()).unwrap();
    let root = note.text().lines().nth(2).unwrap();
    let forged = note.text().replace(root, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    let write = |name: &str, text: &str, origin: &str, seed: [u8; 32]| {
        let file: PathBuf = bgd.directory.with_extension(name);
        let note = SignedNote::sign(text, origin, &SigningKey::from_bytes(&seed)).unwrap();
        std::fs::write(&file, note.to_string()).unwrap();
        file.to_string_lossy().into_owned()
    };
    let other = write("other-root", &forged, "tansiq/BGD", seed);
    let audit =
        |file: &str| tansiq(&["ledger", "audit", "--log-key", key, "--against", kept, "--against", file]);
    refused(&audit(&other), &["signed two different trees", "AAAAAAAA"]);
    let thief = write("thief", note.text(), "tansiq/BGD", [1; 32]);
    refused(&audit(&thief), &["no key of the log signed it"]);
    let elsewhere = write("elsewhere", &note.text().replace("BGD", "EBL"), "tansiq/EBL", seed);
    refused(&audit(&elsewhere), &["another log, \"tansiq/EBL\""]);
    let size = note.text().lines().nth(1).unwrap();
    let later = write("later", &note.text().replacen(size, "999999", 1), "tansiq/BGD", seed);
    refused(&audit(&later), &["nothing contradicts", "--tiles DIR"]);
}
