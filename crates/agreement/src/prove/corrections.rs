//! The duty to correct: what was given under an agreement, and may not be given again on a later day.

use crate::name::Slug;
use crate::prove::answer::{CounterExample, Gap};
use crate::prove::boxes::{Corner, Released};
use crate::prove::cells::date_of;
use crate::prove::duties::{Gaps, Owed, journey, withheld};
use crate::prove::ground::Ground;
use crate::prove::{MAX_EXAMPLES, Steps, TooLarge};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use tansiq_label::{MemberCode, Purpose, Set};

impl Gaps<'_> {
    /// Of all that was given under the agreement, what a later day of it no longer lets through.
    pub(super) fn corrections(&mut self, id: &Slug, days: &[i64], steps: &mut Steps) -> Result<(), TooLarge> {
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
