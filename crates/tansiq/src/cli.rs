//! The command line: every command. Its arguments and examples stand in a file for each area.

mod agreement;
mod bundle;
mod committee;
mod control_point;
mod desk;
mod exercise;
mod export;
mod map;
mod member;
mod names;
mod node;
mod onward;
mod oversight;
mod people;
mod report;
mod resolve;
mod rfi;
mod setup;

pub use agreement::{Agreement, Claim, Explain, Lang, Properties, Prove};
pub use bundle::Bundle;
pub use committee::{Committee, CommitteeMinute};
pub use control_point::{ControlPoint, PointScreen, PointSync};
pub use desk::Desk;
pub use exercise::{Exercise, ExerciseSetting};
pub use export::{Export, ExportFile, Written};
pub use map::{Map, MapImport, MapShow};
pub use member::Member;
pub use names::Names;
pub use node::{Ledger, Node, View};
pub use onward::{Onward, OnwardAnswer};
pub use oversight::{Oversight, Part};
pub use people::{Before, Screen, Subject};
pub use report::{Format, Import, Report};
pub use resolve::{Decide, Identity, Resolve, Words};
pub use rfi::Rfi;
pub use setup::{Init, Key, Principal};

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use tansiq_report::Moment;

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  the answer is no: a check failed, something was refused, or nothing was found
  2  the command line was not understood
  3  this machine: a file, the disk, the network, a node that does not answer
  4  not allowed: the principal has no such right, or is not known

Start here:
  tansiq init baghdad --member BGD --name Baghdad
  tansiq serve baghdad";

const HEADING: &str = "Which node, as whom";

/// Tansiq: services share intelligence statement by statement, under signed agreements.
#[derive(Debug, Parser)]
#[command(name = "tansiq", version, after_help = EXIT_CODES, propagate_version = true, disable_help_subcommand = true)]
pub struct Cli {
    /// The node's directory
    #[arg(long, short = 'n', global = true, help_heading = HEADING, env = "TANSIQ_NODE", default_value = ".", value_name = "DIR")]
    pub node: PathBuf,

    /// The principal to act as; its token is read from DIR/tokens/LOGIN [default: one whose role fits the command]
    #[arg(long, global = true, help_heading = HEADING, env = "TANSIQ_AS", value_name = "LOGIN")]
    pub r#as: Option<String>,

    /// Print what the node answered as JSON, for programs
    #[arg(long, global = true, help_heading = HEADING)]
    pub json: bool,

    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Set up a node: its directory, keys, ledger, first principals and member card
    #[command(
        after_help = "Example:\n  tansiq init baghdad --member BGD --name Baghdad --exchange 127.0.0.1:7101 --page 127.0.0.1:7100"
    )]
    Init(Init),

    /// Run a node until it is told to stop (Ctrl-C)
    #[command(
        after_help = "Example:\n  tansiq serve baghdad\n\nThe page is at the address that is printed. Other nodes reach this one at its exchange address."
    )]
    Serve {
        /// The node's directory [default: --node]
        dir: Option<PathBuf>,
    },

    /// The members: who they are, and their cards
    #[command(subcommand, after_help = "Example:\n  tansiq -n baghdad member list")]
    Member(Member),

    /// The agreements: draft, check, prove, sign, list
    #[command(
        subcommand,
        after_help = "Examples:\n  tansiq agreement new --template border --parties BGD,AMM > draft.toml\n  tansiq -n baghdad agreement prove draft.toml\n  tansiq -n baghdad agreement sign draft.toml"
    )]
    Agreement(Agreement),

    /// The committees that agreements set up: seats, chair, calendar
    #[command(
        subcommand,
        after_help = "Example:\n  tansiq -n baghdad committee calendar second-committee-2026"
    )]
    Committee(Committee),

    /// Take in a list or another system's export as reports of this member
    #[command(
        after_help = "Examples:\n  tansiq import --format un consolidated.xml\n  tansiq import --format un consolidated.xml --dry-run   how it differs from the last time, before anything is written\n  tansiq import --format csv people.csv --list ministry --legal-basis \"decree 4\" --rel-to AMM,EBL\n\nThe same list again stores nothing. An amended entry says what is new and what is no longer said, about the same\nsubject. A missing entry is a delisting: a clearance, as fast as the listing, to whoever was told the name."
    )]
    Import(Import),

    /// Submit and read reports
    #[command(subcommand, after_help = "Example:\n  tansiq -n baghdad report submit crossing.toml --dry-run")]
    Report(Report),

    /// Subjects and what is said of them
    #[command(subcommand, after_help = "Example:\n  tansiq -n baghdad subject search \"أبو بخاري\"")]
    Subject(Subject),

    /// One person: everything that is said of him, by whom, what conflicts, what clears him
    #[command(subcommand, after_help = "Example:\n  tansiq -n baghdad identity show s-0123…")]
    Identity(Identity),

    /// Decide which subjects are one person, and undo it
    #[command(subcommand, after_help = "Example:\n  tansiq -n baghdad resolve queue")]
    Resolve(Resolve),

    /// Screen a person: the same name is not the same man
    #[command(
        after_help = "Examples:\n  tansiq screen \"Salim Karim\" --birth 1981\n  tansiq screen \"سالم كريم\" --mother \"زهرة\"\n  tansiq screen \"سالم كريم\" --document A1234567 --purpose border-control\n  tansiq screen --mrz -   a passport's zone as a reader types it\n\nExit code 0: a hit (name and a second discriminator); 1: no hit, or only the same name."
    )]
    Screen(Screen),

    /// Screen where there is no line, with an extract that ends
    #[command(
        subcommand,
        after_help = "Examples:\n  tansiq -n baghdad control-point sync gate\n  tansiq control-point screen gate \"Salim Karim\" --birth 1981"
    )]
    ControlPoint(ControlPoint),

    /// Compare names across scripts, here and now: needs no node
    #[command(subcommand, after_help = "Example:\n  tansiq names compare \"سالم كريم\" \"Salem Karim\"")]
    Names(Names),

    /// Places, incidents and sightings: what is where, and since when
    #[command(subcommand, after_help = "Example:\n  tansiq -n baghdad map show --from 2026-11-01")]
    Map(Map),

    /// What was sent to whom, received, acknowledged and withheld
    #[command(
        after_help = "Examples:\n  tansiq traffic\n  tansiq traffic --report r-0123…   who got which statement, under which clause, and why not"
    )]
    Traffic {
        /// One report in detail
        #[arg(long, value_name = "ID")]
        report: Option<String>,
        /// How many lines
        #[arg(long, default_value_t = 20)]
        limit: usize,
    },

    /// Tables as files, marked, with an entry for each: the traffic, a dossier, disclosures, looks
    #[command(
        subcommand,
        after_help = "Examples:\n  tansiq -n baghdad export traffic > traffic.csv\n  tansiq -n baghdad export identity s-0123… --purpose arrest --format jsonl"
    )]
    Export(Export),

    /// What waits at the desk, until when, and which desk is called about it
    #[command(
        args_conflicts_with_subcommands = true,
        after_help = "Examples:\n  tansiq -n amman desk\n  tansiq -n amman desk take-up r-0123…\n\nHandling times: FLASH 10 minutes, IMMEDIATE 30, PRIORITY 3 hours, ROUTINE 6. Each time that one passes, the next\ndesk is called: watch officer, analyst, legal officer. [desk] in node.toml sets others, and they are printed below\nwhat waits."
    )]
    Desk {
        #[command(subcommand)]
        command: Option<Desk>,
    },

    /// An exercise from a seed: weeks of invented traffic of several members, and cases among it to be solved
    #[command(
        subcommand,
        after_help = "Examples:\n  tansiq exercise script\n  tansiq -n baghdad exercise play --seed 7 --weeks 4 --reports 200"
    )]
    Exercise(Exercise),

    /// The exchange with a member by hand: files for where there is no line
    #[command(
        subcommand,
        after_help = "Examples:\n  tansiq -n baghdad bundle write --for AMM amm.bundle\n  tansiq -n amman bundle read amm.bundle"
    )]
    Bundle(Bundle),

    /// The third-party rule: ask an originator, answer, pass on, take back
    #[command(
        subcommand,
        after_help = "Example:\n  tansiq -n amman onward ask r-0123… --to CAI --purpose arrest --basis \"case 4 of 2026\""
    )]
    Onward(Onward),

    /// Requests for information: ask another member, answer one, and what became of them
    #[command(
        subcommand,
        after_help = "Examples:\n  tansiq -n baghdad rfi ask question.toml --to AMM --purpose arrest --case \"case 4 of 2026\"\n  tansiq -n amman rfi list\n  tansiq -n amman rfi answer q-0123… refused --ground no-warrant"
    )]
    Rfi(Rfi),

    /// The ledger: checkpoint, proofs, verification
    #[command(subcommand, after_help = "Example:\n  tansiq -n baghdad ledger verify")]
    Ledger(Ledger),

    /// Every disclosure and every look at what belongs to others; no content
    #[command(
        subcommand,
        after_help = "Example:\n  tansiq -n baghdad oversight disclosures --to AMM --since 2026-11-01"
    )]
    Oversight(Oversight),

    /// This node: its health and its views
    #[command(subcommand, after_help = "Example:\n  tansiq -n baghdad node check")]
    Node(Node),

    /// Who may use this node, and as what
    #[command(
        subcommand,
        after_help = "Example:\n  tansiq -n baghdad principal add layla --role watch-officer"
    )]
    Principal(Principal),

    /// This member's signing key
    #[command(subcommand, after_help = "Example:\n  tansiq -n baghdad key rotate")]
    Key(Key),
}

/// A moment as people write it; fractions of a second and another offset than Zulu are no mistake.
fn moment(text: &str) -> Result<Moment, String> {
    let moment = text.parse::<jiff::Timestamp>();
    moment.map(Moment::from).map_err(|_| "expected a time as 2026-11-22T04:00:00Z".into())
}
