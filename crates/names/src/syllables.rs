//! Scripts whose letters are syllables: Hangul taken apart into jamo, Han spelt in Latin letters; and where a
//! surname ends that is written before the given name without a space.

use crate::hashing::Mixed;
use crate::script::{tables, tables_of_latin};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The first letter of the scripts that are spelled out.
const FIRST: char = '\u{3400}';

/// The letters, every syllable spelled out in letters that a table reads as phones, as far as it is known how.
pub(crate) fn spelled_out(letters: &[char]) -> Vec<char> {
    let mut spelled = Vec::with_capacity(letters.len() * 4);
    for &letter in letters {
        match letter {
            '\u{ac00}'..='\u{d7a3}' => push_jamo(&mut spelled, letter),
            FIRST.. => match READINGS.of(letter, letters.len() == 1) {
                Some(reading) => spelled.extend(reading.chars()),
                None => spelled.push(letter),
            },
            _ => spelled.push(letter),
        }
    }
    spelled
}

/// The jamo of a Hangul syllable: initial, vowel, and final if there is one. Source: Unicode Standard 3.12.
fn push_jamo(spelled: &mut Vec<char>, syllable: char) {
    const VOWELS: u32 = 21;
    const FINALS: u32 = 28;
    let index = syllable as u32 - 0xAC00;
    let (initial, vowel, last) = (index / (VOWELS * FINALS), index / FINALS % VOWELS, index % FINALS);
    let jamo = [0x1100 + initial, 0x1161 + vowel, 0x11A7 + last];
    spelled.extend(jamo[..if last == 0 { 2 } else { 3 }].iter().filter_map(|&code| char::from_u32(code)));
}

/// How many first letters of a word are a surname with a given name glued to it; 0 if there is none.
/// A surname of one syllable takes one or two more, one of two syllables (Sima, Namgung) too.
pub(crate) fn surname_length(word: &[char]) -> usize {
    if word.first().is_none_or(|&first| first < FIRST) {
        return 0;
    }
    // Other letters among them are no given name; a surname of two syllables may begin with one of one (Ou, Ouyang).
    if word.iter().any(|&letter| letter < FIRST) || SURNAMES.contains(word) {
        return 0;
    }
    let glued = |&length: &usize| {
        (length + 1..=length + 2).contains(&word.len()) && SURNAMES.contains(&word[..length])
    };
    [2, 1].into_iter().find(glued).unwrap_or(0)
}

static SURNAMES: LazyLock<HashSet<Box<[char]>, Mixed>> = LazyLock::new(|| {
    tables().flat_map(|table| table.declared("surnames")).map(|name| name.chars().collect()).collect()
});

/// How letters are spelt in Latin letters.
struct Readings {
    of_letter: HashMap<char, &'static str, Mixed>,
    /// Where it differs for a surname.
    of_surname: HashMap<char, &'static str, Mixed>,
}

static READINGS: LazyLock<Readings> = LazyLock::new(|| {
    let mut readings = Readings { of_letter: HashMap::default(), of_surname: HashMap::default() };
    for line in tables_of_latin().flat_map(|table| table.lines()) {
        let Some((spelling, letters)) = line.split_once(' ') else {
            panic!("a script table has a spelling without letters: {line}")
        };
        let (spelling, of) = match spelling.strip_prefix('^') {
            Some(rest) => (rest, &mut readings.of_surname),
            None => (spelling, &mut readings.of_letter),
        };
        of.extend(letters.trim().chars().map(|letter| (letter, spelling)));
    }
    readings
});

impl Readings {
    fn of(&self, letter: char, is_whole_word: bool) -> Option<&'static str> {
        let of_surname = self.of_surname.get(&letter).filter(|_| is_whole_word);
        of_surname.or_else(|| self.of_letter.get(&letter)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, surname: &str) {
        let letters: Vec<char> = word.chars().collect();
        assert_eq!(surname_length(&letters), surname.chars().count(), "{word}");
    }

    #[test]
    fn a_surname_is_known_before_one_or_two_syllables() {
        check("王小明", "王");
        check("李明", "李");
        check("欧阳小明", "欧阳");
        check("김철수", "김");
        check("남궁민수", "남궁");
        check("王", "");
        check("欧阳", "");
        check("王'n", "");
        check("小明", "");
        check("블라디미르", "");
        check("wang", "");
    }
}
