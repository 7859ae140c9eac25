//! What the labels and headers of imported drafts say: no list says it itself, so whoever imports does.

use crate::format::Format;
use jiff::civil::Date;
use tansiq_label::{Caveat, Level, PersonCategory, Purpose, Releasability, Set, Territory};
use tansiq_report::{Grade, Method};

/// What every draft of one import gets. Every field may be changed before reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// The list's name in every [`crate::SourceKey`]: lower case, without space or slash.
    pub list: String,
    /// Whether the file is the whole list: whoever was on it and is missing was taken off it.
    pub whole: bool,
    /// How secret the statements are.
    pub level: Level,
    /// Whom they may go to.
    pub rel_to: Releasability,
    /// Handling conditions; [`Caveat::Exercise`] for everything fictional.
    pub caveats: Set<Caveat>,
    /// What the persons are. Statements about no person get `no-person`.
    pub person: PersonCategory,
    /// Where the statements hold.
    pub territories: Vec<Territory>,
    /// What they may be used for.
    pub purposes: Set<Purpose>,
    /// What the reports are written for, in their headers.
    pub purpose: Purpose,
    /// The review date.
    pub review: Date,
    /// How good the statements are, unless an entry says that something is approximate.
    pub grade: Grade,
    /// How the publisher's statements are known to whoever imports them.
    pub method: Method,
    /// The law or resolution. The UN's entries add their reference number. Without one no draft passes the check.
    pub legal_basis: Option<String>,
}

impl Profile {
    /// What is right for a format where nobody says otherwise.
    ///
    /// **UN**: unclassified and for any party, as it is published; `wanted` (a list asks for him); everywhere;
    /// for arrest, border control, investigation and clearance; grade A2: the publisher is the authority on who is
    /// listed (A), and what the listing states was put together from what states submitted and not proved (2);
    /// legal basis the list itself.
    ///
    /// **FollowTheMoney, CSV**: nobody knows whose these are: restricted, for nobody, `contact`, for investigation,
    /// grade F6 (cannot be judged), openly known, and no legal basis, so that whoever imports must give one. Nor is
    /// it known whether a file is all there is: not the whole list.
    ///
    /// **GED**: openly published and about no person: unclassified, for protection, warning and investigation, openly
    /// known, grade B2. For nobody all the same, as every member takes in from the publisher what it needs; and no legal
    /// basis of its own.
    ///
    /// Review is a year from `today` in every case.
    pub fn of(format: Format, today: Date) -> Profile {
        let review = today.checked_add(jiff::Span::new().years(1)).unwrap_or(Date::MAX);
        let cannot_be_judged = grade("F6");
        let strict = Profile {
            list: format.code().to_owned(),
            whole: false,
            level: Level::Restricted,
            rel_to: Releasability::nobody(),
            caveats: Set::EMPTY,
            person: PersonCategory::Contact,
            territories: vec![Territory::WORLD],
            purposes: Set::of(Purpose::Investigation),
            purpose: Purpose::Investigation,
            review,
            grade: cannot_be_judged,
            method: Method::Open,
            legal_basis: None,
        };
        match format {
            Format::Ftm | Format::Csv => strict,
            Format::Ged => Profile {
                list: "ucdp-ged".into(),
                level: Level::Unclassified,
                person: PersonCategory::NoPerson,
                purposes: [Purpose::Protection, Purpose::Warning, Purpose::Investigation]
                    .into_iter()
                    .collect(),
                grade: grade("B2"),
                ..strict
            },
            Format::Un => Profile {
                list: "un-consolidated".into(),
                whole: true,
                level: Level::Unclassified,
                rel_to: Releasability::AnyParty,
                person: PersonCategory::Wanted,
                purposes: [
                    Purpose::Arrest,
                    Purpose::BorderControl,
                    Purpose::Investigation,
                    Purpose::Clearance,
                ]
                .into_iter()
                .collect(),
                purpose: Purpose::BorderControl,
                grade: grade("A2"),
                method: Method::Official,
                legal_basis: Some("UN Security Council consolidated list".into()),
                ..strict
            },
        }
    }
}

fn grade(text: &'static str) -> Grade {
    // Only called with the literals above, which are grades.
    text.parse().expect("a literal of the right form")
}
