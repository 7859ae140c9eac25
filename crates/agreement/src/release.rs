//! Release to another member: of a report the edition that this member may have, of an agreement its text to
//! its parties, of cards one's own.

use crate::decision::{Agreements, Ask, Decision};
use crate::name::ClauseRef;
use crate::planted::{Leak, planted};
use crate::reason::Reason;
use crate::releasable::{Audience, Releasable};
use crate::signed::SignedAgreement;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use tansiq_label::{Label, MemberCode, Purpose, Set};
use tansiq_report::{Card, Envelope, Moment, Report, ReportId, Statement, StatementId, Uses};

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
    /// What the statements of the edition may be used for, each for what was decided about it.
    pub uses: Uses,
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
        let mut known: HashMap<&Label, Decision> = HashMap::new();
        let (received_via, received_for) = (&[], Set::EMPTY);
        let decide = |label: &_| {
            let ask = Ask { label, originator, written, from, to, purposes, at, received_via, received_for };
            self.decide(&ask)
        };
        edition_by(
            report,
            to,
            |s| known.entry(&s.label).or_insert_with(|| decide(&s.label)).clone(),
            edition_id,
        )
    }
}

/// The edition with the statements that a decision releases.
pub(crate) fn edition_by<'r>(
    report: &'r Report,
    to: MemberCode,
    mut decide: impl FnMut(&'r Statement) -> Decision,
    edition_id: impl FnOnce(&BTreeSet<StatementId>) -> ReportId,
) -> ReleaseOutcome {
    let mut withheld: BTreeMap<StatementId, Vec<Reason>> = BTreeMap::new();
    let mut released: BTreeMap<StatementId, Granted<'r>> = BTreeMap::new();
    for statement in report.statements() {
        match decide(statement) {
            Decision::Withhold { reasons } => drop(withheld.insert(statement.id, reasons)),
            Decision::Release { clauses, purposes, .. } => {
                released.insert(statement.id, Granted { statement, clauses, purposes });
            }
        }
    }
    let kept = kept(report, released.keys().copied().collect());
    for dangling in released.keys().filter(|id| !kept.contains(id)) {
        withheld.insert(*dangling, vec![Reason::DanglingReference]);
    }
    released.retain(|id, _| kept.contains(id));
    let each: Vec<_> = released.values().map(|granted| (granted.statement, granted.purposes)).collect();
    let uses = Uses::decided(&each);
    let uses = if planted(Leak::Use) { Uses::alike(uses.most()) } else { uses };
    let clauses: BTreeSet<_> = released.into_values().flat_map(|granted| granted.clauses).collect();
    let edition = (!kept.is_empty()).then(|| report.edition(edition_id(&kept), &kept)).flatten();
    let (audience, carried) = (Audience::Member(to), clauses.iter().cloned().collect());
    let edition = edition.map(|edition| Releasable::new(edition, audience, carried, uses.clone()));
    ReleaseOutcome { edition, withheld: withheld.into_iter().collect(), clauses, uses }
}

/// A statement that may go, under what and for what.
struct Granted<'r> {
    statement: &'r Statement,
    clauses: Vec<ClauseRef>,
    purposes: Set<Purpose>,
}

/// The released statements without those that would refer to a subject of which nothing is released.
fn kept(report: &Report, released: BTreeSet<StatementId>) -> BTreeSet<StatementId> {
    let edition = report.edition(report.header().id, &released);
    edition.iter().flat_map(Report::statements).map(|s: &Statement| s.id).collect()
}

/// An agreement's text and signatures, for one of its parties; nothing for anybody else: that an agreement
/// exists is between those who make it.
pub fn release_agreement(signed: &SignedAgreement, to: MemberCode) -> Option<Releasable<Envelope>> {
    let party = signed.agreement().parties().contains(&to);
    party.then(|| Releasable::new(signed.envelope(), Audience::Member(to), Vec::new(), Uses::NONE))
}

/// A member's own card, for any other member; nothing for somebody else's card: whom a member deals with is its
/// own business.
pub fn release_card(card: &Card, from: MemberCode, to: MemberCode) -> Option<Releasable<Envelope>> {
    let own = card.member() == from;
    own.then(|| Releasable::new(card.envelope().clone(), Audience::Member(to), Vec::new(), Uses::NONE))
}
