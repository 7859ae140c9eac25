//! What a decision contradicts: said by a word and by the decisions that stand, so that they can be undone first.

use crate::deciding::{Deciding, Sides};
use crate::failure::Failure;
use crate::identity::{Decision, Effect};
use crate::problem::Problem;
use std::collections::BTreeSet;
use tansiq_label::{Finite as _, MemberCode};
use tansiq_report::{StatementId, SubjectId, Verdict};
use tansiq_resolve::{Ruling, connecting, identity};

pub(crate) fn conflict<I: ToString>(
    code: &'static str,
    decisions: &[I],
    detail: impl Into<String>,
) -> Failure {
    Problem::conflict(code, decisions.iter().map(ToString::to_string).collect(), detail).into()
}

/// Whether the decision can stand beside those that do.
pub(crate) fn fits(deciding: &Deciding, sides: &Sides, me: MemberCode) -> Result<(), Failure> {
    let (one, other) = deciding.pair;
    let together = sides.one.ids().contains(&other);
    let all = || sides.one.decisions.iter().chain(&sides.other.decisions);
    let pair = (one.min(other), one.max(other));
    let ours = |d: &&Decision| d.originator == me && d.pair == pair && d.effect != Effect::Undone;
    if let Some(ours) = all().find(ours) {
        return Err(conflict(
            "decided",
            &[ours.id],
            format!(
                "expected two subjects about which {me} has decided nothing; found {} ({}): undo it first",
                ours.id,
                ours.verdict.code()
            ),
        ));
    }
    let rulings: Vec<_> =
        all().filter(|d| d.counts()).map(Decision::ruling).collect::<BTreeSet<_>>().into_iter().collect();
    match deciding.verdict {
        Verdict::Same if together => {
            let detail = "expected two people; found one: they are joined already";
            Err(conflict("one-already", &between(deciding.pair, &rulings), detail))
        }
        Verdict::Same => {
            let newest = rulings.iter().map(|r| r.written).max().unwrap_or(0).saturating_add(1);
            // The id of a decision that is not made yet: no other has it.
            let new = StatementId::from_random([0xff; 16]);
            let ruling = Ruling { written: newest, decision: new, same: true, pair: deciding.pair };
            let with: Vec<_> = rulings.iter().copied().chain([ruling]).collect();
            if identity(one, &with).joins.contains(&new) {
                return Ok(());
            }
            let apart = |r: &&Ruling<SubjectId, StatementId>| {
                let (a, b) = r.pair;
                let (here, there) = (sides.one.ids(), sides.other.ids());
                !r.same
                    && (here.contains(&a) && there.contains(&b) || here.contains(&b) && there.contains(&a))
            };
            let found: Vec<StatementId> = rulings.iter().filter(apart).map(|r| r.decision).collect();
            let detail =
                format!("expected nothing that holds the two apart; found {}: undo it first", listed(&found));
            Err(conflict("held-apart", &found, detail))
        }
        Verdict::Different if together => {
            let found = between(deciding.pair, &rulings);
            let detail =
                format!("expected two people; found them joined by {}: undo that first", listed(&found));
            Err(conflict("joined", &found, detail))
        }
        Verdict::Different | Verdict::Unsure => Ok(()),
    }
}

/// The decisions that make the two one.
fn between(
    (one, other): (SubjectId, SubjectId),
    rulings: &[Ruling<SubjectId, StatementId>],
) -> Vec<StatementId> {
    let joins: Vec<_> = rulings.iter().filter(|r| r.same).copied().collect();
    connecting(&[one, other].into(), &joins).into_iter().collect()
}

fn listed(decisions: &[StatementId]) -> String {
    decisions.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
