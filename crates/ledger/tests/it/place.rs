//! Where the tests open their ledgers, and what every test asks of one afterwards.

use ed25519_dalek::SigningKey;
use std::path::Path;
use tansiq_ledger::{Ledger, MasterKey, Settings, SqliteStore};

pub const ORIGIN: &str = "exercise.example/ledger";

pub fn settings() -> Settings {
    Settings::new(ORIGIN, MasterKey::from_bytes([7; 32]), SigningKey::from_bytes(&[9; 32]))
}

pub fn open(folder: &Path) -> Ledger {
    Ledger::open(SqliteStore::open(folder).unwrap(), settings()).unwrap()
}
