//! Disposable readings of the ledger: register, people, traffic
