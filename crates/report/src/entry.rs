//! Entries: what a node's ledger holds, in the order in which it happened. Everything else is derived from them.

use crate::bundle::Run;
use crate::canonical::{Digest32, NotCanonical, from_canonical, to_canonical};
use crate::extract::OfflineScreening;
use crate::grounds::Grounds;
use crate::id::{DeliveryId, OnwardId, PrincipalId, RecallId, ReportId, StatementId, SubjectId};
use crate::moment::Moment;
use crate::principal::Principal;
use crate::recall::{KeepGround, RecallGround};
use crate::second::{BrokenProperty, Matter};
use crate::signature::{Envelope, SignatureLine};
use crate::text::Text;
use crate::uses::Narrowed;
use serde::{Deserialize, Serialize};
use tansiq_label::{MemberCode, Purpose};

/// One entry. Every stored form ever written keeps a fixture; a new form is a new variant or an optional field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "entry", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Entry {
    /// A report of this node's own member.
    Report {
        /// When it was taken in.
        at: Moment,
        /// Who submitted it.
        by: PrincipalId,
        /// The signed report.
        sealed: Envelope,
    },
    /// A report that another member gave us.
    Received {
        /// When it was taken in.
        at: Moment,
        /// Who gave it.
        from: Text<MemberCode>,
        /// In which delivery.
        delivery: DeliveryId,
        /// Under which clauses.
        clauses: Vec<String>,
        /// What it may be used for here, as far as the labels in it allow.
        purposes: Vec<Text<Purpose>>,
        /// The statements of it that may be used for less.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        narrowed: Vec<Narrowed>,
        /// The signed edition.
        sealed: Envelope,
    },
    /// A delivery was taken in: its note, and our receipt for it.
    Receipt {
        /// When.
        at: Moment,
        /// The note, signed by the giver.
        note: Envelope,
        /// The acknowledgement, signed by us.
        acknowledgement: Envelope,
    },
    /// A delivery was made up and may be given from now on: the disclosure itself.
    Disclosed {
        /// When.
        at: Moment,
        /// The note that goes with it, signed by us.
        note: Envelope,
        /// What of our own is in it, in the note's order.
        items: Vec<DisclosedItem>,
    },
    /// Statements of a report that a member in one of our agreements does not get, and why.
    Withheld {
        /// When.
        at: Moment,
        /// From whom.
        to: Text<MemberCode>,
        /// Our report.
        report: ReportId,
        /// Whether the member gets nothing of it.
        whole: bool,
        /// The statements with the reasons, as codes of the decision.
        statements: Vec<WithheldStatement>,
    },
    /// A member's receipt for a delivery of ours.
    Acknowledged {
        /// When it arrived.
        at: Moment,
        /// The acknowledgement, signed by the receiver.
        acknowledgement: Envelope,
    },
    /// A bundle was written for a member. What it discloses, the entries before it say.
    BundleWritten {
        /// When.
        at: Moment,
        /// Who had it written, and carries it or hands it on.
        by: PrincipalId,
        /// For whom.
        to: Text<MemberCode>,
        /// The identity of its manifest.
        bundle: Digest32,
        /// The first and the last delivery in it; nothing when it holds none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        deliveries: Option<Run>,
        /// The member's last delivery that is acknowledged in it; nothing when none is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        acknowledged: Option<u64>,
    },
    /// A bundle of a member was read. What was taken of it, the entries before it say.
    BundleRead {
        /// When.
        at: Moment,
        /// Who brought it.
        by: PrincipalId,
        /// Who wrote it.
        from: Text<MemberCode>,
        /// The identity of its manifest.
        bundle: Digest32,
        /// When it was written, by the member's clock.
        made: Moment,
        /// The first and the last delivery in it, taken or not; nothing when it holds none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        deliveries: Option<Run>,
        /// The member's first delivery for which it had no receipt of ours.
        unacknowledged: u64,
        /// From which of our deliveries on the member asks for them again; nothing when it lacks none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        asks: Option<u64>,
    },
    /// A member card that was accepted, ours included.
    Card {
        /// When.
        at: Moment,
        /// Who accepted it; nothing for a card that came by the exchange.
        #[serde(skip_serializing_if = "Option::is_none")]
        by: Option<PrincipalId>,
        /// The signed card.
        card: Envelope,
    },
    /// A member is not dealt with any more, or again.
    Standing {
        /// When.
        at: Moment,
        /// Who decided it.
        by: PrincipalId,
        /// The member.
        member: Text<MemberCode>,
        /// Whether deliveries go to it and are taken from it.
        active: bool,
        /// Why.
        reason: String,
    },
    /// An agreement with one or more signatures over its exact text. Later entries may add signatures.
    Agreement {
        /// When.
        at: Moment,
        /// Who signed or took it in; nothing for one that came by the exchange.
        #[serde(skip_serializing_if = "Option::is_none")]
        by: Option<PrincipalId>,
        /// The text and its signatures.
        signed: Envelope,
    },
    /// A paper of the third-party rule: a request, an answer or a revocation, ours or another member's.
    Onward {
        /// When it was made or taken in.
        at: Moment,
        /// Who made it; nothing for one that came by the exchange.
        #[serde(skip_serializing_if = "Option::is_none")]
        by: Option<PrincipalId>,
        /// The signed paper.
        paper: Envelope,
    },
    /// A request for information, or an answer to one: ours or another member's.
    Rfi {
        /// When it was made or taken in.
        at: Moment,
        /// Who made it; nothing for one that came by the exchange.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<PrincipalId>,
        /// The signed paper.
        paper: Envelope,
    },
    /// The minute of a hand-over in a committee. A later entry may hold the same minute with another signature.
    Minute {
        /// When it was signed here or taken in.
        at: Moment,
        /// Who signed it for this member; nothing for one that came by the exchange.
        #[serde(skip_serializing_if = "Option::is_none")]
        by: Option<PrincipalId>,
        /// The signed minute.
        signed: Envelope,
    },
    /// We take back statements of a report of ours. Each holder gets a signed paper about what it has.
    Recall {
        /// When.
        at: Moment,
        /// Who decided it.
        by: PrincipalId,
        /// The recall.
        recall: RecallId,
        /// The report.
        report: ReportId,
        /// The statements, in the order of their ids; not empty.
        statements: Vec<StatementId>,
        /// Why. It says as well whether this is a retraction or a withdrawal.
        ground: RecallGround,
        /// From whom it is withdrawn; empty for a retraction and for every holder.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        from: Vec<Text<MemberCode>>,
        /// The report of ours that says it as it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        replaced_by: Option<ReportId>,
        /// Why, in words for our own people; it does not leave.
        reason: String,
    },
    /// Another member's recall was taken in, and what we did: from then on what it names is read by nobody here, or is
    /// kept.
    Recalled {
        /// When.
        at: Moment,
        /// Who gave it: the originator, or whoever had passed the item on to us.
        from: Text<MemberCode>,
        /// The signed recall.
        paper: Envelope,
        /// Why it is kept; nothing when it is done.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kept: Option<KeepGround>,
    },
    /// A holder's receipt for a recall: ours, or another member's.
    RecallReceipt {
        /// When it was signed here or taken in.
        at: Moment,
        /// The signed receipt.
        paper: Envelope,
    },
    /// An officer has a report in hand: its clock stops, and no desk is called about it any more.
    TakenUp {
        /// When.
        at: Moment,
        /// Who.
        by: PrincipalId,
        /// The report, or the edition that we hold.
        report: ReportId,
    },
    /// Something that another member gave us is to be kept here even if it is recalled, or not any more.
    Keep {
        /// When.
        at: Moment,
        /// Who decided it.
        by: PrincipalId,
        /// The edition that we hold.
        item: ReportId,
        /// Why; nothing when it need not be kept any more.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ground: Option<KeepGround>,
        /// The law or case on which it is kept, or let go.
        basis: String,
    },
    /// Somebody ordered that another originator's item be passed on. That it was, a disclosure says.
    PassOn {
        /// When.
        at: Moment,
        /// Who ordered it.
        by: PrincipalId,
        /// The edition that we hold.
        item: ReportId,
        /// To whom.
        to: Text<MemberCode>,
        /// By which consent; nothing where the clauses ask for none.
        #[serde(skip_serializing_if = "Option::is_none")]
        consent: Option<OnwardId>,
        /// The law or case on which it is passed on.
        basis: String,
    },
    /// A principal asks for something that takes two.
    Asked {
        /// When.
        at: Moment,
        /// Who.
        by: PrincipalId,
        /// What for.
        matter: Matter,
        /// Why.
        reason: String,
    },
    /// What was asked for is answered: agreed by a second principal, or refused by one, or withdrawn by the first.
    Answered {
        /// When.
        at: Moment,
        /// Who answers; where it is agreed, never the one who asked.
        by: PrincipalId,
        /// The position of the entry that asked.
        asked: u64,
        /// Who asked.
        first: PrincipalId,
        /// Whether it is agreed.
        agreed: bool,
        /// Why.
        reason: String,
        /// The agreement that it is about, by the identity of its text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        agreement: Option<Digest32>,
        /// The standing properties that it breaks.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        broken: Vec<BrokenProperty>,
    },
    /// The standing properties of this member from now on: what must hold before it signs an agreement.
    Properties {
        /// When.
        at: Moment,
        /// Who set them.
        by: PrincipalId,
        /// Who agreed; nothing for the first ones, which take nothing away.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        second: Option<PrincipalId>,
        /// Their exact text.
        text: String,
    },
    /// Whose resolution decisions count at this node beside its own, from now on.
    Follows {
        /// When.
        at: Moment,
        /// Who decided it.
        by: PrincipalId,
        /// The other members; empty for none.
        members: Vec<Text<MemberCode>>,
        /// Why.
        reason: String,
    },
    /// We cosigned a checkpoint of another member's ledger: whatever is cosigned of it later continues this one.
    Cosigned {
        /// When.
        at: Moment,
        /// Whose ledger.
        log: Text<MemberCode>,
        /// The checkpoint as a signed note (C2SP tlog-checkpoint), with the ledger's signature and our cosignature.
        checkpoint: String,
    },
    /// Two checkpoints that a ledger's key signed and of which the later one asked about was not shown to continue the
    /// one that was cosigned. Written at the witness, and at the ledger's own node when the witness shows it.
    Contradicted {
        /// When.
        at: Moment,
        /// Whose ledger.
        log: Text<MemberCode>,
        /// Which witness.
        witness: Text<MemberCode>,
        /// The signed note that the witness cosigned.
        held: String,
        /// The signed note that it refused.
        shown: String,
    },
    /// A principal was set up or changed. The last entry about a principal holds.
    Principal {
        /// When.
        at: Moment,
        /// Who did it; nothing for the first ones, which the node's set-up makes.
        #[serde(skip_serializing_if = "Option::is_none")]
        by: Option<PrincipalId>,
        /// The principal.
        principal: Principal,
    },
    /// A person was screened. A no-hit keeps no name.
    Screened {
        /// When.
        at: Moment,
        /// By whom.
        by: PrincipalId,
        /// What for.
        purpose: Text<Purpose>,
        /// The subjects that were shown.
        shown: Vec<SubjectId>,
        /// What it came to, as a word of the screening's answer; nothing in entries of before it was recorded.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        outcome: Option<String>,
        /// On what grounds.
        #[serde(default, skip_serializing_if = "Grounds::is_empty")]
        grounds: Grounds,
    },
    /// An extract was made for a control point: a disclosure to whoever has its key.
    Extracted {
        /// When.
        at: Moment,
        /// For whom.
        by: PrincipalId,
        /// What for.
        purpose: Text<Purpose>,
        /// The digest of the control point's key.
        point: Digest32,
        /// When it ends.
        expires: Moment,
        /// The subjects in it.
        subjects: Vec<SubjectId>,
        /// On what grounds.
        #[serde(default, skip_serializing_if = "Grounds::is_empty")]
        grounds: Grounds,
    },
    /// A control point handed in that a person was screened there without a line.
    ScreenedOffline {
        /// When it came in; when it happened, the screening says.
        at: Moment,
        /// Who handed it in.
        by: PrincipalId,
        /// The digest of the control point's key.
        point: Digest32,
        /// What happened there.
        screening: OfflineScreening,
    },
    /// Somebody asked what a subject or a report says. Nothing is shown where nothing is here or nothing is for him.
    Read {
        /// When.
        at: Moment,
        /// Who.
        by: PrincipalId,
        /// What for.
        purpose: Text<Purpose>,
        /// The subjects shown.
        subjects: Vec<SubjectId>,
        /// The reports shown.
        reports: Vec<ReportId>,
        /// On what grounds.
        #[serde(default, skip_serializing_if = "Grounds::is_empty")]
        grounds: Grounds,
        /// Whether it left as a file.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        exported: bool,
    },
}

/// Something in a delivery of ours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisclosedItem {
    /// Our report, or another originator's that is passed on; nothing for what is no report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report: Option<ReportId>,
    /// The edition that the member gets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<ReportId>,
    /// The statements in it.
    pub statements: Vec<StatementId>,
    /// The edition's signatures. Its bytes follow from the report and the statements; what the key signed does not,
    /// once the node has another key. Empty for what is no report, and in entries of before it was recorded.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signatures: Vec<SignatureLine>,
    /// Who ordered that it be given; nothing where an agreement alone gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PrincipalId>,
}

/// A statement that is withheld.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithheldStatement {
    /// The statement.
    pub statement: StatementId,
    /// Codes of reasons.
    pub reasons: Vec<String>,
}

impl Entry {
    /// The bytes for the ledger.
    pub fn to_bytes(&self) -> Vec<u8> {
        to_canonical(self)
    }

    /// Reads an entry from the ledger.
    ///
    /// # Errors
    /// [`NotCanonical`] when the bytes are no entry of a form that this program knows.
    pub fn from_bytes(bytes: &[u8]) -> Result<Entry, NotCanonical> {
        from_canonical(bytes, "a ledger entry")
    }

    /// Whether it is only about witnessing. What is cosigned need not be cosigned in turn: two nodes at rest would
    /// witness each other's witnessing for ever.
    pub fn is_witnessing(&self) -> bool {
        matches!(self, Entry::Cosigned { .. } | Entry::Contradicted { .. })
    }

    /// When it happened.
    pub fn at(&self) -> Moment {
        match self {
            Entry::Report { at, .. }
            | Entry::Received { at, .. }
            | Entry::Receipt { at, .. }
            | Entry::Disclosed { at, .. }
            | Entry::Withheld { at, .. }
            | Entry::Acknowledged { at, .. }
            | Entry::BundleWritten { at, .. }
            | Entry::BundleRead { at, .. }
            | Entry::Card { at, .. }
            | Entry::Standing { at, .. }
            | Entry::Agreement { at, .. }
            | Entry::Onward { at, .. }
            | Entry::Rfi { at, .. }
            | Entry::Minute { at, .. }
            | Entry::PassOn { at, .. }
            | Entry::Recall { at, .. }
            | Entry::Recalled { at, .. }
            | Entry::RecallReceipt { at, .. }
            | Entry::TakenUp { at, .. }
            | Entry::Keep { at, .. }
            | Entry::Asked { at, .. }
            | Entry::Answered { at, .. }
            | Entry::Properties { at, .. }
            | Entry::Follows { at, .. }
            | Entry::Cosigned { at, .. }
            | Entry::Contradicted { at, .. }
            | Entry::Principal { at, .. }
            | Entry::Screened { at, .. }
            | Entry::Extracted { at, .. }
            | Entry::ScreenedOffline { at, .. }
            | Entry::Read { at, .. } => *at,
        }
    }
}
