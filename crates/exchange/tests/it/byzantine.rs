//! What a member does that keeps no rule: it forges, replays, equivocates, truncates, claims more than it may, and floods.
//! Its keys are its own, and its agreements are those of the exercise.

use crate::federation::ALL;
use crate::observe::{received, taken};
use crate::simulation::Simulation;
use tansiq_exchange::{Clock as _, Random as _, delivery_bytes};
use tansiq_label::{MemberCode, Purpose};
use tansiq_report::onward::Signed as _;
use tansiq_report::recall::{RECALL_TYPE, Recall, RecallGround, RecallReceipt};
use tansiq_report::rfi::{Extent, RfiAnswer};
use tansiq_report::{
    Card, Delivery, DeliveryId, Digest32, Envelope, MemberKey, Note, NoteItem, Precedence, REPORT_TYPE,
    RecallId, RfiId, Sealed, Text, item_digest, to_canonical,
};
use tansiq_testkit::{Claim, MEMBERS, TERRITORIES, Terms, code, key, seal};

/// How often of a hundred it speaks after something happened.
const SPEAKS: u64 = 70;

/// How a note differs from one that the lane expects.
#[derive(Clone, Copy)]
enum Lane {
    AsExpected,
    /// The number of the last one, with other items.
    Fork,
    /// Numbers are left out.
    Gap,
    /// Another note is named as the one before.
    Chain,
}

impl Simulation {
    /// The byzantine member says something to one of those that deal with it.
    pub async fn lie(&mut self) {
        let Some(me) = self.byzantine.filter(|_| self.chance.percent(SPEAKS)) else { return };
        let partners = self.f.partners(me);
        // It hears the others out: what it has of them is what it abuses.
        let _ = self.f.nodes[&self.chance.one(&partners)].step(me).await;
        let to = self.chance.one(&partners);
        let lane = self.chance.one(&[
            Lane::AsExpected,
            Lane::AsExpected,
            Lane::AsExpected,
            Lane::Fork,
            Lane::Gap,
            Lane::Chain,
        ]);
        let items = self.items(me, to);
        let bytes = match self.chance.below(8) {
            0 if !self.replayed.is_empty() => {
                let before = self.chance.below(self.replayed.len() as u64);
                self.replayed[before as usize].1.clone()
            }
            1 => (0..self.chance.below(200)).map(|_| self.chance.below(256) as u8).collect(),
            2 => {
                let mut bytes = delivery_bytes(&self.delivery(me, to, items, lane));
                let at = self.chance.below(bytes.len() as u64) as usize;
                bytes[at] ^= 1 << self.chance.below(8);
                bytes
            }
            3 => {
                let mut delivery = self.delivery(me, to, items, lane);
                delivery.items.pop();
                delivery_bytes(&delivery)
            }
            _ => delivery_bytes(&self.delivery(me, to, items, lane)),
        };
        // Often the same at once: it floods, and it says to one what it said to another.
        for _ in 0..=self.chance.below(3) {
            let node = &self.f.nodes[&to];
            node.directory().catch_up(node.ledger());
            let _ = node.exchange().receive(me, bytes.clone()).await;
            node.directory().catch_up(node.ledger());
        }
        self.replayed.push((to, bytes));
    }

    fn delivery(&self, me: MemberCode, to: MemberCode, items: Vec<Envelope>, lane: Lane) -> Delivery {
        let had = taken(&self.f.nodes[&to].entries()).remove(&me).unwrap_or_default();
        let (next, last) = (had.len() as u64 + 1, had.last().map(|(_, digest)| *digest));
        let (sequence, previous) = match lane {
            Lane::AsExpected => (next, last),
            Lane::Fork => (had.len().max(1) as u64, had.iter().nth_back(1).map(|(_, digest)| *digest)),
            Lane::Gap => (next + 1 + self.chance.below(3), last),
            Lane::Chain => (next, Some(Digest32::of("test", &self.chance.bits()))),
        };
        let named = |item: &Envelope| NoteItem {
            digest: item_digest(item),
            clauses: self.clauses(me, to),
            purposes: if Sealed::open_own(item.clone()).is_ok() {
                vec![Text(Purpose::Arrest)]
            } else {
                vec![]
            },
            narrowed: vec![],
            passed_on: None,
        };
        let note = Note {
            id: DeliveryId::from_random(self.chance.bits()),
            from: Text(me),
            to: Text(to),
            sequence,
            previous,
            sent: self.f.nodes[&to].clock.now(),
            items: items.iter().map(named).collect(),
        };
        Delivery { note: note.sign(&key(me)), items }
    }

    /// A clause of an agreement between the two, of either direction, or one that there is not.
    fn clauses(&self, me: MemberCode, to: MemberCode) -> Vec<String> {
        let binds = |terms: &&Terms| [me, to].iter().all(|party| terms.parties.contains(&party.as_str()));
        let of = |terms: &Terms| {
            terms.rows.iter().map(|row| format!("{}/{}", terms.id, row.id)).collect::<Vec<_>>()
        };
        let mut all: Vec<_> = ALL.iter().filter(binds).flat_map(of).collect();
        all.push("EXERCISE".into());
        vec![all.swap_remove(self.chance.below(all.len() as u64) as usize)]
    }

    fn items(&mut self, me: MemberCode, to: MemberCode) -> Vec<Envelope> {
        (0..=self.chance.below(3)).filter_map(|_| self.item(me, to)).collect()
    }

    fn item(&mut self, me: MemberCode, to: MemberCode) -> Option<Envelope> {
        let mine = key(me);
        let other = code(self.chance.one(&MEMBERS));
        let now = self.f.nodes[&to].clock.now();
        let bits = self.chance.bits();
        // Reading all entries of a node is the most of a lie's work: only where it takes something of another's.
        let one = || {
            let mut held = received(&self.f.nodes[&me].entries());
            (!held.is_empty()).then(|| held.swap_remove(self.chance.below(held.len() as u64) as usize))
        };
        Some(match self.chance.below(16) {
            // Its own, of which some may go and some may not.
            0..5 => self.own(me, me, &mine).envelope().clone(),
            // In another's name.
            5 => self.own(other, me, &mine).envelope().clone(),
            // What another one gave it, as if that were its own to give, or signed by it.
            6..9 => match self.chance.percent(70) {
                true => one()?.envelope().clone(),
                false => mine.seal(REPORT_TYPE, one()?.envelope().payload.clone()),
            },
            // Terms that nobody else signed, and a card that is another's or does not follow.
            9 => {
                let terms = self.chance.one(&ALL);
                Terms { id: "exercise-of-its-own", ..terms }.signed_with(&mine)
            }
            10 => self.card(other, &mine),
            // A recall of what it does not own.
            11..14 => {
                let held = one()?;
                let report = held.report();
                let recall = Recall {
                    id: RecallId::from_random(bits),
                    originator: Text(if self.chance.percent(50) { me } else { report.header().originator }),
                    holder: None,
                    item: report.header().id,
                    statements: report.statements().iter().map(|statement| statement.id).collect(),
                    ground: RecallGround::Unlawful,
                    made: now,
                    replaced_by: None,
                };
                mine.seal(RECALL_TYPE, to_canonical(&recall))
            }
            // Receipts and answers that nobody asked it for.
            _ => match self.chance.percent(50) {
                true => RecallReceipt {
                    recall: RecallId::from_random(bits),
                    item: one()?.report().header().id,
                    originator: Text(if other == me { to } else { other }),
                    holder: Text(me),
                    kept: None,
                    at: now,
                    passed_to: vec![],
                }
                .sign(&mine)
                .ok()?,
                false => RfiAnswer {
                    rfi: RfiId::from_random(bits),
                    asker: Text(to),
                    asked: Text(me),
                    extent: Extent::Whole,
                    ground: None,
                    reports: vec![],
                    answered: now,
                }
                .sign(&mine)
                .ok()?,
            },
        })
    }

    /// A report in somebody's name, which the byzantine member wrote.
    fn own(&mut self, originator: MemberCode, me: MemberCode, mine: &MemberKey) -> Sealed {
        self.marks += 1;
        let claim = Claim {
            value: format!("EXERCISE-BYZANTINE {}", self.marks),
            level: self.chance.one(&["restricted", "secret"]),
            category: self.chance.one(&["identity", "source"]),
            territory: self.chance.one(&TERRITORIES),
            ..Claim::plain("")
        };
        // Now and then from the future, by the clock of those who get it.
        let ahead = if self.chance.percent(10) { 3_600_000 } else { 0 };
        let at = self.f.clock.now().plus_millis(ahead);
        let sealed = seal(originator, mine, Precedence::Flash, &[claim], at, &self.chance);
        if originator == me {
            let statements = sealed.report().statements().iter();
            self.submitted.extend(statements.map(|statement| (statement.id, (me, statement.clone()))));
        }
        sealed
    }

    fn card(&self, other: MemberCode, mine: &MemberKey) -> Envelope {
        let text = tansiq_testkit::next_card(other, 2 + self.chance.below(5)).text().clone();
        match Card::sign(text, mine) {
            Ok(card) => card.envelope().clone(),
            // Its key does not stand on another's card.
            Err(_) => tansiq_testkit::card(other).envelope().clone(),
        }
    }
}
