//! The lexicon: which spellings are known as forms of one name, from `tables/lexicon.bin`.
//!
//! A spelling belongs to one group or to several (Wikidata holds a given name, a family name and their variants apart).
//! Two spellings agree when they share a group. Groups join what sounds different and is one name (Yahya, Yehia), and
//! know apart what sounds near and is two (Hasan, Husayn).
//!
//! [`compile`] makes the file, `examples/make_lexicon.rs` runs it. Without the cargo feature `lexicon` every spelling
//! is unknown and the scorer goes by sounds and by `common_names.txt` alone.

mod compile;

pub use compile::compile;

/// The file is a head of four numbers, the slots of a hash table by spelling, and the groups of spellings that have
/// several. All numbers are of 32 bits, lowest byte first.
const MAGIC: u32 = u32::from_le_bytes(*b"TNL1");

/// A spelling of more groups than this says nothing: Japanese names share their romanisation with forty others.
const MOST_GROUPS: usize = 8;

/// Bits of a slot that say which groups; the rest tells spellings apart that share a place.
const SET_BITS: u32 = 18;
const SET: u32 = (1 << SET_BITS) - 1;

#[cfg(feature = "lexicon")]
static SHIPPED: Lexicon<'static> = Lexicon(include_bytes!("../../tables/lexicon.bin"));
#[cfg(not(feature = "lexicon"))]
static SHIPPED: Lexicon<'static> = Lexicon(&[]);

/// The groups of a spelling in the shipped lexicon, as a number for [`agree`]; 0 = not known.
pub(crate) fn look_up(letters: &[char]) -> u32 {
    SHIPPED.look_up(letters)
}

/// Whether two spellings are known to be one name; `None` if either is not known.
pub(crate) fn agree(left: u32, right: u32) -> Option<bool> {
    (left != 0 && right != 0).then(|| left == right || SHIPPED.share(left, right))
}

/// The groups of a number that [`look_up`] gave; none for 0.
pub(crate) fn groups(known: u32) -> impl Iterator<Item = u32> {
    SHIPPED.groups(known).filter(move |_| known != 0)
}

/// A compiled lexicon, read in place.
struct Lexicon<'a>(&'a [u8]);

impl Lexicon<'_> {
    /// The number at a place; 0 behind the end, so that no file can make the reader fail.
    fn number(&self, at: usize) -> u32 {
        let bytes = self.0.get(4 * at..).and_then(|rest| rest.first_chunk());
        bytes.map_or(0, |bytes| u32::from_le_bytes(*bytes))
    }

    /// Groups that are numbered, and the binary logarithm of the number of slots.
    fn head(&self) -> Option<(u32, u32)> {
        let bits = self.number(2);
        (self.number(0) == MAGIC && (1..28).contains(&bits)).then(|| (self.number(1), bits))
    }

    fn look_up(&self, letters: &[char]) -> u32 {
        let Some((_, bits)) = self.head() else { return 0 };
        let (mut place, mark) = place_of(letters, bits);
        // The compiler leaves free slots, so the search ends; the bound is for broken files.
        for _ in 0..1 << bits {
            let slot = self.number(4 + place);
            if slot == 0 || slot >> SET_BITS == mark {
                return slot & SET;
            }
            place = (place + 1) & ((1 << bits) - 1);
        }
        0
    }

    fn share(&self, left: u32, right: u32) -> bool {
        self.groups(left).any(|one| self.groups(right).any(|other| one == other))
    }

    /// Numbers up to the count of groups are that group alone; those above are ranges of the list at the end.
    fn groups(&self, set: u32) -> impl Iterator<Item = u32> {
        let (count, bits) = self.head().unwrap_or((0, 0));
        let bounds = 4 + (1usize << bits);
        let list = bounds + self.number(3) as usize + 1;
        let several = set.checked_sub(count + 1).map(|at| bounds + at as usize);
        let range = several.map_or(0..0, |at| self.number(at) as usize..self.number(at + 1) as usize);
        let one = several.is_none().then_some(set);
        one.into_iter().chain(range.take(MOST_GROUPS).map(move |at| self.number(list + at)))
    }
}

/// Where the search for a spelling begins, and the mark that its slot bears.
fn place_of(letters: &[char], bits: u32) -> (usize, u32) {
    let mut hash = 0u64;
    for &letter in letters {
        hash = (hash.rotate_left(7) ^ u64::from(letter)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0xD6E8_FEB8_6659_FD93);
    ((hash >> (64 - bits)) as usize, (hash as u32) >> SET_BITS)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GROUPS: &str =
        "exerciseone, exercisun, تمرين => Q1\nexercisun, tamrin => Q2\nother => Q3\nothers => Q3\n";

    fn set(lexicon: &Lexicon, word: &str) -> u32 {
        lexicon.look_up(&word.chars().collect::<Vec<char>>())
    }

    #[test]
    fn spellings_of_one_group_agree_and_others_do_not() {
        let bytes = compile(GROUPS);
        let lexicon = Lexicon(&bytes);
        let share = |one, other| lexicon.share(set(&lexicon, one), set(&lexicon, other));
        assert!(
            share("exerciseone", "تمرين")
                && share("exercisun", "tamrin")
                && share("exercisun", "exerciseone")
        );
        assert!(!share("exerciseone", "tamrin") && !share("other", "tamrin"));
        assert_eq!(set(&lexicon, "unheardof"), 0);
    }

    #[test]
    fn a_broken_file_knows_nothing_and_does_not_panic() {
        let whole = compile(GROUPS);
        for length in 0..whole.len() {
            let lexicon = Lexicon(&whole[..length]);
            let (one, other) = (set(&lexicon, "exercisun"), set(&lexicon, "tamrin"));
            lexicon.share(one, other);
        }
        assert_eq!(Lexicon(&[255; 64]).look_up(&['a']), 0);
    }
}
