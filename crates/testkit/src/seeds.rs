//! Which seeds a simulation takes, on every core of the machine, and how a failure is run again.
//!
//! `TANSIQ_SEED=7` takes that one alone, `TANSIQ_SEEDS=1000` as many from 0 on, and `TANSIQ_SEEDS=1000..2000` those from
//! 1000 to 1999, so that a long run can be done in parts. A run that was asked for says how far it is.

use std::io::Write as _;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Between two lines that say how far a run is.
const PROGRESS: Duration = Duration::from_secs(60);

/// Simulates every seed, each on a runtime of its own, and gives what came of them in no order. An ordinary run takes
/// this many.
///
/// # Panics
/// When a seed failed, as it failed, after a line that says how to run it again; seeds that are under way end first. When
/// the environment asks for something that is no number and no range of numbers.
pub fn for_each_seed<F: Future<Output: Send>>(
    ordinary: u64,
    simulate: impl Fn(u64) -> F + Sync,
) -> Vec<F::Output> {
    let asked = asked();
    let run = Run::of(asked.clone().unwrap_or(0..ordinary), asked.is_some());
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let all = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(|| run.work(&simulate))).collect();
        let parts: Vec<_> = workers.into_iter().map(|worker| worker.join()).collect();
        parts.into_iter().flat_map(|part| part.unwrap_or_else(|panic| resume_unwind(panic))).collect()
    });
    run.say("all of them held");
    all
}

/// The seeds that the environment asks for.
fn asked() -> Option<Range<u64>> {
    let number =
        |text: &str| text.parse::<u64>().expect("TANSIQ_SEED, TANSIQ_SEEDS: a number, or FIRST..LAST");
    if let Ok(seed) = std::env::var("TANSIQ_SEED") {
        return Some(number(&seed)..number(&seed) + 1);
    }
    let seeds = std::env::var("TANSIQ_SEEDS").ok()?;
    Some(match seeds.split_once("..") {
        Some((first, last)) => number(first)..number(last),
        None => 0..number(&seeds),
    })
}

/// Seeds that are being simulated.
struct Run {
    name: String,
    seeds: Range<u64>,
    asked: bool,
    began: Instant,
    /// The next seed to take.
    next: AtomicU64,
    failed: AtomicBool,
    /// When the next line is due, in seconds since it began.
    line_due: AtomicU64,
}

impl Run {
    fn of(seeds: Range<u64>, asked: bool) -> Run {
        Run {
            // A test runs in a thread of its name.
            name: std::thread::current().name().unwrap_or("a simulation").to_owned(),
            asked,
            began: Instant::now(),
            next: AtomicU64::new(seeds.start),
            seeds,
            failed: AtomicBool::new(false),
            line_due: AtomicU64::new(PROGRESS.as_secs()),
        }
    }

    fn work<F: Future>(&self, simulate: impl Fn(u64) -> F) -> Vec<F::Output> {
        let mut all = Vec::new();
        while !self.failed.load(Ordering::Relaxed) {
            let seed = self.next.fetch_add(1, Ordering::Relaxed);
            if seed >= self.seeds.end {
                break;
            }
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            let runtime = runtime.expect("a runtime needs no more than what this process has");
            let outcome = catch_unwind(AssertUnwindSafe(|| runtime.block_on(simulate(seed))));
            all.push(outcome.unwrap_or_else(|panic| {
                self.failed.store(true, Ordering::Relaxed);
                eprintln!("{} failed: run it again with TANSIQ_SEED={seed}", self.name);
                resume_unwind(panic)
            }));
            self.progress();
        }
        all
    }

    /// Says how far the run is, now and then.
    fn progress(&self) {
        let (now, due) = (self.began.elapsed().as_secs(), self.line_due.load(Ordering::Relaxed));
        let next = now + PROGRESS.as_secs();
        let ours = || self.line_due.compare_exchange(due, next, Ordering::Relaxed, Ordering::Relaxed).is_ok();
        if now >= due && ours() {
            let taken = self.next.load(Ordering::Relaxed).min(self.seeds.end) - self.seeds.start;
            self.say(&format!("{taken} taken"));
        }
    }

    /// Writes past the test harness, which keeps what a test prints until it ends.
    fn say(&self, what: &str) {
        if self.asked {
            let Range { start, end } = self.seeds;
            let seconds = self.began.elapsed().as_secs();
            let line = format!(
                "{}: {} seeds, {start}..{end}: {what}, {seconds} s\n",
                self.name,
                end.saturating_sub(start)
            );
            // Whoever does not want to read the line loses nothing by it.
            drop(std::io::stderr().write_all(line.as_bytes()));
        }
    }
}
