//! Control points: the last extract that was made for each, and how far it has handed in what it screened.

use tansiq_label::Purpose;
use tansiq_report::extract::ChainEnd;
use tansiq_report::{Digest32, Entry, Moment};

/// What is known of a control point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ControlPoint {
    /// The last extract that was made for it; nothing for a point that only handed in.
    pub extract: Option<LastExtract>,
    /// The end of the chain of its screenings.
    pub end: ChainEnd,
    /// When the last of these happened, by its clock.
    pub screened: Option<Moment>,
}

/// An extract, without whom it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastExtract {
    /// When it was made.
    pub made: Moment,
    /// When it ends.
    pub expires: Moment,
    /// What for.
    pub purpose: Purpose,
    /// How many subjects are in it.
    pub subjects: u64,
}

impl ControlPoint {
    pub(super) fn new(point: Digest32) -> ControlPoint {
        ControlPoint { extract: None, end: ChainEnd::of_none(point), screened: None }
    }

    /// What an entry says of a control point, and of which; nothing for other entries, and for a screening that does not
    /// follow the one before it.
    pub(super) fn after(&self, entry: &Entry) -> Option<ControlPoint> {
        match entry {
            Entry::Extracted { at, purpose, expires, subjects, .. } => {
                let subjects = subjects.len() as u64;
                let extract = LastExtract { made: *at, expires: *expires, purpose: purpose.0, subjects };
                Some(ControlPoint { extract: Some(extract), ..self.clone() })
            }
            Entry::ScreenedOffline { screening, .. } => {
                let end = self.end.after(screening).ok()?;
                Some(ControlPoint { end, screened: Some(screening.at), ..self.clone() })
            }
            _ => None,
        }
    }
}
