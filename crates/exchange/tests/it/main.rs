//! The exchange between whole nodes: lanes, hostile deliveries, and the simulated federation.
// A panic is how a test fails; the helpers beside the tests are tests too.
#![allow(clippy::unwrap_used)]

mod ahead;
mod bundles;
mod bundles_hostile;
mod bundles_order;
mod byzantine;
mod federation;
mod hostile;
mod invariants;
mod keys;
mod lanes;
mod minutes;
mod onward;
mod onward_hostile;
mod onward_simulation;
mod recalls;
mod rfis;
mod simulation;
mod three;
mod wanting;
mod witness;
mod working;

use mimalloc::MiMalloc;
use tansiq_testkit::observe;

/// As in the program: a seed of the simulation is a fifth faster.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;
