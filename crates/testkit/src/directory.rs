//! A directory folded from a ledger, in memory. It reads when it is told to, so that a test can let it lag.

use parking_lot::{Mutex, RwLock};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, LazyLock};
use tansiq_agreement::{Agreements, SignedAgreement};
use tansiq_exchange::Directory;
use tansiq_label::MemberCode;
use tansiq_ledger::{Entry as Stored, Ledger, Position, TreeSize};
use tansiq_report::{Card, Digest32, Entry, Envelope, KeyId, Keys, Moment, PublicKey, item_digest};
use tokio::sync::watch;

/// Members and agreements, as one ledger has them.
pub struct LedgerDirectory {
    me: MemberCode,
    known: RwLock<Known>,
    read_to: watch::Sender<TreeSize>,
}

struct Known {
    cards: Cards,
    inactive: BTreeSet<MemberCode>,
    signed: Vec<SignedAgreement>,
    /// Each copy that was taken in, with the time: whether a signature counts depends on when it was first seen.
    seen: Vec<(Moment, Digest32)>,
    agreements: Arc<Agreements>,
}

#[derive(Default)]
struct Cards(BTreeMap<MemberCode, Card>);

impl Keys for Cards {
    fn key(&self, member: MemberCode, id: KeyId, at: Moment) -> Option<PublicKey> {
        self.0.get(&member).and_then(|card| card.key(id, at))
    }
}

impl LedgerDirectory {
    /// The directory that has read nothing yet.
    pub fn new(me: MemberCode) -> LedgerDirectory {
        let agreements = Arc::new(Agreements::compile([], &Cards::default()));
        let known = Known {
            cards: Cards::default(),
            inactive: BTreeSet::new(),
            signed: vec![],
            seen: vec![],
            agreements,
        };
        LedgerDirectory { me, known: RwLock::new(known), read_to: watch::channel(TreeSize::EMPTY).0 }
    }

    /// Reads what the ledger has more.
    ///
    /// # Panics
    /// When the ledger cannot be read.
    pub fn catch_up(&self, ledger: &Ledger) {
        loop {
            let from = Position(self.read_to.borrow().0);
            let entries = ledger.read(from, 1_000).expect("a sound ledger");
            let Some((last, _)) = entries.last() else { return };
            let read_to = TreeSize(last.next().0);
            self.fold(entries.into_iter().filter_map(|(_, stored)| match stored {
                Stored::Payload(bytes) => Some(Entry::from_bytes(&bytes).expect("an entry")),
                Stored::Erased => None,
            }));
            self.read_to.send_replace(read_to);
        }
    }

    fn fold(&self, entries: impl Iterator<Item = Entry>) {
        let mut known = self.known.write();
        let mut changed = false;
        for entry in entries {
            changed |= known.fold(entry);
        }
        if changed {
            known.agreements = known.compiled();
        }
    }
}

/// What was compiled before in this process, by what it was compiled from: thousands of simulated nodes begin alike,
/// and every compilation checks every signature.
static COMPILED: LazyLock<Mutex<HashMap<Digest32, Arc<Agreements>>>> = LazyLock::new(Mutex::default);
/// The same for cards.
static OPENED: LazyLock<Mutex<HashMap<Digest32, Card>>> = LazyLock::new(Mutex::default);

fn opened(card: Envelope) -> Card {
    let digest = item_digest(&card);
    if let Some(card) = OPENED.lock().get(&digest) {
        return card.clone();
    }
    let card = Card::open(card).expect("a card that was accepted");
    OPENED.lock().insert(digest, card.clone());
    card
}

impl Known {
    fn compiled(&self) -> Arc<Agreements> {
        let cards = self.cards.0.values().map(|card| item_digest(card.envelope()));
        let mut from: Vec<u8> = cards.flat_map(|digest| *digest.bytes()).collect();
        for (at, digest) in &self.seen {
            from.extend(at.millis().to_be_bytes());
            from.extend(digest.bytes());
        }
        let from = Digest32::of("EXERCISE", &from);
        if let Some(compiled) = COMPILED.lock().get(&from) {
            return Arc::clone(compiled);
        }
        let compiled = Arc::new(Agreements::compile(&self.signed, &self.cards));
        COMPILED.lock().insert(from, Arc::clone(&compiled));
        compiled
    }

    /// Whether agreements have to be compiled anew.
    fn fold(&mut self, entry: Entry) -> bool {
        match entry {
            Entry::Card { card, .. } => {
                let card = opened(card);
                self.cards.0.insert(card.member(), card);
                true
            }
            Entry::Standing { member, active, .. } => {
                if active {
                    self.inactive.remove(&member.0)
                } else {
                    self.inactive.insert(member.0)
                };
                false
            }
            Entry::Agreement { at, signed, .. } => {
                self.seen.push((at, item_digest(&signed)));
                let signed = SignedAgreement::open(signed, at).expect("an agreement that was accepted");
                match self.signed.iter_mut().find(|known| known.digest() == signed.digest()) {
                    Some(known) => known.merge(&signed).expect("the same text"),
                    None => self.signed.push(signed),
                }
                true
            }
            _ => false,
        }
    }
}

impl Keys for LedgerDirectory {
    fn key(&self, member: MemberCode, id: KeyId, at: Moment) -> Option<PublicKey> {
        self.known.read().cards.key(member, id, at)
    }
}

impl Directory for LedgerDirectory {
    fn me(&self) -> MemberCode {
        self.me
    }
    fn card(&self, member: MemberCode) -> Option<Card> {
        self.known.read().cards.0.get(&member).cloned()
    }
    fn is_active(&self, member: MemberCode) -> bool {
        let known = self.known.read();
        known.cards.0.contains_key(&member) && !known.inactive.contains(&member)
    }
    fn members(&self) -> Vec<MemberCode> {
        self.known.read().cards.0.keys().copied().filter(|member| *member != self.me).collect()
    }
    fn agreements(&self) -> Arc<Agreements> {
        Arc::clone(&self.known.read().agreements)
    }
    fn read_to(&self) -> watch::Receiver<TreeSize> {
        self.read_to.subscribe()
    }
}
