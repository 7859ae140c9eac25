//! The normal form of a text: compatibility composition, marks and joiners removed, variants of one letter made one.
//!
//! Out of scope: what the letters sound like ([`crate::spelling`]) and what the words mean ([`crate::role`]).

use crate::script::Script;
use crate::spelling::is_listed;
use icu_normalizer::ComposingNormalizerBorrowed;
use icu_normalizer::properties::CanonicalDecompositionBorrowed;
use icu_normalizer::properties::Decomposed;
use std::str::Chars;
use std::sync::LazyLock;

/// Splits a text into words of folded letters and hands each to `word`, until `word` answers `false`.
pub(crate) fn words_of(text: &str, mut word: impl FnMut(&[char]) -> bool) {
    let composed = ComposingNormalizerBorrowed::new_nfkc().normalize(text);
    let mut letters: Vec<char> = Vec::with_capacity(24);
    let mut written = composed.chars();
    // A bit per letter of the word, the last one lowest: whether it was written as it is folded, small as a rule.
    let mut small = 0u32;
    while let Some(sign) = written.next() {
        match folded(sign) {
            Folded::Letter(letter) => {
                if letter != sign && small & 3 == 3 && begins_word(sign, &letters, written.clone()) {
                    if !emit(&letters, &mut word) {
                        return;
                    }
                    letters.clear();
                }
                small = small << 1 | u32::from(letter == sign);
                letters.push(letter);
            }
            Folded::Nothing => {}
            Folded::Break => {
                if !emit(&letters, &mut word) {
                    return;
                }
                letters.clear();
                small = 0;
            }
        }
    }
    emit(&letters, &mut word);
}

/// A capital behind this many letters, the last two of them small, begins another word: the space was lost
/// (KarimDARWISH). Shorter ones are prefixes: MacDonald, DeSouza.
const LONGER_THAN_PREFIX: usize = 4;

fn begins_word(sign: char, letters: &[char], rest: Chars) -> bool {
    let more = |mut rest: Chars| rest.next().is_some_and(char::is_alphabetic);
    letters.len() >= LONGER_THAN_PREFIX
        && sign.is_uppercase()
        && letters[letters.len() - 2..].iter().all(|letter| letter.is_lowercase())
        && more(rest)
}

/// Hands a word on without quotation marks around it; answers whether more words are wanted.
fn emit(letters: &[char], word: &mut impl FnMut(&[char]) -> bool) -> bool {
    let quote = |letter: &char| *letter == '\'';
    let from = letters.iter().position(|letter| !quote(letter)).unwrap_or(letters.len());
    let to = letters.iter().rposition(|letter| !quote(letter)).map_or(from, |last| last + 1);
    from == to || word(&letters[from..to])
}

#[derive(Debug, Clone, Copy)]
enum Folded {
    Letter(char),
    Nothing,
    Break,
}

/// Letters below this are folded by a table that is filled once.
const TABLED: u32 = 0x700;

static FOLDED: LazyLock<Vec<Folded>> =
    LazyLock::new(|| (0..TABLED).map(|code| char::from_u32(code).map_or(Folded::Break, fold)).collect());

fn folded(written: char) -> Folded {
    FOLDED.get(written as usize).copied().unwrap_or_else(|| fold(written))
}

fn fold(written: char) -> Folded {
    match written {
        'a'..='z' | '0'..='9' => Folded::Letter(written),
        'A'..='Z' => Folded::Letter(written.to_ascii_lowercase()),
        '\'' | '`' | '\u{b4}' | '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{2b9}' => Folded::Letter('\''),
        ' '..='~' => Folded::Break,
        '\u{600}'..='\u{6ff}' => fold_arabic(written),
        // Joiners and directional marks: invisible, and inserted by keyboards and copies.
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}'
        | '\u{ad}' => Folded::Nothing,
        _ => fold_other(written),
    }
}

/// Folds of Arabic script. The vowels of Sorani and Uyghur stay what they are.
fn fold_arabic(written: char) -> Folded {
    match written {
        // Harakat, Quranic marks, tatweel, superscript alef.
        '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}' => {
            Folded::Nothing
        }
        '\u{61c}' => Folded::Nothing,
        'ی' => Folded::Letter('ي'),
        'ک' | 'ڪ' => Folded::Letter('ك'),
        'ہ' | 'ھ' | 'ۀ' | 'ۂ' | 'ۃ' => Folded::Letter('ه'),
        'أ' | 'إ' | 'ٱ' | 'آ' => Folded::Letter('ا'),
        '\u{660}'..='\u{669}' => digit(written, 0x660),
        '\u{6f0}'..='\u{6f9}' => digit(written, 0x6f0),
        _ if written.is_alphabetic() => Folded::Letter(written),
        _ => Folded::Break,
    }
}

fn digit(written: char, zero: u32) -> Folded {
    char::from_digit(written as u32 - zero, 10).map_or(Folded::Break, Folded::Letter)
}

fn fold_other(written: char) -> Folded {
    if !written.is_alphanumeric() && !is_listed(written) {
        return if is_mark(written) { Folded::Nothing } else { Folded::Break };
    }
    let mut lower = written.to_lowercase();
    let letter = lower.next().unwrap_or(written);
    if is_listed(letter) || Script::of(letter).writes_syllables() {
        return Folded::Letter(letter);
    }
    match base_of(letter) {
        base if base == letter => Folded::Letter(letter),
        base => Folded::Letter(base.to_ascii_lowercase()),
    }
}

/// The letter without its marks, by canonical decomposition.
fn base_of(letter: char) -> char {
    let decomposition = CanonicalDecompositionBorrowed::new();
    let mut base = letter;
    // Decompositions nest at most four deep in Unicode; the bound keeps a broken table from looping.
    for _ in 0..4 {
        base = match decomposition.decompose(base) {
            Decomposed::Expansion(first, _) | Decomposed::Singleton(first) => first,
            Decomposed::Default => return base,
        };
        if is_listed(base) {
            return base;
        }
    }
    base
}

/// Combining marks outside the Arabic block that are no letters: Latin, Hebrew points, half marks; the nukta and
/// virama of scripts that have no table.
fn is_mark(written: char) -> bool {
    matches!(written, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}')
        // The blocks of India have one layout.
        || matches!(written as u32, 0x900..=0xd7f if matches!(written as u32 % 0x80, 0x3c | 0x4d))
        || matches!(written, '\u{dca}' | '\u{e47}'..='\u{e4e}' | '\u{1039}' | '\u{103a}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut words: Vec<String> = Vec::new();
        words_of(text, |word| {
            words.push(word.iter().collect());
            true
        });
        assert_eq!(words.join(" "), expected, "{text}");
    }

    #[test]
    fn variants_of_one_letter_become_one() {
        check("مُحَمَّد", "محمد");
        check("عليـــــ", "علي");
        check("علی کریم", "علي كريم");
        check("أحمد إبراهيم آدم", "احمد ابراهيم ادم");
        check("ﺟﻌﻔﺮ", "جعفر");
        check("میر\u{200c}سالم", "ميرسالم");
        check("\u{202e}Ali\u{202c}", "ali");
    }

    #[test]
    fn a_capital_in_a_word_tells_of_a_lost_space() {
        check("KarimDARWISH", "karim darwish");
        check("ТарикСабри", "тарик сабри");
        check("MacDonald DeSouza AlHasan", "macdonald desouza alhasan");
        // A slip of the shift key is no space.
        check("DARWIsH SABrI KarimD", "darwish sabri karimd");
    }

    #[test]
    fn marks_that_carry_no_sound_go_and_others_stay() {
        check("Tirîfe Rûnakî", "tirîfe rûnakî");
        check("Đặng Văn", "đang van");
        check("Nuñez-Pérez, José", "nuñez perez jose");
        check("AL-KA’BI", "al ka'bi");
        check("'Abd al-‘Aziz ''", "abd al aziz");
        check("حەسەن مۇھەممەت", "حەسەن مۇهەممەت");
    }
}
