//! What the end of a statement means. An address that has ended was his address; a date of birth that has ended was
//! never his.

use crate::property::Property;
use crate::report::Statement;
use jiff::civil::Date;

/// What does not change in a man's life: said with an end, it was a mistake.
const LASTING: [&str; 7] =
    ["birthDate", "birthPlace", "birthCountry", "deathDate", "gender", "fatherName", "motherName"];

impl Property {
    /// Whether what it says cannot change. Names, papers, telephones, addresses and citizenships can.
    pub fn is_lasting(&self) -> bool {
        LASTING.contains(&self.name)
    }
}

impl Statement {
    /// Whether its last day is over.
    pub fn has_ended(&self, today: Date) -> bool {
        self.until.is_some_and(|last| last < today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::SubjectKind;

    #[test]
    fn what_lasts_is_a_property_of_persons() {
        for name in LASTING {
            assert!(Property::of(SubjectKind::Person, name).is_some_and(|p| p.is_lasting()), "{name}");
        }
    }
}
