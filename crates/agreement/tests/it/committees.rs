//! Committees: the chair goes round by the calendar, may do what the text says, and reads no more than its seat.

use crate::exercise;
use crate::worlds::{Asked, Cards, MEMBERS, Treaty, asked, compile, day, member, moment, signed, treaties};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::collections::BTreeSet;
use tansiq_agreement::{
    Agreement, Agreements, Committee, Holding, MinuteItem, NotChair, Power, Reader, Received, Role,
};
use tansiq_label::{Finite, Level, Purpose, Set};

const SECTION: &str = r#"[committee]
title = { en = "EXERCISE: Committee of four", ar = "تمرين: لجنة الأربعة" }
seats = ["CCC", "AAA", "BBB"]
first_chair = "AAA"
first_day = 2026-01-31
powers = ["convene", "task"]
"#;

fn text(section: &str) -> String {
    crate::seats::text("2026-01-31", "2027-12-31", section)
}

fn committee(section: &str) -> Committee {
    Agreement::parse(text(section).as_bytes()).unwrap().committee().unwrap().clone()
}

fn mistakes(section: &str) -> String {
    Agreement::parse(text(section).as_bytes()).map_or_else(|m| m.to_string(), |_| "no mistake".into())
}

#[test]
fn a_committee_is_read_with_its_defaults() {
    let c = committee(SECTION);
    assert_eq!(c.seats(), ["CCC", "AAA", "BBB"].map(member));
    assert_eq!(
        (c.first_chair(), c.first_day(), c.until()),
        (member("AAA"), date(2026, 1, 31), date(2027, 12, 31))
    );
    assert_eq!((c.term_months(), c.minute()), (3, Set::all()));
    assert_eq!(c.powers(), Set::of(Power::Convene).with(Power::Task));
    assert!(c.title_en().ends_with("four") && c.title_ar().ends_with("الأربعة"));
    let short = committee(&format!("{SECTION}term_months = 1\nminute = [\"open-tasks\"]\n"));
    assert_eq!((short.term_months(), short.minute()), (1, Set::of(MinuteItem::OpenTasks)));
    assert_eq!(Agreement::parse(text("").as_bytes()).unwrap().committee(), None);
}

#[test]
fn each_mistake_of_a_committee_has_its_place() {
    assert_eq!(mistakes(SECTION), "no mistake");
    let check = |from: &str, to: &str, expected: &str| {
        assert!(SECTION.contains(from), "{from}");
        assert_eq!(mistakes(&SECTION.replacen(from, to, 1)), expected, "{from} -> {to}");
    };
    check(
        "\"BBB\"]",
        "\"ZZZ\"]",
        "line 14, column 24: committee.seats[2]: expected a party of this agreement: one of AAA, BBB, CCC, DDD; found another member",
    );
    check(
        "\"BBB\"]",
        "\"CCC\"]",
        "line 14, column 24: committee.seats[2]: expected each value once; found it a second time",
    );
    check(
        "[\"CCC\", \"AAA\", \"BBB\"]",
        "[\"AAA\"]",
        "line 14, column 10: committee.seats: expected two seats at least; found 1",
    );
    check(
        "first_chair = \"AAA\"",
        "first_chair = \"DDD\"",
        "line 15, column 15: committee.first_chair: expected one of the seats; found another member",
    );
    check(
        "first_chair = \"AAA\"\n",
        "",
        "line 12, column 1: committee.first_chair: expected the code of a seat; found none",
    );
    let outside = "a day on which the agreement is in force, from 2026-01-31 to 2027-12-31";
    for day in ["2026-01-30", "2028-01-01"] {
        let expected = format!("line 16, column 13: committee.first_day: expected {outside}; found {day}");
        check("first_day = 2026-01-31", &format!("first_day = {day}"), &expected);
    }
    for months in ["0", "121", "-3", "99999999999999999999"] {
        check(
            "powers",
            &format!("term_months = {months}\npowers"),
            "line 17, column 15: committee.term_months: expected a number of months: 1 to 120; found another number",
        );
    }
    check(
        "\"task\"",
        "\"read\"",
        "line 17, column 22: committee.powers[1]: expected power of the chair: one of convene, set-agenda, call-vote, task, open-case, forward, minute; found \"read\"",
    );
    check(
        "[\"convene\", \"task\"]",
        "[]",
        "line 17, column 10: committee.powers: expected power of the chair: 1 to 7; found 0",
    );
    check(
        "powers",
        "minute = [\"names\"]\npowers",
        "line 17, column 11: committee.minute[0]: expected part of a hand-over minute: one of open-tasks, open-requests, unacknowledged-traffic; found \"names\"",
    );
    check(
        "powers",
        "deputy = \"BBB\"\npowers",
        "line 17, column 1: committee: expected one of the fields title, seats, first_chair, first_day, term_months, powers, minute; found another",
    );
    assert_eq!(
        mistakes("committee = 3\n"),
        "line 12, column 13: committee: expected [committee]; found a whole number"
    );
}

fn terms(c: &Committee) -> String {
    let line = |t: tansiq_agreement::Term| format!("{} {} {} {}", t.number, t.chair, t.first, t.last);
    c.terms().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn terms_are_months_of_the_calendar_counted_from_the_first_day() {
    insta::assert_snapshot!(terms(&committee(SECTION)), @r"
    1 AAA 2026-01-31 2026-04-29
    2 BBB 2026-04-30 2026-07-30
    3 CCC 2026-07-31 2026-10-30
    4 AAA 2026-10-31 2027-01-30
    5 BBB 2027-01-31 2027-04-29
    6 CCC 2027-04-30 2027-07-30
    7 AAA 2027-07-31 2027-10-30
    8 BBB 2027-10-31 2027-12-31
    ");
    let leap = SECTION.replace("2026-01-31", "2026-02-28") + "term_months = 24\n";
    insta::assert_snapshot!(terms(&committee(&leap)), @"1 AAA 2026-02-28 2027-12-31");
}

#[test]
fn at_midnight_the_chair_passes_and_the_old_chair_gives_no_more_orders() {
    let text = text(SECTION);
    let agreements = Agreements::compile(&[signed(&text, &MEMBERS.map(member))], &Cards);
    let name = "committee-2026".parse().unwrap();
    let may = |who: &str, power: Power, at: &str| {
        let answer = agreements.may_as_chair(&name, power, member(who), at.parse().unwrap());
        answer.map_or_else(|why| why.to_string(), |term| format!("term {}", term.number))
    };
    let (before, after) = ("2026-04-29T23:59:59.999Z", "2026-04-30T00:00:00.000Z");
    assert_eq!(may("AAA", Power::Task, before), "term 1");
    assert_eq!(may("BBB", Power::Task, before), "AAA has the chair.");
    assert_eq!(may("AAA", Power::Task, after), "Its term ended on 2026-04-29; BBB has the chair.");
    assert_eq!(may("BBB", Power::Task, after), "term 2");
    assert_eq!(
        may("BBB", Power::Forward, after),
        "The agreement does not let the chair have reports forwarded to the general staffs."
    );
    assert_eq!(may("DDD", Power::Task, after), "DDD has no seat in the committee.");
    // A chair that comes round again is judged by its latest term.
    assert_eq!(
        may("AAA", Power::Task, "2027-01-31T00:00:00.000Z"),
        "Its term ended on 2027-01-30; BBB has the chair."
    );
    let nobody = "No committee of this name is in force.";
    assert_eq!(may("AAA", Power::Task, "2026-01-30T23:59:59.999Z"), nobody);
    assert_eq!(may("AAA", Power::Task, "2028-01-01T00:00:00.000Z"), nobody);
    let unknown = "committee-2027".parse().unwrap();
    let at = before.parse().unwrap();
    assert_eq!(agreements.may_as_chair(&unknown, Power::Task, member("AAA"), at), Err(NotChair::NoCommittee));
    // Between the agreement's first day and the committee's there is no chair.
    let later = committee(&SECTION.replace("2026-01-31", "2026-02-01"));
    let at = moment(date(2026, 1, 31));
    assert_eq!(later.may(Power::Task, member("AAA"), at), Err(NotChair::NotBegun(date(2026, 2, 1))));
    assert_eq!(later.chair_on(date(2026, 1, 31)), None);
}

#[test]
fn only_the_text_in_force_has_a_committee() {
    let (first, day) = (text(SECTION), date(2026, 6, 1));
    let second =
        first.replace("version = 1", "version = 2").replace("from = 2026-01-31", "from = 2026-06-01");
    let second = second
        .replace("first_day = 2026-01-31", "first_day = 2026-06-01")
        .replace("first_chair = \"AAA\"", "first_chair = \"CCC\"");
    let other = first.replace("EXERCISE", "EXERCISE again");
    let all = MEMBERS.map(member);
    let check = |texts: &[(&str, &[tansiq_label::MemberCode])], expected: Option<&str>| {
        let signed: Vec<_> = texts.iter().map(|(text, by)| signed(text, *by)).collect();
        let agreements = Agreements::compile(&signed, &Cards);
        let chairs: Vec<_> = agreements.committees(moment(day)).map(|(_, c)| c.chair_on(day)).collect();
        assert_eq!(chairs, expected.map(|code| Some(member(code))).into_iter().collect::<Vec<_>>());
    };
    check(&[(&first, &all)], Some("BBB"));
    check(&[(&first, &all[..3])], None);
    check(&[(&first, &all), (&second, &all)], Some("CCC"));
    check(&[(&first, &all), (&second, &all[1..])], Some("BBB"));
    check(&[(&first, &all), (&other, &all)], None);
}

#[test]
fn every_refusal_has_a_code_and_a_sentence_in_both_languages() {
    let (who, day) = (member("AAA"), date(2026, 1, 31));
    let mut every = vec![
        NotChair::NoCommittee,
        NotChair::NoSeat(who),
        NotChair::NotBegun(day),
        NotChair::TermOver(day, who),
        NotChair::NotItsTurn(who),
    ];
    every.extend(Power::ALL.iter().map(|power| NotChair::NoPower(*power)));
    let codes: BTreeSet<_> = every.iter().map(NotChair::code).collect();
    insta::assert_snapshot!(codes.into_iter().collect::<Vec<_>>().join(" "), @"no-committee no-power no-seat not-begun not-its-turn term-over");
    let sentences: BTreeSet<_> = every.iter().flat_map(|why| [why.english(), why.arabic()]).collect();
    assert_eq!(sentences.len(), 2 * every.len());
    for why in &every {
        assert!(
            why.english().is_ascii() && why.english().ends_with('.') && why.arabic().ends_with('.'),
            "{why}"
        );
    }
}

/// Moscow, Tehran and Damascus share a committee with Baghdad, which leads it for the first three months.
#[test]
fn the_second_committee_goes_round_its_four_seats() {
    let agreements = exercise::agreements();
    let name = "second-committee-2026".parse().unwrap();
    let committee = agreements.committee(&name, exercise::now()).unwrap();
    let chairs: Vec<_> = committee.terms().take(5).map(|t| t.chair.as_str().to_owned()).collect();
    assert_eq!(chairs, ["BGD", "MOW", "THR", "DAM", "BGD"]);
    assert_eq!(committee.chair_on(date(2026, 3, 31)), Some(member("BGD")));
    assert_eq!(committee.chair_on(date(2026, 4, 1)), Some(member("MOW")));
    assert_eq!(committee.terms().last().unwrap().last, date(2030, 12, 31));
}

/// A committee of a text's parties; any seat may be the first chair.
fn section(treaty: &Treaty, first_chair: usize, powers: Set<Power>, months: u32) -> String {
    let codes: Vec<_> = treaty.parties.iter().map(|party| format!("\"{party}\"")).collect();
    let powers: Vec<_> = powers.iter().map(|power| format!("\"{power}\"")).collect();
    format!(
        "[committee]\ntitle = {{ en = \"EXERCISE\", ar = \"تمرين\" }}\nseats = [{}]\nfirst_chair = {}\n\
         first_day = {}\nterm_months = {months}\npowers = [{}]\n",
        codes.join(", "),
        codes[first_chair % codes.len()],
        day(treaty.first),
        powers.join(", "),
    )
}

fn with_committees(world: &[Treaty], first_chair: usize, powers: Set<Power>, months: u32) -> Agreements {
    let text = |t: &Treaty| format!("{}{}", t.text(), section(t, first_chair, powers, months));
    let texts: Vec<_> = world.iter().map(|t| signed(&text(t), &t.signers)).collect();
    Agreements::compile(&texts, &Cards)
}

/// What a reader at a node gets to read of a statement, as its originator's, or received under the clauses asked.
fn read(agreements: &Agreements, q: &Asked, reader: &Reader) -> String {
    let received = Received { at: moment(day(q.at)), clauses: &q.via, purposes: q.purposes };
    let holding = Holding {
        node: q.from,
        originator: q.originator,
        written: moment(day(q.written)),
        received: (q.originator != q.from).then_some(received),
    };
    format!("{:?}", agreements.read(reader, &holding, &q.label, moment(day(q.at)), ()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    // The chair reads no more than the others: who has the chair, with which powers, changes no answer anywhere.
    #[test]
    fn the_chair_reads_no_more_than_the_others(
        world in treaties(),
        chairs in (0..4usize, 0..4usize),
        powers in (1..128u32, 1..128u32),
        months in (1..13u32, 1..13u32),
        questions in proptest::collection::vec(asked(), 200),
    ) {
        let without = compile(&world);
        let one = with_committees(&world, chairs.0, Set::from_bits(powers.0), months.0);
        let other = with_committees(&world, chairs.1, Set::from_bits(powers.1), months.1);
        for q in &questions {
            let expected = format!("{:?}", without.decide(&q.ask()));
            for with in [&one, &other] {
                prop_assert_eq!(&format!("{:?}", with.decide(&q.ask())), &expected);
                let reader = Reader {
                    member: q.to, role: Role::LiaisonOfficer, clearance: Level::Secret, purpose: Purpose::Warning,
                };
                prop_assert_eq!(read(with, q, &reader), read(&without, q, &reader));
            }
        }
    }

    // Every day of the agreement from the first day on lies in exactly one term, and the seats take turns.
    #[test]
    fn every_day_has_one_chair(
        offset in 0..400i64, months in 1..25u32, first_chair in 0..3usize, asked in 0..1000i64,
    ) {
        let first: Date = date(2026, 1, 31).checked_add(jiff::Span::new().days(offset)).unwrap();
        let seats = ["CCC", "AAA", "BBB"];
        let c = committee(
            &SECTION
                .replace("2026-01-31", &first.to_string())
                .replace("first_chair = \"AAA\"", &format!("first_chair = \"{}\"\nterm_months = {months}", seats[first_chair])),
        );
        let terms: Vec<_> = c.terms().collect();
        prop_assert_eq!((terms[0].first, terms.last().unwrap().last), (first, date(2027, 12, 31)));
        for (i, term) in terms.iter().enumerate() {
            prop_assert!(term.first <= term.last && term.number as usize == i + 1);
            prop_assert_eq!(term.chair, member(seats[(first_chair + i) % 3]));
        }
        for pair in terms.windows(2) {
            prop_assert_eq!(pair[0].last.tomorrow().unwrap(), pair[1].first);
        }
        let day = date(2026, 1, 31).checked_add(jiff::Span::new().days(asked)).unwrap();
        let holding = terms.iter().filter(|t| t.holds(day)).count();
        prop_assert_eq!(holding, usize::from(first <= day && day <= date(2027, 12, 31)));
        for seat in seats {
            let may = c.may(Power::Task, member(seat), moment(day));
            prop_assert_eq!(may.is_ok(), c.chair_on(day) == Some(member(seat)));
        }
    }
}
