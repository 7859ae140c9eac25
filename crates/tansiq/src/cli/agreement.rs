//! `tansiq agreement`: its commands and their arguments.

use crate::draft::Template;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum Agreement {
    /// Write a commented draft from a template to standard output
    #[command(
        after_help = "Example:\n  tansiq agreement new --template border --id east-2027 --parties BGD,AMM > east-2027.toml"
    )]
    New {
        /// From which text it grows
        #[arg(long, value_enum)]
        template: Template,
        /// The agreement's name [default: the template's, with the year]
        #[arg(long)]
        id: Option<String>,
        /// The parties' codes [default: codes to be replaced]
        #[arg(long, value_delimiter = ',', value_name = "CODES")]
        parties: Vec<String>,
        /// Mark it as part of an exercise
        #[arg(long)]
        exercise: bool,
    },
    /// Point at every mistake in an agreement's text, as FILE:LINE:COLUMN
    #[command(after_help = "Example:\n  tansiq agreement check border-2026.toml")]
    Check {
        /// The agreement's file
        file: PathBuf,
    },
    /// Prove what can reach whom, over drafts together with everything in force
    #[command(
        after_help = "Examples:\n  tansiq -n baghdad agreement prove draft.toml                          what is asked of every draft\n  tansiq -n baghdad agreement prove draft.toml --person witness --reach MOW,THR\n  tansiq agreement prove draft.toml --with fixtures/agreements --lang ar   without a node\n\nExit code 0: every claim holds; 1: one does not, with what shows it; 2: a file is no agreement."
    )]
    Prove(Prove),
    /// Say what changes from one text to the next, one sentence for each change
    #[command(after_help = "Example:\n  tansiq agreement diff border-2026.toml draft.toml --lang ar")]
    Diff {
        /// The earlier text
        old: PathBuf,
        /// The later one
        new: PathBuf,
        /// The language of the sentences
        #[arg(long, value_enum, default_value_t = Lang::En)]
        lang: Lang,
    },
    /// Say whether something is released, by which clause, and what would have to change
    #[command(
        after_help = "Examples:\n  tansiq -n baghdad agreement explain --from BGD --to AMM --statement t-0123…\n  tansiq -n baghdad agreement explain --from BGD --to AMM --label \"category=testimony person=witness territories=IQ\"\n  tansiq agreement explain draft.toml --with agreements/ --from BGD --to AMM --label \"category=identity person=suspect territories=IQ\"\n\nWithout a node the drafts and the folder alone decide."
    )]
    Explain(Explain),
    /// Sign an agreement for this member; its other parties learn of the signature
    #[command(
        after_help = "Example:\n  tansiq -n baghdad agreement sign border-2026.toml\n\nNothing is released under it before every party has signed. One under which a standing property would not hold is\nnot signed; with --reason a second officer is asked."
    )]
    Sign {
        /// The agreement's file
        file: PathBuf,
        /// Why it should be signed although it breaks a standing property; a second officer decides
        #[arg(long)]
        reason: Option<String>,
    },
    /// List what waits for a second officer
    #[command(after_help = "Example:\n  tansiq -n baghdad agreement waiting")]
    Waiting,
    /// Agree, as a second officer, to what another asked for
    #[command(
        after_help = "Example:\n  tansiq -n baghdad --as layla agreement approve 17 --reason \"seen with the minister\""
    )]
    Approve {
        /// Its number in `agreement waiting`
        number: u64,
        /// Why; it is an entry
        #[arg(long)]
        reason: String,
    },
    /// Refuse what waits for a second officer, or withdraw what one has asked for
    #[command(
        after_help = "Example:\n  tansiq -n baghdad --as layla agreement refuse 17 --reason \"clause 7 must go\""
    )]
    Refuse {
        /// Its number in `agreement waiting`
        number: u64,
        /// Why; it is an entry
        #[arg(long)]
        reason: String,
    },
    /// What must hold before this member signs anything
    #[command(
        subcommand,
        after_help = "Example:\n  tansiq -n baghdad agreement properties set standing.toml"
    )]
    Properties(Properties),
    /// List the agreements, who has signed, and whether they are in force
    #[command(after_help = "Example:\n  tansiq -n baghdad agreement list")]
    List,
    /// Print one agreement's text as it was signed
    #[command(after_help = "Example:\n  tansiq -n baghdad agreement show border-2026")]
    Show {
        /// Its id
        id: String,
    },
}

/// The language of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// English
    En,
    /// Arabic
    Ar,
}

#[derive(Debug, Args)]
pub struct Prove {
    /// The drafts' files
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// Together with the agreements in this folder, instead of those of the node
    #[arg(long, value_name = "DIR")]
    pub with: Option<PathBuf>,
    #[command(flatten)]
    pub claim: Claim,
    /// The language of the sentences
    #[arg(long, value_enum, default_value_t = Lang::En)]
    pub lang: Lang,
}

/// What is claimed; without any of these, what is asked of every draft.
#[derive(Debug, Args)]
pub struct Claim {
    /// The claims of a file of standing properties
    #[arg(long, value_name = "FILE", conflicts_with_all = ["category", "person", "reach"])]
    pub properties: Option<PathBuf>,
    /// That no data of these categories
    #[arg(long, value_delimiter = ',', value_name = "CATEGORIES")]
    pub category: Vec<String>,
    /// That nothing about these categories of person
    #[arg(long, value_delimiter = ',', value_name = "PERSONS")]
    pub person: Vec<String>,
    /// ... ever reaches these members [default: any other member]
    #[arg(long, value_delimiter = ',', value_name = "MEMBERS")]
    pub reach: Vec<String>,
}

impl Claim {
    /// Whether a claim is made in words.
    pub fn is_any(&self) -> bool {
        !(self.category.is_empty() && self.person.is_empty() && self.reach.is_empty())
    }
}

#[derive(Debug, Args)]
pub struct Explain {
    /// Drafts, taken as if every party had signed them
    pub files: Vec<PathBuf>,
    /// Together with the agreements in this folder, instead of those of the node; for a label
    #[arg(long, value_name = "DIR", conflicts_with = "statement")]
    pub with: Option<PathBuf>,
    /// Who would give it
    #[arg(long, value_name = "MEMBER")]
    pub from: String,
    /// Who would receive it
    #[arg(long, value_name = "MEMBER")]
    pub to: String,
    /// A statement that is held here
    #[arg(long, value_name = "ID")]
    pub statement: Option<String>,
    /// Or a label: words as category=identity, with commas in lists
    #[arg(long, conflicts_with = "statement")]
    pub label: Option<String>,
    /// What it would be used for [default: whatever may be had]
    #[arg(long)]
    pub purpose: Option<String>,
    /// The language of the sentences
    #[arg(long, value_enum, default_value_t = Lang::En)]
    pub lang: Lang,
}

#[derive(Debug, Subcommand)]
pub enum Properties {
    /// Print those that hold
    #[command(after_help = "Example:\n  tansiq -n baghdad agreement properties show")]
    Show,
    /// Set them; where others hold already, a second officer is asked
    #[command(
        after_help = "Example:\n  tansiq -n baghdad agreement properties set standing.toml --reason \"order 4 of 2026\""
    )]
    Set {
        /// Their file
        file: PathBuf,
        /// Why; needed where others hold already
        #[arg(long)]
        reason: Option<String>,
    },
}
