//! From the numbers of an alignment to a probability: small monotone trees with the constants of `tables/model.txt`.
//!
//! Every tree asks the same question of all examples on one level ("is this number at least that?") and so is
//! a table of eight sums. `examples/train_model` makes the table; it is monotone where [`NAMES`] says so.

use crate::features::{FEATURES, Features, NAMES};
use crate::phone::table_lines;
use std::sync::LazyLock;

/// From this score on two names are reported as alike.
///
/// Measured on 37,755 labelled pairs of names of three public lists (81 % of the negatives chosen to be hard), each
/// scored by a model that has not seen the person: at this threshold 0.7 % of the pairs that merely share parts are hit,
/// none of the random ones, 2.5 % of those that differ in one part, 2.8 % of those with a name that sounds near (Hasan,
/// Husayn); 92 % of the spellings of one name are found, 90 % where one is in Arabic and one in Latin letters. The
/// probability is that of such a mixture (one pair of six means one name); among millions of people most hits are
/// namesakes.
pub const DEFAULT_THRESHOLD: f32 = 0.37;

/// Questions of one tree.
const DEPTH: usize = 3;

/// The most trees.
const MAX_TREES: usize = 128;

/// One byte per tree: its answers so far, a bit for each of its questions.
type Answers = [u8; MAX_TREES];

/// The questions are asked number by number and not tree by tree: where a number lies among the values it is
/// compared with says the answers of all trees at once.
struct Model {
    constant: f32,
    sums: Vec<[f32; 1 << DEPTH]>,
    /// For each number the values that it is compared with, rising.
    values: [Vec<f32>; FEATURES],
    /// For each number the answers when it reaches none of its values, the first, the first two, and so on.
    answers: [Vec<Answers>; FEATURES],
}

static MODEL: LazyLock<Model> = LazyLock::new(|| parse(include_str!("../tables/model.txt")));

/// The probability that two different records with such names mean a person of the same name.
pub(crate) fn probability(features: &Features) -> f32 {
    let model = &*MODEL;
    let mut leaves: Answers = [0; MAX_TREES];
    for (number, value) in features.iter().enumerate() {
        let reached = model.values[number].iter().filter(|least| *value >= **least).count();
        let Some(answers) = model.answers[number].get(reached) else { continue };
        leaves.iter_mut().zip(answers).for_each(|(leaf, answer)| *leaf |= answer);
    }
    let sums = model.sums.iter().zip(leaves).map(|(sums, leaf)| sums[usize::from(leaf) % sums.len()]);
    let sum = sums.fold(model.constant, |sum, of_tree| sum + of_tree);
    1.0 / (1.0 + (-sum).exp())
}

/// What a tree asks: which number, and whether it is at least this.
type Question = (usize, f32);

fn parse(table: &'static str) -> Model {
    let mut constant = 0.0;
    let mut trees: Vec<([Question; DEPTH], [f32; 1 << DEPTH])> = Vec::new();
    for line in table_lines(table) {
        let mut columns = line.split_whitespace();
        match columns.next() {
            Some("constant") => constant = value(columns.next(), line),
            Some("tree") => trees.push(tree(columns, line)),
            _ => panic!("model.txt: neither constant nor tree: {line}"),
        }
    }
    assert!(trees.len() <= MAX_TREES, "model.txt: more than {MAX_TREES} trees");
    let values: [Vec<f32>; FEATURES] = std::array::from_fn(|number| {
        let questions = trees.iter().flat_map(|tree| tree.0);
        let mut values: Vec<f32> = questions.filter(|of| of.0 == number).map(|of| of.1).collect();
        values.sort_by(f32::total_cmp);
        values.dedup();
        values
    });
    let answers = std::array::from_fn(|number| {
        let steps = 0..=values[number].len();
        steps.map(|reached| answers(&trees, number, &values[number][..reached])).collect()
    });
    Model { constant, sums: trees.iter().map(|tree| tree.1).collect(), values, answers }
}

/// The answers of all trees to their questions about a number that reaches these values.
fn answers(trees: &[([Question; DEPTH], [f32; 1 << DEPTH])], number: usize, reached: &[f32]) -> Answers {
    let mut answers = [0; MAX_TREES];
    for (answer, (questions, _)) in answers.iter_mut().zip(trees) {
        for (level, (of, least)) in questions.iter().enumerate() {
            let yes = *of == number && reached.last().is_some_and(|highest| highest >= least);
            *answer |= u8::from(yes) << level;
        }
    }
    answers
}

fn tree<'a>(
    mut columns: impl Iterator<Item = &'a str>,
    line: &str,
) -> ([Question; DEPTH], [f32; 1 << DEPTH]) {
    let mut questions = [(0, 0.0); DEPTH];
    for question in &mut questions {
        let name = columns.next().unwrap_or_default();
        let Some(number) = NAMES.iter().position(|known| known.0 == name) else {
            panic!("model.txt: unknown number `{name}`: {line}")
        };
        *question = (number, value(columns.next(), line));
    }
    (questions, std::array::from_fn(|_| value(columns.next(), line)))
}

fn value(column: Option<&str>, line: &str) -> f32 {
    match column.and_then(|column| column.parse().ok()) {
        Some(value) => value,
        None => panic!("model.txt: not a number: {line}"),
    }
}
