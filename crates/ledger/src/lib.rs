//! The durable append-only log: append, read, checkpoint, prove, recover. Knows bytes, not reports
