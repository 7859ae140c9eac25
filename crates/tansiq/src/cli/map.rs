//! `tansiq map`: what is where.

use clap::{Args, Subcommand};

#[derive(Debug, Subcommand)]
pub enum Map {
    /// Show what is on the map and released to you, the newest first
    #[command(
        after_help = "Examples:\n  tansiq -n baghdad map show --from 2026-11-01 --to 2026-11-22\n  tansiq -n baghdad map show --within 38.7,29.0,48.6,37.4 --purpose protection"
    )]
    Show(MapShow),
}

#[derive(Debug, Args)]
pub struct MapShow {
    /// The first day of incidents and sightings
    #[arg(long, value_name = "DAY")]
    pub from: Option<String>,
    /// The last day
    #[arg(long, value_name = "DAY")]
    pub to: Option<String>,
    /// An area in degrees: west,south,east,north
    #[arg(long, value_name = "W,S,E,N", value_parser = four, allow_hyphen_values = true)]
    pub within: Option<[String; 4]>,
    /// Only what this report speaks of
    #[arg(long, value_name = "ID")]
    pub report: Option<String>,
    /// How many
    #[arg(long, default_value_t = 50)]
    pub limit: usize,
    /// What for: arrest, warning, clearance, border-control, investigation, prosecution or protection
    #[arg(long, default_value = "investigation")]
    pub purpose: String,
}

/// Four values with commas; the node says whether they are degrees.
fn four(text: &str) -> Result<[String; 4], String> {
    let parts: Vec<String> = text.split(',').map(|part| part.trim().to_owned()).collect();
    let found = parts.len();
    parts.try_into().map_err(|_| format!("expected west,south,east,north; found {found} values"))
}
