//! How alike two parts are: the distance of their phones against what they carry.

use crate::costs::{Context, Costs, costs};
use crate::distance::{MAX_SEQUENCE, distance};
use crate::lexicon::agree;
use crate::phone::{PHONES, Phone};
use crate::role::Role;
use crate::token::Token;

/// Why two parts were held for alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum How {
    /// The same sounds.
    Exact,
    /// Two spellings of one very common name.
    Known,
    /// Near sounds of two spellings that the lexicon knows for one name.
    Lexicon,
    /// Near sounds of two spellings that the lexicon knows, and not for one name.
    Disputed,
    /// Near sounds.
    Phones,
    /// One part here is two parts there.
    Joined,
    /// One letter stands for the whole.
    Initial,
    /// Nothing stands against it.
    LeftOver,
}

impl How {
    /// The word for it in answers to programs.
    pub fn code(self) -> &'static str {
        match self {
            How::Exact => "exact",
            How::Known => "known",
            How::Lexicon => "lexicon",
            How::Disputed => "disputed",
            How::Phones => "phones",
            How::Joined => "joined",
            How::Initial => "initial",
            How::LeftOver => "left-over",
        }
    }
}

/// The likeness of two parts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Likeness {
    /// 0 = nothing in common, 1 = the same sounds.
    pub(crate) degree: f32,
    pub(crate) how: How,
    /// Two different very common names.
    pub(crate) conflict: bool,
}

/// Below this two parts have nothing to do with each other: random parts reach it in one case of thirty.
pub(crate) const FLOOR: f32 = 0.5;

/// The same letters with neighbours exchanged.
const EXCHANGED_LETTERS: f32 = 0.88;

/// What the one-letter form of a part is worth.
const INITIAL: f32 = 0.85;

/// Divine name against the same name without `abd`, and a kunya against the name itself.
const ROLE_DIFFERS: f32 = 0.82;

/// Article on one side only, where it may also be part of the name.
const ARTICLE_DIFFERS: f32 = 0.98;

/// What is left of a difference in sound where the lexicon knows both spellings for one name, and how near they are at
/// least.
const VOUCHED: f32 = 0.6;
const KNOWN: f32 = 0.8;

/// How much more a difference counts where the lexicon knows both spellings and knows no name that they share: more
/// where one side leaves vowels unwritten, since sounds say less there. Sounds nearer than the last are hands that
/// differ, not names.
const DISPUTED: f32 = 1.15;
const DISPUTED_CROSSING: f32 = 1.6;
const SAME_SOUND: f32 = 0.97;

const NOTHING: Likeness = Likeness { degree: 0.0, how: How::LeftOver, conflict: false };

/// Whether two parts are one name beyond doubt: the same sounds, or spellings of one very common name, in one role.
pub(crate) fn same(left: &Token, right: &Token) -> Option<How> {
    if left.role == Role::Initial || right.role == Role::Initial {
        return None;
    }
    let one = if left.common != 0 && right.common != 0 {
        left.common == right.common
    } else {
        left.sounds_as(right)
    };
    if !one || roles_agree(left, right) < 1.0 {
        return None;
    }
    Some(if left.sounds_as(right) { How::Exact } else { How::Known })
}

/// Compares two parts; symmetric.
pub(crate) fn likeness(left: &Token, right: &Token) -> Likeness {
    likeness_above(left, right, FLOOR)
}

/// Compares two parts; below `floor` they count as having nothing in common, which is found out sooner.
pub(crate) fn likeness_above(left: &Token, right: &Token, floor: f32) -> Likeness {
    if left.role == Role::Initial || right.role == Role::Initial {
        return initial(left, right);
    }
    let roles = roles_agree(left, right);
    if left.common != 0 && right.common != 0 {
        return if left.common == right.common {
            let how = if left.sounds_as(right) { How::Exact } else { How::Known };
            Likeness { degree: roles, how, conflict: false }
        } else {
            Likeness { conflict: true, ..NOTHING }
        };
    }
    if have_little_in_common(left.classes, right.classes) {
        return NOTHING;
    }
    let mut degree = by_phones(left, right, floor);
    if degree < EXCHANGED_LETTERS && are_exchanged(left, right) {
        degree = EXCHANGED_LETTERS;
    }
    let mut how = if degree >= 1.0 { How::Exact } else { How::Phones };
    match agree(left.known, right.known) {
        Some(true) if degree < 1.0 => {
            degree = (1.0 - VOUCHED * (1.0 - degree)).max(KNOWN);
            how = How::Lexicon;
        }
        Some(false) if degree < SAME_SOUND => {
            let disputed = if left.vowelled == right.vowelled { DISPUTED } else { DISPUTED_CROSSING };
            degree = 1.0 - disputed * (1.0 - degree);
            how = How::Disputed;
        }
        _ => {}
    }
    if degree < floor {
        return NOTHING;
    }
    Likeness { degree: degree * roles, how, conflict: false }
}

/// Whether the skeleton classes alone rule a likeness out; spares the distance in most comparisons.
fn have_little_in_common(left: u32, right: u32) -> bool {
    let common = (left & right).count_ones();
    let differing = (left ^ right).count_ones();
    differing > common + 2
}

/// Whether the words have the same letters in another order, and begin or end with the same sound: a typing error
/// that may tear a digraph apart (wish, wsih).
fn are_exchanged(left: &Token, right: &Token) -> bool {
    let (one, other) = (left.stem(), right.stem());
    left.letters == right.letters
        && left.script == right.script
        && (one.first() == other.first() || one.last() == other.last())
}

fn roles_agree(left: &Token, right: &Token) -> f32 {
    let differs = |role| (left.role == role) != (right.role == role);
    if differs(Role::Servant) || differs(Role::Kunya) { ROLE_DIFFERS } else { 1.0 }
}

fn initial(left: &Token, right: &Token) -> Likeness {
    let (Some(&one), Some(&other)) = (left.stem().first(), right.stem().first()) else { return NOTHING };
    let (context, swapped) = context_of(left.vowelled, right.vowelled);
    let (one, other) = if swapped { (other, one) } else { (one, other) };
    if costs(context).replace(one, other) > 15 {
        return NOTHING;
    }
    let both = left.role == right.role;
    Likeness { degree: if both { 1.0 } else { INITIAL }, how: How::Initial, conflict: false }
}

/// The context of two sides, and whether they must be exchanged to fit it.
pub(crate) fn context_of(left_vowelled: bool, right_vowelled: bool) -> (Context, bool) {
    match (left_vowelled, right_vowelled) {
        (true, true) => (Context::Alphabet, false),
        (false, true) => (Context::Crossing, false),
        (true, false) => (Context::Crossing, true),
        (false, false) => (Context::Abjad, false),
    }
}

fn by_phones(left: &Token, right: &Token, floor: f32) -> f32 {
    if left.sounds_as(right) {
        return 1.0;
    }
    let (context, swapped) = context_of(left.vowelled, right.vowelled);
    let (left, right) = if swapped { (right, left) } else { (left, right) };
    let costs = costs(context);
    let mut degree = of_phones(left.stem(), right.stem(), costs, floor);
    if (left.article > 0 && !right.definite) || (right.article > 0 && !left.definite) {
        // The article may belong to the name: Ilyas, Albert.
        if left.article > 0 {
            degree = degree.max(ARTICLE_DIFFERS * of_phones(left.phones(), right.stem(), costs, floor));
        }
        if right.article > 0 {
            degree = degree.max(ARTICLE_DIFFERS * of_phones(left.stem(), right.phones(), costs, floor));
        }
    }
    degree
}

fn carried(phones: &[Phone], costs: &[u8; PHONES]) -> u32 {
    phones.iter().map(|&phone| u32::from(costs[usize::from(phone) % PHONES])).sum()
}

fn of_phones(left: &[Phone], right: &[Phone], costs: &Costs, floor: f32) -> f32 {
    let one = carried(left, &costs.lose_left);
    let other = carried(right, &costs.lose_right);
    let (most, least) = (one.max(other), one.min(other));
    // Sums of costs are far below the numbers that an f32 no longer tells apart.
    let enough = (most as f32 * (1.0 - floor)) as u32;
    if most - least > enough {
        return 0.0;
    }
    let cost = distance(left, right, costs, enough);
    if cost > enough { 0.0 } else { 1.0 - cost as f32 / most.max(1) as f32 }
}

/// Compares one part with two neighbouring parts read as one; below `floor` 0. Symmetric.
pub(crate) fn joined(whole: &Token, first: &Token, second: &Token, floor: f32) -> f32 {
    let shares = |part: &Token| part.classes & whole.classes != 0;
    if !(shares(first) || shares(second))
        || have_little_in_common(whole.classes, first.classes | second.classes)
    {
        return 0.0;
    }
    let mut phones = [0; MAX_SEQUENCE];
    let (one, other) = (first.stem(), second.stem());
    let length = one.len() + other.len();
    phones[..one.len()].copy_from_slice(one);
    phones[one.len()..length].copy_from_slice(other);
    let (context, swapped) = context_of(whole.vowelled, first.vowelled);
    let costs = costs(context);
    if swapped {
        of_phones(&phones[..length], whole.stem(), costs, floor)
    } else {
        of_phones(whole.stem(), &phones[..length], costs, floor)
    }
}
