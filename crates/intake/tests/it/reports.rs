//! Submitting single reports: what is told, what is stored, and the same again.

use crate::world::{World, now, officer};
use tansiq_intake::{Error, Syntax, parse};
use tansiq_ledger::memory::Failure;
use tansiq_ledger::{Position, Step};
use tansiq_report::{Draft, MAX_REPORT_BYTES, Remark, StatementText};

fn draft(more: &str) -> Draft {
    let text = format!(
        "{more}\nkind = \"intrep\"\npurpose = \"investigation\"\nlegal_basis = \"EXERCISE: case 1\"\n\
         [label]\nlevel = \"restricted\"\ncategory = \"identity\"\nperson = \"suspect\"\n\
         territories = [\"IQ\"]\npurposes = [\"investigation\"]\nreview = \"2027-06-30\"\n\
         [[subjects]]\nref = \"man\"\nid = \"s-00000000000000000000000000000001\"\nkind = \"person\"\n\
         [[statements]]\nid = \"st-00000000000000000000000000000001\"\nsubject = \"man\"\n\
         property = \"birthDate\"\nvalue = \"about 1971\"\ngrade = \"B2\"\nmethod = \"human\"\n"
    );
    parse(text.as_bytes(), Syntax::Toml).unwrap()
}

const IDENTIFIED: &str =
    "id = \"r-00000000000000000000000000000001\"\nwritten = \"2026-11-20T11:00:00.000Z\"";

#[test]
fn what_is_told_is_what_is_stored() {
    let mut world = World::of("BGD");
    let mut random = world.random();
    let submitted = world.intake.submit_blocking(draft(""), officer(), now(), &mut random).unwrap();
    assert_eq!((submitted.position, submitted.statements, submitted.subjects), (Position(0), 1, 1));
    assert_eq!(submitted.remarks, [("statements[0].value".into(), Remark::DateForm)]);
    let stored = world.reports();
    let report = stored[0].report();
    assert_eq!((report.header().id, report.header().written), (submitted.report, now()));
    assert_eq!(report.statements()[0].value, "about 1971");
}

#[test]
fn the_same_report_again_is_stored_once_and_another_under_its_id_is_refused() {
    let mut world = World::of("BGD");
    let mut random = world.random();
    let first = world.intake.submit_blocking(draft(IDENTIFIED), officer(), now(), &mut random).unwrap();
    let later = now().plus_millis(60_000);
    let again = world.intake.submit_blocking(draft(IDENTIFIED), officer(), later, &mut random).unwrap();
    assert_eq!((first.duplicate, again.duplicate), (false, true));
    assert_eq!(first.position, again.position);
    let mut other = draft(IDENTIFIED);
    other.precedence = Some("flash".into());
    let error = world.intake.submit_blocking(other, officer(), now(), &mut random).unwrap_err();
    assert_eq!(error, Error::IdTaken { id: first.report });
    assert_eq!(world.ledger.len().0, 1);
}

#[test]
fn a_failing_disk_refuses_and_the_same_report_is_taken_later() {
    let mut world = World::of("BGD");
    let mut random = world.random();
    world.store.fail_next(Step::Append, Failure::Full);
    let error = world.intake.submit_blocking(draft(IDENTIFIED), officer(), now(), &mut random).unwrap_err();
    assert_eq!(error.blame(), tansiq_intake::Blame::Storage);
    assert!(world.ledger.is_empty());
    world.store.forget_failures();
    let submitted = world.intake.submit_blocking(draft(IDENTIFIED), officer(), now(), &mut random).unwrap();
    assert!(!submitted.duplicate);
}

#[test]
fn a_dry_run_stores_nothing() {
    let mut world = World::of("BGD");
    let mut random = world.random();
    let validated = world.intake.check(draft(""), now(), &mut random).unwrap();
    assert_eq!(validated.report.statements().len(), 1);
    assert!(world.ledger.is_empty());
}

#[test]
fn too_long_as_bytes_and_too_long_once_complete() {
    let bytes = vec![b' '; MAX_REPORT_BYTES + 1];
    let error = parse(&bytes, Syntax::Json).unwrap_err();
    assert_eq!(error, Error::TooLong { limit: MAX_REPORT_BYTES, found: MAX_REPORT_BYTES + 1 });

    let mut world = World::of("BGD");
    let mut random = world.random();
    let mut long = draft("");
    let note = StatementText {
        id: None,
        property: Some("notes".into()),
        value: Some("x".repeat(60_000)),
        ..long.statements[0].clone()
    };
    long.statements = vec![note; 150];
    let error = world.intake.submit_blocking(long, officer(), now(), &mut random).unwrap_err();
    assert!(matches!(error, Error::TooLong { .. }), "{error}");
    assert!(world.ledger.is_empty());
}
