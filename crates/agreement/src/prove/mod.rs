//! Proofs: a question about agreements is answered with *proved* or with counter-examples, never with a guess.
//!
//! Every dimension of a label is finite or an order, and a statement that is more restricted in one of them is
//! released in fewer cases. So of each question only the least restricted statements need to be looked at, one
//! for each class of values that no clause and no prohibition tells apart. `docs/agreements.md` has the whole.
//!
//! A question too large for the bounds below, or about an agreement that nobody knows, is answered *not decided*; a
//! bound or a slip of the pen never turns into a proof.

mod answer;
pub(crate) mod boxes;
mod cells;
mod conflicts;
mod corrections;
mod course;
mod draft;
mod duties;
pub(crate) mod ground;
mod idle;
mod net;
mod question;
mod reach;
mod standard;
mod told;

pub use answer::{Answer, Conflict, CounterExample, Gap, Hop, Idle, Journey, Undecided, Unneeded};
pub use draft::Prover;
pub use question::{Duty, Question, Reach, Receivers};

use jiff::civil::Date;

/// The most counter-examples of one answer: whoever mends the text asks again.
pub const MAX_EXAMPLES: usize = 20;
/// The most elementary steps of one proof: some seconds.
pub const MAX_STEPS: u64 = 200_000_000;

/// Counts the steps of a proof.
pub(crate) struct Steps(u64);

/// The question is too large.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TooLarge;

impl Steps {
    pub(crate) fn new() -> Steps {
        Steps(MAX_STEPS)
    }
    pub(crate) fn spend(&mut self, steps: usize) -> Result<(), TooLarge> {
        self.0 = self.0.checked_sub(steps as u64).ok_or(TooLarge)?;
        Ok(())
    }
}

impl Prover {
    /// Answers a question about what may happen on `since` or later. What came earlier counts as far as it was
    /// received then and may be passed on later.
    pub fn prove(&self, question: &Question, since: Date) -> Answer {
        let unknown = self.unknown(question.agreements());
        if !unknown.is_empty() {
            return Answer::NotDecided(Undecided::Unknown(unknown));
        }
        let found = match question {
            Question::Never(reach) => reach::journeys(self, reach, since),
            Question::Separate { given_under, from_parties_of } => {
                let parties = self.parties(from_parties_of, since);
                let own = self.parties(given_under, since);
                let to = Receivers::Members(parties.difference(&own).copied().collect());
                let reach = Reach { to, under: Some(given_under.clone()), ..Reach::default() };
                reach::journeys(self, &reach, since)
            }
            Question::NoConflict(agreement) => conflicts::conflicts(self, agreement, since),
            Question::NoIdleClause(agreement) => idle::idle(self, agreement, since),
            Question::Unblocked(duty, agreement) => duties::gaps(self, *duty, agreement, since),
        };
        match found {
            Ok(examples) if examples.is_empty() => Answer::Proved,
            Ok(examples) => Answer::Refuted(examples),
            Err(TooLarge) => Answer::NotDecided(Undecided::TooLarge),
        }
    }
}
