//! Agreements: checked, signed, taken in from other parties, and read by those who may know of them.

use crate::body::{Asked, Bounded, InPath, number, parse, wrong_type};
use crate::caller::Caller;
use crate::failure::{Failure, mistake_lines};
use crate::interface::Routes;
use crate::limits::MAX_ENVELOPE_BODY;
use crate::node::Node;
use crate::problem::{Kind, MistakeLine, Problem, ProblemBody};
use crate::standing::{broken, refused};
use crate::wire::agreement::AgreementShape;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tansiq_agreement::{Agreement, SignedAgreement, Slug, Standing};
use tansiq_label::MemberCode;
use tansiq_report::{Entry, Envelope};
use tansiq_view::Register;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;

pub(crate) fn reading() -> Routes {
    Routes::new().routes(routes!(check)).routes(routes!(list)).routes(routes!(show))
}

pub(crate) fn signing() -> Routes {
    Routes::new().routes(routes!(sign))
}

/// What was found in a text.
#[derive(Serialize, ToSchema)]
struct AgreementCheck {
    /// Whether it has no mistake.
    ok: bool,
    mistakes: Vec<MistakeLine>,
    /// What it says, if it has no mistake.
    #[serde(skip_serializing_if = "Option::is_none")]
    agreement: Option<AgreementShape>,
}

/// Every agreement that the caller may know of.
#[derive(Serialize, ToSchema)]
struct AgreementList {
    agreements: Vec<AgreementShape>,
}

/// Which text of an agreement.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Version {
    /// The version; the newest if missing.
    #[param(value_type = Option<u32>)]
    version: Option<String>,
}

/// Check the text of an agreement
///
/// Nothing is stored.
#[utoipa::path(post, path = "/agreements/check", tag = "agreements",
    request_body(content = String, content_type = "application/toml"), responses((status = 200, body = AgreementCheck)))]
async fn check(body: Bounded<MAX_ENVELOPE_BODY>) -> Json<AgreementCheck> {
    Json(match Agreement::parse(&body.bytes) {
        Ok(agreement) => {
            let standing = Standing::NotSigned(agreement.parties().clone());
            let shape = AgreementShape::short(&agreement, &Default::default(), &standing);
            AgreementCheck { ok: true, mistakes: Vec::new(), agreement: Some(shape.with_clauses(&agreement)) }
        }
        Err(mistakes) => AgreementCheck { ok: false, mistakes: mistake_lines(&mistakes), agreement: None },
    })
}

/// Sign an agreement, or take in one that others have signed
///
/// TOML is signed with this member's key; a DSSE envelope is taken in as it is. It releases once every party has signed
/// the same text. It is not signed while a standing property of this member would not hold: see `/approvals`.
#[utoipa::path(post, path = "/agreements", tag = "agreements",
    request_body(content((String = "application/toml"), (Object = "application/json"))),
    responses((status = 201, body = AgreementShape), (status = 200, description = "Nothing new", body = AgreementShape),
              (status = 409, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn sign(
    State(node): State<Arc<Node>>,
    caller: Caller,
    body: Bounded<MAX_ENVELOPE_BODY>,
) -> Result<(StatusCode, Json<AgreementShape>), Failure> {
    let now = node.clock.now();
    let sealed_here = matches!(body.media_type.as_deref(), Some("application/toml" | "text/plain"));
    let given = match body.media_type.as_deref() {
        Some("application/toml" | "text/plain") => {
            party(&node, &Agreement::parse(&body.bytes)?)?;
            SignedAgreement::sign(&body.bytes, &node.key, now)?
        }
        Some("application/json") => SignedAgreement::open(Envelope::from_json(&body.bytes)?, now)?,
        other => return Err(wrong_type("application/toml or application/json", other.is_some())),
    };
    party(&node, given.agreement())?;
    let _turn = node.deciding.lock().await;
    let register = node.views.register();
    if sealed_here {
        let (draft, signed) = (Arc::clone(given.agreement()), register.signed_agreement(&given.digest()));
        // What was signed already was looked at then; after a change of the key it is signed anew, and looked at anew.
        if !signed.is_some_and(|known| known.signers(&*register).contains(&node.member)) {
            let broken = node.on_a_thread(move |node| broken(node, draft, now)).await?;
            if !broken.is_empty() {
                return Err(refused(broken));
            }
        }
    }
    if given.signers(&*register).is_empty() {
        let detail = "expected a signature by a party whose card is known here; found none that is believed";
        return Err(Problem::new(Kind::Unacceptable, detail).into());
    }
    for known in register.signed_agreements() {
        given.beside(&known)?;
    }
    let brings_news = match register.signed_agreement(&given.digest()) {
        None => true,
        Some(known) => {
            let mut together = SignedAgreement::clone(&known);
            together.merge(&given)?;
            together != *known
        }
    };
    let mut status = StatusCode::OK;
    if brings_news {
        let entry = Entry::Agreement { at: now, by: Some(caller.principal.id), signed: given.envelope() };
        node.append_and_settle(&entry).await?;
        status = StatusCode::CREATED;
    }
    let register = node.views.register();
    let known = register.signed_agreement(&given.digest());
    let known =
        known.ok_or_else(|| Failure::internal("the register lacks an agreement that was just written"))?;
    Ok((status, Json(whole(&node, &register, &known))))
}

/// Refuses an agreement between others: that it exists is between those who make it.
pub(crate) fn party(node: &Node, agreement: &Agreement) -> Result<(), Failure> {
    if agreement.parties().contains(&node.member) {
        return Ok(());
    }
    let detail =
        format!("expected an agreement to which {} is a party; found one between others", node.member);
    Err(Problem::new(Kind::Unacceptable, detail).into())
}

/// Every agreement that is known, signed or not
///
/// A liaison officer sees those to which the member that seconds him is a party.
#[utoipa::path(get, path = "/agreements", tag = "agreements", responses((status = 200, body = AgreementList)))]
async fn list(State(node): State<Arc<Node>>, caller: Caller) -> Json<AgreementList> {
    let register = node.views.register();
    let known = known_to(&register, node.member, caller.principal.member.0);
    let mut agreements: Vec<_> =
        known.iter().map(|known| (known.agreement(), short(&node, &register, known))).collect();
    agreements.sort_by(|(a, _), (b, _)| (a.id(), a.version()).cmp(&(b.id(), b.version())));
    Json(AgreementList { agreements: agreements.into_iter().map(|(_, shape)| shape).collect() })
}

/// An agreement with its clauses, text and signatures
#[utoipa::path(get, path = "/agreements/{id}", tag = "agreements", params(Version, ("id" = String, Path, description = "Its name")),
    responses((status = 200, body = AgreementShape), (status = 404, body = ProblemBody)))]
async fn show(
    State(node): State<Arc<Node>>,
    caller: Caller,
    InPath(id): InPath,
    Asked(asked): Asked<Version>,
) -> Result<Json<AgreementShape>, Failure> {
    let known = text_of(&node, caller.principal.member.0, &id, &asked)?;
    Ok(Json(whole(&node, &node.views.register(), &known)))
}

/// The text that is asked for, if somebody who acts for this member may know of it.
pub(crate) fn text_of(
    node: &Node,
    member: MemberCode,
    id: &str,
    asked: &Version,
) -> Result<Arc<SignedAgreement>, Failure> {
    let id: Slug = parse("id", id)?;
    let version = number("version", asked.version.as_deref())?;
    let mut known = known_to(&node.views.register(), node.member, member);
    known.retain(|k| {
        *k.agreement().id() == id && version.is_none_or(|v| u64::from(k.agreement().version()) == v)
    });
    let newest = known.into_iter().max_by_key(|k| k.agreement().version());
    Ok(newest.ok_or_else(Problem::not_found)?)
}

/// The agreements that somebody who acts for this member may know of at a node.
pub(crate) fn known_to(
    register: &Register,
    node: MemberCode,
    member: MemberCode,
) -> Vec<Arc<SignedAgreement>> {
    let mut known = register.signed_agreements();
    known.retain(|k| member == node || k.agreement().parties().contains(&member));
    known
}

fn short(node: &Node, register: &Register, known: &SignedAgreement) -> AgreementShape {
    let agreements = register.agreements();
    let now = node.clock.now();
    let mut standings = agreements.standings(now);
    let standing =
        standings.find(|(agreement, _)| **agreement == *known.agreement()).map(|(_, standing)| standing);
    let standing = standing.unwrap_or_else(|| Standing::NotSigned(known.agreement().parties().clone()));
    AgreementShape::short(known.agreement(), &known.signers(register), &standing)
        .on(known.agreement(), now.date())
        .with_digest(known.digest().to_string())
}

fn whole(node: &Node, register: &Register, known: &SignedAgreement) -> AgreementShape {
    short(node, register, known).with_clauses(known.agreement()).with_text(known.text(), known.envelope())
}
