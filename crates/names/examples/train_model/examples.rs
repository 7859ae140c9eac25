//! Labelled pairs from records of people: aliases are the same; others are people whose names come near,
//! people at random, and names with one part exchanged. Latin names come a second time in Arabic letters.

use crate::neighbours::{Neighbours, value};
use crate::people::{Dice, Person};
use crate::stock::Stock;
use crate::words::Words;
use tansiq_names::{FEATURES, Name, Role, evidence};

#[derive(Clone)]
pub struct Example {
    pub numbers: [f32; FEATURES],
    pub same: bool,
    pub weight: f32,
    pub cluster: u64,
}

/// Aliases of one person that are paired; some people have forty.
const PAIRS_PER_PERSON: usize = 12;
/// Per same pair: of so many that come nearest so many others, and one at random.
const NEAREST: usize = 14;
const NEAR: usize = 6;
/// One in so many pairs with a part exchanged for any other, and four in so many for one that sounds near.
const EXCHANGED: usize = 2;
const CONFUSED: usize = 5;
/// There are more of the others than chance brings together, so that rare errors are seen often enough.
const OTHER: f32 = 0.65;

/// Records in Arabic script are few and matter most; of names put into it there are many.
const IN_ARABIC: f32 = 4.0;
const PUT_INTO_ARABIC: f32 = 1.5;

/// Makes the examples; the same people and stock give the same ones.
pub fn make_examples(people: &[Person], stock: &Stock) -> Vec<Example> {
    let neighbours = Neighbours::of(people);
    let words = Words::of(people);
    let mut maker = Maker { people, stock, neighbours, words, dice: Dice(1), examples: Vec::new() };
    people.iter().for_each(|person| maker.person(person));
    maker.examples
}

struct Maker<'a> {
    people: &'a [Person],
    stock: &'a Stock,
    neighbours: Neighbours<'a>,
    words: Words,
    dice: Dice,
    examples: Vec<Example>,
}

/// An alias may be a nom de guerre that has nothing to do with the name; such pairs teach nothing of spelling.
fn related(left: &Name, right: &Name) -> bool {
    let numbers = evidence(left, right);
    value(&numbers, "greater-coverage") >= 0.55 && value(&numbers, "evidence") >= 0.5
}

impl Maker<'_> {
    fn person(&mut self, person: &Person) {
        let mut pairs = 0;
        for (at, (_, name)) in person.names.iter().enumerate() {
            for (_, other) in &person.names[at + 1..] {
                if pairs < PAIRS_PER_PERSON && related(name, other) {
                    pairs += 1;
                    self.add(name, other, true, person);
                    self.exchanged(person, name, other);
                }
            }
        }
        for _ in 0..pairs {
            let (_, name) = &person.names[self.dice.roll(person.names.len())];
            self.near(person, name);
        }
    }

    /// Adds a pair, and the same pair with one side in Arabic letters.
    fn add(&mut self, left: &Name, right: &Name, same: bool, person: &Person) {
        let numbers = evidence(left, right);
        let arabic = value(&numbers, "abjads") > 0.0;
        let side = if same { 1.0 } else { OTHER };
        let weight = side * if arabic { IN_ARABIC } else { 1.0 };
        self.examples.push(example(numbers, same, weight, person));
        if !arabic && let Some(left) = self.stock.in_arabic(left, &mut self.dice) {
            self.examples.push(example(evidence(&left, right), same, side * PUT_INTO_ARABIC, person));
        }
    }

    fn near(&mut self, person: &Person, name: &Name) {
        let mut near = self.neighbours.near(person, name);
        near.truncate(NEAREST);
        for _ in 0..NEAR.min(near.len()) {
            let other = near.swap_remove(self.dice.roll(near.len()));
            self.add(name, other, false, person);
        }
        let other = &self.people[self.dice.roll(self.people.len())];
        if other.cluster != person.cluster && other.group != person.group {
            self.add(name, &other.names[0].1, false, person);
        }
    }

    /// The same pair with one part of the left name replaced: by any other, or by one that sounds near.
    fn exchanged(&mut self, person: &Person, name: &Name, other: &Name) {
        let parts: Vec<&str> = name.tokens().map(|part| part.text).collect();
        if parts.len() < 2 {
            return;
        }
        if let (true, Some(turned)) = (self.dice.roll(EXCHANGED) == 0, turned(name)) {
            self.add(&turned, other, false, person);
        }
        if self.dice.roll(EXCHANGED) == 0 {
            let at = self.dice.roll(parts.len());
            let word = &self.words.all[self.dice.roll(self.words.all.len())];
            let changed = with(&parts, at, word);
            self.add_changed(changed, other, person);
        }
        if self.dice.roll(CONFUSED) < 4 {
            let known: Vec<usize> =
                (0..parts.len()).filter(|&at| self.words.near.contains_key(parts[at])).collect();
            if !known.is_empty() {
                let at = known[self.dice.roll(known.len())];
                let near = &self.words.near[parts[at]];
                let changed = with(&parts, at, &near[self.dice.roll(near.len())]);
                self.add_changed(changed, other, person);
            }
        }
    }

    fn add_changed(&mut self, changed: Option<Name>, other: &Name, person: &Person) {
        if let Some(changed) = changed {
            self.add(&changed, other, false, person);
        }
    }
}

fn example(
    numbers: [(&'static str, i8, f32); FEATURES],
    same: bool,
    weight: f32,
    person: &Person,
) -> Example {
    Example { numbers: numbers.map(|number| number.2), same, weight, cluster: person.cluster }
}

fn with(parts: &[&str], at: usize, word: &str) -> Option<Name> {
    let mut changed = parts.to_vec();
    changed[at] = word;
    Name::analyse(&changed.join(" ")).ok()
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
