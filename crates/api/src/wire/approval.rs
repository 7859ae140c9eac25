//! What takes two principals, as the page and programs get it.

use super::closed;
use crate::failure::Failure;
use crate::node::Node;
use crate::proof::ProofShape;
use crate::standing::broken;
use serde::Serialize;
use std::sync::Arc;
use tansiq_agreement::Agreement;
use tansiq_report::{BrokenProperty, Matter, PrincipalId};
use tansiq_view::register::{Answered, Asked};
use utoipa::ToSchema;

/// Something that takes two.
#[derive(Serialize, ToSchema)]
pub(crate) struct Approval {
    /// Its name: where it was asked.
    position: u64,
    at: String,
    /// Who asked.
    by: String,
    /// `sign` or `properties`.
    #[schema(value_type = closed::ApprovalMatter)]
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
pub(crate) struct Broken {
    property: String,
    /// The identity of the counter-example.
    example: String,
    /// The claim with the counter-example, as far as it is still so.
    #[serde(skip_serializing_if = "Option::is_none")]
    proof: Option<ProofShape>,
}

/// An override that was answered.
#[derive(Serialize, ToSchema)]
pub(crate) struct Override {
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

/// What was answered.
pub(crate) fn overridden(node: &Node, answered: &Answered) -> Override {
    Override {
        position: answered.position,
        at: answered.at.to_string(),
        first: who(node, answered.first),
        second: who(node, answered.by),
        agreed: answered.agreed,
        reason: answered.reason.clone(),
        agreement: answered.agreement.map(|agreement| agreement.to_string()),
        broken: broken_shapes(&answered.broken, Vec::new()),
    }
}

/// What waits, with what shows that a property would not hold, as far as it is still so.
pub(crate) fn approval(node: &Node, asked: &Asked) -> Result<Approval, Failure> {
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

fn broken_shapes(shown: &[BrokenProperty], proofs: Vec<ProofShape>) -> Vec<Broken> {
    let shape = |one: &BrokenProperty| Broken {
        property: one.property.clone(),
        example: one.example.to_string(),
        proof: proofs.iter().find(|proof| proof.digest() == one.example).cloned(),
    };
    shown.iter().map(shape).collect()
}

/// A principal by its name, or by its id where it is not known any more.
pub(crate) fn who(node: &Node, principal: PrincipalId) -> String {
    node.principal(principal).map_or_else(|| principal.to_string(), |known| known.login)
}
