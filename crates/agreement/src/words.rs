//! What values are called in sentences, in English and Arabic: the checked-in table `words.txt`.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;
use tansiq_label::{Finite, Set, Territory};

const TABLE: &str = include_str!("words.txt");

/// A sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sentence {
    /// In English.
    pub english: String,
    /// In Arabic.
    pub arabic: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    English,
    Arabic,
}

impl Sentence {
    /// The same, written by one function for each language.
    pub(crate) fn of(write: impl Fn(Language) -> String) -> Sentence {
        Sentence { english: write(Language::English), arabic: write(Language::Arabic) }
    }
}

static WORDS: LazyLock<HashMap<(&str, &str), [&str; 2]>> = LazyLock::new(|| read(TABLE));

fn read(table: &'static str) -> HashMap<(&'static str, &'static str), [&'static str; 2]> {
    let line = |line: &'static str| {
        let mut cells = line.split('|').map(str::trim);
        Some(((cells.next()?, cells.next()?), [cells.next()?, cells.next()?]))
    };
    table.lines().filter(|l| !l.starts_with('#')).filter_map(line).collect()
}

impl Language {
    /// The word of a value. A value that the table lacks stands by its code; a test sees to it that none does.
    pub(crate) fn word<T: Finite>(self, value: T) -> &'static str {
        let column = usize::from(self == Language::Arabic);
        WORDS.get(&(T::NAME, value.code())).map_or(value.code(), |words| words[column])
    }

    /// The words of a set.
    pub(crate) fn words<T: Finite>(self, set: Set<T>) -> String {
        self.list(set.iter().map(|v| self.word(v)))
    }

    /// "a, b and c"; with "or" it would say something else, so there is one function for each.
    pub(crate) fn list(self, items: impl IntoIterator<Item = impl ToString>) -> String {
        self.joined(items, [" and ", " و"])
    }

    /// "a, b or c".
    pub(crate) fn any_of(self, items: impl IntoIterator<Item = impl ToString>) -> String {
        self.joined(items, [" or ", " أو "])
    }

    /// "in IQ and JO"; "anywhere" where the whole world is meant.
    pub(crate) fn places(self, territories: &BTreeSet<Territory>) -> String {
        if territories.contains(&Territory::WORLD) {
            return self.pick("anywhere", "في أي مكان").to_owned();
        }
        format!("{} {}", self.pick("in", "في"), self.list(territories))
    }

    fn joined(self, items: impl IntoIterator<Item = impl ToString>, last: [&str; 2]) -> String {
        let mut items: Vec<String> = items.into_iter().map(|i| i.to_string()).collect();
        let (comma, last) = self.pick((", ", last[0]), ("، ", last[1]));
        match items.pop() {
            None => String::new(),
            Some(only) if items.is_empty() => only,
            Some(end) => format!("{}{last}{end}", items.join(comma)),
        }
    }

    /// One of two.
    pub(crate) fn pick<T>(self, english: T, arabic: T) -> T {
        match self {
            Language::English => english,
            Language::Arabic => arabic,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreement::{Onward, Start};
    use tansiq_label::{Category, Level, PersonCategory, Purpose};

    fn every<T: Finite>() -> usize {
        for value in T::ALL {
            assert!(WORDS.contains_key(&(T::NAME, value.code())), "{} {}", T::NAME, value.code());
        }
        T::ALL.len()
    }

    #[test]
    fn every_value_has_a_word_in_each_language_and_the_table_no_other() {
        let known = every::<Category>()
            + every::<PersonCategory>()
            + every::<Level>()
            + every::<Purpose>()
            + every::<Onward>()
            + every::<Start>();
        assert_eq!(WORDS.len(), known);
        for [english, arabic] in WORDS.values() {
            assert!(english.is_ascii() && !arabic.is_ascii(), "{english}");
        }
    }

    #[test]
    fn lists_read_as_people_write_them() {
        assert_eq!(Language::English.list(["a", "b", "c"]), "a, b and c");
        assert_eq!(Language::English.any_of(["a", "b"]), "a or b");
        assert_eq!(Language::English.list(["a"]), "a");
    }
}
