//! The third-party rule as the page and the command line see it: requests, answers, what was passed on. Ids, labels'
//! purposes and reasons; never what a statement says. What they send stands in `onward_body`.

use super::closed;
use super::reason::ReasonShape;
use serde::Serialize;
use tansiq_agreement::Reason;
use tansiq_exchange::{Case, Passed, WouldGo};
use tansiq_label::MemberCode;
use tansiq_report::onward::Ruling;
use tansiq_report::{Moment, StatementId};
use utoipa::ToSchema;

/// A request that was made.
#[derive(Serialize, ToSchema)]
pub(crate) struct OnwardAsked {
    pub(crate) id: String,
}

/// Something that was ordered to be passed on.
#[derive(Serialize, ToSchema)]
pub(crate) struct OnwardOrdered {
    /// The request whose consent allows it; nothing where the clauses ask for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) consent: Option<String>,
}

/// Everything of the third-party rule at this node.
#[derive(Serialize, ToSchema)]
pub(crate) struct OnwardList {
    /// Requests, in the order in which they came.
    pub(crate) requests: Vec<OnwardCase>,
    /// What was ordered here to be passed on, in order.
    pub(crate) passed_on: Vec<OnwardGift>,
}

/// A request and what followed.
#[derive(Serialize, ToSchema)]
pub(crate) struct OnwardCase {
    id: String,
    /// What this node is in it: `holder`, `originator` or `third-party`.
    #[schema(value_type = closed::OnwardRole)]
    role: &'static str,
    /// `waiting`, `unanswered`, `refused`, `permitted`, `expired` or `revoked`.
    standing: &'static str,
    /// Whether what was received by it must be expected to be recalled.
    recall_expected: bool,
    holder: String,
    originator: String,
    to: String,
    /// What was asked; nothing at the third party.
    #[serde(skip_serializing_if = "Option::is_none")]
    request: Option<OnwardQuestion>,
    /// What was answered; nothing at the third party.
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<OnwardRuling>,
    /// What the originator consents to.
    #[serde(skip_serializing_if = "Option::is_none")]
    consent: Option<OnwardScope>,
    /// When the consent was taken back, and why.
    #[serde(skip_serializing_if = "Option::is_none")]
    revoked: Option<OnwardRevoked>,
    /// At the originator: what would go if everything were consented to.
    #[serde(skip_serializing_if = "Option::is_none")]
    would_go: Option<OnwardOutcome>,
}

#[derive(Serialize, ToSchema)]
struct OnwardQuestion {
    /// The edition that the holder has.
    item: String,
    /// Which statements of it; all when there are none.
    statements: Vec<String>,
    purposes: Vec<String>,
    basis: String,
    asked: String,
    until: String,
}

#[derive(Serialize, ToSchema)]
struct OnwardRuling {
    /// `yes`, `tear-line` or `no`.
    answer: &'static str,
    /// The item that may go in the place of the one that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    tear_line: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ground: Option<String>,
    answered: String,
}

#[derive(Serialize, ToSchema)]
struct OnwardScope {
    /// The edition that may be given.
    edition: String,
    statements: Vec<String>,
    purposes: Vec<String>,
    /// The last day.
    until: String,
}

#[derive(Serialize, ToSchema)]
struct OnwardRevoked {
    at: String,
    ground: String,
}

/// What would reach the third party.
#[derive(Serialize, ToSchema)]
struct OnwardOutcome {
    /// This member's report that is asked about.
    report: String,
    statements: Vec<String>,
    purposes: Vec<String>,
    clauses: Vec<String>,
    withheld: Vec<OnwardWithheld>,
}

#[derive(Serialize, ToSchema)]
struct OnwardWithheld {
    statement: String,
    reasons: Vec<ReasonShape>,
}

/// Something that was ordered to be passed on.
#[derive(Serialize, ToSchema)]
pub(crate) struct OnwardGift {
    item: String,
    to: String,
    at: String,
    by: String,
    basis: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    consent: Option<String>,
    /// Whether it was given.
    given: bool,
}

fn texts<T: ToString>(items: impl IntoIterator<Item = T>) -> Vec<String> {
    items.into_iter().map(|item| item.to_string()).collect()
}

impl OnwardCase {
    pub(crate) fn of(case: &Case, me: MemberCode, now: Moment) -> OnwardCase {
        let role = match me {
            me if me == case.holder => "holder",
            me if me == case.originator => "originator",
            _ => "third-party",
        };
        let standing = case.standing(now);
        OnwardCase {
            id: case.id.to_string(),
            role,
            standing: standing.code(),
            recall_expected: standing == tansiq_exchange::Standing::Revoked && me == case.to,
            holder: case.holder.to_string(),
            originator: case.originator.to_string(),
            to: case.to.to_string(),
            request: case.request.as_ref().map(|request| OnwardQuestion {
                item: request.item.to_string(),
                statements: texts(&request.statements),
                purposes: texts(request.purposes.iter().map(|purpose| purpose.0)),
                basis: request.basis.clone(),
                asked: request.asked.to_string(),
                until: request.until.to_string(),
            }),
            answer: case.answer.as_ref().map(|answer| {
                let (word, tear_line, ground) = match &answer.ruling {
                    Ruling::Yes { .. } => ("yes", None, None),
                    Ruling::TearLine { item, .. } => ("tear-line", Some(item.to_string()), None),
                    Ruling::No { ground } => ("no", None, Some(ground.to_string())),
                };
                OnwardRuling { answer: word, tear_line, ground, answered: answer.answered.to_string() }
            }),
            consent: case.consent.as_ref().map(|consent| OnwardScope {
                edition: consent.edition.to_string(),
                statements: texts(&consent.statements),
                purposes: texts(consent.purposes.iter().map(|purpose| purpose.0)),
                until: consent.until.0.to_string(),
            }),
            revoked: case.revocation.as_ref().map(|revocation| OnwardRevoked {
                at: revocation.revoked.to_string(),
                ground: revocation.ground.to_string(),
            }),
            would_go: None,
        }
    }

    pub(crate) fn with_outcome(mut self, outcome: &WouldGo) -> OnwardCase {
        self.would_go = Some(OnwardOutcome {
            report: outcome.report.to_string(),
            statements: texts(&outcome.statements),
            purposes: texts(outcome.purposes.iter()),
            clauses: texts(&outcome.clauses),
            withheld: outcome.withheld.iter().map(withheld).collect(),
        });
        self
    }
}

fn withheld((statement, reasons): &(StatementId, Vec<Reason>)) -> OnwardWithheld {
    OnwardWithheld {
        statement: statement.to_string(),
        reasons: reasons.iter().map(ReasonShape::from).collect(),
    }
}

impl From<Passed> for OnwardGift {
    fn from(passed: Passed) -> OnwardGift {
        OnwardGift {
            item: passed.item.to_string(),
            to: passed.to.to_string(),
            at: passed.at.to_string(),
            by: passed.by.to_string(),
            basis: passed.basis,
            consent: passed.consent.map(|consent| consent.to_string()),
            given: passed.given,
        }
    }
}
