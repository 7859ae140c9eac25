//! Boundaries for the map, from GeoJSON (RFC 7946): areas and lines, with their names in several languages.
//!
//! What was read is written anew: outlines of five decimals, which is about a metre, their names, and nothing else of
//! the file. All or nothing: a file with a mistake gives no boundary at all.

mod feature;
#[cfg(test)]
mod tests;

use feature::Reading;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The longest file, in bytes: the third level of a large country has a tenth of it.
pub const MAX_BOUNDARY_BYTES: usize = 16 * 1024 * 1024;
/// The most boundaries of one file.
pub const MAX_BOUNDARIES: usize = 20_000;

/// Boundaries that were read: at least one.
#[derive(Debug, Clone, PartialEq)]
pub struct Boundaries {
    features: Vec<Value>,
    languages: BTreeSet<&'static str>,
}

/// Why a file of boundaries cannot be read. Nothing of its content is repeated.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadBoundaries {
    /// The file is over its limit.
    #[error("expected a file of at most {MAX_BOUNDARY_BYTES} bytes; found {0}")]
    TooLong(usize),
    /// Not JSON.
    #[error("line {line}, column {column}: expected JSON; found something else")]
    Json {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// JSON, and no collection of features.
    #[error("expected {0}; found something else")]
    Shape(&'static str),
    /// A feature that is no boundary.
    #[error("feature {number}, {place}: expected {expected}; found something else")]
    Feature {
        /// Which one, from 1.
        number: usize,
        /// Where in it.
        place: String,
        /// What would have been right.
        expected: &'static str,
    },
}

impl Boundaries {
    /// Reads a collection of features.
    ///
    /// # Errors
    /// [`BadBoundaries`] with the first mistake.
    pub fn read(bytes: &[u8]) -> Result<Boundaries, BadBoundaries> {
        if bytes.len() > MAX_BOUNDARY_BYTES {
            return Err(BadBoundaries::TooLong(bytes.len()));
        }
        let root: Value = serde_json::from_slice(bytes)
            .map_err(|error| BadBoundaries::Json { line: error.line(), column: error.column() })?;
        if root["type"] != "FeatureCollection" {
            return Err(BadBoundaries::Shape("a FeatureCollection (RFC 7946)"));
        }
        // What RFC 7946 leaves out, older programs write.
        let system = root["crs"]["properties"]["name"].as_str().unwrap_or("CRS84");
        if !system.ends_with("CRS84") && !system.ends_with("4326") {
            return Err(BadBoundaries::Shape("coordinates of WGS 84 (CRS84)"));
        }
        let features = root["features"].as_array().filter(|all| (1..=MAX_BOUNDARIES).contains(&all.len()));
        let features = features.ok_or(BadBoundaries::Shape("1 to 20000 features"))?;
        let mut languages = BTreeSet::new();
        let read = features.iter().enumerate().map(|(at, feature)| {
            let boundary = Reading { number: at + 1 }.boundary(feature)?;
            languages.extend(boundary.names.keys());
            let geometry = json!({ "type": boundary.kind, "coordinates": boundary.outline });
            Ok(json!({ "type": "Feature", "properties": boundary.names, "geometry": geometry }))
        });
        let features = read.collect::<Result<_, _>>()?;
        Ok(Boundaries { features, languages })
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.features.len()
    }

    /// The languages in which at least one has a name: `en`, `ar`, `ckb`.
    pub fn languages(&self) -> &BTreeSet<&'static str> {
        &self.languages
    }

    /// As GeoJSON; the properties of a feature are its names by language.
    pub fn to_geojson(&self) -> String {
        json!({ "type": "FeatureCollection", "features": self.features }).to_string()
    }
}
