//! Everything that was given to members, by deliveries and by what their seconded officers were shown; and every look
//! at what belongs to others. Who, to whom, under which clause and what for: never what was said.

use super::detail::{purposes, rows};
use super::{Traffic, of_file};
use crate::Error;
use rusqlite::{Connection, Row, ToSql};
use tansiq_label::{MemberCode, Purpose, Set};
use tansiq_ledger::Position;
use tansiq_report::{Moment, PrincipalId};

/// In what way something was given or seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum How {
    /// A report in a delivery to a member's node.
    Delivery,
    /// A subject or a report was read, or subjects were found by name.
    Reading,
    /// A person was screened.
    Screening,
    /// An extract for a control point.
    Extract,
    /// A table that left as a file.
    Export,
}

impl How {
    /// Every way.
    pub const ALL: [How; 5] = [How::Delivery, How::Reading, How::Screening, How::Extract, How::Export];

    /// The word for it.
    pub const fn code(self) -> &'static str {
        match self {
            How::Delivery => "delivery",
            How::Reading => "reading",
            How::Screening => "screening",
            How::Extract => "extract",
            How::Export => "export",
        }
    }
}

/// Something that was given to a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Where it stands in the ledger.
    pub position: Position,
    /// When.
    pub at: Moment,
    /// To whom.
    pub to: MemberCode,
    /// How.
    pub how: How,
    /// Who brought it about: whoever submitted the report that was delivered, or the officer who looked. Nothing for a
    /// report of which that is not known.
    pub by: Option<PrincipalId>,
    /// Under which clauses, as `agreement/clause`.
    pub clauses: Vec<String>,
    /// What the member may use it for.
    pub purposes: Set<Purpose>,
    /// How many statements.
    pub statements: u64,
    /// Whether the member has it for certain: a delivery without its receipt may not have arrived.
    pub arrived: bool,
}

/// A look that showed other members' statements, or that a seconded officer took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// Where it stands in the ledger.
    pub position: Position,
    /// When.
    pub at: Moment,
    /// How.
    pub how: How,
    /// Who looked.
    pub by: PrincipalId,
    /// What for.
    pub purpose: Purpose,
    /// The member for which a seconded officer looked; nothing for our own people.
    pub to: Option<MemberCode>,
    /// Whose statements were shown.
    pub of: Vec<MemberCode>,
    /// Under which clauses, as `agreement/clause`.
    pub clauses: Vec<String>,
    /// How many statements.
    pub statements: u64,
}

/// Which of them are asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Since {
    /// Only those after this position.
    pub after: Option<Position>,
    /// Only those that happened at this moment or later.
    pub at: Option<Moment>,
}

/// One answer, and where the next one begins (`after`); nothing when there is none.
pub type Part<T> = (Vec<T>, Option<Position>);

const DELIVERED: &str = "SELECT d.position AS position, d.item AS item, d.at AS at, d.member AS member, 'delivery' AS what, \
     author, clauses, d.purposes AS purposes, length(d.statements) / 16 AS statements, \
     acknowledged IS NOT NULL AS arrived FROM disclosures AS d \
     LEFT JOIN deliveries ON deliveries.id = d.delivery AND deliveries.member = d.member \
     LEFT JOIN reports ON reports.id = d.report AND reports.own = 1";

const SHOWN: &str = "SELECT position, 0 AS item, at, member, what, principal AS author, clauses, purpose AS purposes, \
     statements, 1 AS arrived FROM shown";

impl Traffic {
    /// What was given to a member, or to every member, oldest first: about `limit` lines, since a delivery with several
    /// reports stands at one position and is not cut in two.
    ///
    /// # Errors
    /// [`Error`] when the view's file fails.
    pub fn given(&self, to: Option<MemberCode>, since: Since, limit: usize) -> Result<Part<Given>, Error> {
        let delivered = if to.is_some() { "d.member = ?1" } else { "?1 IS NULL" };
        let shown = if to.is_some() { "member = ?1" } else { "?1 IS NULL AND member IS NOT NULL" };
        let all = format!(
            "{DELIVERED} WHERE {delivered} AND d.position > ?2 AND d.position <= ?3 AND d.at >= ?4
             UNION ALL {SHOWN} WHERE {shown} AND position > ?2 AND position <= ?3 AND at >= ?4"
        );
        let member = to.map(|member| member.to_string());
        self.file.read(|connection| part(connection, &all, &member, since, limit, given))
    }

    /// The looks at statements of a member, or of every other member, oldest first, at most `limit`.
    ///
    /// # Errors
    /// [`Error`] when the view's file fails.
    pub fn looks(&self, of: Option<MemberCode>, since: Since, limit: usize) -> Result<Part<Look>, Error> {
        let all = "SELECT position, 0 AS item, at, what, principal, purpose, member, originators, clauses, statements FROM shown
                   WHERE (?1 IS NULL OR instr(originators, ?1) > 0) AND position > ?2 AND position <= ?3 AND at >= ?4";
        let member = of.map(|member| format!(",{member},"));
        self.file.read(|connection| part(connection, all, &member, since, limit, look))
    }
}

/// Reads from one state of the file up to the position on which the line number `limit` stands.
fn part<T>(
    connection: &Connection,
    all: &str,
    member: &Option<String>,
    since: Since,
    limit: usize,
    read: impl Fn(&Row<'_>) -> rusqlite::Result<Option<T>>,
) -> Result<Part<T>, Error> {
    let after = since.after.map_or(-1, |after| i64::try_from(after.0).unwrap_or(i64::MAX));
    let at = since.at.map_or(i64::MIN, Moment::millis);
    // Up to the line `limit` and one more, which says whether there is more at all.
    let ends = format!("SELECT position FROM ({all}) ORDER BY position LIMIT 2 OFFSET {}", limit.max(1) - 1);
    let values: [&dyn ToSql; 4] = [member, &after, &i64::MAX, &at];
    let last = rows(connection, &ends, &values, |row| Ok(Some(row.get::<_, i64>(0)?)))?.first().copied();
    let last = last.unwrap_or(i64::MAX);
    let lines = format!("{all} ORDER BY position, item");
    let lines = rows(connection, &lines, &[member, &after, &last, &at], read)?;
    let beyond = format!("SELECT EXISTS ({all})");
    let more: bool = connection
        .prepare_cached(&beyond)
        .and_then(|mut request| {
            request.query_row([member as &dyn ToSql, &last, &i64::MAX, &at], |row| row.get(0))
        })
        .map_err(|error| of_file(&error))?;
    Ok((lines, u64::try_from(last).ok().filter(|_| more).map(Position)))
}

fn how(word: &str) -> Option<How> {
    How::ALL.into_iter().find(|how| how.code() == word)
}

fn given(row: &Row<'_>) -> rusqlite::Result<Option<Given>> {
    let (to, what, clauses, permitted): (String, String, String, String) =
        (row.get(3)?, row.get(4)?, row.get(6)?, row.get(7)?);
    let texts =
        || Some((to.parse().ok()?, how(&what)?, serde_json::from_str(&clauses).ok()?, purposes(&permitted)?));
    let Some((to, how, clauses, purposes)) = texts() else { return Ok(None) };
    Ok(Some(Given {
        position: Position(row.get(0)?),
        at: Moment::from_millis(row.get(2)?),
        to,
        how,
        by: row.get::<_, Option<[u8; 16]>>(5)?.map(PrincipalId::from_random),
        clauses,
        purposes,
        statements: row.get(8)?,
        arrived: row.get(9)?,
    }))
}

fn look(row: &Row<'_>) -> rusqlite::Result<Option<Look>> {
    let (what, purpose, of, clauses): (String, String, String, String) =
        (row.get(3)?, row.get(5)?, row.get(7)?, row.get(8)?);
    let to = row.get::<_, Option<String>>(6)?.map(|to| to.parse()).transpose();
    let texts = || {
        let of = of.split(',').filter(|code| !code.is_empty()).map(|code| code.parse().ok());
        let of = of.collect::<Option<Vec<MemberCode>>>()?;
        Some((how(&what)?, purpose.parse().ok()?, to.ok()?, of, serde_json::from_str(&clauses).ok()?))
    };
    let Some((how, purpose, to, of, clauses)) = texts() else { return Ok(None) };
    Ok(Some(Look {
        position: Position(row.get(0)?),
        at: Moment::from_millis(row.get(2)?),
        how,
        by: PrincipalId::from_random(row.get(4)?),
        purpose,
        to,
        of,
        clauses,
        statements: row.get(9)?,
    }))
}
