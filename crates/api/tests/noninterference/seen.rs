//! What a reader may see of a world, by the decision alone. Two worlds of which this says the same are a pair: they
//! differ only in what the reader may not see.

use crate::agreements::AGREEMENTS;
use crate::readers::Reader;
use crate::studio::{Given, Known, Studio, known};
use crate::world::{Head, Item, NODE, PARTNERS, Says, Told, What, World, statement_id};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tansiq_agreement::{Agreements, Holding, Received};
use tansiq_label::{Finite as _, MemberCode, Purpose, Set};
use tansiq_report::{Report, StatementId};
use tansiq_testkit::{code, now};

/// Everything that a reader may see, a line for each thing, in an order that he may see too.
pub(crate) fn seen(studio: &mut Studio, world: &World, reader: Reader) -> Vec<String> {
    match reader.receiver() {
        Some(member) => received(studio, world, member),
        None => read(studio, world, reader),
    }
}

fn party(number: usize, member: MemberCode) -> bool {
    AGREEMENTS[number].agreement().parties().contains(&member)
}

/// What a principal of the node may read.
fn read(studio: &mut Studio, world: &World, reader: Reader) -> Vec<String> {
    let all = known(world);
    let his: Vec<usize> =
        all.iter().copied().filter(|n| !reader.is_seconded() || party(*n, reader.member())).collect();
    let mut lines = vec![format!("agreements {his:?}")];
    lines.extend(members(world, &his, reader));
    for item in world {
        lines.extend_from_slice(&statements(studio, item, &all, reader));
    }
    lines
}

/// The members: all of them to the node's own people; to an officer of another member those with whom he shares an
/// agreement.
fn members(world: &World, his: &[usize], reader: Reader) -> Vec<String> {
    let mut standing: BTreeMap<&str, Option<bool>> = PARTNERS.iter().map(|p| (*p, None)).collect();
    for item in world {
        match item.what {
            What::Standing(member, active) => drop(standing.insert(member, Some(active))),
            What::Stranger(member) => drop(standing.entry(member).or_default()),
            _ => {}
        }
    }
    let may = |member: &str| {
        let member = code(member);
        !reader.is_seconded() || member == reader.member() || his.iter().any(|n| party(*n, member))
    };
    standing.retain(|member, _| may(member));
    standing.iter().map(|(member, standing)| format!("member {member} {standing:?}")).collect()
}

/// What he may read of a report.
fn statements(studio: &mut Studio, item: &Item, known: &Known, reader: Reader) -> Arc<Vec<String>> {
    let place = (item.clone(), known.clone(), reader.0);
    if let Some(lines) = studio.lines.get(&place) {
        return Arc::clone(lines);
    }
    let lines = match &item.what {
        What::Own(told) => {
            let sealed = studio.sealed(item, code(NODE), told);
            visible(&studio.agreements(known), sealed.report(), None, told, reader)
        }
        What::Received(from, told) => match studio.given(item, from, told, known) {
            Some(given) => visible(&studio.agreements(known), &given.report, Some(&given), told, reader),
            None => Vec::new(),
        },
        _ => Vec::new(),
    };
    let lines = Arc::new(lines);
    studio.lines.insert(place, Arc::clone(&lines));
    lines
}

fn visible(
    agreements: &Agreements,
    report: &Report,
    given: Option<&Given>,
    told: &Told,
    reader: Reader,
) -> Vec<String> {
    let header = report.header();
    let received = |of: StatementId| {
        given.map(|given| Received { at: now(), clauses: &given.clauses, purposes: given.purposes[&of] })
    };
    let (node, originator, written) = (code(NODE), header.originator, header.written);
    let holding = |of| Holding { node, originator, written, received: received(of) };
    let mut lines = Vec::new();
    for purpose in Purpose::ALL {
        let who = tansiq_agreement::Reader {
            member: reader.member(),
            role: reader.role(),
            clearance: reader.clearance(),
            purpose: *purpose,
        };
        let statements = report.statements().iter();
        let released: BTreeSet<StatementId> = statements
            .filter(|s| agreements.read(&who, &holding(s.id), &s.label, now(), ()).is_ok())
            .map(|s| s.id)
            .collect();
        // Without what would refer to a subject of which nothing is released.
        let edition = report.edition(header.id, &released);
        let kept = edition.iter().flat_map(|e| e.statements()).map(|s| s.id).collect();
        lines.extend(line(told, &header.id.to_string(), &kept).map(|l| format!("{purpose} {l}")));
    }
    lines
}

/// A report of which these statements are kept, as a line that says all of it; nothing if none is.
fn line(told: &Told, id: &str, kept: &BTreeSet<StatementId>) -> Option<String> {
    let says: Vec<&Says> = told.statements.iter().filter(|s| kept.contains(&statement_id(s.key))).collect();
    let head: &Head = &told.head;
    (!says.is_empty()).then(|| format!("{id} {head:?} {says:?}"))
}

/// What a member gets: at each moment when the lanes run, what they may have given it until then.
fn received(studio: &mut Studio, world: &World, to: MemberCode) -> Vec<String> {
    let mut lines = Vec::new();
    for (at, item) in world.iter().enumerate() {
        match &item.what {
            What::Agreement(number) if party(*number, to) => lines.push(format!("agreement {number}")),
            What::Standing(member, active) if code(member) == to => lines.push(format!("standing {active}")),
            What::Lanes(_) => {
                lines.push("lanes".into());
                let known = known(&world[..at]);
                for item in &world[..at] {
                    lines.extend(edition(studio, item, &known, to));
                }
            }
            _ => {}
        }
    }
    lines
}

fn edition(studio: &mut Studio, item: &Item, known: &Known, to: MemberCode) -> Option<String> {
    let What::Own(told) = &item.what else { return None };
    let (sealed, agreements) = (studio.sealed(item, code(NODE), told), studio.agreements(known));
    let report = sealed.report();
    let outcome = agreements.release(report, code(NODE), to, now(), Set::all(), |_| report.header().id);
    let kept = outcome.edition.iter().flat_map(|e| e.get().statements()).map(|s| s.id).collect();
    let terms = format!("{:?} {:?}", outcome.clauses, outcome.uses);
    line(told, &report.header().id.to_string(), &kept).map(|line| format!("{line} {terms}"))
}
