//! The routes, one file for each thing that they are about.

pub(crate) mod agreements;
pub(crate) mod approvals;
pub(crate) mod control_points;
pub(crate) mod deliveries;
pub(crate) mod events;
pub(crate) mod explaining;
pub(crate) mod follows;
pub(crate) mod health;
pub(crate) mod identities;
pub(crate) mod imports;
pub(crate) mod ledger;
pub(crate) mod members;
pub(crate) mod minutes;
pub(crate) mod onward;
pub(crate) mod oversight;
pub(crate) mod principals;
pub(crate) mod proofs;
pub(crate) mod properties;
pub(crate) mod queue;
pub(crate) mod reports;
pub(crate) mod resolutions;
pub(crate) mod screenings;
pub(crate) mod session;
pub(crate) mod subjects;
pub(crate) mod traffic;
pub(crate) mod vocabulary;
