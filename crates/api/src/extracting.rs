//! Making an extract: everybody whom a screening at this desk could show, and of each only what a screening weighs.

use crate::failure::Failure;
use crate::identity::Person;
use crate::node::Node;
use crate::problem::{Kind, Problem};
use crate::reading::Desk;
use crate::weighing::{Known, Told};
use std::collections::BTreeSet;
use tansiq_report::extract::{self, Account, MAX_EXTRACT_PEOPLE};
use tansiq_report::{SubjectId, Text};

/// Everybody whom the reader could find by a name or a number, in the order of their least ids.
pub(crate) fn everybody(node: &Node, desk: &Desk<'_>) -> Result<Vec<Person>, Failure> {
    let people = node.views.people();
    let allowed = people.allowed(|_, class| desk.may_see(class));
    let findable = people.findable(&allowed, MAX_EXTRACT_PEOPLE)?;
    if findable.len() > MAX_EXTRACT_PEOPLE {
        let detail = format!(
            "expected at most {MAX_EXTRACT_PEOPLE} subjects for this purpose, what a control point may carry; found more"
        );
        return Err(Problem::new(Kind::TooLarge, detail).into());
    }
    let (mut seen, mut found) = (BTreeSet::<SubjectId>::new(), Vec::new());
    for subject in findable {
        if !seen.contains(&subject)
            && let Some(person) = desk.person(subject)?
        {
            seen.extend(person.ids());
            found.push(person);
        }
    }
    found.sort_by_key(|person| person.subjects.first().map(|shown| shown.id));
    Ok(found)
}

/// What a control point gets of somebody.
pub(crate) fn account(person: &Person) -> Option<Account> {
    let first = person.subjects.first()?;
    let brief = person.brief();
    Some(Account {
        subjects: person.subjects.iter().map(|shown| shown.id).collect(),
        kind: first.kind,
        caption: brief.caption,
        originators: person.originators().into_iter().map(Text).collect(),
        persons: brief.persons,
        standing: person.standing(),
        banner: brief.banner,
        told: person.told().into_iter().filter(Told::is_weighed).map(told).collect(),
    })
}

fn told(told: Told<'_>) -> extract::Told {
    extract::Told {
        statement: told.statement,
        property: told.property.name.to_owned(),
        value: told.value.to_owned(),
        original: told.original.map(str::to_owned),
    }
}
