//! What may be said of what: the table `properties.txt`, and the check of a value against its type.
//!
//! Strict about what the program acts on (subject ids, points), lenient about content: a date or a telephone
//! number in an unusual form is kept as written, with a remark.

use crate::SubjectKind;
use crate::id::{StatementId, SubjectId};
use std::collections::HashMap;
use std::sync::LazyLock;

/// The longest value of a statement, in bytes: the longest text of a captured page that one statement quotes.
pub const MAX_VALUE_BYTES: usize = 64 * 1024;
/// The longest name in characters. The longest name on the UN list has 120.
pub const MAX_NAME_CHARS: usize = 1_000;

/// The type of a property's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ValueType {
    /// A name of a person or organisation, in any script.
    Name,
    /// Any text.
    Text,
    /// A date: `1971`, `1971-03` or `1971-03-05`.
    Date,
    /// A country: ISO 3166-1 code, or its name as found.
    Country,
    /// A number of a document, register or thing.
    Identifier,
    /// A telephone number.
    Phone,
    /// `male`, `female` or `other`.
    Gender,
    /// The id of another subject.
    Subject,
    /// The id of a statement, of this report or another.
    Statement,
    /// One of [`CLEARANCES`].
    Clearance,
    /// Latitude and longitude in degrees, WGS 84: `33.3152,44.3661`.
    Point,
}

/// What a clearance says: not the one who is looked for; found not guilty; the sentence is served; set free; taken off
/// a list.
pub const CLEARANCES: [&str; 5] = ["not-the-one", "acquitted", "served", "released", "delisted"];

/// A row of `properties.txt`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Property {
    /// The kind of subject that has it.
    pub kind: SubjectKind,
    /// Its name, FollowTheMoney's where that has one.
    pub name: &'static str,
    /// The type of its values.
    pub value: ValueType,
    /// The schema and property in FollowTheMoney.
    pub ftm: Option<(&'static str, &'static str)>,
}

/// Why a value cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadValue {
    /// Nothing but space.
    #[error("expected a value; found nothing but space")]
    Empty,
    /// Over a limit.
    #[error("expected at most {limit} {unit}; found {found}")]
    TooLong {
        /// The limit.
        limit: usize,
        /// What is counted.
        unit: &'static str,
        /// How many there were.
        found: usize,
    },
    /// A control character other than line feed and tab.
    #[error("expected text without control characters; found U+{0:04X}")]
    Control(u32),
    /// Not a subject's id.
    #[error(
        "expected the id of a subject in this report or one held here; found {0} characters in another form"
    )]
    Subject(usize),
    /// Not a statement's id.
    #[error("expected the id of a statement; found {0} characters in another form")]
    Statement(usize),
    /// Not a point on the earth.
    #[error(
        "expected latitude,longitude in degrees (WGS 84) with at most 7 decimals, for example 33.3152,44.3661"
    )]
    Point,
}

/// A value that was kept though it has an unusual form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Remark {
    /// Not `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or no such day.
    DateForm,
    /// Not a telephone number.
    PhoneForm,
    /// Not a two-letter country code.
    CountryForm,
    /// Not `male`, `female`, `other`.
    GenderForm,
    /// None of [`CLEARANCES`].
    ClearanceForm,
}

impl Remark {
    /// What was expected, for the person who wrote the report.
    pub const fn expected(self) -> &'static str {
        match self {
            Remark::DateForm => "kept as written: expected a date as 1971, 1971-03 or 1971-03-05",
            Remark::PhoneForm => {
                "kept as written: expected a telephone number of 5 to 15 digits, with + first if international"
            }
            Remark::CountryForm => "kept as written: expected a country's two-letter code (ISO 3166-1)",
            Remark::GenderForm => "kept as written: expected male, female or other",
            Remark::ClearanceForm => {
                "kept as written: expected not-the-one, acquitted, served, released or delisted"
            }
        }
    }
}

static TABLE: LazyLock<HashMap<(SubjectKind, &'static str), Property>> =
    LazyLock::new(|| rows().map(|p| ((p.kind, p.name), p)).collect());

fn rows() -> impl Iterator<Item = Property> {
    include_str!("properties.txt").lines().filter(|l| !l.starts_with('#')).filter_map(|line| {
        let mut words = line.split_whitespace();
        let (kind, name, value, ftm) = (words.next()?, words.next()?, words.next()?, words.next()?);
        let value = match value {
            "name" => ValueType::Name,
            "text" => ValueType::Text,
            "date" => ValueType::Date,
            "country" => ValueType::Country,
            "identifier" => ValueType::Identifier,
            "phone" => ValueType::Phone,
            "gender" => ValueType::Gender,
            "subject" => ValueType::Subject,
            "statement" => ValueType::Statement,
            "clearance" => ValueType::Clearance,
            "point" => ValueType::Point,
            _ => return None,
        };
        Some(Property { kind: kind.parse().ok()?, name, value, ftm: ftm.split_once(':') })
    })
}

impl Property {
    /// The property of this name for subjects of this kind.
    pub fn of(kind: SubjectKind, name: &str) -> Option<Property> {
        TABLE.get(&(kind, name)).copied()
    }

    /// Every property of a kind of subject, in the table's order.
    pub fn all_of(kind: SubjectKind) -> Vec<Property> {
        rows().filter(|p| p.kind == kind).collect()
    }

    /// Checks a value: surrounding space is dropped; what is unusual is kept with a remark.
    ///
    /// # Errors
    /// [`BadValue`] when the value cannot be taken. It never contains the value.
    pub fn check(&self, value: &str) -> Result<(String, Option<Remark>), BadValue> {
        let value = value.trim();
        check_text(value, self.value)?;
        let remark = match self.value {
            ValueType::Date => (!is_date(value)).then_some(Remark::DateForm),
            ValueType::Phone => (!is_phone(value)).then_some(Remark::PhoneForm),
            ValueType::Country => (!is_country(value)).then_some(Remark::CountryForm),
            ValueType::Gender => {
                (!matches!(value, "male" | "female" | "other")).then_some(Remark::GenderForm)
            }
            ValueType::Subject => {
                value.parse::<SubjectId>().map_err(|e| BadValue::Subject(e.found))?;
                None
            }
            ValueType::Statement => {
                value.parse::<StatementId>().map_err(|e| BadValue::Statement(e.found))?;
                None
            }
            ValueType::Clearance => (!CLEARANCES.contains(&value)).then_some(Remark::ClearanceForm),
            ValueType::Point => {
                point(value).ok_or(BadValue::Point)?;
                None
            }
            ValueType::Name | ValueType::Text | ValueType::Identifier => None,
        };
        Ok((value.to_owned(), remark))
    }
}

fn check_text(value: &str, kind: ValueType) -> Result<(), BadValue> {
    if value.is_empty() {
        return Err(BadValue::Empty);
    }
    if value.len() > MAX_VALUE_BYTES {
        return Err(BadValue::TooLong { limit: MAX_VALUE_BYTES, unit: "bytes", found: value.len() });
    }
    if kind == ValueType::Name && value.chars().count() > MAX_NAME_CHARS {
        return Err(BadValue::TooLong {
            limit: MAX_NAME_CHARS,
            unit: "characters",
            found: value.chars().count(),
        });
    }
    match value.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
        Some(c) => Err(BadValue::Control(c.into())),
        None => Ok(()),
    }
}

fn is_date(value: &str) -> bool {
    let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
    match value.split('-').collect::<Vec<_>>()[..] {
        [y] => digits(y, 4),
        [y, m] => digits(y, 4) && digits(m, 2) && (1..=12).contains(&m.parse().unwrap_or(0)),
        [y, m, d] => {
            digits(y, 4) && digits(m, 2) && digits(d, 2) && value.parse::<jiff::civil::Date>().is_ok()
        }
        _ => false,
    }
}

fn is_phone(value: &str) -> bool {
    let digits = value.chars().filter(char::is_ascii_digit).count();
    (5..=15).contains(&digits)
        && value
            .chars()
            .enumerate()
            .all(|(i, c)| c.is_ascii_digit() || " -()".contains(c) || (i == 0 && c == '+'))
}

fn is_country(value: &str) -> bool {
    value.len() == 2 && value.bytes().all(|b| b.is_ascii_uppercase())
}

/// Latitude and longitude in degrees from a point's written form.
pub fn point(value: &str) -> Option<(f64, f64)> {
    let (lat, lon) = value.split_once(',')?;
    let degrees = |s: &str, limit: f64| {
        let plain = s.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'-');
        let short = s.split_once('.').is_none_or(|(_, decimals)| decimals.len() <= 7);
        s.parse::<f64>().ok().filter(|d| plain && short && d.abs() <= limit)
    };
    Some((degrees(lat.trim(), 90.0)?, degrees(lon.trim(), 180.0)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        let rows_written = include_str!("properties.txt").lines().filter(|l| !l.starts_with('#')).count();
        assert_eq!(TABLE.len(), rows_written);
    }

    #[test]
    fn values() {
        let check = |kind, property, value: &str, expected| {
            let property = Property::of(kind, property).expect("a property of the table");
            assert_eq!(property.check(value).map(|(_, remark)| remark), expected, "{value}");
        };
        use SubjectKind::*;
        check(Person, "birthDate", "1971", Ok(None));
        check(Person, "birthDate", "1971-02-30", Ok(Some(Remark::DateForm)));
        check(Person, "birthDate", "about 1971", Ok(Some(Remark::DateForm)));
        check(Person, "phone", "+964 770 000 0000", Ok(None));
        check(Person, "phone", "ask his cousin", Ok(Some(Remark::PhoneForm)));
        check(Person, "nationality", "IQ", Ok(None));
        check(Person, "nationality", "Iraq", Ok(Some(Remark::CountryForm)));
        check(Person, "name", "  ", Err(BadValue::Empty));
        check(Person, "name", "a\u{0}b", Err(BadValue::Control(0)));
        check(Person, "memberOf", "the cell", Err(BadValue::Subject(8)));
        check(Person, "restsOn", "the note", Err(BadValue::Statement(8)));
        check(Person, "clearance", "acquitted", Ok(None));
        check(Person, "clearance", "he is fine", Ok(Some(Remark::ClearanceForm)));
        check(Place, "point", "33.3152,44.3661", Ok(None));
        check(Place, "point", "133.3,44.3", Err(BadValue::Point));
        check(Place, "point", "NaN,44.3", Err(BadValue::Point));
        let long = "x".repeat(1_001);
        check(
            Person,
            "name",
            &long,
            Err(BadValue::TooLong { limit: 1_000, unit: "characters", found: 1_001 }),
        );
    }
}
