//! Lines of traffic and a report's way: headers, ids, counts and reasons, nothing of what a statement says.

use super::reason::{ReasonCount, counted};
use super::standing::{MemberStanding, MemberTraffic, ways};
use serde::Serialize;
use tansiq_label::MemberCode;
use tansiq_view::traffic::{Reception, ReportLine, TrafficDetail, TrafficLine, What};
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
