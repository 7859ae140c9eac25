//! Sealing to the key on a member's card, and opening: HPKE (RFC 9180) in base mode with X-Wing (ML-KEM-768 beside
//! X25519), HKDF-SHA256 and ChaCha20Poly1305. What is sealed may be copied on its way and kept for decades: neither half
//! alone has to hold as long.
//!
//! ```text
//! sealed = magic | digest of the key it is for (32) | encapsulated key (1120) | ciphertext
//! ```
//! The magic says what it is, and is HPKE's `info` without its end of line: what is sealed for one use opens for no other.
//! Base mode says nothing of the writer: what is inside is signed.

use hpke::aead::{AeadCtxR, AeadCtxS, ChaCha20Poly1305};
use hpke::kdf::HkdfSha256;
use hpke::kem::XWing;
use hpke::{
    Deserializable as _, HpkeError, Kem, OpModeR, OpModeS, Serializable as _, setup_receiver,
    setup_sender_with_rng,
};
use rand::SeedableRng as _;
use rand::rngs::StdRng;
use tansiq_report::bundle::{BUNDLE_KEY_BYTES, BundleKey};

type PrivateHalf = <XWing as Kem>::PrivateKey;
type PublicHalf = <XWing as Kem>::PublicKey;
type Encapped = <XWing as Kem>::EncappedKey;

const DIGEST_BYTES: usize = 32;
const ENCAPPED_BYTES: usize = 1120;
const TAG_BYTES: usize = 16;
/// How many bytes sealing adds, beside the magic.
pub(crate) const SEALING_BYTES: usize = DIGEST_BYTES + ENCAPPED_BYTES + TAG_BYTES;
/// What the token is derived for (HPKE's exporter context).
const TOKEN_CONTEXT: &[u8] = b"token";

/// 32 bytes that only whoever sealed something knows, and whoever opened it: HPKE's exported secret. To say it back proves
/// that one could read.
pub type Token = [u8; 32];

/// The private key to which bundles and messages for this member are sealed. It has no `Debug` and no `Display`.
pub struct BundleSecret {
    private: PrivateHalf,
    public: BundleKey,
}

/// The key on a card is no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NoKey;

/// Why something is not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotOpened {
    /// It does not begin with the magic.
    Magic,
    /// It is sealed to another key.
    OtherKey,
    /// It was cut or changed, or sealed for another use.
    Changed,
}

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

    /// What was sealed to this key, and the token that goes with it.
    pub(crate) fn unseal(&self, magic: &[u8], sealed: &[u8]) -> Result<(Vec<u8>, Token), NotOpened> {
        let rest = sealed.strip_prefix(magic).ok_or(NotOpened::Magic)?;
        let (to, rest) = rest.split_at_checked(DIGEST_BYTES).ok_or(NotOpened::Changed)?;
        if to != self.public.digest().bytes() {
            return Err(NotOpened::OtherKey);
        }
        let (encapped, sealed) = rest.split_at_checked(ENCAPPED_BYTES).ok_or(NotOpened::Changed)?;
        self.decapsulate(magic, to, encapped, sealed).map_err(|_| NotOpened::Changed)
    }

    fn decapsulate(
        &self,
        magic: &[u8],
        to: &[u8],
        encapped: &[u8],
        sealed: &[u8],
    ) -> Result<(Vec<u8>, Token), HpkeError> {
        let encapped = Encapped::from_bytes(encapped)?;
        let mut context: AeadCtxR<ChaCha20Poly1305, HkdfSha256, XWing> =
            setup_receiver(&OpModeR::Base, &self.private, &encapped, magic.trim_ascii_end())?;
        let opened = context.open(sealed, to)?;
        let mut token = [0; 32];
        context.export(TOKEN_CONTEXT, &mut token)?;
        Ok((opened, token))
    }
}

/// Seals to a key. `random` is used up: never seal twice with it.
pub(crate) fn seal(
    magic: &[u8],
    plain: &[u8],
    to: &BundleKey,
    random: [u8; 32],
) -> Result<(Vec<u8>, Token), NoKey> {
    encapsulate(magic, plain, to, random).map_err(|_| NoKey)
}

fn encapsulate(
    magic: &[u8],
    plain: &[u8],
    to: &BundleKey,
    random: [u8; 32],
) -> Result<(Vec<u8>, Token), HpkeError> {
    let (key, digest) = (PublicHalf::from_bytes(to.bytes())?, to.digest());
    let (encapped, mut context): (_, AeadCtxS<ChaCha20Poly1305, HkdfSha256, XWing>) =
        setup_sender_with_rng(&OpModeS::Base, &key, magic.trim_ascii_end(), &mut StdRng::from_seed(random))?;
    let sealed = context.seal(plain, digest.bytes())?;
    let mut token = [0; 32];
    context.export(TOKEN_CONTEXT, &mut token)?;
    Ok(([magic, digest.bytes(), &encapped.to_bytes(), &sealed].concat(), token))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAGIC: &[u8] = b"tansiq/EXERCISE/v1\n";

    #[test]
    fn only_the_key_that_it_is_for_opens_it_and_any_change_is_found() {
        let (secret, other) = (BundleSecret::from_seed(&[1; 32]), BundleSecret::from_seed(&[2; 32]));
        let (sealed, token) = seal(MAGIC, b"EXERCISE", secret.public(), [3; 32]).unwrap();
        assert_eq!(sealed.len(), MAGIC.len() + SEALING_BYTES + b"EXERCISE".len());
        assert_eq!(secret.unseal(MAGIC, &sealed), Ok((b"EXERCISE".to_vec(), token)));
        assert_eq!(other.unseal(MAGIC, &sealed), Err(NotOpened::OtherKey));
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(secret.unseal(MAGIC, &changed).is_err(), "byte {at}");
            assert!(secret.unseal(MAGIC, &sealed[..at]).is_err(), "cut at {at}");
        }
    }

    #[test]
    fn what_is_sealed_for_one_use_opens_for_no_other() {
        let secret = BundleSecret::from_seed(&[1; 32]);
        let (sealed, token) = seal(MAGIC, b"EXERCISE", secret.public(), [3; 32]).unwrap();
        let other = b"tansiq/EXERCISE/v2\n";
        let relabelled = [other, &sealed[MAGIC.len()..]].concat();
        assert_eq!(secret.unseal(other, &relabelled), Err(NotOpened::Changed));
        let (_, another) = seal(MAGIC, b"EXERCISE", secret.public(), [4; 32]).unwrap();
        assert_ne!(token, another, "the same words sealed again have another token");
    }

    #[test]
    fn what_is_no_key_is_not_sealed_to() {
        // No coefficient of an ML-KEM key is as large.
        let none = BundleKey::from_bytes([0xff; BUNDLE_KEY_BYTES]);
        assert_eq!(seal(MAGIC, b"EXERCISE", &none, [3; 32]), Err(NoKey));
    }
}
