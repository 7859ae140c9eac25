//! What the holder of another's item does: ask its originator, and pass it on.

use super::OnwardError;
use super::passing::Gift;
use crate::Error;
use crate::exchange::{Exchange, Inner, on_a_thread};
use crate::lanes::Kind;
use std::collections::BTreeSet;
use std::sync::Arc;
use tansiq_label::{MemberCode, Purpose, Set};
use tansiq_report::onward::{Request, Signed as _};
use tansiq_report::{Entry, Moment, OnwardId, PrincipalId, ReportId, Sealed, StatementId, Text};

/// What is asked of an originator.
#[derive(Debug, Clone)]
pub struct Asking {
    /// The edition that we hold from him.
    pub item: ReportId,
    /// Which statements of it; all of them when there are none.
    pub statements: BTreeSet<StatementId>,
    /// The third party.
    pub to: MemberCode,
    /// What the third party would use it for.
    pub purposes: Set<Purpose>,
    /// The law or case on which the third party needs it.
    pub basis: String,
    /// Until when an answer counts.
    pub until: Moment,
}

/// What is to be passed on.
#[derive(Debug, Clone)]
pub struct PassingOn {
    /// The edition that we hold from its originator.
    pub item: ReportId,
    /// The third party.
    pub to: MemberCode,
    /// The law or case on which it is passed on.
    pub basis: String,
}

impl Exchange {
    /// Asks the originator of an item that he lets us pass it on. The request goes on the lane to him.
    ///
    /// # Errors
    /// [`OnwardError`]; then nothing leaves.
    pub async fn ask_onward(&self, by: PrincipalId, asking: Asking) -> Result<OnwardId, OnwardError> {
        let _deciding = self.inner.deciding.lock().await;
        let inner = Arc::clone(&self.inner);
        let (id, entry) = on_a_thread(move || inner.request(by, asking)).await??;
        self.inner.append(&[entry]).await?;
        Ok(id)
    }

    /// Passes on what an originator sealed: the whole where the clauses allow it without asking, otherwise what he
    /// consents to. It goes on the lane to the third party. What it rests on: the consent's request, if one is needed.
    ///
    /// # Errors
    /// [`OnwardError::Withheld`] with the reasons where neither is so; then nothing leaves.
    pub async fn pass_on(&self, by: PrincipalId, order: PassingOn) -> Result<Option<OnwardId>, OnwardError> {
        let _deciding = self.inner.deciding.lock().await;
        let inner = Arc::clone(&self.inner);
        let (consent, entry) = on_a_thread(move || inner.order(by, order)).await??;
        self.inner.append(&[entry]).await?;
        Ok(consent)
    }
}

impl Inner {
    fn request(&self, by: PrincipalId, asking: Asking) -> Result<(OnwardId, Entry), OnwardError> {
        let (now, me) = (self.parts.clock.now(), self.me());
        let holding = self.parts.holding(asking.item)?.ok_or(OnwardError::NotFound)?;
        let held: BTreeSet<_> = holding.report.statements().iter().map(|statement| statement.id).collect();
        if !asking.statements.is_subset(&held) {
            return Err(OnwardError::NotFound);
        }
        let id = OnwardId::from_random(self.parts.random.bits());
        let request = Request {
            id,
            holder: Text(me),
            originator: Text(holding.report.header().originator),
            to: Text(asking.to),
            item: asking.item,
            statements: asking.statements.into_iter().collect(),
            purposes: asking.purposes.iter().map(Text).collect(),
            basis: asking.basis,
            asked: now,
            until: asking.until,
        };
        let originator = request.originator.0;
        let paper = request.sign(&self.parts.key)?;
        let agreements = self.parts.directory.agreements();
        if agreements.release_paper(&paper, (me, originator), false, now).is_none() {
            return Err(OnwardError::NotTogether(originator, me, asking.to));
        }
        Ok((id, Entry::Onward { at: now, by: Some(by), paper }))
    }

    fn order(&self, by: PrincipalId, order: PassingOn) -> Result<(Option<OnwardId>, Entry), OnwardError> {
        let now = self.parts.clock.now();
        let PassingOn { item, to, basis } = order;
        let whole = self.gift((by, item, to), None, now)?.ok_or(OnwardError::NotFound)?;
        let mut why = self.may_go(&whole, now).err();
        let mut consent = None;
        if why.is_some() {
            for request in self.consents_to(item, to)? {
                let gift = self.gift((by, item, to), Some(request), now)?;
                let Some(gift) = gift.filter(|gift| !gift.lapsed) else { continue };
                let sealed = Sealed::open(
                    gift.sealed.envelope().clone(),
                    &*self.parts.directory,
                    gift.passed_on.sealed,
                );
                if sealed.is_err() {
                    continue;
                }
                why = self.may_go(&gift, now).err();
                if why.is_none() {
                    consent = Some(request);
                    break;
                }
            }
        }
        match why {
            Some(withheld) => Err(withheld),
            None => Ok((consent, Entry::PassOn { at: now, by, item, to: Text(to), consent, basis })),
        }
    }

    fn may_go(&self, gift: &Gift, now: Moment) -> Result<(), OnwardError> {
        let via = gift.via();
        let passing = gift.passing(self.me(), &via, now);
        let decided = self.parts.directory.agreements().pass_on(&gift.sealed, &passing);
        decided.map(drop).map_err(OnwardError::Withheld)
    }

    /// Our requests to which the originator consented, about an item and a third party; the last one first.
    fn consents_to(&self, item: ReportId, to: MemberCode) -> Result<Vec<OnwardId>, Error> {
        let mut found = Vec::new();
        for (holder, request) in self.parts.lanes.papers()?.into_iter().rev() {
            if holder != self.me() || self.parts.lanes.paper(holder, request, Kind::Answer)?.is_none() {
                continue;
            }
            let consent = self.parts.consent(holder, request)?;
            if consent.is_some_and(|(of, consent, _)| of == item && consent.to.0 == to) {
                found.push(request);
            }
        }
        Ok(found)
    }
}
