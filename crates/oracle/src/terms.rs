//! Words of our language as terms of Cedar's.

use jiff::civil::Date;
use tansiq_label::{Finite, MemberCode, Set, Territory};

/// An entity's name, as `Member::"BGD"`.
pub(crate) fn entity(kind: &str, name: impl std::fmt::Display) -> String {
    // Codes hold letters, digits, hyphens and slashes: none needs an escape.
    format!("{kind}::\"{name}\"")
}

pub(crate) fn member(code: &MemberCode) -> String {
    entity("Member", code)
}

pub(crate) fn territory(place: &Territory) -> String {
    entity("Territory", place)
}

/// A set of terms.
pub(crate) fn set<'a, T: 'a>(values: impl IntoIterator<Item = &'a T>, term: fn(&T) -> String) -> String {
    let terms: Vec<_> = values.into_iter().map(term).collect();
    format!("[{}]", terms.join(", "))
}

/// A set of words of a finite dimension, as strings.
pub(crate) fn words<T: Finite>(values: Set<T>) -> String {
    let words: Vec<_> = values.iter().map(|value| format!("\"{}\"", value.code())).collect();
    format!("[{}]", words.join(", "))
}

/// Every one of these, or `true` for none.
pub(crate) fn all(terms: impl IntoIterator<Item = String>) -> String {
    joined(terms, " && ", "true")
}

/// One of these at least, or `false` for none.
pub(crate) fn any(terms: impl IntoIterator<Item = String>) -> String {
    joined(terms, " || ", "false")
}

fn joined(terms: impl IntoIterator<Item = String>, by: &str, none: &str) -> String {
    let terms: Vec<_> = terms.into_iter().map(|term| format!("({term})")).collect();
    if terms.is_empty() { none.into() } else { terms.join(by) }
}

/// Days since 1970-01-01.
pub(crate) fn day(date: Date) -> i64 {
    i64::from((date - jiff::civil::date(1970, 1, 1)).get_days())
}
