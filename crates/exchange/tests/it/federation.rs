//! The exercise's federation, ready to exchange: every member knows the cards of those it deals with, and its
//! agreements with all their signatures.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};
use tansiq_exchange::Step;
use tansiq_label::MemberCode;
use tansiq_report::{Card, Envelope};
use tansiq_testkit::{
    BORDER, COMMITTEE, Chance, FakeClock, INFORMATION, JOINT_CENTRE, MEMBERS, Network, SimNode, Terms, card,
    code, now,
};

/// The agreements of the exercise.
pub const ALL: [Terms; 4] = [JOINT_CENTRE, BORDER, INFORMATION, COMMITTEE];

/// Nodes on a network.
pub struct Federation {
    pub chance: Arc<Chance>,
    pub clock: FakeClock,
    pub network: Arc<Network>,
    pub nodes: BTreeMap<MemberCode, SimNode>,
}

impl Federation {
    /// Every member of the exercise, with these agreements signed by all their parties.
    pub async fn of(seed: u64, agreements: &[Terms]) -> Federation {
        Federation::among(&MEMBERS, seed, agreements).await
    }

    /// The same with only these members there.
    pub async fn among(members: &[&str], seed: u64, agreements: &[Terms]) -> Federation {
        let chance = Arc::new(Chance::of(seed));
        let network = Network::new(Arc::clone(&chance));
        let clock = FakeClock::at(now());
        let mut nodes = BTreeMap::new();
        for member in members.iter().map(|member| code(member)) {
            let node = SimNode::new(member, clock.another(), &chance, &network);
            let agreed = |terms: &Terms| {
                agreements.iter().any(|agreed| agreed.id == terms.id)
                    && terms.parties.contains(&member.as_str())
            };
            let signed: Vec<_> =
                ALL.iter().zip(signed()).filter(|(terms, _)| agreed(terms)).map(|(_, e)| e.clone()).collect();
            node.begin(&known_to(member), &signed).await;
            nodes.insert(member, node);
        }
        Federation { chance, clock, network, nodes }
    }

    pub fn node(&self, member: &str) -> &SimNode {
        &self.nodes[&code(member)]
    }

    /// With whom of those who are there a member deals.
    pub fn partners(&self, member: MemberCode) -> Vec<MemberCode> {
        partners(member).into_iter().filter(|other| self.nodes.contains_key(other)).collect()
    }

    /// Steps every lane until none has anything to give; every delivery must get through.
    pub async fn settle(&self) {
        for _ in 0..1_000 {
            let mut moved = self.network.deliver_late().await;
            for (from, node) in &self.nodes {
                for to in self.partners(*from) {
                    match node.step(to).await.unwrap() {
                        Step::Delivered { .. } => moved = true,
                        Step::Idle { .. } => {}
                        // The answer to a delivery that was sent again may come with a gap first.
                        Step::Setback(setback) if setback.code() == "gap" => moved = true,
                        other => panic!("{from} to {to}: {other:?}"),
                    }
                }
            }
            if !moved {
                return;
            }
        }
        panic!("the lanes never come to rest");
    }
}

impl Drop for Federation {
    fn drop(&mut self) {
        // The network holds the nodes and the nodes the network.
        self.network.close();
    }
}

/// With whom a member deals.
fn partners(member: MemberCode) -> Vec<MemberCode> {
    let together = |other: &&&str| {
        ALL.iter().any(|terms| terms.parties.contains(&member.as_str()) && terms.parties.contains(*other))
    };
    MEMBERS.iter().filter(together).map(|other| code(other)).filter(|other| *other != member).collect()
}

/// Signing is the slow part of a test, and the same every time.
fn signed() -> &'static [Envelope] {
    static SIGNED: OnceLock<Vec<Envelope>> = OnceLock::new();
    SIGNED.get_or_init(|| ALL.iter().map(Terms::signed).collect())
}

fn known_to(member: MemberCode) -> Vec<Card> {
    static CARDS: OnceLock<BTreeMap<MemberCode, Card>> = OnceLock::new();
    let cards = CARDS.get_or_init(|| MEMBERS.iter().map(|m| (code(m), card(code(m)))).collect());
    let mut known = partners(member);
    known.push(member);
    known.iter().map(|other| cards[other].clone()).collect()
}
