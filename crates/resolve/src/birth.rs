//! Dates of birth, as exact as they are known, set against each other.

use crate::weights::{Bits, of};
use crate::{Finding, Kind};

/// A day, a month or only a year of birth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Birth {
    year: i16,
    month: Option<u8>,
    day: Option<u8>,
}

/// What two dates of birth say about each other. Ordered from what speaks most for one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BirthMatch {
    /// The same day.
    SameDay,
    /// Day and month have changed places.
    ChangedPlaces,
    /// The same year, and no more is known of one of them: the first of January is what is written for a year.
    SameYear,
    /// The same month and year, and another day.
    SameMonth,
    /// Nothing is known.
    Unknown,
    /// The same year, and another day and month.
    OtherDay,
    /// One year apart.
    OneYear,
    /// Two years apart.
    TwoYears,
    /// Three to five years apart.
    FiveYears,
    /// Further apart.
    Further,
}

impl Birth {
    /// Reads `1971`, `1971-03` or `1971-03-05`; anything else, such as "about 1971", is no date.
    pub fn read(text: &str) -> Option<Birth> {
        let digits =
            |part: &str, length: usize| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
        let (mut parts, mut out) = (text.trim().split('-'), [None; 3]);
        for (place, length) in out.iter_mut().zip([4, 2, 2]) {
            let Some(part) = parts.next() else { break };
            *place = Some(part).filter(|part| digits(part, length))?.parse::<i16>().ok();
        }
        let small = |value: Option<i16>, most: i16| match value {
            None => Some(None),
            Some(value) if (1..=most).contains(&value) => u8::try_from(value).ok().map(Some),
            Some(_) => None,
        };
        let rest_is_empty = parts.next().is_none();
        let birth = Birth { year: out[0]?, month: small(out[1], 12)?, day: small(out[2], 31)? };
        rest_is_empty.then_some(birth)
    }

    /// Sets two dates against each other. Symmetric.
    pub fn against(self, other: Birth) -> BirthMatch {
        match (self.year - other.year).abs() {
            0 => {}
            1 => return BirthMatch::OneYear,
            2 => return BirthMatch::TwoYears,
            3..=5 => return BirthMatch::FiveYears,
            _ => return BirthMatch::Further,
        }
        match (self.within_year(), other.within_year()) {
            ((Some(1), Some(1)), _) | (_, (Some(1), Some(1))) => BirthMatch::SameYear,
            (one, another) if one == another && one.1.is_some() => BirthMatch::SameDay,
            ((None, _), _) | (_, (None, _)) => BirthMatch::SameYear,
            ((month, day), (months, days)) if month == days && day == months => BirthMatch::ChangedPlaces,
            ((month, None), (months, _)) | ((month, _), (months, None)) if month == months => {
                BirthMatch::SameYear
            }
            ((month, _), (months, _)) if month == months => BirthMatch::SameMonth,
            _ => BirthMatch::OtherDay,
        }
    }

    fn within_year(self) -> (Option<u8>, Option<u8>) {
        (self.month, self.day)
    }
}

impl BirthMatch {
    /// What it weighs.
    pub fn bits(self) -> Bits {
        if self == BirthMatch::Unknown { Bits(0.0) } else { of(Kind::Birth, Finding::Birth(self)) }
    }

    /// The word for it on the wire and in the table of weights.
    pub const fn code(self) -> &'static str {
        match self {
            BirthMatch::SameDay => "same-day",
            BirthMatch::ChangedPlaces => "changed-places",
            BirthMatch::SameYear => "same-year",
            BirthMatch::SameMonth => "same-month",
            BirthMatch::Unknown => "unknown",
            BirthMatch::OtherDay => "other-day",
            BirthMatch::OneYear => "one-year",
            BirthMatch::TwoYears => "two-years",
            BirthMatch::FiveYears => "five-years",
            BirthMatch::Further => "further",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_exact_as_the_less_exact_one() {
        fn check(one: &str, other: &str, expected: BirthMatch) {
            let read = |text| Birth::read(text).unwrap();
            assert_eq!(read(one).against(read(other)), expected, "{one} {other}");
            assert_eq!(read(other).against(read(one)), expected, "{other} {one}");
        }
        check("1971-03-05", "1971-03-05", BirthMatch::SameDay);
        check("1971-03-05", "1971-05-03", BirthMatch::ChangedPlaces);
        check("1971", "1971-03-05", BirthMatch::SameYear);
        check("1971", "1971", BirthMatch::SameYear);
        check("1971-03", "1971-03-05", BirthMatch::SameYear);
        check("1971-01-01", "1971-03-05", BirthMatch::SameYear);
        check("1971-01-01", "1971-01-01", BirthMatch::SameYear);
        check("1971-03-05", "1971-03-09", BirthMatch::SameMonth);
        check("1971-03-05", "1971-07-09", BirthMatch::OtherDay);
        check("1971-03", "1971-07", BirthMatch::OtherDay);
        check("1971-03-05", "1972", BirthMatch::OneYear);
        check("1971-03-05", "1973-03-05", BirthMatch::TwoYears);
        check("1971", "1976", BirthMatch::FiveYears);
        check("1971", "1977", BirthMatch::Further);
        for bad in ["", "about 1971", "71", "1971-13", "1971-01-32", "1971-01-01-01", "1971-1-1", "19x1"] {
            assert_eq!(Birth::read(bad), None, "{bad}");
        }
    }

    #[test]
    fn what_speaks_more_for_one_person_weighs_more() {
        use BirthMatch::*;
        let order = [
            SameDay,
            ChangedPlaces,
            SameYear,
            SameMonth,
            Unknown,
            OtherDay,
            OneYear,
            TwoYears,
            FiveYears,
            Further,
        ];
        for pair in order.windows(2) {
            assert!(pair[0] < pair[1] && pair[0].bits() > pair[1].bits(), "{pair:?}");
        }
    }
}
