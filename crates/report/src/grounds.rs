//! Grounds: whose statements a look showed, to which member, and under which clauses. Never which statements.

use crate::text::Text;
use serde::{Deserialize, Serialize};
use tansiq_label::MemberCode;

/// What a decision about another member's data rested on, once for everything that one request showed.
///
/// Empty when our own people saw nothing but our own statements, or nothing at all; and in entries of before it was
/// recorded.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grounds {
    /// The member for which a seconded officer looked: what he saw was given to it. Nothing for our own people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Text<MemberCode>>,
    /// The members, other than the one that looked, whose statements were shown: by code, each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub of: Vec<Text<MemberCode>>,
    /// The clauses under which they were, as `agreement/clause`: in order, each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<String>,
    /// How many such statements.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub statements: u64,
}

impl Grounds {
    /// Whether they say nothing.
    pub fn is_empty(&self) -> bool {
        *self == Grounds::default()
    }
}

fn is_zero(number: &u64) -> bool {
    *number == 0
}
