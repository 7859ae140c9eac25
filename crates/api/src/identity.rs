//! One man, many statements: the subjects that are one person for a reader, by the decisions that he may see.
//!
//! Nothing of it is stored. Each time the decisions that are released to the reader are gathered from one subject on,
//! those that are undone or do not count here are set aside, and what is left is the identity. So a decision that he may
//! not see changes nothing for him, and one that is undone is as if it had not been made.

use crate::failure::Failure;
use crate::reading::{Desk, Said, Shown};
use std::collections::{BTreeMap, BTreeSet};
use tansiq_agreement::Releasable;
use tansiq_label::MemberCode;
use tansiq_report::{Moment, ReportId, StatementId, SubjectId, Verdict};
use tansiq_resolve::{Ruling, identity};

/// The most subjects that are gathered for one person: a thousand is more than any list has of one man. What lies beyond
/// is not looked at, and the answer says so.
pub(crate) const MAX_SUBJECTS_OF_ONE: usize = 1_000;

/// Somebody as a reader gets him.
pub(crate) struct Person {
    /// The subjects that he is, in the order of their ids. Not empty.
    pub(crate) subjects: Vec<Shown>,
    /// Every decision about one of them, the newest first.
    pub(crate) decisions: Vec<Decision>,
    /// Whether there were more subjects than are gathered.
    pub(crate) is_cut: bool,
}

/// A resolution decision as a reader gets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decision {
    /// The half about the lesser id.
    pub(crate) id: StatementId,
    pub(crate) originator: MemberCode,
    pub(crate) verdict: Verdict,
    /// The lesser id first.
    pub(crate) pair: (SubjectId, SubjectId),
    pub(crate) written: Moment,
    /// Nothing for a seconded officer.
    pub(crate) report: Option<ReportId>,
    pub(crate) banner: String,
    pub(crate) effect: Effect,
}

/// What a decision does for its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Effect {
    /// It joins the two, or holds them apart.
    Holds,
    /// It says that nobody can say.
    Open,
    /// Another decision holds apart whom it would join.
    Contradicted,
    /// It is another member's, and its decisions do not count at this node.
    NotOurs,
    /// It was undone.
    Undone,
}

impl Effect {
    /// The word for it on the wire.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Effect::Holds => "holds",
            Effect::Open => "open",
            Effect::Contradicted => "contradicted",
            Effect::NotOurs => "not-ours",
            Effect::Undone => "undone",
        }
    }
}

impl Decision {
    /// The decision that this statement is a half of, if it is the half about the lesser id.
    fn of(said: &Said) -> Option<Decision> {
        let (verdict, other) = said.statement.verdict()?;
        let effect = if verdict == Verdict::Unsure { Effect::Open } else { Effect::Holds };
        (said.statement.subject < other).then(|| Decision {
            id: said.statement.id,
            originator: said.originator,
            verdict,
            pair: (said.statement.subject, other),
            written: said.written,
            report: said.report,
            banner: said.statement.label.to_string(),
            effect,
        })
    }

    pub(crate) fn ruling(&self) -> Ruling<SubjectId, StatementId> {
        let same = self.verdict == Verdict::Same;
        Ruling { written: self.written.millis(), decision: self.id, same, pair: self.pair }
    }

    /// Whether it counts: binding, not undone, and a verdict.
    pub(crate) fn counts(&self) -> bool {
        matches!(self.effect, Effect::Holds | Effect::Contradicted)
    }
}

impl Person {
    pub(crate) fn said(&self) -> impl Iterator<Item = &Releasable<Said>> {
        self.subjects.iter().flat_map(|shown| &shown.said)
    }

    /// Who says something of him.
    pub(crate) fn originators(&self) -> BTreeSet<MemberCode> {
        self.said().map(|said| said.get().originator).collect()
    }

    pub(crate) fn ids(&self) -> BTreeSet<SubjectId> {
        self.subjects.iter().map(|shown| shown.id).collect()
    }
}

/// What is gathered on the way from one subject along the decisions.
#[derive(Default)]
struct Gathered {
    shown: BTreeMap<SubjectId, Shown>,
    decisions: BTreeMap<StatementId, Decision>,
    is_cut: bool,
}

impl Desk<'_> {
    /// Somebody, from any of his subjects; nothing if nothing of that subject is released to the reader, or it is not
    /// held.
    pub(crate) fn person(&self, of: SubjectId) -> Result<Option<Person>, Failure> {
        self.person_of(of, self.subject(of)?)
    }

    /// The same, of a subject as the reader gets it.
    pub(crate) fn person_of(&self, of: SubjectId, first: Option<Shown>) -> Result<Option<Person>, Failure> {
        let Gathered { mut shown, mut decisions, is_cut } = self.gather(of, first)?;
        if !shown.contains_key(&of) {
            return Ok(None);
        }
        let rulings: Vec<_> = decisions.values().filter(|d| d.counts()).map(Decision::ruling).collect();
        let found = identity(of, &rulings);
        for id in &found.contradicted {
            if let Some(decision) = decisions.get_mut(id) {
                decision.effect = Effect::Contradicted;
            }
        }
        let his = |pair: &(SubjectId, SubjectId)| {
            found.subjects.contains(&pair.0) || found.subjects.contains(&pair.1)
        };
        let mut decisions: Vec<Decision> = decisions.into_values().filter(|d| his(&d.pair)).collect();
        decisions.sort_by_key(|d| (std::cmp::Reverse(d.written), d.id));
        let subjects = found.subjects.iter().filter_map(|id| shown.remove(id)).collect();
        Ok(Some(Person { subjects, decisions, is_cut }))
    }

    /// Follows the decisions from a subject on, as far as people might be joined.
    fn gather(&self, of: SubjectId, mut first: Option<Shown>) -> Result<Gathered, Failure> {
        let mut gathered = Gathered::default();
        let (mut left, mut seen) = (vec![of], BTreeSet::from([of]));
        while let Some(id) = left.pop() {
            let shown = if id == of { first.take() } else { self.subject(id)? };
            let Some(shown) = shown else { continue };
            for decision in self.decisions_about(&shown)? {
                let (one, other) = decision.pair;
                let next = if one == id { other } else { one };
                if decision.verdict == Verdict::Same && decision.counts() && !seen.contains(&next) {
                    if seen.len() == MAX_SUBJECTS_OF_ONE {
                        gathered.is_cut = true;
                        continue;
                    }
                    seen.insert(next);
                    left.push(next);
                }
                gathered.decisions.insert(decision.id, decision);
            }
            gathered.shown.insert(id, shown);
        }
        Ok(gathered)
    }

    /// The decisions about a subject, with what becomes of each by itself.
    pub(crate) fn decisions_about(&self, shown: &Shown) -> Result<Vec<Decision>, Failure> {
        let mut decisions: Vec<Decision> = shown.said.iter().filter_map(|s| Decision::of(s.get())).collect();
        // Most people were never decided about; of them nobody asks who else names them.
        if shown.said.iter().any(|s| s.get().statement.verdict().is_some_and(|(_, other)| other < shown.id)) {
            let naming = self.naming_subject(shown.id)?;
            decisions.extend(naming.iter().filter_map(|s| Decision::of(s.get())));
        }
        for decision in &mut decisions {
            decision.effect = self.effect(decision)?;
        }
        Ok(decisions)
    }

    /// The decision with this id, that of its half about the greater id too; nothing if it is not for this reader.
    pub(crate) fn decision(&self, id: StatementId) -> Result<Option<Decision>, Failure> {
        for said in self.statement_with(id)? {
            let said = said.get();
            let Some((verdict, other)) = said.statement.verdict() else { continue };
            let subject = said.statement.subject;
            let Some(shown) = self.subject(subject.min(other))? else { continue };
            let other_half = |d: &Decision| {
                let whole = (d.pair, d.verdict, d.originator, d.written);
                whole == ((subject.min(other), subject.max(other)), verdict, said.originator, said.written)
            };
            let is_it = |d: &Decision| d.id == id || (subject > other && other_half(d));
            if let Some(found) = self.decisions_about(&shown)?.into_iter().find(is_it) {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    fn effect(&self, decision: &Decision) -> Result<Effect, Failure> {
        let undone = self.naming_statement(decision.id)?.iter().any(|s| {
            s.get().statement.undoes() == Some(decision.id) && s.get().originator == decision.originator
        });
        Ok(if undone {
            Effect::Undone
        } else if !self.follows(decision.originator) {
            Effect::NotOurs
        } else {
            decision.effect
        })
    }
}
