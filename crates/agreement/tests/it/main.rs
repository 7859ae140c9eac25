//! What agreements release, and what they do not.

mod exercise;
mod laws;
mod oracle;
mod reading;
mod releasing;
mod signatures;
mod table;
mod texts;
mod worlds;
