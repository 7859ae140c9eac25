//! Members as each other's witnesses: everything is cosigned, members at rest stay at rest, and whoever shows another
//! history is found by both.

use crate::federation::{ALL, Federation};
use crate::observe::count;
use tansiq_exchange::{
    Asked, CarrierError, Contradiction, ROUND_MILLIS, WitnessStatus, Witnesses, log_origin,
};
use tansiq_ledger::memory::Failure;
use tansiq_ledger::{Checkpoint, CosignerKey, Ledger, SignedNote, Step, TreeSize};
use tansiq_report::{Entry, Precedence};
use tansiq_testkit::{Claim, Faults, SimNode, code, for_each_seed, key};

const THREE: [&str; 3] = ["BGD", "EBL", "AMM"];

/// Asks every witness of every node, until none has anything to ask.
async fn come_to_rest(f: &Federation) {
    for _ in 0..20 {
        let mut moved = false;
        for (from, node) in &f.nodes {
            for to in f.partners(*from) {
                moved |= !matches!(node.ask_witness(to).await.unwrap(), Asked::Rest(_));
            }
        }
        if !moved {
            return;
        }
    }
    panic!("the witnesses never come to rest");
}

fn sizes(f: &Federation) -> Vec<u64> {
    f.nodes.values().map(|node| node.ledger().len().0).collect()
}

fn witnesses(f: &Federation, member: &str) -> Witnesses {
    f.node(member).exchange().witnesses().unwrap()
}

async fn submit(node: &SimNode, value: &str) {
    while node.submit(Precedence::Routine, &[Claim::plain(value)]).await.is_none() {}
}

/// The checkpoints of a log that a node has cosigned, in the order of its ledger.
fn cosigned(node: &SimNode, log: &str) -> Vec<SignedNote> {
    let note = |entry: Entry| match entry {
        Entry::Cosigned { log: of, checkpoint, .. } if of.0 == code(log) => {
            Some(SignedNote::parse(checkpoint.as_bytes()).unwrap())
        }
        _ => None,
    };
    node.entries().into_iter().filter_map(note).collect()
}

fn checkpoint(note: &SignedNote) -> Checkpoint {
    Checkpoint::parse(note.text()).unwrap()
}

#[tokio::test]
async fn every_member_cosigns_and_members_at_rest_stay_at_rest() {
    let f = Federation::among(&THREE, 21, &ALL).await;
    submit(f.node("BGD"), "EXERCISE first").await;
    f.settle().await;
    come_to_rest(&f).await;
    let state = witnesses(&f, "BGD");
    let signed = state.checkpoint.unwrap();
    let mut partners = f.partners(code("BGD"));
    partners.sort();
    let here = |one: &&WitnessStatus| partners.contains(&one.member);
    assert!(state.members.iter().filter(here).all(|one| !one.behind && one.trouble.is_none()));
    assert!(state.members.iter().filter(|one| !here(one)).all(|one| one.behind), "nobody asked the others");
    assert_eq!(state.cosigned.iter().map(|(member, _)| *member).collect::<Vec<_>>(), partners);
    for member in partners {
        let cosigner = CosignerKey::from_bytes(&log_origin(member), key(member).public().bytes()).unwrap();
        assert!(cosigner.cosigned_at(signed.note()).unwrap().is_some(), "{member}");
        // What the witness keeps is the same checkpoint, with the log's signature and its own.
        let kept = cosigned(f.node(member.as_str()), "BGD").pop().unwrap();
        assert_eq!((checkpoint(&kept), kept.signatures().len()), (signed.checkpoint().clone(), 2));
    }

    let at_rest = sizes(&f);
    for _ in 0..5 {
        f.clock.pass(ROUND_MILLIS);
        come_to_rest(&f).await;
        f.settle().await;
    }
    assert_eq!(sizes(&f), at_rest, "they witness each other's witnessing");

    // With news the next round comes when it is time, and not before.
    submit(f.node("BGD"), "EXERCISE second").await;
    f.settle().await;
    f.clock.pass(ROUND_MILLIS);
    come_to_rest(&f).await;
    let second = witnesses(&f, "BGD").checkpoint.unwrap().checkpoint().size;
    assert!(second > signed.checkpoint().size);
    submit(f.node("BGD"), "EXERCISE third").await;
    let until = f.clock.clone();
    let Asked::Rest(Some(then)) = f.node("BGD").ask_witness(code("EBL")).await.unwrap() else {
        panic!("it waits for the next round")
    };
    assert_eq!(then, tansiq_exchange::Clock::now(&until).plus_millis(ROUND_MILLIS));
    assert_eq!(witnesses(&f, "BGD").checkpoint.unwrap().checkpoint().size, second);
}

#[tokio::test]
async fn what_was_cosigned_is_known_after_a_start_and_the_answer_is_the_same_again() {
    let mut f = Federation::among(&THREE, 22, &ALL).await;
    come_to_rest(&f).await;
    let (before, at_rest) = (witnesses(&f, "BGD"), sizes(&f));
    for member in THREE {
        f.nodes.get_mut(&code(member)).unwrap().restart(false);
    }
    let after = witnesses(&f, "BGD");
    assert_eq!((before.members, before.cosigned), (after.members, after.cosigned));
    come_to_rest(&f).await;
    assert_eq!(sizes(&f), at_rest);
    let rebuilt = tansiq_exchange::Lanes::in_memory(code("BGD")).unwrap();
    rebuilt.catch_up(f.node("BGD").ledger()).unwrap();
    assert_eq!(rebuilt.dump().unwrap(), f.node("BGD").lanes().dump().unwrap());
}

#[tokio::test]
async fn only_who_is_chosen_learns_how_large_the_ledger_is() {
    let mut f = Federation::among(&THREE, 27, &ALL).await;
    let bgd = f.nodes.get_mut(&code("BGD")).unwrap();
    bgd.witnesses = Some([code("EBL")].into());
    bgd.restart(true);
    come_to_rest(&f).await;
    assert_eq!(cosigned(f.node("EBL"), "BGD").len(), 1);
    assert!(cosigned(f.node("AMM"), "BGD").is_empty());
    // Whoever asks is answered, also by one that does not ask him.
    assert_eq!(cosigned(f.node("BGD"), "AMM").len(), 1);
    let asked = |one: &WitnessStatus| one.asked == (one.member == code("EBL"));
    assert!(witnesses(&f, "BGD").members.iter().all(asked));
}

#[tokio::test]
async fn nothing_is_cosigned_that_is_not_stored_first() {
    let f = Federation::among(&["BGD", "EBL"], 23, &ALL).await;
    let ebl = f.node("EBL");
    ebl.store.fail_next(Step::Append, Failure::Before);
    let asked = f.node("BGD").ask_witness(code("EBL")).await.unwrap();
    assert!(matches!(&asked, Asked::Setback(setback) if setback.code() == "witness-not-ready"), "{asked:?}");
    assert!(cosigned(ebl, "BGD").is_empty() && witnesses(&f, "BGD").cosigned.is_empty());
    // Stored, and the answer lost: the next question gets the same cosignature.
    f.network.set_faults(Faults { answer_lost: 100, ..Faults::default() });
    let asked = f.node("BGD").ask_witness(code("EBL")).await.unwrap();
    assert!(matches!(asked, Asked::Setback(CarrierError::TimedOut { .. })), "{asked:?}");
    f.network.heal();
    let stored = ebl.ledger().len();
    assert!(matches!(f.node("BGD").ask_witness(code("EBL")).await.unwrap(), Asked::Cosigned(_)));
    assert_eq!((ebl.ledger().len(), cosigned(ebl, "BGD").len()), (stored, 1));
}

/// A host goes back to a copy of its ledger and writes another history there.
async fn forked(f: &mut Federation, before: &[&str], after: &[&str]) -> Ledger {
    let bgd = f.nodes.get_mut(&code("BGD")).unwrap();
    let copy = bgd.store.copy();
    for value in before {
        submit(bgd, value).await;
    }
    f.clock.pass(ROUND_MILLIS);
    assert!(matches!(bgd.ask_witness(code("EBL")).await.unwrap(), Asked::Cosigned(_)));
    let first = bgd.ledger().clone();
    bgd.store = copy;
    bgd.restart(false);
    for value in after {
        submit(bgd, value).await;
    }
    f.clock.pass(ROUND_MILLIS);
    first
}

fn only(found: Vec<Contradiction>) -> Contradiction {
    assert_eq!(found.len(), 1);
    found.into_iter().next().unwrap()
}

#[tokio::test]
async fn another_history_is_refused_and_found_at_both() {
    for (before, after, same_size) in [
        (&["EXERCISE told to EBL"][..], &["EXERCISE told to AMM"][..], true),
        (&["EXERCISE told to EBL"], &["EXERCISE told to AMM", "EXERCISE more"], false),
    ] {
        let mut f = Federation::among(&THREE, 24, &ALL).await;
        come_to_rest(&f).await;
        let first = forked(&mut f, before, after).await;
        let (bgd, ebl) = (f.node("BGD"), f.node("EBL"));
        assert!(matches!(bgd.ask_witness(code("AMM")).await.unwrap(), Asked::Cosigned(_)));
        let refused = Asked::Refused("witness-contradiction");
        assert_eq!(bgd.ask_witness(code("EBL")).await.unwrap(), refused);

        let (here, there) = (witnesses(&f, "EBL"), witnesses(&f, "BGD"));
        let (here, there) = (only(here.contradictions), only(there.contradictions));
        assert_eq!((here.log, here.witness, here.same_size), (code("BGD"), code("EBL"), same_size));
        assert_eq!((there.log, there.witness, &there.held), (here.log, here.witness, &here.held));
        let (held, shown) = (
            SignedNote::parse(here.held.as_bytes()).unwrap(),
            SignedNote::parse(here.shown.as_bytes()).unwrap(),
        );
        let verifier = bgd.ledger().verifier_key();
        assert!(
            verifier.verify(&held).is_ok() && verifier.verify(&shown).is_ok(),
            "both are signed by the host"
        );
        let (held, shown) = (checkpoint(&held), checkpoint(&shown));
        assert_eq!(first.root(held.size).unwrap(), held.root);
        assert_eq!(bgd.ledger().root(shown.size).unwrap(), shown.root);
        assert_eq!(trouble(&f, "BGD", "EBL").as_deref(), Some("witness-contradiction"));

        // Asked again and again, it is recorded once.
        let stored = (ebl.ledger().len(), bgd.ledger().len());
        for _ in 0..3 {
            f.clock.pass(ROUND_MILLIS);
            assert_eq!(bgd.ask_witness(code("EBL")).await.unwrap(), refused);
        }
        assert_eq!((ebl.ledger().len(), bgd.ledger().len()), stored);
        assert_eq!(cosigned(ebl, "BGD").len(), 2, "nothing of the other history");
    }
}

/// What a node says of a witness of its ledger.
fn trouble(f: &Federation, member: &str, witness: &str) -> Option<String> {
    let found = witnesses(f, member).members.into_iter().find(|one| one.member == code(witness))?;
    found.trouble.map(|trouble| trouble.code)
}

#[tokio::test]
async fn a_host_that_went_back_to_less_is_told() {
    let mut f = Federation::among(&THREE, 25, &ALL).await;
    come_to_rest(&f).await;
    forked(&mut f, &["EXERCISE one", "EXERCISE two"], &["EXERCISE other"]).await;
    let bgd = f.node("BGD");
    assert_eq!(bgd.ask_witness(code("EBL")).await.unwrap(), Asked::Refused("witness-ahead"));
    assert_eq!(trouble(&f, "BGD", "EBL").as_deref(), Some("witness-ahead"));
    assert!(witnesses(&f, "EBL").contradictions.is_empty(), "less is no proof: it may have come late");
}

#[tokio::test]
async fn a_question_about_anothers_ledger_or_by_another_key_is_refused() {
    use tansiq_exchange::WitnessAnswer;
    use tansiq_ledger::witness::AddCheckpoint;
    let f = Federation::among(&THREE, 26, &ALL).await;
    let (bgd, ebl) = (f.node("BGD"), f.node("EBL"));
    let note = bgd.ledger().checkpoint().await.unwrap().note().clone();
    let question = |note: &SignedNote| {
        AddCheckpoint { old: TreeSize::EMPTY, proof: vec![], note: note.clone() }.to_string()
    };
    assert_eq!(ebl.exchange().cosign(code("AMM"), question(&note)).await, WitnessAnswer::Unknown);
    assert_eq!(ebl.exchange().cosign(code("MOW"), question(&note)).await, WitnessAnswer::Unknown);
    let (text, key) = (note.to_string(), note.signatures()[0].to_string());
    let another = key.replacen(&key[key.len() - 8..key.len() - 2], "EXERCI", 1);
    let forged = SignedNote::parse(text.replacen(&key, &another, 1).as_bytes()).unwrap();
    assert_eq!(ebl.exchange().cosign(code("BGD"), question(&forged)).await, WitnessAnswer::NotSigned);
    for malformed in ["", "old 0\n\nEXERCISE\n"] {
        assert_eq!(ebl.exchange().cosign(code("BGD"), malformed).await, WitnessAnswer::Malformed);
    }
    assert!(matches!(ebl.exchange().cosign(code("BGD"), question(&note)).await, WitnessAnswer::Cosigned(_)));
    assert_eq!(count(&ebl.entries(), Entry::is_witnessing), 1);
}

/// Lost, repeated and late questions, restarts, disks that fail, key changes, and a host that goes back to a copy: no
/// witness ever cosigns two histories, and afterwards everybody comes to rest.
#[test]
fn no_witness_cosigns_two_histories_whatever_happens() {
    for_each_seed(25, witnessing_in_trouble);
}

async fn witnessing_in_trouble(seed: u64) {
    let mut f = Federation::among(&THREE, 1_000 + seed, &ALL).await;
    f.network.set_faults(Faults { lost: 10, answer_lost: 15, twice: 15, late: 0 });
    let mut histories: Vec<Ledger> = Vec::new();
    let mut copy = f.node("BGD").store.copy();
    for step in 0..60 {
        let (from, to) = (THREE[f.chance.below(3) as usize], THREE[f.chance.below(3) as usize]);
        match f.chance.below(12) {
            0 => f.nodes.get_mut(&code(from)).unwrap().restart(f.chance.percent(50)),
            1 => f.node(from).store.fail_next(Step::Append, Failure::AfterStoring),
            2 if f.chance.percent(30) => copy = f.node("BGD").store.copy(),
            3 if f.chance.percent(30) => {
                let bgd = f.nodes.get_mut(&code("BGD")).unwrap();
                histories.push(bgd.ledger().clone());
                bgd.store = copy.copy();
                bgd.restart(false);
            }
            4..6 => submit(f.node(from), &format!("EXERCISE {step}")).await,
            6 => f.clock.pass(ROUND_MILLIS),
            _ if from != to => drop(f.node(from).ask_witness(code(to)).await),
            _ => {}
        }
    }
    histories.push(f.node("BGD").ledger().clone());
    for witness in ["EBL", "AMM"] {
        let all: Vec<Checkpoint> = cosigned(f.node(witness), "BGD").iter().map(checkpoint).collect();
        assert!(all.windows(2).all(|pair| pair[0].size < pair[1].size), "it went back");
        let is_of = |ledger: &Ledger| {
            all.iter().all(|c| c.size <= ledger.len() && ledger.root(c.size).unwrap() == c.root)
        };
        assert!(histories.iter().any(is_of), "{witness} cosigned two histories");
    }
    for log in ["EBL", "AMM"] {
        assert!(witnesses(&f, log).contradictions.iter().all(|found| found.log == code("BGD")));
    }
}
