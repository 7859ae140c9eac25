//! Identifiers. All are random: an id that were a hash of a value would confirm the value to whoever guesses it.

use crate::text::serde_as_text;
use std::fmt;
use std::str::FromStr;

/// An id that has the wrong form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "expected {expected}: \"{prefix}\" followed by 32 hexadecimal digits in lower case; found {found} characters"
)]
pub struct BadId {
    /// What the id stands for.
    pub expected: &'static str,
    /// The letters before the digits.
    pub prefix: &'static str,
    /// How many characters there were.
    pub found: usize,
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $prefix:literal, $what:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; 16]);

        impl $name {
            /// The id with these 128 bits, which come from a random source.
            pub const fn from_random(bits: [u8; 16]) -> Self {
                $name(bits)
            }
            /// The 128 bits.
            pub const fn bits(&self) -> &[u8; 16] {
                &self.0
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($prefix, "{:032x}"), u128::from_be_bytes(self.0))
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }
        impl FromStr for $name {
            type Err = BadId;
            fn from_str(text: &str) -> Result<Self, BadId> {
                let bad = || BadId { expected: $what, prefix: $prefix, found: text.chars().count() };
                let digits = text.strip_prefix($prefix).ok_or_else(bad)?;
                if digits.len() != 32 || !digits.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
                    return Err(bad());
                }
                u128::from_str_radix(digits, 16).map(|n| $name(n.to_be_bytes())).map_err(|_| bad())
            }
        }
        serde_as_text!($name);
    };
}

id!(
    /// A report, or the edition of it that one audience receives.
    ReportId, "r-", "a report's id");
id!(
    /// A statement. It keeps its id in every edition of its report.
    StatementId, "st-", "a statement's id");
id!(
    /// A subject.
    SubjectId, "s-", "a subject's id");
id!(
    /// A delivery.
    DeliveryId, "d-", "a delivery's id");
id!(
    /// A principal.
    PrincipalId, "p-", "a principal's id");
id!(
    /// A request for onward release, its answer, and what follows from it.
    OnwardId, "o-", "a request's id");
id!(
    /// A recall: every paper and receipt that belongs to it names it.
    RecallId, "rc-", "a recall's id");

id!(
    /// A request for information: its answers name it.
    RfiId, "q-", "a request's id");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_read_back_and_refuse_everything_else() {
        let id = ReportId::from_random([0xab; 16]);
        assert_eq!(id.to_string().parse(), Ok(id));
        for bad in
            ["", "r-", "r-AB", "s-abababababababababababababababab", "r-abababababababababababababababaB"]
        {
            assert!(bad.parse::<ReportId>().is_err(), "{bad}");
        }
    }
}
