//! The comparison.

use crate::worlds::{Asked, TERRITORIES, Treaty, asked, compile, treaty};
use proptest::collection::vec;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use tansiq_agreement::{Agreement, Agreements, Decision};
use tansiq_label::Territory;
use tansiq_oracle::{Answer, Known, World};

/// Requests of an ordinary run. A request is one question for one purpose.
const REQUESTS: usize = 30_000;
/// Questions asked of each world.
const QUESTIONS: usize = 100;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|value| value.parse().expect("a number"))
}

/// The world of a seed, and what is asked of it. Two texts of one name and version may be among its agreements.
fn world(seed: u64) -> (Vec<Treaty>, Vec<Asked>) {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    (vec(treaty(), 1..5), vec(asked(), QUESTIONS)).new_tree(&mut runner).unwrap().current()
}

fn known(treaties: &[Treaty]) -> Vec<Known> {
    let known = |t: &Treaty| Known {
        agreement: Agreement::parse(t.text().as_bytes()).unwrap(),
        signers: t.signers.iter().copied().collect(),
    };
    treaties.iter().map(known).collect()
}

fn in_cedar(treaties: &[Treaty]) -> World {
    let places: BTreeSet<Territory> = TERRITORIES.iter().map(|t| t.parse().unwrap()).collect();
    World::of(&known(treaties), &places)
}

fn ours(agreements: &Agreements, question: &Asked) -> Answer {
    match agreements.decide(&question.ask()) {
        Decision::Release { clauses, purposes, .. } => {
            Answer { purposes, clauses: clauses.into_iter().collect() }
        }
        Decision::Withhold { .. } => Answer::WITHHELD,
    }
}

#[derive(Default)]
struct Count {
    requests: AtomicUsize,
    own: AtomicUsize,
    onward: AtomicUsize,
}

fn compare(seed: u64, count: &Count) {
    let (treaties, questions) = world(seed);
    let (agreements, cedar) = (compile(&treaties), in_cedar(&treaties));
    for question in &questions {
        let (ours, theirs) = (ours(&agreements, question), cedar.ask(&question.ask()));
        assert_eq!(ours, theirs, "run it again with TANSIQ_SEED={seed}: {question:?}");
        count.requests.fetch_add(question.purposes.iter().count(), Ordering::Relaxed);
        let released = if question.from == question.originator { &count.own } else { &count.onward };
        released.fetch_add(ours.purposes.iter().count(), Ordering::Relaxed);
    }
}

#[test]
fn cedar_releases_exactly_what_the_decision_releases() {
    let count = Count::default();
    if let Some(seed) = number("TANSIQ_SEED") {
        return compare(seed, &count);
    }
    let wanted = number("TANSIQ_REQUESTS").map_or(REQUESTS, |n| n as usize);
    let next = AtomicU64::new(0);
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while count.requests.load(Ordering::Relaxed) < wanted {
                    compare(next.fetch_add(1, Ordering::Relaxed), &count);
                }
            });
        }
    });
    let [asked, own, onward] = [count.requests, count.own, count.onward].map(AtomicUsize::into_inner);
    println!("{asked} requests in {} worlds: {own} released, {onward} onward", next.into_inner());
    // A comparison in which nothing is ever released would compare nothing.
    assert!(own > asked / 50 && onward > asked / 1_000, "{asked} asked, {own} released, {onward} onward");
}

/// The comparison sees a difference where there is one: a prohibition, a clause, a signature or a day too few.
#[test]
fn a_difference_is_found() {
    type Change = fn(&mut Treaty);
    let changes: [(&str, Change); 4] = [
        ("prohibitions", |t| t.prohibitions.clear()),
        ("clauses", |t| drop(t.clauses.pop())),
        ("signers", |t| _ = t.signers.pop()),
        ("first day", |t| t.first += 10),
    ];
    for (what, change) in changes {
        let differs = |seed: &u64| {
            let (mut treaties, questions) = world(*seed);
            let agreements = compile(&treaties);
            treaties.iter_mut().for_each(change);
            let cedar = in_cedar(&treaties);
            questions.iter().any(|q| ours(&agreements, q) != cedar.ask(&q.ask()))
        };
        assert!((0..20).any(|seed| differs(&seed)), "no difference in {what} was found");
    }
}
