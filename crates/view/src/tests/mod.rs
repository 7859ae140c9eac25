//! The views over ledgers in memory: what each makes of entries, and that nothing depends on how it came about.

mod apart;
mod file;
mod laid;
mod laws;
mod naming;
mod people;
mod placed;
mod recalls;
mod register;
mod traffic;
mod world;
