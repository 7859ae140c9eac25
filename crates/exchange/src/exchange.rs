//! The exchange of one node: what it is made of, and the handle that the rest of the program holds.

use crate::lanes::Lanes;
use crate::pace::Pace;
use crate::planning::{Planned, turns};
use crate::status::{LaneStatus, Statuses};
use crate::witness::Witnessing;
use crate::{BundleSecret, Carrier, Clock, Directory, Error, Random};
use parking_lot::Mutex;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use tansiq_label::MemberCode;
use tansiq_ledger::{Entry as Stored, Error as LedgerError, Ledger, Position, TreeSize};
use tansiq_report::{Delivery, DeliveryId, Entry, MemberKey, Precedence};
use tokio::sync::{Semaphore, watch};

/// How long to wait before an append is tried again of which it is not known whether it happened.
const UNSETTLED_WAIT: std::time::Duration = std::time::Duration::from_millis(200);

/// What an exchange is made of.
pub struct Parts {
    /// This node's ledger.
    pub ledger: Ledger,
    /// The lanes of this ledger.
    pub lanes: Arc<Lanes>,
    /// The members and agreements.
    pub directory: Arc<dyn Directory>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// What takes deliveries to members.
    pub carrier: Arc<dyn Carrier>,
    /// Random bits.
    pub random: Arc<dyn Random>,
    /// Who is asked to cosign our checkpoints; every member that is dealt with where nothing is chosen.
    pub witnesses: Option<BTreeSet<MemberCode>>,
    /// Signs editions, notes and acknowledgements, and cosigns.
    pub key: Arc<MemberKey>,
    /// Opens bundles and messages for this member; nothing when its card has no key for them.
    pub bundles: Option<Arc<BundleSecret>>,
    /// Keys the ids of editions. It stays at this node, and must not change while the ledger lives: the same
    /// audience must get the same id again.
    pub edition_secret: [u8; 32],
}

/// A lane while the program runs. All of it may be forgotten.
#[derive(Default)]
pub(crate) struct LaneMemory {
    /// The delivery that was made up last, so that it need not be read back from the ledger to be sent.
    pub(crate) ready: Option<(DeliveryId, Arc<Delivery>)>,
    /// More waits than there was room for in it.
    pub(crate) more: bool,
    /// What was planned while a delivery was on its way.
    pub(crate) ahead: Option<Planned>,
    /// The member lacks deliveries from this number on.
    pub(crate) again_from: Option<u64>,
    /// How much it takes in at once.
    pub(crate) pace: Pace,
}

pub(crate) struct Inner {
    pub(crate) parts: Parts,
    pub(crate) statuses: Statuses,
    /// Whether the lanes are to end: only a delivery that is on its way is interrupted.
    pub(crate) stop: watch::Sender<bool>,
    /// One step of a lane at a time.
    giving: Mutex<HashMap<MemberCode, Arc<tokio::sync::Mutex<LaneMemory>>>>,
    /// One step of the third-party rule or of a hand-over at a time: what it looks at must not change meanwhile.
    pub(crate) deciding: tokio::sync::Mutex<()>,
    /// Whether our receipts for recalls may say of something that it was passed on which was not: see `renew_receipts`.
    pub(crate) receipts_due: AtomicBool,
    /// Turns to plan what is not fast: see [`Inner::turn`].
    pub(crate) planners: Semaphore,
    /// How many are at work in [`Inner::append`].
    pub(crate) appending: AtomicUsize,
    pub(crate) witnessing: Witnessing,
    /// One delivery of a giver at a time.
    taking: Mutex<HashMap<MemberCode, Arc<tokio::sync::Mutex<()>>>>,
}

/// The exchange of one node. Clones are handles of the same one.
#[derive(Clone)]
pub struct Exchange {
    pub(crate) inner: Arc<Inner>,
}

impl Exchange {
    /// Makes the exchange and brings its lanes up to the ledger. Nothing is given before [`Exchange::start`] or
    /// [`Exchange::step`].
    ///
    /// # Errors
    /// [`Error::Ledger`], [`Error::Lanes`], [`Error::Entry`]. Lanes of another ledger are rebuilt.
    pub fn open(parts: Parts) -> Result<Exchange, Error> {
        if parts.lanes.belong_to(&parts.ledger)? {
            parts.lanes.catch_up(&parts.ledger)?;
        } else {
            tracing::warn!(
                "the lanes' file belongs to another ledger or a later state of this one; rebuilding it"
            );
            parts.lanes.rebuild(&parts.ledger)?;
        }
        let inner = Inner {
            parts,
            statuses: Statuses::default(),
            stop: watch::channel(false).0,
            giving: Mutex::default(),
            deciding: tokio::sync::Mutex::new(()),
            receipts_due: AtomicBool::new(true),
            planners: Semaphore::new(turns()),
            appending: AtomicUsize::new(0),
            witnessing: Witnessing::default(),
            taking: Mutex::default(),
        };
        Ok(Exchange { inner: Arc::new(inner) })
    }

    /// How every lane is, in the order of the members' codes.
    ///
    /// # Errors
    /// [`Error::Lanes`].
    pub fn status(&self) -> Result<Vec<LaneStatus>, Error> {
        let directory = &self.inner.parts.directory;
        let mut members = directory.members();
        members.sort();
        members.into_iter().map(|member| self.inner.status_of(member)).collect()
    }

    /// The fastest report that waits behind a member's first delivery that is not acknowledged, and where the first of
    /// that precedence stands; nothing when no delivery is under way. It may be withheld once its turn comes.
    ///
    /// # Errors
    /// [`Error::Lanes`].
    pub fn behind(&self, member: MemberCode) -> Result<Option<(Precedence, Position)>, Error> {
        let lanes = &self.inner.parts.lanes;
        lanes.outstanding(member)?.map_or(Ok(None), |_| lanes.fastest_ahead(member))
    }

    /// How many bundles were refused since the program started before it was proved whose they are, by code.
    pub fn refused_bundles(&self) -> BTreeMap<&'static str, u64> {
        self.inner.statuses.unproved_bundles()
    }

    /// Whether the broker of the carrier is connected; nothing where there is none.
    pub fn broker(&self) -> Option<bool> {
        self.inner.parts.carrier.broker()
    }

    /// The state of the lanes.
    pub fn lanes(&self) -> &Lanes {
        &self.inner.parts.lanes
    }
}

impl Parts {
    /// The entry at a position; nothing when it was erased.
    pub(crate) fn entry(&self, position: Position) -> Result<Option<Entry>, Error> {
        decoded(position, &self.ledger.get(position)?)
    }

    /// So many entries from a position on, which are all there; nothing for one that was erased.
    pub(crate) fn entries(&self, from: Position, count: usize) -> Result<Vec<Option<Entry>>, Error> {
        let (mut out, mut next) = (Vec::with_capacity(count), from);
        while out.len() < count {
            let read = self.ledger.read(next, count - out.len())?;
            if read.is_empty() {
                return Err(LedgerError::NoSuchPosition { position: next, size: self.ledger.len() }.into());
            }
            for (position, stored) in read {
                out.push(decoded(position, &stored)?);
                next = position.next();
            }
        }
        Ok(out)
    }
}

/// A stored entry; nothing when it was erased.
pub(crate) fn decoded(position: Position, stored: &Stored) -> Result<Option<Entry>, Error> {
    match stored {
        Stored::Payload(bytes) => {
            Entry::from_bytes(bytes).map(Some).map_err(|_| Error::Entry { at: position })
        }
        Stored::Erased => Ok(None),
    }
}

impl Inner {
    pub(crate) fn me(&self) -> MemberCode {
        self.parts.directory.me()
    }

    pub(crate) fn giving(&self, to: MemberCode) -> Arc<tokio::sync::Mutex<LaneMemory>> {
        Arc::clone(self.giving.lock().entry(to).or_default())
    }

    pub(crate) fn taking(&self, from: MemberCode) -> Arc<tokio::sync::Mutex<()>> {
        Arc::clone(self.taking.lock().entry(from).or_default())
    }

    /// Appends entries in one step and brings the lanes up to them. While it is not known whether they are stored,
    /// the same bytes are appended again: the ledger knows them, and nothing else may be decided meanwhile.
    pub(crate) async fn append(&self, entries: &[Entry]) -> Result<(), Error> {
        self.appending.fetch_add(1, Ordering::AcqRel);
        let _done = Done(&self.appending);
        let payloads: Vec<_> = entries.iter().map(|entry| entry.to_bytes().into()).collect();
        let receipts = loop {
            match self.parts.ledger.append_all(payloads.clone()).await {
                Ok(receipts) => break receipts,
                Err(LedgerError::Unsettled { detail }) => {
                    tracing::error!(
                        detail,
                        "the ledger does not know whether entries are stored; asking again"
                    );
                    tokio::time::sleep(UNSETTLED_WAIT).await;
                }
                Err(other) => return Err(other.into()),
            }
        };
        self.parts.lanes.follow(&self.parts.ledger, entries, &receipts)
    }

    /// How many entries the lanes know, if the directory knows every card, standing and agreement among them.
    pub(crate) fn folded_and_current(&self) -> Result<Option<TreeSize>, Error> {
        // In this order: the terms of what is folded later may not be known.
        let folded = self.parts.lanes.folded()?;
        Ok(self.directory_is_current()?.then_some(folded))
    }

    /// Whether the directory has read the last card, standing and agreement.
    pub(crate) fn directory_is_current(&self) -> Result<bool, Error> {
        let needed = self.parts.lanes.needs_directory()?;
        Ok(*self.parts.directory.read_to().borrow() >= needed)
    }
}

/// One less at work, also when the work is given up.
struct Done<'a>(&'a AtomicUsize);

impl Drop for Done<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

/// Runs work that takes the processor or the disk for a while on a thread for it.
pub(crate) async fn on_a_thread<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Error> {
    tokio::task::spawn_blocking(work).await.map_err(|_| Error::Closing)
}
