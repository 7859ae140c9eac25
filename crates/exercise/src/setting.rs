//! The setting: which members play, how long before now it begins, and how much is written.

use crate::chance::Chance;
use crate::person::{Hand, Script};
use tansiq_label::MemberCode;
use tansiq_report::Moment;

/// The most weeks: two years, after which nobody follows a case.
pub const MAX_WEEKS: u32 = 104;
/// The most reports of an exercise: ten times a load test.
pub const MAX_REPORTS: u32 = 1_000_000;
/// The members that a case can tell apart.
pub const MAX_MEMBERS: usize = 8;

const WEEK_MILLIS: i64 = 7 * 24 * 60 * 60 * 1000;

/// What an exercise is made from. The same setting makes the same exercise, to the last byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The seed.
    pub seed: u64,
    /// The last moment of which is reported.
    pub ends: Moment,
    /// How many weeks before that it begins.
    pub weeks: u32,
    /// How many routine reports all members write together; those of the cases come on top.
    pub reports: u32,
    /// Who plays. The first one leads; the second is its neighbour inside, the third at the border, the fourth further
    /// away, the fifth their joint centre. Whoever comes after that is a second circle, which the first four do not see.
    pub members: Vec<MemberCode>,
}

/// A setting from which no exercise can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadSetting {
    /// Too few or too many members, or one twice.
    #[error("expected 2 to {MAX_MEMBERS} members, each once; found {0}")]
    Members(usize),
    /// Too short or too long.
    #[error("expected 1 to {MAX_WEEKS} weeks; found {0}")]
    Weeks(u32),
    /// Too many reports.
    #[error("expected at most {MAX_REPORTS} reports; found {0}")]
    Reports(u32),
}

impl Setting {
    pub(crate) fn check(&self) -> Result<(), BadSetting> {
        let members = &self.members;
        let twice = members.iter().enumerate().any(|(at, member)| members[..at].contains(member));
        if twice || !(2..=MAX_MEMBERS).contains(&members.len()) {
            return Err(BadSetting::Members(members.len()));
        }
        if !(1..=MAX_WEEKS).contains(&self.weeks) {
            return Err(BadSetting::Weeks(self.weeks));
        }
        if self.reports > MAX_REPORTS {
            return Err(BadSetting::Reports(self.reports));
        }
        Ok(())
    }

    /// The moment at so many of a thousand parts of the exercise's time, within the minute.
    pub(crate) fn at(&self, thousandth: i64) -> Moment {
        let length = i64::from(self.weeks) * WEEK_MILLIS;
        let before = length / 1000 * (1000 - thousandth.clamp(0, 1000));
        let millis = self.ends.plus_millis(-before).millis();
        Moment::from_millis(millis - millis.rem_euclid(60_000))
    }

    /// When the routine report of this number is written: they come evenly, each at a moment of its own.
    pub(crate) fn moment_of(&self, number: u32, chance: &mut Chance) -> Moment {
        let length = i64::from(self.weeks) * WEEK_MILLIS;
        let part = length / i64::from(self.reports.max(1));
        let into = part * i64::from(number) + chance.between(0, part.max(1) - 1);
        self.ends.plus_millis(into - length)
    }

    /// How a member writes.
    pub(crate) fn hand(&self, member: MemberCode) -> Hand {
        let place = self.members.iter().position(|one| *one == member).unwrap_or(0);
        let script = match place {
            1 => Script::Sorani,
            5 => Script::Cyrillic,
            _ => Script::Arabic,
        };
        Hand { latin: place % 3, script }
    }

    /// The member that plays this part; nothing where too few play.
    pub(crate) fn member(&self, part: Part) -> Option<MemberCode> {
        self.members.get(part as usize).copied()
    }
}

/// What a member is in the cases, by its place among the members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Lead = 0,
    Neighbour = 1,
    Border = 2,
    Far = 3,
    Centre = 4,
}

/// From this place on a member belongs to the second circle.
pub(crate) const SECOND_CIRCLE: usize = 5;
