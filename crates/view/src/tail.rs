//! Reading the ledger in batches: each entry is read and decoded once, whatever the number of views.
//!
//! An entry that was erased, or of a form that this program does not know, is handed on as such: the views count it
//! and go on. A ledger that cannot be read stops the reading, since what is damaged must not look like nothing.

use tansiq_ledger::{Hash, Ledger, Position, TreeSize};
use tansiq_report::{Entry, Report, Sealed};

/// Entries of one batch: enough to spread a commit's cost, few enough to be seen soon and to fit in memory.
pub(crate) const BATCH_ENTRIES: usize = 2_000;

/// Entries from which decoding is spread over threads; below that a thread costs more than it saves.
const SPREAD_FROM: usize = 64;

/// Threads that decode one batch: more would take the machine from those who read.
const MAX_DECODERS: usize = 4;

/// Consecutive entries, decoded.
pub(crate) struct Batch {
    /// Never empty.
    pub(crate) taken: Vec<Taken>,
    /// The size of the tree that ends with the batch.
    pub(crate) end: TreeSize,
    /// The ledger's commitment for the last entry: by it a view knows its ledger again.
    pub(crate) last: Hash,
}

/// Where a batch ends.
#[derive(Clone, Copy)]
pub(crate) struct End {
    pub(crate) size: TreeSize,
    pub(crate) last: Hash,
}

impl Batch {
    pub(crate) fn end(&self) -> End {
        End { size: self.end, last: self.last }
    }
}

/// One entry of the ledger.
pub(crate) struct Taken {
    pub(crate) position: Position,
    pub(crate) found: Found,
}

/// What stood at a position.
pub(crate) enum Found {
    /// The payload was erased.
    Erased,
    /// Of a form that this program does not know.
    Unreadable,
    /// An entry, with the report that it holds if it is one of the two kinds that do.
    Entry(Box<(Entry, Option<Report>)>),
}

/// The entries from `from` on, or nothing at the end of the ledger.
pub(crate) fn read(
    ledger: &Ledger,
    from: TreeSize,
    max: usize,
) -> Result<Option<Batch>, tansiq_ledger::Error> {
    let raw = ledger.read(from.next_position(), max.min(BATCH_ENTRIES))?;
    let Some((last, _)) = raw.last() else { return Ok(None) };
    let (end, last) = (TreeSize(last.0 + 1), ledger.commitment(*last)?);
    Ok(Some(Batch { taken: decode_all(raw), end, last }))
}

fn decode_all(raw: Vec<(Position, tansiq_ledger::Entry)>) -> Vec<Taken> {
    let processors = || std::thread::available_parallelism().map_or(1, usize::from).min(MAX_DECODERS);
    // The system is asked for them only where it matters: it reads files to answer.
    let threads = if raw.len() < SPREAD_FROM { 1 } else { processors() };
    if threads < 2 {
        return raw.iter().map(decode).collect();
    }
    // Small pieces taken in turn, since one long report outweighs a hundred short entries.
    let decoded = std::thread::scope(|scope| {
        let raw = &raw;
        let work = |first: usize| scope.spawn(move || every(raw, first, threads));
        let workers: Vec<_> = (0..threads).map(work).collect();
        workers.into_iter().map(std::thread::ScopedJoinHandle::join).collect::<Result<Vec<_>, _>>()
    });
    match decoded {
        Ok(parts) => {
            let mut parts: Vec<_> = parts.into_iter().map(Vec::into_iter).collect();
            (0..raw.len()).filter_map(|at| parts[at % threads].next()).collect()
        }
        // Decoding does not panic; if it did, the panic belongs to this thread and not to a lost one.
        Err(_) => raw.iter().map(decode).collect(),
    }
}

fn every(raw: &[(Position, tansiq_ledger::Entry)], first: usize, step: usize) -> Vec<Taken> {
    raw.iter().skip(first).step_by(step).map(decode).collect()
}

fn decode((position, raw): &(Position, tansiq_ledger::Entry)) -> Taken {
    let found = match raw {
        tansiq_ledger::Entry::Erased => Found::Erased,
        tansiq_ledger::Entry::Payload(bytes) => readable(bytes).unwrap_or(Found::Unreadable),
    };
    Taken { position: *position, found }
}

fn readable(bytes: &[u8]) -> Option<Found> {
    let entry = Entry::from_bytes(bytes).ok()?;
    let report = match &entry {
        Entry::Report { sealed, .. } | Entry::Received { sealed, .. } => {
            Some(Sealed::open_own(sealed.clone()).ok()?.report().clone())
        }
        _ => None,
    };
    Some(Found::Entry(Box::new((entry, report))))
}
