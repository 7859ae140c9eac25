//! The minutes of hand-overs at work: the outgoing chair writes one, the incoming chair takes it over, and the lanes
//! carry each signature to every seat.
//!
//! Both are entries of their own with the envelope as it was signed. Which signatures a minute has follows from all of
//! them together.

use crate::Error;
use crate::exchange::{Exchange, Inner, Parts, on_a_thread};
use std::collections::BTreeSet;
use std::sync::Arc;
use tansiq_agreement::{HandOver, NoMinute, Slug};
use tansiq_label::MemberCode;
use tansiq_report::onward::{BadPaper, Signed as _};
use tansiq_report::{
    BadSignature, Digest32, Entry, Envelope, MINUTE_TYPE, Minute, MinutePart, PrincipalId, Text,
};

/// A minute as this node knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownMinute {
    /// The identity of what it says.
    pub id: Digest32,
    /// What it says.
    pub minute: Minute,
    /// Which of its chairs signed it, by keys that are believed today.
    pub signers: BTreeSet<MemberCode>,
    /// The envelope that was first known, with the outgoing chair's signature.
    first: Envelope,
}

/// Why a minute is not written or taken over. Nothing was recorded.
#[derive(Debug, thiserror::Error)]
pub enum MinuteError {
    /// There is no such minute here.
    #[error("not found")]
    NotFound,
    /// It is not for this member to do, or not now.
    #[error("{0}")]
    Refused(NoMinute),
    /// The paper would break a rule, or nobody believes its first signature.
    #[error(transparent)]
    Paper(#[from] BadPaper),
    /// Trouble at this node.
    #[error(transparent)]
    Node(#[from] Error),
}

impl From<NoMinute> for MinuteError {
    fn from(why: NoMinute) -> Self {
        MinuteError::Refused(why)
    }
}

impl Exchange {
    /// Every minute that is known here, in the order in which they came.
    ///
    /// # Errors
    /// [`Error`]: trouble at this node.
    pub fn minutes(&self) -> Result<Vec<KnownMinute>, Error> {
        self.inner.parts.minutes()
    }

    /// Writes and signs the minute of this member's hand-over. It goes on the lanes to the other seats.
    ///
    /// # Errors
    /// [`MinuteError`]; then nothing leaves.
    pub async fn write_minute(
        &self,
        by: PrincipalId,
        agreement: Slug,
        parts: Vec<MinutePart>,
    ) -> Result<Digest32, MinuteError> {
        let _deciding = self.inner.deciding.lock().await;
        let inner = Arc::clone(&self.inner);
        let (id, entry) = on_a_thread(move || inner.written(by, &agreement, parts)).await??;
        self.inner.append(&[entry]).await?;
        Ok(id)
    }

    /// Signs, as the incoming chair, the minute that the outgoing chair wrote. Signing again changes nothing.
    ///
    /// # Errors
    /// [`MinuteError`]; then nothing leaves.
    pub async fn take_over(
        &self,
        by: PrincipalId,
        agreement: &Slug,
        minute: Digest32,
    ) -> Result<(), MinuteError> {
        let _deciding = self.inner.deciding.lock().await;
        let (inner, agreement) = (Arc::clone(&self.inner), agreement.clone());
        let entry = on_a_thread(move || inner.taken_over(by, &agreement, minute)).await??;
        match entry {
            Some(entry) => Ok(self.inner.append(&[entry]).await?),
            None => Ok(()),
        }
    }
}

impl Inner {
    fn written(
        &self,
        by: PrincipalId,
        name: &Slug,
        parts: Vec<MinutePart>,
    ) -> Result<(Digest32, Entry), MinuteError> {
        let (now, me) = (self.parts.clock.now(), self.me());
        let agreements = self.parts.directory.agreements();
        let mut committees = agreements.committees(now);
        let named = committees.find(|(agreement, _)| agreement.id() == name);
        let (agreement, committee) = named.ok_or(NoMinute::NoCommittee)?;
        let HandOver { outgoing, incoming } = committee.hand_over(me, now)?;
        let minute = Minute {
            agreement: name.as_str().to_owned(),
            version: agreement.version(),
            term: outgoing.number,
            first: Text(outgoing.first),
            last: Text(outgoing.last),
            outgoing: Text(me),
            incoming: Text(incoming.chair),
            written: now,
            parts,
        };
        agreements.check_minute(&minute)?;
        let signed = minute.sign(&self.parts.key)?;
        Ok((minute.digest(), Entry::Minute { at: now, by: Some(by), signed }))
    }

    fn taken_over(&self, by: PrincipalId, name: &Slug, id: Digest32) -> Result<Option<Entry>, MinuteError> {
        let (now, me) = (self.parts.clock.now(), self.me());
        let known = self.parts.minutes()?.into_iter();
        let mut known = known.filter(|known| known.id == id && known.minute.agreement == name.as_str());
        let KnownMinute { minute, signers, first, .. } = known.next().ok_or(MinuteError::NotFound)?;
        if minute.incoming.0 != me {
            return Err(NoMinute::NotIncoming(minute.incoming.0).into());
        }
        self.parts.directory.agreements().check_minute(&minute)?;
        if signers.contains(&me) {
            return Ok(None);
        }
        let (outgoing, keys) = (minute.outgoing.0, &*self.parts.directory);
        let lines = first.signatures_of(MINUTE_TYPE, outgoing, minute.written, keys);
        if lines.is_empty() {
            let found = first.signatures.len();
            let none = BadSignature::NoKnownKey { signer: outgoing.to_string(), found };
            return Err(BadPaper::from(none).into());
        }
        let signed = minute.take_over(lines, &self.parts.key);
        Ok(Some(Entry::Minute { at: now, by: Some(by), signed }))
    }
}

impl Parts {
    fn minutes(&self) -> Result<Vec<KnownMinute>, Error> {
        self.lanes.catch_up(&self.ledger)?;
        let mut minutes: Vec<KnownMinute> = Vec::new();
        for position in self.lanes.minutes()? {
            let Some(Entry::Minute { at, signed, .. }) = self.entry(position)? else { continue };
            // What the ledger holds was checked before it was appended.
            let Ok(minute) = Minute::read(&signed) else { continue };
            let (id, signers) = (minute.digest(), minute.signers(&signed, at, &*self.directory));
            match minutes.iter_mut().find(|known| known.id == id) {
                Some(known) => known.signers.extend(signers),
                None => minutes.push(KnownMinute { id, minute, signers, first: signed }),
            }
        }
        Ok(minutes)
    }
}
