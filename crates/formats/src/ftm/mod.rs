//! FollowTheMoney: entities as JSON, one a line, in and out.
//!
//! The names of our properties are FollowTheMoney's where it has one (the table of `tansiq-report`), so most of this
//! is a renaming. In scope: entities of the schemas in [`kind_of`]. Out of scope: entities that stand for a relation
//! (`Ownership`, `Family` …), which are left out with a remark. <https://followthemoney.tech/docs/>

mod write;

use crate::error::{Error, Place};
use crate::import::{Gathering, Import, SourceKey};
use crate::limits::{MAX_ENTRIES, MAX_LINE_BYTES};
use crate::profile::Profile;
use crate::remark::{Remarks, What};
use crate::sheet::{More, Sheet};
use serde::Deserialize;
use std::collections::BTreeMap;
use tansiq_label::PersonCategory;
use tansiq_report::{Draft, Property, SubjectKind, ValueType};

pub use write::{Exported, write};

/// An entity as it is written. Keys that are not read (captions, datasets, dates of crawling) are the publisher's own
/// business and are left out without a remark.
#[derive(Deserialize)]
struct Entity {
    id: String,
    schema: String,
    #[serde(default)]
    properties: BTreeMap<String, Vec<String>>,
}

/// The property that says what is said against an entity; it decides the category of person.
const TOPICS: &str = "topics";

pub(crate) fn read(text: &str, profile: &Profile) -> Result<Import, Error> {
    let mut gathering = Gathering::new(text, profile);
    let mut byte = 0;
    for line in text.split_inclusive('\n') {
        let start = byte;
        byte += line.len();
        if line.trim().is_empty() {
            continue;
        }
        let place = || Place::of(text.as_bytes(), start);
        if line.len() > MAX_LINE_BYTES {
            return Err(Error::TooMany { place: place(), limit: MAX_LINE_BYTES, unit: "bytes in a line" });
        }
        if gathering.import.entries.len() >= MAX_ENTRIES {
            return Err(Error::TooMany { place: place(), limit: MAX_ENTRIES, unit: "entities" });
        }
        let entity = parse(text, start, line.trim_end())?;
        let source = SourceKey::new(&profile.list, &entity.id)
            .map_err(|e| Error::shape(text.as_bytes(), start, format!("as id {e}"), "another form"))?;
        let draft = draft(entity, source.clone(), profile, &mut gathering.import.remarks);
        gathering.take(start, source, draft)?;
    }
    Ok(gathering.import)
}

fn parse(text: &str, start: usize, line: &str) -> Result<Entity, Error> {
    serde_json::from_str(line).map_err(|e| {
        let expected = match e.classify() {
            serde_json::error::Category::Data => {
                "an entity: an object with id, schema and properties, each a list of texts"
            }
            _ => "a JSON object on one line",
        };
        let within = e.column().saturating_sub(1).min(line.len());
        Error::shape(text.as_bytes(), start + within, expected, "something else")
    })
}

/// The kind of subject of a schema; none for relations and whatever else is not known.
fn kind_of(schema: &str) -> Option<SubjectKind> {
    Some(match schema {
        "Person" => SubjectKind::Person,
        "Organization" | "Company" | "PublicBody" | "LegalEntity" => SubjectKind::Organisation,
        "Vehicle" | "Airplane" | "Vessel" => SubjectKind::Vehicle,
        "Asset" => SubjectKind::Device,
        "Document" | "PlainText" | "HyperText" | "Pages" => SubjectKind::Document,
        "Address" => SubjectKind::Place,
        "Event" => SubjectKind::Incident,
        _ => return None,
    })
}

/// What a topic says of a person; none when it says nothing against or for him.
fn person_of(topic: &str) -> Option<PersonCategory> {
    match topic {
        "wanted" | "sanction" | "sanction.counter" | "asset.frozen" => Some(PersonCategory::Wanted),
        "crime"
        | "crime.terror"
        | "crime.traffick"
        | "crime.traffick.human"
        | "crime.traffick.drug"
        | "crime.fin"
        | "crime.cyber"
        | "crime.theft"
        | "crime.war"
        | "crime.boss" => Some(PersonCategory::Suspect),
        _ => None,
    }
}

/// Nothing for an entity of which nothing can be taken.
fn draft(mut entity: Entity, source: SourceKey, profile: &Profile, remarks: &mut Remarks) -> Option<Draft> {
    let Some(kind) = kind_of(&entity.schema) else {
        remarks.note(&entity.schema, What::UnknownField);
        return None;
    };
    let mut sheet = Sheet::new(profile, remarks, source, kind);
    for topic in entity.properties.remove(TOPICS).unwrap_or_default() {
        match person_of(&topic) {
            Some(person) => sheet.set_person(person),
            None => sheet.remark(TOPICS, What::LeftOut),
        }
    }
    let table = Property::all_of(kind);
    for (name, values) in entity.properties {
        let found = table.iter().find(|p| p.ftm.is_some_and(|(_, ftm)| ftm == name));
        for value in values {
            match found {
                None => sheet.remark(&format!("{}:{name}", entity.schema), What::UnknownField),
                Some(p) if p.value == ValueType::Subject => sheet.remark(p.name, What::LeftOut),
                Some(p) if p.value == ValueType::Country => {
                    sheet.say_country(p.name, p.name, &value, More::default());
                }
                Some(p) => sheet.say(p.name, &value, More::default()),
            }
        }
    }
    if sheet.is_empty() {
        sheet.remark(&entity.schema, What::LeftOut);
        return None;
    }
    Some(sheet.into_imported("").draft)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;

    fn profile() -> Profile {
        Profile::of(Format::Ftm, jiff::civil::date(2026, 11, 20))
    }

    #[test]
    fn entities_become_statements() {
        let text = concat!(
            r#"{"id":"ex-1","schema":"Person","caption":"x","properties":{"name":["EXERCISE Selim"],"topics":["wanted","poi"],"nationality":["iq"],"program":["EX 1"],"shoeSize":["44"]}}"#,
            "\n\n",
            r#"{"id":"ex-2","schema":"Ownership","properties":{"owner":["ex-1"]}}"#,
        );
        let import = read(text, &profile()).unwrap();
        assert_eq!(import.entries.len(), 1);
        let said: Vec<_> = import.entries[0]
            .draft
            .statements
            .iter()
            .map(|s| (s.property.as_deref().unwrap(), s.value.as_deref().unwrap()))
            .collect();
        assert_eq!(said, [("name", "EXERCISE Selim"), ("nationality", "IQ"), ("listing", "EX 1")]);
        let label = import.entries[0].draft.statements[0].label.clone().unwrap();
        assert_eq!(label.person.as_deref(), Some("wanted"));
        assert_eq!(import.remarks.count("Person:shoeSize", What::UnknownField), 1);
        assert_eq!(import.remarks.count("Ownership", What::UnknownField), 1);
        assert_eq!(import.remarks.count(TOPICS, What::LeftOut), 1);
    }

    #[test]
    fn mistakes_have_a_place() {
        let check = |text: &str, expected: &str| {
            assert_eq!(read(text, &profile()).map(|_| ()).unwrap_err().to_string(), expected);
        };
        check(
            "{\"id\":\"a\",\n",
            "line 1, column 10 (byte 9): expected a JSON object on one line; found something else",
        );
        check(
            "\n{\"id\":\"a\",\"schema\":7}\n",
            "line 2, column 20 (byte 20): expected an entity: an object with id, schema and properties, each a list of texts; found something else",
        );
        let one = r#"{"id":"a","schema":"Person","properties":{"name":["EXERCISE"]}}"#;
        check(
            &format!("{one}\n{}", one.replace("EXERCISE", "EXERCISE 2")),
            "line 2, column 1 (byte 64): expected each entry's identifier once; found that of the entry at line 1, column 1 (byte 0) with other content",
        );
    }

    #[test]
    fn an_entity_of_which_nothing_is_taken_is_there_all_the_same() {
        let text = r#"{"id":"a","schema":"Person","properties":{"shoeSize":["44"]}}"#;
        let import = read(&format!("{text}\n{text}\n"), &profile()).unwrap();
        assert_eq!((import.entries.len(), import.empty.len()), (0, 1));
        assert_eq!(import.remarks.count("identifier", What::EntryRepeated), 1);
    }
}
