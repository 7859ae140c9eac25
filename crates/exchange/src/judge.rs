//! Judging one item of a delivery: is it what it claims to be, may the giver give it to us, and is it new?
//!
//! The giver decided already that it may leave. Deciding again here is defence in depth: a member that errs, or whose
//! program was changed, cannot fill our ledger with what no agreement covers.

use crate::exchange::Parts;
use crate::lanes::content_of;
use crate::{Error, ItemRefusal};
use std::collections::{BTreeMap, BTreeSet};
use tansiq_agreement::{AGREEMENT_TYPE, SignedAgreement};
use tansiq_label::MemberCode;
use tansiq_report::onward::{Paper, Signed as _};
use tansiq_report::recall::{RECALL_RECEIPT_TYPE, RECALL_TYPE};
use tansiq_report::rfi::is_rfi_type;
use tansiq_report::{
    BadCard, BadSeal, CARD_TYPE, Card, Digest32, Entry, Envelope, KeyId, Keys, MAX_CLOCK_SKEW_MILLIS,
    MINUTE_TYPE, Minute, Moment, Note, NoteItem, PassedOn, PublicKey, REPORT_TYPE, ReportId, Sealed,
    item_digest, not_from_the_future,
};

/// What becomes of an item.
pub(crate) enum Verdict {
    New(Box<Entry>),
    /// It is stored, and so is our own answer to it.
    Answered(Box<[Entry; 2]>),
    Known,
    Refused(ItemRefusal),
}

/// Judges the items of one delivery, in their order.
pub(crate) struct Judge<'a> {
    pub(crate) parts: &'a Parts,
    pub(crate) note: &'a Note,
    pub(crate) now: Moment,
    pub(crate) me: MemberCode,
    /// What this delivery itself brought, which no view knows yet.
    reports: BTreeMap<ReportId, Digest32>,
    pub(crate) terms: BTreeSet<Digest32>,
    card: Option<Card>,
}

pub(crate) type Judged<T> = Result<T, ItemRefusal>;

/// The keys as they are after the cards that this delivery brought: terms travel together.
impl Keys for Judge<'_> {
    fn key(&self, member: MemberCode, id: KeyId, at: Moment) -> Option<PublicKey> {
        match &self.card {
            Some(card) if card.member() == member => card.key(id, at),
            _ => self.parts.directory.key(member, id, at),
        }
    }
}

impl<'a> Judge<'a> {
    pub(crate) fn new(parts: &'a Parts, note: &'a Note, now: Moment) -> Self {
        let (me, card) = (parts.directory.me(), parts.directory.card(note.from.0));
        Judge { parts, note, now, me, reports: BTreeMap::new(), terms: BTreeSet::new(), card }
    }

    /// The verdict on the next item.
    ///
    /// # Errors
    /// [`Error`]: trouble at this node.
    pub(crate) fn item(&mut self, item: &Envelope, named: &NoteItem) -> Result<Verdict, Error> {
        match item.payload_type.as_str() {
            REPORT_TYPE => self.report(item, named),
            AGREEMENT_TYPE => self.agreement(item),
            CARD_TYPE => Ok(self.card(item).unwrap_or_else(Verdict::Refused)),
            MINUTE_TYPE => self.minute(item),
            RECALL_TYPE => self.recall(item),
            RECALL_RECEIPT_TYPE => self.recall_receipt(item),
            paper if Paper::is_type(paper) => self.paper(item),
            paper if is_rfi_type(paper) => self.rfi_paper(item),
            _ => Ok(Verdict::Refused(ItemRefusal::Type)),
        }
    }

    fn report(&mut self, item: &Envelope, named: &NoteItem) -> Result<Verdict, Error> {
        let sealed = match self.open_report(item, named.passed_on.as_ref()) {
            Ok(sealed) => sealed,
            Err(refusal) => return Ok(Verdict::Refused(refusal)),
        };
        let from = self.note.from;
        let (id, content) = (sealed.report().header().id, content_of(item));
        let held = self.parts.lanes.held(id)?;
        let known = held.iter().map(|held| (held.from, held.content));
        let here = self.reports.get(&id).map(|content| (from.0, *content));
        // The same from another giver is another grant, with its own clauses and purposes.
        let mut known = known.chain(here).peekable();
        let changed = known.peek().is_none() && self.parts.lanes.find(id.bits())?.is_some();
        let known: Vec<_> = known.collect();
        if changed || known.iter().any(|(_, held)| *held != content) {
            return Ok(Verdict::Refused(ItemRefusal::Changed));
        }
        if known.iter().any(|(giver, _)| *giver == from.0) {
            return Ok(Verdict::Known);
        }
        if self.parts.lanes.is_recalled(id, self.me, from.0)? {
            return Ok(Verdict::Refused(ItemRefusal::Recalled));
        }
        if let Err(refusal) = self.released(sealed.report(), named)? {
            return Ok(Verdict::Refused(refusal));
        }
        self.reports.insert(id, content);
        Ok(Verdict::New(Box::new(Entry::Received {
            at: self.now,
            from,
            delivery: self.note.id,
            clauses: named.clauses.clone(),
            purposes: named.purposes.clone(),
            narrowed: named.narrowed.clone(),
            sealed: item.clone(),
        })))
    }

    fn open_report(&self, item: &Envelope, passed_on: Option<&PassedOn>) -> Judged<Sealed> {
        // What is passed on was sealed before; not later than now, or a key would be believed that is not valid yet.
        let sealed_at = passed_on.map_or(self.note.sent, |passed_on| passed_on.sealed.min(self.note.sent));
        let sealed = Sealed::open(item.clone(), self, sealed_at).map_err(|bad| match bad {
            BadSeal::Signature(_) => ItemRefusal::Signature,
            BadSeal::Canonical(_) | BadSeal::Report(_) | BadSeal::TooLong(_) => ItemRefusal::Malformed,
        })?;
        let own = sealed.report().header().originator == self.note.from.0;
        if own != passed_on.is_none() {
            return Err(ItemRefusal::Originator);
        }
        not_from_the_future(sealed.report(), self.now).map_err(|_| ItemRefusal::Future)?;
        Ok(sealed)
    }

    fn agreement(&mut self, item: &Envelope) -> Result<Verdict, Error> {
        let digest = item_digest(item);
        if self.terms.contains(&digest) || self.parts.lanes.find(digest.bytes())?.is_some() {
            return Ok(Verdict::Known);
        }
        let Ok(signed) = SignedAgreement::open(item.clone(), self.now) else {
            return Ok(Verdict::Refused(ItemRefusal::Malformed));
        };
        if !signed.agreement().binds(self.me, self.note.from.0) {
            return Ok(Verdict::Refused(ItemRefusal::NotAParty));
        }
        if signed.signers(self).is_empty() {
            return Ok(Verdict::Refused(ItemRefusal::Signature));
        }
        self.terms.insert(digest);
        Ok(Verdict::New(Box::new(Entry::Agreement { at: self.now, by: None, signed: item.clone() })))
    }

    fn minute(&mut self, item: &Envelope) -> Result<Verdict, Error> {
        let (digest, from) = (item_digest(item), self.note.from.0);
        if self.terms.contains(&digest) || self.parts.lanes.find(digest.bytes())?.is_some() {
            return Ok(Verdict::Known);
        }
        let Ok(minute) = Minute::read(item) else { return Ok(Verdict::Refused(ItemRefusal::Malformed)) };
        if minute.written > self.now.plus_millis(MAX_CLOCK_SKEW_MILLIS) {
            return Ok(Verdict::Refused(ItemRefusal::Future));
        }
        let agreements = self.parts.directory.agreements();
        let of_a_chair = [minute.outgoing.0, minute.incoming.0].contains(&from);
        if !of_a_chair || !agreements.check_minute(&minute).is_ok_and(|c| c.seats_member(self.me)) {
            return Ok(Verdict::Refused(ItemRefusal::Minute));
        }
        let signers = minute.signers(item, self.now, self);
        // The outgoing chair's signature stands under every copy, and so does the giver's.
        if !signers.contains(&minute.outgoing.0) || !signers.contains(&from) {
            return Ok(Verdict::Refused(ItemRefusal::Signature));
        }
        self.terms.insert(digest);
        Ok(Verdict::New(Box::new(Entry::Minute { at: self.now, by: None, signed: item.clone() })))
    }

    fn card(&mut self, item: &Envelope) -> Judged<Verdict> {
        let card = Card::open(item.clone()).map_err(|bad| match bad {
            BadCard::Signature(_) => ItemRefusal::Signature,
            _ => ItemRefusal::Malformed,
        })?;
        if card.member() != self.note.from.0 {
            return Err(ItemRefusal::NotTheGiversCard);
        }
        let known = self.card.as_ref().ok_or(ItemRefusal::Card)?;
        card.succeeds(known).map_err(|_| ItemRefusal::Card)?;
        if card.text().sequence == known.text().sequence {
            return Ok(Verdict::Known);
        }
        self.card = Some(card);
        Ok(Verdict::New(Box::new(Entry::Card { at: self.now, by: None, card: item.clone() })))
    }
}
