//! Who is looked for, and whoever could be meant.

use super::class::ClassId;
use tansiq_names::{Comparison, Name};
use tansiq_report::{StatementId, SubjectId, SubjectKind};
use tansiq_resolve::{Birth, BirthMatch, Bits, MotherMatch, Outcome, outcome, same_number};

/// Who is looked for.
#[derive(Debug, Clone, Copy)]
pub struct Query<'a> {
    /// The name, in any script.
    pub name: &'a Name,
    /// The date of birth, as exact as it is known.
    pub birth: Option<Birth>,
    /// The mother's name, in any script.
    pub mother: Option<&'a Name>,
    /// Numbers of papers or telephones, as written.
    pub identifiers: &'a [String],
}

/// Somebody who could be meant.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The subject.
    pub subject: SubjectId,
    /// What it is, after the statement by which it was found.
    pub kind: SubjectKind,
    /// The best of its names that are allowed; nothing if it was found by a number alone.
    pub name: Option<NameMatch>,
    /// The statements that say one of the numbers.
    pub identifiers: Vec<StatementId>,
    /// What the dates of birth say; [`BirthMatch::Unknown`] if none was asked for or none is allowed.
    pub birth: BirthMatch,
    /// What the nearest of the mother's names says, and what that weighs; nothing if none was asked for or none is
    /// allowed.
    pub mother: Option<(MotherMatch, Bits)>,
    /// Whether a decision that is allowed joins the subject with another: what is known of him is not all here.
    pub is_joined: bool,
}

/// A name that is like the one looked for.
#[derive(Debug, Clone, PartialEq)]
pub struct NameMatch {
    /// The statement that says it.
    pub statement: StatementId,
    /// Its release class.
    pub class: ClassId,
    /// The name as it stands there, in the script that matched.
    pub text: String,
    /// What stands against what; the left side is the name that was looked for.
    pub comparison: Comparison,
}

impl Candidate {
    /// What he will probably amount to: decided again from all that is shown of the person.
    pub fn first_outcome(&self) -> Outcome {
        first_outcome(self.score(), self.birth, self.mother, !self.identifiers.is_empty())
    }

    /// The score of the name, 0 if it was found by a number alone.
    pub fn score(&self) -> f32 {
        self.name.as_ref().map_or(0.0, |name| name.comparison.score)
    }
}

pub(crate) fn first_outcome(
    score: f32,
    birth: BirthMatch,
    mother: Option<(MotherMatch, Bits)>,
    number: bool,
) -> Outcome {
    let mother = mother.map_or(Bits::default(), |(_, bits)| bits);
    let beside = [birth.bits(), mother, if number { same_number() } else { Bits::default() }];
    outcome(score, beside.into_iter().sum(), number)
}
