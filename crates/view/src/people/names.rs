//! The names index in memory: one index for each family of release classes.
//!
//! What a reader may not see must not change what he sees. In one index for all, names outside a reader's classes
//! would still weigh in the rarity of words and take places among the candidates. So classes that differ in more than
//! days have indexes of their own, a search asks those of which the reader may see something, and what he may not see
//! in them (what is past its review or retention) is left out before the best are taken.

use super::allowed::Allowed;
use super::class::{ClassId, Family};
use std::collections::{HashMap, HashSet};
use tansiq_names::{Index, Name};

/// A change of the index. Changes are made in the order of the statements.
pub(crate) enum Change {
    /// A name of a subject.
    Add { number: u32, place: Place, name: Box<Name> },
    /// A name that is there no more.
    Remove { number: u32, family: Family },
}

/// Whose a name is, and who may see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) subject: u32,
    pub(crate) class: ClassId,
    pub(crate) family: Family,
}

/// A subject and the name by which it was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct NameHit {
    pub(crate) number: u32,
    pub(crate) subject: u32,
    pub(crate) class: ClassId,
    pub(crate) score: f32,
}

/// The names of one family.
#[derive(Default)]
pub(crate) struct Shard {
    index: Index,
    places: HashMap<u32, (u32, ClassId)>,
}

/// All names.
#[derive(Default)]
pub(crate) struct Names {
    shards: HashMap<Family, Shard>,
}

/// Names asked of each index beyond the number of subjects wanted, since a subject has several.
const SPARE_NAMES: usize = 24;
/// How often twice as many names are asked for when too few of the best are of different subjects and allowed.
const MAX_ROUNDS: u32 = 6;

impl Names {
    pub(crate) fn from_shards(shards: impl IntoIterator<Item = (Family, Shard)>) -> Names {
        Names { shards: shards.into_iter().collect() }
    }

    pub(crate) fn apply(&mut self, changes: Vec<Change>) {
        for change in changes {
            match change {
                Change::Add { number, place, name } => {
                    self.shards.entry(place.family).or_default().add(number, place, &name);
                }
                Change::Remove { number, family } => {
                    if let Some(shard) = self.shards.get_mut(&family) {
                        shard.index.remove(number);
                        shard.places.remove(&number);
                    }
                }
            }
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.shards.values().map(|shard| shard.places.len()).sum()
    }

    /// The subjects with the names that are most like this one, from classes that are allowed, best first.
    pub(crate) fn search(&self, name: &Name, allowed: &Allowed, limit: usize) -> Vec<NameHit> {
        let mut hits = Vec::new();
        for family in allowed.families() {
            if let Some(shard) = self.shards.get(family) {
                shard.search(name, allowed, limit, &mut hits);
            }
        }
        hits.sort_unstable_by(|one: &NameHit, other| {
            other.score.total_cmp(&one.score).then(one.number.cmp(&other.number))
        });
        let mut seen = HashSet::new();
        hits.retain(|hit| seen.len() < limit && seen.insert(hit.subject));
        hits
    }
}

impl Shard {
    pub(crate) fn add(&mut self, number: u32, place: Place, name: &Name) {
        self.index.insert(number, name);
        self.places.insert(number, (place.subject, place.class));
    }

    fn search(&self, name: &Name, allowed: &Allowed, limit: usize, hits: &mut Vec<NameHit>) {
        let mut wanted = limit + SPARE_NAMES;
        for round in 1.. {
            let found = self.index.search(name, wanted);
            let exhausted = found.len() < wanted;
            let hit = |hit: &tansiq_names::Hit| {
                let (subject, class) = self.places.get(&hit.key).copied()?;
                let hit = NameHit { number: hit.key, subject, class, score: hit.score };
                allowed.contains(class).then_some(hit)
            };
            let found: Vec<NameHit> = found.iter().filter_map(hit).collect();
            let subjects: HashSet<u32> = found.iter().map(|hit| hit.subject).collect();
            if exhausted || subjects.len() >= limit || round >= MAX_ROUNDS {
                hits.extend(found);
                return;
            }
            wanted *= 2;
        }
    }
}
