//! One statement as the columns of its row.

use super::class::ClassId;
use super::source::Source;
use super::words::Words;
use rusqlite::Connection;
use std::collections::HashMap;
use tansiq_report::{Moment, Property, Statement};

/// What the writer remembers between batches. All of it can be read again from the file.
#[derive(Default)]
pub(crate) struct Memory {
    pub(crate) words: Words,
    properties: HashMap<Property, i64>,
}

/// What is written about one statement.
pub(crate) struct Row<'a> {
    pub(crate) source: &'a Source<'a>,
    pub(crate) statement: &'a Statement,
    pub(crate) subject: i64,
    pub(crate) originator: i64,
    pub(crate) class: ClassId,
    pub(crate) own: bool,
}

impl Memory {
    /// Binds a statement's columns to a request and runs it; answers how many rows it changed.
    pub(crate) fn write(
        &mut self,
        connection: &Connection,
        row: &Row<'_>,
        request: &mut rusqlite::Statement<'_>,
    ) -> rusqlite::Result<usize> {
        let statement = row.statement;
        let property = match self.properties.get(&statement.property) {
            Some(number) => *number,
            None => {
                let word = format!("{}/{}", statement.property.kind, statement.property.name);
                let number = self.words.number_of(connection, &word)?;
                self.properties.insert(statement.property, number);
                number
            }
        };
        let method = tansiq_label::Finite::code(statement.provenance.method);
        let method = self.words.number_of(connection, method)?;
        let day = |date: Option<jiff::civil::Date>| date.map(|date| date.to_string());
        let original = statement.original.as_ref();
        request.execute(rusqlite::params![
            row.subject,
            row.own,
            row.source.position.0,
            row.class.0,
            property,
            statement.value,
            original.map(|original| &original.text),
            original.and_then(|original| original.language.as_deref()),
            statement.grade.to_string(),
            method,
            statement.provenance.reference,
            day(statement.provenance.collected),
            day(statement.from),
            day(statement.until),
            statement.since.map(Moment::millis),
            &statement.id.bits()[..],
            row.originator,
        ])
    }
}
