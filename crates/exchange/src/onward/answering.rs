//! What the originator does: see what would go, answer, take a consent back.

use super::OnwardError;
use crate::exchange::{Exchange, Inner, on_a_thread};
use crate::lanes::Kind;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::sync::Arc;
use tansiq_agreement::{ClauseRef, Reason};
use tansiq_label::{Purpose, Set};
use tansiq_report::onward::{Answer, Ground, Paper, Request, Revocation, Ruling, Signed as _};
use tansiq_report::{Entry, OnwardId, PrincipalId, ReportId, StatementId};

/// What an officer of the originator answers.
#[derive(Debug, Clone)]
pub enum Answering {
    /// Statements that were asked for may go.
    Yes {
        /// Which; when there are none, whatever of the asked ones may go under the agreement.
        statements: BTreeSet<StatementId>,
        /// What for; when there are none, what was asked.
        purposes: Set<Purpose>,
        /// The last day on which they may be given.
        until: Date,
    },
    /// A report that was written in its place may go.
    TearLine {
        /// Our report.
        report: ReportId,
        /// What for; when there are none, what was asked.
        purposes: Set<Purpose>,
        /// The last day on which it may be given.
        until: Date,
    },
    /// Nothing may go.
    No {
        /// Why.
        ground: Ground,
    },
}

/// What would go to the third party if everything that is asked were consented to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WouldGo {
    /// Our report that is asked about.
    pub report: ReportId,
    /// These statements.
    pub statements: Vec<StatementId>,
    /// For this, at most.
    pub purposes: Set<Purpose>,
    /// Under these clauses, from the holder.
    pub clauses: Vec<ClauseRef>,
    /// These not, whatever is consented to.
    pub withheld: Vec<(StatementId, Vec<Reason>)>,
}

impl Exchange {
    /// What would go to the third party of a request to us.
    ///
    /// # Errors
    /// [`OnwardError::NotFound`], [`OnwardError::Node`].
    pub fn would_go(&self, request: OnwardId) -> Result<WouldGo, OnwardError> {
        let inner = &self.inner;
        let asked = inner.asked(request)?;
        let purposes = asked.request.purposes.iter().map(|purpose| purpose.0).collect();
        let outcome = inner.outcome(&asked.request, &asked.had, purposes);
        let edition = outcome.edition.as_ref().map(|edition| edition.get().statements());
        Ok(WouldGo {
            report: asked.had.report.header().id,
            statements: edition.unwrap_or_default().iter().map(|statement| statement.id).collect(),
            purposes: outcome.uses.most().intersection(purposes),
            clauses: outcome.clauses.into_iter().collect(),
            withheld: outcome.withheld,
        })
    }

    /// Answers a request. The answer goes on the lane to the holder.
    ///
    /// # Errors
    /// [`OnwardError`].
    pub async fn answer_onward(
        &self,
        by: PrincipalId,
        request: OnwardId,
        answering: Answering,
    ) -> Result<(), OnwardError> {
        let _deciding = self.inner.deciding.lock().await;
        let inner = Arc::clone(&self.inner);
        let entry = on_a_thread(move || inner.answer(by, request, answering)).await??;
        Ok(self.inner.append(&[entry]).await?)
    }

    /// Takes a consent back. The revocation goes on the lane to the holder, who sends it on.
    ///
    /// # Errors
    /// [`OnwardError`].
    pub async fn revoke_onward(
        &self,
        by: PrincipalId,
        request: OnwardId,
        ground: Ground,
    ) -> Result<(), OnwardError> {
        let _deciding = self.inner.deciding.lock().await;
        let inner = Arc::clone(&self.inner);
        let entry = on_a_thread(move || inner.revocation(by, request, ground)).await??;
        Ok(self.inner.append(&[entry]).await?)
    }
}

impl Inner {
    /// A request to us.
    pub(super) fn request_to_us(&self, id: OnwardId) -> Result<Request, OnwardError> {
        for (holder, _) in self.parts.lanes.papers()?.into_iter().filter(|(_, request)| *request == id) {
            if let Some(Paper::Request(request)) = self.parts.paper(holder, id, Kind::Request)?
                && request.originator.0 == self.me()
            {
                return Ok(request);
            }
        }
        Err(OnwardError::NotFound)
    }

    fn answer(&self, by: PrincipalId, id: OnwardId, answering: Answering) -> Result<Entry, OnwardError> {
        let now = self.parts.clock.now();
        let request = self.request_to_us(id)?;
        let over = |found| OnwardError::Over { expected: "a request that waits for its answer", found };
        if self.parts.lanes.paper(request.holder.0, id, Kind::Answer)?.is_some() {
            return Err(over("was answered"));
        }
        if now > request.until {
            return Err(over("is past its deadline: no answer was \"no\""));
        }
        let ruling = match answering {
            Answering::No { ground } => Ruling::No { ground },
            Answering::Yes { statements, purposes, until } => {
                let asked = self.asked(id)?;
                let had = asked.had.chosen(&statements)?;
                let consent = self.consent_to(&request, &had, purposes, (until, now))?;
                if !statements.is_empty() && consent.statements.len() < statements.len() {
                    return Err(self.withheld(&request, &had, purposes));
                }
                Ruling::Yes { consent: consent.sign(&self.parts.key)? }
            }
            Answering::TearLine { report, purposes, until } => {
                self.tear_line(&request, report, purposes, (until, now))?
            }
        };
        let (originator, holder, to) = (request.originator, request.holder, request.to);
        let answer = Answer { request: id, originator, holder, to, answered: now, ruling };
        let paper = answer.sign(&self.parts.key)?;
        let lane = (self.me(), holder.0);
        if self.parts.directory.agreements().release_paper(&paper, lane, false, now).is_none() {
            return Err(OnwardError::NotTogether(originator.0, holder.0, to.0));
        }
        Ok(Entry::Onward { at: now, by: Some(by), paper })
    }

    fn revocation(&self, by: PrincipalId, id: OnwardId, ground: Ground) -> Result<Entry, OnwardError> {
        let now = self.parts.clock.now();
        let request = self.request_to_us(id)?;
        let over = |found| OnwardError::Over { expected: "a consent that permits giving", found };
        let holder = request.holder.0;
        let Some((_, consent, _)) = self.parts.consent(holder, id)? else {
            return Err(over("was never given"));
        };
        if self.parts.lanes.paper(holder, id, Kind::Revocation)?.is_some() {
            return Err(over("was taken back"));
        }
        let (originator, holder, to) = (consent.originator, consent.holder, consent.to);
        let revocation = Revocation { request: id, originator, holder, to, revoked: now, ground };
        Ok(Entry::Onward { at: now, by: Some(by), paper: revocation.sign(&self.parts.key)? })
    }
}
