//! Proofs against enumeration: in small random universes every statement is followed along every path on every day,
//! and what is found agrees with every proof, and every counter-example with the decision.

use crate::universe::{
    Arrival, CATEGORIES, LEVELS, PERSONS, PURPOSES, arrivals, ask, consenting, days, labels, members,
    territories, treaties,
};
use crate::worlds::{Treaty, compile, day};
use jiff::civil::Date;
use proptest::prelude::*;
use std::collections::BTreeSet;
use tansiq_agreement::{
    Agreements, Answer, CounterExample, Decision, Journey, Prover, Question, Reach, Receivers, Slug,
    Undecided,
};
use tansiq_label::{Label, MemberCode, Set, Territory};

/// How many random universes are enumerated; `TANSIQ_UNIVERSES` asks for more.
pub fn universes(usual: u32) -> ProptestConfig {
    let asked = std::env::var("TANSIQ_UNIVERSES").ok().and_then(|n| n.parse().ok());
    let cases = asked.unwrap_or(usual);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// A universe with all that arrives in it, with and without the consent of originators.
struct Universe {
    treaties: Vec<Treaty>,
    known: Agreements,
    open: Agreements,
    free: Vec<(Label, BTreeSet<Arrival>)>,
    consented: Vec<(Label, BTreeSet<Arrival>)>,
}

/// The labels of single statements: all with one territory, and some with several.
fn statements() -> Vec<Label> {
    let single = |l: &Label| l.categories().len() == 1 && l.persons().len() == 1;
    let (one, several): (Vec<_>, Vec<_>) =
        labels().into_iter().filter(single).partition(|l| l.territories().len() == 1);
    one.into_iter().chain(several.into_iter().step_by(17)).collect()
}

fn enumerate(agreements: &Agreements, days: &[i32]) -> Vec<(Label, BTreeSet<Arrival>)> {
    let of = |label: Label| {
        let from = |originator| days.iter().map(move |written| (originator, *written));
        let ways = members().into_iter().flat_map(from);
        let all = ways.flat_map(|(o, w)| arrivals(agreements, (&label, o, w), days)).collect();
        (label, all)
    };
    statements().into_iter().map(of).collect()
}

impl Universe {
    fn of(treaties: Vec<Treaty>) -> Universe {
        let (known, open) = (compile(&treaties), compile(&consenting(&treaties)));
        let mut days = days(&treaties);
        days.push(SINCE);
        days.sort_unstable();
        let (free, consented) = (enumerate(&known, &days), enumerate(&open, &days));
        Universe { treaties, known, open, free, consented }
    }

    /// Whether a member is one of those whom a question means.
    fn means(&self, to: &Receivers, member: MemberCode) -> bool {
        match to {
            Receivers::Anybody => true,
            Receivers::Members(members) => members.contains(&member),
            Receivers::OthersThan(members) => !members.contains(&member),
            Receivers::NonPartiesOf(ids) => {
                let ever = (SINCE..200).flat_map(|d| {
                    self.known.in_force(crate::worlds::moment(day(d))).cloned().collect::<Vec<_>>()
                });
                !ever.filter(|a| ids.contains(a.id())).any(|a| a.parties().contains(&member))
            }
        }
    }

    fn meant(&self, asked: &Reach, label: &Label, arrival: &Arrival) -> bool {
        let overlaps = |t: &Territory| asked.territories.iter().any(|a| a.covers(t) || t.covers(a));
        !label.categories().intersection(asked.categories).is_empty()
            && !label.persons().intersection(asked.persons).is_empty()
            && (label.minor() || !asked.minors_only)
            && label.level() >= asked.floor
            && label.territories().iter().any(overlaps)
            && arrival.purposes & asked.purposes.bits() != 0
            && asked.from.as_ref().is_none_or(|from| from.contains(&arrival.originator))
            && asked.under.as_ref().is_none_or(|under| *under == arrival.clause.agreement)
            && arrival.day >= SINCE
            && self.means(&asked.to, arrival.to)
    }

    /// A journey that does what it says: of a statement that the question means, hop by hop as decided.
    fn check(&self, asked: &Reach, journey: &Journey) {
        let Journey { label, originator, written, hops } = journey;
        let (mut via, mut given) = (Vec::new(), Set::EMPTY);
        let mut holder = *originator;
        let mut last: Date = *written;
        for hop in hops {
            assert!(hop.from == holder && hop.day >= last, "{journey:?}");
            let ask = ask(label, (*originator, hop.from, hop.to), (*written, hop.day), (&via, given));
            // Without consent it is released as things are; with it, not before the originator consents.
            let (known, open) = (self.known.decide(&ask), self.open.decide(&ask));
            assert_eq!(known.releases(), !hop.consent, "{hop:?} {journey:?}");
            let Decision::Release { clauses, purposes, .. } = open else { panic!("{hop:?} {journey:?}") };
            assert!(clauses.contains(&hop.clause) && hop.purposes.is_subset(purposes), "{journey:?}");
            assert!(asked.under.as_ref().is_none_or(|under| *under == hop.clause.agreement), "{journey:?}");
            (via, given, holder, last) = (vec![hop.clause.clone()], purposes, hop.to, hop.day);
        }
        assert!(last >= day(SINCE) && self.means(&asked.to, holder), "{journey:?}");
        assert!(asked.consent || !journey.needs_consent());
        let last_hop = hops.last().unwrap();
        assert!(!last_hop.purposes.intersection(asked.purposes).is_empty(), "{journey:?}");
        let overlaps = |t: &Territory| asked.territories.iter().any(|a| a.covers(t) || t.covers(a));
        assert!(label.categories().is_subset(asked.categories) && label.persons().is_subset(asked.persons));
        assert!(label.level() >= asked.floor && label.territories().iter().all(overlaps));
        assert!(label.minor() || !asked.minors_only);
        assert!(asked.from.as_ref().is_none_or(|from| from.contains(originator)));
        if journey.needs_consent() {
            // Nobody is said to need consent for what reaches him without.
            let to = |arrival: &Arrival| arrival.to == holder && arrival.clause == last_hop.clause;
            let same = |l: &Label| {
                (l.categories(), l.persons(), l.minor())
                    == (label.categories(), label.persons(), label.minor())
                    && l.level() == label.level()
                    && l.territories() == label.territories()
            };
            let free = self.free.iter().filter(|(l, _)| same(l)).flat_map(|(_, all)| all);
            assert!(
                !free
                    .filter(|a| to(a) && a.day >= SINCE && a.originator == *originator)
                    .any(|a| a.purposes & asked.purposes.bits() != 0 && crate::worlds::day(a.day) <= last),
                "{journey:?}"
            );
        }
    }

    /// The agreements that a question names and nobody has written.
    fn unknown(&self, asked: &Reach) -> BTreeSet<Slug> {
        let outside =
            if let Receivers::NonPartiesOf(ids) = &asked.to { ids.clone() } else { BTreeSet::new() };
        let is_known = |id: &Slug| self.treaties.iter().any(|t| t.id == id.as_str());
        asked.under.iter().cloned().chain(outside).filter(|id| !is_known(id)).collect()
    }

    fn compare(&self, asked: &Reach) -> bool {
        let prover = Prover::new(&self.known, []);
        let answer = prover.prove(&Question::Never(asked.clone()), day(SINCE));
        let unknown = self.unknown(asked);
        if !unknown.is_empty() {
            assert_eq!(answer, Answer::NotDecided(Undecided::Unknown(unknown)), "{asked:?}");
            return false;
        }
        let facts = if asked.consent { &self.consented } else { &self.free };
        let fact = facts
            .iter()
            .find_map(|(label, all)| all.iter().find(|a| self.meant(asked, label, a)).map(|a| (label, a)));
        assert_eq!(
            answer.holds(),
            fact.is_none(),
            "{asked:?} {fact:?} {answer:?} {:?}",
            self.treaties.iter().map(Treaty::text).collect::<Vec<_>>()
        );
        assert!(!matches!(answer, Answer::NotDecided(_)), "{answer:?}");
        for example in answer.examples() {
            let CounterExample::Journey(journey) = example else { panic!("{example:?}") };
            self.check(asked, journey);
        }
        answer.holds()
    }
}

/// The day from which questions are asked: some texts have ended by then, others have not begun.
const SINCE: i32 = 20;
/// Questions of each universe.
const QUESTIONS: usize = 40;

fn some<T: tansiq_label::Finite + std::fmt::Debug>(values: &'static [T]) -> impl Strategy<Value = Set<T>> {
    let some = proptest::sample::subsequence(values, 1..=values.len());
    prop_oneof![Just(Set::all()), some.prop_map(|v| v.into_iter().collect())]
}

fn reach() -> impl Strategy<Value = Reach> {
    let what = (some(&CATEGORIES), some(&PERSONS), proptest::bool::weighted(0.2), some(&PURPOSES));
    let floor = proptest::sample::select(LEVELS.to_vec());
    let everywhere = Just(BTreeSet::from([Territory::WORLD]));
    let here = proptest::collection::btree_set(proptest::sample::select(territories()), 1..3);
    let group = || proptest::collection::btree_set(proptest::sample::select(members()), 1..3);
    let ids = proptest::sample::subsequence(vec!["one", "two"], 1..=2);
    let ids = ids.prop_map(|ids| ids.iter().map(|id| id.parse().unwrap()).collect());
    let to = prop_oneof![
        Just(Receivers::Anybody),
        group().prop_map(Receivers::Members),
        group().prop_map(Receivers::OthersThan),
        ids.prop_map(Receivers::NonPartiesOf),
    ];
    let under = proptest::option::weighted(0.3, proptest::sample::select(vec!["one", "two"]));
    let rest = (proptest::option::weighted(0.4, group()), to, under, any::<bool>());
    (what, floor, prop_oneof![everywhere, here], rest).prop_map(|(what, floor, territories, rest)| {
        let ((categories, persons, minors_only, purposes), (from, to, under, consent)) = (what, rest);
        let under = under.map(|id| id.parse().unwrap());
        Reach { categories, persons, minors_only, floor, territories, purposes, from, to, under, consent }
    })
}

#[test]
fn every_proof_and_every_journey_agrees_with_enumeration() {
    let count = std::cell::RefCell::new([0usize; 2]);
    let strategy = (treaties(), proptest::collection::vec(reach(), QUESTIONS));
    let mut runner = proptest::test_runner::TestRunner::new(universes(3));
    let run = runner.run(&strategy, |(treaties, questions)| {
        let universe = Universe::of(treaties);
        for asked in &questions {
            count.borrow_mut()[usize::from(universe.compare(asked))] += 1;
        }
        Ok(())
    });
    run.unwrap();
    let [refuted, proved] = count.into_inner();
    println!("{proved} proved, {refuted} refuted");
    // Questions that all have one answer would test nothing.
    assert!(proved > 5 && refuted > 5, "{proved} proved, {refuted} refuted");
}

/// What is forbidden for a part of a country is forbidden for the country as a whole, and not for its other parts: the
/// one example lies where no text names anything.
#[test]
fn what_no_text_names_is_thought_of() {
    let text = crate::texts::GOOD
        .replace("territories = [\"001\"]", "territories = [\"IQ\"]")
        .replace("categories = [\"source\"]", "territories = [\"IQ-NI\"]");
    let known = Agreements::compile(
        [&crate::worlds::signed(&text, &["BGD", "AMM"].map(crate::worlds::member))],
        &crate::worlds::Cards,
    );
    let prover = Prover::new(&known, []);
    let answer = prover.prove(&Question::Never(Reach::default()), day(0));
    let [CounterExample::Journey(journey)] = answer.examples() else { panic!("{answer:?}") };
    let place = journey.label.territories().first().unwrap().as_str();
    assert!(place.starts_with("IQ-") && place != "IQ-NI", "{place}");
    let there = BTreeSet::from(["IQ-NI".parse().unwrap()]);
    assert!(prover.prove(&Question::Never(Reach { territories: there, ..Reach::default() }), day(0)).holds());
}
