//! What comes in: bodies up to a limit, JSON with the place of its first fault, numbers and words of a query.

use crate::failure::Failure;
use crate::problem::{Kind, Problem};
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use bytes::BytesMut;
use futures::StreamExt as _;
use serde::de::DeserializeOwned;
use std::fmt::Display;
use std::str::FromStr;

/// A body of at most `MAX` bytes.
pub(crate) struct Bounded<const MAX: usize> {
    pub(crate) media_type: Option<String>,
    pub(crate) bytes: Bytes,
}

/// A JSON body of at most `MAX` bytes.
pub(crate) struct Json<T, const MAX: usize>(pub(crate) T);

/// The one parameter in an address.
pub(crate) struct InPath(pub(crate) String);

/// The query of an address.
pub(crate) struct Asked<T>(pub(crate) T);

impl<const MAX: usize, S: Sync> FromRequest<S> for Bounded<MAX> {
    type Rejection = Failure;
    async fn from_request(request: Request, _: &S) -> Result<Self, Failure> {
        let (parts, body) = request.into_parts();
        if let Some(announced) = announced(&parts.headers).filter(|n| *n > MAX) {
            return Err(too_large(MAX, Some(announced)));
        }
        let bytes = bytes::<MAX>(body).await?;
        Ok(Bounded { media_type: media_type(&parts.headers), bytes })
    }
}

impl<T: DeserializeOwned, const MAX: usize, S: Sync> FromRequest<S> for Json<T, MAX> {
    type Rejection = Failure;
    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let body = Bounded::<MAX>::from_request(request, state).await?;
        // A form on another site cannot send this type without being asked for leave first.
        if body.media_type.as_deref() != Some("application/json") {
            return Err(wrong_type("application/json", body.media_type.is_some()));
        }
        from_json(&body.bytes).map(Json)
    }
}

impl<T: DeserializeOwned, S: Sync> FromRequestParts<S> for Asked<T> {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let asked = Query::<T>::try_from_uri(&parts.uri);
        asked.map(|Query(asked)| Asked(asked)).map_err(|_| {
            bad("expected the parameters that /openapi.json lists for this address, each at most once; found another")
        })
    }
}

impl<S: Sync> FromRequestParts<S> for InPath {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let text = Path::<String>::from_request_parts(parts, &()).await;
        text.map(|Path(text)| InPath(text))
            .map_err(|_| bad("expected an address in UTF-8, percent-encoded; found other bytes"))
    }
}

async fn bytes<const MAX: usize>(body: Body) -> Result<Bytes, Failure> {
    let (mut pieces, mut read) = (body.into_data_stream(), BytesMut::new());
    while let Some(piece) = pieces.next().await {
        let piece = piece.map_err(|_| bad("expected the whole content; the connection ended before it"))?;
        if read.len() + piece.len() > MAX {
            return Err(too_large(MAX, None));
        }
        read.extend_from_slice(&piece);
    }
    Ok(read.freeze())
}

/// Reads JSON, and says where it is wrong without repeating what stands there.
pub(crate) fn from_json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Failure> {
    serde_json::from_slice(bytes).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        bad(format!("expected JSON; at line {line}, column {column}: {}", json_fault(&error)))
    })
}

/// What is wrong with JSON. Of the parser's own words only those pass that name fields of ours.
pub(crate) fn json_fault(error: &serde_json::Error) -> String {
    use serde_json::error::Category;
    match error.classify() {
        Category::Eof => "the text ends too early".into(),
        Category::Syntax => "not JSON".into(),
        Category::Io => "it cannot be read".into(),
        Category::Data => {
            let text = error.to_string();
            let text = text.split(" at line ").next().unwrap_or_default();
            match (text.strip_prefix("missing field "), text.split_once(", expected ")) {
                (Some(field), _) => format!("the field {field} is missing"),
                (None, Some((_, expected))) => format!("expected {expected}; found something else"),
                (None, None) => "a field is unknown or of another type".into(),
            }
        }
    }
}

pub(crate) fn announced(headers: &HeaderMap) -> Option<usize> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// The type of the content, without parameters, in lower case.
fn media_type(headers: &HeaderMap) -> Option<String> {
    let text = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    Some(text.split(';').next()?.trim().to_ascii_lowercase())
}

fn too_large(limit: usize, found: Option<usize>) -> Failure {
    let found = found.map_or_else(|| "more".to_owned(), |n| n.to_string());
    Problem::new(Kind::TooLarge, format!("expected at most {limit} bytes; found {found}")).into()
}

pub(crate) fn wrong_type(expected: &str, found: bool) -> Failure {
    let found = if found { "another type" } else { "none" };
    Problem::new(Kind::UnsupportedType, format!("expected content of the type {expected}; found {found}"))
        .into()
}

/// A request that cannot be read.
pub(crate) fn bad(detail: impl Into<String>) -> Failure {
    Problem::new(Kind::BadRequest, detail).into()
}

/// A value of a path, query or body, or what was expected there.
pub(crate) fn parse<T: FromStr<Err: Display>>(name: &str, text: &str) -> Result<T, Failure> {
    text.parse().map_err(|error: T::Err| bad(format!("{name}: {error}")))
}

/// A whole number of a query.
pub(crate) fn number(name: &str, text: Option<&str>) -> Result<Option<u64>, Failure> {
    let Some(text) = text else { return Ok(None) };
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let number = if digits { text.parse().ok() } else { None };
    let found = text.chars().count();
    number.map(Some).ok_or_else(|| {
        bad(format!("{name}: expected a whole number; found {found} characters in another form"))
    })
}

/// `true` or `false` of a query; missing means no.
pub(crate) fn flag(name: &str, text: Option<&str>) -> Result<bool, Failure> {
    match text {
        None | Some("false") => Ok(false),
        Some("true" | "") => Ok(true),
        Some(_) => Err(bad(format!("{name}: expected true or false; found another word"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Login {
        #[serde(rename = "login")]
        _login: String,
    }

    #[test]
    fn faults_in_json_name_the_place_and_repeat_nothing() {
        let check = |text: &str, expected: &str| {
            let error = serde_json::from_str::<Login>(text).unwrap_err();
            assert_eq!(json_fault(&error), expected, "{text}");
        };
        check("{}", "the field `login` is missing");
        check(r#"{"Karim":1}"#, "expected `login`; found something else");
        check(r#"{"login":"#, "the text ends too early");
        check("<Karim>", "not JSON");
        check(r#"{"login":["Karim"]}"#, "expected a string; found something else");
    }

    #[test]
    fn numbers_are_digits_only() {
        assert_eq!(number("after", Some("17")).ok(), Some(Some(17)));
        assert_eq!(number("after", None).ok(), Some(None));
        for bad in ["", "-1", "+1", "1.0", "99999999999999999999", "Karim"] {
            assert!(number("after", Some(bad)).is_err(), "{bad}");
        }
    }
}
