//! The third-party rule: what belongs to another originator is passed on only as that originator agreed.

use crate::agreement::Onward;
use crate::clauses::Found;
use crate::decision::{Agreements, Ask, Permits};
use crate::force::{Text, day_of};
use crate::name::ClauseRef;
use crate::reason::Reason;
use std::collections::BTreeSet;
use tansiq_label::{Caveat, MemberCode, Purpose, Set};
use tansiq_report::Moment;

impl Agreements {
    /// What the third-party rule leaves: only agreements that bind originator, giver and receiver alike, and in
    /// them only what the giver received under a clause that lets it be passed on to parties, or with the
    /// originator's consent for the purposes to which he consented; and never for a purpose for which the giver did
    /// not receive it, whatever the clause says by now.
    pub(crate) fn permits_onward(
        &self,
        ask: &Ask<'_>,
        (purposes, consented): (Set<Purpose>, Set<Purpose>),
        reasons: &mut Vec<Reason>,
    ) -> Permits {
        if ask.label.caveats().contains(Caveat::NoOnward) {
            reasons.push(Reason::NoOnward);
            return Permits::NONE;
        }
        let given = purposes.intersection(ask.received_for);
        if given.is_empty() && !purposes.is_empty() && !ask.received_via.is_empty() {
            reasons.extend(purposes.iter().map(Reason::PurposeNotGiven));
            return Permits::NONE;
        }
        let purposes = given;
        let mut permits = Permits::NONE;
        let mut consent = BTreeSet::new();
        let mut passed_on = false;
        for (text, range) in self.texts.iter().zip(&self.ranges) {
            if !text.binds_all([ask.from, ask.to, ask.originator]) || !text.in_force(day_of(ask.at)) {
                continue;
            }
            let received = received_under(ask, text, (purposes, consented), &mut consent);
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

    /// Whether an agreement in force binds these three alike: among them the originator may be asked.
    pub fn bind_together(&self, members: [MemberCode; 3], at: Moment) -> bool {
        self.texts.iter().any(|text| text.binds_all(members) && text.in_force(day_of(at)))
    }
}

impl Text {
    fn binds_all(&self, members: [MemberCode; 3]) -> bool {
        members.iter().all(|member| self.agreement.parties.contains(member))
    }
}

/// For which purposes the giver received it under clauses of this text that let it be passed on.
fn received_under(
    ask: &Ask<'_>,
    text: &Text,
    (asked, consented): (Set<Purpose>, Set<Purpose>),
    asks_consent: &mut BTreeSet<ClauseRef>,
) -> Set<Purpose> {
    let mut purposes = Set::EMPTY;
    for via in ask.received_via.iter().filter(|via| via.agreement == text.agreement.id) {
        let Some(clause) = text.agreement.clause(&via.clause) else { continue };
        if !clause.to.contains(&ask.from) || !clause.covers(ask.label) {
            continue;
        }
        match clause.onward {
            Onward::Parties => purposes = purposes.union(clause.purposes),
            Onward::WithConsent => {
                purposes = purposes.union(clause.purposes.intersection(consented));
                if !clause.purposes.intersection(asked).is_empty() {
                    asks_consent.insert(via.clone());
                }
            }
            Onward::Never => {}
        }
    }
    purposes
}
