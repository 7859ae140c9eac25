//! Screening at a desk: from candidates to "hit", "same name" or nothing, by what the reader may see and nothing else.
//! Whoever is one person for the reader is one candidate. What he amounts to is weighed in [`crate::weighing`].

use crate::failure::Failure;
use crate::identity::Person;
use crate::meeting;
use crate::node::Node;
use crate::reading::Desk;
use crate::weighing::{Brief, Compared, Known, Screened, Told, Wanted, settle, weigh};
use crate::wire::subject::Summary;
use std::collections::BTreeSet;
use tansiq_agreement::Releasable;
use tansiq_names::DEFAULT_THRESHOLD;
use tansiq_report::SubjectId;
use tansiq_report::extract::Standing;
use tansiq_resolve::Outcome;
use tansiq_view::people::{Candidate, Query};

/// People who are looked at and counted: more than anybody goes through.
const LOOKED_AT: usize = 60;
/// Of a name that more than those have, so many are gone through when something beside it can tell one from another.
/// Whoever has a name that still more have needs a number too.
const CROWD: usize = 1_200;

impl Known for Person {
    fn ids(&self) -> BTreeSet<SubjectId> {
        Person::ids(self)
    }
    fn told(&self) -> Vec<Told<'_>> {
        self.said().map(Releasable::get).filter(|said| said.weighs()).map(Told::from).collect()
    }
    fn standing(&self) -> Standing {
        meeting::standing(self.said().map(Releasable::get))
    }
    fn brief(&self) -> Brief {
        let Summary { caption, originators, persons, banner, .. } = Summary::of_person(self);
        let kind = self.subjects.first().map(|shown| shown.kind.to_string()).unwrap_or_default();
        Brief { kind, caption, originators, persons, banner }
    }
}

/// Everybody who could be meant, hits first, then by the name; at most `limit` are answered, all that are looked at are
/// counted.
pub(crate) fn screen(
    node: &Node,
    desk: &Desk<'_>,
    wanted: &Wanted,
    limit: usize,
) -> Result<Screened<Person>, Failure> {
    let candidates = candidates(node, desk, wanted)?;
    let more = candidates.len() >= LOOKED_AT;
    let named = candidates.iter().filter_map(|candidate| candidate.name.as_ref());
    let compared: Compared<'_> = named.map(|name| (&*name.text, &name.comparison)).collect();
    let mut shown = desk.subjects(candidates.iter().map(|candidate| candidate.subject))?;
    let (mut seen, mut found) = (BTreeSet::<SubjectId>::new(), Vec::new());
    for candidate in &candidates {
        if found.len() == LOOKED_AT {
            break;
        }
        if seen.contains(&candidate.subject) {
            continue;
        }
        let first = shown.remove(&candidate.subject);
        let Some(person) = desk.person_of(candidate.subject, first)? else { continue };
        seen.extend(person.ids());
        let weighed = weigh(wanted, person, &compared);
        if weighed.outcome() != Outcome::Nobody {
            found.push(weighed);
        }
    }
    Ok(settle(found, more, limit))
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
    let mut candidates = people.screen(&query, &allowed, LOOKED_AT, CROWD)?;
    candidates.retain(named);
    // What is known of a joined subject is not all with it: it is read before those of whom as little is known.
    candidates.sort_by_key(|c| (c.first_outcome(), !c.is_joined));
    Ok(candidates)
}
