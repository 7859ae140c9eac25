//! The interface as its callers see it: in process over a node in a temporary folder, and over TLS on loopback.
//!
//! Everything here is fictional (EXERCISE).

#![allow(clippy::unwrap_used)] // Here an unwrap is an assertion.

mod approvals;
mod bundles;
mod control_point;
mod description;
mod desk;
mod events;
mod exports;
mod federation;
mod hostile;
mod identities;
mod journey_four;
mod journey_nine;
mod lists;
mod onward;
mod passkeys;
mod people;
mod placed;
mod provider;
mod quiet;
mod reach;
mod refusals;
mod reports;
mod rfis;
mod roles;
mod sessions;
mod two_officers;
mod uses;
mod world;
