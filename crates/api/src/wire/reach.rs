//! Whom a clearance does not reach, as the page and programs get it.

use super::reason::ReasonShape;
use crate::node::Node;
use crate::reach::Unreached;
use serde::Serialize;
use utoipa::ToSchema;

/// A member that holds statements of somebody who is cleared and does not get the clearance.
#[derive(Serialize, ToSchema)]
pub(crate) struct NotReached {
    member: String,
    name: String,
    /// Whether deliveries to it are stopped.
    suspended: bool,
    /// Who is cleared, and known to that member.
    subjects: Vec<String>,
    /// Why not, by the agreements in force.
    reasons: Vec<ReasonShape>,
}

pub(crate) fn not_reached(node: &Node, unreached: Vec<Unreached>) -> Vec<NotReached> {
    let shape = |u: Unreached| NotReached {
        member: u.member.to_string(),
        name: node.name_of(u.member),
        suspended: u.suspended,
        subjects: u.subjects.iter().map(ToString::to_string).collect(),
        reasons: u.reasons.iter().map(ReasonShape::from).collect(),
    };
    unreached.into_iter().map(shape).collect()
}
