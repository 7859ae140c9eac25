//! Lines of traffic and a report's way: headers, ids, counts and reasons, nothing of what a statement says.

use super::closed;
use super::reason::{ReasonCount, counted};
use serde::Serialize;
use std::collections::BTreeSet;
use tansiq_label::MemberCode;
use tansiq_report::{Outcome, WithheldStatement};
use tansiq_view::traffic::{
    Disclosure, Receipt, Reception, ReportLine, TrafficDetail, TrafficLine, What, Withheld,
};
use utoipa::ToSchema;

/// A line of traffic.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TrafficLine)]
pub(crate) struct LineShape {
    /// Where the entry stands in the ledger: the cursor.
    pub(crate) position: u64,
    at: String,
    /// `submitted`, `received`, `receipt-given`, `disclosed`, `withheld`, `acknowledged`, `taken-up`, `took-back`,
    /// `recall-came` or `recall-receipt`.
    what: &'static str,
    /// The other side.
    #[serde(skip_serializing_if = "Option::is_none")]
    member: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<ReportHead>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delivery: Option<String>,
    /// The delivery's number in its lane.
    #[serde(skip_serializing_if = "Option::is_none")]
    sequence: Option<u64>,
    reports: u64,
    /// Of a withheld line: how many statements the member does not get.
    statements: u64,
    stored: u64,
    known: u64,
    refused: u64,
    /// Whether the member gets nothing of the report.
    whole: bool,
    clauses: Vec<String>,
    reasons: Vec<ReasonCount>,
    /// Of a submitted line: how every member stands with the report. Why is in the report's own way.
    #[serde(skip_serializing_if = "Option::is_none")]
    members: Option<Vec<MemberStanding>>,
}

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

/// What a report's header says of it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ReportHead {
    id: String,
    originator: String,
    own: bool,
    kind: String,
    precedence: String,
    purpose: String,
    written: String,
    statements: u64,
    subjects: u64,
    exercise: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    /// Since when somebody has it in hand; missing while nobody took it up.
    #[serde(skip_serializing_if = "Option::is_none")]
    taken_up: Option<String>,
    /// Who has it in hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    taken_up_by: Option<String>,
}

/// A report's way.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ReportTraffic {
    report: ReportHead,
    /// Every member that it was disclosed to or withheld from.
    members: Vec<MemberTraffic>,
    /// How it came here, for another member's report.
    receptions: Vec<ReceptionShape>,
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

/// How a report of another member came here.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Reception)]
pub(crate) struct ReceptionShape {
    at: String,
    from: String,
    delivery: String,
    clauses: Vec<String>,
    purposes: Vec<String>,
}

impl LineShape {
    /// The line; `detail` is the way of the report that it is about.
    pub(crate) fn of(line: &TrafficLine, detail: Option<&TrafficDetail>) -> LineShape {
        let of_ours = detail.filter(|_| line.what == What::Submitted);
        let members = of_ours.map(|detail| ways(detail).map(MemberStanding::of).collect());
        let disclosed = detail.iter().flat_map(|d| &d.disclosures).find(|d| d.position == line.position);
        let received = detail.iter().flat_map(|d| &d.receptions).find(|r| r.position == line.position);
        let withheld = detail.iter().flat_map(|d| &d.withheld).find(|w| w.position == line.position);
        let clauses = disclosed.map(|d| &d.clauses).or(received.map(|r| &r.clauses));
        LineShape {
            position: line.position.0,
            at: line.at.to_string(),
            what: line.what.code(),
            member: line.member.map(|m| m.to_string()),
            report: line.report.as_ref().map(ReportHead::from),
            delivery: line.delivery.map(|d| d.to_string()),
            sequence: line.sequence,
            reports: line.reports,
            statements: line.statements,
            stored: line.outcomes.stored,
            known: line.outcomes.known,
            refused: line.outcomes.refused,
            whole: line.whole,
            clauses: clauses.cloned().unwrap_or_default(),
            reasons: withheld.map(|w| counted(&w.statements)).unwrap_or_default(),
            members,
        }
    }
}

impl From<&ReportLine> for ReportHead {
    fn from(report: &ReportLine) -> Self {
        ReportHead {
            id: report.id.to_string(),
            originator: report.originator.to_string(),
            own: report.own,
            kind: report.kind.to_string(),
            precedence: report.precedence.to_string(),
            purpose: report.purpose.to_string(),
            written: report.written.to_string(),
            statements: report.statements,
            subjects: report.subjects,
            exercise: report.exercise,
            by: report.by.map(|by| by.to_string()),
            taken_up: report.taken_up.map(|(at, _)| at.to_string()),
            taken_up_by: report.taken_up.map(|(_, by)| by.to_string()),
        }
    }
}

impl ReportTraffic {
    /// A report's way, with the names of members as `name_of` knows them.
    pub(crate) fn of(detail: &TrafficDetail, name_of: impl Fn(MemberCode) -> String) -> ReportTraffic {
        ReportTraffic {
            report: ReportHead::from(&detail.report),
            members: ways(detail).map(|way| MemberTraffic::of(way, name_of(way.member))).collect(),
            receptions: detail.receptions.iter().map(ReceptionShape::from).collect(),
        }
    }
}

/// How a report of ours went to one member: its last edition, and what is withheld.
#[derive(Clone, Copy)]
struct Way<'a> {
    member: MemberCode,
    given: Option<&'a Disclosure>,
    withheld: Option<&'a Withheld>,
}

/// The ways to every member that it was disclosed to or withheld from.
fn ways(detail: &TrafficDetail) -> impl Iterator<Item = Way<'_>> {
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
    fn of(way: Way<'_>) -> MemberStanding {
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
    fn of(way: Way<'_>, name: String) -> MemberTraffic {
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

impl From<&Reception> for ReceptionShape {
    fn from(reception: &Reception) -> Self {
        ReceptionShape {
            at: reception.at.to_string(),
            from: reception.from.to_string(),
            delivery: reception.delivery.to_string(),
            clauses: reception.clauses.clone(),
            purposes: words(&reception.uses.most().codes()),
        }
    }
}

pub(crate) fn words(codes: &[&str]) -> Vec<String> {
    codes.iter().map(|code| (*code).to_owned()).collect()
}

fn outcome_code(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Stored => "stored",
        Outcome::Known => "known",
        Outcome::Refused { .. } => "refused",
    }
}
