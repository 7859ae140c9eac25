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
use crate::prove::boxes::{Corner, Ground, Released};
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

struct Gaps<'a> {
    prover: &'a Prover,
    duty: Duty,
    since: i64,
    /// Clauses, by text and name, with what they make due and is not possible: told once.
    seen: HashSet<(usize, Set<PersonCategory>, bool)>,
    /// What is owed to whom and when, and why it is withheld if it is.
    known: HashMap<(Label, MemberCode, MemberCode, i64), Option<Vec<Reason>>>,
    gaps: Vec<CounterExample>,
}

/// One of these, for one of these purposes.
struct Owed {
    one_of: Vec<Label>,
    purposes: Set<Purpose>,
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

    /// Of all that was given under the agreement, what a later day of it no longer lets through.
    fn corrections(&mut self, id: &Slug, days: &[i64], steps: &mut Steps) -> Result<(), TooLarge> {
        let (agreements, since) = (&self.prover.agreements, self.since);
        let ground = Ground::of(agreements, steps)?;
        let mut later: HashMap<(MemberCode, MemberCode, i64, Purpose), Released> = HashMap::new();
        for (i, given) in days.iter().enumerate() {
            // The last day before the next change: from there retention reaches furthest.
            let Some(given_last) = days.get(i + 1).map(|next| next - 1) else { break };
            let ranges = agreements.texts.iter().zip(&agreements.ranges);
            let here = ranges.filter(|(t, _)| t.agreement.id == *id && t.in_force(*given));
            for clause in here.flat_map(|(_, range)| range.clone()) {
                let terms = agreements.clauses.places[clause].clause();
                let held = given_last + i64::from(terms.retention_days);
                for day in days[i + 1..].iter().copied().filter(|d| *d >= since && *d <= held) {
                    self.corrected(&ground, clause, (given_last, day), &mut later, steps)?;
                }
            }
        }
        Ok(())
    }

    fn corrected(
        &mut self,
        ground: &Ground,
        clause: usize,
        (given, day): (i64, i64),
        later: &mut HashMap<(MemberCode, MemberCode, i64, Purpose), Released>,
        steps: &mut Steps,
    ) -> Result<(), TooLarge> {
        let prover = self.prover;
        let terms = prover.agreements.clauses.places[clause].clause();
        let id = &prover.agreements.clauses.terms[clause].name.agreement;
        let lasting = prover.agreements.texts.iter().find(|t| t.agreement.id == *id && t.in_force(day));
        let Some(lasting) = lasting else { return Ok(()) };
        let pairs = terms.from.iter().flat_map(|from| terms.to.iter().map(move |to| (*from, *to)));
        for (from, to) in pairs.filter(|(a, b)| a != b && lasting.agreement.binds(*a, *b)) {
            for purpose in terms.purposes.iter() {
                if self.gaps.len() >= MAX_EXAMPLES || self.seen.contains(&(clause, Set::EMPTY, false)) {
                    return Ok(());
                }
                let mut left = Released { corners: vec![ground.corner(terms)] };
                left = prover.less_prohibitions(left, ground, (from, to, given, purpose), steps)?;
                if left.corners.is_empty() {
                    continue;
                }
                let key = (from, to, day, purpose);
                let now = match later.entry(key) {
                    Entry::Occupied(known) => known.into_mut(),
                    Entry::Vacant(new) => new.insert(prover.released(ground, key, steps)?),
                };
                steps.spend(left.corners.len() * (now.corners.len() + 1))?;
                let outside = left.corners.iter().find(|corner| !now.covers(corner));
                if let Some(corner) = outside {
                    self.seen.insert((clause, Set::EMPTY, false));
                    self.uncorrected(ground, &now.least_outside(corner), clause, key, given);
                }
            }
        }
        Ok(())
    }

    fn uncorrected(
        &mut self,
        ground: &Ground,
        corner: &Corner,
        clause: usize,
        (from, to, day, purpose): (MemberCode, MemberCode, i64, Purpose),
        given: i64,
    ) {
        let Some(label) = ground.label(corner, date_of(day)) else { return };
        let purposes = Set::of(purpose);
        let given = journey(self.prover, &label, (from, to), clause, given, purposes);
        let owed = Owed { one_of: vec![label.clone()], purposes };
        let Some(why) = withheld(self.prover, &owed, (from, to), day) else { return };
        let (duty, day) = (self.duty, date_of(day));
        self.gaps.push(CounterExample::Gap(Gap { duty, given, owed: label, purposes, day, why }));
    }
}

/// Why none of what is owed is released; nothing when one is.
fn withheld(
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

fn journey(
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
