//! Agreements and clauses as data; the release decision; the only maker of [`Releasable`].
//!
//! In scope: the agreement language and its signatures; which text is in force when; the decision with its
//! reasons; editions for members; reading by the principals of a node; roles; committees and their chairs;
//! proofs, differences and explanations for those who draft.
//! Out of scope: how agreements travel and are kept (`tansiq-exchange`, `tansiq-view`).
//!
//! Pure: no I/O, no clock, no randomness. The language is finite: a clause is a product of sets, an agreement the
//! union of its clauses less its prohibitions.
//!
//! ```text
//! TOML --parse--> Agreement --signed by every party--> Agreements::compile
//!                                                        |  decide   label x member x purpose x time
//!                                                        |  release  Report  -> Releasable<Report> + withheld
//!                                                        |  read     T       -> Releasable<T>, or reasons
//!                                                        |  may_as_chair   committee x power x member x time
//! ```

mod agreement;
mod arabic;
mod articles;
mod cache;
mod clauses;
mod committee;
mod decision;
mod diff;
mod document;
mod explain;
mod force;
mod known;
mod limits;
mod mistake;
mod name;
mod onward;
mod parse;
mod passing;
pub mod planted;
mod products;
mod prohibitions;
mod properties;
mod prove;
mod read;
mod reason;
mod recalling;
mod releasable;
mod release;
mod remedy;
mod rfis;
mod role;
mod rows;
mod signed;
mod words;

pub use agreement::{
    Agreement, AgreementKind, Clause, FORMAT, MAX_AGREEMENT_BYTES, MAX_CLAUSES, MAX_PARTIES,
    MAX_RETENTION_DAYS, MAX_TERM_YEARS, MAX_TERRITORIES, MAX_TEXT_CHARS, Onward, Prohibition, Start,
};
pub use articles::Article;
pub use cache::{DecisionCache, LabelClass, MAX_REMEMBERED};
pub use clauses::Dimension;
pub use committee::{
    Committee, DEFAULT_TERM_MONTHS, HandOver, MAX_TERM_MONTHS, MINUTE_DAYS, MinuteItem, NoMinute, NotChair,
    Power, Term,
};
pub use decision::{Agreements, Ask, Decision};
pub use diff::{Ages, Change, Difference, Extent, Part, Place, Terms, Widening, Wording, difference};
pub use explain::Explanation;
pub use force::Standing;
pub use mistake::{MAX_MISTAKES_DESCRIBED, Mistake, Mistakes, Problem};
pub use name::{BadName, ClauseRef, MAX_SLUG_CHARS, Slug};
pub use passing::Passing;
pub use properties::{MAX_PROPERTIES, MAX_PROPERTIES_BYTES, PROPERTIES_FORMAT, Properties, Property};
pub use prove::{
    Answer, Conflict, CounterExample, Duty, Gap, Hop, Idle, Journey, MAX_EXAMPLES, MAX_STEPS, Prover,
    Question, Reach, Receivers, Undecided, Unneeded,
};
pub use read::{Holding, Reader, Received, open_to};
pub use reason::{Reason, reason_codes};
pub use recalling::{release_recall, release_recall_receipt};
pub use releasable::{Audience, Releasable};
pub use release::{ReleaseOutcome, release_agreement, release_card};
pub use role::{Capability, Role};
pub use signed::{AGREEMENT_TYPE, BadAgreement, SignedAgreement};
pub use words::Sentence;
