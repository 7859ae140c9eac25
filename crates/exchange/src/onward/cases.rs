//! What there is of the third-party rule at this node: each request with all that followed, and what was passed on.

use crate::Error;
use crate::exchange::{Exchange, Inner, Parts};
use crate::lanes::Kind;
use tansiq_label::MemberCode;
use tansiq_report::onward::{Answer, Consent, Paper, Request, Revocation, Signed as _};
use tansiq_report::{Entry, Moment, Note, OnwardId, PrincipalId, ReportId};

/// A request and what followed. The third party has the consent and its revocation, and nothing else of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The request.
    pub id: OnwardId,
    /// Who holds the item.
    pub holder: MemberCode,
    /// Whose it is.
    pub originator: MemberCode,
    /// The third party.
    pub to: MemberCode,
    /// What was asked.
    pub request: Option<Request>,
    /// What was answered.
    pub answer: Option<Answer>,
    /// The consent, in the answer or beside the item that came with it.
    pub consent: Option<Consent>,
    /// That it was taken back.
    pub revocation: Option<Revocation>,
}

/// How a request stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It waits for its answer.
    Waiting,
    /// No answer came in time: that is "no".
    Unanswered,
    /// The answer is "no".
    Refused,
    /// The consent permits giving.
    Permitted,
    /// The last day of the consent has passed.
    Expired,
    /// The consent was taken back: whoever has something by it must expect its recall.
    Revoked,
}

impl Standing {
    /// A word for the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Standing::Waiting => "waiting",
            Standing::Unanswered => "unanswered",
            Standing::Refused => "refused",
            Standing::Permitted => "permitted",
            Standing::Expired => "expired",
            Standing::Revoked => "revoked",
        }
    }
}

impl Case {
    /// How it stands.
    pub fn standing(&self, now: Moment) -> Standing {
        match (&self.consent, &self.answer, &self.request) {
            _ if self.revocation.is_some() => Standing::Revoked,
            (Some(consent), _, _) if consent.permits_at(now) => Standing::Permitted,
            (Some(_), _, _) => Standing::Expired,
            (None, Some(_), _) => Standing::Refused,
            (None, None, Some(request)) if now > request.until => Standing::Unanswered,
            (None, None, _) => Standing::Waiting,
        }
    }
}

/// Something that was ordered to be passed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passed {
    /// When.
    pub at: Moment,
    /// Who ordered it.
    pub by: PrincipalId,
    /// The edition that we hold.
    pub item: ReportId,
    /// To whom.
    pub to: MemberCode,
    /// By which consent; nothing where the clauses ask for none.
    pub consent: Option<OnwardId>,
    /// The law or case on which it is passed on.
    pub basis: String,
    /// Whether it was given.
    pub given: bool,
}

impl Exchange {
    /// Every request that this node asked, was asked, or has something by, in the order in which they came.
    ///
    /// # Errors
    /// [`Error`]: trouble at this node.
    pub fn onward_cases(&self) -> Result<Vec<Case>, Error> {
        let mut cases = Vec::new();
        for (holder, id) in self.inner.parts.lanes.papers()? {
            cases.extend(self.inner.case(holder, id)?);
        }
        Ok(cases)
    }

    /// Everything that was ordered here to be passed on, in order.
    ///
    /// # Errors
    /// [`Error`]: trouble at this node.
    pub fn passed_on(&self) -> Result<Vec<Passed>, Error> {
        let mut passed = Vec::new();
        for order in self.inner.parts.lanes.orders()? {
            let entry = self.inner.parts.entry(order.position)?;
            if let Some(Entry::PassOn { at, by, item, to, consent, basis }) = entry {
                passed.push(Passed { at, by, item, to: to.0, consent, basis, given: order.given });
            }
        }
        Ok(passed)
    }
}

impl Inner {
    fn case(&self, holder: MemberCode, id: OnwardId) -> Result<Option<Case>, Error> {
        let paper = |kind| self.parts.paper(holder, id, kind);
        let request = match paper(Kind::Request)? {
            Some(Paper::Request(request)) => Some(request),
            _ => None,
        };
        let answer = match paper(Kind::Answer)? {
            Some(Paper::Answer(answer)) => Some(*answer),
            _ => None,
        };
        let revocation = match paper(Kind::Revocation)? {
            Some(Paper::Revocation(revocation)) => Some(revocation),
            _ => None,
        };
        let consent = match &answer {
            Some(answer) => answer.consent().ok().flatten(),
            None => self.parts.received_consent(holder, id)?,
        };
        let members = request.as_ref().map(|r| (r.originator.0, r.to.0));
        let members = members.or_else(|| consent.as_ref().map(|c| (c.originator.0, c.to.0)));
        // Erased, as far as it was there.
        let Some((originator, to)) = members else { return Ok(None) };
        Ok(Some(Case { id, holder, originator, to, request, answer, consent, revocation }))
    }
}

impl Parts {
    /// A consent that came with an item to us.
    pub(crate) fn received_consent(
        &self,
        holder: MemberCode,
        id: OnwardId,
    ) -> Result<Option<Consent>, Error> {
        let Some(position) = self.lanes.paper(holder, id, Kind::Received)? else { return Ok(None) };
        let Some(Entry::Receipt { note, .. }) = self.entry(position)? else { return Ok(None) };
        let Ok(note) = Note::read(&note) else { return Ok(None) };
        let consents = note.items.iter().filter_map(|item| item.passed_on.as_ref()?.consent.as_ref());
        let mut consents = consents.filter_map(|consent| Consent::read(consent).ok());
        Ok(consents.find(|consent| consent.request == id))
    }
}
