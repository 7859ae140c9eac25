//! One world, others that readers may not tell from it, and every exit: what a reader gets must be the same, byte by
//! byte, but for what is random or a measured time.

use crate::edits::another;
use crate::exits::{EXITS, Scene, sees_traffic};
use crate::node::{Ask, Real, node};
use crate::readers::{READERS, Reader};
use crate::studio::Studio;
use crate::world::{World, world};
use crate::{log, shrink};
use tansiq_testkit::Chance;

/// Other worlds beside the first of a group.
const OTHERS: usize = 6;

/// Who looks at a group of worlds.
const LOOKING: usize = 3;

/// Two worlds that a reader could tell apart, and by which exit.
pub(crate) struct Leak {
    pub(crate) reader: Reader,
    pub(crate) worlds: [World; 2],
    /// What he asked before and last; nothing for a delivery.
    pub(crate) asks: Vec<Ask>,
    pub(crate) answers: [String; 2],
}

/// What a group of worlds came to.
pub(crate) struct Looked {
    /// Pairs of worlds that differ, times readers who looked at every exit in both.
    pub(crate) pairs: u64,
    /// Answers that held something.
    pub(crate) found: u64,
    pub(crate) answers: u64,
    pub(crate) leak: Option<Leak>,
}

/// A worker: a thread with its runtime and workshop.
pub(crate) struct Worker {
    name: String,
    pub(crate) runtime: tokio::runtime::Runtime,
    pub(crate) studio: Studio,
}

impl Worker {
    pub(crate) fn new(name: String) -> Worker {
        log::begin();
        let runtime = tokio::runtime::Builder::new_current_thread();
        let runtime = { runtime }.enable_all().thread_name(&name).build().unwrap();
        Worker { name, runtime, studio: Studio::default() }
    }

    /// Looks at the group of worlds that grows from a seed.
    pub(crate) fn look(&mut self, seed: u64) -> Looked {
        self.studio.forget();
        let chance = Chance::of(seed);
        let mut readers: Vec<Reader> = Vec::new();
        while readers.len() < LOOKING {
            let reader = Reader(chance.below(READERS as u64) as usize);
            if !readers.contains(&reader) {
                readers.push(reader);
            }
        }
        let items = 3 + chance.below(9);
        let mut worlds = vec![world(&chance, items)];
        for _ in 0..OTHERS {
            let other = another(&mut self.studio, &worlds[0], &readers, &chance);
            if !worlds.contains(&other) {
                worlds.push(other);
            }
        }
        let asks: Vec<Vec<Ask>> = readers.iter().map(|reader| asks(*reader, &worlds, &chance)).collect();
        let mut looked = Looked { pairs: 0, found: 0, answers: 0, leak: None };
        let mut first: Vec<Vec<String>> = Vec::new();
        for (n, world) in worlds.iter().enumerate() {
            let real = self.runtime.block_on(node(&mut self.studio, world, &readers));
            for (r, (reader, asks)) in readers.iter().zip(&asks).enumerate() {
                let answers = self.answers(&real, *reader, asks);
                looked.answers += answers.len() as u64;
                looked.found +=
                    answers.iter().filter(|a| a.starts_with("20") || a.starts_with("de")).count() as u64;
                if n == 0 {
                    first.push(answers);
                    continue;
                }
                // What is the same as in the first world is the same as in each before this one.
                looked.pairs += n as u64;
                if let Some(at) = differs(&first[r], &answers) {
                    let worlds = [worlds[0].clone(), world.clone()];
                    let asks = asks.iter().take(at + 1).cloned().collect();
                    let get = |answers: &[String]| answers.get(at).cloned().unwrap_or_default();
                    let answers = [get(&first[r]), get(&answers)];
                    let leak = Leak { reader: *reader, worlds, asks, answers };
                    looked.leak = Some(shrink::shrunk(self, leak));
                    return looked;
                }
            }
        }
        looked
    }

    /// What a reader gets: answers with what was logged meanwhile, or deliveries.
    pub(crate) fn answers(&self, real: &Real, reader: Reader, asks: &[Ask]) -> Vec<String> {
        if let Some(member) = reader.receiver() {
            return real.lines.to(member).iter().map(|bytes| readable(bytes)).collect();
        }
        log::taken(&self.name);
        let mut answers = Vec::new();
        for ask in asks {
            let mut answer = self.runtime.block_on(real.ask(reader, ask));
            answer.extend_from_slice(b"\nlogged:\n");
            answer.extend(log::taken(&self.name));
            answers.push(masked(&String::from_utf8_lossy(&answer), reader));
        }
        answers
    }
}

/// Where answers differ first.
pub(crate) fn differs(one: &[String], other: &[String]) -> Option<usize> {
    (0..one.len().max(other.len())).find(|at| one.get(*at) != other.get(*at))
}

/// Every request of a reader, in the order of the table.
fn asks(reader: Reader, worlds: &[World], chance: &Chance) -> Vec<Ask> {
    if reader.receiver().is_some() {
        return Vec::new();
    }
    let scene = Scene::of(worlds, Chance::of(chance.next()));
    EXITS.iter().filter(|exit| exit.compares(reader)).flat_map(|exit| exit.asks(&scene)).collect()
}

/// What is random or measured: the request's id, times that something took, and the length, which is that of the rest.
const MASKED: [&str; 7] = [
    "content-length: ",
    "x-request-id: ",
    "\"request_id\":\"",
    "request=\"",
    "ms=",
    "\"millis\":",
    "position=",
];

/// An answer without that. Who sees the traffic is meant to see where in the ledger it stands.
fn masked(answer: &str, reader: Reader) -> String {
    let positions = sees_traffic(reader).then_some("\"position\":");
    let value = |c: char| c.is_ascii_hexdigit() || c == '.' || c == '-';
    let (mut masked, mut rest) = (String::with_capacity(answer.len()), answer);
    // Every marker ends with one of these signs, so nothing is looked for elsewhere.
    while let Some(at) = rest.find([' ', '"', '=', ':']) {
        let (before, after) = rest.split_at(at + 1);
        masked.push_str(before);
        let is_marked = MASKED.into_iter().chain(positions).any(|marker| masked.ends_with(marker));
        rest = if is_marked { after.trim_start_matches(value) } else { after };
        masked.push_str(if is_marked { "*" } else { "" });
    }
    masked + rest
}

/// A delivery as text: the note and the items, with their signatures.
fn readable(bytes: &[u8]) -> String {
    let delivery: tansiq_report::Delivery = serde_json::from_slice(bytes).unwrap();
    let payload = |e: &tansiq_report::Envelope| String::from_utf8_lossy(&e.payload).into_owned();
    let all: Vec<String> = std::iter::once(&delivery.note).chain(&delivery.items).map(payload).collect();
    format!("delivery\n{}\n{}", all.join("\n"), String::from_utf8_lossy(bytes))
}
