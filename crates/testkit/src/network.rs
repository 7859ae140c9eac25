//! A network in memory that loses, repeats, delays and reorders deliveries as a seed says.

use crate::{Chance, LedgerDirectory, key};
use parking_lot::Mutex;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tansiq_exchange::{
    AskedWitness, Carried, Carrier, CarrierError, Exchange, WitnessAnswer, delivery_bytes,
};
use tansiq_label::MemberCode;
use tansiq_ledger::Ledger;
use tansiq_report::{Acknowledgement, Card, Delivery, Envelope, Outcome};

/// How bad the network is, each in so many of a hundred deliveries.
#[derive(Debug, Clone, Copy, Default)]
pub struct Faults {
    /// The delivery is lost on the way.
    pub lost: u64,
    /// It arrives, and the answer is lost.
    pub answer_lost: u64,
    /// It arrives twice.
    pub twice: u64,
    /// The giver gives up, and it arrives later, after others.
    pub late: u64,
}

/// The node of a member on the network.
#[derive(Clone)]
pub(crate) struct Endpoint {
    pub(crate) exchange: Exchange,
    pub(crate) directory: Arc<LedgerDirectory>,
    pub(crate) ledger: Ledger,
}

/// The network between all nodes of a simulation.
pub struct Network {
    chance: Arc<Chance>,
    faults: Mutex<Faults>,
    nodes: Mutex<BTreeMap<MemberCode, Endpoint>>,
    /// Pairs that cannot reach each other, the lower code first.
    apart: Mutex<BTreeSet<(MemberCode, MemberCode)>>,
    late: Mutex<Vec<(MemberCode, MemberCode, Vec<u8>)>>,
    /// After so many deliveries that are carried, what is late arrives.
    late_after: Mutex<Option<u64>>,
    /// A member that does not say what its node answers, and what it has answered before.
    liar: Mutex<Option<(MemberCode, Vec<Envelope>)>>,
}

/// The carrier of one node.
pub struct MemoryCarrier {
    from: MemberCode,
    network: Arc<Network>,
}

impl Network {
    /// A network without nodes and without faults.
    pub fn new(chance: Arc<Chance>) -> Arc<Network> {
        Arc::new(Network {
            chance,
            faults: Mutex::default(),
            nodes: Mutex::default(),
            apart: Mutex::default(),
            late: Mutex::default(),
            late_after: Mutex::default(),
            liar: Mutex::default(),
        })
    }

    /// The carrier of a node on this network.
    pub fn carrier(self: &Arc<Self>, from: MemberCode) -> MemoryCarrier {
        MemoryCarrier { from, network: Arc::clone(self) }
    }

    /// Sets how bad it is.
    pub fn set_faults(&self, faults: Faults) {
        *self.faults.lock() = faults;
    }

    /// Cuts two members apart, or joins them again.
    pub fn set_apart(&self, one: MemberCode, other: MemberCode, apart: bool) {
        let pair = (one.min(other), one.max(other));
        if apart {
            self.apart.lock().insert(pair)
        } else {
            self.apart.lock().remove(&pair)
        };
    }

    /// Ends every fault; what is late still arrives with [`Network::deliver_late`].
    pub fn heal(&self) {
        self.set_faults(Faults::default());
        self.apart.lock().clear();
    }

    /// Lets everything late arrive between two deliveries: before the one that is carried after so many others.
    pub fn let_late_arrive_after(&self, others: u64) {
        *self.late_after.lock() = Some(others);
    }

    /// From now on this member answers deliveries as it likes: with receipts for others, for more or less than it has,
    /// with receipts that nobody signed, with gaps and forks that are none, or not at all.
    pub fn let_lie(&self, member: MemberCode) {
        *self.liar.lock() = Some((member, Vec::new()));
    }

    /// Takes every node off the network.
    pub fn close(&self) {
        self.nodes.lock().clear();
    }

    /// Lets one of the late deliveries arrive, in any order; whether there was one.
    pub async fn deliver_late(&self) -> bool {
        let taken = {
            let mut late = self.late.lock();
            let many = late.len() as u64;
            (many > 0)
                .then(|| late.swap_remove(usize::try_from(self.chance.below(many)).expect("an index fits")))
        };
        let Some((from, to, bytes)) = taken else { return false };
        // The giver has given up long ago: nobody waits for the answer.
        let _ = self.arrive(from, to, bytes).await;
        true
    }

    pub(crate) fn join(&self, member: MemberCode, endpoint: Endpoint) {
        self.nodes.lock().insert(member, endpoint);
    }

    pub(crate) fn leave(&self, member: MemberCode) {
        self.nodes.lock().remove(&member);
    }

    async fn arrive(
        &self,
        from: MemberCode,
        to: MemberCode,
        bytes: Vec<u8>,
    ) -> Result<Envelope, CarrierError> {
        let node = self.nodes.lock().get(&to).cloned();
        let Some(node) = node else { return Err(unreachable("down")) };
        node.directory.catch_up(&node.ledger);
        let answer = node.exchange.receive(from, bytes).await;
        node.directory.catch_up(&node.ledger);
        answer.map_err(|refusal| CarrierError::Refused {
            code: refusal.code().to_owned(),
            expected: refusal.expected_sequence(),
        })
    }

    /// Questions of witnessing get lost, arrive twice, or lose their answer, as deliveries do.
    async fn ask(
        &self,
        from: MemberCode,
        to: MemberCode,
        question: &[u8],
    ) -> Result<WitnessAnswer, CarrierError> {
        let faults = *self.faults.lock();
        let node = self.nodes.lock().get(&to).cloned().ok_or_else(|| unreachable("down"))?;
        if self.apart.lock().contains(&(from.min(to), from.max(to))) {
            return Err(unreachable("partitioned"));
        }
        if self.chance.percent(faults.lost) {
            return Err(CarrierError::TimedOut { seconds: 0 });
        }
        node.directory.catch_up(&node.ledger);
        if self.chance.percent(faults.twice) {
            let _ = node.exchange.cosign(from, question).await;
        }
        let answer = node.exchange.cosign(from, question).await;
        node.directory.catch_up(&node.ledger);
        if self.chance.percent(faults.answer_lost) {
            return Err(CarrierError::TimedOut { seconds: 0 });
        }
        Ok(answer)
    }

    async fn carry(
        &self,
        from: MemberCode,
        to: MemberCode,
        bytes: Vec<u8>,
    ) -> Result<Envelope, CarrierError> {
        let left = self.late_after.lock().take();
        match left {
            Some(0) => while self.deliver_late().await {},
            Some(more) => *self.late_after.lock() = Some(more - 1),
            None => {}
        }
        let faults = *self.faults.lock();
        if self.apart.lock().contains(&(from.min(to), from.max(to))) {
            return Err(unreachable("partitioned"));
        }
        if self.chance.percent(faults.lost) {
            return Err(CarrierError::TimedOut { seconds: 0 });
        }
        if self.chance.percent(faults.late) {
            self.late.lock().push((from, to, bytes));
            return Err(CarrierError::TimedOut { seconds: 0 });
        }
        if self.chance.percent(faults.twice) {
            let _ = self.arrive(from, to, bytes.clone()).await;
        }
        let answer = self.said_by(to, self.arrive(from, to, bytes).await);
        if self.chance.percent(faults.answer_lost) {
            Err(CarrierError::TimedOut { seconds: 0 })
        } else {
            answer
        }
    }
}

impl Network {
    /// What a member says where its node answers this.
    fn said_by(
        &self,
        member: MemberCode,
        answer: Result<Envelope, CarrierError>,
    ) -> Result<Envelope, CarrierError> {
        let mut liar = self.liar.lock();
        let Some((_, before)) = liar.as_mut().filter(|(liar, _)| *liar == member) else { return answer };
        let refused = |code: &str, expected| Err(CarrierError::Refused { code: code.to_owned(), expected });
        let Ok(truth) = answer else { return refused("gap", Some(self.chance.below(9))) };
        before.push(truth.clone());
        let outcome = match self.chance.below(8) {
            0 => return refused("gap", Some(self.chance.below(9))),
            1 => return refused("fork", None),
            2 => return Err(CarrierError::TimedOut { seconds: 0 }),
            3 => {
                return Ok(before
                    [usize::try_from(self.chance.below(before.len() as u64)).expect("an index fits")]
                .clone());
            }
            4 => {
                let mut forged = truth;
                forged.signatures[0].sig[0] ^= 1;
                return Ok(forged);
            }
            5 => Outcome::Stored,
            6 => Outcome::Refused { reason: "EXERCISE".into() },
            _ => return Ok(truth),
        };
        let mut claimed = Acknowledgement::read(&truth).expect("a node answers with a receipt");
        claimed.items.fill(outcome);
        Ok(claimed.sign(&key(member)))
    }
}

impl Carrier for MemoryCarrier {
    fn deliver<'a>(&'a self, to: &'a Card, delivery: &'a Delivery) -> Carried<'a> {
        Box::pin(self.network.carry(self.from, to.member(), delivery_bytes(delivery)))
    }

    fn ask_witness<'a>(&'a self, to: &'a Card, question: &'a [u8]) -> AskedWitness<'a> {
        Box::pin(self.network.ask(self.from, to.member(), question))
    }

    fn way(&self, _: MemberCode) -> &'static str {
        "memory"
    }

    fn broker(&self) -> Option<bool> {
        None
    }
}

fn unreachable(detail: &str) -> CarrierError {
    CarrierError::Unreachable { detail: detail.to_owned() }
}
