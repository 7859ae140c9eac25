//! Reports, statements and labels as the page and programs get them.

use crate::reading::{Said, ShownReport};
use serde::Serialize;
use tansiq_agreement::Releasable;
use tansiq_label::{Caveat, Label};
use tansiq_report::{LabelText, RelTo, SubjectId, SubjectKind};
use utoipa::ToSchema;

/// How a statement must be handled.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Label)]
pub(crate) struct LabelShape {
    /// `unclassified`, `restricted`, `confidential`, `secret`.
    level: String,
    rel_to: RelToShape,
    caveats: Vec<String>,
    /// Category of data.
    category: String,
    /// Category of person.
    person: String,
    /// Whether that person is under eighteen.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    minor: bool,
    territories: Vec<String>,
    purposes: Vec<String>,
    /// The day on which its originator looks at it again.
    review: String,
}

/// Whom the originator allows to have it: `any-party`, or members' codes.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(untagged)]
#[schema(as = RelTo)]
pub(crate) enum RelToShape {
    /// `any-party`.
    Word(AnyParty),
    /// Members' codes.
    Members(Vec<String>),
}

/// Whoever an agreement names.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub(crate) enum AnyParty {
    #[serde(rename = "any-party")]
    AnyParty,
}

/// One claim of one originator about one subject.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Statement)]
pub(crate) struct StatementShape {
    pub(crate) id: String,
    /// The report that holds it, as this node knows it; missing for a liaison officer, whose member knows it by
    /// another id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) report: Option<String>,
    pub(crate) originator: String,
    /// When its report was written.
    pub(crate) written: String,
    /// Since when its originator says it without a break, where that is longer.
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<String>,
    pub(crate) subject: String,
    pub(crate) property: String,
    pub(crate) value: String,
    /// The value in its own script.
    #[serde(skip_serializing_if = "Option::is_none")]
    original: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    /// The Admiralty code.
    grade: String,
    method: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    collected: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
    /// Whether that day is over.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    ended: bool,
    label: LabelShape,
    /// The label in one line, as it stands over a page.
    pub(crate) banner: String,
}

/// A subject of a report.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ReportSubject)]
pub(crate) struct SubjectLine {
    pub(crate) id: String,
    pub(crate) kind: String,
}

/// A report: its header, and those of its statements that are released to the reader.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Report)]
pub(crate) struct ReportShape {
    pub(crate) id: String,
    pub(crate) originator: String,
    pub(crate) kind: String,
    pub(crate) precedence: String,
    pub(crate) legal_basis: String,
    pub(crate) purpose: String,
    pub(crate) written: String,
    /// The join of the labels of the statements below.
    pub(crate) banner: String,
    pub(crate) exercise: bool,
    pub(crate) subjects: Vec<SubjectLine>,
    pub(crate) statements: Vec<StatementShape>,
}

impl From<&Label> for LabelShape {
    fn from(label: &Label) -> Self {
        let text = LabelText::from(label);
        LabelShape {
            level: text.level.unwrap_or_default(),
            rel_to: match text.rel_to {
                // A label that was read has no other word.
                Some(RelTo::Word(_)) => RelToShape::Word(AnyParty::AnyParty),
                Some(RelTo::Members(members)) => RelToShape::Members(members),
                None => RelToShape::Members(Vec::new()),
            },
            caveats: text.caveats.unwrap_or_default(),
            category: text.category.unwrap_or_default(),
            person: text.person.unwrap_or_default(),
            minor: text.minor.unwrap_or_default(),
            territories: text.territories.unwrap_or_default(),
            purposes: text.purposes.unwrap_or_default(),
            review: text.review.unwrap_or_default(),
        }
    }
}

/// A statement on its way out. It takes the proof that it may leave.
pub(crate) fn statement_shape(said: Releasable<Said>) -> StatementShape {
    let Said { statement: s, originator, written, ended, report } = said.into_inner();
    StatementShape {
        id: s.id.to_string(),
        report: report.map(|report| report.to_string()),
        originator: originator.to_string(),
        written: written.to_string(),
        since: s.since.map(|since| since.to_string()),
        subject: s.subject.to_string(),
        property: s.property.name.to_owned(),
        label: LabelShape::from(&s.label),
        banner: s.label.to_string(),
        value: s.value,
        language: s.original.as_ref().and_then(|o| o.language.clone()),
        original: s.original.map(|o| o.text),
        grade: s.grade.to_string(),
        method: s.provenance.method.to_string(),
        reference: s.provenance.reference,
        collected: s.provenance.collected.map(|d| d.to_string()),
        from: s.from.map(|d| d.to_string()),
        until: s.until.map(|d| d.to_string()),
        ended,
    }
}

impl From<ShownReport> for ReportShape {
    fn from(shown: ShownReport) -> Self {
        let ShownReport { header, subjects, said } = shown;
        let labels = || said.iter().map(|s| &s.get().statement.label);
        let subject = |(id, kind): (&SubjectId, &SubjectKind)| SubjectLine {
            id: id.to_string(),
            kind: kind.to_string(),
        };
        ReportShape {
            id: header.id.to_string(),
            originator: header.originator.to_string(),
            kind: header.kind.to_string(),
            precedence: header.precedence.to_string(),
            legal_basis: header.legal_basis,
            purpose: header.purpose.to_string(),
            written: header.written.to_string(),
            banner: banner_of(labels()),
            exercise: labels().any(|label| label.caveats().contains(Caveat::Exercise)),
            subjects: subjects.iter().map(subject).collect(),
            statements: said.into_iter().map(statement_shape).collect(),
        }
    }
}

/// The join of labels in one line; empty for none.
pub(crate) fn banner_of<'a>(labels: impl IntoIterator<Item = &'a Label>) -> String {
    Label::join_all(labels).map(|label| label.to_string()).unwrap_or_default()
}
