//! Files, profiles and reports for the other tests.

use tansiq_formats::{Format, Import, Imported, Profile};
use tansiq_report::{Report, Writing};

/// A file below the repository's root.
pub(crate) fn root(path: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

pub(crate) fn profile(format: Format) -> Profile {
    let profile = Profile::of(format, jiff::civil::date(2026, 11, 20));
    let basis = profile.legal_basis.clone().unwrap_or("EXERCISE: a file".into());
    Profile { legal_basis: Some(basis), ..profile }
}

pub(crate) fn import(format: Format, text: &str) -> Import {
    tansiq_formats::read(format, text.as_bytes(), &profile(format)).unwrap()
}

/// The report that an entry becomes.
pub(crate) fn report(imported: &Imported) -> Report {
    let mut next = 0_u128;
    let mut random = || {
        next += 1;
        next.to_be_bytes()
    };
    let writing = Writing {
        originator: "BGD".parse().unwrap(),
        now: "2026-11-20T12:00:00.000Z".parse().unwrap(),
        random: &mut random,
    };
    let validated = imported.draft.clone().validate(writing);
    validated.unwrap_or_else(|faults| panic!("{}: {faults}", imported.source)).report
}

/// The statements of an entry, as `property value | reference | grade`.
pub(crate) fn said(imported: &Imported) -> Vec<String> {
    let text = |part: &Option<String>| part.clone().unwrap_or_default();
    let statements = imported.draft.statements.iter();
    statements
        .map(|s| {
            let reference = text(&s.reference);
            let more =
                reference.strip_prefix(&imported.source.to_string()).unwrap_or("wrong source").to_owned();
            format!("{} {}{more} | {}", text(&s.property), text(&s.value), text(&s.grade))
        })
        .collect()
}
