//! From bytes to a sealed report in the ledger: parse, validate, label, seal
