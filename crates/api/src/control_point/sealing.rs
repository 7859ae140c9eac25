//! The key of a control point, and sealing to it: HPKE (RFC 9180), X25519, HKDF-SHA256, ChaCha20Poly1305.

use super::Unusable;
use base64::prelude::{BASE64_STANDARD, Engine as _};
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{
    Deserializable as _, Kem, OpModeR, OpModeS, Serializable as _, single_shot_open,
    single_shot_seal_with_rng,
};
use rand::SeedableRng as _;
use rand::rngs::StdRng;
use std::fmt;
use std::str::FromStr;
use tansiq_report::Digest32;

type PrivateHalf = <X25519HkdfSha256 as Kem>::PrivateKey;
type PublicHalf = <X25519HkdfSha256 as Kem>::PublicKey;
type Encapped = <X25519HkdfSha256 as Kem>::EncappedKey;

/// What is sealed begins with the digest of the key that it is for, and a key of its own, of so many bytes each.
const DIGEST_BYTES: usize = 32;
const ENCAPPED_BYTES: usize = 32;
/// What is sealed for one use opens for no other.
const INFO: &[u8] = b"tansiq/extract/v1";

/// The private key of a control point. It has no `Debug` and no `Display`.
pub struct PointKey {
    private: PrivateHalf,
    public: PointPublic,
}

/// The public key of a control point: 32 bytes, written in base64.
#[derive(Clone, PartialEq, Eq)]
pub struct PointPublic(PublicHalf);

/// No key of a control point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "expected the public key of a control point: 32 bytes in base64, as `tansiq control-point init` prints it"
)]
pub struct BadPointKey;

impl PointKey {
    /// The key that grows from 32 random bytes.
    pub fn from_seed(seed: &[u8; 32]) -> PointKey {
        let (private, public) = X25519HkdfSha256::derive_keypair(seed);
        PointKey { private, public: PointPublic(public) }
    }

    /// The public half.
    pub fn public(&self) -> &PointPublic {
        &self.public
    }

    /// What was sealed to this key.
    pub(super) fn open(&self, sealed: &[u8]) -> Result<Vec<u8>, Unusable> {
        let (to, rest) = sealed.split_at_checked(DIGEST_BYTES).ok_or(Unusable::Changed)?;
        if to != self.public.digest().bytes() {
            return Err(Unusable::NotOurs);
        }
        let (encapped, rest) = rest.split_at_checked(ENCAPPED_BYTES).ok_or(Unusable::Changed)?;
        let encapped = Encapped::from_bytes(encapped).map_err(|_| Unusable::Changed)?;
        single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &OpModeR::Base,
            &self.private,
            &encapped,
            INFO,
            rest,
            to,
        )
        .map_err(|_| Unusable::Changed)
    }
}

impl PointPublic {
    /// What names the control point in the ledger.
    pub fn digest(&self) -> Digest32 {
        Digest32::of("tansiq/control-point/v1", &self.0.to_bytes())
    }
}

impl fmt::Display for PointPublic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE64_STANDARD.encode(self.0.to_bytes()))
    }
}

impl FromStr for PointPublic {
    type Err = BadPointKey;
    fn from_str(text: &str) -> Result<Self, BadPointKey> {
        let bytes = BASE64_STANDARD.decode(text).map_err(|_| BadPointKey)?;
        PublicHalf::from_bytes(&bytes).map(PointPublic).map_err(|_| BadPointKey)
    }
}

/// Seals bytes so that only the holder of the key opens them. `random` is used up: never seal twice with it.
pub(crate) fn seal(bytes: &[u8], to: &PointPublic, random: [u8; 32]) -> Result<Vec<u8>, BadPointKey> {
    let digest = to.digest();
    let (encapped, sealed) = single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeS::Base,
        &to.0,
        INFO,
        bytes,
        digest.bytes(),
        &mut StdRng::from_seed(random),
    )
    .map_err(|_| BadPointKey)?;
    Ok([&digest.bytes()[..], &encapped.to_bytes(), &sealed].concat())
}
