//! Identities: everything that is said of one person.

use crate::body::{Asked, InPath, parse};
use crate::caller::Caller;
use crate::failure::Failure;
use crate::identity::Person;
use crate::interface::Routes;
use crate::meeting;
use crate::node::Node;
use crate::problem::{Problem, ProblemBody};
use crate::reach::unreached;
use crate::reading::{Desk, Said, grounds};
use crate::routes::screenings::purpose_of;
use crate::routes::subjects::{ForPurpose, record};
use crate::wire::identity::{IdentityShape, Linked, Links};
use crate::wire::reach::{NotReached, not_reached};
use axum::Json;
use axum::extract::State;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tansiq_agreement::Releasable;
use tansiq_report::{Grounds, Sealed, SubjectId};
use utoipa::ToSchema;
use utoipa_axum::routes;

pub(crate) fn routes() -> Routes {
    Routes::new().routes(routes!(show))
}

pub(crate) fn reaching() -> Routes {
    Routes::new().routes(routes!(reach))
}

/// Whom what clears somebody does not reach.
#[derive(Serialize, ToSchema)]
struct Reach {
    /// The clearances of this node's member that the reader may see and that have not ended, each with the members that
    /// hold statements of him and do not get it. One that reaches all of them is not here.
    clearances: Vec<ClearanceReach>,
}

/// Whom one clearance does not reach.
#[derive(Serialize, ToSchema)]
struct ClearanceReach {
    statement: String,
    report: String,
    not_reached: Vec<NotReached>,
}

/// The most links of one dossier: more than that is no dossier but a network.
const MAX_LINKS: usize = 200;

/// Somebody, from any of his subjects
///
/// The subjects that are one person by the decisions that the reader may see, every statement about them that is
/// released to him, conflicts marked, what clears or asks for him first, where he was seen, whom he is linked with, and
/// what was decided.
#[utoipa::path(get, path = "/identities/{id}", tag = "people", params(ForPurpose, ("id" = String, Path, description = "The id of any of his subjects")),
    responses((status = 200, body = IdentityShape), (status = 404, body = ProblemBody)))]
async fn show(
    State(node): State<Arc<Node>>,
    caller: Caller,
    InPath(id): InPath,
    Asked(asked): Asked<ForPurpose>,
) -> Result<Json<IdentityShape>, Failure> {
    let purpose = purpose_of(asked.purpose.as_deref())?;
    let id: SubjectId = parse("id", &id)?;
    let reader = caller.clone();
    let found = node
        .on_a_thread(move |node| {
            let desk = Desk::new(node, &reader, purpose);
            let Some(person) = desk.person(id)? else { return Ok(None) };
            let linked = linked(&desk, &person)?;
            Ok(Some((person, linked)))
        })
        .await?;
    let said = found.iter().flat_map(|(person, linked)| {
        let others = linked.shown.iter().flat_map(|l| l.other.said.iter().chain([&l.by]));
        person.said().chain(others)
    });
    let grounds = grounds(&node, &caller, said);
    let ids = found.iter().flat_map(|(person, _)| person.ids()).collect();
    record(&node, &caller, purpose, (ids, Vec::new()), grounds).await?;
    let (person, linked) = found.ok_or_else(Problem::not_found)?;
    Ok(Json(IdentityShape::of(person, linked)))
}

/// Whom the clearances of somebody do not reach
///
/// The members that hold statements of him, as far as this node knows: who gave it some, and to whom it gave some. To
/// whoever may not read traffic nobody is named.
#[utoipa::path(get, path = "/identities/{id}/reach", tag = "people", params(ForPurpose, ("id" = String, Path, description = "The id of any of his subjects")),
    responses((status = 200, body = Reach), (status = 404, body = ProblemBody)))]
async fn reach(
    State(node): State<Arc<Node>>,
    caller: Caller,
    InPath(id): InPath,
    Asked(asked): Asked<ForPurpose>,
) -> Result<Json<Reach>, Failure> {
    let purpose = purpose_of(asked.purpose.as_deref())?;
    let id: SubjectId = parse("id", &id)?;
    let reader = caller.clone();
    let found = node
        .on_a_thread(move |node| {
            let Some(person) = Desk::new(node, &reader, purpose).person(id)? else { return Ok(None) };
            Ok(Some((person.ids(), clearances(node, &reader, &person)?)))
        })
        .await?;
    let ids = found.iter().flat_map(|(ids, _)| ids.iter().copied()).collect();
    record(&node, &caller, purpose, (ids, Vec::new()), Grounds::default()).await?;
    let (_, clearances) = found.ok_or_else(Problem::not_found)?;
    Ok(Json(Reach { clearances }))
}

/// Each clearance of ours with whom it does not reach.
fn clearances(node: &Node, reader: &Caller, person: &Person) -> Result<Vec<ClearanceReach>, Failure> {
    let clears =
        |said: &&Said| said.originator == node.member && !said.ended && meeting::clears(&said.statement);
    let mut found = Vec::new();
    let mut reports = BTreeSet::new();
    for said in person.said().map(Releasable::get).filter(clears) {
        let Some(id) = said.report.filter(|id| reports.insert(*id)) else { continue };
        let Some(detail) = node.views.traffic().report(id)? else { continue };
        let sealed = node.report_at(detail.report.position)?;
        let unreached = unreached(node, reader, sealed.iter().map(Sealed::report))?;
        if !unreached.is_empty() {
            let statement = said.statement.id.to_string();
            found.push(ClearanceReach {
                statement,
                report: id.to_string(),
                not_reached: not_reached(node, unreached),
            });
        }
    }
    Ok(found)
}

/// Whom his statements name, and who names him. Decisions are no links.
fn linked(desk: &Desk<'_>, person: &Person) -> Result<Links, Failure> {
    let his = person.ids();
    let mut found = BTreeMap::new();
    for said in person.said() {
        let (statement, is_decision) = (&said.get().statement, said.get().statement.verdict().is_some());
        if let Some(other) = statement.refers_to().filter(|other| !is_decision && !his.contains(other)) {
            found.insert((other, statement.id), (false, said.clone()));
        }
    }
    for id in &his {
        for said in desk.naming_subject(*id)? {
            let (subject, statement) = (said.get().statement.subject, said.get().statement.id);
            if said.get().statement.verdict().is_none() && !his.contains(&subject) {
                found.insert((subject, statement), (true, said));
            }
        }
    }
    let mut links = Links { is_cut: found.len() > MAX_LINKS, shown: Vec::new() };
    for ((other, _), (incoming, by)) in found.into_iter().take(MAX_LINKS) {
        if let Some(other) = desk.subject(other)? {
            links.shown.push(Linked { other, incoming, by });
        }
    }
    Ok(links)
}
