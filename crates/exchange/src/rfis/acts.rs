//! What officers do: ask another member, and answer one that asked.

use super::{RfiCase, RfiError};
use crate::exchange::{Exchange, Inner, on_a_thread};
use crate::release::Terms;
use std::collections::BTreeSet;
use std::sync::Arc;
use tansiq_label::{MemberCode, Purpose};
use tansiq_report::onward::Signed as _;
use tansiq_report::rfi::{Extent, Rfi, RfiAnswer, RfiGround};
use tansiq_report::{Entry, Moment, Precedence, PrincipalId, ReportId, RfiId, Text};

/// What is asked of a member.
#[derive(Debug, Clone)]
pub struct AskingRfi {
    /// Who is asked.
    pub to: MemberCode,
    /// Our report that says what is asked.
    pub question: ReportId,
    /// How fast it must be handled.
    pub precedence: Precedence,
    /// What the answer would be used for.
    pub purpose: Purpose,
    /// The case, and the law on which it is asked.
    pub case: String,
    /// Until when an answer is needed.
    pub due: Moment,
    /// The agreement in whose committee we have the chair and task a seat.
    pub as_chair: Option<String>,
}

/// What is answered.
#[derive(Debug, Clone)]
pub struct AnsweringRfi {
    /// Who asked.
    pub asker: MemberCode,
    /// The request.
    pub rfi: RfiId,
    /// How much of it.
    pub extent: Extent,
    /// Why not all of it.
    pub ground: Option<RfiGround>,
    /// Our reports that answer it.
    pub reports: BTreeSet<ReportId>,
}

impl Exchange {
    /// Asks a member for information. What is asked is a report of ours of which it gets something; the request goes on
    /// the lane to it.
    ///
    /// # Errors
    /// [`RfiError`]; then nothing leaves.
    pub async fn ask_rfi(&self, by: PrincipalId, asking: AskingRfi) -> Result<RfiId, RfiError> {
        let _deciding = self.inner.deciding.lock().await;
        let inner = Arc::clone(&self.inner);
        let (id, entry) = on_a_thread(move || inner.rfi(by, asking)).await??;
        self.inner.append(&[entry]).await?;
        Ok(id)
    }

    /// Answers a member that asked. The reports that answer it must go to that member by themselves.
    ///
    /// # Errors
    /// [`RfiError`]; then nothing leaves.
    pub async fn answer_rfi(&self, by: PrincipalId, answering: AnsweringRfi) -> Result<(), RfiError> {
        let _deciding = self.inner.deciding.lock().await;
        let inner = Arc::clone(&self.inner);
        let entry = on_a_thread(move || inner.rfi_answer(by, answering)).await??;
        self.inner.append(&[entry]).await?;
        Ok(())
    }
}

impl Inner {
    fn rfi(&self, by: PrincipalId, asking: AskingRfi) -> Result<(RfiId, Entry), RfiError> {
        let (at, id) = (self.parts.clock.now(), RfiId::from_random(self.parts.random.bits()));
        let rfi = Rfi {
            id,
            asker: Text(self.me()),
            asked: Text(asking.to),
            precedence: asking.precedence,
            purpose: Text(asking.purpose),
            case: asking.case.trim().to_owned(),
            question: self.edition_going_to(asking.to, asking.question, at)?,
            made: at,
            due: asking.due,
            as_chair: asking.as_chair,
        };
        self.parts.directory.agreements().may_task(&rfi).map_err(RfiError::NotChair)?;
        Ok((id, Entry::Rfi { at, by: Some(by), paper: rfi.sign(&self.parts.key)? }))
    }

    fn rfi_answer(&self, by: PrincipalId, answering: AnsweringRfi) -> Result<Entry, RfiError> {
        let AnsweringRfi { asker, rfi, extent, ground, reports } = answering;
        let at = self.parts.clock.now();
        self.parts.lanes.catch_up(&self.parts.ledger)?;
        let case = self.parts.rfi_case(asker, rfi)?.filter(|case| case.rfi.asked.0 == self.me());
        let case: RfiCase = case.ok_or(RfiError::NotFound)?;
        if case.last().is_some_and(|last| last.extent != Extent::Part) {
            return Err(RfiError::Answered);
        }
        let mut editions = BTreeSet::new();
        for report in reports {
            editions.insert(self.edition_going_to(asker, report, at)?);
        }
        let (asked, reports) = (Text(self.me()), editions.into_iter().collect());
        let answer = RfiAnswer { rfi, asker: Text(asker), asked, extent, ground, reports, answered: at };
        Ok(Entry::Rfi { at, by: Some(by), paper: answer.sign(&self.parts.key)? })
    }

    /// The edition that a member gets of a report of ours.
    fn edition_going_to(&self, to: MemberCode, report: ReportId, at: Moment) -> Result<ReportId, RfiError> {
        let directory = &*self.parts.directory;
        let terms = Terms::of(directory, &self.parts.edition_secret, to, at);
        self.parts.lanes.catch_up(&self.parts.ledger)?;
        let sealed = self.own_sealed(report)?.ok_or(RfiError::NotFound)?;
        if !terms.agreements.bind(self.me(), to, at) {
            return Err(RfiError::NotTogether(self.me(), to));
        }
        let ruling = terms.rule(sealed.report());
        let withheld = || ruling.withheld.map(|withheld| withheld.statements).unwrap_or_default();
        ruling.edition.map(|edition| edition.id()).ok_or_else(|| RfiError::Withheld(report, withheld()))
    }
}
