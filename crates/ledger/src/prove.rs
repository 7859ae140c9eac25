//! Proofs and subtree roots from stored hashes: never more than 255 hashes are read for one subtree.

use crate::frontier::Frontier;
use crate::store::{Reader, Step};
use crate::{Error, Fault, Hash, Place, Position, TreeSize, What, tile};

/// `count` consecutive hashes of a tile level, from index `from`: leaf hashes at level 0.
pub(crate) fn hashes(
    reader: &mut dyn Reader,
    level: u8,
    from: u64,
    count: usize,
) -> Result<Vec<Hash>, Error> {
    let rows: Vec<(u64, Vec<u8>)> = if level == 0 {
        let leaves = reader.leaves(Position(from), count).map_err(|error| error.at(Step::Read))?;
        leaves.into_iter().map(|(position, leaf)| (position.0, leaf)).collect()
    } else {
        reader.tile_hashes(level, from, count).map_err(|error| error.at(Step::Read))?
    };
    let mut rows = rows.into_iter();
    let wanted = (from..).take(count);
    wanted.map(|index| checked(level, index, rows.next()).map_err(Error::Corrupt)).collect()
}

/// `count` consecutive commitments, from position `from`.
pub(crate) fn commitments(reader: &mut dyn Reader, from: Position, count: usize) -> Result<Vec<Hash>, Error> {
    let stored = reader.commitments(from, count).map_err(|error| error.at(Step::Read))?;
    let mut stored = stored.into_iter();
    let wanted = (from.0..).map(Position).take(count);
    let commitment = |position| match stored.next() {
        Some((found, bytes)) if found == position => {
            let length = bytes.len();
            Hash::from_slice(&bytes).ok_or(Fault::entry(position, What::CommitmentLength(length)))
        }
        _ => Err(Fault::entry(position, What::Missing)),
    };
    wanted.map(commitment).collect::<Result<Vec<Hash>, Fault>>().map_err(Error::Corrupt)
}

fn checked(level: u8, index: u64, row: Option<(u64, Vec<u8>)>) -> Result<Hash, Fault> {
    let place = place_of(level, index);
    match row {
        Some((found, hash)) if found == index => {
            let what = if level == 0 { What::LeafHash } else { What::TreeHash };
            Hash::from_slice(&hash).ok_or(Fault { place, what })
        }
        _ => Err(Fault { place, what: What::Missing }),
    }
}

/// Where a stored tree hash is, in words that name entries.
pub(crate) fn place_of(level: u8, index: u64) -> Place {
    if level == 0 {
        return Place::Entry(Position(index));
    }
    let shift = u32::from(level) * u32::from(tile::HEIGHT);
    let first = index.checked_shl(shift).unwrap_or(u64::MAX);
    let last = first.saturating_add(1u64.checked_shl(shift).unwrap_or(u64::MAX) - 1);
    Place::TileHash { level, index, first: Position(first), last: Position(last) }
}

/// The root of the perfect subtree number `index` among those of `2^height` leaves.
fn subtree(reader: &mut dyn Reader, height: u8, index: u64) -> Result<Hash, Error> {
    let (level, within) = (height / tile::HEIGHT, height % tile::HEIGHT);
    let hashes = hashes(reader, level, index << within, 1 << within)?;
    // At least one hash was asked for, and as many came.
    Ok(Hash::fold(hashes).expect("a subtree has at least one hash"))
}

/// The frontier of the tree of this size, from a few hundred stored hashes at most.
pub(crate) fn frontier(reader: &mut dyn Reader, size: TreeSize) -> Result<Frontier, Error> {
    let peaks = Frontier::peak_places(size).map(|(height, index)| subtree(reader, height, index));
    let peaks = peaks.collect::<Result<Vec<Hash>, Error>>()?;
    // One peak was collected for each bit.
    Ok(Frontier::from_peaks(size, peaks).expect("one peak for each bit of the size"))
}

/// The root over the leaves `from..to`, where `from` is a multiple of the largest power of two below the length.
fn range(reader: &mut dyn Reader, from: u64, to: u64) -> Result<Hash, Error> {
    let length = TreeSize(to - from);
    let places: Vec<(u8, u64)> = Frontier::peak_places(length).collect();
    let peaks = places.into_iter().map(|(height, index)| subtree(reader, height, index + (from >> height)));
    let peaks = peaks.collect::<Result<Vec<Hash>, Error>>()?;
    Ok(Frontier::from_peaks(length, peaks).expect("one peak for each bit of the length").root())
}

/// The audit path of RFC 6962 section 2.1.1. The caller has checked that the position is in the tree.
pub(crate) fn inclusion(
    reader: &mut dyn Reader,
    position: Position,
    size: TreeSize,
) -> Result<Vec<Hash>, Error> {
    let (mut from, mut to) = (0, size.0);
    let mut path = Vec::new();
    while to - from > 1 {
        let middle = from + split(to - from);
        if position.0 < middle {
            path.push(range(reader, middle, to)?);
            to = middle;
        } else {
            path.push(range(reader, from, middle)?);
            from = middle;
        }
    }
    path.reverse();
    Ok(path)
}

/// The consistency proof of RFC 6962 section 2.1.2. The caller has checked that `old <= new`.
pub(crate) fn consistency(reader: &mut dyn Reader, old: TreeSize, new: TreeSize) -> Result<Vec<Hash>, Error> {
    if old == TreeSize::EMPTY || old == new {
        return Ok(Vec::new());
    }
    let (mut from, mut to) = (0, new.0);
    let mut path = Vec::new();
    // While only left halves were entered, the older tree's root is known to the one who checks.
    let mut root_known = true;
    while to != old.0 {
        let middle = from + split(to - from);
        if old.0 <= middle {
            path.push(range(reader, middle, to)?);
            to = middle;
        } else {
            path.push(range(reader, from, middle)?);
            from = middle;
            root_known = false;
        }
    }
    if !root_known {
        path.push(range(reader, from, to)?);
    }
    path.reverse();
    Ok(path)
}

/// The largest power of two below `length`, which is at least 2.
fn split(length: u64) -> u64 {
    1 << (63 - (length - 1).leading_zeros())
}
