//! Dates of birth, as exact as they are known, set against each other.

/// A day, a month or only a year of birth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Birth {
    year: i16,
    month: Option<u8>,
    day: Option<u8>,
}

/// What two dates of birth say about each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BirthMatch {
    /// Everything that both say is the same.
    Same,
    /// The years are at most [`NEAR_YEARS`] apart, or day and month have changed places: not a reason to let go.
    Near,
    /// One of them says nothing.
    Unknown,
    /// They are further apart.
    Differs,
}

/// Years by which dates of birth of one person differ between lists, where years are estimated.
pub const NEAR_YEARS: i16 = 2;

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
        let same = |one: Option<u8>, other: Option<u8>| one.is_none() || other.is_none() || one == other;
        if (self.year - other.year).abs() > NEAR_YEARS {
            BirthMatch::Differs
        } else if self.year == other.year && same(self.month, other.month) && same(self.day, other.day) {
            BirthMatch::Same
        } else {
            BirthMatch::Near
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
        check("1971", "1971-03-05", BirthMatch::Same);
        check("1971-03", "1971-03-05", BirthMatch::Same);
        check("1971-03-05", "1971-05-03", BirthMatch::Near);
        check("1971-03-05", "1973", BirthMatch::Near);
        check("1971", "1974", BirthMatch::Differs);
        for bad in ["", "about 1971", "71", "1971-13", "1971-01-32", "1971-01-01-01", "1971-1-1", "19x1"] {
            assert_eq!(Birth::read(bad), None, "{bad}");
        }
    }
}
