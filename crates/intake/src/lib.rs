//! From bytes to a sealed report in the ledger: parse, validate, label, seal.
//!
//! In scope: drafts in JSON and TOML; lists in the formats of `tansiq-formats`; checking, signing and appending them,
//! recognising what is already there.
//! Out of scope: what a report may not lack (`tansiq-report`), who may submit (`tansiq-api`), who gets it
//! (`tansiq-agreement`, `tansiq-exchange`).
//!
//! Refused means: nothing of it is stored. Nothing that a statement says is repeated in an error.
//!
//! ```text
//! bytes --parse--> Draft --+-- Intake::check (a dry run: what it would be)
//!                          +-- Intake::submit --> sealed, one entry
//! list  --Intake::import--> compared with what is here --> additions, amendments, delistings: all appended, or none
//! ```

mod earlier;
mod error;
mod import;
mod intake;
mod list;
mod parse;
mod submit;

pub use error::{Blame, Error, Refused};
pub use import::{Import, Progress, Step};
pub use intake::Intake;
pub use list::ImportSummary;
pub use parse::{Syntax, parse};
pub use submit::Submitted;
