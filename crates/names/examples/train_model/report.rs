//! Loss, best F1 and calibration on people that were not learned from.

use crate::PARTS;
use crate::examples::Example;
use crate::trees::Forest;

/// Writes the figures to stderr; each example is scored by the forest that has not seen its person.
pub fn report(forests: &[Forest], examples: &[Example]) {
    let mut scored: Vec<(f32, bool)> = examples
        .iter()
        .map(|example| {
            let forest = &forests[(example.cluster % PARTS) as usize];
            (forest.probability(&example.numbers), example.same)
        })
        .collect();
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
        "held out: {} examples, {positives} same, loss {:.4}, best F1 {:.4} at {:.3}",
        scored.len(),
        loss / scored.len() as f32,
        best.0,
        best.1
    );
    for tenth in 0..10 {
        let of: Vec<_> = scored.iter().filter(|one| ((one.0 * 10.0) as usize).min(9) == tenth).collect();
        let same = of.iter().filter(|one| one.1).count();
        let share = same as f32 / of.len().max(1) as f32;
        eprintln!("  {:.1}: {:6} examples, {share:.3} same", tenth as f32 / 10.0, of.len());
    }
}
