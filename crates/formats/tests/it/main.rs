//! Whole files: what becomes of every element, what is refused, and that nothing makes a reader panic.

#![allow(clippy::unwrap_used, reason = "in a test an error is a failed test")]

mod damage;
mod entities;
mod mrz;
mod real_boundaries;
mod real_events;
mod real_list;
mod un_list;
mod world;
