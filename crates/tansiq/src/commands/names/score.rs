//! `tansiq names score`: many pairs, one score each.

use super::{read_lines, written};
use crate::failure::Outcome;
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::time::{Duration, Instant};
use tansiq_names::{Name, score};

const EXPECTED: &str = r#"{"id": …, "left": {"name": …}, "right": {"name": …}}"#;

/// Pairs that are read, then scored, at once: the clock runs for names, not for files.
const BATCH: usize = 4096;

#[derive(Deserialize)]
struct Pair {
    id: String,
    left: Side,
    right: Side,
}

#[derive(Deserialize)]
struct Side {
    name: String,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    score: f32,
}

/// What was done, and how long it took.
#[derive(Default)]
struct Figures {
    pairs: usize,
    unreadable: usize,
    reading: Duration,
    scoring: Duration,
}

pub(super) fn run(path: &Path) -> Outcome {
    let mut out = csv::Writer::from_writer(std::io::stdout().lock());
    let mut figures = Figures::default();
    let mut batch: Vec<Pair> = Vec::with_capacity(BATCH);
    read_lines(path, EXPECTED, |pair| {
        batch.push(pair);
        if batch.len() < BATCH {
            return Ok(());
        }
        score_batch(&std::mem::take(&mut batch), &mut out, &mut figures)
    })?;
    score_batch(&batch, &mut out, &mut figures)?;
    written(out.flush().map_err(Into::into))?;
    figures.say();
    Ok(())
}

fn score_batch(batch: &[Pair], out: &mut csv::Writer<impl std::io::Write>, figures: &mut Figures) -> Outcome {
    let begun = Instant::now();
    let read = |pair: &Pair| (Name::analyse(&pair.left.name), Name::analyse(&pair.right.name));
    let names: Vec<_> = batch.iter().map(read).collect();
    figures.reading += begun.elapsed();
    let begun = Instant::now();
    let scores: Vec<f32> = names
        .iter()
        .map(|names| if let (Ok(left), Ok(right)) = names { score(left, right) } else { 0.0 })
        .collect();
    figures.scoring += begun.elapsed();
    figures.pairs += batch.len();
    figures.unreadable += names.iter().filter(|(left, right)| left.is_err() || right.is_err()).count();
    for (pair, score) in batch.iter().zip(scores) {
        written(out.serialize(Row { id: &pair.id, score }))?;
    }
    Ok(())
}

impl Figures {
    fn say(&self) {
        let rate = |time: Duration| self.pairs as f64 / time.as_secs_f64().max(1e-9);
        eprintln!(
            "{} pairs; per second on one core: {:.0} of names read before, {:.0} with reading them",
            self.pairs,
            rate(self.scoring),
            rate(self.scoring + self.reading)
        );
        if self.unreadable > 0 {
            eprintln!("{} pairs have a name that holds no letter or is too long: score 0", self.unreadable);
        }
    }
}
