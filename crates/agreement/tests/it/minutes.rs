//! The minute of a hand-over: who may write it when, what it says, and to whom it goes.

use crate::worlds::{Cards, MEMBERS, member, moment, signed};
use jiff::civil::{Date, date};
use std::collections::BTreeSet;
use tansiq_agreement::{Agreement, Agreements, Committee, NoMinute};
use tansiq_report::onward::Signed as _;
use tansiq_report::{MemberKey, Minute, MinutePart, Moment, Text};

fn text() -> String {
    let committee = r#"[committee]
title = { en = "EXERCISE: Committee of three", ar = "تمرين: لجنة الثلاثة" }
seats = ["AAA", "BBB", "CCC"]
first_chair = "AAA"
first_day = 2026-01-01
powers = ["convene"]
minute = ["open-tasks", "open-requests"]
"#;
    crate::seats::text("2026-01-01", "2026-12-31", committee)
}

fn agreements(text: &str) -> Agreements {
    Agreements::compile(&[signed(text, &MEMBERS.map(member))], &Cards)
}

fn part(item: &str) -> MinutePart {
    MinutePart { item: item.into(), lines: vec!["EXERCISE".into()] }
}

/// What AAA may write at the end of its first term.
fn minute() -> Minute {
    Minute {
        agreement: "committee-2026".into(),
        version: 1,
        term: 1,
        first: Text(date(2026, 1, 1)),
        last: Text(date(2026, 3, 31)),
        outgoing: Text(member("AAA")),
        incoming: Text(member("BBB")),
        written: moment(date(2026, 3, 31)),
        parts: vec![part("open-tasks"), part("open-requests")],
    }
}

#[test]
fn a_chair_writes_the_minute_in_the_last_days_of_its_term_or_after_it() {
    let agreement = Agreement::parse(text().as_bytes()).unwrap();
    let committee: &Committee = agreement.committee().unwrap();
    let may = |who: &str, at: &str| {
        let at: Moment = at.parse().unwrap();
        let answer = committee.hand_over(member(who), at);
        answer.map(|h| (h.outgoing.number, h.incoming.number, h.incoming.chair.as_str().to_owned()))
    };
    let first = Ok((1, 2, "BBB".to_owned()));
    assert_eq!(may("AAA", "2026-03-17T23:59:59.999Z"), Err(NoMinute::NotYet(date(2026, 3, 18))));
    assert_eq!(may("AAA", "2026-03-18T00:00:00.000Z"), first);
    assert_eq!(may("AAA", "2026-04-01T00:00:00.000Z"), first, "late is better than never");
    assert_eq!(may("AAA", "2026-06-30T23:59:59.999Z"), first);
    assert_eq!(may("AAA", "2026-07-01T00:00:00.000Z"), Err(NoMinute::Over(date(2026, 6, 30))));
    // While the first minute is still late, the second chair's is due.
    assert_eq!(may("BBB", "2026-06-30T00:00:00.000Z"), Ok((2, 3, "CCC".to_owned())));
    assert_eq!(may("BBB", "2026-03-31T00:00:00.000Z"), Err(NoMinute::NotItsTurn(member("BBB"))));
    assert_eq!(may("DDD", "2026-03-31T00:00:00.000Z"), Err(NoMinute::NoSeat(member("DDD"))));
    // The last term of all, AAA's second.
    assert_eq!(may("AAA", "2026-12-31T00:00:00.000Z"), Err(NoMinute::LastTerm(date(2026, 12, 31))));
    assert_eq!(may("AAA", "2025-12-31T00:00:00.000Z"), Err(NoMinute::NotItsTurn(member("AAA"))));
}

#[test]
fn a_minute_is_the_hand_over_of_the_calendar_and_nothing_else() {
    let agreements = agreements(&text());
    assert!(agreements.check_minute(&minute()).is_ok());
    let change = |change: &dyn Fn(&mut Minute)| {
        let mut minute = minute();
        change(&mut minute);
        agreements.check_minute(&minute).unwrap_err()
    };
    assert_eq!(change(&|m| m.agreement = "committee-2027".into()), NoMinute::NoCommittee);
    assert_eq!(change(&|m| m.agreement = "not a name".into()), NoMinute::NoCommittee);
    assert_eq!(change(&|m| m.version = 2), NoMinute::NoCommittee);
    assert_eq!(change(&|m| m.written = moment(date(2027, 1, 1))), NoMinute::NoCommittee);
    assert_eq!(change(&|m| m.written = moment(date(2026, 3, 1))), NoMinute::NotYet(date(2026, 3, 18)));
    assert_eq!(change(&|m| m.outgoing = Text(member("DDD"))), NoMinute::NoSeat(member("DDD")));
    assert_eq!(change(&|m| m.outgoing = Text(member("CCC"))), NoMinute::NotItsTurn(member("CCC")));
    assert_eq!(change(&|m| m.incoming = Text(member("CCC"))), NoMinute::OtherTerm);
    assert_eq!(change(&|m| m.term = 2), NoMinute::OtherTerm);
    assert_eq!(change(&|m| m.first = Text(date(2026, 1, 2))), NoMinute::OtherTerm);
    assert_eq!(change(&|m| m.last = Text(date(2026, 4, 1))), NoMinute::OtherTerm);
    assert_eq!(change(&|m| m.parts.reverse()), NoMinute::OtherParts);
    assert_eq!(change(&|m| m.parts.push(part("unacknowledged-traffic"))), NoMinute::OtherParts);
    assert_eq!(change(&|m| m.parts.clear()), NoMinute::OtherParts);
}

#[test]
fn a_minute_goes_from_its_chairs_to_seats_while_the_committee_is_in_force() {
    let goes = |agreements: &Agreements, from: &str, to: &str, day: Date| {
        let signed = minute().sign(&MemberKey::from_seed(&[1; 32])).unwrap();
        let released = agreements.release_minute(&signed, (member(from), member(to)), moment(day));
        released.is_some_and(|released| *released.get() == signed)
    };
    let (agreed, day) = (agreements(&text()), date(2026, 4, 1));
    for (from, to, expected) in [
        ("AAA", "BBB", true),
        ("AAA", "CCC", true),
        ("BBB", "AAA", true),
        ("BBB", "CCC", true),
        ("CCC", "BBB", false),
        ("AAA", "DDD", false),
        ("DDD", "AAA", false),
    ] {
        assert_eq!(goes(&agreed, from, to, day), expected, "{from} to {to}");
    }
    assert!(goes(&agreed, "AAA", "BBB", date(2026, 12, 31)));
    assert!(!goes(&agreed, "AAA", "BBB", date(2027, 1, 1)));
    // A text that not everybody signed has no committee, and so no minute.
    let some = Agreements::compile(
        &[signed(&text(), &MEMBERS[..3].iter().map(|m| member(m)).collect::<Vec<_>>())],
        &Cards,
    );
    assert!(!goes(&some, "AAA", "BBB", day));
    // In a later version CCC has lost its seat.
    let later =
        &text().replace("version = 1", "version = 2").replace("from = 2026-01-01", "from = 2026-04-01");
    let later = later
        .replace("\"BBB\", \"CCC\"]\nfirst", "\"BBB\"]\nfirst")
        .replace("first_day = 2026-01-01", "first_day = 2026-04-01");
    let all = MEMBERS.map(member);
    let both = Agreements::compile(&[signed(&text(), &all), signed(&later, &all)], &Cards);
    assert!(goes(&both, "AAA", "BBB", day) && !goes(&both, "AAA", "CCC", day));
}

#[test]
fn every_refusal_has_a_code_and_a_sentence_in_both_languages() {
    let (who, day) = (member("AAA"), date(2026, 1, 31));
    let every = [
        NoMinute::NoCommittee,
        NoMinute::NoSeat(who),
        NoMinute::NotItsTurn(who),
        NoMinute::NotYet(day),
        NoMinute::Over(day),
        NoMinute::LastTerm(day),
        NoMinute::OtherTerm,
        NoMinute::OtherParts,
        NoMinute::NotIncoming(who),
    ];
    let codes: BTreeSet<_> = every.iter().map(NoMinute::code).collect();
    insta::assert_snapshot!(codes.into_iter().collect::<Vec<_>>().join(" "), @"last-term no-committee no-seat not-incoming not-its-turn not-yet other-parts other-term over");
    let sentences: BTreeSet<_> = every.iter().flat_map(|why| [why.english(), why.arabic()]).collect();
    assert_eq!(sentences.len(), 2 * every.len());
    for why in &every {
        assert!(
            why.to_string().is_ascii() && why.english().ends_with('.') && why.arabic().ends_with('.'),
            "{why}"
        );
    }
}
