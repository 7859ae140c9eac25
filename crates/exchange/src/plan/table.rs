//! What goes to whom, as a table.

use super::*;
use std::sync::Arc;
use tansiq_agreement::{Agreements, SignedAgreement};
use tansiq_report::{KeyId, Keys, Precedence, PublicKey};
use tansiq_testkit::{
    BORDER, COMMITTEE, Chance, Claim, INFORMATION, JOINT_CENTRE, card, code, key, now, seal,
};

struct Everybody;
impl Keys for Everybody {
    fn key(&self, member: MemberCode, id: KeyId, at: Moment) -> Option<PublicKey> {
        card(member).key(id, at)
    }
}

const SECRET: [u8; 32] = [7; 32];

fn signed() -> Vec<SignedAgreement> {
    let open = |envelope| SignedAgreement::open(envelope, now()).unwrap();
    [JOINT_CENTRE, BORDER, COMMITTEE].iter().map(|terms| open(terms.signed())).collect()
}

fn terms(to: &str) -> Terms<'static> {
    let agreements = Arc::new(Agreements::compile(&signed(), &Everybody));
    Terms { me: code("BGD"), to: code(to), now: now(), agreements, keys: &Everybody, edition_secret: &SECRET }
}

fn report(claims: &[Claim]) -> Body {
    let bgd = key(code("BGD"));
    let random = Chance::of(1);
    Body::Report(Box::new(seal(code("BGD"), &bgd, Precedence::Routine, claims, now(), &random)))
}

/// A plan in words: the values given, and those withheld with the codes of the reasons.
fn words(body: &Body, plan: &Plan) -> String {
    let Body::Report(sealed) = body else { return format!("{} item", plan.items.len()) };
    let value = |id: &StatementId| {
        let statement = sealed.report().statements().iter().find(|s| s.id == *id).unwrap();
        statement.value.trim_start_matches("EXERCISE ").to_owned()
    };
    let mut out = Vec::new();
    for item in &plan.items {
        let Give::Edition(edition) = item else { panic!("a report gives editions") };
        let mut given: Vec<_> = edition.statements.iter().map(value).collect();
        given.sort();
        out.push(format!("gives {}", given.join(" ")));
    }
    for withheld in &plan.withheld {
        let whole = if withheld.whole { "withholds all:" } else { "withholds" };
        let mut statements: Vec<_> = withheld
            .statements
            .iter()
            .map(|w| format!("{} ({})", value(&w.statement), w.reasons.join(" ")))
            .collect();
        statements.sort();
        out.push(format!("{whole} {}", statements.join(", ")));
    }
    out.join("; ")
}

fn plan(to: &str, body: &Body, known: &Known) -> Plan {
    let terms = terms(to);
    let mut planner = Planner::new(&terms, MAX_ITEMS);
    assert_eq!(planner.take(body, known), Room::Taken);
    planner.finish()
}

#[test]
fn what_goes_to_whom() {
    let body = report(&[
        Claim::plain("EXERCISE open"),
        Claim { level: "secret", ..Claim::plain("EXERCISE secret") },
        Claim { rel_to: Some(vec!["EBL"]), ..Claim::plain("EXERCISE erbil") },
    ]);
    let check = |to, expected: &str| {
        assert_eq!(words(&body, &plan(to, &body, &Known::default())), expected, "{to}");
    };
    check("EBL", "gives erbil open secret");
    check("JCC", "gives open secret; withholds erbil (not-named)");
    check("AMM", "gives open; withholds erbil (not-named), secret (above-ceiling)");
    check("MOW", "gives open; withholds erbil (not-named), secret (above-ceiling)");
    // Nothing is in force with Cairo: nothing is given, and no decision is worth an entry.
    check("CAI", "");
}

#[test]
fn what_was_given_or_recorded_is_not_repeated() {
    let body = report(&[Claim::plain("EXERCISE a"), Claim::only("EXERCISE b", &["EBL"])]);
    let first = plan("AMM", &body, &Known::default());
    let Give::Edition(edition) = &first.items[0] else { panic!("a report gives editions") };
    let mut known = Known {
        given: true,
        refused: false,
        statements: edition.statements.iter().copied().collect(),
        withheld: Some(first.withheld[0].digest()),
        taken_back: BTreeSet::new(),
    };
    assert_eq!(words(&body, &plan("AMM", &body, &known)), "");
    known.withheld = None;
    assert_eq!(words(&body, &plan("AMM", &body, &known)), "withholds b (not-named)");
    // Erbil may have more than it was given: it gets an edition with all of it.
    assert_eq!(words(&body, &plan("EBL", &body, &known)), "gives a b");
}

#[test]
fn what_was_taken_back_does_not_go_and_the_rest_goes_once_more() {
    let body = report(&[Claim::plain("EXERCISE a"), Claim::plain("EXERCISE b")]);
    let Body::Report(sealed) = &body else { panic!("a report") };
    let of = |value: &str| sealed.report().statements().iter().find(|s| s.value.ends_with(value)).unwrap().id;
    let known = Known { taken_back: BTreeSet::from([of("a")]), ..Known::default() };
    assert_eq!(words(&body, &plan("AMM", &body, &known)), "gives b");
    let all = Known { taken_back: BTreeSet::from([of("a"), of("b")]), ..Known::default() };
    assert_eq!(words(&body, &plan("AMM", &body, &all)), "");

    let had = Known { given: true, statements: BTreeSet::from([of("a"), of("b")]), ..known };
    assert_eq!(words(&body, &plan("AMM", &body, &had)), "");
    let rest = |has| Body::Rest { sealed: sealed.clone(), has };
    let again = plan("AMM", &rest(BTreeSet::new()), &had);
    assert_eq!(words(&body, &again), "gives b");
    let Give::Edition(edition) = &again.items[0] else { panic!("an edition") };
    assert!(plan("AMM", &rest(BTreeSet::from([edition.id()])), &had).items.is_empty());
}

#[test]
fn agreements_go_to_their_parties_and_cards_when_they_are_new() {
    let agreement = |envelope| Body::Agreement(Box::new(SignedAgreement::open(envelope, now()).unwrap()));
    let by = |terms: &tansiq_testkit::Terms, party: &str| agreement(terms.signed_by(code(party)));
    let check = |to, body: &Body, known: &Known, items| {
        assert_eq!(plan(to, body, known).items.len(), items, "{to}");
    };
    let (new, given) = (Known::default(), Known { given: true, ..Known::default() });
    check("CAI", &by(&INFORMATION, "BGD"), &new, 1);
    check("CAI", &by(&INFORMATION, "BGD"), &given, 0);
    check("CAI", &by(&INFORMATION, "CAI"), &new, 0);
    check("AMM", &by(&INFORMATION, "BGD"), &new, 0);
    check("EBL", &by(&JOINT_CENTRE, "JCC"), &new, 1);
    check("MOW", &by(&JOINT_CENTRE, "BGD"), &new, 0);
    let card = |member, sequence| Body::Card(Box::new(tansiq_testkit::next_card(code(member), sequence)));
    check("MOW", &card("BGD", 2), &new, 1);
    check("MOW", &card("BGD", 3), &new, 1);
    check("MOW", &card("BGD", 3), &given, 0);
    check("MOW", &card("BGD", 2), &Known { refused: true, ..Known::default() }, 0);
    check("MOW", &card("BGD", 1), &new, 0);
    check("MOW", &card("EBL", 2), &new, 0);
}

/// How often a report goes into one plan for Amman.
fn room_for(body: &Body) -> usize {
    let terms = terms("AMM");
    let mut planner = Planner::new(&terms, MAX_ITEMS);
    std::iter::repeat_with(|| planner.take(body, &Known::default())).take_while(|r| *r == Room::Taken).count()
}

#[test]
fn a_plan_has_room_for_what_is_given_and_what_is_withheld_takes_none() {
    let value = format!("EXERCISE {}", "x".repeat(60_000));
    let open = || (0..20).map(|_| Claim::plain(value.clone()));
    let body = report(&open().collect::<Vec<_>>());
    let Body::Report(sealed) = &body else { panic!("a report") };
    assert_eq!(room_for(&body), MAX_BATCH_BYTES / sealed.envelope().payload.len());
    // Else where a delivery ends would say how much of its reports the member does not get.
    let withheld = (0..20).map(|_| Claim::only(value.clone(), &["EBL"]));
    assert_eq!(room_for(&report(&open().chain(withheld).collect::<Vec<_>>())), room_for(&body));
}

#[test]
fn an_edition_has_the_same_id_for_the_same_statements_only() {
    let id = |n: u8| ReportId::from_random([n; 16]);
    let set = |ids: &[u8]| ids.iter().map(|n| StatementId::from_random([*n; 16])).collect::<BTreeSet<_>>();
    let of =
        |secret, report, statements: &[u8]| crate::release::edition_id(secret, id(report), &set(statements));
    let one = of(&SECRET, 1, &[1, 2]);
    assert_eq!(one, of(&SECRET, 1, &[2, 1]));
    for other in [of(&SECRET, 1, &[1]), of(&SECRET, 2, &[1, 2]), of(&[8; 32], 1, &[1, 2])] {
        assert_ne!(one, other);
    }
}
