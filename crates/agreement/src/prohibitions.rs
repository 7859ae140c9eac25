//! The prohibitions of all agreements, compiled: which of them touch a question.

use crate::agreement::{Agreement, Prohibition};
use crate::force::Text;
use crate::rows::{Places, Row, Windows, fold, ones, or, row_of, set};
use std::collections::HashMap;
use std::sync::Arc;
use tansiq_label::{Category, Finite, Label, Level, MemberCode, PersonCategory};

/// Where a prohibition stands.
pub(crate) struct Place {
    pub(crate) agreement: Arc<Agreement>,
    at: usize,
}

impl Place {
    pub(crate) fn prohibition(&self) -> &Prohibition {
        &self.agreement.prohibitions[self.at]
    }
}

pub(crate) struct Prohibitions {
    pub(crate) places: Vec<Place>,
    from: HashMap<MemberCode, Row>,
    to: HashMap<MemberCode, Row>,
    pub(crate) categories: Vec<Row>,
    pub(crate) persons: Vec<Row>,
    /// Those that touch statements about persons of any age.
    any_age: Row,
    levels: Vec<Row>,
    pub(crate) territories: Places,
    force: Windows,
    every: Row,
}

impl Prohibitions {
    /// Compiles the prohibitions of every text, each for the givers who have signed it.
    pub(crate) fn compile(texts: &[Text]) -> Prohibitions {
        let places: Vec<(&Text, Place)> = texts
            .iter()
            .flat_map(|text| {
                let place = move |at| (text, Place { agreement: Arc::clone(&text.agreement), at });
                (0..text.agreement.prohibitions.len()).map(place)
            })
            .collect();
        let n = places.len();
        let row = |holds: &dyn Fn(&Prohibition) -> bool| {
            let mut row = row_of(n);
            for (i, (_, place)) in places.iter().enumerate() {
                if holds(place.prohibition()) {
                    set(&mut row, i);
                }
            }
            row
        };
        let (mut from, mut to): (HashMap<_, Row>, HashMap<_, Row>) = Default::default();
        for (i, (text, place)) in places.iter().enumerate() {
            for giver in place.prohibition().from.intersection(&text.signers) {
                set(from.entry(*giver).or_insert_with(|| row_of(n)), i);
            }
            for receiver in &place.prohibition().to {
                set(to.entry(*receiver).or_insert_with(|| row_of(n)), i);
            }
        }
        let windows: Vec<_> = places.iter().map(|(text, _)| (text.first, text.last)).collect();
        Prohibitions {
            from,
            to,
            categories: Category::ALL.iter().map(|v| row(&|p| p.categories.contains(*v))).collect(),
            persons: PersonCategory::ALL.iter().map(|v| row(&|p| p.persons.contains(*v))).collect(),
            any_age: row(&|p| !p.minors_only),
            levels: Level::ALL.iter().map(|v| row(&|p| p.floor <= *v)).collect(),
            territories: Places::of(places.iter().map(|(_, p)| &p.prohibition().territories)),
            force: Windows::of(&windows),
            every: row(&|_| true),
            places: places.into_iter().map(|(_, place)| place).collect(),
        }
    }

    /// The prohibitions that touch a statement with this label when `from` gives it to `to`, in their order.
    pub(crate) fn touching(
        &self,
        label: &Label,
        from: MemberCode,
        to: MemberCode,
        day: i64,
    ) -> impl Iterator<Item = &Place> {
        let row = self.row(label, from, to, day).unwrap_or_default();
        ones(&row).map(|i| &self.places[i]).collect::<Vec<_>>().into_iter()
    }

    /// The prohibitions that hold on a day for what `from` gives to `to`, whatever they touch.
    pub(crate) fn between(&self, from: MemberCode, to: MemberCode, day: i64) -> impl Iterator<Item = &Place> {
        let ends = self.from.get(&from).zip(self.to.get(&to));
        let force = self.force.on(day);
        let row: Option<Row> =
            ends.map(|(from, to)| from.iter().zip(to).zip(force).map(|((a, b), c)| a & b & c).collect());
        ones(&row.unwrap_or_default()).map(|i| &self.places[i]).collect::<Vec<_>>().into_iter()
    }

    fn row(&self, label: &Label, from: MemberCode, to: MemberCode, day: i64) -> Option<Row> {
        let (from, to) = (self.from.get(&from)?, self.to.get(&to)?);
        let force = self.force.on(day);
        let mut row: Row = from.iter().zip(to).zip(force).map(|((a, b), c)| a & b & c).collect();
        if row.iter().all(|word| *word == 0) {
            return None;
        }
        let every = &self.every;
        let categories = label.categories().iter().map(|v| &self.categories[usize::from(v.index())]);
        let persons = label.persons().iter().map(|v| &self.persons[usize::from(v.index())]);
        let territories = label.territories().iter().map(|t| self.territories.overlapping(t));
        let dimensions = [
            fold(categories, every, or),
            fold(persons, every, or),
            std::borrow::Cow::Borrowed(if label.minor() { every } else { &self.any_age }.as_slice()),
            std::borrow::Cow::Borrowed(self.levels[usize::from(label.level().index())].as_slice()),
            fold(territories, every, or),
        ];
        for dimension in &dimensions {
            row.iter_mut().zip(dimension.iter()).for_each(|(left, holds)| *left &= holds);
        }
        Some(row)
    }
}
