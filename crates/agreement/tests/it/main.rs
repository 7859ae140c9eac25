//! What agreements release, and what they do not.

#![allow(clippy::unwrap_used, reason = "what tests share panics as tests do")]

mod committees;
mod exercise;
mod hostile;
mod laws;
mod oracle;
mod proving;
mod reading;
mod releasing;
mod signatures;
mod table;
mod texts;
mod worlds;
