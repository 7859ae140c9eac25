//! The questions that are asked of every draft.

use crate::name::Slug;
use crate::prove::draft::Prover;
use crate::prove::question::{Duty, Question, Reach};
use jiff::civil::Date;
use std::collections::BTreeSet;
use tansiq_label::{Category, Finite, PersonCategory, Set};

impl Prover {
    /// What every draft is asked: what of witnesses and sources leaves under it; whether it leaks into an
    /// agreement with other parties; whether its clauses contradict a prohibition or do nothing; whether it stands in
    /// the way of a duty.
    pub fn standard_questions(&self, draft: &Slug, since: Date) -> Vec<Question> {
        let under = Some(draft.clone());
        let told = Set::of(Category::Testimony).with(Category::Source);
        let witnesses = Set::of(PersonCategory::Witness);
        let mut questions = vec![
            Question::Never(Reach { categories: told, under: under.clone(), ..Reach::default() }),
            Question::Never(Reach { persons: witnesses, under, ..Reach::default() }),
        ];
        let own = self.parties(draft, since);
        let others: BTreeSet<Slug> = self.live(since).map(|t| t.agreement.id.clone()).collect();
        for other in others.into_iter().filter(|id| id != draft) {
            if !self.parties(&other, since).is_subset(&own) {
                questions.push(Question::Separate { given_under: draft.clone(), from_parties_of: other });
            }
        }
        questions.push(Question::NoConflict(draft.clone()));
        questions.push(Question::NoIdleClause(draft.clone()));
        questions.extend(Duty::ALL.iter().map(|duty| Question::Unblocked(*duty, draft.clone())));
        questions
    }
}
