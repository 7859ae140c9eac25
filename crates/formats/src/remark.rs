//! What was left out of a file or guessed from it: where and how often, never the content.

use std::collections::BTreeMap;
use std::fmt;

/// What happened to something that could not be taken as it stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// A field that this program does not know: left out.
    UnknownField,
    /// A field that is known and has no property here: kept as a note.
    KeptAsNote,
    /// A field that is known and has no place here: left out.
    LeftOut,
    /// A country that is not in the table: kept as written.
    UnknownCountry,
    /// A word that is not in its list: taken as the weaker meaning.
    UnknownWord,
    /// A date that is approximate: kept, with credibility 3.
    Approximate,
    /// A place that is only known to lie in a province or a country: no point, told in words.
    Imprecise,
    /// A range of years: one statement for each year, or for its ends where it is long, with credibility 3.
    Range,
    /// Not a date: kept as written.
    OddDate,
    /// A number with words around it: only the number was kept as the value, the words went to the reference.
    NumberFromWords,
    /// Several values in one field: taken apart.
    TakenApart,
    /// Control characters: removed.
    Control,
    /// The same value a second time: not repeated.
    Repeated,
    /// An entry a second time, with the same content: taken once.
    EntryRepeated,
    /// Nothing names the entries: they are known by their row, so that a changed order looks like changed entries.
    KnownByRow,
}

impl What {
    const fn words(self) -> &'static str {
        match self {
            What::UnknownField => "not known here, left out",
            What::KeptAsNote => "no property for it here, kept as a note",
            What::LeftOut => "no place for it here, left out",
            What::UnknownCountry => "expected a country of ISO 3166-1, kept as written",
            What::UnknownWord => "expected a word of its list, taken as the weaker meaning",
            What::Approximate => "approximate, kept with credibility 3",
            What::Imprecise => "known only by its province or country, no point",
            What::Range => "a range of years, one statement for each with credibility 3",
            What::OddDate => "expected a date, kept as written",
            What::NumberFromWords => "a number with words around it, the words went to the reference",
            What::TakenApart => "several values in one field, taken apart",
            What::Control => "control characters, removed",
            What::Repeated => "the same value again, not repeated",
            What::EntryRepeated => "the same entry again, taken once",
            What::KnownByRow => "no identifier, the row's number is taken for it",
        }
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

/// One remark over the whole file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The field: an element's path, a property or a column, shortened.
    pub field: String,
    /// What happened there.
    pub what: What,
    /// How often.
    pub times: usize,
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} ({} times)", self.field, self.what, self.times)
    }
}

/// Remarks over a file, counted by field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remarks(BTreeMap<(String, What), usize>);

/// The longest field name repeated: longer ones are content in the wrong place.
const MAX_FIELD_CHARS: usize = 60;
/// The most different remarks: a file of nothing but strange fields must not fill the memory. The rest is counted
/// under one name.
const MAX_REMARKS: usize = 500;
const OTHER: &str = "other fields";

impl Remarks {
    /// Counts one more.
    pub fn note(&mut self, field: &str, what: What) {
        let field: String = field.chars().filter(|c| !c.is_control()).take(MAX_FIELD_CHARS).collect();
        let full = self.0.len() >= MAX_REMARKS && !self.0.contains_key(&(field.clone(), what));
        let field = if full { OTHER.to_owned() } else { field };
        *self.0.entry((field, what)).or_default() += 1;
    }

    /// The remarks, by field.
    pub fn iter(&self) -> impl Iterator<Item = Remark> {
        self.0.iter().map(|((field, what), times)| Remark {
            field: field.clone(),
            what: *what,
            times: *times,
        })
    }

    /// How often something was remarked in all.
    pub fn total(&self) -> usize {
        self.0.values().sum()
    }

    /// How often this was remarked of that field.
    pub fn count(&self, field: &str, what: What) -> usize {
        self.0.get(&(field.to_owned(), what)).copied().unwrap_or(0)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
