//! A node of a simulation: a ledger over memory, a directory folded from it, lanes, and the exchange.

use crate::members::ledger_seed;
use crate::network::Endpoint;
use crate::{
    Chance, Claim, FakeClock, LedgerDirectory, Network, bundle_secret, key, later_key, rotated, seal,
};
use ed25519_dalek::SigningKey;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;
use tansiq_exchange::{
    Asked, BundleError, BundleRefusal, Carrier, Clock, Directory, Error, Exchange, Lanes, Parts, ReadIn,
    Step, Which, Written, log_origin,
};
use tansiq_label::MemberCode;
use tansiq_ledger::memory::MemoryStore;
use tansiq_ledger::{Entry as Stored, Ledger, MasterKey, Position, ReasonCode, Settings};
use tansiq_report::{Card, Entry, Envelope, MemberKey, Precedence, PrincipalId, ReportId, Sealed};

/// A node that a test can stop, crash and start again over the same memory.
pub struct SimNode {
    /// Its member.
    pub member: MemberCode,
    /// Its clock, to be set wrong.
    pub clock: FakeClock,
    /// Who is asked to cosign from the next start on; every member where nothing is chosen.
    pub witnesses: Option<BTreeSet<MemberCode>>,
    /// What takes its deliveries from the next start on; the network where nothing is chosen.
    pub carrier: Option<Arc<dyn Carrier>>,
    /// What its ledger stands on, to be made to fail.
    pub store: MemoryStore,
    chance: Arc<Chance>,
    network: Arc<Network>,
    key: Arc<MemberKey>,
    /// How often the key was changed.
    changes: u8,
    running: Option<Running>,
}

struct Running {
    ledger: Ledger,
    directory: Arc<LedgerDirectory>,
    lanes: Arc<Lanes>,
    exchange: Exchange,
}

impl SimNode {
    /// A new node on the network, with an empty ledger.
    pub fn new(
        member: MemberCode,
        clock: FakeClock,
        chance: &Arc<Chance>,
        network: &Arc<Network>,
    ) -> SimNode {
        let mut node = SimNode {
            member,
            clock,
            witnesses: None,
            carrier: None,
            store: MemoryStore::new(),
            chance: Arc::clone(chance),
            network: Arc::clone(network),
            key: Arc::new(key(member)),
            changes: 0,
            running: None,
        };
        node.start(None);
        node
    }

    fn start(&mut self, lanes: Option<Arc<Lanes>>) {
        let master = MasterKey::from_bytes([0x45; 32]);
        let signing = SigningKey::from_bytes(&ledger_seed(self.member));
        let settings = Settings { readers: 1, ..Settings::new(log_origin(self.member), master, signing) };
        let ledger = Ledger::open(self.store.clone(), settings).expect("a sound ledger");
        let directory = Arc::new(LedgerDirectory::new(self.member));
        directory.catch_up(&ledger);
        let lanes =
            lanes.unwrap_or_else(|| Arc::new(Lanes::in_memory(self.member).expect("lanes in memory")));
        let exchange = Exchange::open(Parts {
            ledger: ledger.clone(),
            lanes: Arc::clone(&lanes),
            directory: Arc::clone(&directory) as Arc<dyn Directory>,
            clock: Arc::new(self.clock.clone()),
            carrier: self.carrier.clone().unwrap_or_else(|| Arc::new(self.network.carrier(self.member))),
            random: Arc::clone(&self.chance) as Arc<dyn tansiq_exchange::Random>,
            witnesses: self.witnesses.clone(),
            key: Arc::clone(&self.key),
            bundles: Some(Arc::new(bundle_secret(self.member))),
            edition_secret: [0x45; 32],
        });
        let exchange = exchange.expect("an exchange");
        let (of_network, at) = (exchange.clone(), Arc::clone(&directory));
        self.network
            .join(self.member, Endpoint { exchange: of_network, directory: at, ledger: ledger.clone() });
        self.running = Some(Running { ledger, directory, lanes, exchange });
    }

    /// Stops and starts again, with the lanes as they were or with none.
    pub fn restart(&mut self, keep_lanes: bool) {
        self.network.leave(self.member);
        let lanes = self.running.take().map(|running| running.lanes);
        self.start(lanes.filter(|_| keep_lanes));
    }

    /// Stops, changes the key, and starts again with its lanes; the cards that it wrote, or nothing when its clock did
    /// not allow it.
    ///
    /// # Panics
    /// When it has no card.
    pub async fn change_key(&mut self, revoke: bool) -> Option<Vec<Card>> {
        let (at, new) = (self.clock.now(), later_key(self.member, self.changes + 1));
        let before = self.directory().card(self.member).expect("a card of its own");
        let cards = rotated(&before, &self.key, &new, at, revoke).ok()?;
        let entry = |card: &Card| Entry::Card { at, by: None, card: card.envelope().clone() };
        let entries: Vec<_> = cards.iter().map(|card| entry(card).to_bytes().into()).collect();
        // Whether a failed append is stored nobody knows; the same bytes again are stored once.
        while self.ledger().append_all(entries.clone()).await.is_err() {}
        self.changes += 1;
        self.key = Arc::new(new);
        self.restart(true);
        Some(cards)
    }

    /// The key that it signs with.
    pub fn key(&self) -> &MemberKey {
        &self.key
    }

    fn running(&self) -> &Running {
        self.running.as_ref().expect("a node that runs")
    }

    /// Its ledger.
    pub fn ledger(&self) -> &Ledger {
        &self.running().ledger
    }
    /// Its directory.
    pub fn directory(&self) -> &Arc<LedgerDirectory> {
        &self.running().directory
    }
    /// Its exchange.
    pub fn exchange(&self) -> &Exchange {
        &self.running().exchange
    }
    /// Its lanes.
    pub fn lanes(&self) -> &Lanes {
        &self.running().lanes
    }

    /// One step of a lane, after the directory has read the ledger.
    ///
    /// # Errors
    /// Those of [`Exchange::step`].
    pub async fn step(&self, to: MemberCode) -> Result<Step, Error> {
        self.directory().catch_up(self.ledger());
        self.exchange().step(to).await
    }

    /// Asks a member to cosign, after the directory has read the ledger.
    ///
    /// # Errors
    /// Those of [`Exchange::ask_witness`].
    pub async fn ask_witness(&self, member: MemberCode) -> Result<Asked, Error> {
        self.directory().catch_up(self.ledger());
        self.exchange().ask_witness(member).await
    }

    /// Writes a bundle for a member, after the directory has read the ledger.
    ///
    /// # Errors
    /// Those of [`Exchange::write_bundle`].
    pub async fn write_bundle(&self, to: MemberCode, which: Which) -> Result<Written, BundleError> {
        self.directory().catch_up(self.ledger());
        self.exchange().write_bundle(desk(), to, which).await
    }

    /// Reads a bundle, while the directory follows what it brings.
    ///
    /// # Errors
    /// Those of [`Exchange::read_bundle`].
    pub async fn read_bundle(&self, file: &[u8]) -> Result<ReadIn, BundleRefusal> {
        let following = async {
            loop {
                self.directory().catch_up(self.ledger());
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        };
        let read = tokio::select! {
            read = self.exchange().read_bundle(desk(), None, file) => read,
            () = following => unreachable!("it follows for ever"),
        };
        self.directory().catch_up(self.ledger());
        read
    }

    /// Appends an entry; whether the ledger took it.
    pub async fn append(&self, entry: &Entry) -> bool {
        let appended = self.ledger().append(entry.to_bytes()).await.is_ok();
        self.directory().catch_up(self.ledger());
        appended
    }

    /// Begins with these cards and agreements, in one step.
    ///
    /// # Panics
    /// When the ledger does not take them.
    pub async fn begin(&self, cards: &[Card], agreements: &[Envelope]) {
        let (at, by) = (self.clock.now(), Some(desk()));
        let cards = cards.iter().map(|card| Entry::Card { at, by, card: card.envelope().clone() });
        let agreements = agreements.iter().map(|signed| Entry::Agreement { at, by, signed: signed.clone() });
        let entries = cards.chain(agreements).map(|entry| entry.to_bytes().into()).collect();
        self.ledger().append_all(entries).await.expect("a ledger that takes entries");
        self.directory().catch_up(self.ledger());
    }

    /// Accepts a card.
    pub async fn accept_card(&self, card: &Card) -> bool {
        self.append(&Entry::Card { at: self.clock.now(), by: Some(desk()), card: card.envelope().clone() })
            .await
    }

    /// Takes in an agreement.
    pub async fn accept_agreement(&self, signed: Envelope) -> bool {
        self.append(&Entry::Agreement { at: self.clock.now(), by: Some(desk()), signed }).await
    }

    /// Submits a report of this node's own member; nothing when the ledger did not take it.
    pub async fn submit(&self, precedence: Precedence, claims: &[Claim]) -> Option<Sealed> {
        let at = self.clock.now();
        let sealed = seal(self.member, &self.key, precedence, claims, at, &*self.chance);
        let entry = Entry::Report { at, by: desk(), sealed: sealed.envelope().clone() };
        self.append(&entry).await.then_some(sealed)
    }

    /// Erases a report of its own from its ledger.
    ///
    /// # Panics
    /// When it is not there, or the ledger fails.
    pub async fn erase(&self, report: ReportId) {
        let is_it = |stored: &Stored| match stored {
            Stored::Payload(bytes) => match Entry::from_bytes(bytes).expect("an entry") {
                Entry::Report { sealed, .. } => {
                    Sealed::open_own(sealed).expect("a report").report().header().id == report
                }
                _ => false,
            },
            Stored::Erased => false,
        };
        let (position, _) = self.stored().into_iter().find(|(_, stored)| is_it(stored)).expect("it is there");
        self.ledger().erase(position, ReasonCode(1)).await.expect("a ledger that erases");
    }

    /// Every entry of its ledger that was not erased, in order.
    ///
    /// # Panics
    /// When the ledger is not sound.
    pub fn entries(&self) -> Vec<Entry> {
        let entry = |(_, stored)| match stored {
            Stored::Payload(bytes) => Some(Entry::from_bytes(&bytes).expect("an entry")),
            Stored::Erased => None,
        };
        self.stored().into_iter().filter_map(entry).collect()
    }

    fn stored(&self) -> Vec<(Position, Stored)> {
        let mut out = Vec::new();
        loop {
            let read = self.ledger().read(Position(out.len() as u64), 1_000).expect("a sound ledger");
            if read.is_empty() {
                return out;
            }
            out.extend(read);
        }
    }
}

/// The one principal of every node of the exercise.
fn desk() -> PrincipalId {
    PrincipalId::from_random([0x45; 16])
}
