//! Makes the file of the lexicon from groups of spellings.

use super::{MAGIC, MOST_GROUPS, SET, SET_BITS, place_of};
use crate::analysis::spelling_of;
use crate::script::Script;
use std::collections::{BTreeMap, BTreeSet};

/// Compiles groups of spellings, one group a line: spellings with a comma between them, then ` => ` and where the group
/// is from. Spellings of more than one word (articles aside) and of scripts in which names are not spelt by sound are
/// left out. The same text gives the same bytes.
pub fn compile(groups: &str) -> Vec<u8> {
    let groups: BTreeSet<BTreeSet<Vec<char>>> = groups.lines().map(spellings).collect();
    let mut of: BTreeMap<&[char], Vec<u32>> = BTreeMap::new();
    for (group, number) in groups.iter().filter(|group| !group.is_empty()).zip(1u32..) {
        group.iter().for_each(|spelling| of.entry(spelling).or_default().push(number));
    }
    of.retain(|_, groups| groups.len() <= MOST_GROUPS);
    let count = groups.iter().filter(|group| !group.is_empty()).count() as u32;
    let sets: BTreeSet<&[u32]> = of.values().filter(|set| set.len() > 1).map(|set| &set[..]).collect();
    let numbers: BTreeMap<&[u32], u32> = sets.iter().copied().zip(count + 1..).collect();
    assert!(count as usize + sets.len() < SET as usize, "more groups than a slot can number");
    let slots = place(&of, |set| if let [one] = set { *one } else { numbers[set] });
    let mut bounds = vec![0];
    bounds.extend(sets.iter().scan(0, |end, set| {
        *end += set.len() as u32;
        Some(*end)
    }));
    let head = [MAGIC, count, slots.len().ilog2(), sets.len() as u32];
    let list = sets.iter().flat_map(|set| set.iter().copied());
    head.into_iter().chain(slots).chain(bounds).chain(list).flat_map(u32::to_le_bytes).collect()
}

/// The spellings of a line that the lexicon can hold.
fn spellings(line: &str) -> BTreeSet<Vec<char>> {
    let list = line.split_once(" => ").map_or(line, |(list, _)| list);
    list.split(',').filter_map(spelling_of).filter(|spelling| is_by_sound(spelling)).collect()
}

fn is_by_sound(spelling: &[char]) -> bool {
    let by_sound = |letter: &char| {
        matches!(
            Script::of(*letter),
            Script::Latin | Script::Arabic | Script::Cyrillic | Script::Hebrew | Script::Greek
        )
    };
    spelling.len() > 1 && spelling.iter().all(by_sound)
}

/// The hash table: linear search from the place of a spelling, seven eighths full at most.
fn place(of: &BTreeMap<&[char], Vec<u32>>, number: impl Fn(&[u32]) -> u32) -> Vec<u32> {
    let size = (of.len() * 8 / 7 + 2).next_power_of_two();
    let mut slots = vec![0u32; size];
    for (spelling, groups) in of {
        let (mut at, mark) = place_of(spelling, size.ilog2());
        while slots[at] != 0 {
            at = (at + 1) % size;
        }
        slots[at] = mark << SET_BITS | number(groups);
    }
    slots
}
