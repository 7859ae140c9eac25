//! Segments of the names index beside the people view's file: what is found does not depend on them.

use super::world::*;
use crate::{Views, Which};
use std::path::{Path, PathBuf};
use tansiq_label::Purpose::BorderControl;
use tansiq_ledger::Ledger;
use tansiq_names::Name;
use tansiq_report::Entry;

const NAMES: [&str; 4] = ["Samir Example", "Wadud Qanbar", "Nadir Sabri", "Layla Darwish"];

/// An edition that says this name of the first subject, and of another one a name that stays.
fn edition(n: u8, name: usize) -> Entry {
    received(
        ("AMM", "AMM"),
        (n, n, n),
        &[BorderControl],
        &[(1, 1, "name", NAMES[name]), (n + 1, n + 1, "name", "Zaid Example")],
    )
}

fn found(views: &Views) -> Vec<Vec<tansiq_report::StatementId>> {
    let people = views.people();
    let allowed = people.allowed(|_, _| true);
    let search = |text: &&str| {
        let found = people.search_names(&Name::analyse(text).unwrap(), &allowed, 20).unwrap();
        found.into_iter().filter_map(|candidate| candidate.name.map(|name| name.statement)).collect()
    };
    NAMES.iter().chain(&["Zaid Example"]).map(search).collect()
}

fn segments(folder: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut segments: Vec<_> = files.filter(|path| path.to_str().unwrap().contains("-with-")).collect();
    segments.sort();
    segments
}

/// What a view finds that has no segments.
fn found_anew(ledger: &Ledger) -> Vec<Vec<tansiq_report::StatementId>> {
    let folder = tempfile::tempdir().unwrap();
    found(&views(folder.path(), ledger))
}

#[test]
fn a_view_goes_on_from_its_segments_with_what_came_and_went_since() {
    let (folder, ledger) = (tempfile::tempdir().unwrap(), ledger());
    for step in 0..8u8 {
        append(&ledger, &[edition(step + 1, usize::from(step % 4))]);
        let views = views(folder.path(), &ledger);
        assert_eq!(found(&views), found_anew(&ledger), "step {step}");
        if step % 3 == 1 {
            views.people().lay_all_out();
            assert_eq!(segments(folder.path()).len(), 1);
            assert_eq!(found(&views), found_anew(&ledger), "laid out at step {step}");
        }
    }
}

#[test]
fn a_damaged_a_short_and_a_missing_segment_cost_only_time() {
    let (folder, ledger) = (tempfile::tempdir().unwrap(), ledger());
    append(&ledger, &[edition(1, 0), edition(2, 1)]);
    let wrong: [fn(&Path); 4] = [
        |path| {
            let mut bytes = std::fs::read(path).unwrap();
            *bytes.last_mut().unwrap() ^= 4;
            std::fs::write(path, bytes).unwrap();
        },
        |path| std::fs::File::options().write(true).open(path).unwrap().set_len(100).unwrap(),
        |path| std::fs::remove_file(path).unwrap(),
        |path| std::fs::write(path, "no segment").unwrap(),
    ];
    for damage in wrong {
        views(folder.path(), &ledger).people().lay_all_out();
        damage(&segments(folder.path())[0]);
        let views = views(folder.path(), &ledger);
        assert_eq!(found(&views), found_anew(&ledger));
        assert!(segments(folder.path()).is_empty());
    }
}

/// Persons of one report, by their numbers.
const OF_A_REPORT: std::ops::Range<u8> = 1..200;

/// More names than are laid out at a time, of many members.
fn many(reports: u8) -> Vec<Entry> {
    let report = |n: u8| {
        let member = format!("A{}{}", char::from(b'A' + n / 26), char::from(b'A' + n % 26));
        let says: Vec<_> = OF_A_REPORT.map(|n| (n, n, "name", "Zaid Example")).collect();
        received((&member, &member), (1, 1, 1), &[BorderControl], &says)
    };
    (0..reports).map(report).collect()
}

#[test]
fn no_name_is_lost_when_segments_are_built_anew_and_the_view_is_opened_again() {
    let (folder, ledger) = (tempfile::tempdir().unwrap(), ledger());
    append(&ledger, &many(174));
    let names = |views: &Views| views.people().size().unwrap().names;
    let all = names(&views(folder.path(), &ledger));
    assert_eq!(all, 174 * OF_A_REPORT.len() as u64);
    for segment in segments(folder.path()) {
        std::fs::write(segment, "of another build").unwrap();
    }
    for time in ["anew", "from segments", "from segments once more"] {
        assert_eq!(names(&views(folder.path(), &ledger)), all, "{time}");
    }
}

#[test]
fn segments_go_with_the_file_that_they_belong_to() {
    let (folder, ledger) = (tempfile::tempdir().unwrap(), ledger());
    append(&ledger, &[edition(1, 0)]);
    let views = views(folder.path(), &ledger);
    views.people().lay_all_out();
    let before = segments(folder.path());
    assert_eq!(before.len(), 1);
    views.rebuild(Which::People, |_, _| {}).unwrap();
    assert!(segments(folder.path()).is_empty());
    // Left behind by a process that ended in the middle.
    views.people().lay_all_out();
    let stray = segments(folder.path())[0].with_file_name("people-2.sqlite3-with-0000000000000000");
    std::fs::write(&stray, "half").unwrap();
    drop(views);
    let views = self::views(folder.path(), &ledger);
    assert!(!stray.exists());
    assert_eq!(found(&views), found_anew(&ledger));
}
