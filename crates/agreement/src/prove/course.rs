//! What is known while the ways of one statement are followed: who has it, how it came to him, and what for.

use crate::name::ClauseRef;
use crate::prove::MAX_EXAMPLES;
use crate::prove::answer::{CounterExample, Hop, Journey};
use crate::prove::net::Net;
use jiff::civil::Date;
use std::collections::{HashMap, HashSet, VecDeque};
use tansiq_label::{Label, MemberCode, Purpose, Set};

/// What is found, one journey for each way of clauses.
#[derive(Default)]
pub(super) struct Found {
    pub(super) journeys: Vec<CounterExample>,
    ways: HashSet<Vec<(ClauseRef, bool)>>,
}

impl Found {
    fn add(&mut self, journey: Journey) {
        let way = journey.hops.iter().map(|hop| (hop.clause.clone(), hop.consent)).collect();
        if self.journeys.len() < MAX_EXAMPLES && self.ways.insert(way) {
            self.journeys.push(CounterExample::Journey(journey));
        }
    }
}

/// A statement at a member, and how it came.
pub(super) struct Arrival {
    pub(super) clause: usize,
    pub(super) before: Option<usize>,
    /// The clause's own part of what it is given for.
    pub(super) hop: Hop,
    /// What it is given for by all clauses together: what may be passed on under a later text of this one.
    pub(super) given: Set<Purpose>,
}

/// Receivers of the question, each with the clause under which it has the statement.
pub(super) type Reached<'a> = HashSet<(MemberCode, &'a ClauseRef)>;

/// The ways of a statement of one originator, as far as they are followed.
pub(super) struct Course<'n, 'f, 'a> {
    net: &'n Net<'a>,
    originator: MemberCode,
    pub(super) arrivals: Vec<Arrival>,
    /// What for somebody has it under a clause, and whether since the day that is asked about. Purposes are independent of
    /// each other, so an arrival goes on with those that are new.
    seen: HashMap<(MemberCode, &'a ClauseRef, bool), Set<Purpose>>,
    /// Arrivals from which it may go on.
    pub(super) waiting: VecDeque<usize>,
    pub(super) reached: Reached<'a>,
    /// Who is reached without anybody's consent, when consent counts.
    pub(super) free: Option<&'f Reached<'a>>,
}

impl<'n, 'f, 'a> Course<'n, 'f, 'a> {
    pub(super) fn of(net: &'n Net<'a>, originator: MemberCode, free: Option<&'f Reached<'a>>) -> Self {
        let (arrivals, seen, waiting, reached) = Default::default();
        Course { net, originator, arrivals, seen, waiting, reached, free }
    }

    pub(super) fn arrive(&mut self, label: &Label, mut arrival: Arrival, found: &mut Found) {
        let hop = &arrival.hop;
        if hop.purposes.is_empty() {
            return;
        }
        let name = &self.net.agreements.clauses.terms[arrival.clause].name;
        let (to, late) = (hop.to, hop.day >= self.net.since);
        let asked = !hop.purposes.intersection(self.net.asked.purposes).is_empty();
        if late && asked && self.net.means(to) {
            self.reached.insert((to, name));
            if self.free.is_none_or(|free| !free.contains(&(to, name))) {
                found.add(self.journey(label, &arrival));
            }
        }
        let before = self.seen.entry((to, name, late)).or_insert(Set::EMPTY);
        arrival.given = arrival.given.difference(*before);
        *before = before.union(arrival.given);
        if !arrival.given.is_empty() {
            self.waiting.push_back(self.arrivals.len());
            self.arrivals.push(arrival);
        }
    }

    fn journey(&self, label: &Label, arrival: &Arrival) -> Journey {
        let mut hops = vec![arrival.hop.clone()];
        let mut before = arrival.before;
        while let Some(earlier) = before {
            hops.push(self.arrivals[earlier].hop.clone());
            before = self.arrivals[earlier].before;
        }
        hops.reverse();
        // The later it is written the more covers it; it is written before it is given.
        let written = hops.first().map_or(Date::MAX, |hop| hop.day);
        Journey { label: label.clone(), originator: self.originator, written, hops }
    }
}
