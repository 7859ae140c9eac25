//! The two numbers of a log, which must never be mixed up: where an entry stands, and how many there are.

use std::fmt;

/// Where an entry stands: 0 is the first. Never reused, never renumbered (L1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Position(pub u64);

/// How many entries a tree has: a tree of size `n` holds the positions `0..n`. It only grows (L3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct TreeSize(pub u64);

impl Position {
    /// The first entry of every log.
    pub const FIRST: Position = Position(0);

    /// The position after this one.
    #[must_use]
    pub fn next(self) -> Position {
        Position(self.0 + 1)
    }
}

impl TreeSize {
    /// The tree before the first entry.
    pub const EMPTY: TreeSize = TreeSize(0);

    /// A size as the specifications write it: decimal digits, without zeros before them.
    #[must_use]
    pub fn from_decimal(text: &str) -> Option<TreeSize> {
        let decimal = text.bytes().all(|b| b.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
        decimal.then(|| text.parse().ok()).flatten().map(TreeSize)
    }

    /// Whether a tree of this size holds `position`.
    #[must_use]
    pub fn holds(self, position: Position) -> bool {
        position.0 < self.0
    }

    /// The position that the next entry will get.
    #[must_use]
    pub fn next_position(self) -> Position {
        Position(self.0)
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for TreeSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
