-- The card of each member that holds, as a signed envelope.
CREATE TABLE cards (member TEXT PRIMARY KEY, position INTEGER NOT NULL, card BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE standings (
  member TEXT PRIMARY KEY, active INTEGER NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL, by BLOB NOT NULL
) WITHOUT ROWID;
-- Every envelope that brought a signature, and when it was first seen.
CREATE TABLE agreements (position INTEGER PRIMARY KEY, seen INTEGER NOT NULL, signed BLOB NOT NULL);
-- The last entry about each principal, and where the first one stands.
CREATE TABLE principals (id BLOB PRIMARY KEY, first INTEGER NOT NULL, principal BLOB NOT NULL) WITHOUT ROWID;
-- What takes two and was asked for, until it is answered: the entry that asked.
CREATE TABLE asked (position INTEGER PRIMARY KEY, entry BLOB NOT NULL);
-- What was answered: the entry that did.
CREATE TABLE answered (position INTEGER PRIMARY KEY, entry BLOB NOT NULL);
-- The entry that set the standing properties which hold.
CREATE TABLE properties (one INTEGER PRIMARY KEY, entry BLOB NOT NULL);
-- The entry that says whose resolution decisions count.
CREATE TABLE follows (one INTEGER PRIMARY KEY, entry BLOB NOT NULL);
-- Of each control point the last screening that it handed in (number, digest, when), and the last extract for it.
CREATE TABLE points (
  point TEXT PRIMARY KEY, number INTEGER NOT NULL, digest TEXT NOT NULL, screened INTEGER,
  made INTEGER, expires INTEGER, purpose TEXT, subjects INTEGER
) WITHOUT ROWID;
