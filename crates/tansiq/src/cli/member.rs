//! `tansiq member`: its commands and their arguments.

use clap::Subcommand;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum Member {
    /// Print this member's signed card, to hand to others
    #[command(after_help = "Example:\n  tansiq -n baghdad member card > bgd.card")]
    Card,
    /// Add a member from its card; compare the fingerprint with it over another line
    #[command(after_help = "Example:\n  tansiq -n baghdad member add amm.card --fingerprint \"3f2a 90bc …\"")]
    Add {
        /// The card's file
        file: PathBuf,
        /// The fingerprint as its owner read it out; the card is refused when it differs
        #[arg(long)]
        fingerprint: Option<String>,
    },
    /// List the members and the state of the lines to them
    #[command(after_help = "Example:\n  tansiq -n baghdad member list")]
    List,
    /// Stop dealing with a member: nothing goes to it, nothing is taken from it
    #[command(
        after_help = "Example:\n  tansiq -n baghdad member suspend DAM --reason \"its key was reported stolen\""
    )]
    Suspend {
        /// The member's code
        member: String,
        /// Why; it is an entry
        #[arg(long)]
        reason: String,
    },
    /// Deal with a suspended member again
    #[command(
        after_help = "Example:\n  tansiq -n baghdad member resume DAM --reason \"a new card was compared by telephone\""
    )]
    Resume {
        /// The member's code
        member: String,
        /// Why; it is an entry
        #[arg(long)]
        reason: String,
    },
}
