//! Resolution decisions and what rests on them, as the page and programs get them.

use super::closed;
use crate::identity::Decision;
use crate::lineage::Conclusion;
use serde::Serialize;
use tansiq_label::Finite as _;
use utoipa::ToSchema;

/// A resolution decision.
#[derive(Serialize, ToSchema)]
#[schema(as = ResolutionDecision)]
pub(crate) struct DecisionShape {
    id: String,
    originator: String,
    /// `same`, `different` or `unsure`.
    #[schema(value_type = closed::Verdict)]
    verdict: String,
    one: String,
    other: String,
    written: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<String>,
    /// `holds`, `open`, `contradicted` (another holds apart whom it would join), `not-ours` (another member's, whose
    /// decisions do not count at this node), or `undone`.
    #[schema(value_type = closed::DecisionEffect)]
    effect: &'static str,
    banner: String,
}

/// Something that rests on a statement or a decision.
#[derive(Serialize, ToSchema)]
#[schema(as = Conclusion)]
pub(crate) struct ConclusionShape {
    /// The decision, or the statement that says on what its report rests.
    id: String,
    subject: String,
    originator: String,
    written: String,
    /// On which statement or decision it rests.
    rests_on: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<DecisionShape>,
    banner: String,
}

impl From<&Decision> for DecisionShape {
    fn from(decision: &Decision) -> Self {
        DecisionShape {
            id: decision.id.to_string(),
            originator: decision.originator.to_string(),
            verdict: decision.verdict.code().into(),
            one: decision.pair.0.to_string(),
            other: decision.pair.1.to_string(),
            written: decision.written.to_string(),
            report: decision.report.map(|id| id.to_string()),
            effect: decision.effect.code(),
            banner: decision.banner.clone(),
        }
    }
}

impl From<&Conclusion> for ConclusionShape {
    fn from(conclusion: &Conclusion) -> Self {
        ConclusionShape {
            id: conclusion.id.to_string(),
            subject: conclusion.subject.to_string(),
            originator: conclusion.originator.to_string(),
            written: conclusion.written.to_string(),
            rests_on: conclusion.rests_on.to_string(),
            decision: conclusion.decision.as_ref().map(DecisionShape::from),
            banner: conclusion.banner.clone(),
        }
    }
}
