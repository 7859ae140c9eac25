//! The rules of all script tables, found by the first letter, longest and most particular first.

use crate::phone::{INVENTORY, Phone};
use crate::script::{Table, tables_of_phones};
use crate::syllables::spelled_out;

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

/// Letters, where they stand, and the phones that they are read as.
pub(crate) struct Rule {
    letters: [char; LONGEST_RULE],
    length: usize,
    context: Context,
    phones: [Phone; LONGEST_RULE],
    count: usize,
    /// The vowel that an abugida's consonant carries.
    pub(crate) inherent: Option<Phone>,
}

impl Rule {
    pub(crate) fn letters(&self) -> &[char] {
        &self.letters[..self.length]
    }

    pub(crate) fn phones(&self) -> &[Phone] {
        &self.phones[..self.count]
    }
}

/// What the rules must know of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
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

/// Every letter that a table may spell as phones lies below this: all alphabets, without Hangul syllables and Han.
const LETTERS: usize = 0x3100;

pub(crate) struct Rules {
    /// For a first letter: a range of `rules`.
    of_letter: Vec<(u16, u16)>,
    sorts: Vec<Sort>,
    rules: Vec<Rule>,
}

impl Rules {
    /// The rules that begin with a letter; none if no table spells it as phones.
    pub(crate) fn of(&self, letter: char) -> &[Rule] {
        let (from, to) = self.of_letter.get(letter as usize).copied().unwrap_or((0, 0));
        &self.rules[usize::from(from)..usize::from(to)]
    }

    pub(crate) fn sort(&self, letter: Option<&char>) -> Sort {
        letter.and_then(|&letter| self.sorts.get(letter as usize)).copied().unwrap_or(Sort::Other)
    }

    /// Whether the rule is for the letters from `at` on.
    pub(crate) fn applies(&self, rule: &Rule, letters: &[char], at: usize) -> bool {
        let end = at + rule.length;
        // Most rules of a first letter fall at the second.
        if rule.length > 1 && letters.get(at + 1) != Some(&rule.letters[1]) {
            return false;
        }
        if rule.length > 2 && letters.get(at..end) != Some(rule.letters()) {
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

    /// The rules of all tables.
    pub(crate) fn compile() -> Rules {
        let mut compiled =
            Rules { of_letter: vec![(0, 0); LETTERS], sorts: vec![Sort::Other; LETTERS], rules: Vec::new() };
        for table in tables_of_phones() {
            declare(&mut compiled.sorts, table);
            let inherent = table.declared("inherent").next().map(|symbol| phone(symbol, "#: inherent"));
            for line in table.lines() {
                let mut rule = parse(line);
                // The last letter decides: a rule may be for a consonant and what stands before it.
                let last = rule.letters().last();
                rule.inherent = inherent.filter(|_| compiled.sort(last) == Sort::Consonant);
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

fn parse(line: &'static str) -> Rule {
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
    let read = spelled_out(&written.chars().collect::<Vec<_>>());
    let spoken: Vec<Phone> = columns.filter(|&symbol| symbol != "0").map(|text| phone(text, line)).collect();
    assert!(
        !read.is_empty() && read.len() <= LONGEST_RULE && spoken.len() <= LONGEST_RULE,
        "a script table has a rule without letters, or longer than {LONGEST_RULE}: {line}"
    );
    assert!((read[0] as usize) < LETTERS, "a script table has a letter from U+{LETTERS:04X} on: {line}");
    let (mut letters, mut phones) = ([' '; LONGEST_RULE], [0; LONGEST_RULE]);
    letters[..read.len()].copy_from_slice(&read);
    phones[..spoken.len()].copy_from_slice(&spoken);
    Rule { letters, length: read.len(), context, phones, count: spoken.len(), inherent: None }
}
