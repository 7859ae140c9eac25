//! What an alignment says, as a few numbers that grow or fall with the probability of one person.

use crate::align::{Alignment, Link, align};
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
    ("inversions", -1),
    // Parts of the shorter name, titles aside.
    ("parts", 0),
    // How many of the sides leave vowels unwritten.
    ("abjads", 0),
    // A kunya on one side only; a patronymic on both sides, and not the same.
    ("kunya-differs", 0),
    ("patronymic-differs", -1),
    // Weight of counterparts that are nearly alike.
    ("sure", 1),
    ("joins", 0),
    // The heaviest left-over part on the side where it is lighter.
    ("heaviest-conflict", -1),
    // Weight left over on both sides when it does not matter how common the names are.
    ("burden", -1),
    // The first part of one name stands against a later part of the other, and what is before it against nothing:
    // a son's name before the father's.
    ("shifted", -1),
    // Left-over parts that are known names against such that are others: how many.
    ("known-conflicts", -1),
    // Both names say who is whose son, and not in the same order.
    ("nasab-turned", -1),
];

/// A counterpart at least this near counts as sure.
const SURE: f32 = 0.86;

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
        inversions(alignment.links()),
        f32::from(one.parts.min(other.parts).min(6)),
        f32::from(u8::from(!vowelled(left)) + u8::from(!vowelled(right))),
        f32::from(u8::from(one.kunya != other.kunya)),
        f32::from(u8::from(one.open_patronymic && other.open_patronymic)),
        losses.sure.min(4.0),
        f32::from(losses.joins.min(3)),
        one.heaviest.min(other.heaviest),
        one.burden.min(other.burden).min(4.0),
        f32::from(u8::from(shifted(&alignment, left, right))),
        f32::from(one.known_conflicts.min(other.known_conflicts)),
        f32::from(u8::from(one.nasab && other.nasab && inversions(alignment.links()) > 0.0)),
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
    nasab: bool,
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
        nasab: false,
        open_patronymic: false,
    };
    for (at, token) in tokens.iter().enumerate() {
        let (weight, bit) = (token.weight(), 1u32 << at);
        side.all += weight;
        side.kunya |= token.role == Role::Kunya;
        side.nasab |= token.role == Role::Nasab;
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

/// Whether one name begins later in the other, in the same order: "B C" against "A B C".
fn shifted(alignment: &Alignment, left: &[Token], right: &[Token]) -> bool {
    let first =
        |tokens: &[Token]| tokens.iter().position(|token| token.role != Role::Title).unwrap_or(0) as u8;
    let (start, starts) = (first(left), first(right));
    let open_left = alignment.taken_left & 1 << start == 0;
    let open_right = alignment.taken_right & 1 << starts == 0;
    let in_order = inversions(alignment.links()) == 0.0 && alignment.links().len() >= 2;
    let begins = |link: &Link| {
        (open_right && link.left == start && link.right > starts)
            || (open_left && link.right == starts && link.left > start)
    };
    in_order && open_left != open_right && alignment.links().iter().any(begins)
}

/// What the counterparts differ in.
struct Losses {
    sum: f32,
    worst: f32,
    sure: f32,
    joins: u8,
}

impl Losses {
    fn of(alignment: &Alignment, left: &[Token], right: &[Token]) -> Losses {
        let mut losses = Losses { sum: 0.0, worst: 0.0, sure: 0.0, joins: 0 };
        for link in alignment.links() {
            let weight =
                (left[usize::from(link.left)].weight() + right[usize::from(link.right)].weight()) / 2.0;
            let loss = 1.0 - link.degree;
            losses.sum += weight * loss;
            if weight > 0.2 {
                losses.worst = losses.worst.max(loss);
            }
            if link.degree >= SURE {
                losses.sure += weight;
            }
            losses.joins += u8::from(link.two_left || link.two_right);
        }
        losses
    }
}

/// The share of pairs of links that stand in the other order.
fn inversions(links: &[Link]) -> f32 {
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
