//! A bundle: what a lane would carry over a line, in one file that is carried by hand.
//!
//! ```text
//! file     tansiq/bundle/v1\n, then sealed to the key on the receiver's card:
//!   frames   manifest, part, part, ...        each: 4 bytes of length, most significant first, then so many bytes
//!   manifest a signed [`Manifest`]: who wrote it for whom, and the digest of every part in its order
//!   part     a [`Delivery`](crate::Delivery) or an [`Acknowledgement`](crate::Acknowledgement), byte for byte as HTTPS carries it
//! ```
//! Nothing outside the sealed part says who wrote it, for whom, or how much of what is in it.

use crate::canonical::{Digest32, NotCanonical, from_canonical, to_canonical};
use crate::moment::Moment;
use crate::signature::{BadSignature, Envelope, KeyId, MemberKey, PublicKey};
use crate::text::{Text, serde_as_text};
use base64::prelude::{BASE64_STANDARD, Engine};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use tansiq_label::{MemberCode, finite};

/// The media type of a signed manifest.
pub const BUNDLE_TYPE: &str = "application/vnd.tansiq.bundle.v1+json";
/// What the file of a bundle begins with.
pub const BUNDLE_MAGIC: &[u8] = b"tansiq/bundle/v1\n";
/// The largest file of a bundle, in bytes: twice the largest delivery, with room. A node holds all of it in memory; what
/// waits beyond it goes into the next bundle.
pub const MAX_BUNDLE_BYTES: usize = 40 * 1024 * 1024;
/// The most deliveries and acknowledgements in a bundle: months of quiet days. Each costs about a hundred bytes of the
/// manifest.
pub const MAX_PARTS: usize = 4_000;
/// The length of a [`BundleKey`]: an X-Wing encapsulation key.
pub const BUNDLE_KEY_BYTES: usize = 1216;

/// The public key to which bundles for a member are sealed: X-Wing, that is ML-KEM-768 beside X25519. It is written in
/// base64. Whether the bytes are a key, whoever seals to it finds out.
#[derive(Clone, PartialEq, Eq)]
pub struct BundleKey(Box<[u8; BUNDLE_KEY_BYTES]>);

/// No key for bundles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected a key for bundles: {BUNDLE_KEY_BYTES} bytes in base64")]
pub struct BadBundleKey;

/// Deliveries of one lane, one after the other: 4 to 6.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Run {
    /// The number of the first.
    pub first: u64,
    /// The number of the last; not less.
    pub last: u64,
}

finite! {
    /// What a part of a bundle is.
    PartKind, "part of a bundle":
    /// A delivery of the writer.
    Delivery = "delivery",
    /// The writer's acknowledgement of a delivery of the reader.
    Acknowledgement = "acknowledgement",
}
serde_as_text!(PartKind);

/// A part, as the manifest names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// [`part_digest`] of its bytes.
    pub digest: Digest32,
}

/// What is in a bundle, signed by the member that wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Who wrote it.
    pub from: Text<MemberCode>,
    /// Who is to read it.
    pub to: Text<MemberCode>,
    /// When it was written.
    pub made: Moment,
    /// The numbers of the deliveries in it; nothing when it holds none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deliveries: Option<Run>,
    /// The writer's first delivery to the reader for which it has no acknowledgement; one more than the last when it has
    /// all. The reader writes its acknowledgements from there on into the next bundle back.
    pub unacknowledged: u64,
    /// From which delivery of the reader on the writer asks for them again: a later one came, and this one did not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asks: Option<u64>,
    /// The parts: the deliveries in the order of their numbers, and then the acknowledgements.
    pub parts: Vec<Part>,
}

/// A bundle that was unsealed, taken apart and not checked: what stands between its frames.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frames<'a> {
    /// The signed manifest.
    pub manifest: Envelope,
    /// The bytes of every part.
    pub parts: Vec<&'a [u8]>,
}

/// Why a bundle is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadBundle {
    /// A frame goes on after the end.
    #[error("expected the whole of frame {0}; the bundle ends within it")]
    Cut(usize),
    /// The numbers of the deliveries are not those of as many deliveries, or the parts are in another order.
    #[error("expected the numbers of as many deliveries as there are, and acknowledgements after them")]
    Numbers,
    /// More parts than a bundle may have.
    #[error("expected at most {MAX_PARTS} parts; found more")]
    TooMany,
    /// The signature proves nothing.
    #[error(transparent)]
    Signature(#[from] BadSignature),
    /// The manifest is not in its one spelling.
    #[error(transparent)]
    Canonical(#[from] NotCanonical),
    /// The parts are not those of the manifest.
    #[error(
        "expected the {expected} parts that the manifest names; part {at} is another, is missing or is too many"
    )]
    Parts {
        /// How many the manifest names.
        expected: usize,
        /// The first that differs, from 0.
        at: usize,
    },
}

/// The digest by which a manifest names a part.
pub fn part_digest(bytes: &[u8]) -> Digest32 {
    Digest32::of("tansiq/bundle-part/v1", bytes)
}

/// The identity of a bundle: of what its manifest says.
pub fn bundle_digest(manifest: &Envelope) -> Digest32 {
    Digest32::of("tansiq/bundle/v1", &manifest.payload)
}

/// The frames of a bundle, to be sealed.
pub fn to_frames(manifest: &Envelope, parts: &[Vec<u8>]) -> Vec<u8> {
    let manifest = manifest.to_json();
    let frames = || std::iter::once(&manifest).chain(parts);
    let mut out = Vec::with_capacity(frames().map(|frame| 4 + frame.len()).sum());
    for frame in frames() {
        // No frame comes near 4 GiB: a bundle is smaller.
        out.extend_from_slice(&u32::try_from(frame.len()).unwrap_or(u32::MAX).to_be_bytes());
        out.extend_from_slice(frame);
    }
    out
}

impl Run {
    /// How many they are; nothing when these are no numbers of deliveries.
    pub fn count(self) -> Option<u64> {
        if self.first == 0 { None } else { self.last.checked_sub(self.first)?.checked_add(1) }
    }
}

impl Manifest {
    /// Signs the manifest.
    pub fn sign(&self, key: &MemberKey) -> Envelope {
        key.seal(BUNDLE_TYPE, to_canonical(self))
    }

    /// Reads a manifest without its signature, to learn whose it claims to be.
    ///
    /// # Errors
    /// [`BadBundle`].
    pub fn read(envelope: &Envelope) -> Result<Manifest, BadBundle> {
        if envelope.payload_type != BUNDLE_TYPE {
            return Err(BadSignature::Type { expected: BUNDLE_TYPE }.into());
        }
        let manifest: Manifest = from_canonical(&envelope.payload, "the manifest of a bundle")?;
        if manifest.parts.len() > MAX_PARTS {
            return Err(BadBundle::TooMany);
        }
        let is_delivery = |part: &Part| part.kind == PartKind::Delivery;
        let many = manifest.parts.iter().take_while(|part| is_delivery(part)).count();
        let numbered = manifest.deliveries.map_or(Some(0), Run::count);
        if numbered != Some(many as u64) || manifest.parts[many..].iter().any(is_delivery) {
            return Err(BadBundle::Numbers);
        }
        Ok(manifest)
    }
}

impl<'a> Frames<'a> {
    /// Takes a bundle apart.
    ///
    /// # Errors
    /// [`BadBundle`].
    pub fn read(bytes: &'a [u8]) -> Result<Frames<'a>, BadBundle> {
        let (first, mut rest) = frame(bytes, 0)?;
        let manifest = Envelope::from_json(first)?;
        let mut parts = Vec::new();
        while !rest.is_empty() {
            if parts.len() == MAX_PARTS {
                return Err(BadBundle::TooMany);
            }
            let part;
            (part, rest) = frame(rest, parts.len() + 1)?;
            parts.push(part);
        }
        Ok(Frames { manifest, parts })
    }

    /// Checks the manifest's signature and that the parts are those it names.
    ///
    /// # Errors
    /// [`BadBundle`].
    pub fn open(&self, key_of: impl FnMut(KeyId) -> Option<PublicKey>) -> Result<Manifest, BadBundle> {
        let manifest = Manifest::read(&self.manifest)?;
        self.manifest.verify(BUNDLE_TYPE, manifest.from.0, key_of)?;
        let expected = manifest.parts.len();
        let differs = (0..expected.max(self.parts.len())).find(|i| {
            let named = manifest.parts.get(*i).map(|part| part.digest);
            named.is_none() || named != self.parts.get(*i).map(|bytes| part_digest(bytes))
        });
        match differs {
            Some(at) => Err(BadBundle::Parts { expected, at }),
            None => Ok(manifest),
        }
    }
}

/// The first frame, and what follows it.
fn frame(bytes: &[u8], number: usize) -> Result<(&[u8], &[u8]), BadBundle> {
    let cut = BadBundle::Cut(number);
    let (length, rest) = bytes.split_first_chunk::<4>().ok_or(cut.clone())?;
    let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| cut.clone())?;
    rest.split_at_checked(length).ok_or(cut)
}

impl BundleKey {
    /// The key of these bytes.
    pub fn from_bytes(bytes: [u8; BUNDLE_KEY_BYTES]) -> BundleKey {
        BundleKey(Box::new(bytes))
    }
    /// The bytes.
    pub fn bytes(&self) -> &[u8; BUNDLE_KEY_BYTES] {
        &self.0
    }
    /// What names the key.
    pub fn digest(&self) -> Digest32 {
        Digest32::of("tansiq/bundle-key/v1", &self.0[..])
    }
}

impl fmt::Display for BundleKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE64_STANDARD.encode(&self.0[..]))
    }
}
impl fmt::Debug for BundleKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.digest(), f)
    }
}
impl FromStr for BundleKey {
    type Err = BadBundleKey;
    fn from_str(text: &str) -> Result<Self, BadBundleKey> {
        let bytes = BASE64_STANDARD.decode(text).map_err(|_| BadBundleKey)?;
        bytes.try_into().map(BundleKey::from_bytes).map_err(|_| BadBundleKey)
    }
}
serde_as_text!(BundleKey);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key() -> MemberKey {
        MemberKey::from_seed(&[1; 32])
    }

    fn bundle(parts: &[Vec<u8>]) -> (Manifest, Vec<u8>) {
        let named = |bytes: &Vec<u8>| Part { kind: PartKind::Delivery, digest: part_digest(bytes) };
        let manifest = Manifest {
            from: Text("BGD".parse().unwrap()),
            to: Text("AMM".parse().unwrap()),
            made: Moment::from_millis(0),
            deliveries: (!parts.is_empty()).then_some(Run { first: 4, last: 3 + parts.len() as u64 }),
            unacknowledged: 1,
            asks: None,
            parts: parts.iter().map(named).collect(),
        };
        let frames = to_frames(&manifest.sign(&key()), parts);
        (manifest, frames)
    }

    fn open(bytes: &[u8]) -> Result<Manifest, BadBundle> {
        Frames::read(bytes)?.open(|id| (id == key().id()).then(|| key().public()))
    }

    #[test]
    fn what_is_written_is_read_and_any_change_is_found() {
        let parts = vec![b"one".to_vec(), vec![], b"three".to_vec()];
        let (manifest, bytes) = bundle(&parts);
        assert_eq!(open(&bytes), Ok(manifest));
        assert_eq!(Frames::read(&bytes).unwrap().parts, parts);
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            assert!(open(&changed).is_err(), "byte {at}");
            assert!(open(&bytes[..at]).is_err(), "cut at {at}");
        }
        let other = to_frames(&bundle(&parts).0.sign(&key()), &[parts[2].clone(), vec![], parts[0].clone()]);
        assert_eq!(open(&other), Err(BadBundle::Parts { expected: 3, at: 0 }));
    }

    #[test]
    fn a_flood_of_parts_is_refused_before_it_is_looked_at() {
        let (manifest, mut bytes) = bundle(&[]);
        bytes.extend(std::iter::repeat_n(0, 4 * (MAX_PARTS + 1)));
        assert_eq!(Frames::read(&bytes), Err(BadBundle::TooMany));
        let part = Part { kind: PartKind::Delivery, digest: part_digest(b"") };
        let many = Manifest { parts: vec![part; MAX_PARTS + 1], ..manifest };
        assert_eq!(Manifest::read(&many.sign(&key())), Err(BadBundle::TooMany));
    }

    #[test]
    fn the_numbers_are_those_of_the_deliveries_and_these_come_first() {
        let (manifest, _) = bundle(&[vec![1], vec![2]]);
        let check = |expected: Result<(), BadBundle>, change: &dyn Fn(&mut Manifest)| {
            let mut changed = manifest.clone();
            change(&mut changed);
            assert_eq!(Manifest::read(&changed.sign(&key())).map(drop), expected);
        };
        check(Ok(()), &|_| {});
        check(Ok(()), &|m| {
            m.parts[1].kind = PartKind::Acknowledgement;
            m.deliveries = Some(Run { first: 9, last: 9 });
        });
        check(Err(BadBundle::Numbers), &|m| m.parts[0].kind = PartKind::Acknowledgement);
        for (first, last) in [(4, 6), (0, 1), (5, 4), (0, u64::MAX), (1, u64::MAX)] {
            check(Err(BadBundle::Numbers), &|m| m.deliveries = Some(Run { first, last }));
        }
        check(Err(BadBundle::Numbers), &|m| m.deliveries = None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_taken_apart_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            prop_assert!(open(&bytes).is_err());
        }
    }
}
