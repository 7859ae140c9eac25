//! What it costs to read one phone as another: the table `tables/costs.txt`, laid out for the distance.

use crate::phone::{INVENTORY, Kind, PHONES, Phone, table_lines};
use std::sync::LazyLock;

/// Which of the two sides write their vowels; decides what a missing vowel costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Context {
    /// Both do.
    Alphabet,
    /// The left side is an abjad.
    Crossing,
    /// Neither does.
    Abjad,
}

/// Costs of one context, in hundredths of a lost firm phone.
pub(crate) struct Costs {
    replace: [[u8; PHONES]; PHONES],
    /// A phone of the left side that nothing stands against, and of the right.
    pub(crate) lose_left: [u8; PHONES],
    pub(crate) lose_right: [u8; PHONES],
    /// What a phone of the left side costs at least, by what there is on the right.
    pub(crate) near: Near,
}

/// For each phone of the left side: the phones of the right that lie within each step, and what the phone costs at
/// least when that step is the first in which there is one.
pub(crate) struct Near {
    within: [[u64; STEPS]; PHONES],
    at_least: [[u8; STEPS + 1]; PHONES],
}

/// Steps of nearness, by the highest cost of each.
const STEP_ENDS: [u8; STEPS] = [12, 30, 60];
const STEPS: usize = 3;

impl Near {
    fn of(lose: &[u8; PHONES], replace: &[[u8; PHONES]; PHONES]) -> Near {
        let mut near = Near { within: [[0; STEPS]; PHONES], at_least: [[0; STEPS + 1]; PHONES] };
        for (phone, lose) in lose.iter().enumerate() {
            near.at_least[phone] = [*lose; STEPS + 1];
            for (other, cost) in replace[phone].iter().enumerate() {
                let step = STEP_ENDS.iter().position(|end| cost <= end).unwrap_or(STEPS);
                near.within[phone][step..].iter_mut().for_each(|others| *others |= 1 << other);
                let least = &mut near.at_least[phone][step];
                *least = (*cost).min(*least);
            }
        }
        near
    }

    /// What a phone costs at least when those whose bits are set are all that the other side has.
    pub(crate) fn least(&self, phone: Phone, present: u64) -> u32 {
        let phone = usize::from(phone) % PHONES;
        let step: usize = self.within[phone].iter().map(|others| usize::from(others & present == 0)).sum();
        u32::from(self.at_least[phone][step % (STEPS + 1)])
    }
}

impl Costs {
    pub(crate) fn replace(&self, left: Phone, right: Phone) -> u8 {
        self.readings(left)[usize::from(right) % PHONES]
    }

    /// What it costs to read a phone of the left side as each phone of the right.
    pub(crate) fn readings(&self, left: Phone) -> &[u8; PHONES] {
        &self.replace[usize::from(left) % PHONES]
    }
}

static TABLES: LazyLock<[Costs; 3]> = LazyLock::new(|| {
    ["alphabet", "crossing", "abjad"].map(|context| parse(include_str!("../tables/costs.txt"), context))
});

/// The costs of a context.
pub(crate) fn costs(context: Context) -> &'static Costs {
    &TABLES[context as usize]
}

fn parse(table: &'static str, context: &str) -> Costs {
    let mut costs = Costs {
        replace: [[100; PHONES]; PHONES],
        lose_left: [85; PHONES],
        lose_right: [85; PHONES],
        near: Near { within: [[0; STEPS]; PHONES], at_least: [[0; STEPS + 1]; PHONES] },
    };
    for line in table_lines(table) {
        let columns: Vec<&str> = line.split_whitespace().collect();
        let [of, left, right, cost] = columns[..] else { panic!("costs.txt: not four columns: {line}") };
        let Ok(cost) = cost.parse::<u8>() else { panic!("costs.txt: not a cost: {line}") };
        if of != context && of != "all" {
            continue;
        }
        let mirrored = context != "crossing" || of == "all";
        set(&mut costs, &selected(left), &selected(right), cost);
        if mirrored {
            set(&mut costs, &selected(right), &selected(left), cost);
        }
    }
    for phone in 0..PHONES {
        costs.replace[phone][phone] = 0;
    }
    costs.near = Near::of(&costs.lose_left, &costs.replace);
    costs
}

/// The codes that a column names; none for `-`.
fn selected(column: &str) -> Vec<usize> {
    let kind = match column {
        "-" => return Vec::new(),
        "F" => Kind::Firm,
        "W" => Kind::Weak,
        "V" => Kind::Vowel,
        symbol => match INVENTORY.code(symbol) {
            Some(code) => return vec![usize::from(code)],
            None => panic!("costs.txt: unknown phone `{symbol}`"),
        },
    };
    (0..PHONES).filter(|&phone| INVENTORY.kind[phone] == kind).collect()
}

fn set(costs: &mut Costs, left: &[usize], right: &[usize], cost: u8) {
    if right.is_empty() {
        left.iter().for_each(|&phone| costs.lose_left[phone] = cost);
    }
    if left.is_empty() {
        right.iter().for_each(|&phone| costs.lose_right[phone] = cost);
    }
    for &one in left {
        for &other in right {
            costs.replace[one][other] = cost;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_of_equal_sides_are_symmetric_and_nothing_costs_nothing() {
        for context in [Context::Alphabet, Context::Abjad] {
            let costs = costs(context);
            for left in 0..PHONES as u8 {
                assert_eq!(costs.lose_left[usize::from(left)], costs.lose_right[usize::from(left)]);
                assert_eq!(costs.replace(left, left), 0);
                for right in 0..PHONES as u8 {
                    assert_eq!(costs.replace(left, right), costs.replace(right, left));
                }
            }
        }
    }

    #[test]
    fn a_vowel_is_cheapest_to_lose_where_an_abjad_meets_an_alphabet() {
        let a = usize::from(INVENTORY.code("a").unwrap_or(0));
        assert!(costs(Context::Crossing).lose_right[a] < costs(Context::Alphabet).lose_right[a]);
    }
}
