//! Requests for information at work: asking, answering, and what there is of them.
//!
//! | step | entry | at | goes to |
//! |---|---|---|---|
//! | ask | `Rfi` with the request | the asker | the asked member |
//! | answer | `Rfi` with the answer | the asked member | the asker |
//!
//! What is asked and what answers it are reports; they go on the lanes by themselves, before or after the papers.

mod acts;
mod cases;

pub use acts::{AnsweringRfi, AskingRfi};
pub use cases::{AnsweredRfi, RfiCase, RfiStanding};

use crate::Error;
use tansiq_agreement::NotChair;
use tansiq_label::MemberCode;
use tansiq_report::onward::BadPaper;
use tansiq_report::{ReportId, WithheldStatement};

/// Why a step cannot be taken. Nothing was recorded.
#[derive(Debug, thiserror::Error)]
pub enum RfiError {
    /// There is no such report or request here, or it is not for this member to do this with it.
    #[error("not found")]
    NotFound,
    /// No agreement in force binds the two.
    #[error("expected an agreement in force that binds {0} and {1}; found none")]
    NotTogether(MemberCode, MemberCode),
    /// Nothing of a report may go to the member: with the codes of the reasons.
    #[error("expected a report of which something may go to the member; nothing of {0} may")]
    Withheld(ReportId, Vec<WithheldStatement>),
    /// It is not this member's to task that one as the chair of a committee.
    #[error("expected the chair of the committee, who may task its seats; {}", .0.english())]
    NotChair(NotChair),
    /// It is answered to its end.
    #[error("expected a request that is not answered to its end; found one that is")]
    Answered,
    /// The paper would break a rule.
    #[error(transparent)]
    Paper(#[from] BadPaper),
    /// Trouble at this node.
    #[error(transparent)]
    Node(#[from] Error),
}
