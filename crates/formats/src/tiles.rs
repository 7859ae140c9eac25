//! Tiles for the map, from a PMTiles archive of version 3 (<https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md>):
//! whether a file is one that the page can draw, and what is in it. Only the head is read; the tiles stay as they are.

use std::ops::RangeInclusive;

/// The head's length, in bytes.
pub const TILES_HEAD_BYTES: usize = 127;
/// No map is nearer than this, in levels of zoom.
const MOST_ZOOM: u8 = 24;
/// Where in the head each part of the file is named, by its beginning and its length.
const PARTS: [(usize, &str); 4] =
    [(8, "the root directory"), (24, "the metadata"), (40, "the leaf directories"), (56, "the tiles")];

/// What tiles are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TileKind {
    /// Outlines and names, which the page draws in its own colours.
    Vector,
    /// Pictures.
    Image,
}

/// An archive of tiles whose head was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tiles {
    /// What the tiles are.
    pub kind: TileKind,
    /// From which level of zoom to which there are any.
    pub zooms: RangeInclusive<u8>,
}

/// Why a file is no archive of tiles.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: expected {expected}; found something else")]
pub struct BadTiles {
    /// Where in the file.
    pub place: &'static str,
    /// What would have been right.
    pub expected: &'static str,
}

impl Tiles {
    /// Reads the head of a file that is `length` bytes long.
    ///
    /// # Errors
    /// [`BadTiles`] with the first mistake.
    pub fn read(head: &[u8], length: u64) -> Result<Tiles, BadTiles> {
        let bad = |place, expected| BadTiles { place, expected };
        let head: &[u8; TILES_HEAD_BYTES] =
            head.first_chunk().ok_or(bad("the head", "127 bytes of a PMTiles archive"))?;
        if !head.starts_with(b"PMTiles") || head[7] != 3 {
            return Err(bad("the first 8 bytes", "PMTiles, version 3"));
        }
        for (at, part) in PARTS {
            let end = number(head, at).checked_add(number(head, at + 8));
            end.filter(|end| *end <= length).ok_or(bad(part, "a part of the file, which may be cut off"))?;
        }
        let packed = [head[97], head[98]].iter().all(|packing| matches!(packing, 1 | 2));
        if !packed {
            return Err(bad("the compression", "none or gzip, which every browser reads"));
        }
        let kind = match head[99] {
            1 => TileKind::Vector,
            2..=5 => TileKind::Image,
            _ => return Err(bad("the type of tile", "vector tiles (MVT), PNG, JPEG, WebP or AVIF")),
        };
        let zooms = head[100]..=head[101];
        if zooms.is_empty() || *zooms.end() > MOST_ZOOM {
            return Err(bad("the levels of zoom", "the first before the last, at most 24"));
        }
        Ok(Tiles { kind, zooms })
    }
}

fn number(head: &[u8; TILES_HEAD_BYTES], at: usize) -> u64 {
    head[at..].first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A head of vector tiles from zoom 0 to 6, in a file of 1000 bytes.
    fn head() -> Vec<u8> {
        let mut head = b"PMTiles\x03".to_vec();
        head.resize(TILES_HEAD_BYTES, 0);
        for (place, (at, _)) in PARTS.iter().enumerate() {
            head[*at..at + 8].copy_from_slice(&(127 + 100 * place as u64).to_le_bytes());
            head[at + 8..at + 16].copy_from_slice(&100_u64.to_le_bytes());
        }
        head[97..102].copy_from_slice(&[2, 2, 1, 0, 6]);
        head
    }

    fn changed(at: usize, to: u8) -> Result<Tiles, BadTiles> {
        let mut head = head();
        head[at] = to;
        Tiles::read(&head, 1000)
    }

    #[test]
    fn a_head_says_what_the_tiles_are() {
        assert_eq!(Tiles::read(&head(), 1000), Ok(Tiles { kind: TileKind::Vector, zooms: 0..=6 }));
        assert_eq!(changed(99, 4).unwrap().kind, TileKind::Image);
    }

    #[test]
    fn what_the_page_cannot_draw_is_refused_with_its_place() {
        let cases = [
            (7, 2, "the first 8 bytes: expected PMTiles, version 3"),
            (97, 4, "the compression: expected none or gzip"),
            (98, 3, "the compression"),
            (99, 0, "the type of tile"),
            (100, 7, "the levels of zoom"),
            (101, 25, "the levels of zoom"),
            (24 + 6, 1, "the metadata: expected a part of the file"),
            (56 + 15, 255, "the tiles: expected a part of the file"),
        ];
        for (at, to, expected) in cases {
            let said = changed(at, to).unwrap_err().to_string();
            assert!(said.starts_with(expected), "{at}: {said}");
        }
        let cut = Tiles::read(&head(), 500).unwrap_err();
        assert_eq!(cut.place, "the tiles");
        assert_eq!(Tiles::read(b"PMTiles\x03", 8).unwrap_err().place, "the head");
    }

    proptest! {
        #[test]
        fn anything_is_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200), length: u64) {
            let mut bytes = bytes;
            let _ = Tiles::read(&bytes, length);
            let first = bytes.len().min(8);
            bytes[..first].copy_from_slice(&b"PMTiles\x03"[..first]);
            let _ = Tiles::read(&bytes, length);
        }
    }
}
