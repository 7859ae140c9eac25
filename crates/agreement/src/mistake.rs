//! What is wrong with an agreement's text: for each mistake the line and column, what was expected, what was found.

use crate::name::BadName;
use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;
use tansiq_label::{BadCode, MemberCode, UnknownWord};

/// After so many mistakes the rest is counted and not described: nobody reads more at once.
pub const MAX_MISTAKES_DESCRIBED: usize = 50;

/// One mistake and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The field, as `clause[2].categories[0]`; empty for the text as a whole.
    pub field: String,
    /// What is wrong there.
    pub problem: Problem,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Not UTF-8 from here on.
    #[error("expected UTF-8; found bytes that are none")]
    NotUtf8,
    /// Too long.
    #[error("expected a text of at most {limit} bytes of UTF-8; found {found} bytes")]
    Text {
        /// The limit.
        limit: usize,
        /// How long it is.
        found: usize,
    },
    /// Not TOML. The words are the parser's and repeat nothing of the text.
    #[error("expected TOML 1.0; found a mistake in its form: {0}")]
    Toml(String),
    /// A field that must be there is not.
    #[error("expected {0}; found none")]
    Missing(&'static str),
    /// A field that has no meaning here.
    #[error("expected one of the fields {expected}; found another")]
    UnknownField {
        /// The fields that have a meaning here.
        expected: String,
    },
    /// A value of another type.
    #[error("expected {expected}; found {found}")]
    Type {
        /// What was expected.
        expected: &'static str,
        /// The type of what was found.
        found: &'static str,
    },
    /// A word that is not in its list.
    #[error(transparent)]
    Word(#[from] UnknownWord),
    /// A code of the wrong form.
    #[error(transparent)]
    Code(#[from] BadCode),
    /// A name of the wrong form.
    #[error("expected a name: {0}")]
    Name(#[from] BadName),
    /// Another format.
    #[error("expected \"{0}\", the only format that this program reads; found another")]
    Format(&'static str),
    /// A number, a date or a text outside its limits.
    #[error("expected {expected}; found {found}")]
    Limit {
        /// What was expected.
        expected: String,
        /// What was found.
        found: String,
    },
    /// The same value or name twice.
    #[error("expected each {0} once; found it a second time")]
    Twice(&'static str),
    /// A member that is no party.
    #[error("expected a party of this agreement: one of {parties}; found another member")]
    NotAParty {
        /// The parties.
        parties: String,
    },
    /// A first chair who has no seat.
    #[error("expected one of the seats; found another member")]
    NoSeat,
    /// A clause or prohibition from one member to itself alone.
    #[error("expected a giver and a receiver that differ; found the same single member in both")]
    ToItself,
}

impl Problem {
    pub(crate) fn not_a_party(parties: &BTreeSet<MemberCode>) -> Problem {
        let codes: Vec<_> = parties.iter().map(MemberCode::as_str).collect();
        Problem::NotAParty { parties: codes.join(", ") }
    }
}

/// Every mistake of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mistakes {
    described: Vec<Mistake>,
    more: usize,
}

impl Mistakes {
    /// One more. It is described only if it will be read: finding the place walks along its line.
    pub(crate) fn push(&mut self, mistake: impl FnOnce() -> Mistake) {
        if self.described.len() < MAX_MISTAKES_DESCRIBED {
            self.described.push(mistake());
        } else {
            self.more += 1;
        }
    }
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.described.is_empty()
    }
    /// How many there are, described or not.
    pub fn total(&self) -> usize {
        self.described.len() + self.more
    }
    /// Those that are described.
    pub fn iter(&self) -> impl Iterator<Item = &Mistake> {
        self.described.iter()
    }
    pub(crate) fn in_order(mut self) -> Self {
        self.described.sort_by_key(|m| (m.line, m.column));
        self
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: ", self.line, self.column)?;
        if !self.field.is_empty() {
            write!(f, "{}: ", self.field)?;
        }
        self.problem.fmt(f)
    }
}

impl fmt::Display for Mistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, mistake) in self.described.iter().enumerate() {
            write!(f, "{}{mistake}", if i == 0 { "" } else { "\n" })?;
        }
        if self.more > 0 {
            write!(f, "\nand {} more", self.more)?;
        }
        Ok(())
    }
}

impl std::error::Error for Mistakes {}

/// Where each line of a text begins, so that many places are found quickly.
pub(crate) struct Lines<'t> {
    text: &'t str,
    begins: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        let after_breaks = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i + 1);
        Lines { text, begins: std::iter::once(0).chain(after_breaks).collect() }
    }

    /// Line and column, both from 1, of a place in the text.
    pub(crate) fn place(&self, span: &Range<usize>) -> (usize, usize) {
        let at = span.start.min(self.text.len());
        let line = self.begins.partition_point(|begin| *begin <= at);
        let begin = self.begins[line - 1];
        // The parser's spans lie on character boundaries; a count that is off would be better than a panic.
        let before = self.text.get(begin..at).unwrap_or_default();
        (line, before.chars().count() + 1)
    }
}
