//! Other people's shapes to and from reports: the UN list, FollowTheMoney, CSV, UCDP's events; the machine-readable zone of papers;
//! boundaries and tiles for the map.
//!
//! In scope: bytes to [`tansiq_report::Draft`]s under a [`Profile`] (what their labels say), with a [`Remark`] for
//! everything that was left out or guessed; statements to FollowTheMoney.
//! Out of scope: whether a draft is a good report (`tansiq-report` checks it), signing and storing (`tansiq-intake`),
//! who may have what is exported (the caller exports only what was released).
//!
//! Pure: no disk, network, clock or randomness. All or nothing: a file with a mistake gives no draft at all.
//!
//! ```text
//! UN XML ---+
//! FtM lines +--> read(format, bytes, profile) --> Import { entries: [Imported { source, draft }], remarks }
//! CSV, GED -+
//! ```

mod boundaries;
mod category;
mod country;
mod csv;
mod error;
mod format;
pub mod ftm;
mod ged;
mod import;
mod limits;
mod mrz;
mod profile;
mod remark;
mod sheet;
mod table;
mod text;
mod tiles;
mod un;

pub use boundaries::{BadBoundaries, Boundaries, MAX_BOUNDARIES, MAX_BOUNDARY_BYTES};
pub use country::country_code;
pub use error::{Error, Place};
pub use format::{Format, read};
pub use import::{BadSource, Import, Imported, SourceKey};
pub use limits::{
    MAX_DEPTH, MAX_ELEMENTS_PER_ENTRY, MAX_ENTRIES, MAX_FILE_BYTES, MAX_LINE_BYTES, MAX_TEXT_BYTES,
};
pub use mrz::{Mrz, MrzError, read as read_mrz};
pub use profile::Profile;
pub use remark::{Remark, Remarks, What};
pub use table::{Table, TableFormat};
pub use tiles::{BadTiles, TILES_HEAD_BYTES, TileKind, Tiles};
