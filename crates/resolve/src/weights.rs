//! The table of weights.

use std::collections::HashMap;
use std::sync::LazyLock;

/// How much a comparison says, in bits: positive for one person, negative for two; 0 says nothing.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Bits(pub f32);

impl std::iter::Sum for Bits {
    fn sum<I: Iterator<Item = Bits>>(bits: I) -> Bits {
        Bits(bits.map(|bits| bits.0).sum())
    }
}

static TABLE: LazyLock<HashMap<(&'static str, &'static str), Bits>> =
    LazyLock::new(|| parse(include_str!("../tables/weights.txt")));

/// The weight of a comparison of the table.
pub(crate) fn of(evidence: &'static str, comparison: &'static str) -> Bits {
    match TABLE.get(&(evidence, comparison)) {
        Some(bits) => *bits,
        None => panic!("weights.txt: no row {evidence} {comparison}"),
    }
}

fn parse(table: &'static str) -> HashMap<(&'static str, &'static str), Bits> {
    let lines = table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let columns: Vec<&str> = line.split_whitespace().collect();
            let [evidence, comparison, m, u] = columns[..] else {
                panic!("weights.txt: not four columns: {line}")
            };
            let (Ok(m), Ok(u)) = (m.parse::<f32>(), u.parse::<f32>()) else {
                panic!("weights.txt: not a share: {line}")
            };
            ((evidence, comparison), Bits((m / u).log2()))
        })
        .collect()
}
