//! What takes two principals: a signature over an agreement that breaks a standing property, and a change of the
//! standing properties. One asks with a reason, another answers; each with a log-in of its own.

use crate::body::{InPath, Json as Body, bad};
use crate::caller::Caller;
use crate::failure::Failure;
use crate::interface::Routes;
use crate::limits::{MAX_ENVELOPE_BODY, MAX_SMALL_BODY};
use crate::node::Node;
use crate::problem::{Kind, Problem, ProblemBody};
use crate::routes::agreements::party;
use crate::standing::{broken, named};
use crate::wire::approval::{Approval, Override, approval, overridden};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tansiq_agreement::{Agreement, SignedAgreement};
use tansiq_report::{Entry, Matter, Moment, PrincipalId};
use tansiq_view::register::{Answered, Asked};
use utoipa::ToSchema;
use utoipa_axum::routes;

/// The longest reason, in characters: as long as any other text that people write here.
const MAX_REASON_CHARS: usize = 500;
/// The most that waits for a second principal at once: each holds a whole text.
const MAX_ASKED: usize = 100;

pub(crate) fn routes() -> Routes {
    Routes::new().routes(routes!(list)).routes(routes!(ask)).routes(routes!(answer))
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
            // Two changes that were asked of the same text: the later one would undo the first. What is answered
            // and names no agreement is a change of the properties; in the order of the ledger, whatever clocks say.
            let answered = node.views.register().answered();
            let changed =
                |a: &Arc<Answered>| a.agreed && a.agreement.is_none() && a.position > asked.position;
            if answered.iter().any(changed) {
                let detail = "expected a change of the standing properties that hold; found one that was asked \
                              before they were set: refuse it, and ask anew";
                return Err(Problem::new(Kind::Conflict, detail).into());
            }
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

/// Every override: who asked, who answered, why, and what stood against it
#[utoipa::path(get, path = "/oversight/overrides", tag = "oversight", responses((status = 200, body = Overrides)))]
async fn overrides(State(node): State<Arc<Node>>) -> Json<Overrides> {
    Json(Overrides {
        overrides: node
            .views
            .register()
            .answered()
            .iter()
            .map(|answered| overridden(&node, answered))
            .collect(),
    })
}

/// Writes down that something is asked for.
pub(crate) async fn asked(
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

/// A reason, if it is one: a text of at most so many characters.
pub(crate) fn reason(text: String) -> Result<String, Failure> {
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
