//! The embedded storage: one SQLite file in write-ahead mode, synced on every commit.
//!
//! The folder holds `ledger.sqlite3` (and its `-wal` and `-shm` while open) and `ledger.lock`. A running node is backed up by
//! [`SqliteReader::copy_to`], never by copying the file: the write-ahead log would be missing.

mod copy;
mod lock;
mod read;
mod schema;
mod write;

pub use read::SqliteReader;
pub use write::SqliteStore;

use crate::store::StoreError;
use rusqlite::ErrorCode;

/// The file of the ledger in its folder.
pub const FILE_NAME: &str = "ledger.sqlite3";

/// The file that is locked while a process writes.
pub const LOCK_NAME: &str = "ledger.lock";

/// What SQLite's error means to a ledger. Its text names pages, tables and files, never values.
pub(crate) fn meaning(error: rusqlite::Error) -> StoreError {
    match &error {
        rusqlite::Error::SqliteFailure(failure, _) => match failure.code {
            ErrorCode::DiskFull => StoreError::Full,
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => StoreError::Damaged(error.to_string()),
            _ => StoreError::Failed(error.to_string()),
        },
        _ => StoreError::Damaged(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Error;
    use crate::conformance::{Place, check};
    use crate::store::Store;

    impl Place for tempfile::TempDir {
        fn open(&self) -> Result<Box<dyn Store>, Error> {
            Ok(Box::new(SqliteStore::open(self.path())?))
        }
    }

    #[test]
    fn the_sqlite_store_conforms() {
        check(|| tempfile::tempdir().unwrap());
    }
}
