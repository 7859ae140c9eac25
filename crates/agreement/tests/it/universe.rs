//! Universes so small that everything in them can be enumerated: three members, a few values of each dimension, and
//! every statement, path and day. What is true there is found with [`Agreements::decide`] alone.

use crate::worlds::{Product, Treaty, day, member, moment};
use jiff::civil::Date;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use tansiq_agreement::{Agreements, Ask, ClauseRef, Decision};
use tansiq_label::{
    Category, Finite, Label, Level, MemberCode, Parts, PersonCategory, Purpose, Releasability, Set, Territory,
};

pub const MEMBERS: [&str; 3] = ["AAA", "BBB", "CCC"];
pub const CATEGORIES: [Category; 2] = [Category::Threat, Category::Judicial];
pub const PERSONS: [PersonCategory; 4] =
    [PersonCategory::NoPerson, PersonCategory::Wanted, PersonCategory::Cleared, PersonCategory::Acquitted];
pub const LEVELS: [Level; 2] = [Level::Unclassified, Level::Secret];
pub const PURPOSES: [Purpose; 2] = [Purpose::Warning, Purpose::Clearance];
/// What texts name, and two places that none of them names.
pub const NAMED: [&str; 3] = ["IQ", "IQ-NI", "001"];
pub const UNNAMED: [&str; 2] = ["SE", "IQ-BA"];

pub fn members() -> Vec<MemberCode> {
    MEMBERS.map(member).to_vec()
}

fn some_of<T: Finite + std::fmt::Debug>(values: &'static [T]) -> impl Strategy<Value = Set<T>> {
    proptest::sample::subsequence(values, 1..=values.len()).prop_map(|v| v.into_iter().collect())
}

fn named(most: usize) -> impl Strategy<Value = BTreeSet<Territory>> {
    let all: Vec<Territory> = NAMED.iter().map(|t| t.parse().unwrap()).collect();
    proptest::collection::btree_set(proptest::sample::select(all), 1..=most)
}

pub fn product() -> impl Strategy<Value = Product> {
    let onward = proptest::sample::select(vec!["never", "with-consent", "parties", "parties"]);
    let sets = (some_of(&CATEGORIES), some_of(&PERSONS), some_of(&PURPOSES), named(2));
    let level = proptest::sample::select(LEVELS.to_vec());
    (any::<[u8; 2]>(), sets, any::<bool>(), level, onward).prop_map(|(ends, sets, minors, level, onward)| {
        let ([from, to], (categories, persons, purposes, territories)) = (ends, sets);
        Product { from, to, categories, persons, minors, level, territories, purposes, onward }
    })
}

pub fn treaty(clauses: usize, prohibitions: usize) -> impl Strategy<Value = Treaty> {
    let parties = proptest::sample::subsequence(members(), 2..=3);
    let name = (proptest::sample::select(vec!["one", "two"]), 1..3u32, parties, any::<u8>());
    let term = (0..30i32, 10..60i32, proptest::bool::weighted(0.2), any::<bool>());
    let clauses = proptest::collection::vec(product(), 1..=clauses);
    let prohibitions = proptest::collection::vec(product(), 0..=prohibitions);
    (name, term, clauses, prohibitions).prop_map(|(name, term, clauses, prohibitions)| {
        let ((id, version, parties, unsigned), (first, days, exercise, from_the_start)) = (name, term);
        let lacks = |i: usize| unsigned < 40 && unsigned & (1 << i) != 0;
        let signers = (0..parties.len()).filter(|i| !lacks(*i)).map(|i| parties[i]).collect();
        let start = if from_the_start { "beginning" } else { "entry-into-force" };
        Treaty { id, version, parties, first, days, exercise, start, clauses, prohibitions, signers }
    })
}

/// One to three texts, of which no two have the same name and version.
pub fn treaties() -> impl Strategy<Value = Vec<Treaty>> {
    proptest::collection::vec(treaty(4, 2), 1..=3).prop_map(|mut treaties| {
        let mut seen = BTreeSet::new();
        treaties.retain(|t| seen.insert((t.id, t.version)));
        treaties
    })
}

fn subsets<T: Copy + Ord>(values: &[T]) -> Vec<BTreeSet<T>> {
    let chosen = |bits: usize| (0..values.len()).filter(|i| bits >> i & 1 == 1).map(|i| values[i]).collect();
    (1..1usize << values.len()).map(chosen).collect()
}

/// The label of one statement, as unrestricted as it can be otherwise.
pub fn statement(
    category: Category,
    person: PersonCategory,
    minor: bool,
    level: Level,
    places: &BTreeSet<Territory>,
) -> Option<Label> {
    let (releasability, caveats) = (Releasability::AnyParty, Set::EMPTY);
    let (territories, purposes, review) = (places.clone(), Set::all(), day(1_000));
    Label::new(Parts {
        level,
        releasability,
        caveats,
        category,
        person,
        minor,
        territories,
        purposes,
        review,
    })
    .ok()
}

pub fn territories() -> Vec<Territory> {
    NAMED.iter().chain(&UNNAMED).map(|t| t.parse().unwrap()).collect()
}

/// Every label: of single statements, and of those joined from several.
pub fn labels() -> Vec<Label> {
    let mut labels = Vec::new();
    for places in subsets(&territories()) {
        for (categories, persons) in subsets(&CATEGORIES)
            .iter()
            .flat_map(|c| subsets(&PERSONS).into_iter().map(move |p| (c.clone(), p)))
        {
            for (level, minor) in LEVELS.iter().flat_map(|l| [false, true].map(|minor| (*l, minor))) {
                let one = |c: &Category, p: &PersonCategory| {
                    statement(*c, *p, minor && *p != PersonCategory::NoPerson, level, &places)
                };
                let all: Vec<Label> =
                    categories.iter().flat_map(|c| persons.iter().filter_map(move |p| one(c, p))).collect();
                labels.extend(Label::join_all(&all).filter(|label| label.minor() == minor));
            }
        }
    }
    labels
}

/// Every day on which something may change.
pub fn days(treaties: &[Treaty]) -> Vec<i32> {
    let changes = treaties.iter().flat_map(|t| [t.first, t.first + t.days + 1]);
    changes.collect::<BTreeSet<_>>().into_iter().collect()
}

/// The same texts with every clause that asks for consent asking for none: what all originators' consent opens.
pub fn consenting(treaties: &[Treaty]) -> Vec<Treaty> {
    let mut open = treaties.to_vec();
    for clause in open.iter_mut().flat_map(|t| &mut t.clauses) {
        if clause.onward == "with-consent" {
            clause.onward = "parties";
        }
    }
    open
}

/// That a statement arrives.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Arrival {
    pub originator: MemberCode,
    pub to: MemberCode,
    pub day: i32,
    pub clause: ClauseRef,
    pub purposes: u32,
}

pub fn ask<'a>(
    label: &'a Label,
    (originator, from, to): (MemberCode, MemberCode, MemberCode),
    (written, at): (Date, Date),
    (received_via, received_for): (&'a [ClauseRef], Set<Purpose>),
) -> Ask<'a> {
    let (written, at, purposes) = (moment(written), moment(at), Set::all());
    Ask { label, originator, written, from, to, purposes, at, received_via, received_for }
}

/// What a clause of the text that is in force on a day may be used for.
pub fn purposes_of(agreements: &Agreements, name: &ClauseRef, at: i32) -> Set<Purpose> {
    let text = agreements.in_force(moment(day(at))).find(|a| *a.id() == name.agreement);
    text.and_then(|a| a.clause(&name.clause)).map_or(Set::EMPTY, |c| c.purposes)
}

/// Follows a label of one originator, written on one day, to wherever it gets, by asking for every giving of every day.
pub fn arrivals(
    agreements: &Agreements,
    (label, originator, written): (&Label, MemberCode, i32),
    days: &[i32],
) -> BTreeSet<Arrival> {
    // Under which clause somebody has it, with all that it was given for then.
    let mut held: BTreeMap<MemberCode, BTreeSet<(ClauseRef, u32)>> = BTreeMap::new();
    let mut arrivals = BTreeSet::new();
    for at in days.iter().copied().filter(|d| *d >= written) {
        loop {
            let before = held.clone();
            for (from, to) in members().into_iter().flat_map(|f| members().into_iter().map(move |t| (f, t))) {
                let own = (Vec::new(), Set::EMPTY);
                let grant =
                    |(clause, given): &(ClauseRef, u32)| (vec![clause.clone()], Set::from_bits(*given));
                let ways: Vec<(Vec<ClauseRef>, Set<Purpose>)> = match from == originator {
                    true => vec![own],
                    false => before.get(&from).into_iter().flatten().map(grant).collect(),
                };
                for (via, given) in ways {
                    let ask = ask(label, (originator, from, to), (day(written), day(at)), (&via, given));
                    if let Decision::Release { clauses, purposes: released, .. } = agreements.decide(&ask) {
                        for clause in clauses {
                            let theirs = purposes_of(agreements, &clause, at);
                            let purposes = released.intersection(theirs).bits();
                            held.entry(to).or_default().insert((clause.clone(), released.bits()));
                            arrivals.insert(Arrival { originator, to, day: at, clause, purposes });
                        }
                    }
                }
            }
            if held == before {
                break;
            }
        }
    }
    arrivals
}
