//! The exercise's reports are taken in at their originator's node; the refused ones are refused.

use crate::world::{World, now, officer, root};
use std::fs;
use tansiq_intake::{Error, Syntax, parse};
use tansiq_label::Caveat;

fn files(folder: &str) -> Vec<std::path::PathBuf> {
    let mut files: Vec<_> = fs::read_dir(root(folder)).unwrap().map(|f| f.unwrap().path()).collect();
    files.retain(|f| f.is_file());
    files.sort();
    files
}

fn submit(world: &mut World, file: &std::path::Path) -> Result<tansiq_intake::Submitted, Error> {
    let bytes = fs::read(file).unwrap();
    let draft = parse(&bytes, Syntax::detect(&bytes))?;
    let mut random = world.random();
    world.intake.submit_blocking(draft, officer(), now(), &mut random)
}

#[test]
fn every_report_of_the_exercise_is_taken_in_and_marked() {
    let (mut baghdad, mut centre) = (World::of("BGD"), World::of("JCC"));
    let files = files("fixtures/reports");
    assert!(files.len() >= 8);
    for file in &files {
        let of_the_centre = fs::read_to_string(file).unwrap().contains("originator = \"JCC\"");
        let world = if of_the_centre { &mut centre } else { &mut baghdad };
        let submitted = submit(world, file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        assert_eq!(submitted.remarks, [], "{}", file.display());
    }
    let reports: Vec<_> = baghdad.reports().into_iter().chain(centre.reports()).collect();
    assert_eq!(reports.len(), files.len());
    for sealed in &reports {
        let report = sealed.report();
        assert!(report.statements().iter().all(|s| s.label.caveats().contains(Caveat::Exercise)));
        assert!(report.header().legal_basis.starts_with("EXERCISE"));
    }
}

#[test]
fn the_refused_ones_are_refused() {
    let mut world = World::of("BGD");
    for file in files("fixtures/reports/refused") {
        submit(&mut world, &file).expect_err(&file.display().to_string());
    }
    assert!(world.ledger.is_empty());
}
