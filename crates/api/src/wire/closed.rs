//! Closed lists of the wire, for the description alone: whoever is typed by it learns every word that may come.

use crate::identity::Effect;
use tansiq_exchange::{Refusal, RfiStanding};
use tansiq_label::Finite;
use tansiq_report::extract;
use tansiq_report::rfi::{Extent, RfiGround};
use tansiq_resolve::Outcome;
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

macro_rules! closed {
    ($($(#[doc = $doc:literal])+ $name:ident: $words:expr;)+) => {$(
        $(#[doc = $doc])+
        pub(crate) enum $name {}
        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                let words: Vec<&str> = Vec::from($words);
                let list = ObjectBuilder::new().schema_type(Type::String).enum_values(Some(words));
                list.description(Some(concat!($($doc),+).trim())).into()
            }
        }
        impl ToSchema for $name {}
    )+};
}

closed! {
    /// What is asserted of two subjects.
    Verdict: ["same", "different", "unsure"];
    /// What a decision does for its reader.
    DecisionEffect: [
        Effect::Holds,
        Effect::Open,
        Effect::Contradicted,
        Effect::NotOurs,
        Effect::Undone,
    ].map(Effect::code);
    /// Whether two people are worth a decision.
    PairAdvice: ["proposed", "weak", "unlikely"];
    /// How somebody must be met, by the newest of clearances, judgments and warrants.
    Standing: codes::<extract::Standing>();
    /// What a screening came to.
    ScreeningOutcome: codes::<extract::ScreeningOutcome>();
    /// What a candidate amounts to.
    CandidateOutcome: [Outcome::Hit, Outcome::OtherName, Outcome::SameName, Outcome::Excluded].map(Outcome::code);
    /// What a hit permits: to find out who he is and to call the originator, no more.
    Allows: ["identify-and-call", "nothing"];
    /// What stands beside the name.
    EvidenceKind: ["birth", "mother", "document"];
    /// What a piece of evidence says.
    EvidenceOutcome: ["agrees", "near", "disagrees", "unknown"];
    /// How a member stands with a report.
    MemberState: ["disclosed", "acknowledged", "refused", "withheld"];
    /// What a proof came to.
    ProofAnswer: ["proved", "refuted", "not-decided"];
    /// What takes two principals.
    ApprovalMatter: ["sign", "properties"];
    /// How a member stands as a witness of this ledger: it cosigned the last checkpoint, an earlier one, none; it is
    /// not asked, or not dealt with; or it and this node found two histories of the ledger of one of them.
    WitnessState: ["cosigned", "behind", "never", "not-asked", "inactive", "contradiction"];
    /// Why a delivery is refused.
    DeliveryRefusal: Refusal::CODES;
    /// How a request for information stands.
    RfiStandingWord: RfiStanding::ALL.map(RfiStanding::code);
    /// How much of what was asked is answered.
    RfiExtent: codes::<Extent>();
    /// Why a request for information is not answered, or not in whole.
    RfiGroundWord: codes::<RfiGround>();
    /// What stands on the map.
    PlacedKind: ["place", "incident", "sighting"];
    /// What this node is in a request for onward release.
    OnwardRole: ["holder", "originator", "third-party"];
}

fn codes<T: Finite>() -> Vec<&'static str> {
    T::ALL.iter().map(|one| one.code()).collect()
}
