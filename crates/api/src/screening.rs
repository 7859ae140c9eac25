//! Screening: from candidates to "hit", "same name" or nothing, by what the reader may see and nothing else. Whoever is
//! one person for the reader is one candidate.
//!
//! A name alone is the same name and nothing more, however alike it is. A hit needs a second discriminator that
//! agrees; one that contradicts excludes. The name and the other evidence are never added up into one number.

use crate::describe::describe;
use crate::failure::Failure;
use crate::identity::Person;
use crate::node::Node;
use crate::reading::{Desk, Said};
use crate::wire::identity::{Standing, standing};
use std::collections::BTreeSet;
use tansiq_agreement::Releasable;
use tansiq_names::{Comparison, DEFAULT_THRESHOLD, Name, compare};
use tansiq_report::{SubjectId, ValueType};
use tansiq_resolve::{
    Birth, BirthMatch, Bits, Description, Discriminator, HITS, MotherMatch, Outcome, mother, outcome, part,
    same_number,
};
use tansiq_view::people::{Candidate, Query, normal_identifier};

/// People who are looked at and counted: more than anybody goes through.
const LOOKED_AT: usize = 60;
/// Of a name that more than those have, so many are gone through when something beside it can tell one from another.
/// Whoever has a name that still more have needs a number too.
const CROWD: usize = 2_000;

/// Who is looked for.
pub(crate) struct Wanted {
    pub(crate) name: Name,
    pub(crate) birth: Option<Birth>,
    pub(crate) mother: Option<Name>,
    pub(crate) document: Option<String>,
}

/// Somebody who could be meant.
pub(crate) struct Match {
    pub(crate) person: Person,
    /// How he must be met.
    pub(crate) standing: Standing,
    pub(crate) name: Option<NameFound>,
    /// What else was asked for, each by itself.
    pub(crate) beside: Vec<Piece>,
    /// Whether the evidence points at another of the name far more than at him.
    pub(crate) outweighed: bool,
}

/// The best of the released names.
pub(crate) struct NameFound {
    pub(crate) text: String,
    pub(crate) comparison: Comparison,
}

/// One piece of evidence beside the name.
pub(crate) struct Piece {
    pub(crate) says: Says,
    /// What is known of the candidate; never a number.
    pub(crate) known: Vec<String>,
    pub(crate) bits: Bits,
}

/// What a piece of evidence says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Says {
    Birth(BirthMatch),
    Mother(MotherMatch),
    /// Whether the number is known of him.
    Number(bool),
}

impl Match {
    /// The least of his subjects' ids.
    pub(crate) fn id(&self) -> Option<SubjectId> {
        self.person.subjects.first().map(|shown| shown.id)
    }

    pub(crate) fn score(&self) -> f32 {
        self.name.as_ref().map_or(0.0, |name| name.comparison.score)
    }

    /// What the evidence beside the name weighs together.
    pub(crate) fn bits(&self) -> Bits {
        self.beside.iter().map(|piece| piece.bits).sum()
    }

    pub(crate) fn outcome(&self) -> Outcome {
        let number = self.beside.iter().any(|piece| piece.says == Says::Number(true));
        match outcome(self.score(), self.bits(), number) {
            Outcome::Hit if self.outweighed => Outcome::SameName,
            outcome => outcome,
        }
    }
}

/// Of many of one name some are born in one year by chance. Where the evidence that makes a hit of somebody speaks as
/// much again for another, it is the other whom it means.
fn weigh_against_each_other(found: &mut [Match]) {
    let hits = found.iter().filter(|m| m.outcome() == Outcome::Hit).map(|m| m.bits().0);
    let best = hits.fold(f32::NEG_INFINITY, f32::max);
    for other in found.iter_mut().filter(|m| m.bits().0 <= best - HITS.0) {
        other.outweighed = true;
    }
}

/// What a screening came to.
pub(crate) struct Screened {
    /// Who could be meant, whoever must be looked at first first.
    pub(crate) matches: Vec<Match>,
    /// How many people have a name like this, how many of them are cleared, and how many are wanted.
    pub(crate) named: [usize; 3],
    /// Whether there may be more people of the name than were looked at.
    pub(crate) more: bool,
    /// What parts best those who remain; empty once somebody is hit.
    pub(crate) ask: Vec<Discriminator>,
}

/// Everybody who could be meant, hits first, then by the name; at most `limit` are answered, all that are looked at are
/// counted.
pub(crate) fn screen(
    node: &Node,
    desk: &Desk<'_>,
    wanted: &Wanted,
    limit: usize,
) -> Result<Screened, Failure> {
    let candidates = candidates(node, desk, wanted)?;
    let more = candidates.len() >= LOOKED_AT;
    let (mut seen, mut found) = (BTreeSet::<SubjectId>::new(), Vec::new());
    for candidate in candidates {
        if found.len() == LOOKED_AT {
            break;
        }
        if seen.contains(&candidate.subject) {
            continue;
        }
        let Some(person) = desk.person(candidate.subject)? else { continue };
        seen.extend(person.ids());
        let weighed = weigh(wanted, person);
        if weighed.outcome() != Outcome::Nobody {
            found.push(weighed);
        }
    }
    weigh_against_each_other(&mut found);
    found.sort_by(|a, b| {
        let outcomes = a.outcome().cmp(&b.outcome());
        let bits = || b.bits().0.total_cmp(&a.bits().0);
        let names = || b.score().total_cmp(&a.score());
        outcomes.then_with(bits).then_with(names).then(a.id().cmp(&b.id()))
    });
    let named = |of: &dyn Fn(&Match) -> bool| {
        found.iter().filter(|m| m.outcome() != Outcome::OtherName && of(m)).count()
    };
    let standing = |standing| move |m: &Match| m.standing == standing;
    let named = [named(&|_| true), named(&standing(Standing::Cleared)), named(&standing(Standing::Wanted))];
    let open = found.iter().take_while(|m| m.outcome() <= Outcome::SameName);
    let remaining: Vec<Description> = match found.first().map(Match::outcome) {
        Some(Outcome::Hit) => Vec::new(),
        _ => open.map(|m| describe(m.person.said().map(Releasable::get)).description).collect(),
    };
    let ask = if remaining.len() > 1 { part(&remaining) } else { Vec::new() };
    found.truncate(limit);
    Ok(Screened { matches: found, named, more, ask })
}

/// Whom the view finds, whoever is probably meant first. Of a name that very many have, all are gone through for the
/// one whom the evidence beside it points at.
fn candidates(node: &Node, desk: &Desk<'_>, wanted: &Wanted) -> Result<Vec<Candidate>, Failure> {
    let people = node.views.people();
    let allowed = people.allowed(|_, class| desk.may_see(class));
    let identifiers: Vec<String> = wanted.document.iter().cloned().collect();
    let (birth, mother) = (wanted.birth, wanted.mother.as_ref());
    let query = Query { name: &wanted.name, birth, mother, identifiers: &identifiers };
    // The score of a candidate is that of the best of its names: what lies below is not worth reading a subject for.
    let named = |c: &Candidate| c.score() >= DEFAULT_THRESHOLD || !c.identifiers.is_empty();
    let mut candidates = people.screen(&query, &allowed, LOOKED_AT)?;
    let is_crowd = candidates.len() == LOOKED_AT && candidates.iter().all(named);
    if is_crowd && (birth.is_some() || mother.is_some()) {
        candidates = people.screen(&query, &allowed, CROWD)?;
    }
    candidates.retain(named);
    // What is known of a joined subject is not all with it: it is read before those of whom as little is known.
    candidates.sort_by_key(|c| (first_outcome(c), !c.is_joined));
    Ok(candidates)
}

/// What a candidate will probably amount to; decided again from all that is shown of the person.
fn first_outcome(candidate: &Candidate) -> Outcome {
    let number = !candidate.identifiers.is_empty();
    let mother = candidate.mother.map_or(Bits::default(), |(_, bits)| bits);
    let beside = [candidate.birth.bits(), mother, if number { same_number() } else { Bits::default() }];
    outcome(candidate.score(), beside.into_iter().sum(), number)
}

/// Sets somebody against whom is looked for, from released statements alone.
fn weigh(wanted: &Wanted, person: Person) -> Match {
    let said: Vec<&Said> = person.said().map(Releasable::get).collect();
    let name = best_name(wanted, &said);
    let birth = wanted.birth.map(|born| births(born, &said));
    let mother = wanted.mother.as_ref().map(|called| mothers(called, &said));
    let document = wanted.document.as_deref().map(|number| papers(number, &said));
    let standing = standing(said.iter().copied());
    Match {
        name,
        beside: [birth, mother, document].into_iter().flatten().collect(),
        standing,
        person,
        outweighed: false,
    }
}

fn best_name(wanted: &Wanted, said: &[&Said]) -> Option<NameFound> {
    let names = said.iter().filter(|s| {
        let property = &s.statement.property;
        // What his mother is called is no name of his.
        property.value == ValueType::Name && property.name != MOTHER
    });
    let mut best: Option<NameFound> = None;
    for text in names.flat_map(|s| texts(s)) {
        let Ok(name) = Name::analyse(text) else { continue };
        let comparison = compare(&wanted.name, &name);
        if best.as_ref().is_none_or(|best| best.comparison.score < comparison.score) {
            best = Some(NameFound { text: text.clone(), comparison });
        }
    }
    best
}

/// A value as it is said, and as it was written.
fn texts(said: &Said) -> impl Iterator<Item = &String> {
    let original = said.statement.original.as_ref().map(|original| &original.text);
    std::iter::once(&said.statement.value).chain(original)
}

const MOTHER: &str = "motherName";

fn births(born: Birth, said: &[&Said]) -> Piece {
    let known = said.iter().filter(|s| s.statement.property.name == "birthDate");
    let known: BTreeSet<String> = known.map(|s| s.statement.value.clone()).collect();
    // The nearest counts: lists give several dates for one man.
    let against = known.iter().filter_map(|text| Some(born.against(Birth::read(text)?)));
    let nearest = against.min().unwrap_or(BirthMatch::Unknown);
    Piece { says: Says::Birth(nearest), known: known.into_iter().collect(), bits: nearest.bits() }
}

fn mothers(called: &Name, said: &[&Said]) -> Piece {
    let known = said.iter().filter(|s| s.statement.property.name == MOTHER);
    let known: BTreeSet<String> = known.flat_map(|s| texts(s)).cloned().collect();
    let against = known.iter().filter_map(|text| Some(mother(called, &Name::analyse(text).ok()?)));
    // The nearest counts here too.
    let best = against.min_by(|one, other| one.0.cmp(&other.0).then(other.1.0.total_cmp(&one.1.0)));
    let (says, bits) = best.unwrap_or((MotherMatch::Unknown, Bits::default()));
    Piece { says: Says::Mother(says), known: known.into_iter().collect(), bits }
}

fn papers(number: &str, said: &[&Said]) -> Piece {
    let wanted = normal_identifier(number);
    let mut numbers = said.iter().filter(|s| {
        matches!(s.statement.property.value, ValueType::Identifier | ValueType::Phone)
            || s.statement.property.name == "email"
    });
    let known = wanted.is_some() && numbers.any(|s| normal_identifier(&s.statement.value) == wanted);
    let bits = if known { same_number() } else { Bits::default() };
    Piece { says: Says::Number(known), known: Vec::new(), bits }
}
