//! Makes `tables/model.txt`: `train_model ENTITIES.jsonl TOKENS.tsv > tables/model.txt`.
//!
//! ENTITIES.jsonl: one record per line, `cluster`, `group` and `names` (`n`, `kind`): people with their aliases.
//! TOKENS.tsv: attested spellings, `language native latin count` with tabs between.
//! Deterministic: the same records give the same table, whatever table is in force.
//!
//! `train_model ENTITIES.jsonl TOKENS.tsv PAIRS.jsonl > scores.csv` measures honestly instead: people are dealt into
//! parts, and each labelled pair is scored by a model that has seen nobody of the part of its left person (`lent`); loss and calibration on stderr.

mod examples;
mod neighbours;
mod people;
mod report;
mod stock;
mod trees;
mod words;

use examples::{Example, make_examples};
use people::number_of;
use stock::Stock;
use tansiq_names::{Name, evidence};
use trees::Forest;

const USAGE: &str = "usage: train_model ENTITIES.jsonl TOKENS.tsv [PAIRS.jsonl]";

/// Trees: more of them no longer lower the loss on the held-out fifth by a thousandth.
const TREES: usize = 120;

/// Parts that the people are dealt into.
const PARTS: u64 = 4;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut paths = std::env::args().skip(1);
    let entities = paths.next().ok_or(USAGE)?;
    let tokens = paths.next().ok_or(USAGE)?;
    let stock = Stock::read(&std::fs::read_to_string(tokens)?);
    let all = make_examples(&people::read(&std::fs::read_to_string(entities)?)?, &stock);
    match paths.next() {
        Some(pairs) => {
            let forests: Vec<Forest> = (0..PARTS).map(|part| without(&all, part)).collect();
            report::report(&forests, &all);
            held_out(&forests, &std::fs::read_to_string(pairs)?)?;
        }
        None => print!("{}", Forest::train(&all, TREES).table()),
    }
    Ok(())
}

/// What is learned from everybody but the people of one part.
fn without(all: &[Example], part: u64) -> Forest {
    let learned: Vec<Example> =
        all.iter().filter(|example| example.cluster % PARTS != part).cloned().collect();
    Forest::train(&learned, TREES)
}

fn held_out(forests: &[Forest], pairs: &str) -> Result<(), Box<dyn std::error::Error>> {
    println!("id,score");
    for line in pairs.lines() {
        let row: serde_json::Value = serde_json::from_str(line)?;
        let name = |side: &str| Name::analyse(row[side]["name"].as_str().unwrap_or_default());
        let part = number_of(row["lent"].as_str().unwrap_or_default()) % PARTS;
        let scored = match (name("left"), name("right")) {
            (Ok(left), Ok(right)) if left.normal() == right.normal() => 1.0,
            (Ok(left), Ok(right)) => {
                let numbers = evidence(&left, &right).map(|number| number.2);
                forests[part as usize].probability(&numbers)
            }
            _ => 0.0,
        };
        println!("{},{scored}", row["id"].as_str().unwrap_or_default());
    }
    Ok(())
}
