//! Resolution decisions: made and undone.

use crate::body::{Asked, InPath, Json as Body, bad, flag, parse};
use crate::caller::Caller;
use crate::deciding::{Deciding, Words};
use crate::failure::Failure;
use crate::interface::Routes;
use crate::limits::MAX_SMALL_BODY;
use crate::node::Node;
use crate::problem::ProblemBody;
use crate::reading::Desk;
use crate::routes::reports::partners;
use crate::routes::screenings::purpose_of;
use crate::wire::closed;
use crate::wire::content::banner_of;
use crate::wire::decision::{ConclusionShape, DecisionShape};
use crate::wire::preview::PartnerPreview;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use tansiq_report::{Draft, StatementId, Verdict};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;

pub(crate) fn deciding() -> Routes {
    Routes::new().routes(routes!(decide)).routes(routes!(undo))
}

/// The longest reason, in characters: what needs more is a report.
const MAX_REASON_CHARS: usize = 2_000;
/// The most statements that a decision names: an officer has read each of them.
const MAX_WEIGHED: usize = 500;

/// What is decided about two subjects.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct DecisionRequest {
    /// `same`, `different` or `unsure`.
    #[schema(value_type = closed::Verdict)]
    verdict: String,
    /// A subject's id.
    one: String,
    /// Another's.
    other: String,
    /// The statements that are weighed; all that identifies either of the two if missing.
    #[serde(default)]
    statements: Vec<String>,
    /// Properties that tell the two apart, such as `motherName`.
    #[serde(default)]
    parted_by: Vec<String>,
    /// Why.
    reason: String,
    /// The law, warrant, resolution or case.
    legal_basis: String,
    /// What for; `investigation` if missing.
    purpose: Option<String>,
}

/// Why a decision is undone.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct UndoRequest {
    /// Why.
    reason: String,
    /// The law, warrant, resolution or case.
    legal_basis: String,
    /// What for; `investigation` if missing.
    purpose: Option<String>,
}

/// Whether only to say what it would be.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct DecideAsked {
    /// Whether only to say who would get it; nothing is stored then.
    #[param(value_type = Option<bool>)]
    dry_run: Option<String>,
}

/// A decision that is stored durably.
#[derive(Serialize, ToSchema)]
struct Decided {
    /// The decision's id, by which it is undone; missing in a dry run.
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<String>,
    /// The report that holds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<String>,
    /// The join of the labels of what it says.
    banner: String,
    /// In a dry run: every member that deliveries go to, and what it would get.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    partners: Vec<PartnerPreview>,
}

/// What was undone.
#[derive(Serialize, ToSchema)]
struct Undone {
    decision: DecisionShape,
    report: String,
    /// Every later conclusion that rested on it, for review.
    rested_on_it: Vec<ConclusionShape>,
}

fn words(reason: String, legal_basis: String, purpose: Option<&str>) -> Result<Words, Failure> {
    Ok(Words { reason: reason_of(reason)?, legal_basis, purpose: purpose_of(purpose)? })
}

/// A reason that says something.
pub(crate) fn reason_of(reason: String) -> Result<String, Failure> {
    let characters = reason.chars().count();
    if !(1..=MAX_REASON_CHARS).contains(&characters) || reason.trim().is_empty() {
        return Err(bad(format!("reason: expected 1 to {MAX_REASON_CHARS} characters; found {characters}")));
    }
    Ok(reason)
}

fn asked(request: DecisionRequest) -> Result<Deciding, Failure> {
    let verdict: Verdict = parse("verdict", &request.verdict)?;
    let pair = (parse("one", &request.one)?, parse("other", &request.other)?);
    if request.statements.len() > MAX_WEIGHED {
        let found = request.statements.len();
        return Err(bad(format!("statements: expected at most {MAX_WEIGHED}; found {found}")));
    }
    let weighed = request.statements.iter().map(|id| parse("statements", id)).collect::<Result<_, _>>()?;
    let known = tansiq_report::Property::all_of(tansiq_report::SubjectKind::Person);
    let mut parted_by = BTreeSet::new();
    for word in request.parted_by {
        if !known.iter().any(|property| property.name == word) {
            return Err(bad(
                "parted_by: expected properties of a person, such as motherName; found another word",
            ));
        }
        parted_by.insert(word);
    }
    let words = words(request.reason, request.legal_basis, request.purpose.as_deref())?;
    Ok(Deciding { verdict, pair, weighed, parted_by: parted_by.into_iter().collect(), words })
}

/// Decide about two subjects, or preview who would get the decision
///
/// That they are one person, or two, or that nobody can say. It is a report of its own, with the label of what is
/// weighed; it rewrites nothing, and it is undone by its id. Nothing is decided about subjects of which nothing is
/// released to the caller.
#[utoipa::path(post, path = "/resolutions", tag = "people", params(DecideAsked), request_body = DecisionRequest,
    responses((status = 201, body = Decided), (status = 200, description = "With dry_run", body = Decided), (status = 400, body = ProblemBody),
              (status = 404, body = ProblemBody), (status = 409, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn decide(
    State(node): State<Arc<Node>>,
    caller: Caller,
    Asked(query): Asked<DecideAsked>,
    Body(request): Body<DecisionRequest, MAX_SMALL_BODY>,
) -> Result<Response, Failure> {
    let deciding = asked(request)?;
    let dry_run = flag("dry_run", query.dry_run.as_deref())?;
    // Two decisions at once could contradict each other: each is made with the other before its eyes.
    let turn = node.deciding.lock().await;
    let (reader, by) = (caller.clone(), caller.principal.id);
    let (decided, position) = node
        .on_a_thread(move |node| {
            let draft = Desk::new(node, &reader, deciding.words.purpose).decide(&deciding)?;
            if dry_run {
                would_be(node, draft).map(|decided| (decided, None))
            } else {
                submit(node, draft, by)
            }
        })
        .await?;
    let Some(position) = position else { return Ok(Json(decided).into_response()) };
    node.settle(position).await;
    drop(turn);
    Ok((StatusCode::CREATED, Json(decided)).into_response())
}

fn would_be(node: &Node, draft: Draft) -> Result<Decided, Failure> {
    let report = node.intake.check(draft, node.clock.now(), &mut || node.random.bits())?.report;
    let banner = banner_of(report.statements().iter().map(|s| &s.label));
    Ok(Decided { decision: None, report: None, banner, partners: partners(node, &report, &HashMap::new()) })
}

fn submit(
    node: &Node,
    mut draft: Draft,
    by: tansiq_report::PrincipalId,
) -> Result<(Decided, Option<tansiq_ledger::Position>), Failure> {
    let mut decision = None;
    for row in &mut draft.statements {
        let id = StatementId::from_random(node.random.bits());
        row.id = Some(id.to_string());
        let is_lesser = row.subject < row.value;
        let verdicts = ["sameAs", "differentFrom", "unsureOf"];
        if is_lesser && row.property.as_deref().is_some_and(|name| verdicts.contains(&name)) {
            decision = Some(id.to_string());
        }
    }
    let report = node.intake.check(draft.clone(), node.clock.now(), &mut || node.random.bits())?.report;
    let banner = banner_of(report.statements().iter().map(|s| &s.label));
    let submitted = node.intake.submit_blocking(draft, by, node.clock.now(), &mut || node.random.bits())?;
    let report = Some(submitted.report.to_string());
    Ok((Decided { decision, report, banner, partners: Vec::new() }, Some(submitted.position)))
}

/// Undo a decision of this member
///
/// It is as if it had not been made. Whatever was concluded from it is listed for review.
#[utoipa::path(post, path = "/resolutions/{id}/undo", tag = "people", request_body = UndoRequest,
    params(("id" = String, Path, description = "The decision's id")),
    responses((status = 201, body = Undone), (status = 400, body = ProblemBody), (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn undo(
    State(node): State<Arc<Node>>,
    caller: Caller,
    InPath(id): InPath,
    Body(request): Body<UndoRequest, MAX_SMALL_BODY>,
) -> Result<Response, Failure> {
    let id: StatementId = parse("id", &id)?;
    let words = words(request.reason, request.legal_basis, request.purpose.as_deref())?;
    let turn = node.deciding.lock().await;
    let (reader, by) = (caller.clone(), caller.principal.id);
    let (undone, position) = node
        .on_a_thread(move |node| {
            let desk = Desk::new(node, &reader, words.purpose);
            let (mut decision, draft) = desk.undo(id, &words)?;
            let resting = desk.resting_on(decision.id)?;
            let (decided, position) = submit(node, draft, by)?;
            decision.effect = crate::identity::Effect::Undone;
            let undone = Undone {
                decision: DecisionShape::from(&decision),
                report: decided.report.unwrap_or_default(),
                rested_on_it: resting.iter().map(ConclusionShape::from).collect(),
            };
            Ok((undone, position))
        })
        .await?;
    if let Some(position) = position {
        node.settle(position).await;
    }
    drop(turn);
    Ok((StatusCode::CREATED, Json(undone)).into_response())
}
