//! A ledger as files for an auditor: C2SP tlog-tiles (<https://c2sp.org/tlog-tiles>), read beside a running writer.
//!
//! ```text
//! checkpoint               the newest signed checkpoint, with every cosignature that is kept for it
//! cosigned                 the newest checkpoint that somebody cosigned, where there is one (not in the specification)
//! tile/<level>/<index>     hashes of the tree
//! tile/entries/<index>     commitments, which say nothing of what they commit to
//! ```

use crate::store::{Reader, Step};
use crate::{Error, Hash, Position, SignedNote, TreeSize, prove, tile};

/// Stored checkpoints that are looked through for one with a cosignature: a day of them.
const LOOK_BACK: usize = 2_000;

/// Leaf hashes read at a time.
const LEAVES_AT_ONCE: u64 = 4_096;

/// Hands every file of the newest checkpoint's tree to `put`, with its path.
///
/// # Errors
/// [`Error::NoSuchTree`] when no checkpoint was signed yet, [`Error::Corrupt`], what the storage says, and what `put`
/// says.
pub fn publish<E: From<Error>>(
    reader: &mut dyn Reader,
    mut put: impl FnMut(&str, &[u8]) -> Result<(), E>,
) -> Result<TreeSize, E> {
    let stored = reader.last_checkpoints(LOOK_BACK).map_err(|error| error.at(Step::Read))?;
    let Some(newest) = stored.first() else {
        return Err(Error::NoSuchTree { asked: TreeSize::EMPTY, size: TreeSize::EMPTY }.into());
    };
    let size = newest.size;
    put("checkpoint", &newest.note)?;
    if let Some(cosigned) = stored.iter().find(|stored| is_cosigned(&stored.note)) {
        put("cosigned", &cosigned.note)?;
    }
    for (level, index, width) in tile::of_tree(size) {
        let (first, count) = (index * tile::WIDTH, usize::from(width));
        let hashes = prove::hashes(reader, level, first, count)?;
        put(&tile::tile_path(level, index, width), &tile::encode_tile(&hashes))?;
        if level == 0 {
            let commitments = prove::commitments(reader, Position(first), count)?;
            put(&tile::entry_bundle_path(index, width), &tile::encode_bundle(&commitments))?;
        }
    }
    Ok(size)
}

/// Hands the leaf hashes of the stored entries to `each`, in their order, and returns how many there are.
///
/// # Errors
/// [`Error::Corrupt`], and what the storage says.
pub fn leaves(reader: &mut dyn Reader, mut each: impl FnMut(Hash)) -> Result<TreeSize, Error> {
    let head = reader.head().map_err(|error| error.at(Step::Read))?;
    let size = head.map_or(0, |head| head.size.0);
    let mut from = 0;
    while from < size {
        let end = size.min(from + LEAVES_AT_ONCE);
        let count = usize::try_from(end - from).unwrap_or(usize::MAX);
        prove::hashes(reader, 0, from, count)?.into_iter().for_each(&mut each);
        from = end;
    }
    Ok(TreeSize(size))
}

/// Whether a note has a line beside the log's own: one under another name. It is not verified here.
fn is_cosigned(note: &[u8]) -> bool {
    SignedNote::parse(note).is_ok_and(|note| {
        let origin = note.text().lines().next().unwrap_or_default();
        note.signatures().iter().any(|line| line.name != origin)
    })
}
