//! The Admiralty code: how reliable the source is, and how credible the information, judged apart (NATO AJP-2.1).

use crate::text::serde_as_text;
use std::fmt;
use std::str::FromStr;

/// Source reliability A (completely reliable) to E (unreliable), F (cannot be judged), and information
/// credibility 1 (confirmed) to 5 (improbable), 6 (cannot be judged); written `B2`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Grade {
    reliability: u8,
    credibility: u8,
}

/// A grade that has the wrong form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "expected a grade: a letter A to F and a digit 1 to 6, for example B2; found {0} characters in another form"
)]
pub struct BadGrade(usize);

impl Grade {
    /// Source reliability, `A` to `F`.
    pub fn reliability(self) -> char {
        char::from(self.reliability)
    }
    /// Information credibility, 1 to 6.
    pub fn credibility(self) -> u8 {
        self.credibility - b'0'
    }
    /// The worse of each of the two: how good a conclusion from both can be.
    #[must_use]
    pub fn weaker(self, other: Grade) -> Grade {
        Grade {
            reliability: self.reliability.max(other.reliability),
            credibility: self.credibility.max(other.credibility),
        }
    }
}

impl FromStr for Grade {
    type Err = BadGrade;
    fn from_str(text: &str) -> Result<Self, BadGrade> {
        match text.as_bytes() {
            &[reliability @ b'A'..=b'F', credibility @ b'1'..=b'6'] => Ok(Grade { reliability, credibility }),
            _ => Err(BadGrade(text.chars().count())),
        }
    }
}
impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.reliability(), self.credibility())
    }
}
serde_as_text!(Grade);
