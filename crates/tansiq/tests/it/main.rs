//! The program as its users meet it: real processes, real directories, real lines between nodes.

#![allow(clippy::unwrap_used, reason = "in a test an error is a failed test")]

mod agreements;
mod bundles;
mod command_line;
mod committees;
mod control_point;
mod exercise;
mod federation;
mod house;
mod lines;
mod map;
mod names;
mod nats;
mod repair;
mod resolving;
mod running;
mod witnesses;
