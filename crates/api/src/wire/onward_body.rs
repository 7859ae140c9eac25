//! What the page and the command line send about onward release: requests, answers, orders, revocations.

use serde::Deserialize;
use utoipa::ToSchema;

/// What is asked of an originator.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OnwardRequestBody {
    /// The report, as this node holds it from its originator.
    pub(crate) item: String,
    /// Which statements of it; all that the caller may read when there are none.
    #[serde(default)]
    pub(crate) statements: Vec<String>,
    /// The third party.
    pub(crate) to: String,
    /// What the third party would use it for.
    pub(crate) purposes: Vec<String>,
    /// The law or case on which the third party needs it.
    pub(crate) basis: String,
    /// Until the end of which day (UTC) an answer counts; two weeks from now if missing.
    pub(crate) until: Option<String>,
}

/// What is to be passed on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OnwardGiftBody {
    /// The report, as this node holds it from its originator.
    pub(crate) item: String,
    /// The third party.
    pub(crate) to: String,
    /// The law or case on which it is passed on.
    pub(crate) basis: String,
}

/// An originator's answer.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OnwardAnswerBody {
    /// `yes`, `tear-line` or `no`.
    pub(crate) answer: String,
    /// With `yes`: which statements; whatever of the asked ones may go when there are none.
    #[serde(default)]
    pub(crate) statements: Vec<String>,
    /// With `tear-line`: the report of this member that may go in the item's place.
    pub(crate) report: Option<String>,
    /// With `yes` and `tear-line`: what for; what was asked when there are none.
    #[serde(default)]
    pub(crate) purposes: Vec<String>,
    /// With `yes` and `tear-line`: the last day (UTC) on which it may be given.
    pub(crate) until: Option<String>,
    /// With `no`: why, as a word of the closed list.
    pub(crate) ground: Option<String>,
}

/// Why a consent is taken back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OnwardRevocationBody {
    /// A word of the closed list.
    pub(crate) ground: String,
}
