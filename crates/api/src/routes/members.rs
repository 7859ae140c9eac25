//! The members: who they are, their cards, and whether they are dealt with.

use crate::body::{Asked, Bounded, InPath, Json, bad, parse};
use crate::caller::Caller;
use crate::failure::Failure;
use crate::interface::Routes;
use crate::limits::{MAX_ENVELOPE_BODY, MAX_SMALL_BODY};
use crate::node::Node;
use crate::problem::{Kind, Problem, ProblemBody};
use crate::routes::agreements::known_to;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tansiq_label::MemberCode;
use tansiq_report::{Card, CardKey, Entry, Envelope, MAX_CLOCK_SKEW_MILLIS, Text};
use tansiq_view::register::{Member, Standing};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;

/// The longest reason for a change of standing, in characters: a sentence or two.
const MAX_REASON_CHARS: usize = 500;

/// The routes of whoever is logged in.
pub(crate) fn reading() -> Routes {
    Routes::new().routes(routes!(list)).routes(routes!(own_card))
}

/// The routes of who manages members.
pub(crate) fn managing() -> Routes {
    Routes::new().routes(routes!(add)).routes(routes!(set_standing))
}

/// A member.
#[derive(Serialize, ToSchema)]
#[schema(as = Member)]
struct MemberShape {
    member: String,
    name: String,
    /// Where its node takes deliveries.
    address: String,
    /// What people compare over another line before they trust a first card.
    fingerprint: String,
    /// 1 for the first card, then one more each time.
    sequence: u64,
    issued: String,
    /// Whether it is dealt with.
    active: bool,
    /// Why it is suspended or resumed.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    /// Whether it is this node's own member.
    own: bool,
    keys: Vec<SigningKey>,
}

/// A signing key on a card.
#[derive(Serialize, ToSchema)]
struct SigningKey {
    id: String,
    from: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    revoked: Option<String>,
}

/// Every member.
#[derive(Serialize, ToSchema)]
struct Members {
    members: Vec<MemberShape>,
}

/// What was compared.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Compared {
    /// The fingerprint that was read out over another line; the card is refused if it has another.
    fingerprint: Option<String>,
}

/// Whether a member is dealt with.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct StandingRequest {
    active: bool,
    reason: String,
}

impl MemberShape {
    fn of(known: &Member, me: MemberCode) -> MemberShape {
        let (card, text) = (&known.card, known.card.text());
        let reason = match &known.standing {
            Standing::Accepted => None,
            Standing::Decided { reason, .. } => Some(reason.clone()),
        };
        MemberShape {
            member: card.member().to_string(),
            name: text.name.clone(),
            address: text.address.clone(),
            fingerprint: card.fingerprint(),
            sequence: text.sequence,
            issued: text.issued.to_string(),
            active: known.standing.is_active(),
            reason,
            own: card.member() == me,
            keys: text.keys.iter().map(SigningKey::of).collect(),
        }
    }
}

impl SigningKey {
    fn of(key: &CardKey) -> SigningKey {
        SigningKey {
            id: key.key.id().to_string(),
            from: key.from.to_string(),
            until: key.until.map(|at| at.to_string()),
            revoked: key.revoked.map(|at| at.to_string()),
        }
    }
}

/// Every member whose card was accepted here, this one included
///
/// A liaison officer sees this member, the one that seconds him, and those with which they share an agreement.
#[utoipa::path(get, path = "/members", tag = "members", responses((status = 200, body = Members)))]
async fn list(State(node): State<Arc<Node>>, caller: Caller) -> axum::Json<Members> {
    let register = node.views.register();
    let (own, his) = (node.member, caller.principal.member.0);
    let shared = known_to(&register, own, his);
    let shares = |member| shared.iter().any(|k| k.agreement().parties().contains(&member));
    let mut members = register.members();
    members.retain(|known| {
        let member = known.card.member();
        his == own || member == own || member == his || shares(member)
    });
    axum::Json(Members { members: members.iter().map(|known| MemberShape::of(known, node.member)).collect() })
}

/// This member's card, to be given to others
#[utoipa::path(get, path = "/members/self/card", tag = "members",
    responses((status = 200, description = "A DSSE envelope", body = Object), (status = 404, body = ProblemBody)))]
async fn own_card(State(node): State<Arc<Node>>) -> Result<Response, Failure> {
    let card = node.directory.card(node.member).ok_or_else(Problem::not_found)?;
    Ok(([(header::CONTENT_TYPE, "application/json")], card.envelope().to_json()).into_response())
}

/// Accept a member's card
///
/// A first card is trusted because its fingerprint was compared by people; a later one must be signed by a key of the
/// card before.
#[utoipa::path(post, path = "/members", tag = "members", params(Compared),
    request_body(content = Object, description = "The card: a DSSE envelope"),
    responses((status = 201, body = MemberShape), (status = 200, description = "Known already", body = MemberShape),
              (status = 409, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn add(
    State(node): State<Arc<Node>>,
    caller: Caller,
    Asked(compared): Asked<Compared>,
    body: Bounded<MAX_ENVELOPE_BODY>,
) -> Result<Response, Failure> {
    let card = Card::open(Envelope::from_json(&body.bytes)?)?;
    check_fingerprint(&card, compared.fingerprint.as_deref())?;
    let now = node.clock.now();
    let latest = now.plus_millis(MAX_CLOCK_SKEW_MILLIS);
    if card.text().issued > latest {
        let detail = format!("issued: expected a time no later than {latest}; found {}", card.text().issued);
        return Err(Problem::new(Kind::Unacceptable, detail).into());
    }
    let _turn = node.deciding.lock().await;
    let before = node.views.register().member(card.member());
    let mut status = StatusCode::CREATED;
    match &before {
        Some(before) if before.card.text() == card.text() => status = StatusCode::OK,
        Some(before) => card.succeeds(&before.card)?,
        None => {}
    }
    if status == StatusCode::CREATED {
        let by = Some(caller.principal.id);
        node.append_and_settle(&Entry::Card { at: now, by, card: card.envelope().clone() }).await?;
    }
    answer(&node, card.member(), status)
}

fn check_fingerprint(card: &Card, compared: Option<&str>) -> Result<(), Failure> {
    let digits = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    match compared {
        Some(compared) if digits(compared) != digits(&card.fingerprint()) => {
            let detail = format!(
                "fingerprint: expected the card with the fingerprint that was compared; found a card with {}",
                card.fingerprint()
            );
            Err(Problem::new(Kind::Conflict, detail).into())
        }
        _ => Ok(()),
    }
}

/// Suspend or resume a member
#[utoipa::path(post, path = "/members/{code}/standing", tag = "members", request_body = StandingRequest,
    params(("code" = String, Path, description = "The member's code")),
    responses((status = 200, body = MemberShape), (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn set_standing(
    State(node): State<Arc<Node>>,
    caller: Caller,
    InPath(code): InPath,
    Json(asked): Json<StandingRequest, MAX_SMALL_BODY>,
) -> Result<Response, Failure> {
    let member: MemberCode = parse("code", &code)?;
    let characters = asked.reason.trim().chars().count();
    if !(1..=MAX_REASON_CHARS).contains(&characters) || asked.reason.contains(char::is_control) {
        let expected = "1 to 500 characters without control characters";
        return Err(bad(format!("reason: expected {expected}; found {characters} characters")));
    }
    if member == node.member {
        let detail = "expected another member: a node does not suspend its own; found this node's member";
        return Err(Problem::new(Kind::Conflict, detail).into());
    }
    node.views.register().member(member).ok_or_else(Problem::not_found)?;
    let _turn = node.deciding.lock().await;
    let (at, by) = (node.clock.now(), caller.principal.id);
    let reason = asked.reason.trim().to_owned();
    let entry = Entry::Standing { at, by, member: Text(member), active: asked.active, reason };
    node.append_and_settle(&entry).await?;
    answer(&node, member, StatusCode::OK)
}

fn answer(node: &Node, member: MemberCode, status: StatusCode) -> Result<Response, Failure> {
    let known = node.views.register().member(member);
    let known =
        known.ok_or_else(|| Failure::internal("the register lacks a member that was just written"))?;
    Ok((status, axum::Json(MemberShape::of(&known, node.member))).into_response())
}
