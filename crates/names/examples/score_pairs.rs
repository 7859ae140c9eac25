//! Scores labelled pairs: `score_pairs PAIRS.jsonl > scores.csv` (`id,score`); times on stderr.

use std::io::Write;
use std::time::Instant;
use tansiq_names::{Name, score};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: score_pairs PAIRS.jsonl")?;
    let mut texts = Vec::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let row: serde_json::Value = serde_json::from_str(line)?;
        let text = |side: &str| row[side]["name"].as_str().unwrap_or_default().to_owned();
        texts.push((row["id"].as_str().unwrap_or_default().to_owned(), text("left"), text("right")));
    }
    let names: Vec<_> =
        texts.iter().map(|(_, left, right)| (Name::analyse(left), Name::analyse(right))).collect();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    writeln!(out, "id,score")?;
    let begun = Instant::now();
    let scores: Vec<f32> = names
        .iter()
        .map(|pair| if let (Ok(left), Ok(right)) = pair { score(left, right) } else { 0.0 })
        .collect();
    let warm = begun.elapsed();
    for ((id, _, _), score) in texts.iter().zip(&scores) {
        writeln!(out, "{id},{score}")?;
    }
    let begun = Instant::now();
    let mut sum = 0.0;
    for (_, left, right) in &texts {
        if let (Ok(left), Ok(right)) = (Name::analyse(left), Name::analyse(right)) {
            sum += score(&left, &right);
        }
    }
    let cold = begun.elapsed();
    let rate = |time: std::time::Duration| texts.len() as f64 / time.as_secs_f64();
    eprintln!(
        "pairs {}  per second: analysed before {:.0}, cold {:.0}  (sum {sum:.1})",
        texts.len(),
        rate(warm),
        rate(cold)
    );
    Ok(())
}
