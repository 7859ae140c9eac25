//! What must hold of a federation whatever has happened to it, each with its name in docs/invariants.md.

use crate::federation::{ALL, Federation};
use crate::observe::{every_byte, given, received, statements, taken};
use std::collections::{BTreeMap, BTreeSet};
use tansiq_exchange::Lanes;
use tansiq_label::MemberCode;
use tansiq_report::{Entry, Outcome, Sealed, Statement, StatementId, note_digest};
use tansiq_testkit::books::{Books, lanes_chain_and_acknowledge_what_is_held, nothing_twice};
use tansiq_testkit::{BORDER, COMMITTEE, FIRST, INFORMATION, JOINT_CENTRE, SECOND, Terms, code, oracle};

/// What only the first three agreements may carry.
pub const FIRST_MARK: &str = "EXERCISE-FIRST";
/// What only the second committee may carry.
pub const SECOND_MARK: &str = "EXERCISE-SECOND";

/// Every statement that a ledger has taken, with its originator.
pub type Submitted = BTreeMap<StatementId, (MemberCode, Statement)>;

/// Checks all of them on a federation at rest; of one in which a member is byzantine, on the others.
pub fn check(f: &Federation, submitted: &Submitted, byzantine: Option<MemberCode>) {
    let honest = f.nodes.iter().filter(|(member, _)| Some(**member) != byzantine);
    let books: Books = honest.map(|(member, node)| (*member, node.entries())).collect();
    nothing_twice(&books);
    nothing_without_a_decision(submitted, &books);
    everything_released_is_there(submitted, &books);
    committees_never_mix(&books);
    lanes_chain_and_acknowledge_what_is_held(&books);
    lanes_can_be_rebuilt(f);
    if let Some(byzantine) = byzantine {
        its_lanes_chain(byzantine, &books);
    }
}

/// X5 of what a byzantine member gave: whatever it says, each of the others has one chain of it.
fn its_lanes_chain(byzantine: MemberCode, books: &Books) {
    for (member, node) in books {
        let mut previous = None;
        for (i, (note, digest)) in (1..).zip(taken(node).remove(&byzantine).unwrap_or_default()) {
            let chained = note.sequence == i && note.previous == previous;
            assert!(chained, "X5: {byzantine} to {member}: the chain breaks");
            previous = Some(digest);
        }
    }
}

/// X4: the nodes of the second committee hold no byte of the first three agreements, and the other way round.
fn committees_never_mix(books: &Books) {
    let check = |members: &[&str], mark: &'static str, agreements: &[Terms]| {
        let texts: Vec<_> = agreements.iter().map(|terms| terms.id).chain([mark]).collect();
        for (member, entries) in members.iter().filter_map(|member| books.get_key_value(&code(member))) {
            let bytes = every_byte(entries);
            for text in &texts {
                let found = bytes.iter().any(|bytes| String::from_utf8_lossy(bytes).contains(text));
                assert!(!found, "X4: {member} holds {text}");
            }
        }
    };
    check(&SECOND, FIRST_MARK, &[JOINT_CENTRE, BORDER, INFORMATION]);
    check(&FIRST, SECOND_MARK, &[COMMITTEE]);
}

/// X2: every statement at a member is its originator's, unchanged, and released to it.
fn nothing_without_a_decision(submitted: &Submitted, books: &Books) {
    for (member, node) in books {
        for (originator, statement) in statements(&received(node)) {
            let (whose, original) = &submitted[&statement.id];
            assert!(*whose == originator && *original == statement, "X2: {member} holds another statement");
            let released = oracle(&ALL, &statement.label, originator, *member);
            assert!(released, "X2: {member} holds what {originator} does not release to it");
        }
        // Nobody has consented to anything here: what came, came from whose it is.
        for entry in node {
            let Entry::Received { from, sealed, .. } = entry else { continue };
            let originator = Sealed::open_own(sealed.clone()).unwrap().report().header().originator;
            assert_eq!(from.0, originator, "X2: {member} holds what was passed on to it");
        }
    }
}

/// X3: when the trouble is over, every statement that a ledger took is wherever it is released to, unless the
/// receiver refused it openly.
fn everything_released_is_there(submitted: &Submitted, books: &Books) {
    for (member, node) in books {
        let there: BTreeSet<_> = statements(&received(node)).iter().map(|(_, s)| s.id).collect();
        for (id, (originator, statement)) in submitted.iter().filter(|(_, (of, _))| books.contains_key(of)) {
            let released = oracle(&ALL, &statement.label, *originator, *member);
            let refused = || refused_openly(books, *originator, *member).contains(id);
            assert!(
                !released || there.contains(id) || refused(),
                "X3: a statement of {originator} never came to {member}"
            );
        }
    }
}

fn refused_openly(books: &Books, from: MemberCode, to: MemberCode) -> BTreeSet<StatementId> {
    let mut refused = BTreeSet::new();
    let acknowledged: BTreeMap<_, _> = given(&books[&from])
        .remove(&to)
        .unwrap_or_default()
        .into_iter()
        .map(|given| (given.digest, given.outcomes.unwrap_or_default()))
        .collect();
    for entry in &books[&from] {
        let Entry::Disclosed { note, items, .. } = entry else { continue };
        let Some(outcomes) = acknowledged.get(&note_digest(note)) else { continue };
        for (item, outcome) in items.iter().zip(outcomes) {
            if *outcome == (Outcome::Refused { reason: "future-dated".into() }) {
                refused.extend(item.statements.iter().copied());
            }
        }
    }
    refused
}

/// X7: the lanes' file is what the ledger makes of it.
fn lanes_can_be_rebuilt(f: &Federation) {
    for (member, node) in &f.nodes {
        node.lanes().catch_up(node.ledger()).unwrap();
        let rebuilt = Lanes::in_memory(*member).unwrap();
        rebuilt.catch_up(node.ledger()).unwrap();
        assert_eq!(rebuilt.dump().unwrap(), node.lanes().dump().unwrap(), "X7: {member}");
    }
}
