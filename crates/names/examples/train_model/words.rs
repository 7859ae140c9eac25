//! Words of all names, and which of them sound near and are never seen as spellings of one another.

use crate::neighbours::value;
use crate::people::Person;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use tansiq_names::{Name, evidence};

/// Words of fewer people than this may be errors of a clerk.
const SEEN: u32 = 4;

pub struct Words {
    pub all: Vec<String>,
    pub near: BTreeMap<String, Vec<String>>,
}

impl Words {
    pub fn of(people: &[Person]) -> Words {
        let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
        let mut together: HashSet<(&str, &str)> = HashSet::new();
        for person in people {
            let parts = person.names.iter().flat_map(|(_, name)| name.tokens().map(|part| part.text));
            let words: BTreeSet<&str> = parts.collect();
            for &word in &words {
                *counts.entry(word).or_default() += 1;
                together.extend(words.iter().map(|&other| (word, other)));
            }
        }
        let all: Vec<&str> =
            counts.iter().filter(|(_, count)| **count >= SEEN).map(|(word, _)| *word).collect();
        let names: Vec<(&str, Name)> =
            all.iter().filter_map(|word| Some((*word, Name::analyse(word).ok()?))).collect();
        let mut near: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (word, one) in &names {
            for (other_word, other) in names.iter().filter(|(other, _)| other != word) {
                if sounds_near(one, other) && !together.contains(&(*word, *other_word)) {
                    near.entry((*word).to_owned()).or_default().push((*other_word).to_owned());
                }
            }
        }
        Words { all: all.into_iter().map(str::to_owned).collect(), near }
    }
}

fn sounds_near(one: &Name, other: &Name) -> bool {
    let numbers = evidence(one, other);
    let two_names = value(&numbers, "known-conflicts") > 0.0;
    let begin_alike = one.normal().chars().next() == other.normal().chars().next();
    (two_names && begin_alike) || (0.12..0.5).contains(&value(&numbers, "mean-loss"))
}
