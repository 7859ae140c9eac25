//! Whether a member may use a power of the chair at a moment, and why not.

use super::{Committee, Power, Term};
use crate::agreement::Agreement;
use crate::decision::Agreements;
use crate::name::Slug;
use jiff::civil::Date;
use std::sync::Arc;
use tansiq_label::MemberCode;
use tansiq_report::Moment;

/// Why a member may not act as the chair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotChair {
    /// No agreement in force sets up a committee of this name.
    NoCommittee,
    /// The member has no seat.
    NoSeat(MemberCode),
    /// The agreement does not give the chair this power.
    NoPower(Power),
    /// The first term begins on this day.
    NotBegun(Date),
    /// Its term ended on this day; another seat has the chair.
    TermOver(Date, MemberCode),
    /// Another seat has the chair, and this one has not had it yet.
    NotItsTurn(MemberCode),
}

impl Committee {
    /// Lets a member use a power of the chair; an order is judged by the moment at which it was signed.
    ///
    /// # Errors
    /// The one reason why not: seat, power, calendar, in this order.
    pub fn may(&self, power: Power, member: MemberCode, at: Moment) -> Result<Term, NotChair> {
        let today = at.date();
        if today > self.until {
            return Err(NotChair::NoCommittee);
        }
        if !self.seats_member(member) {
            return Err(NotChair::NoSeat(member));
        }
        if !self.powers.contains(power) {
            return Err(NotChair::NoPower(power));
        }
        let term = self.term_on(today).ok_or(NotChair::NotBegun(self.first_day))?;
        if term.chair == member {
            return Ok(term);
        }
        let before = self.terms().take_while(|t| t.last < today);
        Err(match before.filter(|t| t.chair == member).last() {
            Some(ended) => NotChair::TermOver(ended.last, term.chair),
            None => NotChair::NotItsTurn(term.chair),
        })
    }
}

impl Agreements {
    /// The committees of the agreements in force at a moment, by name. A text that is disputed, replaced or not
    /// signed by all has none.
    pub fn committees(&self, at: Moment) -> impl Iterator<Item = (&Arc<Agreement>, &Committee)> {
        self.in_force(at).filter_map(|agreement| Some((agreement, agreement.committee()?)))
    }

    /// The committee of the agreement of this name, if it is in force.
    pub fn committee(&self, name: &Slug, at: Moment) -> Option<&Committee> {
        self.committees(at).find(|(agreement, _)| agreement.id() == name).map(|(_, committee)| committee)
    }

    /// Lets a member use a power of the chair of the committee of this name.
    ///
    /// # Errors
    /// The reason why not.
    pub fn may_as_chair(
        &self,
        name: &Slug,
        power: Power,
        member: MemberCode,
        at: Moment,
    ) -> Result<Term, NotChair> {
        self.committee(name, at).ok_or(NotChair::NoCommittee)?.may(power, member, at)
    }
}

impl NotChair {
    /// The word that ledgers and tables keep. Once published it does not change.
    pub fn code(&self) -> &'static str {
        match self {
            NotChair::NoCommittee => "no-committee",
            NotChair::NoSeat(_) => "no-seat",
            NotChair::NoPower(_) => "no-power",
            NotChair::NotBegun(_) => "not-begun",
            NotChair::TermOver(..) => "term-over",
            NotChair::NotItsTurn(_) => "not-its-turn",
        }
    }

    /// A sentence in English.
    pub fn english(&self) -> String {
        match self {
            NotChair::NoCommittee => "No committee of this name is in force.".into(),
            NotChair::NoSeat(member) => format!("{member} has no seat in the committee."),
            NotChair::NoPower(power) => format!("The agreement does not let the chair {}.", power.english()),
            NotChair::NotBegun(day) => format!("The first term of a chair begins on {day}."),
            NotChair::TermOver(day, chair) => format!("Its term ended on {day}; {chair} has the chair."),
            NotChair::NotItsTurn(chair) => format!("{chair} has the chair."),
        }
    }

    /// The same sentence in Arabic.
    pub fn arabic(&self) -> String {
        match self {
            NotChair::NoCommittee => "لا توجد لجنة سارية بهذا الاسم.".into(),
            NotChair::NoSeat(member) => format!("ليس للعضو {member} مقعد في اللجنة."),
            NotChair::NoPower(power) => format!("لا تمنح الاتفاقية الرئيس صلاحية «{}».", power.arabic()),
            NotChair::NotBegun(day) => format!("تبدأ الرئاسة الأولى في {day}."),
            NotChair::TermOver(day, chair) => format!("انتهت رئاسته في {day}؛ والرئاسة الآن للعضو {chair}."),
            NotChair::NotItsTurn(chair) => format!("الرئاسة للعضو {chair}."),
        }
    }
}

impl std::fmt::Display for NotChair {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.english())
    }
}

impl std::error::Error for NotChair {}

impl Power {
    /// What the chair does with it, after "may", in English.
    pub fn english(self) -> &'static str {
        match self {
            Power::Convene => "call a meeting",
            Power::SetAgenda => "set the agenda",
            Power::CallVote => "call a vote",
            Power::Task => "ask seats for information on the committee's behalf",
            Power::OpenCase => "open a case",
            Power::Forward => "have reports forwarded to the general staffs",
            Power::Minute => "keep the minutes",
        }
    }

    /// The same in Arabic.
    pub fn arabic(self) -> &'static str {
        match self {
            Power::Convene => "الدعوة إلى الاجتماع",
            Power::SetAgenda => "وضع جدول الأعمال",
            Power::CallVote => "الدعوة إلى التصويت",
            Power::Task => "طلب المعلومات من الأعضاء باسم اللجنة",
            Power::OpenCase => "فتح قضية",
            Power::Forward => "طلب إحالة التقارير إلى هيئات الأركان",
            Power::Minute => "تدوين المحاضر",
        }
    }
}
