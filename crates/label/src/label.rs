//! The label itself, and its order: the join of two labels is the least label that restricts as both do.

use crate::{Category, Caveat, Level, PersonCategory, Purpose, Releasability, Set, Territory};
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::fmt;

/// What handling a statement, or several together, asks for.
///
/// Labels form a lattice. [`Label::join`] takes the higher level, the members whom both name, the caveats,
/// categories and territories of either, the purposes of both and the earlier review date. The label of a
/// report is the join of its statements' labels: computed, never typed in.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Label {
    level: Level,
    releasability: Releasability,
    caveats: Set<Caveat>,
    categories: Set<Category>,
    persons: Set<PersonCategory>,
    minor: bool,
    territories: BTreeSet<Territory>,
    purposes: Set<Purpose>,
    review: Date,
}

/// Everything that a statement's label says. There is no default: a part that is not known is a reason
/// not to write the statement.
#[derive(Debug, Clone)]
pub struct Parts {
    /// How secret it is.
    pub level: Level,
    /// Whom its originator allows to have it.
    pub releasability: Releasability,
    /// Handling conditions.
    pub caveats: Set<Caveat>,
    /// What kind of data it is.
    pub category: Category,
    /// What the person whom it concerns is in this matter.
    pub person: PersonCategory,
    /// Whether that person is under eighteen.
    pub minor: bool,
    /// Where what it says holds or happened; not empty.
    pub territories: BTreeSet<Territory>,
    /// What it may be used for; not empty.
    pub purposes: Set<Purpose>,
    /// The day on which its originator looks at it again. After it the statement is released to nobody.
    pub review: Date,
}

/// A part that a statement's label must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Incomplete {
    /// No territory: 001 says "anywhere".
    #[error("expected at least one territory (001 stands for the world); found none")]
    Territory,
    /// No purpose: what may be used for nothing is not held.
    #[error("expected at least one purpose; found none")]
    Purpose,
    /// Originator control without a name. It asks for named members; were it allowed beside "any party", joining such
    /// a label with one that names a member would release to that member what nobody may have.
    #[error("expected the members by name in rel_to beside originator-control; found any-party")]
    ControlWithoutNames,
    /// A person under eighteen cannot be of this category in a statement about no person.
    #[error("expected a category of person beside the minor flag; found no-person")]
    MinorWithoutPerson,
}

impl Label {
    /// The label of one statement.
    ///
    /// # Errors
    /// [`Incomplete`] when a part is empty that must not be.
    pub fn new(parts: Parts) -> Result<Label, Incomplete> {
        if parts.territories.is_empty() {
            return Err(Incomplete::Territory);
        }
        if parts.purposes.is_empty() {
            return Err(Incomplete::Purpose);
        }
        if parts.caveats.contains(Caveat::OriginatorControl) && parts.releasability == Releasability::AnyParty
        {
            return Err(Incomplete::ControlWithoutNames);
        }
        if parts.minor && parts.person == PersonCategory::NoPerson {
            return Err(Incomplete::MinorWithoutPerson);
        }
        Ok(Label {
            level: parts.level,
            releasability: parts.releasability,
            caveats: parts.caveats,
            categories: Set::of(parts.category),
            persons: Set::of(parts.person),
            minor: parts.minor,
            territories: parts.territories,
            purposes: parts.purposes,
            review: parts.review,
        })
    }

    /// The least label that restricts at least as much as both.
    #[must_use]
    pub fn join(&self, other: &Label) -> Label {
        Label {
            level: self.level.max(other.level),
            releasability: self.releasability.meet(&other.releasability),
            caveats: self.caveats.union(other.caveats),
            categories: self.categories.union(other.categories),
            persons: self.persons.union(other.persons),
            minor: self.minor || other.minor,
            territories: self.territories.union(&other.territories).copied().collect(),
            purposes: self.purposes.intersection(other.purposes),
            review: self.review.min(other.review),
        }
    }

    /// The join of several labels, or nothing for none.
    pub fn join_all<'a>(labels: impl IntoIterator<Item = &'a Label>) -> Option<Label> {
        let mut labels = labels.into_iter();
        let first = labels.next()?.clone();
        Some(labels.fold(first, |joined, label| joined.join(label)))
    }

    /// Whether this label restricts at least as much as `other` in every dimension.
    pub fn restricts_as(&self, other: &Label) -> bool {
        self.join(other) == *self
    }

    /// How secret.
    pub fn level(&self) -> Level {
        self.level
    }
    /// Whom the originator allows to have it.
    pub fn releasability(&self) -> &Releasability {
        &self.releasability
    }
    /// Handling conditions.
    pub fn caveats(&self) -> Set<Caveat> {
        self.caveats
    }
    /// Kinds of data: one for a statement, several for a join.
    pub fn categories(&self) -> Set<Category> {
        self.categories
    }
    /// Categories of person: one for a statement, several for a join.
    pub fn persons(&self) -> Set<PersonCategory> {
        self.persons
    }
    /// Whether a person under eighteen is concerned.
    pub fn minor(&self) -> bool {
        self.minor
    }
    /// Where it holds.
    pub fn territories(&self) -> &BTreeSet<Territory> {
        &self.territories
    }
    /// What it may be used for. A join may leave nothing.
    pub fn purposes(&self) -> Set<Purpose> {
        self.purposes
    }
    /// The last day on which it may be released without having been looked at again.
    pub fn review(&self) -> Date {
        self.review
    }
}

/// The banner over a page or a printed sheet: `CONFIDENTIAL // REL TO AMM, EBL // ORIGINATOR-CONTROL`.
impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} // {}", self.level.to_string().to_uppercase(), self.releasability)?;
        for caveat in self.caveats.iter() {
            write!(f, " // {}", caveat.to_string().to_uppercase())?;
        }
        Ok(())
    }
}
