//! The desk: what nobody has in hand yet, until when somebody should, and which desk is called about it.
//!
//! Nothing is written when a desk is called: whose turn it is follows from the time at which a report came, its
//! precedence and the present time, and is the same for whoever asks.

use crate::body::{Json, bad, parse};
use crate::caller::Caller;
use crate::desks::Desks;
use crate::failure::Failure;
use crate::interface::Routes;
use crate::limits::MAX_ENVELOPE_BODY;
use crate::node::Node;
use crate::problem::{Problem, ProblemBody};
use crate::wire::traffic::ReportHead;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tansiq_label::{Finite, MemberCode};
use tansiq_report::{Entry, Moment, Precedence, ReportId};
use tansiq_view::traffic::{MAX_AT_THE_DESK, Outstanding, ReportLine};
use utoipa::ToSchema;
use utoipa_axum::routes;

/// The routes of whoever reads traffic.
pub(crate) fn looking() -> Routes {
    Routes::new().routes(routes!(desk))
}

/// The route of whoever sits at a desk.
pub(crate) fn taking_up() -> Routes {
    Routes::new().routes(routes!(take_up))
}

/// What waits at the desk.
#[derive(Serialize, ToSchema)]
struct Desk {
    /// The desks that are called one after the other, by role.
    desks: Vec<&'static str>,
    /// The handling time of each precedence here, in minutes.
    handling_minutes: BTreeMap<&'static str, u32>,
    /// The fastest precedence first, and then what came first.
    waiting: Vec<Waiting>,
    /// Whether more waits than is listed.
    more: bool,
    /// What members should have acknowledged by now, the fastest precedence first.
    late: Vec<Late>,
}

/// A report that nobody has in hand.
#[derive(Serialize, ToSchema)]
struct Waiting {
    report: ReportHead,
    /// When it came here.
    since: String,
    /// When somebody should have it in hand.
    due: String,
    /// The role whose desk is called about it now.
    desk: &'static str,
    /// How many times its handling time has passed: none while it is in time.
    passed: u64,
}

/// What a member has not acknowledged in time.
#[derive(Serialize, ToSchema)]
struct Late {
    member: String,
    name: String,
    /// The delivery's number in its lane; missing for faster reports that wait behind one and have not left. They may be
    /// withheld from the member once their turn comes.
    #[serde(skip_serializing_if = "Option::is_none")]
    sequence: Option<u64>,
    /// The fastest in it.
    precedence: String,
    since: String,
    due: String,
}

/// What somebody takes up.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TakingUp {
    /// Ids of reports, 500 at most.
    reports: Vec<String>,
}

/// What became of it.
#[derive(Serialize, ToSchema)]
struct TakenUp {
    /// Those that nobody had in hand before.
    taken_up: Vec<String>,
}

/// What waits at the desk
///
/// A report waits until an officer takes it up: each that another member gave, and each of this member's own that
/// interrupts (IMMEDIATE, FLASH). Entries of lists and decisions about identities wait only where they interrupt. The
/// handling time of a precedence is ten minutes (FLASH), thirty (IMMEDIATE), three hours (PRIORITY), six hours
/// (ROUTINE), unless the member has set others; each time that it passes, the next desk is called.
#[utoipa::path(get, path = "/desk", tag = "traffic", responses((status = 200, body = Desk)))]
async fn desk(State(node): State<Arc<Node>>) -> Result<axum::Json<Desk>, Failure> {
    node.on_a_thread(|node| {
        let (traffic, now) = (node.views.traffic(), node.clock.now());
        let at_the_desk = traffic.at_the_desk()?;
        let outstanding = traffic.outstanding()?.iter().map(Lateness::of).collect();
        let mut late: Vec<_> = Lateness::behind(node, outstanding)?;
        let desks = &node.desks;
        late.retain(|late| late.due(desks) <= now && node.directory.is_active(late.member));
        late.sort_by_key(|late| (std::cmp::Reverse(late.precedence), late.since));
        Ok(axum::Json(Desk {
            desks: desks.order().iter().copied().map(Finite::code).collect(),
            handling_minutes: desks.minutes().map(|(precedence, n)| (precedence.code(), n)).collect(),
            waiting: at_the_desk.reports.iter().map(|report| Waiting::of(report, desks, now)).collect(),
            more: at_the_desk.more,
            late: late.iter().map(|late| late.shape(node)).collect(),
        }))
    })
    .await
}

impl Waiting {
    fn of(report: &ReportLine, desks: &Desks, now: Moment) -> Waiting {
        let passed = desks.passed(report.precedence, report.taken, now);
        Waiting {
            report: ReportHead::from(report),
            since: report.taken.to_string(),
            due: desks.due(report.precedence, report.taken).to_string(),
            desk: desks.called(passed).code(),
            passed,
        }
    }
}

/// What a member has not acknowledged.
struct Lateness {
    member: MemberCode,
    /// Of the delivery; nothing for what waits behind it.
    sequence: Option<u64>,
    precedence: Precedence,
    since: Moment,
}

impl Lateness {
    fn of(delivery: &Outstanding) -> Lateness {
        let Outstanding { member, sequence, precedence, since, .. } = *delivery;
        Lateness { member, sequence: Some(sequence), precedence, since }
    }

    /// These, and for each member what is faster than them and cannot leave before them.
    fn behind(node: &Node, mut under_way: Vec<Lateness>) -> Result<Vec<Lateness>, Failure> {
        let members: BTreeSet<_> = under_way.iter().map(|late| late.member).collect();
        for member in members {
            let Some((precedence, position)) = node.exchange.behind(member)? else { continue };
            let fastest =
                under_way.iter().filter(|late| late.member == member).map(|late| late.precedence).max();
            let Some(report) = node.report_at(position)?.filter(|_| fastest < Some(precedence)) else {
                continue;
            };
            let since = report.report().header().written;
            under_way.push(Lateness { member, sequence: None, precedence, since });
        }
        Ok(under_way)
    }

    fn due(&self, desks: &Desks) -> Moment {
        desks.due(self.precedence, self.since)
    }

    fn shape(&self, node: &Node) -> Late {
        Late {
            member: self.member.to_string(),
            name: node.name_of(self.member),
            sequence: self.sequence,
            precedence: self.precedence.to_string(),
            since: self.since.to_string(),
            due: self.due(&node.desks).to_string(),
        }
    }
}

/// Take up reports: somebody has them in hand, and no desk is called about them any more
///
/// The first one who takes a report up has it; whoever comes later changes nothing.
#[utoipa::path(post, path = "/desk/taken-up", tag = "traffic", request_body = TakingUp,
    responses((status = 200, body = TakenUp), (status = 400, body = ProblemBody), (status = 404, body = ProblemBody)))]
async fn take_up(
    State(node): State<Arc<Node>>,
    caller: Caller,
    Json(body): Json<TakingUp, MAX_ENVELOPE_BODY>,
) -> Result<(StatusCode, axum::Json<TakenUp>), Failure> {
    if !(1..=MAX_AT_THE_DESK).contains(&body.reports.len()) {
        let found = body.reports.len();
        return Err(bad(format!("reports: expected 1 to {MAX_AT_THE_DESK} ids; found {found}")));
    }
    let reports: Vec<ReportId> =
        body.reports.iter().map(|id| parse("reports", id)).collect::<Result<_, _>>()?;
    // Nobody else takes anything up between the look and the entry.
    let _deciding = node.deciding.lock().await;
    let (by, at) = (caller.principal.id, node.clock.now());
    let open = node.on_a_thread(move |node| still_open(node, reports)).await?;
    if !open.is_empty() {
        let entries = open.iter().map(|report| Entry::TakenUp { at, by, report: *report }.to_bytes().into());
        node.ledger.append_all(entries.collect()).await?;
        node.settle_all().await;
    }
    let taken_up = open.iter().map(ReportId::to_string).collect();
    Ok((StatusCode::OK, axum::Json(TakenUp { taken_up })))
}

/// Those that nobody has in hand, each once; an error if one of them is not here.
fn still_open(node: &Node, reports: Vec<ReportId>) -> Result<Vec<ReportId>, Failure> {
    let traffic = node.views.traffic();
    let mut open = Vec::new();
    for report in reports {
        let in_hand = traffic.in_hand(report)?.ok_or_else(Problem::not_found)?;
        if in_hand.is_none() && !open.contains(&report) {
            open.push(report);
        }
    }
    Ok(open)
}
