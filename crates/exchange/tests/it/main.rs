//! The exchange between whole nodes: lanes, hostile deliveries, and the simulated federation.

mod federation;

mod hostile;
mod lanes;
mod observe;
mod simulation;

mod working;
