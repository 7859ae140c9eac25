//! From letters to phones: the tables of `tables/scripts/`, one file per script, as rules by longest match.
//!
//! To add a script, write its file and cases in `tests/cases/`; `build.rs` and the tests find them.
//! [`crate::script`] says what a file may declare. A rule is a line: letters, then phones of `tables/phones.txt`.

use crate::phone::{INVENTORY, Kind, Phone, signs_of};
use crate::script::{Script, Table, tables_of_phones};
use crate::syllables::spelled_out;
use std::sync::LazyLock;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Context {
    Anywhere,
    Start,
    End,
    Whole,
    BeforeVowel,
    NotBeforeVowel,
}

/// Letters and phones that one rule can hold.
const LONGEST_RULE: usize = 9;

struct Rule {
    letters: [char; LONGEST_RULE],
    length: usize,
    context: Context,
    phones: [Phone; LONGEST_RULE],
    count: usize,
    /// The vowel that an abugida's consonant carries.
    inherent: Option<Phone>,
}

/// Every letter that a table may spell as phones lies below this: all alphabets, without Hangul syllables and Han.
const LETTERS: usize = 0x3100;

/// What the rules must know of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Other,
    /// Rules marked `<` apply before it.
    Vowel,
    /// Carries a vowel if no sign follows.
    Consonant,
    /// Takes the place of that vowel.
    Sign,
    /// Says that there is none.
    Virama,
}

struct Rules {
    /// For a first letter: a range of `rules`, longest and most particular first.
    of_letter: Vec<(u16, u16)>,
    sorts: Vec<Sort>,
    rules: Vec<Rule>,
}

static RULES: LazyLock<Rules> = LazyLock::new(compile);

/// Whether some table spells this letter as phones.
pub(crate) fn is_listed(letter: char) -> bool {
    !RULES.of(letter).is_empty()
}

/// Reads folded letters of one word. Adjacent equal phones are one: hands differ in doubling.
/// Appends to `phones` until `limit` is reached.
pub(crate) fn read_phones(letters: &[char], phones: &mut Vec<Phone>, limit: usize) {
    if letters.first().is_some_and(|&first| Script::of(first).writes_syllables()) {
        // Every syllable gives a phone at least, so that no more than `limit` are needed.
        return read_letters(&spelled_out(&letters[..letters.len().min(limit)]), phones, limit);
    }
    read_letters(letters, phones, limit);
}

fn read_letters(letters: &[char], phones: &mut Vec<Phone>, limit: usize) {
    let rules = &*RULES;
    let mut at = 0;
    while at < letters.len() && phones.len() < limit {
        match rules.of(letters[at]).iter().find(|rule| rules.applies(rule, letters, at)) {
            Some(rule) => {
                let end = at + rule.length;
                let carried = rule.inherent.filter(|_| rules.inherent_is_spoken(letters, at..end, phones));
                rule.phones[..rule.count].iter().for_each(|&phone| push_distinct(phones, phone));
                carried.into_iter().for_each(|vowel| push_distinct(phones, vowel));
                at = end;
            }
            None => {
                let script = Script::of(letters[at]);
                if script == Script::Other || script.writes_syllables() {
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

impl Rules {
    fn of(&self, letter: char) -> &[Rule] {
        let (from, to) = self.of_letter.get(letter as usize).copied().unwrap_or((0, 0));
        &self.rules[usize::from(from)..usize::from(to)]
    }

    fn sort(&self, letter: Option<&char>) -> Sort {
        letter.and_then(|&letter| self.sorts.get(letter as usize)).copied().unwrap_or(Sort::Other)
    }

    fn applies(&self, rule: &Rule, letters: &[char], at: usize) -> bool {
        let end = at + rule.length;
        if letters.len() < end || letters[at..end] != rule.letters[..rule.length] {
            return false;
        }
        match rule.context {
            Context::Anywhere => true,
            Context::Start => at == 0,
            Context::End => end == letters.len(),
            Context::Whole => at == 0 && end == letters.len(),
            Context::BeforeVowel => self.sort(letters.get(end)) == Sort::Vowel,
            Context::NotBeforeVowel => self.sort(letters.get(end)) != Sort::Vowel,
        }
    }

    /// Whether the vowel that a consonant carries is spoken, as in Hindi and Bengali: not under a sign, not at the
    /// end (Rahman) except behind a conjunct (Narendra), and not between a vowel and one consonant more that is
    /// spoken with a vowel (Ah-mad, Sal-man).
    fn inherent_is_spoken(&self, letters: &[char], rule: std::ops::Range<usize>, before: &[Phone]) -> bool {
        let conjunct = rule.start > 0 && self.sort(letters.get(rule.start - 1)) == Sort::Virama;
        match self.sort(letters.get(rule.end)) {
            Sort::Sign | Sort::Virama => false,
            Sort::Consonant => {
                let after_vowel =
                    before.last().is_some_and(|&last| INVENTORY.kind[usize::from(last)] == Kind::Vowel);
                let beyond = rule.end + 1;
                let closed = beyond >= letters.len() || self.sort(letters.get(beyond)) == Sort::Virama;
                !after_vowel || closed
            }
            _ => conjunct || rule.end < letters.len(),
        }
    }
}

fn compile() -> Rules {
    let mut compiled =
        Rules { of_letter: vec![(0, 0); LETTERS], sorts: vec![Sort::Other; LETTERS], rules: Vec::new() };
    for table in tables_of_phones() {
        declare(&mut compiled.sorts, table);
        let inherent = table.declared("inherent").next().map(|symbol| phone(symbol, "#: inherent"));
        for line in table.lines() {
            let mut rule = parse_rule(line);
            // The last letter decides: a rule may be for a consonant and what stands before it.
            let last = rule.letters[rule.length - 1];
            rule.inherent = inherent.filter(|_| compiled.sort(Some(&last)) == Sort::Consonant);
            compiled.rules.push(rule);
        }
    }
    let anywhere = |rule: &Rule| rule.context == Context::Anywhere;
    compiled.rules.sort_by_key(|rule| (rule.letters[0], usize::MAX - rule.length, anywhere(rule)));
    for (at, rule) in (0u16..).zip(&compiled.rules) {
        let range = &mut compiled.of_letter[rule.letters[0] as usize];
        *range = if range.1 == 0 { (at, at + 1) } else { (range.0, at + 1) };
    }
    compiled
}

fn declare(sorts: &mut [Sort], table: Table) {
    let mut set = |letter: char, sort: Sort| match sorts.get_mut(letter as usize) {
        Some(place) => *place = sort,
        None => panic!("a script table declares a letter from U+{LETTERS:04X} on: {letter}"),
    };
    table.declared("vowels").flat_map(str::chars).for_each(|letter| set(letter, Sort::Vowel));
    for (what, sort) in [("consonants", Sort::Consonant), ("signs", Sort::Sign), ("virama", Sort::Virama)] {
        table.ranges(what).flatten().for_each(|letter| set(letter, sort));
    }
}

fn phone(symbol: &str, line: &str) -> Phone {
    match INVENTORY.code(symbol) {
        Some(code) => code,
        None => panic!("a script table uses `{symbol}`, which phones.txt lacks: {line}"),
    }
}

fn parse_rule(line: &'static str) -> Rule {
    let mut columns = line.split_whitespace();
    let written = columns.next().unwrap_or_default();
    let (written, starts) = written.strip_prefix('^').map_or((written, false), |rest| (rest, true));
    let (written, context) = match (written.chars().last(), starts) {
        (Some('$'), true) => (&written[..written.len() - 1], Context::Whole),
        (Some('$'), false) => (&written[..written.len() - 1], Context::End),
        (Some('<'), false) => (&written[..written.len() - 1], Context::BeforeVowel),
        (Some('>'), false) => (&written[..written.len() - 1], Context::NotBeforeVowel),
        (_, true) => (written, Context::Start),
        (_, false) => (written, Context::Anywhere),
    };
    let read: Vec<char> = spelled_out(&written.chars().collect::<Vec<_>>());
    let spoken: Vec<Phone> = columns.filter(|&symbol| symbol != "0").map(|text| phone(text, line)).collect();
    assert!(
        !read.is_empty() && read.len() <= LONGEST_RULE && spoken.len() <= LONGEST_RULE,
        "a script table has a rule without letters, or longer than {LONGEST_RULE}: {line}"
    );
    assert!((read[0] as usize) < LETTERS, "a script table has a letter from U+{LETTERS:04X} on: {line}");
    let mut rule = Rule {
        letters: [' '; LONGEST_RULE],
        length: read.len(),
        context,
        phones: [0; LONGEST_RULE],
        count: spoken.len(),
        inherent: None,
    };
    rule.letters[..read.len()].copy_from_slice(&read);
    rule.phones[..spoken.len()].copy_from_slice(&spoken);
    rule
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
    fn a_letter_is_read_by_its_place_in_the_word() {
        check("ერეკლე", "e r e k l e");
        check("երեւան", "j e r e v a n");
        check("որոտան", "v o r o t a n");
    }

    #[test]
    fn a_carried_vowel_is_spoken_where_speakers_do() {
        check("रमेश", "r a m e sh");
        check("अहमद", "a h m a d");
        check("सलमान", "s a l m a n");
        check("नरेन्द्र", "n a r e n d r a");
        check("কমল", "k a m a l");
        check("রহমান", "r a h m a n");
    }

    #[test]
    fn syllables_are_spelled_out() {
        check("김", "k i m");
        check("철수", "ch e o l s u");
        check("王", "w a n g");
        check("小明", "X i j a o m i n g");
    }

    #[test]
    fn an_unknown_script_gives_signs() {
        check("ሰ", "· ·");
        check("㐀", "· ·");
    }
}
