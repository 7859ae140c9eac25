//! Making and undoing resolution decisions: from what an officer weighs to the draft of a report.
//!
//! A decision says no more to anybody than what it rests on: its label is the join of the labels of what was weighed, and
//! where that is another member's, the decision may be released to that member and to nobody else.

use crate::body::bad;
use crate::contradiction::{conflict, fits};
use crate::failure::Failure;
use crate::identity::{Decision, Effect, Person};
use crate::problem::Problem;
use crate::reading::{Desk, Said};
use crate::writing::Writing;
use std::collections::{BTreeMap, BTreeSet};
use tansiq_agreement::Releasable;
use tansiq_label::{PersonCategory, Purpose};
use tansiq_report::{Draft, StatementId, SubjectId, Verdict};
use tansiq_resolve::connecting;

/// What an officer decides.
pub(crate) struct Deciding {
    pub(crate) verdict: Verdict,
    pub(crate) pair: (SubjectId, SubjectId),
    /// What is weighed; empty for all that identifies either of the two.
    pub(crate) weighed: BTreeSet<StatementId>,
    /// Properties that tell the two apart.
    pub(crate) parted_by: Vec<String>,
    pub(crate) words: Words,
}

/// What goes with every decision.
pub(crate) struct Words {
    pub(crate) reason: String,
    pub(crate) legal_basis: String,
    pub(crate) purpose: Purpose,
}

/// The two people of a decision.
pub(crate) struct Sides {
    pub(crate) one: Person,
    pub(crate) other: Person,
}

/// What identifies somebody: weighed where an officer names nothing.
pub(crate) const IDENTIFYING: [&str; 14] = [
    "name",
    "alias",
    "firstName",
    "fatherName",
    "motherName",
    "lastName",
    "birthDate",
    "birthPlace",
    "gender",
    "nationality",
    "passportNumber",
    "idNumber",
    "phone",
    "relative",
];

/// Whoever must be protected most comes first: a decision about a witness is handled as what is said of a witness.
const MOST_PROTECTED: [PersonCategory; 8] = [
    PersonCategory::Witness,
    PersonCategory::Victim,
    PersonCategory::Contact,
    PersonCategory::Acquitted,
    PersonCategory::Cleared,
    PersonCategory::Suspect,
    PersonCategory::Wanted,
    PersonCategory::Convicted,
];

impl Desk<'_> {
    /// Both people of a pair; "not found" unless both are there for this reader.
    pub(crate) fn sides(&self, (one, other): (SubjectId, SubjectId)) -> Result<Sides, Failure> {
        if one == other {
            return Err(bad("other: expected another subject; found the same one twice"));
        }
        let person = |id| -> Result<Person, Failure> { Ok(self.person(id)?.ok_or_else(Problem::not_found)?) };
        Ok(Sides { one: person(one)?, other: person(other)? })
    }

    /// The draft of a decision.
    ///
    /// # Errors
    /// A problem when a subject or statement is not there for this reader, when what is weighed allows no common use, and
    /// when the decision contradicts one that stands: that one must be undone first.
    pub(crate) fn decide(&self, deciding: &Deciding) -> Result<Draft, Failure> {
        let sides = self.sides(deciding.pair)?;
        fits(deciding, &sides, self.member())?;
        let weighed = weighed(deciding, &sides)?;
        let mut writing = Writing::new(deciding.words.purpose, self.member(), self.today());
        let (one, other) = deciding.pair;
        for (side, said) in &weighed {
            let subject = if *side == Side::One { one } else { other };
            writing.rests_on(subject, said.get().statement.id, said.get())?;
        }
        for (subject, join) in relied_upon(&weighed, &sides, deciding.pair) {
            for said in self.statement_with(join)? {
                writing.rests_on(subject, join, said.get())?;
            }
        }
        let of = |side: Side| weighed.iter().filter(move |(s, _)| *s == side).map(|(_, said)| said.get());
        let persons = [category(of(Side::One), &sides.one), category(of(Side::Other), &sides.other)];
        writing.halves(deciding, persons)?;
        Ok(writing.draft(&[one, other], &deciding.words))
    }

    /// The draft that undoes a decision of this member.
    ///
    /// # Errors
    /// "Not found"; a problem when it is another member's, or undone already.
    pub(crate) fn undo(&self, id: StatementId, words: &Words) -> Result<(Decision, Draft), Failure> {
        let decision = self.decision(id)?.ok_or_else(Problem::not_found)?;
        if decision.originator != self.member() {
            return Err(conflict(
                "not-ours",
                &[decision.id],
                format!(
                    "expected a decision of {}; found one of {}: only its originator undoes it, and you may decide otherwise",
                    self.member(),
                    decision.originator
                ),
            ));
        }
        if decision.effect == Effect::Undone {
            let detail = "expected a decision that stands; found one that is undone already";
            return Err(conflict("undone", &[decision.id], detail));
        }
        let half = self.statement_with(decision.id)?;
        let half = half.first().ok_or_else(Problem::not_found)?.get();
        let mut writing = Writing::new(words.purpose, self.member(), self.today());
        writing.weigh(half)?;
        let person = half.statement.label.persons().iter().next().unwrap_or(PersonCategory::Suspect);
        writing.say(decision.pair.0, ("undoes", decision.id.to_string()), person)?;
        let draft = writing.draft(&[decision.pair.0], words);
        Ok((decision, draft))
    }
}

/// Which of the two a statement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    One,
    Other,
}

/// What is weighed, each with the side it is about.
fn weighed<'s>(deciding: &Deciding, sides: &'s Sides) -> Result<Vec<(Side, &'s Releasable<Said>)>, Failure> {
    let mut found: BTreeMap<StatementId, (Side, &Releasable<Said>)> = BTreeMap::new();
    for (side, person) in [(Side::Other, &sides.other), (Side::One, &sides.one)] {
        found.extend(person.said().map(|said| (said.get().statement.id, (side, said))));
    }
    if deciding.weighed.is_empty() {
        let identifies = |s: &Said| s.weighs() && IDENTIFYING.contains(&s.statement.property.name);
        return Ok(found.into_values().filter(|(_, said)| identifies(said.get())).collect());
    }
    let one = |id: &StatementId| {
        found.get(id).copied().ok_or_else(|| {
            bad(format!(
                "statements: expected statements about the two that are released to you; {id} is none"
            ))
        })
    };
    deciding.weighed.iter().map(one).collect()
}

/// The decisions that this one takes for granted: those by which the subjects of what is weighed are one with the pair.
fn relied_upon(
    weighed: &[(Side, &Releasable<Said>)],
    sides: &Sides,
    (one, other): (SubjectId, SubjectId),
) -> Vec<(SubjectId, StatementId)> {
    let mut found = Vec::new();
    for (side, subject, person) in [(Side::One, one, &sides.one), (Side::Other, other, &sides.other)] {
        let about = weighed.iter().filter(|(s, _)| *s == side).map(|(_, said)| said.get().statement.subject);
        let about: BTreeSet<SubjectId> = about.chain([subject]).collect();
        let joins =
            person.decisions.iter().filter(|d| d.verdict == Verdict::Same && d.effect == Effect::Holds);
        let joins: Vec<_> = joins.map(Decision::ruling).collect();
        found.extend(connecting(&about, &joins).into_iter().map(|join| (subject, join)));
    }
    found
}

/// As what a decision handles this side: what is weighed says it, or else all that is said.
fn category<'s>(weighed: impl Iterator<Item = &'s Said>, person: &'s Person) -> PersonCategory {
    let of = |said: &mut dyn Iterator<Item = &'s Said>| -> BTreeSet<PersonCategory> {
        said.flat_map(|s| s.statement.label.persons().iter()).collect()
    };
    let (mut weighed, mut all) = (weighed, person.said().map(Releasable::get));
    let mut found = of(&mut weighed);
    if found.is_empty() {
        found = of(&mut all);
    }
    MOST_PROTECTED.into_iter().find(|category| found.contains(category)).unwrap_or(PersonCategory::Suspect)
}
