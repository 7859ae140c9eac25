//! Judging what the third-party rule brings: papers, and what is passed on.

use crate::judge::{Judge, Judged, Verdict};
use crate::lanes::Kind;
use crate::onward::claimed_via;
use crate::release::{Coming, allowed};
use crate::{Error, ItemRefusal};
use std::collections::BTreeSet;
use tansiq_report::onward::{Answer, BadPaper, Consent, Paper, Request, Revocation, Ruling, Signed as _};
use tansiq_report::{
    Entry, Envelope, MAX_CLOCK_SKEW_MILLIS, NoteItem, PassedOn, Report, StatementId, Text, Uses, item_digest,
};

impl Judge<'_> {
    /// Whether every statement of a report may come to us the way it comes.
    pub(crate) fn released(&self, report: &Report, named: &NoteItem) -> Result<Judged<()>, Error> {
        let agreements = self.parts.directory.agreements();
        let (from, originator) = (self.note.from.0, report.header().originator);
        let (mut via, mut consented) = (vec![], Uses::NONE);
        if let Some(passed_on) = &named.passed_on {
            let Some(claimed) = claimed_via(&agreements, passed_on, originator, from) else {
                return Ok(Err(ItemRefusal::NotReleased));
            };
            via = claimed;
            consented = match self.consented(report, passed_on)? {
                Ok(purposes) => purposes,
                Err(refusal) => return Ok(Err(refusal)),
            };
        }
        let coming = Coming { from, to: self.me, via: &via, consented, now: self.now };
        Ok(allowed(&agreements, report, &coming, named))
    }

    /// For which purposes the originator consents; none without a consent.
    fn consented(&self, report: &Report, passed_on: &PassedOn) -> Result<Judged<Uses>, Error> {
        let Some(signed) = &passed_on.consent else { return Ok(Ok(Uses::NONE)) };
        let Ok(consent) = Consent::open(signed, self) else { return Ok(Err(ItemRefusal::Consent)) };
        let about = consent.edition == report.header().id
            && consent.statements.iter().eq(report.statements().iter().map(|statement| &statement.id));
        let between = consent.originator.0 == report.header().originator
            && (consent.holder, consent.to) == (self.note.from, Text(self.me));
        if !about
            || !between
            || passed_on.sealed != consent.given
            || !self.parts.permits(&consent, self.now)?
        {
            return Ok(Err(ItemRefusal::Consent));
        }
        Ok(Ok(Uses::read(&consent.purposes, &consent.narrowed)))
    }

    pub(crate) fn paper(&mut self, item: &Envelope) -> Result<Verdict, Error> {
        let digest = item_digest(item);
        if self.terms.contains(&digest) || self.parts.lanes.find(digest.bytes())?.is_some() {
            return Ok(Verdict::Known);
        }
        let paper = match Paper::open(item, self) {
            Ok(paper) => paper,
            Err(BadPaper::Signature(_)) => return Ok(Verdict::Refused(ItemRefusal::Signature)),
            Err(_) => return Ok(Verdict::Refused(ItemRefusal::Malformed)),
        };
        let (judged, signed_at) = match &paper {
            Paper::Request(request) => (self.request(request)?, request.asked),
            Paper::Answer(answer) => (self.answer(answer)?, answer.answered),
            Paper::Revocation(revocation) => (self.revocation(revocation)?, revocation.revoked),
        };
        let future = signed_at > self.now.plus_millis(MAX_CLOCK_SKEW_MILLIS);
        match judged {
            Err(refusal) => Ok(Verdict::Refused(refusal)),
            Ok(()) if future => Ok(Verdict::Refused(ItemRefusal::Future)),
            Ok(()) => {
                self.terms.insert(digest);
                Ok(Verdict::New(Box::new(Entry::Onward { at: self.now, by: None, paper: item.clone() })))
            }
        }
    }

    /// A request by the giver, about statements that we gave it.
    fn request(&self, request: &Request) -> Result<Judged<()>, Error> {
        let (lanes, holder) = (&self.parts.lanes, request.holder.0);
        if (request.holder, request.originator.0) != (self.note.from, self.me) {
            return Ok(Err(ItemRefusal::NotHeld));
        }
        if !self.parts.directory.agreements().bind_together([holder, self.me, request.to.0], self.now) {
            return Ok(Err(ItemRefusal::NotReleased));
        }
        if lanes.paper(holder, request.id, Kind::Request)?.is_some() {
            return Ok(Err(ItemRefusal::Changed));
        }
        // What exists and was not given, and what does not exist, are answered alike.
        let given = lanes.given_edition(holder, request.item)?;
        let has = given.is_some_and(|given| request.statements.iter().all(|s| given.statements.contains(s)));
        Ok(if has { Ok(()) } else { Err(ItemRefusal::NotHeld) })
    }

    /// The originator's answer to a request of ours, in time, and to no more than was asked.
    fn answer(&self, answer: &Answer) -> Result<Judged<()>, Error> {
        let (id, me) = (answer.request, self.me);
        if (answer.originator, answer.holder.0) != (self.note.from, me) {
            return Ok(Err(ItemRefusal::NotAsked));
        }
        let Some(Paper::Request(request)) = self.parts.paper(me, id, Kind::Request)? else {
            return Ok(Err(ItemRefusal::NotAsked));
        };
        let same = (request.originator, request.to) == (answer.originator, answer.to);
        if !same || answer.answered < request.asked || answer.answered > request.until {
            return Ok(Err(ItemRefusal::NotAsked));
        }
        if self.parts.lanes.paper(me, id, Kind::Answer)?.is_some() {
            return Ok(Err(ItemRefusal::Changed));
        }
        let Ok(Some(consent)) = answer.consent() else { return Ok(Ok(())) };
        let asked = match (&answer.ruling, request.statements.is_empty()) {
            (Ruling::Yes { .. }, false) => Some(request.statements.iter().copied().collect()),
            (Ruling::Yes { .. }, true) => self.statements_of(&request)?,
            _ => None,
        };
        let within = |asked: BTreeSet<StatementId>| consent.statements.iter().all(|s| asked.contains(s));
        let purposes = consent.purposes.iter().all(|purpose| request.purposes.contains(purpose));
        Ok(if purposes && asked.is_none_or(within) { Ok(()) } else { Err(ItemRefusal::NotAsked) })
    }

    fn statements_of(&self, request: &Request) -> Result<Option<BTreeSet<StatementId>>, Error> {
        let holding = self.parts.holding(request.item)?;
        Ok(holding.map(|holding| holding.report.statements().iter().map(|statement| statement.id).collect()))
    }

    /// A revocation of a consent that we were given, or by which we have something from the giver.
    fn revocation(&self, revocation: &Revocation) -> Result<Judged<()>, Error> {
        let (holder, id) = (revocation.holder.0, revocation.request);
        let consent = if (revocation.originator, holder) == (self.note.from, self.me) {
            self.parts.consent(holder, id)?.map(|(_, consent, _)| consent)
        } else if (revocation.holder, revocation.to.0) == (self.note.from, self.me) {
            self.parts.received_consent(holder, id)?
        } else {
            None
        };
        let his = consent.is_some_and(|consent| consent.originator == revocation.originator);
        if !his {
            return Ok(Err(ItemRefusal::NotAsked));
        }
        let taken_back = self.parts.lanes.paper(holder, id, Kind::Revocation)?.is_some();
        Ok(if taken_back { Err(ItemRefusal::Changed) } else { Ok(()) })
    }
}
