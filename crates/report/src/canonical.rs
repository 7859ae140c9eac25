//! Canonical bytes: the one spelling of a thing that is signed, and its content identity.
//!
//! The form is RFC 8785 (JSON Canonicalization Scheme) for objects whose keys are ASCII and whose numbers are
//! integers; nothing that we write has other keys or numbers.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;

/// SHA-256 over a domain and canonical bytes: the identity of a content.
///
/// It stays between those who hold the content. It never stands for it elsewhere: a hash confirms a guess.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest32([u8; 32]);

impl Digest32 {
    /// The digest of `bytes` in a domain such as `tansiq/report/v1`.
    pub fn of(domain: &str, bytes: &[u8]) -> Self {
        let mut hash = Sha256::new();
        hash.update(domain.as_bytes());
        hash.update(b"\n");
        hash.update(bytes);
        Digest32(hash.finalize().into())
    }

    /// The 32 bytes.
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for Digest32 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}
impl fmt::Debug for Digest32 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
/// Not 64 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected a SHA-256 digest as 64 hexadecimal digits in lower case")]
pub struct BadDigest;

impl FromStr for Digest32 {
    type Err = BadDigest;
    fn from_str(text: &str) -> Result<Self, BadDigest> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes).map_err(|_| BadDigest)?;
        if text.bytes().any(|b| b.is_ascii_uppercase()) { Err(BadDigest) } else { Ok(Digest32(bytes)) }
    }
}
crate::text::serde_as_text!(Digest32);

/// Bytes that are not the canonical form of what they should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotCanonical {
    /// Not JSON, or not of the expected shape.
    #[error("expected {what} as JSON; at line {line}, column {column}: {problem}")]
    Shape {
        /// What was expected.
        what: &'static str,
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What is wrong there, without the content.
        problem: &'static str,
    },
    /// The right shape in another spelling: order of keys, white space, escapes.
    #[error("expected the canonical spelling (RFC 8785) of {0}; found another")]
    Spelling(&'static str),
}

/// The canonical bytes of a value.
///
/// # Panics
/// Never for the types of this crate: they have string keys and no floating point numbers.
pub fn to_canonical<T: Serialize>(value: &T) -> Vec<u8> {
    // Only maps with keys that are no strings make this fail, and no type that is written has one.
    let tree = serde_json::to_value(value).expect("our own types have string keys");
    let mut out = Vec::with_capacity(1024);
    write(&tree, &mut out);
    out
}

/// Reads canonical bytes, and nothing but canonical bytes.
///
/// # Errors
/// [`NotCanonical`] with the place of the first difference in shape.
pub fn from_canonical<T: Serialize + DeserializeOwned>(
    bytes: &[u8],
    what: &'static str,
) -> Result<T, NotCanonical> {
    let value: T = serde_json::from_slice(bytes).map_err(|e| NotCanonical::Shape {
        what,
        line: e.line(),
        column: e.column(),
        problem: problem(&e),
    })?;
    if to_canonical(&value) == bytes { Ok(value) } else { Err(NotCanonical::Spelling(what)) }
}

/// What is wrong, in words that repeat nothing of the content.
pub(crate) fn problem(error: &serde_json::Error) -> &'static str {
    match error.classify() {
        serde_json::error::Category::Eof => "the text ends too early",
        serde_json::error::Category::Syntax => "not JSON",
        serde_json::error::Category::Io => "cannot be read",
        serde_json::error::Category::Data => "a field is missing, unknown or of another type",
    }
}

// Written out so that no feature of the JSON library (such as keeping the order of keys) can change signed bytes.
fn write(value: &Value, out: &mut Vec<u8>) {
    match value {
        Value::Object(map) => {
            let mut keys: Vec<_> = map.keys().collect();
            keys.sort_unstable();
            out.push(b'{');
            for (i, key) in keys.into_iter().enumerate() {
                if i > 0 {
                    out.push(b',');
                }
                scalar(&Value::String(key.clone()), out);
                out.push(b':');
                write(&map[key.as_str()], out);
            }
            out.push(b'}');
        }
        Value::Array(items) => {
            out.push(b'[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push(b',');
                }
                write(item, out);
            }
            out.push(b']');
        }
        other => scalar(other, out),
    }
}

fn scalar(value: &Value, out: &mut Vec<u8>) {
    // Writing a scalar into memory cannot fail.
    serde_json::to_writer(out, value).expect("memory takes every scalar");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    #[test]
    fn keys_are_sorted_and_other_spellings_refused() {
        let value: BTreeMap<String, i64> = [("b".into(), 2), ("a".into(), 1)].into();
        assert_eq!(to_canonical(&value), br#"{"a":1,"b":2}"#);
        let read = |s: &str| from_canonical::<BTreeMap<String, i64>>(s.as_bytes(), "a map");
        assert!(read(r#"{"a":1,"b":2}"#).is_ok());
        for other in [r#"{"b":2,"a":1}"#, r#"{"a":1, "b":2}"#, r#"{"a":1,"a":1}"#, r#"{"\u0061":1}"#] {
            assert_eq!(read(other), Err(NotCanonical::Spelling("a map")), "{other}");
        }
        assert!(matches!(read("{"), Err(NotCanonical::Shape { line: 1, .. })));
    }

    proptest! {
        #[test]
        fn any_text_round_trips(map in proptest::collection::btree_map("[a-z]{1,8}", any::<String>(), 0..6)) {
            let bytes = to_canonical(&map);
            let back = from_canonical::<BTreeMap<String, String>>(&bytes, "a map");
            prop_assert_eq!(back, Ok(map));
        }
    }
}
