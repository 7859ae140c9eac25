//! The federation under a seeded schedule of trouble, and what must hold whatever happens.
//!
//! A failure prints its seed, and `TANSIQ_SEED=<seed>` runs that one alone; `make simulate` runs many more.

use crate::federation::{ALL, Federation};
use crate::invariants::{FIRST_MARK, SECOND_MARK, Submitted, check};
use std::collections::BTreeSet;
use tansiq_exchange::{Random, Step, Which};
use tansiq_label::{MemberCode, Purpose};
use tansiq_ledger::Step as Durable;
use tansiq_ledger::memory::Failure;
use tansiq_report::{Entry, Precedence, PrincipalId, Text};
use tansiq_testkit::{
    BORDER, COMMITTEE, Chance, Claim, FIRST, Faults, INFORMATION, JOINT_CENTRE, MEMBERS, SECOND, code,
    for_each_seed,
};

/// Seeds of an ordinary run of each of the two, a thousand in all: a minute on two cores.
const SEEDS: u64 = 500;
/// Things that happen before the trouble ends.
const EVENTS: u64 = 30;

#[test]
fn the_federation_keeps_its_invariants() {
    for_each_seed(SEEDS, |seed| simulate(seed, false));
}

#[test]
fn one_byzantine_member_changes_nothing_for_the_others() {
    for_each_seed(SEEDS, |seed| simulate(seed, true));
}

/// An entry that no lane looks at.
fn something(chance: &Chance) -> Entry {
    Entry::Read {
        at: tansiq_testkit::now(),
        by: PrincipalId::from_random(chance.bits()),
        purpose: Text(Purpose::Protection),
        subjects: vec![],
        reports: vec![],
        grounds: Default::default(),
        exported: false,
    }
}

/// Every fortieth seed takes the whole federation, the others Baghdad, two partners and one of the second committee:
/// as many kinds of lanes, and a fifth of the time.
fn members(seed: u64, chance: &Chance) -> Vec<&'static str> {
    if seed.is_multiple_of(40) {
        return MEMBERS.to_vec();
    }
    let one = chance.below(4);
    let other = (one + 1 + chance.below(3)) % 4;
    let mut members = vec!["BGD", FIRST[one as usize], FIRST[other as usize]];
    members.push(chance.one(&SECOND));
    members
}

/// A federation in trouble, and what was put into it.
pub struct Simulation {
    pub f: Federation,
    pub chance: Chance,
    pub submitted: Submitted,
    /// A member that keeps no rule, if there is one.
    pub byzantine: Option<MemberCode>,
    /// Deliveries that it gave, to be given once more.
    pub replayed: Vec<(MemberCode, Vec<u8>)>,
    pub marks: u64,
    changed: BTreeSet<MemberCode>,
    late_agreement: usize,
    /// Bundles that lie about: for whom, and the file. One may be read late, again, or never.
    bundles: Vec<(MemberCode, Vec<u8>)>,
}

async fn simulate(seed: u64, byzantine: bool) {
    // Baghdad and Cairo sign while everything else is under way, one after the other.
    let chance = Chance::of(seed ^ 0x5eed);
    let f = Federation::among(&members(seed, &chance), seed, &[JOINT_CENTRE, BORDER, COMMITTEE]).await;
    let mut s = Simulation {
        f,
        chance,
        submitted: Submitted::new(),
        byzantine: None,
        replayed: Vec::new(),
        marks: 0,
        changed: BTreeSet::new(),
        late_agreement: 0,
        bundles: Vec::new(),
    };
    s.f.network.set_faults(Faults {
        lost: s.chance.below(30),
        answer_lost: s.chance.below(30),
        twice: s.chance.below(30),
        late: s.chance.below(30),
    });
    if byzantine {
        let all: Vec<_> = s.f.nodes.keys().copied().collect();
        let member = s.chance.one(&all);
        s.f.network.let_lie(member);
        s.byzantine = Some(member);
    }
    for _ in 0..EVENTS {
        s.event().await;
        s.lie().await;
    }
    s.heal().await;
    check(&s.f, &s.submitted, s.byzantine);
}

impl Simulation {
    async fn event(&mut self) {
        match self.chance.below(100) {
            0..33 => self.submit().await,
            33..62 => self.steps().await,
            62..66 => self.write_bundle().await,
            66..70 => self.read_bundle().await,
            70..76 => drop(self.f.network.deliver_late().await),
            76..82 => {
                let (from, to) = self.lane();
                self.f.network.set_apart(from, to, self.chance.percent(60));
            }
            82..88 => {
                let (member, keep) = (self.member(), self.chance.percent(50));
                self.f.nodes.get_mut(&member).unwrap().restart(keep);
            }
            88..91 => {
                // Up to ten minutes wrong: more than the five that are forgiven.
                let error = self.chance.below(1_200_000).cast_signed() - 600_000;
                self.f.nodes[&self.member()].clock.set_error(error);
            }
            91..95 => {
                let failure = self.chance.one(&[Failure::Before, Failure::AfterStoring, Failure::Full]);
                self.f.nodes[&self.member()].store.fail_next(Durable::Append, failure);
            }
            95..97 => self.sign().await,
            97..99 => self.change_key().await,
            _ => self.f.clock.pass(self.chance.below(60_000).cast_signed()),
        }
    }

    fn member(&self) -> MemberCode {
        // Baghdad is in every agreement: most happens there.
        let all: Vec<_> = self.f.nodes.keys().copied().collect();
        if self.chance.percent(40) { code("BGD") } else { self.chance.one(&all) }
    }

    fn lane(&self) -> (MemberCode, MemberCode) {
        let from = self.member();
        (from, self.chance.one(&self.f.partners(from)))
    }

    async fn steps(&self) {
        for _ in 0..=self.chance.below(4) {
            let (from, to) = self.lane();
            // Trouble at the node itself is part of the trouble.
            let _ = self.f.nodes[&from].step(to).await;
        }
    }

    async fn write_bundle(&mut self) {
        let (from, to) = self.lane();
        let which = match self.chance.below(4) {
            0 => Which::Again,
            1 => Which::From(1 + self.chance.below(4)),
            _ => Which::Waiting,
        };
        // Trouble at the node itself, and nothing to carry, are part of the trouble.
        if let Ok(written) = self.f.nodes[&from].write_bundle(to, which).await {
            self.bundles.push((to, written.file));
        }
    }

    async fn read_bundle(&self) {
        let many = self.bundles.len() as u64;
        if many > 0 {
            let (to, file) = &self.bundles[self.chance.below(many) as usize];
            let _ = self.f.nodes[to].read_bundle(file).await;
        }
    }

    async fn sign(&mut self) {
        let Some(party) = ["BGD", "CAI"].get(self.late_agreement) else { return };
        let signed = match self.f.nodes.get(&code(party)) {
            // Whoever signs looks at the clock as well: a signature counts by when it was first seen here.
            Some(node) => {
                node.clock.set_error(0);
                node.accept_agreement(INFORMATION.signed_with(node.key())).await
            }
            None => true,
        };
        self.late_agreement += usize::from(signed);
    }

    async fn change_key(&mut self) {
        let (member, revoke) = (self.member(), self.chance.percent(50));
        // Whoever takes its own signature back ends an agreement, and must be let to.
        if Some(member) == self.byzantine {
            return;
        }
        let node = self.f.nodes.get_mut(&member).unwrap();
        // Whoever changes a key looks at the clock: what is signed before the key begins is signed by nobody.
        node.clock.set_error(0);
        if node.change_key(revoke).await.is_some() {
            self.changed.insert(member);
        }
    }

    /// Whoever has changed its key signs its agreements again: a revoked signature does not count, and one that others
    /// first see after its key has ended neither.
    async fn sign_again(&self) {
        for member in &self.changed {
            let node = &self.f.nodes[member];
            for terms in ALL.iter().filter(|terms| terms.parties.contains(&member.as_str())) {
                assert!(node.accept_agreement(terms.signed_with(node.key())).await);
            }
        }
    }

    async fn submit(&mut self) {
        let member = self.member();
        let claims: Vec<Claim> = (0..=self.chance.below(3)).map(|_| self.claim(member)).collect();
        let precedence = self.chance.one(&[
            Precedence::Routine,
            Precedence::Priority,
            Precedence::Immediate,
            Precedence::Flash,
        ]);
        if let Some(sealed) = self.f.nodes[&member].submit(precedence, &claims).await {
            let statements = sealed.report().statements().iter();
            self.submitted.extend(statements.map(|statement| (statement.id, (member, statement.clone()))));
        }
    }

    fn claim(&mut self, of: MemberCode) -> Claim {
        self.marks += 1;
        let (first, second) = (FIRST.contains(&of.as_str()), SECOND.contains(&of.as_str()));
        let (mark, rel_to) = match self.chance.below(4) {
            0 => ("EXERCISE-OPEN", None),
            // Baghdad alone deals with both sides.
            1 if !first => (SECOND_MARK, Some([&SECOND[..], &["BGD"]].concat())),
            _ if !second => (FIRST_MARK, Some([&FIRST[..], &["BGD"]].concat())),
            _ => (SECOND_MARK, Some([&SECOND[..], &["BGD"]].concat())),
        };
        Claim {
            value: format!("{mark} {}", self.marks),
            rel_to,
            level: self.chance.one(&["restricted", "confidential", "secret"]),
            category: self.chance.one(&["identity", "threat", "source"]),
            territory: self.chance.one(&tansiq_testkit::TERRITORIES),
            ..Claim::plain("")
        }
    }

    /// Ends the trouble and lets everything come to rest.
    async fn heal(&mut self) {
        self.f.network.heal();
        for node in self.f.nodes.values_mut() {
            node.clock.set_error(0);
            // A failure that was asked for and has not happened yet happens now, and is over.
            while !node.store.has_failed_as_asked() {
                node.append(&something(&self.chance)).await;
            }
        }
        // What was written by a clock that was ahead is from the past now.
        self.f.clock.pass(1_200_000);
        while self.late_agreement < 2 {
            self.sign().await;
        }
        self.sign_again().await;
        while self.f.network.deliver_late().await {}
        for _ in 0..self.bundles.len() {
            self.read_bundle().await;
        }
        self.drain().await;
    }

    async fn drain(&self) {
        for _ in 0..500 {
            let mut at_rest = true;
            for (from, node) in &self.f.nodes {
                for to in self.f.partners(*from) {
                    if [Some(*from), Some(to)].contains(&self.byzantine) {
                        continue;
                    }
                    at_rest &= matches!(node.step(to).await.unwrap(), Step::Idle { .. });
                }
            }
            if at_rest {
                return;
            }
        }
        panic!("the lanes never come to rest");
    }
}
