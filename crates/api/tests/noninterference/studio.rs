//! What worlds are made of, made once: reports checked and sealed, editions of partners, agreements compiled.

use crate::agreements::{AGREEMENTS, Cards, key_of};
use crate::world::{Item, NODE, Told, What, World, report_id};
use std::collections::HashMap;
use std::sync::Arc;
use tansiq_agreement::{Agreements, Ask, ClauseRef, Releasable};
use tansiq_label::{MemberCode, Purpose, Set};
use tansiq_report::{Draft, Entry, Grounds, Report, Sealed, StatementId, Text, Uses, Writing};
use tansiq_testkit::{code, now};

/// Numbers of the catalogue, sorted.
pub(crate) type Known = Vec<usize>;

/// An edition that a partner gives, as its note names it.
pub(crate) struct Given {
    pub(crate) report: Report,
    pub(crate) clauses: Vec<ClauseRef>,
    /// For what the decision gives each statement, whatever the note says.
    pub(crate) purposes: HashMap<StatementId, Set<Purpose>>,
    /// What the note says.
    uses: Uses,
    sealed: Sealed,
}

/// One worker's workshop.
#[derive(Default)]
pub(crate) struct Studio {
    reports: HashMap<Item, Arc<Sealed>>,
    given: HashMap<(Item, Known), Option<Arc<Given>>>,
    agreements: HashMap<Known, Arc<Agreements>>,
    pub(crate) lines: HashMap<(Item, Known, usize), Arc<Vec<String>>>,
}

/// The agreements of a world, or of its beginning.
pub(crate) fn known(world: &[Item]) -> Known {
    let number = |item: &Item| match item.what {
        What::Agreement(number) => Some(number),
        _ => None,
    };
    let mut known: Known = world.iter().filter_map(number).collect();
    known.sort_unstable();
    known
}

impl Studio {
    /// Forgets what belongs to worlds that are done with.
    pub(crate) fn forget(&mut self) {
        self.reports.clear();
        self.given.clear();
        self.lines.clear();
        if self.agreements.len() > 2_000 {
            self.agreements.clear();
        }
    }

    pub(crate) fn agreements(&mut self, known: &Known) -> Arc<Agreements> {
        let compile = || Arc::new(Agreements::compile(known.iter().map(|n| &AGREEMENTS[*n]), &Cards));
        Arc::clone(self.agreements.entry(known.clone()).or_insert_with(compile))
    }

    /// A report as its originator has it.
    pub(crate) fn sealed(&mut self, item: &Item, originator: MemberCode, told: &Told) -> Arc<Sealed> {
        let seal = || {
            let draft: Draft = serde_json::from_value(told.draft(item.key)).unwrap();
            let random = &mut || unreachable!("a draft that brings every id");
            // It was checked when it was written: some review dates have passed since.
            let now = draft.written.as_ref().unwrap().parse().unwrap();
            let valid = draft.validate(Writing { originator, now, random });
            Arc::new(Sealed::seal(valid.unwrap_or_else(|e| panic!("{e:?}")).report, key_of(originator)))
        };
        Arc::clone(self.reports.entry(item.clone()).or_insert_with(seal))
    }

    /// What a partner gives of its report under these agreements; nothing when they release nothing of it.
    pub(crate) fn given(
        &mut self,
        item: &Item,
        from: &str,
        told: &Told,
        known: &Known,
    ) -> Option<Arc<Given>> {
        let place = (item.clone(), known.clone());
        if let Some(given) = self.given.get(&place) {
            return given.clone();
        }
        let (sealed, agreements) = (self.sealed(item, code(from), told), self.agreements(known));
        let edition = report_id(item.key.rotate_left(1));
        let outcome =
            agreements.release(sealed.report(), code(from), code(NODE), now(), Set::all(), |_| edition);
        let (clauses, uses) = (outcome.clauses.into_iter().collect(), outcome.uses);
        let given = outcome.edition.map(|edition| {
            let report = edition.get().clone();
            let purposes = purposes(&agreements, &report, code(from));
            let sealed = edition.seal(key_of(code(from)));
            Arc::new(Given { report, clauses, purposes, uses, sealed: Releasable::into_inner(sealed) })
        });
        self.given.insert(place, given.clone());
        given
    }

    /// The entries of an item; none for lanes that run.
    pub(crate) fn entry(&mut self, item: &Item, world: &World) -> Option<Entry> {
        use crate::world::{delivery_id, principal_id, subject_id};
        // Whoever did it is somebody else each time: the same entry twice would be stored once.
        let (at, by) = (now(), principal_id(item.key));
        Some(match &item.what {
            What::Agreement(number) => {
                Entry::Agreement { at, by: Some(by), signed: AGREEMENTS[*number].envelope() }
            }
            What::Own(told) => {
                Entry::Report { at, by, sealed: self.sealed(item, code(NODE), told).envelope().clone() }
            }
            What::Received(from, told) => {
                let given = self.given(item, from, told, &known(world))?;
                Entry::Received {
                    at,
                    from: Text(code(from)),
                    delivery: delivery_id(item.key),
                    clauses: given.clauses.iter().map(ToString::to_string).collect(),
                    purposes: given.uses.purposes(),
                    narrowed: given.uses.narrowed(),
                    sealed: given.sealed.envelope().clone(),
                }
            }
            What::Principal(role, clearance) => crate::readers::another(item.key, role, clearance),
            What::Looked { screened: true, shown } => Entry::Screened {
                at,
                by,
                purpose: Text(Purpose::Arrest),
                shown: vec![subject_id(*shown)],
                outcome: None,
                grounds: Grounds::default(),
            },
            What::Looked { screened: false, shown } => Entry::Read {
                at,
                by,
                purpose: Text(Purpose::Arrest),
                subjects: vec![subject_id(*shown)],
                reports: vec![],
                grounds: Grounds::default(),
                exported: false,
            },
            What::Standing(member, active) => {
                let reason = "EXERCISE".to_owned();
                Entry::Standing { at, by, member: Text(code(member)), active: *active, reason }
            }
            What::Stranger(member) => {
                let card = tansiq_testkit::card(code(member)).envelope().clone();
                Entry::Card { at, by: Some(by), card }
            }
            What::Lanes(_) => return None,
        })
    }
}

/// For what the agreements give the node each statement of a partner's report.
fn purposes(
    agreements: &Agreements,
    report: &Report,
    from: MemberCode,
) -> HashMap<StatementId, Set<Purpose>> {
    let ask = |label| Ask {
        label,
        originator: from,
        written: report.header().written,
        from,
        to: code(NODE),
        purposes: Set::all(),
        at: now(),
        received_via: &[],
        received_for: Set::EMPTY,
    };
    report.statements().iter().map(|s| (s.id, agreements.decide(&ask(&s.label)).purposes())).collect()
}
