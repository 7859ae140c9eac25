//! The program as its users meet it: real processes, real directories, real lines between nodes.

mod command_line;
mod federation;
mod house;
mod repair;
mod running;
