//! The rules that each paper keeps, whoever reads it.

use super::{
    ANSWER_TYPE, Answer, BadPaper, CONSENT_TYPE, Consent, REQUEST_TYPE, REVOCATION_TYPE, Request, Revocation,
    Ruling, Signed,
};
use crate::id::StatementId;
use crate::moment::Moment;
use crate::signature::{Envelope, MAX_SIGNATURES};
use crate::text::Text;
use crate::validate::{MAX_LEGAL_BASIS_CHARS, MAX_STATEMENTS};
use jiff::ToSpan as _;
use jiff::civil::Date;
use tansiq_label::{MemberCode, Purpose};

/// The longest time for an answer, in days: whoever is asked for longer has been forgotten.
pub const MAX_ANSWER_DAYS: i64 = 90;
/// The longest consent, in days: what is wanted for longer is asked anew.
pub const MAX_CONSENT_DAYS: i64 = 366;
const MILLIS_PER_DAY: i64 = 86_400_000;

/// A rule of a paper: what was expected, where it does not hold.
pub(crate) fn rule(holds: bool, expected: &'static str) -> Result<(), BadPaper> {
    if holds { Ok(()) } else { Err(BadPaper::Rule(expected)) }
}

fn three(
    holder: Text<MemberCode>,
    originator: Text<MemberCode>,
    to: Text<MemberCode>,
) -> Result<(), BadPaper> {
    let apart = holder != originator && originator != to && to != holder;
    rule(apart, "a holder, an originator and a third party that are three members")
}

fn in_order(statements: &[StatementId]) -> Result<(), BadPaper> {
    rule(statements.len() <= MAX_STATEMENTS, "no more statements than a report has")?;
    rule(statements.is_sorted_by(|a, b| a < b), "each statement once, in the order of their ids")
}

fn some_purpose(purposes: &[Text<Purpose>]) -> Result<(), BadPaper> {
    rule(!purposes.is_empty(), "one purpose at least")
}

impl Signed for Request {
    const TYPE: &'static str = REQUEST_TYPE;
    const WHAT: &'static str = "a request for onward release";

    fn signer(&self) -> MemberCode {
        self.holder.0
    }
    fn signed_at(&self) -> Moment {
        self.asked
    }
    fn check(&self) -> Result<(), BadPaper> {
        three(self.holder, self.originator, self.to)?;
        in_order(&self.statements)?;
        some_purpose(&self.purposes)?;
        let chars = self.basis.chars().count();
        let prose = !self.basis.trim().is_empty() && !self.basis.chars().any(char::is_control);
        rule(prose && chars <= MAX_LEGAL_BASIS_CHARS, "a legal basis of 1 to 500 characters in one line")?;
        let latest = self.asked.plus_millis(MAX_ANSWER_DAYS * MILLIS_PER_DAY);
        let in_time = self.asked < self.until && self.until <= latest;
        rule(in_time, "a deadline after the request, and at most 90 days after it")
    }
}

impl Signed for Answer {
    const TYPE: &'static str = ANSWER_TYPE;
    const WHAT: &'static str = "an answer about onward release";

    fn signer(&self) -> MemberCode {
        self.originator.0
    }
    fn signed_at(&self) -> Moment {
        self.answered
    }
    fn check(&self) -> Result<(), BadPaper> {
        three(self.holder, self.originator, self.to)?;
        let Some(consent) = self.consent()? else { return Ok(()) };
        let same = consent.request == self.request
            && (consent.originator, consent.holder, consent.to) == (self.originator, self.holder, self.to)
            && consent.given == self.answered;
        rule(same, "a consent to what was asked, by and to the members of the answer")
    }
}

impl Answer {
    /// The signed consent, when there is one.
    pub fn consent_paper(&self) -> Option<&Envelope> {
        match &self.ruling {
            Ruling::Yes { consent } | Ruling::TearLine { consent, .. } => Some(consent),
            Ruling::No { .. } => None,
        }
    }

    /// The consent, when there is one.
    ///
    /// # Errors
    /// [`BadPaper`]: none for an answer that was read or opened.
    pub fn consent(&self) -> Result<Option<Consent>, BadPaper> {
        self.consent_paper().map(Consent::read).transpose()
    }
}

impl Signed for Consent {
    const TYPE: &'static str = CONSENT_TYPE;
    const WHAT: &'static str = "a consent to onward release";

    fn signer(&self) -> MemberCode {
        self.originator.0
    }
    fn signed_at(&self) -> Moment {
        self.given
    }
    fn check(&self) -> Result<(), BadPaper> {
        three(self.holder, self.originator, self.to)?;
        rule(!self.statements.is_empty(), "one statement at least")?;
        in_order(&self.statements)?;
        let signed = (1..=MAX_SIGNATURES).contains(&self.signatures.len());
        rule(signed, "the signatures of the edition")?;
        some_purpose(&self.purposes)?;
        self.narrowed.iter().try_for_each(|narrowed| in_order(&narrowed.statements))?;
        let today = self.given.date();
        let latest = today.checked_add(MAX_CONSENT_DAYS.days()).unwrap_or(Date::MAX);
        let in_time = today <= self.until.0 && self.until.0 <= latest;
        rule(in_time, "a last day that is not before the consent, and at most 366 days after it")
    }
}

impl Consent {
    /// Whether it still permits giving at this moment, unless it was revoked.
    pub fn permits_at(&self, at: Moment) -> bool {
        at.date() <= self.until.0
    }
}

impl Signed for Revocation {
    const TYPE: &'static str = REVOCATION_TYPE;
    const WHAT: &'static str = "a revocation of a consent";

    fn signer(&self) -> MemberCode {
        self.originator.0
    }
    fn signed_at(&self) -> Moment {
        self.revoked
    }
    fn check(&self) -> Result<(), BadPaper> {
        three(self.holder, self.originator, self.to)
    }
}
