//! An extract: what a control point needs to screen without a line, and what it hands in about its screenings.
//!
//! ```text
//! node --Extract, signed by the member, sealed to the control point's key--> control point
//! control point --OfflineScreening, chained, without a name--> node --Entry::ScreenedOffline--> ledger
//! ```
//! An extract has an end. It holds what screening weighs and what it shows, and nothing else of what is said of anybody.

use crate::canonical::{Digest32, NotCanonical, from_canonical, to_canonical};
use crate::id::{PrincipalId, StatementId, SubjectId};
use crate::moment::Moment;
use crate::sealed::Keys;
use crate::signature::{BadSignature, Envelope, MemberKey};
use crate::text::{Text, serde_as_text};
use crate::words::SubjectKind;
use serde::{Deserialize, Serialize};
use tansiq_label::{MemberCode, Purpose, finite};

/// The media type of a signed extract.
pub const EXTRACT_TYPE: &str = "application/vnd.tansiq.extract.v1+json";
/// The longest life of an extract, in hours: a week, the longest that a post is away in practice. Whoever was cleared
/// since would be stopped for as long.
pub const MAX_EXTRACT_HOURS: u32 = 168;
/// The most people in an extract: a laptop opens as many in seconds, and a stolen one holds no more.
pub const MAX_EXTRACT_PEOPLE: usize = 10_000;

finite! {
    /// How somebody must be met.
    Standing, "standing":
    /// What asks for him is newer than what clears him, or nothing clears him.
    Wanted = "wanted",
    /// Nothing asks for him and nothing clears him.
    Known = "known",
    /// What clears him is at least as new as what asks for him.
    Cleared = "cleared",
}

finite! {
    /// What a screening came to.
    ScreeningOutcome, "outcome of a screening":
    /// The name and evidence beside it agree.
    Hit = "hit",
    /// Everybody who is hit is cleared.
    Cleared = "cleared",
    /// The number of a paper agrees, the name does not.
    OtherName = "other-name",
    /// The name alone.
    SameName = "same-name",
    /// Nobody, or only people whom evidence excludes.
    NoHit = "no-hit",
}
serde_as_text!(Standing, ScreeningOutcome);

/// The people whom one officer may screen for, for one purpose, until it expires.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extract {
    /// Whose node made it, and who signs it.
    pub member: Text<MemberCode>,
    /// To whom all of it is released.
    pub by: PrincipalId,
    /// What for.
    pub purpose: Text<Purpose>,
    /// The digest of the key of the control point that it is for: sealed to another key it is worth nothing.
    pub point: Digest32,
    /// When it was made.
    pub made: Moment,
    /// When it ends: at most [`MAX_EXTRACT_HOURS`] later.
    pub expires: Moment,
    /// In the order of their least ids; at most [`MAX_EXTRACT_PEOPLE`].
    pub people: Vec<Account>,
}

/// Somebody in an extract: one person by the decisions that the officer may see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// His subjects, in the order of their ids; not empty.
    pub subjects: Vec<SubjectId>,
    /// What the first of them is.
    pub kind: SubjectKind,
    /// The main name.
    pub caption: String,
    /// Who says something of him, by code, also where that is not in `told`.
    pub originators: Vec<Text<MemberCode>>,
    /// Categories of person.
    pub persons: Vec<String>,
    /// How he must be met, from all that is released of him.
    pub standing: Standing,
    /// The join of the labels of all that is released of him.
    pub banner: String,
    /// What a screening weighs.
    pub told: Vec<Told>,
}

/// One statement that a screening weighs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Told {
    /// Which one: the originator is asked by it.
    pub statement: StatementId,
    /// The property's name.
    pub property: String,
    /// Its value.
    pub value: String,
    /// The value in its own script.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original: Option<String>,
}

/// Why an extract is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadExtract {
    /// The signature proves nothing.
    #[error(transparent)]
    Signature(#[from] BadSignature),
    /// The signed bytes are not in their one spelling.
    #[error(transparent)]
    Canonical(#[from] NotCanonical),
    /// It breaks a rule.
    #[error("expected an extract with {0}; found another")]
    Rule(&'static str),
}

impl Extract {
    /// Signs it.
    ///
    /// # Errors
    /// [`BadExtract::Rule`]: nobody signs what nobody would take.
    pub fn sign(&self, key: &MemberKey) -> Result<Envelope, BadExtract> {
        self.check()?;
        Ok(key.seal(EXTRACT_TYPE, to_canonical(self)))
    }

    /// Reads one and checks that `member` signed it with a key that it had then.
    ///
    /// # Errors
    /// [`BadExtract`].
    pub fn open(envelope: &Envelope, member: MemberCode, keys: &dyn Keys) -> Result<Extract, BadExtract> {
        if envelope.payload_type != EXTRACT_TYPE {
            return Err(BadSignature::Type { expected: EXTRACT_TYPE }.into());
        }
        let extract: Extract = from_canonical(&envelope.payload, "an extract")?;
        envelope.verify(EXTRACT_TYPE, member, |id| keys.key(member, id, extract.made))?;
        extract.check()?;
        if extract.member.0 != member {
            return Err(BadExtract::Rule("the code of the member that signed it"));
        }
        Ok(extract)
    }

    fn check(&self) -> Result<(), BadExtract> {
        let rule = |holds: bool, expected| if holds { Ok(()) } else { Err(BadExtract::Rule(expected)) };
        let latest = self.made.plus_millis(i64::from(MAX_EXTRACT_HOURS) * 3_600_000);
        rule(self.made < self.expires && self.expires <= latest, "a life of at most 168 hours")?;
        rule(self.people.len() <= MAX_EXTRACT_PEOPLE, "at most 10000 people")?;
        rule(self.people.iter().all(|person| !person.subjects.is_empty()), "a subject for everybody")
    }
}

/// That somebody was screened at a control point without a line. It keeps no name, whatever it came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfflineScreening {
    /// Which one of this control point's, from 1 and without a gap.
    pub number: u64,
    /// When, by the control point's clock.
    pub at: Moment,
    /// What for.
    pub purpose: Text<Purpose>,
    /// What it came to.
    pub outcome: ScreeningOutcome,
    /// The subjects that were shown.
    pub shown: Vec<SubjectId>,
    /// When the extract that answered was made.
    pub extract: Moment,
    /// The digest of the screening before it, so that one that was taken away is missed.
    pub before: Digest32,
}

/// A screening that does not follow the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "expected screening {expected} of this control point after the one before it; found {found}, or one that was changed"
)]
pub struct Broken {
    /// The number that comes next.
    pub expected: u64,
    /// The number found.
    pub found: u64,
}

/// The end of a control point's chain of screenings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChainEnd {
    /// The number of the last screening; 0 before the first.
    pub number: u64,
    /// Its digest.
    pub digest: Digest32,
}

impl OfflineScreening {
    /// Its identity.
    pub fn digest(&self) -> Digest32 {
        Digest32::of("tansiq/offline-screening/v1", &to_canonical(self))
    }
}

impl ChainEnd {
    /// The end before the first screening of a control point.
    pub fn of_none(point: Digest32) -> ChainEnd {
        ChainEnd { number: 0, digest: Digest32::of("tansiq/offline-screenings/v1", point.bytes()) }
    }

    /// The end after one more.
    ///
    /// # Errors
    /// [`Broken`] when it does not follow.
    pub fn after(self, next: &OfflineScreening) -> Result<ChainEnd, Broken> {
        let expected = self.number.saturating_add(1);
        if next.number != expected || next.before != self.digest {
            return Err(Broken { expected, found: next.number });
        }
        Ok(ChainEnd { number: next.number, digest: next.digest() })
    }
}
