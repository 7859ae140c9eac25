//! Very common names: which spellings are one name, and how little it says to share one.

use crate::hashing::Mixed;
use crate::phone::{Phone, table_lines};
use std::collections::HashMap;
use std::sync::LazyLock;

/// What is known of a very common name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frequent {
    /// Which line of the table; never 0.
    pub(crate) number: u16,
    /// 1 = as rare as an average name.
    pub(crate) weight: f32,
}

static FREQUENT: LazyLock<HashMap<Box<[Phone]>, Frequent, Mixed>> =
    LazyLock::new(|| parse(include_str!("../tables/common_names.txt")));

/// Looks a part's phones up. A spelling of two names is in neither line.
pub(crate) fn frequent(phones: &[Phone]) -> Option<Frequent> {
    FREQUENT.get(phones).copied().filter(|found| found.number > 0)
}

fn parse(table: &'static str) -> HashMap<Box<[Phone]>, Frequent, Mixed> {
    let mut known: HashMap<Box<[Phone]>, Frequent, Mixed> = HashMap::default();
    for (line, number) in table_lines(table).zip(1u16..) {
        let mut words = line.split_whitespace();
        let weight = match words.next().and_then(|weight| weight.parse().ok()) {
            Some(weight) => weight,
            None => panic!("common_names.txt: a line without a weight"),
        };
        for word in words {
            let phones = crate::analysis::stem_of_word(word);
            let entry = known.entry(phones).or_insert(Frequent { number, weight });
            if entry.number != number {
                // Written alike, two names: common, and neither.
                entry.number = 0;
            }
        }
    }
    known
}
