//! Passing on: what of another originator's item a holder may give to a third party, what an originator may consent
//! to, and the papers that go between them.
//!
//! | who decides | about what | with what consent |
//! |---|---|---|
//! | the originator, before he answers | his report, from the holder to the third party | the one that he would give |
//! | the holder, before he gives | the edition that the originator sealed, whole | the one that he has, if any |
//! | the third party, before it stores | the same | the one that came with it |
//!
//! The decision is the same for all three: [`Agreements::decide_with`].

use crate::decision::{Agreements, Ask, Decision};
use crate::name::ClauseRef;
use crate::reason::Reason;
use crate::releasable::{Audience, Releasable};
use crate::release::{ReleaseOutcome, edition_by};
use std::collections::BTreeSet;
use tansiq_label::{MemberCode, Purpose, Set};
use tansiq_report::onward::Paper;
use tansiq_report::{Envelope, Header, Moment, Report, ReportId, Sealed, Statement, StatementId, Uses};

/// How something of another originator would be passed on.
#[derive(Debug, Clone, Copy)]
pub struct Passing<'a> {
    /// Who holds it.
    pub holder: MemberCode,
    /// The third party.
    pub to: MemberCode,
    /// Under which clauses the holder has it.
    pub via: &'a [ClauseRef],
    /// For which purposes the holder was given each statement, and so the most that he can give it for.
    pub given: &'a Uses,
    /// For which purposes it is to be passed on.
    pub purposes: Set<Purpose>,
    /// For which purposes the originator consents; none without a consent.
    pub consented: &'a Uses,
    /// The moment of the decision.
    pub at: Moment,
}

impl Agreements {
    fn decide_passing(&self, header: &Header, passing: &Passing<'_>, statement: &Statement) -> Decision {
        let ask = Ask {
            label: &statement.label,
            originator: header.originator,
            written: header.written,
            from: passing.holder,
            to: passing.to,
            purposes: passing.purposes,
            at: passing.at,
            received_via: passing.via,
            received_for: passing.given.of(statement.id),
        };
        self.decide_with(&ask, passing.consented.of(statement.id))
    }

    /// What of a report would reach the third party. For its originator, who sees it before he answers: the edition
    /// is the one that he would seal.
    pub fn release_onward(
        &self,
        report: &Report,
        passing: &Passing<'_>,
        edition_id: impl FnOnce(&BTreeSet<StatementId>) -> ReportId,
    ) -> ReleaseOutcome {
        let decide = |statement| self.decide_passing(report.header(), passing, statement);
        edition_by(report, passing.to, decide, edition_id)
    }

    /// What the originator sealed, for the third party: all of it or nothing, since nobody else can seal a part.
    ///
    /// # Errors
    /// The statements that may not go, in the order of their ids, and why.
    pub fn pass_on(
        &self,
        sealed: &Sealed,
        passing: &Passing<'_>,
    ) -> Result<Releasable<Envelope>, Vec<(StatementId, Vec<Reason>)>> {
        let report = sealed.report();
        let outcome = self.release_onward(report, passing, |_| report.header().id);
        if !outcome.withheld.is_empty() {
            return Err(outcome.withheld);
        }
        let (clauses, uses) = (outcome.clauses.into_iter().collect(), outcome.uses);
        Ok(Releasable::new(sealed.envelope().clone(), Audience::Member(passing.to), clauses, uses))
    }

    /// A paper of the third-party rule, for the member that it is meant for; nothing for anybody else.
    ///
    /// A request tells the originator that the holder deals with the third party, and an answer tells of nothing
    /// that its holder did not ask: both go while an agreement binds the three. A revocation takes away and gives
    /// nothing, and goes whatever has become of the agreement; to the third party the holder sends it on, if it has
    /// what the consent was for (`given`).
    pub fn release_paper(
        &self,
        signed: &Envelope,
        (from, to): (MemberCode, MemberCode),
        given: bool,
        at: Moment,
    ) -> Option<Releasable<Envelope>> {
        let paper = Paper::read(signed).ok()?;
        let [holder, originator, third] = paper.members();
        let together = || self.bind_together([holder, originator, third], at);
        let goes = match paper {
            Paper::Request(_) => (from, to) == (holder, originator) && together(),
            Paper::Answer(_) => (from, to) == (originator, holder) && together(),
            Paper::Revocation(_) => {
                (from, to) == (originator, holder) || ((from, to) == (holder, third) && given)
            }
        };
        let open = || Releasable::new(signed.clone(), Audience::Member(to), Vec::new(), Uses::NONE);
        goes.then(open)
    }
}
