//! Why something is withheld, as the originator's own people read it.
//!
//! A ledger keeps the codes of reasons. Where the decision itself is at hand its sentence is used, which names clauses
//! and days; otherwise the code's general sentence.

use serde::Serialize;
use std::collections::BTreeMap;
use tansiq_agreement::Reason;
use tansiq_report::WithheldStatement;
use utoipa::ToSchema;

/// A reason of a decision.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Reason)]
pub(crate) struct ReasonShape {
    /// A word of a closed list.
    code: String,
    /// The same in English.
    text: String,
    /// The same in Arabic.
    text_ar: String,
}

/// A reason, and for how many statements it holds.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct ReasonCount {
    /// A word of a closed list.
    code: String,
    /// The same in English, in general.
    text: &'static str,
    statements: u64,
}

impl From<&Reason> for ReasonShape {
    fn from(reason: &Reason) -> Self {
        ReasonShape { code: reason.code().into(), text: reason.english(), text_ar: reason.arabic() }
    }
}

/// The reasons of withheld statements, each with how many it keeps back, most first.
pub(crate) fn counted(withheld: &[WithheldStatement]) -> Vec<ReasonCount> {
    let mut counts = BTreeMap::<&str, u64>::new();
    for reason in withheld.iter().flat_map(|statement| &statement.reasons) {
        *counts.entry(reason).or_default() += 1;
    }
    let count =
        |(code, statements): (&str, u64)| ReasonCount { text: general(code), code: code.into(), statements };
    let mut counted: Vec<_> = counts.into_iter().map(count).collect();
    counted.sort_by_key(|count| std::cmp::Reverse(count.statements));
    counted
}

/// What a code says without the names and days of the single case.
fn general(code: &str) -> &'static str {
    match code {
        "to-itself" => "A member does not release to itself.",
        "own-statement" => "It is the receiver's own statement.",
        "review-passed" => "Its review date has passed: its originator must look at it again.",
        "releasable-to-nobody" => "Its originator releases it to nobody.",
        "not-named" => "Its originator does not name the member among those who may have it.",
        "no-onward" => "It was received from its originator and may be passed to nobody.",
        "third-party-rule" => "It belongs to another member, and no clause lets it be passed on.",
        "needs-consent" => "It may be passed on only with its originator's consent.",
        "purpose-not-in-label" => "Its label allows none of the purposes.",
        "not-for-court" => "It may not be shown to a court.",
        "prohibited" => "A prohibition forbids it.",
        "no-agreement" => "No agreement with the member is known.",
        "not-signed" => "The agreement is not signed by every party.",
        "not-in-force" => "The agreement is not in force now.",
        "no-clause" => "No clause in force goes this way.",
        "dangling-reference" => "It refers to a subject of which nothing is released.",
        "category-outside-clause" => "The clause that comes nearest does not cover this category of data.",
        "person-outside-clause" => "The clause that comes nearest does not cover this category of person.",
        "minor-outside-clause" => "The clause that comes nearest does not cover persons under eighteen.",
        "above-ceiling" => "Its level is above the ceiling of the clause that comes nearest.",
        "territory-outside-clause" => "The clause that comes nearest does not cover its territory.",
        "purpose-outside-clause" => "The clause that comes nearest does not cover its purposes.",
        "exercise-outside-agreement" => {
            "Exercise and real statements move under agreements of their own kind only."
        }
        "before-start" => "It was written before the agreement's start.",
        _ => "A rule forbids it.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_of_a_release_has_a_sentence_of_its_own() {
        // Those about readers never stand in a ledger.
        let of_readers =
            ["role-may-not", "clearance", "purpose-not-given", "unknown-clauses", "retention-passed"];
        for code in tansiq_agreement::reason_codes() {
            assert_eq!(general(code) == general("x"), of_readers.contains(&code), "{code}");
        }
    }
}
