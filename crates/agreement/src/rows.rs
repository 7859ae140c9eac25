//! Rows of bits: one bit for each clause, one row for each value of a dimension. A question about ten thousand
//! clauses is then a few hundred machine words put together.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use tansiq_label::Territory;

/// One bit for each clause or prohibition.
pub(crate) type Row = Vec<u64>;

pub(crate) fn row_of(clauses: usize) -> Row {
    vec![0; clauses.div_ceil(64)]
}

pub(crate) fn set(row: &mut Row, clause: usize) {
    row[clause / 64] |= 1 << (clause % 64);
}

pub(crate) fn has(row: &[u64], clause: usize) -> bool {
    row[clause / 64] & (1 << (clause % 64)) != 0
}

/// The clauses whose bits are set, in order.
pub(crate) fn ones(row: &[u64]) -> impl Iterator<Item = usize> + '_ {
    row.iter().enumerate().flat_map(|(w, word)| {
        let mut left = *word;
        std::iter::from_fn(move || {
            let bit = left.trailing_zeros() as usize;
            left &= left.wrapping_sub(1);
            (bit < 64).then_some(w * 64 + bit)
        })
    })
}

/// All rows together, or `default` for none. One row is only borrowed.
pub(crate) fn fold<'r>(
    mut rows: impl Iterator<Item = &'r Row>,
    default: &'r Row,
    combine: fn(u64, u64) -> u64,
) -> Cow<'r, [u64]> {
    let Some(first) = rows.next() else { return Cow::Borrowed(default) };
    let mut out = Cow::Borrowed(first.as_slice());
    for row in rows {
        for (to, from) in out.to_mut().iter_mut().zip(row) {
            *to = combine(*to, *from);
        }
    }
    out
}

pub(crate) fn and(a: u64, b: u64) -> u64 {
    a & b
}
pub(crate) fn or(a: u64, b: u64) -> u64 {
    a | b
}

/// Which clauses hold on a day, by the spans of days between changes.
pub(crate) struct Windows {
    begins: Vec<i64>,
    rows: Vec<Row>,
    never: Row,
}

impl Windows {
    /// From the first and last day of each clause; an empty window is one that ends before it begins.
    pub(crate) fn of(windows: &[(i64, i64)]) -> Self {
        let good = || windows.iter().filter(|(first, last)| first <= last);
        let changes: BTreeSet<i64> =
            good().flat_map(|(first, last)| [*first, last.saturating_add(1)]).collect();
        let begins: Vec<i64> = changes.into_iter().collect();
        let row = |begin: &i64| {
            let mut row = row_of(windows.len());
            for (clause, (first, last)) in windows.iter().enumerate() {
                if first <= begin && begin <= last {
                    set(&mut row, clause);
                }
            }
            row
        };
        let rows = begins.iter().map(row).collect();
        Windows { begins, rows, never: row_of(windows.len()) }
    }

    /// The span in which a day lies: days of one span have the same clauses.
    pub(crate) fn span(&self, day: i64) -> usize {
        self.begins.partition_point(|begin| *begin <= day)
    }

    /// The clauses that hold on a day.
    pub(crate) fn on(&self, day: i64) -> &Row {
        self.span(day).checked_sub(1).map_or(&self.never, |span| &self.rows[span])
    }
}

/// Which clauses speak of a territory.
pub(crate) struct Places {
    covers: HashMap<Territory, Row>,
    overlaps: HashMap<Territory, Row>,
    none: Row,
}

impl Places {
    pub(crate) fn of<'a>(territories: impl ExactSizeIterator<Item = &'a BTreeSet<Territory>>) -> Self {
        let clauses = territories.len();
        let mut direct: HashMap<Territory, Row> = HashMap::new();
        for (clause, places) in territories.enumerate() {
            for place in places {
                set(direct.entry(*place).or_insert_with(|| row_of(clauses)), clause);
            }
        }
        // Each territory meets only what it lies in, never each other one: a text may name tens of thousands.
        let mut within: HashMap<Territory, Row> = HashMap::from([(Territory::WORLD, row_of(clauses))]);
        for (place, bits) in &direct {
            for wider in around(place) {
                join(within.entry(wider).or_insert_with(|| row_of(clauses)), bits);
            }
        }
        let mut places = Places { covers: HashMap::new(), overlaps: HashMap::new(), none: row_of(clauses) };
        for place in direct.keys().chain(within.keys()) {
            let mut row = row_of(clauses);
            let wider = around(place).chain([*place]);
            wider.filter_map(|ground| direct.get(&ground)).for_each(|bits| join(&mut row, bits));
            places.covers.insert(*place, row.clone());
            within.get(place).into_iter().for_each(|bits| join(&mut row, bits));
            places.overlaps.insert(*place, row);
        }
        places
    }

    /// The clauses in one of whose territories this one lies.
    pub(crate) fn covering(&self, territory: &Territory) -> &Row {
        // Whatever covers a territory that no clause names covers its country, or is the world.
        let wider = || country(territory).and_then(|c| self.covers.get(&c));
        let world = || self.covers.get(&Territory::WORLD);
        self.covers.get(territory).or_else(wider).or_else(world).unwrap_or(&self.none)
    }

    /// The clauses one of whose territories has ground in common with this one.
    pub(crate) fn overlapping(&self, territory: &Territory) -> &Row {
        // Nothing lies within a territory that no clause names: what overlaps it covers it.
        self.overlaps.get(territory).unwrap_or_else(|| self.covering(territory))
    }
}

fn join(row: &mut Row, bits: &Row) {
    row.iter_mut().zip(bits).for_each(|(to, from)| *to |= from);
}

/// The territories in which this one lies: the country of a part of one, and the world.
fn around(territory: &Territory) -> impl Iterator<Item = Territory> + use<> {
    let world = (*territory != Territory::WORLD).then_some(Territory::WORLD);
    country(territory).into_iter().chain(world)
}

/// The country of a part of one.
pub(crate) fn country(territory: &Territory) -> Option<Territory> {
    territory.as_str().split_once('-').and_then(|(country, _)| country.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_are_found_in_order() {
        let mut row = row_of(130);
        for clause in [0, 63, 64, 129] {
            set(&mut row, clause);
        }
        assert_eq!(ones(&row).collect::<Vec<_>>(), [0, 63, 64, 129]);
        assert!(has(&row, 129) && !has(&row, 128));
    }

    #[test]
    fn windows_include_their_first_and_last_day() {
        let windows = Windows::of(&[(10, 20), (15, 15), (30, 25), (i64::MIN, i64::MAX)]);
        let check = |day: i64, expected: &[usize]| {
            assert_eq!(ones(windows.on(day)).collect::<Vec<_>>(), expected, "day {day}");
        };
        check(9, &[3]);
        check(10, &[0, 3]);
        check(15, &[0, 1, 3]);
        check(20, &[0, 3]);
        check(21, &[3]);
        check(27, &[3]);
    }

    #[test]
    fn places_cover_and_overlap_as_territories_do() {
        let names = ["001", "IQ", "IQ-NI", "JO", "IQ-BG", "SY", "SY-HA"];
        let all: Vec<Territory> = names.iter().map(|t| t.parse().unwrap()).collect();
        // Every single territory is a clause, but not the last three: those no clause names.
        let clauses: Vec<BTreeSet<Territory>> = all[..4].iter().map(|t| BTreeSet::from([*t])).collect();
        let places = Places::of(clauses.iter());
        for asked in &all {
            for (clause, place) in all[..4].iter().enumerate() {
                assert_eq!(has(places.covering(asked), clause), place.covers(asked), "{place} {asked}");
                let overlaps = place.covers(asked) || asked.covers(place);
                assert_eq!(has(places.overlapping(asked), clause), overlaps, "{place} {asked}");
            }
        }
    }
}
