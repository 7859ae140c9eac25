CREATE TABLE reports (
  id BLOB NOT NULL, originator TEXT NOT NULL, own INTEGER NOT NULL, kind TEXT NOT NULL, precedence TEXT NOT NULL,
  purpose TEXT NOT NULL, written INTEGER NOT NULL, taken INTEGER NOT NULL, position INTEGER NOT NULL,
  statements INTEGER NOT NULL, subjects INTEGER NOT NULL, exercise INTEGER NOT NULL, author BLOB,
  waits INTEGER NOT NULL, taken_up INTEGER, taken_up_by BLOB,
  PRIMARY KEY (id, originator)
) WITHOUT ROWID;
CREATE INDEX reports_at_the_desk ON reports (precedence, taken) WHERE waits;
-- One line for each entry that is traffic. `member` is the other side; `report` and `originator` name a row above.
CREATE TABLE lines (
  position INTEGER PRIMARY KEY, at INTEGER NOT NULL, what TEXT NOT NULL, member TEXT, report BLOB, originator TEXT,
  delivery BLOB, sequence INTEGER, reports INTEGER NOT NULL, statements INTEGER NOT NULL,
  stored INTEGER NOT NULL, known INTEGER NOT NULL, refused INTEGER NOT NULL, whole INTEGER NOT NULL
);
CREATE INDEX lines_by_member ON lines (member, position);
CREATE INDEX lines_by_report ON lines (report, position);
-- Our deliveries. `outcomes` is JSON, one for each item, NULL until the member has acknowledged; `speed` is the fastest
-- precedence in it, by its number.
CREATE TABLE deliveries (
  id BLOB PRIMARY KEY, member TEXT NOT NULL, sequence INTEGER NOT NULL, position INTEGER NOT NULL, at INTEGER NOT NULL,
  items INTEGER NOT NULL, acknowledged INTEGER, acknowledgement INTEGER, outcomes TEXT, speed INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX deliveries_waiting ON deliveries (member, sequence) WHERE acknowledged IS NULL;
-- The reports in our deliveries. `statements` are ids one after the other.
CREATE TABLE disclosures (
  position INTEGER NOT NULL, item INTEGER NOT NULL, member TEXT NOT NULL, delivery BLOB NOT NULL, at INTEGER NOT NULL,
  report BLOB NOT NULL, edition BLOB NOT NULL, statements BLOB NOT NULL, clauses TEXT NOT NULL, purposes TEXT NOT NULL,
  PRIMARY KEY (position, item)
) WITHOUT ROWID;
CREATE INDEX disclosures_by_report ON disclosures (report, member);
CREATE INDEX disclosures_by_member ON disclosures (member, position);
-- What a member does not get of a report of ours: the last word about each.
CREATE TABLE withheld (
  report BLOB NOT NULL, member TEXT NOT NULL, position INTEGER NOT NULL, at INTEGER NOT NULL, whole INTEGER NOT NULL,
  statements TEXT NOT NULL, PRIMARY KEY (report, member)
) WITHOUT ROWID;
CREATE TABLE receptions (
  position INTEGER PRIMARY KEY, report BLOB NOT NULL, originator TEXT NOT NULL, giver TEXT NOT NULL,
  delivery BLOB NOT NULL, at INTEGER NOT NULL, clauses TEXT NOT NULL, purposes TEXT NOT NULL, narrowed TEXT NOT NULL
);
CREATE INDEX receptions_by_report ON receptions (report);
-- Our recalls, and the report that each is about.
CREATE TABLE recalls (id BLOB PRIMARY KEY, report BLOB NOT NULL) WITHOUT ROWID;
-- Statements that were taken back: of which report or edition, and whose gift of it (empty for everybody's).
CREATE TABLE taken_back (
  report BLOB NOT NULL, statement BLOB NOT NULL, giver TEXT NOT NULL, PRIMARY KEY (report, statement, giver)
) WITHOUT ROWID;
-- One lane for each member that we gave to or took from.
CREATE TABLE lanes (
  member TEXT PRIMARY KEY, disclosed INTEGER NOT NULL DEFAULT 0, acknowledged INTEGER NOT NULL DEFAULT 0,
  refused INTEGER NOT NULL DEFAULT 0, last_disclosed INTEGER, last_acknowledged INTEGER,
  received INTEGER NOT NULL DEFAULT 0, we_refused INTEGER NOT NULL DEFAULT 0, last_received INTEGER
) WITHOUT ROWID;
-- How often who looked at something, and for what: never at what.
CREATE TABLE uses (
  principal BLOB NOT NULL, purpose TEXT NOT NULL, screenings INTEGER NOT NULL DEFAULT 0,
  hits INTEGER NOT NULL DEFAULT 0, readings INTEGER NOT NULL DEFAULT 0, subjects INTEGER NOT NULL DEFAULT 0,
  reports INTEGER NOT NULL DEFAULT 0, last INTEGER NOT NULL, PRIMARY KEY (principal, purpose)
) WITHOUT ROWID;
-- Why items were refused, by whom.
CREATE TABLE refusals (
  member TEXT NOT NULL, by_us INTEGER NOT NULL, reason TEXT NOT NULL, count INTEGER NOT NULL, last INTEGER NOT NULL,
  PRIMARY KEY (member, by_us, reason)
) WITHOUT ROWID;
-- What was shown of other members' statements, or to another member's officer: one row for each request that did.
-- `member` is the officer's; `originators` the codes of those whose statements they are, each between commas.
CREATE TABLE shown (
  position INTEGER PRIMARY KEY, at INTEGER NOT NULL, what TEXT NOT NULL, principal BLOB NOT NULL, purpose TEXT NOT NULL,
  member TEXT, originators TEXT NOT NULL, clauses TEXT NOT NULL, statements INTEGER NOT NULL
);
CREATE INDEX shown_to ON shown (member, position) WHERE member IS NOT NULL;
