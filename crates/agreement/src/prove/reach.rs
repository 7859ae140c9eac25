//! Whether a statement arrives somewhere: all that may be given is followed hop by hop and day by day.
//!
//! What a member has received under a clause it may pass on as the third-party rule says, on the same day or later,
//! under the text that is then in force. A search ends because a receiver counts once for each clause.

use crate::agreement::Onward;
use crate::prove::answer::{CounterExample, Hop};
use crate::prove::cells::{Cell, date_of, days, labels, written_days};
use crate::prove::course::{Arrival, Course, Found, Reached};
use crate::prove::draft::Prover;
use crate::prove::net::Net;
use crate::prove::question::Reach;
use crate::prove::{MAX_EXAMPLES, Steps, TooLarge};
use crate::rows::Row;
use jiff::civil::Date;
use std::collections::HashMap;
use tansiq_label::{MemberCode, Purpose, Set};

/// The journeys by which a statement of the question arrives at one of its receivers, one for each way of clauses.
pub(crate) fn journeys(prover: &Prover, asked: &Reach, since: Date) -> Result<Vec<CounterExample>, TooLarge> {
    let mut steps = Steps::new();
    let agreements = &prover.agreements;
    let days = days(agreements, since);
    let Some(last) = days.last() else { return Ok(Vec::new()) };
    let labels = labels(agreements, asked, date_of(*last), &mut steps)?;
    let net = Net::of(prover, asked, since, days);
    let mut found = Found::default();
    for label in labels {
        let mut cell = Cell::new(agreements, label);
        for written in written_days(agreements, &net.days) {
            let covering = cell.covering(written);
            for originator in net.originators(&covering) {
                let search = Search { net: &net, covering: &covering, originator, written };
                let free = search.run(&mut cell, None, &mut found, &mut steps)?;
                if asked.consent {
                    search.run(&mut cell, Some(&free), &mut found, &mut steps)?;
                }
                if found.journeys.len() >= MAX_EXAMPLES {
                    return Ok(found.journeys);
                }
            }
        }
    }
    Ok(found.journeys)
}

/// The ways of a statement of one originator, written on one day.
struct Search<'n, 'a> {
    net: &'n Net<'a>,
    covering: &'n Row,
    originator: MemberCode,
    written: i64,
}

/// What a member may pass on.
struct Passing {
    arrival: usize,
    text: usize,
    purposes: Set<Purpose>,
    consent: bool,
}

impl<'a> Search<'_, 'a> {
    fn run(
        &self,
        cell: &mut Cell<'_>,
        free: Option<&Reached<'a>>,
        found: &mut Found,
        steps: &mut Steps,
    ) -> Result<Reached<'a>, TooLarge> {
        let mut course = Course::of(self.net, self.originator, free);
        for (span, day) in self.net.days.iter().enumerate().filter(|(_, day)| **day >= self.written) {
            self.give(cell, *day, &mut course, found, steps)?;
            // What was received earlier may be passed on under the text that is in force now.
            course.waiting = (0..course.arrivals.len()).collect();
            let mut passed: HashMap<(usize, MemberCode, bool), Set<Purpose>> = HashMap::new();
            while let Some(arrival) = course.waiting.pop_front() {
                steps.spend(1)?;
                let Some(mut passing) = self.passing(cell, span, &course, arrival) else { continue };
                let member = course.arrivals[arrival].hop.to;
                let before = passed.entry((passing.text, member, passing.consent)).or_insert(Set::EMPTY);
                passing.purposes = passing.purposes.difference(*before);
                *before = before.union(passing.purposes);
                if !passing.purposes.is_empty() {
                    self.pass_on(cell, &passing, *day, &mut course, found, steps)?;
                }
            }
        }
        Ok(course.reached)
    }

    /// What the originator gives.
    fn give(
        &self,
        cell: &mut Cell<'_>,
        day: i64,
        course: &mut Course<'_, '_, 'a>,
        found: &mut Found,
        steps: &mut Steps,
    ) -> Result<(), TooLarge> {
        let clauses = self.net.given_by(self.originator, day, self.covering);
        let together = self.together(&clauses, steps)?;
        for clause in clauses {
            let name = &self.net.agreements.clauses.terms[clause].name;
            if self.net.asked.under.as_ref().is_some_and(|under| *under != name.agreement) {
                continue;
            }
            let terms = self.net.clause(clause);
            steps.spend(terms.to.len())?;
            for to in terms.to.iter().filter(|to| **to != self.originator) {
                let forbidden = cell.forbidden(self.originator, *to, day);
                let given = together[to].difference(forbidden);
                let purposes = terms.purposes.difference(forbidden);
                let hop = self.hop((self.originator, *to), clause, day, purposes, false);
                course.arrive(&cell.label, Arrival { clause, before: None, hop, given }, found);
            }
        }
        Ok(())
    }

    /// What the member of an arrival may pass on under the text that is in force.
    fn passing(
        &self,
        cell: &Cell<'_>,
        span: usize,
        course: &Course<'_, '_, 'a>,
        arrival: usize,
    ) -> Option<Passing> {
        let Arrival { clause, hop, given, .. } = &course.arrivals[arrival];
        let name = &self.net.agreements.clauses.terms[*clause].name;
        let clause = *self.net.names[span].get(name)?;
        let (terms, text) = (self.net.clause(clause), self.net.texts[clause]);
        let parties = &self.net.agreements.texts[text].agreement.parties;
        let held = terms.to.contains(&hop.to) && terms.covers(&cell.label);
        let consent = match terms.onward {
            Onward::Parties => false,
            Onward::WithConsent if course.free.is_some() => true,
            _ => return None,
        };
        // For no purpose for which it was not given then, whatever the clause says by now.
        let passing = Passing { arrival, text, purposes: terms.purposes.intersection(*given), consent };
        (held && parties.contains(&self.originator)).then_some(passing)
    }

    /// What a member passes on to the other parties of the text under which it holds it.
    fn pass_on(
        &self,
        cell: &mut Cell<'_>,
        passing: &Passing,
        day: i64,
        course: &mut Course<'_, '_, 'a>,
        found: &mut Found,
        steps: &mut Steps,
    ) -> Result<(), TooLarge> {
        let giver = course.arrivals[passing.arrival].hop.to;
        let range = &self.net.agreements.ranges[passing.text];
        let mut clauses = self.net.given_by(giver, day, self.covering);
        clauses.retain(|clause| range.contains(clause));
        let together = self.together(&clauses, steps)?;
        for clause in clauses {
            let terms = self.net.clause(clause);
            let purposes = terms.purposes.intersection(passing.purposes);
            if purposes.is_empty() {
                continue;
            }
            steps.spend(terms.to.len())?;
            for to in terms.to.iter().filter(|to| **to != self.originator && **to != giver) {
                let forbidden =
                    cell.forbidden(giver, *to, day).union(cell.forbidden(self.originator, *to, day));
                let given = together[to].intersection(passing.purposes).difference(forbidden);
                let purposes = purposes.difference(forbidden);
                let hop = self.hop((giver, *to), clause, day, purposes, passing.consent);
                let arrival = Arrival { clause, before: Some(passing.arrival), hop, given };
                course.arrive(&cell.label, arrival, found);
            }
        }
        Ok(())
    }

    /// What these clauses give each receiver for.
    fn together(
        &self,
        clauses: &[usize],
        steps: &mut Steps,
    ) -> Result<HashMap<MemberCode, Set<Purpose>>, TooLarge> {
        let mut together = HashMap::new();
        for terms in clauses.iter().map(|clause| self.net.clause(*clause)) {
            steps.spend(terms.to.len())?;
            for to in &terms.to {
                let all = together.entry(*to).or_insert(Set::EMPTY);
                *all = all.union(terms.purposes);
            }
        }
        Ok(together)
    }

    fn hop(
        &self,
        (from, to): (MemberCode, MemberCode),
        clause: usize,
        day: i64,
        purposes: Set<Purpose>,
        consent: bool,
    ) -> Hop {
        let clause = self.net.agreements.clauses.terms[clause].name.clone();
        Hop { from, to, clause, day: date_of(day), purposes, consent }
    }
}
