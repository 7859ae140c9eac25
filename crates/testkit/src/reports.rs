//! Fictional reports (EXERCISE), a statement at a time.

use serde_json::{Value, json};
use tansiq_exchange::Random;
use tansiq_label::MemberCode;
use tansiq_report::{Draft, MemberKey, Moment, Precedence, Sealed, Writing};

/// What a statement of a report says about its one man, and how it is labelled.
#[derive(Debug, Clone)]
pub struct Claim {
    /// The value of `notes`.
    pub value: String,
    /// `restricted` …
    pub level: &'static str,
    /// The members whom the originator allows to have it; nothing for any party.
    pub rel_to: Option<Vec<&'static str>>,
    /// `identity` …
    pub category: &'static str,
    /// `IQ` …
    pub territory: &'static str,
    /// `arrest` …
    pub purposes: &'static [&'static str],
}

impl Claim {
    /// A restricted statement of identity in Iraq, for any party, for arrest.
    pub fn plain(value: impl Into<String>) -> Claim {
        Claim {
            value: value.into(),
            level: "restricted",
            rel_to: None,
            category: "identity",
            territory: "IQ",
            purposes: &["arrest"],
        }
    }

    /// The same for these members only.
    pub fn only(value: impl Into<String>, members: &[&'static str]) -> Claim {
        Claim { rel_to: Some(members.to_vec()), ..Claim::plain(value) }
    }

    fn json(&self) -> Value {
        json!({
            "subject": "man", "property": "notes", "value": self.value, "grade": "B2", "method": "human",
            "label": {
                "level": self.level, "category": self.category, "territories": [self.territory],
                "purposes": self.purposes,
                "rel_to": self.rel_to.as_ref().map_or(json!("any-party"), |members| json!(members)),
            }
        })
    }
}

/// A sealed report with these statements.
///
/// # Panics
/// When there is no claim, or one that breaks a rule.
pub fn seal(
    originator: MemberCode,
    key: &MemberKey,
    precedence: Precedence,
    claims: &[Claim],
    now: Moment,
    random: &dyn Random,
) -> Sealed {
    let draft = json!({
        "kind": "intrep", "precedence": precedence.to_string(),
        "legal_basis": "EXERCISE law 1", "purpose": "arrest",
        "label": {"caveats": ["exercise"], "person": "suspect", "review": "2027-06-30"},
        "subjects": [{"ref": "man", "kind": "person"}],
        "statements": claims.iter().map(Claim::json).collect::<Vec<_>>(),
    });
    let draft: Draft = serde_json::from_value(draft).expect("a draft");
    let mut bits = || random.bits();
    let validated = draft.validate(Writing { originator, now, random: &mut bits }).expect("a good draft");
    Sealed::seal(validated.report, key)
}
