//! An exercise from a seed: weeks of invented traffic of several members, and cases among it that have an answer.
//!
//! In scope: which member writes which report when, and what the members of a case do with them. Everybody and
//! everything in it is invented; every statement bears the caveat `exercise`.
//! Out of scope: giving it to nodes. Whoever plays it submits the reports and acts through the interface of each node.
//!
//! Pure: no disk, network, clock or randomness; the seed and the last moment are arguments. The same setting makes the
//! same bytes, ids included, on every machine: each member's node can play its own part by itself, and playing twice
//! stores nothing twice.
//!
//! ```text
//! Setting --> Exercise --> cases():        steps of several members, in the order of the story
//!                      +-> routine(by):    one member's routine reports, one after the other
//! ```

mod cases;
mod chance;
mod paper;
mod person;
mod routine;
mod setting;
mod step;
mod tables;

pub use setting::{BadSetting, MAX_MEMBERS, MAX_REPORTS, MAX_WEEKS, Setting};
pub use step::{Act, Step};

use routine::Routine;
use tansiq_label::MemberCode;
use tansiq_report::{Faults, Report};

/// An exercise of a setting that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exercise {
    setting: Setting,
}

impl Exercise {
    /// The exercise of a setting.
    ///
    /// # Errors
    /// [`BadSetting`].
    pub fn new(setting: Setting) -> Result<Exercise, BadSetting> {
        setting.check()?;
        Ok(Exercise { setting })
    }

    /// The steps of all cases, in the order of the story.
    ///
    /// # Errors
    /// What is wrong with a report: only where the last moment is so far ahead that no review date fits behind it.
    pub fn cases(&self) -> Result<Vec<Step>, Faults> {
        cases::all(&self.setting)
    }

    /// The routine reports of one member, in the order in which it wrote them. Each is made when it is asked for.
    ///
    /// # Errors
    /// Each as in [`Exercise::cases`].
    pub fn routine(&self, by: MemberCode) -> impl Iterator<Item = Result<Report, Faults>> + '_ {
        let all = (0..self.setting.reports).map(|number| Routine::new(&self.setting, number));
        all.filter(move |routine| routine.by() == by).map(Routine::report)
    }
}
