//! What was cosigned, and what contradicted it: folded from the entries, which hold the notes themselves.

use super::{Lanes, number, position, schema};
use crate::Error;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use tansiq_label::MemberCode;
use tansiq_ledger::{Checkpoint, Position, SignedNote, TreeSize};

/// Two checkpoints that contradict each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Contradicting {
    /// Of the entry.
    pub(crate) position: Position,
    /// The size that the witness cosigned.
    pub(crate) held: TreeSize,
    /// The size that it refused.
    pub(crate) shown: TreeSize,
}

impl Lanes {
    /// One more than the last entry that is not about witnessing: the tree that is worth a cosignature.
    pub(crate) fn news(&self) -> Result<TreeSize, Error> {
        self.with(schema::news)
    }

    /// The entry with the largest checkpoint of a member's ledger that we cosigned.
    pub(crate) fn last_cosigned(&self, log: MemberCode) -> Result<Option<Position>, Error> {
        self.with(|db| {
            db.prepare_cached("SELECT position FROM cosigned WHERE log = ?1 ORDER BY size DESC LIMIT 1")?
                .query_row(params![log.as_str()], |row| position(row, 0))
                .optional()
        })
    }

    /// The entry with the checkpoint of this size, if we cosigned one.
    pub(crate) fn cosigned(&self, log: MemberCode, size: TreeSize) -> Result<Option<Position>, Error> {
        self.with(|db| {
            db.prepare_cached("SELECT position FROM cosigned WHERE log = ?1 AND size = ?2")?
                .query_row(params![log.as_str(), number(size.0)], |row| position(row, 0))
                .optional()
        })
    }

    /// What is known against a cosigned checkpoint of this size, the strongest first: another root of the same size.
    pub(crate) fn contradiction(
        &self,
        log: MemberCode,
        witness: MemberCode,
        held: TreeSize,
    ) -> Result<Option<Contradicting>, Error> {
        self.with(|db| {
            db.prepare_cached(
                "SELECT position, held, shown FROM contradictions WHERE log = ?1 AND witness = ?2 AND held = ?3
                 ORDER BY held = shown DESC, position LIMIT 1",
            )?
            .query_row(params![log.as_str(), witness.as_str(), number(held.0)], contradicting)
            .optional()
        })
    }

    /// Every contradiction that is recorded here, the last first, at most so many.
    pub(crate) fn contradictions(&self, max: usize) -> Result<Vec<Contradicting>, Error> {
        self.with(|db| {
            let sql = "SELECT position, held, shown FROM contradictions ORDER BY position DESC LIMIT ?1";
            db.prepare_cached(sql)?.query_map(params![number(max as u64)], contradicting)?.collect()
        })
    }
}

fn contradicting(row: &Row<'_>) -> rusqlite::Result<Contradicting> {
    let size = |column| Ok::<_, rusqlite::Error>(TreeSize(position(row, column)?.0));
    Ok(Contradicting { position: position(row, 0)?, held: size(1)?, shown: size(2)? })
}

pub(super) fn cosigned(
    db: &Connection,
    at: Position,
    log: MemberCode,
    checkpoint: &str,
) -> rusqlite::Result<()> {
    // What the ledger holds was checked before it was appended; what cannot be read counts for nothing.
    let Some(size) = size_of(checkpoint) else { return Ok(()) };
    let row = params![log.as_str(), number(size.0), number(at.0)];
    db.prepare_cached("INSERT OR IGNORE INTO cosigned VALUES (?1, ?2, ?3)")?.execute(row).map(drop)
}

pub(super) fn contradicted(
    db: &Connection,
    at: Position,
    (log, witness): (MemberCode, MemberCode),
    held: &str,
    shown: &str,
) -> rusqlite::Result<()> {
    let (Some(held), Some(shown)) = (size_of(held), size_of(shown)) else { return Ok(()) };
    let row = params![number(at.0), log.as_str(), witness.as_str(), number(held.0), number(shown.0)];
    db.prepare_cached("INSERT INTO contradictions VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(row).map(drop)
}

fn size_of(note: &str) -> Option<TreeSize> {
    let note = SignedNote::parse(note.as_bytes()).ok()?;
    Checkpoint::parse(note.text()).ok().map(|checkpoint| checkpoint.size)
}
