//! Clauses and prohibitions that contradict each other: two products of sets, put against each other set by set.

use crate::agreement::{Clause, Prohibition};
use crate::force::{Text, day};
use crate::name::Slug;
use crate::prove::answer::{Conflict, CounterExample};
use crate::prove::cells::date_of;
use crate::prove::draft::Prover;
use crate::prove::{MAX_EXAMPLES, Steps, TooLarge};
use jiff::civil::Date;
use std::collections::BTreeSet;
use tansiq_label::{Level, MemberCode, PersonCategory, Set, Territory};

/// What clauses of this agreement permit and prohibitions forbid, of those that bind a giver of the clause.
pub(crate) fn conflicts(
    prover: &Prover,
    agreement: &Slug,
    since: Date,
) -> Result<Vec<CounterExample>, TooLarge> {
    let mut steps = Steps::new();
    let mut found = Vec::new();
    for text in prover.live(since).filter(|t| t.agreement.id == *agreement) {
        for clause in &text.agreement.clauses {
            for other in &prover.agreements.texts {
                let Some(days) = together(text, other, day(since)) else { continue };
                steps.spend(other.agreement.prohibitions.len())?;
                let conflict = |p| conflict((text, clause), (other, p), days);
                found.extend(other.agreement.prohibitions.iter().filter_map(conflict));
                if found.len() >= MAX_EXAMPLES {
                    found.truncate(MAX_EXAMPLES);
                    return Ok(found);
                }
            }
        }
    }
    Ok(found)
}

/// From when both hold, and whether the one with the prohibition holds as long as the other.
fn together(text: &Text, other: &Text, since: i64) -> Option<(i64, bool)> {
    let begins = text.first.max(since);
    let first = begins.max(other.first);
    let always = other.first <= begins && text.last <= other.last;
    (first <= text.last.min(other.last)).then_some((first, always))
}

fn conflict(
    (text, clause): (&Text, &Clause),
    (other, prohibition): (&Text, &Prohibition),
    (first, always): (i64, bool),
) -> Option<CounterExample> {
    let bound: BTreeSet<MemberCode> = prohibition.from.intersection(&other.signers).copied().collect();
    let (givers, receivers) = ends(&clause.from, &clause.to);
    let from = givers.intersection(&bound).copied().collect();
    let to = receivers.intersection(&prohibition.to).copied().collect();
    let (from, to) = ends(&from, &to);
    let categories = clause.categories.intersection(prohibition.categories);
    let persons = clause.persons.intersection(prohibition.persons);
    let nobody = if prohibition.minors_only { Set::of(PersonCategory::NoPerson) } else { Set::EMPTY };
    let persons = persons.difference(nobody);
    let purposes = clause.purposes.intersection(prohibition.purposes);
    let territories = common_ground(&clause.territories, &prohibition.territories);
    let minors = clause.minors || !prohibition.minors_only;
    let nothing = categories.is_empty() || persons.is_empty() || purposes.is_empty();
    let nowhere = territories.is_empty() || from.is_empty() || to.is_empty();
    if nothing || nowhere || !minors || prohibition.floor > clause.ceiling {
        return None;
    }
    let inside = |t: &Territory| prohibition.territories.iter().any(|p| p.covers(t));
    let whole = always
        && !prohibition.minors_only
        && prohibition.floor == Level::Unclassified
        && (categories, persons, purposes) == (clause.categories, clause.persons, clause.purposes)
        && (&from, &to) == (&givers, &receivers)
        && clause.territories.iter().all(inside);
    Some(CounterExample::Conflict(Conflict {
        clause: text.agreement.reference(&clause.id),
        prohibition: other.agreement.reference(&prohibition.id),
        whole,
        from,
        to,
        categories,
        persons,
        minors_only: prohibition.minors_only,
        levels: (prohibition.floor, clause.ceiling),
        territories,
        purposes,
        day: date_of(first),
    }))
}

/// Those who can give to somebody else, and those who can receive from somebody else.
fn ends(
    from: &BTreeSet<MemberCode>,
    to: &BTreeSet<MemberCode>,
) -> (BTreeSet<MemberCode>, BTreeSet<MemberCode>) {
    let has_other = |member: &MemberCode, others: &BTreeSet<MemberCode>| others.iter().any(|o| o != member);
    let givers = from.iter().filter(|m| has_other(m, to)).copied().collect();
    let receivers = to.iter().filter(|m| has_other(m, from)).copied().collect();
    (givers, receivers)
}

/// The ground that both have in common, in the narrower words of the two.
fn common_ground(ours: &BTreeSet<Territory>, theirs: &BTreeSet<Territory>) -> BTreeSet<Territory> {
    let mut common = BTreeSet::new();
    for t in ours {
        for p in theirs {
            if p.covers(t) {
                common.insert(*t);
            } else if t.covers(p) {
                common.insert(*p);
            }
        }
    }
    common
}
