//! Contradictions, idle clauses and blocked duties against enumeration of small universes.

use crate::proofs::universes;
use crate::universe::{self, ask, days, labels, members, treaties};
use crate::worlds::{Treaty, compile, day, moment};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tansiq_agreement::{
    Agreement, Agreements, Ask, Clause, ClauseRef, CounterExample, Decision, Duty, Prohibition, Prover,
    Question, Standing,
};
use tansiq_label::{Category, Label, Level, MemberCode, PersonCategory, Purpose, Set};

const SINCE: i32 = 20;

pub fn pairs() -> impl Iterator<Item = (MemberCode, MemberCode)> {
    let all = members();
    let to = all.clone();
    all.into_iter().flat_map(move |f| to.clone().into_iter().map(move |t| (f, t))).filter(|(f, t)| f != t)
}

pub fn touches(p: &Prohibition, label: &Label) -> bool {
    !label.categories().intersection(p.categories).is_empty()
        && !label.persons().intersection(p.persons).is_empty()
        && (label.minor() || !p.minors_only)
        && label.level() >= p.floor
        && label.territories().iter().any(|t| p.territories.iter().any(|q| q.covers(t) || t.covers(q)))
}

/// What the decision says of a statement of the giver, written on the day.
fn releases(
    agreements: &Agreements,
    label: &Label,
    ends: (MemberCode, MemberCode),
    at: i32,
    p: Set<Purpose>,
) -> bool {
    let ask =
        Ask { purposes: p, ..ask(label, (ends.0, ends.0, ends.1), (day(at), day(at)), (&[], Set::EMPTY)) };
    agreements.decide(&ask).releases()
}

struct Universe {
    known: Agreements,
    days: Vec<i32>,
    labels: Vec<Label>,
}

impl Universe {
    fn text(&self, id: &str, at: i32) -> Option<Arc<Agreement>> {
        self.known.in_force(moment(day(at))).find(|a| a.id().as_str() == id).cloned()
    }

    fn late(&self) -> impl Iterator<Item = i32> + '_ {
        self.days.iter().copied().filter(|d| *d >= SINCE)
    }

    /// The prohibitions that hold on a day between two members.
    fn prohibitions(&self, (from, to): (MemberCode, MemberCode), at: i32) -> Vec<(ClauseRef, Prohibition)> {
        let mut found = Vec::new();
        for (text, standing) in self.known.standings(moment(day(at))) {
            let holds = match standing {
                Standing::InForce => true,
                Standing::NotSigned(_) => {
                    text.in_force_from() <= day(at)
                        && day(at) <= text.in_force_until()
                        && !self.replaced(text, at)
                }
                _ => false,
            };
            let signed = holds && self.known.signers(text).contains(&from);
            let theirs =
                text.prohibitions().iter().filter(|p| signed && p.from.contains(&from) && p.to.contains(&to));
            found.extend(theirs.map(|p| (text.reference(&p.id), p.clone())));
        }
        found
    }

    fn replaced(&self, text: &Agreement, at: i32) -> bool {
        let later = |(other, standing): (&Arc<Agreement>, Standing)| {
            other.id() == text.id()
                && other.version() > text.version()
                && other.in_force_from() <= day(at)
                && !matches!(standing, Standing::NotSigned(_))
        };
        self.known.standings(moment(day(at))).any(later)
    }

    /// The clauses and prohibitions of which some statement, pair, purpose and day is both covered and touched.
    fn conflicts(&self, id: &str) -> BTreeSet<(ClauseRef, ClauseRef)> {
        let mut found = BTreeSet::new();
        for at in self.late() {
            let Some(text) = self.text(id, at) else { continue };
            for (clause, ends) in text.clauses().iter().flat_map(|c| pairs().map(move |p| (c, p))) {
                if !goes(clause, ends) {
                    continue;
                }
                for (name, p) in self.prohibitions(ends, at) {
                    let both = |l: &&Label| clause.covers(l) && touches(&p, l);
                    if !clause.purposes.intersection(p.purposes).is_empty()
                        && self.singles().any(|l| both(&l))
                    {
                        found.insert((text.reference(&clause.id), name));
                    }
                }
            }
        }
        found
    }

    fn singles(&self) -> impl Iterator<Item = &Label> {
        self.labels
            .iter()
            .filter(|l| l.categories().len() == 1 && l.persons().len() == 1 && l.territories().len() == 1)
    }

    /// Whether a clause releases something that none of these others does as widely and as long.
    fn adds(&self, id: &str, clause: &ClauseRef, others: &BTreeSet<ClauseRef>) -> bool {
        self.late().any(|at| {
            let Some(text) = self.text(id, at) else { return false };
            let Some(clause) = text.clause(&clause.clause) else { return false };
            let others: Vec<&Clause> =
                text.clauses().iter().filter(|c| others.contains(&text.reference(&c.id))).collect();
            pairs().filter(|p| goes(clause, *p)).any(|ends| {
                let prohibitions = self.prohibitions(ends, at);
                clause.purposes.iter().any(|purpose| {
                    let forbidden = |l: &Label| {
                        prohibitions.iter().any(|(_, p)| p.purposes.contains(purpose) && touches(p, l))
                    };
                    let alike = |c: &&&Clause, l: &Label| {
                        goes(c, ends)
                            && c.purposes.contains(purpose)
                            && c.onward >= clause.onward
                            && c.retention_days >= clause.retention_days
                            && c.covers(l)
                    };
                    self.labels
                        .iter()
                        .any(|l| clause.covers(l) && !forbidden(l) && !others.iter().any(|c| alike(&c, l)))
                })
            })
        })
    }

    /// Whether a duty is blocked somewhere.
    fn blocked(&self, duty: Duty, id: &str) -> bool {
        match duty {
            Duty::Correction => self.uncorrected(id),
            Duty::Warning | Duty::Clearance => self.late().any(|at| self.unfollowed(duty, id, at)),
        }
    }

    fn unfollowed(&self, duty: Duty, id: &str, at: i32) -> bool {
        let Some(text) = self.text(id, at) else { return false };
        let sought = |l: &Label| duty == Duty::Warning || l.persons() == Set::of(PersonCategory::Wanted);
        self.singles().filter(|l| sought(l)).any(|label| {
            pairs().any(|ends| {
                let by = |c: &&Clause| {
                    goes(c, ends) && c.covers(label) && releases(&self.known, label, ends, at, c.purposes)
                };
                let given = text.clauses().iter().any(|c| by(&c));
                let owed = |categories: [Category; 2], person, purposes: [Purpose; 2]| {
                    let minor = label.minor() && person != PersonCategory::NoPerson;
                    categories.iter().any(|category| {
                        let owed = universe::statement(
                            *category,
                            person,
                            minor,
                            Level::Unclassified,
                            label.territories(),
                        )
                        .unwrap();
                        releases(&self.known, &owed, ends, at, purposes.into_iter().collect())
                    })
                };
                given
                    && match duty {
                        Duty::Warning => !owed(
                            [Category::Threat, Category::Incident],
                            PersonCategory::NoPerson,
                            [Purpose::Warning, Purpose::Protection],
                        ),
                        _ => [PersonCategory::Cleared, PersonCategory::Acquitted].iter().any(|p| {
                            !owed([Category::Identity, Category::Judicial], *p, [Purpose::Clearance; 2])
                        }),
                    }
            })
        })
    }

    fn uncorrected(&self, id: &str) -> bool {
        let last: i32 = *self.days.last().unwrap();
        (0..last).any(|given| {
            let Some(text) = self.text(id, given) else { return false };
            self.late().filter(|at| *at > given).any(|at| {
                let Some(lasting) = self.text(id, at) else { return false };
                pairs().filter(|(f, t)| lasting.binds(*f, *t)).any(|ends| {
                    let prohibitions = self.prohibitions(ends, given);
                    let held = text
                        .clauses()
                        .iter()
                        .filter(|c| goes(c, ends) && i64::from(at - given) <= i64::from(c.retention_days));
                    held.flat_map(|c| c.purposes.iter().map(move |p| (c, p))).any(|(clause, purpose)| {
                        let forbidden = |l: &Label| {
                            prohibitions.iter().any(|(_, p)| p.purposes.contains(purpose) && touches(p, l))
                        };
                        self.labels.iter().any(|l| {
                            clause.covers(l)
                                && !forbidden(l)
                                && !releases(&self.known, l, ends, at, Set::of(purpose))
                        })
                    })
                })
            })
        })
    }
}

pub fn goes(clause: &Clause, (from, to): (MemberCode, MemberCode)) -> bool {
    clause.from.contains(&from) && clause.to.contains(&to)
}

fn check(treaties: &[Treaty], count: &mut BTreeMap<String, [usize; 2]>) {
    let mut days = days(treaties);
    days.push(SINCE);
    days.sort_unstable();
    let universe = Universe { known: compile(treaties), days, labels: labels() };
    let prover = Prover::new(&universe.known, []);
    let mut tally = |what: String, holds: bool| count.entry(what).or_default()[usize::from(holds)] += 1;
    for id in ["one", "two"].iter().filter(|id| universe.late().any(|d| universe.text(id, d).is_some())) {
        let slug = id.parse().unwrap();
        let answer = prover.prove(&Question::NoConflict(slug), day(SINCE));
        let found: BTreeSet<_> = answer
            .examples()
            .iter()
            .map(|e| match e {
                CounterExample::Conflict(c) => (c.clause.clone(), c.prohibition.clone()),
                other => panic!("{other:?}"),
            })
            .collect();
        if answer.examples().len() < tansiq_agreement::MAX_EXAMPLES {
            assert_eq!(found, universe.conflicts(id), "{treaties:?}");
        }
        tally("conflict".into(), answer.holds());
        let texts: BTreeSet<u32> =
            universe.late().filter_map(|d| universe.text(id, d)).map(|t| t.version()).collect();
        if texts.len() == 1 {
            let text = universe.late().find_map(|d| universe.text(id, d)).unwrap();
            let answer = prover.prove(&Question::NoIdleClause(id.parse().unwrap()), day(SINCE));
            let idle: BTreeSet<ClauseRef> = answer
                .examples()
                .iter()
                .map(|e| match e {
                    CounterExample::Idle(i) => i.clause.clone(),
                    other => panic!("{other:?}"),
                })
                .collect();
            let all: BTreeSet<ClauseRef> = text.clauses().iter().map(|c| text.reference(&c.id)).collect();
            let kept: BTreeSet<ClauseRef> = all.difference(&idle).cloned().collect();
            for clause in &all {
                let others = kept.iter().filter(|k| *k != clause).cloned().collect();
                assert_eq!(
                    universe.adds(id, clause, &others),
                    kept.contains(clause),
                    "{clause} {treaties:?}"
                );
            }
            tally("idle".into(), answer.holds());
        }
        for duty in [Duty::Warning, Duty::Clearance, Duty::Correction] {
            let answer = prover.prove(&Question::Unblocked(duty, id.parse().unwrap()), day(SINCE));
            assert_eq!(answer.holds(), !universe.blocked(duty, id), "{duty} {id} {answer:?} {treaties:?}");
            for example in answer.examples() {
                let CounterExample::Gap(gap) = example else { panic!("{example:?}") };
                let hop = &gap.given.hops[0];
                let decide = |label: &Label, day, purposes| {
                    let ask = ask(label, (hop.from, hop.from, hop.to), (day, day), (&[], Set::EMPTY));
                    universe.known.decide(&Ask { purposes, ..ask })
                };
                let given = decide(&gap.given.label, hop.day, Set::all());
                let Decision::Release { clauses, purposes, .. } = given else { panic!("{gap:?}") };
                assert!(clauses.contains(&hop.clause) && hop.purposes.is_subset(purposes), "{gap:?}");
                let Decision::Withhold { reasons } = decide(&gap.owed, gap.day, gap.purposes) else {
                    panic!("{gap:?}")
                };
                assert_eq!(reasons, gap.why);
            }
            tally(duty.to_string(), answer.holds());
        }
    }
}

#[test]
fn defects_are_found_where_enumeration_finds_them() {
    let count = std::cell::RefCell::new(BTreeMap::new());
    let mut runner = proptest::test_runner::TestRunner::new(universes(6));
    runner
        .run(&treaties(), |treaties| {
            check(&treaties, &mut count.borrow_mut());
            Ok(())
        })
        .unwrap();
    println!("{:?}", count.borrow());
}
