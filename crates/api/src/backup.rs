//! The last backup of this node's ledger, as `tansiq node backup` wrote it down beside the ledger. It belongs to no record:
//! which backups there are is a matter of this machine.

use serde::{Deserialize, Serialize};
use std::io;
use std::path::{Path, PathBuf};
use utoipa::ToSchema;

/// A copy of the ledger that was taken and rechecked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Backup {
    /// When.
    pub made: String,
    /// How many entries it has.
    pub entries: u64,
    /// How long its file is.
    pub bytes: u64,
}

/// Where the last one is written down.
#[derive(Debug, Clone)]
pub struct Backups {
    file: PathBuf,
}

impl Backups {
    /// The file, which need not be there.
    pub fn at(file: &Path) -> Backups {
        Backups { file: file.to_owned() }
    }

    /// The last one; nothing when none was ever taken.
    ///
    /// # Errors
    /// When the file is there and cannot be read.
    pub fn last(&self) -> io::Result<Option<Backup>> {
        match std::fs::read(&self.file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            bytes => Ok(Some(serde_json::from_slice(&bytes?)?)),
        }
    }
}
