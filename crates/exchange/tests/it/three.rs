//! Three members of one agreement: Baghdad writes, Amman holds, Cairo is the third party. Nothing goes from Baghdad to
//! Cairo. Erbil deals with Amman under an agreement of its own.

use crate::observe::values;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tansiq_agreement::SignedAgreement;
use tansiq_exchange::{Answering, Asking, Clock, OnwardError, PassingOn, Step};
use tansiq_label::{MemberCode, Purpose, Set};
use tansiq_report::{
    Entry, Envelope, Moment, OnwardId, Precedence, PrincipalId, ReportId, Sealed, StatementId,
};
use tansiq_testkit::{Chance, Claim, FakeClock, Network, SimNode, card, code, key, now};

pub const DAY: i64 = 86_400_000;
/// The parties of one agreement.
const THREE: [&str; 3] = ["BGD", "AMM", "CAI"];
const MEMBERS: [&str; 4] = ["BGD", "AMM", "CAI", "EBL"];

/// Nodes on a network.
pub struct Three {
    pub clock: FakeClock,
    pub network: Arc<Network>,
    pub nodes: BTreeMap<MemberCode, SimNode>,
}

const PURPOSES: &str = "\"arrest\"";

fn clause(id: &str, from: &str, to: &str, category: &str, onward: &str) -> String {
    format!(
        "[[clause]]\nid = \"{id}\"\nfrom = [\"{from}\"]\nto = [\"{to}\"]\ncategories = [{category}]\n\
         persons = [\"suspect\"]\nceiling = \"secret\"\nterritories = [\"001\"]\n\
         purposes = [{PURPOSES}]\nonward = \"{onward}\"\n"
    )
}

fn agreement(id: &str, version: u32, parties: &[&str], clauses: &[String]) -> Envelope {
    let quoted: Vec<_> = parties.iter().map(|party| format!("\"{party}\"")).collect();
    let text = format!(
        "format = \"tansiq/agreement/v1\"\nid = \"{id}\"\nversion = {version}\nkind = \"exchange\"\n\
         title = {{ en = \"EXERCISE\", ar = \"تمرين\" }}\nlegal_basis = \"EXERCISE\"\nparties = [{}]\n\
         exercise = true\nstart = \"beginning\"\nretention_days = 90\n\
         in_force = {{ from = 2026-01-01, until = 2028-12-31 }}\n{}",
        quoted.join(", "),
        clauses.concat()
    );
    let mut signed = SignedAgreement::sign(text.as_bytes(), &key(code(parties[0])), now()).unwrap();
    parties[1..].iter().for_each(|party| signed.countersign(&key(code(party)), now()).unwrap());
    signed.envelope()
}

/// With consent Amman passes on who somebody is, and without asking what threatens. What Cairo does with it is
/// another matter: it passes nothing on.
fn of_the_three() -> Envelope {
    agreement("exercise-three", 1, &THREE, &clauses_of_the_three())
}

/// Its next version: the same, and for border control too.
pub fn widened() -> Envelope {
    let wider = format!("{PURPOSES}, \"border-control\"");
    agreement(
        "exercise-three",
        2,
        &THREE,
        &clauses_of_the_three().map(|clause| clause.replace(PURPOSES, &wider)),
    )
}

fn clauses_of_the_three() -> [String; 4] {
    [
        clause("persons", "BGD", "AMM", "\"identity\"", "with-consent"),
        clause("threats", "BGD", "AMM", "\"threat\"", "parties"),
        clause("sources", "BGD", "AMM", "\"source\"", "never"),
        clause("further", "AMM", "CAI", "\"identity\", \"threat\", \"source\"", "never"),
    ]
}

/// The principal who acts in these tests.
pub fn officer() -> PrincipalId {
    PrincipalId::from_random([0x46; 16])
}

pub fn arrest() -> Set<Purpose> {
    Set::of(Purpose::Arrest)
}

impl Three {
    pub async fn new(seed: u64) -> Three {
        let chance = Arc::new(Chance::of(seed));
        let network = Network::new(Arc::clone(&chance));
        let clock = FakeClock::at(now());
        let others = agreement(
            "exercise-two",
            1,
            &["AMM", "EBL"],
            &[clause("a", "AMM", "EBL", "\"identity\"", "parties")],
        );
        let mut nodes = BTreeMap::new();
        for member in MEMBERS.map(code) {
            let node = SimNode::new(member, clock.another(), &chance, &network);
            let cards: Vec<_> = MEMBERS.iter().map(|member| card(code(member))).collect();
            let known = match member.as_str() {
                "EBL" => vec![others.clone()],
                "AMM" => vec![of_the_three(), others.clone()],
                _ => vec![of_the_three()],
            };
            node.begin(&cards, &known).await;
            nodes.insert(member, node);
        }
        Three { clock, network, nodes }
    }

    pub fn node(&self, member: &str) -> &SimNode {
        &self.nodes[&code(member)]
    }

    /// Baghdad writes a report with these claims and Amman gets it; its id at Baghdad, and as Amman has it.
    pub async fn given(&self, claims: &[Claim]) -> (Sealed, Sealed) {
        let own = self.node("BGD").submit(Precedence::Routine, claims).await.unwrap();
        self.settle().await;
        (own, crate::observe::received(&self.node("AMM").entries()).pop().unwrap())
    }

    /// Steps every lane until none has anything to give.
    pub async fn settle(&self) {
        for _ in 0..100 {
            let mut moved = false;
            for (from, node) in &self.nodes {
                for to in self.nodes.keys().filter(|to| *to != from) {
                    moved |= !matches!(node.step(*to).await.unwrap(), Step::Idle { .. });
                }
            }
            if !moved {
                return;
            }
        }
        panic!("the lanes never come to rest");
    }

    /// Amman asks Baghdad to let it give an item to a third party within ten days, for arrest.
    pub async fn ask(
        &self,
        item: ReportId,
        statements: &[StatementId],
        to: &str,
    ) -> Result<OnwardId, OnwardError> {
        self.ask_for(arrest(), item, statements, to).await
    }

    pub async fn ask_for(
        &self,
        purposes: Set<Purpose>,
        item: ReportId,
        statements: &[StatementId],
        to: &str,
    ) -> Result<OnwardId, OnwardError> {
        let asking = Asking {
            item,
            statements: statements.iter().copied().collect(),
            to: code(to),
            purposes,
            basis: "EXERCISE case 4".into(),
            until: self.now().plus_millis(10 * DAY),
        };
        let asked = self.node("AMM").exchange().ask_onward(officer(), asking).await;
        self.settle().await;
        asked
    }

    /// Baghdad says yes to everything that is asked, for so many days.
    pub async fn say_yes(&self, id: OnwardId, days: i64) -> Result<(), OnwardError> {
        let (statements, purposes) = (BTreeSet::new(), Set::EMPTY);
        self.answer(id, Answering::Yes { statements, purposes, until: self.day(days) }).await
    }

    pub async fn answer(&self, id: OnwardId, answering: Answering) -> Result<(), OnwardError> {
        let answered = self.node("BGD").exchange().answer_onward(officer(), id, answering).await;
        self.settle().await;
        answered
    }

    /// Amman passes something on to Cairo.
    pub async fn pass_on(&self, item: ReportId) -> Result<Option<OnwardId>, OnwardError> {
        let passed = self.order(item).await;
        self.settle().await;
        passed
    }

    /// The same, before anything travels.
    pub async fn order(&self, item: ReportId) -> Result<Option<OnwardId>, OnwardError> {
        let order = PassingOn { item, to: code("CAI"), basis: "EXERCISE case 4".into() };
        self.node("AMM").exchange().pass_on(officer(), order).await
    }

    pub fn day(&self, days: i64) -> Date {
        self.now().plus_millis(days * DAY).date()
    }

    pub fn now(&self) -> Moment {
        self.node("BGD").clock.now()
    }

    /// What Cairo has of others.
    pub fn at_cairo(&self) -> Vec<String> {
        values(&self.node("CAI").entries()).into_iter().collect()
    }

    /// How a request stands at a member.
    pub fn standing(&self, member: &str, id: OnwardId) -> &'static str {
        let cases = self.node(member).exchange().onward_cases().unwrap();
        cases.iter().find(|case| case.id == id).map_or("unknown", |case| case.standing(self.now()).code())
    }

    pub fn entries(&self, member: &str) -> Vec<Entry> {
        self.node(member).entries()
    }
}

impl Drop for Three {
    fn drop(&mut self) {
        // The network holds the nodes and the nodes the network.
        self.network.close();
    }
}
