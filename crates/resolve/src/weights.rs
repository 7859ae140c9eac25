//! The table of weights.

use crate::{Finding, Kind};
use std::sync::LazyLock;

/// How much a comparison says, in bits: positive for one person, negative for two; 0 says nothing.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Bits(pub f32);

impl std::iter::Sum for Bits {
    fn sum<I: Iterator<Item = Bits>>(bits: I) -> Bits {
        Bits(bits.map(|bits| bits.0).sum())
    }
}

/// By kind, then by finding; nothing where the table has no row.
static TABLE: LazyLock<[[Option<Bits>; FINDINGS]; KINDS]> =
    LazyLock::new(|| parse(include_str!("../tables/weights.txt")));

const KINDS: usize = Kind::ALL.len();
const FINDINGS: usize = Finding::ALL.len();

/// The weight of a row of the table.
pub(crate) fn of(kind: Kind, finding: Finding) -> Bits {
    match TABLE[kind as usize][finding.place()] {
        Some(bits) => bits,
        None => panic!("weights.txt: no row {} {}", kind.code(), finding.code()),
    }
}

fn parse(table: &'static str) -> [[Option<Bits>; FINDINGS]; KINDS] {
    let mut weights = [[None; FINDINGS]; KINDS];
    let lines = table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    for line in lines {
        let columns: Vec<&str> = line.split_whitespace().collect();
        let [evidence, comparison, m, u] = columns[..] else {
            panic!("weights.txt: not four columns: {line}")
        };
        let (Ok(m), Ok(u)) = (m.parse::<f32>(), u.parse::<f32>()) else {
            panic!("weights.txt: not a share: {line}")
        };
        let kind = Kind::ALL.into_iter().find(|kind| kind.code() == evidence);
        let finding = Finding::ALL.into_iter().find(|finding| finding.code() == comparison);
        let (Some(kind), Some(finding)) = (kind, finding) else {
            panic!("weights.txt: nothing that is compared: {line}")
        };
        weights[kind as usize][finding.place()] = Some(Bits((m / u).log2()));
    }
    weights
}
