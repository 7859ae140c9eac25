//! Everything that may be given, as a question about a journey needs it: who gives what to whom, and on which day.

use crate::agreement::Clause;
use crate::decision::Agreements;
use crate::name::ClauseRef;
use crate::prove::draft::Prover;
use crate::prove::question::{Reach, Receivers};
use crate::rows::{Row, ones};
use jiff::civil::Date;
use std::collections::{BTreeSet, HashMap};
use tansiq_label::MemberCode;

/// Everything about a question that is the same for every statement.
pub(super) struct Net<'a> {
    pub(super) agreements: &'a Agreements,
    pub(super) asked: &'a Reach,
    pub(super) since: Date,
    pub(super) days: Vec<i64>,
    receivers: Option<BTreeSet<MemberCode>>,
    barred: bool,
    /// Of each clause, the place of its text.
    pub(super) texts: Vec<usize>,
    /// On each of the days, the clause in force of each name.
    pub(super) names: Vec<HashMap<&'a ClauseRef, usize>>,
}

impl<'a> Net<'a> {
    pub(super) fn of(prover: &'a Prover, asked: &'a Reach, since: Date, days: Vec<i64>) -> Net<'a> {
        let agreements = &prover.agreements;
        let (receivers, barred) = match &asked.to {
            Receivers::Anybody => (None, false),
            Receivers::Members(members) => (Some(members.clone()), false),
            Receivers::OthersThan(members) => (Some(members.clone()), true),
            Receivers::NonPartiesOf(agreements) => {
                let parties = agreements.iter().flat_map(|id| prover.parties(id, since));
                (Some(parties.collect()), true)
            }
        };
        let of_text = |(text, range): (usize, &std::ops::Range<usize>)| vec![text; range.len()];
        let texts = agreements.ranges.iter().enumerate().flat_map(of_text).collect();
        let names = |day: &i64| {
            let in_force = ones(agreements.clauses.force.on(*day));
            in_force.map(|clause| (&agreements.clauses.terms[clause].name, clause)).collect()
        };
        let names = days.iter().map(names).collect();
        Net { agreements, asked, since, days, receivers, barred, texts, names }
    }

    /// Whether the question is about this receiver.
    pub(super) fn means(&self, to: MemberCode) -> bool {
        self.receivers.as_ref().is_none_or(|members| members.contains(&to) != self.barred)
    }

    pub(super) fn clause(&self, clause: usize) -> &'a Clause {
        self.agreements.clauses.places[clause].clause()
    }

    pub(super) fn originators(&self, covering: &Row) -> BTreeSet<MemberCode> {
        let givers = ones(covering).flat_map(|clause| self.clause(clause).from.iter().copied());
        givers.filter(|m| self.asked.from.as_ref().is_none_or(|from| from.contains(m))).collect()
    }

    /// The clauses of `covering` in force on a day under which a member gives.
    pub(super) fn given_by(&self, member: MemberCode, day: i64, covering: &Row) -> Vec<usize> {
        let Some(from) = self.agreements.clauses.from.get(&member) else { return Vec::new() };
        let force = self.agreements.clauses.force.on(day);
        let row: Row = from.iter().zip(force).zip(covering).map(|((a, b), c)| a & b & c).collect();
        ones(&row).collect()
    }
}
