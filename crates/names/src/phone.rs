//! The phone inventory: one small alphabet of sounds that the letters of every script are read into.
//!
//! The table itself is `tables/phones.txt`; this module gives its lines codes and answers questions about them.

use std::collections::HashMap;
use std::sync::LazyLock;

/// One sound, or one unknown sign. Codes below [`FIRST_SIGN`] are lines of the table.
pub(crate) type Phone = u8;

/// All codes lie below this; a power of two, so that a pair of phones is one index.
pub(crate) const PHONES: usize = 64;
/// Codes from here on stand for letters of scripts that have no table: they equal only themselves.
pub(crate) const FIRST_SIGN: u8 = 52;
const SIGNS: u32 = PHONES as u32 - FIRST_SIGN as u32;

/// How much a phone carries of the identity of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Vowels: abjads leave them out, and hands differ.
    Vowel,
    /// Consonants that spellings often drop (h, hamza, ayn, semivowels).
    Weak,
    /// All other consonants.
    Firm,
}

/// The parsed table.
pub(crate) struct Inventory {
    pub(crate) kind: [Kind; PHONES],
    /// Skeleton class: 0 = not in the skeleton, otherwise a small number.
    pub(crate) class: [u8; PHONES],
    /// The class that hands of another habit give it; the same where there is none.
    pub(crate) other_class: [u8; PHONES],
    names: Vec<&'static str>,
    by_name: HashMap<&'static str, Phone>,
}

/// The inventory of `tables/phones.txt`.
pub(crate) static INVENTORY: LazyLock<Inventory> =
    LazyLock::new(|| parse(include_str!("../tables/phones.txt")));

impl Inventory {
    /// The code of a symbol of the table.
    pub(crate) fn code(&self, symbol: &str) -> Option<Phone> {
        self.by_name.get(symbol).copied()
    }

    /// The phones written with the table's symbols and one space between them; signs as `·`.
    pub(crate) fn spell(&self, phones: &[Phone]) -> String {
        let names = phones.iter().map(|&phone| self.names.get(usize::from(phone)).copied().unwrap_or("·"));
        names.collect::<Vec<_>>().join(" ")
    }
}

/// The two signs that stand for a letter of a script without a table.
pub(crate) fn signs_of(letter: char) -> [Phone; 2] {
    let mixed = (letter as u32).wrapping_mul(0x9E37_79B1) >> 8;
    // Both remainders are below SIGNS, so the sum stays below PHONES and fits a byte.
    [FIRST_SIGN + (mixed % SIGNS) as u8, FIRST_SIGN + (mixed / SIGNS % SIGNS) as u8]
}

/// Lines of a table without comments and blank lines.
pub(crate) fn table_lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn parse(table: &'static str) -> Inventory {
    let mut inventory = Inventory {
        kind: [Kind::Firm; PHONES],
        class: [0; PHONES],
        other_class: [0; PHONES],
        names: Vec::new(),
        by_name: HashMap::new(),
    };
    let mut classes: Vec<&str> = Vec::new();
    for (code, line) in table_lines(table).enumerate() {
        assert!(code < usize::from(FIRST_SIGN), "phones.txt: too many symbols");
        let mut columns = line.split_whitespace();
        let symbol = columns.next().unwrap_or_default();
        inventory.kind[code] = match columns.next() {
            Some("vowel") => Kind::Vowel,
            Some("weak") => Kind::Weak,
            _ => Kind::Firm,
        };
        let class = columns.next().unwrap_or("-");
        let (class, other) = class.split_once('/').unwrap_or((class, class));
        inventory.class[code] = number_of(class, &mut classes);
        inventory.other_class[code] = number_of(other, &mut classes);
        inventory.names.push(symbol);
        inventory.by_name.insert(symbol, code as u8);
    }
    for sign in FIRST_SIGN..PHONES as u8 {
        inventory.class[usize::from(sign)] = sign;
        inventory.other_class[usize::from(sign)] = sign;
    }
    inventory
}

/// The number of a class; 0 for none.
fn number_of<'a>(class: &'a str, classes: &mut Vec<&'a str>) -> u8 {
    if class == "-" {
        return 0;
    }
    let at = classes.iter().position(|&known| known == class).unwrap_or_else(|| {
        classes.push(class);
        classes.len() - 1
    });
    at as u8 + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_has_a_known_kind_and_its_own_symbol() {
        let lines: Vec<_> = table_lines(include_str!("../tables/phones.txt")).collect();
        assert_eq!(lines.len(), INVENTORY.by_name.len());
        for line in lines {
            let kind = line.split_whitespace().nth(1);
            assert!(matches!(kind, Some("vowel" | "weak" | "firm")), "{line}");
        }
    }

    #[test]
    fn different_letters_of_an_unknown_script_rarely_share_signs() {
        let mut seen = std::collections::HashSet::new();
        ('\u{4e00}'..'\u{4e40}').for_each(|letter| {
            seen.insert(signs_of(letter));
        });
        assert!(seen.len() > 40);
    }
}
