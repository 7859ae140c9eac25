//! What was sent to whom, received, acknowledged and withheld; and how the lanes are.

use crate::body::{Asked, InPath, bad, number, parse};
use crate::failure::Failure;
use crate::interface::Routes;
use crate::limits::{DEFAULT_LINES, MAX_LINES};
use crate::node::Node;
use crate::problem::{Problem, ProblemBody};
use crate::wire::traffic::{LineShape, ReportTraffic};
use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;
use tansiq_exchange::LaneStatus;
use tansiq_ledger::Position;
use tansiq_report::ReportId;
use tansiq_view::Traffic;
use tansiq_view::traffic::{Filter, Page, TrafficDetail, TrafficLine, What};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;

pub(crate) fn routes() -> Routes {
    Routes::new().routes(routes!(list)).routes(routes!(report)).routes(routes!(lanes))
}

/// Which lines.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct LinesAsked {
    /// Only lines after this position: what is new since then.
    #[param(value_type = Option<u64>)]
    after: Option<String>,
    /// Only lines before this position: the next page of older ones.
    #[param(value_type = Option<u64>)]
    before: Option<String>,
    /// The most lines; 100 if missing, at most 1000.
    #[param(value_type = Option<u64>)]
    limit: Option<String>,
    /// Only these, with commas: `submitted`, `received`, `receipt-given`, `disclosed`, `withheld`, `acknowledged`,
    /// `taken-up`, `took-back`, `recall-came`, `recall-receipt`.
    what: Option<String>,
}

/// Lines of traffic, newest first.
#[derive(Serialize, ToSchema)]
struct Lines {
    lines: Vec<LineShape>,
    /// Where the next page of older lines begins (`before`); missing when there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<u64>,
    /// The newest line of all, whichever were asked for: whoever asks for what comes `after` it misses nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    newest: Option<u64>,
}

/// How the exchange with one member is.
#[derive(Serialize, ToSchema)]
struct Lane {
    member: String,
    name: String,
    active: bool,
    /// `idle`, `sending`, `trouble` or `inactive`.
    state: &'static str,
    /// By which carrier it is reached now: `https` or `nats`.
    carrier: &'static str,
    /// Deliveries made up for it so far.
    deliveries: u64,
    /// Deliveries that it has not acknowledged.
    behind: u64,
    /// Items given in them.
    items: u64,
    /// Items that it refused.
    refused: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_acknowledged: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trouble: Option<LaneTrouble>,
    /// Deliveries taken from it so far.
    received: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_received: Option<String>,
    /// When a bundle was last written for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    bundle_written: Option<String>,
    /// When a bundle of it was last read.
    #[serde(skip_serializing_if = "Option::is_none")]
    bundle_read: Option<String>,
    /// What of it was refused here since the program started.
    refusals: Vec<RefusalCount>,
}

/// Why nothing gets through at the moment.
#[derive(Serialize, ToSchema)]
struct LaneTrouble {
    code: String,
    at: String,
    /// Failures in a row.
    failures: u32,
}

/// How often something was refused.
#[derive(Serialize, ToSchema)]
struct RefusalCount {
    code: &'static str,
    count: u64,
}

impl RefusalCount {
    fn of((code, count): (&'static str, u64)) -> RefusalCount {
        RefusalCount { code, count }
    }
}

/// Every lane.
#[derive(Serialize, ToSchema)]
struct Lanes {
    lanes: Vec<Lane>,
    /// Bundles that were refused here since the program started before it was proved whose they are.
    refused_bundles: Vec<RefusalCount>,
}

/// The most lines that a request asks for.
pub(crate) fn limit(text: Option<&str>) -> Result<usize, Failure> {
    let limit = number("limit", text)?.map_or(DEFAULT_LINES, |n| usize::try_from(n).unwrap_or(usize::MAX));
    if (1..=MAX_LINES).contains(&limit) {
        Ok(limit)
    } else {
        Err(bad(format!("limit: expected 1 to {MAX_LINES}; found {limit}")))
    }
}

/// Lines of traffic, newest first
#[utoipa::path(get, path = "/traffic", tag = "traffic", params(LinesAsked),
    responses((status = 200, body = Lines), (status = 400, body = ProblemBody)))]
async fn list(
    State(node): State<Arc<Node>>,
    Asked(asked): Asked<LinesAsked>,
) -> Result<Json<Lines>, Failure> {
    let limit = limit(asked.limit.as_deref())?;
    let page = Page {
        after: number("after", asked.after.as_deref())?.map(Position),
        before: number("before", asked.before.as_deref())?.map(Position),
    };
    let filter = Filter { what: whats(asked.what.as_deref())?, ..Filter::default() };
    node.on_a_thread(move |node| {
        let traffic = node.views.traffic();
        // Read before the lines: what comes in between is then seen twice, and not missed.
        let newest = node.views.newest_line().borrow().map(|newest| newest.0);
        let lines = traffic.list(page, limit, &filter)?;
        let next = lines.last().filter(|_| lines.len() == limit).map(|line| line.position.0);
        let mut shapes = LineShapes::new(&traffic);
        let lines = lines.iter().map(|line| shapes.of(line)).collect::<Result<_, _>>()?;
        Ok(Json(Lines { lines, next, newest }))
    })
    .await
}

/// The kinds of lines that a request asks for; none means all.
fn whats(text: Option<&str>) -> Result<Vec<What>, Failure> {
    let word = |word: &str| {
        What::of(word.trim()).ok_or_else(|| {
            let words = What::ALL.map(What::code).join(", ");
            bad(format!("what: expected some of {words}, with commas; found another word"))
        })
    };
    text.map_or(Ok(Vec::new()), |text| text.split(',').map(word).collect())
}

/// Makes the lines of one answer. The ways of a report are read once, however many of the lines are about it.
pub(crate) struct LineShapes<'a> {
    traffic: &'a Traffic,
    ways: HashMap<ReportId, Option<TrafficDetail>>,
}

impl<'a> LineShapes<'a> {
    pub(crate) fn new(traffic: &'a Traffic) -> Self {
        LineShapes { traffic, ways: HashMap::new() }
    }

    /// A line with the clauses or reasons of the report that it is about, and with how the members stand with a
    /// report of ours.
    pub(crate) fn of(&mut self, line: &TrafficLine) -> Result<LineShape, Failure> {
        let Some(report) = &line.report else { return Ok(LineShape::of(line, None)) };
        let way = match self.ways.entry(report.id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(self.traffic.report(report.id)?),
        };
        Ok(LineShape::of(line, way.as_ref()))
    }
}

/// A report's way: who got how much of it, under which clauses, and who did not and why
#[utoipa::path(get, path = "/traffic/{report}", tag = "traffic", params(("report" = String, Path, description = "The report's id")),
    responses((status = 200, body = ReportTraffic), (status = 404, body = ProblemBody)))]
async fn report(State(node): State<Arc<Node>>, InPath(id): InPath) -> Result<Json<ReportTraffic>, Failure> {
    let id: ReportId = parse("report", &id)?;
    node.on_a_thread(move |node| {
        let detail = node.views.traffic().report(id)?.ok_or_else(Problem::not_found)?;
        Ok(Json(ReportTraffic::of(&detail, |member| node.name_of(member))))
    })
    .await
}

/// How the exchange with each member is
#[utoipa::path(get, path = "/lanes", tag = "traffic", responses((status = 200, body = Lanes)))]
async fn lanes(State(node): State<Arc<Node>>) -> Result<Json<Lanes>, Failure> {
    node.on_a_thread(|node| {
        let lanes = node.exchange.status()?;
        let refused_bundles = node.exchange.refused_bundles().into_iter().map(RefusalCount::of).collect();
        let lanes = lanes.into_iter().map(|lane| lane_shape(node, lane)).collect();
        Ok(Json(Lanes { lanes, refused_bundles }))
    })
    .await
}

fn lane_shape(node: &Node, lane: LaneStatus) -> Lane {
    let state = match (lane.active, &lane.trouble, lane.outstanding) {
        (false, ..) => "inactive",
        (true, Some(_), _) => "trouble",
        (true, None, 0) => "idle",
        (true, None, _) => "sending",
    };
    Lane {
        member: lane.member.to_string(),
        name: node.name_of(lane.member),
        active: lane.active,
        state,
        carrier: lane.carrier,
        deliveries: lane.deliveries,
        behind: lane.outstanding,
        items: lane.items,
        refused: lane.refused,
        last_acknowledged: lane.acknowledged.map(|at| at.to_string()),
        trouble: lane.trouble.map(|t| LaneTrouble {
            code: t.code,
            at: t.at.to_string(),
            failures: t.failures,
        }),
        received: lane.received,
        last_received: lane.received_at.map(|at| at.to_string()),
        bundle_written: lane.bundle_written.map(|at| at.to_string()),
        bundle_read: lane.bundle_read.map(|at| at.to_string()),
        refusals: lane.refusals.into_iter().map(RefusalCount::of).collect(),
    }
}
