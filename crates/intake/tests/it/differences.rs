//! A list that comes again: what is new, amended, taken off and back; and that a reader is left with what it says.

use crate::world::{World, now, officer};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use tansiq_formats::{Format, Profile, SourceKey};
use tansiq_intake::{Error, Import, ImportSummary};
use tansiq_label::PersonCategory;
use tansiq_report::{Moment, Precedence, Report, ReportKind, Statement, StatementId, SubjectId};

const DAY: i64 = 86_400_000;

fn profile(now: Moment) -> Profile {
    Profile {
        list: "exercise".into(),
        whole: true,
        person: PersonCategory::Wanted,
        legal_basis: Some("EXERCISE: decree 4".into()),
        ..Profile::of(Format::Csv, now.date())
    }
}

/// Takes in a list `days` after the first.
fn take(world: &mut World, csv: &str, days: i64) -> ImportSummary {
    let now = now().plus_millis(days * DAY);
    world.import_at(Format::Csv, csv.as_bytes(), &profile(now), now).unwrap()
}

fn reports(world: &World) -> Vec<Report> {
    world.reports().iter().map(|sealed| sealed.report().clone()).collect()
}

/// What a reader who has every report knows of an entry.
#[derive(Debug, Default, PartialEq)]
struct Known {
    subjects: BTreeSet<SubjectId>,
    cleared: bool,
    said: BTreeSet<(String, String)>,
}

/// Reads reports in their order as any reader does: a statement is what was said last under its id, it holds until
/// its end, and of listing and clearance the later decides.
fn read(reports: &[Report]) -> BTreeMap<String, Known> {
    let mut statements: BTreeMap<StatementId, &Statement> = BTreeMap::new();
    let mut known: BTreeMap<String, Known> = BTreeMap::new();
    for report in reports {
        for statement in report.statements() {
            statements.insert(statement.id, statement);
            let entry = known.entry(entry_of(statement)).or_default();
            entry.cleared = report.header().kind == ReportKind::Clearance;
            entry.subjects.insert(statement.subject);
        }
    }
    for statement in statements.values().filter(|s| s.until.is_none() && s.property.name != "clearance") {
        let entry = known.entry(entry_of(statement)).or_default();
        assert!(entry.said.insert((statement.property.name.into(), statement.value.clone())), "said twice");
    }
    known
}

fn entry_of(statement: &Statement) -> String {
    let reference = statement.provenance.reference.as_deref().unwrap();
    SourceKey::of_reference(reference).unwrap().entry().to_owned()
}

const FIRST: &str = "id,name,alias,birthDate\n1,EXERCISE Salim Karim,Abu Exercise;The Baker,1981-03-05\n2,EXERCISE Nabil Tariq,,1974\n3,EXERCISE Yasin Daoud,,1969\n";

#[test]
fn an_amendment_says_what_is_new_and_ends_what_is_no_longer_said() {
    let mut world = World::of("BGD");
    take(&mut world, FIRST, 0);
    let amended = FIRST.replace("The Baker", "The Miller");
    let summary = take(&mut world, &amended, 1);
    assert_eq!((summary.amended.as_slice(), summary.unchanged), (["1".to_owned()].as_slice(), 2));
    let reports = reports(&world);
    let said: BTreeSet<_> = reports[3]
        .statements()
        .iter()
        .map(|s| (s.value.as_str(), s.until.map(|day| day.to_string())))
        .collect();
    let expected = [("The Baker", Some("2026-11-21".to_owned())), ("The Miller", None)];
    assert_eq!(said, expected.into_iter().collect());
    assert_eq!(reports[3].subjects(), reports[0].subjects());
    let ended = reports[3].statements().iter().find(|s| s.until.is_some()).unwrap();
    assert!(reports[0].statements().iter().any(|s| s.id == ended.id), "the statement of then");
    assert_eq!(take(&mut world, &amended, 2).unchanged, 3);
}

#[test]
fn whoever_is_missing_is_cleared_and_listed_anew_when_back() {
    let mut world = World::of("BGD");
    take(&mut world, FIRST, 0);
    let without = FIRST.lines().filter(|line| !line.starts_with('2')).collect::<Vec<_>>().join("\n");
    assert_eq!(take(&mut world, &without, 1).delisted, ["2"]);
    let listing = reports(&world)[1].clone();
    let delisting = reports(&world)[3].clone();
    assert_eq!(delisting.header().kind, ReportKind::Clearance);
    assert_eq!(delisting.header().precedence, Precedence::Priority);
    assert_eq!(delisting.header().legal_basis, "EXERCISE: decree 4");
    assert_eq!(delisting.subjects(), listing.subjects());
    let [clearance] = delisting.statements() else { panic!("one statement") };
    assert_eq!((clearance.property.name, clearance.value.as_str()), ("clearance", "delisted"));
    assert!(clearance.label.persons().contains(PersonCategory::Cleared));
    let name = listing.statements().iter().find(|s| s.property.name == "name").unwrap();
    assert_eq!(clearance.label.releasability(), name.label.releasability());
    assert!(clearance.label.review() >= name.label.review());
    // Off the list it stays off, and nothing is written twice.
    assert_eq!(take(&mut world, &without, 2).stored(), 0);
    let back = take(&mut world, FIRST, 3);
    assert_eq!((back.returned.as_slice(), back.unchanged), (["2".to_owned()].as_slice(), 2));
    let again = reports(&world).pop().unwrap();
    assert_eq!(again.subjects(), listing.subjects());
    assert_eq!(again.statements().len(), listing.statements().len(), "all of it, newer than the clearance");
    assert!(again.header().written > delisting.header().written);
    assert!(!read(&reports(&world))["2"].cleared);
}

#[test]
fn what_cannot_be_cleared_ends() {
    let mut world = World::of("BGD");
    let list = "id,kind,name,registrationNumber\n1,vehicle,EXERCISE pickup,EX 12345\n2,organisation,EXERCISE House,\n";
    take(&mut world, list, 0);
    let gone = take(&mut world, "id,kind,name\n3,person,EXERCISE Karim\n", 1);
    assert_eq!(gone.delisted, ["1", "2"]);
    let known = read(&reports(&world));
    assert!(known["1"].said.is_empty() && known["2"].cleared);
    assert_eq!(take(&mut world, list, 2).returned, ["1", "2"]);
    assert_eq!(read(&reports(&world))["1"].said.len(), 2);
}

#[test]
fn two_people_are_never_one_subject() {
    let mut world = World::of("BGD");
    take(&mut world, FIRST, 0);
    let other = FIRST.replace("2,EXERCISE Nabil Tariq,,1974", "2,EXERCISE Ruslan Uchebny,,1988-11-30");
    let summary = take(&mut world, &other, 1);
    assert_eq!(
        (summary.another.as_slice(), summary.delisted.as_slice()),
        (["2".to_owned()].as_slice(), ["2".to_owned()].as_slice())
    );
    let known = read(&reports(&world));
    assert_eq!((known["2"].subjects.len(), known["2"].cleared), (2, false));
    let [.., cleared, listed] = &reports(&world)[..] else { panic!() };
    assert_eq!(
        (cleared.subjects(), cleared.header().kind),
        (reports(&world)[1].subjects(), ReportKind::Clearance)
    );
    assert_ne!(cleared.subjects(), listed.subjects());
    // A name written otherwise, or another birth date of the same name, is the same man.
    let same = other.replace("EXERCISE Ruslan Uchebny,,1988", "EXERCISE Ruslan Uchebni,,1987");
    assert_eq!(take(&mut world, &same, 2).amended, ["2"]);
    // Where the file is not the whole list, nobody is cleared by it.
    let (later, csv) = (now().plus_millis(3 * DAY), FIRST);
    let part = Profile { whole: false, ..profile(later) };
    let summary = world.import_at(Format::Csv, csv.as_bytes(), &part, later).unwrap();
    assert_eq!((summary.another.len(), summary.delisted.len()), (1, 0));
}

#[test]
fn a_cut_file_clears_nobody() {
    let rows = |n: usize| {
        let row = |n| format!("{n},EXERCISE Man {n},19{:02}\n", n % 90);
        format!("id,name,birthDate\n{}", (0..n).map(row).collect::<String>())
    };
    let mut world = World::of("BGD");
    take(&mut world, &rows(100), 0);
    let later = now().plus_millis(DAY);
    let mut again = |n: usize, delistings_expected, dry_run| {
        let (bytes, profile) = (rows(n), profile(later));
        let (format, by, now) = (Format::Csv, officer(), later);
        let bytes = bytes.as_bytes();
        world.import(&Import { format, bytes, profile: &profile, by, now, delistings_expected, dry_run })
    };
    let refused = again(89, None, false).unwrap_err();
    assert_eq!(refused, Error::Delistings { found: 11, of: 100, expected: None });
    assert!(again(89, Some(12), false).is_err());
    let dry = again(89, None, true).unwrap();
    assert_eq!((dry.delisted.len(), dry.unchanged, dry.too_many_delisted), (11, 89, true));
    assert_eq!(dry.tree_size.0, 100);
    let taken = again(89, Some(11), false).unwrap();
    assert_eq!((taken.delisted.clone(), taken.tree_size.0), (dry.delisted, 111));
    assert_eq!(again(81, None, false).unwrap().delisted.len(), 8);
}

#[test]
fn a_file_that_is_not_the_whole_list_clears_nobody() {
    let mut world = World::of("BGD");
    take(&mut world, FIRST, 0);
    let part = take(&mut world, "id,name\n,EXERCISE Salim Karim\n", 1);
    assert!(part.delisted.is_empty(), "a row without identifier");
    let ftm = r#"{"id":"1","schema":"Person","properties":{"name":["EXERCISE A"]}}"#;
    let empty = ftm.replace("name", "shoeSize");
    let later = now().plus_millis(2 * DAY);
    let mut ftm_list = |text: &str, now| {
        let profile = Profile { list: "ftm-exercise".into(), ..profile(now) };
        world.import_at(Format::Ftm, text.as_bytes(), &profile, now).unwrap()
    };
    let two = format!("{ftm}\n{}\n", ftm.replace("\"1\"", "\"2\""));
    assert_eq!(ftm_list(&two, later).added.len(), 2);
    let emptied = format!("{empty}\n{}\n", ftm.replace("\"1\"", "\"2\""));
    assert!(ftm_list(&emptied, later.plus_millis(1)).delisted.is_empty(), "an entity with nothing in it");
    assert_eq!(ftm_list(ftm, later.plus_millis(2)).delisted, ["2"]);
}

#[test]
fn another_label_is_said_under_the_same_ids() {
    let mut world = World::of("BGD");
    take(&mut world, FIRST, 0);
    let later = now().plus_millis(DAY);
    let wider = Profile { rel_to: tansiq_label::Releasability::AnyParty, ..profile(later) };
    let summary = world.import_at(Format::Csv, FIRST.as_bytes(), &wider, later).unwrap();
    assert_eq!((summary.amended.len(), summary.unchanged), (3, 0));
    let reports = reports(&world);
    let ids = |report: &Report| report.statements().iter().map(|s| s.id).collect::<Vec<_>>();
    assert_eq!(ids(&reports[0]), ids(&reports[3]));
}

type List = BTreeMap<u8, (BTreeSet<&'static str>, Option<&'static str>)>;

fn lists() -> impl Strategy<Value = Vec<(List, bool)>> {
    let aliases = prop::collection::btree_set(prop::sample::select(vec!["Abu A", "Abu B", "Abu C"]), 0..3);
    let country = prop::option::of(prop::sample::select(vec!["IQ", "SY"]));
    let list = prop::collection::btree_map(1_u8..9, (aliases, country), 1..8);
    prop::collection::vec((list, any::<bool>()), 1..5)
}

fn written((list, backwards): &(List, bool)) -> String {
    let row = |(id, (aliases, country)): (&u8, &(BTreeSet<&str>, Option<&str>))| {
        let aliases = aliases.iter().copied().collect::<Vec<_>>().join(";");
        format!("{id},EXERCISE Man {id},{aliases},{},19{id}0\n", country.unwrap_or_default())
    };
    let mut rows: Vec<String> = list.iter().map(row).collect();
    if *backwards {
        rows.reverse();
    }
    format!("id,name,alias,nationality,birthDate\n{}", rows.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Lists one after the other, whatever the order of their entries: a reader is left with what the last one says,
    /// and everybody who was on an earlier one and is not on it is cleared.
    #[test]
    fn a_reader_is_left_with_what_the_last_list_says(lists in lists()) {
        let mut world = World::of("BGD");
        for (day, list) in (0..).zip(&lists) {
            take(&mut world, &written(list), day);
        }
        let reports = reports(&world);
        let known = read(&reports);
        let ever: BTreeSet<String> = lists.iter().flat_map(|(l, _)| l.keys().map(u8::to_string)).collect();
        prop_assert_eq!(&known.keys().cloned().collect::<BTreeSet<_>>(), &ever);
        let (last, _) = lists.last().unwrap();
        for (entry, known) in &known {
            prop_assert_eq!(known.subjects.len(), 1);
            let Some((aliases, country)) = last.get(&entry.parse().unwrap()) else {
                prop_assert!(known.cleared);
                continue;
            };
            prop_assert!(!known.cleared);
            let mut says: BTreeSet<(String, String)> =
                aliases.iter().map(|alias| ("alias".to_owned(), (*alias).to_owned())).collect();
            says.extend(country.map(|code| ("nationality".to_owned(), code.to_owned())));
            says.insert(("name".into(), format!("EXERCISE Man {entry}")));
            says.insert(("birthDate".into(), format!("19{entry}0")));
            prop_assert_eq!(&known.said, &says);
        }
        // What was taken in is known again by another reading of the ledger; the same list changes nothing.
        let key = std::sync::Arc::new(tansiq_report::MemberKey::from_seed(&[3; 32]));
        world.intake = tansiq_intake::Intake::new(world.ledger.clone(), "BGD".parse().unwrap(), key);
        let again = take(&mut world, &written(lists.last().unwrap()), 5);
        prop_assert_eq!((again.stored(), again.unchanged), (0, last.len()));
    }
}
