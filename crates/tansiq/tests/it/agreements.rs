//! Journey 1: an agreement that is proved. A draft from a template; what it would let out, with its path; the change;
//! the difference; the signatures, and releases from then on and not before. Then a draft that a standing property
//! stands against, which takes a second officer. Real processes; everything is fictional: EXERCISE.

use crate::running::{Node, Said, federation, of};
use std::path::Path;

const PROPERTIES: &str = "fixtures/properties/baghdad.toml";

const REPORT: &str = r#"
kind = "intrep"
precedence = "routine"
legal_basis = "EXERCISE case 7"
purpose = "investigation"
label = { level = "restricted", rel_to = "any-party", caveats = ["exercise"], category = "identity", person = "suspect", territories = ["IQ"], purposes = ["investigation"], review = "2029-06-30" }
subjects = [{ ref = "man", kind = "person" }]
statements = [{ subject = "man", property = "name", value = "EXERCISE Karim Haddad", grade = "B2", method = "official" }]
"#;

/// What a label like the report's comes to, from Baghdad to Amman.
fn explained(node: &Node) -> Said {
    let label = "level=restricted caveats=exercise category=identity person=suspect territories=IQ";
    node.must(&["agreement", "explain", "--from", "BGD", "--to", "AMM", "--label", label])
}

fn write(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path.to_string_lossy().into_owned()
}

/// Each node takes the cards of the others.
fn acquaint(folder: &Path, nodes: &[Node]) {
    for node in nodes {
        for other in nodes.iter().filter(|other| other.member != node.member) {
            let card = folder.join(&other.member).with_extension("card");
            node.must(&["member", "add", &card.to_string_lossy()]);
        }
    }
}

/// A draft of three parties whose seventh clause lets out more than it should, as people write one.
fn careless(node: &Node) -> String {
    let parties = ["--parties", "BGD,AMM,DAM", "--exercise"];
    let new = ["agreement", "new", "--template", "exchange", "--id", "talks-2027"];
    let draft = node.must(&[&new[..], &parties[..]].concat()).out;
    let draft = draft.replacen(r#"id = "suspects""#, r#"id = "clause-7""#, 1);
    draft.replacen(r#"persons = ["suspect"]"#, r#"persons = ["suspect", "witness"]"#, 1)
}

#[test]
fn an_agreement_is_proved_changed_and_signed_and_releases_from_then_on() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let mut nodes = federation(folder, &["BGD", "AMM", "DAM"], &[]);
    acquaint(folder, &nodes);
    let bgd = of(&mut nodes, "BGD");
    bgd.must(&["agreement", "properties", "set", PROPERTIES]);
    assert!(bgd.must(&["agreement", "properties", "show"]).out.contains("witnesses-to-the-second-committee"));

    // What a legal officer asks, and what he is shown, in both languages.
    let text = careless(bgd);
    let draft = write(folder, "draft.toml", &text);
    bgd.must(&["agreement", "check", &draft]);
    let claim = ["agreement", "prove", &draft, "--person", "witness", "--reach", "MOW,THR,DAM"];
    let refuted = bgd.run(&claim);
    assert_eq!(refuted.code, 1, "{}{}", refuted.out, refuted.err);
    assert!(
        refuted.out.contains("refuted") && refuted.out.contains("talks-2027/clause-7"),
        "{}",
        refuted.out
    );
    assert!(refuted.out.contains("witness") && refuted.out.contains("DAM"), "{}", refuted.out);
    let arabic = bgd.run(&[&claim[..], &["--lang", "ar"]].concat());
    assert!(arabic.out.contains("شاهد") && arabic.out.contains("talks-2027/clause-7"), "{}", arabic.out);
    let refused = bgd.run(&["agreement", "sign", &draft]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("witnesses-to-the-second-committee: "), "{}", refused.err);
    assert!(refused.err.contains("talks-2027/clause-7"), "{}", refused.err);
    // The same without a node, and a file that is no agreement.
    let alone = crate::running::tansiq(&["agreement", "prove", &draft, "--properties", PROPERTIES]);
    assert_eq!(alone.code, 1, "{}{}", alone.out, alone.err);
    assert!(alone.out.contains("witnesses-to-the-second-committee: "), "{}", alone.out);
    assert_eq!(bgd.run(&["agreement", "prove", PROPERTIES]).code, 2);

    // What the draft would do, before anybody signs it: at the node and on a desk.
    let label = "level=restricted caveats=exercise category=identity person=witness territories=IQ";
    let case = ["agreement", "explain", &draft, "--from", "BGD", "--to", "DAM", "--label", label];
    for said in [bgd.must(&case), crate::running::tansiq(&case)] {
        assert!(said.out.starts_with("released") && said.out.contains("talks-2027/clause-7"), "{}", said.out);
    }
    let empty = tempfile::tempdir().unwrap();
    let empty = empty.path().to_string_lossy();
    let without = [&case[..2], &case[3..], &["--with", &empty]].concat();
    let nothing = crate::running::tansiq(&without);
    assert!(nothing.out.starts_with("withheld"), "{}{}", nothing.out, nothing.err);

    // The change, its proof, and what it changes.
    let changed = text.replacen(r#"persons = ["suspect", "witness"]"#, r#"persons = ["suspect"]"#, 1);
    let agreed = write(folder, "agreed.toml", &changed);
    let proved = bgd.must(&["agreement", "prove", &agreed, "--person", "witness", "--reach", "MOW,THR,DAM"]);
    assert!(proved.out.starts_with("proved"), "{}", proved.out);
    let difference = bgd.must(&["agreement", "diff", &draft, &agreed]).out;
    assert!(difference.contains("witness"), "{difference}");
    assert_eq!(difference.lines().last(), Some("Nothing else changes."), "{difference}");
    assert!(bgd.must(&["agreement", "diff", &draft, &agreed, "--lang", "ar"]).out.contains("شاهد"));

    // Before every party has signed nothing is released; from then on it is.
    let report = write(folder, "report.toml", REPORT);
    let submitted = bgd.must(&["--json", "report", "submit", &report]).json();
    let id = submitted["id"].as_str().unwrap().to_owned();
    bgd.must(&["agreement", "sign", &agreed]);
    assert!(explained(bgd).out.contains("not signed by AMM and DAM"), "{}", explained(bgd).out);
    of(&mut nodes, "AMM").must(&["agreement", "sign", &agreed]);
    assert!(of(&mut nodes, "BGD").must(&["oversight", "disclosures"]).out.contains("nothing was given"));
    of(&mut nodes, "DAM").must(&["agreement", "sign", &agreed]);
    let bgd = of(&mut nodes, "BGD");
    bgd.until("it is in force", |node| explained(node).out.contains("talks-2027/clause-7"));
    bgd.until("Amman has the report", |node| {
        let way = node.must(&["--json", "traffic", "--report", &id]).json();
        way["members"]
            .as_array()
            .unwrap()
            .iter()
            .any(|m| m["member"] == "AMM" && m["state"] == "acknowledged")
    });
    let given = bgd.must(&["oversight", "disclosures", "--to", "AMM", "--since", "2026-01-01"]).out;
    assert!(given.contains("talks-2027/clause-7") && given.contains("analyst"), "{given}");

    a_second_officer_decides(folder, of(&mut nodes, "BGD"), &text);
}

/// The careless text again, as the second version: this time it is meant.
fn a_second_officer_decides(folder: &Path, bgd: &Node, text: &str) {
    let second = write(folder, "second.toml", &text.replacen("\nversion = 1\n", "\nversion = 2\n", 1));
    bgd.must(&["principal", "add", "layla", "--role", "legal-officer"]);
    let why = ["--reason", "EXERCISE: the court has asked for it"];
    let asked = bgd.must(&[&["--json", "agreement", "sign", &second][..], &why[..]].concat()).json();
    let number = asked["position"].to_string();
    assert_eq!(asked["broken"][0]["property"], "witnesses-to-the-second-committee", "{asked}");
    assert!(bgd.must(&["agreement", "waiting"]).out.contains("sign talks-2027"));
    let approve = |officer: &str| {
        bgd.run(&[&["--as", officer, "agreement", "approve", &number][..], &why[..]].concat())
    };
    let same = approve("legal-officer");
    assert!(same.code == 1 && same.err.contains("another principal"), "{}", same.err);
    let signed = |node: &Node| {
        let list = node.must(&["--json", "agreement", "list"]).json();
        let agreements = list["agreements"].as_array().unwrap().clone();
        agreements.iter().any(|a| a["version"] == 2 && a["signed"] == serde_json::json!(["BGD"]))
    };
    assert!(!signed(bgd));
    assert_eq!(approve("layla").code, 0);
    assert!(signed(bgd));
    assert!(bgd.must(&["agreement", "waiting"]).out.contains("nothing waits"));
    let overrides = bgd.must(&["oversight", "overrides"]).out;
    for part in ["legal-officer", "layla", "witnesses-to-the-second-committee", "the court has asked"] {
        assert!(overrides.contains(part), "{part}: {overrides}");
    }

    // Other properties take two as well.
    let open = write(folder, "open.toml", "format = \"tansiq/properties/v1\"\n");
    let set = bgd.must(&["--json", "agreement", "properties", "set", &open, "--reason", "EXERCISE"]).json();
    assert_eq!(set["matter"], "properties", "{set}");
    let number = set["position"].to_string();
    bgd.must(&["--as", "layla", "agreement", "refuse", &number, "--reason", "EXERCISE: no"]);
    assert!(bgd.must(&["agreement", "properties", "show"]).out.contains("witnesses"));
}
