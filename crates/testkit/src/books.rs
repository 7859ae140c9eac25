//! What must hold of the ledgers of members that are at rest, of the simulation's nodes and of real ones alike. Each
//! law has its name in docs/invariants.md.

use crate::observe::{given, held, received, report_ids, taken};
use std::collections::{BTreeMap, BTreeSet};
use tansiq_label::MemberCode;
use tansiq_report::{Entry, Outcome, item_digest};

/// The ledgers of members.
pub type Books = BTreeMap<MemberCode, Vec<Entry>>;

/// X1: nothing that was delivered stands twice in a ledger.
pub fn nothing_twice(books: &Books) {
    for (member, node) in books {
        let ids = report_ids(node);
        let distinct: BTreeSet<_> = ids.iter().collect();
        assert_eq!(ids.len(), distinct.len(), "X1: {member} holds an edition twice");
        for (from, lane) in taken(node) {
            let distinct: BTreeSet<_> = lane.iter().map(|(note, _)| note.id).collect();
            assert_eq!(lane.len(), distinct.len(), "X1: {member} took a delivery of {from} twice");
        }
    }
}

/// X5: the notes of a lane are numbered without a gap, each names the one before, and receiver and giver have
/// the same ones. X6: what is acknowledged as stored or known is in the receiver's ledger, and nothing else is.
pub fn lanes_chain_and_acknowledge_what_is_held(books: &Books) {
    for (from, node) in books {
        for (to, lane) in given(node) {
            if !books.contains_key(&to) {
                continue;
            }
            let at_receiver = taken(&books[&to]).remove(from).unwrap_or_default();
            let held = held(&books[&to]);
            assert_eq!(lane.len(), at_receiver.len(), "X5: {from} and {to} count differently");
            let mut previous = None;
            let mut refused_last = BTreeMap::new();
            for (i, (given, (note, digest))) in (1..).zip(lane.iter().zip(&at_receiver)) {
                assert!(given.note == *note && given.digest == *digest, "X5: {from} to {to}: another note");
                assert!(
                    note.sequence == i && note.previous == previous,
                    "X5: {from} to {to}: the chain breaks"
                );
                previous = Some(*digest);
                let outcomes = given.outcomes.as_ref().expect("X6: everything is acknowledged at rest");
                for (item, outcome) in note.items.iter().zip(outcomes) {
                    // What was refused may be given again, and the last answer holds.
                    let refused = matches!(outcome, Outcome::Refused { .. });
                    refused_last.insert(item.digest, refused);
                }
            }
            let reports: BTreeSet<_> =
                received(&books[&to]).iter().map(|sealed| item_digest(sealed.envelope())).collect();
            for (item, refused) in refused_last {
                // The same copy of an agreement may come from several members, and be refused from one of them.
                let there = if refused { reports.contains(&item) } else { held.contains(&item) };
                assert_eq!(there, !refused, "X6: {from} to {to}");
            }
        }
    }
}
