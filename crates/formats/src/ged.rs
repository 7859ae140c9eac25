//! Events of organised violence as the Uppsala Conflict Data Program publishes them, its Georeferenced Event Dataset
//! (Sundberg and Melander 2013, <https://ucdp.uu.se/downloads/>): a row for each event, an incident for each row.
//!
//! Columns that are not named here are passed over: versions of the dataset differ in them. An event that is only known to
//! have happened somewhere in a province or a country is told in words and gets no point: on a map it would be drawn at the
//! middle, where nothing happened. One whose day is not known is dated by its year.

use crate::csv::wrong;
use crate::error::{Error, Place};
use crate::import::{Gathering, Import, Imported, SourceKey};
use crate::limits::MAX_ENTRIES;
use crate::profile::Profile;
use crate::remark::{Remarks, What};
use crate::sheet::{More, Sheet};
use csv::{ReaderBuilder, StringRecord};
use jiff::civil::Date;
use tansiq_report::SubjectKind;

/// The least precise place that is a point: a place in its district. From here on up it is a province, a country.
const LEAST_PRECISE_POINT: u8 = 3;
/// The least precise day that is one: within a week. From here on up it is a month, a year.
const LEAST_PRECISE_DAY: u8 = 3;
/// How the publisher asks to be named.
const SOURCE: &str =
    "UCDP Georeferenced Event Dataset, Uppsala University (Sundberg and Melander 2013), CC BY 4.0";

/// The columns that are read, in the order of [`Row`]'s cells.
const COLUMNS: [&str; 13] = [
    "id",
    "date_start",
    "date_prec",
    "latitude",
    "longitude",
    "where_prec",
    "where_coordinates",
    "adm_1",
    "side_a",
    "side_b",
    "best",
    "low",
    "high",
];

/// Whether the first line is that of such a file.
pub(crate) fn is_header(bytes: &[u8]) -> bool {
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let cells: Vec<_> = first.trim_ascii().split(|byte| *byte == b',').collect();
    ["id", "date_start", "where_prec"].iter().all(|column| cells.contains(&column.as_bytes()))
}

pub(crate) fn read(text: &str, profile: &Profile) -> Result<Import, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let columns = columns(text, reader.headers().map_err(|e| wrong(text, &e))?)?;
    let mut gathering = Gathering::new(text, profile);
    for record in reader.records() {
        let record = record.map_err(|e| wrong(text, &e))?;
        let byte = record.position().map_or(0, |p| usize::try_from(p.byte()).unwrap_or(usize::MAX));
        let import = &mut gathering.import;
        if import.entries.len() >= MAX_ENTRIES {
            let place = Place::of(text.as_bytes(), byte);
            return Err(Error::TooMany { place, limit: MAX_ENTRIES, unit: "rows" });
        }
        let row = Row(columns.map(|at| record.get(at).unwrap_or_default()));
        let imported = row.read(profile, &mut import.remarks);
        let imported = imported.map_err(|what| Error::shape(text.as_bytes(), byte, what, "another form"))?;
        gathering.take(byte, imported.source, Some(imported.draft))?;
    }
    Ok(gathering.import)
}

/// Where each column stands.
fn columns(text: &str, header: &StringRecord) -> Result<[usize; COLUMNS.len()], Error> {
    let mut places = [0; COLUMNS.len()];
    for (place, column) in places.iter_mut().zip(COLUMNS) {
        *place = header.iter().position(|cell| cell == column).ok_or_else(|| {
            let expected = format!("a header row with the columns {}", COLUMNS.join(", "));
            Error::shape(text.as_bytes(), 0, expected, format!("none with {column}"))
        })?;
    }
    Ok(places)
}

/// One event.
struct Row<'a>([&'a str; COLUMNS.len()]);

impl Row<'_> {
    fn read(&self, profile: &Profile, remarks: &mut Remarks) -> Result<Imported, &'static str> {
        let Row([id, from, day, north, east, precise, location, province, one, other, best, low, high]) =
            self;
        let source = SourceKey::new(&profile.list, id).map_err(|_| "an identifier in the column id")?;
        let (day, precise) = (precision(day, 5, "date_prec")?, precision(precise, 7, "where_prec")?);
        let mut sheet = Sheet::new(profile, remarks, source, SubjectKind::Incident);
        let said = || More { said: SOURCE, approximate: false };
        sheet.say("name", &format!("{one} \u{2013} {other}"), said());
        let first = from.get(..10).filter(|first| first.parse::<Date>().is_ok());
        let first = first.ok_or("a day as 2017-03-05 in the column date_start")?;
        let date = if day <= LEAST_PRECISE_DAY { first } else { &first[..4] };
        sheet.say("date", date, More { said: SOURCE, approximate: day > 1 });
        let place =
            if province.is_empty() { (*location).to_owned() } else { format!("{location}, {province}") };
        sheet.say("location", &place, said());
        if precise <= LEAST_PRECISE_POINT {
            let point = format!("{north},{east}");
            if tansiq_report::point(&point).is_none() {
                return Err("degrees in the columns latitude and longitude");
            }
            sheet.say("point", &point, More { said: SOURCE, approximate: precise > 1 });
        } else {
            sheet.remark("point", What::Imprecise);
        }
        sheet.say("summary", &format!("deaths: {best} at the best estimate, {low} to {high}"), said());
        Ok(sheet.into_imported(SOURCE))
    }
}

/// A precision as the code book numbers it, from 1.
fn precision(cell: &str, most: u8, column: &'static str) -> Result<u8, &'static str> {
    let number = cell.parse().ok().filter(|number| (1..=most).contains(number));
    number.ok_or(match column {
        "date_prec" => "1 to 5 in the column date_prec",
        _ => "1 to 7 in the column where_prec",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;

    fn profile() -> Profile {
        let profile = Profile::of(Format::Ged, jiff::civil::date(2026, 11, 20));
        Profile { legal_basis: Some("EXERCISE law".into()), ..profile }
    }

    const HEADER: &str = "id,relid,date_start,date_prec,latitude,longitude,where_prec,where_coordinates,adm_1,side_a,side_b,best,low,high\n";

    fn said(row: &str) -> Vec<(String, String)> {
        let import = read(&format!("{HEADER}{row}\n"), &profile()).unwrap();
        let [entry] = &import.entries[..] else { panic!("{}", import.entries.len()) };
        let said =
            entry.draft.statements.iter().map(|s| (s.property.clone().unwrap(), s.value.clone().unwrap()));
        said.collect()
    }

    #[test]
    fn an_event_is_an_incident_with_its_source() {
        let row =
            "7,X-1,2017-03-05,1,36.5,43.25,1,Exercise Town,Exercise province,EXERCISE A,EXERCISE B,3,2,9";
        let import = read(&format!("{HEADER}{row}\n"), &profile()).unwrap();
        assert_eq!(import.entries[0].source.to_string(), "ucdp-ged/7");
        assert!(!import.whole);
        let draft = &import.entries[0].draft;
        assert_eq!(draft.subjects[0].kind.as_deref(), Some("incident"));
        let basis = draft.legal_basis.as_deref().unwrap();
        assert!(basis.starts_with("EXERCISE law, UCDP") && basis.ends_with("CC BY 4.0"), "{basis}");
        let references = draft.statements.iter().map(|s| s.reference.as_deref().unwrap());
        assert!(references.clone().all(|r| r.starts_with("ucdp-ged/7; UCDP ")), "{references:?}");
        let said = said(row);
        let expected = [
            ("name", "EXERCISE A \u{2013} EXERCISE B"),
            ("date", "2017-03-05"),
            ("location", "Exercise Town, Exercise province"),
            ("point", "36.5,43.25"),
            ("summary", "deaths: 3 at the best estimate, 2 to 9"),
        ];
        assert_eq!(said, expected.map(|(property, value)| (property.to_owned(), value.to_owned())));
    }

    #[test]
    fn what_is_not_known_exactly_is_not_drawn_exactly() {
        let said = said("7,,2017-03-05,5,33,44,6,Exercise Land,,A,B,3,2,9");
        assert!(said.contains(&("date".into(), "2017".into())), "{said:?}");
        assert!(said.iter().all(|(property, _)| property != "point"), "{said:?}");
        assert!(said.contains(&("location".into(), "Exercise Land".into())), "{said:?}");
    }

    #[test]
    fn mistakes_have_a_place_and_store_nothing() {
        let check = |text: &str, expected: &str| {
            let said = read(text, &profile()).unwrap_err().to_string();
            assert!(said.contains(expected), "{said}");
        };
        check("id,name\n1,A\n", "none with date_start");
        check(&format!("{HEADER}7,,2017-03-05,9,33,44,1,T,P,A,B,1,1,1\n"), "1 to 5 in the column date_prec");
        check(&format!("{HEADER}7,,2017-03-05,1,133,44,1,T,P,A,B,1,1,1\n"), "degrees in the columns");
        check(
            &format!("{HEADER}7,,\u{645}\u{645}\u{645}\u{645}\u{645}\u{645},1,33,44,1,T,P,A,B,1,1,1\n"),
            "date_start",
        );
        check(&format!("{HEADER}7,,20,1,33,44,1,T,P,A,B,1,1,1\n"), "date_start");
        check(&format!("{HEADER}a b,,2017-03-05,1,33,44,1,T,P,A,B,1,1,1\n"), "identifier");
    }
}
