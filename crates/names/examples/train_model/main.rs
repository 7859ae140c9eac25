//! Makes `tables/model.txt`: `train_model ENTITIES.jsonl > tables/model.txt`; figures on stderr.
//!
//! ENTITIES.jsonl: one record per line, `cluster`, `group` and `names` (`n`, `kind`): people with their aliases.
//! Deterministic: the same records give the same table.

mod examples;
mod trees;

use examples::{Example, make_examples};
use trees::Forest;

/// Trees: more of them no longer lower the loss on the held-out fifth by a thousandth.
const TREES: usize = 90;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: train_model ENTITIES.jsonl")?;
    let all = make_examples(&std::fs::read_to_string(path)?)?;
    let (held_out, learned): (Vec<Example>, Vec<Example>) =
        all.iter().cloned().partition(|example| example.cluster % 5 == 0);
    let trial = Forest::train(&learned, TREES);
    report("learned ", &trial, &learned);
    report("held out", &trial, &held_out);
    print!("{}", Forest::train(&all, TREES).table());
    Ok(())
}

/// Loss, best F1, and calibration by tenths.
fn report(what: &str, forest: &Forest, examples: &[Example]) {
    let mut scored: Vec<(f32, bool)> =
        examples.iter().map(|example| (forest.probability(&example.numbers), example.same)).collect();
    let loss: f32 = scored.iter().map(|&(p, same)| -(if same { p } else { 1.0 - p }).max(1e-6).ln()).sum();
    scored.sort_by(|one, other| other.0.total_cmp(&one.0));
    let positives = scored.iter().filter(|one| one.1).count();
    let (mut hits, mut best) = (0, (0.0, 0.0));
    for (at, &(p, same)) in scored.iter().enumerate() {
        hits += usize::from(same);
        let f1 = 2.0 * hits as f32 / (at + 1 + positives) as f32;
        if f1 > best.0 {
            best = (f1, p);
        }
    }
    eprintln!(
        "{what}: {} examples, {positives} same, loss {:.4}, best F1 {:.4} at {:.3}",
        scored.len(),
        loss / scored.len() as f32,
        best.0,
        best.1
    );
    for tenth in 0..10 {
        let of: Vec<_> = scored.iter().filter(|one| ((one.0 * 10.0) as usize).min(9) == tenth).collect();
        let same = of.iter().filter(|one| one.1).count();
        eprintln!(
            "  {:.1}: {:6} examples, {:.3} same",
            tenth as f32 / 10.0,
            of.len(),
            same as f32 / of.len().max(1) as f32
        );
    }
}
