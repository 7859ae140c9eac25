//! The formats by name, and the one door for reading.

use crate::error::{Error, Place};
use crate::import::Import;
use crate::limits::MAX_FILE_BYTES;
use crate::profile::Profile;
use std::fmt;
use std::str::FromStr;

/// A format of lists that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// The UN Security Council's consolidated list, XML.
    Un,
    /// FollowTheMoney entities, one JSON object a line.
    Ftm,
    /// A table with a header row whose columns are FollowTheMoney's property names.
    Csv,
    /// The Georeferenced Event Dataset of the Uppsala Conflict Data Program, CSV.
    Ged,
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 4] = [Format::Un, Format::Ftm, Format::Csv, Format::Ged];

    /// The word for it on the command line and in the API.
    pub const fn code(self) -> &'static str {
        match self {
            Format::Un => "un",
            Format::Ftm => "ftm",
            Format::Csv => "csv",
            Format::Ged => "ged",
        }
    }

    /// What the bytes look like, from their first character that is not space.
    pub fn detect(bytes: &[u8]) -> Format {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        match bytes.iter().find(|b| !b.is_ascii_whitespace()) {
            Some(b'<') => Format::Un,
            Some(b'{') => Format::Ftm,
            _ if crate::ged::is_header(bytes) => Format::Ged,
            _ => Format::Csv,
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Format {
    type Err = Error;
    fn from_str(word: &str) -> Result<Self, Error> {
        Format::ALL.into_iter().find(|f| f.code() == word).ok_or(Error::Format)
    }
}

/// Reads a file whole: a draft for each entry, or the first mistake and nothing.
///
/// # Errors
/// [`Error`] with the place of the mistake.
pub fn read(format: Format, bytes: &[u8], profile: &Profile) -> Result<Import, Error> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(Error::FileTooLong { limit: MAX_FILE_BYTES, found: bytes.len() });
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|e| Error::Encoding { place: Place::of(bytes, e.valid_up_to()) })?;
    let import = match format {
        Format::Un => crate::un::read(text, profile)?,
        Format::Ftm => crate::ftm::read(text, profile)?,
        Format::Csv => crate::csv::read(text, profile)?,
        Format::Ged => crate::ged::read(text, profile)?,
    };
    if import.entries.is_empty() { Err(Error::Empty) } else { Ok(import) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_first_characters() {
        for format in Format::ALL {
            assert_eq!(format.code().parse(), Ok(format));
        }
        assert_eq!("xml".parse::<Format>(), Err(Error::Format));
        let check = |bytes: &[u8], expected| assert_eq!(Format::detect(bytes), expected);
        check(b"\xef\xbb\xbf <?xml", Format::Un);
        check(b"{\"id\"", Format::Ftm);
        check(b"name,alias", Format::Csv);
        check(b"id,date_start,where_prec\n", Format::Ged);
        check(b"", Format::Csv);
    }
}
