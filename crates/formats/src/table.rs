//! A table on its way out as a file: as CSV for spreadsheets, as JSON lines for programs. The banner stands in the head
//! and each row's label with the row, so that no part of it goes about unmarked.
//!
//! In CSV a cell that a spreadsheet would take for a formula begins with an apostrophe: a value that somebody reported
//! must not run on the desk of whoever opens the file. JSON lines hold every value as it is.

use crate::error::Error;
use std::fmt;
use std::str::FromStr;

/// What a spreadsheet begins a formula with (OWASP, CSV injection).
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];
/// The column of a row's label.
const LABEL: &str = "label";

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFormat {
    /// RFC 4180, in UTF-8.
    Csv,
    /// One JSON object a line.
    JsonLines,
}

impl TableFormat {
    /// The ending of a file's name, which is also the word for it.
    pub const fn ending(self) -> &'static str {
        match self {
            TableFormat::Csv => "csv",
            TableFormat::JsonLines => "jsonl",
        }
    }

    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            TableFormat::Csv => "text/csv; charset=utf-8",
            TableFormat::JsonLines => "application/jsonl",
        }
    }
}

impl fmt::Display for TableFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.ending())
    }
}

impl FromStr for TableFormat {
    type Err = Error;
    fn from_str(word: &str) -> Result<Self, Error> {
        [TableFormat::Csv, TableFormat::JsonLines]
            .into_iter()
            .find(|format| format.ending() == word)
            .ok_or(Error::TableFormat)
    }
}

/// A table with its head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The join of the labels of all rows, in one line.
    pub banner: String,
    /// What it is, whose, when, by whom and what for.
    pub head: Vec<(&'static str, String)>,
    /// The columns, without that of the label.
    pub columns: Vec<&'static str>,
    /// Each row's label and cells; a cell for each column.
    pub rows: Vec<(String, Vec<String>)>,
}

impl Table {
    /// The file.
    pub fn written(&self, format: TableFormat) -> Vec<u8> {
        match format {
            TableFormat::Csv => self.csv(),
            TableFormat::JsonLines => self.json_lines(),
        }
    }

    fn csv(&self) -> Vec<u8> {
        let mut out = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        let mut write = |cells: &mut dyn Iterator<Item = &str>| {
            // Writing into memory cannot fail.
            out.write_record(cells.map(harmless)).expect("memory takes every record");
        };
        write(&mut [self.banner.as_str()].into_iter());
        write(&mut self.head.iter().flat_map(|(name, value)| [*name, value.as_str()]));
        write(&mut [LABEL].into_iter().chain(self.columns.iter().copied()));
        for (label, cells) in &self.rows {
            write(&mut [label].into_iter().chain(cells).map(String::as_str));
        }
        // As above.
        out.into_inner().expect("memory is flushed")
    }

    fn json_lines(&self) -> Vec<u8> {
        let text = |value: &str| serde_json::Value::from(value);
        let head = self.head.iter().map(|(name, value)| ((*name).to_owned(), text(value)));
        let first = [("banner".to_owned(), text(&self.banner))].into_iter().chain(head);
        let row = |(label, cells): &(String, Vec<String>)| {
            let cells = self.columns.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
            let cells = cells.map(|(column, cell)| ((*column).to_owned(), text(cell)));
            [(LABEL.to_owned(), text(label))].into_iter().chain(cells).collect()
        };
        let lines = [first.collect()].into_iter().chain(self.rows.iter().map(row));
        let lines = lines.map(|line: serde_json::Map<_, _>| format!("{}\n", serde_json::Value::Object(line)));
        lines.collect::<String>().into_bytes()
    }
}

/// A cell that no spreadsheet takes for a formula.
fn harmless(cell: &str) -> String {
    if cell.starts_with(FORMULA) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        Table {
            banner: "RESTRICTED // REL TO BGD // EXERCISE".into(),
            head: vec![("table", "people".into()), ("by", "desk".into())],
            columns: vec!["name", "phone"],
            rows: vec![
                ("RESTRICTED".into(), vec!["=HYPERLINK(\"x\")".into(), "+964 700".into()]),
                ("SECRET".into(), vec!["سالم, \"الطحان\"\nline".into(), String::new()]),
                ("SECRET".into(), vec!["@a".into(), "-1".into()]),
            ],
        }
    }

    #[test]
    fn the_banner_is_first_each_row_has_its_label_and_no_cell_is_a_formula() {
        let csv = String::from_utf8(table().written(TableFormat::Csv)).unwrap();
        let expected = "RESTRICTED // REL TO BGD // EXERCISE\n\
                        table,people,by,desk\n\
                        label,name,phone\n\
                        RESTRICTED,\"'=HYPERLINK(\"\"x\"\")\",'+964 700\n\
                        SECRET,\"سالم, \"\"الطحان\"\"\nline\",\n\
                        SECRET,'@a,'-1\n";
        assert_eq!(csv, expected);
    }

    #[test]
    fn lines_for_programs_hold_every_value_as_it_is() {
        let lines = String::from_utf8(table().written(TableFormat::JsonLines)).unwrap();
        let lines: Vec<serde_json::Value> =
            lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(lines.len(), 4);
        assert_eq!(lines[0]["banner"], "RESTRICTED // REL TO BGD // EXERCISE");
        assert_eq!(
            (&lines[1]["name"], &lines[1]["label"]),
            (&"=HYPERLINK(\"x\")".into(), &"RESTRICTED".into())
        );
        assert!(lines[2]["phone"].is_null());
    }

    #[test]
    fn words_and_no_others() {
        for format in [TableFormat::Csv, TableFormat::JsonLines] {
            assert_eq!(format.to_string().parse(), Ok(format));
        }
        assert_eq!("xlsx".parse::<TableFormat>(), Err(Error::TableFormat));
    }
}
