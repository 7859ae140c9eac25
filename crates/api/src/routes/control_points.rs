//! Control points without a line: extracts for them, and what they hand in when they are back.

use crate::body::{Json, bad, parse};
use crate::caller::Caller;
use crate::control_point::{PointPublic, seal};
use crate::extracting::{account, everybody};
use crate::failure::Failure;
use crate::identity::Person;
use crate::interface::Routes;
use crate::limits::{DEFAULT_EXTRACT_HOURS, MAX_HANDED_IN, MAX_SCREENINGS_BODY, MAX_SMALL_BODY};
use crate::node::Node;
use crate::problem::{Problem, ProblemBody};
use crate::reading::{Desk, grounds};
use axum::extract::State;
use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tansiq_label::Purpose;
use tansiq_report::extract::{Extract, MAX_EXTRACT_HOURS, OfflineScreening};
use tansiq_report::{Entry, MAX_CLOCK_SKEW_MILLIS, Text};
use tansiq_view::register::LastExtract;
use utoipa::ToSchema;
use utoipa_axum::routes;

pub(crate) fn extracting() -> Routes {
    Routes::new().routes(routes!(extract))
}

pub(crate) fn handing_in() -> Routes {
    Routes::new().routes(routes!(hand_in))
}

pub(crate) fn listing() -> Routes {
    Routes::new().routes(routes!(list))
}

/// Every control point.
#[derive(Serialize, ToSchema)]
struct ControlPoints {
    points: Vec<ControlPointShape>,
}

/// A control point: how far it goes by what is true, and what it handed in.
#[derive(Serialize, ToSchema)]
#[schema(as = ControlPoint)]
struct ControlPointShape {
    /// The digest of its key.
    point: String,
    /// The last extract that was made for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    extract: Option<LastExtractShape>,
    /// How many screenings it has handed in.
    screenings: u64,
    /// When the last of these happened, by its clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    last_screening: Option<String>,
}

/// An extract, without whom it holds.
#[derive(Serialize, ToSchema)]
#[schema(as = LastExtract)]
struct LastExtractShape {
    made: String,
    expires: String,
    /// Whether it has ended: nobody may be screened with it.
    ended: bool,
    purpose: String,
    subjects: u64,
}

/// For which control point.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ExtractRequest {
    /// Its public key, as `tansiq control-point init` prints it.
    key: String,
    /// What for; `border-control` if missing.
    purpose: Option<String>,
    /// How long it may be used; 24 if missing, at most 168.
    hours: Option<u32>,
}

/// An extract, readable by the control point alone.
#[derive(Serialize, ToSchema)]
#[schema(as = Extract)]
struct ExtractShape {
    made: String,
    expires: String,
    /// How many people are in it.
    people: usize,
    /// The digest of the key, and the signed extract sealed to it by HPKE (base mode, X25519, HKDF-SHA256,
    /// ChaCha20Poly1305), in base64.
    sealed: String,
}

/// Screenings without a line.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct HandedIn {
    /// The public key of the control point.
    key: String,
    /// In their order; at most 500.
    #[schema(value_type = Vec<Object>)]
    screenings: Vec<OfflineScreening>,
}

/// What is stored of a control point's screenings.
#[derive(Serialize, ToSchema)]
struct Stored {
    /// How many of those that were handed in are new.
    stored: usize,
    /// The number of the last one that is stored.
    through: u64,
}

/// What a control point may take along
///
/// Everybody whom a screening by this caller for this purpose could show, with what a screening weighs and no more. It
/// is a disclosure, and an entry before it leaves.
#[utoipa::path(post, path = "/control-points/extract", tag = "people", request_body = ExtractRequest,
    responses((status = 200, body = ExtractShape), (status = 400, body = ProblemBody), (status = 413, body = ProblemBody)))]
async fn extract(
    State(node): State<Arc<Node>>,
    caller: Caller,
    Json(request): Json<ExtractRequest, MAX_SMALL_BODY>,
) -> Result<axum::Json<ExtractShape>, Failure> {
    let key: PointPublic = parse("key", &request.key)?;
    let purpose = request.purpose.as_deref().map_or(Ok(Purpose::BorderControl), |p| parse("purpose", p))?;
    let hours = request.hours.unwrap_or(DEFAULT_EXTRACT_HOURS);
    if !(1..=MAX_EXTRACT_HOURS).contains(&hours) {
        return Err(bad(format!("hours: expected 1 to {MAX_EXTRACT_HOURS}; found {hours}")));
    }
    let made = node.clock.now();
    let expires = made.plus_millis(i64::from(hours) * 3_600_000);
    let (by, point, reader) = (caller.principal.id, key.digest(), caller.clone());
    let (extract, grounds) = node
        .on_a_thread(move |node| {
            let people = everybody(node, &Desk::new(node, &reader, purpose))?;
            let grounds = grounds(node, &reader, people.iter().flat_map(Person::said));
            let (member, purpose) = (Text(node.member), Text(purpose));
            let people = people.iter().filter_map(account).collect();
            Ok((Extract { member, by, purpose, point, made, expires, people }, grounds))
        })
        .await?;
    let signed = extract.sign(&node.key).map_err(|error| Failure::internal(error.to_string()))?.to_json();
    let mut random = [0; 32];
    random.as_chunks_mut::<16>().0.iter_mut().for_each(|half| *half = node.random.bits());
    let sealed = seal(&signed, &key, random).map_err(|error| bad(format!("key: {error}")))?;
    let subjects = extract.people.iter().flat_map(|person| person.subjects.iter().copied()).collect();
    let purpose = Text(purpose);
    node.append(&Entry::Extracted { at: made, by, purpose, point, expires, subjects, grounds }).await?;
    Ok(axum::Json(ExtractShape {
        made: made.to_string(),
        expires: expires.to_string(),
        people: extract.people.len(),
        sealed: BASE64_STANDARD.encode(sealed),
    }))
}

/// Control points
///
/// Those that an extract was made for or that handed in what they screened, with how old their extracts are.
#[utoipa::path(get, path = "/control-points", tag = "people", responses((status = 200, body = ControlPoints)))]
async fn list(State(node): State<Arc<Node>>) -> axum::Json<ControlPoints> {
    let now = node.clock.now();
    let extract = |e: &LastExtract| LastExtractShape {
        made: e.made.to_string(),
        expires: e.expires.to_string(),
        ended: e.expires <= now,
        purpose: e.purpose.to_string(),
        subjects: e.subjects,
    };
    let points = node.views.register().control_points().into_iter().map(|(point, known)| ControlPointShape {
        point: point.to_string(),
        extract: known.extract.as_ref().map(extract),
        screenings: known.end.number,
        last_screening: known.screened.map(|at| at.to_string()),
    });
    axum::Json(ControlPoints { points: points.collect() })
}

/// What a control point did without a line
///
/// Each screening becomes an entry, once, however often it is handed in. One that does not follow the one before it is
/// refused: another was taken away.
#[utoipa::path(post, path = "/control-points/screenings", tag = "people", request_body = HandedIn,
    responses((status = 200, body = Stored), (status = 400, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn hand_in(
    State(node): State<Arc<Node>>,
    caller: Caller,
    Json(handed): Json<HandedIn, MAX_SCREENINGS_BODY>,
) -> Result<axum::Json<Stored>, Failure> {
    let point = parse::<PointPublic>("key", &handed.key)?.digest();
    let found = handed.screenings.len();
    if found > MAX_HANDED_IN {
        return Err(bad(format!("screenings: expected at most {MAX_HANDED_IN}; found {found}")));
    }
    // What was stored last must not change meanwhile.
    let _deciding = node.deciding.lock().await;
    let (at, by) = (node.clock.now(), caller.principal.id);
    let mut end = node.views.register().screened_at(point);
    let mut entries = Vec::new();
    let broken = |code, error: &dyn std::fmt::Display| {
        Problem::conflict(code, Vec::new(), format!("screenings: {error}"))
    };
    for screening in handed.screenings {
        if screening.number == end.number && screening.digest() != end.digest && entries.is_empty() {
            return Err(broken(
                "changed",
                &"expected what was handed in before; found another under its number",
            )
            .into());
        }
        if screening.number <= end.number {
            continue;
        }
        if screening.at > at.plus_millis(MAX_CLOCK_SKEW_MILLIS) {
            return Err(bad("screenings: expected times that have come; found one in the future"));
        }
        end = end.after(&screening).map_err(|error| broken("gap", &error))?;
        entries.push(Entry::ScreenedOffline { at, by, point, screening }.to_bytes().into());
    }
    let stored = entries.len();
    if stored > 0 {
        let receipts = node.ledger.append_all(entries).await?;
        if let Some(last) = receipts.last() {
            node.settle(last.position).await;
        }
    }
    Ok(axum::Json(Stored { stored, through: end.number }))
}
