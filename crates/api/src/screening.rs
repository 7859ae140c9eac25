//! Screening: from candidates to "hit", "same name" or nothing, by what the reader may see and nothing else.
//!
//! A name alone is the same name and nothing more, however alike it is. A hit needs a second discriminator that
//! agrees; one that contradicts excludes. The name and the other evidence are never added up into one number.

use crate::failure::Failure;
use crate::node::Node;
use crate::reading::{Desk, Said, Shown};
use std::collections::BTreeSet;
use tansiq_agreement::Releasable;
use tansiq_names::{Comparison, DEFAULT_THRESHOLD, Name, compare};
use tansiq_report::{SubjectId, ValueType};
use tansiq_resolve::{Birth, BirthMatch, Bits, MotherMatch, Outcome, mother, outcome, same_number};
use tansiq_view::people::{Candidate, Query, normal_identifier};

/// Candidates that are looked at when something beside the name can tell one from another: of a very common name the
/// right one may stand behind many.
const LOOKED_AT: usize = 60;

/// Who is looked for.
pub(crate) struct Wanted {
    pub(crate) name: Name,
    pub(crate) birth: Option<Birth>,
    pub(crate) mother: Option<Name>,
    pub(crate) document: Option<String>,
}

/// Somebody who could be meant.
pub(crate) struct Match {
    pub(crate) shown: Shown,
    pub(crate) name: Option<NameFound>,
    /// What else was asked for, each by itself.
    pub(crate) beside: Vec<Piece>,
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
    pub(crate) fn score(&self) -> f32 {
        self.name.as_ref().map_or(0.0, |name| name.comparison.score)
    }

    /// What the evidence beside the name weighs together.
    pub(crate) fn bits(&self) -> Bits {
        self.beside.iter().map(|piece| piece.bits).sum()
    }

    pub(crate) fn outcome(&self) -> Outcome {
        let number = self.beside.iter().any(|piece| piece.says == Says::Number(true));
        outcome(self.score(), self.bits(), number)
    }
}

/// Everybody who could be meant, hits first, then by the name; at most `limit`.
pub(crate) fn screen(
    node: &Node,
    desk: &Desk<'_>,
    wanted: &Wanted,
    limit: usize,
) -> Result<Vec<Match>, Failure> {
    let people = node.views.people();
    let allowed = people.allowed(|_, class| desk.may_see(class));
    let identifiers: Vec<String> = wanted.document.iter().cloned().collect();
    let query = Query { name: &wanted.name, birth: wanted.birth, identifiers: &identifiers };
    let discriminates = wanted.birth.is_some() || wanted.mother.is_some() || wanted.document.is_some();
    let looked_at = if discriminates { LOOKED_AT.max(limit) } else { limit };
    let mut candidates = people.screen(&query, &allowed, looked_at)?;
    // The score of a candidate is that of the best of its names: what lies below is not worth reading a subject for.
    candidates.retain(|c| c.score() >= DEFAULT_THRESHOLD || !c.identifiers.is_empty());
    // Of many of one name, those whom date or number point at come first. What a mother is called is only known of a
    // subject that has been read: then all are.
    candidates.sort_by_key(first_outcome);
    let read_at_most = if wanted.mother.is_some() { looked_at } else { limit };
    let mut seen = BTreeSet::<SubjectId>::new();
    let mut found = Vec::new();
    for candidate in candidates.iter().filter(|c| seen.insert(c.subject)) {
        if found.len() == read_at_most {
            break;
        }
        let Some(shown) = desk.subject(candidate.subject)? else { continue };
        let weighed = weigh(wanted, shown);
        if weighed.outcome() != Outcome::Nobody {
            found.push(weighed);
        }
    }
    found.sort_by(|a, b| {
        let outcomes = a.outcome().cmp(&b.outcome());
        let bits = || b.bits().0.total_cmp(&a.bits().0);
        let names = || b.score().total_cmp(&a.score());
        outcomes.then_with(bits).then_with(names).then(a.shown.id.cmp(&b.shown.id))
    });
    found.truncate(limit);
    Ok(found)
}

/// What a candidate will probably amount to; decided again from what is shown of it.
fn first_outcome(candidate: &Candidate) -> Outcome {
    let number = !candidate.identifiers.is_empty();
    let beside = [candidate.birth.bits(), if number { same_number() } else { Bits::default() }];
    outcome(candidate.score(), beside.into_iter().sum(), number)
}

/// Sets a subject against whom is looked for, from released statements alone.
fn weigh(wanted: &Wanted, shown: Shown) -> Match {
    let said: Vec<&Said> = shown.said.iter().map(Releasable::get).collect();
    let name = best_name(wanted, &said);
    let birth = wanted.birth.map(|born| births(born, &said));
    let mother = wanted.mother.as_ref().map(|called| mothers(called, &said));
    let document = wanted.document.as_deref().map(|number| papers(number, &said));
    Match { name, beside: [birth, mother, document].into_iter().flatten().collect(), shown }
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
