//! `tansiq names search`: an index in memory, and many queries.

use super::{read_lines, written};
use crate::failure::{Failure, Outcome};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};
use tansiq_names::{Index, Name};

const EXPECTED_RECORD: &str = r#"{"id": …, "names": [{"n": …}, …]}"#;
const EXPECTED_QUERY: &str = r#"{"qid": …, "name": …}"#;

/// Answers to one query.
const LIMIT: usize = 10;

#[derive(Deserialize)]
struct Record {
    id: String,
    names: Vec<Written>,
}

#[derive(Deserialize)]
struct Written {
    n: String,
}

#[derive(Deserialize)]
struct Query {
    qid: String,
    name: String,
    /// The record that should be found, where the file knows it.
    target: Option<String>,
    script: Option<String>,
}

#[derive(Serialize)]
struct Row<'a> {
    qid: &'a str,
    rank: usize,
    id: &'a str,
    score: f32,
}

pub(super) fn run(index: &Path, queries: &Path) -> Outcome {
    let records = Records::read(index)?;
    let mut out = csv::Writer::from_writer(std::io::stdout().lock());
    let mut figures = Figures::default();
    read_lines(queries, EXPECTED_QUERY, |query: Query| {
        let begun = Instant::now();
        let hits = Name::analyse(&query.name).map(|name| records.index.search(&name, LIMIT));
        figures.times.push(begun.elapsed());
        figures.unreadable += usize::from(hits.is_err());
        let hits = hits.unwrap_or_default();
        let ids = hits.iter().map(|hit| records.ids[hit.key as usize].as_str());
        figures.count(&query, ids.clone().position(|id| Some(id) == query.target.as_deref()));
        for ((rank, id), hit) in (1..).zip(ids).zip(&hits) {
            written(out.serialize(Row { qid: &query.qid, rank, id, score: hit.score }))?;
        }
        Ok(())
    })?;
    written(out.flush().map_err(Into::into))?;
    figures.say();
    Ok(())
}

struct Records {
    /// By key.
    ids: Vec<String>,
    index: Index,
}

impl Records {
    fn read(path: &Path) -> Result<Records, Failure> {
        let mut records = Records { ids: Vec::new(), index: Index::new() };
        let (mut unreadable, mut took) = (0, Duration::ZERO);
        read_lines(path, EXPECTED_RECORD, |record: Record| {
            let key = u32::try_from(records.ids.len()).map_err(|_| {
                Failure::Usage(format!("{}: more records than an index holds", path.display()))
            })?;
            let begun = Instant::now();
            for written in &record.names {
                match Name::analyse(&written.n) {
                    Ok(name) => records.index.insert(key, &name),
                    Err(_) => unreadable += 1,
                }
            }
            took += begun.elapsed();
            records.ids.push(record.id);
            Ok(())
        })?;
        // What came last is laid out too, as a node does in the background: no search walks it name by name.
        let begun = Instant::now();
        records.index.settle();
        took += begun.elapsed();
        let (ids, names) = (records.ids.len(), records.index.len());
        eprintln!("{ids} records with {names} names, indexed in {:.2} s", took.as_secs_f64());
        if unreadable > 0 {
            eprintln!("{unreadable} names hold no letter or are too long: left out");
        }
        Ok(records)
    }
}

/// How long the queries took, and how many found what they were meant to find.
#[derive(Default)]
struct Figures {
    times: Vec<Duration>,
    unreadable: usize,
    found: BTreeMap<String, Found>,
}

#[derive(Default)]
struct Found {
    queries: usize,
    first: usize,
    among: usize,
}

impl Figures {
    fn count(&mut self, query: &Query, place: Option<usize>) {
        if query.target.is_none() {
            return;
        }
        for group in std::iter::once("all").chain(query.script.as_deref()) {
            let found = self.found.entry(group.to_owned()).or_default();
            found.queries += 1;
            found.first += usize::from(place == Some(0));
            found.among += usize::from(place.is_some());
        }
    }

    fn say(&mut self) {
        self.times.sort_unstable();
        let place = |share: usize| (self.times.len() * share / 100).min(self.times.len().saturating_sub(1));
        let at = |share| self.times.get(place(share)).copied().unwrap_or_default().as_secs_f64() * 1e3;
        eprintln!("{} queries: p50 {:.3} ms, p99 {:.3} ms", self.times.len(), at(50), at(99));
        if self.unreadable > 0 {
            eprintln!("{} queries hold no letter or are too long: no answer", self.unreadable);
        }
        for (group, found) in &self.found {
            let share = |count: usize| count as f64 / found.queries as f64;
            let (first, among) = (share(found.first), share(found.among));
            eprintln!("{group}: {} targets, first {first:.3}, among {LIMIT} {among:.3}", found.queries);
        }
    }
}
