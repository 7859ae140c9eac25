//! A copy of a ledger while it is written: SQLite's online backup in one reading, so that it is the ledger of one moment.

use super::read::SqliteReader;
use super::write::{make_file, make_folder, sync_folder};
use super::{FILE_NAME, meaning};
use crate::{Error, Step};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use std::fs::{self, File};
use std::path::Path;

impl SqliteReader {
    /// Copies the ledger as it stands into a folder, which is made if there is none. Whoever writes goes on meanwhile. When
    /// it returns, the copy is on the disk, and its owner alone can read it; what failed leaves no file. It holds what any
    /// backup does: an entry that is erased later is erased in the ledger, and not in its copies.
    ///
    /// # Errors
    /// [`Error::Storage`] when the folder holds a ledger already, and what SQLite or the disk says.
    pub fn copy_to(&self, folder: &Path) -> Result<(), Error> {
        make_folder(folder)?;
        let path = folder.join(FILE_NAME);
        if path.exists() {
            let detail = format!("{}: expected no ledger; found one", path.display());
            return Err(Error::Storage { step: Step::Create, detail });
        }
        make_file(&path)?;
        self.fill(&path, folder).inspect_err(|_| {
            // The first error is the one to tell.
            let _ = fs::remove_file(&path);
        })
    }

    fn fill(&self, path: &Path, folder: &Path) -> Result<(), Error> {
        let copy = || -> rusqlite::Result<StepResult> {
            let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
            let mut copy = Connection::open_with_flags(path, flags)?;
            // Every page in one step: in write-ahead mode the writer does not wait for it.
            let step = Backup::new(&self.db, &mut copy)?.step(-1)?;
            copy.close().map_err(|(_, error)| error)?;
            Ok(step)
        };
        let failed = |detail: String| Error::Storage { step: Step::Create, detail };
        if copy().map_err(|error| meaning(error).at(Step::Create))? != StepResult::Done {
            return Err(failed("the ledger is locked by another program than its node".into()));
        }
        let sync = || File::open(path)?.sync_all().and_then(|()| sync_folder(folder));
        sync().map_err(|error| failed(format!("{}: {error}", path.display())))
    }
}
