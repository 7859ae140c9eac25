//! The third-party rule under a seeded schedule of trouble: nobody holds an item of an originator that neither gave
//! it nor consented; what was taken back or is over goes no further; and whoever has what is recalled acts, whatever
//! happens on the way.
//!
//! A failure prints its seed; `TANSIQ_SEED=<seed>` runs that one alone, `TANSIQ_SEEDS=<n>` runs more.

use crate::three::{DAY, Three, arrest, officer};
use std::collections::BTreeSet;
use tansiq_exchange::{Answering, Asking, Lanes, PassingOn, Reach, Recalling, Standing};
use tansiq_label::{Category, Finite as _, MemberCode, Set};
use tansiq_report::onward::{Consent, Ground, Paper, Signed as _};
use tansiq_report::recall::{Act, KeepGround, RecallGround};
use tansiq_report::{Entry, Moment, Note, OnwardId, Precedence, Report, Sealed};
use tansiq_testkit::{Chance, Claim, Faults, code, for_each_seed};

/// Seeds of an ordinary run.
const SEEDS: u64 = 12;
/// Things that happen before the trouble ends.
const EVENTS: usize = 80;

#[test]
fn nobody_holds_what_its_originator_did_not_let_go() {
    let given: usize = for_each_seed(SEEDS, simulate).into_iter().sum();
    assert!(given > 0, "a simulation in which nothing is passed on by a consent shows nothing");
}

/// How many items Cairo has by a consent at the end.
async fn simulate(seed: u64) -> usize {
    let chance = Chance::of(seed ^ 0x3d);
    let mut t = Three::new(seed).await;
    t.network.set_faults(Faults {
        lost: chance.below(30),
        answer_lost: chance.below(30),
        twice: chance.below(20),
        late: chance.below(20),
    });
    for i in 1..=EVENTS {
        event(&mut t, &chance).await;
        if i % 10 == 0 {
            check(&t);
        }
    }
    t.network.heal();
    while t.network.deliver_late().await {}
    t.settle().await;
    check(&t);
    everyone_acted(&t);
    passed_on(&t).iter().filter(|(_, _, consent)| consent.is_some()).count()
}

async fn event(t: &mut Three, chance: &Chance) {
    match chance.below(100) {
        0..10 => drop(t.node("BGD").submit(Precedence::Routine, &claims(chance)).await),
        10..45 => steps(t, chance).await,
        45..58 => ask(t, chance).await,
        58..74 => answer(t, chance).await,
        74..89 => pass_on(t, chance).await,
        89..90 => keep(t, chance).await,
        90..91 => revoke(t, chance).await,
        91..93 => recall(t, chance).await,
        93..94 => drop(t.network.deliver_late().await),
        94..96 => {
            let (member, keep) = (code(chance.one(&["BGD", "AMM", "CAI"])), chance.percent(50));
            t.nodes.get_mut(&member).unwrap().restart(keep);
        }
        _ => t.clock.pass(DAY * (1 + chance.below(2).cast_signed())),
    }
}

async fn steps(t: &Three, chance: &Chance) {
    for _ in 0..=chance.below(8) {
        let (from, to) =
            chance.one(&[("BGD", "AMM"), ("AMM", "BGD"), ("AMM", "CAI"), ("CAI", "AMM"), ("AMM", "EBL")]);
        // Trouble on the way is part of the trouble.
        drop(t.node(from).step(code(to)).await);
    }
}

fn claims(chance: &Chance) -> Vec<Claim> {
    let claim = |_| Claim {
        category: chance.one(&["identity", "identity", "threat", "source"]),
        rel_to: chance.percent(20).then(|| vec!["AMM"]),
        ..Claim::plain(format!("EXERCISE {}", chance.next()))
    };
    (0..=chance.below(2)).map(claim).collect()
}

/// What Amman holds.
fn held(t: &Three) -> Vec<Sealed> {
    crate::observe::received(&t.entries("AMM"))
}

async fn ask(t: &Three, chance: &Chance) {
    let held = held(t);
    if held.is_empty() {
        return;
    }
    let report = held[chance.below(held.len() as u64) as usize].report();
    let some = report.statements().iter().filter(|_| chance.percent(50)).map(|s| s.id);
    let asking = Asking {
        item: report.header().id,
        statements: if chance.percent(50) { some.collect() } else { BTreeSet::new() },
        to: code(chance.one(&["CAI", "CAI", "CAI", "EBL"])),
        purposes: arrest(),
        basis: "EXERCISE".into(),
        until: t.now().plus_millis(DAY * (1 + chance.below(8).cast_signed())),
    };
    let (outside, asked) =
        (asking.to == code("EBL"), t.node("AMM").exchange().ask_onward(officer(), asking).await);
    assert!(!outside || asked.is_err(), "a question left for whom no agreement of the three binds");
}

fn requests(t: &Three, member: &str) -> Vec<OnwardId> {
    t.node(member).exchange().onward_cases().unwrap().iter().map(|case| case.id).collect()
}

async fn answer(t: &Three, chance: &Chance) {
    let requests = requests(t, "BGD");
    if requests.is_empty() {
        return;
    }
    let id = chance.one(&requests);
    let until = t.day(chance.below(8).cast_signed());
    let answering = match chance.below(3) {
        0 => Answering::No { ground: Ground::Law },
        _ => Answering::Yes { statements: BTreeSet::new(), purposes: Set::EMPTY, until },
    };
    drop(t.node("BGD").exchange().answer_onward(officer(), id, answering).await);
}

async fn revoke(t: &Three, chance: &Chance) {
    let requests = requests(t, "BGD");
    if !requests.is_empty() {
        let id = chance.one(&requests);
        drop(t.node("BGD").exchange().revoke_onward(officer(), id, Ground::Operation).await);
    }
}

/// Baghdad takes something back, whole or in part, from everybody or from Amman.
async fn recall(t: &Three, chance: &Chance) {
    let own = |entry: &Entry| match entry {
        Entry::Report { sealed, .. } => Some(Sealed::open_own(sealed.clone()).unwrap()),
        _ => None,
    };
    let reports: Vec<_> = t.entries("BGD").iter().filter_map(own).collect();
    if reports.is_empty() {
        return;
    }
    let report = reports[chance.below(reports.len() as u64) as usize].report();
    let ground = chance.one(RecallGround::ALL);
    let withdrawal = ground.act() == Act::Withdrawal;
    let recalling = Recalling {
        report: report.header().id,
        statements: report.statements().iter().filter(|_| chance.percent(50)).map(|s| s.id).collect(),
        ground,
        from: if withdrawal && chance.percent(50) { BTreeSet::from([code("AMM")]) } else { BTreeSet::new() },
        replaced_by: None,
        reason: "EXERCISE".into(),
    };
    drop(t.node("BGD").exchange().recall(officer(), recalling).await);
}

/// Amman must keep something, or need not any more.
async fn keep(t: &Three, chance: &Chance) {
    let held = held(t);
    if held.is_empty() {
        return;
    }
    let item = held[chance.below(held.len() as u64) as usize].report().header().id;
    let ground = chance.percent(50).then_some(KeepGround::CourtFile);
    drop(t.node("AMM").exchange().keep(officer(), item, ground, "EXERCISE".into()).await);
}

/// W1: at rest every holder of what was taken back has acted or said why not. W2: what had to be destroyed is nowhere,
/// unless its holder said that he keeps it. W3: what was taken back goes to nobody afterwards.
fn everyone_acted(t: &Three) {
    let mut kept = BTreeSet::new();
    let mut taken_back = BTreeSet::new();
    for case in t.node("BGD").exchange().recalls().unwrap() {
        for holder in &case.holders {
            assert!(!matches!(holder.reach, Reach::NotReached { .. }), "W1: {holder:?}");
            if matches!(holder.reach, Reach::Refused { .. }) {
                kept.insert((holder.member, holder.item));
            }
        }
        if case.ground.erases() && case.from.is_empty() {
            taken_back.extend(case.statements);
        }
    }
    for member in ["AMM", "CAI"] {
        for sealed in crate::observe::received(&t.entries(member)) {
            let (id, report) = (sealed.report().header().id, sealed.report());
            let there = report.statements().iter().any(|s| taken_back.contains(&s.id));
            assert!(!there || kept.contains(&(code(member), id)), "W2: {member} has what it must not have");
        }
    }
    for (member, node) in &t.nodes {
        node.lanes().catch_up(node.ledger()).unwrap();
        let rebuilt = Lanes::in_memory(*member).unwrap();
        rebuilt.catch_up(node.ledger()).unwrap();
        assert_eq!(rebuilt.dump().unwrap(), node.lanes().dump().unwrap(), "X7: {member}");
    }
    let mut gone = BTreeSet::new();
    for entry in t.entries("BGD") {
        match entry {
            Entry::Recall { report, statements, .. } => {
                gone.extend(statements.into_iter().map(|s| (report, s)))
            }
            Entry::Disclosed { at: _, items, note } if Note::read(&note).unwrap().to.0 == code("AMM") => {
                for item in &items {
                    let report = item.report.filter(|_| item.edition.is_some());
                    let again =
                        report.is_some_and(|r| item.statements.iter().any(|s| gone.contains(&(r, *s))));
                    assert!(!again, "W3: given after it was taken back");
                }
            }
            _ => {}
        }
    }
}

async fn pass_on(t: &Three, chance: &Chance) {
    let held = held(t);
    if held.is_empty() {
        return;
    }
    let cases = t.node("AMM").exchange().onward_cases().unwrap();
    let permitted = cases.iter().filter(|case| case.standing(t.now()) == Standing::Permitted);
    let permitted: Vec<_> = permitted.map(|case| case.request.as_ref().unwrap().item).collect();
    let any = held[chance.below(held.len() as u64) as usize].report().header().id;
    let item = if permitted.is_empty() || chance.percent(30) { any } else { chance.one(&permitted) };
    let to = code(chance.one(&["CAI", "CAI", "CAI", "EBL", "BGD"]));
    let order = PassingOn { item, to, basis: "EXERCISE".into() };
    let passed = t.node("AMM").exchange().pass_on(officer(), order).await;
    assert!(to == code("CAI") || passed.is_err(), "{to} is to have what is not for it");
}

/// What Cairo has through Amman, when it came, and by which consent.
fn passed_on(t: &Three) -> Vec<(Moment, Report, Option<Consent>)> {
    let entries = t.entries("CAI");
    let mut out = Vec::new();
    for entry in &entries {
        let Entry::Received { at, from, sealed, .. } = entry else { continue };
        let report = Sealed::open_own(sealed.clone()).unwrap().report().clone();
        if report.header().originator == from.0 {
            continue;
        }
        let digest = tansiq_report::item_digest(sealed);
        let named = entries.iter().filter_map(|entry| match entry {
            Entry::Receipt { note, .. } => {
                Note::read(note).unwrap().items.into_iter().find(|i| i.digest == digest)
            }
            _ => None,
        });
        let consent = named.filter_map(|item| item.passed_on.unwrap().consent).next();
        out.push((*at, report, consent.map(|consent| Consent::read(&consent).unwrap())));
    }
    out
}

/// O1: whatever a member holds, its originator gave, or consented to, or an agreement lets parties pass on.
/// O2: nothing is disclosed by a consent after its last day, or after its revocation is in the holder's ledger.
fn check(t: &Three) {
    let answers = answers(t);
    for (at, report, consent) in passed_on(t) {
        assert_eq!(report.header().originator, code("BGD"), "O1");
        let Some(consent) = consent else {
            let threats =
                report.statements().iter().all(|s| s.label.categories() == Set::of(Category::Threat));
            assert!(threats, "O1: Cairo has what only a consent lets pass");
            continue;
        };
        assert!(answers.contains(&consent.request), "O1: a consent that Baghdad never gave");
        assert!(consent.permits_at(at), "O2: Cairo has what came too late");
        let named = report.statements().iter().all(|s| consent.statements.contains(&s.id));
        assert!(named, "O1: Cairo has more than was consented to");
        let open = report.statements().iter().all(|s| s.label.releasability().allows(code("CAI")));
        assert!(open, "O1: a consent overruled a label");
    }
    for member in ["EBL", "BGD"] {
        let strangers =
            |entry: &Entry| matches!(entry, Entry::Received { from, .. } if from.0 == code("AMM"));
        assert!(!t.entries(member).iter().any(strangers), "O1: {member}");
    }
    nothing_after_its_revocation(&t.entries("AMM"));
}

/// The requests to which Baghdad consented.
fn answers(t: &Three) -> BTreeSet<OnwardId> {
    let consented = |entry: &Entry| match entry {
        Entry::Onward { by: Some(_), paper, .. } => match Paper::read(paper).unwrap() {
            Paper::Answer(answer) => answer.consent_paper().map(|_| answer.request),
            _ => None,
        },
        _ => None,
    };
    t.entries("BGD").iter().filter_map(consented).collect()
}

fn nothing_after_its_revocation(entries: &[Entry]) {
    let mut revoked: BTreeSet<(MemberCode, OnwardId)> = BTreeSet::new();
    for entry in entries {
        match entry {
            Entry::Onward { paper, .. } => {
                if let Paper::Revocation(revocation) = Paper::read(paper).unwrap() {
                    revoked.insert((revocation.to.0, revocation.request));
                }
            }
            Entry::Disclosed { at, note, .. } => {
                let note = Note::read(note).unwrap();
                let consents = note.items.iter().filter_map(|item| item.passed_on.as_ref()?.consent.as_ref());
                for consent in consents.map(|consent| Consent::read(consent).unwrap()) {
                    assert!(
                        !revoked.contains(&(note.to.0, consent.request)),
                        "O2: given after it was taken back"
                    );
                    assert!(consent.permits_at(*at), "O2: given after its last day");
                }
            }
            _ => {}
        }
    }
}
