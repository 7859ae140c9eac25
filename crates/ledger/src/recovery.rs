//! What happens at opening, before anything else: is this the ledger that was left, and where did it stop?
//!
//! It reads the head, the newest checkpoint and a few hundred hashes, not the entries: opening takes milliseconds at any
//! size. It repairs nothing, since no crash leaves anything to repair (see [`crate::store`]); it refuses what a crash
//! cannot have left. The whole of the stored bytes is checked by [`crate::verify`].

use crate::checkpoint::{Checkpoint, SignedCheckpoint, check_origin};
use crate::frontier::Frontier;
use crate::keys::{LedgerKeys, random};
use crate::note::{SignedNote, VerifierKey};
use crate::store::{Head, Identity, Reader, Step, Store, StoredCheckpoint};
use crate::{Error, Fault, Hash, MasterKey, Settings, TreeSize, What, prove};
use subtle::ConstantTimeEq;

/// A ledger found sound at opening.
pub(crate) struct Recovered {
    pub(crate) keys: LedgerKeys,
    pub(crate) frontier: Frontier,
}

/// Opens what is stored, or makes a new ledger where there is none.
pub(crate) fn recover(store: &mut dyn Store, settings: &Settings) -> Result<Recovered, Error> {
    check_origin(&settings.origin)?;
    if store.reading().identity().map_err(|error| error.at(Step::Open))?.is_none() {
        create(store, settings)?;
    }
    let reader = store.reading();
    let keys = keys_of(reader, settings)?;
    let frontier = frontier(reader, &keys)?;
    check_latest_checkpoint(reader, &keys, settings, frontier.size())?;
    Ok(Recovered { keys, frontier })
}

fn create(store: &mut dyn Store, settings: &Settings) -> Result<(), Error> {
    let ledger_id = *random()?;
    let keys = LedgerKeys::derive(&settings.master_key, &ledger_id);
    let identity = Identity { ledger_id, origin: settings.origin.clone(), key_check: keys.check_value() };
    match store.create(&identity, &head_of(&keys, &Frontier::default())) {
        Ok(()) => Ok(()),
        // It may have been made all the same.
        Err(error) => match store.reading().identity() {
            Ok(Some(stored)) if stored == identity => Ok(()),
            _ => Err(error.at(Step::Create)),
        },
    }
}

/// The keys of the stored ledger, when origin and master key are its own.
pub(crate) fn keys_of(reader: &mut dyn Reader, settings: &Settings) -> Result<LedgerKeys, Error> {
    let identity = reader.identity().map_err(|error| error.at(Step::Open))?;
    let identity = identity.ok_or(Error::Corrupt(Fault::ledger(What::Missing)))?;
    if identity.origin != settings.origin {
        return Err(Error::WrongOrigin { stored: identity.origin, given: settings.origin.clone() });
    }
    derive_checked(&settings.master_key, &identity)
}

fn derive_checked(master: &MasterKey, identity: &Identity) -> Result<LedgerKeys, Error> {
    let keys = LedgerKeys::derive(master, &identity.ledger_id);
    if bool::from(keys.check_value().ct_eq(&identity.key_check)) {
        Ok(keys)
    } else {
        Err(Error::WrongMasterKey)
    }
}

/// The head after a step, sealed.
pub(crate) fn head_of(keys: &LedgerKeys, frontier: &Frontier) -> Head {
    let (size, root) = (frontier.size(), frontier.root());
    Head { size, root, seal: keys.head_seal(size, &root) }
}

/// The frontier of the stored tree, when it is the one that the sealed head states.
pub(crate) fn frontier(reader: &mut dyn Reader, keys: &LedgerKeys) -> Result<Frontier, Error> {
    let head = sealed_head(reader, keys)?;
    let stored = reader.stored_size().map_err(|error| error.at(Step::Read))?;
    if stored != head.size {
        return Err(Error::Corrupt(Fault::ledger(What::HeadSize { head: head.size, stored })));
    }
    let frontier = prove::frontier(reader, head.size)?;
    if frontier.root() != head.root {
        return Err(Error::Corrupt(Fault::ledger(What::HeadRoot)));
    }
    Ok(frontier)
}

/// The head, when its seal is genuine.
pub(crate) fn sealed_head(reader: &mut dyn Reader, keys: &LedgerKeys) -> Result<Head, Error> {
    let head = reader.head().map_err(|error| error.at(Step::Read))?;
    let head = head.ok_or(Error::Corrupt(Fault::ledger(What::Missing)))?;
    if bool::from(keys.head_seal(head.size, &head.root).ct_eq(&head.seal)) {
        Ok(head)
    } else {
        Err(Error::Corrupt(Fault::ledger(What::HeadSeal)))
    }
}

fn check_latest_checkpoint(
    reader: &mut dyn Reader,
    keys: &LedgerKeys,
    settings: &Settings,
    held: TreeSize,
) -> Result<(), Error> {
    let Some(stored) = reader.latest_checkpoint().map_err(|error| error.at(Step::Read))? else {
        return Ok(());
    };
    let opened = open_checkpoint(keys, &stored, &verifiers(settings)?)?;
    let size = opened.checkpoint().size;
    if size > held {
        return Err(Error::Corrupt(Fault::checkpoint(size, What::CheckpointAhead { held })));
    }
    check_root(opened.checkpoint(), &prove::frontier(reader, size)?.root()).map_err(Error::Corrupt)
}

/// The ledger's own keys: the one that signs, and those before it.
pub(crate) fn verifiers(settings: &Settings) -> Result<Vec<VerifierKey>, Error> {
    let keys =
        std::iter::once(settings.signing_key.verifying_key()).chain(settings.former_keys.iter().copied());
    keys.map(|key| VerifierKey::new(&settings.origin, key)).collect()
}

/// A stored checkpoint, when one of the ledger's keys signed it and it is what it is filed as.
pub(crate) fn open_checkpoint(
    keys: &LedgerKeys,
    stored: &StoredCheckpoint,
    verifiers: &[VerifierKey],
) -> Result<SignedCheckpoint, Error> {
    let fault = |what| Error::Corrupt(Fault::checkpoint(stored.size, what));
    if !bool::from(keys.checkpoint_seal(stored.size, &stored.note).ct_eq(&stored.seal)) {
        return Err(fault(What::CheckpointSeal));
    }
    let note = SignedNote::parse(&stored.note).map_err(|error| match error {
        Error::BadNote { why } => fault(What::Note(why)),
        other => other,
    })?;
    let signs = |key: &&VerifierKey| {
        note.signatures().iter().any(|line| line.name == key.name() && line.key_id == key.id())
    };
    // The seal is genuine, so the note is ours: what is missing is the key that signed it then.
    let key = verifiers.iter().find(signs);
    let unknown =
        || Error::BadSignature { key: verifiers.first().map_or_else(String::new, ToString::to_string) };
    let key = key.ok_or_else(unknown)?;
    let opened = Checkpoint::open(&stored.note, key).map_err(|error| match error {
        Error::BadNote { why } => fault(What::Note(why)),
        _ => fault(What::Signature),
    })?;
    if opened.checkpoint().size == stored.size { Ok(opened) } else { Err(fault(What::CheckpointText)) }
}

/// Compares the root that a checkpoint states with the one that the entries give.
pub(crate) fn check_root(checkpoint: &Checkpoint, root: &Hash) -> Result<(), Fault> {
    if checkpoint.root == *root {
        Ok(())
    } else {
        Err(Fault::checkpoint(checkpoint.size, What::CheckpointRoot))
    }
}
