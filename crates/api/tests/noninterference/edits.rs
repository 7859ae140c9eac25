//! From a world to others that differ only in what some readers may not see: any change at random, kept if the decision
//! says that they see the same.

use crate::readers::Reader;
use crate::seen::seen;
use crate::studio::Studio;
use crate::world::{Item, SHARED_SUBJECTS, Told, What, World, answer, item, says, without_repetition};
use tansiq_testkit::Chance;

/// How many changes are tried for one other world.
const TRIED: usize = 24;

/// Another world that these readers may not tell from this one; it may be the same.
pub(crate) fn another(studio: &mut Studio, world: &World, readers: &[Reader], chance: &Chance) -> World {
    let seen_of = |studio: &mut Studio, world: &World| -> Vec<Vec<String>> {
        readers.iter().map(|reader| seen(studio, world, *reader)).collect()
    };
    let before = seen_of(studio, world);
    let mut other = world.clone();
    for _ in 0..TRIED {
        let candidate = without_repetition(edited(&other, chance));
        if seen_of(studio, &candidate) == before {
            other = candidate;
        }
    }
    other
}

/// A world with one change.
fn edited(world: &World, chance: &Chance) -> World {
    let mut world = world.clone();
    let at = chance.below(world.len() as u64) as usize;
    match chance.below(10) {
        0..4 => world.insert(at, item(chance)),
        4 => drop(world.remove(at)),
        5 => {
            let moved = world.remove(at);
            world.insert(chance.below(world.len() as u64 + 1) as usize, moved);
        }
        _ => change(&mut world[at], chance),
    }
    if world.is_empty() {
        world.push(item(chance));
    }
    world
}

/// Changes something about an item and keeps its key.
fn change(item: &mut Item, chance: &Chance) {
    match &mut item.what {
        What::Own(told) | What::Received(_, told) if told.decides() => {}
        What::Own(told) | What::Received(_, told) => change_report(told, chance),
        What::Lanes(how) => *how = answer(chance),
        What::Standing(_, active) => *active = !*active,
        What::Looked { shown, .. } => *shown += 1,
        What::Agreement(_) | What::Principal(..) | What::Stranger(_) => {}
    }
}

fn change_report(told: &mut Told, chance: &Chance) {
    let about: Vec<u64> =
        told.statements.iter().map(|s| s.subject).chain([chance.below(SHARED_SUBJECTS)]).collect();
    let at = chance.below(told.statements.len() as u64) as usize;
    match chance.below(4) {
        0 | 1 => told.statements.push(says(chance, &about)),
        2 if told.statements.len() > 1 => drop(told.statements.remove(at)),
        2 => {}
        _ => {
            let key = told.statements[at].key;
            told.statements[at] = says(chance, &about);
            told.statements[at].key = key;
        }
    }
}
