//! Work that is always the same, for counting instructions: `fixed_work read|compare|search ROUNDS`.
//!
//! The names are those of `tests/it/cases`; `bench/names_instructions.sh` runs it twice and takes the difference.

use std::path::Path;
use tansiq_names::{Index, Name, score};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let usage = "usage: fixed_work read|compare|search ROUNDS";
    let mut arguments = std::env::args().skip(1);
    let (kind, rounds) = (arguments.next().ok_or(usage)?, arguments.next().ok_or(usage)?);
    let texts = texts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/cases"))?;
    let read = |text: &String| Name::analyse(text).ok();
    let pairs: Vec<(Name, Name)> =
        texts.iter().filter_map(|(left, right)| Some((read(left)?, read(right)?))).collect();
    let mut index = Index::new();
    (0..).zip(&pairs).for_each(|(key, pair)| index.insert(key, &pair.1));
    index.settle();
    let mut done = 0;
    for _ in 0..rounds.parse::<u32>()? {
        done += match kind.as_str() {
            "read" => texts.iter().filter(|(left, _)| Name::analyse(left).is_ok()).count(),
            "compare" => pairs.iter().filter(|(left, right)| score(left, right) >= 0.0).count(),
            "search" => pairs.iter().filter(|(left, _)| index.search(left, 10).len() < usize::MAX).count(),
            _ => return Err(usage.into()),
        };
    }
    println!("{}", if done == 0 { pairs.len() } else { done });
    Ok(())
}

/// The two sides of every case, in the order of files and lines.
fn texts(folder: &Path) -> std::io::Result<Vec<(String, String)>> {
    let mut files: Vec<_> =
        std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    files.sort();
    let mut texts = Vec::new();
    for file in files {
        for line in std::fs::read_to_string(file)?.lines().filter(|line| !line.starts_with('#')) {
            if let [left, right, ..] = line.split(" | ").collect::<Vec<_>>()[..] {
                texts.push((left.to_owned(), right.to_owned()));
            }
        }
    }
    Ok(texts)
}
