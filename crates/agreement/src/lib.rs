//! Agreements and clauses as data; the release decision; the only maker of Releasable
