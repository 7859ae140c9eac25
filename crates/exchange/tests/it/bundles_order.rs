//! Bundles in any order, read again, lost for a while: two members without a line come to hold what they would hold with
//! one. A failure prints its seed.

use crate::federation::Federation;
use crate::invariants::{Submitted, check};
use crate::observe::{received, report_ids, statements};
use std::collections::BTreeSet;
use tansiq_exchange::Which;
use tansiq_label::MemberCode;
use tansiq_report::{Entry, Precedence};
use tansiq_testkit::{BORDER, Chance, Claim, code};

/// A few seconds on two busy cores.
const SEEDS: u64 = 12;
const EVENTS: u64 = 25;
const BOTH: [&str; 2] = ["BGD", "AMM"];

#[tokio::test]
async fn bundles_in_any_order_end_as_a_line_does() {
    for seed in 0..SEEDS {
        let script: Vec<_> = script(&Chance::of(seed));
        let line = over_a_line(seed, &script).await;
        let hand = by_hand(seed, &script).await;
        assert_eq!(hand, line, "seed {seed}");
        assert!(line.iter().all(|(values, _, _)| !values.is_empty()), "seed {seed} exchanges something");
    }
}

/// Who says what, in which order.
fn script(chance: &Chance) -> Vec<(&'static str, Claim)> {
    let one = |n| {
        let claim = Claim {
            level: chance.one(&["restricted", "confidential", "secret"]),
            category: chance.one(&["identity", "identity", "threat"]),
            ..Claim::plain(format!("EXERCISE {n}"))
        };
        (chance.one(&BOTH), Claim { territory: chance.one(&["IQ", "JO", "JO"]), ..claim })
    };
    let plain = |member, n: u64| {
        (member, Claim { territory: "JO", ..Claim::plain(format!("EXERCISE {n} of {member}")) })
    };
    BOTH.map(|member| plain(member, 0)).into_iter().chain((1..EVENTS).map(one)).collect()
}

async fn submit(f: &Federation, submitted: &mut Submitted, member: &str, claim: &Claim) {
    f.clock.pass(1_000);
    let sealed = f
        .node(member)
        .submit(Precedence::Routine, std::slice::from_ref(claim))
        .await
        .expect("a ledger that works");
    let all = sealed.report().statements().iter();
    submitted.extend(all.map(|statement| (statement.id, (code(member), statement.clone()))));
}

/// What a member holds of the other, how many editions, and how many decisions to withhold it recorded.
type Content = (BTreeSet<(MemberCode, String)>, usize, usize);

fn content(f: &Federation) -> Vec<Content> {
    let of = |member: &&str| {
        let entries = f.node(member).entries();
        let said = statements(&received(&entries)).into_iter().map(|(from, said)| (from, said.value));
        let withheld = entries.iter().filter(|entry| matches!(entry, Entry::Withheld { .. })).count();
        (said.collect(), report_ids(&entries).len(), withheld)
    };
    BOTH.iter().map(of).collect()
}

async fn over_a_line(seed: u64, script: &[(&str, Claim)]) -> Vec<Content> {
    let f = Federation::among(&BOTH, seed, &[BORDER]).await;
    let mut submitted = Submitted::new();
    for (member, claim) in script {
        submit(&f, &mut submitted, member, claim).await;
    }
    f.settle().await;
    check(&f, &submitted, None);
    content(&f)
}

async fn by_hand(seed: u64, script: &[(&str, Claim)]) -> Vec<Content> {
    let f = Federation::among(&BOTH, seed, &[BORDER]).await;
    f.network.set_apart(code("BGD"), code("AMM"), true);
    let chance = Chance::of(seed ^ 0xb0b);
    let (mut submitted, mut pile) = (Submitted::new(), Vec::new());
    for (member, claim) in script {
        submit(&f, &mut submitted, member, claim).await;
        if chance.percent(60) {
            let which = if chance.percent(20) { Which::Again } else { Which::Waiting };
            pile.extend(carried(&f, chance.one(&BOTH), which).await);
        }
        while !pile.is_empty() && chance.percent(50) {
            read(&f, &pile[chance.below(pile.len() as u64) as usize]).await;
        }
    }
    // Every bundle is read in the end, in any order; what is missing is asked for.
    for _ in 0..10 {
        for from in BOTH {
            pile.extend(carried(&f, from, Which::Waiting).await);
        }
        for _ in 0..pile.len() {
            let (one, other) = (chance.below(pile.len() as u64), chance.below(pile.len() as u64));
            pile.swap(one as usize, other as usize);
        }
        for one in &pile {
            read(&f, one).await;
        }
        if at_rest(&f) {
            break;
        }
    }
    assert!(at_rest(&f), "seed {seed}: bundles come to rest");
    check(&f, &submitted, None);
    content(&f)
}

fn at_rest(f: &Federation) -> bool {
    let all = BOTH.iter().flat_map(|member| f.node(member).exchange().status().unwrap());
    all.filter(|lane| BOTH.contains(&lane.member.as_str())).all(|lane| lane.outstanding == 0)
}

async fn carried(f: &Federation, from: &str, which: Which) -> Option<(&'static str, Vec<u8>)> {
    let to = if from == "BGD" { "AMM" } else { "BGD" };
    f.clock.pass(1_000);
    let written = f.node(from).write_bundle(code(to), which).await.ok()?;
    Some((to, written.file))
}

async fn read(f: &Federation, (to, file): &(&str, Vec<u8>)) {
    f.node(to).read_bundle(file).await.expect("a bundle that is whole and for this member");
}
