//! How the tree is cut into files for others to fetch: C2SP tlog-tiles (<https://c2sp.org/tlog-tiles>).
//!
//! A tile holds up to 256 hashes of one level; an entry bundle holds the commitments of up to 256 entries. Only the
//! rightmost tile of a level may be partial, and its path says how wide it is, so that a fetched tile never changes.

use crate::{Hash, TreeSize};

/// Levels of the tree in one tile, fixed by the specification.
pub const HEIGHT: u8 = 8;

/// Hashes in a full tile, entries in a full bundle.
pub const WIDTH: u64 = 1 << HEIGHT;

/// The highest tile level that a tree of 64-bit size can have.
pub const MAX_LEVEL: u8 = 7;

/// The path of a hash tile: `tile/<level>/<index>[.p/<width>]`.
///
/// `width` is 1 to 256; 256 is a full tile and leaves the suffix out.
#[must_use]
pub fn tile_path(level: u8, index: u64, width: u16) -> String {
    format!("tile/{level}/{}{}", grouped(index), partial(width))
}

/// The path of an entry bundle: `tile/entries/<index>[.p/<width>]`.
#[must_use]
pub fn entry_bundle_path(index: u64, width: u16) -> String {
    format!("tile/entries/{}{}", grouped(index), partial(width))
}

/// An index in groups of three digits, all but the last marked by `x`: 1234067 is `x001/x234/067`.
fn grouped(index: u64) -> String {
    let mut path = format!("{:03}", index % 1000);
    let mut rest = index / 1000;
    while rest > 0 {
        path = format!("x{:03}/{path}", rest % 1000);
        rest /= 1000;
    }
    path
}

fn partial(width: u16) -> String {
    if u64::from(width) == WIDTH { String::new() } else { format!(".p/{width}") }
}

/// How many hashes tile level `level` has in a tree of this size: only complete subtrees count.
#[must_use]
pub fn hashes_at(level: u8, size: TreeSize) -> u64 {
    size.0.checked_shr(u32::from(level) * u32::from(HEIGHT)).unwrap_or(0)
}

/// Every tile of a tree of this size, as level, index and width.
pub fn of_tree(size: TreeSize) -> impl Iterator<Item = (u8, u64, u16)> {
    let levels = (0..=MAX_LEVEL).map(move |level| (level, hashes_at(level, size)));
    levels.take_while(|(_, hashes)| *hashes > 0).flat_map(|(level, hashes)| {
        // Both fit: a full tile has 256 hashes, a partial one fewer.
        let (full, rest) = (hashes / WIDTH, (hashes % WIDTH) as u16);
        let partial = (rest > 0).then_some((level, full, rest));
        (0..full).map(move |index| (level, index, WIDTH as u16)).chain(partial)
    })
}

/// The bytes of a hash tile: its hashes one after the other.
pub(crate) fn encode_tile(hashes: &[Hash]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| hash.0).collect()
}

/// The bytes of an entry bundle: each entry with its length before it, as a big-endian 16-bit number.
pub(crate) fn encode_bundle(commitments: &[Hash]) -> Vec<u8> {
    let length = (crate::hash::HASH_BYTES as u16).to_be_bytes();
    commitments.iter().flat_map(|entry| length.into_iter().chain(entry.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_those_of_the_specification() {
        fn check(level: u8, index: u64, width: u16, expected: &str) {
            assert_eq!(tile_path(level, index, width), expected);
        }
        check(0, 0, 256, "tile/0/000");
        check(0, 0, 1, "tile/0/000.p/1");
        check(1, 255, 255, "tile/1/255.p/255");
        check(0, 1_234_067, 256, "tile/0/x001/x234/067");
        check(2, 1000, 17, "tile/2/x001/000.p/17");
        assert_eq!(entry_bundle_path(273, 112), "tile/entries/273.p/112");
        assert_eq!(entry_bundle_path(1_234_067, 256), "tile/entries/x001/x234/067");
    }

    #[test]
    fn a_tree_has_these_tiles() {
        let check = |size, expected: &[(u8, u64, u16)]| {
            assert_eq!(of_tree(TreeSize(size)).collect::<Vec<_>>(), expected, "{size}");
        };
        check(0, &[]);
        check(1, &[(0, 0, 1)]);
        check(256, &[(0, 0, 256), (1, 0, 1)]);
        check(513, &[(0, 0, 256), (0, 1, 256), (0, 2, 1), (1, 0, 2)]);
    }

    #[test]
    fn only_complete_subtrees_have_a_hash_in_a_higher_level() {
        for (level, size, expected) in [(0, 70_000, 70_000), (1, 70_000, 273), (2, 70_000, 1), (3, 70_000, 0)]
        {
            assert_eq!(hashes_at(level, TreeSize(size)), expected);
        }
        assert_eq!(hashes_at(200, TreeSize(u64::MAX)), 0);
    }
}
