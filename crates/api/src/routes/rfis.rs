//! Requests for information: asking other members, answering those who ask, and what became of it.

use crate::body::{InPath, Json, parse};
use crate::caller::Caller;
use crate::failure::Failure;
use crate::interface::Routes;
use crate::limits::MAX_ENVELOPE_BODY;
use crate::node::Node;
use crate::problem::{Problem, ProblemBody};
use crate::wire::rfi::{Names, RfiAnswerBody, RfiAsked, RfiBody, RfiCounts, RfiList, RfiShape};
use axum::extract::State;
use axum::http::StatusCode;
use std::collections::BTreeSet;
use std::sync::Arc;
use tansiq_exchange::{AnsweringRfi, AskingRfi, RfiCase};
use tansiq_report::{Precedence, PrincipalId, ReportId, RfiId};
use utoipa_axum::routes;

const HOUR_MILLIS: i64 = 3_600_000;

pub(crate) fn reading() -> Routes {
    Routes::new().routes(routes!(list))
}

pub(crate) fn acting() -> Routes {
    Routes::new().routes(routes!(ask)).routes(routes!(answer))
}

/// How long a member has for its answer when nobody says otherwise.
fn usual_time(precedence: Precedence) -> i64 {
    HOUR_MILLIS
        * match precedence {
            Precedence::Flash => 2,
            Precedence::Immediate => 12,
            Precedence::Priority => 48,
            Precedence::Routine => 7 * 24,
        }
}

/// Every request for information that this node made or was asked, with its deadline and answers; and counts by member
#[utoipa::path(get, path = "/rfis", tag = "rfis", responses((status = 200, body = RfiList)))]
async fn list(State(node): State<Arc<Node>>) -> Result<axum::Json<RfiList>, Failure> {
    node.on_a_thread(|node| {
        let (cases, now) = (node.exchange.rfis()?, node.clock.now());
        let requests = cases.iter().rev().map(|case| shape(node, case)).collect();
        Ok(axum::Json(RfiList { requests, counts: RfiCounts::of(&cases, node.member, now) }))
    })
    .await
}

fn shape(node: &Node, case: &RfiCase) -> RfiShape {
    let principal = |id: PrincipalId| node.principal(id).map(|principal| principal.login);
    let names = Names { me: node.member, member: &|member| node.name_of(member), principal: &principal };
    RfiShape::of(case, &names, node.clock.now())
}

fn one(node: &Node, id: RfiId) -> Result<RfiShape, Failure> {
    let cases = node.exchange.rfis()?;
    let case = cases.iter().find(|case| case.rfi.id == id).ok_or_else(Problem::not_found)?;
    Ok(shape(node, case))
}

/// Ask another member for information
///
/// What is asked is a report of this member, which the other one gets as the agreements release it. Refused at once when
/// no agreement binds the two, or when it would get nothing of the report.
#[utoipa::path(post, path = "/rfis", tag = "rfis", request_body = RfiBody,
    responses((status = 201, body = RfiAsked), (status = 404, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn ask(
    State(node): State<Arc<Node>>,
    caller: Caller,
    Json(body): Json<RfiBody, MAX_ENVELOPE_BODY>,
) -> Result<(StatusCode, axum::Json<RfiAsked>), Failure> {
    let question: ReportId = parse("question", &body.question)?;
    let precedence = match &body.precedence {
        Some(word) => parse("precedence", word)?,
        None => node.on_a_thread(move |node| precedence_of(node, question)).await?,
    };
    let due = match &body.due {
        Some(moment) => parse("due", moment)?,
        None => node.clock.now().plus_millis(usual_time(precedence)),
    };
    let asking = AskingRfi {
        to: parse("to", &body.to)?,
        question,
        precedence,
        purpose: parse("purpose", &body.purpose)?,
        case: body.case,
        due,
        as_chair: body.as_chair,
    };
    let id = node.exchange.ask_rfi(caller.principal.id, asking).await?.to_string();
    node.settle_all().await;
    Ok((StatusCode::CREATED, axum::Json(RfiAsked { id })))
}

fn precedence_of(node: &Node, report: ReportId) -> Result<Precedence, Failure> {
    let detail = node.views.traffic().report(report)?.ok_or_else(Problem::not_found)?;
    Ok(detail.report.precedence)
}

/// Answer a request for information: in whole, in part, or not, on a ground
///
/// What answers it are reports of this member, of which the asker gets what the agreements release. In whole without a
/// report says that there is nothing.
#[utoipa::path(post, path = "/rfis/{id}/answers", tag = "rfis", request_body = RfiAnswerBody,
    params(("id" = String, Path, description = "The request's id")),
    responses((status = 201, body = RfiShape), (status = 404, body = ProblemBody), (status = 409, body = ProblemBody),
              (status = 422, body = ProblemBody)))]
async fn answer(
    State(node): State<Arc<Node>>,
    caller: Caller,
    InPath(id): InPath,
    Json(body): Json<RfiAnswerBody, MAX_ENVELOPE_BODY>,
) -> Result<(StatusCode, axum::Json<RfiShape>), Failure> {
    let rfi: RfiId = parse("id", &id)?;
    let asker = node.on_a_thread(move |node| asker(node, rfi)).await?;
    let answering = AnsweringRfi {
        asker,
        rfi,
        extent: parse("extent", &body.extent)?,
        ground: body.ground.as_deref().map(|ground| parse("ground", ground)).transpose()?,
        reports: body.reports.iter().map(|id| parse("reports", id)).collect::<Result<BTreeSet<_>, _>>()?,
    };
    node.exchange.answer_rfi(caller.principal.id, answering).await?;
    node.settle_all().await;
    let answered = node.on_a_thread(move |node| one(node, rfi)).await?;
    Ok((StatusCode::CREATED, axum::Json(answered)))
}

/// Who asked this of us.
fn asker(node: &Node, rfi: RfiId) -> Result<tansiq_label::MemberCode, Failure> {
    let cases = node.exchange.rfis()?;
    let case = cases.iter().find(|case| case.rfi.id == rfi && case.rfi.asked.0 == node.member);
    Ok(case.ok_or_else(Problem::not_found)?.rfi.asker.0)
}
