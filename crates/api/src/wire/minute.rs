//! The minutes of hand-overs as the page and the command line see them.

use serde::{Deserialize, Serialize};
use tansiq_exchange::KnownMinute;
use tansiq_report::MinutePart;
use utoipa::ToSchema;

/// The minute of a hand-over.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Minute)]
pub(crate) struct MinuteShape {
    /// The identity of what it says.
    id: String,
    /// The term that ends, 1 for the first.
    term: u32,
    /// Its first day.
    first: String,
    /// Its last day.
    last: String,
    /// Who has the chair in it.
    outgoing: String,
    /// Who has the chair after it.
    incoming: String,
    /// When it was written.
    written: String,
    /// Which of the two chairs signed it.
    signed_by: Vec<String>,
    /// What is open, part by part as the agreement lists them.
    parts: Vec<MinutePartShape>,
}

/// One part of a minute.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MinutePart)]
pub(crate) struct MinutePartShape {
    /// What it lists, as a word of the agreement's list.
    item: String,
    /// Each thing that is open, in one line; none when nothing is.
    #[serde(default)]
    #[schema(required)]
    lines: Vec<String>,
}

/// Every minute of one committee, in the order in which they came.
#[derive(Serialize, ToSchema)]
pub(crate) struct MinuteList {
    pub(crate) minutes: Vec<MinuteShape>,
}

/// What the outgoing chair writes.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MinuteBody {
    /// Each part that the agreement lists, in its order.
    pub(crate) parts: Vec<MinutePartShape>,
}

/// Which minute the incoming chair signs.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TakenOverBody {
    /// Its id.
    pub(crate) minute: String,
}

impl From<KnownMinute> for MinuteShape {
    fn from(known: KnownMinute) -> Self {
        let KnownMinute { id, minute, signers, .. } = known;
        MinuteShape {
            id: id.to_string(),
            term: minute.term,
            first: minute.first.0.to_string(),
            last: minute.last.0.to_string(),
            outgoing: minute.outgoing.0.to_string(),
            incoming: minute.incoming.0.to_string(),
            written: minute.written.to_string(),
            signed_by: signers.iter().map(ToString::to_string).collect(),
            parts: minute
                .parts
                .into_iter()
                .map(|part| MinutePartShape { item: part.item, lines: part.lines })
                .collect(),
        }
    }
}

impl From<MinutePartShape> for MinutePart {
    fn from(part: MinutePartShape) -> Self {
        MinutePart { item: part.item, lines: part.lines }
    }
}
