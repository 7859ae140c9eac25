//! A decision explained: released and by which clauses, or withheld, why, and what would have to change.

use crate::decision::{Agreements, Ask, Decision};
use crate::name::ClauseRef;
use crate::prove::Prover;
use crate::reason::Reason;
use crate::words::Sentence;
use tansiq_label::{Purpose, Set};

/// A decision with its sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// What is decided.
    pub decision: Decision,
    /// Why: for each clause that releases it, or each reason for which it is withheld, one sentence.
    pub because: Vec<Sentence>,
    /// What would have to change for it to be released; every one of these. None when it is released.
    pub needed: Vec<Sentence>,
}

impl Agreements {
    /// Decides, and says why and what would have to change. For the originator's own people, as reasons are.
    pub fn explain(&self, ask: &Ask<'_>) -> Explanation {
        let decision = self.decide(ask);
        let (because, needed) = match &decision {
            Decision::Release { clauses, purposes, onward } => {
                let released = |name: &ClauseRef| self.released_by(name, *purposes, *onward);
                (clauses.iter().filter_map(released).collect(), Vec::new())
            }
            Decision::Withhold { reasons } => {
                let because = |r: &Reason| Sentence { english: r.english(), arabic: r.arabic() };
                let needed = reasons.iter().map(|r| Sentence::of(|l| self.needed(l, r, ask)));
                (reasons.iter().map(because).collect(), needed.collect())
            }
        };
        Explanation { decision, because, needed }
    }

    fn released_by(
        &self,
        name: &ClauseRef,
        purposes: Set<Purpose>,
        onward: crate::agreement::Onward,
    ) -> Option<Sentence> {
        let clause = self.clause(name)?;
        Some(Sentence::of(|l| {
            let purposes = l.words(clause.purposes.intersection(purposes));
            let (onward, days) = (l.word(clause.onward.min(onward)), clause.retention_days);
            l.pick(
                format!("Clause {name} releases it for {purposes}; {onward}, kept for {days} days."),
                format!("يتيحها البند {name} لغرض {purposes}؛ {onward}، ويُحتفظ بها {days} يوماً."),
            )
        }))
    }
}

impl Prover {
    /// The same, with the drafts of this prover as if they were signed.
    pub fn explain(&self, ask: &Ask<'_>) -> Explanation {
        self.agreements.explain(ask)
    }
}
