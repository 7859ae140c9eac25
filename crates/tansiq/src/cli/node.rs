//! `tansiq ledger` and `node`: what a node holds, and its health.

use clap::{Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum Ledger {
    /// Print the signed checkpoint (C2SP)
    #[command(
        after_help = "Examples:\n  tansiq -n baghdad ledger checkpoint > bgd-today.checkpoint   kept elsewhere, it proves that nothing before it was changed\n  tansiq -n baghdad ledger checkpoint --cosigned               the newest one that members have cosigned\n  tansiq -n amman ledger checkpoint --of BGD > bgd.checkpoint  what Amman cosigned of Baghdad's ledger"
    )]
    Checkpoint {
        /// The one that members were asked to cosign last, with their cosignatures
        #[arg(long, conflicts_with = "of")]
        cosigned: bool,
        /// What this node cosigned last of this member's ledger
        #[arg(long, value_name = "MEMBER")]
        of: Option<String>,
    },
    /// Say who cosigned this ledger, whose ledger this node cosigned, and what contradicts
    #[command(
        after_help = "Example:\n  tansiq -n baghdad ledger witnesses\n\nExit code 0: nothing contradicts; 1: two histories of a ledger were found, and are printed."
    )]
    Witnesses,
    /// Write the ledger's hashes as files for an auditor (C2SP tlog-tiles): no content
    #[command(after_help = "Example:\n  tansiq -n baghdad ledger tiles bgd-tiles")]
    Tiles {
        /// A folder that does not exist yet, or is empty
        folder: PathBuf,
    },
    /// Compare checkpoints that several members kept with each other and with the ledger; it needs no line
    #[command(
        after_help = "Examples:\n  tansiq -n baghdad ledger audit --against from-amman.checkpoint --against from-cairo.checkpoint\n  tansiq -n amman ledger audit --of BGD --tiles bgd-tiles --against bgd-from-cairo.checkpoint\n  tansiq ledger audit --log-key tansiq/BGD+... --tiles bgd-tiles --against FILE   with no node at all\n\nExit code 0: all of them saw one history; 1: the ledger showed two, or it cannot be said; both are explained."
    )]
    Audit {
        /// A checkpoint as somebody kept it; may be given more than once
        #[arg(long, required = true, value_name = "FILE")]
        against: Vec<PathBuf>,
        /// The hashes of the ledger, as `ledger tiles` wrote them [default: this node's own ledger, if it is audited]
        #[arg(long, value_name = "DIR")]
        tiles: Option<PathBuf>,
        /// Whose ledger [default: this node's]
        #[arg(long, value_name = "MEMBER")]
        of: Option<String>,
        /// A key of the ledger, instead of the one that this node knows
        #[arg(long, value_name = "KEY", conflicts_with = "of")]
        log_key: Vec<String>,
        /// A key of a witness, beside those that this node knows
        #[arg(long, value_name = "KEY")]
        witness_key: Vec<String>,
    },
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
    /// Copy the ledger as it stands into a folder, also while the node runs, and recheck every entry of the copy
    #[command(
        after_help = "Example:\n  tansiq -n baghdad node backup /media/disk/bgd-monday      ledger/ and node.toml; keys/ and tokens/ are kept apart\n\nExit code 1: the copy is not sound; the faults are named."
    )]
    Backup {
        /// A folder that does not exist yet, or is empty
        folder: PathBuf,
    },
    /// Delete a view and make it anew from the ledger; the node must not be running
    #[command(after_help = "Example:\n  tansiq -n baghdad node rebuild people")]
    Rebuild {
        /// Which
        view: View,
    },
}
