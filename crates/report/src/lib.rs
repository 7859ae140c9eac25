//! Reports, statements, subjects; canonical bytes and signatures; ledger entries
