//! Why a file cannot be read. The sender of the file is at fault in every case; no variant repeats content.

use std::fmt;

/// Where in a file: all three count from 1, except the byte, which counts from 0. Columns are characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
    /// The offset in bytes.
    pub byte: usize,
}

impl Place {
    /// The place of a byte in a file. A byte past the end is the end.
    pub fn of(bytes: &[u8], byte: usize) -> Place {
        let before = &bytes[..byte.min(bytes.len())];
        let line_start = before.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
        let line = 1 + before.iter().filter(|b| **b == b'\n').count();
        let column = 1 + String::from_utf8_lossy(&before[line_start..]).chars().count();
        Place { line, column, byte: before.len() }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {} (byte {})", self.line, self.column, self.byte)
    }
}

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// No word for a format.
    #[error("expected a format: one of un, ftm, csv, ged; found another word")]
    Format,
    /// No word for how a table is written.
    #[error("expected a format: csv or jsonl; found another word")]
    TableFormat,
    /// The file is over its limit.
    #[error("expected a file of at most {limit} bytes; found {found}")]
    FileTooLong {
        /// The limit.
        limit: usize,
        /// The bytes found.
        found: usize,
    },
    /// Not UTF-8.
    #[error("{place}: expected text in UTF-8; found other bytes")]
    Encoding {
        /// The first byte that is none.
        place: Place,
    },
    /// Not well formed, or not of this format.
    #[error("{place}: expected {expected}; found {found}")]
    Shape {
        /// Where.
        place: Place,
        /// What would have been right.
        expected: String,
        /// What stood there, without its content.
        found: String,
    },
    /// More of something than one file may have.
    #[error("{place}: expected at most {limit} {unit}; found more")]
    TooMany {
        /// Where the limit was passed.
        place: Place,
        /// The limit.
        limit: usize,
        /// What is counted.
        unit: &'static str,
    },
    /// Two entries with one identity that do not say the same.
    #[error(
        "{place}: expected each entry's identifier once; found that of the entry at {first} with other content"
    )]
    Twice {
        /// The first one.
        first: Place,
        /// The second one.
        place: Place,
    },
    /// No entry at all.
    #[error("expected at least one entry; found none")]
    Empty,
}

impl Error {
    pub(crate) fn shape(
        bytes: &[u8],
        byte: usize,
        expected: impl Into<String>,
        found: impl Into<String>,
    ) -> Error {
        Error::Shape { place: Place::of(bytes, byte), expected: expected.into(), found: found.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places() {
        let check = |text: &str, byte, line, column| {
            assert_eq!(Place::of(text.as_bytes(), byte), Place { line, column, byte: byte.min(text.len()) });
        };
        check("", 0, 1, 1);
        check("ab\ncd", 4, 2, 2);
        check("بغ\nد", 5, 2, 1);
        check("بغ", 2, 1, 2);
        check("ab", 99, 1, 3);
    }
}
