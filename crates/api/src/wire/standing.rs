//! How members stand with a report of ours: what each got of it, what is withheld from it, and why.

use super::closed;
use super::reason::{ReasonCount, counted};
use super::traffic::words;
use serde::Serialize;
use std::collections::BTreeSet;
use tansiq_label::MemberCode;
use tansiq_report::{Outcome, WithheldStatement};
use tansiq_view::traffic::{Disclosure, Receipt, TrafficDetail, Withheld};
use utoipa::ToSchema;

/// How a member stands with a report: what a list shows of it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MemberStanding {
    member: String,
    /// `disclosed`, `acknowledged`, `refused` or `withheld` (nothing of it was given).
    #[schema(value_type = closed::MemberState)]
    state: &'static str,
    /// How many statements are withheld from it.
    withheld: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    disclosed: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    acknowledged: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delivery: Option<String>,
}

/// What one member got of a report, and what not.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MemberTraffic {
    member: String,
    name: String,
    /// `disclosed`, `acknowledged`, `refused` or `withheld` (nothing of it was given).
    #[schema(value_type = closed::MemberState)]
    state: &'static str,
    /// How many statements it was given.
    statements: u64,
    /// How many are withheld from it.
    withheld: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    disclosed: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    acknowledged: Option<String>,
    /// `stored`, `known` or `refused`.
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delivery: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edition: Option<String>,
    clauses: Vec<String>,
    purposes: Vec<String>,
    reasons: Vec<ReasonCount>,
    /// Which they are.
    withheld_statements: Vec<WithheldLine>,
}

/// A statement that a member does not get.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WithheldLine {
    statement: String,
    reasons: Vec<String>,
}

/// How a report of ours went to one member: its last edition, and what is withheld.
#[derive(Clone, Copy)]
pub(crate) struct Way<'a> {
    pub(crate) member: MemberCode,
    given: Option<&'a Disclosure>,
    withheld: Option<&'a Withheld>,
}

/// The ways to every member that it was disclosed to or withheld from.
pub(crate) fn ways(detail: &TrafficDetail) -> impl Iterator<Item = Way<'_>> {
    let given = detail.disclosures.iter().map(|d| d.to);
    let members: BTreeSet<_> = given.chain(detail.withheld.iter().map(|w| w.from)).collect();
    members.into_iter().map(|member| Way {
        member,
        // A later edition holds what the earlier ones held.
        given: detail.disclosures.iter().rev().find(|d| d.to == member),
        withheld: detail.withheld.iter().find(|w| w.from == member),
    })
}

impl Way<'_> {
    fn receipt(&self) -> Option<&Receipt> {
        self.given?.acknowledged.as_ref()
    }

    fn outcome(&self) -> Option<&'static str> {
        self.receipt()?.outcome.as_ref().map(outcome_code)
    }

    fn state(&self) -> &'static str {
        match (self.given, self.receipt(), self.outcome()) {
            (None, ..) => "withheld",
            (Some(_), None, _) => "disclosed",
            (Some(_), Some(_), Some("refused")) => "refused",
            (Some(_), Some(_), _) => "acknowledged",
        }
    }

    fn lacks(&self) -> &[WithheldStatement] {
        self.withheld.map_or(&[], |withheld| &withheld.statements)
    }
}

impl MemberStanding {
    pub(crate) fn of(way: Way<'_>) -> MemberStanding {
        MemberStanding {
            member: way.member.to_string(),
            state: way.state(),
            withheld: way.lacks().len() as u64,
            disclosed: way.given.map(|g| g.at.to_string()),
            acknowledged: way.receipt().map(|r| r.at.to_string()),
            delivery: way.given.map(|g| g.delivery.to_string()),
        }
    }
}

impl MemberTraffic {
    pub(crate) fn of(way: Way<'_>, name: String) -> MemberTraffic {
        let given = way.given;
        let line = |w: &WithheldStatement| WithheldLine {
            statement: w.statement.to_string(),
            reasons: w.reasons.clone(),
        };
        MemberTraffic {
            member: way.member.to_string(),
            name,
            state: way.state(),
            statements: given.map_or(0, |g| g.statements.len() as u64),
            withheld: way.lacks().len() as u64,
            disclosed: given.map(|g| g.at.to_string()),
            acknowledged: way.receipt().map(|r| r.at.to_string()),
            outcome: way.outcome(),
            delivery: given.map(|g| g.delivery.to_string()),
            edition: given.map(|g| g.edition.to_string()),
            clauses: given.map(|g| g.clauses.clone()).unwrap_or_default(),
            purposes: given.map(|g| words(&g.purposes.codes())).unwrap_or_default(),
            reasons: counted(way.lacks()),
            withheld_statements: way.lacks().iter().map(line).collect(),
        }
    }
}

fn outcome_code(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Stored => "stored",
        Outcome::Known => "known",
        Outcome::Refused { .. } => "refused",
    }
}
