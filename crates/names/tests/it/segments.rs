//! Names that are laid out: when, and in how many segments, changes no answer; and bytes that were changed are noticed.

use crate::among::{Dice, population};
use proptest::prelude::*;
use tansiq_names::{Index, Name, NoSegment, Place};

/// What is left, by its numbers, and an index that was told of everything.
#[derive(Default)]
struct World {
    left: Vec<(Place, Name)>,
    index: Index,
}

impl World {
    fn insert(&mut self, place: Place, name: Name) {
        self.index.insert_at(place, &name);
        self.left.push((place, name));
    }

    fn remove_some(&mut self, dice: &mut Dice, some: usize) {
        for _ in 0..some.min(self.left.len()) {
            let (place, _) = self.left.swap_remove(dice.below(self.left.len()));
            self.index.remove_number(place.key, place.number);
        }
    }

    /// An index of what is left, filled at once and laid out or not.
    fn anew(&self) -> Index {
        let mut index = Index::new();
        self.left.iter().for_each(|(place, name)| index.insert_at(*place, name));
        index
    }
}

fn bytes(index: &Index) -> Vec<Vec<u8>> {
    index.segments().map(|(_, bytes)| bytes.to_vec()).collect()
}

fn assert_alike(one: &Index, other: &Index, dice: &mut Dice) {
    assert_eq!(one.len(), other.len());
    for _ in 0..8 {
        let (query, open) = (dice.name(), dice.below(16) as u32);
        assert_eq!(one.search(&query, 20), other.search(&query, 20), "{query:?}");
        let allowed = |group: u32| open & 1 << group != 0;
        assert_eq!(one.search_among(&query, 5, &allowed), other.search_among(&query, 5, &allowed));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn laid_out_in_steps_at_once_or_not_at_all(seed in any::<u64>(), steps in 1..8usize) {
        let mut dice = Dice(seed);
        let (mut world, mut number) = (World::default(), 0);
        for _ in 0..steps {
            for (place, name) in population(&mut dice, 60, 4) {
                number += 1;
                world.insert(Place { number, ..place }, name);
            }
            world.remove_some(&mut dice, 20);
            match dice.below(3) {
                // A segment of its own, beside those that there are.
                0 => {
                    let mut apart = world.anew();
                    apart.settle();
                    world.index = Index::new();
                    for segment in bytes(&apart) {
                        world.index.open(segment).unwrap();
                    }
                }
                1 => world.index.settle(),
                _ => {}
            }
        }
        let mut anew = world.anew();
        assert_alike(&world.index, &anew, &mut dice);
        anew.settle();
        assert_alike(&world.index, &anew, &mut dice);
        // However it came about, a segment of the same names is the same bytes.
        world.index.settle();
        prop_assert_eq!(bytes(&world.index), bytes(&anew));
    }
}

#[test]
fn names_come_and_go_while_others_are_laid_out() {
    let mut dice = Dice(3);
    let mut world = World::default();
    let mut names = population(&mut dice, 33_000, 4).into_iter();
    while world.index.merge().is_none() {
        let (place, name) = names.next().unwrap();
        world.insert(place, name);
    }
    world.remove_some(&mut dice, 50);
    let merge = world.index.merge().unwrap();
    world.remove_some(&mut dice, 50);
    for (place, name) in names.by_ref().take(100) {
        world.insert(place, name);
    }
    let merged = merge.run();
    world.remove_some(&mut dice, 50);
    let id = merged.id();
    world.index.take(merged);
    assert_eq!(world.index.segments().map(|(id, _)| id).collect::<Vec<_>>(), [id]);
    assert!(world.index.merge().is_none());
    assert_alike(&world.index, &world.anew(), &mut dice);
    // The segment holds what was there when it was begun; the rest is told again by whoever keeps it.
    let mut kept = Index::new();
    kept.open(bytes(&world.index).remove(0)).unwrap();
    assert!(kept.len() > world.index.len() - 100);
}

fn small() -> Vec<u8> {
    let mut index = Index::new();
    for (place, name) in population(&mut Dice(5), 40, 3) {
        index.insert_at(place, &name);
    }
    index.settle();
    bytes(&index).remove(0)
}

#[test]
fn a_changed_bit_and_a_missing_end_are_noticed() {
    let whole = small();
    assert_eq!(Index::new().open(whole.clone()), Ok(()));
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 1 << (at % 8);
        let mut index = Index::new();
        assert!(index.open(changed).is_err(), "byte {at}");
        assert!(index.is_empty() && index.search(&Dice(1).name(), 5).is_empty());
        assert!(index.open(whole[..at].to_vec()).is_err(), "the first {at}");
    }
    let longer = [&whole[..], &[0; 4]].concat();
    assert!(matches!(Index::new().open(longer), Err(NoSegment::Damaged(_))));
}

#[test]
fn other_bytes_and_another_build_are_told_apart() {
    assert_eq!(Index::new().open(vec![b'x'; 100]), Err(NoSegment::Foreign));
    let mut other = small();
    other[8] ^= 1;
    assert_eq!(Index::new().open(other), Err(NoSegment::OtherBuild));
}
