//! The least restricted statements of a question: one for each class of values that no text tells apart.

use crate::agreement::Start;
use crate::clauses;
use crate::decision::Agreements;
use crate::force::day;
use crate::prove::question::Reach;
use crate::prove::{Steps, TooLarge};
use crate::rows::{Row, country};
use jiff::civil::Date;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::Hash;
use tansiq_label::{
    Finite, Label, Level, MemberCode, Parts, PersonCategory, Purpose, Releasability, Set, Territory,
};

/// The most territories that are told apart: more than texts of a usual size can name.
const MAX_PLACES: usize = 2_000;

/// A statement with the rows of clauses and prohibitions that matter for it.
pub(crate) struct Cell<'a> {
    pub(crate) agreements: &'a Agreements,
    pub(crate) label: Label,
    forbidden: HashMap<(MemberCode, MemberCode, i64), Set<Purpose>>,
}

impl<'a> Cell<'a> {
    pub(crate) fn new(agreements: &'a Agreements, label: Label) -> Cell<'a> {
        Cell { agreements, label, forbidden: HashMap::new() }
    }

    /// The clauses that cover it when it was written on this day.
    pub(crate) fn covering(&self, written: i64) -> Row {
        let anybody = self.agreements.texts.iter().find_map(|t| t.agreement.parties.first());
        let Some(anybody) = anybody else { return Row::new() };
        self.agreements.clauses.covering(&clauses::Question {
            label: &self.label,
            from: *anybody,
            to: *anybody,
            day: written,
            written,
            purposes: Set::EMPTY,
            among: 0..0,
        })
    }

    /// The purposes for which prohibitions of this giver forbid it.
    pub(crate) fn forbidden(&mut self, giver: MemberCode, to: MemberCode, day: i64) -> Set<Purpose> {
        let Cell { agreements, label, forbidden } = self;
        *forbidden.entry((giver, to, day)).or_insert_with(|| {
            let touching = agreements.prohibitions.touching(label, giver, to, day);
            touching.fold(Set::EMPTY, |all, place| all.union(place.prohibition().purposes))
        })
    }
}

/// The least restricted labels among those that a question means: whatever else it means is released in fewer cases.
pub(crate) fn labels(
    agreements: &Agreements,
    asked: &Reach,
    review: Date,
    steps: &mut Steps,
) -> Result<Vec<Label>, TooLarge> {
    let categories = classes(asked.categories.iter(), |v| {
        let i = usize::from(v.index());
        (agreements.clauses.categories[i].clone(), agreements.prohibitions.categories[i].clone())
    });
    let persons = asked.persons.iter().filter(|p| !asked.minors_only || *p != PersonCategory::NoPerson);
    let persons = classes(persons, |v| {
        let i = usize::from(v.index());
        (agreements.clauses.persons[i].clone(), agreements.prohibitions.persons[i].clone())
    });
    let places = places(agreements, &asked.territories, steps)?;
    let mut labels = Vec::new();
    for category in &categories {
        for person in &persons {
            steps.spend(places.len())?;
            labels.extend(places.iter().filter_map(|place| {
                let parts = least(*category, *person, asked.minors_only, asked.floor, *place, review);
                Label::new(parts).ok()
            }));
        }
    }
    Ok(labels)
}

/// A label that restricts no further than it must.
pub(crate) fn least(
    category: tansiq_label::Category,
    person: PersonCategory,
    minor: bool,
    level: Level,
    place: Territory,
    review: Date,
) -> Parts {
    Parts {
        level,
        releasability: Releasability::AnyParty,
        caveats: Set::EMPTY,
        category,
        person,
        minor,
        territories: BTreeSet::from([place]),
        purposes: Set::all(),
        review,
    }
}

/// The first value of each class of values that `tells` does not tell apart.
fn classes<T: Copy, K: Hash + Eq>(values: impl Iterator<Item = T>, tells: impl Fn(T) -> K) -> Vec<T> {
    let mut seen = HashSet::new();
    values.filter(|value| seen.insert(tells(*value))).collect()
}

/// A territory of each class that no text tells apart, of those that have ground in common with what is asked.
pub(crate) fn places(
    agreements: &Agreements,
    asked: &BTreeSet<Territory>,
    steps: &mut Steps,
) -> Result<Vec<Territory>, TooLarge> {
    let named = named(agreements, asked, steps)?;
    // Wider territories first: of a class they are the ones that people know.
    let mut all: Vec<Territory> = named.iter().copied().collect();
    all.sort_by_key(|t| (*t != Territory::WORLD, t.as_str().len(), *t));
    all.extend(elsewhere(&named));
    let meant = all.into_iter().filter(|t| asked.iter().any(|a| a.covers(t) || t.covers(a)));
    Ok(classes(meant, |t| told_apart_by(agreements, t)))
}

/// Every territory that a text names, or that is asked about, with the countries of parts, and the world.
pub(crate) fn named(
    agreements: &Agreements,
    asked: &BTreeSet<Territory>,
    steps: &mut Steps,
) -> Result<BTreeSet<Territory>, TooLarge> {
    let texts = agreements.texts.iter().map(|t| &t.agreement);
    let of_clauses = texts.clone().flat_map(|a| &a.clauses).flat_map(|c| &c.territories);
    let of_prohibitions = texts.flat_map(|a| &a.prohibitions).flat_map(|p| &p.territories);
    let mut named: BTreeSet<Territory> =
        of_clauses.chain(of_prohibitions).chain(asked).chain(&[Territory::WORLD]).copied().collect();
    let countries: Vec<Territory> = named.iter().filter_map(country).collect();
    named.extend(countries);
    if named.len() > MAX_PLACES {
        return Err(TooLarge);
    }
    steps
        .spend(named.len() * (agreements.clauses.places.len() + agreements.prohibitions.places.len()) / 8)?;
    Ok(named)
}

/// The clauses that cover a territory and the prohibitions that touch it.
pub(crate) fn told_apart_by(agreements: &Agreements, territory: Territory) -> (Row, Row) {
    let overlapping = agreements.prohibitions.territories.overlapping(&territory).clone();
    (agreements.clauses.territories.covering(&territory).clone(), overlapping)
}

/// For the world and for each country of which a part is named, a part of it that is not named: what is forbidden
/// for a place is forbidden for the whole of its country, and not for its other parts.
pub(crate) fn elsewhere(named: &BTreeSet<Territory>) -> Vec<Territory> {
    let letters = || (b'A'..=b'Z').rev().map(char::from);
    // ZZ, ZY and so on: the last letters are those that ISO 3166 leaves to its users.
    let mut somewhere = letters().flat_map(|a| letters().map(move |b| format!("{a}{b}")));
    let mut found: Vec<Territory> = unnamed_country(named, &mut somewhere).into_iter().collect();
    let countries: BTreeSet<&str> =
        named.iter().filter_map(|t| t.as_str().split_once('-')).map(|(country, _)| country).collect();
    for country in countries {
        let mut parts = letters()
            .flat_map(|a| letters().map(move |b| (a, b)))
            .flat_map(|(a, b)| letters().map(move |c| format!("{country}-{a}{b}{c}")));
        found.extend(parts.find_map(|text| text.parse::<Territory>().ok().filter(|t| !named.contains(t))));
    }
    found
}

/// A country of which neither the whole nor a part is named.
fn unnamed_country(
    named: &BTreeSet<Territory>,
    countries: &mut dyn Iterator<Item = String>,
) -> Option<Territory> {
    let mut codes = countries.filter_map(|text| text.parse::<Territory>().ok());
    codes.find(|code| !named.iter().any(|n| code.covers(n)))
}

/// The days on which something begins to be in force, or has just ceased to be, or that are asked about.
pub(crate) fn days(agreements: &Agreements, since: Date) -> Vec<i64> {
    let changes = |t: &crate::force::Text| [t.first, t.last.saturating_add(1)];
    let mut days: BTreeSet<i64> = agreements.texts.iter().flat_map(changes).collect();
    days.insert(day(since));
    days.into_iter().collect()
}

/// The days of writing that a text tells apart: the earliest, and the first day of each that covers nothing older.
pub(crate) fn written_days(agreements: &Agreements, days: &[i64]) -> Vec<i64> {
    let complete = agreements.texts.iter().filter(|t| t.complete());
    let starts =
        complete.filter(|t| t.agreement.start == Start::EntryIntoForce).map(|t| day(t.agreement.from));
    let written: BTreeSet<i64> = starts.chain(days.first().copied()).collect();
    written.into_iter().collect()
}

/// The date of a day.
pub(crate) fn date_of(day: i64) -> Date {
    let epoch = jiff::civil::date(1970, 1, 1);
    let days = jiff::Span::new().try_days(day).ok();
    days.and_then(|days| epoch.checked_add(days).ok()).unwrap_or(Date::MAX)
}
