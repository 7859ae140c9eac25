//! Why something is not taken in, grouped by who is at fault. Nothing is stored in any of these cases.

use crate::parse::Syntax;
use tansiq_report::{Faults, ReportId};

/// Why a report or a list is not taken in.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    // The sender's content.
    /// The bytes are no draft.
    #[error("line {line}, column {column}: expected {expected}; found {found}")]
    Syntax {
        /// The syntax that they were read as.
        syntax: Syntax,
        /// The line, from 1.
        line: usize,
        /// The column in characters, from 1.
        column: usize,
        /// What would have been right.
        expected: String,
        /// What stood there, without its content.
        found: String,
    },
    /// More bytes than a report may have.
    #[error("expected a report of at most {limit} bytes; found {found}")]
    TooLong {
        /// The limit.
        limit: usize,
        /// The bytes found.
        found: usize,
    },
    /// The draft breaks rules: every fault with its place.
    #[error("{0}")]
    Draft(#[from] Faults),
    /// The draft has the id of another report that is here already.
    #[error("id: expected an id that no other report has, or none; found that of a report that is here")]
    IdTaken {
        /// The id.
        id: ReportId,
    },
    /// A list is not of its format.
    #[error("{0}")]
    List(#[from] tansiq_formats::Error),
    /// Entries of a list break rules, such as a legal basis that nobody gave.
    #[error("{} of {of} entries are refused; the first is entry {}:\n{}", refused.len(), first(refused), faults(refused))]
    Entries {
        /// The entries, in the list's order; at most [`Error::MAX_ENTRIES_DESCRIBED`].
        refused: Vec<Refused>,
        /// How many entries the list has.
        of: usize,
    },
    /// More entries are missing in a list than the caller expects: it may be cut, or another list.
    #[error("expected {}; found {}", limit(*expected), missing(*found, *of))]
    Delistings {
        /// How many are missing.
        found: usize,
        /// How many were on the list.
        of: usize,
        /// How many the caller expects, if he says so.
        expected: Option<usize>,
    },

    // Our disk.
    /// The ledger did not take it.
    #[error(transparent)]
    Ledger(#[from] tansiq_ledger::Error),
    /// An entry of our own ledger is not one that this program can read.
    #[error("entry {position} of the ledger is of a form that this program does not know")]
    UnknownEntry {
        /// Its position.
        position: u64,
    },
}

/// An entry of a list that breaks rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Its number in the file, from 1.
    pub number: usize,
    /// What is wrong with it.
    pub faults: Faults,
}

fn missing(found: usize, of: usize) -> String {
    match of {
        0 => "that nobody is on this list here: its name may be another, or it was not taken in yet".into(),
        _ => format!(
            "that {found} of {of} entries are missing in the file, which may be cut or another list. A dry run says \
             which; whoever has looked at them says how many delistings he expects"
        ),
    }
}

fn limit(expected: Option<usize>) -> String {
    match expected {
        Some(expected) => format!("{expected} delistings"),
        None => "fewer than 10 delistings, or at most one in ten entries".to_owned(),
    }
}

fn first(refused: &[Refused]) -> usize {
    refused.first().map_or(0, |r| r.number)
}

fn faults(refused: &[Refused]) -> String {
    refused.first().map(|r| r.faults.to_string()).unwrap_or_default()
}

/// Who is at fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blame {
    /// Whoever wrote the report or the list: it must be changed.
    Content,
    /// Our disk or our ledger: the same again may succeed.
    Storage,
}

impl Error {
    /// After so many refused entries the list is not looked at further: they usually share one cause.
    pub const MAX_ENTRIES_DESCRIBED: usize = 20;

    /// Who is at fault.
    pub const fn blame(&self) -> Blame {
        match self {
            Error::Syntax { .. }
            | Error::TooLong { .. }
            | Error::Draft(_)
            | Error::IdTaken { .. }
            | Error::List(_)
            | Error::Entries { .. }
            | Error::Delistings { .. } => Blame::Content,
            Error::Ledger(_) | Error::UnknownEntry { .. } => Blame::Storage,
        }
    }
}
