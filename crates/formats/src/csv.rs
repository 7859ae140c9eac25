//! A table of subjects: a header row with FollowTheMoney's property names, then one row for each subject.
//!
//! Several values in a cell stand with semicolons between. Four columns are no properties: `id` (the row's identifier
//! at its source; without it the row's number), `kind` (`person` if missing), `person` (the category of person) and
//! `grade`. Everything else that the labels need comes from the profile.

use crate::error::{Error, Place};
use crate::import::{Gathering, Import, Imported, SourceKey};
use crate::limits::MAX_ENTRIES;
use crate::profile::Profile;
use crate::remark::{Remarks, What};
use crate::sheet::{More, Sheet};
use crate::text::parts;
use csv::{ErrorKind, ReaderBuilder, StringRecord};
use std::collections::BTreeSet;
use tansiq_report::{Property, SubjectKind, ValueType};

const ID: &str = "id";
const KIND: &str = "kind";
const PERSON: &str = "person";
const GRADE: &str = "grade";

pub(crate) fn read(text: &str, profile: &Profile) -> Result<Import, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let columns = columns(text, reader.headers().map_err(|e| wrong(text, &e))?)?;
    let mut gathering = Gathering::new(text, profile);
    for (number, record) in reader.records().enumerate() {
        let record = record.map_err(|e| wrong(text, &e))?;
        let row = Row { text, columns: &columns, record: &record };
        let import = &mut gathering.import;
        if import.entries.len() >= MAX_ENTRIES {
            return Err(Error::TooMany { place: row.place(), limit: MAX_ENTRIES, unit: "rows" });
        }
        // Of a row without an identifier nobody can say that it is gone: the rows below it take its number.
        import.whole &= !row.cell(ID).is_empty();
        let imported = row.read(number + 1, profile, &mut import.remarks)?;
        gathering.take(row.byte(), imported.source, Some(imported.draft))?;
    }
    Ok(gathering.import)
}

fn columns(text: &str, header: &StringRecord) -> Result<Vec<String>, Error> {
    let columns: Vec<String> = header.iter().map(str::to_owned).collect();
    let different: BTreeSet<_> = columns.iter().collect();
    if different.len() < columns.len() {
        return Err(Error::shape(text.as_bytes(), 0, "each column once in the header row", "one twice"));
    }
    if !columns.iter().any(|c| c == "name") {
        let expected = "a header row with a column name, for example id,name,alias,birthDate";
        return Err(Error::shape(text.as_bytes(), 0, expected, "none"));
    }
    Ok(columns)
}

/// A row being read.
struct Row<'a> {
    text: &'a str,
    columns: &'a [String],
    record: &'a StringRecord,
}

impl Row<'_> {
    fn read(&self, number: usize, profile: &Profile, remarks: &mut Remarks) -> Result<Imported, Error> {
        let kind: SubjectKind = match self.cell(KIND) {
            "" => SubjectKind::Person,
            word => self.parse(KIND, word)?,
        };
        let source = match self.cell(ID) {
            "" => {
                remarks.note(ID, What::KnownByRow);
                SourceKey::new(&profile.list, &format!("row-{number}"))
            }
            id => SourceKey::new(&profile.list, id),
        };
        let source = source.map_err(|e| self.wrong(ID, &e.to_string()))?;
        let mut sheet = Sheet::new(profile, remarks, source, kind);
        match self.cell(PERSON) {
            "" => {}
            word => sheet.set_person(self.parse(PERSON, word)?),
        }
        match self.cell(GRADE) {
            "" => {}
            word => sheet.set_grade(self.parse(GRADE, word)?),
        }
        self.properties(kind, &mut sheet);
        if sheet.is_empty() {
            return Err(self.wrong("name", "expected at least one value in every row; found none"));
        }
        Ok(sheet.into_imported(""))
    }

    fn properties(&self, kind: SubjectKind, sheet: &mut Sheet<'_>) {
        for (column, cell) in self.columns.iter().zip(self.record) {
            if [ID, KIND, PERSON, GRADE].contains(&column.as_str()) || cell.is_empty() {
                continue;
            }
            match Property::of(kind, column) {
                None => sheet.remark(column, What::UnknownField),
                Some(p) if p.value == ValueType::Subject => sheet.remark(column, What::LeftOut),
                Some(p) if p.value == ValueType::Country => {
                    parts(cell).iter().for_each(|c| sheet.say_country(p.name, column, c, More::default()));
                }
                Some(p) => parts(cell).iter().for_each(|v| sheet.say(p.name, v, More::default())),
            }
        }
    }

    fn cell(&self, column: &str) -> &str {
        let at = self.columns.iter().position(|c| c == column);
        at.and_then(|at| self.record.get(at)).unwrap_or_default()
    }

    fn parse<T: std::str::FromStr<Err: std::fmt::Display>>(
        &self,
        column: &str,
        word: &str,
    ) -> Result<T, Error> {
        word.parse().map_err(|e: T::Err| self.wrong(column, &e.to_string()))
    }

    /// The messages of our own words read "expected ...; found ...".
    fn wrong(&self, column: &str, message: &str) -> Error {
        let (expected, found) = message.split_once("; found ").unwrap_or((message, "another form"));
        let expected = expected.strip_prefix("expected ").unwrap_or(expected);
        Error::Shape {
            place: self.place(),
            expected: format!("in the column {column} {expected}"),
            found: found.to_owned(),
        }
    }

    fn place(&self) -> Place {
        Place::of(self.text.as_bytes(), self.byte())
    }

    fn byte(&self) -> usize {
        let byte = self.record.position().map_or(0, |p| usize::try_from(p.byte()).unwrap_or(usize::MAX));
        // The reader gives the byte behind the row before, which may still be its line's end.
        let line_ends = self.text.as_bytes().get(byte..).unwrap_or_default();
        let skipped = line_ends.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        byte + skipped
    }
}

pub(crate) fn wrong(text: &str, error: &csv::Error) -> Error {
    let byte = error.position().map_or(0, |p| usize::try_from(p.byte()).unwrap_or(usize::MAX));
    let (expected, found) = match error.kind() {
        ErrorKind::UnequalLengths { expected_len, len, .. } => {
            (format!("{expected_len} cells, as in the header row"), format!("{len}"))
        }
        _ => ("a row of a table in UTF-8".to_owned(), "something else".to_owned()),
    };
    Error::shape(text.as_bytes(), byte, expected, found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;

    fn profile() -> Profile {
        Profile::of(Format::Csv, jiff::civil::date(2026, 11, 20))
    }

    #[test]
    fn rows_become_statements() {
        let text = "id,kind,person,grade,name,alias,nationality,shoeSize,memberOf\n\
                    1,,suspect,B2,\"EXERCISE Salim; EXERCISE Selim\",,iraq;jo,44,cell\n\
                    2,organisation,,,EXERCISE Band,,,,\n";
        let import = read(text, &profile()).unwrap();
        let first = &import.entries[0];
        assert_eq!(first.source.to_string(), "csv/1");
        let said: Vec<_> = first
            .draft
            .statements
            .iter()
            .map(|s| (s.property.as_deref().unwrap(), s.value.as_deref().unwrap()))
            .collect();
        let expected = [
            ("name", "EXERCISE Salim"),
            ("name", "EXERCISE Selim"),
            ("nationality", "IQ"),
            ("nationality", "JO"),
        ];
        assert_eq!(said, expected);
        assert_eq!(first.draft.statements[0].grade.as_deref(), Some("B2"));
        let label = first.draft.statements[0].label.clone().unwrap();
        assert_eq!(label.person.as_deref(), Some("suspect"));
        assert_eq!(import.entries[1].draft.subjects[0].kind.as_deref(), Some("organisation"));
        assert_eq!(import.remarks.count("shoeSize", What::UnknownField), 1);
        assert_eq!(import.remarks.count("memberOf", What::LeftOut), 1);
    }

    #[test]
    fn an_entry_that_is_repeated_is_taken_once() {
        let import = read("id,name\n1,EXERCISE A\n1,EXERCISE A\n", &profile()).unwrap();
        assert_eq!(import.entries.len(), 1);
        assert_eq!(import.remarks.count("identifier", What::EntryRepeated), 1);
    }

    #[test]
    fn a_row_without_identifier_makes_no_whole_list() {
        let check = |text: &str, whole| {
            let profile = Profile { whole: true, ..profile() };
            assert_eq!(read(text, &profile).unwrap().whole, whole, "{text}");
        };
        check("id,name\n1,EXERCISE A\n2,EXERCISE B\n", true);
        check("id,name\n1,EXERCISE A\n,EXERCISE B\n", false);
        check("name\nEXERCISE A\n", false);
    }

    #[test]
    fn mistakes_have_a_place() {
        let check = |text: &str, expected: &str| {
            assert_eq!(read(text, &profile()).unwrap_err().to_string(), expected);
        };
        check(
            "alias\nA\n",
            "line 1, column 1 (byte 0): expected a header row with a column name, for example id,name,alias,birthDate; found none",
        );
        check(
            "name,alias\nA,B\nA,B,C\n",
            "line 3, column 1 (byte 15): expected 2 cells, as in the header row; found 3",
        );
        check(
            "name,grade\nA,B2\nB,Z9\n",
            "line 3, column 1 (byte 16): expected in the column grade a grade: a letter A to F and a digit 1 to 6, for example B2; found 2 characters in another form",
        );
        check(
            "id,name\n1,A\n1,B\n",
            "line 3, column 1 (byte 12): expected each entry's identifier once; found that of the entry at line 2, column 1 (byte 8) with other content",
        );
    }
}
