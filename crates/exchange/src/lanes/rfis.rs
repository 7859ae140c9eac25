//! Where the papers of requests for information stand.

use super::{Lanes, number, position};
use crate::Error;
use rusqlite::{Connection, OptionalExtension, params};
use tansiq_label::MemberCode;
use tansiq_ledger::Position;
use tansiq_report::onward::Signed as _;
use tansiq_report::rfi::{RFI_TYPE, Rfi, RfiAnswer};
use tansiq_report::{Envelope, Precedence, RfiId};

/// Remembers a paper; the precedence with which it goes on a lane.
pub(super) fn paper(db: &Connection, at: Position, signed: &Envelope) -> rusqlite::Result<Precedence> {
    // What the ledger holds was checked before it was appended.
    let (asker, id, precedence, answers) = if signed.payload_type == RFI_TYPE {
        let Ok(rfi) = Rfi::read(signed) else { return Ok(Precedence::Routine) };
        (rfi.asker.0, rfi.id, rfi.precedence, false)
    } else {
        let Ok(answer) = RfiAnswer::read(signed) else { return Ok(Precedence::Routine) };
        // Somebody waits for it.
        (answer.asker.0, answer.rfi, Precedence::Immediate, true)
    };
    let row = params![number(at.0), asker.as_str(), id.bits(), answers];
    db.prepare_cached("INSERT OR IGNORE INTO rfis VALUES (?1, ?2, ?3, ?4)")?.execute(row)?;
    Ok(precedence)
}

impl Lanes {
    /// Every request, with where it stands and where its answers do, in order.
    pub(crate) fn rfis(&self) -> Result<Vec<(Position, Vec<Position>)>, Error> {
        self.with(|db| {
            let mut find = db.prepare_cached(
                "SELECT asked.position, answered.position FROM rfis AS asked LEFT JOIN rfis AS answered
                   ON answered.asker = asked.asker AND answered.id = asked.id AND answered.answers
                 WHERE NOT asked.answers ORDER BY asked.position, answered.position",
            )?;
            let mut rows = find.query([])?;
            let mut all: Vec<(Position, Vec<Position>)> = Vec::new();
            while let Some(row) = rows.next()? {
                let asked = position(row, 0)?;
                if all.last().is_none_or(|(last, _)| *last != asked) {
                    all.push((asked, Vec::new()));
                }
                if let (Some(_), Some((_, answers))) = (row.get::<_, Option<i64>>(1)?, all.last_mut()) {
                    answers.push(position(row, 1)?);
                }
            }
            Ok(all)
        })
    }

    /// Where a request stands, and the last answer to it.
    pub(crate) fn rfi(
        &self,
        asker: MemberCode,
        id: RfiId,
    ) -> Result<(Option<Position>, Option<Position>), Error> {
        self.with(|db| {
            let mut find = db.prepare_cached(
                "SELECT position FROM rfis WHERE asker = ?1 AND id = ?2 AND answers = ?3 ORDER BY position DESC LIMIT 1",
            )?;
            let mut last = |answers: bool| {
                find.query_row(params![asker.as_str(), id.bits(), answers], |row| position(row, 0)).optional()
            };
            Ok((last(false)?, last(true)?))
        })
    }
}
