//! What an alignment says, as a few numbers that grow or fall with the probability of one person.

use crate::align::{Alignment, Link, align};
use crate::likeness::How;
use crate::role::Role;
use crate::token::Token;

/// How many numbers describe an alignment.
pub const FEATURES: usize = 24;

/// The numbers, in the order of [`NAMES`].
pub(crate) type Features = [f32; FEATURES];

/// What each number is called, and whether the score rises (1) or falls (-1) with it, or may do either (0).
pub(crate) const NAMES: [(&str, i8); FEATURES] = [
    // Weight of what found a counterpart, as a share of the side where that share is less, and greater.
    ("lesser-coverage", 1),
    ("greater-coverage", 1),
    // Weight left over on the side that has less of it: both have something that the other has not.
    ("conflict", -1),
    // Weight left over on the side that has more of it: one name says more than the other.
    ("surplus", -1),
    // Weight of what found a counterpart.
    ("evidence", 1),
    // What the counterparts differ in: on average by weight, the worst, all together.
    ("mean-loss", -1),
    ("worst-loss", -1),
    ("sum-of-losses", -1),
    // Weight of left-over parts that are two different very common names.
    ("known-conflict", -1),
    // What the first name proper differs in; 1 = nothing stands against it. The same for the last.
    ("first-loss", -1),
    ("last-loss", -1),
    // The same for both names taken as a whole: the lesser loss of the two sides.
    ("either-first-loss", -1),
    // Weight of counterparts that stand in one order, as much as can be had; the rest changed places.
    ("in-order", 1),
    // How many of the sides leave vowels unwritten.
    ("abjads", 0),
    // A kunya on one side only; a patronymic on both sides, and not the same.
    ("kunya-differs", -1),
    ("patronymic-differs", -1),
    // Weight of counterparts that are nearly alike.
    ("sure", 1),
    ("joins", -1),
    // The heaviest left-over part on the side where it is lighter.
    ("heaviest-conflict", -1),
    // Weight left over on both sides when it does not matter how common the names are.
    ("burden", -1),
    // Left-over parts that are known names against such that are others: how many.
    ("known-conflicts", -1),
    // Weight of counterparts that sound the same.
    ("exact", 1),
    // Weight of counterparts that sound the same or that a table knows for one name, and of near ones that the
    // lexicon knows for two.
    ("vouched", 1),
    ("disputed", -1),
];

/// A counterpart at least this near counts as sure.
const SURE: f32 = 0.86;

/// And at least this near as sounding the same.
const EXACT: f32 = 0.97;

/// Sets the names against each other and sums up.
pub(crate) fn features(left: &[Token], right: &[Token]) -> (Features, Alignment) {
    let alignment = align(left, right);
    let [one, other] = sides(left, right, &alignment);
    let losses = Losses::of(&alignment, left, right);
    let matched = (one.matched + other.matched) / 2.0;
    let part = |side: &Side| if side.all > 0.0 { (side.matched / side.all).min(1.0) } else { 0.0 };
    let (coverage, coverages) = (part(&one), part(&other));
    let numbers = [
        coverage.min(coverages),
        coverage.max(coverages),
        one.open.min(other.open).min(3.0),
        one.open.max(other.open).min(4.0),
        matched.min(4.0),
        if matched > 0.0 { losses.sum / matched } else { 1.0 },
        losses.worst,
        losses.sum.min(2.0),
        one.known_conflict.min(other.known_conflict),
        one.first_loss.max(other.first_loss),
        one.last_loss.max(other.last_loss),
        one.first_loss.min(other.first_loss),
        in_order(&alignment, left, right).min(4.0),
        f32::from(u8::from(!vowelled(left)) + u8::from(!vowelled(right))),
        f32::from(u8::from(one.kunya != other.kunya)),
        f32::from(u8::from(one.open_patronymic && other.open_patronymic)),
        losses.sure.min(4.0),
        f32::from(losses.joins.min(3)),
        one.heaviest.min(other.heaviest),
        one.burden.min(other.burden).min(4.0),
        f32::from(one.known_conflicts.min(other.known_conflicts)),
        losses.exact.min(4.0),
        losses.vouched.min(2.0),
        losses.disputed.min(2.0),
    ];
    (numbers, alignment)
}

fn vowelled(tokens: &[Token]) -> bool {
    tokens.iter().all(|token| token.vowelled)
}

/// What one name has in the alignment.
struct Side {
    all: f32,
    matched: f32,
    open: f32,
    heaviest: f32,
    known_conflict: f32,
    known_conflicts: u8,
    burden: f32,
    first_loss: f32,
    last_loss: f32,
    parts: u8,
    kunya: bool,
    open_patronymic: bool,
}

fn sides(left: &[Token], right: &[Token], alignment: &Alignment) -> [Side; 2] {
    // The loss of each part; 1 for parts without a counterpart.
    let mut losses = [[1.0f32; crate::analysis::MAX_TOKENS]; 2];
    for link in alignment.links() {
        for (side, at, two) in [(0, link.left, link.two_left), (1, link.right, link.two_right)] {
            losses[side][usize::from(at)] = 1.0 - link.degree;
            if two {
                losses[side][usize::from(at) + 1] = 1.0 - link.degree;
            }
        }
    }
    [
        side(left, alignment.taken_left, alignment.conflict_left, &losses[0]),
        side(right, alignment.taken_right, alignment.conflict_right, &losses[1]),
    ]
}

fn side(tokens: &[Token], taken: u32, conflict: u32, losses: &[f32]) -> Side {
    let mut side = Side {
        all: 0.0,
        matched: 0.0,
        open: 0.0,
        heaviest: 0.0,
        known_conflict: 0.0,
        known_conflicts: 0,
        burden: 0.0,
        first_loss: 1.0,
        last_loss: 1.0,
        parts: 0,
        kunya: false,
        open_patronymic: false,
    };
    for (at, token) in tokens.iter().enumerate() {
        let (weight, bit) = (token.weight(), 1u32 << at);
        side.all += weight;
        side.kunya |= token.role == Role::Kunya;
        if token.role != Role::Title {
            if side.parts == 0 {
                side.first_loss = losses[at];
            }
            side.last_loss = losses[at];
            side.parts += 1;
        }
        if taken & bit != 0 {
            side.matched += weight;
            continue;
        }
        side.open += weight;
        side.burden += token.burden();
        side.heaviest = side.heaviest.max(weight);
        side.open_patronymic |= token.role == Role::Patronymic;
        if conflict & bit != 0 {
            side.known_conflict += token.burden();
            side.known_conflicts += 1;
        }
    }
    side
}

/// What the counterparts differ in.
#[derive(Default)]
struct Losses {
    sum: f32,
    worst: f32,
    sure: f32,
    exact: f32,
    vouched: f32,
    disputed: f32,
    joins: u8,
}

impl Losses {
    fn of(alignment: &Alignment, left: &[Token], right: &[Token]) -> Losses {
        let mut losses = Losses::default();
        for link in alignment.links() {
            let weight = weight_of(link, left, right);
            let loss = 1.0 - link.degree;
            losses.sum += weight * loss;
            if weight > 0.2 {
                losses.worst = losses.worst.max(loss);
            }
            if link.degree >= SURE {
                losses.sure += weight;
            }
            if link.degree >= EXACT {
                losses.exact += weight;
            }
            match link.how {
                How::Lexicon | How::Known | How::Exact => losses.vouched += weight,
                How::Disputed => losses.disputed += weight,
                _ => {}
            }
            losses.joins += u8::from(link.two_left || link.two_right);
        }
        losses
    }
}

/// The heaviest choice of counterparts that stand in the same order on both sides.
fn in_order(alignment: &Alignment, left: &[Token], right: &[Token]) -> f32 {
    let mut links = [(0u8, 0u8, 0.0f32); crate::analysis::MAX_TOKENS];
    let links = &mut links[..alignment.links().len()];
    for (kept, link) in links.iter_mut().zip(alignment.links()) {
        *kept = (link.left, link.right, weight_of(link, left, right));
    }
    links.sort_unstable_by_key(|link| link.0);
    let mut heaviest = 0.0f32;
    for at in 0..links.len() {
        let (before, rest) = links.split_at_mut(at);
        let ordered = before.iter().filter(|link| link.1 < rest[0].1);
        // The weight becomes that of the heaviest choice that ends here.
        rest[0].2 += ordered.map(|link| link.2).fold(0.0, f32::max);
        heaviest = heaviest.max(rest[0].2);
    }
    heaviest
}

/// What a link weighs: the mean of its two sides.
fn weight_of(link: &Link, left: &[Token], right: &[Token]) -> f32 {
    (left[usize::from(link.left)].weight() + right[usize::from(link.right)].weight()) / 2.0
}
