//! The classes that a reader may see: decided once for each class, before anything is searched.

use super::People;
use super::class::{Class, ClassId, Family};
use std::collections::BTreeSet;

/// The classes that a reader may see at one moment, decided once for each class of one generation of the view.
///
/// It belongs to one generation of the [`People`] view: class numbers of another mean something else. A search with
/// decisions for another generation is refused, and [`People::extend`] takes them all anew.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Allowed {
    classes: BTreeSet<ClassId>,
    families: BTreeSet<Family>,
    decided: usize,
    generation: u64,
}

impl Allowed {
    /// Whether the class is one of them.
    pub fn contains(&self, class: ClassId) -> bool {
        self.classes.contains(&class)
    }
    /// How many classes there are.
    pub fn len(&self) -> usize {
        self.classes.len()
    }
    /// Whether the reader may see nothing.
    pub fn is_empty(&self) -> bool {
        self.classes.is_empty()
    }
    pub(crate) fn families(&self) -> &BTreeSet<Family> {
        &self.families
    }
}

impl People {
    /// The classes for which `decide` says yes. It is asked once for each class.
    pub fn allowed(&self, decide: impl FnMut(ClassId, &Class) -> bool) -> Allowed {
        let mut allowed = Allowed { generation: self.file.generation(), ..Allowed::default() };
        self.extend(&mut allowed, decide);
        allowed
    }

    /// Decides about the classes that have come since, for a reader and a day whose decisions are kept.
    pub fn extend(&self, allowed: &mut Allowed, mut decide: impl FnMut(ClassId, &Class) -> bool) {
        if !self.made(allowed) {
            *allowed = Allowed { generation: self.file.generation(), ..Allowed::default() };
        }
        for (id, family, class) in self.classes.from(allowed.decided) {
            allowed.decided += 1;
            if decide(id, &class) {
                allowed.classes.insert(id);
                allowed.families.insert(family);
            }
        }
    }

    pub(crate) fn made(&self, allowed: &Allowed) -> bool {
        allowed.generation == self.file.generation()
    }
}
