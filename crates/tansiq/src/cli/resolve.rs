//! `tansiq identity` and `tansiq resolve`: their commands and arguments.

use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum Identity {
    /// Show somebody: everything that is said of him, by whom, what conflicts, what clears him
    #[command(
        after_help = "Example:\n  tansiq -n baghdad identity show s-0123… --purpose border-control\n\nThe id of any of his subjects leads to him. What is not released to you is not there, and nothing hints at it."
    )]
    Show {
        /// The id of any of his subjects
        id: String,
        /// What for: arrest, warning, clearance, border-control, investigation, prosecution or protection
        #[arg(long, default_value = "investigation")]
        purpose: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum Resolve {
    /// Who may be one person and was not decided about: the newest first
    #[command(
        after_help = "Example:\n  tansiq -n baghdad resolve queue\n\nNothing is ever decided without you: look at a pair with `resolve pair`, then say same, different or unsure."
    )]
    Queue {
        /// How many of the people spoken of last are looked at
        #[arg(long, default_value_t = 50)]
        people: usize,
        /// Go on after this statement: the end of the part before
        #[arg(long, value_name = "ID")]
        after: Option<String>,
        /// Also what is too weak to be proposed
        #[arg(long)]
        weak: bool,
        /// What for
        #[arg(long, default_value = "investigation")]
        purpose: String,
    },
    /// Two subjects side by side: what speaks for one person and what for two
    #[command(after_help = "Example:\n  tansiq -n baghdad resolve pair s-0123… s-4567…")]
    Pair {
        /// One subject
        one: String,
        /// The other
        other: String,
        /// What for
        #[arg(long, default_value = "investigation")]
        purpose: String,
    },
    /// A decision: what it rests on, and what rests on it
    #[command(after_help = "Example:\n  tansiq -n baghdad resolve show st-0123…")]
    Show {
        /// The decision
        id: String,
        /// What for
        #[arg(long, default_value = "investigation")]
        purpose: String,
    },
    /// Decide that two subjects are one person
    #[command(
        after_help = "Example:\n  tansiq -n baghdad resolve same s-0123… s-4567… --reason \"one mother, one year\" --basis \"case 4 of 2026\"\n\nIt rewrites nothing: `resolve undo` restores exactly what was before."
    )]
    Same(Decide),
    /// Decide that they are two
    #[command(
        after_help = "Example:\n  tansiq -n baghdad resolve different s-0123… s-4567… --parted-by motherName --reason \"another mother\" --basis \"case 4 of 2026\""
    )]
    Different(Decide),
    /// Say that it cannot be decided yet
    #[command(
        after_help = "Example:\n  tansiq -n baghdad resolve unsure s-0123… s-4567… --reason \"ask for the mother's name\" --basis \"case 4 of 2026\""
    )]
    Unsure(Decide),
    /// Undo a decision of ours, and list every later conclusion that rested on it
    #[command(
        after_help = "Example:\n  tansiq -n baghdad resolve undo st-0123… --reason \"another mother\" --basis \"case 4 of 2026\""
    )]
    Undo {
        /// The decision
        id: String,
        #[command(flatten)]
        words: Words,
    },
    /// Whose decisions count here beside our own; with members or --nobody, say whose
    #[command(
        after_help = "Examples:\n  tansiq -n baghdad resolve rule\n  tansiq -n baghdad resolve rule EBL --reason \"agreed by the joint centre\"\n\nA decision of another member binds nobody here until this says so."
    )]
    Rule {
        /// Members' codes
        members: Vec<String>,
        /// Nobody's but our own
        #[arg(long, conflicts_with = "members")]
        nobody: bool,
        /// Why
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// Score which records of one file mean a person of another: writes `id,rank,target,score`. Needs no node
    #[command(
        after_help = "Example:\n  tansiq resolve score index.jsonl left.jsonl > results.csv\n\nEach line of both files: {\"id\": \"e1\", \"names\": [{\"n\": \"…\"}], \"dob\": [\"1971-03-05\", \"1971\"]}; `name` for an only one.\nBeside `dob`, where known: mother, father, grandfather, birth_place, residence, nationality, sex, document, phone,\nrelative; each a text or a list of texts. Other fields are passed over.\nSCORE: the probability that `target`, a record of the index, is the one that `id` means, where at most one is; ten\nat most for each. How fast it was, and how many are likely in the index at all, is said on standard error."
    )]
    Score {
        /// The records that are searched, one JSON object a line
        index: PathBuf,
        /// The records whose persons are looked for, one JSON object a line
        left: PathBuf,
    },
}

#[derive(Debug, Args)]
pub struct Decide {
    /// One subject
    pub one: String,
    /// The other
    pub other: String,
    /// Weigh only these statements, by their ids; all that identifies either of the two if none is named
    #[arg(long = "weigh", value_name = "ID")]
    pub statements: Vec<String>,
    /// What tells the two apart, such as motherName
    #[arg(long, value_name = "PROPERTY")]
    pub parted_by: Vec<String>,
    /// Only say who would get the decision
    #[arg(long)]
    pub dry_run: bool,
    #[command(flatten)]
    pub words: Words,
}

#[derive(Debug, Args)]
pub struct Words {
    /// Why
    #[arg(long)]
    pub reason: String,
    /// The law, warrant, resolution or case
    #[arg(long)]
    pub basis: String,
    /// What for: it must be a use that everything weighed allows
    #[arg(long, default_value = "investigation")]
    pub purpose: String,
}
