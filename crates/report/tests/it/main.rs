//! Drafts and what is wrong with them; editions; the stored forms that must stay readable.

#![allow(clippy::unwrap_used, reason = "in a test an error is a failed test")]

mod drafts;
mod editions;
mod forms;
mod minutes;
mod papers;
mod resolutions;
mod sample;
