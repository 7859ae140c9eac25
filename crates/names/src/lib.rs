//! Person names across scripts: parse, compare, explain; the candidate index
