//! A committee that an agreement sets up: its seats, the chair that goes round them by the calendar, and what the
//! chair may do.
//!
//! Who has the chair follows from the text and the day alone. So every node comes to the same answer at midnight, also
//! one that was offline, and nobody has to hand anything over for the chair to pass.
//!
//! No part of a release decision looks at a committee: the chair reads what its seat reads.

mod calendar;
mod chair;
mod hand_over;
mod read;

pub use calendar::Term;
pub use chair::NotChair;
pub use hand_over::{HandOver, MINUTE_DAYS, NoMinute};
pub(crate) use read::read_committee;

use jiff::civil::Date;
use tansiq_label::{MemberCode, Set, finite};

/// The term of a chair in months, where the text names none.
pub const DEFAULT_TERM_MONTHS: u32 = 3;
/// The longest term of a chair, in months: no agreement binds longer.
pub const MAX_TERM_MONTHS: u32 = 12 * crate::agreement::MAX_TERM_YEARS as u32;

finite! {
    /// What a chair may be empowered to do for the committee. None of them lets it read anything, and none can.
    Power, "power of the chair":
    /// Call a meeting.
    Convene = "convene",
    /// Decide what a meeting is about, and in which order.
    SetAgenda = "set-agenda",
    /// Put a question to the vote.
    CallVote = "call-vote",
    /// Ask seats for information on the committee's behalf. Each gives what it would give anyhow.
    Task = "task",
    /// Open a case that seats follow up together.
    OpenCase = "open-case",
    /// Ask that a report is forwarded at once to the general staffs of those seats that have it.
    Forward = "forward",
    /// Keep the minutes.
    Minute = "minute",
}

finite! {
    /// What the minute must list when the chair passes to the next seat.
    MinuteItem, "part of a hand-over minute":
    /// What the outgoing chair asked of seats and has not been done.
    OpenTasks = "open-tasks",
    /// Requests for information that nobody has answered.
    OpenRequests = "open-requests",
    /// Traffic of the committee that a seat has not acknowledged.
    Unacknowledged = "unacknowledged-traffic",
}

/// A committee. It is made by [`crate::Agreement::parse`] only, so that every seat is a party's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committee {
    pub(crate) title_en: String,
    pub(crate) title_ar: String,
    pub(crate) seats: Vec<MemberCode>,
    pub(crate) first_chair: MemberCode,
    pub(crate) first_day: Date,
    pub(crate) until: Date,
    pub(crate) term_months: u32,
    pub(crate) powers: Set<Power>,
    pub(crate) minute: Set<MinuteItem>,
}

impl Committee {
    /// The title in English.
    pub fn title_en(&self) -> &str {
        &self.title_en
    }
    /// The title in Arabic.
    pub fn title_ar(&self) -> &str {
        &self.title_ar
    }
    /// The seats in the order in which the chair goes round: two parties at least, each once.
    pub fn seats(&self) -> &[MemberCode] {
        &self.seats
    }
    /// The seat that has the chair in the first term.
    pub fn first_chair(&self) -> MemberCode {
        self.first_chair
    }
    /// The first day of the first term, from 00:00 UTC; within the agreement's own term.
    pub fn first_day(&self) -> Date {
        self.first_day
    }
    /// The last day of the last term, until 24:00 UTC: the last day of the agreement.
    pub fn until(&self) -> Date {
        self.until
    }
    /// How long a term is, in months of the calendar.
    pub fn term_months(&self) -> u32 {
        self.term_months
    }
    /// What the chair may do; not empty.
    pub fn powers(&self) -> Set<Power> {
        self.powers
    }
    /// What the minute of a hand-over must list; not empty. The outgoing chair prepares it in the last days of its
    /// term and signs it, the incoming chair signs after it.
    pub fn minute(&self) -> Set<MinuteItem> {
        self.minute
    }
    /// Whether a member has a seat.
    pub fn seats_member(&self, member: MemberCode) -> bool {
        self.seats.contains(&member)
    }
}
