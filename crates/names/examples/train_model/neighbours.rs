//! People whose names come near: those who share the consonants of a part, by a fixed measure that no table learns.

use crate::people::Person;
use std::collections::{BTreeMap, HashMap};
use tansiq_names::{FEATURES, Name, Part, evidence};

/// Names that are compared with one name; the rarest parts come first.
const COMPARED: usize = 300;

pub struct Neighbours<'a> {
    people: &'a [Person],
    classes: HashMap<&'static str, &'static str>,
    /// Consonants of a part to the names that have it: which person, which name.
    names: BTreeMap<String, Vec<(usize, usize)>>,
}

impl<'a> Neighbours<'a> {
    pub fn of(people: &'a [Person]) -> Neighbours<'a> {
        let columns = |line: &'static str| line.split_whitespace().collect::<Vec<&str>>();
        let phones = include_str!("../../tables/phones.txt").lines().filter(|line| !line.starts_with('#'));
        let classes = phones
            .map(columns)
            .filter(|row| row.len() > 2 && row[2] != "-")
            .map(|row| (row[0], &row[2][..1]));
        let mut found = Neighbours { people, classes: classes.collect(), names: BTreeMap::new() };
        for (at, person) in people.iter().enumerate() {
            for (which, (_, name)) in person.names.iter().enumerate() {
                for part in name.tokens() {
                    found.names.entry(found.consonants(&part)).or_default().push((at, which));
                }
            }
        }
        found
    }

    fn consonants(&self, part: &Part) -> String {
        let phones = part.phones();
        let kept: String = phones.split(' ').filter_map(|phone| self.classes.get(phone)).copied().collect();
        if kept.len() < 2 { phones } else { kept }
    }

    /// For each other person the name that comes nearest, the nearest people first.
    pub fn near(&self, person: &Person, name: &Name) -> Vec<&'a Name> {
        let mut lists: Vec<&[(usize, usize)]> = name
            .tokens()
            .filter_map(|part| self.names.get(&self.consonants(&part)))
            .map(Vec::as_slice)
            .collect();
        lists.sort_by_key(|list| list.len());
        let mut nearest: BTreeMap<usize, (f32, usize)> = BTreeMap::new();
        for &(at, which) in lists.into_iter().flatten().take(COMPARED) {
            let other = &self.people[at];
            if other.cluster == person.cluster || other.group == person.group {
                continue;
            }
            let near = nearness(&evidence(name, &other.names[which].1));
            let best = nearest.entry(at).or_insert((near, which));
            if near > best.0 {
                *best = (near, which);
            }
        }
        let mut found: Vec<(f32, usize, usize)> =
            nearest.into_iter().map(|(at, (near, which))| (near, at, which)).collect();
        found.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        found.into_iter().map(|(_, at, which)| &self.people[at].names[which].1).collect()
    }
}

/// One number of the evidence by its name.
pub fn value(numbers: &[(&'static str, i8, f32); FEATURES], of: &str) -> f32 {
    numbers.iter().find(|number| number.0 == of).map_or(0.0, |number| number.2)
}

fn nearness(numbers: &[(&'static str, i8, f32); FEATURES]) -> f32 {
    value(numbers, "evidence") - value(numbers, "sum-of-losses") - 0.5 * value(numbers, "conflict")
}
