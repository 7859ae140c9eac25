//! Clauses without an effect of their own: never in force, wholly forbidden, or released alike by others.

use crate::agreement::Clause;
use crate::force::{Text, day};
use crate::name::{ClauseRef, Slug};
use crate::prove::answer::{CounterExample, Idle, Unneeded};
use crate::prove::boxes::Released;
use crate::prove::cells::days;
use crate::prove::draft::Prover;
use crate::prove::ground::Ground;
use crate::prove::{MAX_EXAMPLES, Steps, TooLarge};
use jiff::civil::Date;
use std::collections::BTreeSet;
use tansiq_label::{MemberCode, Purpose, Set};

/// The clauses of this agreement that could be struck out.
pub(crate) fn idle(prover: &Prover, agreement: &Slug, since: Date) -> Result<Vec<CounterExample>, TooLarge> {
    let mut steps = Steps::new();
    let mut found = Vec::new();
    let mut live = false;
    for text in prover.live(since).filter(|t| t.agreement.id == *agreement) {
        live = true;
        let check = Check::of(prover, text, since, &mut steps)?;
        found.extend(check.idle(&mut steps)?);
    }
    if !live {
        let last = prover.agreements.texts.iter().rfind(|t| t.agreement.id == *agreement);
        let clauses =
            last.iter().flat_map(|t| t.agreement.clauses.iter().map(|c| t.agreement.reference(&c.id)));
        found.extend(clauses.map(|clause| Idle { clause, why: Unneeded::NeverInForce }));
    }
    found.truncate(MAX_EXAMPLES);
    Ok(found.into_iter().map(CounterExample::Idle).collect())
}

struct Check<'a> {
    prover: &'a Prover,
    text: &'a Text,
    ground: Ground,
    days: Vec<i64>,
}

impl<'a> Check<'a> {
    fn of(prover: &'a Prover, text: &'a Text, since: Date, steps: &mut Steps) -> Result<Self, TooLarge> {
        let ground = Ground::of(&prover.agreements, steps)?;
        let mut days = days(&prover.agreements, since);
        days.retain(|d| *d >= day(since) && text.in_force(*d));
        Ok(Check { prover, text, ground, days })
    }

    /// From the last clause to the first, so that of two alike the later one is named.
    fn idle(&self, steps: &mut Steps) -> Result<Vec<Idle>, TooLarge> {
        let clauses = &self.text.agreement.clauses;
        let mut kept: BTreeSet<usize> = (0..clauses.len()).collect();
        let mut found = Vec::new();
        for i in (0..clauses.len()).rev() {
            kept.remove(&i);
            let others: Vec<&Clause> = kept.iter().map(|k| &clauses[*k]).collect();
            match self.why_unneeded(&clauses[i], &others, steps)? {
                Some(why) => {
                    found.push(Idle { clause: self.text.agreement.reference(&clauses[i].id), why });
                }
                None => drop(kept.insert(i)),
            }
        }
        found.reverse();
        Ok(found)
    }

    fn why_unneeded(
        &self,
        clause: &Clause,
        others: &[&Clause],
        steps: &mut Steps,
    ) -> Result<Option<Unneeded>, TooLarge> {
        let (mut forbidding, mut covering) = (BTreeSet::new(), BTreeSet::new());
        let pairs = clause.from.iter().flat_map(|from| clause.to.iter().map(move |to| (*from, *to)));
        for (from, to) in pairs.filter(|(from, to)| from != to) {
            for day in &self.days {
                for purpose in clause.purposes.iter() {
                    let left = self.left(clause, (from, to, *day, purpose), &mut forbidding, steps)?;
                    let alike = self.alike(clause, others, (from, to, purpose), &left, steps)?;
                    let Some(by) = alike else { return Ok(None) };
                    covering.extend(by);
                }
            }
        }
        let covered = !covering.is_empty();
        Ok(Some(if covered { Unneeded::Covered(covering) } else { Unneeded::Forbidden(forbidding) }))
    }

    /// What prohibitions leave of a clause.
    fn left(
        &self,
        clause: &Clause,
        (from, to, day, purpose): (MemberCode, MemberCode, i64, Purpose),
        forbidding: &mut BTreeSet<ClauseRef>,
        steps: &mut Steps,
    ) -> Result<Released, TooLarge> {
        let mut left = Released { corners: vec![self.ground.corner(clause)] };
        for place in self.prover.agreements.prohibitions.between(from, to, day) {
            let prohibition = place.prohibition();
            if prohibition.purposes.contains(purpose) {
                let before = left.clone();
                left = left.without(&self.ground.touch(prohibition), steps)?;
                if left != before {
                    forbidding.insert(place.agreement.reference(&prohibition.id));
                }
            }
        }
        Ok(left)
    }

    /// The other clauses that release all of this for as long and with as wide an onward rule; none when some is
    /// released by this clause only.
    fn alike(
        &self,
        clause: &Clause,
        others: &[&Clause],
        (from, to, purpose): (MemberCode, MemberCode, Purpose),
        left: &Released,
        steps: &mut Steps,
    ) -> Result<Option<BTreeSet<ClauseRef>>, TooLarge> {
        let goes = |c: &&&Clause| {
            c.from.contains(&from)
                && c.to.contains(&to)
                && Set::of(purpose).is_subset(c.purposes)
                && c.onward >= clause.onward
                && c.retention_days >= clause.retention_days
        };
        let others: Vec<_> = others.iter().filter(goes).map(|c| (*c, self.ground.corner(c))).collect();
        steps.spend((left.corners.len() + 1) * (others.len() + 1))?;
        let mut by = BTreeSet::new();
        for corner in &left.corners {
            match others.iter().find(|(_, other)| corner.lies_in(other)) {
                Some((other, _)) => by.insert(self.text.agreement.reference(&other.id)),
                None => return Ok(None),
            };
        }
        Ok(Some(by))
    }
}
