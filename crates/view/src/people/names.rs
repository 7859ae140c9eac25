//! The names index in memory: every name under its subject, in the group of its release class; and with it what stands
//! beside the names.
//!
//! What a reader may not see must not change what he sees. So a search is among the names of his classes, and the
//! index counts, weighs and ranks as if it held no others: see [`Index::search_among`]. One index serves every reader,
//! and there may be any number of classes.

use super::allowed::Allowed;
use super::class::ClassId;
use super::facts::{Facts, Of};
use tansiq_names::{Hit, Index, Name, Place, Seeming};

/// A change of the index. Changes are made in the order of the statements.
pub(crate) enum Change {
    /// A name of a subject.
    Add { place: Place, name: Box<Name> },
    /// A name that is there no more.
    Remove { subject: u32, number: u32 },
    /// What a statement says beside names.
    Tell { of: Of, class: ClassId, property: i64, value: String, original: Option<String> },
    /// A statement that is there no more, or not as it was.
    Forget(Of),
}

/// Where a name is filed: numbers of names grow with those of their statements, and of equal ones the older is first.
pub(crate) fn place(subject: u32, class: ClassId, number: u32) -> Place {
    Place { key: subject, group: class.0, number }
}

pub(crate) fn apply(index: &mut Index, facts: &mut Facts, changes: Vec<Change>) {
    for change in changes {
        match change {
            Change::Tell { of, class, property, value, original } => {
                facts.add_statement(of, class, property, (&value, original.as_deref()));
            }
            Change::Forget(of) => facts.remove(of),
            Change::Add { place, name } => index.insert_at(place, &name),
            Change::Remove { subject, number } => index.remove_number(subject, number),
        }
    }
}

/// The subjects with the names that are most like this one, from classes that are allowed, best first.
pub(crate) fn search(index: &Index, name: &Name, allowed: &Allowed, limit: usize) -> Vec<Hit> {
    index.search_among(name, limit, &|class| allowed.contains(ClassId(class)))
}

/// The subjects with the names that seem most like this one, from classes that are allowed, before any is compared.
pub(crate) fn seeming<'i>(index: &'i Index, name: &Name, allowed: &Allowed, limit: usize) -> Seeming<'i> {
    index.seeming(name, limit, &|class| allowed.contains(ClassId(class)))
}
