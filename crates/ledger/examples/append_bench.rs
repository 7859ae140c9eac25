//! How many entries per second are durable, beside what the disk allows: bare appends to a file, synced in the same
//! batches. Run: `cargo run --release -p tansiq-ledger --example append_bench [folder] [entries] [bytes]`.

use ed25519_dalek::SigningKey;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tansiq_ledger::{Ledger, MasterKey, Settings, SqliteStore};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().map_or_else(std::env::temp_dir, PathBuf::from);
    let entries: u64 = arguments.next().map_or(Ok(100_000), |text| text.parse())?;
    let bytes: usize = arguments.next().map_or(Ok(400), |text| text.parse())?;
    let place = tempfile::tempdir_in(folder)?;
    println!("{entries} entries of {bytes} bytes, made up; every answer is after a sync");
    println!(
        "{:>9}  {:>12}  {:>9}  {:>9}  {:>12}  {:>6}",
        "producers", "entries/s", "p50", "p99", "bare file/s", "ratio"
    );
    for producers in [1, 4, 16, 64, 128, 256] {
        let count = if producers == 1 { entries / 20 } else { entries };
        let run = place.path().join(producers.to_string());
        row(&run, producers, count / producers, bytes)?;
    }
    large(&place.path().join("large"), entries, bytes)
}

fn settings() -> Settings {
    Settings::new("exercise.example/bench", MasterKey::from_bytes([1; 32]), SigningKey::from_bytes(&[2; 32]))
}

fn payload(producer: u64, n: u64, bytes: usize) -> Vec<u8> {
    let mut payload = vec![b'.'; bytes.max(16)];
    payload[..8].copy_from_slice(&producer.to_be_bytes());
    payload[8..16].copy_from_slice(&n.to_be_bytes());
    payload
}

fn row(folder: &Path, producers: u64, each: u64, bytes: usize) -> Outcome<()> {
    let ledger = Ledger::open(SqliteStore::open(folder)?, settings())?;
    let began = Instant::now();
    let mut times = appended(&ledger, producers, each, bytes)?;
    let rate = times.len() as f64 / began.elapsed().as_secs_f64();
    times.sort_unstable();
    let at = |part: usize| times.get(times.len() * part / 100).copied().unwrap_or_default();
    // With this many callers that each wait for an answer, this many are in a batch at most.
    let bare = bare_rate(&folder.join("bare"), producers, each.min(2_000), bytes)?;
    let (p50, p99) = (format!("{:.2?}", at(50)), format!("{:.2?}", at(99)));
    println!("{producers:>9}  {rate:>12.0}  {p50:>9}  {p99:>9}  {bare:>12.0}  {:>6.2}", rate / bare);
    Ok(())
}

#[tokio::main]
async fn appended(ledger: &Ledger, producers: u64, each: u64, bytes: usize) -> Outcome<Vec<Duration>> {
    let tasks = (0..producers).map(|producer| {
        let ledger = ledger.clone();
        tokio::spawn(async move {
            let mut times = Vec::new();
            for n in 0..each {
                let began = Instant::now();
                ledger.append(payload(producer, n, bytes)).await?;
                times.push(began.elapsed());
            }
            Ok::<_, tansiq_ledger::Error>(times)
        })
    });
    let mut times = Vec::new();
    for task in tasks.collect::<Vec<_>>() {
        times.extend(task.await??);
    }
    Ok(times)
}

fn bare_rate(path: &Path, batch: u64, batches: u64, bytes: usize) -> Outcome<f64> {
    let mut file = File::create(path)?;
    let lines = vec![b'.'; bytes * usize::try_from(batch)?];
    let began = Instant::now();
    for _ in 0..batches {
        file.write_all(&lines)?;
        file.sync_data()?;
    }
    Ok((batch * batches) as f64 / began.elapsed().as_secs_f64())
}

/// One import, then what a start and a verification take at that size.
fn large(folder: &Path, entries: u64, bytes: usize) -> Outcome<()> {
    let ledger = Ledger::open(SqliteStore::open(folder)?, settings())?;
    let began = Instant::now();
    for first in (0..entries).step_by(10_000) {
        let batch = (first..entries.min(first + 10_000)).map(|n| payload(0, n, bytes).into());
        ledger.append_all_blocking(batch.collect())?;
    }
    println!("batches of 10,000: {:.0} entries/s", entries as f64 / began.elapsed().as_secs_f64());
    drop(ledger);
    let began = Instant::now();
    let ledger = Ledger::open(SqliteStore::open(folder)?, settings())?;
    println!("opened with {} entries in {:.2?}", ledger.len(), began.elapsed());
    let began = Instant::now();
    let verification = ledger.verify(|_, _| {})?;
    println!("verified in {:.2?}; sound: {}", began.elapsed(), verification.is_sound());
    let began = Instant::now();
    for n in 0..1_000 {
        ledger.prove_inclusion(tansiq_ledger::Position(n * entries / 1_000), ledger.len())?;
    }
    println!("an inclusion proof in {:.2?}", began.elapsed() / 1_000);
    Ok(())
}
