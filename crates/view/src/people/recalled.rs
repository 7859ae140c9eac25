//! Taking statements away that their originator took back.
//!
//! A retraction takes the statement, whoever gave it. A withdrawal takes what its holder was given: from us everything
//! that we have of it, from a member that passed it on to us his gift alone. What we keep stays as it is.

use super::apply::{Found, Known, Writing};
use super::held::Reading;
use super::terms::{GivenTerms, Terms, day_of};
use super::words::Lookup;
use rusqlite::OptionalExtension;
use tansiq_label::MemberCode;
use tansiq_ledger::Position;
use tansiq_report::onward::Signed as _;
use tansiq_report::recall::{Act, Recall};
use tansiq_report::{Entry, Moment, StatementId};

/// Which part of what we hold of a statement goes.
enum Part {
    All,
    GivenBy(MemberCode),
}

impl Writing<'_> {
    /// What an entry takes away, if anything.
    pub(crate) fn take_back(&mut self, at: Position, entry: &Entry) -> rusqlite::Result<()> {
        match entry {
            Entry::Recall { statements, ground, .. } if ground.act() == Act::Retraction => {
                statements.iter().try_for_each(|statement| self.take_own(at, *statement))
            }
            Entry::Recalled { from, paper, kept: None, .. } => {
                // What the ledger holds was checked before it was appended.
                let Ok(recall) = Recall::read(paper) else { return Ok(()) };
                let holder = recall.holder.map(|holder| holder.0);
                let part = match holder.filter(|holder| *holder == from.0) {
                    Some(giver) => Part::GivenBy(giver),
                    None => Part::All,
                };
                let originator = recall.originator.0;
                recall.statements.iter().try_for_each(|id| self.take_received(at, *id, originator, &part))
            }
            _ => Ok(()),
        }
    }

    fn take_own(&mut self, at: Position, id: StatementId) -> rusqlite::Result<()> {
        let mut find =
            self.connection.prepare_cached("SELECT originator FROM statements WHERE id = ?1 AND own")?;
        let originator: Option<i64> = find.query_row([&id.bits()[..]], |row| row.get(0)).optional()?;
        originator.map_or(Ok(()), |originator| self.remove(at, id, originator))
    }

    fn take_received(
        &mut self,
        at: Position,
        id: StatementId,
        originator: MemberCode,
        part: &Part,
    ) -> rusqlite::Result<()> {
        let originator = self.memory.words.number_of(self.connection, originator.as_str())?;
        let Some(known) = self.known(id, originator)?.filter(|known| !known.own) else { return Ok(()) };
        let Part::GivenBy(giver) = part else { return self.remove(at, id, originator) };
        let giver = self.memory.words.number_of(self.connection, giver.as_str())?;
        let mut revoke = self.connection.prepare_cached(
            "DELETE FROM grants WHERE statement = ?1 AND source IN (SELECT position FROM sources WHERE giver = ?2)",
        )?;
        revoke.execute((known.number, giver))?;
        let left = self.given(known.number)?;
        if left.is_empty() {
            return self.remove(at, id, originator);
        }
        self.hold_otherwise(at, &known, left)
    }

    /// Holds a statement by the gifts that are left, of which the last one is the source from now on.
    fn hold_otherwise(&mut self, at: Position, known: &Known, left: Vec<GivenTerms>) -> rusqlite::Result<()> {
        // Words of this transaction may yet be other words.
        let words = Lookup::default();
        let held = Reading::new(self.connection, self.classes, &words).statement(known.number);
        // A row that was just found is read again; what cannot be read is left as it is.
        let Ok(Some(held)) = held else { return Ok(()) };
        let mut find = self.connection.prepare_cached(
            "SELECT position, written FROM grants JOIN sources ON position = source WHERE statement = ?1
             ORDER BY position DESC LIMIT 1",
        )?;
        let (source, written) = find
            .query_row([known.number], |row| Ok((row.get::<_, u64>(0)?, Moment::from_millis(row.get(1)?))))?;
        let terms = self.classes.terms(Terms { written: day_of(written), given: Some(left) });
        let class = self.classes.number_of(self.connection, held.originator, &held.statement.label, terms)?;
        self.forget(known, at)?;
        let mut change =
            self.connection.prepare_cached("UPDATE statements SET class = ?2, source = ?3 WHERE n = ?1")?;
        change.execute((known.number, class.0, source))?;
        self.count(class, 1)?;
        self.find_by(known.number, &Found { statement: &held.statement, subject: known.subject, class, at })
    }

    /// Takes a row away with everything by which it is found and counted.
    fn remove(&mut self, at: Position, id: StatementId, originator: i64) -> rusqlite::Result<()> {
        let Some(known) = self.known(id, originator)? else { return Ok(()) };
        self.forget(&known, at)?;
        for rest in
            ["DELETE FROM grants WHERE statement = ?1", "DELETE FROM said_before WHERE statement = ?1"]
        {
            self.connection.prepare_cached(rest)?.execute([known.number])?;
        }
        self.connection
            .prepare_cached("DELETE FROM statements WHERE n = ?1")?
            .execute([known.number])
            .map(drop)
    }
}
