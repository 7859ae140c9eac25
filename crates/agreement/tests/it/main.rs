//! What agreements release, and what they do not.

#![allow(clippy::unwrap_used, reason = "what tests share panics as tests do")]

mod articles;
mod committees;
mod defects;
mod demands;
mod differences;
mod differing;
mod exercise;
mod explaining;
mod hostile;
mod large;
mod laws;
mod minutes;
mod oracle;
mod passing;
mod proofs;
mod proving;
mod reading;
mod releasing;
mod remedies;
mod seats;
mod signatures;
mod table;
mod texts;
mod universe;
mod worlds;
