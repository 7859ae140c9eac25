//! The tables of the lanes' file.

use super::{number, position};
use rusqlite::config::DbConfig;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, params};
use std::fmt::Write as _;
use tansiq_ledger::{Position, TreeSize};

/// The version of the tables. Another version in a file means: make it anew from the ledger.
const VERSION: i64 = 10;

/// Kibibytes of pages in memory: the inner pages of what was given are found there in a lane of millions.
const CACHE_KIB: i64 = 16 * 1024;
/// Pages of write-ahead log after which they go into the file: 16 MiB, so that the ledger seldom waits for the disk because
/// of it.
const LOG_PAGES: u32 = 4_096;
/// Prepared requests that are kept: more than there are.
const KEPT_REQUESTS: usize = 128;

/// Tables that are folded from the ledger, with the order in which a dump shows their rows.
const FOLDED: [(&str, &str); 21] = [
    ("state", "one"),
    ("offer", "position"),
    ("outgoing", "member, position"),
    ("given", "member, position, item"),
    ("withheld", "member, report"),
    ("incoming", "member, sequence"),
    ("held", "report, member"),
    ("papers", "holder, request, kind"),
    ("orders", "position"),
    ("rfis", "position"),
    ("minutes", "position"),
    ("recalls", "position"),
    ("recalled", "id, item, giver"),
    ("recall_receipts", "id, item, holder"),
    ("keeps", "item"),
    ("bundles", "member"),
    ("bundles_read", "member, bundle"),
    ("restarted", "member"),
    ("cards", "member"),
    ("cosigned", "log, size"),
    ("contradictions", "position"),
];

const TABLES: &str = "
-- next: the first entry that is not folded yet. register: one more than the last card, standing or agreement.
-- news: one more than the last entry that is not about witnessing. ledger: the commitment of its first entry, which no
-- other ledger has.
CREATE TABLE state (one INTEGER PRIMARY KEY CHECK (one = 1), next INTEGER NOT NULL, register INTEGER NOT NULL,
    news INTEGER NOT NULL, ledger BLOB);
INSERT INTO state VALUES (1, 0, 0, 0, NULL);
-- What may go on a lane. class: 0 cards and agreements, then reports from FLASH to ROUTINE.
-- name: the id of a report, the item digest of anything else.
CREATE TABLE offer (position INTEGER PRIMARY KEY, class INTEGER NOT NULL, name BLOB NOT NULL);
CREATE INDEX offer_class ON offer (class, position);
CREATE INDEX offer_name ON offer (name);
-- Deliveries made up for a member. position: of their entry. counts: 0 for one in whose place another counts; of each
-- number one counts, unless it was above one that was made anew. items, refusals: how many are in it, and how many of
-- them the member refused.
CREATE TABLE outgoing (member TEXT, position INTEGER, sequence INTEGER NOT NULL, id BLOB NOT NULL,
    note TEXT NOT NULL, acknowledged INTEGER, counts INTEGER NOT NULL, items INTEGER NOT NULL,
    refusals INTEGER NOT NULL, PRIMARY KEY (member, position)) WITHOUT ROWID;
CREATE INDEX outgoing_sequence ON outgoing (member, sequence);
CREATE INDEX outgoing_id ON outgoing (member, id);
CREATE INDEX outgoing_due ON outgoing (member, sequence) WHERE acknowledged IS NULL AND counts = 1;
-- What was in them. statements: the 16 bytes of each id. edition: of a report, what the member got of it.
CREATE TABLE given (member TEXT, position INTEGER, item INTEGER, name BLOB NOT NULL, statements BLOB NOT NULL,
    edition BLOB, refused TEXT, PRIMARY KEY (member, position, item)) WITHOUT ROWID;
CREATE INDEX given_name ON given (name, member);
CREATE INDEX given_edition ON given (edition, member) WHERE edition IS NOT NULL;
CREATE TABLE withheld (member TEXT, report BLOB, digest TEXT NOT NULL, PRIMARY KEY (member, report)) WITHOUT ROWID;
-- Deliveries taken in. position: of our receipt. refusals: how many of its items we refused.
CREATE TABLE incoming (member TEXT, sequence INTEGER, id BLOB NOT NULL, note TEXT NOT NULL,
    position INTEGER NOT NULL, at INTEGER NOT NULL, refusals INTEGER NOT NULL,
    PRIMARY KEY (member, sequence)) WITHOUT ROWID;
CREATE INDEX incoming_id ON incoming (member, id);
CREATE INDEX incoming_refused ON incoming (member, position) WHERE refusals > 0;
-- Others' reports held here, from each member that gave them, with the digest of what was signed. position: of the
-- entry.
CREATE TABLE held (report BLOB, member TEXT, content TEXT NOT NULL, position INTEGER NOT NULL,
    PRIMARY KEY (report, member)) WITHOUT ROWID;
-- Papers of the third-party rule, by who holds the item and the request to which they belong; of two of a kind the
-- first counts. kind: see Kind. position: of the entry, for a consent that came with an item of our receipt.
CREATE TABLE papers (holder TEXT, request BLOB, kind INTEGER, position INTEGER NOT NULL,
    PRIMARY KEY (holder, request, kind)) WITHOUT ROWID;
-- What was ordered to be passed on.
CREATE TABLE orders (position INTEGER PRIMARY KEY, item BLOB NOT NULL, member TEXT NOT NULL, request BLOB);
-- Papers of requests for information; answers: 0 for the request itself.
CREATE TABLE rfis (position INTEGER PRIMARY KEY, asker TEXT NOT NULL, id BLOB NOT NULL, answers INTEGER NOT NULL);
CREATE INDEX rfis_id ON rfis (asker, id);
-- Minutes of hand-overs, each copy with other signatures.
CREATE TABLE minutes (position INTEGER PRIMARY KEY);
-- What we take back. statements: the 16 bytes of each id. holders: each code between commas; NULL for every holder.
-- erases: whether each holder destroys every edition with one of them.
CREATE TABLE recalls (position INTEGER PRIMARY KEY, id BLOB NOT NULL, report BLOB NOT NULL, statements BLOB NOT NULL,
    holders TEXT, erases INTEGER NOT NULL);
CREATE INDEX recalls_report ON recalls (report);
-- Others' recalls that were taken in, the last word about each. holder: whose copies; NULL for all.
CREATE TABLE recalled (id BLOB, item BLOB, giver TEXT, holder TEXT, kept INTEGER NOT NULL, position INTEGER NOT NULL,
    PRIMARY KEY (id, item, giver)) WITHOUT ROWID;
CREATE INDEX recalled_item ON recalled (item);
-- Receipts for recalls, the last of each holder.
CREATE TABLE recall_receipts (id BLOB, item BLOB, holder TEXT, position INTEGER NOT NULL,
    PRIMARY KEY (id, item, holder)) WITHOUT ROWID;
-- What is kept here even if it is recalled, and why.
CREATE TABLE keeps (item BLOB PRIMARY KEY, ground TEXT NOT NULL) WITHOUT ROWID;
-- Bundles to and from a member. written: the last of our deliveries in one; what is made anew was not written.
-- answered: the last of the member's deliveries that is acknowledged in one, as far as it has heard. asked: from which of
-- ours on the member asks for them again. unacknowledged: its first delivery without a receipt of ours. seen: the last of
-- its deliveries in a bundle. made: when the bundle was written that says these three.
CREATE TABLE bundles (member TEXT PRIMARY KEY, written INTEGER NOT NULL DEFAULT 0, written_at INTEGER,
    answered INTEGER NOT NULL DEFAULT 0, asked INTEGER, unacknowledged INTEGER, seen INTEGER NOT NULL DEFAULT 0,
    made INTEGER, read_at INTEGER) WITHOUT ROWID;
-- Every bundle that was read. at: when it was read last.
CREATE TABLE bundles_read (member TEXT, bundle TEXT, at INTEGER NOT NULL, PRIMARY KEY (member, bundle)) WITHOUT ROWID;
-- The entry that last sent a lane back to its start. What was refused before it is offered again.
CREATE TABLE restarted (member TEXT PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID;
-- The last card of each member.
CREATE TABLE cards (member TEXT PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID;
-- Checkpoints of others' ledgers that we cosigned. position: of the entry.
CREATE TABLE cosigned (log TEXT, size INTEGER, position INTEGER NOT NULL, PRIMARY KEY (log, size)) WITHOUT ROWID;
-- Entries with two checkpoints that contradict each other. held: the size that was cosigned.
CREATE TABLE contradictions (position INTEGER PRIMARY KEY, log TEXT NOT NULL, witness TEXT NOT NULL,
    held INTEGER NOT NULL, shown INTEGER NOT NULL);
-- Entries that a recall asks us to destroy and that may be there still. Not compared: after a rebuild there is none that
-- was destroyed.
CREATE TABLE doomed (position INTEGER PRIMARY KEY);
-- How far planning has come, when it was last done, and the size of the ledger when time last sent the lane back to
-- its start. Not folded: a shortcut, and after a rebuild every lane starts again.
CREATE TABLE cursor (member TEXT, class INTEGER, next INTEGER NOT NULL, PRIMARY KEY (member, class)) WITHOUT ROWID;
CREATE TABLE planned (member TEXT PRIMARY KEY, at INTEGER NOT NULL, restarted INTEGER NOT NULL) WITHOUT ROWID;
";

pub(super) fn prepare(connection: &mut Connection) -> rusqlite::Result<()> {
    // The file can be rebuilt, so a commit need not wait for the disk; write-ahead keeps it whole.
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "wal_autocheckpoint", LOG_PAGES)?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    connection.set_prepared_statement_cache_capacity(KEPT_REQUESTS);
    // Without it a request is planned anew for each value that is put into it, which costs more than it finds.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version == VERSION { Ok(()) } else { clear(connection) }
}

/// Makes the tables anew, whatever was there.
pub(super) fn clear(connection: &mut Connection) -> rusqlite::Result<()> {
    let transaction = connection.transaction()?;
    let names: Vec<String> = transaction
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for name in names {
        transaction.execute_batch(&format!("DROP TABLE \"{}\"", name.replace('"', "\"\"")))?;
    }
    transaction.execute_batch(TABLES)?;
    transaction.pragma_update(None, "user_version", VERSION)?;
    transaction.commit()
}

pub(super) fn next(connection: &Connection) -> rusqlite::Result<Position> {
    connection.query_row("SELECT next FROM state", [], |row| position(row, 0))
}

pub(super) fn set_next(connection: &Connection, next: Position) -> rusqlite::Result<()> {
    connection.execute("UPDATE state SET next = ?1", params![number(next.0)]).map(drop)
}

pub(super) fn news(connection: &Connection) -> rusqlite::Result<TreeSize> {
    connection.query_row("SELECT news FROM state", [], |row| Ok(TreeSize(position(row, 0)?.0)))
}

pub(super) fn set_news(connection: &Connection, news: TreeSize) -> rusqlite::Result<()> {
    connection.execute("UPDATE state SET news = ?1", params![number(news.0)]).map(drop)
}

pub(super) fn ledger(connection: &Connection) -> rusqlite::Result<Option<Vec<u8>>> {
    connection.query_row("SELECT ledger FROM state", [], |row| row.get(0))
}

pub(super) fn set_ledger(connection: &Connection, first: &[u8]) -> rusqlite::Result<()> {
    connection.execute("UPDATE state SET ledger = ?1", params![first]).map(drop)
}

/// One more than the last entry that may go on a lane, or is a card, standing or agreement.
pub(super) fn offered(connection: &Connection) -> rusqlite::Result<TreeSize> {
    let mut query = connection.prepare_cached(
        "SELECT max(register, coalesce((SELECT max(position) + 1 FROM offer), 0)) FROM state",
    )?;
    query.query_row([], |row| Ok(TreeSize(position(row, 0)?.0)))
}

pub(super) fn register(connection: &Connection) -> rusqlite::Result<TreeSize> {
    connection.query_row("SELECT register FROM state", [], |row| Ok(TreeSize(position(row, 0)?.0)))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(super) fn dump(connection: &Connection) -> rusqlite::Result<String> {
    let mut out = String::new();
    for (table, order) in FOLDED {
        let mut statement = connection.prepare(&format!("SELECT * FROM {table} ORDER BY {order}"))?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            out.push_str(table);
            for column in 0..columns {
                // Writing into a string cannot fail.
                let _ = match row.get_ref(column)? {
                    ValueRef::Null => write!(out, " -"),
                    ValueRef::Integer(n) => write!(out, " {n}"),
                    ValueRef::Real(n) => write!(out, " {n}"),
                    ValueRef::Text(text) => write!(out, " {}", String::from_utf8_lossy(text)),
                    ValueRef::Blob(bytes) => write!(out, " {}", hex(bytes)),
                };
            }
            out.push('\n');
        }
    }
    Ok(out)
}
