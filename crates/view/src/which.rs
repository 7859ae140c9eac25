//! The views that there are.

use std::fmt;

/// One of the views.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Which {
    /// Members, agreements and principals.
    Register,
    /// Subjects, statements and names.
    People,
    /// What was sent to whom, received, acknowledged and withheld.
    Traffic,
}

impl Which {
    /// All views, in the order in which a batch is applied: what others are judged by comes first.
    pub const ALL: [Which; 3] = [Which::Register, Which::People, Which::Traffic];

    /// Its name, which is also the beginning of its file's name.
    pub const fn name(self) -> &'static str {
        match self {
            Which::Register => "register",
            Which::People => "people",
            Which::Traffic => "traffic",
        }
    }
}

impl fmt::Display for Which {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
