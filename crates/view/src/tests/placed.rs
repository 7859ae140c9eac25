//! The map: where and when what is said puts something, for whoever may see it, and nothing of the rest.

use super::world::*;
use crate::Views;
use crate::people::{Allowed, Area, Named, People, Placed, Sought};
use jiff::civil::Date;
use proptest::prelude::*;
use tansiq_label::Purpose;
use tansiq_report::{Entry, StatementId, SubjectKind};

const MARKET: u8 = 200;
const GATE: u8 = 201;
const FIRE: u8 = 210;
const CAR: u8 = 220;
const EVERYTHING: Sought = Sought { area: Area::EARTH, from: None, until: None, subjects: None, limit: 100 };

fn of(entries: &[Entry]) -> (tempfile::TempDir, Views) {
    let (folder, ledger) = (tempfile::tempdir().unwrap(), ledger());
    append(&ledger, entries);
    let views = views(folder.path(), &ledger);
    (folder, views)
}

/// What a reader of these classes gets when every reference among them may be shown.
fn shown(people: &People, allowed: &Allowed, sought: &Sought) -> (Vec<Placed>, bool) {
    let named = people.naming_places(allowed).unwrap();
    let named: Named = named.into_iter().map(|held| (held.statement.id, held.originator)).collect();
    people.placed(allowed, &named, sought).unwrap()
}

fn statements(views: &Views, sought: &Sought) -> Vec<StatementId> {
    let people = views.people();
    let (placed, _) = shown(&people, &people.allowed(|_, _| true), sought);
    placed.into_iter().map(|placed| placed.statement).collect()
}

fn date(text: &str) -> Option<Date> {
    Some(text.parse().unwrap())
}

#[test]
fn an_incident_stands_at_its_day_and_a_place_at_none() {
    let (_folder, views) = of(&[own(
        1,
        &[
            (1, FIRE, "point", "34.4200,40.9500"),
            (2, FIRE, "date", "2026-10"),
            (3, FIRE, "location", "EXERCISE post 7"),
            (4, FIRE, "name", "EXERCISE fire"),
            (5, GATE, "point", "-33,-179.5"),
            (6, GATE, "type", "control-point"),
            (7, CAR, "point", "33.1,44.2"),
        ],
    )]);
    let people = views.people();
    let (placed, more) = shown(&people, &people.allowed(|_, _| true), &EVERYTHING);
    assert!(!more);
    let [car, fire, gate] = &placed[..] else { panic!("{placed:?}") };
    assert_eq!(
        (fire.subject, fire.kind, fire.statement),
        (subject(FIRE), SubjectKind::Incident, statement(1))
    );
    assert_eq!((fire.latitude, fire.longitude), (34.42, 40.95));
    assert_eq!(
        (fire.day, fire.caption.as_ref().unwrap().value.as_str()),
        (date("2026-10-01"), "EXERCISE fire")
    );
    assert_eq!((fire.originator, fire.report, fire.written), (member("BGD"), report(1), on(1)));
    // Nobody says when the car was seen: it stands at the day of the report.
    assert_eq!((car.day, &car.caption), (date("2026-11-01"), &None));
    assert_eq!((gate.day, gate.sort.as_ref().unwrap().value.as_str()), (None, "control-point"));
}

#[test]
fn an_area_and_days_choose() {
    let (_folder, views) = of(&[own(
        1,
        &[
            (1, FIRE, "point", "34.4,40.9"),
            (2, FIRE, "date", "2026-10-15"),
            (3, GATE, "point", "-33,-179.5"),
            (4, CAR, "point", "33.1,179.5"),
        ],
    )]);
    let within = |west, south, east, north| Sought { area: Area { west, south, east, north }, ..EVERYTHING };
    assert_eq!(statements(&views, &within(40.9, 34.4, 41.0, 35.0)), [statement(1)]);
    assert_eq!(statements(&views, &within(41.0, 34.4, 42.0, 35.0)), []);
    // Over the 180th meridian.
    assert_eq!(statements(&views, &within(179.0, -90.0, -179.0, 90.0)), [statement(4), statement(3)]);
    let days = |from, until| Sought { from: date(from), until: date(until), ..EVERYTHING };
    assert_eq!(statements(&views, &days("2026-10-15", "2026-10-15")), [statement(1), statement(3)]);
    assert_eq!(statements(&views, &days("2026-10-16", "2026-10-31")), [statement(3)]);
    let limited = Sought { limit: 1, ..EVERYTHING };
    let people = views.people();
    let (placed, more) = shown(&people, &people.allowed(|_, _| true), &limited);
    assert_eq!((placed[0].statement, placed.len(), more), (statement(4), 1, true));
    let one = Sought { subjects: Some(vec![subject(GATE), subject(MARKET)]), ..EVERYTHING };
    assert_eq!(statements(&views, &one), [statement(3)]);
}

#[test]
fn a_sighting_stands_at_the_place_that_it_names() {
    let place = subject(MARKET).to_string();
    let (_folder, views) = of(&[
        own(1, &[(1, MARKET, "point", "36.34,43.13"), (2, MARKET, "name", "EXERCISE market")]),
        received(("AMM", "AMM"), (2, 2, 3), &[Purpose::BorderControl], &[(3, CAR, "seen", &place)]),
        received(("AMM", "AMM"), (3, 3, 3), &[Purpose::BorderControl], &[(4, 1, "memberOf", &place)]),
    ]);
    let people = views.people();
    let all = people.allowed(|_, _| true);
    let (placed, _) = shown(&people, &all, &EVERYTHING);
    let [car, market] = &placed[..] else { panic!("{placed:?}") };
    assert_eq!((car.subject, car.kind, car.statement), (subject(CAR), SubjectKind::Sighting, statement(3)));
    assert_eq!((car.originator, car.place), (member("AMM"), Some(subject(MARKET))));
    assert_eq!((car.latitude, car.day, car.classes.len()), (36.34, date("2026-11-01"), 2));
    assert_eq!((market.statement, market.place), (statement(1), None));
    // Who may not see the point, or may not see who is there, sees nobody there.
    let ours = people.allowed(|_, class| class.terms.given.is_none());
    assert_eq!(shown(&people, &ours, &EVERYTHING).0.len(), 1);
    let theirs = people.allowed(|_, class| class.terms.given.is_some());
    assert_eq!(shown(&people, &theirs, &EVERYTHING).0, []);
    assert_eq!(people.placed(&all, &Named::new(), &EVERYTHING).unwrap().0.len(), 1);
}

#[test]
fn the_originators_own_date_counts_before_anothers() {
    let (_folder, views) = of(&[
        own(1, &[(1, FIRE, "point", "34.4,40.9"), (2, FIRE, "date", "2026-10-15")]),
        received(
            ("AMM", "AMM"),
            (2, 2, 3),
            &[],
            &[(3, FIRE, "date", "2026-10-16"), (4, FIRE, "point", "34,41")],
        ),
    ]);
    let people = views.people();
    let (placed, _) = shown(&people, &people.allowed(|_, _| true), &EVERYTHING);
    let days: Vec<_> = placed.iter().map(|placed| (placed.statement, placed.day)).collect();
    assert_eq!(days, [(statement(4), date("2026-10-16")), (statement(1), date("2026-10-15"))]);
}

/// Statements about few things on the map, each with a number of its own from `first` on.
fn on_the_map(first: u8) -> impl Strategy<Value = Vec<(u8, u8, &'static str, String)>> {
    let one = (0..5u8, 0..9u8, 0..3u8).prop_map(|(about, what, n)| {
        let about = [MARKET, GATE, FIRE, CAR, CAR + 1][usize::from(about)];
        let place = about < FIRE;
        match what {
            0..4 => (about, "point", format!("{}.5,{}.25", 30 + n, 40 + about % 7)),
            4 | 5 if !place => (about, "date", format!("2026-1{}-0{}", n % 2, n + 1)),
            6 if place => (about, "type", "control-point".to_owned()),
            7 if !place => {
                let property = if about < CAR { "involved" } else { "seen" };
                (about, property, subject(MARKET + n % 2).to_string())
            }
            _ if about >= CAR => (about, "location", format!("EXERCISE {n}")),
            _ => (about, "name", format!("EXERCISE {n}")),
        }
    });
    let numbered = move |says: Vec<(u8, &'static str, String)>| {
        let each = says.into_iter().enumerate();
        each.map(|(n, (about, property, value))| (first + n as u8, about, property, value)).collect()
    };
    proptest::collection::vec(one, 1..9).prop_map(numbered)
}

fn entry(own_report: Option<u8>, n: u8, says: &[(u8, u8, &'static str, String)]) -> Entry {
    let says: Vec<Says<'_>> =
        says.iter().map(|(n, about, p, value)| (*n, *about, *p, value.as_str())).collect();
    match own_report {
        Some(id) => own(id, &says),
        None => received(("AMM", "AMM"), (n, n, n), &[Purpose::BorderControl], &says),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn what_may_not_be_seen_changes_nothing(
        visible in on_the_map(1),
        more in on_the_map(20),
        hidden in on_the_map(40),
        limit in 1..5usize,
    ) {
        let (first, second) = (entry(Some(1), 1, &visible), entry(Some(2), 2, &more));
        let (_one, alone) = of(&[first.clone(), second.clone()]);
        let (_other, beside) = of(&[entry(None, 3, &hidden), first, second]);
        let answer = |views: &Views, limit| {
            let people = views.people();
            let ours = people.allowed(|_, class| class.terms.given.is_none());
            // Numbers of classes are not shown to anybody.
            let (mut placed, more) = shown(&people, &ours, &Sought { limit, ..EVERYTHING });
            for one in &mut placed {
                let of = |class| people.class(class).unwrap().originator;
                prop_assert!(one.classes.iter().all(|class| of(*class) == member("BGD")));
                one.classes.clear();
                one.caption.iter_mut().chain(&mut one.sort).for_each(|t| t.class = crate::people::ClassId(0));
            }
            Ok((placed, more))
        };
        for limit in [limit, 100] {
            prop_assert_eq!(answer(&alone, limit)?, answer(&beside, limit)?);
        }
        // And everybody else sees both.
        let all = beside.people().allowed(|_, _| true);
        let points = |says: &[(u8, u8, &str, String)]| says.iter().filter(|s| s.2 == "point").count();
        let (placed, _) = shown(&beside.people(), &all, &EVERYTHING);
        let own_points = placed.iter().filter(|placed| placed.place.is_none()).count();
        prop_assert_eq!(own_points, points(&visible) + points(&more) + points(&hidden));
    }
}
