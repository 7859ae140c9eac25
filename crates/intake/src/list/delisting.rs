//! An entry that was taken off its list, as a report: a clearance, released to whoever the entry's name was released to.

use super::entry::{CLEARANCE, DELISTED, ListEntry};
use super::held::Held;
use jiff::civil::Date;
use tansiq_formats::SourceKey;
use tansiq_label::{PersonCategory, Purpose};
use tansiq_report::{
    Draft, LabelText, Precedence, Property, ReportKind, Statement, StatementText, SubjectKind, SubjectText,
};

/// What the reference of a delisting says behind the entry's key.
const GONE: &str = "no longer on the list";

/// The report that takes an entry off its list on `day`; it is looked at again on `review`. Nothing when all that
/// was said of it is erased.
///
/// A vehicle or a place cannot be cleared; of those everything that was said ends.
pub(crate) fn delisting(
    source: &SourceKey,
    entry: &ListEntry,
    held: &Held,
    (day, review): (Date, Date),
) -> Option<Draft> {
    let header = held.header.as_ref()?;
    let clears = Property::of(entry.kind, CLEARANCE).is_some();
    let statements: Vec<StatementText> = if clears {
        vec![clearance(source, entry.kind, like(held)?, (day, review))]
    } else {
        held.statements.iter().map(|statement| ended(statement, day, review)).collect()
    };
    let kind = if clears { ReportKind::Clearance } else { ReportKind::List };
    let purpose = if clears { Purpose::Clearance } else { header.purpose };
    Some(Draft {
        kind: Some(kind.to_string()),
        precedence: Some(Precedence::Priority.to_string()),
        legal_basis: Some(header.legal_basis.clone()),
        purpose: Some(purpose.to_string()),
        subjects: vec![SubjectText {
            id: Some(entry.subject.to_string()),
            kind: Some(entry.kind.to_string()),
            ..SubjectText::default()
        }],
        statements,
        ..Draft::default()
    })
}

/// The statement whose label the clearance gets: whoever was told the name is told that it is cleared.
fn like(held: &Held) -> Option<&Statement> {
    held.statements.iter().find(|s| s.property.name == "name").or(held.statements.first())
}

fn clearance(
    source: &SourceKey,
    kind: SubjectKind,
    like: &Statement,
    (day, review): (Date, Date),
) -> StatementText {
    let mut label = LabelText::from(&like.label);
    if kind == SubjectKind::Person {
        label.person = Some(PersonCategory::Cleared.to_string());
    }
    label.review = Some(review.max(like.label.review()).to_string());
    StatementText {
        subject: Some(like.subject.to_string()),
        property: Some(CLEARANCE.into()),
        value: Some(DELISTED.into()),
        grade: Some(like.grade.to_string()),
        method: Some(like.provenance.method.to_string()),
        reference: Some(format!("{source}; {GONE}")),
        from: Some(day.to_string()),
        label: Some(label),
        ..StatementText::default()
    }
}

/// A statement under its id with the day on which it was no longer said.
pub(crate) fn ended(statement: &Statement, day: Date, review: Date) -> StatementText {
    let mut text = StatementText::from(statement);
    // A day before the one from which it holds would be no time at all.
    let until = statement.from.map_or(day, |from| day.max(from));
    text.until = Some(until.to_string());
    if let Some(label) = &mut text.label {
        label.review = Some(review.max(statement.label.review()).to_string());
    }
    text
}
