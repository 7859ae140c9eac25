//! Why something is withheld: a closed list. A reason speaks of labels, agreements and roles, never of content.

use crate::clauses::Dimension;
use crate::name::{ClauseRef, Slug};
use crate::role::{Capability, Role};
use jiff::civil::Date;
use std::collections::BTreeSet;
use tansiq_label::{Finite, Level, MemberCode, Purpose};

/// One reason. Reasons are the originator's business: they go to its own people and its ledger, never to the
/// member from whom something is withheld.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// From a member to itself: that is no release.
    ToItself,
    /// It is the receiver's own statement.
    OwnStatement,
    /// The review date has passed.
    ReviewPassed(Date),
    /// The originator releases it to nobody.
    ReleasableToNobody,
    /// The originator releases it to others only.
    NotNamed(MemberCode),
    /// Originator control, and the originator has not named the member.
    OriginatorControl(MemberCode),
    /// Held from another originator, with the caveat no-onward.
    NoOnward,
    /// Held from another originator, and no clause lets it be passed on.
    ThirdPartyRule(MemberCode),
    /// Held from another originator under a clause that asks for his consent each time.
    NeedsConsent(ClauseRef),
    /// It may be used for none of the purposes asked.
    PurposeNotInLabel,
    /// Not for court, and nothing but prosecution was asked.
    NotForCourt,
    /// A prohibition touches it.
    Prohibited(ClauseRef),
    /// No agreement is known that binds both.
    NoAgreement(MemberCode),
    /// An agreement binds both, and these have not signed it.
    NotSigned(Slug, BTreeSet<MemberCode>),
    /// An agreement binds both, and it is not in force on that day.
    NotInForce(Slug, Date, Date),
    /// Agreements between both are in force, and no clause goes this way.
    NoClause(MemberCode, MemberCode),
    /// The clause that comes nearest, and one dimension in which the statement lies outside it.
    Outside(ClauseRef, Dimension),
    /// Its value names a subject of which nothing is released.
    DanglingReference,
    /// The role does not have this capability.
    RoleMayNot(Role, Capability),
    /// The reader's clearance is lower than the level.
    Clearance(Level),
    /// It was not given for this purpose.
    PurposeNotGiven(Purpose),
    /// The clauses under which it was received are in no known agreement.
    UnknownClauses,
    /// The time for which its receiver may read it is over.
    RetentionPassed(Date),
}

impl Reason {
    /// The word that ledgers, views and tables keep. Once published it does not change.
    pub fn code(&self) -> &'static str {
        match self {
            Reason::ToItself => "to-itself",
            Reason::OwnStatement => "own-statement",
            Reason::ReviewPassed(_) => "review-passed",
            Reason::ReleasableToNobody => "releasable-to-nobody",
            Reason::NotNamed(_) => "not-named",
            Reason::OriginatorControl(_) => "originator-control",
            Reason::NoOnward => "no-onward",
            Reason::ThirdPartyRule(_) => "third-party-rule",
            Reason::NeedsConsent(_) => "needs-consent",
            Reason::PurposeNotInLabel => "purpose-not-in-label",
            Reason::NotForCourt => "not-for-court",
            Reason::Prohibited(_) => "prohibited",
            Reason::NoAgreement(_) => "no-agreement",
            Reason::NotSigned(..) => "not-signed",
            Reason::NotInForce(..) => "not-in-force",
            Reason::NoClause(..) => "no-clause",
            Reason::Outside(_, dimension) => outside_code(*dimension),
            Reason::DanglingReference => "dangling-reference",
            Reason::RoleMayNot(..) => "role-may-not",
            Reason::Clearance(_) => "clearance",
            Reason::PurposeNotGiven(_) => "purpose-not-given",
            Reason::UnknownClauses => "unknown-clauses",
            Reason::RetentionPassed(_) => "retention-passed",
        }
    }

    /// A sentence in English.
    pub fn english(&self) -> String {
        match self {
            Reason::ToItself => "A member does not release to itself.".into(),
            Reason::OwnStatement => "It is the receiver's own statement.".into(),
            Reason::ReviewPassed(day) => {
                format!("Its review date, {day}, has passed: its originator must look at it again.")
            }
            Reason::ReleasableToNobody => "Its originator releases it to nobody.".into(),
            Reason::NotNamed(to) => format!("Its originator does not name {to} among those who may have it."),
            Reason::OriginatorControl(to) => {
                format!("It is under originator control, and its originator has not named {to}.")
            }
            Reason::NoOnward => "It was received from its originator and may be passed to nobody.".into(),
            Reason::ThirdPartyRule(originator) => {
                format!("It belongs to {originator}, and no clause lets it be passed on.")
            }
            Reason::NeedsConsent(clause) => {
                format!("Clause {clause} lets it be passed on only with its originator's consent.")
            }
            Reason::PurposeNotInLabel => "Its label allows none of the purposes asked for.".into(),
            Reason::NotForCourt => "It may not be shown to a court.".into(),
            Reason::Prohibited(prohibition) => format!("Prohibition {prohibition} forbids it."),
            Reason::NoAgreement(to) => format!("No agreement with {to} is known."),
            Reason::NotSigned(agreement, missing) => {
                format!("Agreement {agreement} is not signed by {}.", codes(missing, " and "))
            }
            Reason::NotInForce(agreement, from, until) => {
                format!("Agreement {agreement} is in force from {from} until {until} only, or was replaced.")
            }
            Reason::NoClause(from, to) => format!("No clause in force goes from {from} to {to}."),
            Reason::Outside(clause, dimension) => outside_english(clause, *dimension),
            Reason::DanglingReference => "It refers to a subject of which nothing is released.".into(),
            Reason::RoleMayNot(role, capability) => format!("The role {role} may not {capability}."),
            Reason::Clearance(level) => format!("The reader's clearance is below {level}."),
            Reason::PurposeNotGiven(purpose) => format!("It was not given for the purpose {purpose}."),
            Reason::UnknownClauses => {
                "The clauses under which it was received are in no known agreement.".into()
            }
            Reason::RetentionPassed(day) => format!("Its retention ended on {day}."),
        }
    }

    /// The same sentence in Arabic.
    pub fn arabic(&self) -> String {
        match self {
            Reason::ToItself => "لا يُفرج العضو عن المعلومات لنفسه.".into(),
            Reason::OwnStatement => "هذه الإفادة صادرة عن المستلم نفسه.".into(),
            Reason::ReviewPassed(day) => {
                format!("انقضى تاريخ مراجعتها {day}، وعلى الجهة المُصدِرة مراجعتها من جديد.")
            }
            Reason::ReleasableToNobody => "لا تسمح الجهة المُصدِرة بإعطائها لأحد.".into(),
            Reason::NotNamed(to) => format!("لم تذكر الجهة المُصدِرة العضو {to} بين من يجوز إعطاؤهم إياها."),
            Reason::OriginatorControl(to) => {
                format!("هي خاضعة لسيطرة الجهة المُصدِرة التي لم تُسمِّ العضو {to}.")
            }
            Reason::NoOnward => "وردت من الجهة المُصدِرة ولا يجوز تمريرها إلى أحد.".into(),
            Reason::ThirdPartyRule(originator) => {
                format!("هي ملك {originator} ولا يوجد بند يسمح بتمريرها.")
            }
            Reason::NeedsConsent(clause) => {
                format!("لا يسمح البند {clause} بتمريرها إلا بموافقة الجهة المُصدِرة.")
            }
            Reason::PurposeNotInLabel => "لا يسمح وسمها بأيٍّ من الأغراض المطلوبة.".into(),
            Reason::NotForCourt => "لا يجوز عرضها على محكمة.".into(),
            Reason::Prohibited(prohibition) => format!("يمنعها الحظر {prohibition}."),
            Reason::NoAgreement(to) => format!("لا تُعرف اتفاقية مع {to}."),
            Reason::NotSigned(agreement, missing) => {
                format!("لم يوقّع {} على الاتفاقية {agreement}.", codes(missing, " و"))
            }
            Reason::NotInForce(agreement, from, until) => {
                format!("لا تسري الاتفاقية {agreement} إلا من {from} حتى {until}، أو حلّ محلها نص أحدث.")
            }
            Reason::NoClause(from, to) => format!("لا يوجد بند سارٍ من {from} إلى {to}."),
            Reason::Outside(clause, dimension) => outside_arabic(clause, *dimension),
            Reason::DanglingReference => "تشير إلى موضوع لا يُفرج عن أي شيء منه.".into(),
            Reason::RoleMayNot(role, capability) => {
                format!("لا يملك الدور «{}» صلاحية «{}».", role.arabic(), capability.arabic())
            }
            Reason::Clearance(level) => format!("تصريح القارئ أدنى من درجة «{}».", level_arabic(*level)),
            Reason::PurposeNotGiven(purpose) => {
                format!("لم تُعطَ لغرض «{}».", purpose_arabic(*purpose))
            }
            Reason::UnknownClauses => "البنود التي وردت بموجبها ليست في أي اتفاقية معروفة.".into(),
            Reason::RetentionPassed(day) => format!("انتهت مدة الاحتفاظ بها في {day}."),
        }
    }
}

fn codes(members: &BTreeSet<MemberCode>, and: &str) -> String {
    members.iter().map(MemberCode::as_str).collect::<Vec<_>>().join(and)
}

fn outside_code(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Category => "category-outside-clause",
        Dimension::Person => "person-outside-clause",
        Dimension::Minor => "minor-outside-clause",
        Dimension::Ceiling => "above-ceiling",
        Dimension::Territory => "territory-outside-clause",
        Dimension::Purpose => "purpose-outside-clause",
        Dimension::Exercise => "exercise-outside-agreement",
        Dimension::Start => "before-start",
    }
}

fn outside_english(clause: &ClauseRef, dimension: Dimension) -> String {
    let what = match dimension {
        Dimension::Category => "does not cover this category of data",
        Dimension::Person => "does not cover this category of person",
        Dimension::Minor => "does not cover persons under eighteen",
        Dimension::Ceiling => "has a ceiling below this level",
        Dimension::Territory => "does not cover every territory of the statement",
        Dimension::Purpose => "allows none of the purposes",
        Dimension::Exercise => "belongs to an agreement that is no exercise",
        Dimension::Start => "covers only what was written since its agreement came into force",
    };
    format!("The nearest clause, {clause}, {what}.")
}

fn outside_arabic(clause: &ClauseRef, dimension: Dimension) -> String {
    let what = match dimension {
        Dimension::Category => "لا يشمل هذه الفئة من البيانات",
        Dimension::Person => "لا يشمل هذه الفئة من الأشخاص",
        Dimension::Minor => "لا يشمل من هم دون الثامنة عشرة",
        Dimension::Ceiling => "سقفه أدنى من درجة السرية هذه",
        Dimension::Territory => "لا يشمل كل أقاليم الإفادة",
        Dimension::Purpose => "لا يسمح بأيٍّ من الأغراض",
        Dimension::Exercise => "يعود إلى اتفاقية ليست تمريناً",
        Dimension::Start => "لا يشمل إلا ما كُتب منذ دخول اتفاقيته حيز النفاذ",
    };
    format!("أقرب البنود، {clause}، {what}.")
}

fn level_arabic(level: Level) -> &'static str {
    match level {
        Level::Unclassified => "غير مصنف",
        Level::Restricted => "محدود",
        Level::Confidential => "سري",
        Level::Secret => "سري للغاية",
    }
}

fn purpose_arabic(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Arrest => "التوقيف",
        Purpose::Warning => "التحذير",
        Purpose::Clearance => "التبرئة من الاشتباه",
        Purpose::BorderControl => "مراقبة الحدود",
        Purpose::Investigation => "التحقيق",
        Purpose::Prosecution => "الملاحقة القضائية",
        Purpose::Protection => "الحماية",
    }
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.english())
    }
}

/// The codes of every reason, for documents and for the tables of other crates.
pub fn reason_codes() -> Vec<&'static str> {
    let outside = Dimension::ALL.iter().map(|d| outside_code(*d));
    let mut codes: Vec<_> = PLAIN_CODES.iter().copied().chain(outside).collect();
    codes.sort_unstable();
    codes
}

const PLAIN_CODES: &[&str] = &[
    "to-itself",
    "own-statement",
    "review-passed",
    "releasable-to-nobody",
    "not-named",
    "originator-control",
    "no-onward",
    "third-party-rule",
    "needs-consent",
    "purpose-not-in-label",
    "not-for-court",
    "prohibited",
    "no-agreement",
    "not-signed",
    "not-in-force",
    "no-clause",
    "dangling-reference",
    "role-may-not",
    "clearance",
    "purpose-not-given",
    "unknown-clauses",
    "retention-passed",
];
