//! Who takes in: the ledger, the member for which it is written, and the key that signs.

use crate::earlier::Earlier;
use parking_lot::Mutex;
use std::sync::Arc;
use tansiq_label::MemberCode;
use tansiq_ledger::Ledger;
use tansiq_report::{Draft, MAX_REPORT_BYTES, Validated};
use tansiq_report::{MemberKey, Moment, Sealed, Writing};

/// Takes in reports of one member into its node's ledger. Shared between threads.
pub struct Intake {
    pub(crate) ledger: Arc<Ledger>,
    pub(crate) member: MemberCode,
    pub(crate) key: Arc<MemberKey>,
    /// What our own ledger says about earlier reports. Locked for as long as a list is compared and appended, so that
    /// the same list twice at once is not stored twice.
    pub(crate) earlier: Mutex<Earlier>,
}

impl Intake {
    /// For reports whose originator is `member`, signed with `key`, which must be a key on the member's card.
    pub fn new(ledger: Arc<Ledger>, member: MemberCode, key: Arc<MemberKey>) -> Intake {
        Intake { ledger, member, key, earlier: Mutex::new(Earlier::default()) }
    }

    /// The member.
    pub fn member(&self) -> MemberCode {
        self.member
    }

    /// Checks a draft as [`Intake::submit`] does, and stores nothing: for a dry run.
    ///
    /// # Errors
    /// [`crate::Error::Draft`] with every fault, [`crate::Error::TooLong`].
    pub fn check(
        &self,
        draft: Draft,
        now: Moment,
        random: &mut dyn FnMut() -> [u8; 16],
    ) -> Result<Validated, crate::Error> {
        let validated = draft.validate(Writing { originator: self.member, now, random })?;
        let found = validated.report.canonical().len();
        if found > MAX_REPORT_BYTES {
            return Err(crate::Error::TooLong { limit: MAX_REPORT_BYTES, found });
        }
        Ok(validated)
    }

    /// Signs a checked report.
    pub(crate) fn seal(&self, validated: Validated) -> Result<Sealed, crate::Error> {
        let sealed = Sealed::seal(validated.report, &self.key);
        let found = sealed.envelope().payload.len();
        if found > MAX_REPORT_BYTES {
            return Err(crate::Error::TooLong { limit: MAX_REPORT_BYTES, found });
        }
        Ok(sealed)
    }
}
