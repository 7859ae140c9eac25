//! Identities and resolution decisions as the page and programs get them: drawn from released statements alone.

use super::closed;
use super::content::{StatementShape, banner_of, statement_shape};
use super::decision::DecisionShape;
use super::subject::Summary;
use crate::identity::Person;
use crate::reading::{Said, Shown};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use tansiq_agreement::Releasable;
use tansiq_label::Finite as _;
use tansiq_names::{DEFAULT_THRESHOLD, Name, score};
use tansiq_report::extract::Standing;
use tansiq_report::{SubjectId, ValueType};
use tansiq_resolve::{Birth, BirthMatch};
use utoipa::ToSchema;

/// Somebody: every subject that he is by the decisions that the reader may see, and all that is said of them.
#[derive(Serialize, ToSchema)]
#[schema(as = Identity)]
pub(crate) struct IdentityShape {
    /// The least of his subjects' ids. Any of them leads here.
    id: String,
    /// `person`; the kind of the subject where the id is that of something else.
    kind: String,
    /// His main name.
    caption: String,
    exercise: bool,
    /// The join of the labels of all statements below.
    banner: String,
    originators: Vec<String>,
    subjects: Vec<SubjectOfHim>,
    /// What decides how he must be met: clearances, judgments and warrants, the newest first.
    first: Vec<StatementShape>,
    /// `cleared`, `wanted` or `known`: what the newest of these says. A clearance outranks what is older than it.
    #[schema(value_type = closed::Standing)]
    standing: &'static str,
    /// Everything that is said of him, property by property.
    properties: Vec<PropertyShape>,
    /// Where he was seen, the oldest first.
    sightings: Vec<SubjectWithStatements>,
    /// Whom and what he is linked with, and by which statements.
    links: Vec<LinkShape>,
    /// What was decided about his subjects, the newest first.
    decisions: Vec<DecisionShape>,
    /// Whether more subjects are joined with him than are gathered here.
    cut: bool,
}

/// One of the subjects that somebody is.
#[derive(Serialize, ToSchema)]
pub(crate) struct SubjectOfHim {
    id: String,
    caption: String,
    originators: Vec<String>,
    statements: usize,
}

/// What is said of somebody under one property.
#[derive(Serialize, ToSchema)]
#[schema(as = SaidOfHim)]
pub(crate) struct PropertyShape {
    property: String,
    /// Whether the values cannot all be true: two dates of birth, two mothers.
    conflict: bool,
    statements: Vec<StatementShape>,
}

/// A subject of another kind with what is said of it.
#[derive(Serialize, ToSchema)]
pub(crate) struct SubjectWithStatements {
    id: String,
    kind: String,
    caption: String,
    statements: Vec<StatementShape>,
}

/// Somebody or something that is linked with him.
#[derive(Serialize, ToSchema)]
#[schema(as = Link)]
pub(crate) struct LinkShape {
    id: String,
    kind: String,
    caption: String,
    /// The property that links: `relative`, `memberOf`, `involved` …
    property: String,
    /// Whether he is named by the other, and not the other by him.
    incoming: bool,
    statement: StatementShape,
}

/// What decides how somebody must be met.
pub(crate) const FIRST: [&str; 3] = ["clearance", "judgment", "warrant"];
/// What a resolution says; it has a place of its own.
const DECIDING: [&str; 7] =
    ["sameAs", "differentFrom", "unsureOf", "undoes", "partedBy", "reason", "restsOn"];

/// What is linked with a person: whom his statements name, and who names him.
pub(crate) struct Linked {
    /// The subject at the other end.
    pub(crate) other: Shown,
    pub(crate) incoming: bool,
    pub(crate) by: Releasable<Said>,
}

impl IdentityShape {
    /// A person with what is linked with him.
    pub(crate) fn of(person: Person, linked: Vec<Linked>) -> IdentityShape {
        let standing = standing(person.said().map(Releasable::get)).code();
        let summaries: Vec<(SubjectId, usize, Summary)> =
            person.subjects.iter().map(|s| (s.id, s.said.len(), Summary::of(s))).collect();
        let all = || person.said().map(Releasable::get).chain(linked.iter().map(|l| l.by.get()));
        let banner = banner_of(
            all()
                .chain(linked.iter().flat_map(|l| l.other.said.iter().map(Releasable::get)))
                .map(|s| &s.statement.label),
        );
        let decisions = person.decisions.iter().map(DecisionShape::from).collect();
        let (sightings, links) = parted(linked);
        let mut shape = IdentityShape {
            id: person.subjects.first().map(|s| s.id.to_string()).unwrap_or_default(),
            kind: person.subjects.first().map(|s| s.kind.to_string()).unwrap_or_default(),
            caption: summaries
                .iter()
                .map(|(.., s)| s.caption.clone())
                .find(|c| !c.is_empty())
                .unwrap_or_default(),
            exercise: summaries.iter().any(|(.., s)| s.exercise),
            banner,
            originators: distinct(summaries.iter().flat_map(|(.., s)| s.originators.clone())),
            subjects: summaries
                .iter()
                .map(|(id, statements, summary)| SubjectOfHim {
                    id: id.to_string(),
                    caption: summary.caption.clone(),
                    originators: summary.originators.clone(),
                    statements: *statements,
                })
                .collect(),
            first: Vec::new(),
            standing,
            properties: Vec::new(),
            sightings,
            links,
            decisions,
            cut: person.is_cut,
        };
        shape.sort_in(person.subjects.into_iter().flat_map(|s| s.said));
        shape
    }

    /// Puts every statement in its place.
    fn sort_in(&mut self, said: impl Iterator<Item = Releasable<Said>>) {
        let mut by_property: BTreeMap<usize, (&'static str, Vec<Releasable<Said>>)> = BTreeMap::new();
        let order = tansiq_report::Property::all_of(tansiq_report::SubjectKind::Person);
        for said in said {
            let property = said.get().statement.property;
            let is_link = property.value == ValueType::Subject;
            if DECIDING.contains(&property.name) || is_link {
                continue;
            }
            let place = order.iter().position(|p| p.name == property.name).unwrap_or(order.len());
            by_property.entry(place).or_insert_with(|| (property.name, Vec::new())).1.push(said);
        }
        for (property, mut said) in by_property.into_values() {
            said.sort_by_key(|s| (std::cmp::Reverse(s.get().written), s.get().statement.id));
            let conflict = conflict(property, said.iter().map(|s| s.get().statement.value.as_str()));
            if FIRST.contains(&property) {
                self.first.extend(said.into_iter().map(statement_shape));
            } else {
                let statements = said.into_iter().map(statement_shape).collect();
                self.properties.push(PropertyShape { property: property.into(), conflict, statements });
            }
        }
        self.first.sort_by(|one, other| other.written.cmp(&one.written).then(one.id.cmp(&other.id)));
    }
}

/// Sightings by their dates, and everything else that is linked.
fn parted(linked: Vec<Linked>) -> (Vec<SubjectWithStatements>, Vec<LinkShape>) {
    let (mut sightings, mut links) = (Vec::new(), Vec::new());
    let mut seen = BTreeSet::new();
    for Linked { other, incoming, by } in linked {
        let caption = Summary::of(&other).caption;
        let (id, kind) = (other.id.to_string(), other.kind.to_string());
        if other.kind == tansiq_report::SubjectKind::Sighting {
            if seen.insert(other.id) {
                let date = other.said.iter().find(|s| s.get().statement.property.name == "date");
                let date = date.map(|s| s.get().statement.value.clone()).unwrap_or_default();
                let statements = other.said.into_iter().map(statement_shape).collect();
                sightings.push((date, SubjectWithStatements { id, kind, caption, statements }));
            }
        } else {
            let property = by.get().statement.property.name.into();
            links.push(LinkShape { id, kind, caption, property, incoming, statement: statement_shape(by) });
        }
    }
    sightings.sort_by(|one, other| one.0.cmp(&other.0).then(one.1.id.cmp(&other.1.id)));
    (sightings.into_iter().map(|(_, sighting)| sighting).collect(), links)
}

/// What the newest of clearances, judgments and searches says. A clearance outranks what is as old as it or older; what
/// is newer than it needs to name something new.
pub(crate) fn standing<'s>(said: impl Iterator<Item = &'s Said>) -> Standing {
    use tansiq_label::PersonCategory::{Acquitted, Cleared, Wanted};
    let (mut cleared, mut wanted) = (None, None);
    for said in said {
        let persons = said.statement.label.persons();
        let name = said.statement.property.name;
        if name == "clearance" || persons.contains(Cleared) || persons.contains(Acquitted) {
            cleared = cleared.max(Some(said.written));
        } else if name == "warrant" || persons.contains(Wanted) {
            wanted = wanted.max(Some(said.written));
        }
    }
    match (cleared, wanted) {
        (None, None) => Standing::Known,
        (cleared, wanted) if cleared >= wanted => Standing::Cleared,
        _ => Standing::Wanted,
    }
}

/// Whether two of these values of one property cannot both be true.
fn conflict<'v>(property: &str, values: impl Iterator<Item = &'v str>) -> bool {
    let values: Vec<&str> = values.collect::<BTreeSet<_>>().into_iter().collect();
    let differ: fn(&str, &str) -> bool = match property {
        "birthDate" | "deathDate" => dates_differ,
        "motherName" | "fatherName" => names_differ,
        "gender" | "birthCountry" => |one, other| one != other,
        _ => return false,
    };
    values.iter().enumerate().any(|(at, one)| values[at + 1..].iter().any(|other| differ(one, other)))
}

fn dates_differ(one: &str, other: &str) -> bool {
    let (Some(one), Some(other)) = (Birth::read(one), Birth::read(other)) else { return one != other };
    !matches!(one.against(other), BirthMatch::SameDay | BirthMatch::SameYear)
}

fn names_differ(one: &str, other: &str) -> bool {
    match (Name::analyse(one), Name::analyse(other)) {
        (Ok(one), Ok(other)) => score(&one, &other) < DEFAULT_THRESHOLD,
        _ => one != other,
    }
}

fn distinct(values: impl Iterator<Item = String>) -> Vec<String> {
    values.collect::<BTreeSet<_>>().into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_cannot_all_be_true_are_a_conflict() {
        fn check(property: &str, values: &[&str], expected: bool) {
            assert_eq!(conflict(property, values.iter().copied()), expected, "{property} {values:?}");
        }
        check("birthDate", &["1971", "1971-03-05"], false);
        check("birthDate", &["1971", "1971-03-05", "1972"], true);
        check("birthDate", &["1971-03-05", "1971-05-03"], true);
        check("motherName", &["Zuhreya", "زهرية"], false);
        check("motherName", &["Zuhreya", "فاطمة"], true);
        check("alias", &["Abu Layla", "Karim"], false);
        check("gender", &["male", "male"], false);
    }
}
