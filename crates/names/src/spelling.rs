//! From letters to phones: the tables of `tables/scripts/`, one file per script, as rules by longest match.
//!
//! To add a script, write its file, list it in [`TABLES`], and add cases.

use crate::phone::{INVENTORY, Phone, signs_of, table_lines};
use std::collections::HashMap;
use std::sync::LazyLock;

/// A family of letters that is read by one table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Script {
    /// Latin letters.
    Latin,
    /// Arabic letters of any language.
    Arabic,
    /// Cyrillic letters.
    Cyrillic,
    /// Hebrew letters.
    Hebrew,
    /// Greek letters.
    Greek,
    /// Letters that have no table: such parts match only when they are written alike.
    Other,
}

impl Script {
    /// Whether the script leaves short vowels unwritten.
    pub fn is_abjad(self) -> bool {
        matches!(self, Script::Arabic | Script::Hebrew)
    }

    /// The script of one folded letter.
    pub(crate) fn of(letter: char) -> Script {
        match letter {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '\'' | '\u{c0}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}' => {
                Script::Latin
            }
            '\u{2be}' | '\u{2bf}' => Script::Latin,
            '\u{370}'..='\u{3ff}' => Script::Greek,
            '\u{400}'..='\u{52f}' => Script::Cyrillic,
            '\u{590}'..='\u{5ff}' => Script::Hebrew,
            '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' => Script::Arabic,
            _ => Script::Other,
        }
    }
}

const TABLES: &[&str] = &[
    include_str!("../tables/scripts/latin.txt"),
    include_str!("../tables/scripts/arabic.txt"),
    include_str!("../tables/scripts/cyrillic.txt"),
    include_str!("../tables/scripts/hebrew.txt"),
    include_str!("../tables/scripts/greek.txt"),
];

/// Vowel letters for the contexts `<` and `>` of the tables.
const VOWEL_LETTERS: &str = "aeiouyāīūáéíóúаеёиоуыэюяіїєәөүұ";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Context {
    Anywhere,
    Start,
    End,
    BeforeVowel,
    NotBeforeVowel,
}

struct Rule {
    letters: Vec<char>,
    context: Context,
    phones: Vec<Phone>,
}

/// First letters below this are found by index and not by hashing: all tables of today.
const INDEXED: usize = 0x700;

struct Rules {
    /// For a first letter: a range of `rules`, longest and most particular first.
    indexed: Vec<(u16, u16)>,
    others: HashMap<char, (u16, u16)>,
    rules: Vec<Rule>,
    vowels: Vec<bool>,
}

static RULES: LazyLock<Rules> = LazyLock::new(|| compile(TABLES));

impl Rules {
    fn of(&self, letter: char) -> &[Rule] {
        let (from, to) = match self.indexed.get(letter as usize) {
            Some(&range) => range,
            None => self.others.get(&letter).copied().unwrap_or((0, 0)),
        };
        &self.rules[usize::from(from)..usize::from(to)]
    }

    fn is_vowel(&self, letter: Option<&char>) -> bool {
        letter.is_some_and(|&letter| self.vowels.get(letter as usize).copied().unwrap_or(false))
    }

    fn applies(&self, rule: &Rule, letters: &[char], at: usize) -> bool {
        let end = at + rule.letters.len();
        if letters.len() < end || letters[at..end] != rule.letters[..] {
            return false;
        }
        match rule.context {
            Context::Anywhere => true,
            Context::Start => at == 0,
            Context::End => end == letters.len(),
            Context::BeforeVowel => self.is_vowel(letters.get(end)),
            Context::NotBeforeVowel => !self.is_vowel(letters.get(end)),
        }
    }
}

/// Whether some table reads this letter.
pub(crate) fn is_listed(letter: char) -> bool {
    !RULES.of(letter).is_empty()
}

/// Reads folded letters of one word. Adjacent equal phones are one: hands differ in doubling.
/// Appends to `phones` until `limit` is reached.
pub(crate) fn read_phones(letters: &[char], phones: &mut Vec<Phone>, limit: usize) {
    let rules = &*RULES;
    let mut at = 0;
    while at < letters.len() && phones.len() < limit {
        let rule = rules.of(letters[at]).iter().find(|rule| rules.applies(rule, letters, at));
        match rule {
            Some(rule) => {
                rule.phones.iter().for_each(|&phone| push_distinct(phones, phone));
                at += rule.letters.len();
            }
            None => {
                if Script::of(letters[at]) == Script::Other {
                    phones.extend(signs_of(letters[at]));
                }
                at += 1;
            }
        }
    }
    phones.truncate(limit);
}

fn push_distinct(phones: &mut Vec<Phone>, phone: Phone) {
    if phones.last() != Some(&phone) {
        phones.push(phone);
    }
}

fn compile(tables: &[&'static str]) -> Rules {
    let mut rules: Vec<Rule> = tables.iter().flat_map(|table| table_lines(table)).map(parse_rule).collect();
    let rank =
        |rule: &Rule| (rule.letters[0], usize::MAX - rule.letters.len(), rule.context == Context::Anywhere);
    rules.sort_by_key(rank);
    let mut compiled = Rules {
        indexed: vec![(0, 0); INDEXED],
        others: HashMap::new(),
        rules: Vec::new(),
        vowels: vec![false; INDEXED],
    };
    for (at, rule) in rules.iter().enumerate() {
        let first = rule.letters[0];
        let range = match compiled.indexed.get_mut(first as usize) {
            Some(range) => range,
            None => compiled.others.entry(first).or_insert((0, 0)),
        };
        if range.1 == 0 {
            range.0 = at as u16;
        }
        range.1 = at as u16 + 1;
    }
    VOWEL_LETTERS.chars().for_each(|letter| compiled.vowels[letter as usize] = true);
    compiled.rules = rules;
    compiled
}

fn parse_rule(line: &'static str) -> Rule {
    let mut columns = line.split_whitespace();
    let written = columns.next().unwrap_or_default();
    let (letters, context) = match (written.strip_prefix('^'), written.chars().last()) {
        (Some(rest), _) => (rest, Context::Start),
        (None, Some('$')) => (&written[..written.len() - 1], Context::End),
        (None, Some('<')) => (&written[..written.len() - 1], Context::BeforeVowel),
        (None, Some('>')) => (&written[..written.len() - 1], Context::NotBeforeVowel),
        _ => (written, Context::Anywhere),
    };
    let phones = columns.filter(|&symbol| symbol != "0").map(|symbol| match INVENTORY.code(symbol) {
        Some(code) => code,
        None => panic!("a script table uses `{symbol}`, which phones.txt lacks: {line}"),
    });
    assert!(!letters.is_empty(), "a script table has a rule without letters: {line}");
    Rule { letters: letters.chars().collect(), context, phones: phones.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, expected: &str) {
        let letters: Vec<char> = word.chars().collect();
        let mut phones = Vec::new();
        read_phones(&letters, &mut phones, 24);
        assert_eq!(INVENTORY.spell(&phones), expected, "{word}");
    }

    #[test]
    fn digraphs_come_before_letters() {
        check("khadija", "kh a d i J a");
        check("hussein", "h u s ay n");
        check("yusuf", "j u s u f");
        check("dmitry", "d m i t r i");
        check("حسين", "H s I n");
        check("юрий", "j u r i");
        check("παπαδόπουλος".replace('ό', "ο").as_str(), "p a p a d o p u l o s");
    }

    #[test]
    fn an_unknown_script_gives_signs() {
        check("李", "· ·");
    }
}
