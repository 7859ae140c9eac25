//! The machine-readable zone of passports, identity cards and visas: ICAO Doc 9303, part 3 (characters, check digits,
//! dates), 4 (TD3), 5 (TD1), 6 (TD2) and 7 (MRV-A, MRV-B).
//!
//! It is taken as a reader or a tired hand types it: in one line or several, in either case. Every check digit is
//! compared, and one that is wrong is named with its place: nothing is guessed from a zone that contradicts itself.

mod layout;

use jiff::civil::Date;
use layout::{Layout, Span, layout_of};
use std::ops::Range;

/// What a zone says of its holder. The names are as the issuing state wrote them in Latin letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mrz {
    /// `TD1`, `TD2`, `TD3`, `MRV-A` or `MRV-B`.
    pub format: &'static str,
    /// The code of the issuing state or organisation, without filling.
    pub issuer: String,
    /// The number of the document.
    pub number: String,
    /// Given names and then the surname.
    pub name: String,
    /// The code of the nationality.
    pub nationality: String,
    /// `1974-08-12`, or as much of it as the document knows; nothing where it knows nothing.
    pub birth: Option<String>,
    /// The last day on which the document holds.
    pub expires: Option<Date>,
}

/// Why a zone cannot be read. Lines and characters count from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MrzError {
    /// No format has so many characters.
    #[error(
        "expected 90 characters (TD1: three lines of 30), 72 (TD2, MRV-B: two of 36) or 88 (TD3, MRV-A: two of 44); found {found}"
    )]
    Length {
        /// How many there were, without spaces and line ends.
        found: usize,
    },
    /// A character that no zone has.
    #[error("line {line}, character {character}: expected A to Z, 0 to 9 or <; found another character")]
    Character {
        /// The line.
        line: usize,
        /// The character in the line.
        character: usize,
    },
    /// A check digit that does not fit what it checks.
    #[error(
        "line {line}, character {character}: expected {expected} as the check digit of {of}; found another character"
    )]
    CheckDigit {
        /// What it checks.
        of: &'static str,
        /// The digit that would fit.
        expected: u8,
        /// The line.
        line: usize,
        /// The character in the line.
        character: usize,
    },
    /// A date that no calendar has.
    #[error("line {line}, character {character}: expected {of} as year, month and day; found something else")]
    Date {
        /// Which date.
        of: &'static str,
        /// The line.
        line: usize,
        /// Its first character.
        character: usize,
    },
    /// No name.
    #[error("line {line}: expected a name; found none")]
    Name {
        /// The line.
        line: usize,
    },
}

/// Reads a zone on the day `today`, by which the century of a birth is found: nobody is born after it.
///
/// # Errors
/// [`MrzError`] with the place; it never repeats what the zone says.
pub fn read(text: &str, today: Date) -> Result<Mrz, MrzError> {
    let zone: Vec<char> =
        text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
    let layout = layout_of(zone.len(), zone.first()).ok_or(MrzError::Length { found: zone.len() })?;
    if let Some(at) = zone.iter().position(|c| !matches!(c, 'A'..='Z' | '0'..='9' | '<')) {
        let (line, character) = layout.place(at);
        return Err(MrzError::Character { line, character });
    }
    // Every character is ASCII now, so that a byte is a character.
    let zone: String = zone.into_iter().collect();
    Zone { text: &zone, layout }.read(today)
}

struct Zone<'z> {
    text: &'z str,
    layout: &'static Layout,
}

impl Zone<'_> {
    fn read(&self, today: Date) -> Result<Mrz, MrzError> {
        let layout = self.layout;
        let number = self.number()?;
        self.check("the date of birth", &[layout.birth], layout.birth.1)?;
        self.check("the date of expiry", &[layout.expiry], layout.expiry.1)?;
        if let Some(personal) = layout.personal {
            self.check_or_empty("the personal number", personal)?;
        }
        if let Some(whole) = &layout.whole {
            self.check("the whole zone", whole.of, whole.digit)?;
        }
        Ok(Mrz {
            format: layout.name,
            issuer: self.word(2..5),
            number,
            name: self.name()?,
            nationality: self.word(layout.nationality..layout.nationality + 3),
            birth: self.birth(today)?,
            expires: self.expiry(today)?,
        })
    }

    /// The document's number. One that is longer than nine characters goes on in the optional data, and so does its
    /// check digit (part 5, 4.2.2.1; part 6, 4.2.2.2).
    fn number(&self) -> Result<String, MrzError> {
        const OF: &str = "the number of the document";
        let Span(from, to) = self.layout.number;
        let goes_on = self.layout.long_number.filter(|_| &self.text[to..=to] == "<");
        let Some(Span(more, end)) = goes_on.filter(|more| self.text.as_bytes()[more.0] != b'<') else {
            self.check(OF, &[Span(from, to)], to)?;
            return Ok(self.word(from..to));
        };
        let length = self.text[more..end].find('<').unwrap_or(end - more);
        let digit = more + length - 1;
        self.check(OF, &[Span(from, to), Span(more, digit)], digit)?;
        Ok(self.word(from..to) + &self.word(more..digit))
    }

    /// The characters of a field without filling.
    fn word(&self, range: Range<usize>) -> String {
        self.text[range].replace('<', "")
    }

    fn check(&self, of: &'static str, parts: &[Span], digit: usize) -> Result<(), MrzError> {
        let expected = check_digit(parts.iter().flat_map(|Span(from, to)| self.text[*from..*to].bytes()));
        let found = self.text.as_bytes()[digit];
        let (line, character) = self.layout.place(digit);
        let fits = found == b'0' + expected;
        fits.then_some(()).ok_or(MrzError::CheckDigit { of, expected, line, character })
    }

    /// A field that may be empty; then its digit may be so as well.
    fn check_or_empty(&self, of: &'static str, field: Span) -> Result<(), MrzError> {
        let Span(from, to) = field;
        if self.text[from..=to].bytes().all(|c| c == b'<') {
            return Ok(());
        }
        self.check(of, &[field], to)
    }

    /// `SURNAME<<GIVEN<NAMES`; one name alone stands without the two signs.
    fn name(&self) -> Result<String, MrzError> {
        let Span(from, to) = self.layout.name_field;
        let (surname, given) = self.text[from..to].split_once("<<").unwrap_or((&self.text[from..to], ""));
        let words = given.split('<').chain(surname.split('<')).filter(|word| !word.is_empty());
        let name = words.collect::<Vec<_>>().join(" ");
        let (line, _) = self.layout.place(from);
        if name.is_empty() { Err(MrzError::Name { line }) } else { Ok(name) }
    }

    fn birth(&self, today: Date) -> Result<Option<String>, MrzError> {
        let [year, month, day] = self.two_by_two(self.layout.birth);
        let wrong = || self.bad_date("a date of birth", self.layout.birth);
        let Some(year) = number(year).map_err(|()| wrong())? else { return Ok(None) };
        let (month, day) = (number(month).map_err(|()| wrong())?, number(day).map_err(|()| wrong())?);
        let date = |century: i16| Date::new(century + year, month.unwrap_or(1) as i8, day.unwrap_or(1) as i8);
        let latest = date(2000).ok().filter(|date| *date <= today);
        let date = latest.map_or_else(|| date(1900), Ok).map_err(|_| wrong())?;
        Ok(Some(match (month, day) {
            (Some(_), Some(_)) => date.to_string(),
            (Some(month), None) => format!("{}-{month:02}", date.year()),
            _ => date.year().to_string(),
        }))
    }

    /// A document holds for some years at most: of the years that could be meant, the nearest one.
    fn expiry(&self, today: Date) -> Result<Option<Date>, MrzError> {
        let [year, month, day] = self.two_by_two(self.layout.expiry);
        let wrong = || self.bad_date("a date of expiry", self.layout.expiry);
        let part = |text| number(text).map_err(|()| wrong());
        let (Some(year), Some(month), Some(day)) = (part(year)?, part(month)?, part(day)?) else {
            return Ok(None);
        };
        let this = today.year();
        let candidates = [this - this % 100 - 100, this - this % 100, this - this % 100 + 100];
        let year =
            candidates.map(|century| century + year).into_iter().min_by_key(|year| (year - this).abs());
        Date::new(year.unwrap_or(this), month as i8, day as i8).map(Some).map_err(|_| wrong())
    }

    fn two_by_two(&self, Span(from, _): Span) -> [&str; 3] {
        [from, from + 2, from + 4].map(|at| &self.text[at..at + 2])
    }

    fn bad_date(&self, of: &'static str, Span(from, _): Span) -> MrzError {
        let (line, character) = self.layout.place(from);
        MrzError::Date { of, line, character }
    }
}

/// Two digits; nothing where the part of a date is not known.
fn number(text: &str) -> Result<Option<i16>, ()> {
    if text == "<<" { Ok(None) } else { text.parse().map(Some).map_err(|_| ()) }
}

/// The sum of the values, weighted 7, 3, 1 in turn, modulo 10 (part 3, 4.9).
fn check_digit(characters: impl Iterator<Item = u8>) -> u8 {
    let value = |c: u8| match c {
        b'0'..=b'9' => u32::from(c - b'0'),
        b'A'..=b'Z' => u32::from(c - b'A') + 10,
        _ => 0,
    };
    let sum: u32 = characters.zip([7, 3, 1].into_iter().cycle()).map(|(c, weight)| value(c) * weight).sum();
    (sum % 10) as u8
}
