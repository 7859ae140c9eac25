//! Why a bundle is not written, or not read. Closed lists, as for deliveries.

use crate::Error;
use tansiq_label::MemberCode;
use tansiq_report::Moment;
use tansiq_report::bundle::{BadBundle, MAX_BUNDLE_BYTES};

/// Why no bundle is written. Nothing was written; what was planned stays outstanding and goes into the next one.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// No card of the member is known here, or it is not dealt with.
    #[error("expected a member that is active here; found {0}")]
    NotActive(MemberCode),
    /// A card of before there were bundles, or a key that is none.
    #[error(
        "expected a key for bundles on the card of {0}; found none: its operator gives it one (`tansiq key rotate`) and hands the new card over"
    )]
    NoKey(MemberCode),
    /// There is nothing to carry.
    #[error("expected something that waits for {to}; found nothing that is new{}", again(*unacknowledged))]
    Nothing {
        /// The member.
        to: MemberCode,
        /// Its deliveries that it has not acknowledged.
        unacknowledged: u64,
    },
    /// A delivery that was never made up.
    #[error("expected the number of a delivery up to {last}; found {found}")]
    NoSuchDelivery {
        /// The last delivery of the lane.
        last: u64,
        /// The number asked for.
        found: u64,
    },
    /// Something in an acknowledged delivery was erased since, or its key may not sign anew at this time.
    #[error("expected delivery {0} as it was given; it cannot be made again")]
    NotMadeAgain(u64),
    /// This node is still reading its ledger.
    #[error("this node is still reading its ledger; try again")]
    NotReady,
    /// Trouble at this node.
    #[error(transparent)]
    Trouble(#[from] Error),
}

/// Why a whole bundle is refused. Nothing of it is stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BundleRefusal {
    /// More bytes than a bundle may have.
    #[error("expected a bundle of at most {MAX_BUNDLE_BYTES} bytes; found {0}")]
    TooLarge(usize),
    /// Another file.
    #[error("expected a bundle, which begins with \"tansiq/bundle/v1\"; found another file")]
    NoBundle,
    /// A bundle of a program that is newer.
    #[error("expected a bundle of version 1; found another version")]
    Version,
    /// Sealed to a key that is not ours.
    #[error(
        "expected a bundle that is sealed to the key on this member's card; found one for another member, or for a key of before"
    )]
    OtherKey,
    /// Cut or changed after it was sealed.
    #[error("expected a bundle as it was sealed; found one that was cut or changed since: copy it again")]
    Changed,
    /// Not the frames, the signature or the parts of a bundle.
    #[error(transparent)]
    Bad(#[from] BadBundle),
    /// Meant for somebody else, who sealed it to our key.
    #[error("expected a bundle for {us}; found one for {found}")]
    NotForUs {
        /// This node's member.
        us: MemberCode,
        /// The member that the manifest names.
        found: MemberCode,
    },
    /// No card of the member is known here, or it is not dealt with.
    #[error("expected a bundle of a member that is active here; found one of {0}")]
    NotActive(MemberCode),
    /// The writer's clock is ahead.
    #[error("expected a bundle that was written before {latest}; found {found}")]
    Future {
        /// The latest time that is taken.
        latest: Moment,
        /// The time found.
        found: Moment,
    },
    /// Whoever brings it carries for another member.
    #[error("expected a bundle of {0}, for whom you carry; found one of another member")]
    NotTheCarriers(MemberCode),
    /// This node cannot judge yet: it is still reading its own ledger.
    #[error("this node is still reading its ledger; read the same bundle again")]
    NotReady,
    /// This node's disk. What was taken stays taken.
    #[error("this node cannot store what is in the bundle; read the same bundle again")]
    Storage,
}

fn again(unacknowledged: u64) -> String {
    match unacknowledged {
        0 => String::new(),
        many => format!(", and {many} without an acknowledgement, which can be written again"),
    }
}

impl BundleError {
    /// A word for the wire.
    pub const fn code(&self) -> &'static str {
        match self {
            BundleError::NotActive(_) => "not-active",
            BundleError::NoKey(_) => "no-bundle-key",
            BundleError::Nothing { .. } => "nothing-waits",
            BundleError::NoSuchDelivery { .. } => "no-such-delivery",
            BundleError::NotMadeAgain(_) => "cannot-be-made-again",
            BundleError::NotReady => "not-ready",
            BundleError::Trouble(_) => "storage",
        }
    }
}

impl BundleRefusal {
    /// The code under which a bundle counts that was read before and says nothing new.
    pub const REPLAYED: &'static str = "bundle-replayed";

    /// A word for the wire and for counters.
    pub const fn code(&self) -> &'static str {
        match self {
            BundleRefusal::TooLarge(_) => "bundle-too-large",
            BundleRefusal::NoBundle => "no-bundle",
            BundleRefusal::Version => "bundle-version",
            BundleRefusal::OtherKey => "bundle-other-key",
            BundleRefusal::Changed => "bundle-changed",
            BundleRefusal::Bad(BadBundle::Signature(_)) => "bundle-signature",
            BundleRefusal::Bad(BadBundle::Canonical(_)) => "bundle-spelling",
            BundleRefusal::Bad(_) => "bundle-parts",
            BundleRefusal::NotForUs { .. } => "bundle-not-for-us",
            BundleRefusal::NotActive(_) => "bundle-not-active",
            BundleRefusal::Future { .. } => "bundle-future-dated",
            BundleRefusal::NotTheCarriers(_) => "bundle-not-the-carriers",
            BundleRefusal::NotReady => "not-ready",
            BundleRefusal::Storage => "storage",
        }
    }
}
