//! The calendar of a chair: terms of whole months, each of the next seat, until the agreement ends.
//!
//! Every term is counted from the first day, not from the term before: three months after 31 January is 30 April, and
//! three months later is 31 July again.

use super::Committee;
use jiff::Span;
use jiff::civil::Date;
use tansiq_label::MemberCode;

/// One term of a chair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// 1 for the first.
    pub number: u32,
    /// The seat that has the chair.
    pub chair: MemberCode,
    /// Its first day, from 00:00 UTC.
    pub first: Date,
    /// Its last day, until 24:00 UTC: the day on which the minute of the hand-over is prepared.
    pub last: Date,
}

impl Term {
    /// Whether a day lies in the term.
    pub fn holds(&self, day: Date) -> bool {
        (self.first..=self.last).contains(&day)
    }
}

impl Committee {
    /// Every term, from the first day to the last day of the agreement; the last one may be cut short by it.
    pub fn terms(&self) -> impl Iterator<Item = Term> + '_ {
        (1..).map_while(|number| self.term(number))
    }

    /// The term in which a day lies; nothing before the first day and after the agreement.
    pub fn term_on(&self, day: Date) -> Option<Term> {
        self.terms().find(|term| term.holds(day))
    }

    /// The seat that has the chair on a day.
    pub fn chair_on(&self, day: Date) -> Option<MemberCode> {
        self.term_on(day).map(|term| term.chair)
    }

    fn term(&self, number: u32) -> Option<Term> {
        let first = self.begin(number - 1).filter(|first| *first <= self.until)?;
        let next = self.begin(number).and_then(|next| next.yesterday().ok());
        let last = next.map_or(self.until, |last| last.min(self.until));
        let begins_with = self.seats.iter().position(|seat| *seat == self.first_chair)?;
        let chair = self.seats[(begins_with + number as usize - 1) % self.seats.len()];
        Some(Term { number, chair, first, last })
    }

    /// The first day after so many whole terms; nothing beyond the calendar.
    fn begin(&self, terms: u32) -> Option<Date> {
        let months = i64::from(terms) * i64::from(self.term_months);
        self.first_day.checked_add(Span::new().try_months(months).ok()?).ok()
    }
}
