//! What holds of every exercise: it is the same each time, invented, marked, in the past, and it can flow.

#![allow(clippy::unwrap_used, reason = "in a test an error is a failed test")]

use std::collections::{BTreeMap, BTreeSet};
use tansiq_agreement::{Agreements, SignedAgreement};
use tansiq_exercise::{Act, BadSetting, Exercise, Setting, Step};
use tansiq_label::{Caveat, MemberCode, Set};
use tansiq_report::{
    KeyId, Keys, MemberKey, Moment, Precedence, PublicKey, Report, ReportId, ReportKind, StatementId,
    SubjectKind,
};

const MEMBERS: [&str; 8] = ["BGD", "EBL", "AMM", "CAI", "JCC", "MOW", "THR", "DAM"];

fn setting(seed: u64, reports: u32, members: usize) -> Setting {
    Setting {
        seed,
        ends: "2026-11-22T04:00:00.000Z".parse().unwrap(),
        weeks: 6,
        reports,
        members: MEMBERS[..members].iter().map(|code| code.parse().unwrap()).collect(),
    }
}

fn exercise(seed: u64, reports: u32, members: usize) -> Exercise {
    Exercise::new(setting(seed, reports, members)).unwrap()
}

/// Every report of an act.
fn of_act(act: &Act) -> Vec<&Report> {
    match act {
        Act::Submit(report) | Act::Correct { right: report, .. } | Act::Ask { question: report, .. } => {
            vec![report.as_ref()]
        }
        Act::Answer { answer, .. } => answer.iter().map(AsRef::as_ref).collect(),
        Act::Withdraw { .. } | Act::Decide { .. } => vec![],
    }
}

fn reports(exercise: &Exercise, members: usize) -> Vec<Report> {
    let cases = exercise.cases().unwrap();
    let mut all: Vec<Report> = cases.iter().flat_map(|step| of_act(&step.act)).cloned().collect();
    for code in &MEMBERS[..members] {
        all.extend(exercise.routine(code.parse().unwrap()).map(Result::unwrap));
    }
    all
}

#[test]
fn the_same_setting_makes_the_same_bytes_and_another_seed_others() {
    let bytes = |seed| reports(&exercise(seed, 60, 8), 8).iter().map(Report::canonical).collect::<Vec<_>>();
    assert_eq!(bytes(7), bytes(7));
    let (one, other): (BTreeSet<_>, BTreeSet<_>) =
        (bytes(7).into_iter().collect(), bytes(8).into_iter().collect());
    assert!(one.is_disjoint(&other));
}

#[test]
fn everything_is_marked_in_the_past_and_under_an_id_of_its_own() {
    let ends: Moment = setting(1, 0, 8).ends;
    let begins = ends.plus_millis(-6 * 7 * 24 * 60 * 60 * 1000 - 60_000);
    let all = reports(&exercise(3, 400, 8), 8);
    assert!(all.len() > 400);
    let mut ids = BTreeSet::new();
    for report in &all {
        let header = report.header();
        assert!(ids.insert(header.id), "{} twice", header.id);
        assert!((begins..=ends).contains(&header.written), "{}", header.written);
        assert!(header.legal_basis.starts_with("EXERCISE: "), "{}", header.legal_basis);
        assert!(report.statements().iter().all(|s| s.label.caveats().contains(Caveat::Exercise)));
    }
}

#[test]
fn every_size_and_every_number_of_members_makes_one() {
    for members in 2..=8 {
        for number in [0, 1, 7] {
            let exercise = exercise(11, number, members);
            let routine: usize = MEMBERS[..members]
                .iter()
                .map(|code| exercise.routine(code.parse().unwrap()).map(Result::unwrap).count())
                .sum();
            assert_eq!(routine, number as usize);
            assert!(!exercise.cases().unwrap().is_empty());
        }
    }
    let bad = |members, weeks, reports| {
        Exercise::new(Setting { weeks, ..setting(1, reports, members) }).map(|_| ()).unwrap_err()
    };
    assert_eq!(bad(1, 6, 1), BadSetting::Members(1));
    assert_eq!(bad(3, 0, 1), BadSetting::Weeks(0));
    assert_eq!(bad(3, 6, u32::MAX), BadSetting::Reports(u32::MAX));
    let twice = Setting { members: vec!["BGD".parse().unwrap(); 2], ..setting(1, 1, 2) };
    assert_eq!(Exercise::new(twice).map(|_| ()), Err(BadSetting::Members(2)));
}

#[test]
fn all_kinds_of_work_come_up_and_every_member_writes() {
    let all = reports(&exercise(1, 300, 8), 8);
    let kinds: BTreeSet<_> = all.iter().map(|report| report.header().kind.to_string()).collect();
    for kind in [
        ReportKind::Intrep,
        ReportKind::Sighting,
        ReportKind::Captured,
        ReportKind::Warning,
        ReportKind::Clearance,
    ] {
        assert!(kinds.contains(&kind.to_string()), "{kind} in {kinds:?}");
    }
    let mut by: BTreeMap<String, usize> = BTreeMap::new();
    for report in &all {
        *by.entry(report.header().originator.to_string()).or_default() += 1;
    }
    assert_eq!(by.len(), 8, "{by:?}");
    let of = |precedence| all.iter().filter(|report| report.header().precedence == precedence).count();
    assert_eq!(of(Precedence::Flash), 1, "FLASH is rare, and it is the market");
    assert!(of(Precedence::Routine) * 2 > all.len() && of(Precedence::Immediate) > 3);
    let placed = |kind| {
        let points = all.iter().flat_map(Report::statements).filter(|s| s.property.name == "point");
        points.filter(|s| s.property.kind == kind).count()
    };
    assert!(placed(SubjectKind::Incident) > 60 && placed(SubjectKind::Sighting) > 60);
    assert!(placed(SubjectKind::Place) > 15);
}

#[test]
fn cases_stand_in_the_order_of_the_story_and_speak_of_what_was_told_before() {
    let steps: Vec<Step> = exercise(5, 0, 8).cases().unwrap();
    assert!(steps.is_sorted_by_key(|step| step.at));
    let mut told = BTreeSet::new();
    let (mut subjects, mut asked) = (BTreeSet::new(), BTreeSet::new());
    for step in &steps {
        match &step.act {
            Act::Withdraw { report, .. } => assert!(told.contains(report), "{}", step.tells),
            Act::Correct { report, .. } => assert!(told.contains(report), "{}", step.tells),
            Act::Decide { one, other, .. } => {
                assert!(one != other && subjects.contains(one) && subjects.contains(other));
            }
            Act::Answer { matter, .. } => assert!(asked.contains(matter), "{matter}"),
            Act::Ask { matter, .. } => drop(asked.insert(matter.clone())),
            Act::Submit(_) => {}
        }
        for report in of_act(&step.act) {
            assert_eq!(report.header().originator, step.by);
            told.insert(report.header().id);
            subjects.extend(report.subjects().keys().copied());
        }
    }
    let cases: BTreeSet<_> = steps.iter().map(|step| step.case).collect();
    assert_eq!(cases.len(), 9, "{cases:?}");
}

/// Everybody signs with one key.
struct OneKey(PublicKey);
impl Keys for OneKey {
    fn key(&self, _: MemberCode, id: KeyId, _: Moment) -> Option<PublicKey> {
        (self.0.id() == id).then_some(self.0)
    }
}

/// The agreements of the demo, signed by all who have to.
fn agreements(at: Moment) -> Agreements {
    let key = MemberKey::from_seed(&[7; 32]);
    let names = ["joint-centre-2026", "border-2026", "exchange-2026", "second-committee-2026"];
    let signed = names.map(|name| {
        let path = format!("{}/../../fixtures/agreements/{name}.toml", env!("CARGO_MANIFEST_DIR"));
        SignedAgreement::sign(&std::fs::read(path).unwrap(), &key, at).unwrap()
    });
    Agreements::compile(&signed, &OneKey(key.public()))
}

#[test]
fn most_of_it_reaches_somebody_under_the_agreements_of_the_demo_and_no_source_leaves() {
    let ends = setting(1, 0, 8).ends;
    let agreements = agreements(ends);
    let all = reports(&exercise(1, 300, 8), 8);
    let members: Vec<MemberCode> = MEMBERS.iter().map(|code| code.parse().unwrap()).collect();
    let mut reached = 0;
    for report in &all {
        let from = report.header().originator;
        let to = members.iter().filter(|to| **to != from).filter_map(|to| {
            let id = |_: &BTreeSet<StatementId>| ReportId::from_random([1; 16]);
            agreements.release(report, from, *to, ends, Set::all(), id).edition
        });
        let editions: Vec<_> = to.collect();
        let sources = editions.iter().flat_map(|edition| edition.get().statements());
        assert_eq!(sources.filter(|s| s.property.name == "source").count(), 0);
        reached += usize::from(!editions.is_empty());
    }
    assert!(reached * 10 > all.len() * 8, "{reached} of {} reach somebody", all.len());
}
