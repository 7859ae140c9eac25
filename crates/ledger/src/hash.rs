//! Tree hashes after RFC 6962 section 2.1: SHA-256, leaves prefixed by 0x00 and inner nodes by 0x01.

use sha2::{Digest, Sha256};
use std::fmt;

/// Bytes of a hash, a commitment and a root.
pub const HASH_BYTES: usize = 32;

/// A SHA-256 value: the hash of a leaf, of an inner node or of a whole tree.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; HASH_BYTES]);

impl Hash {
    /// The root of the tree without entries: SHA-256 of nothing (RFC 6962 section 2.1).
    #[must_use]
    pub fn of_empty_tree() -> Hash {
        Hash(Sha256::digest(b"").into())
    }

    /// The hash of a leaf: `SHA-256(0x00 || entry)`.
    #[must_use]
    pub fn of_leaf(entry: &[u8]) -> Hash {
        let mut hasher = Sha256::new();
        hasher.update([0x00]);
        hasher.update(entry);
        Hash(hasher.finalize().into())
    }

    /// The hash of an inner node: `SHA-256(0x01 || left || right)`.
    #[must_use]
    pub fn of_node(left: &Hash, right: &Hash) -> Hash {
        let mut joined = [0x01; 1 + 2 * HASH_BYTES];
        joined[1..=HASH_BYTES].copy_from_slice(&left.0);
        joined[1 + HASH_BYTES..].copy_from_slice(&right.0);
        Hash(Sha256::digest(joined).into())
    }

    /// A hash from stored or received bytes; `None` unless there are exactly 32.
    #[must_use]
    pub fn from_slice(bytes: &[u8]) -> Option<Hash> {
        bytes.try_into().ok().map(Hash)
    }

    /// The root of a subtree whose leaves, or equally high nodes, are `hashes`: a power of two of them.
    pub(crate) fn fold(mut hashes: Vec<Hash>) -> Option<Hash> {
        while hashes.len() > 1 {
            hashes = hashes.chunks_exact(2).map(|pair| Hash::of_node(&pair[0], &pair[1])).collect();
        }
        hashes.first().copied()
    }
}

impl AsRef<[u8]> for Hash {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}
