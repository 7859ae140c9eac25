//! Searches an index: `search_index INDEX.jsonl QUERIES.jsonl > results.csv` (`qid,rank,id,score`, ten per query);
//! figures on stderr.

use std::collections::HashMap;
use std::io::Write;
use std::time::{Duration, Instant};
use tansiq_names::{Index, Name};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(index_path), Some(query_path)) = (arguments.next(), arguments.next()) else {
        return Err("usage: search_index INDEX.jsonl QUERIES.jsonl".into());
    };
    let mut ids = Vec::new();
    let mut texts = Vec::new();
    for line in std::fs::read_to_string(index_path)?.lines() {
        let row: serde_json::Value = serde_json::from_str(line)?;
        for name in row["names"].as_array().into_iter().flatten() {
            texts.push((ids.len() as u32, name["n"].as_str().unwrap_or_default().to_owned()));
        }
        ids.push(row["id"].as_str().unwrap_or_default().to_owned());
    }
    let begun = Instant::now();
    let names: Vec<_> =
        texts.iter().filter_map(|(key, text)| Some((*key, Name::analyse(text).ok()?))).collect();
    let analysed = begun.elapsed();
    let begun = Instant::now();
    let mut index = Index::new();
    names.iter().for_each(|(key, name)| index.insert(*key, name));
    index.settle();
    eprintln!(
        "{} keys, {} names: analysed in {analysed:?}, inserted in {:?}",
        ids.len(),
        index.len(),
        begun.elapsed()
    );
    drop(names);
    search_all(&index, &ids, &query_path)
}

fn search_all(index: &Index, ids: &[String], path: &str) -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    writeln!(out, "qid,rank,id,score")?;
    let mut times: Vec<Duration> = Vec::new();
    let mut found: HashMap<String, [usize; 3]> = HashMap::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let row: serde_json::Value = serde_json::from_str(line)?;
        let text = |field: &str| row[field].as_str().unwrap_or_default();
        let begun = Instant::now();
        let hits = Name::analyse(text("name")).map(|name| index.search(&name, 10)).unwrap_or_default();
        times.push(begun.elapsed());
        for (rank, hit) in hits.iter().enumerate() {
            writeln!(out, "{},{},{},{:.6}", text("qid"), rank + 1, ids[hit.key as usize], hit.score)?;
        }
        let at = hits.iter().position(|hit| ids[hit.key as usize] == text("target"));
        for group in ["all", text("script"), text("noise")] {
            let sums = found.entry(group.to_owned()).or_default();
            sums[0] += 1;
            sums[1] += usize::from(at == Some(0));
            sums[2] += usize::from(at.is_some());
        }
    }
    times.sort_unstable();
    let part = |share: usize| times.get(times.len() * share / 1000).copied().unwrap_or_default();
    eprintln!("p50 {:?}  p99 {:?}  max {:?}", part(500), part(990), times.last());
    let mut groups: Vec<_> = found.into_iter().filter(|(_, sums)| sums[0] >= 20).collect();
    groups.sort_by_key(|(_, sums)| std::cmp::Reverse(sums[0]));
    for (group, [all, first, ten]) in groups {
        eprintln!(
            "{group:28} {all:6}  R@1 {:.3}  R@10 {:.3}",
            first as f64 / all as f64,
            ten as f64 / all as f64
        );
    }
    Ok(())
}
