//! A view's file: cursor and content together, other versions and other ledgers, full disks, damage.

use super::world::*;
use crate::file::ViewFile;
use crate::tail::read;
use crate::views::View;
use crate::{Error, People, Views, Which};
use std::path::{Path, PathBuf};
use std::time::Duration;

fn file_of(folder: &Path, which: Which) -> PathBuf {
    let name = |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().to_owned();
    let mut files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.find(|path| name(path).starts_with(which.name()) && name(path).ends_with(".sqlite3")).unwrap()
}

#[test]
fn cursor_and_content_are_committed_together() {
    let (folder, ledger) = (tempfile::tempdir().unwrap(), ledger());
    append(&ledger, &[own(1, &[(1, 1, "name", "Samir Example")])]);
    let file = ViewFile::open(folder.path(), &People::LAYOUT, &ledger).unwrap();
    let batch = read(&ledger, file.cursor(), 10).unwrap().unwrap();
    let before = file.dump().unwrap();
    let fails = file.commit(&mut file.writer(), &batch, |connection, _, _| {
        connection.execute("INSERT INTO words (text) VALUES ('half')", []).unwrap();
        Err::<(), _>(Error::Damaged { which: Which::People, what: "a test" })
    });
    assert!(fails.is_err());
    assert_eq!(file.dump().unwrap(), before);
    // A process that ends in the middle leaves the same.
    let mut connection = file.writer();
    let transaction = connection.transaction().unwrap();
    transaction.execute("INSERT INTO words (text) VALUES ('half')", []).unwrap();
    transaction.execute("INSERT OR REPLACE INTO meta VALUES ('cursor', 1)", []).unwrap();
    drop(transaction);
    drop(connection);
    drop(file);
    let file = ViewFile::open(folder.path(), &People::LAYOUT, &ledger).unwrap();
    assert_eq!((file.dump().unwrap(), file.cursor().0), (before, 0));
}

#[test]
fn a_full_disk_stops_a_view_and_it_goes_on_afterwards() {
    let (one, other, ledger) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), ledger());
    let narrow = views(one.path(), &ledger);
    let long = "EXERCISE ".repeat(4_000);
    append(&ledger, &[own(1, &[(1, 1, "name", "Samir Example"), (2, 1, "notes", &long)])]);
    narrow.people().file().writer().pragma_update(None, "max_page_count", 1).unwrap();
    assert!(matches!(narrow.catch_up(), Err(Error::Full { which: Which::People })));
    assert_eq!(narrow.people().size().unwrap(), Default::default());
    assert_eq!(narrow.applied().borrow().0, 0);
    narrow.people().file().writer().pragma_update(None, "max_page_count", 1_000_000).unwrap();
    narrow.catch_up().unwrap();
    let clean = views(other.path(), &ledger);
    for which in Which::ALL {
        assert_eq!(narrow.dump(which).unwrap(), clean.dump(which).unwrap());
    }
}

#[test]
fn another_version_another_ledger_and_a_damaged_file_are_built_anew() {
    let (folder, first, second) = (tempfile::tempdir().unwrap(), ledger(), ledger());
    append(&first, &[own(1, &[(1, 1, "name", "Samir Example")])]);
    append(&second, &[own(2, &[(2, 2, "name", "Wadud Qanbar")])]);
    let whole = views(folder.path(), &first).dump(Which::People).unwrap();
    let cursors = |ledger: &tansiq_ledger::Ledger| {
        let views = Views::open(folder.path(), ledger.clone(), member("BGD")).unwrap();
        let cursors = Which::ALL.map(|which| views.cursor(which).0);
        views.catch_up().unwrap();
        (cursors, views.dump(Which::People).unwrap())
    };
    assert_eq!(cursors(&first), ([1, 1, 1], whole.clone()));

    let other = rusqlite::Connection::open(file_of(folder.path(), Which::People)).unwrap();
    other.pragma_update(None, "user_version", 9_999).unwrap();
    drop(other);
    assert_eq!(cursors(&first), ([1, 0, 1], whole.clone()));

    let (found, dump) = cursors(&second);
    assert_eq!(found, [0, 0, 0]);
    assert_ne!(dump, whole);
    assert_eq!(cursors(&first), ([0, 0, 0], whole.clone()));

    std::fs::write(
        file_of(folder.path(), Which::People),
        b"not a database, and long enough to be looked at".repeat(99),
    )
    .unwrap();
    assert_eq!(cursors(&first), ([1, 0, 1], whole.clone()));

    let label = rusqlite::Connection::open(file_of(folder.path(), Which::People)).unwrap();
    label.execute("UPDATE classes SET label = 'nothing'", []).unwrap();
    drop(label);
    assert_eq!(cursors(&first), ([1, 0, 1], whole));
}

#[test]
fn a_follower_keeps_up_and_a_reader_waits_for_his_own_entry() {
    let (folder, ledger) = (tempfile::tempdir().unwrap(), ledger());
    let views = views(folder.path(), &ledger);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let wait = |position, patience| runtime.block_on(views.wait_for(position, patience));
    let first = append(&ledger, &[own(1, &[(1, 1, "name", "Samir Example")])]);
    assert!(
        matches!(wait(first, Duration::from_millis(20)), Err(Error::Behind { wanted, .. }) if wanted == first)
    );
    let follower = views.follow().unwrap();
    wait(first, Duration::from_secs(20)).unwrap();
    for n in 2..20 {
        let position = append(&ledger, &[own(n, &[(n, n, "name", "Samir Example")])]);
        wait(position, Duration::from_secs(20)).unwrap();
        assert!(views.people().subject(subject(n)).unwrap().is_some());
        if n == 10 {
            views.rebuild(Which::People, |_, _| ()).unwrap();
        }
    }
    drop(follower);
}
