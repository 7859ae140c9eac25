//! The names index in memory: every name under its subject, in the group of its release class.
//!
//! What a reader may not see must not change what he sees. So a search is among the names of his classes, and the
//! index counts, weighs and ranks as if it held no others: see [`Index::search_among`]. One index serves every reader,
//! and there may be any number of classes.

use super::allowed::Allowed;
use super::class::ClassId;
use tansiq_names::{Hit, Index, Name, Place};

/// A change of the index. Changes are made in the order of the statements.
pub(crate) enum Change {
    /// A name of a subject.
    Add { place: Place, name: Box<Name> },
    /// A name that is there no more.
    Remove { subject: u32, number: u32 },
}

/// Where a name is filed: numbers of names grow with those of their statements, and of equal ones the older is first.
pub(crate) fn place(subject: u32, class: ClassId, number: u32) -> Place {
    Place { key: subject, group: class.0, number }
}

pub(crate) fn apply(index: &mut Index, changes: Vec<Change>) {
    for change in changes {
        match change {
            Change::Add { place, name } => index.insert_at(place, &name),
            Change::Remove { subject, number } => index.remove_number(subject, number),
        }
    }
}

/// The subjects with the names that are most like this one, from classes that are allowed, best first.
pub(crate) fn search(index: &Index, name: &Name, allowed: &Allowed, limit: usize) -> Vec<Hit> {
    index.search_among(name, limit, &|class| allowed.contains(ClassId(class)))
}
