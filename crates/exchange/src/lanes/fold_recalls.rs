//! What recalls, receipts for them and orders to keep change in the lanes.

use super::giving::statements_of;
use super::number;
use rusqlite::{Connection, params};
use std::collections::BTreeSet;
use tansiq_label::MemberCode;
use tansiq_ledger::Position;
use tansiq_report::onward::Signed as _;
use tansiq_report::recall::{KeepGround, Recall, RecallReceipt};
use tansiq_report::{Digest32, Envelope, RecallId, ReportId, StatementId, Text};

/// The name of an order among what is offered: no report has it, since it has twice the length.
pub(super) fn order_name(id: RecallId) -> Digest32 {
    Digest32::of("tansiq/recall-order/v1", id.bits())
}

pub(super) fn order(
    db: &Connection,
    at: Position,
    (id, report): (RecallId, ReportId),
    statements: &[StatementId],
    (from, erases): (&[Text<MemberCode>], bool),
) -> rusqlite::Result<()> {
    let statements: Vec<u8> = statements.iter().flat_map(|statement| *statement.bits()).collect();
    let codes: String = from.iter().map(|member| format!("{},", member.0)).collect();
    let holders = (!from.is_empty()).then(|| format!(",{codes}"));
    let row = params![number(at.0), id.bits(), report.bits(), statements, holders, erases];
    db.prepare_cached("INSERT OR IGNORE INTO recalls VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?.execute(row).map(drop)
}

pub(super) fn recalled(
    db: &Connection,
    me: MemberCode,
    at: Position,
    giver: MemberCode,
    (paper, kept): (&Envelope, bool),
) -> rusqlite::Result<()> {
    // What the ledger holds was checked before it was appended.
    let Ok(recall) = Recall::read(paper) else { return Ok(()) };
    let holder = recall.holder.map(|holder| holder.0);
    let (item, code) = (recall.item.bits(), holder.map(|holder| holder.to_string()));
    let row = params![recall.id.bits(), item, giver.as_str(), code, kept, number(at.0)];
    db.prepare_cached("INSERT OR REPLACE INTO recalled VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?.execute(row)?;
    if kept || !recall.ground.erases() {
        return Ok(());
    }
    // A withdrawal from whoever gave it to us takes his copy; everything else takes all.
    let only = holder.filter(|holder| *holder != me).map(|_| giver.to_string());
    let row = params![item, only];
    let which = "report = ?1 AND (?2 IS NULL OR member = ?2)";
    db.execute(&format!("INSERT OR IGNORE INTO doomed SELECT position FROM held WHERE {which}"), row)?;
    db.execute(&format!("DELETE FROM held WHERE {which}"), row).map(drop)
}

pub(super) fn receipt(db: &Connection, at: Position, paper: &Envelope) -> rusqlite::Result<()> {
    let Ok(receipt) = RecallReceipt::read(paper) else { return Ok(()) };
    let row = params![receipt.recall.bits(), receipt.item.bits(), receipt.holder.0.as_str(), number(at.0)];
    db.prepare_cached("INSERT OR REPLACE INTO recall_receipts VALUES (?1, ?2, ?3, ?4)")?
        .execute(row)
        .map(drop)
}

pub(super) fn keep(db: &Connection, item: ReportId, ground: Option<KeepGround>) -> rusqlite::Result<()> {
    use tansiq_label::Finite as _;
    match ground {
        Some(ground) => db
            .execute("INSERT OR REPLACE INTO keeps VALUES (?1, ?2)", params![item.bits(), ground.code()])
            .map(drop),
        None => db.execute("DELETE FROM keeps WHERE item = ?1", params![item.bits()]).map(drop),
    }
}

/// The statements of a report of ours that a member may not have any more.
pub(super) fn taken_back(
    db: &Connection,
    to: MemberCode,
    report: &[u8],
) -> rusqlite::Result<BTreeSet<StatementId>> {
    statements_where(db, to, report, "", None)
}

/// The statements that orders take back from a member.
pub(super) fn statements_where(
    db: &Connection,
    to: MemberCode,
    report: &[u8],
    more: &str,
    order: Option<RecallId>,
) -> rusqlite::Result<BTreeSet<StatementId>> {
    let mut find = db.prepare_cached(&format!(
        "SELECT statements FROM recalls
         WHERE report = ?1 AND (holders IS NULL OR instr(holders, ',' || ?2 || ',') > 0) AND ?3 IS ?3 {more}"
    ))?;
    let row = params![report, to.as_str(), order.as_ref().map(RecallId::bits)];
    let rows = find.query_map(row, |row| row.get::<_, Vec<u8>>(0))?;
    let mut all = BTreeSet::new();
    for statements in rows {
        all.extend(statements_of(&statements?));
    }
    Ok(all)
}
