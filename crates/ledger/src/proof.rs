//! What a third party needs to check this log without trusting it: two pure functions.
//!
//! The algorithms are those of RFC 9162 sections 2.1.3.2 and 2.1.4.2; the proofs are those of RFC 6962 section 2.1.

use crate::{Error, Hash, Position, TreeSize};

/// Checks that the entry with this leaf hash stands at `position` in the tree of `size` entries with this `root`.
///
/// `leaf` is [`Hash::of_leaf`] of the entry, that is of its 32-byte commitment.
///
/// # Errors
/// [`Error::BadProof`] when it does not, or when the proof has the wrong length.
pub fn verify_inclusion(
    leaf: &Hash,
    position: Position,
    size: TreeSize,
    proof: &[Hash],
    root: &Hash,
) -> Result<(), Error> {
    if !size.holds(position) {
        return Err(Error::BadProof { why: "the position is outside the tree" });
    }
    let (mut index, mut last) = (position.0, size.0 - 1);
    let mut hash = *leaf;
    for sibling in proof {
        if last == 0 {
            return Err(Error::BadProof { why: "the proof is longer than the tree is high" });
        }
        if index & 1 == 1 || index == last {
            hash = Hash::of_node(sibling, &hash);
            climb_to_left_sibling(&mut index, &mut last);
        } else {
            hash = Hash::of_node(&hash, sibling);
        }
        index >>= 1;
        last >>= 1;
    }
    match (last, hash == *root) {
        (0, true) => Ok(()),
        (0, false) => Err(Error::BadProof { why: "the proof leads to another root" }),
        _ => Err(Error::BadProof { why: "the proof is shorter than the tree is high" }),
    }
}

/// Checks that the tree of `new_size` with `new_root` begins with the tree of `old_size` with `old_root`: that
/// nothing published was changed or removed.
///
/// # Errors
/// [`Error::BadProof`] when it does not, when the sizes are in the wrong order, or when the proof has the wrong length.
pub fn verify_consistency(
    old_size: TreeSize,
    old_root: &Hash,
    new_size: TreeSize,
    new_root: &Hash,
    proof: &[Hash],
) -> Result<(), Error> {
    if old_size > new_size {
        return Err(Error::BadProof { why: "the older tree is larger than the newer one" });
    }
    if old_size == new_size || old_size == TreeSize::EMPTY {
        let roots_agree =
            if old_size == new_size { old_root == new_root } else { *old_root == Hash::of_empty_tree() };
        return match (proof.is_empty(), roots_agree) {
            (true, true) => Ok(()),
            (false, _) => {
                Err(Error::BadProof { why: "this pair of sizes needs no proof, yet one was given" })
            }
            (true, false) => Err(Error::BadProof { why: "two roots were given for one size" }),
        };
    }
    walk_consistency(old_size, old_root, new_size, new_root, proof)
}

fn walk_consistency(
    old_size: TreeSize,
    old_root: &Hash,
    new_size: TreeSize,
    new_root: &Hash,
    proof: &[Hash],
) -> Result<(), Error> {
    // When the older tree is one perfect subtree, its root is the first hash and the proof leaves it out.
    let mut path = proof.iter();
    let first = if old_size.0.is_power_of_two() { Some(old_root) } else { path.next() };
    let Some(first) = first else {
        return Err(Error::BadProof { why: "the proof is empty" });
    };
    let (mut index, mut last) = (old_size.0 - 1, new_size.0 - 1);
    let shared = index.trailing_ones();
    index >>= shared;
    last >>= shared;
    let (mut old_hash, mut new_hash) = (*first, *first);
    for sibling in path {
        if last == 0 {
            return Err(Error::BadProof { why: "the proof is longer than the tree is high" });
        }
        if index & 1 == 1 || index == last {
            old_hash = Hash::of_node(sibling, &old_hash);
            new_hash = Hash::of_node(sibling, &new_hash);
            climb_to_left_sibling(&mut index, &mut last);
        } else {
            new_hash = Hash::of_node(&new_hash, sibling);
        }
        index >>= 1;
        last >>= 1;
    }
    match (last, old_hash == *old_root, new_hash == *new_root) {
        (0, true, true) => Ok(()),
        (0, false, _) => Err(Error::BadProof { why: "the proof leads to another root for the older tree" }),
        (0, true, false) => {
            Err(Error::BadProof { why: "the proof leads to another root for the newer tree" })
        }
        _ => Err(Error::BadProof { why: "the proof is shorter than the tree is high" }),
    }
}

/// On the right edge a node without a right sibling is its own parent: climb until it is a right child.
fn climb_to_left_sibling(index: &mut u64, last: &mut u64) {
    while *index & 1 == 0 && *index != 0 {
        *index >>= 1;
        *last >>= 1;
    }
}
