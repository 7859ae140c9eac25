//! Which hand-over of a chair a member may write the minute of, and whether a minute is one.
//!
//! A minute decides nothing. So no answer here touches a release decision, and whether a minute is written, late or
//! missing, the chair passes by the calendar.

use super::{Committee, Term};
use crate::decision::Agreements;
use crate::releasable::{Audience, Releasable};
use jiff::ToSpan as _;
use jiff::civil::Date;
use tansiq_label::{Finite as _, MemberCode};
use tansiq_report::onward::Signed as _;
use tansiq_report::{Envelope, Minute, Moment, Uses};

/// How many days before the end of its term a chair may write the minute, the last one counted. Two weeks: time for
/// the next chair to ask about it, and not so much that what it lists is old when the chair passes.
pub const MINUTE_DAYS: i32 = 14;

/// A chair that passes from one term to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HandOver {
    /// The term that ends; its chair writes the minute and signs first.
    pub outgoing: Term,
    /// The term that follows; its chair signs second.
    pub incoming: Term,
}

/// Why there is no minute for a member to write or to take over, or why a paper is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoMinute {
    /// No agreement in force sets up a committee of this name, in this version.
    NoCommittee,
    /// The member has no seat.
    NoSeat(MemberCode),
    /// The member has not had the chair yet.
    NotItsTurn(MemberCode),
    /// The minute of its term is written from this day on.
    NotYet(Date),
    /// The next chair's term ended on this day, and with it the time for this minute.
    Over(Date),
    /// Nobody takes over: the committee ends with its term on this day.
    LastTerm(Date),
    /// Not the hand-over that the calendar has for the member.
    OtherTerm,
    /// Not the parts that the agreement lists, each once and in its order.
    OtherParts,
    /// Only this member, the next chair, takes it over.
    NotIncoming(MemberCode),
}

impl Committee {
    /// The hand-over whose minute a member may write at a moment: that of its last term which has begun, from
    /// [`MINUTE_DAYS`] before its end until the next chair's term ends.
    ///
    /// # Errors
    /// The one reason why not.
    pub fn hand_over(&self, member: MemberCode, at: Moment) -> Result<HandOver, NoMinute> {
        let today = at.date();
        if !self.seats_member(member) {
            return Err(NoMinute::NoSeat(member));
        }
        let begun = self.terms().take_while(|term| term.first <= today);
        let Some(outgoing) = begun.filter(|term| term.chair == member).last() else {
            return Err(NoMinute::NotItsTurn(member));
        };
        let opens = outgoing.last.saturating_sub((MINUTE_DAYS - 1).days()).max(outgoing.first);
        let next = self.terms().find(|term| term.number == outgoing.number + 1);
        let incoming = next.ok_or(NoMinute::LastTerm(outgoing.last))?;
        if today < opens {
            return Err(NoMinute::NotYet(opens));
        }
        if today > incoming.last {
            return Err(NoMinute::Over(incoming.last));
        }
        Ok(HandOver { outgoing, incoming })
    }
}

impl Agreements {
    /// Checks that a minute is what its writer could write when it was written. Its signatures are another matter.
    ///
    /// # Errors
    /// The one reason why not.
    pub fn check_minute(&self, minute: &Minute) -> Result<&Committee, NoMinute> {
        let mut committees = self.committees(minute.written);
        let named = committees.find(|(agreement, _)| {
            agreement.id().as_str() == minute.agreement && agreement.version() == minute.version
        });
        let (_, committee) = named.ok_or(NoMinute::NoCommittee)?;
        let HandOver { outgoing, incoming } = committee.hand_over(minute.outgoing.0, minute.written)?;
        let said = (minute.term, minute.first.0, minute.last.0, minute.incoming.0);
        if said != (outgoing.number, outgoing.first, outgoing.last, incoming.chair) {
            return Err(NoMinute::OtherTerm);
        }
        let parts = minute.parts.iter().map(|part| part.item.as_str());
        if !parts.eq(committee.minute().iter().map(|item| item.code())) {
            return Err(NoMinute::OtherParts);
        }
        Ok(committee)
    }

    /// A minute, from one of the two chairs to a seat of the committee whose text is in force today; nothing for
    /// anybody else.
    pub fn release_minute(
        &self,
        signed: &Envelope,
        (from, to): (MemberCode, MemberCode),
        at: Moment,
    ) -> Option<Releasable<Envelope>> {
        let minute = Minute::read(signed).ok()?;
        let of_a_chair = [minute.outgoing.0, minute.incoming.0].contains(&from);
        let seated = |committee: &Committee| committee.seats_member(from) && committee.seats_member(to);
        let then = self.check_minute(&minute).is_ok_and(seated);
        let today = |(agreement, committee): (&std::sync::Arc<crate::Agreement>, &Committee)| {
            agreement.id().as_str() == minute.agreement && seated(committee)
        };
        let goes = of_a_chair && then && self.committees(at).any(today);
        goes.then(|| Releasable::new(signed.clone(), Audience::Member(to), Vec::new(), Uses::NONE))
    }
}

impl NoMinute {
    /// The word that tables keep. Once published it does not change.
    pub fn code(&self) -> &'static str {
        match self {
            NoMinute::NoCommittee => "no-committee",
            NoMinute::NoSeat(_) => "no-seat",
            NoMinute::NotItsTurn(_) => "not-its-turn",
            NoMinute::NotYet(_) => "not-yet",
            NoMinute::Over(_) => "over",
            NoMinute::LastTerm(_) => "last-term",
            NoMinute::OtherTerm => "other-term",
            NoMinute::OtherParts => "other-parts",
            NoMinute::NotIncoming(_) => "not-incoming",
        }
    }

    /// A sentence in English.
    pub fn english(&self) -> String {
        match self {
            NoMinute::NoCommittee => "No committee of this name and version is in force.".into(),
            NoMinute::NoSeat(member) => format!("{member} has no seat in the committee."),
            NoMinute::NotItsTurn(member) => format!("{member} has not had the chair yet."),
            NoMinute::NotYet(day) => format!("The minute of this term is written from {day} on."),
            NoMinute::Over(day) => format!("The time for this minute ended with the next term, on {day}."),
            NoMinute::LastTerm(day) => format!("Nobody takes over: the committee ends on {day}."),
            NoMinute::OtherTerm => "The calendar has another hand-over for this member at that time.".into(),
            NoMinute::OtherParts => {
                "A minute has the parts that the agreement lists, each once and in its order.".into()
            }
            NoMinute::NotIncoming(chair) => {
                format!("{chair}, the next chair, signs second, and nobody else.")
            }
        }
    }

    /// The same sentence in Arabic.
    pub fn arabic(&self) -> String {
        match self {
            NoMinute::NoCommittee => "لا توجد لجنة سارية بهذا الاسم والإصدار.".into(),
            NoMinute::NoSeat(member) => format!("ليس للعضو {member} مقعد في اللجنة."),
            NoMinute::NotItsTurn(member) => format!("لم يتولَّ العضو {member} الرئاسة بعد."),
            NoMinute::NotYet(day) => format!("يُكتب محضر هذه المدة ابتداءً من {day}."),
            NoMinute::Over(day) => format!("انقضى أجل هذا المحضر بانتهاء المدة التالية في {day}."),
            NoMinute::LastTerm(day) => format!("لا أحد يتسلّم الرئاسة: تنتهي اللجنة في {day}."),
            NoMinute::OtherTerm => "للعضو في ذلك الوقت تسليم آخر بحسب التقويم.".into(),
            NoMinute::OtherParts => "للمحضر الأجزاء التي تعدّدها الاتفاقية، كلٌّ مرة واحدة وبترتيبها.".into(),
            NoMinute::NotIncoming(chair) => format!("يوقّع ثانيًا الرئيس التالي {chair} دون غيره."),
        }
    }
}

impl std::fmt::Display for NoMinute {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.english())
    }
}

impl std::error::Error for NoMinute {}
