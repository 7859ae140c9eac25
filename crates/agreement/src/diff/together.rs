//! What only shows in statements that hold more than one thing: about two territories at once, or joined from
//! several categories. Two clauses for one territory each are no clause for both.

use crate::agreement::{Agreement, Clause, Onward};
use crate::diff::change::{Ages, Terms};
use crate::diff::points::{Delta, Points, Rect, Said, Side, Table, rects};
use crate::prove::boxes::{Corner, Released, Touch};
use crate::prove::{Steps, TooLarge};
use std::collections::BTreeSet;
use tansiq_label::{Finite, Level, Set};

/// What is compared: release itself, or release under terms at least as wide as these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Widening {
    /// It is released.
    Released,
    /// It is released and may be passed on so or wider.
    Onward(Onward),
    /// It is released and kept so many days or more.
    Retention(u32),
}

impl Widening {
    fn holds(self, terms: Terms) -> bool {
        match self {
            Widening::Released => true,
            Widening::Onward(onward) => terms.onward >= onward,
            Widening::Retention(days) => terms.retention_days >= days,
        }
    }
}

/// The differences that no single statement shows, an example of each.
pub(crate) fn deltas(
    table: &Table<'_>,
    sides: &(Side, Side),
    said: (&Said, &Said),
    steps: &mut Steps,
) -> Result<Vec<Delta>, TooLarge> {
    let clauses = |text: &'_ Agreement, side: &Side| -> Vec<Terms> {
        side.clauses.iter().map(|i| Terms::of(&text.clauses[*i])).collect()
    };
    let terms = [clauses(table.old, &sides.0), clauses(table.new, &sides.1)].concat();
    let mut compared = BTreeSet::from([Widening::Released]);
    compared.extend(
        terms.iter().map(|t| Widening::Onward(t.onward)).filter(|w| *w != Widening::Onward(Onward::Never)),
    );
    compared.extend(terms.iter().map(|t| Widening::Retention(t.retention_days)));
    let mut deltas = Vec::new();
    for what in compared {
        let old = released(table, table.old, &sides.0, what, steps)?;
        let new = released(table, table.new, &sides.1, what, steps)?;
        let examples = [
            only_in(table, (&new, said.1), (&old, said.0), what, steps)?,
            only_in(table, (&old, said.0), (&new, said.1), what, steps)?,
        ];
        for (newly, corners) in [true, false].into_iter().zip(examples) {
            deltas.extend(corners.iter().map(|corner| Delta::Together(what, newly, rect(corner))));
        }
    }
    Ok(deltas)
}

fn released(
    table: &Table<'_>,
    text: &Agreement,
    side: &Side,
    what: Widening,
    steps: &mut Steps,
) -> Result<Released, TooLarge> {
    let mut released = Released::default();
    let wide = |c: &&Clause| what.holds(Terms::of(c));
    for clause in side.clauses.iter().map(|i| &text.clauses[*i]).filter(wide) {
        released.add(table.ground.corner(clause), steps)?;
    }
    for prohibition in side.prohibitions.iter().map(|i| &text.prohibitions[*i]) {
        released = released.without(&table.ground.touch(prohibition), steps)?;
    }
    Ok(released)
}

/// What lies in the one and not in the other, although the other has every single statement of it. What it has not
/// singly is taken away like something forbidden: it is told already.
fn only_in(
    table: &Table<'_>,
    (here, said_here): (&Released, &Said),
    (there, said_there): (&Released, &Said),
    what: Widening,
    steps: &mut Steps,
) -> Result<Vec<Corner>, TooLarge> {
    if here.corners.iter().all(|corner| there.covers(corner)) {
        return Ok(Vec::new());
    }
    let holds = |terms: Option<Terms>| terms.is_some_and(|terms| what.holds(terms));
    let points = table.points().zip(said_here.terms.iter().zip(&said_there.terms));
    let missing: Points = points
        .filter(|(_, (here, there))| holds(**here) && !holds(**there))
        .map(|(point, _)| point)
        .collect();
    let mut left = here.clone();
    for rect in rects(missing) {
        left = left.without(&touch(table, &rect), steps)?;
    }
    let outside = left.corners.iter().filter(|corner| !there.covers(corner));
    let mut found: Vec<Corner> = outside.map(|corner| there.least_outside(corner)).collect();
    let mut seen = std::collections::HashSet::new();
    found.retain(|corner| seen.insert(corner.clone()));
    Ok(found)
}

/// What is released holds with a level all below it, and with minors everybody: so does what is missing upwards.
fn touch(table: &Table<'_>, rect: &Rect) -> Touch {
    let levels: Set<Level> = Set::from_bits(rect.levels);
    let mut places = table.ground.bits(|_| false);
    for place in &rect.places {
        places[place / 64] |= 1 << (place % 64);
    }
    Touch {
        categories: Set::from_bits(rect.categories),
        persons: Set::from_bits(rect.persons),
        minors_only: rect.ages == Ages::Minors,
        floor: levels.iter().next().unwrap_or(Level::Unclassified),
        places,
    }
}

fn rect(corner: &Corner) -> Rect {
    let held = (0..corner.places.len() * 64).filter(|i| corner.places[i / 64] >> (i % 64) & 1 == 1);
    Rect {
        categories: corner.categories.bits(),
        persons: corner.persons.bits(),
        ages: if corner.minors { Ages::Minors } else { Ages::Adults },
        levels: 1 << corner.ceiling.index(),
        places: held.collect(),
    }
}
