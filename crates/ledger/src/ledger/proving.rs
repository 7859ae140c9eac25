//! What third parties are given: proofs, roots and tiles.

use super::Ledger;
use crate::{Error, Hash, Position, TreeSize, prove, tile};
use bytes::Bytes;

impl Ledger {
    /// The proof that the entry at `position` stands in the tree of this size, for
    /// [`verify_inclusion`](crate::verify_inclusion).
    ///
    /// # Errors
    /// [`Error::NoSuchTree`], [`Error::NoSuchPosition`], and what the storage says.
    pub fn prove_inclusion(&self, position: Position, size: TreeSize) -> Result<Vec<Hash>, Error> {
        self.check_tree(size)?;
        if !size.holds(position) {
            return Err(Error::NoSuchPosition { position, size });
        }
        self.inner.readers.with(|reader| prove::inclusion(reader, position, size))
    }

    /// The proof that the tree of size `new` begins with the tree of size `old`, for
    /// [`verify_consistency`](crate::verify_consistency).
    ///
    /// # Errors
    /// [`Error::NoSuchTree`], and what the storage says.
    pub fn prove_consistency(&self, old: TreeSize, new: TreeSize) -> Result<Vec<Hash>, Error> {
        self.check_tree(new)?;
        if old > new {
            return Err(Error::NoSuchTree { asked: old, size: new });
        }
        self.inner.readers.with(|reader| prove::consistency(reader, old, new))
    }

    /// The root of the tree of this size, from stored hashes.
    ///
    /// # Errors
    /// [`Error::NoSuchTree`], and what the storage says.
    pub fn root(&self, size: TreeSize) -> Result<Hash, Error> {
        self.check_tree(size)?;
        Ok(self.inner.readers.with(|reader| prove::frontier(reader, size))?.root())
    }

    /// A hash tile of C2SP tlog-tiles: `width` hashes (1 to 256), one after the other. See [`tile::tile_path`].
    ///
    /// # Errors
    /// [`Error::NoSuchTile`], and what the storage says.
    pub fn tile(&self, level: u8, index: u64, width: u16) -> Result<Bytes, Error> {
        let first = self.check_tile(level, index, width)?;
        let hashes =
            self.inner.readers.with(|reader| prove::hashes(reader, level, first, usize::from(width)))?;
        Ok(tile::encode_tile(&hashes).into())
    }

    /// An entry bundle of C2SP tlog-tiles: `width` commitments (1 to 256). See [`tile::entry_bundle_path`].
    ///
    /// # Errors
    /// [`Error::NoSuchTile`], and what the storage says.
    pub fn entry_bundle(&self, index: u64, width: u16) -> Result<Bytes, Error> {
        let first = self.check_tile(0, index, width)?;
        let commitments = self
            .inner
            .readers
            .with(|reader| prove::commitments(reader, Position(first), usize::from(width)))?;
        Ok(tile::encode_bundle(&commitments).into())
    }

    fn check_tile(&self, level: u8, index: u64, width: u16) -> Result<u64, Error> {
        let size = self.len();
        let first = index.checked_mul(tile::WIDTH);
        let last = first.and_then(|first| first.checked_add(u64::from(width)));
        let there = last.is_some_and(|last| last <= tile::hashes_at(level, size));
        match first {
            Some(first) if there && (1..=tile::WIDTH).contains(&u64::from(width)) => Ok(first),
            _ => Err(Error::NoSuchTile { level, index, width, size }),
        }
    }

    fn check_tree(&self, asked: TreeSize) -> Result<(), Error> {
        let size = self.len();
        if asked <= size { Ok(()) } else { Err(Error::NoSuchTree { asked, size }) }
    }
}
