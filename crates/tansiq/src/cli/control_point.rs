//! `tansiq control-point`: screening where there is no line.

use super::people::Before;
use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum ControlPoint {
    /// Make a control point's directory: its key, and whose extracts it believes
    #[command(
        after_help = "Example:\n  tansiq -n baghdad member card > bgd.card\n  tansiq control-point init gate --member-card bgd.card"
    )]
    Init {
        /// Where to; it must not exist, or be empty
        dir: PathBuf,
        /// The card of the member whose node makes the extracts
        #[arg(long, value_name = "FILE")]
        member_card: PathBuf,
    },
    /// Fetch a new extract, which is in force at once; then hand in what was screened meanwhile
    #[command(
        after_help = "Examples:\n  tansiq -n baghdad control-point sync gate --hours 12\n  tansiq control-point sync gate --url https://node.example --token post.token"
    )]
    Sync(PointSync),
    /// Screen a person without a line; says how old the extract is, and refuses when it is too old
    #[command(
        after_help = "Example:\n  tansiq control-point screen gate \"Salim Karim\" --birth 1981\n\nExit codes are those of `tansiq screen`; 1 also when the extract may not be used."
    )]
    Screen(PointScreen),
    /// The control points that the node knows: how old their extracts are, and what they handed in
    #[command(after_help = "Example:\n  tansiq -n baghdad control-point list")]
    List,
}

#[derive(Debug, Args)]
pub struct PointSync {
    /// The control point's directory
    pub dir: PathBuf,
    /// What for
    #[arg(long, default_value = "border-control")]
    pub purpose: String,
    /// How long the extract may be used, in hours: at most 168
    #[arg(long, default_value_t = 24)]
    pub hours: u32,
    /// The node's page, from a machine that is not the node's [default: the node of --node]
    #[arg(long, requires = "token")]
    pub url: Option<String>,
    /// A file with the token to ask with
    #[arg(long, value_name = "FILE", requires = "url")]
    pub token: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct PointScreen {
    /// The control point's directory
    pub dir: PathBuf,
    #[command(flatten)]
    pub before: Before,
    /// How many candidates
    #[arg(long, default_value_t = 10)]
    pub limit: usize,
}
