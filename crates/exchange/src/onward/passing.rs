//! An order to pass something on, made up from the ledger: the edition as its originator sealed it, and by what it may go.

use crate::Error;
use crate::exchange::{Inner, Parts};
use crate::lanes::{Held, Kind};
use tansiq_agreement::{Agreements, ClauseRef, Passing, Reason, Releasable};
use tansiq_label::{MemberCode, Set};
use tansiq_report::onward::{Consent, Paper, Ruling, Signed as _};
use tansiq_report::{
    DisclosedItem, Entry, Envelope, Moment, Note, NoteItem, OnwardId, PassedOn, PrincipalId, Report,
    ReportId, Sealed, StatementId, Uses, item_digest,
};

/// Something of another originator that was ordered to be passed on.
#[derive(Debug, Clone)]
pub struct Gift {
    /// Who ordered it.
    pub by: PrincipalId,
    /// The third party.
    pub to: MemberCode,
    /// The edition that we hold.
    pub held: ReportId,
    /// What the third party gets: that edition, or the part of it that the originator sealed for this.
    pub sealed: Sealed,
    /// What goes into the note.
    pub passed_on: PassedOn,
    /// For which purposes we were given it.
    pub given: Uses,
    /// For which purposes the originator consents.
    pub consented: Uses,
    /// Whether his consent is over or was taken back: what he sealed for it stays here, whatever else allows it.
    pub lapsed: bool,
}

/// Another originator's item as we hold it.
pub(crate) struct Holding {
    pub(crate) report: Report,
    envelope: Envelope,
    clauses: Vec<String>,
    given: Uses,
    /// When its originator gave it.
    sent: Moment,
}

/// The clauses that a note names, as far as they can be read.
pub(crate) fn clauses(texts: &[String]) -> Vec<ClauseRef> {
    texts.iter().filter_map(|text| text.parse().ok()).collect()
}

/// The clauses under which a giver says that it has something from its originator, if each of them is one by which
/// that originator gives to it.
pub(crate) fn claimed_via(
    agreements: &Agreements,
    passed_on: &PassedOn,
    originator: MemberCode,
    giver: MemberCode,
) -> Option<Vec<ClauseRef>> {
    let via = clauses(&passed_on.via);
    let his = |clause: &ClauseRef| {
        agreements.clause(clause).is_some_and(|c| c.from.contains(&originator) && c.to.contains(&giver))
    };
    (via.len() == passed_on.via.len() && via.iter().all(his)).then_some(via)
}

impl Gift {
    /// The question whether it may go.
    pub(crate) fn passing<'a>(&'a self, holder: MemberCode, via: &'a [ClauseRef], at: Moment) -> Passing<'a> {
        let (to, given, consented) = (self.to, &self.given, &self.consented);
        Passing { holder, to, via, given, purposes: Set::all(), consented, at }
    }

    /// What is withheld when the consent has lapsed: everything.
    pub(crate) fn without_consent(&self) -> Vec<(StatementId, Vec<Reason>)> {
        let report = self.sealed.report();
        let of_rule = || Reason::ThirdPartyRule(report.header().originator);
        let why = self.via().into_iter().next().map_or_else(of_rule, Reason::NeedsConsent);
        report.statements().iter().map(|statement| (statement.id, vec![why.clone()])).collect()
    }

    /// It as it is recorded, as it stands in the note, and as it travels.
    pub(crate) fn items(self, released: Releasable<Envelope>) -> (DisclosedItem, NoteItem, Envelope) {
        let clauses = released.clauses().iter().map(ClauseRef::to_string).collect();
        let (purposes, narrowed) = (released.uses().purposes(), released.uses().narrowed());
        let (envelope, report) = (released.into_inner(), self.sealed.report());
        let disclosed = DisclosedItem {
            report: Some(self.held),
            edition: Some(report.header().id),
            statements: report.statements().iter().map(|statement| statement.id).collect(),
            signatures: envelope.signatures.clone(),
            by: Some(self.by),
        };
        let digest = item_digest(&envelope);
        let passed_on = Some(self.passed_on);
        (disclosed, NoteItem { digest, clauses, purposes, narrowed, passed_on }, envelope)
    }

    /// Without the clauses that cover nothing of what goes: they would tell what else there is.
    fn naming_no_other_clause(mut self, agreements: &Agreements) -> Gift {
        let labels: Vec<_> = self.sealed.report().statements().iter().map(|s| &s.label).collect();
        let covers = |text: &String| {
            let clause = text.parse().ok().and_then(|clause| agreements.clause(&clause));
            clause.is_some_and(|clause| labels.iter().any(|label| clause.covers(label)))
        };
        self.passed_on.via.retain(covers);
        self
    }

    /// The clauses under which we have it.
    pub(crate) fn via(&self) -> Vec<ClauseRef> {
        clauses(&self.passed_on.via)
    }
}

impl Parts {
    /// The consent that answers a request of a holder's, if there is one; with the item that it is about.
    pub(crate) fn consent(
        &self,
        holder: MemberCode,
        request: OnwardId,
    ) -> Result<Option<(ReportId, Consent, Envelope)>, Error> {
        let asked = self.paper(holder, request, Kind::Request)?;
        let answer = self.paper(holder, request, Kind::Answer)?;
        let (Some(Paper::Request(asked)), Some(Paper::Answer(answer))) = (asked, answer) else {
            return Ok(None);
        };
        Ok(match answer.ruling {
            Ruling::Yes { consent } => Consent::read(&consent).ok().map(|read| (asked.item, read, consent)),
            Ruling::TearLine { item, consent } => {
                Consent::read(&consent).ok().map(|read| (item, read, consent))
            }
            Ruling::No { .. } => None,
        })
    }

    /// A paper from the ledger; nothing when there is none, or when it was erased.
    pub(crate) fn paper(
        &self,
        holder: MemberCode,
        request: OnwardId,
        kind: Kind,
    ) -> Result<Option<Paper>, Error> {
        let Some(position) = self.lanes.paper(holder, request, kind)? else { return Ok(None) };
        Ok(match self.entry(position)? {
            Some(Entry::Onward { paper, .. }) => Paper::read(&paper).ok(),
            _ => None,
        })
    }

    /// Whether a consent permits giving at this moment, as far as we know.
    pub(crate) fn permits(&self, consent: &Consent, now: Moment) -> Result<bool, Error> {
        let revoked = self.lanes.paper(consent.holder.0, consent.request, Kind::Revocation)?.is_some();
        Ok(!revoked && consent.permits_at(now))
    }

    /// What we hold under this id from its originator himself.
    pub(crate) fn holding(&self, item: ReportId) -> Result<Option<Holding>, Error> {
        let me = self.directory.me();
        for Held { from, position, .. } in self.lanes.held(item)? {
            let Some(Entry::Received { delivery, clauses, purposes, narrowed, sealed, .. }) =
                self.entry(position)?
            else {
                continue;
            };
            let Ok(opened) = Sealed::open_own(sealed) else { continue };
            if opened.report().header().originator != from || self.lanes.is_recalled(item, me, from)? {
                continue;
            }
            // The note says when the originator sealed it; its entry stands behind those of its items.
            let Some(taken) = self.lanes.taken(from, delivery, 0)? else { continue };
            let Some(Entry::Receipt { note, .. }) = self.entry(taken.position)? else { continue };
            let Ok(note) = Note::read(&note) else { continue };
            let (report, envelope) = (opened.report().clone(), opened.envelope().clone());
            let given = Uses::read(&purposes, &narrowed);
            return Ok(Some(Holding { report, envelope, clauses, given, sent: note.sent }));
        }
        Ok(None)
    }
}

impl Holding {
    /// The whole of it, as it was sealed for us.
    pub(crate) fn whole(self, by: PrincipalId, to: MemberCode) -> Option<Gift> {
        let passed_on = PassedOn { via: self.clauses, sealed: self.sent, consent: None };
        let sealed = Sealed::open_own(self.envelope).ok()?;
        let (held, given, consented) = (self.report.header().id, self.given, Uses::NONE);
        Some(Gift { by, to, held, sealed, passed_on, given, consented, lapsed: false })
    }

    /// What its originator sealed of it for the third party.
    pub(crate) fn part(self, by: PrincipalId, consent: &Consent, signed: Envelope) -> Option<Gift> {
        let keep = consent.statements.iter().copied().collect();
        let edition = self.report.edition(consent.edition, &keep)?;
        let sealed = Sealed::with_signatures(edition, consent.signatures.clone());
        Some(Gift {
            by,
            to: consent.to.0,
            held: self.report.header().id,
            sealed,
            passed_on: PassedOn { via: self.clauses, sealed: consent.given, consent: Some(signed) },
            given: self.given,
            consented: Uses::read(&consent.purposes, &consent.narrowed),
            lapsed: false,
        })
    }
}

impl Inner {
    /// What an order is about, as things are now; nothing when something of it is not there any more.
    pub(crate) fn gift(
        &self,
        (by, item, to): (PrincipalId, ReportId, MemberCode),
        request: Option<OnwardId>,
        now: Moment,
    ) -> Result<Option<Gift>, Error> {
        let parts = &self.parts;
        let Some(holding) = parts.holding(item)? else { return Ok(None) };
        let Some(request) = request else { return Ok(holding.whole(by, to)) };
        let Some((_, consent, signed)) = parts.consent(self.me(), request)? else { return Ok(None) };
        let permits = parts.permits(&consent, now)?;
        let agreements = self.parts.directory.agreements();
        let gift = holding.part(by, &consent, signed).map(|gift| gift.naming_no_other_clause(&agreements));
        Ok(gift.map(|gift| Gift { lapsed: !permits, ..gift }))
    }

    /// Whether what goes with an item still lets it be given.
    pub(crate) fn still_permits(&self, passed_on: Option<&PassedOn>) -> Result<bool, Error> {
        let Some(signed) = passed_on.and_then(|passed_on| passed_on.consent.as_ref()) else {
            return Ok(true);
        };
        let Ok(consent) = Consent::read(signed) else { return Ok(false) };
        self.parts.permits(&consent, self.parts.clock.now())
    }
}
