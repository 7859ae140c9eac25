//! `tansiq exercise`: its commands and their arguments.

use clap::{Args, Subcommand};
use tansiq_label::MemberCode;
use tansiq_report::Moment;

#[derive(Debug, Subcommand)]
pub enum Exercise {
    /// Print the script: each step of the cases, who does it and what the trainees should find. It asks no node
    #[command(after_help = "Example:\n  tansiq exercise script --seed 7 --weeks 4 --members BGD,EBL,AMM")]
    Script(ExerciseSetting),
    /// Play this member's part: its node takes in the reports and does the acts, as an officer would have done
    #[command(
        after_help = "Examples:\n  tansiq -n baghdad exercise play --seed 7 --ends 2026-11-22T04:00:00Z\n  tansiq -n baghdad exercise play --reports 100000 --wait 0   load\n\nEach member plays its own part at its own node, with the same setting. Played again, it stores nothing twice and goes on\nwhere it stopped: an act that waits for another member's report is done once that has come.\n\nEverything in it is invented and marked as an exercise. It is written into the ledger for good, as any report is: play it\non a node that is set up for exercises."
    )]
    Play {
        #[command(flatten)]
        setting: ExerciseSetting,
        /// How long it waits for what other members have to do first, in seconds
        #[arg(long, value_name = "SECONDS", default_value_t = 60)]
        wait: u64,
    },
}

#[derive(Debug, Args)]
pub struct ExerciseSetting {
    /// The seed: the same seed makes the same exercise
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// The last moment of which is reported [default: the beginning of this hour]
    #[arg(long, value_name = "MOMENT", value_parser = super::moment)]
    pub ends: Option<Moment>,
    /// How many weeks before that it begins
    #[arg(long, default_value_t = 6)]
    pub weeks: u32,
    /// How many routine reports all members write together; those of the cases come on top
    #[arg(long, default_value_t = 300)]
    pub reports: u32,
    /// Who plays: the lead, its neighbour inside, the one at the border, one further away, the joint centre; and a second
    /// circle
    #[arg(
        long,
        value_delimiter = ',',
        value_name = "CODES",
        default_value = "BGD,EBL,AMM,CAI,JCC,MOW,THR,DAM"
    )]
    pub members: Vec<MemberCode>,
}
