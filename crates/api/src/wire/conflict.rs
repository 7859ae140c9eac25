//! Whether what is said of somebody under one property can all be true.

use std::collections::BTreeSet;
use tansiq_names::{DEFAULT_THRESHOLD, Name, score};
use tansiq_resolve::{Birth, BirthMatch};

/// Whether two of these values of one property cannot both be true.
pub(crate) fn conflict<'v>(property: &str, values: impl Iterator<Item = &'v str>) -> bool {
    let values: Vec<&str> = values.collect::<BTreeSet<_>>().into_iter().collect();
    let differ: fn(&str, &str) -> bool = match property {
        "birthDate" | "deathDate" => dates_differ,
        "motherName" | "fatherName" => names_differ,
        "gender" | "birthCountry" => |one, other| one != other,
        _ => return false,
    };
    values.iter().enumerate().any(|(at, one)| values[at + 1..].iter().any(|other| differ(one, other)))
}

fn dates_differ(one: &str, other: &str) -> bool {
    let (Some(one), Some(other)) = (Birth::read(one), Birth::read(other)) else { return one != other };
    !matches!(one.against(other), BirthMatch::SameDay | BirthMatch::SameYear)
}

fn names_differ(one: &str, other: &str) -> bool {
    match (Name::analyse(one), Name::analyse(other)) {
        (Ok(one), Ok(other)) => score(&one, &other) < DEFAULT_THRESHOLD,
        _ => one != other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_cannot_all_be_true_are_a_conflict() {
        fn check(property: &str, values: &[&str], expected: bool) {
            assert_eq!(conflict(property, values.iter().copied()), expected, "{property} {values:?}");
        }
        check("birthDate", &["1971", "1971-03-05"], false);
        check("birthDate", &["1971", "1971-03-05", "1972"], true);
        check("birthDate", &["1971-03-05", "1971-05-03"], true);
        check("motherName", &["Zuhreya", "زهرية"], false);
        check("motherName", &["Zuhreya", "فاطمة"], true);
        check("alias", &["Abu Layla", "Karim"], false);
        check("gender", &["male", "male"], false);
    }
}
