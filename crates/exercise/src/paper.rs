//! A report being written: statements one by one, each with what differs from the report's own label.

use tansiq_label::{Category, Level, MemberCode, PersonCategory, Purpose};
use tansiq_report::{
    Draft, Faults, LabelText, Method, Moment, Precedence, RelTo, Report, ReportKind, StatementText,
    SubjectId, SubjectKind, SubjectText, Writing,
};

use crate::chance::Chance;
use crate::person::Written;

/// How long until somebody must look at a statement of an exercise again, in years.
const REVIEW_YEARS: i16 = 2;

/// A report being written.
pub(crate) struct Paper {
    draft: Draft,
}

/// What a report's statements say of themselves where they say nothing else.
pub(crate) struct Marked<'a> {
    pub(crate) category: Category,
    pub(crate) person: PersonCategory,
    pub(crate) purposes: &'a [Purpose],
    pub(crate) territories: &'a [&'a str],
}

/// The statement that was said last.
pub(crate) struct Said<'a>(&'a mut StatementText);

impl Paper {
    /// A report that everybody may have to whom the agreements release it, restricted and marked as an exercise. The
    /// first purpose is the report's own.
    pub(crate) fn new(kind: ReportKind, basis: &str, marked: &Marked<'_>) -> Paper {
        let label = LabelText {
            level: Some(Level::Restricted.to_string()),
            rel_to: Some(RelTo::Word("any-party".into())),
            caveats: Some(vec!["exercise".into()]),
            category: Some(marked.category.to_string()),
            person: Some(marked.person.to_string()),
            minor: None,
            territories: Some(marked.territories.iter().map(ToString::to_string).collect()),
            purposes: Some(marked.purposes.iter().map(ToString::to_string).collect()),
            review: None,
        };
        let draft = Draft {
            kind: Some(kind.to_string()),
            legal_basis: Some(format!("EXERCISE: {basis}")),
            purpose: marked.purposes.first().map(ToString::to_string),
            label: Some(label),
            ..Draft::default()
        };
        Paper { draft }
    }

    pub(crate) fn precedence(mut self, precedence: Precedence) -> Paper {
        self.draft.precedence = Some(precedence.to_string());
        self
    }

    /// Somebody or something that is spoken of here for the first time.
    pub(crate) fn about(&mut self, kind: SubjectKind) -> String {
        let reference = format!("{kind}-{}", self.draft.subjects.len());
        let kind = Some(kind.to_string());
        self.draft.subjects.push(SubjectText { id: None, reference: Some(reference.clone()), kind });
        reference
    }

    /// Somebody or something that was spoken of before.
    pub(crate) fn again(&mut self, id: SubjectId, kind: SubjectKind) -> String {
        self.draft.subjects.push(SubjectText {
            id: Some(id.to_string()),
            reference: None,
            kind: Some(kind.to_string()),
        });
        id.to_string()
    }

    /// A statement, graded B2 and observed unless it says otherwise.
    pub(crate) fn say(&mut self, subject: &str, property: &str, value: impl Into<String>) -> Said<'_> {
        self.draft.statements.push(StatementText {
            subject: Some(subject.to_owned()),
            property: Some(property.to_owned()),
            value: Some(value.into()),
            grade: Some("B2".into()),
            method: Some(Method::Observation.to_string()),
            label: Some(LabelText::default()),
            ..StatementText::default()
        });
        // It was pushed just now.
        Said(self.draft.statements.last_mut().expect("a statement was pushed"))
    }

    /// A statement whose value stands in another script as well.
    pub(crate) fn say_written(&mut self, subject: &str, property: &str, written: &Written) -> Said<'_> {
        let said = self.say(subject, property, &written.latin);
        said.0.original = Some(written.original.clone());
        said.0.language = Some(written.language.to_owned());
        said
    }

    /// The report as its member writes it at that moment; `chance` gives the ids.
    pub(crate) fn written(
        mut self,
        by: MemberCode,
        at: Moment,
        chance: &mut Chance,
    ) -> Result<Report, Faults> {
        let review = at.date().saturating_add(jiff::Span::new().years(REVIEW_YEARS));
        if let Some(label) = &mut self.draft.label {
            label.review = Some(review.to_string());
        }
        let writing = Writing { originator: by, now: at, random: &mut || chance.bits() };
        Ok(self.draft.validate(writing)?.report)
    }
}

impl Said<'_> {
    fn label(&mut self) -> &mut LabelText {
        self.0.label.get_or_insert_default()
    }

    pub(crate) fn graded(self, grade: &str) -> Self {
        self.0.grade = Some(grade.to_owned());
        self
    }

    pub(crate) fn known_by(self, method: Method) -> Self {
        self.0.method = Some(method.to_string());
        self
    }

    /// The day on which it became known.
    pub(crate) fn on(self, day: jiff::civil::Date) -> Self {
        self.0.collected = Some(day.to_string());
        self
    }

    pub(crate) fn level(mut self, level: Level) -> Self {
        self.label().level = Some(level.to_string());
        self
    }

    pub(crate) fn category(mut self, category: Category) -> Self {
        self.label().category = Some(category.to_string());
        self
    }

    pub(crate) fn person(mut self, person: PersonCategory) -> Self {
        self.label().person = Some(person.to_string());
        self
    }

    pub(crate) fn only_for(mut self, members: &[MemberCode]) -> Self {
        self.label().rel_to = Some(RelTo::Members(members.iter().map(ToString::to_string).collect()));
        self
    }

    /// Who told it stays with the service to which he spoke.
    pub(crate) fn of_a_source(self) -> Self {
        self.known_by(Method::Human)
            .level(Level::Secret)
            .category(Category::Source)
            .person(PersonCategory::Contact)
            .only_for(&[])
    }
}
