//! Whose resolution decisions count at this node beside its own member's.

use std::collections::BTreeSet;
use tansiq_label::MemberCode;
use tansiq_report::{Entry, Moment, PrincipalId};

/// The rule that holds now: the last one that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Follows {
    /// Since when.
    pub at: Moment,
    /// Who made it.
    pub by: PrincipalId,
    /// The other members.
    pub members: BTreeSet<MemberCode>,
    /// Why.
    pub reason: String,
}

impl Follows {
    pub(super) fn of(entry: &Entry) -> Option<Follows> {
        let Entry::Follows { at, by, members, reason } = entry else { return None };
        let members = members.iter().map(|member| member.0).collect();
        Some(Follows { at: *at, by: *by, members, reason: reason.clone() })
    }
}
