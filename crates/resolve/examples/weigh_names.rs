//! Fits what two names weigh: `weigh_names RECORDS.jsonl` prints the constants of `src/name.rs`.
//!
//! Each line: `{"eid", "cluster", "group", "names": [{"n", "kind"}]}`. Records of one cluster are one person; records
//! of one group and two clusters may be, and are left out. Each name looks for its person among all records, with its
//! own spelling taken out of his. Logistic regression by Newton's method; a record that is not found counts as a name
//! that has nothing in common with the query.

use serde::Deserialize;
use tansiq_names::{Index, Name, score};

/// Candidates of one query.
const CANDIDATES: usize = 40;

/// As in `src/name.rs`.
const MOST_DOUBLED: f64 = 6.0;
const TWO_NAMES: f32 = 0.02;

#[derive(Deserialize)]
struct Record {
    cluster: String,
    group: String,
    names: Vec<Written>,
}

#[derive(Deserialize)]
struct Written {
    n: String,
    kind: String,
}

/// What one candidate says: 1, the odds of its score and the rarity that it shares; and whether it is the person.
struct Example {
    says: [f64; 3],
    same: bool,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: weigh_names RECORDS.jsonl")?;
    let text = std::fs::read_to_string(path)?;
    let records: Vec<Record> = text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let (examples, without) = examples(&records);
    let [constant, odds, rarity] = fit(&examples);
    let same = examples.iter().filter(|example| example.same).count();
    println!("{} candidates, {same} of them the person; {without} persons have another name", examples.len());
    println!("EVEN {:.2}", constant / std::f64::consts::LN_2 + (records.len() as f64).log2());
    println!("DOUBLED {:.2}", odds / std::f64::consts::LN_2);
    println!("PER_PART {:.2}", rarity / std::f64::consts::LN_2);
    println!("ANOTHER {:.1}", (without as f64 / (without + same) as f64).log2());
    Ok(())
}

/// The candidates of all names, and how many persons have a name that is another than the query.
fn examples(records: &[Record]) -> (Vec<Example>, usize) {
    let read = |record: &Record| record.names.iter().filter_map(|name| Name::analyse(&name.n).ok()).collect();
    let names: Vec<Vec<Name>> = records.iter().map(read).collect();
    let mut index = Index::new();
    for (key, names) in (0u32..).zip(&names) {
        names.iter().for_each(|name| index.insert(key, name));
    }
    index.settle();
    let (mut examples, mut without) = (Vec::new(), 0);
    for record in records {
        let queries = record.names.iter().filter(|name| name.kind != "alias_low");
        for query in queries.filter_map(|name| Name::analyse(&name.n).ok()) {
            for hit in index.search(&query, CANDIDATES) {
                let (key, other) = (hit.key as usize, &records[hit.key as usize]);
                let same = other.cluster == record.cluster;
                if !same && other.group == record.group {
                    continue;
                }
                let others = names[key].iter().filter(|name| !same || name.normal() != query.normal());
                let Some((alike, rarest)) = best(&query, others) else { continue };
                if alike >= TWO_NAMES {
                    let odds = f64::from((alike / (1.0 - alike)).log2()).clamp(-MOST_DOUBLED, MOST_DOUBLED);
                    examples.push(Example { says: [1.0, odds, f64::from(rarest * alike)], same });
                } else {
                    without += usize::from(same);
                }
            }
        }
    }
    (examples, without)
}

/// The score of the name that is most like the query, and the rarity of the commoner of both.
fn best<'a>(query: &Name, names: impl Iterator<Item = &'a Name>) -> Option<(f32, f32)> {
    let rarity = |name: &Name| name.tokens().map(|part| part.weight()).sum::<f32>();
    let scored = names.map(|name| (score(query, name), rarity(query).min(rarity(name))));
    scored.max_by(|one, other| one.0.total_cmp(&other.0))
}

/// The weights under which the examples are likeliest.
fn fit(examples: &[Example]) -> [f64; 3] {
    let mut weights = [0.0; 3];
    for _ in 0..40 {
        let (mut slope, mut curve) = ([0.0; 3], [[1e-6f64; 3]; 3]);
        for Example { says, same } in examples {
            let sum: f64 = says.iter().zip(&weights).map(|(says, weight)| says * weight).sum();
            let chance = 1.0 / (1.0 + (-sum).exp());
            for i in 0..3 {
                slope[i] += says[i] * (f64::from(u8::from(*same)) - chance);
                for j in 0..3 {
                    curve[i][j] += says[i] * says[j] * chance * (1.0 - chance);
                }
            }
        }
        let step = solve(curve, slope);
        weights.iter_mut().zip(step).for_each(|(weight, step)| *weight += step);
    }
    weights
}

/// Solves three equations (Cramer's rule).
fn solve(matrix: [[f64; 3]; 3], right: [f64; 3]) -> [f64; 3] {
    let determinant = |m: [[f64; 3]; 3]| {
        m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
            + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0])
    };
    let all = determinant(matrix);
    std::array::from_fn(|column| {
        let mut replaced = matrix;
        (0..3).for_each(|row| replaced[row][column] = right[row]);
        determinant(replaced) / all
    })
}
