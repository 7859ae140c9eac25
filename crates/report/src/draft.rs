//! A draft: a report as somebody writes it, in JSON or TOML, before anything about it is known to be right.
//!
//! The same shape, complete and in canonical spelling, is what is signed; so there is one check for both.

use crate::canonical::to_canonical;
use crate::label_text::LabelText;
use crate::report::Report;
use serde::{Deserialize, Serialize};

/// The shape of the first version. Every stored format ever written keeps a fixture.
pub const FORMAT: &str = "tansiq/report/v1";

/// A report as written. Everything that may be missing in a draft is optional here; [`Draft::validate`] says
/// what must not be.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// [`FORMAT`], if given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// Given by the node if missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// This node's member if missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub originator: Option<String>,
    /// `intrep`, `intsum`, `interview` …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// If missing: `priority` for a clearance, `routine` for everything else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precedence: Option<String>,
    /// The law, warrant, resolution or case. It travels with every edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legal_basis: Option<String>,
    /// What it is written for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// Now if missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub written: Option<String>,
    /// What every statement's label takes from here unless it says otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<LabelText>,
    /// Whom and what the statements are about.
    #[serde(default)]
    pub subjects: Vec<SubjectText>,
    /// The statements.
    #[serde(default)]
    pub statements: Vec<StatementText>,
}

/// A subject as written: a word to refer to it in this draft, or an id that exists already.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubjectText {
    /// An existing subject's id; a new one is given if missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// A word that the statements of this draft use for it.
    #[serde(rename = "ref", skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// `person`, `organisation`, `vehicle` …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
}

/// A statement as written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatementText {
    /// Given by the node if missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The ref or id of a subject of this report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// A property of `properties.txt`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub property: Option<String>,
    /// The value; for a property whose value is a subject, its ref or id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The value in its own script.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original: Option<String>,
    /// The language of `original`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The Admiralty code, `B2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<String>,
    /// How it is known: `human`, `captured`, `official` …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// A reference that may travel.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The day on which it became known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collected: Option<String>,
    /// From when it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The last day on which it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// Since when its originator says it, where it was said before this report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// Its label, or what differs from the report's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<LabelText>,
}

impl From<&Report> for Draft {
    fn from(report: &Report) -> Self {
        let header = report.header();
        Draft {
            format: Some(FORMAT.into()),
            id: Some(header.id.to_string()),
            originator: Some(header.originator.to_string()),
            kind: Some(header.kind.to_string()),
            precedence: Some(header.precedence.to_string()),
            legal_basis: Some(header.legal_basis.clone()),
            purpose: Some(header.purpose.to_string()),
            written: Some(header.written.to_string()),
            label: None,
            subjects: report
                .subjects()
                .iter()
                .map(|(id, kind)| SubjectText {
                    id: Some(id.to_string()),
                    reference: None,
                    kind: Some(kind.to_string()),
                })
                .collect(),
            statements: report.statements().iter().map(StatementText::from).collect(),
        }
    }
}

impl From<&crate::report::Statement> for StatementText {
    fn from(s: &crate::report::Statement) -> Self {
        StatementText {
            id: Some(s.id.to_string()),
            subject: Some(s.subject.to_string()),
            property: Some(s.property.name.into()),
            value: Some(s.value.clone()),
            original: s.original.as_ref().map(|o| o.text.clone()),
            language: s.original.as_ref().and_then(|o| o.language.clone()),
            grade: Some(s.grade.to_string()),
            method: Some(s.provenance.method.to_string()),
            reference: s.provenance.reference.clone(),
            collected: s.provenance.collected.map(|d| d.to_string()),
            from: s.from.map(|d| d.to_string()),
            until: s.until.map(|d| d.to_string()),
            since: s.since.map(|moment| moment.to_string()),
            label: Some(LabelText::from(&s.label)),
        }
    }
}

impl Report {
    /// The bytes that are signed.
    pub fn canonical(&self) -> Vec<u8> {
        to_canonical(&Draft::from(self))
    }
}
