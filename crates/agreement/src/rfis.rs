//! Requests for information and their answers, as they may leave. They hold no content, and say that two members deal
//! with each other: they go while an agreement binds the two.

use crate::releasable::{Audience, Releasable};
use crate::{Agreements, NotChair, Power, Slug};
use tansiq_label::MemberCode;
use tansiq_report::onward::Signed as _;
use tansiq_report::rfi::{RFI_TYPE, Rfi, RfiAnswer};
use tansiq_report::{Envelope, Moment, Uses};

impl Agreements {
    /// A request to the member that is asked, or an answer to the one that asked; nothing for anybody else.
    pub fn release_rfi(
        &self,
        signed: &Envelope,
        (from, to): (MemberCode, MemberCode),
        at: Moment,
    ) -> Option<Releasable<Envelope>> {
        let way = if signed.payload_type == RFI_TYPE {
            let rfi = Rfi::read(signed).ok()?;
            (rfi.asker.0, rfi.asked.0)
        } else {
            let answer = RfiAnswer::read(signed).ok()?;
            (answer.asked.0, answer.asker.0)
        };
        let goes = way == (from, to) && self.bind(from, to, at);
        goes.then(|| Releasable::new(signed.clone(), Audience::Member(to), Vec::new(), Uses::NONE))
    }

    /// Whether a request that the chair of a committee makes of a seat was the chair's to make when it was made: whatever
    /// has become of the chair since, and whoever had it before.
    ///
    /// # Errors
    /// The reason why not.
    pub fn may_task(&self, rfi: &Rfi) -> Result<(), NotChair> {
        let Some(name) = &rfi.as_chair else { return Ok(()) };
        let name: Slug = name.parse().map_err(|_| NotChair::NoCommittee)?;
        let committee = self.committee(&name, rfi.made).ok_or(NotChair::NoCommittee)?;
        committee.may(Power::Task, rfi.asker.0, rfi.made)?;
        if committee.seats_member(rfi.asked.0) { Ok(()) } else { Err(NotChair::NoSeat(rfi.asked.0)) }
    }

    /// Whether an agreement in force binds the two.
    pub fn bind(&self, one: MemberCode, other: MemberCode, at: Moment) -> bool {
        self.bind_together([one, other, other], at)
    }
}
