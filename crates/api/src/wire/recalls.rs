//! Recalls as the page and the command line see them: ids, grounds, who acted. Never what a statement says.

use super::decision::ConclusionShape;
use serde::{Deserialize, Serialize};
use tansiq_exchange::{HolderState, Reach, RecallCase, TakenRecall};
use tansiq_label::Finite as _;
use utoipa::ToSchema;

/// What is to be taken back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecallBody {
    /// A retraction, for everybody and for ever: `not-true`, `wrong-person`, `corrected`, `unlawful`. A withdrawal, from
    /// those who hold it: `wrong-recipient`, `protection`, `no-longer-needed`.
    pub(crate) ground: String,
    /// Which statements; all of the report when there are none.
    #[serde(default)]
    pub(crate) statements: Vec<String>,
    /// For a withdrawal: from which members; from every holder when there are none.
    #[serde(default)]
    pub(crate) from: Vec<String>,
    /// Why, in words for our own people. It does not leave.
    pub(crate) reason: String,
}

/// Whether something must be kept here even if its originator takes it back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeepBody {
    /// `court-file`, `law`, `warning` or `oversight`; nothing when it need not be kept any more.
    #[serde(default)]
    pub(crate) ground: Option<String>,
    /// The law or case.
    pub(crate) basis: String,
}

/// A recall that was ordered.
#[derive(Serialize, ToSchema)]
pub(crate) struct RecallOrdered {
    pub(crate) recall: String,
    /// The report that says it as it is, where it is corrected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) report: Option<String>,
}

/// Every recall of this node.
#[derive(Serialize, ToSchema)]
pub(crate) struct RecallList {
    /// Ours, in the order in which they were decided.
    pub(crate) ours: Vec<OwnRecall>,
    /// Others', in the order in which this node acted on them.
    pub(crate) taken: Vec<RecallTaken>,
}

/// A recall of ours and what became of it.
#[derive(Serialize, ToSchema)]
pub(crate) struct OwnRecall {
    id: String,
    at: String,
    by: String,
    report: String,
    statements: Vec<String>,
    /// `retraction` or `withdrawal`.
    act: &'static str,
    ground: &'static str,
    /// From whom it is withdrawn; empty for everybody.
    from: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    replaced_by: Option<String>,
    reason: String,
    holders: Vec<RecallHolder>,
    /// What was concluded from it, as far as the reader may know of it: to be looked at by its owners.
    rested: Vec<ConclusionShape>,
}

/// How a recall stands at one holder.
#[derive(Serialize, ToSchema)]
struct RecallHolder {
    member: String,
    /// Who passed it on to him; missing for whoever has it from us.
    #[serde(skip_serializing_if = "Option::is_none")]
    via: Option<String>,
    /// `done`, `refused` or `not-reached`.
    state: &'static str,
    /// When he acted or refused, by his receipt; since when he is not reached.
    at: String,
    /// Why he keeps it.
    #[serde(skip_serializing_if = "Option::is_none")]
    ground: Option<&'static str>,
}

/// Another member's recall that was taken in here.
#[derive(Serialize, ToSchema)]
pub(crate) struct RecallTaken {
    id: String,
    /// The edition that this node had.
    item: String,
    statements: Vec<String>,
    originator: String,
    /// Who gave it to us.
    from: String,
    /// `retraction` or `withdrawal`.
    act: &'static str,
    ground: &'static str,
    made: String,
    /// When this node acted, or said that it keeps it.
    at: String,
    /// Why this node keeps it; missing when it is done.
    #[serde(skip_serializing_if = "Option::is_none")]
    kept: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    replaced_by: Option<String>,
    /// To whom it was handed on.
    passed_to: Vec<String>,
    /// What was concluded from it, as far as the reader may know of it: to be looked at by its owners.
    rested: Vec<ConclusionShape>,
}

fn all<T: ToString>(list: &[T]) -> Vec<String> {
    list.iter().map(ToString::to_string).collect()
}

impl OwnRecall {
    pub(crate) fn of(case: &RecallCase, rested: Vec<ConclusionShape>) -> OwnRecall {
        OwnRecall {
            id: case.id.to_string(),
            at: case.at.to_string(),
            by: case.by.to_string(),
            report: case.report.to_string(),
            statements: all(&case.statements),
            act: case.ground.act().code(),
            ground: case.ground.code(),
            from: all(&case.from),
            replaced_by: case.replaced_by.map(|id| id.to_string()),
            reason: case.reason.clone(),
            holders: case.holders.iter().map(RecallHolder::from).collect(),
            rested,
        }
    }
}

impl From<&HolderState> for RecallHolder {
    fn from(holder: &HolderState) -> Self {
        let (at, ground) = match holder.reach {
            Reach::NotReached { since } => (since, None),
            Reach::Done { at } => (at, None),
            Reach::Refused { at, ground } => (at, Some(ground.code())),
        };
        RecallHolder {
            member: holder.member.to_string(),
            via: holder.via.map(|via| via.to_string()),
            state: holder.reach.code(),
            at: at.to_string(),
            ground,
        }
    }
}

impl RecallTaken {
    pub(crate) fn of(taken: &TakenRecall, rested: Vec<ConclusionShape>) -> RecallTaken {
        let recall = &taken.recall;
        RecallTaken {
            id: recall.id.to_string(),
            item: recall.item.to_string(),
            statements: all(&recall.statements),
            originator: recall.originator.0.to_string(),
            from: taken.from.to_string(),
            act: recall.ground.act().code(),
            ground: recall.ground.code(),
            made: recall.made.to_string(),
            at: taken.at.to_string(),
            kept: taken.kept.map(|ground| ground.code()),
            replaced_by: recall.replaced_by.map(|id| id.to_string()),
            passed_to: all(&taken.passed_to),
            rested,
        }
    }
}
