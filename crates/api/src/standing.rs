//! The standing properties of this member: what must hold before it signs, and what would not.

use crate::failure::Failure;
use crate::node::Node;
use crate::problem::{FaultLine, Kind, Problem};
use crate::proof::{Asking, ProofShape, prove};
use std::sync::Arc;
use tansiq_agreement::{Agreement, Properties, Prover};
use tansiq_report::{BrokenProperty, Moment};

/// The standing properties that would not hold, or are not proved to hold, if every party had signed this draft.
///
/// What this member has signed and others have not counts as in force: they may sign it at any time.
pub(crate) fn broken(node: &Node, draft: Arc<Agreement>, at: Moment) -> Result<Vec<ProofShape>, Failure> {
    let register = node.views.register();
    let Some(properties) = register.properties() else { return Ok(Vec::new()) };
    let properties = Properties::parse(properties.text.as_bytes())
        .map_err(|_| Failure::internal("expected standing properties that can be read; found others"))?;
    let id = draft.id().clone();
    let signed = register.signed_agreements().into_iter();
    let promised = signed.filter(|known| known.signers(&*register).contains(&node.member));
    let drafts = promised.map(|known| Arc::clone(known.agreement())).chain([draft]);
    let prover = Prover::new(&register.agreements(), drafts);
    let proofs = prove(&prover, &[id], &Asking::Properties(properties), at.date()).proofs;
    Ok(proofs.into_iter().filter(|proof| !proof.holds()).collect())
}

/// The properties with the identities of what shows that they would not hold, for the ledger.
pub(crate) fn named(broken: &[ProofShape]) -> Vec<BrokenProperty> {
    let name = |proof: &ProofShape| BrokenProperty {
        property: proof.property.clone().unwrap_or_default(),
        example: proof.digest(),
    };
    broken.iter().map(name).collect()
}

/// What is said to whoever would sign all the same.
pub(crate) fn refused(broken: Vec<ProofShape>) -> Failure {
    let line = |proof: ProofShape| {
        let examples = proof.examples.iter().take(1).map(|example| format!(" {}", example.en));
        let message = format!("{} {}.{}", proof.claim.en, proof.answer, examples.collect::<String>());
        FaultLine { path: proof.property.unwrap_or_default(), message }
    };
    let detail = format!(
        "expected an agreement under which the standing properties of this member hold; found {} that would not. \
         Change it, or give a reason and let a second officer confirm it",
        broken.len()
    );
    Problem::new(Kind::Unacceptable, detail).with_faults(broken.into_iter().map(line).collect()).into()
}
