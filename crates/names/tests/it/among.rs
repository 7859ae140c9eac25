//! A search among some groups: what is outside them might as well not be there.

use proptest::prelude::*;
use tansiq_names::{Index, Name, Place};

const GIVEN: [&str; 8] = ["Karim", "Kareem", "كريم", "Samir", "Sameer", "Tariq", "Nabil", "Amir"];
const SYLLABLES: [&str; 10] = ["ba", "dar", "fa", "ha", "kar", "man", "na", "qas", "ri", "sha"];

/// A small generator, so that a case is a seed and not ten thousand names.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(0x1405_7B7E_F767_814F);
        (self.0 >> 33) as usize % limit
    }
    pub(crate) fn name(&mut self) -> Name {
        let given = GIVEN[self.below(GIVEN.len())];
        let surname = if self.below(2) == 0 { self.spelling() } else { self.surname() };
        Name::analyse(&format!("{given} {surname}")).unwrap()
    }
    /// One of many that few share.
    fn surname(&mut self) -> String {
        (0..3 + self.below(2)).map(|_| SYLLABLES[self.below(SYLLABLES.len())]).collect()
    }
    /// One of more spellings of a surname than a search looks at.
    fn spelling(&mut self) -> String {
        let mut letters: Vec<char> = "barkashandi".chars().collect();
        for _ in 0..self.below(3) {
            let at = self.below(letters.len());
            letters[at] = ['a', 'i', 'u', 's', 'z', 't', 'd', 'g', 'k'][self.below(9)];
        }
        letters.into_iter().collect()
    }
}

pub(crate) fn population(dice: &mut Dice, size: usize, groups: usize) -> Vec<(Place, Name)> {
    let name = |number: usize| {
        let (key, group) = (dice.below(size) as u32 / 2, dice.below(groups) as u32);
        (Place { key, group, number: number as u32 }, dice.name())
    };
    (0..size).map(name).collect()
}

fn index<'a>(names: impl IntoIterator<Item = &'a (Place, Name)>) -> Index {
    let mut index = Index::new();
    names.into_iter().for_each(|(place, name)| index.insert_at(*place, name));
    index
}

/// Whether searches among the `open` groups of all names answer as an index of the open names alone does.
fn check(seed: u64, size: usize, groups: usize, open: u32) {
    let mut dice = Dice(seed);
    let mut names = population(&mut dice, size, groups);
    let allowed = |group: u32| open & 1 << group != 0;
    let alone = index(names.iter().filter(|(place, _)| allowed(place.group)));
    // In the other world the names come in another order, and some of them come and go.
    for at in (1..names.len()).rev() {
        names.swap(at, dice.below(at + 1));
    }
    let mut together = index(&names);
    for number in 0..size as u32 / 5 {
        let (key, group) = (dice.below(size) as u32, dice.below(groups) as u32);
        let number = size as u32 + number;
        together.insert_at(Place { key, group, number }, &dice.name());
        together.remove_number(key, number);
    }
    assert_eq!(together.len(), size);
    for _ in 0..6 {
        let query = dice.name();
        for limit in [1, 7, 300] {
            let answer = together.search_among(&query, limit, &allowed);
            assert_eq!(answer, alone.search(&query, limit), "{query:?}");
            assert!(answer.iter().all(|hit| allowed(hit.group)));
            let seeming =
                [together.seeming(&query, limit, &allowed), alone.seeming(&query, limit, &|_| true)];
            let keys = seeming.map(|seeming| seeming.keys().collect::<Vec<_>>());
            assert_eq!(keys[0], keys[1], "{query:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn names_outside_the_groups_change_no_score_and_no_order(
        seed in any::<u64>(), size in 0..1500usize, groups in 1..20usize, open in any::<u32>(),
    ) {
        check(seed, size, groups, open);
    }
}

#[test]
fn nor_do_they_where_a_search_touches_only_some_of_the_names() {
    check(7, 30_000, 3, 0b001);
    check(8, 30_000, 3, 0b110);
}

#[test]
fn many_names_of_one_key_keep_no_other_out() {
    let mut index = Index::new();
    let name = Name::analyse("Karim Darwish").unwrap();
    for number in 0..5_000 {
        index.insert_at(Place { key: number / 1_000, group: 0, number }, &name);
    }
    let numbers =
        |index: &Index| -> Vec<u32> { index.search(&name, 5).iter().map(|hit| hit.number).collect() };
    assert_eq!(numbers(&index), [0, 1_000, 2_000, 3_000, 4_000]);
    index.remove_number(1, 1_000);
    index.remove_number(1, 77_777);
    index.remove(3);
    assert_eq!(numbers(&index), [0, 1_001, 2_000, 4_000]);
}
