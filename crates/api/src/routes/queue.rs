//! What waits for a resolution decision, and two people side by side.

use crate::body::{Asked, bad, flag, number, parse};
use crate::caller::Caller;
use crate::failure::Failure;
use crate::interface::Routes;
use crate::node::Node;
use crate::pairing::{Pair, Queue, Side, pair, queue};
use crate::problem::ProblemBody;
use crate::reading::{Desk, grounds};
use crate::routes::screenings::purpose_of;
use crate::routes::subjects::record;
use crate::wire::closed;
use crate::wire::content::banner_of;
use crate::wire::decision::DecisionShape;
use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tansiq_agreement::Releasable;
use tansiq_names::DEFAULT_THRESHOLD;
use tansiq_report::{StatementId, SubjectId};
use tansiq_resolve::Verdict;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;

pub(crate) fn routes() -> Routes {
    Routes::new().routes(routes!(waiting)).routes(routes!(side_by_side))
}

/// The people spoken of last that one request looks at, if it does not say.
const PEOPLE: u64 = 50;
/// The most of them: some seconds of work.
const MAX_PEOPLE: u64 = 200;

/// Which part of what waits.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct QueueAsked {
    /// Goes on after this statement: `next` of the part before.
    after: Option<String>,
    /// How many of the people spoken of last are looked at; 50 if missing, at most 200.
    #[param(value_type = Option<u64>)]
    people: Option<String>,
    /// Whether also what is too weak to be proposed.
    #[param(value_type = Option<bool>)]
    weak: Option<String>,
    /// What for; `investigation` if missing.
    purpose: Option<String>,
}

/// Which two.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct PairAsked {
    /// A subject's id.
    #[param(value_type = String)]
    one: Option<String>,
    /// Another's.
    #[param(value_type = String)]
    other: Option<String>,
    /// What for; `investigation` if missing.
    purpose: Option<String>,
}

/// What waits for a decision.
#[derive(Serialize, ToSchema)]
#[schema(as = Queue)]
struct QueueShape {
    /// The likeliest first.
    pairs: Vec<PairShape>,
    /// How many people were looked at.
    looked_at: usize,
    /// Where the next part begins; missing at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// Two people who may be one.
#[derive(Serialize, ToSchema)]
#[schema(as = Pair)]
struct PairShape {
    one: SideShape,
    other: SideShape,
    /// The probability, 0 to 1, from their most alike names alone, that both are the name of one person.
    score: f32,
    /// What name and evidence weigh together among as many people as the reader may know of, in bits: 0 is even, above
    /// it speaks for one person.
    weight: f32,
    /// `proposed`, `weak` or `unlikely`. It decides nothing.
    #[schema(value_type = closed::PairAdvice)]
    advice: &'static str,
    evidence: Vec<PairEvidence>,
    /// What was decided about the two so far.
    decisions: Vec<DecisionShape>,
    /// The join of the labels of all that is said of the two.
    banner: String,
}

/// One of two people.
#[derive(Serialize, ToSchema)]
#[schema(as = PairSide)]
struct SideShape {
    /// The least of his subjects' ids.
    id: String,
    caption: String,
    originators: Vec<String>,
    /// Categories of person.
    persons: Vec<String>,
    births: Vec<String>,
}

/// What speaks for one person or for two.
#[derive(Serialize, ToSchema)]
struct PairEvidence {
    /// `name`, `birth`, `mother`, `father`, `birth-place` …
    kind: &'static str,
    /// `same`, `near`, `differs`, and of dates `same-day`, `same-year` …
    finding: &'static str,
    /// How much it says, in bits: for one person above 0, for two below.
    weight: f32,
    /// What is said of the one.
    one: Vec<String>,
    /// What is said of the other.
    other: Vec<String>,
    /// The statements that say so.
    statements: Vec<String>,
}

impl PairShape {
    fn of(pair: &Pair) -> PairShape {
        let said =
            |side: &Side| side.person.said().map(|s| s.get().statement.label.clone()).collect::<Vec<_>>();
        let labels = [said(&pair.one), said(&pair.other)].concat();
        PairShape {
            one: SideShape::of(&pair.one),
            other: SideShape::of(&pair.other),
            score: pair.comparison.name.map_or(0.0, |name| name.score),
            weight: pair.comparison.bits().0,
            advice: match pair.advice() {
                Verdict::Propose => "proposed",
                Verdict::WhenAsked => "weak",
                Verdict::NeverPropose => "unlikely",
            },
            evidence: evidence(pair),
            decisions: pair.decisions.iter().map(DecisionShape::from).collect(),
            banner: banner_of(&labels),
        }
    }
}

impl SideShape {
    fn of(side: &Side) -> SideShape {
        let summary = side.summary();
        SideShape {
            id: side.id().map(|id| id.to_string()).unwrap_or_default(),
            caption: summary.caption,
            originators: summary.originators,
            persons: summary.persons,
            births: summary.births,
        }
    }
}

/// The name first, then everything beside it, each with the values and the statements that say them.
fn evidence(pair: &Pair) -> Vec<PairEvidence> {
    let (one, other) = (&pair.one.described, &pair.other.described);
    let line = |kind, finding, weight, said: [Option<&(StatementId, String)>; 2]| PairEvidence {
        kind,
        finding,
        weight,
        one: said[0].iter().map(|(_, text)| text.clone()).collect(),
        other: said[1].iter().map(|(_, text)| text.clone()).collect(),
        statements: said.iter().flatten().map(|(id, _)| id.to_string()).collect(),
    };
    let name = pair.comparison.name.map(|name| {
        let finding = if name.score >= DEFAULT_THRESHOLD { "same" } else { "differs" };
        line("name", finding, name.bits.0, [one.names.get(name.left), other.names.get(name.right)])
    });
    let beside = pair.comparison.evidence.iter().map(|piece| {
        let left = one.beside.get(&piece.kind).and_then(|said| said.get(piece.left));
        let right = other.beside.get(&piece.kind).and_then(|said| said.get(piece.right));
        line(piece.kind.code(), piece.finding.code(), piece.bits.0, [left, right])
    });
    name.into_iter().chain(beside).collect()
}

fn of_both(pair: &Pair) -> impl Iterator<Item = &Releasable<crate::reading::Said>> {
    pair.one.person.said().chain(pair.other.person.said())
}

fn ids(pair: &Pair) -> impl Iterator<Item = SubjectId> {
    pair.one.person.ids().into_iter().chain(pair.other.person.ids())
}

/// Who may be one person and was not decided about
///
/// Among the people spoken of last, from what is released to the reader. Nothing is ever decided without a person.
#[utoipa::path(get, path = "/resolutions", tag = "people", params(QueueAsked),
    responses((status = 200, body = QueueShape), (status = 400, body = ProblemBody)))]
async fn waiting(
    State(node): State<Arc<Node>>,
    caller: Caller,
    Asked(asked): Asked<QueueAsked>,
) -> Result<Json<QueueShape>, Failure> {
    let purpose = purpose_of(asked.purpose.as_deref())?;
    let after: Option<StatementId> = asked.after.as_deref().map(|id| parse("after", id)).transpose()?;
    let people = number("people", asked.people.as_deref())?.unwrap_or(PEOPLE);
    if !(1..=MAX_PEOPLE).contains(&people) {
        return Err(bad(format!("people: expected 1 to {MAX_PEOPLE}; found {people}")));
    }
    let weak = flag("weak", asked.weak.as_deref())?;
    let reader = caller.clone();
    let part = (after, people as usize, weak);
    let found: Queue =
        node.on_a_thread(move |node| queue(node, &Desk::new(node, &reader, purpose), part)).await?;
    let grounds = grounds(&node, &caller, found.pairs.iter().flat_map(of_both));
    let mut shown: Vec<SubjectId> = found.pairs.iter().flat_map(ids).collect();
    shown.sort_unstable();
    shown.dedup();
    record(&node, &caller, purpose, (shown, Vec::new()), grounds).await?;
    Ok(Json(QueueShape {
        pairs: found.pairs.iter().map(PairShape::of).collect(),
        looked_at: found.looked_at,
        next: found.next.map(|next| next.to_string()),
    }))
}

/// Two people side by side
#[utoipa::path(get, path = "/resolutions/pair", tag = "people", params(PairAsked),
    responses((status = 200, body = PairShape), (status = 400, body = ProblemBody), (status = 404, body = ProblemBody)))]
async fn side_by_side(
    State(node): State<Arc<Node>>,
    caller: Caller,
    Asked(asked): Asked<PairAsked>,
) -> Result<Json<PairShape>, Failure> {
    let purpose = purpose_of(asked.purpose.as_deref())?;
    let id = |field: &str, text: Option<String>| {
        text.as_deref()
            .map(|text| parse::<SubjectId>(field, text))
            .transpose()?
            .ok_or_else(|| bad(format!("{field}: expected a subject's id; found none")))
    };
    let ids_asked = (id("one", asked.one)?, id("other", asked.other)?);
    let reader = caller.clone();
    let found = node
        .on_a_thread(move |node| {
            let desk = Desk::new(node, &reader, purpose);
            // Whoever is not there is written down as asked for, like everywhere.
            if desk.person(ids_asked.0)?.is_none() || desk.person(ids_asked.1)?.is_none() {
                return Ok(None);
            }
            pair(node, &desk, ids_asked).map(Some)
        })
        .await?;
    let grounds = grounds(&node, &caller, found.iter().flat_map(of_both));
    let shown = found.iter().flat_map(ids).collect();
    record(&node, &caller, purpose, (shown, Vec::new()), grounds).await?;
    let found = found.ok_or_else(crate::problem::Problem::not_found)?;
    Ok(Json(PairShape::of(&found)))
}
