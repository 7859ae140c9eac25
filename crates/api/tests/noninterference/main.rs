//! Noninterference, the law of this product: two worlds that differ only in what a reader may not see give that reader
//! the same bytes at every exit of a real node.
//!
//! A *world* is what happened at a node: agreements, reports of random labels, what partners gave, other people's
//! acts. *Another* world comes from it by random changes, each kept only if the decision itself (`seen`) says that the
//! readers see the same. Both go through real nodes, and each reader asks every exit of the interface in both, or is
//! the member that receives deliveries. A *pair* is two worlds that differ, one reader, and all of his exits. Worlds come in
//! groups of up to seven, the first and six made from it; a reader's answers in one are compared with those in all others.
//!
//! Not compared: how long an answer takes, request ids and measured times, and what some roles are there to see
//! (`exits`). `TANSIQ_PAIRS=1000000 cargo test --release -p tansiq-api --test noninterference` looks at a million
//! pairs; a failure prints a seed, and `TANSIQ_PAIR=<seed>` repeats it. Both together look at so many pairs from that
//! seed on.

#![allow(clippy::unwrap_used)] // Here an unwrap is an assertion.

mod agreements;
mod edits;
mod exits;
mod log;
mod node;
mod pairs;
mod readers;
mod seen;
mod shrink;
mod studio;
mod world;

use pairs::{Looked, Worker};
use parking_lot::Mutex;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};

/// Pairs of an ordinary run.
const PAIRS: u64 = 30_000;
/// Pairs within which a planted leak must be found.
#[cfg(debug_assertions)]
const PLANTED_PAIRS: u64 = 5_000;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|value| value.parse().expect("a number"))
}

/// Looks at groups of worlds from a seed on until there were so many pairs or a leak; what they came to, and the leak's
/// seed.
fn look(from: u64, pairs: u64) -> (Looked, u64) {
    let (next, all) =
        (AtomicU64::new(from), Mutex::new(Looked { pairs: 0, found: 0, answers: 0, leak: None }));
    let leaking = AtomicU64::new(u64::MAX);
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    std::thread::scope(|scope| {
        for n in 0..threads {
            let (next, all, leaking) = (&next, &all, &leaking);
            let worker = move || {
                let mut worker = Worker::new(format!("worlds-{n}"));
                while all.lock().pairs < pairs && leaking.load(Ordering::SeqCst) == u64::MAX {
                    let seed = next.fetch_add(1, Ordering::SeqCst);
                    let looked = worker.look(seed);
                    let mut all = all.lock();
                    let before = all.pairs;
                    all.pairs += looked.pairs;
                    all.found += looked.found;
                    all.answers += looked.answers;
                    // Of a long run, how far it is.
                    if all.pairs / PAIRS > before / PAIRS {
                        println!("{} pairs, {} answers; next is seed {}", all.pairs, all.answers, seed + 1);
                    }
                    // Of several leaks that of the least seed is told: every run tells the same.
                    if looked.leak.is_some() && seed < leaking.load(Ordering::SeqCst) {
                        leaking.store(seed, Ordering::SeqCst);
                        all.leak = looked.leak;
                    }
                }
            };
            std::thread::Builder::new().name(format!("worlds-{n}")).spawn_scoped(scope, worker).unwrap();
        }
    });
    (all.into_inner(), leaking.into_inner())
}

#[test]
fn what_a_reader_may_not_see_changes_nothing_for_him() {
    let (from, pairs) = match (number("TANSIQ_PAIR"), number("TANSIQ_PAIRS")) {
        (None, pairs) => (0, pairs.unwrap_or(PAIRS)),
        (Some(seed), pairs) => (seed, pairs.unwrap_or(1)),
    };
    let _turn = TURN.lock();
    let began = std::time::Instant::now();
    let (looked, seed) = look(from, pairs);
    if let Some(leak) = looked.leak {
        panic!("a leak: run it again with TANSIQ_PAIR={seed}\n{leak}");
    }
    let Looked { pairs, found, answers, .. } = looked;
    println!("{pairs} pairs, {answers} answers, {found} with content, {:?}", began.elapsed());
    assert!(found * 5 > answers, "of {answers} answers only {found} hold something");
}

/// A leak that is planted belongs to the whole process: tests that look at worlds take turns.
static TURN: Mutex<()> = Mutex::new(());

#[cfg(debug_assertions)]
#[test]
fn every_planted_leak_is_found() {
    use tansiq_agreement::planted::{Leak, plant};
    let _turn = TURN.lock();
    let leaks = [Leak::Count, Leak::Existence, Leak::Notification, Leak::Reference, Leak::Order, Leak::Use];
    let missed: Vec<_> = leaks
        .into_iter()
        .filter(|leak| {
            plant(Some(*leak));
            let (looked, seed) = look(0, PLANTED_PAIRS);
            if let Some(found) = &looked.leak {
                println!("{leak:?}, after {} pairs, TANSIQ_PAIR={seed}\n{found}", looked.pairs);
            }
            looked.leak.is_none()
        })
        .collect();
    plant(None);
    assert!(missed.is_empty(), "planted and not found within {PLANTED_PAIRS} pairs: {missed:?}");
}

#[test]
fn every_operation_that_is_described_is_an_exit_that_is_asked() {
    let mut worker = Worker::new("description".into());
    let real = worker.runtime.block_on(node::node(&mut worker.studio, &Vec::new(), &[]));
    let ask = node::Ask { method: "GET", path: "/openapi.json".into(), content: None, header: None };
    let answer = worker.runtime.block_on(real.ask(readers::Reader(0), &ask));
    let text = String::from_utf8(answer).unwrap();
    let description = serde_json::from_str(text.split_once("\n\n").unwrap().1).unwrap();
    let (described, known) = (
        exits::described(&description),
        exits::EXITS.iter().map(|exit| exit.operation.to_owned()).collect::<BTreeSet<_>>(),
    );
    let unknown: Vec<_> = described.difference(&known).collect();
    assert!(unknown.is_empty(), "exits.rs does not know how to ask {unknown:?}: add a row for each");
    let gone: Vec<_> = known.difference(&described).collect();
    assert!(gone.is_empty(), "exits.rs asks what is not described any more: {gone:?}");
}
