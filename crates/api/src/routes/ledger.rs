//! Checkpoints, proofs and the verification of the ledger.

use crate::body::{Asked, bad, number};
use crate::failure::Failure;
use crate::interface::Routes;
use crate::node::Node;
use crate::problem::ProblemBody;
use axum::Json;
use axum::extract::State;
use base64::prelude::{BASE64_STANDARD, Engine};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::time::Instant;
use tansiq_ledger::{Fault, Hash, Place, Position, SignedCheckpoint, TreeSize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;

pub(crate) fn routes() -> Routes {
    Routes::new().routes(routes!(checkpoint)).routes(routes!(proof))
}

/// The route that may take minutes.
pub(crate) fn verifying() -> Routes {
    Routes::new().routes(routes!(verify))
}

/// What the ledger says about itself (C2SP tlog-checkpoint).
#[derive(Serialize, ToSchema)]
struct Checkpoint {
    origin: String,
    /// How many entries.
    size: u64,
    /// The root hash, base64.
    root: String,
    /// The signed note, as other tools read it.
    note: String,
    /// The key that signs, as other tools read it.
    verifier_key: String,
}

/// Which proof.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ProofAsked {
    /// The entry.
    #[param(value_type = u64)]
    position: Option<String>,
    /// The size of the tree; the present one if missing.
    #[param(value_type = Option<u64>)]
    size: Option<String>,
}

/// That an entry stands in a tree (RFC 6962).
#[derive(Serialize, ToSchema)]
struct Proof {
    position: u64,
    size: u64,
    /// The leaf hash, base64.
    leaf: String,
    /// The root hash, base64.
    root: String,
    /// Hashes from the leaf's neighbour to the root, base64.
    path: Vec<String>,
}

/// What a verification found.
#[derive(Serialize, ToSchema)]
struct Verification {
    /// Whether everything is as it was written.
    ok: bool,
    /// How many entries were looked at.
    size: u64,
    /// The same.
    entries: u64,
    /// How many of them are erased.
    erased: u64,
    /// How many checkpoints were compared.
    checkpoints: u64,
    /// How long it took.
    millis: u64,
    problems: Vec<LedgerProblem>,
}

/// Something that is not as it was written.
#[derive(Serialize, ToSchema)]
struct LedgerProblem {
    /// The entry, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<u64>,
    message: String,
}

fn base64(hash: &Hash) -> String {
    BASE64_STANDARD.encode(hash.0)
}

/// The newest checkpoint, signed now
#[utoipa::path(get, path = "/ledger/checkpoint", tag = "ledger", responses((status = 200, body = Checkpoint)))]
async fn checkpoint(State(node): State<Arc<Node>>) -> Result<Json<Checkpoint>, Failure> {
    let signed: SignedCheckpoint = node.ledger.checkpoint().await?;
    let facts = signed.checkpoint();
    Ok(Json(Checkpoint {
        origin: facts.origin.clone(),
        size: facts.size.0,
        root: base64(&facts.root),
        note: signed.note().to_string(),
        verifier_key: node.ledger.verifier_key().to_string(),
    }))
}

/// The proof that an entry stands in the ledger
#[utoipa::path(get, path = "/ledger/proof", tag = "ledger", params(ProofAsked),
    responses((status = 200, body = Proof), (status = 400, body = ProblemBody), (status = 404, body = ProblemBody)))]
async fn proof(
    State(node): State<Arc<Node>>,
    Asked(asked): Asked<ProofAsked>,
) -> Result<Json<Proof>, Failure> {
    let position = number("position", asked.position.as_deref())?;
    let position = Position(position.ok_or_else(|| bad("position: expected a whole number; found none"))?);
    let size = number("size", asked.size.as_deref())?.map(TreeSize);
    node.on_a_thread(move |node| {
        let ledger = &node.ledger;
        let size = size.unwrap_or_else(|| ledger.len());
        let path = ledger.prove_inclusion(position, size)?;
        let leaf = Hash::of_leaf(&ledger.commitment(position)?.0);
        Ok(Json(Proof {
            position: position.0,
            size: size.0,
            leaf: base64(&leaf),
            root: base64(&ledger.root(size)?),
            path: path.iter().map(base64).collect(),
        }))
    })
    .await
}

/// Check every entry of the ledger
#[utoipa::path(post, path = "/ledger/verify", tag = "ledger", responses((status = 200, body = Verification)))]
async fn verify(State(node): State<Arc<Node>>) -> Result<Json<Verification>, Failure> {
    let began = Instant::now();
    node.on_a_thread(move |node| {
        let found = node.ledger.verify(|_, _| ())?;
        Ok(Json(Verification {
            ok: found.is_sound(),
            size: found.size.0,
            entries: found.size.0,
            erased: found.erased,
            checkpoints: found.checkpoints,
            millis: u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
            problems: found.faults.iter().map(problem).collect(),
        }))
    })
    .await
}

fn problem(fault: &Fault) -> LedgerProblem {
    let position = match &fault.place {
        Place::Entry(position) => Some(position.0),
        _ => None,
    };
    LedgerProblem { position, message: fault.to_string() }
}
