//! A resolution decision as it is written: its rows, with the label and grade that follow from what is weighed.

use crate::body::bad;
use crate::deciding::{Deciding, Words};
use crate::failure::Failure;
use crate::reading::Said;
use std::collections::BTreeSet;
use tansiq_label::{Category, Finite as _, Label, MemberCode, PersonCategory, Purpose, Releasability};
use tansiq_report::{
    Draft, Grade, LabelText, Method, Moment, RelTo, ReportKind, StatementId, StatementText, SubjectId,
    SubjectKind, SubjectText,
};

/// A decision as it is written.
pub(crate) struct Writing {
    purpose: Purpose,
    me: MemberCode,
    today: Moment,
    label: Option<Label>,
    grade: Option<Grade>,
    /// Whom our own statements among what is weighed allow.
    ours: Releasability,
    /// Whose the others are; nothing while there are none.
    only: Option<BTreeSet<MemberCode>>,
    rows: Vec<StatementText>,
}

impl Writing {
    pub(crate) fn new(purpose: Purpose, me: MemberCode, today: Moment) -> Writing {
        let ours = Releasability::AnyParty;
        Writing { purpose, me, today, label: None, grade: None, ours, only: None, rows: Vec::new() }
    }

    /// Takes a statement's label and grade into those of the decision.
    pub(crate) fn weigh(&mut self, said: &Said) -> Result<(), Failure> {
        let label = &said.statement.label;
        let joined = self.label.as_ref().map_or_else(|| label.clone(), |so_far| so_far.join(label));
        if !joined.purposes().contains(self.purpose) {
            return Err(bad(format!(
                "purpose: expected one for which everything that is weighed may be used; {} may not be used for {}",
                said.statement.id,
                self.purpose.code()
            )));
        }
        self.label = Some(joined);
        // A conclusion is no better than what it rests on.
        let grade = said.statement.grade;
        self.grade = Some(self.grade.map_or(grade, |so_far| so_far.weaker(grade)));
        if said.originator == self.me {
            self.ours = self.ours.meet(label.releasability());
        } else {
            let its = BTreeSet::from([said.originator]);
            self.only = Some(self.only.take().map_or_else(|| its.clone(), |only| &only & &its));
        }
        Ok(())
    }

    pub(crate) fn rests_on(
        &mut self,
        subject: SubjectId,
        id: StatementId,
        said: &Said,
    ) -> Result<(), Failure> {
        self.weigh(said)?;
        let mut label = LabelText::from(&said.statement.label);
        if said.originator != self.me {
            label.rel_to = Some(RelTo::Members(vec![said.originator.to_string()]));
        }
        label.review = Some(self.review(&said.statement.label));
        self.rows.push(row(subject, ("restsOn", id.to_string()), label));
        Ok(())
    }

    /// The day on which it must be looked at: never before tomorrow, so that what is overdue can be decided about.
    fn review(&self, label: &Label) -> String {
        let tomorrow = self.today.date().tomorrow().unwrap_or(jiff::civil::Date::MAX);
        label.review().max(tomorrow).to_string()
    }

    /// Says something of a subject under the label of the whole.
    pub(crate) fn say(
        &mut self,
        subject: SubjectId,
        said: (&str, String),
        person: PersonCategory,
    ) -> Result<(), Failure> {
        let nothing = || bad("statements: expected at least one statement to weigh; found none");
        let label = self.label.as_ref().ok_or_else(nothing)?;
        let mut text = LabelText::from(label);
        text.category = Some(Category::Identity.code().into());
        text.person = Some(person.code().into());
        text.review = Some(self.review(label));
        text.rel_to = Some(match (&self.only, &self.ours) {
            (Some(only), ours) => members(only.iter().filter(|member| ours.allows(**member))),
            (None, Releasability::Only(ours)) => members(ours.iter()),
            (None, Releasability::AnyParty) => RelTo::Word("any-party".into()),
        });
        self.rows.push(row(subject, said, text));
        Ok(())
    }

    pub(crate) fn halves(
        &mut self,
        deciding: &Deciding,
        persons: [PersonCategory; 2],
    ) -> Result<(), Failure> {
        let (one, other) = deciding.pair;
        let property = deciding.verdict.property();
        self.say(one, (property, other.to_string()), persons[0])?;
        self.say(other, (property, one.to_string()), persons[1])?;
        for parted_by in &deciding.parted_by {
            self.say(one, ("partedBy", parted_by.clone()), persons[0])?;
        }
        Ok(())
    }

    pub(crate) fn draft(mut self, subjects: &[SubjectId], words: &Words) -> Draft {
        let reason = words.reason.trim();
        if let (false, Some(label)) = (reason.is_empty(), self.rows.last().and_then(|row| row.label.clone()))
        {
            self.rows.push(row(subjects[0], ("reason", reason.to_owned()), label));
        }
        let grade = self.grade.map(|grade| grade.to_string());
        for row in &mut self.rows {
            row.grade.clone_from(&grade);
        }
        let subject = |id: &SubjectId| SubjectText {
            id: Some(id.to_string()),
            reference: None,
            kind: Some(SubjectKind::Person.to_string()),
        };
        Draft {
            kind: Some(ReportKind::Resolution.to_string()),
            legal_basis: Some(words.legal_basis.clone()),
            purpose: Some(words.purpose.to_string()),
            subjects: subjects.iter().map(subject).collect(),
            statements: self.rows,
            ..Draft::default()
        }
    }
}

fn members<'m>(codes: impl Iterator<Item = &'m MemberCode>) -> RelTo {
    RelTo::Members(codes.map(ToString::to_string).collect())
}

fn row(subject: SubjectId, (property, value): (&str, String), label: LabelText) -> StatementText {
    StatementText {
        subject: Some(subject.to_string()),
        property: Some(property.into()),
        value: Some(value),
        method: Some(Method::Analysis.to_string()),
        label: Some(label),
        ..StatementText::default()
    }
}
