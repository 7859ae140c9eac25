//! Differences of texts, as they read: one sentence for each change of meaning, and none for other words.

use tansiq_agreement::{Agreement, Change, difference};

const BORDER: &str = include_str!("../../../../fixtures/agreements/border-2026.toml");
const COMMITTEE: &str = include_str!("../../../../fixtures/agreements/second-committee-2026.toml");

const NINEVEH: &str = r#"
[[prohibition]]
id = "nineveh"
from = "any-party"
to = "any-party"
categories = ["threat"]
territories = ["IQ-NI"]
reason = "EXERCISE"
"#;

const COMMITTEE_OF_TWO: &str = r#"[committee]
title = { en = "EXERCISE: border committee", ar = "تمرين: لجنة الحدود" }
seats = ["BGD", "AMM"]
first_chair = "AMM"
first_day = 2026-02-01
powers = ["convene", "minute"]

"#;

fn parse(text: &str) -> Agreement {
    Agreement::parse(text.as_bytes()).unwrap()
}

/// The sentences about a text in which each of these was put in place of another.
fn changed(text: &str, edits: &[(&str, &str)]) -> String {
    let mut new = text.to_owned();
    for (from, to) in edits {
        assert!(new.contains(from), "{from}");
        new = new.replacen(from, to, 1);
    }
    let sentences = difference(&parse(text), &parse(&new)).sentences();
    let told: Vec<_> = sentences.iter().map(|s| format!("{}\n  {}", s.english, s.arabic)).collect();
    told.join("\n")
}

#[test]
fn each_change_of_meaning_is_a_sentence() {
    let crossing = "ceiling = \"confidential\"\nterritories = [\"IQ\", \"JO\", \"SY\"]";
    // Of Iraq all but Nineveh is released already, and what is about Iraq as a whole is not.
    let narrow = BORDER.replacen("territories = [\"001\"]", "territories = [\"IQ\"]", 1) + NINEVEH;
    let check: Vec<String> = [
        changed(BORDER, &[("version = 1", "version = 2")]),
        changed(BORDER, &[(crossing, "ceiling = \"secret\"\nterritories = [\"IQ\", \"JO\"]")]),
        changed(BORDER, &[("onward = \"never\"", "onward = \"with-consent\"")]),
        changed(BORDER, &[("minors = true\n", "")]),
        changed(BORDER, &[("retention_days = 1095", "retention_days = 365"), ("2030-12-31", "2028-12-31")]),
        changed(BORDER, &[("[\"source\", \"testimony\"]", "[\"source\"]")]),
        changed(
            BORDER,
            &[
                ("parties = [\"BGD\", \"AMM\"]", "parties = [\"BGD\", \"AMM\", \"CAI\"]"),
                ("start = \"beginning\"", "start = \"entry-into-force\""),
            ],
        ),
        changed(
            COMMITTEE,
            &[(
                "persons = [\"no-person\", \"wanted\"]",
                "persons = [\"no-person\", \"wanted\", \"cleared\", \"acquitted\"]",
            )],
        ),
        changed(
            COMMITTEE,
            &[("floor = \"confidential\"", "floor = \"restricted\"\nterritories = [\"SY-HA\"]")],
        ),
        changed(BORDER, &[("[[prohibition]]", &format!("{COMMITTEE_OF_TWO}[[prohibition]]"))]),
        changed(&narrow, &[("territories = [\"IQ\"]", "territories = [\"001\"]"), (NINEVEH, "")]),
    ]
    .into();
    insta::assert_snapshot!(check.join("\n\n"));
}

/// The same meaning in other words: a clause split by category, another order, other names and reasons.
#[test]
fn other_words_for_the_same_are_no_change() {
    let crossing = &BORDER[BORDER.find("[[clause]]\nid = \"crossing\"").unwrap()..];
    let crossing = &crossing[..crossing.find("\n\n").unwrap()];
    let one = crossing.replace("[\"identity\", \"identifier\", \"movement\"]", "[\"movement\"]");
    let rest = crossing.replace("\"movement\"]", "\"identity\"]").replace("[\"identity\", ", "[");
    let rest = rest.replace("\"crossing\"", "\"crossing-papers\"");
    let text = BORDER.replacen(crossing, &format!("{rest}\n\n{one}"), 1);
    let renamed = text.replace("id = \"wanted\"", "id = \"sought\"");
    let told = |text: &str| difference(&parse(BORDER), &parse(text)).sentences().pop().unwrap().english;
    let single = |text: &str| difference(&parse(BORDER), &parse(text)).changes;
    assert_eq!(told(&BORDER.replace("version = 1", "version = 2")), "Nothing changes.");
    assert_eq!(
        told(&BORDER.replace("id = \"wanted\"", "id = \"sought\"")),
        "Nothing changes in what is released."
    );
    // Split in two, single statements stay as they were; what joins both kinds does not, and that is said.
    let changes = single(&renamed);
    assert!(
        !changes.is_empty() && changes.iter().all(|c| matches!(c, Change::Together { .. })),
        "{changes:?}"
    );
}
