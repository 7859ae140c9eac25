//! Countries by name: the table `countries.txt`. A name that is not in it is kept as written, with a remark.

use std::collections::HashMap;
use std::sync::LazyLock;

static TABLE: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let rows = include_str!("countries.txt").lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| line.split_once(' '))
        .flat_map(|(code, names)| names.split(';').map(move |name| (fold(name), code)))
        .collect()
});

/// Letters and digits only, in lower case: names differ in articles' commas, apostrophes and case.
fn fold(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The two-letter code (ISO 3166-1 alpha-2) of a country's English name or of a code already in that form.
pub fn country_code(name: &str) -> Option<&'static str> {
    TABLE.get(&fold(name)).copied().or_else(|| {
        let is_code = name.len() == 2 && name.bytes().all(|b| b.is_ascii_alphabetic());
        let upper = name.to_ascii_uppercase();
        TABLE.values().copied().find(|code| is_code && *code == upper)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_and_codes() {
        let check = |name, expected| assert_eq!(country_code(name), expected, "{name}");
        check("Iraq", Some("IQ"));
        check("iran (islamic republic of)", Some("IR"));
        check("Democratic People's Republic of Korea", Some("KP"));
        check("Democratic People\u{2019}s Republic of Korea", Some("KP"));
        check("Türkiye", Some("TR"));
        check("Turkey", Some("TR"));
        check("Cote d'Ivoire", Some("CI"));
        check("jo", Some("JO"));
        check("XX", None);
        check("Kurdistan Region", None);
        check("", None);
    }

    #[test]
    fn the_table_is_of_one_form_and_no_name_is_twice() {
        let rows: Vec<_> =
            include_str!("countries.txt").lines().filter(|line| !line.starts_with('#')).collect();
        let mut codes = BTreeSet::new();
        let mut names = BTreeSet::new();
        for row in &rows {
            let (code, rest) = row.split_once(' ').unwrap();
            assert!(code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase()), "{row}");
            assert!(codes.insert(code), "{code} twice");
            for name in rest.split(';') {
                assert!(names.insert(fold(name)), "{name} twice");
            }
        }
        assert_eq!(codes.len(), 249);
    }
}
