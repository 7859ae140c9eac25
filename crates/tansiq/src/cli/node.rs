//! `tansiq ledger` and `node`: what a node holds, and its health.

use clap::{Subcommand, ValueEnum};

#[derive(Debug, Subcommand)]
pub enum Ledger {
    /// Print the signed checkpoint (C2SP)
    #[command(
        after_help = "Example:\n  tansiq -n baghdad ledger checkpoint > bgd-today.checkpoint   kept elsewhere, it proves that nothing before it was changed"
    )]
    Checkpoint,
    /// Print the inclusion proof of a position
    #[command(after_help = "Example:\n  tansiq -n baghdad ledger prove 17 --json")]
    Prove {
        /// The position, from 0
        position: u64,
        /// The tree size of the checkpoint [default: the newest]
        #[arg(long)]
        size: Option<u64>,
    },
    /// Recheck every entry, hash and signature; name every fault
    #[command(
        after_help = "Example:\n  tansiq -n baghdad ledger verify\n\nExit code 0: nothing was changed, added or removed; 1: the faults are named."
    )]
    Verify,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum View {
    /// Members, agreements, principals
    Register,
    /// Subjects, names, identifiers
    People,
    /// What went to whom
    Traffic,
    /// The lanes to the members
    Lanes,
}

#[derive(Debug, Subcommand)]
pub enum Node {
    /// Check the directory, keys, ledger, views and lines; say what is wrong and what to do
    #[command(after_help = "Example:\n  tansiq -n baghdad node check")]
    Check,
    /// Delete a view and make it anew from the ledger; the node must not be running
    #[command(after_help = "Example:\n  tansiq -n baghdad node rebuild people")]
    Rebuild {
        /// Which
        view: View,
    },
}
