//! `tansiq oversight`: its commands and their arguments.

use clap::{Args, Subcommand};

/// Which part of a list.
#[derive(Debug, Args)]
pub struct Part {
    /// Only those of this day (or moment) and later
    #[arg(long, value_name = "2026-11-20")]
    pub since: Option<String>,
    /// Only those after this position: the next part of a long list
    #[arg(long, value_name = "POSITION")]
    pub after: Option<u64>,
    /// How many lines
    #[arg(long, default_value_t = 100)]
    pub limit: usize,
}

#[derive(Debug, Subcommand)]
pub enum Oversight {
    /// What was given to members: when, to whom, how, under which clause, what for and by whom
    #[command(
        after_help = "Example:\n  tansiq -n baghdad oversight disclosures --to AMM --since 2026-11-01\n\nA delivery to the member's node, and whatever an officer whom it has seconded was shown here."
    )]
    Disclosures {
        /// Only to this member
        #[arg(long, value_name = "MEMBER")]
        to: Option<String>,
        #[command(flatten)]
        part: Part,
    },
    /// Who looked at other members' statements, under which clause and what for
    #[command(after_help = "Example:\n  tansiq -n baghdad oversight looks --of AMM --since 2026-11-01")]
    Looks {
        /// Only at statements of this member
        #[arg(long, value_name = "MEMBER")]
        of: Option<String>,
        #[command(flatten)]
        part: Part,
    },
    /// Who looked how often, and what for
    #[command(after_help = "Example:\n  tansiq -n baghdad oversight uses")]
    Uses,
    /// What took two officers: who asked, who answered, why, and what stood against it
    #[command(after_help = "Example:\n  tansiq -n baghdad oversight overrides")]
    Overrides,
}
