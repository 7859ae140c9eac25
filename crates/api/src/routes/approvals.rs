//! What takes two principals: a signature over an agreement that breaks a standing property, and a change of the
//! standing properties. One asks with a reason, another answers; each with a log-in of its own.

use crate::body::{InPath, Json as Body, bad};
use crate::caller::Caller;
use crate::failure::Failure;
use crate::interface::Routes;
use crate::limits::{MAX_ENVELOPE_BODY, MAX_SMALL_BODY};
use crate::node::Node;
use crate::problem::{Kind, Problem, ProblemBody};
use crate::proof::ProofShape;
use crate::routes::agreements::party;
use crate::standing::{broken, named};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tansiq_agreement::{Agreement, Properties, SignedAgreement};
use tansiq_report::{Entry, Matter, Moment, PrincipalId};
use tansiq_view::register::{Answered, Asked};
use utoipa::ToSchema;
use utoipa_axum::routes;

/// The longest reason, in characters: as long as any other text that people write here.
const MAX_REASON_CHARS: usize = 500;
/// The most that waits for a second principal at once: each holds a whole text.
const MAX_ASKED: usize = 100;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .routes(routes!(list))
        .routes(routes!(ask))
        .routes(routes!(answer))
        .routes(routes!(properties))
        .routes(routes!(set_properties))
}

/// For oversight.
pub(crate) fn overseeing() -> Routes {
    Routes::new().routes(routes!(overrides))
}

/// A signature that a standing property stands against, with a reason.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct OverrideAsked {
    /// The exact TOML that would be signed.
    text: String,
    /// Why it should be signed all the same.
    reason: String,
}

/// The answer of a second principal.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SecondAnswer {
    /// Whether it is agreed. Whoever asked can only withdraw.
    agree: bool,
    /// Why.
    reason: String,
}

/// Standing properties to be set.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PropertiesGiven {
    /// Their exact text.
    text: String,
    /// Why; not needed for the first ones.
    #[serde(default)]
    reason: String,
}

/// Something that takes two.
#[derive(Serialize, ToSchema)]
struct Approval {
    /// Its name: where it was asked.
    position: u64,
    at: String,
    /// Who asked.
    by: String,
    /// `sign` or `properties`.
    matter: &'static str,
    /// The agreement that would be signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    agreement: Option<String>,
    /// The text, of the agreement or of the properties.
    text: String,
    reason: String,
    /// The standing properties that would not hold.
    broken: Vec<Broken>,
}

/// A standing property that would not hold.
#[derive(Serialize, ToSchema)]
#[schema(as = BrokenProperty)]
struct Broken {
    property: String,
    /// The identity of the counter-example.
    example: String,
    /// The claim with the counter-example, as far as it is still so.
    #[serde(skip_serializing_if = "Option::is_none")]
    proof: Option<ProofShape>,
}

/// Everything that waits for a second principal, oldest first.
#[derive(Serialize, ToSchema)]
struct Approvals {
    approvals: Vec<Approval>,
}

/// What became of it.
#[derive(Serialize, ToSchema)]
struct Outcome {
    /// Whether it is agreed, and done.
    agreed: bool,
    position: u64,
}

/// The standing properties that hold.
#[derive(Serialize, ToSchema)]
struct StandingProperties {
    /// The exact text; empty before the first ones are set.
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<String>,
    /// Who set them.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    /// Who agreed.
    #[serde(skip_serializing_if = "Option::is_none")]
    second: Option<String>,
}

/// An override that was answered.
#[derive(Serialize, ToSchema)]
struct Override {
    position: u64,
    at: String,
    /// Who asked.
    first: String,
    /// Who answered.
    second: String,
    agreed: bool,
    reason: String,
    /// The agreement, by the identity of its text; missing for a change of the properties.
    #[serde(skip_serializing_if = "Option::is_none")]
    agreement: Option<String>,
    broken: Vec<Broken>,
}

/// Every override, oldest first.
#[derive(Serialize, ToSchema)]
struct Overrides {
    overrides: Vec<Override>,
}

/// Everything that waits for a second principal
#[utoipa::path(get, path = "/approvals", tag = "agreements", responses((status = 200, body = Approvals)))]
async fn list(State(node): State<Arc<Node>>) -> Result<Json<Approvals>, Failure> {
    node.on_a_thread(|node| {
        let asked = node.views.register().asked();
        let approvals = asked.iter().map(|asked| approval(node, asked)).collect::<Result<_, _>>()?;
        Ok(Json(Approvals { approvals }))
    })
    .await
}

/// Ask for a signature over an agreement that breaks a standing property
#[utoipa::path(post, path = "/approvals", tag = "agreements", request_body = OverrideAsked,
    responses((status = 201, body = Approval), (status = 409, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn ask(
    State(node): State<Arc<Node>>,
    caller: Caller,
    Body(given): Body<OverrideAsked, MAX_ENVELOPE_BODY>,
) -> Result<(StatusCode, Json<Approval>), Failure> {
    let reason = reason(given.reason)?;
    let draft = Arc::new(Agreement::parse(given.text.as_bytes())?);
    party(&node, &draft)?;
    let now = node.clock.now();
    let signed = SignedAgreement::sign(given.text.as_bytes(), &node.key, now)?;
    let _turn = node.deciding.lock().await;
    let broken = node.on_a_thread(move |node| broken(node, draft, now)).await?;
    if broken.is_empty() {
        let detail = "expected an agreement that breaks a standing property; found none broken: sign it";
        return Err(Problem::new(Kind::Conflict, detail).into());
    }
    let matter = Matter::Sign { agreement: signed.digest(), text: given.text, broken: named(&broken) };
    asked(&node, &caller, now, matter, reason).await
}

/// Agree to what another principal has asked for, or refuse it
///
/// Whoever asked can withdraw it, and cannot agree to it.
#[utoipa::path(post, path = "/approvals/{position}", tag = "agreements", request_body = SecondAnswer,
    params(("position" = String, Path, description = "Where it was asked")),
    responses((status = 200, body = Outcome), (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn answer(
    State(node): State<Arc<Node>>,
    caller: Caller,
    InPath(position): InPath,
    Body(given): Body<SecondAnswer, MAX_SMALL_BODY>,
) -> Result<Json<Outcome>, Failure> {
    let position = crate::body::number("position", Some(&position))?.unwrap_or_default();
    let (agreed, reason, now) = (given.agree, reason(given.reason)?, node.clock.now());
    let _turn = node.deciding.lock().await;
    let waiting = node.views.register().asked();
    let asked = waiting.into_iter().find(|asked| asked.position == position);
    let asked = asked.ok_or_else(Problem::not_found)?;
    if agreed && asked.by == caller.principal.id {
        let detail = "expected another principal than the one who asked; found the same";
        return Err(Problem::new(Kind::Conflict, detail).into());
    }
    let (agreement, broken) = match &asked.matter {
        Matter::Sign { agreement, broken, .. } => (Some(*agreement), broken.clone()),
        Matter::Properties { .. } => (None, Vec::new()),
    };
    let answered = Entry::Answered {
        at: now,
        by: caller.principal.id,
        asked: position,
        first: asked.by,
        agreed,
        reason,
        agreement,
        broken,
    };
    let mut entries = vec![answered];
    if agreed {
        entries.push(agreed_to(&node, Arc::clone(&asked), caller.principal.id, now).await?);
    }
    let receipts = node.ledger.append_all(entries.iter().map(|e| e.to_bytes().into()).collect()).await?;
    if let Some(last) = receipts.last() {
        node.settle(last.position).await;
    }
    Ok(Json(Outcome { agreed, position }))
}

/// What is done when it is agreed. What the second principal agrees to must be what the first was shown.
async fn agreed_to(
    node: &Arc<Node>,
    asked: Arc<Asked>,
    second: PrincipalId,
    now: Moment,
) -> Result<Entry, Failure> {
    match &asked.matter {
        Matter::Properties { text } => {
            Ok(Entry::Properties { at: now, by: asked.by, second: Some(second), text: text.clone() })
        }
        Matter::Sign { text, broken: shown, .. } => {
            let draft = Arc::new(Agreement::parse(text.as_bytes())?);
            let signed = SignedAgreement::sign(text.as_bytes(), &node.key, now)?;
            let register = node.views.register();
            register.signed_agreements().iter().try_for_each(|known| signed.beside(known))?;
            // Proved for the day on which it was asked, so that only agreements can make a difference.
            let day = asked.at;
            let still = node.on_a_thread(move |node| broken(node, draft, day)).await?;
            if named(&still) != *shown {
                let detail = "expected the counter-examples that stand in what was asked; found others, since \
                              agreements or properties have changed: refuse it, and ask anew";
                return Err(Problem::new(Kind::Conflict, detail).into());
            }
            Ok(Entry::Agreement { at: now, by: Some(asked.by), signed: signed.envelope() })
        }
    }
}

/// The standing properties that hold
#[utoipa::path(get, path = "/properties", tag = "agreements", responses((status = 200, body = StandingProperties)))]
async fn properties(State(node): State<Arc<Node>>) -> Json<StandingProperties> {
    let holds = node.views.register().properties();
    Json(StandingProperties {
        text: holds.as_ref().map(|holds| holds.text.clone()).unwrap_or_default(),
        at: holds.as_ref().map(|holds| holds.at.to_string()),
        by: holds.as_ref().map(|holds| who(&node, holds.by)),
        second: holds.as_ref().and_then(|holds| holds.second).map(|second| who(&node, second)),
    })
}

/// Set the standing properties
///
/// The first ones hold at once. A change of them takes a second principal, since it could open what they close.
#[utoipa::path(post, path = "/properties", tag = "agreements", request_body = PropertiesGiven,
    responses((status = 201, description = "They wait for a second principal", body = Approval),
              (status = 200, description = "They hold", body = StandingProperties), (status = 422, body = ProblemBody)))]
async fn set_properties(
    State(node): State<Arc<Node>>,
    caller: Caller,
    Body(given): Body<PropertiesGiven, MAX_ENVELOPE_BODY>,
) -> Result<axum::response::Response, Failure> {
    use axum::response::IntoResponse as _;
    Properties::parse(given.text.as_bytes())?;
    let (now, text) = (node.clock.now(), given.text);
    let _turn = node.deciding.lock().await;
    if node.views.register().properties().is_some() {
        let reason = reason(given.reason)?;
        return Ok(asked(&node, &caller, now, Matter::Properties { text }, reason).await?.into_response());
    }
    let entry = Entry::Properties { at: now, by: caller.principal.id, second: None, text };
    node.append_and_settle(&entry).await?;
    Ok(properties(State(Arc::clone(&node))).await.into_response())
}

/// Every override: who asked, who answered, why, and what stood against it
#[utoipa::path(get, path = "/oversight/overrides", tag = "oversight", responses((status = 200, body = Overrides)))]
async fn overrides(State(node): State<Arc<Node>>) -> Json<Overrides> {
    let shape = |answered: &Arc<Answered>| Override {
        position: answered.position,
        at: answered.at.to_string(),
        first: who(&node, answered.first),
        second: who(&node, answered.by),
        agreed: answered.agreed,
        reason: answered.reason.clone(),
        agreement: answered.agreement.map(|agreement| agreement.to_string()),
        broken: broken_shapes(&answered.broken, Vec::new()),
    };
    Json(Overrides { overrides: node.views.register().answered().iter().map(shape).collect() })
}

/// Writes down that something is asked for.
async fn asked(
    node: &Arc<Node>,
    caller: &Caller,
    at: Moment,
    matter: Matter,
    reason: String,
) -> Result<(StatusCode, Json<Approval>), Failure> {
    let waiting = node.views.register().asked();
    if waiting.len() >= MAX_ASKED {
        let detail =
            format!("expected at most {MAX_ASKED} that wait for a second principal; answer some first");
        return Err(Problem::new(Kind::Conflict, detail).into());
    }
    let entry = Entry::Asked { at, by: caller.principal.id, matter: matter.clone(), reason: reason.clone() };
    let position = node.append_and_settle(&entry).await?.position.0;
    let asked = Asked { position, at, by: caller.principal.id, matter, reason };
    let shape = node.on_a_thread(move |node| approval(node, &asked)).await?;
    Ok((StatusCode::CREATED, Json(shape)))
}

fn approval(node: &Node, asked: &Asked) -> Result<Approval, Failure> {
    let (matter, agreement, text, shown) = match &asked.matter {
        Matter::Sign { text, broken: shown, .. } => {
            let draft = Arc::new(Agreement::parse(text.as_bytes())?);
            let name = draft.id().to_string();
            let proofs = broken(node, draft, asked.at)?;
            ("sign", Some(name), text, broken_shapes(shown, proofs))
        }
        Matter::Properties { text } => ("properties", None, text, Vec::new()),
    };
    Ok(Approval {
        position: asked.position,
        at: asked.at.to_string(),
        by: who(node, asked.by),
        matter,
        agreement,
        text: text.clone(),
        reason: asked.reason.clone(),
        broken: shown,
    })
}

fn broken_shapes(shown: &[tansiq_report::BrokenProperty], proofs: Vec<ProofShape>) -> Vec<Broken> {
    let shape = |one: &tansiq_report::BrokenProperty| Broken {
        property: one.property.clone(),
        example: one.example.to_string(),
        proof: proofs.iter().find(|proof| proof.digest() == one.example).cloned(),
    };
    shown.iter().map(shape).collect()
}

/// A principal by its name, or by its id where it is not known any more.
fn who(node: &Node, principal: PrincipalId) -> String {
    node.principal(principal).map_or_else(|| principal.to_string(), |known| known.login)
}

fn reason(text: String) -> Result<String, Failure> {
    let characters = text.chars().count();
    let good =
        !text.trim().is_empty() && characters <= MAX_REASON_CHARS && !text.chars().any(char::is_control);
    if good {
        return Ok(text);
    }
    Err(bad(format!(
        "reason: expected 1 to {MAX_REASON_CHARS} characters without control characters; found {characters}"
    )))
}
