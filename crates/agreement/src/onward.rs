//! The third-party rule: what belongs to another originator is passed on only as that originator agreed.

use crate::agreement::Onward;
use crate::clauses::Found;
use crate::decision::{Agreements, Ask, Permits};
use crate::force::{Text, day_of};
use crate::name::ClauseRef;
use crate::reason::Reason;
use std::collections::BTreeSet;
use tansiq_label::{Caveat, Purpose, Set};

impl Agreements {
    /// What the third-party rule leaves: only agreements that bind originator, giver and receiver alike, and in
    /// them only what the giver received under a clause that lets it be passed on to parties.
    pub(crate) fn permits_onward(
        &self,
        ask: &Ask<'_>,
        purposes: Set<Purpose>,
        reasons: &mut Vec<Reason>,
    ) -> Permits {
        if ask.label.caveats().contains(Caveat::NoOnward) {
            reasons.push(Reason::NoOnward);
            return Permits::NONE;
        }
        let mut permits = Permits::NONE;
        let mut consent = BTreeSet::new();
        let mut passed_on = false;
        for (text, range) in self.texts.iter().zip(&self.ranges) {
            let binds =
                text.agreement.binds(ask.from, ask.to) && text.agreement.parties.contains(&ask.originator);
            if !binds || !text.in_force(day_of(ask.at)) {
                continue;
            }
            let received = self.received_under(ask, text, &mut consent);
            let purposes = purposes.intersection(received);
            if purposes.is_empty() {
                continue;
            }
            passed_on = true;
            if let Found::Fitting(clauses) = self.find(ask, purposes, range.clone()) {
                let here = self.granted(clauses, purposes);
                permits.clauses.extend(here.clauses);
                permits.purposes = permits.purposes.union(here.purposes);
            }
        }
        if permits.clauses.is_empty() {
            reasons.push(match consent.pop_first() {
                Some(clause) if !passed_on => Reason::NeedsConsent(clause),
                _ => Reason::ThirdPartyRule(ask.originator),
            });
        }
        permits
    }

    /// For which purposes the giver received it under clauses of this text that let it be passed on.
    fn received_under(&self, ask: &Ask<'_>, text: &Text, consent: &mut BTreeSet<ClauseRef>) -> Set<Purpose> {
        let mut purposes = Set::EMPTY;
        for via in ask.received_via.iter().filter(|via| via.agreement == text.agreement.id) {
            let Some(clause) = text.agreement.clause(&via.clause) else { continue };
            if !clause.to.contains(&ask.from) || !clause.covers(ask.label) {
                continue;
            }
            match clause.onward {
                Onward::Parties => purposes = purposes.union(clause.purposes),
                Onward::WithConsent => drop(consent.insert(via.clone())),
                Onward::Never => {}
            }
        }
        purposes
    }
}
