//! Whether two descriptions may mean one person: the name, and the evidence beside it.
//!
//! What is known beside a name is weighed in bits as Fellegi and Sunter do (A Theory for Record Linkage, JASA 64, 1969),
//! with the weights of `tables/weights.txt`. It is put together in two ways. At a screening ([`outcome`]) the name is a
//! gate: below [`tansiq_names::DEFAULT_THRESHOLD`] no date of birth makes it a candidate, and no name alone is a hit.
//! For two records of the joint database ([`compare`]) name and evidence are added up, to order what people look at.
//! No answer says "the same": a person does.
//!
//! In scope: how single pieces of evidence compare and what that weighs; what name and evidence amount to; which
//! questions part namesakes; which subjects decisions make one person.
//! Out of scope: where descriptions and decisions come from, who may see them, and whose decisions count.
//!
//! Pure: no I/O, no clock, no randomness.

mod among;
mod birth;
mod comparison;
mod description;
mod evidence;
mod frequencies;
mod identity;
mod kin;
mod mother;
mod name;
mod outcome;
mod parting;
mod weights;

pub use among::{among, present};
pub use birth::{Birth, BirthMatch};
pub use comparison::{Comparison, NEVER_PROPOSE, PROPOSE, Verdict, compare};
pub use description::{Description, Kind, Sex};
pub use evidence::{Finding, Piece, weigh};
pub use frequencies::Frequencies;
pub use identity::{Identity, Ruling, connecting, identity};
pub use mother::{MotherMatch, mother};
pub use name::NameMatch;
pub use outcome::{EXCLUDES, HITS, Outcome, outcome};
pub use parting::{Discriminator, part};
pub use weights::Bits;

/// What the same number of a paper or telephone weighs. Numbers that differ weigh nothing: people have several.
pub fn same_number() -> Bits {
    weights::of(Kind::Document, Finding::Same)
}
