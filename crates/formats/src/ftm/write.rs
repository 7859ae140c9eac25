//! Statements as FollowTheMoney entities. The caller hands in only what was released to whoever gets the file.

use crate::remark::{Remarks, What};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use tansiq_report::{Property, Statement, SubjectId, SubjectKind, ValueType};

/// A file of entities, and what of the statements is not in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// One JSON object a line, in the order of the subjects' ids.
    pub lines: String,
    /// Properties that FollowTheMoney has not.
    pub remarks: Remarks,
}

#[derive(Serialize)]
struct Entity<'a> {
    id: String,
    schema: &'a str,
    properties: BTreeMap<&'a str, BTreeSet<String>>,
}

/// Writes statements as entities, one for each of the subjects that a statement is about. Statements about a subject
/// whose kind is not in `subjects` are left out; so is a value that names a subject which is not in the file.
pub fn write<'a>(
    subjects: &BTreeMap<SubjectId, SubjectKind>,
    statements: impl IntoIterator<Item = &'a Statement>,
) -> Exported {
    let mut remarks = Remarks::default();
    let mut by_subject: BTreeMap<SubjectId, Vec<&Statement>> = BTreeMap::new();
    for statement in statements {
        if subjects.contains_key(&statement.subject) {
            by_subject.entry(statement.subject).or_default().push(statement);
        } else {
            remarks.note(statement.property.name, What::LeftOut);
        }
    }
    let mut lines = String::new();
    for (subject, about) in &by_subject {
        let Some(kind) = subjects.get(subject) else { continue };
        let mut entity =
            Entity { id: subject.to_string(), schema: plain_schema(*kind), properties: BTreeMap::new() };
        for statement in about {
            let dangling = statement.refers_to().is_some_and(|to| !by_subject.contains_key(&to));
            match statement.property.ftm {
                Some((schema, name)) if !dangling => {
                    if schema == NARROW {
                        entity.schema = NARROW;
                    }
                    entity.properties.entry(name).or_default().insert(value(statement.property, statement));
                }
                _ => remarks.note(statement.property.name, What::LeftOut),
            }
        }
        // Strings in maps with text keys always have a JSON form.
        lines.push_str(&serde_json::to_string(&entity).unwrap_or_default());
        lines.push('\n');
    }
    Exported { lines, remarks }
}

/// The schema that a document with text has: the only one in the table that is narrower than its kind's.
const NARROW: &str = "PlainText";

fn plain_schema(kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::Person => "Person",
        SubjectKind::Organisation => "Organization",
        SubjectKind::Vehicle => "Vehicle",
        SubjectKind::Device => "Asset",
        SubjectKind::Document => "Document",
        SubjectKind::Place => "Address",
        SubjectKind::Incident | SubjectKind::Sighting => "Event",
    }
}

/// FollowTheMoney writes countries in lower case.
fn value(property: Property, statement: &Statement) -> String {
    let is_code = property.value == ValueType::Country && statement.value.len() == 2;
    if is_code { statement.value.to_lowercase() } else { statement.value.clone() }
}
