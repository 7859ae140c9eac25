//! A delivery that cannot get through any more, and how the lane goes on without losing or doubling an item.
//!
//! Two things end a delivery that is outstanding: its key was revoked, so that a member that knows of it believes
//! nothing of it; or something in it was erased from our ledger. It is then made *anew*: planned again from the start
//! of the lane under today's terms and key, recorded as another `Disclosed` entry with the same number and the same
//! note before it, even if nothing is left to give. Of two such entries the later one counts.
//!
//! The member may have taken the old delivery, with only its answer lost. So its word is asked for before:
//!
//! | the old delivery | is sent | and made anew after the answer |
//! |---|---|---|
//! | signed by a key that our card does not allow | as it is | `note-signature` |
//! | without an erased item | its note alone | `items-differ` or `note-signature` |
//!
//! A member answers a note that it has taken with the acknowledgement that it gave then, before it looks at anything
//! else of the delivery; any other answer means that it has not taken it. A copy of the old delivery may still be on
//! its way and come first. The new one is then refused as a `fork`, the note of the old one is asked for alone, and
//! its acknowledgement makes the old one count again; what only the new one held is planned once more. A member that
//! never took either note and still answers `fork` stays a setback for people to see: it is one.
//!
//! Nothing is made anew while our own card does not allow our key at this time (a clock that was set back): it would
//! be refused in its turn, for ever.
//!
//! A third trouble needs no new delivery: when both members change their keys while both wait for an answer, neither
//! knows the key of the other's acknowledgement, and the cards stand behind what waits. The card is then given as the
//! next delivery, beside those that are outstanding: the member has taken them, or takes them now.
//!
//! Deliveries that were acknowledged are never made anew. A member that lost its ledger and asks for one that cannot
//! be made again, or that a revoked key signed, is a setback for people to see.

use crate::disclose::Disclosing;
use crate::exchange::{Inner, LaneMemory};
use crate::give::Step;
use crate::lanes::Outgoing;
use crate::{CarrierError, Error, Refusal, Setback};
use std::sync::Arc;
use tansiq_label::MemberCode;
use tansiq_report::{BadNote, BadSignature, Delivery, Envelope, Note};

impl Inner {
    /// A delivery that is not whole any more: its note alone, which the member answers if it took it before.
    pub(crate) async fn give_what_is_left(
        &self,
        to: MemberCode,
        outgoing: &Outgoing,
        item: usize,
        note: Option<Envelope>,
    ) -> Result<Step, Error> {
        let lost = Step::Setback(Setback::Lost { sequence: outgoing.sequence, item });
        let Some(note) = note.filter(|_| !outgoing.acknowledged) else { return Ok(lost) };
        Ok(match self.ask(to, outgoing, note).await? {
            Step::Setback(setback) if never_taken(&setback) => lost,
            other => other,
        })
    }

    /// Asks for the answer to a delivery by its note alone.
    async fn ask(&self, to: MemberCode, outgoing: &Outgoing, note: Envelope) -> Result<Step, Error> {
        let items = Note::read(&note).map_or(0, |note| note.items.len());
        let alone = Delivery { note, items: vec![] };
        self.send(to, outgoing, &alone, items, &mut LaneMemory::default()).await
    }

    /// What follows from a delivery that did not get through.
    pub(crate) async fn after(
        self: &Arc<Self>,
        to: MemberCode,
        outgoing: &Outgoing,
        step: Step,
        memory: &mut LaneMemory,
    ) -> Result<Step, Error> {
        let Step::Setback(setback) = &step else { return Ok(step) };
        if outgoing.acknowledged {
            return Ok(step);
        }
        match setback {
            Setback::Lost { .. } => self.anew(to, outgoing, step, memory).await,
            Setback::Carrier(CarrierError::Refused { code, .. }) if code == Refusal::NOTE_SIGNATURE => {
                if self.is_believed(outgoing)? {
                    return Ok(step);
                }
                self.anew(to, outgoing, step, memory).await
            }
            Setback::Carrier(CarrierError::Refused { code, .. }) if code == Refusal::FORK => {
                self.ask_for_the_old(to, outgoing, step).await
            }
            Setback::Acknowledgement(BadNote::Signature(BadSignature::NoKnownKey { .. })) => {
                self.show_our_card(to, outgoing, memory).await?;
                Ok(step)
            }
            _ => Ok(step),
        }
    }

    /// Makes a delivery anew and sends it; `step` is what came of the old one.
    async fn anew(
        self: &Arc<Self>,
        to: MemberCode,
        old: &Outgoing,
        step: Step,
        memory: &mut LaneMemory,
    ) -> Result<Step, Error> {
        if !self.may_make_anew() {
            return Ok(step);
        }
        tracing::warn!(%to, sequence = old.sequence, "a delivery that was not acknowledged is made anew");
        if !matches!(Arc::clone(self).disclose_instead(to, old.sequence, memory).await?, Disclosing::Made) {
            return Ok(step);
        }
        match self.parts.lanes.outgoing(to, old.sequence)? {
            Some(new) => {
                let sent = self.give(to, &new, memory).await?;
                match &sent {
                    // An old copy came first.
                    Step::Setback(Setback::Carrier(CarrierError::Refused { code, .. }))
                        if code == Refusal::FORK =>
                    {
                        self.ask_for_the_old(to, &new, sent).await
                    }
                    _ => Ok(sent),
                }
            }
            None => Ok(step),
        }
    }

    /// Whether our own card allows our key at this time.
    pub(crate) fn may_make_anew(&self) -> bool {
        self.parts.directory.key(self.me(), self.parts.key.id(), self.parts.clock.now()).is_some()
    }

    /// Asks for the answer to the deliveries in whose place this one was made, the last one first.
    async fn ask_for_the_old(&self, to: MemberCode, new: &Outgoing, step: Step) -> Result<Step, Error> {
        for old in self.parts.lanes.superseded(to, new.sequence)? {
            let Some(note) = self.note_of(&old)? else { continue };
            match self.ask(to, &old, note).await? {
                Step::Setback(setback) if never_taken(&setback) => {}
                other => return Ok(other),
            }
        }
        Ok(step)
    }

    /// Gives our card, if the member lacks it, although a delivery before it is outstanding; and before it what else is, as
    /// bundles leave it.
    async fn show_our_card(
        self: &Arc<Self>,
        to: MemberCode,
        outstanding: &Outgoing,
        memory: &mut LaneMemory,
    ) -> Result<(), Error> {
        for sequence in outstanding.sequence + 1.. {
            let mut next = self.parts.lanes.outgoing(to, sequence)?;
            if next.is_none()
                && matches!(Arc::clone(self).disclose_terms(to, memory).await?, Disclosing::Made)
            {
                next = self.parts.lanes.outgoing(to, sequence)?;
            }
            let Some(next) = next else { break };
            if !next.acknowledged {
                self.give(to, &next, memory).await?;
            }
        }
        Ok(())
    }

    /// Whether our own card allows the key of a delivery at the time of its note.
    pub(crate) fn is_believed(&self, outgoing: &Outgoing) -> Result<bool, Error> {
        let Some(note) = self.note_of(outgoing)? else { return Ok(false) };
        let Ok(named) = Note::read(&note) else { return Ok(false) };
        let believed = |id| self.parts.directory.key(self.me(), id, named.sent).is_some();
        Ok(note.signatures.iter().any(|line| believed(line.keyid)))
    }
}

/// Whether a note alone was answered with "that I have not taken".
fn never_taken(setback: &Setback) -> bool {
    let Setback::Carrier(CarrierError::Refused { code, .. }) = setback else { return false };
    [Refusal::ITEMS_DIFFER, Refusal::NOTE_SIGNATURE, Refusal::FORK, Refusal::GAP].contains(&code.as_str())
}
