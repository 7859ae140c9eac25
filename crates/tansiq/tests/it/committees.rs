//! The committee of four real nodes: each says the same of its chair, and nobody else knows of it.

use crate::running::{Node, federation, of};

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

/// An agreement whose first term, Baghdad's, ends within the next two weeks.
fn ends_soon(folder: &std::path::Path) -> String {
    let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    let first = today.saturating_sub(jiff::Span::new().days(24));
    let until = today.saturating_add(jiff::Span::new().years(1));
    let text = format!(
        "format = \"tansiq/agreement/v1\"\nid = \"hand-over\"\nversion = 1\nkind = \"committee\"\n\
         title = {{ en = \"EXERCISE\", ar = \"تمرين\" }}\nlegal_basis = \"EXERCISE\"\n\
         parties = [\"BGD\", \"MOW\", \"THR\", \"DAM\"]\nexercise = true\nstart = \"beginning\"\nretention_days = 90\n\
         in_force = {{ from = {first}, until = {until} }}\n[committee]\n\
         title = {{ en = \"EXERCISE\", ar = \"تمرين\" }}\nseats = [\"BGD\", \"MOW\", \"THR\"]\nfirst_chair = \"BGD\"\n\
         first_day = {first}\nterm_months = 1\npowers = [\"convene\"]\nminute = [\"open-tasks\", \"open-requests\"]\n"
    );
    let file = folder.join("hand-over.toml");
    std::fs::write(&file, text).unwrap();
    file.to_string_lossy().into_owned()
}

#[test]
fn the_outgoing_chair_hands_over_and_every_seat_sees_both_signatures() {
    let folder = tempfile::tempdir().unwrap();
    let file = ends_soon(folder.path());
    let mut nodes = federation(folder.path(), &SEATS, &[(&file, &SEATS)]);
    let minute = folder.path().join("minute.toml");
    let bgd = of(&mut nodes, "BGD");
    let empty = bgd.must(&["committee", "minute", "prepare", "hand-over"]).out;
    assert!(empty.contains("item = \"open-tasks\"") && empty.contains("item = \"open-requests\""), "{empty}");
    let filled = empty.replacen("lines = [\n", "lines = [\n  \"EXERCISE task 4, asked of THR\",\n", 1);
    std::fs::write(&minute, filled).unwrap();
    let place = minute.to_string_lossy().into_owned();
    let write = ["--json", "committee", "minute", "write", "hand-over", &place];
    let early = of(&mut nodes, "MOW").run(&write);
    assert_eq!(early.code, 1, "{}", early.out);
    assert!(early.err.contains("MOW has not had the chair yet."), "{}", early.err);
    let bgd = of(&mut nodes, "BGD");
    let written = bgd.must(&write).json();
    let id = written["id"].as_str().unwrap().to_owned();
    assert_eq!(written["signed_by"], serde_json::json!(["BGD"]));

    let show = ["--json", "committee", "minute", "show", "hand-over"];
    let signed_by = |node: &Node| node.must(&show).json()["minutes"][0]["signed_by"].clone();
    let mow = of(&mut nodes, "MOW");
    mow.until("Baghdad's minute is there", |node| signed_by(node) == serde_json::json!(["BGD"]));
    let sign = ["--json", "committee", "minute", "sign", "hand-over", &id];
    assert_eq!(mow.must(&sign).json()["signed_by"], serde_json::json!(["BGD", "MOW"]));
    for seat in ["BGD", "THR"] {
        let node = of(&mut nodes, seat);
        node.until("both have signed", |node| signed_by(node) == serde_json::json!(["BGD", "MOW"]));
        let shown = node.must(&["committee", "minute", "show", "hand-over"]).out;
        assert!(shown.contains("BGD hands over to MOW") && shown.contains("EXERCISE task 4"), "{shown}");
        assert!(shown.contains("open-requests: none"), "{shown}");
        let other = ["--json", "committee", "minute", "show", "hand-over", "--term", "2020-01-01"];
        assert_eq!(node.must(&other).json()["minutes"], serde_json::json!([]));
    }
    let thr = of(&mut nodes, "THR").run(&sign);
    assert!(thr.code == 1 && thr.err.contains("MOW, the next chair, signs second"), "{}", thr.err);
    // Damascus is a party without a seat: for it there is none, as for an agreement that does not exist.
    let dam = of(&mut nodes, "DAM");
    let [theirs, nobodys] = ["hand-over", "no-such-committee"].map(|name| {
        let said = dam.run(&["committee", "minute", "show", name]);
        (said.code, said.out)
    });
    assert_eq!((theirs.0, &theirs), (1, &nobodys));
}
