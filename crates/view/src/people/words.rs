//! Words that come again and again, kept once each with a number.

use parking_lot::RwLock;
use rusqlite::Connection;
use std::collections::HashMap;
use std::sync::Arc;

/// The words that the writer has met; a miss asks the table.
#[derive(Default)]
pub(crate) struct Words {
    known: HashMap<Arc<str>, i64>,
}

/// Words kept in memory, each way, before starting anew: lists of clauses come from other members and have no bound.
const MAX_KNOWN: usize = 10_000;

impl Words {
    pub(crate) fn number_of(&mut self, connection: &Connection, word: &str) -> rusqlite::Result<i64> {
        if let Some(number) = self.known.get(word) {
            return Ok(*number);
        }
        let mut enter = connection.prepare_cached("INSERT OR IGNORE INTO words (text) VALUES (?1)")?;
        enter.execute([word])?;
        let mut find = connection.prepare_cached("SELECT n FROM words WHERE text = ?1")?;
        let number = find.query_row([word], |row| row.get(0))?;
        if self.known.len() >= MAX_KNOWN {
            self.known.clear();
        }
        self.known.insert(word.into(), number);
        Ok(number)
    }
}

/// The words by number, for reading many rows. A word keeps its number for good once it is in the file: what one snapshot
/// said holds for every later one. So nothing may be looked up here for a transaction that is still open.
#[derive(Default)]
pub(crate) struct Lookup {
    known: RwLock<HashMap<i64, Arc<str>>>,
}

impl Lookup {
    pub(crate) fn word(&self, connection: &Connection, number: i64) -> rusqlite::Result<Arc<str>> {
        if let Some(word) = self.known.read().get(&number) {
            return Ok(Arc::clone(word));
        }
        let mut find = connection.prepare_cached("SELECT text FROM words WHERE n = ?1")?;
        let word: Arc<str> = find.query_row([number], |row| row.get::<_, String>(0))?.into();
        let mut known = self.known.write();
        if known.len() >= MAX_KNOWN {
            known.clear();
        }
        known.insert(number, Arc::clone(&word));
        Ok(word)
    }
}
