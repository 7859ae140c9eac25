//! `tansiq subject` and `screen`: looking for people.

use clap::{Args, Subcommand};

#[derive(Debug, Subcommand)]
pub enum Subject {
    /// Show a subject: every statement released to you, with originator, grade and label
    #[command(after_help = "Example:\n  tansiq -n baghdad subject show s-0123… --purpose arrest")]
    Show {
        /// Its id
        id: String,
        /// What for: arrest, warning, clearance, border-control, investigation, prosecution or protection
        #[arg(long, default_value = "investigation")]
        purpose: String,
    },
    /// Find subjects by name, in any script
    #[command(after_help = "Example:\n  tansiq subject search \"أبو بخاري\"")]
    Search {
        /// The name
        name: String,
        /// How many
        #[arg(long, default_value_t = 10)]
        limit: usize,
        /// What for: arrest, warning, clearance, border-control, investigation, prosecution or protection
        #[arg(long, default_value = "investigation")]
        purpose: String,
    },
}

/// Who stands before the officer, as he says it or as his paper does.
#[derive(Debug, Args)]
pub struct Before {
    /// The name, in any script
    #[arg(required_unless_present = "mrz")]
    pub name: Option<String>,
    /// The machine-readable zone of the passport, card or visa, in place of name, birth and document; - reads it from standard input, as a reader types it
    #[arg(long, value_name = "ZONE", conflicts_with_all = ["name", "birth", "document"])]
    pub mrz: Option<String>,
    /// Year or date of birth: 1981, 1981-03 or 1981-03-05
    #[arg(long)]
    pub birth: Option<String>,
    /// The mother's name, in any script
    #[arg(long)]
    pub mother: Option<String>,
    /// Number of a passport or an identity card
    #[arg(long)]
    pub document: Option<String>,
}

#[derive(Debug, Args)]
pub struct Screen {
    #[command(flatten)]
    pub before: Before,
    /// What for
    #[arg(long, default_value = "border-control")]
    pub purpose: String,
    /// How many candidates
    #[arg(long, default_value_t = 10)]
    pub limit: usize,
}
