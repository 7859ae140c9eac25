//! What may change from one text to another.

use crate::agreement::{Agreement, Clause, Onward, Start};
use crate::committee::Committee;
use crate::diff::place::Place;
use crate::diff::together::Widening;
use jiff::civil::Date;
use std::collections::BTreeSet;
use tansiq_label::{Category, Finite, Level, MemberCode, PersonCategory, Purpose, Set, finite};

/// How a statement is released: by the widest of the clauses that release it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Terms {
    /// What the receiver may do with it towards the other parties.
    pub onward: Onward,
    /// How many days the receiver's people may read it.
    pub retention_days: u32,
}

impl Terms {
    pub(crate) fn of(clause: &Clause) -> Terms {
        Terms { onward: clause.onward, retention_days: clause.retention_days }
    }
    pub(crate) fn widest(self, other: Terms) -> Terms {
        let retention_days = self.retention_days.max(other.retention_days);
        Terms { onward: self.onward.max(other.onward), retention_days }
    }
}

/// Statements about persons of which age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ages {
    /// Of eighteen or more.
    Adults,
    /// Under eighteen.
    Minors,
    /// Of any age.
    Any,
}

impl Ages {
    /// From whether adults and whether minors are meant; one of them is.
    pub(crate) fn of((adults, minors): (bool, bool)) -> Ages {
        match (adults, minors) {
            (true, true) => Ages::Any,
            (_, true) => Ages::Minors,
            (_, false) => Ages::Adults,
        }
    }
}

/// Which statements change, for whom: every combination of these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// From whom to whom.
    pub pairs: BTreeSet<(MemberCode, MemberCode)>,
    /// Kinds of data.
    pub categories: Set<Category>,
    /// Categories of person.
    pub persons: Set<PersonCategory>,
    /// Ages; of no person any.
    pub ages: Ages,
    /// Levels.
    pub levels: Set<Level>,
    /// Where.
    pub places: Vec<Place>,
    /// For which purposes.
    pub purposes: Set<Purpose>,
}

finite! {
    /// Words that may change without a change of what is released.
    Wording, "wording":
    /// The title, in a language.
    Title = "title",
    /// The legal basis.
    LegalBasis = "legal-basis",
    /// The kind of agreement.
    Kind = "kind",
    /// Names, order or division of clauses and prohibitions, or the reasons of prohibitions.
    Clauses = "clauses",
}

impl Wording {
    pub(crate) fn of(old: &Agreement, new: &Agreement, same_meaning: bool) -> Set<Wording> {
        let clauses = old.clauses != new.clauses || old.prohibitions != new.prohibitions;
        let differs = |wording: &Wording| match wording {
            Wording::Title => (&old.title_en, &old.title_ar) != (&new.title_en, &new.title_ar),
            Wording::LegalBasis => old.legal_basis != new.legal_basis,
            Wording::Kind => old.kind != new.kind,
            Wording::Clauses => same_meaning && clauses,
        };
        Wording::ALL.iter().copied().filter(differs).collect()
    }
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// New parties.
    Joined(BTreeSet<MemberCode>),
    /// Parties no more.
    Left(BTreeSet<MemberCode>),
    /// Another term: first and last day.
    Term {
        /// Before.
        old: (Date, Date),
        /// Now.
        new: (Date, Date),
    },
    /// Another start.
    Start(Start),
    /// Another committee, or none. No committee releases anything.
    Committee(Option<Box<Committee>>),
    /// It becomes part of an exercise, or is no longer.
    Exercise(bool),
    /// Released now and not before, under these terms.
    Newly(Part, Terms),
    /// Released before, under these terms, and not now.
    NoLonger(Part, Terms),
    /// Everything that is released is kept for another time, in days.
    RetentionOfAll {
        /// Before.
        old: u32,
        /// Now.
        new: u32,
    },
    /// Another onward rule.
    Onward {
        /// Of these.
        part: Part,
        /// Before.
        old: Onward,
        /// Now.
        new: Onward,
    },
    /// Another retention, in days.
    Retention {
        /// Of these.
        part: Part,
        /// Before.
        old: u32,
        /// Now.
        new: u32,
    },
    /// Forbidden now, under this agreement and every other, and not before.
    Forbidden(Part),
    /// Forbidden before, and not now.
    Allowed(Part),
    /// What holds several things at once changes although each of them alone does not; `part` is the least example.
    Together {
        /// What changes.
        what: Widening,
        /// Whether it is so now, or was before.
        newly: bool,
        /// The example.
        part: Part,
    },
    /// Words that release nothing.
    Reworded(Set<Wording>),
}
