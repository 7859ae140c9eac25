//! Articles say the whole of a clause: whatever is changed in the text changes a sentence, in both languages.

use tansiq_agreement::{Agreement, Article};

const BORDER: &str = include_str!("../../../../fixtures/agreements/border-2026.toml");
const EXCHANGE: &str = include_str!("../../../../fixtures/agreements/exchange-2026.toml");

fn articles(text: &str) -> Vec<Article> {
    Agreement::parse(text.as_bytes()).unwrap_or_else(|mistakes| panic!("{mistakes}")).articles()
}

#[test]
fn a_clause_is_one_paragraph_of_each_language() {
    let crossing = &articles(BORDER)[0];
    assert!(!crossing.forbids && crossing.id.as_str() == "crossing");
    assert_eq!(
        crossing.sentence.english,
        "Every party may give every other party statements of category identity, identifiers or movements, about no \
         person, a suspect, somebody wanted, somebody convicted, somebody cleared or somebody acquitted, concerning \
         IQ, JO and SY, at most confidential, for arrest, clearance and border control. Statements about persons under \
         eighteen are left out. What is given is passed on to nobody. The receiver's people may read it for 1095 days."
    );
    let arabic = &crossing.sentence.arabic;
    assert!(arabic.starts_with("يجوز أن يعطي كل طرف كل طرف آخر إفادات من فئة الهوية"), "{arabic}");
    let forbidden = articles(BORDER).pop().unwrap();
    assert!(forbidden.forbids);
    assert_eq!(
        forbidden.sentence.english,
        "Under no agreement may any party give any other party a statement of category testimony or sources, about \
         anybody or nobody, concerning any territory. Reason: Neither who told it nor what was said in an interview \
         crosses the border."
    );
}

#[test]
fn every_change_of_a_clause_or_a_prohibition_changes_its_sentence() {
    let check = |text: &str, from: &str, to: &str| {
        let (before, after) = (articles(text), articles(&text.replacen(from, to, 1)));
        assert_eq!(before.len(), after.len());
        let changed = before.iter().zip(&after).filter(|(before, after)| before.sentence != after.sentence);
        let changed: Vec<_> = changed.collect();
        assert_eq!(changed.len(), 1, "{from} -> {to}");
        let (before, after) = changed[0];
        assert_ne!(before.sentence.english, after.sentence.english, "{from} -> {to}");
        assert_ne!(before.sentence.arabic, after.sentence.arabic, "{from} -> {to}");
    };
    for (from, to) in [
        (r#"from = "any-party""#, r#"from = ["BGD"]"#),
        (r#"to = "any-party""#, r#"to = ["AMM"]"#),
        (r#"["identity", "identifier", "movement"]"#, r#"["identity", "identifier"]"#),
        (r#"["no-person", "suspect""#, r#"["suspect""#),
        (r#"ceiling = "confidential""#, r#"ceiling = "secret""#),
        (r#"["IQ", "JO", "SY"]"#, r#"["001"]"#),
        (r#"purposes = ["arrest", "clearance""#, r#"purposes = ["clearance""#),
        (r#"onward = "never""#, r#"onward = "parties""#),
        (r#"onward = "never""#, "onward = \"never\"\nminors = true"),
        (r#"onward = "never""#, "onward = \"never\"\nretention_days = 7"),
    ] {
        check(BORDER, from, to);
    }
    let reason = "reason = \"Nothing about persons under eighteen is exchanged.\"";
    for (from, to) in [
        ("minors_only = true\n", ""),
        (reason, "reason = \"EXERCISE\""),
        ("minors_only = true\n", "minors_only = true\nfloor = \"restricted\"\n"),
        ("minors_only = true\n", "minors_only = true\nterritories = [\"IQ\"]\n"),
        ("minors_only = true\n", "minors_only = true\npurposes = [\"arrest\"]\n"),
        ("minors_only = true\n", "minors_only = true\npersons = [\"witness\"]\n"),
    ] {
        check(EXCHANGE, from, to);
    }
}
