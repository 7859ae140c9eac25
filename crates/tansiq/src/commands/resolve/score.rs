//! `tansiq resolve score`: for each record of one file the records of another that may mean its person.

use super::record::{EXPECTED, Record};
use crate::commands::names::{read_lines, written};
use crate::failure::{Failure, Outcome};
use serde::Serialize;
use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};
use tansiq_names::Index;
use tansiq_resolve::{Bits, Description, Frequencies, Kind, among, compare, present};

/// Records with a like name that are compared, for each name of the one that is looked for.
const CANDIDATES: usize = 40;

/// Rows for each record.
const ROWS: usize = 10;

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    rank: usize,
    target: &'a str,
    score: f32,
}

pub(super) fn run(index: &Path, left: &Path) -> Outcome {
    let records = Records::read(index)?;
    let mut searched: Vec<Searched> = Vec::new();
    let mut times: Vec<Duration> = Vec::new();
    let mut unread = records.unread;
    read_lines(left, EXPECTED, |record: Record| {
        let (sought, not_read) = record.description();
        unread += not_read;
        let begun = Instant::now();
        let (keys, bits) = records.candidates(&sought).into_iter().unzip();
        times.push(begun.elapsed());
        searched.push(Searched { id: record.id, keys, bits });
        Ok(())
    })?;
    let share = present(searched.iter().map(|searched| searched.bits.as_slice()));
    let mut out = csv::Writer::from_writer(std::io::stdout().lock());
    for searched in &searched {
        for (rank, (key, score)) in (1..).zip(searched.best(share)) {
            let target = &records.ids[key as usize];
            written(out.serialize(Row { id: &searched.id, rank, target, score }))?;
        }
    }
    written(out.flush().map_err(Into::into))?;
    times.sort_unstable();
    let at = |hundredth: usize| times.get(times.len() * hundredth / 100).copied().unwrap_or_default();
    eprintln!(
        "{} records looked for: p50 {:.2} ms, p99 {:.2} ms; {:.0} in 100 are likely in the index",
        searched.len(),
        at(50).as_secs_f64() * 1e3,
        at(99).as_secs_f64() * 1e3,
        share * 100.0
    );
    if unread > 0 {
        eprintln!("{unread} values cannot be read as what they should be: left out");
    }
    Ok(())
}

/// A record that was looked for, and what its candidates weigh.
struct Searched {
    id: String,
    keys: Vec<u32>,
    bits: Vec<Bits>,
}

impl Searched {
    /// The likeliest candidates, best first; of equal ones the first of the index.
    fn best(&self, share: f64) -> Vec<(u32, f32)> {
        let mut best: Vec<_> = self.keys.iter().copied().zip(among(&self.bits, share)).collect();
        best.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        best.truncate(ROWS);
        best
    }
}

/// The records that are searched.
struct Records {
    /// By key.
    ids: Vec<String>,
    descriptions: Vec<Description>,
    index: Index,
    among: Frequencies,
    /// Values that could not be read.
    unread: usize,
}

impl Records {
    fn read(path: &Path) -> Result<Records, Failure> {
        let (mut ids, mut descriptions, mut index) = (Vec::new(), Vec::new(), Index::new());
        let mut unread = 0;
        read_lines(path, EXPECTED, |record: Record| {
            let key = u32::try_from(ids.len()).map_err(|_| {
                Failure::Usage(format!("{}: more records than an index holds", path.display()))
            })?;
            let (description, not_read) = record.description();
            unread += not_read;
            description.names.iter().for_each(|name| index.insert(key, name));
            ids.push(record.id);
            descriptions.push(description);
            Ok(())
        })?;
        let among = frequencies(&descriptions);
        eprintln!("{} records with {} names", ids.len(), index.len());
        Ok(Records { ids, descriptions, index, among, unread })
    }

    fn candidates(&self, sought: &Description) -> Vec<(u32, Bits)> {
        let hits = sought.names.iter().flat_map(|name| self.index.search(name, CANDIDATES));
        let keys: BTreeSet<u32> = hits.map(|hit| hit.key).collect();
        let weigh = |key| compare(sought, &self.descriptions[key as usize], &self.among).bits();
        keys.into_iter().map(|key| (key, weigh(key))).collect()
    }
}

/// How common countries and places are among the records.
fn frequencies(descriptions: &[Description]) -> Frequencies {
    let mut among = Frequencies::of_people(u32::try_from(descriptions.len()).unwrap_or(u32::MAX));
    for description in descriptions {
        among.count(Kind::Nationality, description.nationalities.iter().map(String::as_str));
        among.count(Kind::BirthPlace, description.birth_places.iter().map(|name| name.normal()));
        among.count(Kind::Residence, description.residences.iter().map(|name| name.normal()));
    }
    among
}
