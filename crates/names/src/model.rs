//! From the numbers of an alignment to a probability: a logistic with the constants of `tables/model.txt`.

use crate::features::{FEATURES, Features, NAMES};
use crate::phone::table_lines;
use std::sync::LazyLock;

/// From this score on two names are reported as alike.
pub const DEFAULT_THRESHOLD: f32 = 0.5;

struct Model {
    constant: f32,
    weights: [f32; FEATURES],
}

static MODEL: LazyLock<Model> = LazyLock::new(|| {
    let mut model = Model { constant: 0.0, weights: [0.0; FEATURES] };
    for line in table_lines(include_str!("../tables/model.txt")) {
        let mut columns = line.split_whitespace();
        let name = columns.next().unwrap_or_default();
        let Some(value) = columns.next().and_then(|value| value.parse().ok()) else {
            panic!("model.txt: not a number: {line}")
        };
        match NAMES.iter().position(|&known| known == name) {
            Some(at) => model.weights[at] = value,
            None if name == "constant" => model.constant = value,
            None => panic!("model.txt: unknown feature: {line}"),
        }
    }
    model
});

/// The probability that two different records with such names mean a person of the same name.
pub(crate) fn probability(features: &Features) -> f32 {
    let model = &*MODEL;
    let sum: f32 = features.iter().zip(&model.weights).map(|(feature, weight)| feature * weight).sum();
    1.0 / (1.0 + (-(model.constant + sum)).exp())
}
