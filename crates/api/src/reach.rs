//! Whom a clearance does not reach: members that hold statements of somebody, as far as this node knows, and do not get
//! what clears him by the agreements in force.
//!
//! Holders are whoever gave us a statement of his, and whoever we gave one. Only statements that are released to the
//! reader count, for whatever purpose; and only who may read the traffic is told at all.

use crate::caller::Caller;
use crate::failure::Failure;
use crate::meeting::clears;
use crate::node::Node;
use crate::reading::Desk;
use std::collections::{BTreeMap, BTreeSet};
use tansiq_agreement::{Capability, Reason};
use tansiq_label::{Finite as _, MemberCode, Purpose, Set};
use tansiq_report::{Report, ReportId, StatementId, SubjectId, SubjectKind};

/// A member that is not told.
pub(crate) struct Unreached {
    pub(crate) member: MemberCode,
    /// Whether deliveries to it are stopped, so that it gets nothing whatever the agreements say.
    pub(crate) suspended: bool,
    /// Who is cleared, and known to that member.
    pub(crate) subjects: BTreeSet<SubjectId>,
    /// Why not, each reason once.
    pub(crate) reasons: Vec<Reason>,
}

/// Whom the clearances in these reports of ours do not reach; nobody for a reader who may not see what was given.
pub(crate) fn unreached<'r>(
    node: &Node,
    caller: &Caller,
    reports: impl Iterator<Item = &'r Report>,
) -> Result<Vec<Unreached>, Failure> {
    if !caller.may(Capability::ReadTraffic) {
        return Ok(Vec::new());
    }
    let mut found = BTreeMap::new();
    for report in reports {
        let (mut cleared, mut about) = (BTreeSet::new(), BTreeSet::new());
        let is_person = |id| report.subjects().get(id) == Some(&SubjectKind::Person);
        for statement in report.statements().iter().filter(|s| clears(s) && is_person(&s.subject)) {
            cleared.insert(statement.id);
            about.insert(statement.subject);
        }
        for subject in about {
            for member in holders(node, caller, subject)? {
                withheld(node, report, &cleared, (member, subject), &mut found);
            }
        }
    }
    Ok(found.into_values().collect())
}

/// Adds what keeps a report's clearance of a subject from a member, if anything does.
fn withheld(
    node: &Node,
    report: &Report,
    clearances: &BTreeSet<StatementId>,
    (member, subject): (MemberCode, SubjectId),
    found: &mut BTreeMap<MemberCode, Unreached>,
) {
    let (agreements, now) = (node.directory.agreements(), node.clock.now());
    // What would be released leaves nowhere here, so it needs no id of its own.
    let outcome = agreements.release(report, node.member, member, now, Set::all(), |_| report.header().id);
    let of_him: BTreeSet<StatementId> =
        report.statements().iter().filter(|s| s.subject == subject).map(|s| s.id).collect();
    let clears_him = |id: &StatementId| clearances.contains(id) && of_him.contains(id);
    let released = outcome.edition.iter().flat_map(|edition| edition.get().statements());
    let (reached, suspended) =
        (released.map(|s| s.id).any(|id| clears_him(&id)), !node.directory.is_active(member));
    if reached && !suspended {
        return;
    }
    let none = Unreached { member, suspended, subjects: BTreeSet::new(), reasons: Vec::new() };
    let unreached = found.entry(member).or_insert(none);
    unreached.subjects.insert(subject);
    let reasons =
        outcome.withheld.into_iter().filter(|(id, _)| clears_him(id)).flat_map(|(_, reasons)| reasons);
    for reason in reasons {
        if !unreached.reasons.contains(&reason) {
            unreached.reasons.push(reason);
        }
    }
}

/// Who holds statements of somebody, from any of his subjects.
fn holders(node: &Node, caller: &Caller, subject: SubjectId) -> Result<BTreeSet<MemberCode>, Failure> {
    let (mut holders, mut statements) = (BTreeSet::new(), BTreeSet::new());
    for purpose in Purpose::ALL {
        if let Some(person) = Desk::new(node, caller, *purpose).person(subject)? {
            holders.extend(person.originators());
            statements.extend(person.said().map(|said| said.get().statement.id));
        }
    }
    let (people, traffic) = (node.views.people(), node.views.traffic());
    let mut reports = BTreeSet::<ReportId>::new();
    for statement in &statements {
        reports.extend(people.reports_with(*statement)?);
    }
    for report in reports {
        for (member, given) in traffic.given_of(report)? {
            if given.iter().any(|id| statements.contains(id)) {
                holders.insert(member);
            }
        }
    }
    holders.remove(&node.member);
    Ok(holders)
}
