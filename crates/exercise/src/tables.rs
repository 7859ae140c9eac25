//! The tables: names, places and happenings, as text that people can argue about.

use std::sync::LazyLock;

/// A given name in the spellings in which members write it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Given {
    /// Latin spellings, three of them.
    pub(crate) latin: Vec<&'static str>,
    pub(crate) arabic: &'static str,
    pub(crate) sorani: &'static str,
    pub(crate) cyrillic: &'static str,
}

/// A place of the exercise.
#[derive(Debug, PartialEq)]
pub(crate) struct Place {
    pub(crate) name: &'static str,
    pub(crate) arabic: &'static str,
    pub(crate) sorani: &'static str,
    /// Degrees north.
    pub(crate) latitude: f64,
    /// Degrees east.
    pub(crate) longitude: f64,
    pub(crate) is_crossing: bool,
}

/// What a routine report tells of.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Happening {
    pub(crate) english: &'static str,
    pub(crate) arabic: &'static str,
    pub(crate) sorani: &'static str,
}

pub(crate) static MEN: LazyLock<Vec<Given>> = LazyLock::new(|| given(include_str!("tables/men.txt")));
pub(crate) static WOMEN: LazyLock<Vec<Given>> = LazyLock::new(|| given(include_str!("tables/women.txt")));
pub(crate) static PLACES: LazyLock<Vec<Place>> = LazyLock::new(|| {
    rows(include_str!("tables/places.txt"))
        .filter_map(|[name, arabic, sorani, at, sort]| {
            let (north, east) = at.split_once(',')?;
            let (latitude, longitude) = (north.parse().ok()?, east.parse().ok()?);
            Some(Place { name, arabic, sorani, latitude, longitude, is_crossing: sort == "crossing" })
        })
        .collect()
});
pub(crate) static HAPPENINGS: LazyLock<Vec<Happening>> = LazyLock::new(|| {
    rows(include_str!("tables/happenings.txt"))
        .map(|[english, arabic, sorani]| Happening { english, arabic, sorani })
        .collect()
});

fn given(table: &'static str) -> Vec<Given> {
    rows(table)
        .map(|[latin, arabic, sorani, cyrillic]| Given {
            latin: latin.split(',').map(str::trim).collect(),
            arabic,
            sorani,
            cyrillic,
        })
        .collect()
}

/// The rows of a table that have so many cells.
fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split('|').map(str::trim).collect::<Vec<_>>().try_into().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_row() {
        let check = |table: &str, rows: usize| {
            let lines = table.lines().filter(|line| !line.starts_with('#')).count();
            assert!(rows > 0 && rows == lines, "{rows} rows of {lines} lines");
        };
        check(include_str!("tables/men.txt"), MEN.len());
        check(include_str!("tables/women.txt"), WOMEN.len());
        check(include_str!("tables/places.txt"), PLACES.len());
        check(include_str!("tables/happenings.txt"), HAPPENINGS.len());
        assert!(MEN.iter().chain(&*WOMEN).all(|name| name.latin.len() == 3));
        assert!(PLACES.iter().any(|place| place.is_crossing));
        let inside =
            |place: &Place| (29.0..38.0).contains(&place.latitude) && (38.0..49.0).contains(&place.longitude);
        assert!(PLACES.iter().all(inside));
    }
}
