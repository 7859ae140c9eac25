//! The third-party rule: asking originators, answering those who ask, passing on, taking back.

use crate::body::{InPath, Json, bad, parse};
use crate::caller::Caller;
use crate::failure::Failure;
use crate::interface::Routes;
use crate::limits::MAX_ENVELOPE_BODY;
use crate::node::Node;
use crate::problem::{Problem, ProblemBody};
use crate::reading::Desk;
use crate::wire::onward::{OnwardAsked, OnwardCase, OnwardGift, OnwardList, OnwardOrdered};
use crate::wire::onward_body::{OnwardAnswerBody, OnwardGiftBody, OnwardRequestBody, OnwardRevocationBody};
use axum::extract::State;
use axum::http::StatusCode;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::str::FromStr;
use std::sync::Arc;
use tansiq_exchange::{Answering, Asking, OnwardError, PassingOn};
use tansiq_label::{Finite as _, Purpose, Set};
use tansiq_report::{Moment, OnwardId, ReportId, StatementId};
use utoipa_axum::routes;

/// How long an originator has for his answer when nobody says otherwise.
const ANSWER_DAYS: i64 = 14;
const DAY_MILLIS: i64 = 86_400_000;

pub(crate) fn reading() -> Routes {
    Routes::new().routes(routes!(list)).routes(routes!(show))
}

pub(crate) fn asking() -> Routes {
    Routes::new().routes(routes!(ask)).routes(routes!(give))
}

pub(crate) fn answering() -> Routes {
    Routes::new().routes(routes!(answer)).routes(routes!(revoke))
}

/// Every request for onward release that this node asked, was asked or has something by, and what was passed on
#[utoipa::path(get, path = "/onward", tag = "onward", responses((status = 200, body = OnwardList)))]
async fn list(State(node): State<Arc<Node>>) -> Result<axum::Json<OnwardList>, Failure> {
    node.on_a_thread(|node| {
        let now = node.clock.now();
        let cases = node.exchange.onward_cases()?;
        let requests = cases.iter().map(|case| OnwardCase::of(case, node.member, now)).collect();
        let passed_on = node.exchange.passed_on()?.into_iter().map(OnwardGift::from).collect();
        Ok(axum::Json(OnwardList { requests, passed_on }))
    })
    .await
}

/// One request, and at its originator what would go to the third party
#[utoipa::path(get, path = "/onward/{id}", tag = "onward", params(("id" = String, Path, description = "The request's id")),
    responses((status = 200, body = OnwardCase), (status = 404, body = ProblemBody)))]
async fn show(State(node): State<Arc<Node>>, InPath(id): InPath) -> Result<axum::Json<OnwardCase>, Failure> {
    let id: OnwardId = parse("id", &id)?;
    node.on_a_thread(move |node| case(node, id)).await.map(axum::Json)
}

fn case(node: &Node, id: OnwardId) -> Result<OnwardCase, Failure> {
    let cases = node.exchange.onward_cases()?;
    let case = cases.iter().find(|case| case.id == id).ok_or_else(Problem::not_found)?;
    let shape = OnwardCase::of(case, node.member, node.clock.now());
    if case.originator != node.member || case.answer.is_some() {
        return Ok(shape);
    }
    Ok(match node.exchange.would_go(id) {
        Ok(outcome) => shape.with_outcome(&outcome),
        // What is asked about was erased here: there is nothing to foresee.
        Err(OnwardError::NotFound) => shape,
        Err(error) => return Err(error.into()),
    })
}

/// Ask the originator of a report that is held here to let it be passed on to a third party
///
/// Refused at once unless one agreement in force binds originator, this member and the third party alike. No content
/// leaves. No answer in time is "no".
#[utoipa::path(post, path = "/onward/requests", tag = "onward", request_body = OnwardRequestBody,
    responses((status = 201, body = OnwardAsked), (status = 404, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn ask(
    State(node): State<Arc<Node>>,
    caller: Caller,
    Json(body): Json<OnwardRequestBody, MAX_ENVELOPE_BODY>,
) -> Result<(StatusCode, axum::Json<OnwardAsked>), Failure> {
    let item: ReportId = parse("item", &body.item)?;
    let named: BTreeSet<StatementId> = all("statements", &body.statements)?;
    let (to, purposes) = (parse("to", &body.to)?, purposes(&body.purposes)?);
    let now = node.clock.now();
    let until = match body.until {
        Some(day) => end_of(parse("until", &day)?),
        None => now.plus_millis(ANSWER_DAYS * DAY_MILLIS),
    };
    let by = caller.principal.id;
    let visible = node.on_a_thread(move |node| visible(node, &caller, item)).await?;
    if !named.is_subset(&visible) {
        return Err(Problem::not_found().into());
    }
    let statements = if named.is_empty() { visible } else { named };
    let asking = Asking { item, statements, to, purposes, basis: body.basis, until };
    let id = node.exchange.ask_onward(by, asking).await?.to_string();
    Ok((StatusCode::CREATED, axum::Json(OnwardAsked { id })))
}

/// Pass on a report that is held here, as its originator sealed it
///
/// Whole where the clauses under which it came allow it without asking; otherwise what the originator consents to.
#[utoipa::path(post, path = "/onward/gifts", tag = "onward", request_body = OnwardGiftBody,
    responses((status = 201, body = OnwardOrdered), (status = 404, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn give(
    State(node): State<Arc<Node>>,
    caller: Caller,
    Json(body): Json<OnwardGiftBody, MAX_ENVELOPE_BODY>,
) -> Result<(StatusCode, axum::Json<OnwardOrdered>), Failure> {
    let (item, to): (ReportId, _) = (parse("item", &body.item)?, parse("to", &body.to)?);
    let basis = body.basis;
    if basis.trim().is_empty() || basis.chars().count() > tansiq_report::MAX_LEGAL_BASIS_CHARS {
        let limit = tansiq_report::MAX_LEGAL_BASIS_CHARS;
        return Err(bad(format!("basis: expected a law or case of 1 to {limit} characters")));
    }
    let by = caller.principal.id;
    node.on_a_thread(move |node| visible(node, &caller, item)).await?;
    let consent = node.exchange.pass_on(by, PassingOn { item, to, basis }).await?;
    let consent = consent.map(|consent| consent.to_string());
    Ok((StatusCode::CREATED, axum::Json(OnwardOrdered { consent })))
}

/// Answer a request: yes, a tear line in its place, or no
#[utoipa::path(post, path = "/onward/{id}/answer", tag = "onward", request_body = OnwardAnswerBody,
    params(("id" = String, Path, description = "The request's id")),
    responses((status = 201, body = OnwardCase), (status = 404, body = ProblemBody), (status = 409, body = ProblemBody),
              (status = 422, body = ProblemBody)))]
async fn answer(
    State(node): State<Arc<Node>>,
    caller: Caller,
    InPath(id): InPath,
    Json(body): Json<OnwardAnswerBody, MAX_ENVELOPE_BODY>,
) -> Result<(StatusCode, axum::Json<OnwardCase>), Failure> {
    let id: OnwardId = parse("id", &id)?;
    node.exchange.answer_onward(caller.principal.id, id, answering_of(&body)?).await?;
    let case = node.on_a_thread(move |node| case(node, id)).await?;
    Ok((StatusCode::CREATED, axum::Json(case)))
}

/// Take a consent back
///
/// The holder gives no more by it, and whoever has something by it is told. What was given is not recalled by this.
#[utoipa::path(post, path = "/onward/{id}/revocation", tag = "onward", request_body = OnwardRevocationBody,
    params(("id" = String, Path, description = "The request's id")),
    responses((status = 201, body = OnwardCase), (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn revoke(
    State(node): State<Arc<Node>>,
    caller: Caller,
    InPath(id): InPath,
    Json(body): Json<OnwardRevocationBody, MAX_ENVELOPE_BODY>,
) -> Result<(StatusCode, axum::Json<OnwardCase>), Failure> {
    let id: OnwardId = parse("id", &id)?;
    let ground = parse("ground", &body.ground)?;
    node.exchange.revoke_onward(caller.principal.id, id, ground).await?;
    let case = node.on_a_thread(move |node| case(node, id)).await?;
    Ok((StatusCode::CREATED, axum::Json(case)))
}

/// The statements of a report that the caller may read, for whatever purpose; whoever reads nothing of it finds nothing.
fn visible(node: &Node, caller: &Caller, item: ReportId) -> Result<BTreeSet<StatementId>, Failure> {
    let mut visible = BTreeSet::new();
    for purpose in Purpose::ALL {
        if let Some(shown) = Desk::new(node, caller, *purpose).report(item)? {
            visible.extend(shown.said.iter().map(|said| said.get().statement.id));
        }
    }
    if visible.is_empty() { Err(Problem::not_found().into()) } else { Ok(visible) }
}

fn answering_of(body: &OnwardAnswerBody) -> Result<Answering, Failure> {
    let missing =
        |field: &str| bad(format!("{field}: expected one with the answer {}; found none", body.answer));
    let until = || -> Result<Date, Failure> {
        parse("until", body.until.as_deref().ok_or_else(|| missing("until"))?)
    };
    match body.answer.as_str() {
        "yes" => Ok(Answering::Yes {
            statements: all("statements", &body.statements)?,
            purposes: purposes(&body.purposes)?,
            until: until()?,
        }),
        "tear-line" => Ok(Answering::TearLine {
            report: parse("report", body.report.as_deref().ok_or_else(|| missing("report"))?)?,
            purposes: purposes(&body.purposes)?,
            until: until()?,
        }),
        "no" => Ok(Answering::No {
            ground: parse("ground", body.ground.as_deref().ok_or_else(|| missing("ground"))?)?,
        }),
        _ => Err(bad("answer: expected yes, tear-line or no; found another word")),
    }
}

fn all<T: FromStr<Err: std::fmt::Display> + Ord>(
    name: &str,
    texts: &[String],
) -> Result<BTreeSet<T>, Failure> {
    texts.iter().map(|text| parse(name, text)).collect()
}

fn purposes(texts: &[String]) -> Result<Set<Purpose>, Failure> {
    Ok(all::<Purpose>("purposes", texts)?.into_iter().collect())
}

/// The last millisecond of a day.
fn end_of(day: Date) -> Moment {
    let next = day.tomorrow().unwrap_or(Date::MAX).to_zoned(jiff::tz::TimeZone::UTC);
    // A day at the end of the calendar is too far away in any case.
    next.map_or(Moment::from_millis(i64::MAX), |next| Moment::from(next.timestamp()).plus_millis(-1))
}
