//! Drafts and what is wrong with them; editions; the stored forms that must stay readable.

mod drafts;
mod editions;
mod forms;
mod sample;
