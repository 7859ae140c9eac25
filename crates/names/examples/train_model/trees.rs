//! Gradient-boosted trees of three questions, monotone by construction.

use super::examples::Example;
use tansiq_names::{FEATURES, Name, evidence};

const DEPTH: usize = 3;
const LEAVES: usize = 1 << DEPTH;
/// Thresholds tried per number.
const BINS: usize = 40;
/// Thresholds at equal shares, round ones beside them, and one bin more.
const MOST_BINS: usize = 64;
/// Share of each tree's correction that is kept.
const RATE: f32 = 0.12;
/// Weight of doubt: a leaf with little weight says little.
const DOUBT: f32 = 25.0;

pub struct Forest {
    constant: f32,
    trees: Vec<([usize; DEPTH], [f32; DEPTH], [f32; LEAVES])>,
    names: Vec<(&'static str, i8)>,
}

impl Forest {
    pub fn probability(&self, numbers: &[f32; FEATURES]) -> f32 {
        let sum: f32 = self.trees.iter().map(|(at, least, sums)| sums[leaf(numbers, at, least)]).sum();
        1.0 / (1.0 + (-(self.constant + sum)).exp())
    }

    pub fn train(examples: &[Example], trees: usize) -> Forest {
        let any = Name::analyse("a").map(|name| evidence(&name, &name).map(|number| (number.0, number.1)));
        let names = any.map(|names| names.to_vec()).unwrap_or_default();
        let bounds = bounds(examples);
        let binned: Vec<[u8; FEATURES]> =
            examples.iter().map(|example| bin(&example.numbers, &bounds)).collect();
        let weight: f32 = examples.iter().map(|example| example.weight).sum();
        let same: f32 = examples.iter().filter(|example| example.same).map(|example| example.weight).sum();
        let mut forest = Forest { constant: (same / (weight - same)).ln(), trees: Vec::new(), names };
        let mut sums = vec![forest.constant; examples.len()];
        for _ in 0..trees {
            let slopes: Vec<(f32, f32)> = examples
                .iter()
                .zip(&sums)
                .map(|(example, sum)| {
                    let p = 1.0 / (1.0 + (-sum).exp());
                    let target = f32::from(u8::from(example.same));
                    (example.weight * (target - p), example.weight * p * (1.0 - p))
                })
                .collect();
            let tree = grow(&binned, &slopes, &bounds, &forest.names);
            for (sum, example) in sums.iter_mut().zip(examples) {
                *sum += tree.2[leaf(&example.numbers, &tree.0, &tree.1)];
            }
            forest.trees.push(tree);
        }
        forest
    }

    pub fn table(&self) -> String {
        let mut table = String::from(
            "# Made by examples/train_model; do not edit by hand.\n\
             # tree: three times (number, at least), then the sums for the eight combinations of answers, the first question fastest.\n\
             # The score is the logistic of the constant and one sum of each tree.\n",
        );
        table += &format!("constant {:.4}\n", self.constant);
        for (at, least, sums) in &self.trees {
            let questions =
                (0..DEPTH).map(|level| format!(" {} {:.4}", self.names[at[level]].0, least[level]));
            let sums = sums.iter().map(|sum| format!(" {sum:.4}"));
            table += &format!("tree{}{}\n", questions.collect::<String>(), sums.collect::<String>());
        }
        table
    }
}

fn leaf(numbers: &[f32; FEATURES], at: &[usize; DEPTH], least: &[f32; DEPTH]) -> usize {
    (0..DEPTH).map(|level| usize::from(numbers[at[level]] >= least[level]) << level).sum()
}

/// Thresholds of each number, at equal shares of the examples, with the rounding of the table.
fn bounds(examples: &[Example]) -> Vec<Vec<f32>> {
    (0..FEATURES)
        .map(|at| {
            let mut values: Vec<f32> = examples.iter().map(|example| example.numbers[at]).collect();
            values.sort_by(f32::total_cmp);
            let mut cuts: Vec<f32> = (1..BINS)
                .map(|cut| (values[values.len() * cut / BINS] * 10_000.0).ceil() / 10_000.0)
                .chain([0.02, 0.1, 0.2, 0.3, 0.5])
                .filter(|&cut| cut > values[0])
                .collect();
            cuts.sort_by(f32::total_cmp);
            cuts.dedup();
            cuts
        })
        .collect()
}

fn bin(numbers: &[f32; FEATURES], bounds: &[Vec<f32>]) -> [u8; FEATURES] {
    std::array::from_fn(|at| bounds[at].iter().filter(|&&cut| numbers[at] >= cut).count() as u8)
}

type Grown = ([usize; DEPTH], [f32; DEPTH], [f32; LEAVES]);

/// Adds the question that lowers the loss most, level by level.
fn grow(
    binned: &[[u8; FEATURES]],
    slopes: &[(f32, f32)],
    bounds: &[Vec<f32>],
    names: &[(&'static str, i8)],
) -> Grown {
    let mut at = [0; DEPTH];
    let mut least = [0.0; DEPTH];
    let mut leaves = vec![0usize; binned.len()];
    for level in 0..DEPTH {
        let nodes = 1 << level;
        let mut best = (f32::MIN, 0, 0);
        let histograms = histograms(binned, slopes, &leaves, nodes);
        for feature in 0..FEATURES {
            let bins = bounds[feature].len() + 1;
            for cut in 1..bins {
                let of_node = |node: usize| &histograms[feature * LEAVES + node][..bins];
                let gain: f32 = (0..nodes).map(|node| gain(of_node(node), cut, names[feature].1)).sum();
                if gain > best.0 {
                    best = (gain, feature, cut);
                }
            }
        }
        (at[level], least[level]) = (best.1, bounds[best.1][best.2 - 1]);
        for (leaf, bins) in leaves.iter_mut().zip(binned) {
            *leaf |= usize::from(usize::from(bins[best.1]) >= best.2) << level;
        }
    }
    let mut totals = [(0.0f32, 0.0f32); LEAVES];
    for (&leaf, slope) in leaves.iter().zip(slopes) {
        totals[leaf].0 += slope.0;
        totals[leaf].1 += slope.1;
    }
    let mut sums = totals.map(|(slope, curve)| RATE * slope / (curve + DOUBT));
    let weights = totals.map(|(_, curve)| curve + DOUBT);
    make_monotone(&mut sums, &weights, &at.map(|feature| names[feature].1));
    (at, least, sums)
}

/// For each number and node the sums of slopes and curves by bin, in one walk over the examples.
fn histograms(
    binned: &[[u8; FEATURES]],
    slopes: &[(f32, f32)],
    leaves: &[usize],
    nodes: usize,
) -> Vec<[(f32, f32); MOST_BINS]> {
    let mut histograms = vec![[(0.0, 0.0); MOST_BINS]; FEATURES * LEAVES];
    for ((row, slope), &leaf) in binned.iter().zip(slopes).zip(leaves) {
        for (feature, &bin) in row.iter().enumerate() {
            let cell = &mut histograms[feature * LEAVES + leaf % nodes][usize::from(bin) % MOST_BINS];
            cell.0 += slope.0;
            cell.1 += slope.1;
        }
    }
    histograms
}

/// What a cut gains in one node; nothing if it would go against the direction of the number.
fn gain(bins: &[(f32, f32)], cut: usize, direction: i8) -> f32 {
    let total = |part: &[(f32, f32)]| part.iter().fold((0.0, 0.0), |sum, bin| (sum.0 + bin.0, sum.1 + bin.1));
    let (below, above) = (total(&bins[..cut]), total(&bins[cut..]));
    let value = |side: (f32, f32)| side.0 / (side.1 + DOUBT);
    let worth = |side: (f32, f32)| side.0 * side.0 / (side.1 + DOUBT);
    let whole = worth((below.0 + above.0, below.1 + above.1));
    let rises = (value(above) - value(below)) * f32::from(direction);
    if rises < 0.0 { 0.0 } else { worth(below) + worth(above) - whole }
}

/// Averages leaves that stand the wrong way round until none does.
fn make_monotone(sums: &mut [f32; LEAVES], weights: &[f32; LEAVES], directions: &[i8; DEPTH]) {
    for _ in 0..64 {
        let mut changed = false;
        for (level, &direction) in directions.iter().enumerate().filter(|(_, direction)| **direction != 0) {
            for low in (0..LEAVES).filter(|leaf| leaf & 1 << level == 0) {
                let high = low | 1 << level;
                if (sums[high] - sums[low]) * f32::from(direction) < -1e-6 {
                    let mean = (sums[low] * weights[low] + sums[high] * weights[high])
                        / (weights[low] + weights[high]);
                    (sums[low], sums[high]) = (mean, mean);
                    changed = true;
                }
            }
        }
        if !changed {
            return;
        }
    }
}
