//! `tansiq export`: its commands and their arguments.

use clap::{Args, Subcommand, ValueEnum};

#[derive(Debug, Subcommand)]
pub enum Export {
    /// The traffic, the newest first: headers and counts
    Traffic {
        #[command(flatten)]
        file: ExportFile,
        /// Only what stands before this position: the next file of older lines
        #[arg(long, value_name = "POSITION")]
        before: Option<u64>,
    },
    /// Everything that is said of somebody and released to you
    Identity {
        /// The id of any of his subjects
        id: String,
        #[command(flatten)]
        file: ExportFile,
    },
    /// What was given to whom, the oldest first
    Disclosures {
        #[command(flatten)]
        file: ExportFile,
        /// Only those of this day or moment and later
        #[arg(long, value_name = "DAY")]
        since: Option<String>,
    },
    /// Who looked at what belongs to others, the oldest first
    Looks {
        #[command(flatten)]
        file: ExportFile,
        /// Only those of this day or moment and later
        #[arg(long, value_name = "DAY")]
        since: Option<String>,
    },
}

#[derive(Debug, Args)]
pub struct ExportFile {
    /// How it is written
    #[arg(long, value_enum, default_value_t = Written::Csv)]
    pub format: Written,
    /// What for: arrest, warning, clearance, border-control, investigation, prosecution or protection
    #[arg(long, default_value = "investigation")]
    pub purpose: String,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Written {
    /// For spreadsheets; a cell that would be a formula begins with an apostrophe
    Csv,
    /// One JSON object a line, for programs
    Jsonl,
}
