//! From a leak to a pair of worlds that a person can read: whatever can go from both worlds goes, as long as they stay
//! a pair and the reader still tells them apart.

use crate::node::node;
use crate::pairs::{Leak, Worker, differs};
use crate::seen::seen;
use crate::world::{Item, Told, What, World};
use std::fmt::{self, Display, Formatter};

/// Pairs of worlds that are tried at most.
const TRIED: usize = 120;

/// The smallest leak that was found on the way.
pub(crate) fn shrunk(worker: &mut Worker, mut leak: Leak) -> Leak {
    let mut left = TRIED;
    if let Some(last) = leak.asks.last().cloned() {
        // Most often the last request alone tells.
        let alone =
            Leak { asks: vec![last], worlds: leak.worlds.clone(), answers: leak.answers.clone(), ..leak };
        leak = tells(worker, alone, &mut left).unwrap_or(leak);
    }
    loop {
        let before = left;
        let Some(smaller) = smaller(&leak).into_iter().find_map(|worlds| {
            let (asks, answers) = (leak.asks.clone(), leak.answers.clone());
            tells(worker, Leak { reader: leak.reader, worlds, asks, answers }, &mut left)
        }) else {
            return leak;
        };
        leak = smaller;
        if left == 0 || left == before {
            return leak;
        }
    }
}

/// The leak with its answers, if it is one.
fn tells(worker: &mut Worker, leak: Leak, left: &mut usize) -> Option<Leak> {
    *left = left.checked_sub(1)?;
    let [one, other] = &leak.worlds;
    if seen(&mut worker.studio, one, leak.reader) != seen(&mut worker.studio, other, leak.reader) {
        return None;
    }
    let mut answers = Vec::new();
    for world in &leak.worlds {
        let real = worker.runtime.block_on(node(&mut worker.studio, world, &[leak.reader]));
        answers.push(worker.answers(&real, leak.reader, &leak.asks));
    }
    let at = differs(&answers[0], &answers[1])?;
    let get = |n: usize| answers[n].get(at).cloned().unwrap_or_default();
    let asks = leak.asks.iter().take(at + 1).cloned().collect();
    Some(Leak { asks, answers: [get(0), get(1)], ..leak })
}

/// Both worlds without something: an item, half of what they do not share, or a statement.
fn smaller(leak: &Leak) -> Vec<[World; 2]> {
    let [one, other] = &leak.worlds;
    let mut keys: Vec<u64> = one.iter().chain(other).map(|item| item.key).collect();
    keys.sort_unstable();
    keys.dedup();
    let without = |key: u64| {
        leak.worlds.clone().map(|world| world.into_iter().filter(|item| item.key != key).collect::<World>())
    };
    let mut all: Vec<[World; 2]> = keys.iter().map(|key| without(*key)).collect();
    // What is not shared may also come to be: the same item in both worlds differs in nothing.
    all.extend(one.iter().filter(|item| !other.contains(item)).map(|item| [one.clone(), with(other, item)]));
    all.extend(other.iter().filter(|item| !one.contains(item)).map(|item| [with(one, item), other.clone()]));
    let statements: Vec<u64> =
        one.iter().chain(other).filter_map(told).flat_map(|t| &t.statements).map(|s| s.key).collect();
    all.extend(statements.iter().map(|key| leak.worlds.clone().map(|world| without_statement(world, *key))));
    all.retain(|worlds| *worlds != leak.worlds);
    all
}

/// A world in which an item stands as in the other.
fn with(world: &World, item: &Item) -> World {
    world.iter().map(|old| if old.key == item.key { item.clone() } else { old.clone() }).collect()
}

fn told(item: &Item) -> Option<&Told> {
    match &item.what {
        What::Own(told) | What::Received(_, told) => Some(told),
        _ => None,
    }
}

fn without_statement(mut world: World, key: u64) -> World {
    for item in &mut world {
        if let What::Own(told) | What::Received(_, told) = &mut item.what
            && told.statements.len() > 1
            && !told.decides()
        {
            told.statements.retain(|s| s.key != key);
            // A report has a statement.
        }
    }
    world.retain(|item| told(item).is_none_or(|told| !told.statements.is_empty()));
    world
}

impl Display for Leak {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let [one, other] = &self.worlds;
        writeln!(f, "the reader: {}", self.reader)?;
        for ask in &self.asks {
            let body =
                ask.content.iter().map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect::<String>();
            writeln!(f, "asks:       {} {} {body}", ask.method, ask.path)?;
        }
        writeln!(
            f,
            "two worlds, in which he may see the same ('-' only in the first, '+' only in the second):"
        )?;
        for item in one {
            writeln!(f, "{} {item}", if other.contains(item) { ' ' } else { '-' })?;
        }
        for item in other.iter().filter(|item| !one.contains(item)) {
            writeln!(f, "+ {item}")?;
        }
        let orders: [Vec<u64>; 2] =
            [one, other].map(|world| world.iter().map(|item| item.key % 10_000).collect());
        writeln!(f, "their order: {:?} and {:?}", orders[0], orders[1])?;
        let [a, b] = self.answers.each_ref().map(|answer| lines(answer));
        let at = (0..a.len().max(b.len())).find(|n| a.get(*n) != b.get(*n)).unwrap_or_default();
        let line = |lines: &[String]| lines.get(at).cloned().unwrap_or("(nothing)".into());
        writeln!(f, "the answers differ first in line {}:\n- {}\n+ {}", at + 1, line(&a), line(&b))
    }
}

impl Display for Item {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "[{}] ", self.key % 10_000)?;
        let Some(told) = told(self) else { return write!(f, "{:?}", self.what) };
        let from = if let What::Received(from, _) = &self.what { from } else { crate::world::NODE };
        write!(f, "report of {from} {:?}", told.head)?;
        for s in &told.statements {
            let id = crate::world::subject_id(s.subject);
            write!(f, "\n      {id} {:?} {:?}", s.claim, s.label)?;
        }
        Ok(())
    }
}

/// JSON with a line for each value, everything else as it is.
fn lines(answer: &str) -> Vec<String> {
    let pretty = |line: &str| match serde_json::from_str::<serde_json::Value>(line) {
        Ok(value) if value.is_object() => serde_json::to_string_pretty(&value).unwrap_or_default(),
        _ => line.to_owned(),
    };
    answer.lines().map(pretty).flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
}
