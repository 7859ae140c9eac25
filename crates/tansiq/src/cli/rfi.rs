//! `tansiq rfi`: its commands and their arguments.

use clap::Subcommand;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum Rfi {
    /// Ask another member for information
    #[command(
        after_help = "Examples:\n  tansiq -n baghdad rfi ask question.toml --to AMM --purpose arrest --case \"case 4 of 2026\"\n  tansiq -n baghdad rfi ask --report r-0123… --to AMM --purpose arrest --case \"case 4 of 2026\" --due 2026-12-01T12:00:00Z\n\nWhat is asked is a report: its statements go to the member as the agreements release them, and to everybody else to whom\nthey are released as well. A label that names the member alone keeps the question between the two."
    )]
    Ask {
        /// A draft of the report that says what is asked; it is submitted first. `-` for standard input
        #[arg(required_unless_present = "report", conflicts_with = "report")]
        file: Option<PathBuf>,
        /// A report of this member that says it already
        #[arg(long, value_name = "ID")]
        report: Option<String>,
        /// Who is asked
        #[arg(long, value_name = "MEMBER")]
        to: String,
        /// What the answer would be used for
        #[arg(long)]
        purpose: String,
        /// The case, and the law on which it is asked
        #[arg(long)]
        case: String,
        /// How fast it must be handled [default: that of the report]
        #[arg(long, value_parser = ["flash", "immediate", "priority", "routine"])]
        precedence: Option<String>,
        /// Until when an answer is needed [default: 2 hours for FLASH, 12 for IMMEDIATE, 2 days for PRIORITY, 7 for ROUTINE]
        #[arg(long, value_name = "MOMENT")]
        due: Option<String>,
        /// As the chair of the committee of this agreement, who tasks one of its seats
        #[arg(long, value_name = "AGREEMENT")]
        as_chair: Option<String>,
    },
    /// List the requests that this node made and was asked, with their deadlines; and what became of them by member
    #[command(after_help = "Example:\n  tansiq -n amman rfi list")]
    List,
    /// Answer a request: whole, part or refused
    #[command(
        after_help = "Examples:\n  tansiq -n amman rfi answer q-0123… whole --report r-4567…\n  tansiq -n amman rfi answer q-0123… whole   there is nothing\n  tansiq -n amman rfi answer q-0123… part --report r-4567… --ground third-party-rule\n  tansiq -n amman rfi answer q-0123… refused --ground no-warrant"
    )]
    Answer {
        /// The request's id
        id: String,
        /// How much of it
        #[arg(value_parser = ["whole", "part", "refused"])]
        extent: String,
        /// A report of this member that answers it; may be repeated
        #[arg(long, value_name = "ID")]
        report: Vec<String>,
        /// Why not, or not all
        #[arg(long, value_parser = ["no-warrant", "political-or-religious", "torture-risk", "third-party-rule", "quality", "disproportion"])]
        ground: Option<String>,
    },
}
