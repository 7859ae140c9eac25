//! Identities and resolution decisions as the page and programs get them: drawn from released statements alone.

use super::closed;
use super::conflict::conflict;
use super::content::{StatementShape, banner_of, statement_shape};
use super::decision::DecisionShape;
use super::subject::Summary;
use crate::identity::Person;
use crate::meeting::{self, DECIDES};
use crate::reading::{Said, Shown};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use tansiq_agreement::Releasable;
use tansiq_label::Finite as _;
use tansiq_report::{SubjectId, ValueType};
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
    /// What decides how he must be met: clearances, judgments and warrants, the newest first; what has ended comes last.
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
    /// Whether there are more links and sightings than are given here.
    links_cut: bool,
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

/// All of it, or the first of very many.
pub(crate) struct Links {
    pub(crate) shown: Vec<Linked>,
    pub(crate) is_cut: bool,
}

impl IdentityShape {
    /// A person with what is linked with him.
    pub(crate) fn of(person: Person, links: Links) -> IdentityShape {
        let Links { shown: linked, is_cut: links_cut } = links;
        let standing = meeting::standing(person.said().map(Releasable::get)).code();
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
            links_cut,
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
        let mut first = Vec::new();
        for (property, mut said) in by_property.into_values() {
            said.sort_by_key(|s| (s.get().ended, Reverse(s.get().written), s.get().statement.id));
            let weighing = said.iter().map(Releasable::get).filter(|s| s.weighs());
            let conflict = conflict(property, weighing.map(|s| s.statement.value.as_str()));
            if DECIDES.contains(&property) {
                first.extend(said);
            } else {
                let statements = said.into_iter().map(statement_shape).collect();
                self.properties.push(PropertyShape { property: property.into(), conflict, statements });
            }
        }
        first.sort_by_key(|s| (s.get().ended, Reverse(s.get().since()), s.get().statement.id));
        self.first = first.into_iter().map(statement_shape).collect();
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

fn distinct(values: impl Iterator<Item = String>) -> Vec<String> {
    values.collect::<BTreeSet<_>>().into_iter().collect()
}
