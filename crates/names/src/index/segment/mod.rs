//! Names that are laid out for good, in bytes that may be kept in a file. Only their removal is noted beside them.

pub(super) mod layout;

use super::NoSegment;
use super::groups::Groups;
use super::shelf::Shelf;
use super::vocabulary::Vocabulary;
use crate::token::Token;
use layout::{Layout, Numbers, number, numbers, run};
use std::fmt;
use std::sync::Arc;

const NONE: u32 = u32::MAX;

/// A segment and which of its names are removed.
#[derive(Debug, Clone)]
pub(super) struct Segment {
    pub(super) laid: Arc<Laid>,
    groups: Groups,
}

/// What never changes.
pub(super) struct Laid {
    bytes: Box<dyn AsRef<[u8]> + Send + Sync>,
    layout: Layout,
    /// Its words in the vocabulary, by own numbers.
    words: Vec<u32>,
    /// What they weigh, by own numbers.
    weights: Vec<f32>,
    /// Own numbers by those of the vocabulary; [`NONE`] for words that it does not hold.
    own: Vec<u32>,
}

impl Segment {
    /// Reads a segment and enters its words.
    pub(super) fn open(
        bytes: Box<dyn AsRef<[u8]> + Send + Sync>,
        vocabulary: &mut Vocabulary,
    ) -> Result<Segment, NoSegment> {
        let all = (*bytes).as_ref();
        let layout = layout::examine(all)?;
        let tokens = layout::tokens(all, &layout)?;
        let words = tokens.into_iter().map(|token| (token, vocabulary.number_of(&token))).collect();
        Ok(Segment::new(bytes, layout, words))
    }

    /// A segment of bytes that are laid out like this, with its words by their numbers in the vocabulary.
    pub(super) fn new(
        bytes: Box<dyn AsRef<[u8]> + Send + Sync>,
        layout: Layout,
        words: Vec<(Token, u32)>,
    ) -> Segment {
        let weights = words.iter().map(|(token, _)| token.weight()).collect();
        let words: Vec<u32> = words.into_iter().map(|(_, word)| word).collect();
        let mut groups = Groups::default();
        let all = (*bytes).as_ref();
        numbers(&all[layout.groups.clone()]).iter().for_each(|group| groups.push(number(group)));
        let mut own = vec![NONE; words.iter().max().map_or(0, |&last| last as usize + 1)];
        (0..).zip(&words).for_each(|(at, &word)| own[word as usize] = at);
        Segment { laid: Arc::new(Laid { bytes, layout, words, weights, own }), groups }
    }

    /// How many names are not removed.
    pub(super) fn len(&self) -> usize {
        self.groups.len() - self.groups.removed()
    }

    pub(super) fn removed(&self) -> usize {
        self.groups.removed()
    }

    pub(super) fn bytes(&self) -> &[u8] {
        (*self.laid.bytes).as_ref()
    }

    /// Which segment it is.
    pub(super) fn id(&self) -> u64 {
        layout::identity(self.bytes())
    }

    /// Its words, as numbers in the vocabulary.
    pub(super) fn words(&self) -> &[u32] {
        &self.laid.words
    }

    /// Removes the names of a key whose numbers are unwanted.
    pub(super) fn remove(&mut self, key: u32, unwanted: &dyn Fn(u32) -> bool) {
        let laid = Arc::clone(&self.laid);
        let view = laid.view();
        let first = view.keys.partition_point(|known| number(known) < key);
        for at in first..view.keys.len() {
            if number(&view.keys[at]) != key {
                break;
            }
            if unwanted(number(&view.numbers[at])) && self.groups.of(at as u32).is_some() {
                self.groups.remove(at as u32);
            }
        }
    }

    pub(super) fn reader(&self) -> Reader<'_> {
        Reader { groups: &self.groups, view: self.laid.view() }
    }
}

/// The arrays of a segment.
struct View<'a> {
    keys: &'a Numbers,
    numbers: &'a Numbers,
    part_ends: &'a Numbers,
    holder_ends: &'a Numbers,
    parts: &'a Numbers,
    holders: &'a Numbers,
    words: &'a [u32],
    weights: &'a [f32],
    own: &'a [u32],
}

impl Laid {
    fn view(&self) -> View<'_> {
        let (bytes, layout) = ((*self.bytes).as_ref(), &self.layout);
        View {
            keys: numbers(&bytes[layout.keys.clone()]),
            numbers: numbers(&bytes[layout.numbers.clone()]),
            part_ends: numbers(&bytes[layout.part_ends.clone()]),
            holder_ends: numbers(&bytes[layout.holder_ends.clone()]),
            parts: numbers(&bytes[layout.parts.clone()]),
            holders: numbers(&bytes[layout.holders.clone()]),
            words: &self.words,
            weights: &self.weights,
            own: &self.own,
        }
    }
}

impl fmt::Debug for Laid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Laid").field("words", &self.words.len()).finish_non_exhaustive()
    }
}

/// A segment being searched.
pub(super) struct Reader<'a> {
    groups: &'a Groups,
    view: View<'a>,
}

impl Shelf for Reader<'_> {
    fn groups(&self) -> &Groups {
        self.groups
    }

    fn words(&self) -> usize {
        self.view.words.len()
    }

    fn own(&self, word: u32) -> Option<u32> {
        self.view.own.get(word as usize).copied().filter(|&own| own != NONE)
    }

    fn word(&self, own: u32) -> u32 {
        self.view.words[own as usize]
    }

    fn weight(&self, own: u32, _: &Vocabulary) -> f32 {
        self.view.weights[own as usize]
    }

    fn holders(&self, own: u32) -> impl ExactSizeIterator<Item = u32> {
        self.view.holders[run(self.view.holder_ends, own as usize)].iter().map(number)
    }

    fn parts(&self, name: u32) -> impl Iterator<Item = u32> {
        self.view.parts[run(self.view.part_ends, name as usize)].iter().map(number)
    }

    fn key(&self, name: u32) -> u32 {
        number(&self.view.keys[name as usize])
    }

    fn number(&self, name: u32) -> u32 {
        number(&self.view.numbers[name as usize])
    }
}

#[cfg(test)]
mod tests {
    use crate::index::{Index, Place};
    use crate::name::Name;

    /// What a checksum cannot notice: bytes that were wrong before it was made.
    #[test]
    fn bytes_that_lead_nowhere_make_nothing_panic() {
        let names = ["Karim Darwish", "Tariq Sabri", "كريم درويش", "Karim Sabri al-Mosuli"];
        let names: Vec<Name> = names.iter().map(|text| Name::analyse(text).unwrap()).collect();
        let mut index = Index::new();
        for (number, name) in (0..).zip(&names) {
            index.insert_at(Place { key: number / 2, group: number, number }, name);
        }
        index.settle();
        let whole = index.segments[0].bytes().to_vec();
        let (mut opened, mut refused) = (0, 0);
        for at in 32..whole.len() {
            for value in [0, 1, 2, 7, 64, 255] {
                let mut changed = whole.clone();
                changed[at] = value;
                super::layout::close(&mut changed);
                let mut index = Index::new();
                match index.open(changed) {
                    Ok(()) => opened += 1,
                    Err(_) => refused += 1,
                }
                names.iter().for_each(|name| drop(index.search(name, 5)));
                index.remove(1);
                index.settle();
            }
        }
        assert!(opened > 100 && refused > 100, "{opened} opened, {refused} refused");
    }
}
