//! Reading by the principals of a node: the same gate, from a view to a person.
//!
//! | who reads what | what is asked |
//! |---|---|
//! | own member's people, own statement | role, clearance, purpose of the label |
//! | own member's people, another's statement | the same; the purposes for which it was given; review date; retention |
//! | a seconded officer of another member | role, clearance, purpose, and the decision to his member |
//!
//! After its review date a statement stays readable to its originator's own people, who must look at it again;
//! for everybody else it is suspended until the originator has done so.

use crate::agreement::Clause;
use crate::decision::{Agreements, Ask, Decision};
use crate::force::{day, day_of};
use crate::limits::after_caveats;
use crate::name::ClauseRef;
use crate::reason::Reason;
use crate::releasable::{Audience, Releasable};
use crate::role::{Capability, Role};
use jiff::civil::Date;
use std::collections::BTreeSet;
use tansiq_label::{Label, Level, MemberCode, Purpose, Set};
use tansiq_report::{Moment, Statement, Uses};

/// A principal who reads, as far as the decision needs to know him.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Reader {
    /// The member for which he acts.
    pub member: MemberCode,
    /// His role.
    pub role: Role,
    /// The highest level that he may read.
    pub clearance: Level,
    /// What he reads for.
    pub purpose: Purpose,
}

/// How a statement is held at a node.
#[derive(Debug, Clone, Copy)]
pub struct Holding<'a> {
    /// The node's member.
    pub node: MemberCode,
    /// Whose statement it is.
    pub originator: MemberCode,
    /// When its report was written.
    pub written: Moment,
    /// How it came here; nothing for the node's own.
    pub received: Option<Received<'a>>,
}

/// How another member's statement came here, as its `Received` entry says.
#[derive(Debug, Clone, Copy)]
pub struct Received<'a> {
    /// When.
    pub at: Moment,
    /// Under which clauses.
    pub clauses: &'a [ClauseRef],
    /// For which purposes this statement was given: of an item with others, [`Uses::of`] it.
    pub purposes: Set<Purpose>,
}

impl Agreements {
    /// Lets a reader have a value that stands under a label: a statement, or what is drawn from statements
    /// whose labels are joined in it.
    ///
    /// # Errors
    /// The reasons why not.
    pub fn read<T>(
        &self,
        reader: &Reader,
        holding: &Holding<'_>,
        label: &Label,
        at: Moment,
        value: T,
    ) -> Result<Releasable<T>, Vec<Reason>> {
        let mut reasons = may(reader, Capability::ReadContent);
        if reader.clearance < label.level() {
            reasons.push(Reason::Clearance(label.level()));
        }
        let asked = Set::of(reader.purpose);
        let of_label = asked.intersection(label.purposes());
        if of_label.is_empty() {
            reasons.push(Reason::PurposeNotInLabel);
        } else if after_caveats(label, of_label).is_empty() {
            reasons.push(Reason::NotForCourt);
        }
        let mut clauses = Vec::new();
        if reader.member != holding.originator {
            match self.held_under(reader, holding, label, at) {
                Ok(under) => clauses = under,
                Err(why) => reasons.extend(why),
            }
        }
        let seconded = reader.member != holding.node && reader.member != holding.originator;
        if seconded {
            match self.decide(&to_his_member(reader, holding, label, at)) {
                Decision::Release { clauses: releasing, .. } => clauses = releasing,
                Decision::Withhold { reasons: why } => reasons.extend(why),
            }
        }
        if reasons.is_empty() {
            return Ok(Releasable::new(value, Audience::Reader(*reader), clauses, Uses::alike(asked)));
        }
        // A seconded officer meets some rules twice: his own and his member's.
        let mut said = BTreeSet::new();
        reasons.retain(|r| said.insert(r.clone()));
        Err(reasons)
    }

    /// Lets a reader have a statement.
    ///
    /// # Errors
    /// The reasons why not.
    pub fn read_statement<'s>(
        &self,
        reader: &Reader,
        holding: &Holding<'_>,
        at: Moment,
        statement: &'s Statement,
    ) -> Result<Releasable<&'s Statement>, Vec<Reason>> {
        self.read(reader, holding, &statement.label, at, statement)
    }

    /// The clauses under which another member's statement is held for this reader's purpose, none for a node's own;
    /// or what keeps it from everybody here.
    fn held_under(
        &self,
        reader: &Reader,
        holding: &Holding<'_>,
        label: &Label,
        at: Moment,
    ) -> Result<Vec<ClauseRef>, Vec<Reason>> {
        let mut reasons = Vec::new();
        if day_of(at) > day(label.review()) {
            reasons.push(Reason::ReviewPassed(label.review()));
        }
        if holding.node == holding.originator {
            return if reasons.is_empty() { Ok(Vec::new()) } else { Err(reasons) };
        }
        // What belongs to another member and was not received from anybody is not held lawfully.
        let Some(received) = holding.received else {
            reasons.push(Reason::ThirdPartyRule(holding.originator));
            return Err(reasons);
        };
        let known = received.clauses.iter().filter_map(|name| Some((name, self.clause(name)?)));
        let clauses: Vec<(&ClauseRef, &Clause)> = known.filter(|(_, clause)| clause.covers(label)).collect();
        if clauses.is_empty() {
            reasons.push(Reason::UnknownClauses);
            return Err(reasons);
        }
        let for_this = || clauses.iter().filter(|(_, clause)| clause.purposes.contains(reader.purpose));
        let given = received.purposes.contains(reader.purpose);
        let days = for_this().map(|(_, clause)| clause.retention_days).max().filter(|_| given);
        match days {
            None => reasons.push(Reason::PurposeNotGiven(reader.purpose)),
            Some(days) => reasons.extend(retention_passed(received.at, days, at)),
        }
        if !reasons.is_empty() {
            return Err(reasons);
        }
        Ok(for_this().map(|(name, _)| (*name).clone()).collect())
    }

    /// The clause of this name in the latest known version that has it, in force or not: what was received under
    /// it is held under it.
    pub fn clause(&self, name: &ClauseRef) -> Option<&Clause> {
        let versions = self.texts.iter().rev().filter(|t| t.agreement.id == name.agreement && t.complete());
        versions.filter_map(|t| t.agreement.clause(&name.clause)).next()
    }
}

/// Lets a reader have what is no statement: traffic, agreements, the standing of members, proofs of the ledger.
///
/// # Errors
/// The reason why not.
pub fn open_to<T>(reader: &Reader, capability: Capability, value: T) -> Result<Releasable<T>, Vec<Reason>> {
    // Content goes through labels, whatever the role.
    if capability == Capability::ReadContent {
        return Err(vec![Reason::RoleMayNot(reader.role, capability)]);
    }
    let reasons = may(reader, capability);
    let open = || Releasable::new(value, Audience::Reader(*reader), Vec::new(), Uses::NONE);
    if reasons.is_empty() { Ok(open()) } else { Err(reasons) }
}

fn may(reader: &Reader, capability: Capability) -> Vec<Reason> {
    let may = reader.role.capabilities_with(reader.clearance).contains(capability);
    if may { Vec::new() } else { vec![Reason::RoleMayNot(reader.role, capability)] }
}

fn to_his_member<'a>(reader: &Reader, holding: &Holding<'a>, label: &'a Label, at: Moment) -> Ask<'a> {
    Ask {
        label,
        originator: holding.originator,
        written: holding.written,
        from: holding.node,
        to: reader.member,
        purposes: Set::of(reader.purpose),
        at,
        received_via: holding.received.map_or(&[], |r| r.clauses),
        received_for: holding.received.map_or(Set::EMPTY, |r| r.purposes),
    }
}

fn retention_passed(received: Moment, days: u32, at: Moment) -> Option<Reason> {
    let ends = received.date().checked_add(jiff::Span::new().days(i64::from(days))).unwrap_or(Date::MAX);
    (day_of(at) > day(ends)).then_some(Reason::RetentionPassed(ends))
}
