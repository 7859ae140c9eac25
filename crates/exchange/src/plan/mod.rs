//! What goes to one member, and what is withheld from it: pure.
//!
//! On a lane go: our own member's reports, as the editions that the agreements release; agreements to which both are
//! parties, with whatever signatures are known, so that the signatures of all meet; our own new card; minutes of
//! hand-overs that we signed; papers of the third-party rule; recalls and their receipts; and what another originator
//! sealed, when somebody ordered it and the rule allows it.

mod body;
#[cfg(test)]
mod table;

pub use body::Body;

use crate::onward::Gift;
use crate::release::{Edition, Ruling, Terms};
use std::collections::BTreeSet;
use tansiq_agreement::Releasable;
use tansiq_label::MemberCode;
use tansiq_report::{
    Digest32, DisclosedItem, Entry, Envelope, MAX_ITEMS, MemberKey, Moment, NoteItem, ReportId, Sealed,
    StatementId, Text, WithheldStatement, item_digest,
};

/// The most bytes of signed payload in one delivery, unless a single item is larger: what one append stores within a
/// second, and what costs little to send again over a bad line.
pub const MAX_BATCH_BYTES: usize = 8 * 1024 * 1024;

/// What the lane's past says about something that may go on it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// It was given, in some edition.
    pub given: bool,
    /// It was refused, before the terms changed.
    pub refused: bool,
    /// The statements that were given.
    pub statements: BTreeSet<StatementId>,
    /// The digest of what was last recorded as withheld.
    pub withheld: Option<Digest32>,
    /// Statements that we took back from the member.
    pub taken_back: BTreeSet<StatementId>,
}

/// Something to be given.
#[derive(Debug, Clone)]
pub enum Give {
    /// An edition of a report.
    Edition(Box<Edition>),
    /// An agreement, our card, a minute or a paper, as it stands in the ledger.
    Terms(Releasable<Envelope>),
    /// An edition as another originator sealed it.
    PassedOn(Releasable<Envelope>, Box<Gift>),
}

/// What is withheld of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withheld {
    /// The report.
    pub report: ReportId,
    /// Whether the member gets nothing of it.
    pub whole: bool,
    /// The statements and why.
    pub statements: Vec<WithheldStatement>,
}

/// A plan for one delivery.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// What is given, in order.
    pub items: Vec<Give>,
    /// What is withheld and was not recorded so before.
    pub withheld: Vec<Withheld>,
}

/// A plan with every item sealed.
#[derive(Debug, Clone, Default)]
pub(crate) struct SealedPlan {
    /// What is given: as it is recorded, as it stands in the note, and as it travels.
    pub(crate) items: Vec<(DisclosedItem, NoteItem, Envelope)>,
    /// What is withheld and was not recorded so before.
    pub(crate) withheld: Vec<Withheld>,
}

/// Whether something still had room in a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// It was looked at, and is in the plan as far as it must be.
    Taken,
    /// The plan is full: it comes next time.
    Full,
}

/// Makes one plan, from what is offered in order.
pub struct Planner<'a> {
    terms: &'a Terms<'a>,
    plan: Plan,
    bytes: usize,
    room: usize,
}

impl<'a> Planner<'a> {
    /// An empty plan under these terms, for at most so many items.
    pub fn new(terms: &'a Terms<'a>, room: usize) -> Self {
        Planner { terms, plan: Plan::default(), bytes: 0, room: room.min(MAX_ITEMS) }
    }

    /// How much there is to give.
    pub fn items(&self) -> usize {
        self.plan.items.len()
    }

    /// Looks at what is offered next.
    pub fn take(&mut self, body: &Body, known: &Known) -> Room {
        match body {
            Body::Report(sealed) => self.report(sealed, known),
            Body::Agreement(signed) => self.terms_item(self.terms.agreement(signed), known.given),
            // A card that was refused once was older than the one that the member knew, and will be so for ever.
            Body::Card(card) => self.terms_item(self.terms.card(card), known.given || known.refused),
            Body::Paper { signed, given } => {
                self.terms_item(self.terms.paper(signed, *given), known.given || known.refused)
            }
            Body::Rfi(signed) => self.terms_item(self.terms.rfi(signed), known.given || known.refused),
            Body::Minute(signed) => self.terms_item(self.terms.minute(signed), known.given),
            // Refused once, it is refused for ever: the member has nothing of what it is about.
            Body::Recall { signed, has } => {
                self.terms_item(self.terms.recall(signed, *has), known.given || known.refused)
            }
            Body::RecallReceipt { signed, asked } => {
                self.terms_item(self.terms.recall_receipt(signed, *asked), known.given || known.refused)
            }
            Body::Rest { sealed, has } => self.rest(sealed, has, known),
            Body::Gift(gift) => self.gift(gift, known),
        }
    }

    /// The plan.
    pub fn finish(self) -> Plan {
        self.plan
    }

    fn report(&mut self, sealed: &Sealed, known: &Known) -> Room {
        let Some(ruling) = self.rule(sealed, known) else { return Room::Taken };
        // Once a member has a statement, an edition with less would tell it nothing but that our terms changed.
        let edition = ruling.edition.filter(|edition| {
            !known.given || edition.statements.iter().any(|statement| !known.statements.contains(statement))
        });
        let withheld = ruling.withheld.filter(|w| known.withheld != Some(w.digest()));
        self.edition(edition, withheld)
    }

    /// What we decide about a report without what was taken back; nothing when all of it was.
    fn rule(&self, sealed: &Sealed, known: &Known) -> Option<Ruling> {
        let report = sealed.report();
        if known.taken_back.is_empty() {
            return Some(self.terms.rule(report));
        }
        let left = report.statements().iter().map(|s| s.id).filter(|id| !known.taken_back.contains(id));
        Some(self.terms.rule(&report.edition(report.header().id, &left.collect())?))
    }

    fn rest(&mut self, sealed: &Sealed, has: &BTreeSet<ReportId>, known: &Known) -> Room {
        let edition = self.rule(sealed, known).and_then(|ruling| ruling.edition);
        self.edition(edition.filter(|edition| !has.contains(&edition.id())), None)
    }

    fn edition(&mut self, edition: Option<Edition>, withheld: Option<Withheld>) -> Room {
        // Of what is given, not of the report: where a delivery ends tells nothing of what is withheld.
        let bytes = edition.as_ref().map_or(0, Edition::bytes);
        if edition.is_some() && !self.has_room(bytes) {
            return Room::Full;
        }
        self.plan.withheld.extend(withheld);
        if let Some(edition) = edition {
            self.bytes += bytes;
            self.plan.items.push(Give::Edition(Box::new(edition)));
        }
        Room::Taken
    }

    fn gift(&mut self, gift: &Gift, known: &Known) -> Room {
        let statements = || gift.sealed.report().statements().iter().map(|statement| statement.id);
        if known.given && statements().all(|statement| known.statements.contains(&statement)) {
            return Room::Taken;
        }
        let bytes = gift.sealed.envelope().payload.len();
        match self.terms.gift(gift) {
            Ok(_) if !self.has_room(bytes) => return Room::Full,
            Ok(released) => {
                self.bytes += bytes;
                self.plan.items.push(Give::PassedOn(released, Box::new(gift.clone())));
            }
            Err(withheld) if known.withheld != Some(withheld.digest()) => self.plan.withheld.push(withheld),
            Err(_) => {}
        }
        Room::Taken
    }

    fn terms_item(&mut self, released: Option<Releasable<Envelope>>, settled: bool) -> Room {
        let Some(envelope) = released.filter(|_| !settled) else { return Room::Taken };
        let bytes = envelope.get().payload.len();
        if !self.has_room(bytes) {
            return Room::Full;
        }
        self.bytes += bytes;
        self.plan.items.push(Give::Terms(envelope));
        Room::Taken
    }

    fn has_room(&self, bytes: usize) -> bool {
        self.plan.items.is_empty()
            || (self.plan.items.len() < self.room && self.bytes + bytes <= MAX_BATCH_BYTES)
    }
}

impl Withheld {
    /// The identity of what is withheld and why.
    pub fn digest(&self) -> Digest32 {
        crate::lanes::withheld_digest(self.whole, &self.statements)
    }
}

impl Plan {
    /// The same with every item sealed.
    pub(crate) fn seal(self, key: &MemberKey) -> SealedPlan {
        let items = self.items.into_iter().map(|give| give.seal(key)).collect();
        SealedPlan { items, withheld: self.withheld }
    }
}

impl SealedPlan {
    /// What is withheld, as entries.
    pub(crate) fn withheld_entries(&self, to: MemberCode, at: Moment) -> Vec<Entry> {
        let entry = |w: &Withheld| Entry::Withheld {
            at,
            to: Text(to),
            report: w.report,
            whole: w.whole,
            statements: w.statements.clone(),
        };
        self.withheld.iter().map(entry).collect()
    }
}

impl Give {
    /// The item as it is recorded, as it stands in the note, and as it travels.
    pub(crate) fn seal(self, key: &MemberKey) -> (DisclosedItem, NoteItem, Envelope) {
        match self {
            Give::Terms(released) => {
                let envelope = released.into_inner();
                let disclosed = DisclosedItem {
                    report: None,
                    edition: None,
                    statements: vec![],
                    signatures: vec![],
                    by: None,
                };
                let digest = item_digest(&envelope);
                let note =
                    NoteItem { digest, clauses: vec![], purposes: vec![], narrowed: vec![], passed_on: None };
                (disclosed, note, envelope)
            }
            Give::PassedOn(released, gift) => gift.items(released),
            Give::Edition(edition) => edition.seal(key),
        }
    }
}
