//! What an import did, or would do: how the list differs from the last time. Entries by their identifiers, never by
//! what is said of them.

use jiff::civil::Date;
use tansiq_formats::Remarks;
use tansiq_ledger::TreeSize;
use tansiq_report::{Remark, Report};

/// What an import did, or would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportSummary {
    /// The list's name.
    pub list: String,
    /// The day of which the list says that it was made.
    pub generated: Option<Date>,
    /// Entries in the file.
    pub entries: usize,
    /// Entries that were not here before.
    pub added: Vec<String>,
    /// Entries that were here and say something else now, or whose review date was near.
    pub amended: Vec<String>,
    /// Entries that had been taken off the list and are on it again.
    pub returned: Vec<String>,
    /// Entries that were taken off the list: a clearance was written for each.
    pub delisted: Vec<String>,
    /// Entries whose identifier stands for somebody else now. They are new subjects, also counted in `added`; where
    /// the file is the whole list, whom they stood for is delisted. Somebody must look at these.
    pub another: Vec<String>,
    /// Entries that say what they said before; nothing is stored for them.
    pub unchanged: usize,
    /// Entries that were on the list before.
    pub listed_before: usize,
    /// Whether so many delistings are refused as long as the caller does not say that he expects them. Only a dry run
    /// comes so far.
    pub too_many_delisted: bool,
    /// Subjects in what was stored.
    pub subjects: usize,
    /// Statements in what was stored.
    pub statements: usize,
    /// What was left out of the file or guessed from it.
    pub remarks: Remarks,
    /// Values that were kept in an unusual form: what was expected, and how often.
    pub unusual: Vec<(Remark, usize)>,
    /// The delistings, as they are signed or would be.
    pub clearances: Vec<Report>,
    /// How many entries the ledger has now.
    pub tree_size: TreeSize,
}

impl ImportSummary {
    pub(crate) fn of(list: &tansiq_formats::Import, listed_before: usize, tree_size: TreeSize) -> Self {
        ImportSummary {
            list: list.list.clone(),
            generated: list.generated,
            entries: list.entries.len(),
            added: Vec::new(),
            amended: Vec::new(),
            returned: Vec::new(),
            delisted: Vec::new(),
            another: Vec::new(),
            unchanged: 0,
            listed_before,
            too_many_delisted: false,
            subjects: 0,
            statements: 0,
            remarks: list.remarks.clone(),
            unusual: Vec::new(),
            clearances: Vec::new(),
            tree_size,
        }
    }

    /// How many reports are stored, or would be.
    pub fn stored(&self) -> usize {
        self.added.len() + self.amended.len() + self.returned.len() + self.delisted.len()
    }

    pub(crate) fn note_unusual(&mut self, remarks: &[(String, Remark)]) {
        for (_, remark) in remarks {
            match self.unusual.iter_mut().find(|(known, _)| known == remark) {
                Some((_, times)) => *times += 1,
                None => self.unusual.push((*remark, 1)),
            }
        }
    }
}
