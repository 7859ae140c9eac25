//! The NATS carrier over a real `nats-server`. Where there is none, every test says so and passes.

#![allow(clippy::unwrap_used, reason = "in a test an error is a failed test")]

mod broker;
mod exchanging;
mod hostile;
mod site;
