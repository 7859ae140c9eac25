//! Invented people: who they are follows from the seed and their number; how they are written follows from who writes.

use crate::chance::Chance;
use crate::tables::{Given, MEN, WOMEN};
use jiff::civil::Date;

/// In which script a member writes names beside the Latin one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Script {
    Arabic,
    Sorani,
    Cyrillic,
}

/// How a member writes: which of the Latin spellings, and which script beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hand {
    pub(crate) latin: usize,
    pub(crate) script: Script,
}

/// A text in Latin script and as it stood in its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) latin: String,
    pub(crate) original: String,
    pub(crate) language: &'static str,
}

/// Somebody who does not exist.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    /// His own name, his father's and his grandfather's.
    names: [usize; 3],
    /// His mother's, and her father's.
    mother: [usize; 2],
    /// Whose father his kunya calls him.
    kunya: usize,
    pub(crate) born: Date,
    pub(crate) passport: String,
    pub(crate) identity_card: String,
    pub(crate) phone: String,
}

impl Person {
    /// The person of this number in the exercise of this seed.
    pub(crate) fn invented(seed: u64, number: u64) -> Person {
        let mut chance = Chance::of(seed, "person", number);
        let mut man = || chance.below(MEN.len() as u64) as usize;
        let (names, kunya, grandfather) = ([man(), man(), man()], man(), man());
        let mother = [chance.below(WOMEN.len() as u64) as usize, grandfather];
        let days = chance.between(0, 40 * 365);
        let oldest = Date::constant(1962, 1, 1);
        Person {
            names,
            mother,
            kunya,
            born: oldest.saturating_add(jiff::Span::new().days(days)),
            passport: format!("EX{:07}", chance.below(10_000_000)),
            identity_card: format!("EX-{:04}-{:04}", chance.below(10_000), chance.below(10_000)),
            phone: format!("+964 700 {:03} {:04}", chance.below(1_000), chance.below(10_000)),
        }
    }

    /// Another man of the same name: another mother, another day of birth, other papers.
    pub(crate) fn namesake(&self, seed: u64, number: u64) -> Person {
        let other = Person::invented(seed, number);
        let mother = [(self.mother[0] + 1) % WOMEN.len(), other.mother[1]];
        let born = self.born.saturating_add(jiff::Span::new().days(11 * 365 + 40));
        Person { names: self.names, mother, born, ..other }
    }

    /// His whole name.
    pub(crate) fn name(&self, hand: Hand) -> Written {
        let names: Vec<_> = self.names.iter().filter_map(|at| MEN.get(*at)).collect();
        written(hand, &names, "", ["al-Tamrini", "التمريني", "تەمرینی", "ат-Тамрини"])
    }

    /// His own name and his father's, as he gives it at a control point.
    pub(crate) fn short_name(&self, hand: Hand) -> Written {
        let names: Vec<_> = self.names[..2].iter().filter_map(|at| MEN.get(*at)).collect();
        written(hand, &names, "", ["al-Tamrini", "التمريني", "تەمرینی", "ат-Тамрини"])
    }

    /// His mother's name.
    pub(crate) fn mother(&self, hand: Hand) -> Written {
        let names = [&WOMEN[self.mother[0]], &MEN[self.mother[1]]];
        written(hand, &names, "", [""; 4])
    }

    /// What he is called after a son.
    pub(crate) fn kunya(&self, hand: Hand) -> Written {
        written(hand, &[&MEN[self.kunya]], "Abu ", [""; 4])
    }
}

/// Names in a member's hand, with what stands before and after them in Latin, Arabic, Sorani and Cyrillic.
fn written(hand: Hand, names: &[&Given], before: &str, after: [&str; 4]) -> Written {
    let kunya = !before.is_empty();
    let joined = |before: &str, one: fn(&Given) -> &'static str, after: &str| {
        let mut words: Vec<&str> = names.iter().map(|name| one(name)).collect();
        words.extend(Some(after).filter(|after| !after.is_empty()));
        format!("{before}{}", words.join(" "))
    };
    let latin = match hand.latin {
        0 => joined(before, |name| name.latin[0], after[0]),
        1 => joined(before, |name| name.latin[1], after[0]),
        _ => joined(before, |name| name.latin[2], after[0]),
    };
    let of = |word: &'static str| if kunya { word } else { "" };
    let (original, language) = match hand.script {
        Script::Arabic => (joined(of("أبو "), |name| name.arabic, after[1]), "ar"),
        Script::Sorani => (joined(of("ئەبو "), |name| name.sorani, after[2]), "ckb"),
        Script::Cyrillic => (joined(of("Абу "), |name| name.cyrillic, after[3]), "ru"),
    };
    Written { latin, original, language }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_man_is_written_in_as_many_ways_as_there_are_hands() {
        let man = Person::invented(1, 1);
        let hands = [(0, Script::Arabic), (1, Script::Sorani), (2, Script::Cyrillic)];
        let names = hands.map(|(latin, script)| man.name(Hand { latin, script }));
        let latin: std::collections::BTreeSet<_> = names.iter().map(|name| &name.latin).collect();
        assert_eq!(latin.len(), 3, "{latin:?}");
        assert_eq!(names.map(|name| name.language), ["ar", "ckb", "ru"]);
    }

    #[test]
    fn a_namesake_has_the_name_and_nothing_else() {
        let hand = Hand { latin: 0, script: Script::Arabic };
        for number in 0..50 {
            let man = Person::invented(9, number);
            let other = man.namesake(9, number + 1_000);
            assert_eq!(man.name(hand), other.name(hand));
            assert_ne!(man.mother(hand).latin, other.mother(hand).latin);
            assert_ne!(man.born, other.born);
            assert_ne!(man.passport, other.passport);
        }
    }
}
