//! Numbers for the desk and for oversight: lanes, refusals, and how often who looked. None of them holds content.

use super::Traffic;
use super::detail::rows;
use crate::Error;
use rusqlite::Row;
use tansiq_label::{Finite as _, MemberCode, Purpose};
use tansiq_report::{DeliveryId, Moment, Precedence, PrincipalId};

/// How it stands between us and one member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// The member.
    pub member: MemberCode,
    /// Deliveries made up for it.
    pub disclosed: u64,
    /// Deliveries that it has acknowledged.
    pub acknowledged: u64,
    /// Items in them that it refused.
    pub refused: u64,
    /// When the last delivery was made up.
    pub last_disclosed: Option<Moment>,
    /// When its last acknowledgement arrived.
    pub last_acknowledged: Option<Moment>,
    /// Deliveries of it that we gave a receipt for.
    pub received: u64,
    /// Items in them that we refused.
    pub we_refused: u64,
    /// When we gave the last receipt.
    pub last_received: Option<Moment>,
}

/// A delivery of ours that waits for its acknowledgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outstanding {
    /// The delivery.
    pub delivery: DeliveryId,
    /// For whom.
    pub member: MemberCode,
    /// Its number in the lane.
    pub sequence: u64,
    /// Since when it waits.
    pub since: Moment,
    /// How many items it has.
    pub items: u64,
    /// The fastest precedence in it.
    pub precedence: Precedence,
}

/// How often items were refused for a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusals {
    /// The other side.
    pub member: MemberCode,
    /// Whether it was we who refused.
    pub by_us: bool,
    /// The reason, as a word.
    pub reason: String,
    /// How often.
    pub count: u64,
    /// When last.
    pub last: Moment,
}

/// How often a principal looked, for one purpose. What it looked for and what it saw is not here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// Who.
    pub principal: PrincipalId,
    /// What for.
    pub purpose: Purpose,
    /// How many screenings.
    pub screenings: u64,
    /// How many of them showed somebody.
    pub hits: u64,
    /// How many readings.
    pub readings: u64,
    /// How many subjects were shown, counted each time.
    pub subjects: u64,
    /// How many reports were shown, counted each time.
    pub reports: u64,
    /// When last.
    pub last: Moment,
}

/// The most waiting deliveries of one answer.
pub const MAX_OUTSTANDING: usize = 1_000;

impl Lane {
    /// Deliveries that wait for their acknowledgement.
    pub fn outstanding(&self) -> u64 {
        self.disclosed.saturating_sub(self.acknowledged)
    }
}

impl Traffic {
    /// How it stands with each member that we gave to or took from, by code.
    ///
    /// # Errors
    /// [`Error`] when the view's file fails.
    pub fn lanes(&self) -> Result<Vec<Lane>, Error> {
        let request =
            "SELECT member, disclosed, acknowledged, refused, last_disclosed, last_acknowledged, received,
                              we_refused, last_received FROM lanes ORDER BY member";
        self.file.read(|connection| rows(connection, request, &[], lane))
    }

    /// The deliveries that wait for an acknowledgement, by member and number, at most [`MAX_OUTSTANDING`]. One that was
    /// made anew under the same number waits no longer.
    ///
    /// # Errors
    /// [`Error`] when the view's file fails.
    pub fn outstanding(&self) -> Result<Vec<Outstanding>, Error> {
        let request = format!(
            "SELECT id, member, sequence, at, items, speed FROM deliveries AS d WHERE acknowledged IS NULL
             AND NOT EXISTS (SELECT 1 FROM deliveries AS e WHERE e.member = d.member AND e.sequence = d.sequence
                             AND (e.position > d.position OR e.acknowledged IS NOT NULL))
             ORDER BY member, sequence LIMIT {MAX_OUTSTANDING}"
        );
        self.file.read(|connection| rows(connection, &request, &[], outstanding))
    }

    /// Why items were refused, by member.
    ///
    /// # Errors
    /// [`Error`] when the view's file fails.
    pub fn refusals(&self) -> Result<Vec<Refusals>, Error> {
        let request =
            "SELECT member, by_us, reason, count, last FROM refusals ORDER BY member, by_us, reason";
        self.file.read(|connection| rows(connection, request, &[], refusals))
    }

    /// How often who looked, by principal and purpose.
    ///
    /// # Errors
    /// [`Error`] when the view's file fails.
    pub fn uses(&self) -> Result<Vec<Use>, Error> {
        let request =
            "SELECT principal, purpose, screenings, hits, readings, subjects, reports, last FROM uses
                       ORDER BY principal, purpose";
        self.file.read(|connection| rows(connection, request, &[], used))
    }
}

fn moment(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<Moment>> {
    Ok(row.get::<_, Option<i64>>(at)?.map(Moment::from_millis))
}

fn lane(row: &Row<'_>) -> rusqlite::Result<Option<Lane>> {
    let Ok(member) = row.get::<_, String>(0)?.parse() else { return Ok(None) };
    Ok(Some(Lane {
        member,
        disclosed: row.get(1)?,
        acknowledged: row.get(2)?,
        refused: row.get(3)?,
        last_disclosed: moment(row, 4)?,
        last_acknowledged: moment(row, 5)?,
        received: row.get(6)?,
        we_refused: row.get(7)?,
        last_received: moment(row, 8)?,
    }))
}

fn outstanding(row: &Row<'_>) -> rusqlite::Result<Option<Outstanding>> {
    let Ok(member) = row.get::<_, String>(1)?.parse() else { return Ok(None) };
    let delivery = DeliveryId::from_random(row.get(0)?);
    let since = Moment::from_millis(row.get(3)?);
    let Some(precedence) = Precedence::ALL.get(row.get::<_, usize>(5)?).copied() else { return Ok(None) };
    Ok(Some(Outstanding { delivery, member, sequence: row.get(2)?, since, items: row.get(4)?, precedence }))
}

fn refusals(row: &Row<'_>) -> rusqlite::Result<Option<Refusals>> {
    let Ok(member) = row.get::<_, String>(0)?.parse() else { return Ok(None) };
    let (by_us, reason, count) = (row.get(1)?, row.get(2)?, row.get(3)?);
    Ok(Some(Refusals { member, by_us, reason, count, last: Moment::from_millis(row.get(4)?) }))
}

fn used(row: &Row<'_>) -> rusqlite::Result<Option<Use>> {
    let Ok(purpose) = row.get::<_, String>(1)?.parse() else { return Ok(None) };
    Ok(Some(Use {
        principal: PrincipalId::from_random(row.get(0)?),
        purpose,
        screenings: row.get(2)?,
        hits: row.get(3)?,
        readings: row.get(4)?,
        subjects: row.get(5)?,
        reports: row.get(6)?,
        last: Moment::from_millis(row.get(7)?),
    }))
}
