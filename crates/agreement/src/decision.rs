//! The decision: may this statement go from this member to that one, for these purposes, now?
//!
//! Each rule answers forbid, limit, permit or silent. Any forbid wins; limits on the purposes intersect; one
//! clause must permit; without one it is withheld.
//!
//! | rule | answer |
//! |---|---|
//! | releasability, originator control, review date | forbid |
//! | purposes of the label, not-for-court, prohibitions | limit the purposes; forbid when none is left |
//! | third-party rule, no-onward | forbid, or limit to agreements that let it be passed on |
//! | clauses in force | permit, each for its own purposes |

use crate::agreement::Onward;
use crate::clauses::{Clauses, Dimension, Found, Question};
use crate::force::{Standing, Text, day, day_of, texts};
use crate::name::{ClauseRef, Slug};
use crate::prohibitions::Prohibitions;
use crate::reason::Reason;
use crate::signed::SignedAgreement;
use std::collections::BTreeSet;
use std::ops::Range;
use tansiq_label::{Caveat, Label, MemberCode, Purpose, Releasability, Set};
use tansiq_report::{Keys, Moment};

/// Every agreement that a node knows, compiled. Made anew when an agreement, a signature or a card changes.
pub struct Agreements {
    pub(crate) texts: Vec<Text>,
    pub(crate) clauses: Clauses,
    ranges: Vec<Range<usize>>,
    pub(crate) prohibitions: Prohibitions,
}

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'a> {
    /// The statement's label.
    pub label: &'a Label,
    /// Whose statement it is.
    pub originator: MemberCode,
    /// When its report was written.
    pub written: Moment,
    /// Who would give it.
    pub from: MemberCode,
    /// Who would receive it.
    pub to: MemberCode,
    /// What it would be used for; [`Set::all`] asks for whatever may be had.
    pub purposes: Set<Purpose>,
    /// The moment of the decision.
    pub at: Moment,
    /// Under which clauses the giver received it, when the giver is not its originator.
    pub received_via: &'a [ClauseRef],
}

/// What is decided, with its reasons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// It may go.
    Release {
        /// The clauses that permit it, in the order of agreements and texts; not empty.
        clauses: Vec<ClauseRef>,
        /// What the receiver may use it for; not empty.
        purposes: Set<Purpose>,
        /// The widest onward rule of these clauses. Each clause passes on for its own purposes only.
        onward: Onward,
    },
    /// It may not.
    Withhold {
        /// Every rule that forbids and, where no clause permits, in what the nearest clause fails; not empty.
        reasons: Vec<Reason>,
    },
}

impl Decision {
    /// Whether it may go.
    pub fn releases(&self) -> bool {
        matches!(self, Decision::Release { .. })
    }
    /// What the receiver may use it for; nothing when it is withheld.
    pub fn purposes(&self) -> Set<Purpose> {
        match self {
            Decision::Release { purposes, .. } => *purposes,
            Decision::Withhold { .. } => Set::EMPTY,
        }
    }
}

/// What the rules before the clauses leave of the question.
struct Limits {
    reasons: Vec<Reason>,
    purposes: Set<Purpose>,
}

/// What the clauses permit.
struct Permits {
    clauses: Vec<usize>,
    purposes: Set<Purpose>,
}

impl Permits {
    const NONE: Permits = Permits { clauses: Vec::new(), purposes: Set::EMPTY };
}

impl Agreements {
    /// Compiles what is known. The order in which agreements are given makes no difference.
    pub fn compile<'a>(known: impl IntoIterator<Item = &'a SignedAgreement>, keys: &dyn Keys) -> Agreements {
        let texts = texts(known, keys);
        let (clauses, ranges) = Clauses::compile(&texts);
        let prohibitions = Prohibitions::compile(&texts);
        Agreements { texts, clauses, ranges, prohibitions }
    }

    /// Decides. A few hundred nanoseconds for hundreds of clauses; [`crate::DecisionCache`] remembers decisions.
    pub fn decide(&self, ask: &Ask<'_>) -> Decision {
        let Limits { mut reasons, purposes } = self.limits(ask);
        let permits = if ask.from == ask.originator {
            self.permits_for(ask, purposes, 0..self.clauses.places.len(), &mut reasons)
        } else {
            self.permits_onward(ask, purposes, &mut reasons)
        };
        if !reasons.is_empty() {
            return Decision::Withhold { reasons };
        }
        let released = permits.clauses.iter().map(|i| &self.clauses.terms[*i]);
        let onward = released.clone().map(|terms| terms.onward).max().unwrap_or(Onward::Never);
        let no_onward = ask.label.caveats().contains(Caveat::NoOnward);
        Decision::Release {
            clauses: released.map(|terms| terms.name.clone()).collect(),
            purposes: permits.purposes,
            onward: if no_onward { Onward::Never } else { onward },
        }
    }

    /// The rules of the label, and the prohibitions.
    fn limits(&self, ask: &Ask<'_>) -> Limits {
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

    /// The clauses that fit; where none does, why not.
    fn permits_for(
        &self,
        ask: &Ask<'_>,
        purposes: Set<Purpose>,
        among: Range<usize>,
        reasons: &mut Vec<Reason>,
    ) -> Permits {
        match self.find(ask, purposes, among) {
            Found::Fitting(clauses) => self.granted(clauses, purposes),
            Found::Nearest(clause, outside) => {
                let clause = &self.clauses.terms[clause].name;
                reasons.extend(outside.iter().map(|d: Dimension| Reason::Outside(clause.clone(), d)));
                Permits::NONE
            }
            Found::Nothing => {
                reasons.extend(self.no_clause(ask));
                Permits::NONE
            }
        }
    }

    fn find(&self, ask: &Ask<'_>, purposes: Set<Purpose>, among: Range<usize>) -> Found {
        let (day, written) = (day_of(ask.at), day_of(ask.written));
        self.clauses.find(&Question {
            label: ask.label,
            from: ask.from,
            to: ask.to,
            day,
            written,
            purposes,
            among,
        })
    }

    fn granted(&self, clauses: Vec<usize>, purposes: Set<Purpose>) -> Permits {
        let theirs = clauses.iter().map(|i| self.clauses.terms[*i].purposes);
        let purposes = purposes.intersection(theirs.fold(Set::EMPTY, Set::union));
        Permits { clauses, purposes }
    }

    /// What the third-party rule leaves: only agreements that bind originator, giver and receiver alike, and in
    /// them only what the giver received under a clause that lets it be passed on to parties.
    fn permits_onward(&self, ask: &Ask<'_>, purposes: Set<Purpose>, reasons: &mut Vec<Reason>) -> Permits {
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

    /// Why no clause goes this way.
    fn no_clause(&self, ask: &Ask<'_>) -> Vec<Reason> {
        let today = day_of(ask.at);
        let shared = || self.texts.iter().filter(|t| t.agreement.binds(ask.from, ask.to));
        if shared().any(|t| t.in_force(today)) {
            return vec![Reason::NoClause(ask.from, ask.to)];
        }
        let why = |t: &Text| {
            let id: Slug = t.agreement.id.clone();
            match t.standing(today) {
                Standing::NotSigned(missing) => Reason::NotSigned(id, missing),
                _ => Reason::NotInForce(id, t.agreement.from, t.agreement.until),
            }
        };
        let reasons: BTreeSet<Reason> = shared().map(why).collect();
        if reasons.is_empty() { vec![Reason::NoAgreement(ask.to)] } else { reasons.into_iter().collect() }
    }
}

/// Whether the originator lets this member have it at all.
fn refused_by_originator(label: &Label, to: MemberCode) -> Option<Reason> {
    let releasability = label.releasability();
    if *releasability == Releasability::nobody() {
        Some(Reason::ReleasableToNobody)
    } else if !releasability.allows(to) {
        Some(Reason::NotNamed(to))
    } else if label.caveats().contains(Caveat::OriginatorControl) && !releasability.names(to) {
        Some(Reason::OriginatorControl(to))
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
