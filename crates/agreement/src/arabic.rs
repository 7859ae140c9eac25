//! The reasons in Arabic, and the words in them.

use crate::clauses::Dimension;
use crate::name::ClauseRef;
use crate::reason::{Reason, codes};
use crate::role::{Capability, Role};
use crate::words::Language;

impl Reason {
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
            Reason::Clearance(level) => {
                format!("تصريح القارئ أدنى من درجة «{}».", Language::Arabic.word(*level))
            }
            Reason::PurposeNotGiven(purpose) => {
                format!("لم تُعطَ لغرض «{}».", Language::Arabic.word(*purpose))
            }
            Reason::UnknownClauses => "البنود التي وردت بموجبها ليست في أي اتفاقية معروفة.".into(),
            Reason::RetentionPassed(day) => format!("انتهت مدة الاحتفاظ بها في {day}."),
        }
    }
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

impl Role {
    pub(crate) fn arabic(self) -> &'static str {
        match self {
            Role::WatchOfficer => "ضابط مناوب",
            Role::Analyst => "محلل",
            Role::LiaisonOfficer => "ضابط ارتباط",
            Role::LegalOfficer => "ضابط قانوني",
            Role::Oversight => "رقابة",
            Role::Administrator => "مسؤول النظام",
        }
    }
}

impl Capability {
    pub(crate) fn arabic(self) -> &'static str {
        match self {
            Capability::ReadContent => "قراءة المحتوى",
            Capability::Screen => "تدقيق الأسماء",
            Capability::Submit => "تقديم التقارير",
            Capability::Import => "الاستيراد",
            Capability::ReadTraffic => "الاطلاع على حركة التبادل",
            Capability::ReadAgreements => "الاطلاع على الاتفاقيات",
            Capability::SignAgreements => "توقيع الاتفاقيات",
            Capability::AskOnward => "طلب الإحالة إلى طرف ثالث",
            Capability::AnswerOnward => "الردّ على طلبات الإحالة إلى طرف ثالث",
            Capability::Rfi => "طلب المعلومات والإجابة عن طلبها",
            Capability::TakeUp => "تسلّم الحركة الواردة إلى المكتب",
            Capability::Recall => "سحب ما أُعطي وحفظ ما يُسحب",
            Capability::Carry => "نقل حزم التبادل باليد",
            Capability::ManageMembers => "إدارة الأعضاء",
            Capability::ManagePrincipals => "إدارة المستخدمين",
            Capability::VerifyLedger => "التحقق من السجل",
            Capability::Oversee => "الإشراف على الإفصاح",
        }
    }
}
