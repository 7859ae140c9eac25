//! Members of the exercise whose lines lead through a broker.

use crate::broker::{Broker, PATIENCE};
use std::collections::BTreeSet;
use std::future::Future;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tansiq_exchange::{Carrier, Clock, Step, TwoWays};
use tansiq_label::MemberCode;
use tansiq_nats::{NatsCarrier, Running, Settings, Writer};
use tansiq_report::{Entry, Precedence, ReportId, Sealed};
use tansiq_testkit::{BORDER, Chance, Claim, FakeClock, INFORMATION, Network, SimNode, card, code, key, now};
use tokio::task::JoinHandle;

/// Baghdad, with which Amman and Cairo deal.
pub const MEMBERS: [&str; 3] = ["BGD", "AMM", "CAI"];

/// A member with its node, and its line to the broker.
pub struct Site {
    pub node: SimNode,
    pub carrier: Arc<NatsCarrier>,
    settings: Settings,
    network: Option<Arc<Network>>,
    at_work: Option<(Running, JoinHandle<()>)>,
}

impl Site {
    /// A member that knows the others and its agreement with Baghdad, reached through the broker alone. It is not connected
    /// yet.
    pub async fn new(broker: &Broker, member: &str, patience: Duration) -> Site {
        let chance = Arc::new(Chance::of(u64::from(member.as_bytes()[0])));
        let network = Network::new(Arc::clone(&chance));
        Site::on(broker, member, patience, (chance, network, None)).await
    }

    /// The same with a second way to the members: a network that does the work of HTTPS.
    pub async fn with_network(
        broker: &Broker,
        member: &str,
        patience: Duration,
        (chance, network): (&Arc<Chance>, &Arc<Network>),
    ) -> Site {
        let second = Some(Arc::clone(network));
        Site::on(broker, member, patience, (Arc::clone(chance), Arc::clone(network), second)).await
    }

    async fn on(
        broker: &Broker,
        member: &str,
        patience: Duration,
        (chance, network, second): (Arc<Chance>, Arc<Network>, Option<Arc<Network>>),
    ) -> Site {
        let settings = Settings { patience, ..broker.settings(member) };
        let member = code(member);
        let node = SimNode::new(member, FakeClock::at(now()), &chance, &network);
        let cards = MEMBERS.map(|member| card(code(member)));
        let agreements = [BORDER, INFORMATION].into_iter();
        let agreements = agreements.filter(|terms| terms.parties.contains(&member.as_str()));
        node.begin(&cards, &agreements.map(|terms| terms.signed()).collect::<Vec<_>>()).await;
        let carrier = carrier(&settings, &node);
        let mut site = Site { node, carrier, settings, network: second, at_work: None };
        site.restart();
        site
    }

    /// The node starts anew over its ledger, without what it remembered.
    pub fn restart(&mut self) {
        assert!(self.at_work.is_none(), "go away first");
        self.carrier = carrier(&self.settings, &self.node);
        let nats = Arc::clone(&self.carrier) as Arc<dyn Carrier>;
        let member = self.node.member;
        self.node.carrier = Some(match &self.network {
            Some(network) => Arc::new(TwoWays::new(nats, Arc::new(network.carrier(member)), None)),
            None => nats,
        });
        self.node.restart(true);
    }

    /// Connects, and waits until it is.
    pub async fn come(&mut self) {
        let exchange = self.node.exchange().clone();
        let (directory, ledger) = (Arc::clone(self.node.directory()), self.node.ledger().clone());
        let follower = tokio::spawn(async move {
            loop {
                directory.catch_up(&ledger);
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        });
        self.at_work = Some((self.carrier.start(exchange), follower));
        self.connected(true).await;
    }

    pub async fn connected(&self, is: bool) {
        until("the broker", || async { self.carrier.broker() == Some(is) }).await;
    }

    /// Leaves the broker; what is for it waits there.
    pub async fn go(&mut self) {
        let (running, follower) = self.at_work.take().unwrap();
        running.stop().await;
        follower.abort();
        let _ = follower.await;
    }

    pub async fn submit(&self, value: &str) -> ReportId {
        let territory = if self.node.member == code("AMM") { "JO" } else { "IQ" };
        let claim = Claim { territory, ..Claim::plain(value) };
        self.node.submit(Precedence::Routine, &[claim]).await.unwrap().report().header().id
    }

    /// Steps the lane until it has nothing to give; every delivery must get through.
    pub async fn give_all(&self, to: &str) {
        loop {
            match self.node.step(code(to)).await.unwrap() {
                Step::Delivered { .. } => {}
                Step::Idle { .. } => return,
                other => panic!("to {to}: {other:?}"),
            }
        }
    }

    /// The values in the reports of others, each report once.
    pub fn holds(&self) -> BTreeSet<String> {
        let entries = self.node.entries();
        let received = entries.iter().filter_map(|entry| match entry {
            Entry::Received { sealed, .. } => Some(Sealed::open_own(sealed.clone()).unwrap()),
            _ => None,
        });
        let received: Vec<_> = received.collect();
        let ids: BTreeSet<_> = received.iter().map(|sealed| sealed.report().header().id).collect();
        assert_eq!(ids.len(), received.len(), "a report was taken in twice");
        let statements = received.iter().flat_map(|sealed| sealed.report().statements());
        statements.map(|statement| statement.value.clone()).collect()
    }

    /// How many deliveries the member has acknowledged.
    pub fn acknowledged(&self, by: &str) -> u64 {
        let status = self.node.exchange().status().unwrap();
        let lane = status.into_iter().find(|lane| lane.member == code(by)).unwrap();
        lane.deliveries - lane.outstanding
    }
}

fn carrier(settings: &Settings, node: &SimNode) -> Arc<NatsCarrier> {
    let writer = Writer {
        member: node.member,
        key: Arc::new(key(node.member)),
        clock: Arc::new(node.clock.clone()) as Arc<dyn Clock>,
        random: Arc::new(Chance::of(u64::from(std::process::id()))),
    };
    NatsCarrier::new(settings.clone(), writer)
}

/// Waits until something holds.
pub async fn until<F: Future<Output = bool>>(what: &str, mut holds: impl FnMut() -> F) {
    let began = Instant::now();
    while !holds().await {
        assert!(began.elapsed() < PATIENCE, "not within {PATIENCE:?}: {what}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

pub fn set(values: &[&str]) -> BTreeSet<String> {
    values.iter().map(|value| (*value).to_owned()).collect()
}

/// The member code of a text.
pub fn member(text: &str) -> MemberCode {
    code(text)
}
