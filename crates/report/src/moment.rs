//! A moment in whole milliseconds, UTC: the only time that is ever written down.

use crate::text::serde_as_text;
use jiff::Timestamp;
use std::fmt;
use std::str::FromStr;

/// A point in time in whole milliseconds since 1970-01-01T00:00:00Z, written `2026-11-20T11:15:00.000Z`.
///
/// Whole milliseconds, always three digits and always `Z`, so that one moment has one spelling.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

/// A time that is not written as a [`Moment`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected a time as 2026-11-20T11:15:00.000Z; found {0} characters in another form")]
pub struct BadMoment(usize);

impl Moment {
    /// From milliseconds since 1970. Values outside the years 0 to 9999 are brought to the nearest end.
    pub fn from_millis(millis: i64) -> Self {
        const YEAR_0: i64 = -62_167_219_200_000;
        const YEAR_9999_END: i64 = 253_402_207_199_999;
        Moment(millis.clamp(YEAR_0, YEAR_9999_END))
    }

    /// Milliseconds since 1970.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// This moment and `millis` milliseconds more.
    #[must_use]
    pub fn plus_millis(self, millis: i64) -> Self {
        Self::from_millis(self.0.saturating_add(millis))
    }

    /// As jiff's timestamp.
    pub fn timestamp(self) -> Timestamp {
        // from_millis keeps every value inside what a timestamp can hold.
        Timestamp::from_millisecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// The day in UTC.
    pub fn date(self) -> jiff::civil::Date {
        self.timestamp().to_zoned(jiff::tz::TimeZone::UTC).date()
    }
}

impl From<Timestamp> for Moment {
    fn from(t: Timestamp) -> Self {
        Moment::from_millis(t.as_millisecond())
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.3}", self.timestamp())
    }
}
impl fmt::Debug for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl FromStr for Moment {
    type Err = BadMoment;
    fn from_str(text: &str) -> Result<Self, BadMoment> {
        let bad = || BadMoment(text.chars().count());
        let moment = Moment::from(text.parse::<Timestamp>().map_err(|_| bad())?);
        if moment.to_string() == text { Ok(moment) } else { Err(bad()) }
    }
}
serde_as_text!(Moment);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_moment_has_one_spelling() {
        let text = "2026-11-20T11:15:00.007Z";
        assert_eq!(text.parse::<Moment>().unwrap().to_string(), text);
        for other in [
            "2026-11-20T11:15:00Z",
            "2026-11-20T11:15:00.0070Z",
            "2026-11-20T14:15:00.007+03:00",
            "yesterday",
            "",
        ] {
            assert!(other.parse::<Moment>().is_err(), "{other}");
        }
        for extreme in [i64::MIN, i64::MAX, 0] {
            let moment = Moment::from_millis(extreme);
            assert_eq!(moment.to_string().parse::<Moment>().unwrap(), moment);
        }
    }
}
