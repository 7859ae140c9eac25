//! What would have to change for a decision to be another: one sentence for each reason.

use crate::agreement::Clause;
use crate::clauses::Dimension;
use crate::decision::{Agreements, Ask};
use crate::limits::after_caveats;
use crate::name::{ClauseRef, Slug};
use crate::reason::Reason;
use crate::words::Language;
use std::collections::BTreeSet;
use tansiq_label::{Label, MemberCode, Purpose, Set, Territory};

impl Agreements {
    /// What would have to change for a reason to go.
    pub(crate) fn needed(&self, l: Language, reason: &Reason, ask: &Ask<'_>) -> String {
        let (from, to, originator) = (ask.from, ask.to, ask.originator);
        match reason {
            Reason::ToItself | Reason::OwnStatement => nothing(l),
            Reason::ReviewPassed(_) => review(l, originator),
            Reason::ReleasableToNobody | Reason::NotNamed(_) => naming(l, originator, to),
            Reason::PurposeNotInLabel => in_label(l, ask.purposes),
            Reason::NotForCourt => not_for_court(l, ask),
            Reason::NoOnward => no_caveat(l, originator, to),
            Reason::ThirdPartyRule(_) => third_party(l, originator, (from, to)),
            Reason::NeedsConsent(clause) => consent(l, originator, clause),
            Reason::PurposeNotGiven(purpose) => given_for(l, originator, (from, *purpose)),
            Reason::Prohibited(prohibition) => lifted(l, prohibition),
            Reason::NoAgreement(_) => agreement(l, from, to),
            Reason::NotSigned(agreement, missing) => signatures(l, agreement, missing),
            Reason::NotInForce(agreement, ..) => in_force(l, agreement),
            Reason::NoClause(from, to) => clause(l, *from, *to),
            Reason::Outside(name, dimension) => match self.clause(name) {
                Some(clause) => {
                    outside(l, (name, clause), *dimension, (ask.label, self.limits(ask).purposes))
                }
                None => reason.english(),
            },
            Reason::DanglingReference
            | Reason::RoleMayNot(..)
            | Reason::Clearance(_)
            | Reason::UnknownClauses
            | Reason::RetentionPassed(_) => l.pick(reason.english(), reason.arabic()),
        }
    }
}

fn nothing(l: Language) -> String {
    l.pick("Nothing: the receiver has it already.", "لا شيء: هي لدى المستلم أصلاً.").into()
}

fn review(l: Language, originator: MemberCode) -> String {
    l.pick(
        format!("{originator} would have to review it and set a later review date."),
        format!("على {originator} مراجعتها وتحديد تاريخ مراجعة لاحق."),
    )
}

fn naming(l: Language, originator: MemberCode, to: MemberCode) -> String {
    l.pick(
        format!("{originator} would have to name {to} among those who may have it."),
        format!("على {originator} أن تذكر {to} بين من يجوز إعطاؤهم إياها."),
    )
}

fn in_label(l: Language, purposes: Set<Purpose>) -> String {
    let purposes = l.any_of(purposes.iter().map(|p| l.word(p)));
    l.pick(
        format!("Its label would have to allow {purposes}."),
        format!("على وسمها أن يسمح بغرض {purposes}."),
    )
}

fn no_caveat(l: Language, originator: MemberCode, to: MemberCode) -> String {
    l.pick(
        format!("{originator} would have to give it to {to} itself, or lift the caveat no-onward."),
        format!("على {originator} أن تعطيها إلى {to} بنفسها أو أن ترفع قيد عدم التمرير."),
    )
}

fn third_party(l: Language, originator: MemberCode, (from, to): (MemberCode, MemberCode)) -> String {
    l.pick(
        format!("{originator} would have to give it to {to} itself, or agree with {from} and {to} on clauses by which it gives this to {from} and {from} may pass it on."),
        format!("على {originator} أن تعطيها إلى {to} بنفسها أو أن تتفق مع {from} و{to} على بنود تعطيها بها إلى {from} ويجوز لها تمريرها."),
    )
}

fn consent(l: Language, originator: MemberCode, clause: &ClauseRef) -> String {
    l.pick(
        format!("{originator} would have to consent, as clause {clause} asks."),
        format!("على {originator} أن توافق كما يشترط البند {clause}."),
    )
}

fn given_for(l: Language, originator: MemberCode, (from, purpose): (MemberCode, Purpose)) -> String {
    let purpose = l.word(purpose);
    l.pick(
        format!("{originator} would have to give it to {from} for {purpose} first."),
        format!("على {originator} أن تعطيها أولاً إلى {from} لغرض {purpose}."),
    )
}

fn lifted(l: Language, prohibition: &ClauseRef) -> String {
    l.pick(
        format!(
            "Prohibition {prohibition} would have to be lifted, or narrowed so that it does not touch this."
        ),
        format!("يجب رفع الحظر {prohibition} أو تضييقه بحيث لا يمس هذه الإفادة."),
    )
}

fn agreement(l: Language, from: MemberCode, to: MemberCode) -> String {
    l.pick(
        format!("{from} and {to} would have to sign an agreement with a clause for it."),
        format!("على {from} و{to} توقيع اتفاقية فيها بند يشملها."),
    )
}

fn signatures(l: Language, agreement: &Slug, missing: &BTreeSet<MemberCode>) -> String {
    let missing = l.list(missing);
    l.pick(
        format!("{missing} would have to sign {agreement}, and a clause of it release this."),
        format!("على {missing} توقيع {agreement}، وأن يتيحها بند فيها."),
    )
}

fn in_force(l: Language, agreement: &Slug) -> String {
    l.pick(
        format!(
            "A text of {agreement} would have to be in force on that day, and a clause of it release this."
        ),
        format!("يجب أن يكون نص من {agreement} سارياً في ذلك اليوم وأن يتيحها بند فيه."),
    )
}

fn clause(l: Language, from: MemberCode, to: MemberCode) -> String {
    l.pick(
        format!("An agreement would need a clause from {from} to {to} that covers it."),
        format!("يلزم في اتفاقية بند من {from} إلى {to} يشملها."),
    )
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
