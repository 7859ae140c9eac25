//! Is what is stored what was written? Reads everything, believes nothing, and names each entry that is wrong.
//!
//! It runs on a [`Reader`], so it also works where opening is refused, and beside a running writer: it looks at the
//! entries that were there when it began, and whatever seems wrong is read again before it is reported, since an erasure
//! may have come between two readings.
//!
//! What it cannot see: a whole folder put back to an earlier state. That shows in the checkpoints that others hold.

mod checkpoints;
mod strays;

use crate::frontier::{Frontier, TileHash};
use crate::keys::LedgerKeys;
use crate::ledger::{Entry, open_stored};
use crate::note::VerifierKey;
use crate::store::{Reader, StoreError, StoredEntry};
use crate::{Error, Fault, Hash, Position, Settings, TreeSize, What, prove, recovery, tile};
use checkpoints::Checkpoints;
use std::collections::HashMap;

/// Entries read at a time.
const WINDOW_ENTRIES: u64 = 1_024;

/// Bytes after which a reading ends with the entry at hand.
const WINDOW_BYTES: usize = 16 * 1024 * 1024;

/// Checkpoints and fingerprints read at a time.
const WINDOW_ROWS: usize = 512;

/// Faults after which the verification stops: the ledger is then to be replaced, not looked at one entry at a time.
pub const MAX_FAULTS: usize = 1_000;

/// What a verification found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// How many entries were looked at.
    pub size: TreeSize,
    /// The root that they give.
    pub root: Hash,
    /// How many of them are erased.
    pub erased: u64,
    /// How many checkpoints were compared with them.
    pub checkpoints: u64,
    /// What is wrong, in the order in which it was found. Empty when the ledger is sound.
    pub faults: Vec<Fault>,
    /// False when it stopped at [`MAX_FAULTS`]: there may be more.
    pub complete: bool,
}

impl Verification {
    /// Whether everything is as it was written.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty() && self.complete
    }
}

/// Checks everything that is stored. `progress` is told how many entries are done, of how many.
///
/// # Errors
/// [`Error::WrongMasterKey`] and [`Error::WrongOrigin`], and [`Error::Corrupt`] when the identity cannot be read: without
/// it nothing can be checked. Everything else that is wrong is a [`Fault`] of the result.
pub fn verify(
    reader: &mut dyn Reader,
    settings: &Settings,
    mut progress: impl FnMut(u64, u64),
) -> Result<Verification, Error> {
    let keys = recovery::keys_of(reader, settings)?;
    let mut check = Check {
        reader,
        keys: &keys,
        verifiers: recovery::verifiers(settings)?,
        frontier: Frontier::default(),
        live: 0,
        result: Verification {
            size: TreeSize::EMPTY,
            root: Hash::of_empty_tree(),
            erased: 0,
            checkpoints: 0,
            faults: Vec::new(),
            complete: true,
        },
    };
    check.storage();
    let stated_root = check.head();
    check.walk(&mut progress);
    if check.result.complete {
        check.tree(stated_root);
        check.checkpoints_ahead();
        check.stray_fingerprints();
    }
    Ok(check.result)
}

struct Check<'a> {
    reader: &'a mut dyn Reader,
    keys: &'a LedgerKeys,
    verifiers: Vec<VerifierKey>,
    frontier: Frontier,
    /// Entries that are not erased.
    live: u64,
    result: Verification,
}

impl Check<'_> {
    fn fault(&mut self, fault: Fault) {
        self.result.faults.push(fault);
        self.result.complete = self.result.faults.len() < MAX_FAULTS;
    }

    fn entry_fault(&mut self, position: Position, what: What) {
        self.fault(Fault::entry(position, what));
    }

    /// Notes a reading that failed; what it would have shown counts as absent.
    fn read<T>(&mut self, read: impl FnOnce(&mut dyn Reader) -> Result<T, StoreError>) -> Option<T> {
        match read(self.reader) {
            Ok(value) => Some(value),
            Err(error) => {
                self.fault(Fault::ledger(What::Unreadable(error.to_string())));
                None
            }
        }
    }

    fn storage(&mut self) {
        let lines = self.read(|reader| reader.self_check()).unwrap_or_default();
        lines.into_iter().for_each(|line| self.fault(Fault::ledger(What::Storage(line))));
    }

    /// Takes the size from the head, and returns the root that it states.
    fn head(&mut self) -> Option<Hash> {
        let head = match recovery::sealed_head(self.reader, self.keys) {
            Ok(head) => Some(head),
            Err(Error::Corrupt(fault)) => {
                self.fault(fault);
                None
            }
            Err(error) => {
                self.fault(Fault::ledger(What::Unreadable(error.to_string())));
                None
            }
        };
        let stored = self.read(|reader| reader.stored_size())?;
        let stated = head.as_ref().map_or(stored, |head| head.size);
        self.result.size = stated;
        // A batch may have been stored between the two readings; it moved the head with it.
        let later = self.read(|reader| reader.head()).flatten().map_or(stated, |head| head.size);
        if stored < stated || stored > later.max(stated) {
            self.fault(Fault::ledger(What::HeadSize { head: stated, stored }));
        }
        head.map(|head| head.root)
    }

    fn walk(&mut self, progress: &mut dyn FnMut(u64, u64)) {
        let size = self.result.size.0;
        let mut due = Checkpoints::default();
        self.checkpoints_due(&mut due);
        let mut from = 0;
        progress(0, size);
        while from < size && self.result.complete {
            from = self.window(from, size.min(from + WINDOW_ENTRIES), &mut due);
            progress(from, size);
        }
        self.result.root = self.frontier.root();
    }

    /// Checks entries from `from` on, before `end`; returns where it stopped.
    fn window(&mut self, from: u64, end: u64, due: &mut Checkpoints) -> u64 {
        let count = usize::try_from(end - from).unwrap_or(usize::MAX);
        // When the window cannot be read as a whole, its entries are read one by one below, and each says so itself.
        let rows = self.reader.entries(Position(from), count, WINDOW_BYTES).unwrap_or_default();
        let cut_short = rows.len() < count && rows.iter().map(weight).sum::<usize>() >= WINDOW_BYTES;
        let last_read = rows.last().map_or(from, |row| row.position.0).clamp(from, end - 1);
        let end = if cut_short { last_read + 1 } else { end };
        let mut rows: HashMap<Position, StoredEntry> =
            rows.into_iter().map(|row| (row.position, row)).collect();
        for position in (from..end).map(Position) {
            let row = match rows.remove(&position) {
                Some(row) => Some(row),
                None => self.single(position),
            };
            let leaf = row.map_or(Hash([0; 32]), |row| self.entry(position, row));
            self.grow(leaf);
            self.checkpoints_due(due);
            if !self.result.complete {
                break;
            }
        }
        end
    }

    /// One entry by itself.
    fn single(&mut self, position: Position) -> Option<StoredEntry> {
        match self.reader.entries(position, 1, 0) {
            Ok(rows) => {
                let row = rows.into_iter().find(|row| row.position == position);
                if row.is_none() {
                    self.entry_fault(position, What::Missing);
                }
                row
            }
            Err(error) => {
                self.entry_fault(position, What::Unreadable(error.to_string()));
                None
            }
        }
    }

    /// Checks one entry, and returns its leaf hash for the tree.
    fn entry(&mut self, position: Position, mut row: StoredEntry) -> Hash {
        let mut opened = open_stored(self.keys, position, &row);
        if opened.is_err() {
            // It may just have been erased.
            if let Some(again) = self.single(position) {
                opened = open_stored(self.keys, position, &again);
                row = again;
            }
        }
        let stored = Hash::from_slice(&row.leaf);
        let computed = Hash::of_leaf(&row.commitment);
        if stored != Some(computed) {
            self.entry_fault(position, What::LeafHash);
        }
        match opened {
            Ok(Entry::Payload(payload)) => {
                self.fingerprint(position, &self.keys.fingerprint(&payload));
                // The payload vouches for the commitment, whatever the stored leaf hash says.
                return computed;
            }
            Ok(Entry::Erased) => self.result.erased += 1,
            Err(what) => {
                self.live += 1;
                self.entry_fault(position, what);
            }
        }
        stored.unwrap_or(computed)
    }

    fn fingerprint(&mut self, position: Position, fingerprint: &[u8; 32]) {
        self.live += 1;
        match self.reader.find(fingerprint) {
            Ok(Some(found)) if found == position => {}
            Ok(_) => {
                let again = self.single(position);
                if again.is_some_and(|row| row.erasure.is_some()) {
                    self.live -= 1;
                    self.result.erased += 1;
                } else {
                    self.entry_fault(position, What::Fingerprint);
                }
            }
            Err(error) => self.entry_fault(position, What::Unreadable(error.to_string())),
        }
    }

    fn grow(&mut self, leaf: Hash) {
        let mut completed: Vec<TileHash> = Vec::new();
        self.frontier.push(leaf, |hash| completed.push(hash));
        for hash in completed.into_iter().filter(|hash| hash.level <= tile::MAX_LEVEL) {
            let place = prove::place_of(hash.level, hash.index);
            match prove::hashes(self.reader, hash.level, hash.index, 1) {
                Ok(stored) if stored == [hash.hash] => {}
                Ok(_) => self.fault(Fault { place, what: What::TreeHash }),
                Err(Error::Corrupt(fault)) if fault.place == place => self.fault(fault),
                Err(error) => self.fault(Fault { place, what: What::Unreadable(error.to_string()) }),
            }
        }
    }

    fn tree(&mut self, stated_root: Option<Hash>) {
        if stated_root.is_some_and(|root| root != self.result.root) {
            self.fault(Fault::ledger(What::HeadRoot));
        }
    }
}

fn weight(row: &StoredEntry) -> usize {
    row.ciphertext.as_ref().map_or(0, Vec::len)
}
