//! Reads a list and prints what came out of it: `cargo run -p tansiq-formats --example read -- un FILE`.

use std::time::Instant;
use tansiq_formats::{Format, Profile, read};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args().skip(1);
    let (Some(format), Some(file)) = (words.next(), words.next()) else {
        return Err("expected a format and a file".into());
    };
    let format: Format = format.parse()?;
    let bytes = std::fs::read(file)?;
    let profile = Profile::of(format, jiff::Zoned::now().date());
    let began = Instant::now();
    let import = read(format, &bytes, &profile)?;
    let statements: usize = import.entries.iter().map(|e| e.draft.statements.len()).sum();
    println!("{} entries, {statements} statements in {:?}", import.entries.len(), began.elapsed());
    for remark in import.remarks.iter() {
        println!("  {remark}");
    }
    Ok(())
}
