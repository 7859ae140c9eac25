//! `tansiq map`: what is where.

use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum Map {
    /// Show what is on the map and released to you, the newest first
    #[command(
        after_help = "Examples:\n  tansiq -n baghdad map show --from 2026-11-01 --to 2026-11-22\n  tansiq -n baghdad map show --within 38.7,29.0,48.6,37.4 --purpose protection"
    )]
    Show(MapShow),
    /// List the layers that lie over the map, or print one of boundaries as GeoJSON
    #[command(after_help = "Example:\n  tansiq -n baghdad map layers")]
    Layers {
        /// The layer that is printed
        name: Option<String>,
    },
    /// Lay boundaries or tiles over the map, for everybody who uses this node: it writes them into the node's directory
    #[command(
        after_help = "Example:\n  tansiq -n baghdad map import governorates.geojson --title en=Governorates --title ar=المحافظات\n  tansiq -n baghdad map import roads.pmtiles --title en=Roads --title ar=الطرق\n\nAreas and lines in GeoJSON (RFC 7946). Names are taken from name_en, name_ar, name_ckb, or adm1_en and the like.\nA file that ends in .pmtiles is an archive of tiles (PMTiles 3): outlines with names, or pictures."
    )]
    Import(MapImport),
    /// Take a layer away
    #[command(after_help = "Example:\n  tansiq -n baghdad map remove governorates")]
    Remove {
        /// Its name
        name: String,
    },
}

#[derive(Debug, Args)]
pub struct MapImport {
    /// The file
    pub file: PathBuf,
    /// What the layer is named here: small letters, digits and hyphens [default: the file's name]
    #[arg(long)]
    pub name: Option<String>,
    /// What it is called, in a language: en, ar or ckb; may stand several times
    #[arg(long, value_name = "LANG=TITLE", value_parser = title)]
    pub title: Vec<(String, String)>,
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

fn title(text: &str) -> Result<(String, String), String> {
    let (language, title) = text.split_once('=').unwrap_or_default();
    if ["en", "ar", "ckb"].contains(&language) && !title.trim().is_empty() {
        Ok((language.to_owned(), title.trim().to_owned()))
    } else {
        Err("expected en=, ar= or ckb= and a title".into())
    }
}
