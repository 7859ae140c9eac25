//! A floor under the quality that was measured, on records that stand beside the project and not in it.

use std::path::PathBuf;
use tansiq_names::{Index, Name};
use tansiq_resolve::{Birth, Bits, Description, Frequencies, among, compare, present};

fn lines(file: &str) -> Option<Vec<serde_json::Value>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/names").join(file);
    let Ok(text) = std::fs::read_to_string(path) else {
        println!("skipped: needs ../shared/data/names/{file}");
        return None;
    };
    Some(text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
}

fn described<'a>(
    names: impl Iterator<Item = &'a serde_json::Value>,
    dates: impl Iterator<Item = &'a serde_json::Value>,
) -> Description {
    Description {
        names: names.filter_map(|name| Name::analyse(name.as_str()?).ok()).collect(),
        births: dates.filter_map(|date| Birth::read(date.as_str()?)).collect(),
        ..Description::default()
    }
}

/// The best F1 of pairs (score, right) when so many should be found.
fn best_f1(mut pairs: Vec<(f32, bool)>, wanted: usize) -> f64 {
    pairs.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut found = 0;
    let at = pairs.iter().zip(1..).map(|((_, right), shown)| {
        found += usize::from(*right);
        2.0 * found as f64 / (shown + wanted) as f64
    });
    at.fold(0.0, f64::max)
}

#[test]
fn records_of_one_name_and_a_spoiled_date_are_linked() {
    let (Some(records), Some(left)) = (lines("retrieval_index.jsonl"), lines("er_left.jsonl")) else {
        return;
    };
    let list =
        |row: &'static str, record: &serde_json::Value| record[row].as_array().cloned().unwrap_or_default();
    let mut index = Index::new();
    let mut people = Vec::new();
    for (key, record) in (0u32..).zip(&records) {
        let names = list("names", record);
        let person = described(names.iter().map(|name| &name["n"]), list("dob", record).iter());
        person.names.iter().for_each(|name| index.insert(key, name));
        people.push(person);
    }
    let frequencies = Frequencies::of_people(people.len() as u32);
    // Every fifth: a build without optimisation should not make the tests slow.
    let left: Vec<&serde_json::Value> = left.iter().step_by(5).collect();
    let searched: Vec<Vec<(bool, Bits)>> = left
        .iter()
        .map(|record| {
            let sought = described(std::iter::once(&record["name"]), std::iter::once(&record["dob"]));
            let hits = sought.names.iter().flat_map(|name| index.search(name, 40));
            hits.map(|hit| {
                let bits = compare(&sought, &people[hit.key as usize], &frequencies).bits();
                (records[hit.key as usize]["id"] == record["target"], bits)
            })
            .collect()
        })
        .collect();

    let bits: Vec<Vec<Bits>> = searched.iter().map(|of| of.iter().map(|(_, bits)| *bits).collect()).collect();
    let share = present(bits.iter().map(Vec::as_slice));
    let pairs = searched.iter().zip(&bits).flat_map(|(candidates, bits)| {
        among(bits, share).into_iter().zip(candidates).map(|(score, (right, _))| (score, *right))
    });
    let f1 = best_f1(pairs.collect(), left.len());
    assert!(f1 >= 0.91, "best F1 {f1:.3}");
}
