//! A random world: what happened at one node, item by item, each with a key from which its ids grow. The same item has
//! the same ids in every world, whatever else stands there.

use serde_json::{Value, json};
use std::hash::{DefaultHasher, Hash, Hasher};
use tansiq_report::{DeliveryId, PrincipalId, ReportId, StatementId, SubjectId};
use tansiq_testkit::Chance;

/// The node's member, and those with whom it may have agreements.
pub(crate) const NODE: &str = "BGD";
pub(crate) const PARTNERS: [&str; 3] = ["AMM", "EBL", "CAI"];
/// Members of other circles, whose cards some worlds have.
pub(crate) const STRANGERS: [&str; 2] = ["MOW", "THR"];
/// Subjects that several reports speak of; every other number is one report's own.
pub(crate) const SHARED_SUBJECTS: u64 = 9;

/// Names of one man and of others, in several scripts: worlds are full of namesakes.
pub(crate) const NAMES: [(&str, Option<&str>); 8] = [
    ("EXERCISE Karim Haddad", Some("كريم حداد")),
    ("EXERCISE Karim Hadad", None),
    ("EXERCISE Karim al-Haddad", Some("کەریم حەداد")),
    ("EXERCISE Abu Layla", Some("أبو ليلى")),
    ("EXERCISE Layla Haddad", Some("ليلى حداد")),
    ("EXERCISE Керим Хаддад", None),
    ("EXERCISE Salim Qasim", Some("سليم قاسم")),
    ("EXERCISE Yusuf Karim", None),
];
pub(crate) const BIRTHS: [&str; 4] = ["1971-03-05", "1971", "1972-03-05", "1983-11-30"];
const POINTS: [&str; 4] = ["33.31,44.36", "36.34,43.13", "34.42,40.95", "33.31,-170.5"];
const DATES: [&str; 3] = ["2026-10-15", "2026-11", "2025"];
pub(crate) const PAPERS: [&str; 3] = ["X7777777", "X1234567", "X8888888"];

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Item {
    pub(crate) key: u64,
    pub(crate) what: What,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum What {
    /// An agreement of the catalogue became known.
    Agreement(usize),
    /// A report of the node's own member.
    Own(Told),
    /// An edition that a partner gave.
    Received(&'static str, Told),
    /// Another principal was set up.
    Principal(&'static str, &'static str),
    /// Another principal screened somebody, or read.
    Looked { screened: bool, shown: u64 },
    /// A partner is suspended or resumed.
    Standing(&'static str, bool),
    /// The card of a member of another circle was accepted.
    Stranger(&'static str),
    /// Every lane runs until there is nothing to give; the members other than the receiver who looks on answer so.
    Lanes(Answer),
}

/// How other members answer deliveries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Answer {
    Stores,
    Refuses,
    IsAway,
}

/// A report, before it is sealed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Told {
    pub(crate) head: Head,
    pub(crate) statements: Vec<Says>,
}

/// What goes with every statement of a report.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Head {
    kind: &'static str,
    precedence: &'static str,
    purpose: &'static str,
    basis: u64,
    written: u64,
}

/// Property, value, the value in its own script.
type Claim = (&'static str, String, Option<&'static str>);

/// A statement.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Says {
    pub(crate) key: u64,
    pub(crate) subject: u64,
    pub(crate) claim: Claim,
    pub(crate) label: Handling,
}

/// A label as a draft has it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Handling {
    level: &'static str,
    rel_to: Option<Vec<&'static str>>,
    caveats: Vec<&'static str>,
    category: &'static str,
    person: &'static str,
    minor: bool,
    territory: &'static str,
    purposes: Vec<&'static str>,
    review: &'static str,
}

/// What happened, in the order in which it did.
pub(crate) type World = Vec<Item>;

fn bits(domain: &str, key: u64) -> [u8; 16] {
    let half = |n: u8| {
        let mut hasher = DefaultHasher::new();
        (domain, key, n).hash(&mut hasher);
        hasher.finish().to_be_bytes()
    };
    let mut bits = [0; 16];
    bits[..8].copy_from_slice(&half(0));
    bits[8..].copy_from_slice(&half(1));
    bits
}

pub(crate) fn report_id(key: u64) -> ReportId {
    ReportId::from_random(bits("report", key))
}
pub(crate) fn subject_id(key: u64) -> SubjectId {
    SubjectId::from_random(bits("subject", key))
}
pub(crate) fn statement_id(key: u64) -> StatementId {
    StatementId::from_random(bits("statement", key))
}
pub(crate) fn principal_id(key: u64) -> PrincipalId {
    PrincipalId::from_random(bits("principal", key))
}
pub(crate) fn delivery_id(key: u64) -> DeliveryId {
    DeliveryId::from_random(bits("delivery", key))
}

/// The kind of a subject is the same wherever it is spoken of.
pub(crate) fn kind(subject: u64) -> &'static str {
    match subject % 9 {
        4 => "organisation",
        6 => "place",
        7 => "incident",
        8 => "sighting",
        _ => "person",
    }
}

/// A world of so many items. It begins with what every node of the exercise has: an agreement, reports, and lanes.
pub(crate) fn world(chance: &Chance, items: u64) -> World {
    let mut world: World = (0..items).map(|_| item(chance)).collect();
    for what in [What::Agreement(agreement(chance)), What::Agreement(agreement(chance))] {
        world.insert(0, Item { key: chance.next(), what });
    }
    weigh_and_undo(&mut world, chance);
    world.push(Item { key: chance.next(), what: What::Own(told(chance)) });
    world.push(Item { key: chance.next(), what: What::Lanes(Answer::Stores) });
    without_repetition(world)
}

/// Decisions weigh statements that are there, and some are undone.
fn weigh_and_undo(world: &mut World, chance: &Chance) {
    let said = |item: &Item| match &item.what {
        What::Own(told) | What::Received(_, told) => told.statements.iter().map(|s| s.key).collect(),
        _ => Vec::new(),
    };
    let all: Vec<u64> = world.iter().flat_map(said).collect();
    let mut undone = Vec::new();
    for item in world.iter_mut() {
        let (What::Own(told) | What::Received(_, told)) = &mut item.what else { continue };
        if !told.decides() {
            continue;
        }
        let weighed = statement_id(chance.one(&all)).to_string();
        let subject = told.statements[0].subject;
        let claim = ("restsOn", weighed, None);
        told.statements.push(Says { key: chance.next(), subject, claim, label: handling(chance, true) });
        if chance.percent(40) {
            let mut undoing = told.clone();
            undoing.statements.truncate(1);
            let half = told.statements.iter().min_by_key(|s| subject_id(s.subject)).map_or(0, |s| s.key);
            undoing.statements[0].claim = ("undoes", statement_id(half).to_string(), None);
            undoing.statements[0].key = chance.next();
            let what = match &item.what {
                What::Received(from, _) => What::Received(from, undoing),
                _ => What::Own(undoing),
            };
            undone.push(Item { key: chance.next(), what });
        }
    }
    world.extend(undone);
}

/// The same agreement is known once.
pub(crate) fn without_repetition(mut world: World) -> World {
    let mut seen = std::collections::HashSet::new();
    world.retain(|item| match &item.what {
        What::Agreement(number) => seen.insert(*number),
        _ => true,
    });
    world
}

fn agreement(chance: &Chance) -> usize {
    chance.below(crate::agreements::CATALOGUE as u64) as usize
}

/// Something that may happen.
pub(crate) fn item(chance: &Chance) -> Item {
    let what = match chance.below(20) {
        0..9 => What::Own(told(chance)),
        9..11 => What::Received(chance.one(&PARTNERS), told(chance)),
        11..14 => What::Received(chance.one(&PARTNERS), associates(chance)),
        14 => What::Agreement(agreement(chance)),
        15 => What::Principal(chance.one(&["analyst", "oversight"]), chance.one(&["secret", "restricted"])),
        16 => What::Looked { screened: chance.percent(50), shown: chance.below(SHARED_SUBJECTS) },
        17 => What::Standing(chance.one(&PARTNERS), chance.percent(50)),
        18 => What::Stranger(chance.one(&STRANGERS)),
        _ => What::Lanes(answer(chance)),
    };
    Item { key: chance.next(), what }
}

pub(crate) fn answer(chance: &Chance) -> Answer {
    chance.one(&[Answer::Stores, Answer::Stores, Answer::Refuses, Answer::IsAway])
}

/// Who somebody's associate is, for arrest and protection, and the associate's name, for protection alone: where the
/// first may not be given for protection, nothing of it is left to be shown.
fn associates(chance: &Chance) -> Told {
    // Only a person has one.
    let person = || 9 * (100 + chance.next() % 1_000_000_000);
    let (one, other, (name, original)) = (person(), person(), chance.one(&NAMES));
    let says = |subject, claim, category, purposes| {
        let (open, caveats) = (handling(chance, true), vec!["exercise"]);
        let label = Handling { level: "unclassified", rel_to: None, caveats, category, purposes, ..open };
        Says { key: chance.next(), subject, claim, label }
    };
    let named = ("associate", subject_id(other).to_string(), None);
    let statements = vec![
        says(one, named, "identity", vec!["arrest", "protection"]),
        says(other, ("name", name.to_owned(), original), "threat", vec!["protection"]),
    ];
    Told { head: head(chance), statements }
}

/// A decision about two shared subjects: each half has a label of its own.
fn decision(chance: &Chance) -> Told {
    let persons: Vec<u64> = (0..SHARED_SUBJECTS).filter(|n| kind(*n) == "person").collect();
    let at = chance.below(persons.len() as u64) as usize;
    let step = 1 + chance.below(persons.len() as u64 - 1) as usize;
    let pair = [persons[at], persons[(at + step) % persons.len()]];
    let verdict = chance.one(&["sameAs", "sameAs", "differentFrom", "unsureOf"]);
    let label = handling(chance, true);
    let half = |subject: u64, other: u64| Says {
        key: chance.next(),
        subject,
        claim: (verdict, subject_id(other).to_string(), None),
        label: if chance.percent(70) { label.clone() } else { handling(chance, true) },
    };
    let statements = vec![half(pair[0], pair[1]), half(pair[1], pair[0])];
    let written = 1_900_000_000 + chance.below(1_000_000_000);
    let purpose = chance.one(&["investigation", "clearance"]);
    Told { head: Head { kind: RESOLUTION, precedence: "routine", purpose, basis: 0, written }, statements }
}

/// The kind of report that holds a decision.
const RESOLUTION: &str = "resolution";

fn head(chance: &Chance) -> Head {
    Head {
        kind: chance.one(&["intrep", "intsum", "interview"]),
        precedence: chance.one(&["routine", "priority", "immediate", "flash"]),
        purpose: chance.one(&["arrest", "investigation", "protection"]),
        basis: chance.below(3),
        // Three to five weeks ago: some of its review dates have passed since.
        written: 1_900_000_000 + chance.below(1_000_000_000),
    }
}

pub(crate) fn told(chance: &Chance) -> Told {
    if chance.percent(20) {
        return decision(chance);
    }
    let head = head(chance);
    // Its statements are about a few subjects, so that they refer to each other.
    let own = 100 + chance.next() % (u64::MAX - 100);
    let about = [chance.below(SHARED_SUBJECTS), chance.below(SHARED_SUBJECTS), own];
    let statements = (0..1 + chance.below(4)).map(|_| says(chance, &about)).collect();
    Told { head, statements }
}

/// A statement about one of these subjects.
pub(crate) fn says(chance: &Chance, about: &[u64]) -> Says {
    let subject = chance.one(about);
    let person = kind(subject) == "person";
    let (name, original) = chance.one(&NAMES);
    if let Some(claim) = on_the_map(chance, subject, about) {
        return Says { key: chance.next(), subject, claim, label: handling(chance, false) };
    }
    let claim = match chance.below(11) {
        0..4 => ("name", name.to_owned(), original),
        4 if person => ("birthDate", chance.one(&BIRTHS).to_owned(), None),
        5 if person => ("passportNumber", chance.one(&PAPERS).to_owned(), None),
        6 | 7 if person => ("associate", subject_id(chance.one(about)).to_string(), None),
        8 => ("alias", name.to_owned(), original),
        9 if person => ("motherName", name.to_owned(), original),
        _ => ("notes", format!("EXERCISE note {}", chance.below(100)), None),
    };
    Says { key: chance.next(), subject, claim, label: handling(chance, person) }
}

/// What is said of a place, an incident or a sighting: where and when it is, and of what else.
fn on_the_map(chance: &Chance, subject: u64, about: &[u64]) -> Option<Claim> {
    let kind = kind(subject);
    if !["place", "incident", "sighting"].contains(&kind) {
        return None;
    }
    let claim = match (chance.below(8), kind) {
        (0..4, _) => ("point", chance.one(&POINTS).to_owned()),
        (4, "place") => ("type", "control-point".to_owned()),
        (_, "place") => ("name", format!("EXERCISE place {}", chance.below(3))),
        (4, _) => ("date", chance.one(&DATES).to_owned()),
        (5, _) => ("location", format!("EXERCISE road {}", chance.below(3))),
        (_, "incident") => ("involved", subject_id(chance.one(about)).to_string()),
        _ => ("seen", subject_id(chance.one(about)).to_string()),
    };
    Some((claim.0, claim.1, None))
}

/// A label; about half of them may be read by a reader in the middle.
pub(crate) fn handling(chance: &Chance, person: bool) -> Handling {
    const LEVELS: [&str; 6] =
        ["unclassified", "unclassified", "restricted", "restricted", "confidential", "secret"];
    const PURPOSES: [&str; 4] = ["arrest", "border-control", "investigation", "protection"];
    let named = chance.percent(25).then(|| some(chance, &PARTNERS));
    let mut caveats = vec!["exercise"];
    let control = named.as_ref().is_some_and(|named| !named.is_empty()) && chance.percent(20);
    caveats.extend(control.then_some("originator-control"));
    caveats.extend(chance.percent(10).then_some("no-onward"));
    Handling {
        level: chance.one(&LEVELS),
        rel_to: named,
        caveats,
        category: chance.one(&["identity", "identity", "identifier", "threat", "source"]),
        person: if person { chance.one(&["suspect", "wanted", "witness"]) } else { "no-person" },
        minor: person && chance.percent(5),
        territory: chance.one(&["IQ", "IQ", "JO"]),
        purposes: Some(some(chance, &PURPOSES)).filter(|p| !p.is_empty()).unwrap_or(vec!["arrest"]),
        review: chance.one(&["2027-06-30", "2027-06-30", "2027-06-30", "2026-11-01"]),
    }
}

fn some(chance: &Chance, of: &[&'static str]) -> Vec<&'static str> {
    of.iter().copied().filter(|_| chance.percent(60)).collect()
}

impl Told {
    /// Whether it is a resolution decision, of which a part alone is none.
    pub(crate) fn decides(&self) -> bool {
        self.head.kind == RESOLUTION
    }

    /// The same with a review date that has not passed.
    pub(crate) fn reviewed(mut self) -> Told {
        self.statements.iter_mut().for_each(|s| s.label.review = "2027-06-30");
        self
    }

    /// The draft, complete.
    pub(crate) fn draft(&self, key: u64) -> Value {
        let mut subjects: Vec<u64> = self.statements.iter().map(|s| s.subject).collect();
        subjects.sort_unstable();
        subjects.dedup();
        let subject = |n: &u64| json!({"id": subject_id(*n).to_string(), "kind": kind(*n)});
        let Head { kind, precedence, purpose, basis, written } = &self.head;
        let written = tansiq_testkit::now().plus_millis(-1 - i64::try_from(*written).unwrap());
        json!({
            "id": report_id(key).to_string(), "written": written.to_string(),
            "kind": kind, "precedence": precedence, "purpose": purpose,
            "legal_basis": format!("EXERCISE law {basis}"),
            "subjects": subjects.iter().map(subject).collect::<Vec<_>>(),
            "statements": self.statements.iter().map(Says::draft).collect::<Vec<_>>(),
        })
    }
}

impl Says {
    fn draft(&self) -> Value {
        let (property, value, original) = &self.claim;
        let l = &self.label;
        let mut draft = json!({
            "id": statement_id(self.key).to_string(), "subject": subject_id(self.subject).to_string(),
            "property": property, "value": value, "grade": "B2", "method": "official",
            "label": {
                "level": l.level, "rel_to": l.rel_to.as_ref().map_or(json!("any-party"), |m| json!(m)),
                "caveats": l.caveats, "category": l.category, "person": l.person, "minor": l.minor,
                "territories": [l.territory], "purposes": l.purposes, "review": l.review,
            },
        });
        if let Some(original) = original {
            draft["original"] = (*original).into();
        }
        draft
    }
}
