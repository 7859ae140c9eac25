//! How long a list takes from bytes to durable entries, in a new ledger on disk:
//! `cargo run --release -p tansiq-intake --example import -- un FILE FOLDER`, where FOLDER is empty.

use std::sync::Arc;
use std::time::Instant;
use tansiq_formats::{Format, Profile};
use tansiq_intake::{Import, Intake, Step};
use tansiq_ledger::{Ledger, MasterKey, Settings, SqliteStore};
use tansiq_report::{MemberKey, Moment, PrincipalId};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [format, file, folder] = words.as_slice() else {
        return Err("expected a format, a file and an empty folder".into());
    };
    let format: Format = format.parse()?;
    let bytes = std::fs::read(file)?;
    let signing = ed25519_dalek::SigningKey::from_bytes(&[1; 32]);
    let settings = Settings::new("exercise.example/import", MasterKey::generate()?, signing);
    let ledger = Arc::new(Ledger::open(SqliteStore::open(std::path::Path::new(folder))?, settings)?);
    let key = Arc::new(MemberKey::from_seed(&[2; 32]));
    let intake = Intake::new(ledger, "BGD".parse()?, key);
    let now = Moment::from(jiff::Timestamp::now());
    let mut profile = Profile::of(format, now.date());
    profile.legal_basis.get_or_insert("EXERCISE: a measurement".into());
    let import = Import {
        format,
        bytes: &bytes,
        profile: &profile,
        by: PrincipalId::from_random([0; 16]),
        now,
        delistings_expected: None,
        dry_run: false,
    };
    let mut n = 0_u128;
    let mut counting = || {
        n += 1;
        n.to_be_bytes()
    };
    for run in ["first", "again"] {
        let began = Instant::now();
        let mut sealed = None;
        let summary = intake.import_blocking(&import, &mut counting, &mut |progress| {
            if progress.step == Step::Seal && progress.done == progress.of {
                sealed = Some(began.elapsed());
            }
        })?;
        println!(
            "{run}: {} entries, {} stored, {} statements; signed after {:?}, durable after {:?}",
            summary.entries,
            summary.stored(),
            summary.statements,
            sealed.unwrap_or_default(),
            began.elapsed()
        );
    }
    Ok(())
}
