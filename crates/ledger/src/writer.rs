//! The one thread that writes: it takes what waits, stores it in one step, and answers everybody (group commit).
//!
//! A caller is answered after the step has reached the disk, never before (L2). When a step fails, the storage is asked
//! whether it happened all the same; when even that fails, nothing further is written until it has answered.

use crate::checkpoint::{Checkpoint, SignedCheckpoint};
use crate::frontier::Frontier;
use crate::keys::{KEY_BYTES, LedgerKeys};
use crate::note::{SignedNote, VerifierKey};
use crate::queue::{Command, Request, answer, gather};
use crate::seal::{self, Sealed};
use crate::store::{Batch, NewEntry, Step, Store, StoreError, StoredCheckpoint, StoredEntry, StoredErasure};
use crate::{Error, Fault, Position, ReasonCode, Receipt, TreeSize, What, recovery};
use ed25519_dalek::SigningKey;
use std::collections::HashMap;
use tokio::sync::{mpsc, watch};

pub(crate) struct Writer {
    pub(crate) store: Box<dyn Store>,
    pub(crate) keys: LedgerKeys,
    pub(crate) origin: String,
    pub(crate) signing_key: SigningKey,
    pub(crate) verifiers: Vec<VerifierKey>,
    pub(crate) frontier: Frontier,
    /// False after a failure whose outcome is not known.
    pub(crate) settled: bool,
    pub(crate) grown: watch::Sender<TreeSize>,
}

/// What a group of requests comes to: the new entries, and a receipt for every payload.
struct Plan {
    batch: Batch,
    frontier: Frontier,
    receipts: Vec<Vec<Receipt>>,
}

impl Writer {
    /// Works until every handle of the ledger is gone.
    pub(crate) fn run(mut self, mut queue: mpsc::Receiver<Command>) {
        let (mut next, mut last_group) = (None, 1);
        loop {
            let command = next.take().or_else(|| queue.try_recv().ok()).or_else(|| {
                self.tidy();
                queue.blocking_recv()
            });
            match command {
                None => return,
                Some(Command::Append(first)) => {
                    let (group, after) = gather(first, last_group, &mut queue);
                    (next, last_group) = (after, group.len());
                    self.commit(group);
                }
                Some(Command::Checkpoint(reply)) => answer(reply, self.checkpoint()),
                Some(Command::KeepSignatures(note, reply)) => answer(reply, self.keep_signatures(&note)),
                Some(Command::Erase(position, reason, reply)) => answer(reply, self.erase(position, reason)),
            }
        }
    }

    fn tidy(&mut self) {
        if let Err(error) = self.store.tidy() {
            tracing::warn!(%error, "the ledger's housekeeping failed; it is tried again later");
        }
    }

    fn commit(&mut self, group: Vec<Request>) {
        match self.store_group(&group) {
            Ok(receipts) => {
                for (request, receipts) in group.into_iter().zip(receipts) {
                    answer(request.reply, Ok(receipts));
                }
            }
            // One request may be what does not fit: the others get their own attempt.
            Err(Error::Full { .. }) if group.len() > 1 => {
                group.into_iter().for_each(|request| self.commit(vec![request]));
            }
            Err(error) => {
                tracing::warn!(%error, requests = group.len(), "the ledger could not store entries");
                group.into_iter().for_each(|request| answer(request.reply, Err(error.clone())));
            }
        }
    }

    fn store_group(&mut self, group: &[Request]) -> Result<Vec<Vec<Receipt>>, Error> {
        self.settle()?;
        let plan = self.plan(group)?;
        if !plan.batch.entries.is_empty() {
            if let Err(error) = self.store.append(&plan.batch) {
                self.was_stored_after_all(&plan.batch, error)?;
            }
            self.frontier = plan.frontier;
            self.grown.send_replace(self.frontier.size());
        }
        Ok(plan.receipts)
    }

    /// After a failed append: `Ok` when the batch is stored all the same, the error when it is not.
    fn was_stored_after_all(&mut self, batch: &Batch, error: StoreError) -> Result<(), Error> {
        match self.store.reading().head() {
            // The root covers every commitment, and those are random: no other batch gives this head.
            Ok(Some(head)) if head == batch.head => Ok(()),
            Ok(Some(head)) if head.size == self.frontier.size() => Err(error.at(Step::Append)),
            Ok(_) | Err(_) => {
                self.settled = false;
                Err(Error::Unsettled { detail: error.to_string() })
            }
        }
    }

    /// Asks the storage where the log stands, if a failure left that open.
    fn settle(&mut self) -> Result<(), Error> {
        if !self.settled {
            self.frontier = recovery::frontier(self.store.reading(), &self.keys)?;
            self.settled = true;
            self.grown.send_replace(self.frontier.size());
        }
        Ok(())
    }

    fn plan(&mut self, group: &[Request]) -> Result<Plan, Error> {
        let mut frontier = self.frontier.clone();
        let first = frontier.size().next_position();
        let (mut entries, mut tile_hashes) = (Vec::new(), Vec::new());
        let mut planned: HashMap<[u8; KEY_BYTES], Position> = HashMap::new();
        let mut places = Vec::with_capacity(group.len());
        for request in group {
            let mut of_request = Vec::with_capacity(request.sealed.len());
            for sealed in &request.sealed {
                let known = match planned.get(&sealed.fingerprint) {
                    Some(position) => Some(*position),
                    None => self.find(&sealed.fingerprint)?,
                };
                let position = frontier.size().next_position();
                of_request.push((known.unwrap_or(position), known.is_some()));
                if known.is_none() {
                    planned.insert(sealed.fingerprint, position);
                    entries.push(self.entry(sealed, position)?);
                    frontier.push(sealed.leaf, |hash| tile_hashes.push(hash));
                }
            }
            places.push(of_request);
        }
        let tree_size = frontier.size();
        let receipt = |(position, duplicate)| Receipt { position, tree_size, duplicate };
        let receipts =
            places.into_iter().map(|of_request| of_request.into_iter().map(receipt).collect()).collect();
        let head = recovery::head_of(&self.keys, &frontier);
        Ok(Plan { batch: Batch { first, entries, tile_hashes, head }, frontier, receipts })
    }

    /// Where the same bytes stand already.
    fn find(&mut self, fingerprint: &[u8; KEY_BYTES]) -> Result<Option<Position>, Error> {
        match self.store.reading().find(fingerprint).map_err(|error| error.at(Step::Read))? {
            // A receipt for an entry that is not there would lose the payload.
            Some(stray) if !self.frontier.size().holds(stray) => {
                Err(Error::Corrupt(Fault::entry(stray, What::StrayFingerprint)))
            }
            found => Ok(found),
        }
    }

    fn entry(&self, sealed: &Sealed, position: Position) -> Result<NewEntry, Error> {
        Ok(NewEntry {
            commitment: sealed.commitment,
            leaf: sealed.leaf,
            ciphertext: sealed.ciphertext.clone(),
            wrapped: sealed.wrap(&self.keys, position)?,
            fingerprint: sealed.fingerprint,
        })
    }

    /// Signs the tree as it stands, stores the checkpoint, and only then gives it out.
    fn checkpoint(&mut self) -> Result<SignedCheckpoint, Error> {
        self.settle()?;
        let (size, root) = (self.frontier.size(), self.frontier.root());
        let ours = Checkpoint { origin: self.origin.clone(), size, root }.sign(&self.signing_key)?;
        let signed = match self.stored_checkpoint(size)? {
            None => ours,
            Some(mut stored) => {
                recovery::check_root(stored.checkpoint(), &root).map_err(Error::Corrupt)?;
                // One that a former key signed gets the line of the present key beside it.
                if !stored.merge(ours.note())? {
                    return Ok(stored);
                }
                stored
            }
        };
        self.put_checkpoint(&signed)?;
        Ok(signed)
    }

    fn keep_signatures(&mut self, note: &SignedNote) -> Result<SignedCheckpoint, Error> {
        let size = Checkpoint::parse(note.text())?.size;
        let held = self.frontier.size();
        let mut stored =
            self.stored_checkpoint(size)?.ok_or(Error::NoSuchTree { asked: size, size: held })?;
        if stored.merge(note)? {
            self.put_checkpoint(&stored)?;
        }
        Ok(stored)
    }

    fn stored_checkpoint(&mut self, size: TreeSize) -> Result<Option<SignedCheckpoint>, Error> {
        let found = self.store.reading().checkpoints(size, 1).map_err(|error| error.at(Step::Read))?;
        let found = found.into_iter().find(|checkpoint| checkpoint.size == size);
        found.map(|stored| recovery::open_checkpoint(&self.keys, &stored, &self.verifiers)).transpose()
    }

    fn put_checkpoint(&mut self, signed: &SignedCheckpoint) -> Result<(), Error> {
        let note = signed.note().to_string().into_bytes();
        let size = signed.checkpoint().size;
        let seal = self.keys.checkpoint_seal(size, &note).to_vec();
        let stored = StoredCheckpoint { size, note, seal };
        self.store.put_checkpoint(&stored).map_err(|error| error.at(Step::Checkpoint))
    }

    /// Destroys what opens an entry. Twice is as good as once, so a caller who was not answered asks again.
    fn erase(&mut self, position: Position, reason: ReasonCode) -> Result<(), Error> {
        self.settle()?;
        if !self.frontier.size().holds(position) {
            return Err(Error::NoSuchPosition { position, size: self.frontier.size() });
        }
        let found = self.store.reading().entries(position, 1, 0).map_err(|error| error.at(Step::Read))?;
        let entry = found.into_iter().find(|entry| entry.position == position);
        let erased = entry.as_ref().is_some_and(|entry| entry.erasure.is_some());
        if !erased {
            let fingerprint = entry.and_then(|entry| self.fingerprint_of(&entry));
            let mark = self.keys.erasure_mark(position, reason.0).to_vec();
            let erasure = StoredErasure { reason: reason.0, mark };
            self.store.erase(position, fingerprint, &erasure).map_err(|error| error.at(Step::Erase))?;
        }
        self.store.scrub().map_err(|error| error.at(Step::Scrub))
    }

    /// The fingerprint of a stored payload; a damaged one has none, and can be erased all the same.
    fn fingerprint_of(&self, entry: &StoredEntry) -> Option<[u8; KEY_BYTES]> {
        let commitment = crate::Hash::from_slice(&entry.commitment)?;
        let (wrapped, ciphertext) = (entry.wrapped.as_deref()?, entry.ciphertext.as_deref()?);
        let payload = seal::open(&self.keys, entry.position, &commitment, wrapped, ciphertext).ok()?;
        Some(self.keys.fingerprint(&payload))
    }
}
