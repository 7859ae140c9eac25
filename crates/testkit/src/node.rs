//! A node of a simulation: a ledger over memory, a directory folded from it, lanes, and the exchange.

use crate::network::Endpoint;
use crate::{Chance, Claim, FakeClock, LedgerDirectory, MemoryCarrier, Network, key, seal};
use ed25519_dalek::SigningKey;
use std::sync::Arc;
use tansiq_exchange::{Clock, Directory, Error, Exchange, Lanes, Parts, Step};
use tansiq_label::MemberCode;
use tansiq_ledger::memory::MemoryStore;
use tansiq_ledger::{Entry as Stored, Ledger, MasterKey, Position, Settings};
use tansiq_report::{Card, Entry, Envelope, Precedence, PrincipalId, Sealed};

/// A node that a test can stop, crash and start again over the same memory.
pub struct SimNode {
    /// Its member.
    pub member: MemberCode,
    /// Its clock, to be set wrong.
    pub clock: FakeClock,
    /// What its ledger stands on, to be made to fail.
    pub store: MemoryStore,
    chance: Arc<Chance>,
    network: Arc<Network>,
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
            store: MemoryStore::new(),
            chance: Arc::clone(chance),
            network: Arc::clone(network),
            running: None,
        };
        node.start(None);
        node
    }

    fn start(&mut self, lanes: Option<Arc<Lanes>>) {
        let master = MasterKey::from_bytes([0x45; 32]);
        let signing = SigningKey::from_bytes(&[0x45; 32]);
        let settings = Settings { readers: 1, ..Settings::new("exercise.invalid/log", master, signing) };
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
            carrier: Arc::new(MemoryCarrier { from: self.member, network: Arc::clone(&self.network) }),
            random: Arc::clone(&self.chance) as Arc<dyn tansiq_exchange::Random>,
            key: Arc::new(key(self.member)),
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
        let sealed = seal(self.member, &key(self.member), precedence, claims, at, &*self.chance);
        let entry = Entry::Report { at, by: desk(), sealed: sealed.envelope().clone() };
        self.append(&entry).await.then_some(sealed)
    }

    /// Every entry of its ledger, in order.
    ///
    /// # Panics
    /// When the ledger is not sound.
    pub fn entries(&self) -> Vec<Entry> {
        let mut out = Vec::new();
        loop {
            let read = self.ledger().read(Position(out.len() as u64), 1_000).expect("a sound ledger");
            if read.is_empty() {
                return out;
            }
            out.extend(read.into_iter().map(|(_, stored)| match stored {
                Stored::Payload(bytes) => Entry::from_bytes(&bytes).expect("an entry"),
                Stored::Erased => panic!("nothing is erased in a simulation"),
            }));
        }
    }
}

/// The one principal of every node of the exercise.
fn desk() -> PrincipalId {
    PrincipalId::from_random([0x45; 16])
}
