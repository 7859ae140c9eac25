//! Canonical bytes: the one spelling of a thing that is signed, and its content identity.
//!
//! The form is RFC 8785 (JSON Canonicalization Scheme) for objects whose keys are ASCII and whose numbers are
//! integers; nothing that we write has other keys or numbers.

use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
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
    let written = serde_json::to_vec(value).expect("our own types have string keys");
    Sorter::sort(&written)
}

/// Reads canonical bytes, and nothing but canonical bytes.
///
/// # Errors
/// [`NotCanonical`] with the place of the first difference in shape.
pub fn from_canonical<T: Serialize + DeserializeOwned>(
    bytes: &[u8],
    what: &'static str,
) -> Result<T, NotCanonical> {
    let value: T = from_json(bytes, what)?;
    if to_canonical(&value) == bytes { Ok(value) } else { Err(NotCanonical::Spelling(what)) }
}

/// Reads bytes whose spelling is looked at elsewhere.
pub(crate) fn from_json<T: DeserializeOwned>(bytes: &[u8], what: &'static str) -> Result<T, NotCanonical> {
    serde_json::from_slice(bytes).map_err(|e| NotCanonical::Shape {
        what,
        line: e.line(),
        column: e.column(),
        problem: problem(&e),
    })
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

/// Copies compact JSON with the members of every object in the order of their keys: one pass over the text, since all that
/// is signed, stored or compared goes through here. The text is the JSON library's own, so its shape is taken for granted.
struct Sorter<'t> {
    out: Vec<u8>,
    /// The members of the objects that are not ended yet: their keys, and where they stand in `out`.
    members: Vec<(Cow<'t, [u8]>, Range<usize>)>,
    /// What is put in order just now.
    unsorted: Vec<u8>,
}

impl<'t> Sorter<'t> {
    fn sort(text: &'t [u8]) -> Vec<u8> {
        let out = Vec::with_capacity(text.len());
        let mut sorter = Sorter { out, members: Vec::new(), unsorted: Vec::new() };
        sorter.value(text);
        sorter.out
    }

    /// Copies the value at the start of `text`; returns what follows it.
    fn value(&mut self, text: &'t [u8]) -> &'t [u8] {
        match text.first() {
            Some(b'{') => self.object(text),
            Some(b'[') => self.array(text),
            Some(b'"') => self.copy(text, end_of_string(text)),
            _ => {
                let ends = |byte: &u8| matches!(byte, b',' | b']' | b'}');
                self.copy(text, text.iter().position(ends).unwrap_or(text.len()))
            }
        }
    }

    fn copy(&mut self, text: &'t [u8], end: usize) -> &'t [u8] {
        let (part, rest) = text.split_at(end);
        self.out.extend_from_slice(part);
        rest
    }

    fn array(&mut self, text: &'t [u8]) -> &'t [u8] {
        let mut rest = self.copy(text, 1);
        while rest.first().is_some_and(|byte| *byte != b']') {
            rest = self.value(rest);
            if rest.first() == Some(&b',') {
                rest = self.copy(rest, 1);
            }
        }
        self.copy(rest, 1)
    }

    fn object(&mut self, text: &'t [u8]) -> &'t [u8] {
        let first = self.members.len();
        let mut rest = self.copy(text, 1);
        while rest.first().is_some_and(|byte| *byte != b'}') {
            let (start, end) = (self.out.len(), end_of_string(rest));
            let key = key(&rest[..end]);
            rest = self.copy(rest, end + 1);
            rest = self.value(rest);
            self.members.push((key, start..self.out.len()));
            if rest.first() == Some(&b',') {
                rest = self.copy(rest, 1);
            }
        }
        if !self.members[first..].is_sorted_by(|one, other| one.0 <= other.0) {
            self.put_in_order(first);
        }
        self.members.truncate(first);
        self.copy(rest, 1)
    }

    /// Puts the members from this one on, with which `out` ends, in order.
    fn put_in_order(&mut self, first: usize) {
        let start = self.members[first].1.start;
        self.unsorted.clear();
        self.unsorted.extend(self.out.drain(start..));
        let members = &mut self.members[first..];
        members.sort_unstable_by(|one, other| one.0.cmp(&other.0));
        for (i, (_, place)) in members.iter().enumerate() {
            if i > 0 {
                self.out.push(b',');
            }
            self.out.extend_from_slice(&self.unsorted[place.start - start..place.end - start]);
        }
    }
}

/// Where the string ends with which a text begins.
fn end_of_string(text: &[u8]) -> usize {
    let mut at = 1;
    while let Some(found) = text[at..].iter().position(|byte| matches!(byte, b'"' | b'\\')) {
        at += found;
        if text[at] == b'"' {
            return at + 1;
        }
        at += 2;
    }
    text.len()
}

/// A key as it is compared: what its string says, not how that is escaped.
fn key(string: &[u8]) -> Cow<'_, [u8]> {
    let raw = &string[1..string.len() - 1];
    if !raw.contains(&b'\\') {
        return raw.into();
    }
    serde_json::from_slice::<String>(string).map_or(raw.into(), |key| key.into_bytes().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Value, json};
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

    /// A value whose objects have their members in any order.
    #[derive(Debug, Clone)]
    enum Loose {
        Scalar(Value),
        Array(Vec<Loose>),
        Object(Vec<(String, Loose)>),
    }

    impl Serialize for Loose {
        fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
            match self {
                Loose::Scalar(value) => value.serialize(s),
                Loose::Array(items) => s.collect_seq(items),
                Loose::Object(members) => s.collect_map(members.iter().map(|(key, value)| (key, value))),
            }
        }
    }

    /// The canonical form said in another way: by a tree whose keys are sorted.
    fn by_a_tree(value: &Loose) -> String {
        let join = |parts: Vec<String>| parts.join(",");
        match value {
            Loose::Scalar(value) => value.to_string(),
            Loose::Array(items) => format!("[{}]", join(items.iter().map(by_a_tree).collect())),
            Loose::Object(members) => {
                let sorted: BTreeMap<_, _> = members.iter().map(|(key, value)| (key, value)).collect();
                let member = |(key, value): (&String, &Loose)| format!("{}:{}", json!(key), by_a_tree(value));
                format!("{{{}}}", join(sorted.into_iter().map(member).collect()))
            }
        }
    }

    fn loose() -> impl Strategy<Value = Loose> {
        let scalar = prop_oneof![
            Just(json!(null)),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
            r#"[\[\]{}",:\\]{0,9}"#.prop_map(Value::from),
        ];
        let key = prop_oneof![any::<String>(), r#"[ !"\\a]{0,3}"#];
        scalar.prop_map(Loose::Scalar).prop_recursive(4, 60, 6, move |inner| {
            let members = proptest::collection::hash_map(key.clone(), inner.clone(), 0..6);
            prop_oneof![
                proptest::collection::vec(inner, 0..6).prop_map(Loose::Array),
                members.prop_map(|members| Loose::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn the_order_is_that_of_a_sorted_tree(value in loose()) {
            prop_assert_eq!(String::from_utf8(to_canonical(&value)).unwrap(), by_a_tree(&value));
        }

        #[test]
        fn any_text_round_trips(map in proptest::collection::btree_map("[a-z]{1,8}", any::<String>(), 0..6)) {
            let bytes = to_canonical(&map);
            let back = from_canonical::<BTreeMap<String, String>>(&bytes, "a map");
            prop_assert_eq!(back, Ok(map));
        }
    }
}
