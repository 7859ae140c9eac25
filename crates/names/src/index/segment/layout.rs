//! The bytes of a segment.
//!
//! All numbers are little-endian. First the head:
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `TSQNAMES` |
//! | 8 | the build of this crate that wrote it: another one may read names in another way |
//! | 8 | how many bytes there are in all |
//! | 8 | checksum of all that follows |
//! | 4 × 4 | how many names, words, parts of names, and holders of words there are |
//!
//! Then one array after the other, of four bytes a number but for the last:
//!
//! | array | one for each | what |
//! |---|---|---|
//! | keys, numbers, groups | name | where it is filed; names are in the order of keys, then of numbers |
//! | part ends | name | where its parts end |
//! | holder ends | word | where its holders end |
//! | parts | part | its word |
//! | holders | holder | a name that has the word, in rising order |
//! | words | word | the part as [`Token::to_bytes`] |

use crate::index::NoSegment;
use crate::token::{STORED, Token};
use std::ops::Range;

const MAGIC: &[u8; 8] = b"TSQNAMES";

/// A hash of the sources and tables of this crate, made by `build.rs`.
const BUILD: &str = env!("TANSIQ_NAMES_BUILD");

const HEAD: usize = 48;
/// Where that begins which the checksum covers.
const COVERED: usize = 32;

/// How many there are of what.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Counts {
    pub(crate) names: u32,
    pub(crate) words: u32,
    pub(crate) parts: u32,
    pub(crate) holders: u32,
}

/// An array of numbers as it stands in a segment.
pub(crate) type Numbers = [[u8; 4]];

/// The arrays of a segment.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    pub(crate) keys: Range<usize>,
    pub(crate) numbers: Range<usize>,
    pub(crate) groups: Range<usize>,
    pub(crate) part_ends: Range<usize>,
    pub(crate) holder_ends: Range<usize>,
    pub(crate) parts: Range<usize>,
    pub(crate) holders: Range<usize>,
    pub(crate) words: Range<usize>,
}

impl Layout {
    /// Where everything is, and where the segment ends.
    fn of(counts: Counts) -> (Layout, usize) {
        let mut end = HEAD;
        // What no memory could hold ends where no bytes end.
        let mut array = |count: u32, size: usize| {
            let from = end;
            end = from.saturating_add((count as usize).saturating_mul(size));
            from..end
        };
        let layout = Layout {
            keys: array(counts.names, 4),
            numbers: array(counts.names, 4),
            groups: array(counts.names, 4),
            part_ends: array(counts.names, 4),
            holder_ends: array(counts.words, 4),
            parts: array(counts.parts, 4),
            holders: array(counts.holders, 4),
            words: array(counts.words, STORED),
        };
        (layout, end)
    }
}

/// The numbers of an array.
pub(crate) fn numbers(bytes: &[u8]) -> &Numbers {
    bytes.as_chunks().0
}

pub(crate) fn number(bytes: &[u8; 4]) -> u32 {
    u32::from_le_bytes(*bytes)
}

/// From the end of the array before to this end.
pub(crate) fn run(ends: &Numbers, at: usize) -> Range<usize> {
    let from = at.checked_sub(1).map_or(0, |before| number(&ends[before]));
    from as usize..number(&ends[at]) as usize
}

/// The head of a segment with so much behind it, as the first of its bytes; and where that will be.
pub(crate) fn begin(counts: Counts) -> (Vec<u8>, Layout) {
    let (layout, end) = Layout::of(counts);
    let mut bytes = Vec::with_capacity(end);
    bytes.resize(HEAD, 0);
    bytes[..8].copy_from_slice(MAGIC);
    bytes[8..16].copy_from_slice(&build().to_le_bytes());
    let counts = [counts.names, counts.words, counts.parts, counts.holders];
    for (count, place) in counts.iter().zip(bytes[COVERED..].as_chunks_mut().0) {
        *place = count.to_le_bytes();
    }
    (bytes, layout)
}

/// Writes length and checksum into the head of a segment that is whole.
pub(crate) fn close(bytes: &mut [u8]) {
    let (length, sum) = (bytes.len() as u64, checksum(&bytes[COVERED..]));
    bytes[16..24].copy_from_slice(&length.to_le_bytes());
    bytes[24..COVERED].copy_from_slice(&sum.to_le_bytes());
}

/// Where everything is in these bytes, after proving that every number in them leads to something.
pub(crate) fn examine(bytes: &[u8]) -> Result<Layout, NoSegment> {
    let head = bytes.get(..HEAD).ok_or(NoSegment::Damaged("its head"))?;
    let long = |at: usize| head[at..].first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
    let short = |at: usize| head[at..].first_chunk().map_or(0, number);
    if &head[..8] != MAGIC {
        return Err(NoSegment::Foreign);
    }
    if long(8) != build() {
        return Err(NoSegment::OtherBuild);
    }
    let counts = Counts { names: short(32), words: short(36), parts: short(40), holders: short(44) };
    let (layout, end) = Layout::of(counts);
    if end != bytes.len() || long(16) != end as u64 {
        return Err(NoSegment::Damaged("its length"));
    }
    if long(24) != checksum(&bytes[COVERED..]) {
        return Err(NoSegment::Damaged("its checksum"));
    }
    prove(bytes, &layout, counts)?;
    Ok(layout)
}

/// A checksum proves that the bytes are those that were written. This proves that they were written well.
fn prove(bytes: &[u8], layout: &Layout, counts: Counts) -> Result<(), NoSegment> {
    let array = |range: &Range<usize>| numbers(&bytes[range.clone()]);
    let rising = |range: &Range<usize>| array(range).is_sorted_by_key(number);
    let ends = |range: &Range<usize>, end: u32| rising(range) && array(range).last().map_or(0, number) == end;
    let below = |range: &Range<usize>, limit: u32| array(range).iter().all(|bytes| number(bytes) < limit);
    let facts = [
        (rising(&layout.keys), "its keys"),
        (ends(&layout.part_ends, counts.parts), "its part ends"),
        (ends(&layout.holder_ends, counts.holders), "its holder ends"),
        (below(&layout.parts, counts.words), "its parts"),
        (below(&layout.holders, counts.names), "its holders"),
    ];
    match facts.iter().find(|(holds, _)| !holds) {
        Some((_, what)) => Err(NoSegment::Damaged(what)),
        None => Ok(()),
    }
}

/// The words of a segment.
pub(crate) fn tokens(bytes: &[u8], layout: &Layout) -> Result<Vec<Token>, NoSegment> {
    let words = bytes[layout.words.clone()].as_chunks().0;
    let tokens = words.iter().map(|word| Token::from_bytes(word).ok_or(NoSegment::Damaged("its words")));
    tokens.collect()
}

/// Which segment it is: bytes that differ have, but for a freak of chance, another one.
pub(crate) fn identity(bytes: &[u8]) -> u64 {
    bytes.get(24..).and_then(|bytes| bytes.first_chunk()).map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

fn build() -> u64 {
    u64::from_str_radix(BUILD, 16).unwrap_or(0)
}

/// Every change within eight bytes that stand together is noticed for certain: each step can be undone.
fn checksum(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    words.iter().chain([&last]).fold(bytes.len() as u64, |sum, word| {
        (sum.rotate_left(5) ^ u64::from_le_bytes(*word)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    })
}
