//! What a caller is told when a request fails: RFC 9457 (`application/problem+json`).
//!
//! A [`Problem`] is public: it says what was expected, what was found and where, and nothing about the inside.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

/// The media type of a problem.
pub const PROBLEM_TYPE: &str = "application/problem+json";

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $status:ident, $code:literal, $title:literal;)+) => {
        /// The kinds of problems. Each has one status, one title and one type URI.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Kind { $($(#[$doc])* $kind,)+ }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Kind] = &[$(Kind::$kind,)+];
            /// The HTTP status.
            pub const fn status(self) -> StatusCode {
                match self { $(Kind::$kind => StatusCode::$status,)+ }
            }
            /// The end of the type URI.
            pub const fn code(self) -> &'static str {
                match self { $(Kind::$kind => $code,)+ }
            }
            /// A few words for people.
            pub const fn title(self) -> &'static str {
                match self { $(Kind::$kind => $title,)+ }
            }
        }
    };
}

kinds! {
    /// The request cannot be read.
    BadRequest = BAD_REQUEST, "bad-request", "The request cannot be read";
    /// Nobody is logged in.
    NotLoggedIn = UNAUTHORIZED, "not-logged-in", "Not logged in";
    /// Login and password do not belong together.
    WrongLogin = UNAUTHORIZED, "wrong-login", "Login or password is wrong";
    /// What came back from the provider answers no question of this browser.
    ProviderAnswer = UNAUTHORIZED, "provider-answer", "The provider's answer is not taken";
    /// The account at the provider is bound to nobody here.
    ProviderAccount = UNAUTHORIZED, "provider-account", "This account logs nobody in here";
    /// The provider does not answer.
    ProviderSilent = BAD_GATEWAY, "provider-silent", "The provider does not answer";
    /// The role does not do this.
    NotAllowed = FORBIDDEN, "not-allowed", "Your role does not do this";
    /// There is no such thing, or it is not for this reader: one answer for both.
    NotFound = NOT_FOUND, "not-found", "Not found";
    /// The path takes other methods.
    WrongMethod = METHOD_NOT_ALLOWED, "wrong-method", "This address takes other methods";
    /// It contradicts what is here already.
    Conflict = CONFLICT, "conflict", "It contradicts what is here already";
    /// Over a limit.
    TooLarge = PAYLOAD_TOO_LARGE, "too-large", "Too large";
    /// A body of another type than those that are taken.
    UnsupportedType = UNSUPPORTED_MEDIA_TYPE, "unsupported-type", "The content has another type";
    /// It can be read, and breaks a rule.
    Unacceptable = UNPROCESSABLE_ENTITY, "unacceptable", "The content breaks a rule";
    /// Too many attempts.
    TooMany = TOO_MANY_REQUESTS, "too-many", "Too many attempts";
    /// Too much at once; come back.
    Busy = SERVICE_UNAVAILABLE, "busy", "The node is busy";
    /// No space left on the disk.
    DiskFull = INSUFFICIENT_STORAGE, "disk-full", "No space left";
    /// Something failed here.
    Internal = INTERNAL_SERVER_ERROR, "internal", "The node failed";
}

/// What a caller is told.
#[derive(Debug, Clone)]
pub struct Problem {
    kind: Kind,
    detail: String,
    faults: Vec<FaultLine>,
    mistakes: Vec<MistakeLine>,
    conflict: Option<Contradiction>,
    retry_after_seconds: Option<u64>,
}

/// What something contradicts.
#[derive(Debug, Clone, Default)]
struct Contradiction {
    code: &'static str,
    decisions: Vec<String>,
}

/// Something wrong at a place of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FaultLine {
    /// The place, such as `statements[2].grade`.
    pub path: String,
    /// What was expected and what was found.
    pub message: String,
}

/// Something wrong at a line of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MistakeLine {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
    /// What was expected and what was found.
    pub message: String,
}

/// A problem as it is written (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemBody {
    /// `/problems/not-found` and the like.
    #[serde(rename = "type")]
    pub type_uri: String,
    /// A few words for people.
    pub title: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// What was expected, what was found and where.
    pub detail: String,
    /// Of a conflict and of a bundle: which one, in a word that stays the same, such as `held-apart`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<&'static str>,
    /// Of a conflict: the decisions that stand in the way.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<String>,
    /// The request's id, to be told to the operator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// Every fault of a draft.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub faults: Vec<FaultLine>,
    /// Every mistake of an agreement.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mistakes: Vec<MistakeLine>,
}

impl Problem {
    /// A problem of a kind, with what was expected and found.
    pub fn new(kind: Kind, detail: impl Into<String>) -> Problem {
        Problem {
            kind,
            detail: detail.into(),
            faults: Vec::new(),
            mistakes: Vec::new(),
            conflict: None,
            retry_after_seconds: None,
        }
    }

    /// Something that contradicts what is here: by a word, and by the decisions that stand in the way.
    pub fn conflict(code: &'static str, decisions: Vec<String>, detail: impl Into<String>) -> Problem {
        Problem { conflict: Some(Contradiction { code, decisions }), ..Problem::new(Kind::Conflict, detail) }
    }

    /// A problem of a kind with a word of a closed list.
    pub fn with_code(kind: Kind, code: &'static str, detail: impl Into<String>) -> Problem {
        Problem { kind, ..Problem::conflict(code, Vec::new(), detail) }
    }

    /// What was expected, what was found and where.
    pub fn detail(&self) -> &str {
        &self.detail
    }

    /// The one answer for what does not exist and for what is not for the reader.
    pub fn not_found() -> Problem {
        Problem::new(
            Kind::NotFound,
            "expected something that exists and is released to you for this purpose; found nothing",
        )
    }

    /// Adds faults of a draft.
    #[must_use]
    pub fn with_faults(self, faults: Vec<FaultLine>) -> Problem {
        Problem { faults, ..self }
    }

    /// Adds mistakes of a text.
    #[must_use]
    pub fn with_mistakes(self, mistakes: Vec<MistakeLine>) -> Problem {
        Problem { mistakes, ..self }
    }

    /// Says when to come back.
    #[must_use]
    pub fn retry_after(self, seconds: u64) -> Problem {
        Problem { retry_after_seconds: Some(seconds), ..self }
    }

    /// The kind.
    pub fn kind(&self) -> Kind {
        self.kind
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = self.kind.status();
        let (code, decisions) = self.conflict.map(|c| (c.code, c.decisions)).unzip();
        let body = ProblemBody {
            type_uri: format!("/problems/{}", self.kind.code()),
            title: self.kind.title(),
            status: status.as_u16(),
            detail: self.detail,
            code,
            decisions: decisions.unwrap_or_default(),
            request_id: crate::observe::current_request(),
            faults: self.faults,
            mistakes: self.mistakes,
        };
        // A struct of strings and numbers always has a JSON form.
        let body = serde_json::to_vec(&body).unwrap_or_default();
        let mut response = (status, body).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM_TYPE));
        if let Some(seconds) = self.retry_after_seconds {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}
