//! Subjects and candidates as the page and programs get them: everything here is drawn from released statements.

use super::content::{StatementShape, banner_of, statement_shape};
use crate::identity::Person;
use crate::reading::{Said, Shown};
use serde::Serialize;
use std::collections::BTreeSet;
use tansiq_agreement::Releasable;
use tansiq_label::Caveat;
use utoipa::ToSchema;

/// A subject with every statement about it that is released to the reader.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Subject)]
pub(crate) struct SubjectShape {
    id: String,
    /// `person`, `organisation`, `vehicle` …
    kind: String,
    /// Its main name.
    caption: String,
    exercise: bool,
    /// The join of the labels of the statements below.
    banner: String,
    originators: Vec<String>,
    reports: Vec<String>,
    statements: Vec<StatementShape>,
}

impl From<Shown> for SubjectShape {
    fn from(shown: Shown) -> Self {
        let summary = Summary::of(&shown);
        SubjectShape {
            id: shown.id.to_string(),
            kind: shown.kind.to_string(),
            caption: summary.caption,
            exercise: summary.exercise,
            banner: summary.banner,
            originators: summary.originators,
            reports: summary.reports,
            statements: shown.said.into_iter().map(statement_shape).collect(),
        }
    }
}

/// What is said of a subject in few words.
pub(crate) struct Summary {
    pub(crate) caption: String,
    pub(crate) exercise: bool,
    pub(crate) banner: String,
    pub(crate) originators: Vec<String>,
    pub(crate) reports: Vec<String>,
    pub(crate) births: Vec<String>,
    /// As what he is handled now: what has ended says no more.
    pub(crate) persons: Vec<String>,
}

/// The properties that name a subject, the best first.
const NAMES: [&str; 5] = ["name", "alias", "weakAlias", "title", "registrationNumber"];

impl Summary {
    pub(crate) fn of(shown: &Shown) -> Summary {
        Summary::of_said(&shown.said.iter().map(Releasable::get).collect::<Vec<_>>())
    }

    pub(crate) fn of_person(person: &Person) -> Summary {
        Summary::of_said(&person.said().map(Releasable::get).collect::<Vec<_>>())
    }

    fn of_said(said: &[&Said]) -> Summary {
        let with =
            |property: &'static str| said.iter().filter(move |s| s.statement.property.name == property);
        let named = NAMES.iter().find_map(|name| with(name).min_by_key(|s| s.ended));
        let persons: BTreeSet<&'static str> = said
            .iter()
            .filter(|s| !s.ended)
            .flat_map(|s| s.statement.label.persons().codes())
            .filter(|code| *code != "no-person")
            .collect();
        Summary {
            caption: named.map(|s| s.statement.value.clone()).unwrap_or_default(),
            exercise: said.iter().any(|s| s.statement.label.caveats().contains(Caveat::Exercise)),
            banner: banner_of(said.iter().map(|s| &s.statement.label)),
            originators: distinct(said.iter().map(|s| s.originator.to_string())),
            reports: distinct(said.iter().filter_map(|s| Some(s.report?.to_string()))),
            births: distinct(with("birthDate").filter(|s| s.weighs()).map(|s| s.statement.value.clone())),
            persons: persons.into_iter().map(str::to_owned).collect(),
        }
    }
}

fn distinct(values: impl Iterator<Item = String>) -> Vec<String> {
    values.collect::<BTreeSet<_>>().into_iter().collect()
}
