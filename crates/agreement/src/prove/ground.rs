//! The territories that a proof tells apart, as bits: clauses and prohibitions are boxes on this ground.

use crate::agreement::{Clause, Prohibition};
use crate::decision::Agreements;
use crate::prove::boxes::{Corner, Touch};
use crate::prove::cells::{elsewhere, least, named, places, told_apart_by};
use crate::prove::{Steps, TooLarge};
use crate::rows::country;
use jiff::civil::Date;
use std::collections::BTreeSet;
use tansiq_label::{Label, PersonCategory, Territory};

/// Places as bits, by their order on a [`Ground`].
pub(crate) type Places = Vec<u64>;

/// One territory for each class of territories that no text tells apart.
pub(crate) struct Ground {
    places: Vec<Territory>,
    named: usize,
}

impl Ground {
    pub(crate) fn of(agreements: &Agreements, steps: &mut Steps) -> Result<Ground, TooLarge> {
        let everywhere = BTreeSet::from([Territory::WORLD]);
        let places = places(agreements, &everywhere, steps)?;
        Ok(Ground { named: places.len(), places })
    }

    /// Every territory that a text names, for what is told of all of them; and the rest of a country or of the
    /// world where the texts tell it apart from the whole.
    pub(crate) fn in_full(agreements: &Agreements, steps: &mut Steps) -> Result<Ground, TooLarge> {
        let named = named(agreements, &BTreeSet::new(), steps)?;
        let mut places: Vec<Territory> = named.iter().copied().collect();
        let apart = |rest: &Territory| {
            let whole = country(rest).unwrap_or(Territory::WORLD);
            told_apart_by(agreements, *rest) != told_apart_by(agreements, whole)
        };
        places.extend(elsewhere(&named).into_iter().filter(apart));
        Ok(Ground { places, named: named.len() })
    }

    /// Whether a place stands for the parts of a territory that no text names.
    pub(crate) fn is_rest(&self, place: &Territory) -> bool {
        self.places[self.named..].contains(place)
    }

    /// The places, in their order.
    pub(crate) fn places(&self) -> &[Territory] {
        &self.places
    }

    pub(crate) fn bits(&self, holds: impl Fn(&Territory) -> bool) -> Places {
        let mut bits = vec![0; self.places.len().div_ceil(64)];
        for (i, _) in self.places.iter().enumerate().filter(|(_, place)| holds(place)) {
            bits[i / 64] |= 1 << (i % 64);
        }
        bits
    }

    /// The box of a clause.
    pub(crate) fn corner(&self, clause: &Clause) -> Corner {
        let places = self.bits(|place| clause.territories.iter().any(|t| t.covers(place)));
        let Clause { categories, persons, minors, ceiling, .. } = clause;
        Corner { categories: *categories, persons: *persons, minors: *minors, ceiling: *ceiling, places }
            .in_normal_form()
    }

    pub(crate) fn touch(&self, prohibition: &Prohibition) -> Touch {
        let meets = |t: &Territory, place: &Territory| t.covers(place) || place.covers(t);
        let places = self.bits(|place| prohibition.territories.iter().any(|t| meets(t, place)));
        let Prohibition { categories, persons, minors_only, floor, .. } = prohibition;
        let (categories, persons, minors_only, floor) = (*categories, *persons, *minors_only, *floor);
        Touch { categories, persons, minors_only, floor, places }
    }

    pub(crate) fn territories(&self, bits: &Places) -> BTreeSet<Territory> {
        let held = self.places.iter().enumerate().filter(|(i, _)| bits[i / 64] >> (i % 64) & 1 == 1);
        held.map(|(_, place)| *place).collect()
    }

    /// The label at a corner: of one statement, or of several joined.
    pub(crate) fn label(&self, corner: &Corner, review: Date) -> Option<Label> {
        let territories = self.territories(&corner.places);
        let persons: Vec<PersonCategory> = corner.persons.iter().collect();
        let statements = corner.categories.iter().flat_map(|category| {
            let territories = territories.clone();
            persons.iter().filter_map(move |person| {
                let minor = corner.minors && *person != PersonCategory::NoPerson;
                let parts = least(category, *person, minor, corner.ceiling, Territory::WORLD, review);
                Label::new(tansiq_label::Parts { territories: territories.clone(), ..parts }).ok()
            })
        });
        Label::join_all(&statements.collect::<Vec<_>>())
    }
}
