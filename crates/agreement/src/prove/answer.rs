//! What is answered: proved, or counter-examples that a person can follow step by step.

use crate::name::{ClauseRef, Slug};
use crate::prove::question::Duty;
use crate::reason::Reason;
use crate::words::Sentence;
use jiff::civil::Date;
use std::collections::BTreeSet;
use tansiq_label::{Category, Label, Level, MemberCode, PersonCategory, Purpose, Set, Territory};

/// The answer to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It holds for every statement, path and day.
    Proved,
    /// It does not: these show it, at most [`crate::MAX_EXAMPLES`]; not empty.
    Refuted(Vec<CounterExample>),
    /// Nothing is said, and why.
    NotDecided(Undecided),
}

/// Why a question is not answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undecided {
    /// It takes more than [`crate::MAX_STEPS`].
    TooLarge,
    /// It names agreements of which no text is known: about nothing everything could be proved.
    Unknown(BTreeSet<Slug>),
}

impl Answer {
    /// Whether it is proved.
    pub fn holds(&self) -> bool {
        matches!(self, Answer::Proved)
    }
    /// The counter-examples; none unless it is refuted.
    pub fn examples(&self) -> &[CounterExample] {
        match self {
            Answer::Refuted(examples) => examples,
            Answer::Proved | Answer::NotDecided(_) => &[],
        }
    }
    /// What stands against it, each as one sentence: the counter-examples, or why nothing is said.
    pub fn sentences(&self) -> Vec<Sentence> {
        match self {
            Answer::Proved => Vec::new(),
            Answer::Refuted(examples) => examples.iter().map(CounterExample::sentence).collect(),
            Answer::NotDecided(why) => vec![why.sentence()],
        }
    }
    /// The word for the answer.
    pub fn code(&self) -> &'static str {
        match self {
            Answer::Proved => "proved",
            Answer::Refuted(_) => "refuted",
            Answer::NotDecided(_) => "not-decided",
        }
    }
}

/// One case in which the claim does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CounterExample {
    /// A statement that arrives where it must not.
    Journey(Journey),
    /// A clause and a prohibition that contradict each other.
    Conflict(Conflict),
    /// A clause that releases nothing, or nothing of its own.
    Idle(Idle),
    /// A duty that cannot be done.
    Gap(Gap),
}

/// A statement and the way it takes. Every hop without consent is what [`crate::Agreements::decide`] releases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journey {
    /// The statement's label: one that its originator has not restricted further.
    pub label: Label,
    /// Whose statement it is.
    pub originator: MemberCode,
    /// When its report was written.
    pub written: Date,
    /// From the originator to whoever must not have it; not empty.
    pub hops: Vec<Hop>,
}

/// One giving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hop {
    /// Who gives.
    pub from: MemberCode,
    /// Who receives.
    pub to: MemberCode,
    /// Under which clause.
    pub clause: ClauseRef,
    /// The first day on which it can happen so.
    pub day: Date,
    /// What the receiver may use it for under this clause.
    pub purposes: Set<Purpose>,
    /// Whether the originator must consent.
    pub consent: bool,
}

/// What a clause permits and a prohibition forbids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The clause.
    pub clause: ClauseRef,
    /// The prohibition.
    pub prohibition: ClauseRef,
    /// Whether it forbids all that the clause permits.
    pub whole: bool,
    /// The givers, and the receivers, of the forbidden part; no member gives to itself.
    pub from: BTreeSet<MemberCode>,
    /// See `from`.
    pub to: BTreeSet<MemberCode>,
    /// The forbidden kinds of data.
    pub categories: Set<Category>,
    /// The forbidden categories of person.
    pub persons: Set<PersonCategory>,
    /// Whether only statements about persons under eighteen are forbidden.
    pub minors_only: bool,
    /// The lowest and the highest forbidden level.
    pub levels: (Level, Level),
    /// What is forbidden touches one of these.
    pub territories: BTreeSet<Territory>,
    /// The forbidden purposes.
    pub purposes: Set<Purpose>,
    /// The first day on which both hold.
    pub day: Date,
}

/// A clause without an effect of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Idle {
    /// The clause.
    pub clause: ClauseRef,
    /// Why.
    pub why: Unneeded,
}

/// Why a clause has no effect of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unneeded {
    /// Its agreement is not in force on any day to come.
    NeverInForce,
    /// All that it permits is forbidden by these prohibitions.
    Forbidden(BTreeSet<ClauseRef>),
    /// All that it releases is released alike by these clauses.
    Covered(BTreeSet<ClauseRef>),
}

/// A duty that cannot be done, and what brings it about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The duty.
    pub duty: Duty,
    /// What may be given; it is what makes the other due.
    pub given: Journey,
    /// What would have to be given and is withheld.
    pub owed: Label,
    /// For which of these purposes.
    pub purposes: Set<Purpose>,
    /// On which day.
    pub day: Date,
    /// Why it is withheld; not empty.
    pub why: Vec<Reason>,
}

impl Journey {
    /// The last receiver.
    pub fn reaches(&self) -> Option<MemberCode> {
        self.hops.last().map(|hop| hop.to)
    }

    /// Whether the originator must consent somewhere on the way.
    pub fn needs_consent(&self) -> bool {
        self.hops.iter().any(|hop| hop.consent)
    }
}
