//! Subjects: found by name, and shown with every statement that is released to the reader.

use crate::body::{Asked, InPath, bad, number, parse};
use crate::caller::Caller;
use crate::failure::Failure;
use crate::identity::Person;
use crate::interface::Routes;
use crate::limits::{DEFAULT_CANDIDATES, MAX_CANDIDATES};
use crate::node::Node;
use crate::problem::{Problem, ProblemBody};
use crate::reading::{Desk, grounds};
use crate::routes::screenings::{name_of, purpose_of};
use crate::screening::screen;
use crate::weighing::{Match, Wanted};
use crate::wire::subject::{SubjectShape, Summary};
use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tansiq_label::Purpose;
use tansiq_report::{Entry, Grounds, ReportId, SubjectId, Text};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;

pub(crate) fn routes() -> Routes {
    Routes::new().routes(routes!(search)).routes(routes!(show))
}

/// Who is looked for.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct SearchAsked {
    /// A name, in any script.
    #[param(value_type = String)]
    name: Option<String>,
    /// What for; `investigation` if missing.
    purpose: Option<String>,
    /// The most subjects; 10 if missing, at most 50.
    #[param(value_type = Option<u64>)]
    limit: Option<String>,
}

/// What a reader reads for.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ForPurpose {
    /// What for; `investigation` if missing.
    pub(crate) purpose: Option<String>,
}

/// A subject whose name is like the one asked for.
#[derive(Serialize, ToSchema)]
struct SubjectLine {
    id: String,
    kind: String,
    /// Its main name.
    caption: String,
    /// The probability, 0 to 1, that both are the name of one person; it says nothing about whether they are one.
    score: f32,
    /// The name that is alike, as it stands there.
    matched: String,
    originators: Vec<String>,
    /// Dates of birth.
    birth: Vec<String>,
    /// Categories of person.
    persons: Vec<String>,
    banner: String,
}

/// Subjects, the best first.
#[derive(Serialize, ToSchema)]
struct SubjectsFound {
    subjects: Vec<SubjectLine>,
}

/// Subjects with a name like this
#[utoipa::path(get, path = "/subjects", tag = "people", params(SearchAsked),
    responses((status = 200, body = SubjectsFound), (status = 400, body = ProblemBody)))]
async fn search(
    State(node): State<Arc<Node>>,
    caller: Caller,
    Asked(asked): Asked<SearchAsked>,
) -> Result<Json<SubjectsFound>, Failure> {
    let purpose = purpose_of(asked.purpose.as_deref())?;
    let name = asked.name.ok_or_else(|| bad("name: expected a name; found none"))?;
    let limit = number("limit", asked.limit.as_deref())?.map_or(DEFAULT_CANDIDATES, |n| n as usize);
    if !(1..=MAX_CANDIDATES).contains(&limit) {
        return Err(bad(format!("limit: expected 1 to {MAX_CANDIDATES}; found {limit}")));
    }
    let wanted = Wanted { name: name_of(&name)?, birth: None, mother: None, document: None };
    let reader = caller.clone();
    let found = node
        .on_a_thread(move |node| screen(node, &Desk::new(node, &reader, purpose), &wanted, limit))
        .await?
        .matches;
    let shown = found.iter().flat_map(|m| m.person.ids()).collect();
    let grounds = grounds(&node, &caller, found.iter().flat_map(|m| m.person.said()));
    record(&node, &caller, purpose, (shown, Vec::new()), grounds).await?;
    Ok(Json(SubjectsFound { subjects: found.iter().map(SubjectLine::of).collect() }))
}

impl SubjectLine {
    fn of(found: &Match<Person>) -> SubjectLine {
        let summary = Summary::of_person(&found.person);
        SubjectLine {
            id: found.id().map(|id| id.to_string()).unwrap_or_default(),
            kind: found.person.subjects.first().map(|s| s.kind.to_string()).unwrap_or_default(),
            caption: summary.caption,
            score: found.score(),
            matched: found.name.as_ref().map(|name| name.text.clone()).unwrap_or_default(),
            originators: summary.originators,
            birth: summary.births,
            persons: summary.persons,
            banner: summary.banner,
        }
    }
}

/// A subject with every statement about it that is released to the reader
#[utoipa::path(get, path = "/subjects/{id}", tag = "people", params(ForPurpose, ("id" = String, Path, description = "The subject's id")),
    responses((status = 200, body = SubjectShape), (status = 404, body = ProblemBody)))]
async fn show(
    State(node): State<Arc<Node>>,
    caller: Caller,
    InPath(id): InPath,
    Asked(asked): Asked<ForPurpose>,
) -> Result<Json<SubjectShape>, Failure> {
    let purpose = purpose_of(asked.purpose.as_deref())?;
    let id: SubjectId = parse("id", &id)?;
    let reader = caller.clone();
    let shown = node.on_a_thread(move |node| Desk::new(node, &reader, purpose).subject(id)).await?;
    let grounds = grounds(&node, &caller, shown.iter().flat_map(|shown| &shown.said));
    let ids = shown.iter().map(|shown| shown.id).collect();
    record(&node, &caller, purpose, (ids, Vec::new()), grounds).await?;
    Ok(Json(shown.ok_or_else(Problem::not_found)?.into()))
}

/// Writes down who asked, what for, and what he was shown on what grounds: one entry for a request, durable before
/// anything is shown. A request that is shown nothing is written down too, whatever the cause, so that neither its
/// time nor the ledger's size tells "not there" from "not for you".
pub(crate) async fn record(
    node: &Node,
    caller: &Caller,
    purpose: Purpose,
    (subjects, reports): (Vec<SubjectId>, Vec<ReportId>),
    grounds: Grounds,
) -> Result<(), Failure> {
    let (at, by) = (node.clock.now(), caller.principal.id);
    let (purpose, exported) = (Text(purpose), false);
    node.append(&Entry::Read { at, by, purpose, subjects, reports, grounds, exported }).await?;
    Ok(())
}
