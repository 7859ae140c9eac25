//! Statements one by one: for a giver, a receiver and a purpose, what each text says of every single statement.
//!
//! A single statement has one category, one person and, for this comparison, one place. What is only released, or
//! only withheld, of several together is compared in `together`.

use crate::agreement::{Agreement, Clause, Onward, Prohibition};
use crate::diff::change::{Ages, Change, Part, Terms};
use crate::diff::place::places;
use crate::diff::{Kind, Pair, together};
use crate::prove::ground::Ground;
use crate::prove::{Steps, TooLarge};
use std::collections::{BTreeMap, BTreeSet};
use tansiq_label::{Category, Finite, Level, PersonCategory, Purpose, Set, Territory};

/// The clauses and prohibitions of one text that matter for a giver, a receiver and a purpose, by their places.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Side {
    pub(crate) clauses: Vec<usize>,
    pub(crate) prohibitions: Vec<usize>,
}

impl Side {
    pub(crate) fn of(agreement: &Agreement, (from, to): Pair, purpose: Purpose) -> Side {
        let clause =
            |c: &Clause| c.from.contains(&from) && c.to.contains(&to) && c.purposes.contains(purpose);
        let prohibition =
            |p: &Prohibition| p.from.contains(&from) && p.to.contains(&to) && p.purposes.contains(purpose);
        let of = |n: usize, holds: &dyn Fn(usize) -> bool| (0..n).filter(|i| holds(*i)).collect();
        Side {
            clauses: of(agreement.clauses.len(), &|i| clause(&agreement.clauses[i])),
            prohibitions: of(agreement.prohibitions.len(), &|i| prohibition(&agreement.prohibitions[i])),
        }
    }
}

/// A set of single statements.
pub(crate) type Points = BTreeSet<Point>;

/// A single statement: its category, person, whether under eighteen, level and the number of its place.
pub(crate) type Point = (u8, u8, bool, Level, usize);

/// The numbers of places.
type Numbers = BTreeSet<usize>;

/// A product of sets of single statements.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Rect {
    pub(crate) categories: u32,
    pub(crate) persons: u32,
    pub(crate) ages: Ages,
    pub(crate) levels: u32,
    pub(crate) places: Numbers,
}

/// What differs between two sides.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Delta {
    Statements(Kind, Rect),
    /// Of statements that hold more than one thing, one that is released, or passed on, or kept, otherwise.
    Together(together::Widening, bool, Rect),
}

/// Two texts on one ground.
pub(crate) struct Table<'a> {
    pub(crate) ground: &'a Ground,
    pub(crate) old: &'a Agreement,
    pub(crate) new: &'a Agreement,
}

/// What a text says of every single statement: its terms where it is released, and whether it is forbidden.
pub(crate) struct Said {
    pub(crate) terms: Vec<Option<Terms>>,
    forbidden: Vec<bool>,
}

const CATEGORIES: usize = Category::ALL.len();
const PERSONS: usize = PersonCategory::ALL.len();
const LEVELS: usize = Level::ALL.len();

impl Table<'_> {
    fn index(&self, (category, person, minor, level, place): Point) -> usize {
        let kind = usize::from(category) * PERSONS + usize::from(person);
        let label = (kind * 2 + usize::from(minor)) * LEVELS + usize::from(level.index());
        label * self.ground.places().len() + place
    }

    /// Every single statement. Nobody under eighteen is no person, so what would be both is taken as the other.
    pub(crate) fn points(&self) -> impl Iterator<Item = Point> {
        let places = self.ground.places().len();
        let kinds = (0..CATEGORIES as u8).flat_map(|c| (0..PERSONS as u8).map(move |p| (c, p)));
        let labels = kinds.flat_map(|(c, p)| [false, true].map(move |minor| (c, p, minor)));
        let levels = labels.flat_map(|(c, p, minor)| Level::ALL.iter().map(move |l| (c, p, minor, *l)));
        levels.flat_map(move |(c, p, minor, level)| (0..places).map(move |x| (c, p, minor, level, x)))
    }

    pub(crate) fn said(&self, text: &Agreement, side: &Side, steps: &mut Steps) -> Result<Said, TooLarge> {
        let every = CATEGORIES * PERSONS * 2 * LEVELS * self.ground.places().len();
        steps.spend(every)?;
        let mut said = Said { terms: vec![None; every], forbidden: vec![false; every] };
        for clause in side.clauses.iter().map(|i| &text.clauses[*i]) {
            let terms = Terms { onward: clause.onward, retention_days: clause.retention_days };
            let here = |place: &Territory| clause.territories.iter().any(|t| t.covers(place));
            let places = self.numbers(here);
            for (c, p) in kinds(clause.categories, clause.persons) {
                steps.spend(places.len() * LEVELS * 2)?;
                for minor in [false, true].into_iter().filter(|minor| clause.minors || !minor || p == 0) {
                    for level in Level::ALL.iter().filter(|level| **level <= clause.ceiling) {
                        for place in &places {
                            let known = &mut said.terms[self.index((c, p, minor, *level, *place))];
                            *known = Some(known.map_or(terms, |known| known.widest(terms)));
                        }
                    }
                }
            }
        }
        for prohibition in side.prohibitions.iter().map(|i| &text.prohibitions[*i]) {
            let meets = |t: &Territory, place: &Territory| t.covers(place) || place.covers(t);
            let places = self.numbers(|place| prohibition.territories.iter().any(|t| meets(t, place)));
            for (c, p) in kinds(prohibition.categories, prohibition.persons) {
                steps.spend(places.len() * LEVELS * 2)?;
                let minors = |minor: &bool| !prohibition.minors_only || (*minor && p != 0);
                for minor in [false, true].into_iter().filter(minors) {
                    for level in Level::ALL.iter().filter(|level| **level >= prohibition.floor) {
                        for place in &places {
                            let i = self.index((c, p, minor, *level, *place));
                            (said.terms[i], said.forbidden[i]) = (None, true);
                        }
                    }
                }
            }
        }
        Ok(said)
    }

    fn numbers(&self, holds: impl Fn(&Territory) -> bool) -> Vec<usize> {
        let places = self.ground.places().iter().enumerate();
        places.filter(|(_, place)| holds(place)).map(|(i, _)| i).collect()
    }

    /// Everything that differs for a giver, a receiver and a purpose.
    pub(crate) fn deltas(&self, sides: &(Side, Side), steps: &mut Steps) -> Result<Vec<Delta>, TooLarge> {
        let old = self.said(self.old, &sides.0, steps)?;
        let new = self.said(self.new, &sides.1, steps)?;
        let mut kinds: BTreeMap<Kind, Points> = BTreeMap::new();
        for point in self.points() {
            let i = self.index(point);
            if old.terms[i] != new.terms[i] {
                kinds.entry(Kind::Released(old.terms[i], new.terms[i])).or_default().insert(point);
            }
            if old.forbidden[i] != new.forbidden[i] {
                kinds.entry(Kind::Forbidden(new.forbidden[i])).or_default().insert(point);
            }
        }
        steps.spend(kinds.values().map(|points| points.len() * 8).sum())?;
        let of_kind = |(kind, points)| {
            let rects = rects(points).into_iter();
            rects.map(move |rect| Delta::Statements(kind, rect)).collect::<Vec<_>>()
        };
        let mut deltas: Vec<Delta> = kinds.into_iter().flat_map(of_kind).collect();
        deltas.extend(together::deltas(self, sides, (&old, &new), steps)?);
        Ok(deltas)
    }
}

/// The numbers of the kinds of statement; `no-person` is number 0.
fn kinds(categories: Set<Category>, persons: Set<PersonCategory>) -> impl Iterator<Item = (u8, u8)> {
    categories.iter().flat_map(move |c| persons.iter().map(move |p| (c.index(), p.index())))
}

/// A set of points as products, none of which overlap: what is alike in all other dimensions is put together, one
/// dimension after the other.
pub(crate) fn rects(points: Points) -> Vec<Rect> {
    let mut by_place: BTreeMap<(u8, u8, bool, Level), Numbers> = BTreeMap::new();
    for (c, p, minor, level, place) in points {
        by_place.entry((c, p, minor, level)).or_default().insert(place);
    }
    let mut by_level: BTreeMap<(u8, u8, bool, Numbers), u32> = BTreeMap::new();
    for ((c, p, minor, level), places) in by_place {
        *by_level.entry((c, p, minor, places)).or_default() |= 1 << level.index();
    }
    let mut by_age: BTreeMap<(u8, u8, u32, Numbers), (bool, bool)> = BTreeMap::new();
    for ((c, p, minor, places), levels) in by_level {
        let ages = by_age.entry((c, p, levels, places)).or_default();
        *(if minor { &mut ages.1 } else { &mut ages.0 }) = true;
    }
    let mut by_person: BTreeMap<(u8, Ages, u32, Numbers), u32> = BTreeMap::new();
    for ((c, p, levels, places), ages) in by_age.iter().rev() {
        // No person has no age, so it goes with whatever is said of others. It comes last, being number 0.
        let with = |ages: &Ages| by_person.contains_key(&(*c, *ages, *levels, places.clone()));
        let of_others = [Ages::Any, Ages::Adults].into_iter().find(|ages| *p == 0 && with(ages));
        let ages = of_others.unwrap_or(Ages::of(*ages));
        *by_person.entry((*c, ages, *levels, places.clone())).or_default() |= 1 << p;
    }
    let mut by_category: BTreeMap<(u32, Ages, u32, Numbers), u32> = BTreeMap::new();
    for ((c, ages, levels, places), persons) in by_person {
        *by_category.entry((persons, ages, levels, places)).or_default() |= 1 << c;
    }
    let rect =
        |((persons, ages, levels, places), categories)| Rect { categories, persons, ages, levels, places };
    by_category.into_iter().map(rect).collect()
}

impl Delta {
    /// The changes that a person is told, for these givers, receivers and purposes.
    pub(crate) fn told(self, ground: &Ground, pairs: &BTreeSet<Pair>, purposes: Set<Purpose>) -> Vec<Change> {
        let part = |rect: Rect| Part {
            pairs: pairs.clone(),
            categories: Set::from_bits(rect.categories),
            persons: Set::from_bits(rect.persons),
            ages: rect.ages,
            levels: Set::from_bits(rect.levels),
            places: places(ground, &rect.places),
            purposes,
        };
        match self {
            Delta::Together(what, newly, rect) => vec![Change::Together { what, newly, part: part(rect) }],
            Delta::Statements(kind, rect) => match (kind, part(rect)) {
                (Kind::Forbidden(true), part) => vec![Change::Forbidden(part)],
                (Kind::Forbidden(false), part) => vec![Change::Allowed(part)],
                (Kind::Released(None, Some(terms)), part) => vec![Change::Newly(part, terms)],
                (Kind::Released(Some(terms), None), part) => vec![Change::NoLonger(part, terms)],
                (Kind::Released(Some(old), Some(new)), part) => new_terms(&part, old, new),
                (Kind::Released(None, None), _) => Vec::new(),
            },
        }
    }
}

fn new_terms(part: &Part, old: Terms, new: Terms) -> Vec<Change> {
    let onward: Option<(Onward, Onward)> = (old.onward != new.onward).then_some((old.onward, new.onward));
    let days = (old.retention_days, new.retention_days);
    let onward = onward.map(|(old, new)| Change::Onward { part: part.clone(), old, new });
    let retention =
        (days.0 != days.1).then(|| Change::Retention { part: part.clone(), old: days.0, new: days.1 });
    onward.into_iter().chain(retention).collect()
}
