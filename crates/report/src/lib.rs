//! Reports, statements and subjects; their canonical bytes and signatures; the entries of a ledger.
//!
//! In scope: what a report is and what it may not lack ([`Draft`] to [`Report`] to [`Sealed`]); the one spelling
//! of everything that is signed; DSSE envelopes and Ed25519 keys; member cards; delivery notes and
//! acknowledgements; bundles of both; messages through a queue; the papers of the third-party rule and of recalls; the minute of a hand-over; the entries that a node
//! writes into its ledger.
//! Out of scope: who may have what (`tansiq-agreement`), storage (`tansiq-ledger`), other people's formats
//! (`tansiq-formats`).
//!
//! Pure: time and random values are arguments. Only this crate defines how our own things are written.
//!
//! ```text
//! Draft --validate--> Report --seal--> Sealed --+--> Entry::Report      (our own ledger)
//!   ^ every fault with its place                +--> edition --> Delivery --> Entry::Received (another's)
//! ```

pub mod bundle;
mod canonical;
mod card;
mod delivery;
mod draft;
mod entry;
pub mod extract;
mod fault;
mod grade;
mod grounds;
mod id;
mod label_text;
mod lasting;
pub mod message;
mod minute;
mod moment;
pub mod onward;
mod principal;
mod property;
pub mod recall;
mod report;
pub mod resolution;
pub mod rfi;
mod sealed;
mod second;
mod signature;
mod text;
mod uses;
mod validate;
mod words;

pub use canonical::{BadDigest, Digest32, NotCanonical, from_canonical, to_canonical};
pub use card::{BadCard, CARD_TYPE, Card, CardKey, CardText, MAX_CARD_BYTES, MAX_KEYS};
pub use delivery::{
    ACKNOWLEDGEMENT_TYPE, Acknowledgement, BadNote, Delivery, MAX_ITEMS, NOTE_TYPE, Note, NoteItem, Outcome,
    PassedOn, item_digest, note_digest,
};
pub use draft::{Draft, FORMAT, StatementText, SubjectText};
pub use entry::{DisclosedItem, Entry, WithheldStatement};
pub use fault::{Fault, Faults, MAX_FAULTS_DESCRIBED};
pub use grade::{BadGrade, Grade};
pub use grounds::Grounds;
pub use id::{BadId, DeliveryId, OnwardId, PrincipalId, RecallId, ReportId, RfiId, StatementId, SubjectId};
pub use label_text::{LabelText, MemberText, RelTo};
pub use minute::{MAX_MINUTE_LINE_CHARS, MAX_MINUTE_LINES, MINUTE_TYPE, Minute, MinutePart};
pub use moment::{BadMoment, Moment};
pub use principal::{Account, Passkey, Principal};
pub use property::{
    BadValue, CLEARANCES, MAX_NAME_CHARS, MAX_VALUE_BYTES, Property, Remark, ValueType, point,
};
pub use report::{Header, Original, Provenance, Report, Statement};
pub use resolution::Verdict;
pub use sealed::{BadSeal, Keys, MAX_REPORT_BYTES, REPORT_TYPE, Sealed};
pub use second::{BrokenProperty, Matter};
pub use signature::{
    BadKey, BadSignature, Envelope, KeyId, MAX_SIGNATURES, MemberKey, PublicKey, SignatureLine,
};
pub use text::Text;
pub use uses::{Narrowed, Uses};
pub use validate::{
    MAX_CLOCK_SKEW_MILLIS, MAX_LEGAL_BASIS_CHARS, MAX_REFERENCE_CHARS, MAX_REVIEW_YEARS, MAX_STATEMENTS,
    MAX_SUBJECTS, Validated, Writing, not_from_the_future,
};
pub use words::{Method, Precedence, ReportKind, SubjectKind};
