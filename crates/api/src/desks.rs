//! Which desks are called about what nobody has in hand, in which order, and how long each may take. The member decides
//! both; where it says nothing, they are those of the field.

use std::collections::BTreeSet;
use tansiq_agreement::{Capability, Role};
use tansiq_label::Finite;
use tansiq_report::{Moment, Precedence};

/// The longest handling time that can be set, in minutes: a week. What may wait longer needs no clock.
pub const MAX_HANDLING_MINUTES: u32 = 7 * 24 * 60;

const MINUTE_MILLIS: i64 = 60_000;

/// The desks of a node: at least one, each once, each of a role that may take up; and a handling time for each
/// precedence, at least a minute and for a faster one never longer than for a slower one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desks {
    order: Vec<Role>,
    /// By [`Precedence::ALL`], from the slowest to the fastest.
    minutes: Vec<u32>,
}

/// Why desks cannot be set like that.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadDesks {
    /// Nobody would be called.
    #[error("order: expected at least one role; found none")]
    None,
    /// The same desk is called again.
    #[error("order: expected every role once; found {0} again")]
    Twice(Role),
    /// Whoever is called could do nothing.
    #[error("order: expected roles that may take up what waits; found {0}, which may not")]
    MayNot(Role),
    /// No time, or one that nobody looks at.
    #[error("handling_minutes: expected 1 to {MAX_HANDLING_MINUTES} for {precedence}; found {found}")]
    Minutes {
        /// For which precedence.
        precedence: Precedence,
        /// What was set.
        found: u32,
    },
    /// What is faster would be called later.
    #[error(
        "handling_minutes: expected {faster} to have no more than {slower}, which has {at_most}; found {found}"
    )]
    Slower {
        /// The faster precedence.
        faster: Precedence,
        /// The next slower one.
        slower: Precedence,
        /// The minutes of that.
        at_most: u32,
        /// The minutes of the faster one.
        found: u32,
    },
}

impl Default for Desks {
    /// Watch officer, analyst, legal officer; the objectives of JANAP 128 and ACP 121.
    fn default() -> Self {
        let minutes = |precedence: &Precedence| precedence.handling_millis() / MINUTE_MILLIS;
        // Each is some hours at most.
        let minutes = Precedence::ALL.iter().map(|p| u32::try_from(minutes(p)).unwrap_or(u32::MAX)).collect();
        Desks { order: vec![Role::WatchOfficer, Role::Analyst, Role::LegalOfficer], minutes }
    }
}

impl Desks {
    /// Desks in this order, if one is given, and with these handling times in minutes; what is not given is as it is by
    /// default.
    ///
    /// # Errors
    /// [`BadDesks`].
    pub fn new(
        order: Option<Vec<Role>>,
        minutes: impl IntoIterator<Item = (Precedence, u32)>,
    ) -> Result<Desks, BadDesks> {
        let mut desks = Desks::default();
        desks.order = order.unwrap_or(desks.order);
        for (precedence, minutes) in minutes {
            desks.minutes[usize::from(precedence.index())] = minutes;
        }
        desks.check_order()?;
        desks.check_minutes()?;
        Ok(desks)
    }

    fn check_order(&self) -> Result<(), BadDesks> {
        let mut seen = BTreeSet::new();
        for role in &self.order {
            if !role.may(Capability::TakeUp) {
                return Err(BadDesks::MayNot(*role));
            }
            if !seen.insert(*role) {
                return Err(BadDesks::Twice(*role));
            }
        }
        if seen.is_empty() { Err(BadDesks::None) } else { Ok(()) }
    }

    fn check_minutes(&self) -> Result<(), BadDesks> {
        for (precedence, found) in self.minutes() {
            if !(1..=MAX_HANDLING_MINUTES).contains(&found) {
                return Err(BadDesks::Minutes { precedence, found });
            }
        }
        let pairs = self.minutes().zip(self.minutes().skip(1));
        for ((slower, at_most), (faster, found)) in pairs {
            if found > at_most {
                return Err(BadDesks::Slower { faster, slower, at_most, found });
            }
        }
        Ok(())
    }

    /// The roles whose desks are called one after the other.
    pub fn order(&self) -> &[Role] {
        &self.order
    }

    /// The handling time of each precedence in minutes, from the slowest to the fastest.
    pub fn minutes(&self) -> impl Iterator<Item = (Precedence, u32)> {
        Precedence::ALL.iter().copied().zip(self.minutes.iter().copied())
    }

    /// When something that came at this moment should be in somebody's hands.
    pub fn due(&self, precedence: Precedence, since: Moment) -> Moment {
        since.plus_millis(self.handling_millis(precedence))
    }

    /// How many handling times have passed since then: each of them calls the next desk.
    pub fn passed(&self, precedence: Precedence, since: Moment, now: Moment) -> u64 {
        let waited = u64::try_from(now.millis() - since.millis()).unwrap_or(0);
        waited / self.handling_millis(precedence).unsigned_abs()
    }

    /// Whose desk is called once so many handling times have passed; the last one stays called.
    pub fn called(&self, passed: u64) -> Role {
        let last = self.order.len() - 1;
        self.order[usize::try_from(passed).unwrap_or(last).min(last)]
    }

    fn handling_millis(&self, precedence: Precedence) -> i64 {
        i64::from(self.minutes[usize::from(precedence.index())]) * MINUTE_MILLIS
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Precedence::{Flash, Immediate, Priority, Routine};
    use Role::{Administrator, Analyst, WatchOfficer};

    #[test]
    fn the_next_desk_is_called_each_time_that_the_members_own_time_has_passed() {
        let desks = Desks::new(Some(vec![Analyst, WatchOfficer]), [(Flash, 5), (Routine, 600)]).unwrap();
        let at = |minutes: i64| Moment::from_millis(minutes * MINUTE_MILLIS);
        let called = |precedence, minutes| desks.called(desks.passed(precedence, at(0), at(minutes)));
        assert_eq!(desks.due(Flash, at(0)), at(5));
        assert_eq!(desks.due(Immediate, at(0)), at(30), "what is not set is as in the field");
        for (minutes, desk) in [(-3, Analyst), (4, Analyst), (5, WatchOfficer), (5_000, WatchOfficer)] {
            assert_eq!(called(Flash, minutes), desk, "{minutes}");
        }
        assert_eq!(called(Routine, 599), Analyst);
        assert_eq!(desks.called(u64::MAX), WatchOfficer);
    }

    #[test]
    fn what_is_set_wrong_is_refused_for_what_it_is() {
        let order = |order: &[Role]| Desks::new(Some(order.to_vec()), []).unwrap_err();
        assert_eq!(order(&[]), BadDesks::None);
        assert_eq!(order(&[Analyst, WatchOfficer, Analyst]), BadDesks::Twice(Analyst));
        assert_eq!(order(&[Analyst, Administrator]), BadDesks::MayNot(Administrator));
        let minutes = |minutes: &[(Precedence, u32)]| Desks::new(None, minutes.iter().copied()).unwrap_err();
        assert_eq!(minutes(&[(Flash, 0)]), BadDesks::Minutes { precedence: Flash, found: 0 });
        assert_eq!(minutes(&[(Routine, 10_081)]), BadDesks::Minutes { precedence: Routine, found: 10_081 });
        let slower = BadDesks::Slower { faster: Immediate, slower: Priority, at_most: 20, found: 30 };
        assert_eq!(minutes(&[(Priority, 20)]), slower);
        assert_eq!(Desks::new(None, []), Ok(Desks::default()));
    }
}
