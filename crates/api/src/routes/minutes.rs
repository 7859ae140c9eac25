//! The minutes of hand-overs: read by those who act for a seat, written and taken over by legal officers of the chairs.

use crate::body::{InPath, Json, parse};
use crate::caller::Caller;
use crate::failure::Failure;
use crate::interface::Routes;
use crate::limits::MAX_ENVELOPE_BODY;
use crate::node::Node;
use crate::problem::{Problem, ProblemBody};
use crate::routes::agreements::known_to;
use crate::wire::minute::{MinuteBody, MinuteList, MinuteShape, TakenOverBody};
use axum::extract::State;
use axum::http::StatusCode;
use std::sync::Arc;
use tansiq_agreement::Slug;
use tansiq_label::MemberCode;
use tansiq_report::Digest32;
use utoipa_axum::routes;

pub(crate) fn reading() -> Routes {
    Routes::new().routes(routes!(list))
}

pub(crate) fn signing() -> Routes {
    Routes::new().routes(routes!(write)).routes(routes!(take_over))
}

/// The minutes of a committee, with who signed each
///
/// Whoever acts for a member without a seat finds nothing.
#[utoipa::path(get, path = "/committees/{agreement}/minutes", tag = "committees",
    params(("agreement" = String, Path, description = "The agreement's name")),
    responses((status = 200, body = MinuteList), (status = 404, body = ProblemBody)))]
async fn list(
    State(node): State<Arc<Node>>,
    caller: Caller,
    InPath(agreement): InPath,
) -> Result<axum::Json<MinuteList>, Failure> {
    let name = seated(&node, caller.principal.member.0, &agreement)?;
    let minutes = node.on_a_thread(move |node| minutes(node, &name)).await?;
    Ok(axum::Json(MinuteList { minutes }))
}

/// Write and sign, as the outgoing chair, the minute of the hand-over
///
/// In the last two weeks of its term, or after it until the next chair's term ends. It goes to the other seats. It
/// decides nothing: the chair passes by the calendar.
#[utoipa::path(post, path = "/committees/{agreement}/minutes", tag = "committees", request_body = MinuteBody,
    params(("agreement" = String, Path, description = "The agreement's name")),
    responses((status = 201, body = MinuteShape), (status = 404, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn write(
    State(node): State<Arc<Node>>,
    caller: Caller,
    InPath(agreement): InPath,
    Json(body): Json<MinuteBody, MAX_ENVELOPE_BODY>,
) -> Result<(StatusCode, axum::Json<MinuteShape>), Failure> {
    let name = seated(&node, caller.principal.member.0, &agreement)?;
    let parts = body.parts.into_iter().map(Into::into).collect();
    let id = node.exchange.write_minute(caller.principal.id, name.clone(), parts).await?;
    one(&node, name, id).await
}

/// Sign, as the incoming chair, the minute that the outgoing chair wrote
#[utoipa::path(post, path = "/committees/{agreement}/minutes/signatures", tag = "committees", request_body = TakenOverBody,
    params(("agreement" = String, Path, description = "The agreement's name")),
    responses((status = 201, body = MinuteShape), (status = 404, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn take_over(
    State(node): State<Arc<Node>>,
    caller: Caller,
    InPath(agreement): InPath,
    Json(body): Json<TakenOverBody, MAX_ENVELOPE_BODY>,
) -> Result<(StatusCode, axum::Json<MinuteShape>), Failure> {
    let name = seated(&node, caller.principal.member.0, &agreement)?;
    let id: Digest32 = parse("minute", &body.minute)?;
    node.exchange.take_over(caller.principal.id, &name, id).await?;
    one(&node, name, id).await
}

/// The name of a committee in which a member has a seat, in a text that somebody who acts for it may know of.
fn seated(node: &Node, member: MemberCode, agreement: &str) -> Result<Slug, Failure> {
    let name: Slug = parse("agreement", agreement)?;
    let known = known_to(&node.views.register(), node.member, member);
    let here = known.iter().map(|known| known.agreement()).filter(|agreement| *agreement.id() == name);
    let mut committees = here.filter_map(|agreement| agreement.committee());
    if committees.any(|committee| committee.seats_member(member)) {
        Ok(name)
    } else {
        Err(Problem::not_found().into())
    }
}

fn minutes(node: &Node, name: &Slug) -> Result<Vec<MinuteShape>, Failure> {
    let mut minutes = node.exchange.minutes()?;
    minutes.retain(|known| known.minute.agreement == name.as_str());
    Ok(minutes.into_iter().map(MinuteShape::from).collect())
}

async fn one(
    node: &Arc<Node>,
    name: Slug,
    id: Digest32,
) -> Result<(StatusCode, axum::Json<MinuteShape>), Failure> {
    let minutes = node.on_a_thread(move |node| Ok::<_, Failure>(node.exchange.minutes()?)).await?;
    let minute = minutes.into_iter().find(|known| known.id == id && known.minute.agreement == name.as_str());
    let minute =
        minute.ok_or_else(|| Failure::internal("the exchange lacks a minute that was just written"))?;
    Ok((StatusCode::CREATED, axum::Json(minute.into())))
}
