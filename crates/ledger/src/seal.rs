//! One payload turned into an entry, and back.
//!
//! ```text
//! secret      32 random bytes, one per entry          stored wrapped under the master key; destroyed by erasure
//! blinding  = HKDF(secret, "tansiq/entry/blinding/v1")
//! key       = HKDF(secret, "tansiq/entry/cipher/v1")
//! commitment = SHA-256("tansiq/entry/v1\n" || blinding || payload)      the entry of the Merkle tree
//! ciphertext = ChaCha20-Poly1305(key, nonce 0, payload, ad = commitment)  stored apart
//! wrapped    = nonce || XChaCha20-Poly1305(wrap key, nonce, secret, ad = position || commitment)
//! ```
//!
//! The blinding keeps the commitment from confirming a guessed payload, also after the erasure. The nonce of the
//! ciphertext may be constant since its key is used once. Secrets are wrapped under XChaCha20, whose 24-byte random
//! nonces cannot repeat however often a batch is tried again at the same position.

use crate::keys::{KEY_BYTES, LedgerKeys, expand, random};
use crate::{Error, Hash, Position, What};
use bytes::Bytes;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{ChaCha20Poly1305, KeyInit};
use hkdf::Hkdf;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// Sets the commitments of this format apart from every other use of SHA-256.
const COMMITMENT_PREFIX: &[u8] = b"tansiq/entry/v1\n";

const WRAP_NONCE_BYTES: usize = 24;

/// Bytes of a wrapped secret: nonce, secret and tag.
pub const WRAPPED_BYTES: usize = WRAP_NONCE_BYTES + KEY_BYTES + 16;

/// A payload made ready to be stored at any position.
pub(crate) struct Sealed {
    pub(crate) commitment: Hash,
    pub(crate) leaf: Hash,
    pub(crate) ciphertext: Vec<u8>,
    pub(crate) fingerprint: [u8; KEY_BYTES],
    secret: Zeroizing<[u8; KEY_BYTES]>,
}

/// What one entry's secret gives.
struct EntryKeys {
    blinding: Zeroizing<[u8; KEY_BYTES]>,
    cipher: ChaCha20Poly1305,
}

impl EntryKeys {
    fn derive(secret: &[u8; KEY_BYTES]) -> EntryKeys {
        let hkdf = Hkdf::<Sha256>::new(None, secret);
        EntryKeys {
            blinding: expand(&hkdf, b"tansiq/entry/blinding/v1"),
            cipher: ChaCha20Poly1305::new((&*expand(&hkdf, b"tansiq/entry/cipher/v1")).into()),
        }
    }

    fn commitment(&self, payload: &[u8]) -> Hash {
        let mut hasher = Sha256::new();
        hasher.update(COMMITMENT_PREFIX);
        hasher.update(self.blinding.as_ref());
        hasher.update(payload);
        Hash(hasher.finalize().into())
    }
}

/// Encrypts a payload and commits to it.
pub(crate) fn seal(keys: &LedgerKeys, payload: &[u8]) -> Result<Sealed, Error> {
    let secret = random::<KEY_BYTES>()?;
    let entry = EntryKeys::derive(&secret);
    let commitment = entry.commitment(payload);
    let message = Payload { msg: payload, aad: &commitment.0 };
    // The cipher takes messages of up to 256 GiB; payloads are limited to 16 MiB.
    let ciphertext =
        entry.cipher.encrypt(&Default::default(), message).expect("a payload is never that long");
    let leaf = Hash::of_leaf(&commitment.0);
    Ok(Sealed { commitment, leaf, ciphertext, fingerprint: keys.fingerprint(payload), secret })
}

impl Sealed {
    /// The secret, wrapped for the position that the entry gets.
    pub(crate) fn wrap(&self, keys: &LedgerKeys, position: Position) -> Result<[u8; WRAPPED_BYTES], Error> {
        let nonce = random::<WRAP_NONCE_BYTES>()?;
        let ad = wrap_ad(position, &self.commitment);
        let message = Payload { msg: self.secret.as_ref(), aad: &ad };
        // As above: 32 bytes are never too long.
        let boxed = keys.wrap.encrypt((&*nonce).into(), message).expect("a secret is never that long");
        let mut wrapped = [0; WRAPPED_BYTES];
        wrapped[..WRAP_NONCE_BYTES].copy_from_slice(nonce.as_ref());
        wrapped[WRAP_NONCE_BYTES..].copy_from_slice(&boxed);
        Ok(wrapped)
    }
}

/// Opens an entry and checks that it is what the tree commits to; tells what is wrong otherwise.
pub(crate) fn open(
    keys: &LedgerKeys,
    position: Position,
    commitment: &Hash,
    wrapped: &[u8],
    ciphertext: &[u8],
) -> Result<Bytes, What> {
    let (nonce, boxed) = wrapped.split_first_chunk::<WRAP_NONCE_BYTES>().ok_or(What::Secret)?;
    let ad = wrap_ad(position, commitment);
    let secret =
        keys.wrap.decrypt(nonce.into(), Payload { msg: boxed, aad: &ad }).map_err(|_| What::Secret)?;
    let secret = Zeroizing::new(<[u8; KEY_BYTES]>::try_from(secret).map_err(|_| What::Secret)?);
    let entry = EntryKeys::derive(&secret);
    let message = Payload { msg: ciphertext, aad: &commitment.0 };
    let payload = entry.cipher.decrypt(&Default::default(), message).map_err(|_| What::Payload)?;
    if entry.commitment(&payload) != *commitment {
        return Err(What::Commitment);
    }
    Ok(payload.into())
}

fn wrap_ad(position: Position, commitment: &Hash) -> [u8; 40] {
    let mut ad = [0; 40];
    ad[..8].copy_from_slice(&position.0.to_be_bytes());
    ad[8..].copy_from_slice(&commitment.0);
    ad
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::MasterKey;
    use proptest::prelude::*;

    fn keys() -> LedgerKeys {
        LedgerKeys::derive(&MasterKey::from_bytes([7; 32]), &[1; 16])
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn what_is_sealed_opens_only_at_its_position_and_only_unchanged(
            payload: Vec<u8>, flip_secret in 0..WRAPPED_BYTES, flip_payload: prop::sample::Index, bit in 0..8u8,
        ) {
            let keys = keys();
            let sealed = seal(&keys, &payload).unwrap();
            let wrapped = sealed.wrap(&keys, Position(5)).unwrap();
            let open_at = |at, wrapped: &[u8], ciphertext: &[u8]| {
                open(&keys, Position(at), &sealed.commitment, wrapped, ciphertext)
            };
            prop_assert_eq!(open_at(5, &wrapped, &sealed.ciphertext), Ok(payload.into()));
            prop_assert_eq!(open_at(6, &wrapped, &sealed.ciphertext), Err(What::Secret));
            let mut flipped = wrapped;
            flipped[flip_secret] ^= 1 << bit;
            prop_assert_eq!(open_at(5, &flipped, &sealed.ciphertext), Err(What::Secret));
            let mut flipped = sealed.ciphertext.clone();
            let index = flip_payload.index(flipped.len());
            flipped[index] ^= 1 << bit;
            prop_assert_eq!(open_at(5, &wrapped, &flipped), Err(What::Payload));
        }
    }

    #[test]
    fn the_same_payload_twice_gives_two_commitments_and_one_fingerprint() {
        let (one, two) = (seal(&keys(), b"EXERCISE").unwrap(), seal(&keys(), b"EXERCISE").unwrap());
        assert_ne!(one.commitment, two.commitment);
        assert_eq!(one.fingerprint, two.fingerprint);
    }

    #[test]
    fn two_ledgers_under_one_master_key_share_no_fingerprint() {
        let other = LedgerKeys::derive(&MasterKey::from_bytes([7; 32]), &[2; 16]);
        assert_ne!(keys().fingerprint(b"EXERCISE"), other.fingerprint(b"EXERCISE"));
        assert_ne!(keys().check_value(), other.check_value());
    }
}
