//! Duties that agreements stand in the way of: what may be given makes something due that may not be.
//!
//! | duty | made due by | owed on the same day, to the same receiver, about the same place |
//! |---|---|---|
//! | warning | anything | a threat or an incident about no person, for warning or protection |
//! | clearance | that somebody is suspect or wanted | identity or judicial data that he is cleared, and that he is acquitted, for clearance |
//! | correction | anything, for each purpose | the same again on every later day of the agreement within its retention |

use crate::decision::{Ask, Decision};
use crate::force::{MILLIS_PER_DAY, day};
use crate::name::Slug;
use crate::prove::answer::{CounterExample, Gap, Hop, Journey};
use crate::prove::cells::{Cell, date_of, days, labels, least};
use crate::prove::draft::Prover;
use crate::prove::question::{Duty, Reach};
use crate::prove::{MAX_EXAMPLES, Steps, TooLarge};
use crate::reason::Reason;
use crate::rows::has;
use jiff::civil::Date;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use tansiq_label::{Category, Label, Level, MemberCode, PersonCategory, Purpose, Set, Territory};
use tansiq_report::Moment;

/// The cases in which this duty cannot be done between parties of this agreement, one for each clause that makes it
/// due and each kind of statement that is owed.
pub(crate) fn gaps(
    prover: &Prover,
    duty: Duty,
    agreement: &Slug,
    since: Date,
) -> Result<Vec<CounterExample>, TooLarge> {
    let mut steps = Steps::new();
    let days = days(&prover.agreements, since);
    let (seen, known, gaps) = Default::default();
    let mut found = Gaps { prover, duty, since: day(since), seen, known, gaps };
    match duty {
        Duty::Correction => found.corrections(agreement, &days, &mut steps)?,
        Duty::Warning | Duty::Clearance => found.same_day(agreement, &days, &mut steps)?,
    }
    Ok(found.gaps)
}

pub(super) struct Gaps<'a> {
    pub(super) prover: &'a Prover,
    pub(super) duty: Duty,
    pub(super) since: i64,
    /// Clauses, by text and name, with what they make due and is not possible: told once.
    pub(super) seen: HashSet<(usize, Set<PersonCategory>, bool)>,
    /// What is owed to whom and when, and why it is withheld if it is.
    known: HashMap<(Label, MemberCode, MemberCode, i64), Option<Vec<Reason>>>,
    pub(super) gaps: Vec<CounterExample>,
}

/// One of these, for one of these purposes.
pub(super) struct Owed {
    pub(super) one_of: Vec<Label>,
    pub(super) purposes: Set<Purpose>,
}

impl Gaps<'_> {
    fn same_day(&mut self, id: &Slug, days: &[i64], steps: &mut Steps) -> Result<(), TooLarge> {
        let (agreements, since) = (&self.prover.agreements, self.since);
        for label in self.due(days, steps)? {
            let mut cell = Cell::new(agreements, label);
            for day in days.iter().copied().filter(|d| *d >= since) {
                let covering = cell.covering(day);
                steps.spend(covering.len() + 1)?;
                let ranges = agreements.texts.iter().zip(&agreements.ranges);
                let here = ranges.filter(|(t, _)| t.agreement.id == *id && t.in_force(day));
                for clause in here.flat_map(|(_, range)| range.clone()).filter(|c| has(&covering, *c)) {
                    self.given(&mut cell, clause, day, steps)?;
                }
            }
        }
        Ok(())
    }

    /// The statements that make something due.
    fn due(&self, days: &[i64], steps: &mut Steps) -> Result<Vec<Label>, TooLarge> {
        let agreements = &self.prover.agreements;
        let review = days.last().map_or(Date::MAX, |day| date_of(*day));
        if self.duty == Duty::Warning {
            return labels(agreements, &Reach::default(), review, steps);
        }
        let sought = Set::of(PersonCategory::Suspect).with(PersonCategory::Wanted);
        let sought = Reach { persons: sought, ..Reach::default() };
        let mut due = labels(agreements, &sought, review, steps)?;
        due.extend(labels(agreements, &Reach { minors_only: true, ..sought }, review, steps)?);
        Ok(due)
    }

    /// What is given under a clause, to whom it may be given: is what it makes due possible?
    fn given(
        &mut self,
        cell: &mut Cell<'_>,
        clause: usize,
        day: i64,
        steps: &mut Steps,
    ) -> Result<(), TooLarge> {
        let prover = self.prover;
        let terms = prover.agreements.clauses.places[clause].clause();
        let pairs = terms.from.iter().flat_map(|from| terms.to.iter().map(move |to| (*from, *to)));
        for (from, to) in pairs.filter(|(from, to)| from != to) {
            let purposes = terms.purposes.difference(cell.forbidden(from, to, day));
            if purposes.is_empty() {
                continue;
            }
            for owed in self.owed(&cell.label) {
                steps.spend(1)?;
                let Some(example) = owed.one_of.first() else { continue };
                let told = self.seen.contains(&(clause, example.persons(), example.minor()));
                if told || self.gaps.len() >= MAX_EXAMPLES {
                    continue;
                }
                let why = match self.known.entry((example.clone(), from, to, day)) {
                    Entry::Occupied(known) => known.into_mut(),
                    Entry::Vacant(new) => new.insert(withheld(prover, &owed, (from, to), day)),
                };
                let Some(why) = why.clone() else { continue };
                self.seen.insert((clause, example.persons(), example.minor()));
                let given = journey(prover, &cell.label, (from, to), clause, day, purposes);
                let (duty, purposes, day) = (self.duty, owed.purposes, date_of(day));
                let gap = Gap { duty, given, owed: example.clone(), purposes, day, why };
                self.gaps.push(CounterExample::Gap(gap));
            }
        }
        Ok(())
    }

    /// What a statement makes due.
    fn owed(&self, given: &Label) -> Vec<Owed> {
        let one_of = |categories: [Category; 2], person: PersonCategory| {
            let place = given.territories().first().copied().unwrap_or(Territory::WORLD);
            let label = |category: &Category| {
                let minor = given.minor() && person != PersonCategory::NoPerson;
                let parts = least(*category, person, minor, Level::Unclassified, place, given.review());
                Label::new(parts).ok()
            };
            categories.iter().filter_map(label).collect()
        };
        if self.duty == Duty::Warning {
            let one_of = one_of([Category::Threat, Category::Incident], PersonCategory::NoPerson);
            let purposes = Set::of(Purpose::Warning).with(Purpose::Protection);
            return vec![Owed { one_of, purposes }];
        }
        let cleared = [PersonCategory::Cleared, PersonCategory::Acquitted].map(|person| Owed {
            one_of: one_of([Category::Identity, Category::Judicial], person),
            purposes: Set::of(Purpose::Clearance),
        });
        cleared.into()
    }
}

/// Why none of what is owed is released; nothing when one is.
pub(super) fn withheld(
    prover: &Prover,
    owed: &Owed,
    (from, to): (MemberCode, MemberCode),
    day: i64,
) -> Option<Vec<Reason>> {
    let at = Moment::from_millis(day.saturating_mul(MILLIS_PER_DAY));
    let decide = |label| {
        let (originator, purposes) = (from, owed.purposes);
        let (received_via, received_for) = (&[], Set::EMPTY);
        let ask = Ask { label, originator, written: at, from, to, purposes, at, received_via, received_for };
        prover.decide(&ask)
    };
    let decisions: Vec<Decision> = owed.one_of.iter().map(decide).collect();
    if decisions.iter().any(Decision::releases) {
        return None;
    }
    decisions.into_iter().find_map(|decision| match decision {
        Decision::Withhold { reasons } => Some(reasons),
        Decision::Release { .. } => None,
    })
}

/// One gift of an originator.
pub(super) fn journey(
    prover: &Prover,
    label: &Label,
    (from, to): (MemberCode, MemberCode),
    clause: usize,
    day: i64,
    purposes: Set<Purpose>,
) -> Journey {
    let clause = prover.agreements.clauses.terms[clause].name.clone();
    let hop = Hop { from, to, clause, day: date_of(day), purposes, consent: false };
    Journey { label: label.clone(), originator: from, written: hop.day, hops: vec![hop] }
}
