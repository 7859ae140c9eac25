//! `tansiq desk`: its commands and their arguments.

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub enum Desk {
    /// Say that you have reports in hand: their clocks stop, and no desk is called about them any more
    #[command(
        after_help = "Examples:\n  tansiq -n amman desk take-up r-0123…\n  tansiq -n amman desk take-up --precedence routine   everything ROUTINE that waits now"
    )]
    TakeUp {
        /// Ids of reports
        #[arg(required_unless_present = "precedence", conflicts_with = "precedence", value_name = "ID")]
        reports: Vec<String>,
        /// Everything of this precedence that waits now
        #[arg(long, value_parser = ["flash", "immediate", "priority", "routine"])]
        precedence: Option<String>,
    },
}
