//! Labelled pairs from records of people: aliases are the same; others are people whose names come near,
//! people at random, and names with one part exchanged.

use std::collections::{HashMap, HashSet};
use tansiq_names::{FEATURES, Index, Name, Role, evidence, score};

#[derive(Clone)]
pub struct Example {
    pub numbers: [f32; FEATURES],
    pub same: bool,
    pub weight: f32,
    pub cluster: u64,
}

/// Aliases of one person that are paired; some people have forty.
const PAIRS_PER_PERSON: usize = 12;
/// Per same pair: others that come near, others at random; one in `EXCHANGED` with one part exchanged.
const NEAR: usize = 4;
const EXCHANGED: u64 = 3;
const CONFUSED: u64 = 5;

struct Person {
    cluster: u64,
    group: u64,
    names: Vec<(String, Name)>,
}

/// A number that looks random and is not: SplitMix64.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: u64) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % below.max(1)) as usize
    }
}

fn number_of(text: &str) -> u64 {
    text.bytes()
        .fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3))
}

pub fn make_examples(text: &str) -> Result<Vec<Example>, Box<dyn std::error::Error>> {
    let people = read(text)?;
    let mut index = Index::new();
    for (key, person) in people.iter().enumerate() {
        person.names.iter().for_each(|(_, name)| index.insert(key as u32, name));
    }
    let words = Words::of(&people);
    let mut dice = Dice(1);
    let mut examples = Vec::new();
    for person in &people {
        let mut pairs = 0;
        for (at, (text, name)) in person.names.iter().enumerate() {
            for (_, other) in &person.names[at + 1..] {
                if pairs == PAIRS_PER_PERSON || name.normal() == other.normal() || !related(name, other) {
                    continue;
                }
                pairs += 1;
                examples.push(example(name, other, true, person.cluster));
                exchanged(person, text, other, &words, &mut dice, &mut examples);
            }
        }
        for _ in 0..pairs {
            let (_, name) = &person.names[dice.roll(person.names.len() as u64)];
            near(person, name, &people, &index, &mut dice, &mut examples);
        }
    }
    Ok(examples)
}

fn read(text: &str) -> Result<Vec<Person>, Box<dyn std::error::Error>> {
    let mut people = Vec::new();
    for line in text.lines() {
        let row: serde_json::Value = serde_json::from_str(line)?;
        let field = |name: &str| number_of(row[name].as_str().unwrap_or_default());
        let texts = row["names"].as_array().into_iter().flatten().filter(|name| name["kind"] != "alias_low");
        let texts = texts.filter_map(|name| name["n"].as_str());
        let names = texts.filter_map(|text| Some((text.to_owned(), Name::analyse(text).ok()?))).collect();
        people.push(Person { cluster: field("cluster"), group: field("group"), names });
    }
    Ok(people)
}

fn value(numbers: &[(&'static str, i8, f32); FEATURES], of: &str) -> f32 {
    numbers.iter().find(|number| number.0 == of).map_or(0.0, |number| number.2)
}

/// An alias may be a nom de guerre that has nothing to do with the name; such pairs teach nothing of spelling.
fn related(left: &Name, right: &Name) -> bool {
    let numbers = evidence(left, right);
    value(&numbers, "greater-coverage") >= 0.55 && value(&numbers, "evidence") >= 0.5
}

fn example(left: &Name, right: &Name, same: bool, cluster: u64) -> Example {
    let numbers = evidence(left, right);
    // Records in Arabic script are few and matter most.
    let weight = if value(&numbers, "abjads") > 0.0 { 4.0 } else { 1.0 };
    Example { numbers: numbers.map(|number| number.2), same, weight, cluster }
}

fn near(
    person: &Person,
    name: &Name,
    people: &[Person],
    index: &Index,
    dice: &mut Dice,
    examples: &mut Vec<Example>,
) {
    let others = |other: &&Person| other.cluster != person.cluster && other.group != person.group;
    let mut hits: Vec<&Person> =
        index.search(name, 14).iter().map(|hit| &people[hit.key as usize]).filter(others).collect();
    for _ in 0..NEAR.min(hits.len()) {
        let other = hits.swap_remove(dice.roll(hits.len() as u64));
        let best = other.names.iter().map(|(_, other)| other);
        if let Some(best) = best.max_by(|a, b| score(name, a).total_cmp(&score(name, b))) {
            examples.push(example(name, best, false, person.cluster));
        }
    }
    let other = &people[dice.roll(people.len() as u64)];
    if let (true, Some((_, stranger))) = (others(&other), other.names.first()) {
        examples.push(example(name, stranger, false, person.cluster));
    }
}

/// Words of all names, and which of them were seen as spellings of one another.
struct Words {
    all: Vec<String>,
    near: HashMap<String, Vec<String>>,
}

impl Words {
    fn of(people: &[Person]) -> Words {
        let mut counts: HashMap<String, u32> = HashMap::new();
        let mut together: HashSet<(String, String)> = HashSet::new();
        for person in people {
            let words: HashSet<String> = person
                .names
                .iter()
                .flat_map(|(_, name)| name.tokens().map(|part| part.text.to_owned()))
                .collect();
            for word in &words {
                *counts.entry(word.clone()).or_default() += 1;
                together.extend(words.iter().map(|other| (word.clone(), other.clone())));
            }
        }
        let mut all: Vec<String> =
            counts.iter().filter(|(_, count)| **count >= 4).map(|(word, _)| word.clone()).collect();
        all.sort();
        let names: Vec<Option<Name>> = all.iter().map(|word| Name::analyse(word).ok()).collect();
        let mut near: HashMap<String, Vec<String>> = HashMap::new();
        for (i, one) in names.iter().enumerate() {
            for (j, other) in names.iter().enumerate().filter(|(j, _)| *j != i) {
                let (Some(one), Some(other)) = (one, other) else { continue };
                let numbers = evidence(one, other);
                let loss = value(&numbers, "mean-loss");
                let known = value(&numbers, "known-conflicts") > 0.0
                    && all[i].chars().next() == all[j].chars().next();
                if (known || (0.12..0.5).contains(&loss))
                    && !together.contains(&(all[i].clone(), all[j].clone()))
                {
                    near.entry(all[i].clone()).or_default().push(all[j].clone());
                }
            }
        }
        Words { all, near }
    }
}

/// The same pair with one part of the left name replaced: by any other, or by one that sounds near.
fn exchanged(
    person: &Person,
    text: &str,
    other: &Name,
    words: &Words,
    dice: &mut Dice,
    examples: &mut Vec<Example>,
) {
    let Ok(name) = Name::analyse(text) else { return };
    let parts: Vec<&str> = name.tokens().map(|part| part.text).collect();
    if parts.len() < 2 {
        return;
    }
    if let (true, Some(turned)) = (dice.roll(EXCHANGED) == 0, turned(&name)) {
        examples.push(example(&turned, other, false, person.cluster));
    }
    let mut add = |at: usize, word: &str| {
        let mut changed = parts.clone();
        changed[at] = word;
        if let Ok(changed) = Name::analyse(&changed.join(" ")) {
            examples.push(example(&changed, other, false, person.cluster));
        }
    };
    if dice.roll(EXCHANGED) == 0 {
        let at = dice.roll(parts.len() as u64);
        add(at, &words.all[dice.roll(words.all.len() as u64)]);
    }
    if dice.roll(CONFUSED) < 2 {
        let known = |at: &usize| words.near.contains_key(parts[*at]);
        let candidates: Vec<usize> = (0..parts.len()).filter(known).collect();
        if !candidates.is_empty() {
            let at = candidates[dice.roll(candidates.len() as u64)];
            let near = &words.near[parts[at]];
            add(at, &near[dice.roll(near.len() as u64)]);
        }
    }
}

/// The son made his father's father: "A bin B" becomes "B bin A".
fn turned(name: &Name) -> Option<Name> {
    let parts: Vec<&str> = name.tokens().map(|part| part.text).collect();
    let at = name.tokens().position(|part| part.role == Role::Nasab).filter(|&at| at > 0)?;
    let (connector, father) = parts[at].split_once(' ')?;
    let mut turned: Vec<String> = parts.iter().map(|part| (*part).to_owned()).collect();
    turned[at - 1] = father.to_owned();
    turned[at] = format!("{connector} {}", parts[at - 1]);
    Name::analyse(&turned.join(" ")).ok()
}
