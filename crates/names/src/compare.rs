//! The comparison of two names, fast or with its reasons.

use crate::align::Link;
use crate::features::{FEATURES, NAMES, features};
use crate::likeness::How;
use crate::model::probability;
use crate::name::Name;
use crate::role::Role;
use crate::token::Token;

/// Two names set against each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The probability, 0..=1, that both are the name of one person; equal names give 1.
    /// It speaks of names only: two people may well bear one name.
    pub score: f32,
    /// What stood against what; every part of either name occurs once.
    pub parts: Vec<PartMatch>,
}

/// A part of one name and what stands against it in the other.
#[derive(Debug, Clone, PartialEq)]
pub struct PartMatch {
    /// The words of the left name, folded; none if nothing stands against the right.
    pub left: Option<String>,
    /// The words of the right name, folded; none if nothing stands against the left.
    pub right: Option<String>,
    /// What the part does in the left name, or in the right one if it stands alone there.
    pub role: Role,
    /// Why they were held for alike.
    pub how: How,
    /// What the difference takes away: 0 = the same sounds, 1 = nothing in common; for a left-over part its weight.
    pub cost: f32,
}

/// The probability, 0..=1, that both are the name of one person. Symmetric; equal names give 1.
pub fn score(left: &Name, right: &Name) -> f32 {
    score_tokens(left.parts(), right.parts())
}

/// The numbers that the score is computed from: what each is called, whether the score rises (1) or falls (-1)
/// with it or may do either (0), and its value. For those who train or study the scorer.
pub fn evidence(left: &Name, right: &Name) -> [(&'static str, i8, f32); FEATURES] {
    let (left, right) = (left.parts(), right.parts());
    let (one, other) = if left <= right { (left, right) } else { (right, left) };
    let (numbers, _) = features(one, other);
    std::array::from_fn(|at| (NAMES[at].0, NAMES[at].1, numbers[at]))
}

pub(crate) fn score_tokens(left: &[Token], right: &[Token]) -> f32 {
    if left == right {
        return 1.0;
    }
    // One order for both directions, so that ties and rounding fall alike.
    let (one, other) = if left <= right { (left, right) } else { (right, left) };
    let (numbers, alignment) = features(one, other);
    if alignment.links().is_empty() { 0.0 } else { probability(&numbers) }
}

/// Compares two names and says why.
pub fn compare(left: &Name, right: &Name) -> Comparison {
    // The alignment that the score was computed from: in one order for both directions.
    if left.parts() > right.parts() {
        let mut turned = compare(right, left);
        turned.parts.iter_mut().for_each(|part| std::mem::swap(&mut part.left, &mut part.right));
        return turned;
    }
    let (_, alignment) = features(left.parts(), right.parts());
    let mut links: Vec<_> = alignment.links().to_vec();
    links.sort_by_key(|link| link.left);
    let mut parts: Vec<PartMatch> = links.iter().map(|link| counterpart(left, right, link)).collect();
    let open = |taken: u32| move |(at, _): &(usize, &Token)| taken & 1 << at == 0;
    for (at, token) in left.parts().iter().enumerate().filter(open(alignment.taken_left)) {
        parts.push(left_over(Some(left.words(at, at)), None, token));
    }
    for (at, token) in right.parts().iter().enumerate().filter(open(alignment.taken_right)) {
        parts.push(left_over(None, Some(right.words(at, at)), token));
    }
    Comparison { score: score(left, right), parts }
}

fn counterpart(left: &Name, right: &Name, link: &Link) -> PartMatch {
    let (i, j) = (usize::from(link.left), usize::from(link.right));
    PartMatch {
        left: Some(left.words(i, i + usize::from(link.two_left))),
        right: Some(right.words(j, j + usize::from(link.two_right))),
        role: left.parts()[i].role,
        how: link.how,
        cost: 1.0 - link.degree,
    }
}

fn left_over(left: Option<String>, right: Option<String>, token: &Token) -> PartMatch {
    PartMatch { left, right, role: token.role, how: How::LeftOver, cost: token.weight() }
}
