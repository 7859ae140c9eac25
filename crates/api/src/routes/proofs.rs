//! Questions about agreements: proved or refuted, and what changes from one text to the next. The answers come from the
//! agreements that the caller may know of.

use crate::body::{Asked, InPath, Json as Body, bad, parse};
use crate::caller::Caller;
use crate::failure::Failure;
use crate::interface::Routes;
use crate::limits::MAX_DRAFTS_BODY;
use crate::node::Node;
use crate::problem::{Problem, ProblemBody};
use crate::proof::{Asking, DifferenceShape, ProofsShape, prove};
use crate::routes::agreements::{Version, known_to, text_of};
use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use std::sync::Arc;
use tansiq_agreement::{Agreement, Agreements, Properties, Prover, Question, Reach, Receivers, Slug};
use tansiq_label::{Finite, MemberCode, Set};
use utoipa::ToSchema;
use utoipa_axum::routes;

/// The most drafts of one question: those that are negotiated at once.
const MAX_DRAFTS: usize = 16;

pub(crate) fn routes() -> Routes {
    Routes::new().routes(routes!(prove_drafts)).routes(routes!(proof)).routes(routes!(difference))
}

/// What is asked of which drafts.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ProofAsked {
    /// The drafts as TOML; with a reach or properties there may be none: then only what is in force is asked.
    #[serde(default)]
    drafts: Vec<String>,
    /// Whether such data ever reach somebody.
    #[serde(default)]
    reach: Option<ReachAsked>,
    /// Standing properties, as their file has them. Without `reach` and these, what is asked of every draft is asked.
    #[serde(default)]
    properties: Option<String>,
}

/// Data, and who must not have them.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ReachAsked {
    /// Categories of data; all if missing.
    #[serde(default)]
    categories: Vec<String>,
    /// Categories of person; all if missing.
    #[serde(default)]
    persons: Vec<String>,
    /// Members; whoever it be if missing.
    #[serde(default)]
    to: Vec<String>,
}

/// Prove claims about drafts, together with everything in force
#[utoipa::path(post, path = "/agreements/prove", tag = "agreements", request_body = ProofAsked,
    responses((status = 200, body = ProofsShape), (status = 422, body = ProblemBody)))]
async fn prove_drafts(
    State(node): State<Arc<Node>>,
    caller: Caller,
    Body(asked): Body<ProofAsked, MAX_DRAFTS_BODY>,
) -> Result<Json<ProofsShape>, Failure> {
    let drafts = drafts(&asked.drafts)?;
    if drafts.is_empty() && asked.reach.is_none() && asked.properties.is_none() {
        return Err(bad("expected drafts, a reach or properties; found none"));
    }
    let asking = match (asked.reach, asked.properties) {
        (Some(reach), _) => Asking::Questions(vec![Question::Never(reach.read()?)]),
        (None, Some(text)) => Asking::Properties(Properties::parse(text.as_bytes())?),
        (None, None) => Asking::Standard,
    };
    let member = caller.principal.member.0;
    node.on_a_thread(move |node| {
        let ids: Vec<Slug> = drafts.iter().map(|draft| draft.id().clone()).collect();
        let prover = Prover::new(&agreements(node, member), drafts);
        Ok(Json(prove(&prover, &ids, &asking, node.clock.now().date())))
    })
    .await
}

/// What is proved of an agreement, as if every party had signed it, together with everything in force
#[utoipa::path(get, path = "/agreements/{id}/proof", tag = "agreements", params(Version, ("id" = String, Path, description = "Its name")),
    responses((status = 200, body = ProofsShape), (status = 404, body = ProblemBody)))]
async fn proof(
    State(node): State<Arc<Node>>,
    caller: Caller,
    InPath(id): InPath,
    Asked(asked): Asked<Version>,
) -> Result<Json<ProofsShape>, Failure> {
    let member = caller.principal.member.0;
    let text = text_of(&node, member, &id, &asked)?;
    node.on_a_thread(move |node| {
        let draft = Arc::clone(text.agreement());
        let id = draft.id().clone();
        let prover = Prover::new(&agreements(node, member), [draft]);
        Ok(Json(prove(&prover, &[id], &Asking::Standard, node.clock.now().date())))
    })
    .await
}

/// What changes with an agreement from its last version
#[utoipa::path(get, path = "/agreements/{id}/difference", tag = "agreements", params(Version, ("id" = String, Path, description = "Its name")),
    responses((status = 200, body = DifferenceShape), (status = 404, description = "No such text, or it is the first", body = ProblemBody)))]
async fn difference(
    State(node): State<Arc<Node>>,
    caller: Caller,
    InPath(id): InPath,
    Asked(asked): Asked<Version>,
) -> Result<Json<DifferenceShape>, Failure> {
    let member = caller.principal.member.0;
    let new = text_of(&node, member, &id, &asked)?;
    let mut earlier = known_to(&node.views.register(), node.member, member);
    earlier.retain(|known| {
        let (old, new) = (known.agreement(), new.agreement());
        old.id() == new.id() && old.version() < new.version()
    });
    let old = earlier.into_iter().max_by_key(|known| known.agreement().version());
    let old = old.ok_or_else(Problem::not_found)?;
    node.on_a_thread(move |_| Ok(Json(DifferenceShape::of(old.agreement(), new.agreement())))).await
}

/// The drafts of one question, read.
pub(super) fn drafts(texts: &[String]) -> Result<Vec<Arc<Agreement>>, Failure> {
    if texts.len() > MAX_DRAFTS {
        return Err(bad(format!("drafts: expected at most {MAX_DRAFTS}; found {}", texts.len())));
    }
    let read = texts.iter().map(|text| Agreement::parse(text.as_bytes()).map(Arc::new));
    Ok(read.collect::<Result<_, _>>()?)
}

/// The agreements that somebody who acts for this member may know of, compiled.
pub(super) fn agreements(node: &Node, member: MemberCode) -> Arc<Agreements> {
    let register = node.views.register();
    if member == node.member {
        return register.agreements();
    }
    let known = known_to(&register, node.member, member);
    Arc::new(Agreements::compile(known.iter().map(|known| &**known), &*register))
}

impl ReachAsked {
    fn read(self) -> Result<Reach, Failure> {
        let to = self.to.iter().map(|code| parse("to", code)).collect::<Result<_, _>>()?;
        Ok(Reach {
            categories: words("categories", &self.categories)?,
            persons: words("persons", &self.persons)?,
            to: if self.to.is_empty() { Receivers::Anybody } else { Receivers::Members(to) },
            ..Reach::default()
        })
    }
}

/// A set of words; all where none is named.
fn words<T: Finite>(field: &str, texts: &[String]) -> Result<Set<T>, Failure> {
    if texts.is_empty() {
        return Ok(Set::all());
    }
    let word =
        |text: &String| tansiq_label::parse::<T>(text).map_err(|error| bad(format!("{field}: {error}")));
    texts.iter().map(word).collect()
}
