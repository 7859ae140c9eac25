//! The traffic view: what was sent to whom, received, acknowledged and withheld, and how often who looked.
//!
//! It holds headers, ids, counts and reasons, and nothing of what a statement says.

mod apply;
mod came;
mod desk;
mod detail;
mod gave;
mod given;
mod header;
mod line;
mod recalls;
mod sums;

pub use apply::Outcomes;
pub use desk::{AtTheDesk, MAX_AT_THE_DESK};
pub use detail::{Disclosure, Receipt, Reception, TrafficDetail, Withheld};
pub use given::{Given, How, Look, Part, Since};
pub use header::ReportLine;
pub use line::{Filter, MAX_LINES, Page, TrafficLine, What};
pub use sums::{Lane, MAX_OUTSTANDING, Outstanding, Refusals, Use};

use crate::file::{Layout, ViewFile};
use crate::marks::Skipped;
use crate::tail::{Batch, Found, Taken};
use crate::views::View;
use crate::{Error, Which};
use apply::{Made, Writing};
use rusqlite::Connection;
use tansiq_label::MemberCode;

/// What was sent to whom, received, acknowledged and withheld. Reading never waits for the writer.
pub struct Traffic {
    file: ViewFile,
}

fn write(connection: &Connection, taken: &[Taken], skipped: &mut Skipped) -> Result<(), Error> {
    for taken in taken {
        match &taken.found {
            Found::Erased => skipped.erased += 1,
            Found::Unreadable => skipped.unreadable += 1,
            Found::Entry(found) => {
                let (entry, report) = &**found;
                let writing = Writing { connection, position: taken.position, at: entry.at() };
                if let Made::Unreadable =
                    writing.entry(entry, report.as_ref()).map_err(|error| of_file(&error))?
                {
                    skipped.unreadable += 1;
                }
            }
        }
    }
    Ok(())
}

fn of_file(error: &rusqlite::Error) -> Error {
    Error::of(Which::Traffic, error)
}

fn damaged() -> Error {
    Error::Damaged { which: Which::Traffic, what: "a row" }
}

impl View for Traffic {
    const LAYOUT: Layout = Layout { which: Which::Traffic, version: 4, tables: include_str!("tables.sql") };

    fn load(file: ViewFile, _me: MemberCode) -> Result<Self, Error> {
        Ok(Traffic { file })
    }

    fn file(&self) -> &ViewFile {
        &self.file
    }

    fn apply(&self, batch: &Batch) -> Result<(), Error> {
        let mut connection = self.file.writer();
        self.file.commit(&mut connection, batch, write)?;
        self.file.publish(batch);
        Ok(())
    }
}
