//! A part as bytes, for stored segments of the index. A segment is read only by the build that wrote it, so the bytes
//! may change with the fields.

use super::{MAX_PHONES, Token};
use crate::phone::PHONES;
use crate::role::Role;
use crate::script::Script;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Bytes of every stored part.
pub(crate) const STORED: usize = MAX_PHONES + 16;

const ROLES: [Role; 8] = [
    Role::Plain,
    Role::Nasab,
    Role::Servant,
    Role::Kunya,
    Role::Title,
    Role::Patronymic,
    Role::Nisba,
    Role::Initial,
];

/// Scripts by their codes: every script has a letter in the first plane, or is the one without a table.
static SCRIPTS: LazyLock<BTreeMap<u8, Script>> = LazyLock::new(|| {
    let letters = ('\0'..='\u{ffff}').map(Script::of);
    letters.chain([Script::Other]).map(|script| (script as u8, script)).collect()
});

impl Token {
    pub(crate) fn to_bytes(self) -> [u8; STORED] {
        // Every field is named, so that a new one cannot be forgotten. The classes follow from the phones.
        let Token {
            phones,
            length,
            article,
            role,
            script,
            vowelled,
            definite,
            forefather,
            weight,
            common,
            known,
            letters,
            classes: _,
        } = self;
        let mut bytes = [0; STORED];
        let (head, rest) = bytes.split_at_mut(MAX_PHONES);
        head.copy_from_slice(&phones);
        let flags = u8::from(vowelled) | u8::from(definite) << 1 | u8::from(forefather) << 2;
        rest[..6].copy_from_slice(&[length, article, role as u8, script as u8, flags, weight]);
        rest[6..8].copy_from_slice(&common.to_le_bytes());
        rest[8..12].copy_from_slice(&known.to_le_bytes());
        rest[12..].copy_from_slice(&letters.to_le_bytes());
        bytes
    }

    /// Nothing if no part has such bytes.
    pub(crate) fn from_bytes(bytes: &[u8; STORED]) -> Option<Token> {
        let (phones, rest) = bytes.split_at(MAX_PHONES);
        let (&[length, article, role, script, flags, weight, c0, c1], rest) = rest.split_first_chunk()?;
        let (known, letters) = rest.split_first_chunk()?;
        let (phones, behind) = phones.split_at_checked(usize::from(length))?;
        let sounds = phones.iter().all(|&phone| usize::from(phone) < PHONES);
        if !sounds || behind.iter().any(|&phone| phone != 0) || article > length || flags > 7 {
            return None;
        }
        let role = *ROLES.iter().find(|known| **known as u8 == role)?;
        let mut token = Token::new(phones, role, *SCRIPTS.get(&script)?);
        (token.article, token.weight) = (article, weight);
        (token.vowelled, token.definite) = (flags & 1 != 0, flags & 2 != 0);
        token.forefather = flags & 4 != 0;
        token.common = u16::from_le_bytes([c0, c1]);
        token.known = u32::from_le_bytes(*known);
        token.letters = u32::from_le_bytes(letters.try_into().ok()?);
        Some(token)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name::Name;

    #[test]
    fn parts_read_back_as_they_were_written() {
        let names = ["Haji Abd al-Rahman bin Karim al-Darwishi", "أبو سمير", "А. Сабирович", "דוד", "Π. 김"];
        for text in names {
            let name = Name::analyse(text).unwrap();
            for token in name.parts() {
                assert_eq!(Token::from_bytes(&token.to_bytes()).as_ref(), Some(token), "{text}");
            }
        }
    }

    #[test]
    fn no_byte_makes_it_panic() {
        let bytes = Name::analyse("Karim").unwrap().parts()[0].to_bytes();
        for at in 0..STORED {
            for value in 0..=255 {
                let mut changed = bytes;
                changed[at] = value;
                if let Some(token) = Token::from_bytes(&changed) {
                    assert_eq!(token.to_bytes(), changed);
                }
            }
        }
        let mut long = bytes;
        long[MAX_PHONES] = MAX_PHONES as u8 + 1;
        assert_eq!(Token::from_bytes(&long), None);
    }
}
