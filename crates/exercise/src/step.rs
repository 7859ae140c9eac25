//! What a member does in a case, through the interface of its own node: it writes a report, or acts on one.

use tansiq_label::MemberCode;
use tansiq_report::{Moment, Report, ReportId, StatementId, SubjectId};

/// One step of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// When it is played in the story. Reports say it; every other act bears the time at which it is really done.
    pub at: Moment,
    /// Who does it.
    pub by: MemberCode,
    /// Which case it belongs to.
    pub case: &'static str,
    /// What happens, in a sentence for whoever leads the exercise.
    pub tells: String,
    /// What is done.
    pub act: Act,
}

/// An act through the interface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// A report is submitted.
    Submit(Box<Report>),
    /// A statement of an earlier report was wrong, and a report says it as it is.
    Correct {
        /// The report that was wrong.
        report: ReportId,
        /// What of it.
        statement: StatementId,
        /// As it is.
        right: Box<Report>,
        /// What was wrong.
        reason: &'static str,
    },
    /// An earlier report is taken back from a member who should not have had it.
    Withdraw {
        /// Which one.
        report: ReportId,
        /// From whom.
        from: MemberCode,
        /// Why.
        reason: &'static str,
    },
    /// A member is asked for information.
    Ask {
        /// Who is asked.
        to: MemberCode,
        /// What is asked.
        question: Box<Report>,
        /// The case, by which the answer finds it.
        matter: String,
    },
    /// What a member asked is answered.
    Answer {
        /// The case of the request.
        matter: String,
        /// The report that answers; without one it is refused.
        answer: Option<Box<Report>>,
    },
    /// Whether two subjects are one person is decided.
    Decide {
        /// `same` or `different`.
        verdict: &'static str,
        /// One of them.
        one: SubjectId,
        /// The other one, whom another member may speak of.
        other: SubjectId,
        /// Why.
        reason: &'static str,
        /// The case.
        matter: String,
    },
}
