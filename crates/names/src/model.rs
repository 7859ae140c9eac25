//! From the numbers of an alignment to a probability: small monotone trees with the constants of `tables/model.txt`.
//!
//! Every tree asks the same question of all examples on one level ("is this number at least that?") and so is
//! a table of eight sums. `examples/train_model.rs` makes the table; it is monotone where [`NAMES`] says so.

use crate::features::{FEATURES, Features, NAMES};
use crate::phone::table_lines;
use std::sync::LazyLock;

/// From this score on two names are reported as alike.
///
/// Measured on 37,755 labelled pairs of names of three public lists (81 % of the negatives chosen to be hard): at this
/// threshold 0.5 % of the pairs that merely share parts are hit, none of the random ones, 1.8 % of those that differ
/// in one part, 2.5 % of those with a name that sounds near (Hasan, Husayn); 90 % of the spellings of one name are
/// found, 86 % where one is in Arabic and one in Latin letters. The probability is that of such a mixture (one pair of
/// six means one name); among millions of people most hits are namesakes.
pub const DEFAULT_THRESHOLD: f32 = 0.4;

/// Questions of one tree.
const DEPTH: usize = 3;

struct Tree {
    number: [u8; DEPTH],
    at_least: [f32; DEPTH],
    sums: [f32; 1 << DEPTH],
}

struct Model {
    constant: f32,
    trees: Vec<Tree>,
}

static MODEL: LazyLock<Model> = LazyLock::new(|| parse(include_str!("../tables/model.txt")));

/// The probability that two different records with such names mean a person of the same name.
pub(crate) fn probability(features: &Features) -> f32 {
    let model = &*MODEL;
    let mut sum = model.constant;
    for tree in &model.trees {
        let mut leaf = 0;
        for level in 0..DEPTH {
            let number = features[usize::from(tree.number[level]) % FEATURES];
            leaf |= usize::from(number >= tree.at_least[level]) << level;
        }
        sum += tree.sums[leaf];
    }
    1.0 / (1.0 + (-sum).exp())
}

fn parse(table: &'static str) -> Model {
    let mut model = Model { constant: 0.0, trees: Vec::new() };
    for line in table_lines(table) {
        let mut columns = line.split_whitespace();
        match columns.next() {
            Some("constant") => model.constant = value(columns.next(), line),
            Some("tree") => model.trees.push(tree(columns, line)),
            _ => panic!("model.txt: neither constant nor tree: {line}"),
        }
    }
    model
}

fn tree<'a>(mut columns: impl Iterator<Item = &'a str>, line: &str) -> Tree {
    let mut tree = Tree { number: [0; DEPTH], at_least: [0.0; DEPTH], sums: [0.0; 1 << DEPTH] };
    for level in 0..DEPTH {
        let name = columns.next().unwrap_or_default();
        let Some(number) = NAMES.iter().position(|known| known.0 == name) else {
            panic!("model.txt: unknown number `{name}`: {line}")
        };
        tree.number[level] = number as u8;
        tree.at_least[level] = value(columns.next(), line);
    }
    for sum in &mut tree.sums {
        *sum = value(columns.next(), line);
    }
    tree
}

fn value(column: Option<&str>, line: &str) -> f32 {
    match column.and_then(|column| column.parse().ok()) {
        Some(value) => value,
        None => panic!("model.txt: not a number: {line}"),
    }
}
