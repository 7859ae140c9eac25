//! Remembered decisions: labels are interned as classes, and a decision about a class is looked up.

use crate::decision::{Agreements, Ask, Decision};
use crate::force::day_of;
use std::collections::HashMap;
use std::sync::Arc;
use tansiq_label::{Label, MemberCode, Purpose, Set};
use tansiq_report::Moment;

/// The most decisions that are remembered: 40 MB or so. At one more, all are forgotten; a wrong guess about which
/// one to forget would cost more than deciding anew.
pub const MAX_REMEMBERED: usize = 1 << 17;

/// A label, interned: equal labels have equal classes in one cache.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LabelClass(u32);

/// Decisions about a member's own statements under one compiled set of agreements.
pub struct DecisionCache {
    agreements: Arc<Agreements>,
    classes: HashMap<Label, LabelClass>,
    labels: Vec<Label>,
    decisions: HashMap<Key, Decision>,
}

#[derive(PartialEq, Eq, Hash)]
struct Key {
    class: LabelClass,
    from: MemberCode,
    to: MemberCode,
    purposes: Set<Purpose>,
    day: i64,
    written: i64,
}

impl DecisionCache {
    /// A cache that has decided nothing yet. When agreements change, a new one is made.
    pub fn new(agreements: Arc<Agreements>) -> DecisionCache {
        DecisionCache { agreements, classes: HashMap::new(), labels: Vec::new(), decisions: HashMap::new() }
    }

    /// The agreements.
    pub fn agreements(&self) -> &Arc<Agreements> {
        &self.agreements
    }

    /// The class of a label.
    pub fn class(&mut self, label: &Label) -> LabelClass {
        if let Some(class) = self.classes.get(label) {
            return *class;
        }
        // Fewer labels than statements, and of those a node holds fewer than four thousand million.
        let class = LabelClass(u32::try_from(self.labels.len()).unwrap_or(u32::MAX));
        self.labels.push(label.clone());
        self.classes.insert(label.clone(), class);
        class
    }

    /// The label of a class of this cache.
    pub fn label(&self, class: LabelClass) -> &Label {
        &self.labels[class.0 as usize]
    }

    /// Decides about a statement of `from` itself, written and asked at these times.
    pub fn decide(
        &mut self,
        class: LabelClass,
        (from, to): (MemberCode, MemberCode),
        purposes: Set<Purpose>,
        written: Moment,
        at: Moment,
    ) -> &Decision {
        // All that a decision sees of a time is the day, and of the day of writing the span between two starts.
        let (day, written_day) = (day_of(at), day_of(written));
        let (_, span) = self.agreements.clauses.spans(day, written_day);
        let key = Key { class, from, to, purposes, day, written: span as i64 };
        if self.decisions.len() >= MAX_REMEMBERED && !self.decisions.contains_key(&key) {
            self.decisions.clear();
        }
        self.decisions.entry(key).or_insert_with(|| {
            let label = &self.labels[class.0 as usize];
            let ask = Ask {
                label,
                originator: from,
                written,
                from,
                to,
                purposes,
                at,
                received_via: &[],
                received_for: Set::EMPTY,
            };
            self.agreements.decide(&ask)
        })
    }
}
