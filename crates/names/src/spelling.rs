//! From letters to phones: the tables of `tables/scripts/`, one file per script, as rules by longest match.
//!
//! To add a script, write its file and a file of cases in `tests/it/cases/`; `build.rs` and the tests find them.
//! [`crate::script`] says what a file may declare. A rule is a line: letters, then phones of `tables/phones.txt`.

use crate::phone::{INVENTORY, Kind, Phone, signs_of};
use crate::rules::{Rules, Sort};
use crate::script::Script;
use crate::syllables::spelled_out;
use std::ops::Range;
use std::sync::LazyLock;

static RULES: LazyLock<Rules> = LazyLock::new(Rules::compile);

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
                let end = at + rule.letters().len();
                let carried = rule.inherent.filter(|_| is_spoken(rules, letters, at..end, phones));
                rule.phones().iter().chain(&carried).for_each(|&phone| push_distinct(phones, phone));
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

/// Whether the vowel that a consonant carries is spoken, as in Hindi and Bengali: not under a sign, not at the end
/// (Rahman) except behind a conjunct (Narendra), and not between a vowel and one consonant more that is spoken with
/// a vowel (Ah-mad, Sal-man). `consonant` are its letters, `before` the phones up to it.
fn is_spoken(rules: &Rules, letters: &[char], consonant: Range<usize>, before: &[Phone]) -> bool {
    match rules.sort(letters.get(consonant.end)) {
        Sort::Sign | Sort::Virama => false,
        Sort::Consonant => {
            let after_vowel =
                before.last().is_some_and(|&last| INVENTORY.kind[usize::from(last)] == Kind::Vowel);
            let beyond = letters.get(consonant.end + 1);
            !after_vowel || beyond.is_none() || rules.sort(beyond) == Sort::Virama
        }
        _ if consonant.end < letters.len() => true,
        _ => consonant.start > 0 && rules.sort(letters.get(consonant.start - 1)) == Sort::Virama,
    }
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
        check("철수", "ch o l s u");
        check("王", "w a n g");
        check("小明", "X i j a o m i n g");
    }

    #[test]
    fn an_unknown_script_gives_signs() {
        check("ሰ", "· ·");
        check("㐀", "· ·");
    }
}
