//! From what went wrong to what is said about it: the one place where errors become problems.
//!
//! A [`Failure`] has two halves of two types. The [`Problem`] goes to the caller; what happened inside goes to the
//! node's log and nowhere else.

use crate::observe::Inside;
use crate::passwords::BadPassword;
use crate::problem::{FaultLine, Kind, MistakeLine, Problem};
use axum::response::{IntoResponse, Response};
use tansiq_agreement::{BadAgreement, Mistakes, Reason};
use tansiq_exchange::{BundleError, BundleRefusal, MinuteError, OnwardError, RecallError, RfiError};
use tansiq_report::bundle::BadBundle;
use tansiq_report::{BadCard, BadSignature, Faults, StatementId};

/// A request that failed.
#[derive(Debug)]
pub(crate) struct Failure {
    public: Box<Problem>,
    inside: Option<Inside>,
}

impl Failure {
    /// A failure of this node: the caller learns that, the log learns what.
    pub(crate) fn internal(cause: impl Into<String>) -> Failure {
        let public = Problem::new(
            Kind::Internal,
            "this node failed to answer; its operator finds the cause in its log under the request's id",
        );
        Failure { public: Box::new(public), inside: Some(Inside(cause.into())) }
    }

    /// What sort of problem it is.
    pub(crate) fn kind(&self) -> Kind {
        self.public.kind()
    }

    /// What the caller is told.
    pub(crate) fn detail(&self) -> &str {
        self.public.detail()
    }

    fn with_cause(public: Problem, cause: impl Into<String>) -> Failure {
        Failure { public: Box::new(public), inside: Some(Inside(cause.into())) }
    }
}

impl From<Problem> for Failure {
    fn from(public: Problem) -> Self {
        Failure { public: Box::new(public), inside: None }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = self.public.into_response();
        if let Some(inside) = self.inside {
            response.extensions_mut().insert(inside);
        }
        response
    }
}

/// The path is there and takes other methods.
pub(crate) fn wrong_method() -> Problem {
    Problem::new(
        Kind::WrongMethod,
        "expected a method that /openapi.json lists for this address; found another",
    )
}

/// Nobody is logged in, or the session has ended.
pub(crate) fn not_logged_in() -> Problem {
    Problem::new(
        Kind::NotLoggedIn,
        "expected a session's cookie or a token (Authorization: Bearer tsq_...); found none that is valid now",
    )
}

impl From<tansiq_ledger::Error> for Failure {
    fn from(error: tansiq_ledger::Error) -> Self {
        use tansiq_ledger::{Blame, Error};
        match (&error, error.blame()) {
            (Error::Full { .. }, _) => {
                let detail = "no space is left on the ledger's disk; nothing was stored, and nothing that was \
                              acknowledged is lost";
                Failure::with_cause(Problem::new(Kind::DiskFull, detail), error.to_string())
            }
            (Error::PayloadTooLarge { .. } | Error::BatchTooLarge { .. }, _) => {
                Problem::new(Kind::TooLarge, error.to_string()).into()
            }
            (Error::NoSuchPosition { .. } | Error::NoSuchTree { .. }, _) => {
                Problem::new(Kind::NotFound, error.to_string()).into()
            }
            (Error::Closed, _) => {
                Failure::with_cause(Problem::new(Kind::Busy, "the node is stopping"), error.to_string())
            }
            (_, Blame::Disk | Blame::Damage | Blame::Caller | Blame::Other) => {
                Failure::internal(error.to_string())
            }
        }
    }
}

impl From<tansiq_view::Error> for Failure {
    fn from(error: tansiq_view::Error) -> Self {
        match error {
            tansiq_view::Error::Ledger(error) => error.into(),
            other => Failure::internal(other.to_string()),
        }
    }
}

impl From<tansiq_exchange::Error> for Failure {
    fn from(error: tansiq_exchange::Error) -> Self {
        match error {
            tansiq_exchange::Error::Ledger(error) => error.into(),
            other => Failure::internal(other.to_string()),
        }
    }
}

impl From<OnwardError> for Failure {
    fn from(error: OnwardError) -> Self {
        match error {
            OnwardError::NotFound => Problem::not_found().into(),
            OnwardError::Node(error) => error.into(),
            OnwardError::Over { .. } => Problem::new(Kind::Conflict, error.to_string()).into(),
            OnwardError::Withheld(ref withheld) => {
                let line = |(statement, why): &(StatementId, Vec<Reason>)| FaultLine {
                    path: statement.to_string(),
                    message: why.iter().map(Reason::english).collect::<Vec<_>>().join(" "),
                };
                let lines = withheld.iter().map(line).collect();
                let detail = format!(
                    "expected statements that may go to the third party; {} may not: ask their originator, or for \
                     less of them",
                    withheld.len()
                );
                Problem::new(Kind::Unacceptable, detail).with_faults(lines).into()
            }
            OnwardError::NotTogether(..) | OnwardError::TearLine(_) | OnwardError::Paper(_) => {
                Problem::new(Kind::Unacceptable, error.to_string()).into()
            }
        }
    }
}

impl From<RecallError> for Failure {
    fn from(error: RecallError) -> Self {
        match error {
            RecallError::NotFound => Problem::not_found().into(),
            RecallError::Node(error) => error.into(),
            RecallError::Again => Problem::new(Kind::Conflict, error.to_string()).into(),
            RecallError::Rule { .. } | RecallError::Paper(_) => {
                Problem::new(Kind::Unacceptable, error.to_string()).into()
            }
        }
    }
}

impl From<RfiError> for Failure {
    fn from(error: RfiError) -> Self {
        let said = error.to_string();
        match error {
            RfiError::NotFound => Problem::not_found().into(),
            RfiError::Node(error) => error.into(),
            RfiError::Answered => Problem::new(Kind::Conflict, said).into(),
            RfiError::Withheld(_, statements) => {
                let lines = statements.into_iter().map(|withheld| FaultLine {
                    path: withheld.statement.to_string(),
                    message: withheld.reasons.join(", "),
                });
                Problem::new(Kind::Unacceptable, said).with_faults(lines.collect()).into()
            }
            RfiError::NotTogether(..) | RfiError::NotChair(_) | RfiError::Paper(_) => {
                Problem::new(Kind::Unacceptable, said).into()
            }
        }
    }
}

impl From<BundleError> for Failure {
    fn from(error: BundleError) -> Self {
        let kind = match error {
            BundleError::Trouble(error) => return error.into(),
            BundleError::NotActive(_) | BundleError::NoSuchDelivery { .. } => Kind::Unacceptable,
            BundleError::NoKey(_) | BundleError::Nothing { .. } | BundleError::NotMadeAgain(_) => {
                Kind::Conflict
            }
            BundleError::NotReady => Kind::Busy,
        };
        Problem::with_code(kind, error.code(), error.to_string()).into()
    }
}

impl From<BundleRefusal> for Failure {
    fn from(refusal: BundleRefusal) -> Self {
        let kind = match refusal {
            BundleRefusal::TooLarge(_) => Kind::TooLarge,
            BundleRefusal::NotTheCarriers(_) => Kind::NotAllowed,
            BundleRefusal::NotReady => Kind::Busy,
            BundleRefusal::Storage => Kind::Internal,
            _ => Kind::Unacceptable,
        };
        let hint = match refusal {
            BundleRefusal::Bad(BadBundle::Signature(BadSignature::NoKnownKey { .. })) => {
                "; if the member has changed its key, read the bundles before this one first, or ask for one that is                  written again"
            }
            _ => "",
        };
        Problem::with_code(kind, refusal.code(), format!("{refusal}{hint}")).into()
    }
}

impl From<MinuteError> for Failure {
    fn from(error: MinuteError) -> Self {
        match error {
            MinuteError::NotFound => Problem::not_found().into(),
            MinuteError::Node(error) => error.into(),
            MinuteError::Refused(_) | MinuteError::Paper(_) => {
                Problem::new(Kind::Unacceptable, error.to_string()).into()
            }
        }
    }
}

impl From<Faults> for Failure {
    fn from(faults: Faults) -> Self {
        let lines: Vec<_> = faults
            .iter()
            .map(|(path, fault)| FaultLine { path: path.clone(), message: fault.to_string() })
            .collect();
        let detail = format!("expected a report that lacks nothing; found {} faults", lines.len());
        Problem::new(Kind::Unacceptable, detail).with_faults(lines).into()
    }
}

impl From<tansiq_intake::Error> for Failure {
    fn from(error: tansiq_intake::Error) -> Self {
        use tansiq_intake::Error;
        match error {
            Error::Draft(faults) => faults.into(),
            Error::Ledger(error) => error.into(),
            Error::Syntax { .. } => Problem::new(Kind::BadRequest, error.to_string()).into(),
            Error::TooLong { .. } => Problem::new(Kind::TooLarge, error.to_string()).into(),
            Error::IdTaken { .. } => Problem::new(Kind::Conflict, error.to_string()).into(),
            Error::List(_) | Error::Delistings { .. } => {
                Problem::new(Kind::Unacceptable, error.to_string()).into()
            }
            Error::Entries { ref refused, of } => {
                let line = |entry: &tansiq_intake::Refused,
                            (path, fault): &(String, tansiq_report::Fault)| {
                    FaultLine { path: format!("entry {}: {path}", entry.number), message: fault.to_string() }
                };
                let lines: Vec<_> = refused
                    .iter()
                    .flat_map(|entry| entry.faults.iter().map(move |f| line(entry, f)))
                    .collect();
                let detail = format!(
                    "expected {of} entries that lack nothing; found {} that do, and stored none",
                    refused.len()
                );
                Problem::new(Kind::Unacceptable, detail).with_faults(lines).into()
            }
            Error::UnknownEntry { .. } => Failure::internal(error.to_string()),
        }
    }
}

/// The mistakes of an agreement's text, as they are written.
pub(crate) fn mistake_lines(mistakes: &Mistakes) -> Vec<MistakeLine> {
    let line = |m: &tansiq_agreement::Mistake| {
        let field = if m.field.is_empty() { String::new() } else { format!("{}: ", m.field) };
        MistakeLine { line: m.line, column: m.column, message: format!("{field}{}", m.problem) }
    };
    mistakes.iter().map(line).collect()
}

impl From<Mistakes> for Failure {
    fn from(mistakes: Mistakes) -> Self {
        let lines = mistake_lines(&mistakes);
        let detail = format!("expected an agreement without mistakes; found {}", lines.len());
        Problem::new(Kind::Unacceptable, detail).with_mistakes(lines).into()
    }
}

impl From<BadAgreement> for Failure {
    fn from(error: BadAgreement) -> Self {
        match error {
            BadAgreement::Text(mistakes) => mistakes.into(),
            BadAgreement::OtherText { .. } => Problem::new(Kind::Conflict, error.to_string()).into(),
            _ => Problem::new(Kind::Unacceptable, error.to_string()).into(),
        }
    }
}

impl From<BadCard> for Failure {
    fn from(error: BadCard) -> Self {
        let kind = match error {
            BadCard::Sequence { .. } | BadCard::Fork { .. } => Kind::Conflict,
            BadCard::Signature(_) | BadCard::Canonical(_) | BadCard::Field { .. } => Kind::Unacceptable,
        };
        Problem::new(kind, error.to_string()).into()
    }
}

impl From<BadSignature> for Failure {
    fn from(error: BadSignature) -> Self {
        Problem::new(Kind::Unacceptable, error.to_string()).into()
    }
}

impl From<BadPassword> for Failure {
    fn from(error: BadPassword) -> Self {
        match error {
            BadPassword::NoRandomness => Failure::internal(error.to_string()),
            BadPassword::Short(_) | BadPassword::Long(_) => {
                Problem::new(Kind::Unacceptable, error.to_string()).into()
            }
        }
    }
}

impl From<tokio::task::JoinError> for Failure {
    fn from(error: tokio::task::JoinError) -> Self {
        Failure::internal(if error.is_panic() { "work on a thread panicked" } else { "work was cancelled" })
    }
}
