//! The keys of a ledger: the master key, and what is derived from it for one purpose each.
//!
//! HKDF-SHA256 (RFC 5869) with the ledger's random id as salt: two ledgers under one master key share no derived key,
//! so neither confirms what the other holds.

use crate::{Error, Hash, Position, TreeSize};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use rand::{TryRng, rngs::SysRng};
use sha2::Sha256;
use zeroize::Zeroizing;

/// Bytes of every symmetric key here.
pub const KEY_BYTES: usize = 32;

/// Bytes of the random id that a ledger gets when it is made.
pub const LEDGER_ID_BYTES: usize = 16;

/// The key that opens every entry of a node's ledger. Whoever has it and the files reads everything; without it the
/// files show how many entries there are, how large each is, and nothing else.
#[derive(Clone)]
pub struct MasterKey(Zeroizing<[u8; KEY_BYTES]>);

impl MasterKey {
    /// A key that the caller keeps elsewhere. It must be random: it is not stretched.
    #[must_use]
    pub fn from_bytes(bytes: [u8; KEY_BYTES]) -> MasterKey {
        MasterKey(Zeroizing::new(bytes))
    }

    /// A new random key.
    ///
    /// # Errors
    /// [`Error::NoRandomness`].
    pub fn generate() -> Result<MasterKey, Error> {
        Ok(MasterKey(random()?))
    }

    /// The bytes, to be stored where only the node can read them.
    #[must_use]
    pub fn expose(&self) -> &[u8; KEY_BYTES] {
        &self.0
    }
}

impl std::fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MasterKey(..)")
    }
}

/// Random bytes from the operating system, wiped when dropped.
pub(crate) fn random<const N: usize>() -> Result<Zeroizing<[u8; N]>, Error> {
    let mut bytes = Zeroizing::new([0; N]);
    SysRng
        .try_fill_bytes(bytes.as_mut())
        .map_err(|error| Error::NoRandomness { detail: error.to_string() })?;
    Ok(bytes)
}

/// The keys of one ledger, derived from the master key and the ledger's id.
#[derive(Clone)]
pub(crate) struct LedgerKeys {
    /// Wraps the secrets of entries.
    pub(crate) wrap: XChaCha20Poly1305,
    /// Finds the same bytes again.
    fingerprint: Hmac<Sha256>,
    /// Marks erasures as genuine.
    erasure: Hmac<Sha256>,
    /// Seals the head.
    head: Hmac<Sha256>,
    /// Seals the stored notes, with the lines of others that cannot be verified here.
    checkpoint: Hmac<Sha256>,
    /// Tells whether a master key is the right one, and nothing else.
    check: [u8; KEY_BYTES],
}

impl LedgerKeys {
    pub(crate) fn derive(master: &MasterKey, ledger_id: &[u8; LEDGER_ID_BYTES]) -> LedgerKeys {
        let hkdf = Hkdf::<Sha256>::new(Some(ledger_id), master.0.as_ref());
        LedgerKeys {
            wrap: XChaCha20Poly1305::new((&*expand(&hkdf, b"tansiq/ledger/wrap/v1")).into()),
            fingerprint: mac_key(&hkdf, b"tansiq/ledger/fingerprint/v1"),
            erasure: mac_key(&hkdf, b"tansiq/ledger/erasure/v1"),
            head: mac_key(&hkdf, b"tansiq/ledger/head/v1"),
            checkpoint: mac_key(&hkdf, b"tansiq/ledger/checkpoint/v1"),
            check: *expand(&hkdf, b"tansiq/ledger/key-check/v1"),
        }
    }

    /// A value to store beside the ledger, by which a wrong master key is noticed at opening.
    pub(crate) fn check_value(&self) -> [u8; KEY_BYTES] {
        self.check
    }

    /// The keyed fingerprint of a payload. Keyed, because a bare hash would confirm a guessed value.
    pub(crate) fn fingerprint(&self, payload: &[u8]) -> [u8; KEY_BYTES] {
        tag(&self.fingerprint, &[payload])
    }

    /// The mark of an erasure: nobody without the master key can make an entry look erased.
    pub(crate) fn erasure_mark(&self, position: Position, reason: u16) -> [u8; KEY_BYTES] {
        tag(&self.erasure, &[&position.0.to_be_bytes(), &reason.to_be_bytes()])
    }

    /// The seal of a head: entries cut off from the end are noticed even where no checkpoint was signed.
    pub(crate) fn head_seal(&self, size: TreeSize, root: &Hash) -> [u8; KEY_BYTES] {
        tag(&self.head, &[&size.0.to_be_bytes(), &root.0])
    }

    /// The seal of a stored note: a change of any byte of it is noticed, also in lines whose keys we do not have.
    pub(crate) fn checkpoint_seal(&self, size: TreeSize, note: &[u8]) -> [u8; KEY_BYTES] {
        tag(&self.checkpoint, &[&size.0.to_be_bytes(), note])
    }
}

/// Derives 32 bytes for one purpose.
pub(crate) fn expand(hkdf: &Hkdf<Sha256>, purpose: &[u8]) -> Zeroizing<[u8; KEY_BYTES]> {
    let mut key = Zeroizing::new([0; KEY_BYTES]);
    // HKDF-SHA256 gives up to 8,160 bytes; 32 cannot be too many.
    hkdf.expand(purpose, key.as_mut()).expect("32 bytes are within the limit of HKDF");
    key
}

fn mac_key(hkdf: &Hkdf<Sha256>, purpose: &[u8]) -> Hmac<Sha256> {
    // HMAC takes keys of any length.
    Hmac::new_from_slice(expand(hkdf, purpose).as_ref()).expect("HMAC takes keys of any length")
}

fn tag(key: &Hmac<Sha256>, parts: &[&[u8]]) -> [u8; KEY_BYTES] {
    let mut mac = key.clone();
    parts.iter().for_each(|part| mac.update(part));
    mac.finalize().into_bytes().into()
}
