//! The standing properties of a member: read, refused with line and column, and checked.

use crate::exercise::agreements;
use crate::proving::{TODAY, told};
use tansiq_agreement::{Answer, MAX_PROPERTIES_BYTES, Properties, Prover, Undecided};

const GOOD: &str = r#"format = "tansiq/properties/v1"

[[never]]
id = "witnesses-outside"
persons = ["witness"]
to_non_parties_of = ["joint-centre-2026"]
reason = "EXERCISE"

[[never]]
id = "interviews"
categories = ["testimony"]
from = ["BGD"]
to = "anybody"
without_consent = true
reason = "EXERCISE"

[[never]]
id = "secrets-abroad"
floor = "secret"
to_others_than = ["BGD", "EBL", "JCC"]
reason = "EXERCISE"

[[separate]]
id = "border-from-committee"
given_under = "border-2026"
from_parties_of = "second-committee-2026"
reason = "EXERCISE"

[[always]]
id = "clearances"
duty = "clearance"
under = ["exchange-2026"]
reason = "EXERCISE"
"#;

#[test]
fn each_property_is_a_claim_that_is_checked() {
    let prover = Prover::new(&agreements(), []);
    let properties = Properties::parse(GOOD.as_bytes()).unwrap();
    let claims = properties.iter().flat_map(|p| p.questions(&prover, TODAY));
    let told: Vec<String> = claims.map(|claim| told(&prover, &claim)).collect();
    insta::assert_snapshot!(told.join("\n"));
    let every = GOOD.replace("under = [\"exchange-2026\"]\n", "");
    let every = Properties::parse(every.as_bytes()).unwrap();
    assert_eq!(every.iter().last().unwrap().questions(&prover, TODAY).len(), 4, "one for each agreement");
}

#[test]
fn what_names_an_agreement_that_is_not_known_is_not_proved() {
    let prover = Prover::new(&agreements(), []);
    for (known, slip) in [
        ("to_non_parties_of = [\"joint-centre-2026\"]", "to_non_parties_of = [\"joint-center-2026\"]"),
        ("given_under = \"border-2026\"", "given_under = \"boarder-2026\""),
        ("from_parties_of = \"second-committee-2026\"", "from_parties_of = \"committee-2026\""),
        ("under = [\"exchange-2026\"]", "under = [\"exchange-2062\"]"),
    ] {
        let text = GOOD.replacen(known, slip, 1);
        assert_ne!(text, GOOD, "{known}");
        let properties = Properties::parse(text.as_bytes()).unwrap();
        let claims = properties.iter().flat_map(|p| p.questions(&prover, TODAY));
        let open: Vec<_> = claims
            .map(|claim| prover.prove(&claim, TODAY))
            .filter(|answer| matches!(answer, Answer::NotDecided(Undecided::Unknown(_))))
            .collect();
        assert_eq!(open.len(), 1, "{slip}");
        assert!(!open[0].holds() && open[0].sentences()[0].english.contains("is known here"), "{slip}");
    }
}

#[test]
fn each_mistake_has_its_line_and_column() {
    let check = |from: &str, to: &str, expected: &str| {
        let text = GOOD.replacen(from, to, 1);
        assert_ne!(text, GOOD, "{from}");
        let found = Properties::parse(text.as_bytes()).unwrap_err().to_string();
        assert!(found.starts_with(expected), "{from}: {found}");
    };
    check("properties/v1", "properties/v2", "line 1, column 10: format: expected \"tansiq/properties/v1\"");
    check("\"witness\"", "\"witnes\"", "line 5, column 12: never[0].persons[0]: expected category of person");
    check(
        "to = \"anybody\"",
        "to = \"nobody\"",
        "line 13, column 6: never[1].to: expected \"anybody\" or a list",
    );
    check("to = \"anybody\"\n", "", "line 9, column 1: never[1].to: expected one of to, to_others_than");
    check(
        "to = \"anybody\"",
        "to = \"anybody\"\nto_others_than = [\"BGD\"]",
        "line 9, column 1: never[1]: expected one of",
    );
    check(
        "id = \"clearances\"",
        "id = \"interviews\"",
        "line 30, column 6: always[0].id: expected each name",
    );
    check("duty = \"clearance\"", "duty = \"secrecy\"", "line 31, column 8: always[0].duty: expected duty");
    check(
        "given_under",
        "given",
        "line 23, column 1: separate[0].given_under: expected the name of an agreement",
    );
    check("[[separate]]", "[[apart]]", "line 23, column 3: expected one of the fields format, never");
    let long = format!("{GOOD}#{}", "x".repeat(MAX_PROPERTIES_BYTES));
    assert!(Properties::parse(long.as_bytes()).is_err());
    assert!(Properties::parse(b"\xff").is_err());
}
