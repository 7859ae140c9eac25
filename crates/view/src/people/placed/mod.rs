//! What is on the map: places, incidents and sightings with a point, and sightings and incidents at a place that has
//! one, from what a reader may see alone.
//!
//! An incident and a sighting stand at the day that their own statements say, or where none says one at the day on
//! which the report was written. A place is there all the time, unless what says so has a first or a last day.

mod at_place;
mod looking;
mod spot;

use super::People;
use super::allowed::Allowed;
use super::class::ClassId;
use super::held::HeldStatement;
use crate::{Error, Which};
use at_place::naming_places;
use jiff::civil::Date;
use looking::Looking;
use std::collections::HashSet;
use tansiq_label::MemberCode;
use tansiq_report::{Moment, ReportId, StatementId, SubjectId, SubjectKind};

/// A part of the earth, in degrees (WGS 84).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// The least longitude. Above `east`, the area goes over the 180th meridian.
    pub west: f64,
    /// The least latitude.
    pub south: f64,
    /// The greatest longitude.
    pub east: f64,
    /// The greatest latitude.
    pub north: f64,
}

impl Area {
    /// All of it.
    pub const EARTH: Area = Area { west: -180.0, south: -90.0, east: 180.0, north: 90.0 };

    fn holds(&self, (latitude, longitude): (f64, f64)) -> bool {
        let between = match self.west <= self.east {
            true => (self.west..=self.east).contains(&longitude),
            false => longitude >= self.west || longitude <= self.east,
        };
        between && (self.south..=self.north).contains(&latitude)
    }
}

/// What of the map is looked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Sought {
    /// Where.
    pub area: Area,
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
    /// These subjects only; all of them if nothing is said.
    pub subjects: Option<Vec<SubjectId>>,
    /// The most that are answered.
    pub limit: usize,
}

/// The statements of incidents and sightings that name a place, of those that may be shown.
pub type Named = HashSet<(StatementId, MemberCode)>;

/// Something on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// What is there.
    pub subject: SubjectId,
    /// A place, an incident or a sighting.
    pub kind: SubjectKind,
    /// In degrees north.
    pub latitude: f64,
    /// In degrees east.
    pub longitude: f64,
    /// Its first day; nothing for a place.
    pub day: Option<Date>,
    /// The statement that puts it there: its own point, or the one that names the place.
    pub statement: StatementId,
    /// Whose statement that is.
    pub originator: MemberCode,
    /// The report that it was last taken from; for a received one, the edition.
    pub report: ReportId,
    /// When that report was written.
    pub written: Moment,
    /// The place that has the point, where it is not its own.
    pub place: Option<SubjectId>,
    /// What it is called, and what says so.
    pub caption: Option<Telling>,
    /// What kind of place it is, and what says so.
    pub sort: Option<Telling>,
    /// The class of each statement that it is made of, in the order of the classes.
    pub classes: Vec<ClassId>,
}

/// A value with the class of the statement that says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    /// What is said.
    pub value: String,
    /// The class of the statement that says it.
    pub class: ClassId,
}

impl People {
    /// The statements by which an incident or a sighting names a place that has a point, both in allowed classes. What
    /// may be shown of them is to be said in [`People::placed`].
    ///
    /// # Errors
    /// [`Error::OtherGeneration`]; and when the view's file fails.
    pub fn naming_places(&self, allowed: &Allowed) -> Result<Vec<HeldStatement>, Error> {
        if !self.made(allowed) {
            return Err(Error::OtherGeneration);
        }
        self.file.read(|connection| {
            let numbers = naming_places(connection, allowed).map_err(of_file)?;
            let mut reading = self.reading(connection);
            let held = numbers.into_iter().map(|number| reading.statement(number));
            held.filter_map(Result::transpose).collect()
        })
    }

    /// What is on the map, from allowed classes alone, the newest first and then the places: at most `limit`, and
    /// whether there are more. What is not allowed costs time here and changes nothing.
    ///
    /// # Errors
    /// [`Error::OtherGeneration`]; and when the view's file fails.
    pub fn placed(
        &self,
        allowed: &Allowed,
        named: &Named,
        sought: &Sought,
    ) -> Result<(Vec<Placed>, bool), Error> {
        if !self.made(allowed) {
            return Err(Error::OtherGeneration);
        }
        self.file.read(|connection| {
            let looking = Looking::new(connection, (allowed, &self.classes), sought).map_err(of_file)?;
            looking.placed(named).map_err(of_file)
        })
    }
}

fn of_file(error: rusqlite::Error) -> Error {
    Error::of(Which::People, &error)
}
