//! What is derived can be deleted; what is ground state cannot be changed unseen.

use crate::running::Node;
use rusqlite::Connection;

fn node_with_a_list(folder: &std::path::Path) -> Node {
    let node = Node::init(folder, "BGD");
    node.must(&["import", "--format", "un", "fixtures/lists/exercise-un.xml", "--exercise"]);
    node
}

#[test]
fn views_and_lanes_are_made_anew_and_say_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let node = node_with_a_list(folder.path());
    let traffic = || node.must(&["--json", "traffic"]).json();
    let people = || node.must(&["--json", "subject", "search", "Salim Karim"]).json();
    let before = (traffic(), people());
    for view in ["register", "people", "lanes"] {
        node.must(&["node", "rebuild", view]);
    }
    assert_eq!(before.1, people());
    for folder in ["views", "lanes.sqlite"] {
        let path = node.directory.join(folder);
        if path.is_dir() {
            std::fs::remove_dir_all(&path).unwrap()
        } else {
            std::fs::remove_file(&path).unwrap()
        }
    }
    assert_eq!(before.0["lines"], traffic()["lines"].clone());
    assert_eq!(before.1, people());
    assert_eq!(node.must(&["--json", "node", "check"]).json()["status"], "ok");
}

#[test]
fn a_flipped_byte_in_a_stored_payload_is_found_and_the_entry_named() {
    let folder = tempfile::tempdir().unwrap();
    let node = node_with_a_list(folder.path());
    node.must(&["ledger", "verify"]);
    flip_a_byte_of(&node, 9);
    let said = node.run(&["ledger", "verify"]);
    assert_eq!(said.code, 1, "{}{}", said.out, said.err);
    assert!(said.err.contains("entry 9"), "{}", said.err);

    // So it is when no view can read the ledger any more, and the node cannot be opened.
    std::fs::remove_dir_all(node.directory.join("views")).unwrap();
    assert_eq!(node.run(&["node", "check"]).code, 3);
    let alone = node.run(&["ledger", "verify"]);
    assert_eq!((alone.code, alone.err), (1, said.err), "{}", alone.out);
}

fn flip_a_byte_of(node: &Node, position: u64) {
    let db = Connection::open(node.directory.join("ledger/ledger.sqlite3")).unwrap();
    let mut bytes: Vec<u8> =
        db.query_row("SELECT ciphertext FROM payload WHERE position = ?1", [position], |r| r.get(0)).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    db.execute("UPDATE payload SET ciphertext = ?1 WHERE position = ?2", (&bytes, position)).unwrap();
}
