//! `tansiq bundle`: the exchange with a member by hand.

use clap::Subcommand;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum Bundle {
    /// Write what waits for a member to a file, sealed to it, to be carried by hand
    #[command(
        after_help = "Examples:\n  tansiq -n baghdad bundle write --for AMM /media/disk/amm-1.bundle\n  tansiq -n baghdad bundle write --for AMM --again amm.bundle   everything that AMM has not acknowledged, for a diode\n\nIt also carries our acknowledgements of what the member gave, and says which of its deliveries are missing here."
    )]
    Write {
        /// The member's code
        #[arg(long = "for", value_name = "MEMBER")]
        to: String,
        /// The file; it must not exist
        file: PathBuf,
        /// Also what an earlier bundle holds, as long as the member has not acknowledged it
        #[arg(long, conflicts_with = "from")]
        again: bool,
        /// From this delivery on, acknowledged or not
        #[arg(long, value_name = "NUMBER")]
        from: Option<u64>,
    },
    /// Read a bundle of another member; says what was taken, known, refused, and what is missing
    #[command(
        after_help = "Example:\n  tansiq -n amman bundle read /media/disk/amm-1.bundle\n\nThe same file may be read again: it changes nothing, and takes what it could not take before.\nExit code 1: something was refused, or deliveries before it are missing. The next bundle for the member asks for them."
    )]
    Read {
        /// The file; `-` for standard input
        file: PathBuf,
    },
}
