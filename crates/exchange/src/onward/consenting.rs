//! What an originator would let go, and the consent to it: the edition is decided, sealed, and named with its
//! signatures.

use super::OnwardError;
use super::passing::clauses;
use crate::exchange::Inner;
use crate::release::{Terms, edition_id};
use jiff::civil::Date;
use std::collections::BTreeSet;
use tansiq_agreement::{ClauseRef, Passing, ReleaseOutcome};
use tansiq_label::{Purpose, Set};
use tansiq_report::onward::{Consent, Request, Ruling, Signed as _};
use tansiq_report::{Entry, Moment, Note, OnwardId, Report, ReportId, Sealed, StatementId, Text, Uses};

/// A request to us, and what it asks for as we have it.
pub(super) struct Asked {
    pub(super) request: Request,
    /// The asked statements, as the holder has them.
    pub(super) had: Had,
}

/// Statements of our own report, as a holder has them.
pub(super) struct Had {
    pub(super) report: Report,
    /// Under which clauses he was given them.
    via: Vec<ClauseRef>,
    /// For which purposes.
    given: Uses,
}

impl Had {
    /// Those of the statements that an officer names, or all when he names none.
    pub(super) fn chosen(mut self, named: &BTreeSet<StatementId>) -> Result<Had, OnwardError> {
        let all: BTreeSet<_> = self.report.statements().iter().map(|statement| statement.id).collect();
        if !named.is_subset(&all) {
            return Err(OnwardError::NotFound);
        }
        if !named.is_empty() {
            let part = self.report.edition(self.report.header().id, named);
            self.report = part.ok_or(OnwardError::NotFound)?;
        }
        Ok(self)
    }
}

impl Inner {
    pub(super) fn asked(&self, id: OnwardId) -> Result<Asked, OnwardError> {
        let request = self.request_to_us(id)?;
        let given = self.parts.lanes.given_edition(request.holder.0, request.item)?;
        let given = given.ok_or(OnwardError::NotFound)?;
        let report = self.own_report(given.report, &request)?;
        let note = match self.parts.entry(given.position)? {
            Some(Entry::Disclosed { note, .. }) => Note::read(&note).ok(),
            _ => None,
        };
        let named = note.as_ref().and_then(|note| note.items.get(given.item));
        let via = named.map(|named| clauses(&named.clauses)).unwrap_or_default();
        let uses = named.map_or(Uses::NONE, |named| Uses::read(&named.purposes, &named.narrowed));
        let asked: BTreeSet<_> = match request.statements.is_empty() {
            true => given.statements,
            false => request.statements.iter().copied().collect(),
        };
        let report = report.edition(given.report, &asked).ok_or(OnwardError::NotFound)?;
        Ok(Asked { request, had: Had { report, via, given: uses } })
    }

    /// A report of ours, without what was taken back from the holder or the third party.
    fn own_report(&self, id: ReportId, request: &Request) -> Result<Report, OnwardError> {
        let position = self.parts.lanes.find(id.bits())?.ok_or(OnwardError::NotFound)?;
        match self.parts.entry(position)? {
            Some(Entry::Report { sealed, .. }) => {
                let sealed = Sealed::open_own(sealed).map_err(|_| OnwardError::NotFound)?;
                let mut left: BTreeSet<_> = sealed.report().statements().iter().map(|s| s.id).collect();
                for member in [request.holder.0, request.to.0] {
                    let taken_back = self.parts.lanes.taken_back(member, id)?;
                    left.retain(|statement| !taken_back.contains(statement));
                }
                sealed.report().edition(id, &left).ok_or(OnwardError::NotFound)
            }
            _ => Err(OnwardError::NotFound),
        }
    }

    /// What of a report would go, consented to for these purposes.
    pub(super) fn outcome(&self, request: &Request, had: &Had, consented: Set<Purpose>) -> ReleaseOutcome {
        let Had { report, via, given } = had;
        let (holder, to, at) = (request.holder.0, request.to.0, self.parts.clock.now());
        let (purposes, consented) = (consented, &Uses::alike(consented));
        let passing = Passing { holder, to, via, given, purposes, consented, at };
        let name =
            |kept: &BTreeSet<StatementId>| edition_id(&self.parts.edition_secret, report.header().id, kept);
        self.parts.directory.agreements().release_onward(report, &passing, name)
    }

    /// A consent to what of a report may go: the edition is sealed, and its signatures stand in the consent.
    pub(super) fn consent_to(
        &self,
        request: &Request,
        had: &Had,
        purposes: Set<Purpose>,
        (until, now): (Date, Moment),
    ) -> Result<Consent, OnwardError> {
        let consented = purposes_of(request, purposes)?;
        let outcome = self.outcome(request, had, consented);
        let Some(edition) = outcome.edition else { return Err(OnwardError::Withheld(outcome.withheld)) };
        let sealed = edition.seal(&self.parts.key);
        let report = sealed.get().report();
        Ok(Consent {
            request: request.id,
            originator: request.originator,
            holder: request.holder,
            to: request.to,
            edition: report.header().id,
            statements: report.statements().iter().map(|statement| statement.id).collect(),
            signatures: sealed.get().envelope().signatures.clone(),
            purposes: outcome.uses.purposes(),
            narrowed: outcome.uses.narrowed(),
            given: now,
            until: Text(until),
        })
    }

    pub(super) fn withheld(&self, request: &Request, had: &Had, purposes: Set<Purpose>) -> OnwardError {
        match purposes_of(request, purposes) {
            Ok(consented) => OnwardError::Withheld(self.outcome(request, had, consented).withheld),
            Err(error) => error,
        }
    }

    /// A report of ours that was written to go further than what was asked for: another item, that says nothing of it.
    pub(super) fn tear_line(
        &self,
        request: &Request,
        tear_line: ReportId,
        purposes: Set<Purpose>,
        until_and_now: (Date, Moment),
    ) -> Result<Ruling, OnwardError> {
        let asked = self.parts.lanes.given_edition(request.holder.0, request.item)?;
        let original = self.own_report(asked.ok_or(OnwardError::NotFound)?.report, request)?;
        let report = self.own_report(tear_line, request)?;
        let of = |report: &Report| report.statements().iter().map(|s| s.id).collect::<BTreeSet<_>>();
        if !of(&original).is_disjoint(&of(&report)) {
            return Err(OnwardError::TearLine("a new report whose statements are none of the original's"));
        }
        let (directory, secret) = (&*self.parts.directory, &self.parts.edition_secret);
        let terms = Terms::of(directory, secret, request.holder.0, until_and_now.1);
        let Some(edition) = terms.rule(&report).edition else {
            return Err(OnwardError::TearLine("a report of which something is released to the holder"));
        };
        let keep = edition.statements.iter().copied().collect();
        let part = report.edition(tear_line, &keep).ok_or(OnwardError::NotFound)?;
        let (item, via, given) = (edition.id(), edition.clauses().to_vec(), edition.uses().clone());
        let had = Had { report: part, via, given };
        let consent = self.consent_to(request, &had, purposes, until_and_now)?;
        Ok(Ruling::TearLine { item, consent: consent.sign(&self.parts.key)? })
    }
}

/// The purposes that an officer names, or all that were asked when he names none.
fn purposes_of(request: &Request, named: Set<Purpose>) -> Result<Set<Purpose>, OnwardError> {
    let asked: Set<Purpose> = request.purposes.iter().map(|purpose| purpose.0).collect();
    if !named.is_subset(asked) {
        return Err(OnwardError::Over { expected: "purposes that were asked for", found: "was not" });
    }
    Ok(if named.is_empty() { asked } else { named })
}
