//! The hand-over of a chair between nodes: Baghdad, Amman and Cairo have seats, Erbil is a party without one.

use crate::observe::every_byte;
use crate::onward_hostile::paper;
use crate::three::{DAY, Three, officer};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tansiq_agreement::{NoMinute, NotChair, Power, SignedAgreement, Slug};
use tansiq_exchange::{AskingRfi, Directory as _, KnownMinute, MinuteError, RfiError, Step};
use tansiq_label::Purpose;
use tansiq_report::onward::{BadPaper, Signed as _};
use tansiq_report::rfi::Rfi;
use tansiq_report::{
    Digest32, Entry, Envelope, Minute, MinutePart, Moment, Precedence, ReportId, RfiId, Text,
};
use tansiq_testkit::{Chance, Claim, FakeClock, Network, SimNode, card, code, key, now};

const MEMBERS: [&str; 4] = ["BGD", "AMM", "CAI", "EBL"];
const SEATS: [&str; 3] = ["BGD", "AMM", "CAI"];
const OPEN: &str = "EXERCISE task 4, asked of CAI";

/// Terms of one month from today, Baghdad first.
fn agreement() -> Envelope {
    let today = now().date();
    let text = format!(
        "format = \"tansiq/agreement/v1\"\nid = \"exercise-committee\"\nversion = 1\nkind = \"committee\"\n\
         title = {{ en = \"EXERCISE\", ar = \"تمرين\" }}\nlegal_basis = \"EXERCISE\"\n\
         parties = [\"BGD\", \"AMM\", \"CAI\", \"EBL\"]\nexercise = true\nstart = \"beginning\"\n\
         retention_days = 90\nin_force = {{ from = 2026-01-01, until = 2028-12-31 }}\n\
         [committee]\ntitle = {{ en = \"EXERCISE\", ar = \"تمرين\" }}\nseats = [\"BGD\", \"AMM\", \"CAI\"]\n\
         first_chair = \"BGD\"\nfirst_day = {today}\nterm_months = 1\npowers = [\"task\"]\n\
         minute = [\"open-tasks\", \"open-requests\"]\n"
    );
    let mut signed = SignedAgreement::sign(text.as_bytes(), &key(code("BGD")), now()).unwrap();
    MEMBERS[1..].iter().for_each(|party| signed.countersign(&key(code(party)), now()).unwrap());
    signed.envelope()
}

async fn federation(seed: u64) -> Three {
    let chance = Arc::new(Chance::of(seed));
    let network = Network::new(Arc::clone(&chance));
    let clock = FakeClock::at(now());
    let mut nodes = BTreeMap::new();
    for member in MEMBERS.map(code) {
        let node = SimNode::new(member, clock.another(), &chance, &network);
        node.begin(&MEMBERS.map(|member| card(code(member))), &[agreement()]).await;
        nodes.insert(member, node);
    }
    Three { clock, network, nodes }
}

fn name() -> Slug {
    "exercise-committee".parse().unwrap()
}

fn parts() -> Vec<MinutePart> {
    let part = |item: &str, lines: Vec<String>| MinutePart { item: item.into(), lines };
    vec![part("open-tasks", vec![OPEN.into()]), part("open-requests", vec![])]
}

async fn write(t: &Three, member: &str, parts: Vec<MinutePart>) -> Result<Digest32, MinuteError> {
    t.node(member).exchange().write_minute(officer(), name(), parts).await
}

async fn take_over(t: &Three, member: &str, id: Digest32) -> Result<(), MinuteError> {
    t.node(member).exchange().take_over(officer(), &name(), id).await
}

fn known(t: &Three, member: &str) -> Vec<KnownMinute> {
    t.node(member).exchange().minutes().unwrap()
}

/// Who signed the only minute that a member knows.
fn signers(t: &Three, member: &str) -> Vec<String> {
    let minutes = known(t, member);
    assert!(minutes.len() < 2, "{member}");
    minutes.iter().flat_map(|minute| &minute.signers).map(ToString::to_string).collect()
}

fn refused(answer: Result<impl std::fmt::Debug, MinuteError>) -> NoMinute {
    match answer {
        Err(MinuteError::Refused(why)) => why,
        other => panic!("{other:?}"),
    }
}

fn minutes_in(t: &Three, member: &str) -> usize {
    t.entries(member).iter().filter(|entry| matches!(entry, Entry::Minute { .. })).count()
}

#[tokio::test]
async fn the_chair_writes_the_next_chair_takes_over_and_every_seat_sees_both_signatures() {
    let t = federation(1).await;
    assert!(matches!(refused(write(&t, "BGD", parts()).await), NoMinute::NotYet(_)));
    t.clock.pass(25 * DAY);
    assert_eq!(refused(write(&t, "AMM", parts()).await), NoMinute::NotItsTurn(code("AMM")));
    assert_eq!(refused(write(&t, "EBL", parts()).await), NoMinute::NoSeat(code("EBL")));
    assert_eq!(refused(write(&t, "BGD", vec![]).await), NoMinute::OtherParts);
    let mut long = parts();
    long[0].lines = vec!["x".repeat(501)];
    assert!(matches!(write(&t, "BGD", long).await, Err(MinuteError::Paper(BadPaper::Rule(_)))));
    assert_eq!(minutes_in(&t, "BGD"), 0);

    // Amman is away while it is written, and over midnight.
    MEMBERS.iter().for_each(|other| t.network.set_apart(code("AMM"), code(other), true));
    let id = write(&t, "BGD", parts()).await.unwrap();
    let cairo = async || t.node("BGD").step(code("CAI")).await.unwrap();
    while matches!(cairo().await, Step::Delivered { .. }) {}
    assert!(matches!(t.node("BGD").step(code("AMM")).await.unwrap(), Step::Setback(_)));
    assert_eq!((signers(&t, "CAI"), signers(&t, "AMM")), (vec!["BGD".into()], vec![]));
    t.clock.pass(10 * DAY);
    t.network.heal();
    t.settle().await;
    assert_eq!(signers(&t, "AMM"), ["BGD"]);
    let task = |member| {
        let agreements = t.node("AMM").directory().agreements();
        agreements.may_as_chair(&name(), Power::Task, code(member), t.now()).map(|term| term.number)
    };
    assert!(matches!(task("BGD"), Err(NotChair::TermOver(_, chair)) if chair == code("AMM")));
    assert_eq!(task("AMM"), Ok(2), "with or without a second signature");

    assert_eq!(refused(take_over(&t, "CAI", id).await), NoMinute::NotIncoming(code("AMM")));
    assert_eq!(refused(take_over(&t, "BGD", id).await), NoMinute::NotIncoming(code("AMM")));
    let other = Digest32::of("EXERCISE", b"");
    assert!(matches!(take_over(&t, "AMM", other).await, Err(MinuteError::NotFound)));
    assert!(matches!(take_over(&t, "EBL", id).await, Err(MinuteError::NotFound)));
    take_over(&t, "AMM", id).await.unwrap();
    t.settle().await;
    let first = known(&t, "BGD").remove(0);
    assert_eq!((first.id, first.minute.parts.clone()), (id, parts()));
    for seat in SEATS {
        assert_eq!(known(&t, seat).remove(0).minute, first.minute, "{seat}");
        assert_eq!(signers(&t, seat), ["AMM", "BGD"], "{seat}");
        assert_eq!(minutes_in(&t, seat), 2, "each copy is here once: {seat}");
    }
    // Signing again is nothing new, and the lanes made anew are the same.
    take_over(&t, "AMM", id).await.unwrap();
    t.settle().await;
    assert_eq!(minutes_in(&t, "AMM"), 2);
    let (lanes, ledger) = (t.node("AMM").lanes(), t.node("AMM").ledger());
    let before = lanes.dump().unwrap();
    lanes.rebuild(ledger).unwrap();
    assert_eq!(lanes.dump().unwrap(), before);
}

#[tokio::test]
async fn whoever_has_no_seat_learns_nothing_of_a_hand_over() {
    let t = federation(2).await;
    t.clock.pass(25 * DAY);
    let id = write(&t, "BGD", parts()).await.unwrap();
    t.settle().await;
    take_over(&t, "AMM", id).await.unwrap();
    t.settle().await;
    let of = |member: &str| -> BTreeSet<String> {
        let bytes = every_byte(&t.entries(member));
        bytes.iter().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect()
    };
    let tells = |texts: &BTreeSet<String>| texts.iter().any(|text| text.contains(OPEN));
    assert!(tells(&of("CAI")), "the looking finds what is there");
    assert!(!tells(&of("EBL")));
    assert_eq!((known(&t, "EBL"), minutes_in(&t, "EBL")), (vec![], 0));
}

/// What Baghdad may write today.
fn minute(t: &Three) -> Minute {
    let agreements = t.node("BGD").directory().agreements();
    let committee = agreements.committee(&name(), t.now()).unwrap();
    let hand_over = committee.hand_over(code("BGD"), t.now()).unwrap();
    Minute {
        agreement: name().as_str().into(),
        version: 1,
        term: hand_over.outgoing.number,
        first: Text(hand_over.outgoing.first),
        last: Text(hand_over.outgoing.last),
        outgoing: Text(hand_over.outgoing.chair),
        incoming: Text(hand_over.incoming.chair),
        written: t.now(),
        parts: parts(),
    }
}

#[tokio::test]
async fn a_minute_that_is_none_is_refused() {
    let t = federation(3).await;
    t.clock.pass(25 * DAY);
    let minute = minute(&t);
    let by = |member: &str, minute: &Minute| minute.sign(&key(code(member))).unwrap();
    let good = by("BGD", &minute);
    let both = minute.take_over(good.signatures.clone(), &key(code("AMM")));
    // Not from a chair; to one without a seat; signed by somebody else; without the giver's signature.
    assert_eq!(paper(&t, "CAI", "AMM", &good).await, "minute");
    assert_eq!(paper(&t, "BGD", "EBL", &good).await, "minute");
    assert_eq!(paper(&t, "BGD", "CAI", &by("CAI", &minute)).await, "signature");
    assert_eq!(paper(&t, "AMM", "CAI", &good).await, "signature");
    assert_eq!(paper(&t, "AMM", "CAI", &by("AMM", &minute)).await, "signature");
    // Another hand-over than the calendar's, too early, too late, of no committee.
    let change = |change: &dyn Fn(&mut Minute)| {
        let mut minute = minute.clone();
        change(&mut minute);
        by("BGD", &minute)
    };
    for bad in [
        change(&|m| m.incoming = Text(code("CAI"))),
        change(&|m| m.written = m.written.plus_millis(-20 * DAY)),
        change(&|m| m.agreement = "another-committee".into()),
        change(&|m| m.parts.clear()),
    ] {
        assert_eq!(paper(&t, "BGD", "CAI", &bad).await, "minute");
    }
    let later = change(&|m| m.written = m.written.plus_millis(DAY));
    assert_eq!(paper(&t, "BGD", "CAI", &later).await, "future-dated");
    let mut other = good.clone();
    other.payload.push(b' ');
    assert_eq!(paper(&t, "BGD", "CAI", &other).await, "malformed");
    assert_eq!(minutes_in(&t, "CAI"), 0);
    assert_eq!(paper(&t, "BGD", "CAI", &good).await, "stored");
    assert_eq!(paper(&t, "BGD", "CAI", &good).await, "known");
    assert_eq!(paper(&t, "AMM", "CAI", &both).await, "stored");
    assert_eq!(signers(&t, "CAI"), ["AMM", "BGD"]);
}

/// The chair tasks a seat: a request for information as the chair. Its question goes by a clause of another agreement.
#[tokio::test]
async fn a_node_that_was_away_over_midnight_refuses_what_the_old_chair_tasks_after_its_term() {
    let t = federation(4).await;
    let rfi = |chair: &str, to: &str, made: Moment, n: u8| {
        let rfi = Rfi {
            id: RfiId::from_random([n; 16]),
            asker: Text(code(chair)),
            asked: Text(code(to)),
            precedence: Precedence::Routine,
            purpose: Text(Purpose::Arrest),
            case: "EXERCISE case 4".into(),
            question: ReportId::from_random([1; 16]),
            made,
            due: made.plus_millis(DAY),
            as_chair: Some(name().to_string()),
        };
        rfi.sign(&key(code(chair))).unwrap()
    };
    let midnight = t.now().plus_millis(40 * DAY);
    // Cairo is away: it learns of no minute, and its clock goes on.
    MEMBERS.iter().for_each(|other| t.network.set_apart(code("CAI"), code(other), true));
    t.clock.pass(25 * DAY);
    let in_term = t.now();
    assert_eq!(paper(&t, "BGD", "AMM", &rfi("BGD", "AMM", in_term, 1)).await, "stored");
    assert_eq!(paper(&t, "CAI", "AMM", &rfi("CAI", "AMM", in_term, 2)).await, "not-the-chair");
    write(&t, "BGD", parts()).await.unwrap();
    t.clock.pass(15 * DAY);
    assert_eq!(t.now(), midnight);
    t.network.heal();
    // What Baghdad tasked in its term came late, and holds; what it tasks after it does not; Amman's word counts.
    assert_eq!(paper(&t, "BGD", "CAI", &rfi("BGD", "CAI", in_term, 3)).await, "stored");
    assert_eq!(paper(&t, "BGD", "CAI", &rfi("BGD", "CAI", t.now(), 4)).await, "not-the-chair");
    assert_eq!(paper(&t, "AMM", "CAI", &rfi("AMM", "CAI", t.now(), 5)).await, "stored");
    assert_eq!(paper(&t, "AMM", "CAI", &rfi("AMM", "CAI", in_term, 6)).await, "not-the-chair");
    assert_eq!(
        paper(&t, "AMM", "EBL", &rfi("AMM", "EBL", t.now(), 7)).await,
        "not-the-chair",
        "it has no seat"
    );

    // At the old chair's own node it is refused before anything leaves.
    let question = t.node("BGD").submit(Precedence::Routine, &[Claim::plain("EXERCISE")]).await.unwrap();
    let asking = AskingRfi {
        to: code("CAI"),
        question: question.report().header().id,
        precedence: Precedence::Routine,
        purpose: Purpose::Arrest,
        case: "EXERCISE case 4".into(),
        due: t.now().plus_millis(DAY),
        as_chair: Some(name().to_string()),
    };
    let before = t.entries("BGD").len();
    let refused = t.node("BGD").exchange().ask_rfi(officer(), asking).await;
    assert!(matches!(refused, Err(RfiError::Withheld(..) | RfiError::NotChair(_))), "{refused:?}");
    assert_eq!(t.entries("BGD").len(), before);
}
