//! What puts one subject on the map: its points, its dates, and what kind of place it is.

use super::Telling;
use crate::people::class::ClassId;
use jiff::civil::Date;
use tansiq_label::MemberCode;
use tansiq_report::{Moment, ReportId, StatementId, SubjectKind, point};

/// What allowed statements say of one subject.
#[derive(Default)]
pub(super) struct Spot {
    pub(super) points: Vec<Where>,
    dates: Vec<When>,
    /// What kind of place it is, with the number of the statement.
    sort: Option<(i64, Telling)>,
}

/// A point, and the statement that says it.
#[derive(Clone, Copy)]
pub(super) struct Where {
    pub(super) statement: i64,
    pub(super) kind: SubjectKind,
    /// Degrees north, degrees east.
    pub(super) point: (f64, f64),
    pub(super) class: ClassId,
}

/// A date, and the statement that says it.
#[derive(Clone, Copy)]
pub(super) struct When {
    statement: i64,
    /// Its first day.
    pub(super) day: Date,
    pub(super) class: ClassId,
}

impl Spot {
    /// Takes what a statement says, by the number of its property in tables.sql.
    pub(super) fn take(&mut self, statement: i64, property: i64, class: ClassId, value: &str) {
        match property {
            4 => self.take_point(statement, SubjectKind::Place, class, value),
            5 => self.take_point(statement, SubjectKind::Incident, class, value),
            6 => self.take_point(statement, SubjectKind::Sighting, class, value),
            7 | 8 => self.dates.extend(first_day(value).map(|day| When { statement, day, class })),
            9 if self.sort.as_ref().is_none_or(|(last, _)| *last < statement) => {
                self.sort = Some((statement, Telling { value: value.to_owned(), class }));
            }
            _ => {}
        }
    }

    fn take_point(&mut self, statement: i64, kind: SubjectKind, class: ClassId, value: &str) {
        self.points.extend(point(value).map(|point| Where { statement, kind, point, class }));
    }

    /// The date that was said last, of the originator of the point before any other.
    pub(super) fn date(&self, of_originator: impl Fn(ClassId) -> bool) -> Option<When> {
        self.dates.iter().copied().max_by_key(|date| (of_originator(date.class), date.statement))
    }

    pub(super) fn sort(&self) -> Option<Telling> {
        self.sort.as_ref().map(|(_, sort)| sort.clone())
    }
}

/// The first day of a date as people write it: `1971`, `1971-03`, `1971-03-05`. What has another form says no day.
fn first_day(date: &str) -> Option<Date> {
    let rest = match date.len() {
        4 => "-01-01",
        7 => "-01",
        _ => "",
    };
    // The parser takes more forms than ours.
    let whole = format!("{date}{rest}");
    whole.parse::<Date>().ok().filter(|day| day.to_string() == whole)
}

/// A subject at a point, before it is known whether it is among those that are answered.
pub(super) struct Standing {
    pub(super) subject: i64,
    pub(super) kind: SubjectKind,
    pub(super) point: (f64, f64),
    pub(super) day: Option<Date>,
    pub(super) statement: StatementId,
    pub(super) originator: MemberCode,
    pub(super) report: ReportId,
    pub(super) written: Moment,
    pub(super) place: Option<i64>,
    pub(super) sort: Option<Telling>,
    pub(super) classes: Vec<ClassId>,
}

impl Standing {
    /// The newest day first, then what has none; among the same, an order that says nothing of what else is held.
    pub(super) fn order(&self) -> impl Ord + use<> {
        (std::cmp::Reverse(self.day), self.statement, self.originator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_begins_on_its_first_day() {
        for (text, day) in [("2026", "2026-01-01"), ("2026-12", "2026-12-01"), ("2026-11-15", "2026-11-15")] {
            assert_eq!(first_day(text).map(|day| day.to_string()).as_deref(), Some(day));
        }
        for other in ["", "spring", "2026-13", "2026-02-30", "20261115", "2026-11-15T12:00"] {
            assert_eq!(first_day(other), None, "{other}");
        }
    }
}
