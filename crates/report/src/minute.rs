//! The minute of a hand-over: what is open in a committee when its chair passes to the next seat.
//!
//! ```text
//! outgoing chair --Minute, signed--> every seat     incoming chair --the same bytes, two signatures--> every seat
//! ```
//! It names what is open and says nothing of what a report says. Who may write one is the agreement's to say; it
//! decides nothing: the chair passes by the calendar, with a minute or without.

use crate::canonical::{Digest32, to_canonical};
use crate::moment::Moment;
use crate::onward::{BadPaper, Signed};
use crate::sealed::Keys;
use crate::signature::{Envelope, MemberKey, SignatureLine};
use crate::text::Text;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use tansiq_label::MemberCode;

/// The media type of a signed minute.
pub const MINUTE_TYPE: &str = "application/vnd.tansiq.minute.v1+json";
/// The longest line of a minute, in characters: what needs more is a report.
pub const MAX_MINUTE_LINE_CHARS: usize = 500;
/// The most lines under one part: a longer list is kept elsewhere, and the minute names it.
pub const MAX_MINUTE_LINES: usize = 200;

/// What the outgoing chair hands over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Minute {
    /// The agreement that sets up the committee.
    pub agreement: String,
    /// The version of its text.
    pub version: u32,
    /// The term that ends, 1 for the first.
    pub term: u32,
    /// Its first day.
    pub first: Text<Date>,
    /// Its last day.
    pub last: Text<Date>,
    /// Who has the chair in it, and signs first.
    pub outgoing: Text<MemberCode>,
    /// Who has the chair after it, and signs second.
    pub incoming: Text<MemberCode>,
    /// When it was written.
    pub written: Moment,
    /// What is open, part by part as the agreement lists them.
    pub parts: Vec<MinutePart>,
}

/// One part of a minute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MinutePart {
    /// What it lists, as a word of the agreement's list.
    pub item: String,
    /// Each thing that is open, in one line; none when nothing is.
    pub lines: Vec<String>,
}

impl Signed for Minute {
    const TYPE: &'static str = MINUTE_TYPE;
    const WHAT: &'static str = "a minute of a hand-over";

    fn signer(&self) -> MemberCode {
        self.outgoing.0
    }
    fn signed_at(&self) -> Moment {
        self.written
    }
    fn check(&self) -> Result<(), BadPaper> {
        let rule = |holds: bool, expected| if holds { Ok(()) } else { Err(BadPaper::Rule(expected)) };
        rule(self.outgoing != self.incoming, "a chair that passes from one seat to another")?;
        rule(self.term >= 1 && self.first <= self.last, "a term from its first day to its last")?;
        for part in &self.parts {
            rule(part.lines.len() <= MAX_MINUTE_LINES, "at most 200 lines under one part")?;
            for line in &part.lines {
                let prose = !line.trim().is_empty() && !line.chars().any(char::is_control);
                let short = line.chars().count() <= MAX_MINUTE_LINE_CHARS;
                rule(prose && short, "lines of 1 to 500 characters")?;
            }
        }
        Ok(())
    }
}

impl Minute {
    /// The identity of what it says, whoever signed it.
    pub fn digest(&self) -> Digest32 {
        Digest32::of("tansiq/minute/v1", &to_canonical(self))
    }

    /// Which of the two chairs signed it, in an envelope first seen at `seen`. The first signature is as old as the
    /// minute. The second bears no date: it counts by a key of that time or of when it was seen.
    pub fn signers(&self, signed: &Envelope, seen: Moment, keys: &dyn Keys) -> BTreeSet<MemberCode> {
        let by = |member, at| !signed.signatures_of(MINUTE_TYPE, member, at, keys).is_empty();
        let (outgoing, incoming) = (self.outgoing.0, self.incoming.0);
        let first = by(outgoing, self.written).then_some(outgoing);
        let second = (by(incoming, self.written) || by(incoming, seen)).then_some(incoming);
        first.into_iter().chain(second).collect()
    }

    /// Puts the incoming chair's signature beside the outgoing chair's, and beside no other.
    pub fn take_over(&self, outgoing: Vec<SignatureLine>, key: &MemberKey) -> Envelope {
        let payload = to_canonical(self);
        let mut both = Envelope { payload_type: MINUTE_TYPE.into(), payload, signatures: outgoing };
        key.countersign(&mut both);
        both
    }
}

impl Envelope {
    /// Those of its signatures that a member made with a key that was its own when they were first seen. They bear no
    /// date; a wrong one hides no right one.
    pub fn signatures_of(
        &self,
        payload_type: &'static str,
        member: MemberCode,
        seen: Moment,
        keys: &dyn Keys,
    ) -> Vec<SignatureLine> {
        let mut single = Envelope { signatures: vec![], ..self.clone() };
        let mut believed = |line: &&SignatureLine| {
            single.signatures = vec![SignatureLine::clone(line)];
            single.verify(payload_type, member, |id| keys.key_when_seen(member, id, seen)).is_ok()
        };
        self.signatures.iter().filter(|line| believed(line)).cloned().collect()
    }
}
