//! What an entry of the ledger changes in the lanes.

use super::bundles::Said;
use super::papers::{self, Kind};
use super::{bundles, fold_recalls, number, rfis, wanting, witnessing};
use crate::release::parties;
use rusqlite::{Connection, OptionalExtension, params};
use serde::Deserialize;
use tansiq_label::MemberCode;
use tansiq_ledger::Position;
use tansiq_report::{
    Acknowledgement, CARD_TYPE, CardText, Digest32, DisclosedItem, Entry, Envelope, Moment, Note, Outcome,
    Precedence, ReportId, WithheldStatement, from_canonical, item_digest, note_digest, to_canonical,
};

/// The class of cards and agreements: they go before any report, since reports are judged by them.
pub(crate) const CLASS_TERMS: u8 = 0;
/// How many classes there are: [`CLASS_TERMS`], and one for each precedence.
pub(crate) const CLASSES: u8 = 5;

/// Stands for every member where a lane goes back to its start; no member's code.
pub(crate) const EVERY_MEMBER: &str = "*";

/// The class of minutes, of papers of the third-party rule, of recalls and of what is passed on: somebody waits for them.
pub(crate) const CLASS_ONWARD: u8 = class_of(Precedence::Immediate);

/// FLASH goes before everything but cards and agreements.
pub(super) const fn class_of(precedence: Precedence) -> u8 {
    match precedence {
        Precedence::Flash => 1,
        Precedence::Immediate => 2,
        Precedence::Priority => 3,
        Precedence::Routine => 4,
    }
}

/// The two fields of a report that a lane needs before it plans.
#[derive(Deserialize)]
struct Peek {
    id: ReportId,
    #[serde(default = "routine")]
    precedence: Precedence,
}

fn routine() -> Precedence {
    Precedence::Routine
}

/// The content of a report, as [`tansiq_report::Sealed::content`] has it, without reading the report.
pub(crate) fn content_of(sealed: &Envelope) -> Digest32 {
    Digest32::of("tansiq/report/v1", &sealed.payload)
}

pub(crate) fn withheld_digest(whole: bool, statements: &[WithheldStatement]) -> Digest32 {
    Digest32::of("tansiq/withheld/v1", &to_canonical(&(whole, statements)))
}

pub(super) fn fold(db: &Connection, me: MemberCode, at: Position, entry: &Entry) -> rusqlite::Result<()> {
    match entry {
        Entry::Report { sealed, .. } => match peek(sealed) {
            Some(peek) => offer(db, at, class_of(peek.precedence), peek.id.bits()),
            None => Ok(()),
        },
        Entry::Agreement { signed, .. } => agreement(db, me, at, signed),
        Entry::Card { card, .. } => new_card(db, me, at, card),
        Entry::Standing { member, active, .. } => {
            register(db, at)?;
            if *active { restart(db, member.0.as_str(), at) } else { Ok(()) }
        }
        Entry::Disclosed { note, items, .. } => disclosed(db, at, note, items),
        Entry::Acknowledged { at: when, acknowledgement } => acknowledged(db, *when, acknowledgement),
        Entry::Withheld { to, report, whole, statements, .. } => {
            let digest = withheld_digest(*whole, statements);
            let row = params![to.0.as_str(), report.bits(), digest.to_string()];
            db.prepare_cached("INSERT OR REPLACE INTO withheld VALUES (?1, ?2, ?3)")?.execute(row).map(drop)
        }
        Entry::Receipt { at: when, note, acknowledgement } => receipt(db, at, *when, note, acknowledgement),
        Entry::Received { from, sealed, .. } => received(db, at, from.0, sealed),
        Entry::Onward { paper, .. } => {
            offer(db, at, CLASS_ONWARD, item_digest(paper).bytes())?;
            papers::paper(db, at, paper)
        }
        Entry::Rfi { paper, .. } => {
            let precedence = rfis::paper(db, at, paper)?;
            offer(db, at, class_of(precedence), item_digest(paper).bytes())
        }
        Entry::Minute { signed, .. } => {
            offer(db, at, CLASS_ONWARD, item_digest(signed).bytes())?;
            db.execute("INSERT INTO minutes VALUES (?1)", params![number(at.0)]).map(drop)
        }
        Entry::PassOn { item, to, consent, .. } => {
            offer(db, at, CLASS_ONWARD, papers::order_name(*item, to.0).bytes())?;
            papers::order(db, at, *item, to.0, *consent)
        }
        Entry::Recall { recall, report, statements, from, ground, .. } => {
            offer(db, at, CLASS_ONWARD, fold_recalls::order_name(*recall).bytes())?;
            fold_recalls::order(db, at, (*recall, *report), statements, (from, ground.erases()))
        }
        Entry::Recalled { from, paper, kept, .. } => {
            offer(db, at, CLASS_ONWARD, item_digest(paper).bytes())?;
            fold_recalls::recalled(db, me, at, from.0, (paper, kept.is_some()))
        }
        Entry::RecallReceipt { paper, .. } => {
            offer(db, at, CLASS_ONWARD, item_digest(paper).bytes())?;
            fold_recalls::receipt(db, at, paper)
        }
        Entry::BundleWritten { at, to, deliveries, acknowledged, .. } => {
            bundles::written(db, *at, to.0, (*deliveries, *acknowledged))
        }
        Entry::BundleRead { at, from, bundle, made, deliveries, unacknowledged, asks, .. } => {
            let (bundle, made, deliveries) = (*bundle, *made, *deliveries);
            let said = Said { bundle, made, deliveries, unacknowledged: *unacknowledged, asks: *asks };
            bundles::read(db, *at, from.0, &said)
        }
        Entry::Keep { item, ground, .. } => fold_recalls::keep(db, *item, *ground),
        Entry::Cosigned { log, checkpoint, .. } => witnessing::cosigned(db, at, log.0, checkpoint),
        Entry::Contradicted { log, witness, held, shown, .. } => {
            witnessing::contradicted(db, at, (log.0, witness.0), held, shown)
        }
        Entry::Principal { .. }
        | Entry::Asked { .. }
        | Entry::Answered { .. }
        | Entry::Properties { .. }
        | Entry::Follows { .. }
        | Entry::Screened { .. }
        | Entry::Extracted { .. }
        | Entry::ScreenedOffline { .. }
        | Entry::TakenUp { .. }
        | Entry::Read { .. } => Ok(()),
    }
}

/// What the ledger holds was checked before it was appended; what cannot be read is neither offered nor held.
fn peek(sealed: &Envelope) -> Option<Peek> {
    serde_json::from_slice(&sealed.payload).ok()
}

fn agreement(db: &Connection, me: MemberCode, at: Position, signed: &Envelope) -> rusqlite::Result<()> {
    register(db, at)?;
    let parties = parties(signed);
    if !parties.contains(&me) {
        return Ok(());
    }
    offer(db, at, CLASS_TERMS, item_digest(signed).bytes())?;
    parties.iter().filter(|party| **party != me).try_for_each(|party| restart(db, party.as_str(), at))
}

fn new_card(db: &Connection, me: MemberCode, at: Position, card: &Envelope) -> rusqlite::Result<()> {
    register(db, at)?;
    // Keys decide whose signatures under an agreement count, so a card may open or close any lane.
    restart(db, EVERY_MEMBER, at)?;
    // First cards are compared by people; only what follows them goes by the exchange.
    let Ok(text) = from_canonical::<CardText>(&card.payload, CARD_TYPE) else { return Ok(()) };
    db.execute(
        "INSERT OR REPLACE INTO cards VALUES (?1, ?2)",
        params![text.member.0.as_str(), number(at.0)],
    )?;
    let goes_out = text.member.0 == me && text.sequence > 1;
    if goes_out { offer(db, at, CLASS_TERMS, item_digest(card).bytes()) } else { Ok(()) }
}

fn received(db: &Connection, at: Position, from: MemberCode, sealed: &Envelope) -> rusqlite::Result<()> {
    let Some(peek) = peek(sealed) else { return Ok(()) };
    let row = params![peek.id.bits(), from.as_str(), content_of(sealed).to_string(), number(at.0)];
    db.prepare_cached("INSERT OR IGNORE INTO held VALUES (?1, ?2, ?3, ?4)")?.execute(row).map(drop)
}

fn offer(db: &Connection, at: Position, class: u8, name: &[u8]) -> rusqlite::Result<()> {
    let row = params![number(at.0), class, name];
    db.prepare_cached("INSERT INTO offer VALUES (?1, ?2, ?3)")?.execute(row).map(drop)
}

fn register(db: &Connection, at: Position) -> rusqlite::Result<()> {
    db.execute("UPDATE state SET register = ?1", params![number(at.next().0)]).map(drop)
}

/// Sends a lane, or [`EVERY_MEMBER`]'s, back to its start: what the member may have has changed.
pub(super) fn restart(db: &Connection, member: &str, at: Position) -> rusqlite::Result<()> {
    db.execute("INSERT OR REPLACE INTO restarted VALUES (?1, ?2)", params![member, number(at.0)])?;
    forget_cursors(db, member)
}

pub(super) fn forget_cursors(db: &Connection, member: &str) -> rusqlite::Result<()> {
    db.execute("DELETE FROM cursor WHERE member = ?1 OR ?1 = ?2", params![member, EVERY_MEMBER]).map(drop)
}

fn disclosed(
    db: &Connection,
    at: Position,
    note: &Envelope,
    items: &[DisclosedItem],
) -> rusqlite::Result<()> {
    let Ok(read) = Note::read(note) else { return Ok(()) };
    let (member, sequence, at) = (read.to.0.as_str(), number(read.sequence), number(at.0));
    set_aside(db, member, sequence)?;
    let (note, count) = (note_digest(note).to_string(), number(read.items.len().min(items.len()) as u64));
    db.prepare_cached("INSERT OR REPLACE INTO outgoing VALUES (?1, ?2, ?3, ?4, ?5, NULL, 1, ?6, 0)")?
        .execute(params![member, at, sequence, read.id.bits(), note, count])?;
    let mut insert =
        db.prepare_cached("INSERT OR REPLACE INTO given VALUES (?1, ?2, ?3, ?4, ?5, ?6, NULL)")?;
    for (i, (named, item)) in (0_i64..).zip(read.items.iter().zip(items)) {
        let statements: Vec<u8> = item.statements.iter().flat_map(|s| *s.bits()).collect();
        let name = item.report.as_ref().map_or(&named.digest.bytes()[..], |report| &report.bits()[..]);
        let edition = item.edition.as_ref().map(ReportId::bits);
        insert.execute(params![member, at, i, name, statements, edition])?;
    }
    Ok(())
}

/// The deliveries from this number on that are not acknowledged do not count any more: another takes their place.
fn set_aside(db: &Connection, member: &str, sequence: i64) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE outgoing SET counts = 0 WHERE member = ?1 AND sequence >= ?2 AND acknowledged IS NULL",
    )?
    .execute(params![member, sequence])?;
    bundles::set_aside(db, member, sequence)
}

fn acknowledged(db: &Connection, when: Moment, envelope: &Envelope) -> rusqlite::Result<()> {
    let Ok(ack) = Acknowledgement::read(envelope) else { return Ok(()) };
    let member = ack.from.0;
    let found = db
        .prepare_cached(
            "SELECT position, sequence, counts,
               position < coalesce((SELECT max(position) FROM restarted WHERE member IN (?1, ?3)), 0)
             FROM outgoing WHERE member = ?1 AND id = ?2",
        )?
        .query_row(params![member.as_str(), ack.delivery.bits(), EVERY_MEMBER], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, bool>(2)?, row.get::<_, bool>(3)?))
        })
        .optional()?;
    let Some((position, sequence, counts, restarted_since)) = found else { return Ok(()) };
    if !counts {
        // The member had taken the old one: it counts again, and what came in its place was never given. A member
        // that says so of both is believed the first time.
        let settled = "SELECT 1 FROM outgoing WHERE member = ?1 AND sequence = ?2 AND counts AND acknowledged IS NOT NULL";
        if db.prepare_cached(settled)?.exists(params![member.as_str(), sequence])? {
            return Ok(());
        }
        set_aside(db, member.as_str(), sequence)?;
        forget_cursors(db, member.as_str())?;
    }
    let refused = refusals(db, member, position, &ack.items)?;
    db.prepare_cached(
        "UPDATE outgoing SET acknowledged = ?3, counts = 1, refusals = ?4 WHERE member = ?1 AND position = ?2",
    )?
    .execute(params![member.as_str(), position, when.millis(), number(refused)])?;
    // Refused under terms that have changed since: planning has passed it by and must come back.
    if refused > 0 && restarted_since { forget_cursors(db, member.as_str()) } else { Ok(()) }
}

/// Notes which items of a delivery the member refused, and why; how many there are.
fn refusals(
    db: &Connection,
    member: MemberCode,
    position: i64,
    outcomes: &[Outcome],
) -> rusqlite::Result<u64> {
    db.prepare_cached(
        "UPDATE given SET refused = NULL WHERE member = ?1 AND position = ?2 AND refused IS NOT NULL",
    )?
    .execute(params![member.as_str(), position])?;
    let mut note =
        db.prepare_cached("UPDATE given SET refused = ?4 WHERE member = ?1 AND position = ?2 AND item = ?3")?;
    let mut count = 0;
    for (i, outcome) in (0_i64..).zip(outcomes) {
        if let Outcome::Refused { reason } = outcome {
            count += note.execute(params![member.as_str(), position, i, reason])? as u64;
        }
    }
    Ok(count)
}

fn receipt(
    db: &Connection,
    at: Position,
    when: Moment,
    note: &Envelope,
    acknowledgement: &Envelope,
) -> rusqlite::Result<()> {
    let Ok(read) = Note::read(note) else { return Ok(()) };
    let outcomes = Acknowledgement::read(acknowledgement).map(|ack| ack.items).unwrap_or_default();
    let refusals = outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Refused { .. })).count();
    let row = params![
        read.from.0.as_str(),
        number(read.sequence),
        read.id.bits(),
        note_digest(note).to_string(),
        number(at.0),
        when.millis(),
        number(refusals as u64)
    ];
    db.prepare_cached("INSERT OR REPLACE INTO incoming VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?.execute(row)?;
    for consent in papers::consents(&read, &outcomes) {
        papers::remember(db, at, (read.from.0, consent), Kind::Received)?;
    }
    wanting::told(db, at, &read, &outcomes)
}
