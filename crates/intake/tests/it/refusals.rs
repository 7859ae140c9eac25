//! The table of refused drafts: each file in `refusals/` with the message that it gets, in a file beside it.
//!
//! A line `EXERCISE-SECRET` stands for content; it must be in no message. After a change of words, look at the
//! difference and run with `WRITE_REFUSALS=1`.

use crate::world::{World, now, officer};
use std::fs;
use tansiq_intake::{Blame, Syntax, parse};

#[test]
fn every_bad_draft_is_refused_with_its_message_and_nothing_is_stored() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/refusals");
    let mut world = World::of("BGD");
    let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    files.retain(|f| f.extension().is_some_and(|e| e == "toml" || e == "json"));
    assert!(files.len() >= 20, "{}", files.len());
    for file in files {
        let bytes = fs::read(&file).unwrap();
        let mut random = world.random();
        let error = parse(&bytes, Syntax::detect(&bytes))
            .and_then(|draft| world.intake.submit_blocking(draft, officer(), now(), &mut random))
            .expect_err(&format!("{} is refused", file.display()));
        assert_eq!(error.blame(), Blame::Content, "{}", file.display());
        let message = format!("{error}\n");
        assert!(!message.contains("EXERCISE-SECRET"), "{}: {message}", file.display());
        let beside = file.with_extension("txt");
        if std::env::var_os("WRITE_REFUSALS").is_some() {
            fs::write(&beside, &message).unwrap();
        }
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        assert_eq!(message, expected, "{}", file.display());
    }
    assert!(world.ledger.is_empty());
}
