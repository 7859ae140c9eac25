//! `release-table.txt`: what the agreements of the exercise release, for every label class, every pair of
//! members and every purpose. People argue about this table, so it is checked in as text.
//!
//! `UPDATE_RELEASE_TABLE=1 cargo test -p tansiq-agreement` writes it anew.

use crate::exercise::{MEMBERS, agreements, ask, now, statement_label};
use crate::worlds::member;
use jiff::civil::date;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use tansiq_agreement::{Agreements, Ask, Decision};
use tansiq_label::{
    Category, Caveat, Finite, Label, Level, Parts, PersonCategory, Releasability, Set, Territory,
};

const HEAD: &str = "\
# What the four agreements of the exercise release, from each member to each other, on 2026-11-20.
# Every category of data x category of person (also under eighteen) x level x territory x purpose is here once.
# A line: the persons, then what is answered at each level; U R C S stand for the four levels, U-C for the first
# three. An answer is the purposes for which it is released, or - and why it is withheld at the nearest clause.
# A purpose that is not named in a release is withheld. \"elsewhere\" is any country that no clause names.
# The statements are any party's, of the exercise, and may be used for everything; what the originator's own
# label changes stands in the last section.
# Written by: UPDATE_RELEASE_TABLE=1 cargo test -p tansiq-agreement
";

/// One territory of each class that the agreements tell apart.
const PLACES: [(&str, &str); 6] =
    [("IQ", "IQ"), ("SY", "SY"), ("JO", "JO"), ("EG", "EG"), ("elsewhere", "FR"), ("the world", "001")];

fn answer(decision: &Decision) -> String {
    match decision {
        Decision::Release { purposes, .. } => purposes.codes().join(" "),
        Decision::Withhold { reasons } => {
            let codes: BTreeSet<_> = reasons.iter().map(|r| r.code()).collect();
            format!("- {}", codes.into_iter().collect::<Vec<_>>().join(" "))
        }
    }
}

/// The answers of the four levels, equal neighbours together.
fn by_level(world: &Agreements, from: &str, to: &str, parts: &Parts) -> String {
    let mut runs: Vec<(usize, usize, String)> = Vec::new();
    for (i, level) in Level::ALL.iter().enumerate() {
        let label = Label::new(Parts { level: *level, ..parts.clone() }).unwrap();
        let answer = answer(&world.decide(&ask(&label, from, to)));
        match runs.last_mut() {
            Some((_, last, same)) if *same == answer => *last = i,
            _ => runs.push((i, i, answer)),
        }
    }
    let letter = |i: usize| ["U", "R", "C", "S"][i];
    let run = |(first, last, answer): &(usize, usize, String)| {
        let levels = if first == last {
            letter(*first).into()
        } else {
            format!("{}-{}", letter(*first), letter(*last))
        };
        format!("{levels}: {answer}")
    };
    runs.iter().map(run).collect::<Vec<_>>().join(" | ")
}

/// Every category of person, and each but the first also under eighteen.
fn persons() -> Vec<(String, PersonCategory, bool)> {
    let adult = PersonCategory::ALL.iter().map(|p| (p.to_string(), *p, false));
    let minor = PersonCategory::ALL[1..].iter().map(|p| (format!("{p}<18"), *p, true));
    adult.chain(minor).collect()
}

/// The lines of one category of data in one place: persons with equal answers together.
fn lines(world: &Agreements, from: &str, to: &str, category: Category, place: &str) -> String {
    let mut by_answer: Vec<(Vec<String>, String)> = Vec::new();
    for (name, person, minor) in persons() {
        let parts = Parts {
            person,
            minor,
            territories: BTreeSet::from([place.parse::<Territory>().unwrap()]),
            ..statement_label(category.code(), "no-person", "restricted")
        };
        let answer = by_level(world, from, to, &parts);
        match by_answer.iter_mut().find(|(_, same)| *same == answer) {
            Some((names, _)) => names.push(name),
            None => by_answer.push((vec![name], answer)),
        }
    }
    let all = persons().len();
    let mut out = String::new();
    for (names, answer) in by_answer {
        let names = if names.len() == all { "everybody".into() } else { names.join(" ") };
        writeln!(out, "    {names}\n      {answer}").unwrap();
    }
    out
}

fn body(world: &Agreements, from: &str, to: &str) -> String {
    let mut out = String::new();
    for category in Category::ALL {
        let mut by_lines: Vec<(Vec<&str>, String)> = Vec::new();
        for (name, place) in PLACES {
            let lines = lines(world, from, to, *category, place);
            match by_lines.iter_mut().find(|(_, same)| *same == lines) {
                Some((names, _)) => names.push(name),
                None => by_lines.push((vec![name], lines)),
            }
        }
        for (places, lines) in by_lines {
            let places = if places.len() == PLACES.len() { "everywhere".into() } else { places.join(", ") };
            write!(out, "  {category}, {places}\n{lines}").unwrap();
        }
    }
    out
}

/// Pairs of members with the same answers to everything together.
fn by_pair(world: &Agreements) -> String {
    let mut by_body: Vec<(BTreeMap<&str, Vec<&str>>, String)> = Vec::new();
    for from in MEMBERS {
        for to in MEMBERS.into_iter().filter(|to| *to != from) {
            let body = body(world, from, to);
            match by_body.iter_mut().find(|(_, same)| *same == body) {
                Some((pairs, _)) => pairs.entry(from).or_default().push(to),
                None => by_body.push((BTreeMap::from([(from, vec![to])]), body)),
            }
        }
    }
    let mut out = String::new();
    for (pairs, body) in by_body {
        out += "\n";
        for (from, to) in pairs {
            writeln!(out, "{from} -> {}", to.join(" ")).unwrap();
        }
        out += &body;
    }
    out
}

/// What the originator's label changes: every set of caveats, every releasability, before and after the review.
fn by_label(world: &Agreements) -> String {
    let mut out = String::from(
        "\nBGD -> AMM: identity of somebody wanted, restricted, in Iraq, by releasability, review and caveats\n",
    );
    let named = |code: &str| Releasability::only([member(code)]);
    let releasabilities = [
        ("any party", Releasability::AnyParty),
        ("AMM", named("AMM")),
        ("CAI", named("CAI")),
        ("nobody", Releasability::nobody()),
    ];
    for (name, releasability) in releasabilities {
        for (when, review) in [("review to come", date(2026, 11, 20)), ("review passed", date(2026, 11, 19))]
        {
            writeln!(out, "  {name}, {when}").unwrap();
            for caveats in (0..1 << Caveat::ALL.len()).map(Set::<Caveat>::from_bits) {
                let (releasability, review) = (releasability.clone(), review);
                let base = statement_label("identity", "wanted", "restricted");
                let Ok(label) = Label::new(Parts { caveats, releasability, review, ..base }) else {
                    writeln!(out, "    {}\n      no such label", caveats.codes().join(" ")).unwrap();
                    continue;
                };
                let caveats = if caveats.is_empty() { "no caveat".into() } else { caveats.codes().join(" ") };
                let question = Ask { at: now(), ..ask(&label, "BGD", "AMM") };
                writeln!(out, "    {caveats}\n      {}", answer(&world.decide(&question))).unwrap();
            }
        }
    }
    out
}

#[test]
fn the_release_table_is_the_one_that_is_checked_in() {
    let world = agreements();
    let table = format!("{HEAD}{}{}", by_pair(&world), by_label(&world));
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/release-table.txt");
    if std::env::var_os("UPDATE_RELEASE_TABLE").is_some() {
        std::fs::write(path, &table).unwrap();
    }
    let known = std::fs::read_to_string(path).unwrap_or_default();
    let differs = table.lines().zip(known.lines()).position(|(a, b)| a != b);
    let at = differs.unwrap_or_else(|| table.lines().count().min(known.lines().count()));
    assert!(
        table == known,
        "line {} of {path} says\n  {:?}\nand the agreements say\n  {:?}\n\
         If that is meant: UPDATE_RELEASE_TABLE=1 cargo test -p tansiq-agreement",
        at + 1,
        known.lines().nth(at),
        table.lines().nth(at),
    );
}
