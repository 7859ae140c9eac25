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
    /// What the left words sound like, in the symbols of `tables/phones.txt`, one space between them.
    pub left_sounds: Option<String>,
    /// What the right words sound like.
    pub right_sounds: Option<String>,
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
    let turned = left.parts() > right.parts();
    let (one, other) = if turned { (right, left) } else { (left, right) };
    let (_, alignment) = features(one.parts(), other.parts());
    let links = alignment.links().iter();
    let mut links: Vec<Link> = links.map(|link| if turned { link.turned() } else { *link }).collect();
    links.sort_by_key(|link| link.left);
    let taken = [alignment.taken_left, alignment.taken_right];
    let [taken_left, taken_right] = if turned { [taken[1], taken[0]] } else { taken };
    let mut parts: Vec<PartMatch> = links.iter().map(|link| counterpart(left, right, link)).collect();
    let open = |taken: u32, name: &Name| (0..name.parts().len()).filter(move |at| taken & 1 << at == 0);
    parts.extend(open(taken_left, left).map(|at| left_over(Some((left, at)), None)));
    parts.extend(open(taken_right, right).map(|at| left_over(None, Some((right, at)))));
    Comparison { score: score(left, right), parts }
}

fn counterpart(left: &Name, right: &Name, link: &Link) -> PartMatch {
    let (i, j) = (usize::from(link.left), usize::from(link.right));
    let (last_left, last_right) = (i + usize::from(link.two_left), j + usize::from(link.two_right));
    PartMatch {
        left: Some(left.words(i, last_left)),
        right: Some(right.words(j, last_right)),
        left_sounds: Some(left.sounds(i, last_left)),
        right_sounds: Some(right.sounds(j, last_right)),
        role: left.parts()[i].role,
        how: link.how,
        cost: 1.0 - link.degree,
    }
}

/// A part of one name that stands alone: the name and which of its parts.
fn left_over(left: Option<(&Name, usize)>, right: Option<(&Name, usize)>) -> PartMatch {
    let words = |side: Option<(&Name, usize)>| side.map(|(name, at)| name.words(at, at));
    let sounds = |side: Option<(&Name, usize)>| side.map(|(name, at)| name.sounds(at, at));
    let token = left.or(right).map(|(name, at)| &name.parts()[at]);
    PartMatch {
        left: words(left),
        right: words(right),
        left_sounds: sounds(left),
        right_sounds: sounds(right),
        role: token.map_or(Role::Plain, |token| token.role),
        how: How::LeftOver,
        cost: token.map_or(0.0, Token::weight),
    }
}
