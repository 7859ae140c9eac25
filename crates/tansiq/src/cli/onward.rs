//! `tansiq onward`: its commands and their arguments.

use clap::{Args, Subcommand};

#[derive(Debug, Subcommand)]
pub enum Onward {
    /// Ask the originator of a report that is held here to let it be passed on
    #[command(
        after_help = "Example:\n  tansiq -n amman onward ask r-0123… --to CAI --purpose arrest --basis \"case 4 of 2026\" --until 2026-12-31\n\nNo content leaves. No answer in time is \"no\"."
    )]
    Ask {
        /// The report's id
        item: String,
        /// The third party; an agreement in force must bind it, the originator and this member alike
        #[arg(long, value_name = "MEMBER")]
        to: String,
        /// What the third party would use it for; may be repeated
        #[arg(long, required = true)]
        purpose: Vec<String>,
        /// The law or case on which the third party needs it
        #[arg(long)]
        basis: String,
        /// One statement of it; may be repeated [default: all that you may read]
        #[arg(long, value_name = "ID")]
        statement: Vec<String>,
        /// The last day for an answer [default: two weeks from now]
        #[arg(long, value_name = "DATE")]
        until: Option<String>,
    },
    /// List the requests: asked by this member, asked of it, and those by which it has something
    #[command(after_help = "Example:\n  tansiq -n baghdad onward requests")]
    Requests,
    /// Show one request, and at its originator what would go to the third party
    #[command(after_help = "Example:\n  tansiq -n baghdad onward show o-0123…")]
    Show {
        /// Its id
        id: String,
    },
    /// Answer a request: yes, a tear line in its place, or no
    #[command(
        after_help = "Examples:\n  tansiq -n baghdad onward answer o-0123… yes --until 2026-12-31\n  tansiq -n baghdad onward answer o-0123… yes --statement st-0123… --until 2026-12-31\n  tansiq -n baghdad onward answer o-0123… tear-line --report r-0123… --until 2026-12-31\n  tansiq -n baghdad onward answer o-0123… no --ground source-protection\n\nA tear line is a report of its own: submit it first."
    )]
    Answer(OnwardAnswer),
    /// Pass a report on as its originator sealed it, where the rule or his consent allows it
    #[command(
        after_help = "Example:\n  tansiq -n amman onward give r-0123… --to CAI --basis \"case 4 of 2026\""
    )]
    Give {
        /// The report's id
        item: String,
        /// The third party
        #[arg(long, value_name = "MEMBER")]
        to: String,
        /// The law or case on which it is passed on; it is an entry
        #[arg(long)]
        basis: String,
    },
    /// Take a consent back: nothing more is given by it, and whoever has something by it is told
    #[command(after_help = "Example:\n  tansiq -n baghdad onward revoke o-0123… --ground operation")]
    Revoke {
        /// The request's id
        id: String,
        /// source-protection, operation, law, purpose, accuracy or third-party
        #[arg(long)]
        ground: String,
    },
}

#[derive(Debug, Args)]
pub struct OnwardAnswer {
    /// The request's id
    pub id: String,
    /// yes, tear-line or no
    pub answer: String,
    /// With yes: one statement; may be repeated [default: whatever of the asked ones may go]
    #[arg(long, value_name = "ID")]
    pub statement: Vec<String>,
    /// With tear-line: the report that may go in its place
    #[arg(long, value_name = "ID")]
    pub report: Option<String>,
    /// What for; may be repeated [default: what was asked]
    #[arg(long)]
    pub purpose: Vec<String>,
    /// With yes and tear-line: the last day on which it may be given
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
    /// With no: source-protection, operation, law, purpose, accuracy or third-party
    #[arg(long)]
    pub ground: Option<String>,
}
