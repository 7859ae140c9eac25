//! Questions as requests, answered by Cedar's evaluator.

use crate::policies::{Known, policies};
use crate::terms;
use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityId, EntityTypeName, EntityUid, Policy, PolicyId,
    PolicySet, Request, RestrictedExpression as Value,
};
use jiff::civil::Date;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;
use tansiq_agreement::{Ask, ClauseRef};
use tansiq_label::{Finite, MemberCode, Purpose, Releasability, Set, Territory};

/// The known agreements as Cedar sees them.
pub struct World {
    policies: PolicySet,
    entities: Entities,
    names: HashMap<PolicyId, ClauseRef>,
}

/// What Cedar allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The purposes for which it may go; none when it is withheld.
    pub purposes: Set<Purpose>,
    /// The clauses that permit it.
    pub clauses: BTreeSet<ClauseRef>,
}

impl Answer {
    /// It is withheld.
    pub const WITHHELD: Answer = Answer { purposes: Set::EMPTY, clauses: BTreeSet::new() };
}

impl World {
    /// Translates. `places` are the territories that labels of questions may name.
    ///
    /// # Panics
    /// When Cedar does not understand the translation: that is a mistake of this crate.
    pub fn of(known: &[Known], places: &BTreeSet<Territory>) -> World {
        let (mut set, mut names) = (PolicySet::new(), HashMap::new());
        for policy in policies(known, places) {
            let id = PolicyId::new(&policy.name);
            if let Some(clause) = policy.name.split_once(' ').and_then(|(_, clause)| clause.parse().ok()) {
                names.insert(id.clone(), clause);
            }
            let policy = Policy::parse(Some(id), &policy.source).expect("a policy of Cedar");
            set.add(policy).expect("every policy has a name of its own");
        }
        World { policies: set, entities: entities(known, places), names }
    }

    /// Asks for every purpose apart.
    ///
    /// # Panics
    /// When the evaluator meets an error: a policy that it skips would be no policy.
    pub fn ask(&self, ask: &Ask<'_>) -> Answer {
        let mut answer = Answer::WITHHELD;
        for purpose in ask.purposes.iter() {
            let response =
                Authorizer::new().is_authorized(&request(ask, purpose), &self.policies, &self.entities);
            let errors: Vec<_> = response.diagnostics().errors().collect();
            assert!(errors.is_empty(), "Cedar skipped policies: {errors:?}");
            if response.decision() == Decision::Allow {
                answer.purposes = answer.purposes.with(purpose);
                answer.clauses.extend(response.diagnostics().reason().map(|id| self.names[id].clone()));
            }
        }
        answer
    }
}

fn entities(known: &[Known], places: &BTreeSet<Territory>) -> Entities {
    let mut grounds = places.clone();
    for Known { agreement, .. } in known {
        grounds.extend(agreement.clauses().iter().flat_map(|clause| &clause.territories));
        grounds.extend(agreement.prohibitions().iter().flat_map(|prohibition| &prohibition.territories));
    }
    grounds.extend(grounds.clone().iter().filter_map(around));
    grounds.insert(Territory::WORLD);
    let ground = |place: &Territory| {
        let parents = around(place).iter().map(territory).collect();
        Entity::new_no_attrs(territory(place), parents)
    };
    let all: Vec<_> =
        grounds.iter().map(ground).chain(known.iter().enumerate().map(|(n, known)| text(n, known))).collect();
    Entities::from_entities(all, None).expect("no two have one name")
}

/// The territory in which this one lies: a country for a part of one, the world for a country.
fn around(place: &Territory) -> Option<Territory> {
    match place.as_str().split_once('-') {
        Some((country, _)) => country.parse().ok(),
        None => (*place != Territory::WORLD).then_some(Territory::WORLD),
    }
}

fn text(number: usize, known: &Known) -> Entity {
    let agreement = &known.agreement;
    let attributes = [
        ("parties", members(agreement.parties())),
        ("signers", members(&known.signers)),
        ("first", date(agreement.in_force_from())),
        ("last", date(agreement.in_force_until())),
        ("exercise", Value::new_bool(agreement.exercise())),
    ];
    let attributes = attributes.map(|(name, value)| (name.to_owned(), value)).into();
    Entity::new(entity(&TEXT, number), attributes, HashSet::new()).expect("attributes are plain values")
}

fn request(ask: &Ask<'_>, purpose: Purpose) -> Request {
    let label = ask.label;
    let (any_party, named) = match label.releasability() {
        Releasability::AnyParty => (true, members(&BTreeSet::new())),
        Releasability::Only(named) => (false, members(named)),
    };
    let via = ask.received_via.iter().map(|clause| Value::new_string(clause.to_string()));
    let territories = label.territories().iter().map(|place| Value::new_entity_uid(territory(place)));
    let pairs = [
        ("giver", Value::new_entity_uid(member(&ask.from))),
        ("originator", Value::new_entity_uid(member(&ask.originator))),
        ("purpose", Value::new_string(purpose.code().into())),
        ("today", date(ask.at.date())),
        ("written", date(ask.written.date())),
        ("via", Value::new_set(via)),
        ("received_for", words(ask.received_for)),
        ("any_party", Value::new_bool(any_party)),
        ("named", named),
        ("level", Value::new_long(label.level().index().into())),
        ("caveats", words(label.caveats())),
        ("categories", words(label.categories())),
        ("persons", words(label.persons())),
        ("minor", Value::new_bool(label.minor())),
        ("territories", Value::new_set(territories)),
        ("purposes", words(label.purposes())),
        ("review", date(label.review())),
    ];
    let pairs = pairs.map(|(name, value)| (name.to_owned(), value));
    let context = Context::from_pairs(pairs).expect("every value has one name");
    let (action, resource) = (entity(&ACTION, "give"), entity(&STATEMENT, "asked"));
    Request::new(member(&ask.to), action, resource, context, None)
        .expect("nothing is checked without a schema")
}

/// A kind of entity.
type Kind = LazyLock<EntityTypeName>;

macro_rules! kinds {
    ($($name:ident = $kind:literal),+) => {
        $(static $name: Kind = LazyLock::new(|| $kind.parse().expect("a word"));)+
    };
}
kinds!(MEMBER = "Member", TERRITORY = "Territory", TEXT = "Text", ACTION = "Action", STATEMENT = "Statement");

fn entity(kind: &Kind, name: impl ToString) -> EntityUid {
    EntityUid::from_type_name_and_id((**kind).clone(), EntityId::new(name.to_string()))
}

fn member(code: &MemberCode) -> EntityUid {
    entity(&MEMBER, code)
}

fn territory(place: &Territory) -> EntityUid {
    entity(&TERRITORY, place)
}

fn members(codes: &BTreeSet<MemberCode>) -> Value {
    Value::new_set(codes.iter().map(|code| Value::new_entity_uid(member(code))))
}

fn words<T: Finite>(values: Set<T>) -> Value {
    Value::new_set(values.iter().map(|value| Value::new_string(value.code().into())))
}

fn date(day: Date) -> Value {
    Value::new_long(terms::day(day))
}
