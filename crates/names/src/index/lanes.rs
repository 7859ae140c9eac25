//! How far sixteen words are from one part, side by side: the weighted edit distance in lanes of eight bits.
//!
//! Costs are counted in fours and rounded down, so that a distance fits its lane and is never more than the true one
//! (without exchanged neighbours, which count as two errors here). What takes long is not the arithmetic, which the
//! compiler does for all lanes at once, but bringing each word's costs into its lane. So the costs of seven phones of
//! the part against a phone stand in one number with the cost of losing that phone, and eight such numbers by eight
//! bytes are turned over in a few steps.

use crate::costs::costs;
use crate::likeness::context_of;
use crate::phone::{PHONES, Phone};
use crate::token::{MAX_PHONES, Token};

pub(super) const LANES: usize = 16;

type Lanes = [u8; LANES];

/// A word's phones as codes: those of an article are above the others, since they may be lost at no cost.
pub(super) type Codes = [u8; MAX_PHONES];

const CODES: usize = 2 * PHONES;

/// Stands behind the phones of a word. No letter of an article has the last phone.
const BEHIND: u8 = CODES as u8 - 1;

/// Phones of the part whose costs stand in one number, and the most such numbers.
const STRIPE: usize = 7;
const STRIPES: usize = MAX_PHONES.div_ceil(STRIPE);

/// The unit of costs.
const UNIT: u32 = 4;

pub(super) fn codes_of(word: &Token) -> Codes {
    let mut codes = [BEHIND; MAX_PHONES];
    let article = usize::from(word.article);
    for (at, (code, &phone)) in codes.iter_mut().zip(word.phones()).enumerate() {
        *code = if at < article { PHONES as u8 } else { 0 } + phone % PHONES as u8;
    }
    codes
}

/// What phones cost against those of one part.
pub(super) struct Side {
    /// By the phone of a word: what it costs to read each phone of a stripe as it, and last what it costs to lose it.
    stripes: [[u64; CODES]; STRIPES],
    /// What each phone of the part carries; nothing in an article.
    carried: [Lanes; STRIPES * STRIPE],
    length: usize,
    /// What all phones of the part carry, in hundredths.
    pub(super) all: u32,
}

impl Side {
    /// Against words that write their vowels, or against words that do not.
    pub(super) fn of(token: &Token, vowelled: bool) -> Side {
        let (context, swapped) = context_of(token.vowelled, vowelled);
        let costs = costs(context);
        let (own, others) = if swapped {
            (&costs.lose_right, &costs.lose_left)
        } else {
            (&costs.lose_left, &costs.lose_right)
        };
        let phones = token.phones();
        let mut side = Side {
            stripes: [[0; CODES]; STRIPES],
            carried: [[0; LANES]; STRIPES * STRIPE],
            length: phones.len(),
            all: phones.iter().map(|&phone| u32::from(own[usize::from(phone) % PHONES])).sum(),
        };
        for (carried, &phone) in side.carried.iter_mut().zip(phones).skip(usize::from(token.article)) {
            *carried = [in_units(own[usize::from(phone) % PHONES]); LANES];
        }
        for (stripe, phones) in side.stripes.iter_mut().zip(phones.chunks(STRIPE)) {
            for (other, &lost) in (0..).zip(others) {
                let reading =
                    |one| if swapped { costs.replace(other, one) } else { costs.replace(one, other) };
                let readings = numbered(phones, |phone| in_units(reading(phone)));
                stripe[usize::from(other)] = readings | u64::from(in_units(lost)) << (8 * STRIPE);
                stripe[usize::from(other) + PHONES] = readings;
            }
            stripe[usize::from(BEHIND)] = u64::MAX >> (64 - 8 * STRIPE);
        }
        side
    }

    /// What words are from the part at least, in units; none of them is longer than `longest`.
    pub(super) fn distances(&self, words: &[Codes; LANES], longest: usize) -> Lanes {
        let mut row = [[0; LANES]; STRIPES * STRIPE];
        let mut sum = [0; LANES];
        for (cell, carried) in row.iter_mut().zip(&self.carried).take(self.length) {
            sum = sum_of(&sum, carried);
            *cell = sum;
        }
        let mut before = [0; LANES];
        for at in 0..longest.min(MAX_PHONES) {
            let mut diagonal = before;
            let mut beside = before;
            let stripes = self.stripes.iter().zip(row.as_chunks_mut().0).zip(self.carried.as_chunks().0);
            for (nth, ((stripe, row), carried)) in stripes.enumerate().take(self.length.div_ceil(STRIPE)) {
                let columns = columns(|lane| stripe[usize::from(words[lane][at]) % CODES]);
                if nth == 0 {
                    before = sum_of(&before, &columns[STRIPE]);
                    beside = before;
                }
                advance(row, carried, &columns, &mut diagonal, &mut beside);
            }
        }
        self.length.checked_sub(1).and_then(|last| row.get(last)).copied().unwrap_or(before)
    }
}

/// A cost in hundredths, in units.
fn in_units(cost: u8) -> u8 {
    cost / UNIT as u8
}

/// A limit in hundredths, for comparison with distances.
pub(super) fn limit(enough: u32) -> u8 {
    (enough / UNIT).min(u32::from(u8::MAX)) as u8
}

/// One byte for each phone, the first lowest.
fn numbered(phones: &[Phone], cost: impl Fn(Phone) -> u8) -> u64 {
    phones.iter().rev().fold(0, |number, &phone| number << 8 | u64::from(cost(phone)))
}

/// Takes the phone at hand of each word into a stripe of the row.
#[inline]
fn advance(
    row: &mut [Lanes; STRIPE],
    carried: &[Lanes; STRIPE],
    columns: &[Lanes; STRIPE + 1],
    diagonal: &mut Lanes,
    beside: &mut Lanes,
) {
    for ((cell, carried), readings) in row.iter_mut().zip(carried).zip(columns) {
        for lane in 0..LANES {
            let replaced = diagonal[lane].saturating_add(readings[lane]);
            diagonal[lane] = cell[lane];
            let lost = diagonal[lane].saturating_add(columns[STRIPE][lane]);
            beside[lane] = replaced.min(lost).min(beside[lane].saturating_add(carried[lane]));
            cell[lane] = beside[lane];
        }
    }
}

fn sum_of(one: &Lanes, other: &Lanes) -> Lanes {
    std::array::from_fn(|lane| one[lane].saturating_add(other[lane]))
}

/// The bytes of one number for each lane, turned over: the lowest bytes of all, the next ones, and so on.
#[inline]
fn columns(number: impl Fn(usize) -> u64) -> [Lanes; 8] {
    let mut rows: [[u64; 2]; 8] = std::array::from_fn(|row| [number(row), number(row + 8)]);
    turn_over(&mut rows);
    rows.map(|[low, high]| {
        let mut lanes = [0; LANES];
        let (first, second) = lanes.split_at_mut(8);
        first.copy_from_slice(&low.to_le_bytes());
        second.copy_from_slice(&high.to_le_bytes());
        lanes
    })
}

/// Apart from its caller: otherwise the compiler does it number by number.
#[inline(never)]
fn turn_over(rows: &mut [[u64; 2]; 8]) {
    exchange::<4>(rows, 32, 0x0000_0000_FFFF_FFFF);
    exchange::<2>(rows, 16, 0x0000_FFFF_0000_FFFF);
    exchange::<1>(rows, 8, 0x00FF_00FF_00FF_00FF);
}

/// Exchanges the upper half of every other group of bytes with the lower half of the one that stands `STEP` rows on.
#[inline]
fn exchange<const STEP: usize>(rows: &mut [[u64; 2]; 8], shift: u32, lower: u64) {
    for block in rows.chunks_exact_mut(2 * STEP) {
        let (head, tail) = block.split_at_mut(STEP);
        for (one, other) in head.as_flattened_mut().iter_mut().zip(tail.as_flattened_mut()) {
            let differ = ((*one >> shift) ^ *other) & lower;
            *other ^= differ;
            *one ^= differ << shift;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::distance::distance;
    use crate::name::Name;

    fn words(text: &str) -> Vec<Token> {
        Name::analyse(text).unwrap().parts().to_vec()
    }

    /// Sixteen words, long ones and an unvowelled one among them, against each of them.
    #[test]
    fn a_lane_is_the_distance_rounded_down() {
        let mut words =
            words("Karim Kerim Darwish Dervis Sabri Samira Mosulov Vladimirovich Konstantinopolskaya");
        words.extend(self::words("Qasimbekov Tariq Torik Gulistan كريم درويش صبري"));
        let words: [Token; LANES] = words.try_into().unwrap();
        for part in &words {
            for vowelled in [false, true] {
                let side = Side::of(part, vowelled);
                let lanes = side.distances(&words.map(|word| codes_of(&word)), MAX_PHONES);
                for (word, &lane) in words.iter().zip(&lanes).filter(|(word, _)| word.vowelled == vowelled) {
                    let (context, swapped) = context_of(part.vowelled, vowelled);
                    let (left, right) = if swapped { (word, part) } else { (part, word) };
                    let exact = distance(left.phones(), right.phones(), costs(context), u32::MAX / 2);
                    let (lane, steps) = (UNIT * u32::from(lane), part.phones().len() + word.phones().len());
                    assert!(lane <= exact, "{part:?} {word:?} {lane} {exact}");
                    assert!(exact < lane + UNIT * steps as u32, "{part:?} {word:?} {lane} {exact}");
                }
            }
        }
    }

    #[test]
    fn an_article_costs_nothing_to_lose() {
        let words = words("Alkarim Karim");
        assert!(words[0].article > 0);
        let far = |part: &Token, word: &Token| {
            Side::of(part, true).distances(&[codes_of(word); LANES], MAX_PHONES)[3]
        };
        assert_eq!([far(&words[0], &words[1]), far(&words[1], &words[0])], [0, 0]);
    }
}
