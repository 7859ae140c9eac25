//! Codes of members and territories: short upper-case words, held in place and cheap to compare.

use std::fmt;
use std::str::FromStr;

/// A code that has the wrong form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadCode {
    /// Not a member's code.
    #[error(
        "expected a member's code: 2 to 8 of the letters A-Z and digits, a letter first; found {0} characters"
    )]
    Member(usize),
    /// Not a territory's code.
    #[error(
        "expected a territory: 001 (the world), a country as ISO 3166-1 (IQ) or a part of one as ISO 3166-2 (IQ-NI); found {0} characters"
    )]
    Territory(usize),
}

/// The code of a member, for example `BGD`: 2 to 8 letters A–Z and digits, a letter first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MemberCode([u8; 8]);

/// A country (`IQ`), a part of one (`IQ-NI`) or the world (`001`), after ISO 3166 and UN M49.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Territory([u8; 6]);

fn pack<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut place = [0; N];
    place.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
    Some(place)
}

fn unpack(bytes: &[u8]) -> &str {
    let end = bytes.iter().position(|b| *b == 0).unwrap_or(bytes.len());
    // Only ASCII passes the parsers, so this never falls back.
    std::str::from_utf8(&bytes[..end]).unwrap_or_default()
}

impl MemberCode {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        unpack(&self.0)
    }
}

impl FromStr for MemberCode {
    type Err = BadCode;
    fn from_str(text: &str) -> Result<Self, BadCode> {
        let form = (2..=8).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
            && text.as_bytes()[0].is_ascii_uppercase();
        let code = if form { pack(text) } else { None };
        code.map(MemberCode).ok_or(BadCode::Member(text.chars().count()))
    }
}

impl Territory {
    /// Everywhere: covers every territory (UN M49 code 001).
    pub const WORLD: Territory = Territory(*b"001\0\0\0");

    /// The code as text.
    pub fn as_str(&self) -> &str {
        unpack(&self.0)
    }

    /// Whether `other` lies in this territory: it is the same, a part of it, or this is the world.
    pub fn covers(&self, other: &Territory) -> bool {
        *self == Territory::WORLD
            || self == other
            || (self.as_str().len() == 2 && other.as_str().len() > 3 && other.0[..2] == self.0[..2])
    }
}

impl FromStr for Territory {
    type Err = BadCode;
    fn from_str(text: &str) -> Result<Self, BadCode> {
        let upper = |s: &str| s.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        let form = match text.split_once('-') {
            None => text == "001" || (text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase())),
            Some((country, part)) => {
                country.len() == 2
                    && country.bytes().all(|b| b.is_ascii_uppercase())
                    && (1..=3).contains(&part.len())
                    && upper(part)
            }
        };
        let code = if form { pack(text) } else { None };
        code.map(Territory).ok_or(BadCode::Territory(text.chars().count()))
    }
}

macro_rules! text {
    ($name:ident) => {
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
text!(MemberCode);
text!(Territory);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn member_codes() {
        for good in ["BGD", "JCC", "A1", "MEMBER08"] {
            assert_eq!(good.parse::<MemberCode>().unwrap().as_str(), good);
        }
        for bad in ["", "B", "bgd", "1AB", "TOOLONG99", "BG D", "بغد"] {
            assert!(bad.parse::<MemberCode>().is_err(), "{bad}");
        }
    }

    #[test]
    fn territories_cover_their_parts() {
        let t = |s: &str| s.parse::<Territory>().unwrap();
        assert!(t("001").covers(&t("IQ")) && t("IQ").covers(&t("IQ-NI")) && t("IQ").covers(&t("IQ")));
        assert!(!t("IQ-NI").covers(&t("IQ")) && !t("IQ").covers(&t("JO")) && !t("IQ").covers(&t("001")));
        for bad in ["", "iq", "IRQ", "IQ-", "IQ-ABCD", "002", "I1"] {
            assert!(bad.parse::<Territory>().is_err(), "{bad}");
        }
    }
}
