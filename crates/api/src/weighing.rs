//! The rules of screening, at a desk and from an extract alike: somebody against whom is looked for, the outcome, the
//! counts and the questions. Nothing here knows where what is told of somebody comes from.

use crate::describe::describe;
use crate::reading::Said;
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use tansiq_names::{Comparison, Name, compare};
use tansiq_report::extract::Standing;
use tansiq_report::{Property, StatementId, SubjectId, ValueType};
use tansiq_resolve::{
    Birth, BirthMatch, Bits, Description, Discriminator, HITS, MotherMatch, Outcome, mother, outcome, part,
    same_number,
};
use tansiq_view::people::normal_identifier;

/// Somebody whom a screening can mean.
pub(crate) trait Known {
    /// His subjects.
    fn ids(&self) -> BTreeSet<SubjectId>;
    /// What is told of him: at least all that is weighed.
    fn told(&self) -> Vec<Told<'_>>;
    /// How he must be met.
    fn standing(&self) -> Standing;
    /// What is shown of him beside what agrees.
    fn brief(&self) -> Brief;
}

/// One statement, as far as a screening weighs it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Told<'a> {
    pub(crate) statement: StatementId,
    pub(crate) property: Property,
    pub(crate) value: &'a str,
    pub(crate) original: Option<&'a str>,
}

/// Somebody in a few words.
pub(crate) struct Brief {
    pub(crate) kind: String,
    pub(crate) caption: String,
    pub(crate) originators: Vec<String>,
    pub(crate) persons: Vec<String>,
    pub(crate) banner: String,
}

impl<'a> From<&'a Said> for Told<'a> {
    fn from(said: &'a Said) -> Self {
        let Said { statement, .. } = said;
        Told {
            statement: statement.id,
            property: statement.property,
            value: &statement.value,
            original: statement.original.as_ref().map(|original| &*original.text),
        }
    }
}

impl<'a> Told<'a> {
    /// The value as it is said, and as it was written.
    pub(crate) fn texts(self) -> impl Iterator<Item = &'a str> {
        std::iter::once(self.value).chain(self.original)
    }

    fn bears_number(&self) -> bool {
        matches!(self.property.value, ValueType::Identifier | ValueType::Phone)
            || self.property.name == "email"
    }

    /// Whether it says this number, which is in its normal form.
    pub(crate) fn is_number(&self, normal: &str) -> bool {
        self.bears_number() && normal_identifier(self.value).as_deref() == Some(normal)
    }

    /// Whether a screening weighs it at all.
    pub(crate) fn is_weighed(&self) -> bool {
        self.property.value == ValueType::Name || self.bears_number() || BESIDE.contains(&self.property.name)
    }
}

/// What parts people beside names and numbers.
const BESIDE: [&str; 5] = ["birthDate", "birthPlace", "address", "nationality", "gender"];

/// Who is looked for.
pub(crate) struct Wanted {
    pub(crate) name: Name,
    pub(crate) birth: Option<Birth>,
    pub(crate) mother: Option<Name>,
    pub(crate) document: Option<String>,
}

/// Somebody who could be meant.
pub(crate) struct Match<P> {
    pub(crate) person: P,
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

impl<P: Known> Match<P> {
    /// The least of his subjects' ids.
    pub(crate) fn id(&self) -> Option<SubjectId> {
        self.person.ids().first().copied()
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
fn weigh_against_each_other<P: Known>(found: &mut [Match<P>]) {
    let hits = found.iter().filter(|m| m.outcome() == Outcome::Hit).map(|m| m.bits().0);
    let best = hits.fold(f32::NEG_INFINITY, f32::max);
    for other in found.iter_mut().filter(|m| m.bits().0 <= best - HITS.0) {
        other.outweighed = true;
    }
}

/// What a screening came to.
pub(crate) struct Screened<P> {
    /// Who could be meant, whoever must be looked at first first.
    pub(crate) matches: Vec<Match<P>>,
    /// How many people have a name like this, how many of them are cleared, and how many are wanted.
    pub(crate) named: [usize; 3],
    /// Whether there may be more people of the name than were looked at.
    pub(crate) more: bool,
    /// What parts best those who remain; empty once somebody is hit.
    pub(crate) ask: Vec<Discriminator>,
}

/// Everybody who could be meant, hits first, then by the name; at most `limit` are answered, all are counted.
pub(crate) fn settle<P: Known>(mut found: Vec<Match<P>>, more: bool, limit: usize) -> Screened<P> {
    weigh_against_each_other(&mut found);
    found.sort_by(|a, b| {
        let outcomes = a.outcome().cmp(&b.outcome());
        let bits = || b.bits().0.total_cmp(&a.bits().0);
        let names = || b.score().total_cmp(&a.score());
        outcomes.then_with(bits).then_with(names).then_with(|| a.id().cmp(&b.id()))
    });
    let named = |of: &dyn Fn(&Match<P>) -> bool| {
        found.iter().filter(|m| m.outcome() != Outcome::OtherName && of(m)).count()
    };
    let standing = |standing| move |m: &Match<P>| m.standing == standing;
    let named = [named(&|_| true), named(&standing(Standing::Cleared)), named(&standing(Standing::Wanted))];
    let open = found.iter().take_while(|m| m.outcome() <= Outcome::SameName);
    let remaining: Vec<Description> = match found.first().map(Match::outcome) {
        Some(Outcome::Hit) => Vec::new(),
        _ => open.map(|m| describe(m.person.told().into_iter()).description).collect(),
    };
    let ask = if remaining.len() > 1 { part(&remaining) } else { Vec::new() };
    found.truncate(limit);
    Screened { matches: found, named, more, ask }
}

/// Names that were set against the one looked for already. A name is the same whoever bears it.
pub(crate) type Compared<'a> = HashMap<&'a str, &'a Comparison>;

/// Sets somebody against whom is looked for.
pub(crate) fn weigh<P: Known>(wanted: &Wanted, person: P, compared: &Compared<'_>) -> Match<P> {
    let told = person.told();
    let name = best_name(wanted, &told, compared);
    let birth = wanted.birth.map(|born| births(born, &told));
    let mother = wanted.mother.as_ref().map(|called| mothers(called, &told));
    let document = wanted.document.as_deref().map(|number| papers(number, &told));
    let beside = [birth, mother, document].into_iter().flatten().collect();
    Match { name, beside, standing: person.standing(), person, outweighed: false }
}

fn best_name(wanted: &Wanted, told: &[Told<'_>], compared: &Compared<'_>) -> Option<NameFound> {
    // What his mother is called is no name of his.
    let names = told.iter().filter(|t| t.property.value == ValueType::Name && t.property.name != MOTHER);
    let mut best: Option<NameFound> = None;
    for text in names.flat_map(|told| told.texts()) {
        let comparison = match compared.get(text) {
            Some(known) => Cow::Borrowed(*known),
            None => {
                let Ok(name) = Name::analyse(text) else { continue };
                Cow::Owned(compare(&wanted.name, &name))
            }
        };
        if best.as_ref().is_none_or(|best| best.comparison.score < comparison.score) {
            best = Some(NameFound { text: text.to_owned(), comparison: comparison.into_owned() });
        }
    }
    best
}

const MOTHER: &str = "motherName";

fn births(born: Birth, told: &[Told<'_>]) -> Piece {
    let known = told.iter().filter(|t| t.property.name == "birthDate");
    let known: BTreeSet<String> = known.map(|t| t.value.to_owned()).collect();
    // The nearest counts: lists give several dates for one man.
    let against = known.iter().filter_map(|text| Some(born.against(Birth::read(text)?)));
    let nearest = against.min().unwrap_or(BirthMatch::Unknown);
    Piece { says: Says::Birth(nearest), known: known.into_iter().collect(), bits: nearest.bits() }
}

fn mothers(called: &Name, told: &[Told<'_>]) -> Piece {
    let known = told.iter().filter(|t| t.property.name == MOTHER);
    let known: BTreeSet<String> = known.flat_map(|t| t.texts()).map(str::to_owned).collect();
    let against = known.iter().filter_map(|text| Some(mother(called, &Name::analyse(text).ok()?)));
    // The nearest counts here too.
    let best = against.min_by(|one, other| one.0.cmp(&other.0).then(other.1.0.total_cmp(&one.1.0)));
    let (says, bits) = best.unwrap_or((MotherMatch::Unknown, Bits::default()));
    Piece { says: Says::Mother(says), known: known.into_iter().collect(), bits }
}

fn papers(number: &str, told: &[Told<'_>]) -> Piece {
    let wanted = normal_identifier(number);
    let known = wanted.is_some_and(|number| told.iter().any(|told| told.is_number(&number)));
    let bits = if known { same_number() } else { Bits::default() };
    Piece { says: Says::Number(known), known: Vec::new(), bits }
}
