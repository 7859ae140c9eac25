//! What a search asks of names that stand together, be they still growing or laid out for good.
//!
//! A shelf numbers its names from 0 and may have numbers of its own for words; a word of the vocabulary that it does
//! not know, no name of it holds.

use super::groups::Groups;
use super::vocabulary::Vocabulary;

pub(super) trait Shelf {
    /// Groups of the names, removed names included.
    fn groups(&self) -> &Groups;

    /// All own numbers of words are below this.
    fn words(&self) -> usize;

    /// The shelf's own number for a word of the vocabulary.
    fn own(&self, word: u32) -> Option<u32>;

    /// The word of the vocabulary with this own number.
    fn word(&self, own: u32) -> u32;

    /// What the word with this own number weighs.
    fn weight(&self, own: u32, vocabulary: &Vocabulary) -> f32;

    /// The names that hold a word, once each and in rising order.
    fn holders(&self, own: u32) -> impl ExactSizeIterator<Item = u32>;

    /// The words of a name in their order, as own numbers.
    fn parts(&self, name: u32) -> impl Iterator<Item = u32>;

    fn key(&self, name: u32) -> u32;

    fn number(&self, name: u32) -> u32;
}
