//! Noninterference: two worlds that differ only in what a reader may not see answer him alike, in every score and
//! every place.

use super::world::*;
use crate::people::{Candidate, Class, ClassId, Query};
use crate::{People, Views};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tansiq_label::Purpose;
use tansiq_names::Name;
use tansiq_report::Entry;
use tansiq_resolve::Birth;

const NAMES: [&str; 12] = [
    "Samir Example",
    "Sameer Exampel",
    "سمير اكزمبل",
    "Samir Qanbar",
    "Samir al-Exampli",
    "Wadud Example",
    "Amir Wadud Example",
    "Samira Exampla",
    "Samir",
    "Abu Samir Example",
    "Semir Egzampil",
    "Wadud Qanbar",
];
const BIRTHS: [&str; 3] = ["1971-03-05", "1971", "1985-03"];
const PAPERS: [&str; 2] = ["X12345678", "Y87654321"];
/// Statements that a world may have; more than a search compares in full.
const STATEMENTS: u8 = 220;
/// A subject has some statements, of several classes.
const SUBJECTS: u8 = 90;

/// A class of statements: whose, for what and since when. Only the purposes and the day change in later deliveries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Kind {
    originator: &'static str,
    purpose: Option<Purpose>,
    day: u8,
}

/// One delivery, or one report of our own.
#[derive(Debug, Clone)]
struct Told {
    kind: Kind,
    says: Vec<Says<'static>>,
}

/// What makes a statement the same when it is told again.
type Identity = (u8, &'static str);

impl Told {
    fn identity(&self, says: &Says<'_>) -> Identity {
        (says.0, self.kind.originator)
    }

    fn identities(&self) -> impl Iterator<Item = (Identity, Kind)> {
        self.says.iter().map(|says| (self.identity(says), self.kind))
    }

    /// Without the statements that are not wanted; nothing if none is left.
    fn only(&self, wanted: impl Fn(Identity) -> bool) -> Option<Told> {
        let says: Vec<_> = self.says.iter().filter(|says| wanted(self.identity(says))).copied().collect();
        (!says.is_empty()).then_some(Told { kind: self.kind, says })
    }
}

fn kinds() -> Vec<Kind> {
    let of = |originator, purpose, day| Kind { originator, purpose: Some(purpose), day };
    let mut kinds = vec![Kind { originator: "BGD", purpose: None, day: 2 }];
    for originator in ["AMM", "EBL"] {
        for day in [3, 4] {
            kinds.push(of(originator, Purpose::BorderControl, day));
            kinds.push(of(originator, Purpose::Investigation, day));
        }
    }
    kinds
}

fn kind_of(class: &Class) -> Option<Kind> {
    kinds().into_iter().find(|kind| {
        let given = class.terms.given.as_deref();
        class.originator == member(kind.originator)
            && given.is_none_or(|given| {
                let same = |purpose| given[0].purposes.0 == tansiq_label::Set::of(purpose);
                given[0].taken.date().day() == kind.day as i8 && kind.purpose.is_some_and(same)
            })
    })
}

fn says() -> impl Strategy<Value = Says<'static>> {
    let says = prop_oneof![
        8 => proptest::sample::select(NAMES.to_vec()).prop_map(|name| ("name", name)),
        1 => proptest::sample::select(BIRTHS.to_vec()).prop_map(|birth| ("birthDate", birth)),
        1 => proptest::sample::select(PAPERS.to_vec()).prop_map(|paper| ("passportNumber", paper)),
    ];
    (0..STATEMENTS, 0..SUBJECTS, says)
        .prop_map(|(statement, subject, (property, value))| (statement, subject, property, value))
}

fn told() -> impl Strategy<Value = Told> {
    let says = proptest::collection::vec(says(), 1..8);
    (proptest::sample::select(kinds()), says).prop_map(|(kind, mut says)| {
        // A report names each statement once.
        let mut seen = BTreeSet::new();
        says.retain(|says| seen.insert(says.0));
        Told { kind, says }
    })
}

fn world(told: &[Told]) -> (tempfile::TempDir, Views) {
    let entry = |(n, told): (u8, &Told)| match told.kind {
        Kind { purpose: None, .. } => own(n, &told.says),
        Kind { originator, purpose: Some(purpose), day } => {
            received((originator, originator), (n, n, day), &[purpose], &told.says)
        }
    };
    let (folder, ledger) = (tempfile::tempdir().unwrap(), ledger());
    let entries: Vec<Entry> = (0..).zip(told).map(entry).collect();
    // A world may hold nothing at all, and an empty batch is no entry.
    if !entries.is_empty() {
        append(&ledger, &entries);
    }
    let views = views(folder.path(), &ledger);
    (folder, views)
}

/// What a reader of some classes is answered. Numbers of classes mean nothing between worlds; classes do.
fn answers(people: &People, open: &BTreeSet<Kind>) -> Vec<Vec<(Candidate, Option<Arc<Class>>)>> {
    let allowed = people.allowed(|_, class| kind_of(class).is_some_and(|kind| open.contains(&kind)));
    let mut answers = Vec::new();
    for name in &NAMES[..6] {
        let name = Name::analyse(name).unwrap();
        for (paper, birth, limit) in
            [("X12345678", "1971-03", 3), ("none", "1985", 20), ("Y87654321", "-", 200)]
        {
            let identifiers = [paper.to_owned()];
            let query =
                Query { name: &name, birth: Birth::read(birth), mother: None, identifiers: &identifiers };
            let found = people.screen(&query, &allowed, limit, 4 * limit).unwrap();
            let with_class = |mut candidate: Candidate| {
                let name = candidate.name.as_mut();
                let class =
                    name.and_then(|name| people.class(std::mem::replace(&mut name.class, ClassId(0))));
                (candidate, class)
            };
            answers.push(found.into_iter().map(with_class).collect());
        }
    }
    answers
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn what_a_reader_may_not_see_changes_nothing_that_he_sees(
        told in proptest::collection::vec(told(), 1..60),
        open in proptest::sample::subsequence(kinds(), 1..9),
    ) {
        let open: BTreeSet<Kind> = open.into_iter().collect();
        // The last delivery holds; what the reader may see stays with all that was told of it before.
        let last: BTreeMap<Identity, Kind> = told.iter().flat_map(Told::identities).collect();
        let seen = |identity| open.contains(&last[&identity]);
        let of_him: Vec<Told> = told.iter().filter_map(|told| told.only(seen)).collect();
        let (whole, alone) = (world(&told), world(&of_him));
        prop_assert_eq!(answers(&whole.1.people(), &open), answers(&alone.1.people(), &open));
    }
}
