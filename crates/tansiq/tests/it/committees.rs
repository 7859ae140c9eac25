//! The committee of four real nodes: each says the same of its chair, and nobody else knows of it.

use crate::running::{federation, of};

const COMMITTEE: &str = "second-committee-2026";
const SEATS: [&str; 4] = ["BGD", "MOW", "THR", "DAM"];

#[test]
fn every_seat_says_the_same_of_the_chair_and_nobody_else_knows_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let agreements: [(&str, &[&str]); 2] = [
        ("fixtures/agreements/second-committee-2026.toml", &SEATS),
        ("fixtures/agreements/border-2026.toml", &["BGD", "AMM"]),
    ];
    let mut nodes = federation(folder.path(), &["BGD", "MOW", "THR", "DAM", "AMM"], &agreements);
    let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date().to_string();
    for member in SEATS {
        let node = of(&mut nodes, member);
        let committee = node.must(&["--json", "committee", "show", COMMITTEE]).json();
        let terms = committee["terms"].as_array().unwrap();
        let holds = |term: &&serde_json::Value| {
            (term["first"].as_str().unwrap()..=term["last"].as_str().unwrap()).contains(&today.as_str())
        };
        let now = terms.iter().find(holds).unwrap();
        assert_eq!(committee["now"], *now, "{member}");
        let listed = node.must(&["--json", "committee", "list"]).json();
        let listed = listed["agreements"].as_array().unwrap();
        assert_eq!(listed.len(), 1, "{member}");
        assert_eq!(listed[0]["committee"]["now"], *now, "{member}");
    }
    let bgd = of(&mut nodes, "BGD");
    let calendar = bgd.must(&["committee", "calendar", COMMITTEE, "--until", "2026-09-30"]).out;
    let lines: Vec<String> =
        calendar.lines().map(|l| l.split_whitespace().take(4).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(
        lines,
        [
            "TERM CHAIR FROM UNTIL",
            "1 BGD 2026-01-01 2026-03-31",
            "2 MOW 2026-04-01 2026-06-30",
            "3 THR 2026-07-01 2026-09-30"
        ]
    );
    assert!(bgd.must(&["committee", "show", COMMITTEE]).out.contains("reads no more than the other seats"));
    assert_eq!(bgd.run(&["committee", "show", "border-2026"]).code, 1);
    // For whoever is no party there is no such agreement.
    let amm = of(&mut nodes, "AMM");
    let [theirs, nobodys] =
        [COMMITTEE, "no-such-committee"].map(|name| amm.run(&["committee", "show", name]));
    assert_eq!((theirs.code, theirs.out), (nobodys.code, nobodys.out));
    assert!(amm.must(&["committee", "list"]).out.contains("no agreement sets up a committee"));
}
