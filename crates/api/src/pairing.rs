//! Who may be one person: pairs of people for an officer to decide about, with what speaks for one and what for two.
//!
//! Candidates, weights and order come from what is released to the reader and from nothing else, and nothing is decided
//! here.

use crate::describe::{Described, describe};
use crate::failure::Failure;
use crate::identity::{Decision, Effect, Person};
use crate::node::Node;
use crate::reading::Desk;
use crate::weighing::Known as _;
use crate::wire::subject::Summary;
use std::collections::{BTreeMap, BTreeSet};
use tansiq_names::DEFAULT_THRESHOLD;
use tansiq_report::{StatementId, SubjectId};
use tansiq_resolve::{Comparison, Frequencies, Outcome, Verdict, compare};
use tansiq_view::people::Allowed;

/// Names of one person that are searched for: whoever has more is found by one of these.
const NAMES: usize = 8;
/// People of a like name who are compared with one person.
const CANDIDATES: usize = 20;
/// Names that one person has on average, every script counted: how many people there are follows from how many names.
const NAMES_OF_ONE: u64 = 2;

/// Two people who may be one.
pub(crate) struct Pair {
    pub(crate) one: Side,
    pub(crate) other: Side,
    pub(crate) comparison: Comparison,
    /// What was decided about the two so far.
    pub(crate) decisions: Vec<Decision>,
}

/// One of the two.
pub(crate) struct Side {
    pub(crate) person: Person,
    pub(crate) described: Described,
}

impl Pair {
    /// What an officer is advised. Whom another discriminator excludes at a control point is proposed to nobody, however
    /// rare the name.
    pub(crate) fn advice(&self) -> Verdict {
        let verdict = self.comparison.verdict();
        let excluded = self.comparison.outcome() == Outcome::Excluded;
        if excluded && verdict == Verdict::Propose { Verdict::WhenAsked } else { verdict }
    }
}

impl Side {
    fn of(person: Person) -> Side {
        let described = describe(person.told().into_iter());
        Side { person, described }
    }

    /// The least of his subjects' ids.
    pub(crate) fn id(&self) -> Option<SubjectId> {
        self.person.subjects.first().map(|shown| shown.id)
    }

    pub(crate) fn summary(&self) -> Summary {
        Summary::of_person(&self.person)
    }
}

/// A part of the work.
pub(crate) struct Queue {
    /// The likeliest first.
    pub(crate) pairs: Vec<Pair>,
    pub(crate) looked_at: usize,
    /// Where the next part begins; nothing at the end.
    pub(crate) next: Option<StatementId>,
}

/// Compares two people as they are known to the reader.
pub(crate) fn pair(node: &Node, desk: &Desk<'_>, ids: (SubjectId, SubjectId)) -> Result<Pair, Failure> {
    let sides = desk.sides(ids)?;
    let people = node.views.people();
    let among = among(node, &people.allowed(|_, class| desk.may_see(class)))?;
    Ok(paired(Side::of(sides.one), Side::of(sides.other), &among))
}

fn paired(one: Side, other: Side, among: &Frequencies) -> Pair {
    let comparison = compare(&one.described.description, &other.described.description, among);
    let (here, there) = (one.person.ids(), other.person.ids());
    let between = |d: &Decision| {
        let (a, b) = d.pair;
        (here.contains(&a) && there.contains(&b)) || (here.contains(&b) && there.contains(&a))
    };
    let both = one.person.decisions.iter().chain(&other.person.decisions).filter(|d| between(d));
    let decisions: BTreeMap<StatementId, &Decision> = both.map(|d| (d.id, d)).collect();
    let decisions = decisions.into_values().cloned().collect();
    Pair { one, other, comparison, decisions }
}

/// Among how many people, as far as this reader may know.
fn among(node: &Node, allowed: &Allowed) -> Result<Frequencies, Failure> {
    let counts = node.views.people().names_of_classes()?;
    let names: u64 = counts.iter().filter(|(class, _)| allowed.contains(*class)).map(|(_, n)| n).sum();
    Ok(Frequencies::of_people(u32::try_from(names / NAMES_OF_ONE).unwrap_or(u32::MAX)))
}

/// The pairs that wait for a decision among the people spoken of last; `weak` = those too that are not proposed.
pub(crate) fn queue(
    node: &Node,
    desk: &Desk<'_>,
    (after, people, weak): (Option<StatementId>, usize, bool),
) -> Result<Queue, Failure> {
    let view = node.views.people();
    let allowed = view.allowed(|_, class| desk.may_see(class));
    let among = among(node, &allowed)?;
    let newest = view.newest(&allowed, after, people)?;
    let (mut met, mut pairs) = (BTreeSet::new(), Vec::new());
    for (subject, _) in &newest {
        let Some(person) = desk.person(*subject)? else { continue };
        for other in candidates(desk, &view, &allowed, &person)? {
            let ids = (person.subjects[0].id.min(other), person.subjects[0].id.max(other));
            if !met.insert(ids) {
                continue;
            }
            let (Some(one), Some(other)) = (desk.person(ids.0)?, desk.person(ids.1)?) else { continue };
            let pair = paired(Side::of(one), Side::of(other), &among);
            if waits(&pair, desk) && (weak || pair.advice() == Verdict::Propose) {
                pairs.push(pair);
            }
        }
    }
    pairs.retain(|pair| pair.advice() != Verdict::NeverPropose);
    pairs.sort_by(|a, b| {
        let bits = b.comparison.bits().0.total_cmp(&a.comparison.bits().0);
        bits.then((a.one.id(), a.other.id()).cmp(&(b.one.id(), b.other.id())))
    });
    let is_all = newest.len() < people;
    let next = newest.last().map(|(_, statement)| *statement).filter(|_| !is_all);
    Ok(Queue { pairs, looked_at: newest.len(), next })
}

/// Whether nobody here has decided about the two. What other members decided is shown with the pair.
fn waits(pair: &Pair, desk: &Desk<'_>) -> bool {
    let decided = |d: &Decision| {
        d.effect == Effect::Holds || (d.effect == Effect::Open && d.originator == desk.member())
    };
    !pair.decisions.iter().any(decided)
}

/// The least ids of people with a name like one of his.
fn candidates(
    desk: &Desk<'_>,
    view: &tansiq_view::People,
    allowed: &Allowed,
    person: &Person,
) -> Result<BTreeSet<SubjectId>, Failure> {
    let his = person.ids();
    let described = describe(person.told().into_iter());
    let mut found = BTreeSet::new();
    for name in described.description.names.iter().take(NAMES) {
        for candidate in view.search_names(name, allowed, CANDIDATES)? {
            if candidate.score() < DEFAULT_THRESHOLD || his.contains(&candidate.subject) {
                continue;
            }
            let is_person = candidate.kind == tansiq_report::SubjectKind::Person;
            if let Some(other) = desk.person(candidate.subject)?.filter(|_| is_person) {
                found.insert(other.subjects[0].id);
            }
        }
    }
    Ok(found)
}
