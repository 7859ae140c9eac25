//! `tansiq desk`: its commands and their arguments.

use clap::Subcommand;
use tansiq_report::Moment;

#[derive(Debug, Subcommand)]
pub enum Desk {
    /// Say that you have reports in hand: their clocks stop, and no desk is called about them any more
    #[command(
        after_help = "Examples:\n  tansiq -n amman desk take-up r-0123…\n  tansiq -n amman desk take-up --precedence routine   everything ROUTINE that waits now\n  tansiq -n amman desk take-up --written-before 2026-11-22T00:00:00Z   everything older that waits now"
    )]
    TakeUp {
        /// Ids of reports
        #[arg(required_unless_present_any = ["precedence", "written_before"], conflicts_with_all = ["precedence", "written_before"], value_name = "ID")]
        reports: Vec<String>,
        /// Everything of this precedence that waits now
        #[arg(long, value_parser = ["flash", "immediate", "priority", "routine"])]
        precedence: Option<String>,
        /// Everything that was written before this moment and waits now
        #[arg(long, value_name = "MOMENT", value_parser = super::moment)]
        written_before: Option<Moment>,
    },
}
