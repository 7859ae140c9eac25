//! What there is of requests for information at this node: each with its answers, read from the ledger.

use crate::Error;
use crate::exchange::{Exchange, Parts};
use tansiq_label::MemberCode;
use tansiq_ledger::Position;
use tansiq_report::onward::Signed as _;
use tansiq_report::rfi::{Extent, Rfi, RfiAnswer};
use tansiq_report::{Entry, Moment, PrincipalId, ReportId, RfiId};

/// A request and its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RfiCase {
    /// The request.
    pub rfi: Rfi,
    /// When it was made or taken in here.
    pub at: Moment,
    /// Who made it, at the asker.
    pub by: Option<PrincipalId>,
    /// What is asked, by the id that it has here: our report, or the edition that we got.
    pub question: ReportId,
    /// The answers, in order.
    pub answers: Vec<AnsweredRfi>,
}

/// An answer as it is known here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnsweredRfi {
    /// The answer.
    pub answer: RfiAnswer,
    /// Who gave it, at the asked member.
    pub by: Option<PrincipalId>,
    /// What answers it, by the ids that it has here: our reports, or the editions that we get.
    pub reports: Vec<ReportId>,
}

/// How a request stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RfiStanding {
    /// It waits for its answer, or for more than a part of it.
    Open,
    /// Its deadline has passed, and nothing came.
    Overdue,
    /// A part came, and a ground why there is no more, or the deadline has passed.
    Part,
    /// It is answered.
    Whole,
    /// It is refused.
    Refused,
}

impl RfiStanding {
    /// All of them.
    pub const ALL: [RfiStanding; 5] = [
        RfiStanding::Open,
        RfiStanding::Overdue,
        RfiStanding::Part,
        RfiStanding::Whole,
        RfiStanding::Refused,
    ];

    /// A word for the wire.
    pub const fn code(self) -> &'static str {
        match self {
            RfiStanding::Open => "open",
            RfiStanding::Overdue => "overdue",
            RfiStanding::Part => "part",
            RfiStanding::Whole => "whole",
            RfiStanding::Refused => "refused",
        }
    }
}

impl RfiCase {
    /// The last answer.
    pub fn last(&self) -> Option<&RfiAnswer> {
        self.answers.last().map(|answered| &answered.answer)
    }

    /// How it stands. Both sides come to the same, once they have the same papers.
    pub fn standing(&self, now: Moment) -> RfiStanding {
        let late = now > self.rfi.due;
        match self.last() {
            None if late => RfiStanding::Overdue,
            None => RfiStanding::Open,
            Some(RfiAnswer { extent: Extent::Whole, .. }) => RfiStanding::Whole,
            Some(RfiAnswer { extent: Extent::Refused, .. }) => RfiStanding::Refused,
            Some(RfiAnswer { ground, .. }) if late || ground.is_some() => RfiStanding::Part,
            Some(_) => RfiStanding::Open,
        }
    }

    /// Whether its first answer came after the deadline.
    pub fn came_late(&self) -> bool {
        self.answers.first().is_some_and(|answered| answered.answer.answered > self.rfi.due)
    }
}

impl Exchange {
    /// Every request that this node made or was asked, in the order in which they came.
    ///
    /// # Errors
    /// [`Error`]: trouble at this node.
    pub fn rfis(&self) -> Result<Vec<RfiCase>, Error> {
        let parts = &self.inner.parts;
        let mut cases = Vec::new();
        for (asked, answers) in parts.lanes.rfis()? {
            cases.extend(parts.rfi_at(asked, &answers)?);
        }
        Ok(cases)
    }
}

impl Parts {
    /// A request by its asker and id, with its last answer.
    pub(crate) fn rfi_case(&self, asker: MemberCode, id: RfiId) -> Result<Option<RfiCase>, Error> {
        let (asked, answered) = self.lanes.rfi(asker, id)?;
        asked.map_or(Ok(None), |asked| self.rfi_at(asked, answered.as_slice()))
    }

    /// The request at a position with the answers at others; nothing when it was erased.
    fn rfi_at(&self, asked: Position, answers: &[Position]) -> Result<Option<RfiCase>, Error> {
        let Some(Entry::Rfi { at, by, paper }) = self.entry(asked)? else { return Ok(None) };
        let Ok(rfi) = Rfi::read(&paper) else { return Ok(None) };
        let question = self.called_here(rfi.asker.0, rfi.asked.0, rfi.question)?;
        let mut case = RfiCase { rfi, at, by, question, answers: Vec::new() };
        for position in answers {
            let Some(Entry::Rfi { by, paper, .. }) = self.entry(*position)? else { continue };
            let Ok(answer) = RfiAnswer::read(&paper) else { continue };
            let here = |report: &ReportId| self.called_here(answer.asked.0, answer.asker.0, *report);
            let reports = answer.reports.iter().map(here).collect::<Result<_, _>>()?;
            case.answers.push(AnsweredRfi { answer, by, reports });
        }
        Ok(Some(case))
    }

    /// An edition that one member gives another one, by the id that it has here. What has not left yet has no other.
    fn called_here(&self, from: MemberCode, to: MemberCode, edition: ReportId) -> Result<ReportId, Error> {
        if from != self.directory.me() {
            return Ok(edition);
        }
        Ok(self.lanes.given_edition(to, edition)?.map_or(edition, |given| given.report))
    }
}
