//! A label as one line of text in a view's table, and back. Words and not numbers: a new value in the middle of a
//! dimension must not change what an old file says.

use std::collections::BTreeSet;
use std::str::FromStr;
use tansiq_label::{Finite, Label, Parts, Releasability, Set};

const ANY_PARTY: &str = "*";

/// The label as `level|rel to|caveats|category|person|minor|territories|purposes|review`.
pub(crate) fn write(label: &Label) -> String {
    let rel_to = match label.releasability() {
        Releasability::AnyParty => ANY_PARTY.to_owned(),
        Releasability::Only(members) => joined(members.iter()),
    };
    let fields = [
        label.level().to_string(),
        rel_to,
        words(label.caveats()),
        words(label.categories()),
        words(label.persons()),
        u8::from(label.minor()).to_string(),
        joined(label.territories().iter()),
        words(label.purposes()),
        label.review().to_string(),
    ];
    fields.join("|")
}

/// The label that [`write`] wrote.
pub(crate) fn read(text: &str) -> Option<Label> {
    let fields: Vec<&str> = text.split('|').collect();
    let [level, rel_to, caveats, category, person, minor, territories, purposes, review] = fields[..] else {
        return None;
    };
    let releasability = match rel_to {
        ANY_PARTY => Releasability::AnyParty,
        members => Releasability::Only(many(members)?),
    };
    let parts = Parts {
        level: tansiq_label::parse(level).ok()?,
        releasability,
        caveats: set(caveats)?,
        category: tansiq_label::parse(category).ok()?,
        person: tansiq_label::parse(person).ok()?,
        minor: minor == "1",
        territories: many(territories)?,
        purposes: set(purposes)?,
        review: review.parse().ok()?,
    };
    Label::new(parts).ok()
}

/// The words of a set with commas between them.
pub(crate) fn words<T: Finite>(set: Set<T>) -> String {
    set.codes().join(",")
}

/// The set that [`words`] wrote.
pub(crate) fn set<T: Finite>(text: &str) -> Option<Set<T>> {
    split(text).map(|word| tansiq_label::parse(word).ok()).collect()
}

fn many<T: FromStr + Ord>(text: &str) -> Option<BTreeSet<T>> {
    split(text).map(|word| word.parse().ok()).collect()
}

fn joined(values: impl Iterator<Item = impl ToString>) -> String {
    values.map(|value| value.to_string()).collect::<Vec<_>>().join(",")
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use tansiq_label::{Category, Level, PersonCategory, Territory};

    fn one<T: Finite + std::fmt::Debug>() -> impl Strategy<Value = T> {
        proptest::sample::select(T::ALL)
    }

    proptest! {
        #[test]
        fn every_label_reads_back(
            (level, category, person, minor) in (one::<Level>(), one::<Category>(), one::<PersonCategory>(), any::<bool>()),
            (caveats, purposes, rel, days) in (any::<u32>(), any::<u32>(), 0..4u8, 0..3000i32),
        ) {
            let members = ["AMM", "EBL"].map(|m| m.parse().unwrap());
            let parts = Parts {
                level,
                releasability: match rel {
                    0 => Releasability::AnyParty,
                    n => Releasability::only(members.into_iter().take(usize::from(n) - 1)),
                },
                caveats: Set::from_bits(caveats),
                category,
                person,
                minor,
                territories: ["IQ", "IQ-NI"].map(|t| t.parse::<Territory>().unwrap()).into(),
                purposes: Set::from_bits(purposes),
                review: jiff::civil::date(2026, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap(),
            };
            if let Ok(label) = Label::new(parts) {
                prop_assert_eq!(read(&write(&label)), Some(label));
            }
        }
    }

    #[test]
    fn what_is_no_label_is_nothing() {
        for bad in ["", "restricted", "restricted|*||identity|suspect|0||arrest|2027-01-01|"] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
