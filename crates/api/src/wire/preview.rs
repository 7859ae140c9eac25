//! What each partner would get of a report that is not submitted yet, and what not and why.

use super::reason::ReasonShape;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use tansiq_agreement::{Agreements, Reason};
use tansiq_label::{MemberCode, Set};
use tansiq_report::{Moment, Report, StatementId};
use utoipa::ToSchema;

/// What one partner would get.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PartnerPreview {
    member: String,
    name: String,
    /// How many statements it would get.
    released: usize,
    /// How many it would not.
    withheld: usize,
    statements: Vec<StatementPreview>,
}

/// Whether a partner would get a statement.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct StatementPreview {
    /// Its place in the draft, such as `statements[0]`.
    path: String,
    /// Its id in this preview; a submitted report gets new ones unless the draft gives them.
    statement: String,
    property: String,
    released: bool,
    /// The clauses that release the report to the partner; empty when the statement is withheld.
    clauses: Vec<String>,
    reasons: Vec<ReasonShape>,
}

/// What `to` would get of a report now. `places` are the statements' places in the draft.
pub(crate) fn preview(
    agreements: &Agreements,
    report: &Report,
    (from, to, name): (MemberCode, MemberCode, String),
    at: Moment,
    places: &HashMap<StatementId, usize>,
) -> PartnerPreview {
    // An edition of a preview leaves nowhere, so it needs no id of its own.
    let outcome = agreements.release(report, from, to, at, Set::all(), |_| report.header().id);
    let withheld: BTreeMap<StatementId, Vec<Reason>> = outcome.withheld.into_iter().collect();
    let clauses: Vec<String> = outcome.clauses.iter().map(ToString::to_string).collect();
    let mut statements: Vec<_> = report.statements().iter().collect();
    statements.sort_by_key(|s| places.get(&s.id));
    let line = |s: &&tansiq_report::Statement| {
        let reasons = withheld.get(&s.id);
        StatementPreview {
            path: places.get(&s.id).map_or_else(String::new, |place| format!("statements[{place}]")),
            statement: s.id.to_string(),
            property: s.property.name.to_owned(),
            released: reasons.is_none(),
            clauses: if reasons.is_none() { clauses.clone() } else { Vec::new() },
            reasons: reasons.iter().flat_map(|r| r.iter()).map(ReasonShape::from).collect(),
        }
    };
    PartnerPreview {
        member: to.to_string(),
        name,
        released: report.statements().len() - withheld.len(),
        withheld: withheld.len(),
        statements: statements.iter().map(line).collect(),
    }
}
