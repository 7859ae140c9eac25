//! `tansiq import` and `report`: how reports come in and are read.

use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Format {
    /// The UN Security Council's consolidated list (XML)
    Un,
    /// FollowTheMoney entities, one JSON object a line
    Ftm,
    /// A table whose columns are FollowTheMoney's property names
    Csv,
}

#[derive(Debug, Args)]
pub struct Import {
    /// What the file is
    #[arg(long, value_enum)]
    pub format: Format,
    /// The file
    pub file: PathBuf,
    /// The list's name [default: the format's own]. A file of a named list is the whole list: whoever was on it and is
    /// missing is delisted, which clears him
    #[arg(long)]
    pub list: Option<String>,
    /// Only say what is new, amended, back and delisted, by the list's own numbers
    #[arg(long)]
    pub dry_run: bool,
    /// Go on though so many entries are missing (10 or more, and more than a tenth of the list)
    #[arg(long, value_name = "N")]
    pub expect_delistings: Option<usize>,
    /// What the persons on it are: wanted, suspect, contact … [default: the format's own]
    #[arg(long)]
    pub person: Option<String>,
    /// What it may be used for; the first is the reports' own [default: the format's own]
    #[arg(long, value_delimiter = ',')]
    pub purposes: Vec<String>,
    /// Level of the statements [default: the format's own, see docs/formats.md]
    #[arg(long)]
    pub level: Option<String>,
    /// Members who may have them, or any-party
    #[arg(long, value_delimiter = ',')]
    pub rel_to: Vec<String>,
    /// The review date of the statements [default: a year from now]
    #[arg(long)]
    pub review: Option<String>,
    /// On what legal basis [default: the format's own]
    #[arg(long)]
    pub legal_basis: Option<String>,
    /// Mark everything as part of an exercise
    #[arg(long)]
    pub exercise: bool,
}

#[derive(Debug, Subcommand)]
pub enum Report {
    /// Submit a report (TOML or JSON); it goes to whom the agreements release it
    #[command(
        after_help = "Examples:\n  tansiq report submit crossing.toml\n  tansiq report submit crossing.toml --dry-run   who would get what, before anything is written"
    )]
    Submit {
        /// The report's file, or - for standard input
        file: PathBuf,
        /// Only say who would get what
        #[arg(long)]
        dry_run: bool,
        /// Wait until every member that gets something has acknowledged, at most so many seconds
        #[arg(long, value_name = "SECONDS")]
        wait: Option<u64>,
    },
    /// Show a report held here
    #[command(after_help = "Example:\n  tansiq -n baghdad report show r-0123… --purpose border-control")]
    Show {
        /// Its id
        id: String,
        /// What for: arrest, warning, clearance, border-control, investigation, prosecution or protection
        #[arg(long, default_value = "investigation")]
        purpose: String,
    },
}
