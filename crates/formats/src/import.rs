//! What comes out of a file: drafts, each with the key under which its entry is known at the source.

use crate::error::{Error, Place};
use crate::profile::Profile;
use crate::remark::{Remarks, What};
use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;
use tansiq_report::Draft;

/// A file that was read whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The list's name, the first part of every entry's [`SourceKey`].
    pub list: String,
    /// The day of which the list says that it was made, where it says so.
    pub generated: Option<jiff::civil::Date>,
    /// Whether the file is the whole list, so that an entry that is missing was taken off it.
    pub whole: bool,
    /// One draft for each entry, in the file's order. No two have the same key.
    pub entries: Vec<Imported>,
    /// Entries that are in the file and have nothing in them that is taken. They were not taken off the list.
    pub empty: Vec<SourceKey>,
    /// What was left out or guessed, anywhere in the file.
    pub remarks: Remarks,
}

/// One entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// Under which it is known at its source, whatever changes in it.
    pub source: SourceKey,
    /// The draft. It has exactly one subject, with the ref [`Imported::SUBJECT`], unless the file had relations.
    pub draft: Draft,
}

impl Imported {
    /// The ref of the subject that the entry is about.
    pub const SUBJECT: &'static str = "entry";
}

/// A file being read. Sees to it that an identifier stands for one entry.
pub(crate) struct Gathering<'a> {
    pub(crate) import: Import,
    text: &'a str,
    /// Where each identifier was met first, and which entry it became, if any.
    met: HashMap<SourceKey, (usize, Option<usize>)>,
}

/// The field under which a repeated entry is remarked.
const IDENTIFIER: &str = "identifier";

impl<'a> Gathering<'a> {
    pub(crate) fn new(text: &'a str, profile: &Profile) -> Self {
        let import = Import {
            list: profile.list.clone(),
            generated: None,
            whole: profile.whole,
            entries: Vec::new(),
            empty: Vec::new(),
            remarks: Remarks::default(),
        };
        Gathering { import, text, met: HashMap::new() }
    }

    /// Takes the entry that begins at this byte; without a draft it has nothing that is taken.
    ///
    /// # Errors
    /// [`Error::Twice`] when its identifier was met before and stood for something else. An entry that is repeated
    /// word for word is remarked.
    pub(crate) fn take(&mut self, byte: usize, source: SourceKey, draft: Option<Draft>) -> Result<(), Error> {
        if let Some((first, entry)) = self.met.get(&source) {
            let before = entry.and_then(|at| self.import.entries.get(at)).map(|imported| &imported.draft);
            if before == draft.as_ref() {
                self.import.remarks.note(IDENTIFIER, What::EntryRepeated);
                return Ok(());
            }
            let place = |byte| Place::of(self.text.as_bytes(), byte);
            return Err(Error::Twice { first: place(*first), place: place(byte) });
        }
        self.met.insert(source.clone(), (byte, draft.as_ref().map(|_| self.import.entries.len())));
        match draft {
            Some(draft) => self.import.entries.push(Imported { source, draft }),
            None => self.import.empty.push(source),
        }
        Ok(())
    }
}

/// An entry's identity at its source: the list and the entry's own identifier there.
///
/// The reference of every statement begins with it, followed by `; ` where more is said; so an entry that comes
/// again is recognised from our own ledger alone. It is no secret: it is the publisher's number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceKey {
    list: String,
    entry: String,
}

/// Not a [`SourceKey`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "expected a list's name and an entry's identifier with a slash between, 1 to 200 characters each, without space, semicolon and control characters; found another form"
)]
pub struct BadSource;

/// The longest part of a [`SourceKey`], in bytes: leaves room for more in a statement's reference.
const MAX_PART_BYTES: usize = 200;

impl SourceKey {
    /// The key of an entry of a list.
    ///
    /// # Errors
    /// [`BadSource`] when a part is empty, too long or has a character that ends it.
    pub fn new(list: &str, entry: &str) -> Result<SourceKey, BadSource> {
        let good = |part: &str| {
            (1..=MAX_PART_BYTES).contains(&part.len())
                && !part.chars().any(|c| c == ';' || c.is_whitespace() || c.is_control())
        };
        if !good(list) || !good(entry) || list.contains('/') {
            return Err(BadSource);
        }
        Ok(SourceKey { list: list.to_owned(), entry: entry.to_owned() })
    }

    /// The key with which a statement's reference begins.
    pub fn of_reference(reference: &str) -> Option<SourceKey> {
        reference.split("; ").next()?.parse().ok()
    }

    /// The list.
    pub fn list(&self) -> &str {
        &self.list
    }
    /// The entry's own identifier.
    pub fn entry(&self) -> &str {
        &self.entry
    }
}

impl fmt::Display for SourceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.list, self.entry)
    }
}

impl FromStr for SourceKey {
    type Err = BadSource;
    fn from_str(text: &str) -> Result<Self, BadSource> {
        let (list, entry) = text.split_once('/').ok_or(BadSource)?;
        SourceKey::new(list, entry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_back_from_references() {
        let key = SourceKey::new("un-consolidated", "6907993").unwrap();
        assert_eq!(SourceKey::of_reference("un-consolidated/6907993"), Some(key.clone()));
        assert_eq!(SourceKey::of_reference("un-consolidated/6907993; issued by PK"), Some(key));
        for bad in ["", "/", "a/", "/b", "a b/c", "a/b c", "a/b;c", "court file 12"] {
            assert_eq!(SourceKey::of_reference(bad), None, "{bad}");
        }
    }
}
