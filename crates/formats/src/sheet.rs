//! One entry being written down: statements of one subject, each with the profile's label and the entry's key.

use crate::category::category_of;
use crate::country::country_code;
use crate::import::{Imported, SourceKey};
use crate::profile::Profile;
use crate::remark::{Remarks, What};
use crate::text::{lines, one_line};
use std::collections::HashSet;
use tansiq_label::{Category, PersonCategory, Releasability};
use tansiq_report::{
    Draft, Grade, LabelText, MAX_LEGAL_BASIS_CHARS, MAX_REFERENCE_CHARS, RelTo, ReportKind, StatementText,
    SubjectKind, SubjectText,
};

/// The statements of one entry.
pub(crate) struct Sheet<'a> {
    profile: &'a Profile,
    remarks: &'a mut Remarks,
    source: SourceKey,
    kind: SubjectKind,
    person: PersonCategory,
    grade: Grade,
    statements: Vec<StatementText>,
    said: HashSet<(String, String, String)>,
}

/// How one statement differs from the entry's other statements.
#[derive(Default)]
pub(crate) struct More<'a> {
    /// What else its reference says.
    pub(crate) said: &'a str,
    /// Whether the source calls it approximate or doubtful: credibility 3 at best.
    pub(crate) approximate: bool,
}

impl<'a> Sheet<'a> {
    pub(crate) fn new(
        profile: &'a Profile,
        remarks: &'a mut Remarks,
        source: SourceKey,
        kind: SubjectKind,
    ) -> Self {
        let is_person = kind == SubjectKind::Person;
        let person = if is_person { profile.person } else { PersonCategory::NoPerson };
        Sheet {
            profile,
            remarks,
            source,
            kind,
            person,
            grade: profile.grade,
            statements: Vec::new(),
            said: HashSet::new(),
        }
    }

    /// The entry says itself what the person is; for what is said after this.
    pub(crate) fn set_person(&mut self, person: PersonCategory) {
        if self.kind == SubjectKind::Person {
            self.person = person;
        }
    }

    /// The entry says itself how good it is; for what is said after this.
    pub(crate) fn set_grade(&mut self, grade: Grade) {
        self.grade = grade;
    }

    pub(crate) fn remark(&mut self, field: &str, what: What) {
        self.remarks.note(field, what);
    }

    /// A statement; nothing for an empty value, and the same statement only once.
    pub(crate) fn say(&mut self, property: &str, value: &str, more: More<'_>) {
        let (mut value, control) = lines(value);
        if !matches!(property, "notes" | "summary" | "bodyText") {
            value = one_line(&value);
        }
        if control {
            self.remark(property, What::Control);
        }
        if value.is_empty() {
            return;
        }
        let reference = self.reference(more.said);
        if !self.said.insert((property.to_owned(), value.clone(), reference.clone())) {
            self.remark(property, What::Repeated);
            return;
        }
        self.statements.push(StatementText {
            subject: Some(Imported::SUBJECT.into()),
            property: Some(property.to_owned()),
            value: Some(value),
            grade: Some(self.grade(more.approximate)),
            method: Some(self.profile.method.to_string()),
            reference: Some(reference),
            label: Some(self.label(category_of(property))),
            ..StatementText::default()
        });
    }

    /// A country by its code where the table has it, else as written with a remark.
    pub(crate) fn say_country(&mut self, property: &str, field: &str, name: &str, more: More<'_>) {
        let name = one_line(name);
        match country_code(&name) {
            Some(code) => self.say(property, code, more),
            None if name.is_empty() => {}
            None => {
                self.remark(field, What::UnknownCountry);
                self.say(property, &name, more);
            }
        }
    }

    /// Whether nothing was said.
    pub(crate) fn is_empty(&self) -> bool {
        self.statements.is_empty()
    }

    /// The draft. `basis` is added to the legal basis, such as an entry's number on its list.
    pub(crate) fn into_imported(self, basis: &str) -> Imported {
        let legal_basis = self.profile.legal_basis.as_ref().map(|law| {
            let whole = if basis.is_empty() { law.clone() } else { format!("{law}, {basis}") };
            whole.chars().take(MAX_LEGAL_BASIS_CHARS).collect()
        });
        let draft = Draft {
            kind: Some(ReportKind::List.to_string()),
            legal_basis,
            purpose: Some(self.profile.purpose.to_string()),
            subjects: vec![SubjectText {
                reference: Some(Imported::SUBJECT.into()),
                kind: Some(self.kind.to_string()),
                ..SubjectText::default()
            }],
            statements: self.statements,
            ..Draft::default()
        };
        Imported { source: self.source, draft }
    }

    fn reference(&self, said: &str) -> String {
        let said = one_line(&lines(said).0);
        if said.is_empty() {
            return self.source.to_string();
        }
        format!("{}; {said}", self.source).chars().take(MAX_REFERENCE_CHARS).collect()
    }

    fn grade(&self, approximate: bool) -> String {
        let grade = self.grade;
        if approximate && grade.credibility() < 3 {
            format!("{}3", grade.reliability())
        } else {
            grade.to_string()
        }
    }

    fn label(&self, category: Category) -> LabelText {
        let p = self.profile;
        let words = |codes: Vec<&'static str>| codes.into_iter().map(str::to_owned).collect::<Vec<_>>();
        LabelText {
            level: Some(p.level.to_string()),
            rel_to: Some(match &p.rel_to {
                Releasability::AnyParty => RelTo::Word("any-party".into()),
                Releasability::Only(members) => {
                    RelTo::Members(members.iter().map(ToString::to_string).collect())
                }
            }),
            caveats: Some(words(p.caveats.codes())),
            category: Some(category.to_string()),
            person: Some(self.person.to_string()),
            minor: None,
            territories: Some(p.territories.iter().map(ToString::to_string).collect()),
            purposes: Some(words(p.purposes.codes())),
            review: Some(p.review.to_string()),
        }
    }
}
