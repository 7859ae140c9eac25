//! The classes that a reader may see: decided once for each class, before anything is searched.

use super::People;
use super::class::{Class, ClassId};

/// The classes that a reader may see at one moment, decided once for each class of one generation of the view.
///
/// It belongs to one generation of the [`People`] view: class numbers of another mean something else. A search with
/// decisions for another generation is refused, and [`People::extend`] takes them all anew.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Allowed {
    /// A bit for each class: a search asks about all of them.
    bits: Vec<u64>,
    count: usize,
    decided: usize,
    generation: u64,
}

impl Allowed {
    /// Whether the class is one of them.
    pub fn contains(&self, class: ClassId) -> bool {
        let (at, bit) = place(class);
        self.bits.get(at).is_some_and(|bits| bits & bit != 0)
    }
    /// How many classes there are.
    pub fn len(&self) -> usize {
        self.count
    }
    /// Whether the reader may see nothing.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Adds a class that is not one of them.
    fn insert(&mut self, class: ClassId) {
        let (at, bit) = place(class);
        self.bits.resize(self.bits.len().max(at + 1), 0);
        self.bits[at] |= bit;
        self.count += 1;
    }
}

/// Which bit of which word stands for a class.
fn place(class: ClassId) -> (usize, u64) {
    ((class.0 / u64::BITS) as usize, 1 << (class.0 % u64::BITS))
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
        for (id, class) in self.classes.from(allowed.decided) {
            allowed.decided += 1;
            if decide(id, &class) {
                allowed.insert(id);
            }
        }
    }

    pub(crate) fn made(&self, allowed: &Allowed) -> bool {
        allowed.generation == self.file.generation()
    }
}
