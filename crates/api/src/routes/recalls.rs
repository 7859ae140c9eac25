//! Recalls: taking back what was given, correcting it, keeping what must be kept, and who acted.

use crate::body::{Asked, Bounded, InPath, Json, bad, parse, wrong_type};
use crate::caller::Caller;
use crate::failure::Failure;
use crate::interface::Routes;
use crate::limits::{MAX_DRAFT_BODY, MAX_ENVELOPE_BODY};
use crate::node::Node;
use crate::problem::{Kind, Problem, ProblemBody};
use crate::reading::Desk;
use crate::routes::screenings::purpose_of;
use crate::routes::subjects::ForPurpose;
use crate::wire::decision::ConclusionShape;
use crate::wire::recalls::{KeepBody, OwnRecall, RecallBody, RecallList, RecallOrdered, RecallTaken};
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tansiq_agreement::Capability;
use tansiq_exchange::{RecallError, Recalling};
use tansiq_intake::Syntax;
use tansiq_label::Purpose;
use tansiq_report::recall::RecallGround;
use tansiq_report::{PrincipalId, ReportId, StatementId};
use utoipa::IntoParams;
use utoipa_axum::routes;

pub(crate) fn reading() -> Routes {
    Routes::new().routes(routes!(list))
}

pub(crate) fn recalling() -> Routes {
    Routes::new().routes(routes!(recall)).routes(routes!(keep))
}

pub(crate) fn correcting() -> Routes {
    Routes::new().routes(routes!(correct))
}

/// What of a report a correction takes back.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct CorrectAsked {
    /// The statements that were wrong, with commas; all of the report if missing.
    statements: Option<String>,
    /// What was wrong, in words for our own people; it must be said, and does not leave.
    reason: Option<String>,
}

/// Every recall of this member with what each holder did, and every recall that came here
///
/// What was concluded from what is taken back stands beside it, as far as it is released to the reader for the purpose.
#[utoipa::path(get, path = "/recalls", tag = "recalls", params(ForPurpose), responses((status = 200, body = RecallList)))]
async fn list(
    State(node): State<Arc<Node>>,
    caller: Caller,
    Asked(asked): Asked<ForPurpose>,
) -> Result<axum::Json<RecallList>, Failure> {
    let purpose = purpose_of(asked.purpose.as_deref())?;
    node.on_a_thread(move |node| {
        let rested = |statements: &[StatementId]| rested(node, &caller, purpose, statements);
        let (mut ours, mut taken) = (Vec::new(), Vec::new());
        for case in node.exchange.recalls()? {
            ours.push(OwnRecall::of(&case, rested(&case.statements)?));
        }
        for recall in node.exchange.taken_recalls()? {
            taken.push(RecallTaken::of(&recall, rested(&recall.recall.statements)?));
        }
        Ok(axum::Json(RecallList { ours, taken }))
    })
    .await
}

fn rested(
    node: &Node,
    caller: &Caller,
    purpose: Purpose,
    statements: &[StatementId],
) -> Result<Vec<ConclusionShape>, Failure> {
    let desk = Desk::new(node, caller, purpose);
    let mut found = Vec::new();
    for statement in statements {
        found.extend(desk.resting_on(*statement)?.iter().map(ConclusionShape::from));
    }
    Ok(found)
}

/// Take statements of a report of this member back from everyone who has them
///
/// A retraction says that they are wrong, a withdrawal that they are true and no longer for the holder; the ground decides
/// which, and whether holders destroy what they have. Every holder answers with a signed receipt.
#[utoipa::path(post, path = "/reports/{id}/recall", tag = "recalls", request_body = RecallBody,
    params(("id" = String, Path, description = "The report's id")),
    responses((status = 201, body = RecallOrdered), (status = 404, body = ProblemBody), (status = 409, body = ProblemBody),
              (status = 422, body = ProblemBody)))]
async fn recall(
    State(node): State<Arc<Node>>,
    caller: Caller,
    InPath(id): InPath,
    Json(body): Json<RecallBody, MAX_ENVELOPE_BODY>,
) -> Result<(StatusCode, axum::Json<RecallOrdered>), Failure> {
    let recalling = Recalling {
        report: parse("id", &id)?,
        statements: body.statements.iter().map(|id| parse("statements", id)).collect::<Result<_, _>>()?,
        ground: parse("ground", &body.ground)?,
        from: body.from.iter().map(|code| parse("from", code)).collect::<Result<_, _>>()?,
        replaced_by: None,
        reason: body.reason,
    };
    let recall = order(&node, caller.principal.id, recalling).await?;
    Ok((StatusCode::CREATED, axum::Json(RecallOrdered { recall, report: None })))
}

/// Takes statements back wherever they stand: whatever other report of ours says them again, such as a later version of
/// a list, is recalled with the one that was named.
async fn order(node: &Arc<Node>, by: PrincipalId, recalling: Recalling) -> Result<String, Failure> {
    let named = recalling.clone();
    let again = node.on_a_thread(move |node| said_again(node, &named)).await?;
    let recall = node.exchange.recall(by, recalling).await?;
    for other in again {
        match node.exchange.recall(by, other).await {
            Ok(_) | Err(RecallError::Again) => {}
            Err(error) => return Err(error.into()),
        }
    }
    node.settle_all().await;
    Ok(recall.to_string())
}

fn said_again(node: &Node, named: &Recalling) -> Result<Vec<Recalling>, Failure> {
    let statements = match named.statements.is_empty() {
        true => statements_of(node, named.report)?,
        false => named.statements.clone(),
    };
    let mut others: BTreeMap<ReportId, BTreeSet<StatementId>> = BTreeMap::new();
    for statement in statements {
        for report in node.views.people().reports_with(statement)? {
            others.entry(report).or_default().insert(statement);
        }
    }
    let mut again = Vec::new();
    for (report, statements) in others {
        let is_other = report != named.report && Some(report) != named.replaced_by;
        if is_other && node.views.traffic().report(report)?.is_some_and(|detail| detail.report.own) {
            again.push(Recalling { report, statements, ..named.clone() });
        }
    }
    Ok(again)
}

/// The statements of a report that is here; none when it is not.
fn statements_of(node: &Node, report: ReportId) -> Result<BTreeSet<StatementId>, Failure> {
    let Some(detail) = node.views.traffic().report(report)? else { return Ok(BTreeSet::new()) };
    let sealed = node.report_at(detail.report.position)?;
    let statements = sealed.iter().flat_map(|sealed| sealed.report().statements());
    Ok(statements.map(|statement| statement.id).collect())
}

/// Correct a report of this member: submit how it is, and take back what was wrong
///
/// Whoever was given the old report is told which edition takes its place, if he is given one.
#[utoipa::path(post, path = "/reports/{id}/correction", tag = "recalls",
    params(CorrectAsked, ("id" = String, Path, description = "The report's id")),
    request_body(content((Object = "application/json"), (String = "application/toml")), description = "A draft"),
    responses((status = 201, body = RecallOrdered), (status = 404, body = ProblemBody), (status = 409, body = ProblemBody),
              (status = 422, body = ProblemBody)))]
async fn correct(
    State(node): State<Arc<Node>>,
    caller: Caller,
    InPath(id): InPath,
    Asked(asked): Asked<CorrectAsked>,
    body: Bounded<MAX_DRAFT_BODY>,
) -> Result<(StatusCode, axum::Json<RecallOrdered>), Failure> {
    if !caller.may(Capability::Recall) {
        let detail = "expected the highest clearance: a correction takes back whatever the report says";
        return Err(Problem::new(Kind::NotAllowed, detail).into());
    }
    let report: ReportId = parse("id", &id)?;
    let named = asked.statements.iter().flat_map(|ids| ids.split(','));
    let statements: BTreeSet<StatementId> =
        named.map(|id| parse("statements", id.trim())).collect::<Result<_, _>>()?;
    let syntax = body.media_type.as_deref().and_then(Syntax::of_media_type);
    let syntax = syntax
        .ok_or_else(|| wrong_type("application/json or application/toml", body.media_type.is_some()))?;
    let mut recalling = Recalling {
        report,
        statements,
        ground: RecallGround::Corrected,
        from: BTreeSet::new(),
        replaced_by: None,
        reason: asked.reason.unwrap_or_default(),
    };
    // Before anything is written: a correction of what cannot be corrected must leave no new report behind.
    let by = caller.principal.id;
    node.exchange.may_recall(by, recalling.clone()).await?;
    let submitted = node
        .on_a_thread(move |node| {
            let draft = tansiq_intake::parse(&body.bytes, syntax)?;
            Ok(node.intake.submit_blocking(draft, by, node.clock.now(), &mut || node.random.bits())?)
        })
        .await?;
    node.settle(submitted.position).await;
    recalling.replaced_by = Some(submitted.report);
    let recalling = node.on_a_thread(move |node| without_what_stays(node, recalling)).await?;
    let recall = order(&node, by, recalling).await?;
    let report = Some(submitted.report.to_string());
    Ok((StatusCode::CREATED, axum::Json(RecallOrdered { recall, report })))
}

/// A correction takes back what it does not say again under the same id.
fn without_what_stays(node: &Node, mut recalling: Recalling) -> Result<Recalling, Failure> {
    let stays = match recalling.replaced_by {
        Some(report) => statements_of(node, report)?,
        None => BTreeSet::new(),
    };
    if recalling.statements.is_empty() {
        recalling.statements = statements_of(node, recalling.report)?;
    }
    recalling.statements.retain(|statement| !stays.contains(statement));
    if recalling.statements.is_empty() {
        let detail = "expected a correction that leaves out or changes a statement; it says every one again";
        return Err(Problem::new(Kind::Unacceptable, detail).into());
    }
    Ok(recalling)
}

/// Keep a report of another member even if its originator takes it back, or let it go
///
/// What was taken back meanwhile is done as soon as it is let go, and its originator is told.
#[utoipa::path(post, path = "/reports/{id}/keep", tag = "recalls", request_body = KeepBody,
    params(("id" = String, Path, description = "The report's id")),
    responses((status = 204), (status = 404, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn keep(
    State(node): State<Arc<Node>>,
    caller: Caller,
    InPath(id): InPath,
    Json(body): Json<KeepBody, MAX_ENVELOPE_BODY>,
) -> Result<StatusCode, Failure> {
    let item = parse("id", &id)?;
    let ground = body.ground.as_deref().map(|ground| parse("ground", ground)).transpose()?;
    if body.basis.trim().is_empty() {
        return Err(bad("basis: expected a law or case; found nothing"));
    }
    node.exchange.keep(caller.principal.id, item, ground, body.basis).await?;
    node.settle_all().await;
    Ok(StatusCode::NO_CONTENT)
}
