//! One look at the map, in the view's file. The reader's classes are chosen here and not in the file, which does not
//! know them.

use super::at_place::AtPlace;
use super::spot::{Spot, Standing, Where};
use super::{Named, Placed, Sought, Telling};
use crate::people::allowed::Allowed;
use crate::people::class::{ClassId, Classes};
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row};
use std::collections::{BTreeMap, HashSet};
use tansiq_label::MemberCode;
use tansiq_report::{Moment, ReportId, StatementId, SubjectId, SubjectKind};

/// The properties that put something on the map, and those that name it, the best first, as tables.sql gives them.
pub(super) const PLACING: &str = "4, 5, 6, 7, 8, 9";
const CAPTIONS: &str = "10, 11, 12, 13, 14";

pub(super) struct Looking<'a> {
    pub(super) connection: &'a Connection,
    allowed: &'a Allowed,
    classes: &'a Classes,
    sought: &'a Sought,
    /// The numbers of the subjects that are sought; nothing for all of them.
    pub(super) subjects: Option<HashSet<i64>>,
}

/// The statement that puts something on the map.
struct Placing {
    id: StatementId,
    originator: MemberCode,
    class: ClassId,
    report: ReportId,
    written: Moment,
    first: Option<Date>,
    last: Option<Date>,
}

impl<'a> Looking<'a> {
    pub(super) fn new(
        connection: &'a Connection,
        (allowed, classes): (&'a Allowed, &'a Classes),
        sought: &'a Sought,
    ) -> rusqlite::Result<Looking<'a>> {
        let number = |id: &SubjectId| {
            let mut find = connection.prepare_cached("SELECT n FROM subjects WHERE id = ?1")?;
            find.query_row([&id.bits()[..]], |row| row.get(0)).optional()
        };
        let subjects = match &sought.subjects {
            None => None,
            Some(ids) => Some(ids.iter().filter_map(|id| number(id).transpose()).collect::<Result<_, _>>()?),
        };
        Ok(Looking { connection, allowed, classes, sought, subjects })
    }

    pub(super) fn placed(&self, named: &Named) -> rusqlite::Result<(Vec<Placed>, bool)> {
        let (mut standing, mut with_point) = (Vec::new(), HashSet::new());
        self.walk(|subject, spot| {
            for at in &spot.points {
                with_point.insert(subject);
                standing.extend(self.standing((subject, at.kind), &spot, at, (at.statement, None))?);
            }
            Ok(())
        })?;
        for at_place in self.at_places(named)? {
            let AtPlace { subject, kind, statement, place } = at_place;
            if with_point.contains(&subject) {
                continue;
            }
            let spot = self.spot(subject)?;
            for at in &self.spot(place)?.points {
                standing.extend(self.standing((subject, kind), &spot, at, (statement, Some(place)))?);
            }
        }
        standing.sort_by_cached_key(Standing::order);
        let more = standing.len() > self.sought.limit;
        standing.truncate(self.sought.limit);
        let placed = standing.into_iter().map(|one| self.told(one)).collect::<rusqlite::Result<_>>()?;
        Ok((placed, more))
    }

    /// Every subject that is sought, with what puts it on the map.
    fn walk(&self, mut each: impl FnMut(i64, Spot) -> rusqlite::Result<()>) -> rusqlite::Result<()> {
        if let Some(subjects) = &self.subjects {
            return subjects.iter().try_for_each(|subject| each(*subject, self.spot(*subject)?));
        }
        let mut walk = self.connection.prepare_cached(&format!(
            "SELECT subject, n, property, class, value FROM statements INDEXED BY statements_placed
             WHERE property IN ({PLACING}) ORDER BY subject"
        ))?;
        let (mut rows, mut current) = (walk.query([])?, None::<(i64, Spot)>);
        while let Some(row) = rows.next()? {
            let subject = row.get(0)?;
            if current.as_ref().is_none_or(|(last, _)| *last != subject)
                && let Some((last, spot)) = current.replace((subject, Spot::default()))
            {
                each(last, spot)?;
            }
            if let Some((_, spot)) = &mut current {
                self.take(spot, row)?;
            }
        }
        current.map_or(Ok(()), |(last, spot)| each(last, spot))
    }

    fn spot(&self, subject: i64) -> rusqlite::Result<Spot> {
        let mut find = self.connection.prepare_cached(&format!(
            "SELECT subject, n, property, class, value FROM statements INDEXED BY statements_placed
             WHERE subject = ?1 AND property IN ({PLACING})"
        ))?;
        let (mut rows, mut spot) = (find.query([subject])?, Spot::default());
        while let Some(row) = rows.next()? {
            self.take(&mut spot, row)?;
        }
        Ok(spot)
    }

    fn take(&self, spot: &mut Spot, row: &Row<'_>) -> rusqlite::Result<()> {
        let class = ClassId(row.get(3)?);
        if self.allowed.contains(class) {
            spot.take(row.get(1)?, row.get(2)?, class, row.get_ref(4)?.as_str()?);
        }
        Ok(())
    }

    /// How a subject stands at a point by a statement, if that is in the area and within the days.
    fn standing(
        &self,
        (subject, kind): (i64, SubjectKind),
        spot: &Spot,
        at: &Where,
        (statement, place): (i64, Option<i64>),
    ) -> rusqlite::Result<Option<Standing>> {
        if !self.sought.area.holds(at.point) {
            return Ok(None);
        }
        let Some(placing) = self.placing(statement)? else { return Ok(None) };
        let is_place = kind == SubjectKind::Place;
        let date =
            spot.date(|class| self.originator(class) == Some(placing.originator)).filter(|_| !is_place);
        let day = (!is_place).then(|| date.map_or(placing.written.date(), |date| date.day));
        let (first, last) = (day.or(placing.first), day.or(placing.last));
        let has_begun = first.zip(self.sought.until).is_none_or(|(first, until)| first <= until);
        let still_is = last.zip(self.sought.from).is_none_or(|(last, from)| last >= from);
        if !has_begun || !still_is {
            return Ok(None);
        }
        let point = place.is_some().then_some(at.class);
        let classes = [Some(placing.class), point, date.map(|date| date.class)];
        Ok(Some(Standing {
            subject,
            kind,
            point: at.point,
            day,
            statement: placing.id,
            originator: placing.originator,
            report: placing.report,
            written: placing.written,
            place,
            sort: spot.sort().filter(|_| is_place),
            classes: classes.into_iter().flatten().collect(),
        }))
    }

    pub(super) fn originator(&self, class: ClassId) -> Option<MemberCode> {
        self.classes.get(class).map(|class| class.originator)
    }

    fn placing(&self, statement: i64) -> rusqlite::Result<Option<Placing>> {
        let mut find = self.connection.prepare_cached(
            "SELECT id, class, report, written, holds_from, holds_until
             FROM statements JOIN sources ON position = source WHERE n = ?1",
        )?;
        let day = |text: Option<String>| text.and_then(|text| text.parse().ok());
        let mut rows = find.query([statement])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let class = ClassId(row.get(1)?);
        let Some(originator) = self.originator(class) else { return Ok(None) };
        Ok(Some(Placing {
            id: StatementId::from_random(row.get(0)?),
            originator,
            class,
            report: ReportId::from_random(row.get(2)?),
            written: Moment::from_millis(row.get(3)?),
            first: day(row.get(4)?),
            last: day(row.get(5)?),
        }))
    }

    /// What is answered of a subject at its point.
    fn told(&self, standing: Standing) -> rusqlite::Result<Placed> {
        let caption = self.caption(standing.subject)?;
        let mut classes = standing.classes;
        classes.extend(caption.iter().chain(&standing.sort).map(|told| told.class));
        classes.sort_unstable();
        Ok(Placed {
            subject: self.id(standing.subject)?,
            kind: standing.kind,
            latitude: standing.point.0,
            longitude: standing.point.1,
            day: standing.day,
            statement: standing.statement,
            originator: standing.originator,
            report: standing.report,
            written: standing.written,
            place: standing.place.map(|place| self.id(place)).transpose()?,
            caption,
            sort: standing.sort,
            classes,
        })
    }

    fn id(&self, subject: i64) -> rusqlite::Result<SubjectId> {
        let mut find = self.connection.prepare_cached("SELECT id FROM subjects WHERE n = ?1")?;
        find.query_row([subject], |row| row.get(0).map(SubjectId::from_random))
    }

    /// The best name; of several the one that was said last.
    fn caption(&self, subject: i64) -> rusqlite::Result<Option<Telling>> {
        let mut find = self.connection.prepare_cached(&format!(
            "SELECT property, n, class, value FROM statements WHERE subject = ?1 AND property IN ({CAPTIONS})"
        ))?;
        let (mut rows, mut names) = (find.query([subject])?, BTreeMap::new());
        while let Some(row) = rows.next()? {
            let (property, n, class) = (row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, ClassId(row.get(2)?));
            if self.allowed.contains(class) {
                names.insert((property, std::cmp::Reverse(n)), Telling { value: row.get(3)?, class });
            }
        }
        Ok(names.into_values().next())
    }
}
