//! The right edge of a growing tree: all that appending needs to know, in O(log n) memory.
//!
//! A tree of size `n` is a row of perfect subtrees, one for each bit set in `n`, the highest on the left.
//! Their roots (the *peaks*) are enough to append a leaf and to compute the root; the leaves are not read.

use crate::{Hash, TreeSize, tile};

/// The root of a perfect subtree that has just become complete: the hash number `index` of tile level `level`.
///
/// Level 0 holds leaf hashes, level `l` the roots of subtrees of `256^l` leaves (C2SP tlog-tiles).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TileHash {
    /// The tile level, from 1; level 0 is stored with the entries.
    pub level: u8,
    /// Which hash of that level, counted from 0 over the whole tree.
    pub index: u64,
    /// The root of the subtree.
    pub hash: Hash,
}

/// The peaks of a tree, and so its size and its root.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    /// One hash for each bit set in `size`, from the highest subtree to the lowest.
    peaks: Vec<Hash>,
}

impl Frontier {
    /// A frontier from the peaks of a tree of this size, highest first; `None` when their number is wrong.
    #[must_use]
    pub fn from_peaks(size: TreeSize, peaks: Vec<Hash>) -> Option<Frontier> {
        (peaks.len() == size.0.count_ones() as usize).then_some(Frontier { size: size.0, peaks })
    }

    /// The perfect subtrees of a tree of this size as `(height, index at that height)`, highest first.
    pub fn peak_places(size: TreeSize) -> impl Iterator<Item = (u8, u64)> {
        (0..64u8).rev().filter(move |height| size.0 >> height & 1 == 1).map(move |height| {
            // The leaves before this subtree are those of the higher bits.
            (height, (size.0 >> height) - 1)
        })
    }

    /// How many leaves there are.
    #[must_use]
    pub fn size(&self) -> TreeSize {
        TreeSize(self.size)
    }

    /// The root of the tree (RFC 6962 section 2.1).
    #[must_use]
    pub fn root(&self) -> Hash {
        let mut peaks = self.peaks.iter().rev();
        match peaks.next() {
            None => Hash::of_empty_tree(),
            Some(lowest) => peaks.fold(*lowest, |right, left| Hash::of_node(left, &right)),
        }
    }

    /// Appends a leaf; every subtree of tile height that it completes is handed to `completed`.
    pub fn push(&mut self, leaf: Hash, mut completed: impl FnMut(TileHash)) {
        let (mut hash, mut height) = (leaf, 0u8);
        while self.size >> height & 1 == 1 {
            // A bit set in the size has its peak: the invariant of this type.
            let Some(left) = self.peaks.pop() else { break };
            hash = Hash::of_node(&left, &hash);
            height += 1;
            if height.is_multiple_of(tile::HEIGHT) {
                completed(TileHash { level: height / tile::HEIGHT, index: self.size >> height, hash });
            }
        }
        self.peaks.push(hash);
        self.size += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6962 section 2.1, word for word.
    fn by_definition(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => Hash::of_empty_tree(),
            [leaf] => *leaf,
            _ => {
                let split = leaves.len().next_power_of_two() / 2;
                Hash::of_node(&by_definition(&leaves[..split]), &by_definition(&leaves[split..]))
            }
        }
    }

    #[test]
    fn the_root_is_that_of_the_definition_at_every_size() {
        let mut frontier = Frontier::default();
        let mut leaves = Vec::new();
        for n in 0..600u64 {
            assert_eq!(frontier.root(), by_definition(&leaves), "size {n}");
            let leaf = Hash::of_leaf(&n.to_be_bytes());
            frontier.push(leaf, |_| {});
            leaves.push(leaf);
        }
    }

    #[test]
    fn a_tile_hash_is_handed_over_once_when_its_subtree_is_complete() {
        let mut frontier = Frontier::default();
        let leaves: Vec<Hash> = (0..1024u64).map(|n| Hash::of_leaf(&n.to_be_bytes())).collect();
        let mut completed = Vec::new();
        leaves.iter().for_each(|leaf| frontier.push(*leaf, |hash| completed.push(hash)));
        let expected: Vec<TileHash> = leaves
            .chunks(256)
            .enumerate()
            .map(|(index, chunk)| TileHash { level: 1, index: index as u64, hash: by_definition(chunk) })
            .collect();
        assert_eq!(completed, expected);
    }

    #[test]
    fn the_known_root_of_the_certificate_transparency_test_tree() {
        // The leaves and the roots of the reference tree of RFC 6962 implementations.
        let leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657"];
        let mut frontier = Frontier::default();
        for leaf in leaves {
            frontier.push(Hash::of_leaf(&hex::decode(leaf).unwrap()), |_| {});
        }
        assert_eq!(
            frontier.root().to_string(),
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"
        );
    }
}
