//! How common values are where two descriptions are compared.

use crate::Kind;
use std::collections::{BTreeSet, HashMap};

/// How many people there are, and how many of them have a value: what is shared by many says little.
///
/// Count only what the reader may see: else a weight tells of people who are not to be seen.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Frequencies {
    people: u32,
    holders: HashMap<Kind, Holders>,
}

#[derive(Debug, Clone, Default, PartialEq)]
struct Holders {
    /// People of whom any value is known.
    known: u32,
    of: HashMap<Box<str>, u32>,
}

/// Of fewer people than this nothing is learnt about how common a value is.
const ENOUGH: u32 = 100;

impl Frequencies {
    /// Among so many people, of whom nothing else is known.
    pub fn of_people(people: u32) -> Frequencies {
        Frequencies { people, holders: HashMap::new() }
    }

    /// Counts one person's values of a kind, each once: countries as they are, places by [`tansiq_names::Name::normal`].
    pub fn count<'a>(&mut self, kind: Kind, values: impl IntoIterator<Item = &'a str>) {
        let holders = self.holders.entry(kind).or_default();
        let values: BTreeSet<&str> = values.into_iter().collect();
        holders.known += u32::from(!values.is_empty());
        for value in values {
            *holders.of.entry(value.into()).or_default() += 1;
        }
    }

    /// How many people there are: at least 1.
    pub fn people(&self) -> u32 {
        self.people.max(1)
    }

    /// The share, above 0 and up to 1, of the people who have this value among those of whom one is known; nothing
    /// where too few are.
    pub fn share(&self, kind: Kind, value: &str) -> Option<f32> {
        let holders = self.holders.get(&kind).filter(|holders| holders.known >= ENOUGH)?;
        let have = holders.of.get(value).copied().unwrap_or(0).max(1);
        Some((have as f32 / holders.known as f32).min(1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_of_those_of_whom_something_is_known() {
        let mut among = Frequencies::of_people(1_000_000);
        for at in 0..ENOUGH {
            assert_eq!(among.share(Kind::Nationality, "iq"), None, "too few to say");
            among.count(Kind::Nationality, (at % 4 == 0).then_some("iq").into_iter().chain(["sy", "sy"]));
        }
        assert_eq!(among.share(Kind::Nationality, "iq"), Some(0.25));
        assert_eq!(among.share(Kind::Nationality, "sy"), Some(1.0));
        assert_eq!(among.share(Kind::Nationality, "tn"), Some(0.01), "whoever has it is one at least");
        assert_eq!(among.share(Kind::BirthPlace, "mosul"), None);
        assert_eq!(Frequencies::default().people(), 1);
    }
}
