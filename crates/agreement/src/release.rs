//! Release to another member: of a report the edition that this member may have, of an agreement its text to
//! its parties, of cards one's own.

use crate::decision::{Agreements, Ask, Decision};
use crate::name::ClauseRef;
use crate::reason::Reason;
use crate::releasable::{Audience, Releasable};
use crate::signed::SignedAgreement;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use tansiq_label::{Label, MemberCode, Purpose, Set};
use tansiq_report::{Card, Envelope, Moment, Report, ReportId, Statement, StatementId};

/// What of a report a member gets, and what it does not get and why.
///
/// Only `edition` may leave. The rest is the originator's business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseOutcome {
    /// What the member gets; nothing when every statement is withheld.
    pub edition: Option<Releasable<Report>>,
    /// What it does not get, in the order of ids.
    pub withheld: Vec<(StatementId, Vec<Reason>)>,
    /// The clauses under which the edition is given.
    pub clauses: BTreeSet<ClauseRef>,
    /// What something in the edition may be used for. Each statement only for what its label and those of these
    /// clauses that cover it allow; [`crate::read`] sees to that at the receiver.
    pub purposes: Set<Purpose>,
}

impl Agreements {
    /// The edition of one of `from`'s own reports for `to`. `edition_id` gives the edition its id, from the ids
    /// of the statements in it.
    pub fn release(
        &self,
        report: &Report,
        from: MemberCode,
        to: MemberCode,
        at: Moment,
        purposes: Set<Purpose>,
        edition_id: impl FnOnce(&BTreeSet<StatementId>) -> ReportId,
    ) -> ReleaseOutcome {
        let header = report.header();
        let (originator, written) = (header.originator, header.written);
        let decide = |label: &Label| {
            let (received_via, received_for) = (&[], Set::EMPTY);
            self.decide(&Ask {
                label,
                originator,
                written,
                from,
                to,
                purposes,
                at,
                received_via,
                received_for,
            })
        };
        edition_by(report, to, &decide, edition_id)
    }
}

/// The edition with the statements that a decision releases.
pub(crate) fn edition_by(
    report: &Report,
    to: MemberCode,
    decide: &dyn Fn(&Label) -> Decision,
    edition_id: impl FnOnce(&BTreeSet<StatementId>) -> ReportId,
) -> ReleaseOutcome {
    let mut known: HashMap<&Label, Decision> = HashMap::new();
    let mut withheld: BTreeMap<StatementId, Vec<Reason>> = BTreeMap::new();
    let mut released: BTreeMap<StatementId, Decision> = BTreeMap::new();
    for statement in report.statements() {
        let decision = known.entry(&statement.label).or_insert_with(|| decide(&statement.label));
        match decision.clone() {
            Decision::Withhold { reasons } => drop(withheld.insert(statement.id, reasons)),
            release => drop(released.insert(statement.id, release)),
        }
    }
    let kept = kept(report, released.keys().copied().collect());
    for dangling in released.keys().filter(|id| !kept.contains(id)) {
        withheld.insert(*dangling, vec![Reason::DanglingReference]);
    }
    released.retain(|id, _| kept.contains(id));
    let (clauses, purposes) = together(released.values());
    let edition = (!kept.is_empty()).then(|| report.edition(edition_id(&kept), &kept)).flatten();
    let audience = Audience::Member(to);
    let carried = clauses.iter().cloned().collect();
    let edition = edition.map(|edition| Releasable::new(edition, audience, carried, purposes));
    ReleaseOutcome { edition, withheld: withheld.into_iter().collect(), clauses, purposes }
}

/// The released statements without those that would refer to a subject of which nothing is released.
fn kept(report: &Report, released: BTreeSet<StatementId>) -> BTreeSet<StatementId> {
    let edition = report.edition(report.header().id, &released);
    edition.iter().flat_map(Report::statements).map(|s: &Statement| s.id).collect()
}

fn together<'a>(released: impl Iterator<Item = &'a Decision>) -> (BTreeSet<ClauseRef>, Set<Purpose>) {
    let mut together = (BTreeSet::new(), Set::EMPTY);
    for decision in released {
        if let Decision::Release { clauses, purposes, .. } = decision {
            together.0.extend(clauses.iter().cloned());
            together.1 = together.1.union(*purposes);
        }
    }
    together
}

/// An agreement's text and signatures, for one of its parties; nothing for anybody else: that an agreement
/// exists is between those who make it.
pub fn release_agreement(signed: &SignedAgreement, to: MemberCode) -> Option<Releasable<Envelope>> {
    let party = signed.agreement().parties().contains(&to);
    party.then(|| Releasable::new(signed.envelope(), Audience::Member(to), Vec::new(), Set::EMPTY))
}

/// A member's own card, for any other member; nothing for somebody else's card: whom a member deals with is its
/// own business.
pub fn release_card(card: &Card, from: MemberCode, to: MemberCode) -> Option<Releasable<Envelope>> {
    let own = card.member() == from;
    own.then(|| Releasable::new(card.envelope().clone(), Audience::Member(to), Vec::new(), Set::EMPTY))
}
