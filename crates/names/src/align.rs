//! Which part stands against which: one to one, in any order, with one part against two where they are glued.

use crate::likeness::{FLOOR, How, joined, likeness, same};
use crate::token::Token;

/// One part, or two read as one, of the left side against one or two of the right.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Link {
    pub(crate) left: u8,
    pub(crate) right: u8,
    /// The part after `left` (or `right`) belongs to the link.
    pub(crate) two_left: bool,
    pub(crate) two_right: bool,
    pub(crate) degree: f32,
    pub(crate) how: How,
}

/// The parts of two names set against each other. Reused between comparisons: it owns no heap.
#[derive(Debug)]
pub(crate) struct Alignment {
    links: [Link; MAX_LINKS],
    count: usize,
    /// Bit per part that is part of a link.
    pub(crate) taken_left: u32,
    pub(crate) taken_right: u32,
    /// Parts that are two different very common names, as bits.
    pub(crate) conflict_left: u32,
    pub(crate) conflict_right: u32,
}

const MAX_LINKS: usize = crate::analysis::MAX_TOKENS;

/// Parts glued in one hand are at least this long; shorter ones join by chance.
const SHORTEST_JOIN: usize = 5;

/// A part with a counterpart this near is not looked for in joins.
const CERTAIN: f32 = 0.86;

/// The first name of one against a forefather of the other, where both say who is whose son.
const TURNED: f32 = 0.65;

/// A join must be nearer than a single part: there are more ways to find one.
const JOIN_FLOOR: f32 = 0.62;

const NO_LINK: Link =
    Link { left: 0, right: 0, two_left: false, two_right: false, degree: 0.0, how: How::LeftOver };

impl Link {
    /// The same link with its sides exchanged.
    pub(crate) fn turned(self) -> Link {
        let (left, right) = (self.right, self.left);
        Link { left, right, two_left: self.two_right, two_right: self.two_left, ..self }
    }
}

impl Alignment {
    pub(crate) fn links(&self) -> &[Link] {
        &self.links[..self.count]
    }

    fn add(&mut self, link: Link) {
        if self.count < MAX_LINKS {
            self.links[self.count] = link;
            self.count += 1;
            self.taken_left |= (1 + 2 * u32::from(link.two_left)) << link.left;
            self.taken_right |= (1 + 2 * u32::from(link.two_right)) << link.right;
        }
    }

    fn free(&self, link: &Link) -> bool {
        let left = (1 + 2 * u32::from(link.two_left)) << link.left;
        let right = (1 + 2 * u32::from(link.two_right)) << link.right;
        self.taken_left & left == 0 && self.taken_right & right == 0
    }
}

/// Sets two names against each other.
pub(crate) fn align(left: &[Token], right: &[Token]) -> Alignment {
    let mut alignment = Alignment {
        links: [NO_LINK; MAX_LINKS],
        count: 0,
        taken_left: 0,
        taken_right: 0,
        conflict_left: 0,
        conflict_right: 0,
    };
    let left = &left[..left.len().min(MAX_LINKS)];
    let right = &right[..right.len().min(MAX_LINKS)];
    let turned = Turned::of(left, right);
    let mut found = Found { links: [NO_LINK; MAX_FOUND], count: 0 };
    // Nothing is nearer than the same name, so these are linked first and are not measured against others.
    add_same(&mut found, left, right, &turned);
    choose(&mut alignment, &mut found);
    add_near(&mut found, &mut alignment, left, right, &turned);
    choose(&mut alignment, &mut found);
    alignment
}

/// Which pairs of places would turn a son into his own forefather, where both names say who is whose son.
struct Turned {
    sons: bool,
}

impl Turned {
    fn of(left: &[Token], right: &[Token]) -> Turned {
        // A name that begins with a forefather was turned by whoever wrote it: bin Salim, Karim.
        let says_whose_son = |tokens: &[Token]| {
            tokens.first().is_some_and(|first| !first.forefather)
                && tokens.iter().any(|token| token.forefather)
        };
        Turned { sons: says_whose_son(left) && says_whose_son(right) }
    }

    fn at(&self, (i, one): (usize, &Token), (j, other): (usize, &Token)) -> bool {
        self.sons && (i == 0) != (j == 0) && (one.forefather || other.forefather)
    }
}

fn add_same(found: &mut Found, left: &[Token], right: &[Token], turned: &Turned) {
    for (i, one) in left.iter().enumerate() {
        for (j, other) in right.iter().enumerate() {
            if let Some(how) = same(one, other)
                && !turned.at((i, one), (j, other))
            {
                found.add(Link { left: i as u8, right: j as u8, degree: 1.0, how, ..NO_LINK });
            }
        }
    }
}

/// What is free yet against all that is free on the other side, alone and as one of two.
fn add_near(found: &mut Found, alignment: &mut Alignment, left: &[Token], right: &[Token], turned: &Turned) {
    let (taken_left, taken_right) = (alignment.taken_left, alignment.taken_right);
    let free = |taken: u32| move |(at, _): &(usize, &Token)| taken & 1 << at == 0;
    // A part that is taken needs no join.
    let mut nearest = [taken_left, taken_right]
        .map(|taken| std::array::from_fn(|at| if taken & 1 << at == 0 { 0.0 } else { CERTAIN }));
    for (i, one) in left.iter().enumerate().filter(free(taken_left)) {
        for (j, other) in right.iter().enumerate().filter(free(taken_right)) {
            let mut alike = likeness(one, other);
            if turned.at((i, one), (j, other)) {
                alike.degree *= TURNED;
            }
            if alike.conflict {
                alignment.conflict_left |= 1 << i;
                alignment.conflict_right |= 1 << j;
            }
            if alike.degree >= FLOOR {
                nearest[0][i] = nearest[0][i].max(alike.degree);
                nearest[1][j] = nearest[1][j].max(alike.degree);
                let link =
                    Link { left: i as u8, right: j as u8, degree: alike.degree, how: alike.how, ..NO_LINK };
                found.add(link);
            }
        }
    }
    add_joins(found, left, right, &nearest);
}

/// Links that are possible, more than can be taken together.
struct Found {
    links: [Link; MAX_FOUND],
    count: usize,
}

/// Possible links that are weighed; the first ones win, but only names made to confuse have as many.
const MAX_FOUND: usize = 64;

impl Found {
    fn add(&mut self, link: Link) {
        if self.count < MAX_FOUND {
            self.links[self.count] = link;
            self.count += 1;
        }
    }
}

/// The nearest first; of equally near ones those at like places, counted from both ends alike.
fn choose(alignment: &mut Alignment, found: &mut Found) {
    let links = &mut found.links[..std::mem::take(&mut found.count)];
    links.sort_unstable_by(|one, other| {
        let place = |link: &Link| link.left.abs_diff(link.right);
        let order = |link: &Link| (place(link), link.left + link.right, link.left.min(link.right));
        other.degree.total_cmp(&one.degree).then_with(|| order(one).cmp(&order(other)))
    });
    for link in links.iter() {
        if alignment.free(link) {
            alignment.add(*link);
        }
    }
}

/// Tries each part without a near counterpart against two neighbours of the other side read as one.
fn add_joins(found: &mut Found, left: &[Token], right: &[Token], nearest: &[[f32; MAX_LINKS]; 2]) {
    for (i, whole) in left.iter().enumerate().filter(|(i, _)| nearest[0][*i] < CERTAIN) {
        join(whole, right, |j, degree| {
            found.add(Link { left: i as u8, right: j, two_right: true, degree, how: How::Joined, ..NO_LINK });
        });
    }
    for (j, whole) in right.iter().enumerate().filter(|(j, _)| nearest[1][*j] < CERTAIN) {
        join(whole, left, |i, degree| {
            found.add(Link { left: i, right: j as u8, two_left: true, degree, how: How::Joined, ..NO_LINK });
        });
    }
}

fn join(whole: &Token, parts: &[Token], mut found: impl FnMut(u8, f32)) {
    let length = whole.stem().len();
    if length < SHORTEST_JOIN {
        return;
    }
    for (at, pair) in parts.windows(2).enumerate() {
        let both = pair[0].stem().len() + pair[1].stem().len();
        if both > 2 * length || length > 2 * both {
            continue;
        }
        let degree = joined(whole, &pair[0], &pair[1], JOIN_FLOOR);
        if degree >= JOIN_FLOOR {
            found(at as u8, degree);
        }
    }
}
