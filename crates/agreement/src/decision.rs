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
use crate::force::{Standing, Text, day_of, texts};
use crate::limits::Limits;
use crate::name::{ClauseRef, Slug};
use crate::prohibitions::Prohibitions;
use crate::reason::Reason;
use crate::signed::SignedAgreement;
use std::collections::BTreeSet;
use std::ops::Range;
use tansiq_label::{Caveat, Label, MemberCode, Purpose, Set};
use tansiq_report::{Keys, Moment};

/// Every agreement that a node knows, compiled. Made anew when an agreement, a signature or a card changes.
pub struct Agreements {
    pub(crate) texts: Vec<Text>,
    pub(crate) clauses: Clauses,
    pub(crate) ranges: Vec<Range<usize>>,
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
    /// For which purposes the giver received it then. A clause may have had fewer, or a prohibition taken some away.
    pub received_for: Set<Purpose>,
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

/// What the clauses permit.
pub(crate) struct Permits {
    pub(crate) clauses: Vec<usize>,
    pub(crate) purposes: Set<Purpose>,
}

impl Permits {
    pub(crate) const NONE: Permits = Permits { clauses: Vec::new(), purposes: Set::EMPTY };
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
        self.decide_with(ask, Set::EMPTY)
    }

    /// The same when the originator consents, for these purposes, that the giver passes it on to the receiver. A
    /// consent stands in for the onward rule of the clauses under which the giver has it, where that rule asks for
    /// one; it overrules no label, no prohibition and no other clause.
    pub fn decide_with(&self, ask: &Ask<'_>, consented: Set<Purpose>) -> Decision {
        let Limits { mut reasons, purposes } = self.limits(ask);
        let permits = if ask.from == ask.originator {
            self.permits_for(ask, purposes, 0..self.clauses.places.len(), &mut reasons)
        } else {
            self.permits_onward(ask, (purposes, consented), &mut reasons)
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

    pub(crate) fn find(&self, ask: &Ask<'_>, purposes: Set<Purpose>, among: Range<usize>) -> Found {
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

    pub(crate) fn granted(&self, clauses: Vec<usize>, purposes: Set<Purpose>) -> Permits {
        let theirs = clauses.iter().map(|i| self.clauses.terms[*i].purposes);
        let purposes = purposes.intersection(theirs.fold(Set::EMPTY, Set::union));
        Permits { clauses, purposes }
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
