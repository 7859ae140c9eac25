//! What is on the map: places, incidents and sightings, in an area and within days.

use crate::body::{Asked, bad, number, parse};
use crate::caller::Caller;
use crate::failure::Failure;
use crate::interface::Routes;
use crate::limits::MAX_PLACED;
use crate::node::Node;
use crate::placed::{Group, on_map};
use crate::problem::ProblemBody;
use crate::reading::{Desk, grounds_of};
use crate::routes::screenings::purpose_of;
use crate::routes::subjects::record;
use crate::wire::placed::OnMapShape;
use axum::Json;
use axum::extract::State;
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::Arc;
use tansiq_report::{ReportId, SubjectId};
use tansiq_view::people::{Area, Sought};
use utoipa::IntoParams;
use utoipa_axum::routes;

pub(crate) fn routes() -> Routes {
    Routes::new().routes(routes!(placed))
}

/// What of the map.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct PlacedAsked {
    /// The first day of incidents and sightings, as `2026-11-01`; from the beginning if missing.
    from: Option<String>,
    /// The last day.
    to: Option<String>,
    /// The least longitude of an area, in degrees; above `east` it goes over the 180th meridian. The whole earth if all four
    /// are missing.
    #[param(value_type = Option<f64>)]
    west: Option<String>,
    /// The least latitude, in degrees.
    #[param(value_type = Option<f64>)]
    south: Option<String>,
    /// The greatest longitude, in degrees.
    #[param(value_type = Option<f64>)]
    east: Option<String>,
    /// The greatest latitude, in degrees.
    #[param(value_type = Option<f64>)]
    north: Option<String>,
    /// Only what this report speaks of.
    report: Option<String>,
    /// What for; `investigation` if missing.
    purpose: Option<String>,
    /// The most that is answered; 50000 if missing, which is also the most.
    #[param(value_type = Option<u64>)]
    limit: Option<String>,
}

/// What is on the map: places, incidents and sightings with a point, and sightings at a place that has one
///
/// Everything that it is made of is released to the reader; whether there is more counts only what is.
#[utoipa::path(get, path = "/placed", tag = "people", params(PlacedAsked),
    responses((status = 200, body = OnMapShape), (status = 400, body = ProblemBody)))]
async fn placed(
    State(node): State<Arc<Node>>,
    caller: Caller,
    Asked(asked): Asked<PlacedAsked>,
) -> Result<Json<OnMapShape>, Failure> {
    let purpose = purpose_of(asked.purpose.as_deref())?;
    let report: Option<ReportId> = asked.report.as_deref().map(|id| parse("report", id)).transpose()?;
    let mut sought = sought(&asked)?;
    let reader = caller.clone();
    let (ids, reports, grounds, shape) = node
        .on_a_thread(move |node| {
            let desk = Desk::new(node, &reader, purpose);
            let mut reports = Vec::new();
            if let Some(report) = report {
                let shown = desk.report(report)?;
                reports.extend(shown.as_ref().map(|_| report));
                sought.subjects =
                    Some(shown.into_iter().flat_map(|shown| shown.subjects.into_keys()).collect());
            }
            let map = on_map(node, &desk, &sought)?;
            let ids: BTreeSet<SubjectId> =
                map.groups.iter().flat_map(|group| group.placed.get()).map(|(_, one)| one.subject).collect();
            let grounds = grounds_of(node, &reader, map.groups.iter().flat_map(Group::shown));
            Ok((ids.into_iter().collect(), reports, grounds, OnMapShape::of(map, &desk)))
        })
        .await?;
    record(&node, &caller, purpose, (ids, reports), grounds).await?;
    Ok(Json(shape))
}

fn sought(asked: &PlacedAsked) -> Result<Sought, Failure> {
    let limit = number("limit", asked.limit.as_deref())?.unwrap_or(MAX_PLACED as u64);
    if !(1..=MAX_PLACED as u64).contains(&limit) {
        return Err(bad(format!("limit: expected 1 to {MAX_PLACED}; found {limit}")));
    }
    let area = match (
        degrees("west", asked.west.as_deref(), 180.0)?,
        degrees("south", asked.south.as_deref(), 90.0)?,
        degrees("east", asked.east.as_deref(), 180.0)?,
        degrees("north", asked.north.as_deref(), 90.0)?,
    ) {
        (Some(west), Some(south), Some(east), Some(north)) => Area { west, south, east, north },
        (None, None, None, None) => Area::EARTH,
        _ => return Err(bad("expected west, south, east and north, or none of them; found some")),
    };
    let (from, until) = (day("from", asked.from.as_deref())?, day("to", asked.to.as_deref())?);
    Ok(Sought { area, from, until, subjects: None, limit: limit as usize })
}

fn degrees(name: &str, text: Option<&str>, most: f64) -> Result<Option<f64>, Failure> {
    let Some(text) = text else { return Ok(None) };
    let number = text.parse::<f64>().ok().filter(|degrees| degrees.abs() <= most);
    number.map(Some).ok_or_else(|| {
        let found = text.chars().count();
        bad(format!(
            "{name}: expected degrees from -{most} to {most}; found {found} characters in another form"
        ))
    })
}

fn day(name: &str, text: Option<&str>) -> Result<Option<Date>, Failure> {
    let Some(text) = text else { return Ok(None) };
    let day = text.parse::<Date>().ok().filter(|day| day.to_string() == text);
    day.map(Some).ok_or_else(|| {
        let found = text.chars().count();
        bad(format!("{name}: expected a day as 2026-11-01; found {found} characters in another form"))
    })
}
