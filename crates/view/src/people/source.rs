//! Where statements come from: entries that hold a report, and what each giver allows.

use super::apply::Writing;
use super::label_text;
use super::terms::{GivenTerms, Purposes, Terms, day_of};
use tansiq_label::{MemberCode, Purpose, Set};
use tansiq_ledger::Position;
use tansiq_report::{DeliveryId, Moment, Report, StatementId, Uses};

/// An entry that holds a report.
pub(crate) struct Source<'a> {
    pub(crate) position: Position,
    pub(crate) taken: Moment,
    pub(crate) report: &'a Report,
    /// Nothing for our own.
    pub(crate) given: Option<Given<'a>>,
}

/// How another member gave it to us.
pub(crate) struct Given<'a> {
    pub(crate) from: MemberCode,
    pub(crate) delivery: DeliveryId,
    pub(crate) clauses: &'a [String],
    pub(crate) uses: Uses,
}

impl Source<'_> {
    /// The terms of a statement; those of most of them, when none is named.
    pub(crate) fn terms(&self, statement: Option<StatementId>) -> Terms {
        let given = self.given.as_ref().map(|given| {
            let purposes = statement.map_or(given.uses.most(), |id| given.uses.of(id));
            vec![given_terms(self.taken, given.clauses, purposes)]
        });
        Terms { written: day_of(self.report.header().written), given }
    }

    /// Whether a statement was given for less than the others.
    pub(crate) fn narrows(&self, statement: StatementId) -> bool {
        self.given.as_ref().is_some_and(|given| given.uses.of(statement) != given.uses.most())
    }
}

fn given_terms(taken: Moment, clauses: &[String], purposes: Set<Purpose>) -> GivenTerms {
    let clauses = clauses.iter().filter_map(|clause| clause.parse().ok()).collect();
    GivenTerms { taken: day_of(taken), clauses, purposes: Purposes(purposes) }
}

impl Writing<'_> {
    pub(crate) fn enter_source(&mut self, source: &Source<'_>) -> rusqlite::Result<()> {
        let words = &mut self.memory.words;
        let mut number = |word: &str| words.number_of(self.connection, word);
        let given = match &source.given {
            None => None,
            Some(given) => Some((number(given.from.as_str())?, number(&clauses_text(given.clauses))?)),
        };
        let mut enter =
            self.connection.prepare_cached("INSERT INTO sources VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?;
        let position = source.position.0;
        let delivery = source.given.as_ref().map(|given| *given.delivery.bits());
        let (giver, clauses) = given.unzip();
        let header = source.report.header();
        let (report, written) = (&header.id.bits()[..], header.written.millis());
        let row = (position, report, written, source.taken.millis(), giver, delivery, clauses);
        enter.execute(row).map(drop)
    }

    /// The giver's last delivery takes the place of his earlier ones.
    pub(crate) fn grant(
        &mut self,
        (number, statement): (i64, StatementId),
        source: &Source<'_>,
    ) -> rusqlite::Result<()> {
        let Some(given) = &source.given else { return Ok(()) };
        let purposes = label_text::words(given.uses.of(statement));
        let purposes = self.memory.words.number_of(self.connection, &purposes)?;
        let mut earlier = self.connection.prepare_cached(
            "DELETE FROM grants WHERE statement = ?1 AND source IN (
               SELECT position FROM sources
               WHERE giver = (SELECT giver FROM sources WHERE position = ?2) AND position IN (
                 SELECT source FROM grants WHERE statement = ?1))",
        )?;
        earlier.execute((number, source.position.0))?;
        let mut enter = self.connection.prepare_cached("INSERT INTO grants VALUES (?1, ?2, ?3)")?;
        enter.execute((number, source.position.0, purposes)).map(drop)
    }

    /// On what terms each giver gave a statement.
    pub(crate) fn given(&self, statement: i64) -> rusqlite::Result<Vec<GivenTerms>> {
        let mut find = self.connection.prepare_cached(
            "SELECT taken, allowed.text, named.text FROM grants JOIN sources ON position = source
             JOIN words AS allowed ON allowed.n = purposes JOIN words AS named ON named.n = clauses
             WHERE statement = ?1",
        )?;
        let rows = find.query_map([statement], |row| {
            let (purposes, clauses) = (row.get::<_, String>(1)?, row.get::<_, String>(2)?);
            let purposes = label_text::set(&purposes).unwrap_or(Set::EMPTY);
            let clauses: Vec<String> = serde_json::from_str(&clauses).unwrap_or_default();
            Ok(given_terms(Moment::from_millis(row.get(0)?), &clauses, purposes))
        })?;
        rows.collect()
    }
}

/// Clauses as one text. They are another member's words, so no sign may part them but JSON's own.
fn clauses_text(clauses: &[String]) -> String {
    serde_json::Value::from(clauses).to_string()
}
