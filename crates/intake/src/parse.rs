//! A draft's bytes, JSON or TOML, into a [`Draft`]; a mistake with its line and column, and without its content.

use crate::error::Error;
use serde::de::DeserializeOwned;
use std::fmt;
use tansiq_report::{Draft, MAX_REPORT_BYTES};

/// How a draft is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Syntax {
    /// JSON.
    Json,
    /// TOML.
    Toml,
}

impl Syntax {
    /// What the bytes look like: an object in braces is JSON, everything else TOML.
    pub fn detect(bytes: &[u8]) -> Syntax {
        match bytes.iter().find(|b| !b.is_ascii_whitespace()) {
            Some(b'{') => Syntax::Json,
            _ => Syntax::Toml,
        }
    }

    /// The syntax of a media type: `application/json` or `application/toml`, with or without parameters.
    pub fn of_media_type(media_type: &str) -> Option<Syntax> {
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        if essence.eq_ignore_ascii_case("application/json") {
            Some(Syntax::Json)
        } else {
            essence.eq_ignore_ascii_case("application/toml").then_some(Syntax::Toml)
        }
    }
}

impl fmt::Display for Syntax {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Syntax::Json => "JSON",
            Syntax::Toml => "TOML",
        })
    }
}

/// Reads a draft.
///
/// # Errors
/// [`Error::TooLong`]; [`Error::Syntax`] with the first mistake.
pub fn parse(bytes: &[u8], syntax: Syntax) -> Result<Draft, Error> {
    if bytes.len() > MAX_REPORT_BYTES {
        return Err(Error::TooLong { limit: MAX_REPORT_BYTES, found: bytes.len() });
    }
    let text = std::str::from_utf8(bytes).map_err(|e| {
        let before = String::from_utf8_lossy(&bytes[..e.valid_up_to()]).into_owned();
        mistake(syntax, &before, before.len(), "other bytes, expected text in UTF-8")
    })?;
    match syntax {
        Syntax::Json => read_json(text),
        Syntax::Toml => read_toml(text),
    }
}

fn read_json<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|e| {
        // Its message ends in " at line 3 column 7"; the columns are bytes.
        let message = e.to_string();
        let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(before, _)| before);
        let line_start: usize =
            text.split_inclusive('\n').take(e.line().saturating_sub(1)).map(str::len).sum();
        let byte = line_start + e.column().saturating_sub(1);
        mistake(Syntax::Json, text, byte, message)
    })
}

fn read_toml<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    toml::from_str(text).map_err(|e| {
        let byte = e.span().map_or(0, |span| span.start);
        mistake(Syntax::Toml, text, byte, e.message())
    })
}

fn mistake(syntax: Syntax, text: &str, byte: usize, message: &str) -> Error {
    let byte = (0..=byte.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let before = &text[..byte];
    let line = 1 + before.matches('\n').count();
    let column = 1 + before.rsplit('\n').next().unwrap_or_default().chars().count();
    let (expected, found) = apart(syntax, message);
    Error::Syntax { syntax, line, column, expected, found }
}

/// The longest unknown field that is repeated: what is longer is content in the wrong place.
const MAX_FIELD_REPEATED: usize = 24;

/// What a parser's message says was expected and found, without the values that some messages quote.
fn apart(syntax: Syntax, message: &str) -> (String, String) {
    if let Some(rest) = message.strip_prefix("unknown field `") {
        let (field, rest) = rest.split_once('`').unwrap_or((rest, ""));
        let known = rest.split_once("expected ").map_or("a known field", |(_, known)| known);
        let field: String = field.chars().filter(|c| !c.is_control()).take(MAX_FIELD_REPEATED).collect();
        return (known.to_owned(), format!("the field `{field}`"));
    }
    if let Some((found, expected)) = message.split_once(", expected ") {
        return (expected.to_owned(), kind_of(found));
    }
    if let Some(expected) = message.strip_prefix("expected ") {
        return (expected.to_owned(), "something else".to_owned());
    }
    let expected = match syntax {
        Syntax::Json => "a draft in JSON",
        Syntax::Toml => "a draft in TOML",
    };
    (expected.to_owned(), kind_of(message))
}

/// `invalid type: string "the value"` is a string: everything from the first quotation mark on is content.
fn kind_of(found: &str) -> String {
    let found =
        found.strip_prefix("invalid type: ").or(found.strip_prefix("invalid value: ")).unwrap_or(found);
    let first_line = found.lines().next().unwrap_or_default();
    let kind = first_line.split(['"', '`', '\'']).next().unwrap_or_default().trim();
    if kind.is_empty() { "something else".to_owned() } else { kind.to_owned() }
}
