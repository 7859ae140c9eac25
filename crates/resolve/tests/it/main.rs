//! The crate as its callers meet it.

#![allow(clippy::unwrap_used, reason = "in a test an error is a failed test")]

mod comparing;
mod evidence;
mod measured;
mod namesakes;
