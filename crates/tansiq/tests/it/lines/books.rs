//! What must stand in the ledgers of nodes that were killed: what they said is there, and at rest all of them agree.

use super::client::Told;
use crate::running::Node;
use std::collections::{BTreeMap, BTreeSet};
use tansiq_label::MemberCode;
use tansiq_ledger::{Entry as Stored, Position};
use tansiq_report::{Entry, Precedence, ReportId, Sealed, Statement};
use tansiq_testkit::books::{Books, lanes_chain_and_acknowledge_what_is_held, nothing_twice};
use tansiq_testkit::code;
use tansiq_testkit::observe::{given, received};

/// Looks for reports in the ledger of a node that does not run, where the node said that they stand. It looks at a
/// copy: whatever opening mends, the node has to mend by itself.
pub fn are_there(node: &Node, told: &[Told]) {
    let copy = tempfile::tempdir().unwrap();
    for file in std::fs::read_dir(node.directory.join("ledger")).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), copy.path().join(file.file_name())).unwrap();
    }
    let ledger = node.ledger_in(copy.path());
    for told in told {
        let found = match ledger.get(Position(told.position)) {
            Ok(Stored::Payload(bytes)) => {
                own(&Entry::from_bytes(&bytes).unwrap()).map(|sealed| sealed.report().header().id)
            }
            _ => None,
        };
        assert_eq!(found, Some(told.id), "{}: lost at position {}", node.member, told.position);
    }
}

/// The report of the node's own member that an entry is.
fn own(entry: &Entry) -> Option<Sealed> {
    let Entry::Report { sealed, .. } = entry else { return None };
    Some(Sealed::open_own(sealed.clone()).unwrap())
}

/// Compares the ledgers of nodes at rest, which do not run: each report that was acknowledged stands once where it was
/// submitted and once at each partner, in the order of its precedence, and every lane is one chain on both sides. How
/// many deliveries were made.
pub fn agree(nodes: &[Node], told: &[Vec<Told>]) -> usize {
    let books: Books = nodes.iter().map(|node| (code(&node.member), entries(node))).collect();
    nothing_twice(&books);
    lanes_chain_and_acknowledge_what_is_held(&books);
    receipts_are_those_that_were_given(&books);
    for (node, told) in nodes.iter().zip(told) {
        let member = code(&node.member);
        let submitted: Vec<Sealed> = books[&member].iter().filter_map(own).collect();
        let ids: BTreeSet<ReportId> = submitted.iter().map(|sealed| sealed.report().header().id).collect();
        assert_eq!(ids.len(), submitted.len(), "{member}: a report was stored twice");
        assert!(told.iter().all(|told| ids.contains(&told.id)), "{member}: an acknowledged report is lost");
        for (partner, lane) in given(&books[&member]) {
            assert!(!lane.is_empty(), "{member} gave nothing to {partner}");
            let there: Vec<Sealed> = received(&books[&partner])
                .into_iter()
                .filter(|sealed| originator(sealed) == member)
                .collect();
            assert_eq!(in_order(&there), in_order(&submitted), "{partner} has not what {member} submitted");
        }
    }
    books.values().map(|entries| given(entries).values().map(Vec::len).sum::<usize>()).sum()
}

/// Who said that something is durable has that very receipt still: one that was given too early and then lost would
/// have been made a second time, when the lane noticed the gap.
fn receipts_are_those_that_were_given(books: &Books) {
    let all = books.values().flatten();
    let given: BTreeSet<Vec<u8>> = all
        .clone()
        .filter_map(|entry| match entry {
            Entry::Receipt { acknowledgement, .. } => Some(acknowledgement.payload.clone()),
            _ => None,
        })
        .collect();
    for entry in all {
        if let Entry::Acknowledged { acknowledgement, .. } = entry {
            assert!(given.contains(&acknowledgement.payload), "a receipt that was given is lost");
        }
    }
}

fn entries(node: &Node) -> Vec<Entry> {
    node.payloads().iter().map(|bytes| Entry::from_bytes(bytes).unwrap()).collect()
}

fn originator(sealed: &Sealed) -> MemberCode {
    sealed.report().header().originator
}

/// The statements of reports as they follow each other, apart for each precedence: a higher one overtakes.
fn in_order(reports: &[Sealed]) -> BTreeMap<Precedence, Vec<Statement>> {
    let mut lanes: BTreeMap<Precedence, Vec<Statement>> = BTreeMap::new();
    for sealed in reports {
        let statements = sealed.report().statements().iter().cloned();
        lanes.entry(sealed.report().header().precedence).or_default().extend(statements);
    }
    lanes
}
