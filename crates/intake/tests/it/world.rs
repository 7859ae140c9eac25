//! A member with a ledger, a key and a counter in place of chance.

use std::sync::Arc;
use tansiq_formats::{Format, Profile};
use tansiq_intake::{Error, Import, ImportSummary, Intake};
use tansiq_ledger::memory::MemoryStore;
use tansiq_ledger::{Ledger, MasterKey, Position, Settings};
use tansiq_report::{Entry, MemberKey, Moment, PrincipalId, Sealed};

pub(crate) struct World {
    pub(crate) intake: Intake,
    pub(crate) ledger: Arc<Ledger>,
    pub(crate) store: MemoryStore,
    next: u128,
}

pub(crate) fn now() -> Moment {
    "2026-11-20T12:00:00.000Z".parse().unwrap()
}

pub(crate) fn officer() -> PrincipalId {
    PrincipalId::from_random([7; 16])
}

impl World {
    pub(crate) fn of(member: &str) -> World {
        let store = MemoryStore::new();
        let signing = ed25519_dalek::SigningKey::from_bytes(&[1; 32]);
        let settings = Settings::new("exercise.example/intake", MasterKey::from_bytes([2; 32]), signing);
        let ledger = Arc::new(Ledger::open(store.open().unwrap(), settings).unwrap());
        let key = Arc::new(MemberKey::from_seed(&[3; 32]));
        let intake = Intake::new(ledger.clone(), member.parse().unwrap(), key);
        World { intake, ledger, store, next: 0 }
    }

    pub(crate) fn random(&mut self) -> impl FnMut() -> [u8; 16] + use<> {
        // Far apart, so that two calls of this never give the same.
        self.next += 1 << 64;
        let mut next = self.next;
        move || {
            next += 1;
            next.to_be_bytes()
        }
    }

    pub(crate) fn import_at(
        &mut self,
        format: Format,
        bytes: &[u8],
        profile: &Profile,
        now: Moment,
    ) -> Result<ImportSummary, Error> {
        let (by, delistings_expected, dry_run) = (officer(), None, false);
        self.import(&Import { format, bytes, profile, by, now, delistings_expected, dry_run })
    }

    pub(crate) fn import(&mut self, import: &Import<'_>) -> Result<ImportSummary, Error> {
        let mut random = self.random();
        self.intake.import_blocking(import, &mut random, &mut |_| {})
    }

    /// Every report in the ledger.
    pub(crate) fn reports(&self) -> Vec<Sealed> {
        let entries = self.ledger.read(Position::FIRST, 10_000).unwrap();
        entries
            .into_iter()
            .map(|(_, stored)| {
                let tansiq_ledger::Entry::Payload(bytes) = stored else { panic!("erased") };
                let Entry::Report { sealed, by, .. } = Entry::from_bytes(&bytes).unwrap() else {
                    panic!("another entry")
                };
                assert_eq!(by, officer());
                Sealed::open_own(sealed).unwrap()
            })
            .collect()
    }
}

/// A file below the repository's root.
pub(crate) fn root(path: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}
