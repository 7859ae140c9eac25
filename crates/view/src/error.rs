//! What can go wrong in a view. A view is disposable: every error of its file is answered by a rebuild at worst.

use crate::Which;
use tansiq_ledger::{Position, TreeSize};

/// Every error of the views, grouped by who is at fault. No variant holds a byte of what a statement says.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    // Our disk.
    /// The folder of the views cannot be used.
    #[error("the views' folder cannot be used: {0}")]
    Folder(#[from] std::io::Error),
    /// No space is left. Nothing of the batch is in the view; it goes on where it stood as soon as there is space.
    #[error("no space left for the {which} view: free space and it goes on by itself")]
    Full {
        /// The view.
        which: Which,
    },
    /// The view's file cannot be read or written.
    #[error("the file of the {which} view failed: {detail}")]
    File {
        /// The view.
        which: Which,
        /// What SQLite said: names of tables and files, never values.
        detail: String,
    },
    /// What the view's file holds cannot be read back. The ledger is not affected: rebuild the view.
    #[error("the file of the {which} view is damaged ({what}): rebuild the view")]
    Damaged {
        /// The view.
        which: Which,
        /// What was read in vain.
        what: &'static str,
    },
    /// The ledger could not be read.
    #[error(transparent)]
    Ledger(#[from] tansiq_ledger::Error),

    // Our caller.
    /// The view was rebuilt since the decisions about its classes were taken.
    #[error("the people view was rebuilt since the decisions were taken: take them anew and ask again")]
    OtherGeneration,
    /// The views did not come as far in the time given.
    #[error("the views stand at {applied} entries and did not reach the entry {wanted} in time")]
    Behind {
        /// How many entries they have.
        applied: TreeSize,
        /// The entry that was waited for.
        wanted: Position,
    },
    /// The thread that follows the ledger could not be started.
    #[error("the views' thread could not be started: {0}")]
    Thread(std::io::Error),
}

impl Error {
    /// The error for what SQLite said about a view's file.
    pub(crate) fn of(which: Which, error: &rusqlite::Error) -> Error {
        use rusqlite::ErrorCode::{DatabaseCorrupt, DiskFull, NotADatabase};
        match error {
            rusqlite::Error::SqliteFailure(failure, _) => match failure.code {
                DiskFull => Error::Full { which },
                DatabaseCorrupt | NotADatabase => Error::Damaged { which, what: "its pages" },
                code => Error::File { which, detail: format!("SQLite: {code:?}") },
            },
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::IntegralValueOutOfRange(..) => Error::Damaged { which, what: "a row" },
            _ => Error::File { which, detail: "SQLite refused a request of this program".into() },
        }
    }
}
