//! What rests on what: the conclusions that were drawn from a statement, and those that were drawn from them.

use crate::failure::Failure;
use crate::identity::Decision;
use crate::reading::{Desk, Said};
use std::collections::{BTreeSet, VecDeque};
use tansiq_agreement::Releasable;
use tansiq_label::MemberCode;
use tansiq_report::{Moment, StatementId, SubjectId};

/// The most conclusions that are followed from one statement: who must look at more than this asks for them in parts.
pub(crate) const MAX_CONCLUSIONS: usize = 1_000;

/// Something that rests on something else.
pub(crate) struct Conclusion {
    /// The decision, or the statement that says on what its report rests.
    pub(crate) id: StatementId,
    pub(crate) subject: SubjectId,
    pub(crate) originator: MemberCode,
    pub(crate) written: Moment,
    /// What was decided, if it is a decision.
    pub(crate) decision: Option<Decision>,
    /// On which of the statements followed so far it rests.
    pub(crate) rests_on: StatementId,
    /// Its label in one line.
    pub(crate) banner: String,
}

impl Desk<'_> {
    /// Everything that rests on a statement, directly or through something else, the nearest first. Whoever claims in a
    /// circle is met once.
    pub(crate) fn resting_on(&self, on: StatementId) -> Result<Vec<Conclusion>, Failure> {
        let (mut found, mut seen) = (Vec::new(), BTreeSet::from([on]));
        let mut left = VecDeque::from([on]);
        while let Some(on) = left.pop_front() {
            for said in self.naming_statement(on)? {
                let said = said.get();
                if said.statement.rests_on() != Some(on) || found.len() == MAX_CONCLUSIONS {
                    continue;
                }
                let conclusion = self.conclusion(said, on)?;
                if seen.insert(conclusion.id) {
                    left.push_back(conclusion.id);
                    found.push(conclusion);
                }
            }
        }
        Ok(found)
    }

    /// What was concluded in the report that says it rests on this.
    fn conclusion(&self, said: &Said, rests_on: StatementId) -> Result<Conclusion, Failure> {
        let (subject, originator, written) = (said.statement.subject, said.originator, said.written);
        let shown = self.subject(subject)?;
        let about = match &shown {
            Some(shown) => self.decisions_about(shown)?,
            None => Vec::new(),
        };
        let of_it = |d: &Decision| (d.originator, d.written, d.report) == (originator, written, said.report);
        let decision = about.into_iter().find(of_it);
        Ok(Conclusion {
            id: decision.as_ref().map_or(said.statement.id, |decision| decision.id),
            subject,
            originator,
            written,
            banner: said.statement.label.to_string(),
            decision,
            rests_on,
        })
    }

    /// What the report of a decision says beside it, as far as this reader may know of it: on what it rests, why, and
    /// what parts the two.
    pub(crate) fn beside(&self, decision: &Decision) -> Result<Vec<Releasable<Said>>, Failure> {
        let mut found = Vec::new();
        for subject in [decision.pair.0, decision.pair.1] {
            let Some(shown) = self.subject(subject)? else { continue };
            let of_it = |said: &Releasable<Said>| {
                let said = said.get();
                (said.originator, said.written, said.report)
                    == (decision.originator, decision.written, decision.report)
            };
            found.extend(shown.said.into_iter().filter(of_it));
        }
        Ok(found)
    }
}
