//! Reports and statements as they are once everything about them has been checked.
//!
//! There is no way to build a [`Report`] but through [`crate::Draft`], whose checks refuse a report without
//! legal basis, purpose, grade, category of person or review date: what exists here has them all.

use crate::grade::Grade;
use crate::id::{ReportId, StatementId, SubjectId};
use crate::moment::Moment;
use crate::property::{Property, ValueType};
use crate::resolution;
use crate::words::{Method, Precedence, ReportKind, SubjectKind};
use std::collections::{BTreeMap, BTreeSet};
use tansiq_label::{Caveat, Label, MemberCode, Purpose};

/// What goes with every statement of a report, whoever receives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The report, or this edition of it.
    pub id: ReportId,
    /// Who owns it and decides its release.
    pub originator: MemberCode,
    /// What sort of report it is.
    pub kind: ReportKind,
    /// How fast it must be handled.
    pub precedence: Precedence,
    /// The law, warrant, resolution or case on which it is held; not empty. It travels with every edition.
    pub legal_basis: String,
    /// What it was written for.
    pub purpose: Purpose,
    /// When.
    pub written: Moment,
}

/// How the originator came to know a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// In general terms.
    pub method: Method,
    /// A reference that may travel: the number of a list's entry, a court's file number, an address.
    pub reference: Option<String>,
    /// The day on which it became known.
    pub collected: Option<jiff::civil::Date>,
}

/// A value as it stood in its own script, where `value` is a rendering of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    /// The text.
    pub text: String,
    /// Its language, as a BCP 47 tag (`ar`, `ckb`, `fa`), where known.
    pub language: Option<String>,
}

/// One claim of one originator about one subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The same in every edition.
    pub id: StatementId,
    /// Whom or what it is about.
    pub subject: SubjectId,
    /// What is said of it.
    pub property: Property,
    /// The value, checked against the property's type.
    pub value: String,
    /// The value in its own script.
    pub original: Option<Original>,
    /// How good it is.
    pub grade: Grade,
    /// How it is known.
    pub provenance: Provenance,
    /// From when it holds, if known.
    pub from: Option<jiff::civil::Date>,
    /// The last day on which it holds, if known.
    pub until: Option<jiff::civil::Date>,
    /// Since when its originator says it without a break, where that is longer than this report: a list that is said
    /// again asks for nobody anew. Never after the report was written.
    pub since: Option<Moment>,
    /// How it must be handled.
    pub label: Label,
}

impl Statement {
    /// The subject that the value names, where the value is a subject.
    pub fn refers_to(&self) -> Option<SubjectId> {
        (self.property.value == ValueType::Subject).then(|| self.value.parse().ok()).flatten()
    }
}

/// A checked report: a header, the subjects, and at least one statement, in the order of their random ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    header: Header,
    subjects: BTreeMap<SubjectId, SubjectKind>,
    statements: Vec<Statement>,
}

impl Report {
    pub(crate) fn assemble(
        header: Header,
        subjects: BTreeMap<SubjectId, SubjectKind>,
        mut statements: Vec<Statement>,
    ) -> Self {
        statements.sort_by_key(|s| s.id);
        Report { header, subjects, statements }
    }

    /// What goes with every statement.
    pub fn header(&self) -> &Header {
        &self.header
    }
    /// The subjects and their kinds.
    pub fn subjects(&self) -> &BTreeMap<SubjectId, SubjectKind> {
        &self.subjects
    }
    /// The statements, in the order of their ids: an order that says nothing about what was left out.
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }
    /// The join of the statements' labels.
    pub fn label(&self) -> Label {
        // A report has at least one statement: the checks and `edition` see to that.
        Label::join_all(self.statements.iter().map(|s| &s.label)).expect("a report has a statement")
    }
    /// Whether any part of it belongs to an exercise.
    pub fn is_exercise(&self) -> bool {
        self.label().caveats().contains(Caveat::Exercise)
    }

    /// The edition with only the statements in `keep`, under an id of its own; nothing when none is left.
    ///
    /// A statement whose value names a subject of which nothing is kept goes too: a dangling reference would
    /// say that there is something. Of a resolution decision both halves go, or none.
    pub fn edition(&self, id: ReportId, keep: &BTreeSet<StatementId>) -> Option<Report> {
        let mut kept: Vec<&Statement> = self.statements.iter().filter(|s| keep.contains(&s.id)).collect();
        loop {
            let about: BTreeSet<SubjectId> = kept.iter().map(|s| s.subject).collect();
            let before = kept.len();
            kept.retain(|s| {
                s.refers_to().is_none_or(|to| about.contains(&to) || !self.subjects.contains_key(&to))
            });
            resolution::drop_halves(&mut kept);
            if kept.len() == before {
                break;
            }
        }
        if kept.is_empty() {
            return None;
        }
        let about: BTreeSet<SubjectId> = kept.iter().map(|s| s.subject).collect();
        Some(Report {
            header: Header { id, ..self.header.clone() },
            subjects: self
                .subjects
                .iter()
                .filter(|(s, _)| about.contains(s))
                .map(|(s, k)| (*s, *k))
                .collect(),
            statements: kept.into_iter().cloned().collect(),
        })
    }
}
