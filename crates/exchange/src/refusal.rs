//! Why a delivery, or an item of it, is refused. Closed lists: each has a code, says where, what was expected and what
//! was found, and repeats nothing of the content.

use tansiq_label::MemberCode;
use tansiq_report::{BadNote, Moment};

/// Why a whole delivery is refused. Nothing of it is stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// More bytes than a delivery may have.
    #[error("expected a delivery of at most {limit} bytes; found {found}")]
    TooLarge {
        /// Bytes allowed.
        limit: usize,
        /// Bytes found.
        found: usize,
    },
    /// Not a delivery in JSON.
    #[error("expected a delivery as JSON; at line {line}, column {column}: {problem}")]
    Shape {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What is wrong there.
        problem: &'static str,
    },
    /// The note, its signature, or the items beside it.
    #[error(transparent)]
    Note(#[from] BadNote),
    /// Whoever is connected is not who signed.
    #[error("expected a delivery from {connected}, who is connected; found one from {found}")]
    Giver {
        /// The member that the connection proved.
        connected: MemberCode,
        /// The member that the note names.
        found: MemberCode,
    },
    /// Meant for somebody else.
    #[error("expected a delivery to {us}; found one to {found}")]
    NotForUs {
        /// This node's member.
        us: MemberCode,
        /// The member that the note names.
        found: MemberCode,
    },
    /// No card of the member is known here, or it is not dealt with.
    #[error("expected a member that is active here; found {0}")]
    NotActive(MemberCode),
    /// The giver's clock is ahead, or the note is.
    #[error("expected a time of sending not after {latest}; found {found}")]
    Future {
        /// The latest time that is taken.
        latest: Moment,
        /// The time found.
        found: Moment,
    },
    /// A delivery is missing between the last one and this.
    #[error("expected delivery {expected} of this lane; found {found}")]
    Gap {
        /// The sequence number to go on with.
        expected: u64,
        /// The one found.
        found: u64,
    },
    /// Another delivery was taken under this number or id: the giver, or somebody with its key, signed two.
    #[error(
        "expected delivery {sequence} of this lane to be the one that was taken; found another under its number or id"
    )]
    Fork {
        /// The sequence number.
        sequence: u64,
    },
    /// The note names another one before it than the one that was taken.
    #[error("expected delivery {sequence} to follow the last note that was taken; it names another")]
    Chain {
        /// The sequence number.
        sequence: u64,
    },
    /// This node cannot judge yet: it is still reading its own ledger. The same delivery may be sent again.
    #[error("this node is still reading its ledger; send the same delivery again")]
    NotReady,
    /// This node's disk. Nothing is stored; the same delivery may be sent again.
    #[error("this node cannot store the delivery: {0}; send the same delivery again")]
    Storage(String),
}

impl Refusal {
    // The codes on which a giver acts.
    pub(crate) const GAP: &'static str = "gap";
    pub(crate) const FORK: &'static str = "fork";
    pub(crate) const NOTE_SIGNATURE: &'static str = "note-signature";
    pub(crate) const ITEMS_DIFFER: &'static str = "items-differ";

    /// Every code.
    pub const CODES: [&'static str; 15] = [
        "too-large",
        "malformed",
        Refusal::NOTE_SIGNATURE,
        "note-spelling",
        Refusal::ITEMS_DIFFER,
        "too-many-items",
        "not-the-giver",
        "not-for-us",
        "not-active",
        "future-dated",
        Refusal::GAP,
        Refusal::FORK,
        "chain-differs",
        "not-ready",
        "storage",
    ];

    /// A word for the wire and for counters, one of [`Refusal::CODES`].
    pub const fn code(&self) -> &'static str {
        match self {
            Refusal::TooLarge { .. } => "too-large",
            Refusal::Shape { .. } => "malformed",
            Refusal::Note(BadNote::Signature(_)) => Refusal::NOTE_SIGNATURE,
            Refusal::Note(BadNote::Canonical(_)) => "note-spelling",
            Refusal::Note(BadNote::Items { .. }) => Refusal::ITEMS_DIFFER,
            Refusal::Note(BadNote::TooMany(_)) => "too-many-items",
            Refusal::Giver { .. } => "not-the-giver",
            Refusal::NotForUs { .. } => "not-for-us",
            Refusal::NotActive(_) => "not-active",
            Refusal::Future { .. } => "future-dated",
            Refusal::Gap { .. } => Refusal::GAP,
            Refusal::Fork { .. } => Refusal::FORK,
            Refusal::Chain { .. } => "chain-differs",
            Refusal::NotReady => "not-ready",
            Refusal::Storage(_) => "storage",
        }
    }

    /// Where in the delivery it is.
    pub const fn place(&self) -> &'static str {
        match self {
            Refusal::TooLarge { .. } | Refusal::Shape { .. } => "the delivery",
            Refusal::Note(BadNote::Signature(_) | BadNote::Canonical(_)) => "note",
            Refusal::Note(BadNote::Items { .. } | BadNote::TooMany(_)) => "items",
            Refusal::Giver { .. } | Refusal::NotActive(_) => "note.from",
            Refusal::NotForUs { .. } => "note.to",
            Refusal::Future { .. } => "note.sent",
            Refusal::Gap { .. } | Refusal::Fork { .. } => "note.sequence",
            Refusal::Chain { .. } => "note.previous",
            Refusal::NotReady | Refusal::Storage(_) => "this node",
        }
    }

    /// The sequence number that is expected instead, when one is.
    pub const fn expected_sequence(&self) -> Option<u64> {
        match self {
            Refusal::Gap { expected, .. } => Some(*expected),
            _ => None,
        }
    }

    /// Whether it is this node's own trouble: the giver does right to send the same again.
    pub const fn is_ours(&self) -> bool {
        matches!(self, Refusal::NotReady | Refusal::Storage(_))
    }
}

/// Why one item of a delivery is refused. Nothing of the item is stored; the acknowledgement says the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemRefusal {
    /// Neither a report, nor an agreement, nor a card.
    Type,
    /// The signature proves nothing.
    Signature,
    /// It breaks a rule of its form: an unlabelled report is one.
    Malformed,
    /// A report of another originator than the giver, and nothing that lets the giver pass it on.
    Originator,
    /// Dated later than now.
    Future,
    /// Its id is known here with another content.
    Changed,
    /// No agreement in force between the giver and us releases it.
    NotReleased,
    /// The note allows a use that no clause allows.
    Purpose,
    /// An agreement to which we or the giver are no party.
    NotAParty,
    /// A card of somebody else than the giver.
    NotTheGiversCard,
    /// A card that does not follow the one that is known.
    Card,
    /// A consent that is none to this edition, for us, by its originator; or that is over, or was taken back.
    Consent,
    /// A request about what we never gave to the giver.
    NotHeld,
    /// An answer to no request of ours, or too late, or to more than was asked; or a revocation of no consent.
    NotAsked,
    /// A recall of what we do not have from the giver or its originator, or that is not for us; or a receipt for no
    /// recall of ours.
    Recall,
    /// An item that its originator recalled.
    Recalled,
    /// A request for information that is not the giver's to us; or an answer to no request of ours, or not by whom we
    /// asked.
    Rfi,
    /// A task of a committee by whoever did not have its chair when it was made, or to a member without a seat.
    Chair,
    /// A minute that is no hand-over's by the calendar, or of a committee in which we have no seat, or not from one of
    /// its chairs.
    Minute,
}

impl ItemRefusal {
    /// Every reason.
    pub const ALL: [ItemRefusal; 19] = [
        ItemRefusal::Type,
        ItemRefusal::Signature,
        ItemRefusal::Malformed,
        ItemRefusal::Originator,
        ItemRefusal::Future,
        ItemRefusal::Changed,
        ItemRefusal::NotReleased,
        ItemRefusal::Purpose,
        ItemRefusal::NotAParty,
        ItemRefusal::NotTheGiversCard,
        ItemRefusal::Card,
        ItemRefusal::Consent,
        ItemRefusal::NotHeld,
        ItemRefusal::NotAsked,
        ItemRefusal::Recall,
        ItemRefusal::Recalled,
        ItemRefusal::Rfi,
        ItemRefusal::Chair,
        ItemRefusal::Minute,
    ];

    /// The word in the acknowledgement.
    pub const fn code(self) -> &'static str {
        match self {
            ItemRefusal::Type => "unknown-type",
            ItemRefusal::Signature => "signature",
            ItemRefusal::Malformed => "malformed",
            ItemRefusal::Originator => "not-the-originator",
            ItemRefusal::Future => "future-dated",
            ItemRefusal::Changed => "known-with-other-content",
            ItemRefusal::NotReleased => "not-released-by-agreement",
            ItemRefusal::Purpose => "purpose-not-agreed",
            ItemRefusal::NotAParty => "not-a-party",
            ItemRefusal::NotTheGiversCard => "not-the-givers-card",
            ItemRefusal::Card => "card",
            ItemRefusal::Consent => "consent",
            ItemRefusal::NotHeld => "not-held",
            ItemRefusal::NotAsked => "not-asked",
            ItemRefusal::Recall => "recall",
            ItemRefusal::Recalled => "recalled",
            ItemRefusal::Rfi => "rfi",
            ItemRefusal::Chair => "not-the-chair",
            ItemRefusal::Minute => "minute",
        }
    }

    /// What was expected of the item, for people.
    pub const fn expected(self) -> &'static str {
        match self {
            ItemRefusal::Type => {
                "a signed report, agreement, member card, minute, recall or receipt for one, request for information or answer, or paper of the third-party rule"
            }
            ItemRefusal::Signature => "a signature by a key of its signer that is valid at that time",
            ItemRefusal::Malformed => {
                "an item in its canonical spelling, with everything that it may not lack"
            }
            ItemRefusal::Originator => {
                "a report of the giver's own, or one that its originator lets the giver pass on"
            }
            ItemRefusal::Future => "a time of writing that is not after now",
            ItemRefusal::Changed => "an id that is new here, or the content that is known under it",
            ItemRefusal::NotReleased => "statements that a clause in force between the giver and us releases",
            ItemRefusal::Purpose => "only purposes that the clauses and the labels allow, and at least one",
            ItemRefusal::NotAParty => "an agreement to which the giver and we are parties",
            ItemRefusal::NotTheGiversCard => "the giver's own card",
            ItemRefusal::Card => "a card that follows the one that is known, signed by a key of that one",
            ItemRefusal::Consent => {
                "the originator's consent to this edition for us, in force and not taken back"
            }
            ItemRefusal::NotHeld => "a request about statements that we gave to the giver",
            ItemRefusal::NotAsked => {
                "an answer in time to what we asked, or a revocation of a consent that we know"
            }
            ItemRefusal::Recall => {
                "a recall of an edition that we have from the giver, or a receipt for a recall of ours"
            }
            ItemRefusal::Recalled => "an item that its originator did not recall",
            ItemRefusal::Chair => "a task by whoever had the chair then, to a seat of the committee",
            ItemRefusal::Rfi => "a request of the giver to us, or its answer to a request of ours",
            ItemRefusal::Minute => {
                "a minute that the calendar gives its writer to write, from a chair to a seat"
            }
        }
    }
}
