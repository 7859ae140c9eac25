//! The witnessing as it is written.

use crate::wire::closed;
use serde::Serialize;
use tansiq_exchange::{Contradiction, WitnessStatus, Witnesses};
use tansiq_label::MemberCode;
use tansiq_report::Moment;
use utoipa::ToSchema;

/// Who cosigned this ledger, and what this node cosigned.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Witnesses)]
pub(crate) struct WitnessesShape {
    /// The checkpoint that members are asked to cosign; missing before the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    asked: Option<AskedShape>,
    /// How many entries the ledger has up to the last one that is not about witnessing.
    news: u64,
    /// The key by which this node cosigns, as other tools read it.
    witness_key: String,
    /// Every member, in the order of the codes.
    members: Vec<WitnessShape>,
    /// What contradicts what was cosigned, the last first.
    contradictions: Vec<ContradictionShape>,
}

/// The checkpoint that members are asked to cosign.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CosignedCheckpoint)]
pub(crate) struct AskedShape {
    /// How many entries it has.
    size: u64,
    /// The signed note with the cosignatures that came back (C2SP tlog-checkpoint, tlog-cosignature).
    note: String,
    /// Who cosigned it, and when.
    cosigned: Vec<CosignedByShape>,
}

/// A cosignature.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CosignedBy)]
pub(crate) struct CosignedByShape {
    member: String,
    at: String,
}

/// A member as a witness, and as a log.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Witness)]
pub(crate) struct WitnessShape {
    member: String,
    name: String,
    /// How it stands with this ledger.
    #[schema(value_type = closed::WitnessState)]
    state: &'static str,
    /// How many entries of this ledger it has cosigned; missing before the first time.
    #[serde(skip_serializing_if = "Option::is_none")]
    size: Option<u64>,
    /// When it did so last.
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<String>,
    /// Why the last question came to nothing: a code.
    #[serde(skip_serializing_if = "Option::is_none")]
    trouble: Option<String>,
    /// What this node cosigned of its ledger.
    #[serde(skip_serializing_if = "Option::is_none")]
    witnessed: Option<WitnessedShape>,
    /// The key of its ledger, as other tools read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    log_key: Option<String>,
    /// The keys by which it cosigns, as other tools read them.
    witness_keys: Vec<String>,
}

/// What this node cosigned last of a member's ledger.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Witnessed)]
pub(crate) struct WitnessedShape {
    size: u64,
    at: String,
    /// The signed note, with the ledger's signature and the cosignature of this node.
    note: String,
}

/// Two checkpoints of one ledger of which one does not continue the other.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LedgerContradiction)]
pub(crate) struct ContradictionShape {
    /// The entry that holds them.
    position: u64,
    at: String,
    /// Whose ledger.
    log: String,
    /// Which witness found it.
    witness: String,
    /// The signed note that was cosigned.
    held: String,
    /// The signed note that was refused.
    shown: String,
    /// Whether both are of one size, so that they prove it to anybody.
    same_size: bool,
}

impl WitnessesShape {
    pub(crate) fn of(found: &Witnesses, name_of: impl Fn(MemberCode) -> String) -> WitnessesShape {
        let asked = found.checkpoint.as_ref().map(|signed| AskedShape {
            size: signed.checkpoint().size.0,
            note: signed.note().to_string(),
            cosigned: found
                .cosigned
                .iter()
                .map(|(member, at)| CosignedByShape { member: member.to_string(), at: at.to_string() })
                .collect(),
        });
        let witness = |one: &WitnessStatus| WitnessShape::of(one, name_of(one.member), &found.contradictions);
        WitnessesShape {
            asked,
            news: found.news.0,
            witness_key: found.own_key.to_string(),
            members: found.members.iter().map(witness).collect(),
            contradictions: found.contradictions.iter().map(ContradictionShape::of).collect(),
        }
    }
}

impl WitnessShape {
    fn of(one: &WitnessStatus, name: String, found: &[Contradiction]) -> WitnessShape {
        WitnessShape {
            member: one.member.to_string(),
            name,
            state: state(one, found),
            size: one.cosigned.map(|cosigned| cosigned.size.0),
            at: one.cosigned.map(|cosigned| cosigned.at.to_string()),
            trouble: one.trouble.as_ref().map(|trouble| trouble.code.clone()),
            witnessed: one.witnessed.as_ref().map(|witnessed| WitnessedShape {
                size: witnessed.size.0,
                at: witnessed.at.to_string(),
                note: witnessed.note.clone(),
            }),
            log_key: one.log_key.as_ref().map(ToString::to_string),
            witness_keys: one.witness_keys.iter().map(ToString::to_string).collect(),
        }
    }
}

/// The words of [`closed::WitnessState`].
fn state(one: &WitnessStatus, found: &[Contradiction]) -> &'static str {
    // What was cosigned after it settles it; the finding itself stays in the list.
    let after = |last: Option<Moment>, found: &Contradiction| last.is_some_and(|last| last > found.at);
    let contradicts = |found: &Contradiction| {
        (found.witness == one.member && !after(one.cosigned.map(|cosigned| cosigned.at), found))
            || (found.log == one.member && !after(one.witnessed.as_ref().map(|seen| seen.at), found))
    };
    match (found.iter().any(contradicts), one.active, one.behind, one.cosigned) {
        (true, ..) => "contradiction",
        (_, false, ..) => "inactive",
        _ if !one.asked => "not-asked",
        (_, _, true, Some(_)) => "behind",
        (.., Some(_)) => "cosigned",
        (.., None) => "never",
    }
}

impl ContradictionShape {
    fn of(found: &Contradiction) -> ContradictionShape {
        ContradictionShape {
            position: found.position.0,
            at: found.at.to_string(),
            log: found.log.to_string(),
            witness: found.witness.to_string(),
            held: found.held.clone(),
            shown: found.shown.clone(),
            same_size: found.same_size,
        }
    }
}
