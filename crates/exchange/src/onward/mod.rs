//! The third-party rule at work: asking an originator, answering, taking back, passing on. What it rests on are entries;
//! the lanes carry the papers and what is passed on like everything else.
//!
//! | step | entry | at | goes to |
//! |---|---|---|---|
//! | ask | `Onward` with the request | the holder | the originator |
//! | answer | `Onward` with the answer | the originator | the holder |
//! | pass on | `PassOn`, then `Disclosed` with the clauses, the consent and who ordered it | the holder | the third party |
//! | take back | `Onward` with the revocation | the originator | the holder, and from there whoever has it |
//!
//! Only what came from its originator is passed on: a third party that wants to pass it further asks him.

mod acts;
mod answering;
mod cases;
mod consenting;
mod passing;

pub use acts::{Asking, PassingOn};
pub use answering::{Answering, WouldGo};
pub use cases::{Case, Passed, Standing};
pub(crate) use passing::{Gift, claimed_via};

use crate::Error;
use tansiq_agreement::Reason;
use tansiq_label::MemberCode;
use tansiq_report::StatementId;
use tansiq_report::onward::BadPaper;

/// Why a step cannot be taken. Nothing was recorded.
#[derive(Debug, thiserror::Error)]
pub enum OnwardError {
    /// There is no such item or request here, or it is not for this member to do this with it.
    #[error("not found")]
    NotFound,
    /// No agreement in force binds the three: not even the question may leave.
    #[error("expected an agreement in force that binds {0}, {1} and {2} alike; found none")]
    NotTogether(MemberCode, MemberCode, MemberCode),
    /// Not every statement may go, and why.
    #[error("{} statements may not go", .0.len())]
    Withheld(Vec<(StatementId, Vec<Reason>)>),
    /// It has been decided already, or time has decided it.
    #[error("expected {expected}; found one that {found}")]
    Over {
        /// What can be acted upon.
        expected: &'static str,
        /// How it is instead.
        found: &'static str,
    },
    /// The report is no tear line for what was asked.
    #[error("expected a tear line: {0}")]
    TearLine(&'static str),
    /// The paper would break a rule.
    #[error(transparent)]
    Paper(#[from] BadPaper),
    /// Trouble at this node.
    #[error(transparent)]
    Node(#[from] Error),
}
