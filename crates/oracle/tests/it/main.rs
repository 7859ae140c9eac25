//! Random agreements and questions: the decision and Cedar agree on every one.
//!
//! A failure prints its seed; `TANSIQ_SEED=<seed>` runs that world alone, `TANSIQ_REQUESTS=1000000` asks a million.

#![allow(clippy::unwrap_used, reason = "what tests share panics as tests do")]

mod alike;
#[path = "../../../agreement/tests/it/worlds.rs"]
#[allow(dead_code, reason = "the tests of the agreements use all of it")]
mod worlds;
