//! What of the map a reader gets: each thing on it is made of a few statements, and all of them must be released to him.

use crate::failure::Failure;
use crate::node::Node;
use crate::reading::Desk;
use std::collections::BTreeMap;
use std::sync::Arc;
use tansiq_agreement::{ClauseRef, Releasable};
use tansiq_label::{Label, MemberCode};
use tansiq_view::People;
use tansiq_view::people::{Allowed, Class, ClassId, Named, Placed, Sought};

/// What is on the map for one reader.
pub(crate) struct OnMap {
    pub(crate) groups: Vec<Group>,
    /// Whether there is more for him.
    pub(crate) more: bool,
}

/// Things on the map that are made of statements of the same classes.
pub(crate) struct Group {
    /// Each with its place in the whole answer.
    pub(crate) placed: Releasable<Vec<(usize, Placed)>>,
    /// What releases each statement of which one of them is made.
    ways: Vec<Releasable<Arc<Class>>>,
}

impl Group {
    /// The labels of all statements that it is made of.
    pub(crate) fn labels(&self) -> impl Iterator<Item = &Label> {
        self.ways.iter().map(|way| &way.get().label)
    }

    /// Whose statements are shown, by which clauses, and how many.
    pub(crate) fn shown(&self) -> impl Iterator<Item = (MemberCode, &[ClauseRef], u64)> {
        let number = self.placed.get().len() as u64;
        self.ways.iter().map(move |way| (way.get().originator, way.clauses(), number))
    }
}

/// What the reader at this desk gets of what is sought.
pub(crate) fn on_map(node: &Node, desk: &Desk<'_>, sought: &Sought) -> Result<OnMap, Failure> {
    let people = node.views.people();
    let allowed = people.allowed(|_, class| desk.may_see(class));
    let named = named(desk, &people, &allowed)?;
    let (placed, more) = people.placed(&allowed, &named, sought)?;
    let mut alike: BTreeMap<Vec<ClassId>, Vec<(usize, Placed)>> = BTreeMap::new();
    for (at, one) in placed.into_iter().enumerate() {
        alike.entry(one.classes.clone()).or_default().push((at, one));
    }
    let groups = alike.into_iter().filter_map(|(classes, placed)| group(desk, &people, &classes, &placed));
    Ok(OnMap { groups: groups.collect(), more })
}

/// The statements by which incidents and sightings name a place, as far as they are released to the reader.
fn named(desk: &Desk<'_>, people: &People, allowed: &Allowed) -> Result<Named, Failure> {
    let said = desk.statements(people, people.naming_places(allowed)?)?;
    Ok(said.iter().map(|said| (said.get().statement.id, said.get().originator)).collect())
}

fn group(
    desk: &Desk<'_>,
    people: &People,
    classes: &[ClassId],
    placed: &Vec<(usize, Placed)>,
) -> Option<Group> {
    let way = |id: &ClassId| {
        let class = people.class(*id)?;
        desk.of_class(&class, &class)
    };
    let ways = classes.iter().map(way).collect::<Option<Vec<_>>>()?;
    let placed = desk.of_class(ways.first()?.get(), placed)?;
    Some(Group { placed, ways })
}
