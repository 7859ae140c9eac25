//! What is wrong with a report: for each fault where it is, what was expected and what was found.

use crate::grade::BadGrade;
use crate::id::BadId;
use crate::moment::BadMoment;
use crate::property::BadValue;
use std::fmt;
use tansiq_label::{BadCode, Incomplete, UnknownWord};

/// After so many faults the rest is counted and not described: nobody reads more at once.
pub const MAX_FAULTS_DESCRIBED: usize = 50;

/// One thing that is wrong. It never repeats what a statement says.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Something that must be there is not.
    #[error("expected {0}; found none")]
    Missing(&'static str),
    /// A word that is not in its list.
    #[error(transparent)]
    Word(#[from] UnknownWord),
    /// A code of the wrong form.
    #[error(transparent)]
    Code(#[from] BadCode),
    /// A grade of the wrong form.
    #[error(transparent)]
    Grade(#[from] BadGrade),
    /// An id of the wrong form.
    #[error(transparent)]
    Id(#[from] BadId),
    /// A value that cannot be taken.
    #[error(transparent)]
    Value(#[from] BadValue),
    /// A time of the wrong form.
    #[error(transparent)]
    Moment(#[from] BadMoment),
    /// A part of a label is empty.
    #[error(transparent)]
    Label(#[from] Incomplete),
    /// `rel_to` is neither the word nor a list.
    #[error(
        "expected \"any-party\" or a list of members' codes, for example [\"AMM\", \"EBL\"]; found another word"
    )]
    RelTo,
    /// Not a date.
    #[error("expected a date as 2027-01-31; found something else")]
    Date,
    /// A property that this kind of subject does not have.
    #[error("expected a property of a {kind}: one of {expected}; found another word")]
    Property {
        /// The subject's kind.
        kind: &'static str,
        /// The properties it has.
        expected: String,
    },
    /// A statement about a subject that the report does not list.
    #[error("expected the ref or id of a subject listed in this report; found one that is not listed")]
    Subject,
    /// The same id or ref twice.
    #[error("expected each {0} once; found it twice")]
    Twice(&'static str),
    /// Too many, or too long.
    #[error("expected at most {limit} {unit}; found {found}")]
    TooMany {
        /// The limit.
        limit: usize,
        /// What is counted.
        unit: &'static str,
        /// How many there were.
        found: usize,
    },
    /// Dated later than now.
    #[error("expected a time no later than {latest}; found a later one")]
    Future {
        /// The latest time that is accepted.
        latest: String,
    },
    /// A review date outside what is allowed.
    #[error("expected a review date after {after} and no later than {latest}; found {found}")]
    Review {
        /// The day of writing.
        after: String,
        /// The latest day.
        latest: String,
        /// The date found.
        found: String,
    },
    /// A resolution decision that is none.
    #[error("expected {0}; found something else")]
    Resolution(&'static str),
    /// A statement that was said before it was said.
    #[error("expected a time not after that of writing, which is {written}; found a later one")]
    Since {
        /// When the report was written.
        written: String,
    },
    /// A valid time that ends before it begins.
    #[error("expected a valid time that begins before it ends; found the opposite")]
    ValidTime,
    /// A person's statement without a category of person.
    #[error(
        "expected a category of person other than no-person for a statement about a person; found no-person"
    )]
    NoPerson,
    /// Somebody else's report.
    #[error(
        "expected {expected} as the originator: a report is written at its originator's node; found {found}"
    )]
    Originator {
        /// This node's member.
        expected: String,
        /// The member named in the report.
        found: String,
    },
}

/// Faults with their paths, such as `statements[2].grade`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Faults {
    described: Vec<(String, Fault)>,
    more: usize,
}

impl Faults {
    /// Notes a fault.
    pub fn push(&mut self, path: String, fault: Fault) {
        if self.described.len() < MAX_FAULTS_DESCRIBED {
            self.described.push((path, fault));
        } else {
            self.more += 1;
        }
    }
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.described.is_empty()
    }
    /// The faults that are described, with their paths.
    pub fn iter(&self) -> impl Iterator<Item = &(String, Fault)> {
        self.described.iter()
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, (path, fault)) in self.described.iter().enumerate() {
            write!(f, "{}{path}: {fault}", if i == 0 { "" } else { "\n" })?;
        }
        if self.more > 0 {
            write!(f, "\nand {} more", self.more)?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}
