//! Clauses and prohibitions as TOML tables: products of sets, each set named or, in a prohibition, left out for
//! "all".

use crate::agreement::{
    Clause, MAX_PARTIES, MAX_RETENTION_DAYS, MAX_TERRITORIES, MAX_TEXT_CHARS, Onward, Prohibition,
};
use crate::document::{Fields, Reading};
use crate::mistake::Problem;
use crate::name::Slug;
use std::collections::{BTreeSet, HashSet};
use tansiq_label::{Finite, Level, MemberCode, Set, Territory};

const MEMBERS: &str = "\"any-party\" or a list of parties' codes, as [\"BGD\", \"AMM\"]";
const PROHIBITION_FIELDS: &[&str] = &[
    "id",
    "from",
    "to",
    "categories",
    "persons",
    "minors_only",
    "floor",
    "territories",
    "purposes",
    "reason",
];

const CLAUSE_FIELDS: &[&str] = &[
    "id",
    "from",
    "to",
    "categories",
    "persons",
    "minors",
    "ceiling",
    "territories",
    "purposes",
    "onward",
    "retention_days",
];
pub(crate) fn read_clause(
    t: &Fields<'_, '_>,
    parties: &BTreeSet<MemberCode>,
    agreed_retention: u32,
    names: &mut HashSet<Slug>,
    r: &mut Reading<'_>,
) -> Option<Clause> {
    t.refuse_others(CLAUSE_FIELDS, r);
    let id = read_name(t, names, r);
    let ends = read_ends(t, parties, r);
    let categories = words(t, "categories", r);
    let persons = words(t, "persons", r);
    let minors = t.flag("minors", r);
    let ceiling = t.parsed::<Level>("ceiling", "a level", r);
    let territories = territories(t, r);
    let purposes = words(t, "purposes", r);
    let onward = t.parsed::<Onward>("onward", "an onward rule", r);
    let own_retention = t.get("retention_days").map(|_| retention(t, r));
    let (from, to) = ends?;
    Some(Clause {
        id: id?,
        from,
        to,
        categories: categories?,
        persons: persons?,
        minors: minors?,
        ceiling: ceiling?,
        territories: territories?,
        purposes: purposes?,
        onward: onward?,
        retention_days: own_retention.unwrap_or(Some(agreed_retention))?,
    })
}

pub(crate) fn read_prohibition(
    t: &Fields<'_, '_>,
    parties: &BTreeSet<MemberCode>,
    names: &mut HashSet<Slug>,
    r: &mut Reading<'_>,
) -> Option<Prohibition> {
    t.refuse_others(PROHIBITION_FIELDS, r);
    let id = read_name(t, names, r);
    let ends = read_ends(t, parties, r);
    let categories = words_or_all(t, "categories", r);
    let persons = words_or_all(t, "persons", r);
    let minors_only = t.flag("minors_only", r);
    let (floor, territories) = (floor(t, r), territories_or_all(t, r));
    let purposes = words_or_all(t, "purposes", r);
    let reason = t.prose("reason", "a reason", MAX_TEXT_CHARS, r);
    let (from, to) = ends?;
    Some(Prohibition {
        id: id?,
        from,
        to,
        categories: categories?,
        persons: persons?,
        minors_only: minors_only?,
        floor: floor?,
        territories: territories?,
        purposes: purposes?,
        reason: reason?,
    })
}

fn read_name(t: &Fields<'_, '_>, names: &mut HashSet<Slug>, r: &mut Reading<'_>) -> Option<Slug> {
    let id = t.parsed::<Slug>("id", "a name, as identity", r)?;
    if !names.insert(id.clone()) {
        let span = t.get("id").map_or(t.span.clone(), |v| v.span());
        r.note(&span, t.path_of("id"), Problem::Twice("name of a clause or prohibition"));
        return None;
    }
    Some(id)
}

type Ends = (BTreeSet<MemberCode>, BTreeSet<MemberCode>);

fn read_ends(t: &Fields<'_, '_>, parties: &BTreeSet<MemberCode>, r: &mut Reading<'_>) -> Option<Ends> {
    let (from, to) = (read_members(t, "from", parties, r), read_members(t, "to", parties, r));
    let (from, to) = (from?, to?);
    if from.len() == 1 && from == to {
        r.note(&t.span, t.path.clone(), Problem::ToItself);
        return None;
    }
    Some((from, to))
}

fn read_members(
    t: &Fields<'_, '_>,
    field: &str,
    parties: &BTreeSet<MemberCode>,
    r: &mut Reading<'_>,
) -> Option<BTreeSet<MemberCode>> {
    let value = t.require(field, MEMBERS, r)?;
    if value.get_ref().as_str() == Some("any-party") {
        return Some(parties.clone());
    }
    let members = t.list::<MemberCode>(field, MEMBERS, MAX_PARTIES, r)?;
    if members.is_subset(parties) {
        return Some(members);
    }
    r.note(&value.span(), t.path_of(field), Problem::not_a_party(parties));
    None
}

/// A set of a finite dimension that must be given.
pub(crate) fn words<T: Finite + Ord + std::str::FromStr<Err = tansiq_label::UnknownWord>>(
    t: &Fields<'_, '_>,
    field: &str,
    r: &mut Reading<'_>,
) -> Option<Set<T>> {
    Some(t.list::<T>(field, T::NAME, T::ALL.len(), r)?.into_iter().collect())
}

/// A set of a finite dimension; everything when it is not given.
pub(crate) fn words_or_all<T: Finite + Ord + std::str::FromStr<Err = tansiq_label::UnknownWord>>(
    t: &Fields<'_, '_>,
    field: &str,
    r: &mut Reading<'_>,
) -> Option<Set<T>> {
    if t.get(field).is_none() { Some(Set::all()) } else { words(t, field, r) }
}

/// The lowest level that is meant; every level when it is not given.
pub(crate) fn floor(t: &Fields<'_, '_>, r: &mut Reading<'_>) -> Option<Level> {
    if t.get("floor").is_none() { Some(Level::Unclassified) } else { t.parsed("floor", "a level", r) }
}

/// Territories that must be given.
fn territories(t: &Fields<'_, '_>, r: &mut Reading<'_>) -> Option<BTreeSet<Territory>> {
    t.list("territories", "a list of territories, as [\"IQ\"]", MAX_TERRITORIES, r)
}

/// Territories; the whole world when they are not given.
pub(crate) fn territories_or_all(t: &Fields<'_, '_>, r: &mut Reading<'_>) -> Option<BTreeSet<Territory>> {
    if t.get("territories").is_none() { Some(BTreeSet::from([Territory::WORLD])) } else { territories(t, r) }
}

pub(crate) fn retention(fields: &Fields<'_, '_>, r: &mut Reading<'_>) -> Option<u32> {
    fields.number("retention_days", "a number of days", (1, MAX_RETENTION_DAYS), r)
}
