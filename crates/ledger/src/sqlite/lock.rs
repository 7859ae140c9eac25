//! One writer per ledger, over all processes of the machine: a lock on a file beside it.
//!
//! The system drops the lock when its process ends, however it ends, so there is never a stale one to remove.

use crate::{Error, Step};
use std::fs::{File, TryLockError};
use std::path::Path;

/// Held while the ledger is open for writing.
#[derive(Debug)]
pub(super) struct WriterLock {
    _file: File,
}

impl WriterLock {
    pub(super) fn take(path: &Path) -> Result<WriterLock, Error> {
        let failed = |error: std::io::Error| Error::Storage {
            step: Step::Open,
            detail: format!("{}: {error}", path.display()),
        };
        let mut options = File::options();
        options.create(true).truncate(false).write(true);
        let file = super::write::owner_only(&mut options).open(path).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => Ok(WriterLock { _file: file }),
            Err(TryLockError::WouldBlock) => Err(Error::InUse { path: path.to_owned() }),
            Err(TryLockError::Error(error)) => Err(failed(error)),
        }
    }
}
