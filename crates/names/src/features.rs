//! What an alignment says, as a few numbers that grow or fall with the probability of one person.

use crate::align::{Alignment, align};
use crate::role::Role;
use crate::token::Token;

/// How many numbers describe an alignment.
pub(crate) const FEATURES: usize = 14;

/// The numbers, by the names of `NAMES`; each lies within 0..=1 unless stated.
pub(crate) type Features = [f32; FEATURES];

/// What each number is, in order.
pub(crate) const NAMES: [&str; FEATURES] = [
    "lesser-coverage",
    "greater-coverage",
    "conflict",
    "surplus",
    "evidence",
    "mean-loss",
    "worst-loss",
    "conflicts",
    "first-differs",
    "inversions",
    "lone",
    "crossing",
    "kunya-differs",
    "sure-parts",
];

/// Sets the names against each other and sums up.
pub(crate) fn features(left: &[Token], right: &[Token]) -> (Features, Alignment) {
    let alignment = align(left, right);
    (summed(left, right, &alignment), alignment)
}

fn weight_of(tokens: &[Token], bits: u32) -> f32 {
    tokens.iter().enumerate().filter(|(at, _)| bits & 1 << at != 0).map(|(_, token)| token.weight()).sum()
}

fn summed(left: &[Token], right: &[Token], alignment: &Alignment) -> Features {
    let all = weight_of(left, u32::MAX).min(f32::MAX);
    let others = weight_of(right, u32::MAX);
    let mut matched_left = 0.0;
    let mut matched_right = 0.0;
    let mut lost = 0.0;
    let mut worst: f32 = 0.0;
    let mut sure = 0.0;
    for link in alignment.links() {
        let one = weight_of(left, (1 + 2 * u32::from(link.two_left)) << link.left);
        let other = weight_of(right, (1 + 2 * u32::from(link.two_right)) << link.right);
        matched_left += one;
        matched_right += other;
        let weight = (one + other) / 2.0;
        lost += weight * (1.0 - link.degree);
        worst = worst.max((1.0 - link.degree) * weight.min(1.0));
        if link.degree > 0.85 {
            sure += weight;
        }
    }
    let open_left = (all - matched_left).max(0.0);
    let open_right = (others - matched_right).max(0.0);
    let matched = (matched_left + matched_right) / 2.0;
    let part = |matched: f32, of: f32| if of > 0.0 { (matched / of).min(1.0) } else { 0.0 };
    let coverage = [part(matched_left, all), part(matched_right, others)];
    let free_conflict_left = weight_of(left, alignment.conflict_left & !alignment.taken_left);
    let free_conflict_right = weight_of(right, alignment.conflict_right & !alignment.taken_right);
    let crossing = left.first().zip(right.first()).is_some_and(|(one, other)| one.vowelled != other.vowelled);
    let kunya = |tokens: &[Token]| tokens.iter().any(|token| token.role == Role::Kunya);
    [
        coverage[0].min(coverage[1]),
        coverage[0].max(coverage[1]),
        open_left.min(open_right).min(3.0),
        open_left.max(open_right).min(4.0),
        matched.min(4.0),
        if matched > 0.0 { lost / matched } else { 1.0 },
        worst,
        free_conflict_left.min(free_conflict_right),
        first_differs(left, right, alignment),
        inversions(alignment),
        f32::from(u8::from(left.len().min(right.len()) <= 1)),
        f32::from(u8::from(crossing)),
        f32::from(u8::from(kunya(left) != kunya(right))),
        f32::min(sure, 3.0),
    ]
}

/// Whether the first given name of a side stands against nothing: half a point for each side.
fn first_differs(left: &[Token], right: &[Token], alignment: &Alignment) -> f32 {
    let first = |tokens: &[Token], taken: u32| {
        let at = tokens.iter().position(|token| token.role != Role::Title).unwrap_or(0);
        if taken & 1 << at == 0 { 0.5 } else { 0.0 }
    };
    first(left, alignment.taken_left) + first(right, alignment.taken_right)
}

/// The share of link pairs that stand in the other order.
fn inversions(alignment: &Alignment) -> f32 {
    let links = alignment.links();
    let mut crossed = 0u32;
    let mut pairs = 0u32;
    for (at, one) in links.iter().enumerate() {
        for other in &links[at + 1..] {
            pairs += 1;
            crossed += u32::from((one.left < other.left) != (one.right < other.right));
        }
    }
    if pairs == 0 { 0.0 } else { crossed as f32 / pairs as f32 }
}
