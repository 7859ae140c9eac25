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
    /// The Georeferenced Event Dataset of the Uppsala Conflict Data Program (CSV): incidents for the map
    Ged,
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
    /// Take statements of a report back from everyone who has them
    #[command(
        after_help = "Examples:\n  tansiq -n baghdad report recall r-0123… --ground not-true --reason \"the source withdrew it\"\n  tansiq -n baghdad report recall r-0123… --ground wrong-recipient --from AMM --reason \"meant for Erbil\"\n\nIt is wrong, for everybody and for ever:     not-true, wrong-person, corrected, unlawful\nIt is true, and no longer for its holders:   wrong-recipient, protection, no-longer-needed\nHolders destroy it on every ground but not-true and corrected: there they set it aside, unread."
    )]
    Recall {
        /// The report's id
        id: String,
        /// Why; see below
        #[arg(long)]
        ground: String,
        /// One statement of it; may be repeated [default: all of it]
        #[arg(long, value_name = "ID")]
        statement: Vec<String>,
        /// For a withdrawal: a member from which it is withdrawn; may be repeated [default: every holder]
        #[arg(long, value_name = "MEMBER")]
        from: Vec<String>,
        /// Why, in words for our own people; it does not leave
        #[arg(long)]
        reason: String,
    },
    /// Submit a report as it should have been, and take back what was wrong
    #[command(
        after_help = "Example:\n  tansiq -n baghdad report correct r-0123… crossing.toml --statement st-0123… --reason \"wrong number\"\n\nThe file says what takes the place of what is taken back: of the whole report, or of the statements named."
    )]
    Correct {
        /// The id of the report that was wrong
        id: String,
        /// The report as it is (TOML or JSON), or - for standard input
        file: PathBuf,
        /// One statement that was wrong; may be repeated [default: all of the report]
        #[arg(long, value_name = "ID")]
        statement: Vec<String>,
        /// What was wrong, in words for our own people; it does not leave
        #[arg(long)]
        reason: String,
    },
    /// List recalls: ours with what every holder did, others' with what this node did, and what rested on them
    #[command(after_help = "Example:\n  tansiq -n baghdad report recalls")]
    Recalls {
        /// What for: it decides which conclusions may be shown
        #[arg(long, default_value = "investigation")]
        purpose: String,
    },
    /// Keep a report of another member even if it is recalled, or let it go
    #[command(
        after_help = "Examples:\n  tansiq -n amman report keep r-0123… --ground court-file --basis \"case 4 of 2026\"\n  tansiq -n amman report keep r-0123… --let-go --basis \"case 4 of 2026 is closed\""
    )]
    Keep {
        /// The id of the report that is held here
        id: String,
        /// court-file, law, warning or oversight
        #[arg(long, required_unless_present = "let_go", conflicts_with = "let_go")]
        ground: Option<String>,
        /// It need not be kept any more: what was recalled meanwhile is done now
        #[arg(long)]
        let_go: bool,
        /// The law or case
        #[arg(long)]
        basis: String,
    },
}
