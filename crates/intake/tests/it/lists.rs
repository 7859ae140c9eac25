//! Lists: taken in whole, recognised when they come again, renewed in time.

use crate::world::{World, now, root};
use std::collections::BTreeSet;
use std::fs;
use tansiq_formats::{Format, Profile};
use tansiq_intake::Error;
use tansiq_label::{Caveat, Set};
use tansiq_ledger::Step;
use tansiq_ledger::memory::Failure;
use tansiq_report::Moment;

fn list() -> String {
    fs::read_to_string(root("fixtures/lists/exercise-un.xml")).unwrap()
}

fn profile(now: Moment) -> Profile {
    Profile { caveats: Set::of(Caveat::Exercise), ..Profile::of(Format::Un, now.date()) }
}

fn import(world: &mut World, text: &str, now: Moment) -> tansiq_intake::ImportSummary {
    world.import_at(Format::Un, text.as_bytes(), &profile(now), now).unwrap()
}

#[test]
fn a_list_that_comes_again_changes_nothing() {
    let mut world = World::of("BGD");
    let first = import(&mut world, &list(), now());
    assert_eq!((first.entries, first.added.len(), first.unchanged), (15, 15, 0));
    assert_eq!(first.tree_size.0, 15);
    assert_eq!(first.subjects, 15);
    let stored: usize = world.reports().iter().map(|s| s.report().statements().len()).sum();
    assert_eq!(first.statements, stored);
    let next_day = now().plus_millis(86_400_000);
    let again = import(&mut world, &list(), next_day);
    assert_eq!((again.stored(), again.unchanged), (0, 15));
    assert_eq!(world.ledger.len().0, 15);
}

#[test]
fn an_entry_whose_review_is_near_is_renewed() {
    let mut world = World::of("BGD");
    import(&mut world, &list(), now());
    let ten_months = now().plus_millis(310 * 86_400_000);
    let again = import(&mut world, &list(), ten_months);
    assert_eq!((again.amended.len(), again.unchanged), (15, 0));
    let ids = |sealed: &tansiq_report::Sealed| -> BTreeSet<_> {
        sealed.report().statements().iter().map(|statement| statement.id).collect()
    };
    let (first, renewed): (BTreeSet<_>, BTreeSet<_>) = (
        world.reports()[..15].iter().flat_map(ids).collect(),
        world.reports()[15..].iter().flat_map(ids).collect(),
    );
    assert_eq!(first, renewed, "said again under the same ids");
}

#[test]
fn a_new_reading_of_the_ledger_recognises_as_well() {
    let mut world = World::of("BGD");
    import(&mut world, &list(), now());
    let key = std::sync::Arc::new(tansiq_report::MemberKey::from_seed(&[3; 32]));
    world.intake = tansiq_intake::Intake::new(world.ledger.clone(), "BGD".parse().unwrap(), key);
    assert_eq!(import(&mut world, &list(), now()).unchanged, 15);
}

#[test]
fn nothing_is_stored_of_a_list_that_is_refused() {
    let mut world = World::of("BGD");
    let csv = "id,name,grade\n1,EXERCISE-SECRET A,B2\n2,EXERCISE-SECRET B,B2\n";
    let profile = Profile::of(Format::Csv, now().date());
    let error = world.import_at(Format::Csv, csv.as_bytes(), &profile, now()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "2 of 2 entries are refused; the first is entry 1:\nlegal_basis: expected a legal basis: the law, warrant, resolution or case; found none"
    );
    let cut = &list()[..9_000];
    let error = world.import_at(Format::Un, cut.as_bytes(), &self::profile(now()), now()).unwrap_err();
    assert!(matches!(error, Error::List(_)));
    world.store.fail_next(Step::Append, Failure::Full);
    let error = world.import_at(Format::Un, list().as_bytes(), &self::profile(now()), now()).unwrap_err();
    assert_eq!(error.blame(), tansiq_intake::Blame::Storage);
    assert!(world.ledger.is_empty());
    world.store.forget_failures();
    assert_eq!(import(&mut world, &list(), now()).added.len(), 15);
}

#[test]
fn the_real_list_is_taken_in() {
    let Ok(bytes) = fs::read(root("../shared/data/lists/un_consolidated_part.xml")) else {
        println!("skipped: needs ../shared/data/lists/un_consolidated_part.xml");
        return;
    };
    let mut world = World::of("BGD");
    let profile = Profile::of(Format::Un, now().date());
    let summary = world.import_at(Format::Un, &bytes, &profile, now()).unwrap();
    assert_eq!((summary.entries, summary.added.len(), summary.subjects), (652, 652, 652));
    assert!(summary.statements > 8_000, "{}", summary.statements);
    let again = world.import_at(Format::Un, &bytes, &profile, now()).unwrap();
    assert_eq!((again.unchanged, again.stored(), world.ledger.len().0), (652, 0, 652));
}
