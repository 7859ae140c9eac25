//! The rules that forbid or limit before any clause is looked at: the label's, and the prohibitions.

use crate::decision::{Agreements, Ask};
use crate::force::{day, day_of};
use crate::reason::Reason;
use std::collections::BTreeSet;
use tansiq_label::{Caveat, Label, MemberCode, Purpose, Releasability, Set};

/// What the rules before the clauses leave of the question.
pub(crate) struct Limits {
    pub(crate) reasons: Vec<Reason>,
    pub(crate) purposes: Set<Purpose>,
}

impl Agreements {
    /// The rules of the label, and the prohibitions.
    pub(crate) fn limits(&self, ask: &Ask<'_>) -> Limits {
        let mut reasons = Vec::new();
        let (label, to) = (ask.label, ask.to);
        if ask.from == to {
            reasons.push(Reason::ToItself);
        } else if ask.originator == to {
            reasons.push(Reason::OwnStatement);
        }
        if day_of(ask.at) > day(label.review()) {
            reasons.push(Reason::ReviewPassed(label.review()));
        }
        reasons.extend(refused_by_originator(label, to));
        let asked = label.purposes().intersection(ask.purposes);
        if asked.is_empty() {
            reasons.push(Reason::PurposeNotInLabel);
            return Limits { reasons, purposes: asked };
        }
        let allowed = after_caveats(label, asked);
        if allowed.is_empty() {
            reasons.push(Reason::NotForCourt);
            return Limits { reasons, purposes: allowed };
        }
        let (forbidden, by) = self.forbidden(ask, allowed);
        let left = allowed.difference(forbidden);
        if left.is_empty() {
            reasons.extend(by);
        }
        Limits { reasons, purposes: left }
    }

    /// The purposes that prohibitions forbid, and which prohibitions. Those that bind the originator count as
    /// those that bind the giver.
    fn forbidden(&self, ask: &Ask<'_>, allowed: Set<Purpose>) -> (Set<Purpose>, BTreeSet<Reason>) {
        let today = day_of(ask.at);
        let mut forbidden = Set::EMPTY;
        let mut by = BTreeSet::new();
        let originator = Some(ask.originator).filter(|originator| *originator != ask.from);
        for giver in std::iter::once(ask.from).chain(originator) {
            for place in self.prohibitions.touching(ask.label, giver, ask.to, today) {
                let prohibition = place.prohibition();
                if !prohibition.purposes.intersection(allowed).is_empty() {
                    forbidden = forbidden.union(prohibition.purposes);
                    by.insert(Reason::Prohibited(place.agreement.reference(&prohibition.id)));
                }
            }
        }
        (forbidden, by)
    }
}

/// Whether the originator lets this member have it at all. Originator control adds nothing here: a label that has it
/// names whom its originator lets have it.
fn refused_by_originator(label: &Label, to: MemberCode) -> Option<Reason> {
    let releasability = label.releasability();
    if *releasability == Releasability::nobody() {
        Some(Reason::ReleasableToNobody)
    } else if !releasability.allows(to) {
        Some(Reason::NotNamed(to))
    } else {
        None
    }
}

/// What the caveats leave of the purposes.
pub(crate) fn after_caveats(label: &Label, purposes: Set<Purpose>) -> Set<Purpose> {
    if label.caveats().contains(Caveat::NotForCourt) {
        purposes.difference(Set::of(Purpose::Prosecution))
    } else {
        purposes
    }
}
