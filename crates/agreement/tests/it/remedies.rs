//! What an explanation says would have to change is enough: each change that can be made is made, and the decision is
//! asked again. The reason is gone then; and after the last one the statement is released.

use crate::worlds::{Asked, Product, Treaty, asked, compile, day, treaties};
use proptest::prelude::*;
use std::collections::BTreeSet;
use tansiq_agreement::{ClauseRef, Decision, Dimension, Explanation, Reason, Slug};
use tansiq_label::{
    Caveat, Finite as _, Label, Level, MemberCode, Parts, Purpose, Releasability, Set, Territory,
};

/// The agreement that members make when one is asked for.
const MADE: &str = "made";
/// More rounds than there are rules.
const ROUNDS: usize = 12;

/// A world that people change until it releases what is asked.
#[derive(Debug, Clone)]
struct Talks {
    treaties: Vec<Treaty>,
    asked: Asked,
    /// Of two ways that a sentence names, the second.
    second: bool,
}

impl Talks {
    /// Does what a sentence asks for; false where it says that nothing would help.
    fn follow(&mut self, reason: &Reason, needed: &str) -> bool {
        let (from, to, originator) = (self.asked.from, self.asked.to, self.asked.originator);
        match reason {
            Reason::ToItself | Reason::OwnStatement => return false,
            Reason::ReviewPassed(_) => self.relabel(|parts, asked| parts.review = day(asked.at + 1)),
            Reason::ReleasableToNobody | Reason::NotNamed(_) => self.relabel(|parts, asked| {
                if let Releasability::Only(named) = &mut parts.releasability {
                    named.insert(asked.to);
                }
            }),
            Reason::NoOnward if self.second => self.lift(Caveat::NoOnward),
            Reason::ThirdPartyRule(_) if self.second => {
                let clauses = [(originator, from, "parties"), (from, to, "never")];
                self.make(MADE, &[originator, from, to], &clauses);
                self.asked.via = vec![format!("{MADE}/c0").parse().unwrap()];
                self.asked.given = Set::all();
            }
            Reason::NoOnward | Reason::ThirdPartyRule(_) => self.asked.from = originator,
            Reason::NeedsConsent(_) => {}
            Reason::PurposeNotGiven(purpose) => self.asked.given = self.asked.given.with(*purpose),
            Reason::PurposeNotInLabel => {
                let purpose = named(needed, self.asked.purposes);
                self.relabel(|parts, _| parts.purposes = parts.purposes.with(purpose));
            }
            Reason::NotForCourt if needed.contains("be asked for") && self.second => {
                let others = self.asked.label.purposes().difference(Set::of(Purpose::Prosecution));
                self.asked.purposes = Set::of(named(needed, others));
            }
            Reason::NotForCourt => self.lift(Caveat::NotForCourt),
            Reason::Prohibited(name) => {
                let (number, others) = (number(name), Set::all().difference(self.asked.label.categories()));
                for treaty in self.of(&name.agreement) {
                    if let Some(prohibition) = treaty.prohibitions.get_mut(number) {
                        prohibition.categories = others;
                    }
                }
            }
            Reason::NoAgreement(_) => self.make(MADE, &[from, to], &[(from, to, "never")]),
            Reason::NotSigned(agreement, missing) => {
                let label = self.asked.label.clone();
                let unsigned = |treaty: &&mut Treaty| {
                    let lacks = |member: &&MemberCode| !treaty.signers.contains(*member);
                    treaty.parties.iter().filter(lacks).eq(missing) && treaty.binds(from, to)
                };
                for treaty in self.of(agreement).filter(unsigned) {
                    treaty.signers.extend(missing);
                    let clause = covering(&label, &treaty.parties, (from, to, "never"));
                    treaty.clauses.push(clause);
                }
            }
            Reason::NotInForce(agreement, ..) => {
                let binding = self.of(agreement).filter(|treaty| treaty.binds(from, to)).last();
                let parties = binding.unwrap().parties.clone();
                self.make(agreement.as_str(), &parties, &[(from, to, "never")]);
            }
            Reason::NoClause(..) => {
                let label = self.asked.label.clone();
                for treaty in &mut self.treaties {
                    if treaty.binds(from, to) {
                        let clause = covering(&label, &treaty.parties, (from, to, "never"));
                        treaty.clauses.push(clause);
                    }
                }
            }
            Reason::Outside(name, dimension) => self.widen(name, *dimension, needed),
            Reason::DanglingReference
            | Reason::RoleMayNot(..)
            | Reason::Clearance(_)
            | Reason::UnknownClauses
            | Reason::RetentionPassed(_) => panic!("no decision between members says {reason:?}"),
        }
        true
    }

    fn widen(&mut self, name: &ClauseRef, dimension: Dimension, needed: &str) {
        let (label, number) = (self.asked.label.clone(), number(name));
        let purposes = self.asked.purposes.intersection(label.purposes());
        for treaty in self.of(&name.agreement) {
            let Some(clause) = treaty.clauses.get_mut(number) else { continue };
            match dimension {
                Dimension::Category => clause.categories = clause.categories.union(label.categories()),
                Dimension::Person => clause.persons = clause.persons.union(label.persons()),
                Dimension::Minor => clause.minors = true,
                Dimension::Ceiling => clause.level = label.level(),
                Dimension::Territory => clause.territories.extend(label.territories().iter().cloned()),
                Dimension::Purpose => clause.purposes = clause.purposes.with(named(needed, purposes)),
                Dimension::Exercise => treaty.exercise = true,
                Dimension::Start => treaty.start = "beginning",
            }
        }
    }

    fn of<'a>(&'a mut self, id: &'a Slug) -> impl Iterator<Item = &'a mut Treaty> {
        self.treaties.iter_mut().filter(|treaty| treaty.id == id.as_str())
    }

    /// A text that releases this, signed by all and in force: the next version where there is one.
    fn make(&mut self, id: &str, parties: &[MemberCode], clauses: &[(MemberCode, MemberCode, &'static str)]) {
        let id = ["one", "two", "three", MADE].into_iter().find(|known| *known == id).unwrap();
        let last = self.treaties.iter().filter(|treaty| treaty.id == id).map(|treaty| treaty.version).max();
        let version = last.unwrap_or_default() + 1;
        let parties: Vec<_> = BTreeSet::from_iter(parties.iter().copied()).into_iter().collect();
        let clauses = clauses.iter().map(|ends| covering(&self.asked.label, &parties, *ends)).collect();
        let (first, start, signers) = (self.asked.at, "beginning", parties.clone());
        let made = Treaty {
            id,
            version,
            parties,
            first,
            days: 30,
            exercise: true,
            start,
            clauses,
            prohibitions: vec![],
            signers,
        };
        self.treaties.push(made);
    }

    fn lift(&mut self, caveat: Caveat) {
        self.relabel(|parts, _| parts.caveats = parts.caveats.difference(Set::of(caveat)));
    }

    fn relabel(&mut self, change: impl FnOnce(&mut Parts, &Asked)) {
        let label = &self.asked.label;
        let mut parts = Parts {
            level: label.level(),
            releasability: label.releasability().clone(),
            caveats: label.caveats(),
            category: label.categories().iter().next().unwrap(),
            person: label.persons().iter().next().unwrap(),
            minor: label.minor(),
            territories: label.territories().clone(),
            purposes: label.purposes(),
            review: label.review(),
        };
        change(&mut parts, &self.asked);
        self.asked.label = Label::new(parts).unwrap();
    }
}

impl Treaty {
    fn binds(&self, from: MemberCode, to: MemberCode) -> bool {
        [from, to].iter().all(|member| self.parties.contains(member))
    }
}

/// A clause that covers a label.
fn covering(
    label: &Label,
    parties: &[MemberCode],
    (from, to, onward): (MemberCode, MemberCode, &'static str),
) -> Product {
    let bit = |member: MemberCode| 1 << parties.iter().position(|party| *party == member).unwrap();
    Product {
        from: bit(from),
        to: bit(to),
        categories: label.categories(),
        persons: label.persons(),
        minors: true,
        level: Level::Secret,
        territories: BTreeSet::from([Territory::WORLD]),
        purposes: Set::all(),
        onward,
    }
}

/// The place of a clause in its text: `c0` is the first.
fn number(name: &ClauseRef) -> usize {
    name.clause.as_str()[1..].parse().unwrap()
}

/// The last of these purposes that a sentence names: each of them would have to do.
fn named(sentence: &str, among: Set<Purpose>) -> Purpose {
    let says = |purpose: &Purpose| sentence.contains(&purpose.code().replace('-', " "));
    let purposes: Vec<_> = among.iter().filter(says).collect();
    *purposes.last().unwrap_or_else(|| panic!("no purpose in: {sentence}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]
    #[test]
    fn what_would_have_to_change_is_enough(treaties in treaties(), asked in asked(), second in any::<bool>()) {
        let single = asked.label.categories().iter().count() == 1 && asked.label.persons().iter().count() == 1;
        prop_assume!(single);
        let mut talks = Talks { treaties, asked, second };
        let mut gone: BTreeSet<Reason> = BTreeSet::new();
        for round in 0.. {
            let Explanation { decision, needed, .. } = compile(&talks.treaties).explain(&talks.asked.ask());
            let Decision::Withhold { reasons } = decision else { break };
            prop_assert!(round < ROUNDS, "no end: {reasons:?}");
            if let [Reason::NeedsConsent(_)] = reasons[..] {
                let decision = compile(&talks.treaties).decide_with(&talks.asked.ask(), Set::all());
                let still = matches!(&decision, Decision::Withhold { reasons: still } if *still == reasons);
                prop_assert!(!still, "he consented, and is asked again: {reasons:?}");
                break;
            }
            let again: Vec<_> = reasons.iter().filter(|reason| gone.contains(*reason)).collect();
            prop_assert!(again.is_empty(), "{again:?} was seen to, and is said again");
            for (reason, needed) in reasons.iter().zip(needed) {
                if !talks.follow(reason, &needed.english) {
                    return Ok(());
                }
            }
            // A consent is asked for each time, and last.
            gone.extend(reasons.into_iter().filter(|reason| !matches!(reason, Reason::NeedsConsent(_))));
        }
    }
}
