//! How much a file may hold. What is over a limit is refused whole.

/// The longest file, in bytes. The UN's list has 2 MiB; the largest sanctions lists have about 30.
pub const MAX_FILE_BYTES: usize = 64 * 1024 * 1024;
/// The most entries in one file: as many as the ledger takes in one step, so that an import is stored whole.
pub const MAX_ENTRIES: usize = 50_000;
/// The deepest nesting of XML elements. The UN's list has 5.
pub const MAX_DEPTH: usize = 12;
/// The most XML elements in one entry. The longest entry of the UN's list has about 300.
pub const MAX_ELEMENTS_PER_ENTRY: usize = 4_000;
/// The longest text of one XML element, in bytes: what one statement can hold.
pub const MAX_TEXT_BYTES: usize = tansiq_report::MAX_VALUE_BYTES;
/// The longest line of a file of entities, in bytes: one subject with a page for each of its properties.
pub const MAX_LINE_BYTES: usize = 1024 * 1024;
