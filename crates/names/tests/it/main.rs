//! The crate from outside: cases as data, laws, and the limits of bad input.

#![allow(clippy::unwrap_used)]

mod among;
mod bad_input;
mod cases;
mod index;
mod laws;
mod measured;
mod segments;
