//! What a word does in a name: the table `tables/roles.txt`, and the weights of very common names.

use crate::hashing::Mixed;
use crate::phone::table_lines;
use crate::script::Script;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a part does in a name. Guessed from its spelling and its neighbours, never certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Role {
    /// A given name, a family name, or a part whose role the spelling does not tell.
    Plain,
    /// The name of a forefather, behind a connector (bin, ould, oglu) or a particle (von, de).
    Nasab,
    /// Servant of God by one of his names (Abd al-Rahman): only the divine name is compared.
    Servant,
    /// Behind `abu` or `umm`: often a nom de guerre.
    Kunya,
    /// Honorific, rank or trade.
    Title,
    /// Made from the father's name by an ending (Ivanovich).
    Patronymic,
    /// Name of origin, tribe or trade behind an article (al-Baghdadi).
    Nisba,
    /// One letter.
    Initial,
}

impl Role {
    /// The word for it in answers to programs.
    pub fn code(self) -> &'static str {
        match self {
            Role::Plain => "plain",
            Role::Nasab => "nasab",
            Role::Servant => "servant",
            Role::Kunya => "kunya",
            Role::Title => "title",
            Role::Patronymic => "patronymic",
            Role::Nisba => "nisba",
            Role::Initial => "initial",
        }
    }

    /// What a part of this role weighs before its commonness counts; an average given name is 1.
    pub(crate) fn weight(self) -> f32 {
        match self {
            Role::Plain => 1.0,
            Role::Nasab | Role::Nisba => 0.9,
            Role::Servant | Role::Kunya | Role::Patronymic => 0.75,
            Role::Initial => 0.25,
            Role::Title => 0.15,
        }
    }
}

/// Words that are read together with the word after or before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Particle {
    Connector,
    Article,
    Servant,
    Kunya,
    Tail(Tail),
    Title,
}

/// What closes a compound: God, or the religion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tail {
    God,
    Religion,
}

pub(crate) struct Roles {
    particles: HashMap<Box<[char]>, Particle, Mixed>,
    patronymic_endings: Vec<Box<[char]>>,
    nisba_endings: Vec<char>,
}

pub(crate) static ROLES: LazyLock<Roles> = LazyLock::new(|| parse(include_str!("../tables/roles.txt")));

/// A patronymic has at least this many letters before its ending; below it is a surname (Belovich is not).
const PATRONYMIC_STEM: usize = 3;

impl Roles {
    pub(crate) fn particle(&self, word: &[char]) -> Option<Particle> {
        // The longest particle of the table has ten letters; a bound saves the hash of long words.
        if word.len() > 12 { None } else { self.particles.get(word).copied() }
    }

    pub(crate) fn is_patronymic(&self, word: &[char]) -> bool {
        // The last letter alone rules most endings out.
        let mut endings = self.patronymic_endings.iter().filter(|end| end.last() == word.last());
        endings.any(|end| word.len() >= end.len() + PATRONYMIC_STEM && word.ends_with(end))
    }

    pub(crate) fn ends_as_nisba(&self, word: &[char]) -> bool {
        word.len() >= 3 && word.last().is_some_and(|last| self.nisba_endings.contains(last))
    }
}

fn parse(table: &'static str) -> Roles {
    let mut roles =
        Roles { particles: HashMap::default(), patronymic_endings: Vec::new(), nisba_endings: Vec::new() };
    for line in table_lines(table) {
        let mut words = line.split_whitespace();
        let particle = match words.next().unwrap_or_default() {
            "connector" => Particle::Connector,
            "article" => Particle::Article,
            "servant" => Particle::Servant,
            "kunya" => Particle::Kunya,
            "tail" => Particle::Tail(Tail::Religion),
            "tail-god" => Particle::Tail(Tail::God),
            "title" => Particle::Title,
            "patronymic-ending" => {
                roles.patronymic_endings.extend(words.map(|end| end.chars().collect()));
                continue;
            }
            "nisba-ending" => {
                roles.nisba_endings.extend(words.filter_map(|end| end.chars().next()));
                continue;
            }
            unknown => panic!("roles.txt: unknown role `{unknown}`"),
        };
        for word in words {
            crate::fold::words_of(word, |letters| {
                roles.particles.insert(letters.into(), particle);
                true
            });
        }
    }
    roles
}

/// How many letters of a word are a glued `abu`.
pub(crate) fn glued_kunya(word: &[char], script: Script) -> usize {
    let (length, rest) = match (script, word) {
        (Script::Latin, ['a', 'b', 'o', 'u', 'l', rest @ ..]) => (5, rest),
        (Script::Latin, ['a', 'b', 'o' | 'u', 'l', rest @ ..]) => (4, rest),
        (Script::Latin, ['a', 'b', 'o', 'u', rest @ ..]) => (4, rest),
        (Script::Latin, ['a', 'b', 'u', rest @ ..]) => (3, rest),
        (Script::Arabic, ['ا', 'ب', 'و', rest @ ..]) => (3, rest),
        (Script::Cyrillic, ['а', 'б', 'у', rest @ ..]) => (3, rest),
        _ => return 0,
    };
    // What is left must be a name.
    if rest.len() >= 3 { length } else { 0 }
}

/// How many letters of a word are a glued `abd`.
pub(crate) fn glued_servant(word: &[char], script: Script) -> usize {
    let (length, rest) = match (script, word) {
        (Script::Latin, ['a' | 'e', 'b', 'd', rest @ ..]) => (3, rest),
        (Script::Arabic, ['ئ', 'ا', 'ب', 'د', rest @ ..] | ['ع', 'ە', 'ب', 'د', rest @ ..]) => {
            (4, rest)
        }
        (Script::Arabic, ['ع', 'ب', 'د', rest @ ..]) => (3, rest),
        (Script::Cyrillic, ['а' | 'ә', 'б', 'д', rest @ ..]) => (3, rest),
        (Script::Hebrew, ['ע', 'ב', 'ד', rest @ ..]) => (3, rest),
        _ => return 0,
    };
    if rest.len() >= 2 { length } else { 0 }
}
