//! What is on the map, as the page and programs get it.

use super::closed;
use super::content::banner_of;
use crate::limits::MAX_CAPTION_CHARS;
use crate::placed::{Group, OnMap};
use crate::reading::Desk;
use serde::Serialize;
use tansiq_view::people::{Placed, Telling};
use utoipa::ToSchema;

/// What is on the map.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OnMap)]
pub(crate) struct OnMapShape {
    /// The newest first, and after them the places.
    placed: Vec<PlacedShape>,
    /// Whether there is more than was asked for.
    more: bool,
    /// The join of the labels of all statements that it is made of.
    banner: String,
}

/// A place, an incident or a sighting at its point.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Placed)]
pub(crate) struct PlacedShape {
    subject: String,
    #[schema(value_type = closed::PlacedKind)]
    kind: String,
    /// Degrees north (WGS 84).
    latitude: f64,
    /// Degrees east (WGS 84).
    longitude: f64,
    /// The first day of it, as its statements say, or the day of the report; missing for a place.
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<String>,
    /// What it is called, or where it is in words; cut where that is long.
    #[serde(skip_serializing_if = "Option::is_none")]
    caption: Option<String>,
    /// What kind of place it is, such as `control-point`.
    #[serde(skip_serializing_if = "Option::is_none")]
    sort: Option<String>,
    /// The statement that puts it there: its point, or the one that names the place.
    statement: String,
    /// Whose statement that is.
    originator: String,
    /// The report that holds it, as this node knows it; missing for a liaison officer, whose member knows it by
    /// another id.
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<String>,
    /// When its report was written.
    written: String,
    /// The place that has the point, where it is not its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    /// The join of the labels of the statements that it is made of.
    banner: String,
}

impl OnMapShape {
    /// What is shown at a desk. It takes the proof that it may leave.
    pub(crate) fn of(map: OnMap, desk: &Desk<'_>) -> OnMapShape {
        let banner = banner_of(map.groups.iter().flat_map(Group::labels));
        let mut placed = Vec::new();
        for group in map.groups {
            let banner = banner_of(group.labels());
            let shape = |(at, one)| (at, PlacedShape::of(one, desk, banner.clone()));
            placed.extend(group.placed.into_inner().into_iter().map(shape));
        }
        placed.sort_unstable_by_key(|(at, _)| *at);
        OnMapShape { placed: placed.into_iter().map(|(_, shape)| shape).collect(), more: map.more, banner }
    }
}

impl PlacedShape {
    fn of(placed: Placed, desk: &Desk<'_>, banner: String) -> PlacedShape {
        let cut = |told: Telling| told.value.chars().take(MAX_CAPTION_CHARS).collect();
        PlacedShape {
            subject: placed.subject.to_string(),
            kind: placed.kind.to_string(),
            latitude: placed.latitude,
            longitude: placed.longitude,
            day: placed.day.map(|day| day.to_string()),
            caption: placed.caption.map(cut),
            sort: placed.sort.map(cut),
            statement: placed.statement.to_string(),
            originator: placed.originator.to_string(),
            report: desk.knows_report_of(placed.originator).then(|| placed.report.to_string()),
            written: placed.written.to_string(),
            place: placed.place.map(|place| place.to_string()),
            banner,
        }
    }
}
