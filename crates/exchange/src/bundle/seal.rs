//! Sealing a bundle to the key on a member's card, and opening one: HPKE (RFC 9180) in base mode with X-Wing (ML-KEM-768
//! beside X25519), HKDF-SHA256 and ChaCha20Poly1305. A disk may be copied on the way and kept for decades: neither
//! half alone has to hold as long.
//!
//! ```text
//! file = magic (17 bytes) | digest of the key it is for (32) | encapsulated key (1120) | ciphertext
//! ```
//! Base mode says nothing of the writer: the manifest inside is signed.

use super::BundleRefusal;
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::XWing;
use hpke::{
    Deserializable as _, Kem, OpModeR, OpModeS, Serializable as _, single_shot_open,
    single_shot_seal_with_rng,
};
use rand::SeedableRng as _;
use rand::rngs::StdRng;
use tansiq_report::bundle::{BUNDLE_KEY_BYTES, BUNDLE_MAGIC, BundleKey, MAX_BUNDLE_BYTES};

type PrivateHalf = <XWing as Kem>::PrivateKey;
type PublicHalf = <XWing as Kem>::PublicKey;
type Encapped = <XWing as Kem>::EncappedKey;

const DIGEST_BYTES: usize = 32;
const ENCAPPED_BYTES: usize = 1120;
const TAG_BYTES: usize = 16;
/// What is sealed for one use opens for no other.
const INFO: &[u8] = b"tansiq/bundle/v1";
/// The most bytes that are sealed into one file.
pub(super) const MAX_SEALED: usize =
    MAX_BUNDLE_BYTES - BUNDLE_MAGIC.len() - DIGEST_BYTES - ENCAPPED_BYTES - TAG_BYTES;

/// The private key to which bundles for this member are sealed. It has no `Debug` and no `Display`.
pub struct BundleSecret {
    private: PrivateHalf,
    public: BundleKey,
}

/// The key on a card is no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NoKey;

impl BundleSecret {
    /// The key that grows from 32 random bytes.
    pub fn from_seed(seed: &[u8; 32]) -> BundleSecret {
        let (private, public) = XWing::derive_keypair(seed);
        let mut bytes = [0; BUNDLE_KEY_BYTES];
        public.write_exact(&mut bytes);
        BundleSecret { private, public: BundleKey::from_bytes(bytes) }
    }

    /// The public half, for the card.
    pub fn public(&self) -> &BundleKey {
        &self.public
    }

    /// What was sealed to this key.
    pub(super) fn open(&self, file: &[u8]) -> Result<Vec<u8>, BundleRefusal> {
        let rest = file.strip_prefix(BUNDLE_MAGIC).ok_or_else(|| refuse_magic(file))?;
        let (to, rest) = rest.split_at_checked(DIGEST_BYTES).ok_or(BundleRefusal::Changed)?;
        if to != self.public.digest().bytes() {
            return Err(BundleRefusal::OtherKey);
        }
        let (encapped, sealed) = rest.split_at_checked(ENCAPPED_BYTES).ok_or(BundleRefusal::Changed)?;
        let encapped = Encapped::from_bytes(encapped).map_err(|_| BundleRefusal::Changed)?;
        single_shot_open::<ChaCha20Poly1305, HkdfSha256, XWing>(
            &OpModeR::Base,
            &self.private,
            &encapped,
            INFO,
            sealed,
            to,
        )
        .map_err(|_| BundleRefusal::Changed)
    }
}

/// Another version, or no bundle at all.
fn refuse_magic(file: &[u8]) -> BundleRefusal {
    let common = BUNDLE_MAGIC.iter().zip(file).take_while(|(ours, theirs)| ours == theirs).count();
    // All but the number and the end of the line.
    if common + 2 >= BUNDLE_MAGIC.len() { BundleRefusal::Version } else { BundleRefusal::NoBundle }
}

/// Seals the frames of a bundle. `random` is used up: never seal twice with it.
pub(super) fn seal(frames: &[u8], to: &BundleKey, random: [u8; 32]) -> Result<Vec<u8>, NoKey> {
    let (key, digest) = (PublicHalf::from_bytes(to.bytes()).map_err(|_| NoKey)?, to.digest());
    let (encapped, sealed) = single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, XWing>(
        &OpModeS::Base,
        &key,
        INFO,
        frames,
        digest.bytes(),
        &mut StdRng::from_seed(random),
    )
    .map_err(|_| NoKey)?;
    Ok([BUNDLE_MAGIC, digest.bytes(), &encapped.to_bytes(), &sealed].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_key_that_it_is_for_opens_it_and_any_change_is_found() {
        let (secret, other) = (BundleSecret::from_seed(&[1; 32]), BundleSecret::from_seed(&[2; 32]));
        let file = seal(b"EXERCISE", secret.public(), [3; 32]).unwrap();
        assert_eq!(file.len(), b"EXERCISE".len() + MAX_BUNDLE_BYTES - MAX_SEALED);
        assert_eq!(secret.open(&file).unwrap(), b"EXERCISE");
        assert_eq!(other.open(&file), Err(BundleRefusal::OtherKey));
        for at in 0..file.len() {
            let mut changed = file.clone();
            changed[at] ^= 1;
            assert!(secret.open(&changed).is_err(), "byte {at}");
            assert!(secret.open(&file[..at]).is_err(), "cut at {at}");
        }
        let mut later = file.clone();
        later[BUNDLE_MAGIC.len() - 2] = b'2';
        assert_eq!(secret.open(&later), Err(BundleRefusal::Version));
        assert_eq!(secret.open(b"PK\x03\x04"), Err(BundleRefusal::NoBundle));
        assert_eq!(secret.open(b""), Err(BundleRefusal::NoBundle));
    }

    #[test]
    fn what_is_no_key_is_not_sealed_to() {
        // No coefficient of an ML-KEM key is as large.
        let none = BundleKey::from_bytes([0xff; BUNDLE_KEY_BYTES]);
        assert_eq!(seal(b"EXERCISE", &none, [3; 32]), Err(NoKey));
    }
}
