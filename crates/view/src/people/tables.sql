-- Words that come again and again: members, kinds, properties, methods, purposes, clauses.
CREATE TABLE words (n INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
-- The properties that stand beside a name, under numbers that an index can name.
INSERT INTO words VALUES (1, 'person/birthDate'), (2, 'person/motherName'), (3, 'person/sameAs');
-- What puts something on the map: where, when, what kind of place; and what it is called, the best first.
INSERT INTO words VALUES
  (4, 'place/point'), (5, 'incident/point'), (6, 'sighting/point'),
  (7, 'incident/date'), (8, 'sighting/date'), (9, 'place/type'),
  (10, 'place/name'), (11, 'incident/name'), (12, 'incident/location'), (13, 'sighting/location'),
  (14, 'incident/summary');
-- Release classes. `given` is NULL for statements of our own; `held` counts statements,
-- `named` those of them that are names.
CREATE TABLE classes (
  n INTEGER PRIMARY KEY, originator TEXT NOT NULL, label TEXT NOT NULL, written INTEGER NOT NULL, given TEXT,
  held INTEGER NOT NULL, named INTEGER NOT NULL
);
CREATE TABLE subjects (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, kind INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL
);
-- Ledger entries that hold a report. `giver`, `delivery` and `clauses` are NULL for our own.
CREATE TABLE sources (
  position INTEGER PRIMARY KEY, report BLOB NOT NULL, written INTEGER NOT NULL, taken INTEGER NOT NULL,
  giver INTEGER, delivery BLOB, clauses INTEGER
);
CREATE TABLE statements (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL, originator INTEGER NOT NULL, subject INTEGER NOT NULL,
  own INTEGER NOT NULL, source INTEGER NOT NULL, class INTEGER NOT NULL, property INTEGER NOT NULL,
  value TEXT NOT NULL, original TEXT, language TEXT, grade TEXT NOT NULL, method INTEGER NOT NULL,
  reference TEXT, collected TEXT, holds_from TEXT, holds_until TEXT,
  since INTEGER
);
CREATE UNIQUE INDEX statements_by_id ON statements (id, originator);
CREATE INDEX statements_by_subject ON statements (subject);
-- What stands beside a subject's names, whole: of a name that very many have, each is looked at.
CREATE INDEX statements_beside ON statements (subject, property, class, value, original) WHERE property IN (1, 2, 3);
-- Whatever is on the map, subject by subject, whole: a map shows very many.
CREATE INDEX statements_placed ON statements (subject, property, class, value) WHERE property IN (4, 5, 6, 7, 8, 9);
-- Reports of our own that said a statement before the one that says it now.
CREATE TABLE said_before (
  statement INTEGER NOT NULL, source INTEGER NOT NULL, PRIMARY KEY (statement, source)
) WITHOUT ROWID;
-- Which deliveries a statement came in, and for which purposes: the last one of each giver.
CREATE TABLE grants (
  statement INTEGER NOT NULL, source INTEGER NOT NULL, purposes INTEGER NOT NULL, PRIMARY KEY (statement, source)
) WITHOUT ROWID;
-- Names for the index in memory; `n` is twice the statement's number, and one more for its original script; `at` is
-- the ledger's entry that said it last.
CREATE TABLE names (
  n INTEGER PRIMARY KEY, subject INTEGER NOT NULL, class INTEGER NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL
);
CREATE INDEX names_by_at ON names (at);
-- Segments of the index beside this file, with the cursor at which each was laid out; and names that were taken away
-- since, with the entry that did so.
CREATE TABLE laid_segments (id TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE laid_removed (
  n INTEGER NOT NULL, subject INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (n, subject)
) WITHOUT ROWID;
-- Statements whose value names a subject or another statement, by the id that they name.
CREATE TABLE naming (id BLOB NOT NULL, statement INTEGER NOT NULL, PRIMARY KEY (id, statement)) WITHOUT ROWID;
-- Numbers of papers, telephones and the like in their normal form.
CREATE TABLE identifiers (
  value TEXT NOT NULL, statement INTEGER NOT NULL, PRIMARY KEY (value, statement)
) WITHOUT ROWID;
