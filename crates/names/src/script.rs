//! The scripts, made from the files of `tables/scripts/` by `build.rs`; and what their first lines declare.
//!
//! A line that begins with `#:` declares something: its first word says what, the others are its values.
//!
//! | line | meaning |
//! |---|---|
//! | `#: letters 370-3FF` | the code points of the script; every file has such a line |
//! | `#: abjad` | short vowels are left unwritten |
//! | `#: syllables` | one letter is a whole syllable, so that one letter is no initial |
//! | `#: vowels αεη` | letters before which a rule marked `<` applies, and one marked `>` does not |
//! | `#: inherent a` | a consonant is followed by this sound unless a sign says otherwise (abugida) |
//! | `#: consonants 915-939` | which letters those are |
//! | `#: signs 93E-94C` | signs that take the place of the inherent vowel |
//! | `#: virama 94D` | the sign that says that there is none |
//! | `#: surnames 김 이` | surnames that are written before a given name without a space |
//! | `#: through latin` | a line is a Latin spelling and the letters that are spelt so, not letters and phones |

use crate::phone::table_lines;
use std::ops::RangeInclusive;

include!(concat!(env!("OUT_DIR"), "/scripts.rs"));

/// One file of `tables/scripts/`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Table(&'static str);

/// All tables.
pub(crate) fn tables() -> impl Iterator<Item = Table> {
    TABLES.iter().map(|&text| Table(text))
}

/// Those that spell letters as phones.
pub(crate) fn tables_of_phones() -> impl Iterator<Item = Table> {
    tables().filter(|table| !table.is_latinised())
}

/// Those that spell letters in Latin letters.
pub(crate) fn tables_of_latin() -> impl Iterator<Item = Table> {
    tables().filter(Table::is_latinised)
}

impl Table {
    /// The lines that are rules.
    pub(crate) fn lines(self) -> impl Iterator<Item = &'static str> {
        table_lines(self.0)
    }

    /// The values of all lines that declare `what`.
    pub(crate) fn declared(self, what: &'static str) -> impl Iterator<Item = &'static str> {
        let declarations = self.0.lines().filter_map(|line| line.strip_prefix("#:"));
        declarations.flat_map(move |line| {
            let mut words = line.split_whitespace();
            let is_wanted = words.next() == Some(what);
            words.filter(move |_| is_wanted)
        })
    }

    /// The declared ranges of letters.
    pub(crate) fn ranges(self, what: &'static str) -> impl Iterator<Item = RangeInclusive<char>> {
        let letter = |code: &str| u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
        self.declared(what).map(move |range| {
            let (from, to) = range.split_once('-').unwrap_or((range, range));
            match (letter(from), letter(to)) {
                (Some(from), Some(to)) => from..=to,
                _ => panic!("a script table declares `{range}`, which is no range of letters"),
            }
        })
    }

    fn is_latinised(&self) -> bool {
        self.declared("through").next().is_some()
    }
}
