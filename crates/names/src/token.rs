//! One part of a name as it is compared: phones, role, weight. Small and flat, because the index keeps millions.

mod stored;

pub(crate) use stored::STORED;

use crate::phone::{INVENTORY, Phone};
use crate::role::Role;
use crate::script::Script;

/// Phones of one part that are kept. The longest attested glued parts have some twenty.
pub(crate) const MAX_PHONES: usize = 22;

/// One part of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Token {
    phones: [Phone; MAX_PHONES],
    length: u8,
    /// Leading phones that may be a glued article or connector.
    pub(crate) article: u8,
    pub(crate) role: Role,
    pub(crate) script: Script,
    /// Whether the hand wrote the vowels.
    pub(crate) vowelled: bool,
    /// Behind an article that was written apart.
    pub(crate) definite: bool,
    /// Behind a connector: a forefather, whatever else the part is.
    pub(crate) forefather: bool,
    /// Hundredths of an average name.
    weight: u8,
    /// Which very common name this is; 0 = none of the table.
    pub(crate) common: u16,
    /// Its groups in the lexicon; 0 = not known there.
    pub(crate) known: u32,
    /// A sum over the letters: equal for words that differ in the order of their letters only.
    pub(crate) letters: u32,
    /// A bit per skeleton class that occurs.
    pub(crate) classes: u32,
}

impl Token {
    pub(crate) fn new(phones: &[Phone], role: Role, script: Script) -> Token {
        let length = phones.len().min(MAX_PHONES);
        let mut kept = [0; MAX_PHONES];
        kept[..length].copy_from_slice(&phones[..length]);
        let classes = phones[..length].iter().map(|&phone| INVENTORY.class[usize::from(phone)]);
        Token {
            phones: kept,
            length: length as u8,
            article: 0,
            role,
            script,
            vowelled: !script.is_abjad(),
            definite: false,
            forefather: false,
            weight: 100,
            common: 0,
            known: 0,
            letters: 0,
            classes: classes.filter(|&class| class > 0).fold(0, |mask, class| mask | 1 << (class % 32)),
        }
    }

    /// All phones, a possible article included.
    pub(crate) fn phones(&self) -> &[Phone] {
        &self.phones[..usize::from(self.length)]
    }

    /// Whether both have the same phones.
    pub(crate) fn sounds_as(&self, other: &Token) -> bool {
        // Behind the length all phones are 0, so the whole arrays can be compared.
        self.length == other.length && self.phones == other.phones
    }

    /// The phones without a possible article.
    pub(crate) fn stem(&self) -> &[Phone] {
        &self.phones[usize::from(self.article)..usize::from(self.length)]
    }

    pub(crate) fn weight(&self) -> f32 {
        f32::from(self.weight) / 100.0
    }

    /// What the part weighs where it speaks against a match: there it does not matter how common a name is.
    pub(crate) fn burden(&self) -> f32 {
        self.role.weight()
    }

    pub(crate) fn set_weight(&mut self, weight: f32) {
        self.weight = (weight * 100.0).clamp(1.0, 255.0) as u8;
    }
}
