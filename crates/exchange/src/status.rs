//! How the lanes are, for the page: counts, times and codes, never what was given.

use crate::exchange::Inner;
use crate::{Error, ItemRefusal, Refusal};
use parking_lot::Mutex;
use std::collections::{BTreeMap, HashMap};
use tansiq_label::MemberCode;
use tansiq_report::Moment;

/// How the exchange with one member is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaneStatus {
    /// The member.
    pub member: MemberCode,
    /// Whether deliveries go to it and are taken from it.
    pub active: bool,
    /// By which carrier it is reached now: `https` or `nats`.
    pub carrier: &'static str,
    /// Deliveries made up for it so far: the number of the last one.
    pub deliveries: u64,
    /// Of these, how many it has not acknowledged.
    pub outstanding: u64,
    /// Items given in them.
    pub items: u64,
    /// Of these, how many it has refused.
    pub refused: u64,
    /// When its last acknowledgement came.
    pub acknowledged: Option<Moment>,
    /// The last attempt, if it failed; nothing after a success.
    pub trouble: Option<Trouble>,
    /// Deliveries taken from it so far.
    pub received: u64,
    /// When the last one was taken.
    pub received_at: Option<Moment>,
    /// When a bundle was last written for it.
    pub bundle_written: Option<Moment>,
    /// When a bundle of it was last read.
    pub bundle_read: Option<Moment>,
    /// Its deliveries, items and bundles that were refused here since the program started, by code.
    pub refusals: BTreeMap<&'static str, u64>,
}

/// Why nothing gets through at the moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// The code of the last failure.
    pub code: String,
    /// When it happened.
    pub at: Moment,
    /// Failures in a row.
    pub failures: u32,
}

/// What is counted while the program runs.
#[derive(Default)]
pub(crate) struct Statuses {
    trouble: Mutex<HashMap<MemberCode, Trouble>>,
    refusals: Mutex<HashMap<MemberCode, BTreeMap<&'static str, u64>>>,
    /// Bundles that were refused before it was proved whose they are.
    bundles: Mutex<BTreeMap<&'static str, u64>>,
}

impl Statuses {
    pub(crate) fn succeeded(&self, member: MemberCode) {
        self.trouble.lock().remove(&member);
    }

    pub(crate) fn failed(&self, member: MemberCode, code: &str, at: Moment) {
        let mut troubles = self.trouble.lock();
        let failures = troubles.get(&member).map_or(0, |trouble| trouble.failures).saturating_add(1);
        tracing::warn!(%member, code, failures, "a delivery did not get through");
        troubles.insert(member, Trouble { code: code.to_owned(), at, failures });
    }

    pub(crate) fn refused(&self, from: MemberCode, refusal: &Refusal) {
        if matches!(refusal, Refusal::Fork { .. } | Refusal::Chain { .. }) {
            tracing::error!(member = %from, code = refusal.code(), "a member shows two histories of its lane");
        } else {
            tracing::warn!(member = %from, code = refusal.code(), "a delivery was refused");
        }
        self.count(from, refusal.code());
    }

    pub(crate) fn refused_item(&self, from: MemberCode, refusal: ItemRefusal) {
        tracing::warn!(member = %from, code = refusal.code(), "an item of a delivery was refused");
        self.count(from, refusal.code());
    }

    pub(crate) fn refused_bundle(&self, from: Option<MemberCode>, code: &'static str) {
        match from {
            Some(from) => {
                tracing::warn!(member = %from, code, "a bundle, or something in it, was refused");
                self.count(from, code);
            }
            None => {
                tracing::warn!(code, "a bundle was refused; whose it is is not proved");
                *self.bundles.lock().entry(code).or_default() += 1;
            }
        }
    }

    pub(crate) fn unproved_bundles(&self) -> BTreeMap<&'static str, u64> {
        self.bundles.lock().clone()
    }

    fn count(&self, from: MemberCode, code: &'static str) {
        *self.refusals.lock().entry(from).or_default().entry(code).or_default() += 1;
    }
}

impl Inner {
    pub(crate) fn status_of(&self, member: MemberCode) -> Result<LaneStatus, Error> {
        let totals = self.parts.lanes.totals(member)?;
        let bundles = self.parts.lanes.bundles(member)?;
        Ok(LaneStatus {
            member,
            active: self.parts.directory.is_active(member),
            carrier: self.parts.carrier.way(member),
            deliveries: totals.deliveries,
            outstanding: totals.outstanding,
            items: totals.items,
            refused: totals.refused,
            acknowledged: totals.acknowledged,
            trouble: self.statuses.trouble.lock().get(&member).cloned(),
            received: totals.received,
            received_at: totals.received_at,
            bundle_written: bundles.written_at,
            bundle_read: bundles.read_at,
            refusals: self.statuses.refusals.lock().get(&member).cloned().unwrap_or_default(),
        })
    }
}
