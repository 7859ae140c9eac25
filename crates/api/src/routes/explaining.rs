//! Why something is released or withheld, and what would have to change: of a label, or of a statement that is held here.

use crate::body::{Json as Body, bad, parse};
use crate::caller::Caller;
use crate::failure::Failure;
use crate::interface::Routes;
use crate::limits::MAX_DRAFTS_BODY;
use crate::node::Node;
use crate::problem::{Kind, Problem, ProblemBody};
use crate::proof::ExplanationShape;
use crate::reading::{Desk, grounds};
use crate::routes::proofs::{agreements, drafts};
use crate::routes::screenings::purpose_of;
use crate::routes::subjects::record;
use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use std::sync::Arc;
use tansiq_agreement::{Ask, ClauseRef, Prover};
use tansiq_label::{Label, MemberCode, Purpose, Set};
use tansiq_report::{LabelText, Moment, StatementId};
use utoipa::ToSchema;
use utoipa_axum::routes;

pub(crate) fn routes() -> Routes {
    Routes::new().routes(routes!(explain))
}

/// A statement or a label, from whom and to whom.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ExplanationAsked {
    /// Who would give it.
    from: String,
    /// Who would receive it.
    to: String,
    /// A statement that is held here, by its id.
    #[serde(default)]
    statement: Option<String>,
    /// Or a label, as reports have them.
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    label: Option<LabelText>,
    /// What it would be used for; whatever may be had if missing.
    #[serde(default)]
    purpose: Option<String>,
    /// Drafts as TOML, taken as if every party had signed them, together with everything in force.
    #[serde(default)]
    drafts: Vec<String>,
}

/// Why something is released or withheld, and what would have to change
///
/// A statement must be one that the caller may read; that he asked is an entry.
#[utoipa::path(post, path = "/agreements/explain", tag = "agreements", request_body = ExplanationAsked,
    responses((status = 200, body = ExplanationShape), (status = 404, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn explain(
    State(node): State<Arc<Node>>,
    caller: Caller,
    Body(asked): Body<ExplanationAsked, MAX_DRAFTS_BODY>,
) -> Result<Json<ExplanationShape>, Failure> {
    let drafts = drafts(&asked.drafts)?;
    let (from, to): (MemberCode, MemberCode) = (parse("from", &asked.from)?, parse("to", &asked.to)?);
    let purposes = match asked.purpose.as_deref() {
        None => Set::all(),
        Some(purpose) => Set::of(parse::<Purpose>("purpose", purpose)?),
    };
    let case = match (asked.statement, asked.label) {
        (Some(id), None) => {
            if from != node.member {
                let detail = format!("from: expected {}, who holds it; found another member", node.member);
                return Err(Problem::new(Kind::Unacceptable, detail).into());
            }
            held(&node, &caller, parse("statement", &id)?, asked.purpose.as_deref()).await?
        }
        (None, Some(label)) => {
            let (label, written) = (label.label()?, node.clock.now());
            Case { label, originator: from, written, via: Vec::new(), given: Set::EMPTY }
        }
        _ => return Err(bad("expected a statement or a label; found both or none")),
    };
    let member = caller.principal.member.0;
    node.on_a_thread(move |node| {
        let prover = Prover::new(&agreements(node, member), drafts);
        let ask = Ask {
            label: &case.label,
            originator: case.originator,
            written: case.written,
            from,
            to,
            purposes,
            at: node.clock.now(),
            received_via: &case.via,
            received_for: case.given,
        };
        Ok(Json(prover.explain(&ask).into()))
    })
    .await
}

/// What is explained.
struct Case {
    label: Label,
    originator: MemberCode,
    written: Moment,
    /// As the giver received it, where he is not its originator.
    via: Vec<ClauseRef>,
    given: Set<Purpose>,
}

/// The statement as it is held here, if the caller may read it.
async fn held(
    node: &Arc<Node>,
    caller: &Caller,
    id: StatementId,
    purpose: Option<&str>,
) -> Result<Case, Failure> {
    let purpose = purpose_of(purpose)?;
    let reader = caller.clone();
    let found = node
        .on_a_thread(move |node| {
            let (people, desk) = (node.views.people(), Desk::new(node, &reader, purpose));
            for statement in people.statement(id)? {
                let Some(class) = people.class(statement.class) else { continue };
                let Some(said) = desk.statements(&people, vec![statement])?.pop() else { continue };
                // By the last giver's clauses: those are the newest.
                let holdings = class.holdings(node.member);
                let received = holdings.last().and_then(|holding| holding.received);
                let case = Case {
                    label: class.label.clone(),
                    originator: class.originator,
                    written: class.terms.written,
                    via: received.map(|received| received.clauses.to_vec()).unwrap_or_default(),
                    given: received.map_or(Set::EMPTY, |received| received.purposes),
                };
                return Ok(Some((case, said)));
            }
            Ok(None)
        })
        .await?;
    let grounds = grounds(node, caller, found.iter().map(|(_, said)| said));
    let subjects = found.iter().map(|(_, said)| said.get().statement.subject).collect();
    record(node, caller, purpose, (subjects, Vec::new()), grounds).await?;
    Ok(found.ok_or_else(Problem::not_found)?.0)
}
