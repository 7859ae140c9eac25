//! A decision explained: released and by which clauses, or withheld, why, and what would have to change.

use crate::agreement::Clause;
use crate::clauses::Dimension;
use crate::decision::{Agreements, Ask, Decision};
use crate::limits::after_caveats;
use crate::name::ClauseRef;
use crate::prove::Prover;
use crate::reason::Reason;
use crate::words::{Language, Sentence};
use tansiq_label::{Label, Purpose, Set, Territory};

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

    /// What would have to change for a reason to go.
    fn needed(&self, l: Language, reason: &Reason, ask: &Ask<'_>) -> String {
        let (to, originator) = (ask.to, ask.originator);
        match reason {
            Reason::ToItself | Reason::OwnStatement => l
                .pick("Nothing: the receiver has it already.", "لا شيء: هي لدى المستلم أصلاً.")
                .into(),
            Reason::ReviewPassed(_) => l.pick(
                format!("{originator} would have to review it and set a later review date."),
                format!("على {originator} مراجعتها وتحديد تاريخ مراجعة لاحق."),
            ),
            Reason::ReleasableToNobody | Reason::NotNamed(_) => l.pick(
                format!("{originator} would have to name {to} among those who may have it."),
                format!("على {originator} أن تذكر {to} بين من يجوز إعطاؤهم إياها."),
            ),
            Reason::NoOnward => l.pick(
                format!("{originator} would have to give it to {to} itself, or lift the caveat no-onward."),
                format!("على {originator} أن تعطيها إلى {to} بنفسها أو أن ترفع قيد عدم التمرير."),
            ),
            Reason::ThirdPartyRule(_) => {
                let from = ask.from;
                l.pick(
                    format!("{originator} would have to give it to {to} itself, or agree with {from} and {to} on clauses by which it gives this to {from} and {from} may pass it on."),
                    format!("على {originator} أن تعطيها إلى {to} بنفسها أو أن تتفق مع {from} و{to} على بنود تعطيها بها إلى {from} ويجوز لها تمريرها."),
                )
            }
            Reason::NeedsConsent(clause) => l.pick(
                format!("{originator} would have to consent, as clause {clause} asks."),
                format!("على {originator} أن توافق كما يشترط البند {clause}."),
            ),
            Reason::PurposeNotInLabel => {
                let purposes = l.any_of(ask.purposes.iter().map(|p| l.word(p)));
                l.pick(
                    format!("Its label would have to allow {purposes}."),
                    format!("على وسمها أن يسمح بغرض {purposes}."),
                )
            }
            Reason::NotForCourt => not_for_court(l, ask),
            Reason::Prohibited(prohibition) => l.pick(
                format!("Prohibition {prohibition} would have to be lifted, or narrowed so that it does not touch this."),
                format!("يجب رفع الحظر {prohibition} أو تضييقه بحيث لا يمس هذه الإفادة."),
            ),
            Reason::NoAgreement(_) => {
                let from = ask.from;
                l.pick(
                    format!("{from} and {to} would have to sign an agreement with a clause for it."),
                    format!("على {from} و{to} توقيع اتفاقية فيها بند يشملها."),
                )
            }
            Reason::NotSigned(agreement, missing) => {
                let missing = l.list(missing);
                l.pick(
                    format!("{missing} would have to sign {agreement}, and a clause of it release this."),
                    format!("على {missing} توقيع {agreement}، وأن يتيحها بند فيها."),
                )
            }
            Reason::NotInForce(agreement, ..) => l.pick(
                format!("A text of {agreement} would have to be in force on that day, and a clause of it release this."),
                format!("يجب أن يكون نص من {agreement} سارياً في ذلك اليوم وأن يتيحها بند فيه."),
            ),
            Reason::NoClause(from, to) => l.pick(
                format!("An agreement would need a clause from {from} to {to} that covers it."),
                format!("يلزم في اتفاقية بند من {from} إلى {to} يشملها."),
            ),
            Reason::Outside(name, dimension) => match self.clause(name) {
                Some(clause) => outside(l, (name, clause), *dimension, (ask.label, self.limits(ask).purposes)),
                None => reason.english(),
            },
            Reason::PurposeNotGiven(purpose) => {
                let (from, purpose) = (ask.from, l.word(*purpose));
                l.pick(
                    format!("{originator} would have to give it to {from} for {purpose} first."),
                    format!("على {originator} أن تعطيها أولاً إلى {from} لغرض {purpose}."),
                )
            }
            Reason::DanglingReference
            | Reason::RoleMayNot(..)
            | Reason::Clearance(_)
            | Reason::UnknownClauses
            | Reason::RetentionPassed(_) => l.pick(reason.english(), reason.arabic()),
        }
    }
}

/// Another purpose helps only where the label allows one.
fn not_for_court(l: Language, ask: &Ask<'_>) -> String {
    let others = after_caveats(ask.label, ask.label.purposes());
    let (originator, others) = (ask.originator, l.any_of(others.iter().map(|p| l.word(p))));
    let mut needed = l.pick(
        format!("{originator} would have to lift the caveat not-for-court"),
        format!("على {originator} أن ترفع قيد عدم العرض على المحكمة"),
    );
    if !others.is_empty() {
        needed += &l.pick(format!(", or {others} be asked for"), format!("، أو أن يُطلب غرض {others}"));
    }
    needed + "."
}

/// What a clause lacks in one dimension; `left` are the purposes that label and prohibitions leave of the question.
fn outside(
    l: Language,
    (name, clause): (&ClauseRef, &Clause),
    dimension: Dimension,
    (label, left): (&Label, Set<Purpose>),
) -> String {
    let lacks = match dimension {
        Dimension::Category => l.words(label.categories().difference(clause.categories)),
        Dimension::Person => {
            let persons = l.words(label.persons().difference(clause.persons));
            l.pick(format!("statements about {persons}"), format!("إفادات بشأن {persons}"))
        }
        Dimension::Minor => {
            l.pick("statements about persons under eighteen", "إفادات بشأن من هم دون الثامنة عشرة").into()
        }
        Dimension::Ceiling => {
            let level = l.word(label.level());
            l.pick(format!("statements up to {level}"), format!("إفادات حتى درجة {level}"))
        }
        Dimension::Territory => {
            let here = |place: &Territory| clause.territories.iter().any(|t| t.covers(place));
            let places = l.list(label.territories().iter().filter(|place| !here(place)));
            l.pick(format!("statements about {places}"), format!("إفادات عن إقليم {places}"))
        }
        Dimension::Purpose => {
            let purposes = l.any_of(left.iter().map(|p| l.word(p)));
            l.pick(format!("the purpose {purposes}"), format!("غرض {purposes}"))
        }
        Dimension::Exercise => {
            return l.pick(
                format!("The agreement of clause {name} would have to be part of the exercise."),
                format!("يجب أن تكون اتفاقية البند {name} جزءاً من التمرين."),
            );
        }
        Dimension::Start => {
            return l.pick(
                format!("The agreement of clause {name} would have to cover what was written before it came into force."),
                format!("يجب أن تشمل اتفاقية البند {name} ما كُتب قبل دخولها حيز النفاذ."),
            );
        }
    };
    l.pick(
        format!("Clause {name}, the nearest, would have to cover {lacks}."),
        format!("على البند {name}، وهو الأقرب، أن يشمل {lacks}."),
    )
}

impl Prover {
    /// The same, with the drafts of this prover as if they were signed.
    pub fn explain(&self, ask: &Ask<'_>) -> Explanation {
        self.agreements.explain(ask)
    }
}
