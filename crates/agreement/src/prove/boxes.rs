//! What is released from one member to another for one purpose, exactly: a union of boxes.
//!
//! A box is all labels at or below its corner. A clause is one box. A prohibition takes away whatever touches all of
//! its sets; what remains of a box is the union of at most five smaller ones, each of which leaves out what touches
//! one set. So what is released holds, with every label, all that restrict less, and the corners of its largest boxes
//! describe it completely: one such set lies in another when each of its corners lies in a box of the other.

use crate::agreement::Clause;
use crate::prove::draft::Prover;
use crate::prove::ground::{Ground, Places};
use crate::prove::{Steps, TooLarge};
use crate::rows::ones;
use tansiq_label::{Category, Finite, Level, MemberCode, PersonCategory, Purpose, Set};

/// The most boxes of one such set.
const MAX_BOXES: usize = 4_000;

/// The corner of a box: the label in it that restricts most. None of its sets is empty.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Corner {
    pub(crate) categories: Set<Category>,
    pub(crate) persons: Set<PersonCategory>,
    pub(crate) minors: bool,
    pub(crate) ceiling: Level,
    pub(crate) places: Places,
}

/// A prohibition on a ground: it touches what meets all of these.
pub(crate) struct Touch {
    pub(crate) categories: Set<Category>,
    pub(crate) persons: Set<PersonCategory>,
    pub(crate) minors_only: bool,
    pub(crate) floor: Level,
    pub(crate) places: Places,
}

impl Corner {
    /// Nobody under eighteen is no person, so a box of no person holds the same labels with minors and without.
    pub(super) fn in_normal_form(mut self) -> Corner {
        self.minors &= self.persons != Set::of(PersonCategory::NoPerson);
        self
    }

    pub(crate) fn lies_in(&self, other: &Corner) -> bool {
        self.categories.is_subset(other.categories)
            && self.persons.is_subset(other.persons)
            && self.minors <= other.minors
            && self.ceiling <= other.ceiling
            && self.places.iter().zip(&other.places).all(|(a, b)| a & !b == 0)
    }

    fn touched(&self, by: &Touch) -> bool {
        let nobody = Set::of(PersonCategory::NoPerson);
        let minors = !by.minors_only || (self.minors && self.persons != nobody);
        !self.categories.intersection(by.categories).is_empty()
            && !self.persons.intersection(by.persons).is_empty()
            && minors
            && self.ceiling >= by.floor
            && self.places.iter().zip(&by.places).any(|(a, b)| a & b != 0)
    }

    fn is_empty(&self) -> bool {
        self.categories.is_empty() || self.persons.is_empty() || self.places.iter().all(|word| *word == 0)
    }

    /// What a prohibition leaves of a box that it touches.
    fn less(&self, touch: &Touch) -> Vec<Corner> {
        let places = self.places.iter().zip(&touch.places).map(|(a, b)| a & !b).collect();
        let mut left = vec![
            Corner { categories: self.categories.difference(touch.categories), ..self.clone() },
            Corner { persons: self.persons.difference(touch.persons), ..self.clone() },
            Corner { places, ..self.clone() },
        ];
        if touch.minors_only {
            left.push(Corner { minors: false, ..self.clone() });
        }
        let below = Level::ALL.iter().copied().take_while(|level| *level < touch.floor).last();
        left.extend(below.map(|ceiling| Corner { ceiling, ..self.clone() }));
        left.retain(|corner| !corner.is_empty());
        left.into_iter().map(Corner::in_normal_form).collect()
    }
}

/// A union of boxes, by the corners of its largest: none lies in another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Released {
    pub(crate) corners: Vec<Corner>,
}

impl Released {
    pub(crate) fn add(&mut self, corner: Corner, steps: &mut Steps) -> Result<(), TooLarge> {
        steps.spend(self.corners.len() + 1)?;
        if !self.covers(&corner) {
            self.corners.retain(|smaller| !smaller.lies_in(&corner));
            self.corners.push(corner);
        }
        if self.corners.len() > MAX_BOXES { Err(TooLarge) } else { Ok(()) }
    }

    pub(crate) fn covers(&self, corner: &Corner) -> bool {
        self.corners.iter().any(|larger| corner.lies_in(larger))
    }

    /// What a prohibition leaves.
    pub(crate) fn without(self, touch: &Touch, steps: &mut Steps) -> Result<Released, TooLarge> {
        let (touched, whole): (Vec<_>, Vec<_>) = self.corners.into_iter().partition(|c| c.touched(touch));
        // A split makes several boxes; a look at one is a single step.
        steps.spend(16 * (touched.len() + 1) + whole.len())?;
        let mut left = Released { corners: whole };
        for corner in touched.iter().flat_map(|corner| corner.less(touch)) {
            left.add(corner, steps)?;
        }
        Ok(left)
    }

    /// The corner of a box that lies outside, made as small as it can be outside: the example that a person sees.
    pub(crate) fn least_outside(&self, corner: &Corner) -> Corner {
        let outside = |smaller: Corner| {
            let smaller = smaller.in_normal_form();
            (!smaller.is_empty() && !self.covers(&smaller)).then_some(smaller)
        };
        let mut least = corner.clone();
        for category in corner.categories.iter() {
            let categories = least.categories.difference(Set::of(category));
            least = outside(Corner { categories, ..least.clone() }).unwrap_or(least);
        }
        for person in corner.persons.iter() {
            let persons = least.persons.difference(Set::of(person));
            least = outside(Corner { persons, ..least.clone() }).unwrap_or(least);
        }
        // From the last, the places that people know least.
        for i in (0..corner.places.len() * 64).rev() {
            let mut places = least.places.clone();
            places[i / 64] &= !(1 << (i % 64));
            least = outside(Corner { places, ..least.clone() }).unwrap_or(least);
        }
        least = outside(Corner { minors: false, ..least.clone() }).unwrap_or(least);
        for ceiling in Level::ALL.iter().rev().copied().filter(|level| *level < corner.ceiling) {
            least = outside(Corner { ceiling, ..least.clone() }).unwrap_or(least);
        }
        least
    }
}

impl Prover {
    /// All that a member may give to another on a day for a purpose, written on that day.
    pub(crate) fn released(
        &self,
        ground: &Ground,
        (from, to, day, purpose): (MemberCode, MemberCode, i64, Purpose),
        steps: &mut Steps,
    ) -> Result<Released, TooLarge> {
        let mut released = Released::default();
        let clauses = &self.agreements.clauses;
        let in_force = ones(clauses.force.on(day)).map(|clause| clauses.places[clause].clause());
        let goes = |c: &&Clause| c.from.contains(&from) && c.to.contains(&to) && c.purposes.contains(purpose);
        for clause in in_force.filter(goes) {
            released.add(ground.corner(clause), steps)?;
        }
        self.less_prohibitions(released, ground, (from, to, day, purpose), steps)
    }

    /// What prohibitions leave of it.
    pub(crate) fn less_prohibitions(
        &self,
        mut released: Released,
        ground: &Ground,
        (from, to, day, purpose): (MemberCode, MemberCode, i64, Purpose),
        steps: &mut Steps,
    ) -> Result<Released, TooLarge> {
        for place in self.agreements.prohibitions.between(from, to, day) {
            if place.prohibition().purposes.contains(purpose) {
                released = released.without(&ground.touch(place.prohibition()), steps)?;
            }
        }
        Ok(released)
    }
}
