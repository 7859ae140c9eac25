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
use tansiq_view::people::{Birth, BirthMatch, Candidate, Query, normal_identifier};

/// Candidates that are looked at when a second discriminator can tell one from another: of a very common name the
/// right one may stand behind many.
const LOOKED_AT: usize = 60;

/// Who is looked for.
pub(crate) struct Wanted {
    pub(crate) name: Name,
    pub(crate) birth: Option<Birth>,
    pub(crate) document: Option<String>,
}

/// Somebody who could be meant.
pub(crate) struct Match {
    pub(crate) shown: Shown,
    pub(crate) name: Option<NameFound>,
    /// What the dates of birth say, and which are known; nothing if none was asked for.
    pub(crate) birth: Option<(BirthMatch, Vec<String>)>,
    /// Whether the number is known of him; nothing if none was asked for.
    pub(crate) document: Option<bool>,
}

/// The best of the released names.
pub(crate) struct NameFound {
    pub(crate) text: String,
    pub(crate) comparison: Comparison,
}

/// What a match amounts to. Ordered from what must be looked at first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// The name, and a second discriminator that agrees.
    Hit,
    /// The number of a paper, and another name: borrowed, forged, or mistyped.
    OtherName,
    /// The name and nothing more: a collision.
    SameName,
    /// The name, and a discriminator that contradicts.
    Excluded,
}

impl Outcome {
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Outcome::Hit => "hit",
            Outcome::OtherName => "other-name",
            Outcome::SameName => "same-name",
            Outcome::Excluded => "excluded",
        }
    }
}

impl Match {
    pub(crate) fn score(&self) -> f32 {
        self.name.as_ref().map_or(0.0, |name| name.comparison.score)
    }

    pub(crate) fn outcome(&self) -> Outcome {
        outcome(self.score(), self.birth.as_ref().map(|(said, _)| *said), self.document == Some(true))
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
    let discriminates = wanted.birth.is_some() || wanted.document.is_some();
    let looked_at = if discriminates { LOOKED_AT.max(limit) } else { limit };
    let mut candidates = people.screen(&query, &allowed, looked_at)?;
    // The score of a candidate is that of the best of its names: what lies below is not worth reading a subject for.
    candidates.retain(|c| c.score() >= DEFAULT_THRESHOLD || !c.identifiers.is_empty());
    // Of many of one name, those whom a second discriminator points at come first.
    candidates.sort_by_key(first_outcome);
    let mut seen = BTreeSet::<SubjectId>::new();
    let mut found = Vec::new();
    for candidate in candidates.iter().filter(|c| seen.insert(c.subject)) {
        if found.len() == limit {
            break;
        }
        let Some(shown) = desk.subject(candidate.subject)? else { continue };
        let weighed = weigh(wanted, shown);
        if weighed.score() >= DEFAULT_THRESHOLD || weighed.document == Some(true) {
            found.push(weighed);
        }
    }
    found.sort_by(|a, b| {
        let outcomes = a.outcome().cmp(&b.outcome());
        outcomes.then(b.score().total_cmp(&a.score())).then(a.shown.id.cmp(&b.shown.id))
    });
    Ok(found)
}

/// What a candidate will probably amount to; decided again from what is shown of it.
fn first_outcome(candidate: &Candidate) -> Outcome {
    outcome(candidate.score(), Some(candidate.birth), !candidate.identifiers.is_empty())
}

fn outcome(score: f32, born: Option<BirthMatch>, paper: bool) -> Outcome {
    if score < DEFAULT_THRESHOLD {
        Outcome::OtherName
    } else if paper || born == Some(BirthMatch::Same) {
        Outcome::Hit
    } else if born == Some(BirthMatch::Differs) {
        Outcome::Excluded
    } else {
        Outcome::SameName
    }
}

/// Sets a subject against whom is looked for, from released statements alone.
fn weigh(wanted: &Wanted, shown: Shown) -> Match {
    let said: Vec<&Said> = shown.said.iter().map(Releasable::get).collect();
    let name = best_name(wanted, &said);
    let birth = wanted.birth.map(|born| births(born, &said));
    let document = wanted.document.as_deref().map(|number| knows_number(number, &said));
    Match { name, birth, document, shown }
}

fn best_name(wanted: &Wanted, said: &[&Said]) -> Option<NameFound> {
    let names = said.iter().filter(|s| s.statement.property.value == ValueType::Name);
    let texts = names.flat_map(|s| {
        std::iter::once(&s.statement.value)
            .chain(s.statement.original.as_ref().map(|original| &original.text))
    });
    let mut best: Option<NameFound> = None;
    for text in texts {
        let Ok(name) = Name::analyse(text) else { continue };
        let comparison = compare(&wanted.name, &name);
        if best.as_ref().is_none_or(|best| best.comparison.score < comparison.score) {
            best = Some(NameFound { text: text.clone(), comparison });
        }
    }
    best
}

fn births(born: Birth, said: &[&Said]) -> (BirthMatch, Vec<String>) {
    let known = said.iter().filter(|s| s.statement.property.name == "birthDate");
    let known: Vec<&String> = known.map(|s| &s.statement.value).collect();
    // The nearest counts: lists give several dates for one man.
    let against = known.iter().filter_map(|text| Some(born.against(Birth::read(text)?)));
    let nearest = against.min().unwrap_or(BirthMatch::Unknown);
    let distinct: BTreeSet<String> = known.into_iter().cloned().collect();
    (nearest, distinct.into_iter().collect())
}

fn knows_number(number: &str, said: &[&Said]) -> bool {
    let Some(wanted) = normal_identifier(number) else { return false };
    let numbers = said.iter().filter(|s| {
        matches!(s.statement.property.value, ValueType::Identifier | ValueType::Phone)
            || s.statement.property.name == "email"
    });
    numbers.filter_map(|s| normal_identifier(&s.statement.value)).any(|number| number == wanted)
}
