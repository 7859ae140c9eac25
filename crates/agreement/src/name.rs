//! The names of agreements, clauses and prohibitions: short words that people choose and treaties keep.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// The longest name of an agreement, clause or prohibition: it stands in tables, notes and reasons.
pub const MAX_SLUG_CHARS: usize = 64;

/// A name that has the wrong form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadName {
    /// Not a word of an agreement.
    #[error(
        "1 to {MAX_SLUG_CHARS} of the letters a-z, digits and hyphens, a letter first and no hyphen at an end, as border-2026; found {0} characters in another form"
    )]
    Slug(usize),
    /// Not the name of a clause with its agreement.
    #[error("an agreement and a clause, as border-2026/identity; found {0} characters in another form")]
    Clause(usize),
}

/// The name of an agreement, a clause or a prohibition: `border-2026`. Cheap to copy.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(Arc<str>);

impl Slug {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Slug {
    type Err = BadName;
    fn from_str(text: &str) -> Result<Self, BadName> {
        let form = (1..=MAX_SLUG_CHARS).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && text.as_bytes()[0].is_ascii_lowercase()
            && !text.ends_with('-');
        if form { Ok(Slug(text.into())) } else { Err(BadName::Slug(text.chars().count())) }
    }
}

/// A clause, or a prohibition, named together with its agreement: `border-2026/identity`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClauseRef {
    /// The agreement.
    pub agreement: Slug,
    /// The clause or prohibition in it.
    pub clause: Slug,
}

impl FromStr for ClauseRef {
    type Err = BadName;
    fn from_str(text: &str) -> Result<Self, BadName> {
        let bad = || BadName::Clause(text.chars().count());
        let (agreement, clause) = text.split_once('/').ok_or_else(bad)?;
        Ok(ClauseRef {
            agreement: agreement.parse().map_err(|_| bad())?,
            clause: clause.parse().map_err(|_| bad())?,
        })
    }
}

impl fmt::Display for ClauseRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.agreement, self.clause)
    }
}
impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}
macro_rules! debug_as_text {
    ($($name:ty),+) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }
    )+};
}
debug_as_text!(Slug, ClauseRef);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back_and_refuse_everything_else() {
        let clause: ClauseRef = "border-2026/identity-1".parse().unwrap();
        assert_eq!(clause.to_string(), "border-2026/identity-1");
        let long = "a".repeat(MAX_SLUG_CHARS + 1);
        for bad in ["", "-a", "a-", "2026-border", "Border", "a_b", "a b", "حدود", long.as_str()] {
            assert_eq!(bad.parse::<Slug>(), Err(BadName::Slug(bad.chars().count())), "{bad}");
        }
        for bad in ["", "border-2026", "/", "a/", "/b", "a/b/c"] {
            assert_eq!(bad.parse::<ClauseRef>(), Err(BadName::Clause(bad.chars().count())), "{bad}");
        }
    }
}
