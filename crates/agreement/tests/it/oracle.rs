//! The decision once more, written to be read and not to be fast: no bits, no index, one purpose at a time.
//! It shares with the crate only the words, and agrees with it on every random question, to the last reason.

use crate::worlds::{Asked, Treaty, asked, compile, treaties};
use jiff::civil::Date;
use proptest::prelude::*;
use std::collections::BTreeSet;
use tansiq_agreement::{
    Agreement, Clause, ClauseRef, Decision, Dimension, Onward, Prohibition, Reason, Start,
};
use tansiq_label::{Caveat, Label, MemberCode, Purpose, Releasability, Set};

/// A text as the oracle sees it.
struct Known {
    agreement: Agreement,
    signers: BTreeSet<MemberCode>,
}

/// What the oracle says.
#[derive(Debug, PartialEq)]
enum Answer {
    Release(BTreeSet<ClauseRef>, Set<Purpose>, Onward),
    Withhold(BTreeSet<Reason>),
}

impl From<Decision> for Answer {
    fn from(decision: Decision) -> Self {
        match decision {
            Decision::Release { clauses, purposes, onward } => {
                Answer::Release(clauses.into_iter().collect(), purposes, onward)
            }
            Decision::Withhold { reasons } => Answer::Withhold(reasons.into_iter().collect()),
        }
    }
}

struct World {
    known: Vec<Known>,
}

impl World {
    fn of(treaties: &[Treaty]) -> World {
        let mut known: Vec<Known> = treaties
            .iter()
            .map(|t| Known {
                agreement: Agreement::parse(t.text().as_bytes()).unwrap(),
                signers: t.signers.iter().copied().collect(),
            })
            .collect();
        known.sort_by_key(|k| (k.agreement.id().clone(), k.agreement.version()));
        World { known }
    }

    fn complete(&self, k: &Known) -> bool {
        k.signers == *k.agreement.parties()
    }

    fn replaced(&self, k: &Known, today: Date) -> bool {
        self.known.iter().any(|later| {
            later.agreement.id() == k.agreement.id()
                && later.agreement.version() > k.agreement.version()
                && self.complete(later)
                && later.agreement.in_force_from() <= today
        })
    }

    fn within_term(&self, k: &Known, today: Date) -> bool {
        k.agreement.in_force_from() <= today
            && today <= k.agreement.in_force_until()
            && !self.replaced(k, today)
    }

    fn in_force(&self, k: &Known, today: Date) -> bool {
        self.complete(k) && self.within_term(k, today)
    }

    fn prohibits(&self, giver: MemberCode, a: &Asked, today: Date, purpose: Purpose) -> BTreeSet<ClauseRef> {
        let mut by = BTreeSet::new();
        for k in self.known.iter().filter(|k| k.signers.contains(&giver) && self.within_term(k, today)) {
            for p in k.agreement.prohibitions() {
                if touches(p, giver, a) && p.purposes.contains(purpose) {
                    by.insert(k.agreement.reference(&p.id));
                }
            }
        }
        by
    }

    fn decide(&self, a: &Asked) -> Answer {
        let ask = a.ask();
        let today = ask.at.date();
        let label = &a.label;
        let mut reasons = BTreeSet::new();
        if a.from == a.to {
            reasons.insert(Reason::ToItself);
        } else if a.originator == a.to {
            reasons.insert(Reason::OwnStatement);
        }
        if label.review() < today {
            reasons.insert(Reason::ReviewPassed(label.review()));
        }
        reasons.extend(match label.releasability() {
            Releasability::Only(named) if named.is_empty() => Some(Reason::ReleasableToNobody),
            Releasability::Only(named) if !named.contains(&a.to) => Some(Reason::NotNamed(a.to)),
            _ => None,
        });
        let left = self.purposes_left(a, today, &mut reasons);
        let fitting = if a.originator == a.from {
            self.own(a, today, ask.written.date(), left, &mut reasons)
        } else {
            self.onward(a, today, ask.written.date(), left, &mut reasons)
        };
        if !reasons.is_empty() {
            return Answer::Withhold(reasons);
        }
        let purposes = fitting.iter().flat_map(|f| f.2.iter()).collect();
        let onward = fitting.iter().map(|f| f.1).max().unwrap();
        let onward = if label.caveats().contains(Caveat::NoOnward) { Onward::Never } else { onward };
        Answer::Release(fitting.into_iter().map(|f| f.0).collect(), purposes, onward)
    }

    fn purposes_left(&self, a: &Asked, today: Date, reasons: &mut BTreeSet<Reason>) -> Set<Purpose> {
        let asked: Set<Purpose> = a.purposes.iter().filter(|p| a.label.purposes().contains(*p)).collect();
        if asked.is_empty() {
            reasons.insert(Reason::PurposeNotInLabel);
            return asked;
        }
        let court = a.label.caveats().contains(Caveat::NotForCourt);
        let allowed: Set<Purpose> = asked.iter().filter(|p| !(court && *p == Purpose::Prosecution)).collect();
        if allowed.is_empty() {
            reasons.insert(Reason::NotForCourt);
            return allowed;
        }
        let mut by = BTreeSet::new();
        let mut left = Set::EMPTY;
        for purpose in allowed.iter() {
            let mut forbidding = self.prohibits(a.from, a, today, purpose);
            forbidding.extend(self.prohibits(a.originator, a, today, purpose));
            if forbidding.is_empty() {
                left = left.with(purpose);
            }
            by.extend(forbidding);
        }
        if left.is_empty() {
            reasons.extend(by.into_iter().map(Reason::Prohibited));
        }
        left
    }

    fn own(
        &self,
        a: &Asked,
        today: Date,
        written: Date,
        left: Set<Purpose>,
        reasons: &mut BTreeSet<Reason>,
    ) -> Vec<(ClauseRef, Onward, Set<Purpose>)> {
        let mut fitting = Vec::new();
        let mut nearest: Option<(ClauseRef, Vec<Dimension>)> = None;
        for k in self.known.iter().filter(|k| self.in_force(k, today)) {
            for c in k.agreement.clauses().iter().filter(|c| c.from.contains(&a.from) && c.to.contains(&a.to))
            {
                let fails = failures(&k.agreement, c, a, written, left);
                let name = k.agreement.reference(&c.id);
                if fails.is_empty() {
                    fitting.push((name, c.onward, left.intersection(c.purposes)));
                } else if nearest.as_ref().is_none_or(|n| fails.len() < n.1.len()) {
                    nearest = Some((name, fails));
                }
            }
        }
        if fitting.is_empty() {
            match nearest {
                Some((name, fails)) => {
                    reasons.extend(fails.into_iter().map(|d| Reason::Outside(name.clone(), d)));
                }
                None => self.why_no_clause(a, today, reasons),
            }
        }
        fitting
    }

    fn why_no_clause(&self, a: &Asked, today: Date, reasons: &mut BTreeSet<Reason>) {
        let both =
            |k: &&Known| k.agreement.parties().contains(&a.from) && k.agreement.parties().contains(&a.to);
        if self.known.iter().filter(both).any(|k| self.in_force(k, today)) {
            reasons.insert(Reason::NoClause(a.from, a.to));
            return;
        }
        if self.known.iter().filter(both).count() == 0 {
            reasons.insert(Reason::NoAgreement(a.to));
        }
        for k in self.known.iter().filter(both) {
            let missing: BTreeSet<_> = k.agreement.parties().difference(&k.signers).copied().collect();
            let (from, until) = (k.agreement.in_force_from(), k.agreement.in_force_until());
            reasons.insert(if missing.is_empty() {
                Reason::NotInForce(k.agreement.id().clone(), from, until)
            } else {
                Reason::NotSigned(k.agreement.id().clone(), missing)
            });
        }
    }

    /// One purpose at a time: for it, was the statement received so that it may be passed on, and does a clause
    /// of the same agreement take it further?
    fn onward(
        &self,
        a: &Asked,
        today: Date,
        written: Date,
        left: Set<Purpose>,
        reasons: &mut BTreeSet<Reason>,
    ) -> Vec<(ClauseRef, Onward, Set<Purpose>)> {
        if a.label.caveats().contains(Caveat::NoOnward) {
            reasons.insert(Reason::NoOnward);
            return vec![];
        }
        let mut fitting = Vec::new();
        if !a.via.is_empty() && !left.is_empty() && left.intersection(a.given).is_empty() {
            reasons.extend(left.iter().map(Reason::PurposeNotGiven));
            return vec![];
        }
        let mut may_be_passed_on = false;
        let mut consent = BTreeSet::new();
        for k in self.known.iter().filter(|k| self.in_force(k, today)) {
            let parties = k.agreement.parties();
            if ![a.originator, a.from, a.to].iter().all(|m| parties.contains(m)) {
                continue;
            }
            let via = |c: &&Clause| {
                a.via.contains(&k.agreement.reference(&c.id)) && c.to.contains(&a.from) && covers(c, &a.label)
            };
            let received: Vec<&Clause> = k.agreement.clauses().iter().filter(via).collect();
            let given = left.intersection(a.given);
            let asks = received
                .iter()
                .filter(|c| c.onward == Onward::WithConsent && !c.purposes.intersection(given).is_empty());
            consent.extend(asks.map(|c| k.agreement.reference(&c.id)));
            for purpose in given.iter() {
                let passes = |c: &&&Clause| {
                    let consented = c.onward == Onward::WithConsent && a.consented.contains(purpose);
                    (c.onward == Onward::Parties || consented) && c.purposes.contains(purpose)
                };
                if !received.iter().any(|c| passes(&c)) {
                    continue;
                }
                may_be_passed_on = true;
                for c in k.agreement.clauses() {
                    let goes = c.from.contains(&a.from) && c.to.contains(&a.to);
                    if goes && failures(&k.agreement, c, a, written, Set::of(purpose)).is_empty() {
                        fitting.push((k.agreement.reference(&c.id), c.onward, Set::of(purpose)));
                    }
                }
            }
        }
        if fitting.is_empty() {
            reasons.insert(match consent.pop_first() {
                Some(clause) if !may_be_passed_on => Reason::NeedsConsent(clause),
                _ => Reason::ThirdPartyRule(a.originator),
            });
        }
        fitting
    }
}

fn touches(p: &Prohibition, giver: MemberCode, a: &Asked) -> bool {
    let label = &a.label;
    p.from.contains(&giver)
        && p.to.contains(&a.to)
        && label.categories().iter().any(|c| p.categories.contains(c))
        && label.persons().iter().any(|c| p.persons.contains(c))
        && (label.minor() || !p.minors_only)
        && p.floor <= label.level()
        && label.territories().iter().any(|t| p.territories.iter().any(|q| q.covers(t) || t.covers(q)))
}

fn covers(c: &Clause, label: &Label) -> bool {
    label.categories().iter().all(|v| c.categories.contains(v))
        && label.persons().iter().all(|v| c.persons.contains(v))
        && (c.minors || !label.minor())
        && label.level() <= c.ceiling
        && label.territories().iter().all(|t| c.territories.iter().any(|q| q.covers(t)))
}

fn failures(
    agreement: &Agreement,
    c: &Clause,
    a: &Asked,
    written: Date,
    left: Set<Purpose>,
) -> Vec<Dimension> {
    let label = &a.label;
    let mut fails = Vec::new();
    let mut need = |holds: bool, dimension| {
        if !holds {
            fails.push(dimension);
        }
    };
    need(label.categories().iter().all(|v| c.categories.contains(v)), Dimension::Category);
    need(label.persons().iter().all(|v| c.persons.contains(v)), Dimension::Person);
    need(c.minors || !label.minor(), Dimension::Minor);
    need(label.level() <= c.ceiling, Dimension::Ceiling);
    let covered = label.territories().iter().all(|t| c.territories.iter().any(|q| q.covers(t)));
    need(covered, Dimension::Territory);
    need(left.is_empty() || left.iter().any(|p| c.purposes.contains(p)), Dimension::Purpose);
    need(agreement.exercise() || !label.caveats().contains(Caveat::Exercise), Dimension::Exercise);
    let starts = agreement.start() == Start::Beginning || written >= agreement.in_force_from();
    need(starts, Dimension::Start);
    fails
}

/// Questions asked of each random world.
const QUESTIONS: usize = 1_000;
/// Random worlds: together 100,000 questions.
const WORLDS: u32 = 100;

#[test]
fn a_hundred_thousand_random_questions_are_answered_alike() {
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: WORLDS,
        // A failure is printed whole; there is no file of this name to keep it in.
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let count = std::cell::RefCell::new([0usize; 3]);
    let strategy = (treaties(), proptest::collection::vec(asked(), QUESTIONS));
    let run = runner.run(&strategy, |(treaties, questions)| {
        let (agreements, world) = (compile(&treaties), World::of(&treaties));
        for question in &questions {
            let ours = Answer::from(agreements.decide_with(&question.ask(), question.consented));
            let mut count = count.borrow_mut();
            count[0] += 1;
            if matches!(ours, Answer::Release(..)) {
                count[if question.from == question.originator { 1 } else { 2 }] += 1;
            }
            prop_assert_eq!(ours, world.decide(question), "{:?}", question);
        }
        Ok(())
    });
    run.unwrap();
    let [asked, own, onward] = count.into_inner();
    // A comparison in which nothing is ever released would compare nothing.
    assert!(own > asked / 50 && onward > asked / 500, "{asked} asked, {own} released, {onward} onward");
}
