//! Releasability: whom the originator allows to have a statement (REL TO).

use crate::MemberCode;
use std::collections::BTreeSet;
use std::fmt;

/// Whom the originator allows to have it. An agreement must allow it as well.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Releasability {
    /// Any member to whom a clause in force releases it.
    AnyParty,
    /// Only these members, and only where a clause in force releases it to them.
    /// The empty set is nobody: it never leaves its originator.
    Only(BTreeSet<MemberCode>),
}

impl Releasability {
    /// Nobody: what a statement without a word about releasability has.
    pub const fn nobody() -> Self {
        Releasability::Only(BTreeSet::new())
    }

    /// Only these members.
    pub fn only(members: impl IntoIterator<Item = MemberCode>) -> Self {
        Releasability::Only(members.into_iter().collect())
    }

    /// Whether the originator allows `member` to have it.
    pub fn allows(&self, member: MemberCode) -> bool {
        match self {
            Releasability::AnyParty => true,
            Releasability::Only(members) => members.contains(&member),
        }
    }

    /// The members whom both allow.
    #[must_use]
    pub fn meet(&self, other: &Self) -> Self {
        match (self, other) {
            (Releasability::AnyParty, x) | (x, Releasability::AnyParty) => x.clone(),
            (Releasability::Only(a), Releasability::Only(b)) => {
                Releasability::Only(a.intersection(b).copied().collect())
            }
        }
    }
}

impl fmt::Display for Releasability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Releasability::AnyParty => f.write_str("REL TO ANY PARTY"),
            Releasability::Only(members) if members.is_empty() => f.write_str("REL TO NOBODY"),
            Releasability::Only(members) => {
                f.write_str("REL TO ")?;
                for (i, member) in members.iter().enumerate() {
                    write!(f, "{}{member}", if i == 0 { "" } else { ", " })?;
                }
                Ok(())
            }
        }
    }
}
