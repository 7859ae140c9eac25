//! Identities: everything that is said of one person.

use crate::body::{Asked, InPath, parse};
use crate::caller::Caller;
use crate::failure::Failure;
use crate::identity::Person;
use crate::interface::Routes;
use crate::node::Node;
use crate::problem::{Problem, ProblemBody};
use crate::reading::{Desk, grounds};
use crate::routes::screenings::purpose_of;
use crate::routes::subjects::{ForPurpose, record};
use crate::wire::identity::{IdentityShape, Linked};
use axum::Json;
use axum::extract::State;
use std::collections::BTreeMap;
use std::sync::Arc;
use tansiq_report::SubjectId;
use utoipa_axum::routes;

pub(crate) fn routes() -> Routes {
    Routes::new().routes(routes!(show))
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
        let others = linked.iter().flat_map(|l| l.other.said.iter().chain([&l.by]));
        person.said().chain(others)
    });
    let grounds = grounds(&node, &caller, said);
    let ids = found.iter().flat_map(|(person, _)| person.ids()).collect();
    record(&node, &caller, purpose, (ids, Vec::new()), grounds).await?;
    let (person, linked) = found.ok_or_else(Problem::not_found)?;
    Ok(Json(IdentityShape::of(person, linked)))
}

/// Whom his statements name, and who names him. Decisions are no links.
fn linked(desk: &Desk<'_>, person: &Person) -> Result<Vec<Linked>, Failure> {
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
    let mut linked = Vec::new();
    for ((other, _), (incoming, by)) in found.into_iter().take(MAX_LINKS) {
        if let Some(other) = desk.subject(other)? {
            linked.push(Linked { other, incoming, by });
        }
    }
    Ok(linked)
}
