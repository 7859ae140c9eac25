//! `tansiq committee`: its commands and their arguments.

use clap::Subcommand;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum Committee {
    /// List the committees, and who has the chair today
    #[command(after_help = "Example:\n  tansiq -n baghdad committee list")]
    List,
    /// Print one committee: its seats, its chair, and what the chair may do
    #[command(after_help = "Example:\n  tansiq -n baghdad committee show second-committee-2026")]
    Show {
        /// The agreement's name
        agreement: String,
    },
    /// The minutes of hand-overs: prepare, write, take over, show
    #[command(
        subcommand,
        after_help = "Example:\n  tansiq -n baghdad committee minute prepare second-committee-2026 > minute.toml"
    )]
    Minute(CommitteeMinute),
    /// Print who has the chair when
    #[command(
        after_help = "Example:\n  tansiq -n baghdad committee calendar second-committee-2026 --until 2027-12-31"
    )]
    Calendar {
        /// The agreement's name
        agreement: String,
        /// Only the terms that begin until this day [default: until the agreement ends]
        #[arg(long, value_name = "DATE")]
        until: Option<jiff::civil::Date>,
    },
}

#[derive(Debug, Subcommand)]
pub enum CommitteeMinute {
    /// Print an empty minute with the parts that the agreement lists
    #[command(
        after_help = "Example:\n  tansiq -n baghdad committee minute prepare second-committee-2026 > minute.toml"
    )]
    Prepare {
        /// The agreement's name
        agreement: String,
    },
    /// Sign a minute as the outgoing chair, and send it to the other seats
    #[command(
        after_help = "Example:\n  tansiq -n baghdad committee minute write second-committee-2026 minute.toml\n\nIn the last two weeks of the term, or after it until the next chair's term ends."
    )]
    Write {
        /// The agreement's name
        agreement: String,
        /// The minute (TOML); - reads standard input
        file: PathBuf,
    },
    /// Sign a minute as the incoming chair
    #[command(after_help = "Example:\n  tansiq -n moscow committee minute sign second-committee-2026 01ab…")]
    Sign {
        /// The agreement's name
        agreement: String,
        /// The minute's id
        minute: String,
    },
    /// Print the minutes of a committee, and who signed each
    #[command(
        after_help = "Example:\n  tansiq -n baghdad committee minute show second-committee-2026 --term 2026-12-31"
    )]
    Show {
        /// The agreement's name
        agreement: String,
        /// Only those of the term in which this day lies
        #[arg(long, value_name = "DATE")]
        term: Option<jiff::civil::Date>,
    },
}
