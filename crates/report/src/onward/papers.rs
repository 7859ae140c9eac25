//! What each paper says.

use super::Ground;
use crate::id::{OnwardId, ReportId, StatementId};
use crate::moment::Moment;
use crate::signature::{Envelope, SignatureLine};
use crate::text::Text;
use crate::uses::Narrowed;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use tansiq_label::{MemberCode, Purpose};

/// A holder asks its originator to let it pass something on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// The request, and everything that follows from it.
    pub id: OnwardId,
    /// Who asks: it has the item from its originator.
    pub holder: Text<MemberCode>,
    /// Who is asked.
    pub originator: Text<MemberCode>,
    /// The third party.
    pub to: Text<MemberCode>,
    /// The edition that the holder has.
    pub item: ReportId,
    /// Which statements of it, in the order of their ids; all of them when there are none.
    pub statements: Vec<StatementId>,
    /// What the third party would use it for; not empty.
    pub purposes: Vec<Text<Purpose>>,
    /// The law or case on which the third party needs it; not empty.
    pub basis: String,
    /// When it was asked.
    pub asked: Moment,
    /// Until when an answer counts. None by then is "no".
    pub until: Moment,
}

/// The originator's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The request.
    pub request: OnwardId,
    /// Who answers.
    pub originator: Text<MemberCode>,
    /// Who asked.
    pub holder: Text<MemberCode>,
    /// The third party.
    pub to: Text<MemberCode>,
    /// When.
    pub answered: Moment,
    /// What.
    pub ruling: Ruling,
}

/// What an originator answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ruling", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Ruling {
    /// Statements of the item that was asked for may go.
    Yes {
        /// The signed [`Consent`].
        consent: Envelope,
    },
    /// Another item may go in its place: written for that, with an id of its own.
    TearLine {
        /// The edition of the tear line that the holder gets as it gets any report.
        item: ReportId,
        /// The signed [`Consent`] about it.
        consent: Envelope,
    },
    /// Nothing may go.
    No {
        /// Why.
        ground: Ground,
    },
}

/// An originator lets a holder give one edition to one third party. It says nothing of what the edition was taken from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// The request that it answers.
    pub request: OnwardId,
    /// Who consents.
    pub originator: Text<MemberCode>,
    /// Who may give it.
    pub holder: Text<MemberCode>,
    /// To whom.
    pub to: Text<MemberCode>,
    /// The edition that may be given.
    pub edition: ReportId,
    /// The statements in it, in the order of their ids; not empty.
    pub statements: Vec<StatementId>,
    /// The originator's signatures under the edition.
    pub signatures: Vec<SignatureLine>,
    /// What it may be used for, as far as the labels in it allow; not empty.
    pub purposes: Vec<Text<Purpose>>,
    /// The statements of it that may be used for less.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub narrowed: Vec<Narrowed>,
    /// When the consent was given and the edition sealed.
    pub given: Moment,
    /// The last day on which it may be given, until 24:00 UTC.
    pub until: Text<Date>,
}

/// An originator takes a consent back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revocation {
    /// The request that the consent answered.
    pub request: OnwardId,
    /// Who takes it back.
    pub originator: Text<MemberCode>,
    /// From whom.
    pub holder: Text<MemberCode>,
    /// The third party.
    pub to: Text<MemberCode>,
    /// When.
    pub revoked: Moment,
    /// Why.
    pub ground: Ground,
}
