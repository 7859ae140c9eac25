//! One boundary: its outline, point by point, and its names.

use super::BadBoundaries;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The longest name, in characters.
const MAX_NAME_CHARS: usize = 200;
/// A metre, in parts of a degree.
const PARTS_OF_DEGREE: f64 = 100_000.0;

/// What was read of a feature.
pub(super) struct Boundary<'a> {
    pub(super) names: BTreeMap<&'static str, &'a str>,
    pub(super) kind: &'a str,
    pub(super) outline: Value,
}

/// What the points of an outline must be.
#[derive(Clone, Copy)]
enum Row {
    Line,
    Ring,
}

/// Reads one feature.
pub(super) struct Reading {
    /// Which one, from 1.
    pub(super) number: usize,
}

impl Reading {
    fn bad(&self, place: impl Into<String>, expected: &'static str) -> BadBoundaries {
        BadBoundaries::Feature { number: self.number, place: place.into(), expected }
    }

    pub(super) fn boundary<'a>(&self, feature: &'a Value) -> Result<Boundary<'a>, BadBoundaries> {
        if feature["type"] != "Feature" {
            return Err(self.bad("type", "Feature"));
        }
        let kind = feature["geometry"]["type"].as_str().unwrap_or_default();
        let (depth, row) = match kind {
            "LineString" => (0, Row::Line),
            "MultiLineString" => (1, Row::Line),
            "Polygon" => (1, Row::Ring),
            "MultiPolygon" => (2, Row::Ring),
            _ => {
                return Err(self.bad("geometry.type", "Polygon, MultiPolygon, LineString or MultiLineString"));
            }
        };
        let outline = self.rows(&feature["geometry"]["coordinates"], depth, row, "coordinates")?;
        let names = match &feature["properties"] {
            Value::Object(properties) => self.names(properties)?,
            Value::Null => BTreeMap::new(),
            _ => return Err(self.bad("properties", "an object or null")),
        };
        Ok(Boundary { names, kind, outline })
    }

    fn rows(&self, value: &Value, depth: usize, row: Row, place: &str) -> Result<Value, BadBoundaries> {
        let list = value.as_array().filter(|list| !list.is_empty());
        let list = list.ok_or_else(|| self.bad(place, "a list that is not empty"))?;
        let each = list.iter().enumerate().map(|(at, value)| {
            let place = format!("{place}[{at}]");
            if depth > 0 { self.rows(value, depth - 1, row, &place) } else { self.position(value, &place) }
        });
        let rows = each.collect::<Result<Vec<_>, _>>()?;
        match row {
            Row::Line if depth == 0 && rows.len() < 2 => Err(self.bad(place, "two or more points")),
            Row::Ring if depth == 0 && (rows.len() < 4 || rows.first() != rows.last()) => {
                Err(self.bad(place, "four or more points, of which the last is the first"))
            }
            _ => Ok(Value::Array(rows)),
        }
    }

    fn position(&self, value: &Value, place: &str) -> Result<Value, BadBoundaries> {
        let degrees = |at: usize, most: f64| value[at].as_f64().filter(|degrees| degrees.abs() <= most);
        let metre = |degrees: f64| (degrees * PARTS_OF_DEGREE).round() / PARTS_OF_DEGREE;
        match (degrees(0, 180.0), degrees(1, 90.0)) {
            (Some(longitude), Some(latitude)) => Ok(json!([metre(longitude), metre(latitude)])),
            _ => Err(self.bad(place, "longitude from -180 to 180 and latitude from -90 to 90")),
        }
    }

    /// The names by language. A file may name what lies around a boundary as well: of the levels the lowest is its own.
    fn names<'a>(
        &self,
        properties: &'a Map<String, Value>,
    ) -> Result<BTreeMap<&'static str, &'a str>, BadBoundaries> {
        let mut found: Vec<(usize, &'static str, &str)> = Vec::new();
        for (key, value) in properties {
            let text = value.as_str().map(str::trim).filter(|text| !text.is_empty());
            let (Some((level, language)), Some(text)) = (name_key(key), text) else { continue };
            if text.chars().count() > MAX_NAME_CHARS || text.chars().any(char::is_control) {
                return Err(self.bad("properties", "names of at most 200 characters, none of them a control"));
            }
            found.push((level, language, text));
        }
        let own = found.iter().map(|(level, ..)| *level).max();
        let own = found.iter().filter(|(level, ..)| Some(*level) == own);
        Ok(own.map(|(_, language, text)| (*language, *text)).collect())
    }
}

/// Of what level and in which language a property is a name: `name`, `name_ar`, `name:ckb`, `adm1_en`, `ADM2_AR`.
fn name_key(key: &str) -> Option<(usize, &'static str)> {
    let key = key.to_ascii_lowercase();
    if key == "name" {
        return Some((0, "en"));
    }
    let (base, language) = key.rsplit_once(['_', ':'])?;
    let language = match language {
        "en" => "en",
        "ar" => "ar",
        "ckb" | "ku" => "ckb",
        _ => return None,
    };
    let level = match base {
        "name" => 11,
        _ => base.strip_prefix("adm").filter(|level| level.len() == 1)?.parse::<usize>().ok()? + 1,
    };
    Some((level, language))
}
