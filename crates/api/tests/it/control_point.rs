//! A control point without a line: it answers as the node would, holds nothing that the node would not show, ends, and
//! hands in what it did.

use crate::world::{Answer, World, man, world};
use axum::http::StatusCode;
use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde_json::{Value, json};
use tansiq_api::control_point::{Opened, PointKey, Unusable};
use tansiq_report::extract::{BadExtract, ChainEnd, OfflineScreening, ScreeningOutcome};
use tansiq_report::{BadSignature, Card, Envelope, MAX_CLOCK_SKEW_MILLIS, Moment, Text, to_canonical};
use tansiq_testkit::{code, now};

const HOUR: i64 = 3_600_000;
const NAMES: [(&str, Option<&str>); 5] = [
    ("EXERCISE Karim Haddad", Some("كريم حداد")),
    ("EXERCISE Kareem al-Haddad", None),
    ("EXERCISE Qutayba Shallal", None),
    ("EXERCISE Ali Hassan Muhammad", Some("علي حسن محمد")),
    ("EXERCISE Layla Nasser", None),
];
const MOTHERS: [&str; 3] = ["EXERCISE Zuhreya Hamdan", "EXERCISE Wafiya Jabbar", "EXERCISE زهرية حمدان"];
const BIRTHS: [&str; 4] = ["1971-03-05", "1971", "1980-01", "1990-12-24"];

fn point() -> PointKey {
    PointKey::from_seed(&[5; 32])
}

fn card(world: &World) -> Card {
    let own = world.entries().into_iter().find(|entry| entry.contains(r#""entry":"card""#)).unwrap();
    let entry: Value = serde_json::from_str(&own).unwrap();
    Card::open(serde_json::from_value(entry["card"].clone()).unwrap()).unwrap()
}

async fn submit(world: &World, report: Value) -> String {
    let answer = world.post("analyst", "/reports", report).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    let read = world.get("analyst", &format!("/reports/{}", answer.body["id"].as_str().unwrap())).await;
    read.body["subjects"][0]["id"].as_str().unwrap().to_owned()
}

/// People of few names: wanted, cleared, joined, and some whom only a high clearance sees.
async fn crowd() -> World {
    let mut world = world().await;
    let mut subjects = Vec::new();
    for n in 0..24 {
        let (name, original) = NAMES[n % NAMES.len()];
        let mut report = man(name, original, BIRTHS[n % BIRTHS.len()], &format!("P20000{n}"));
        let mut named = report["statements"][0].clone();
        (named["property"], named["value"]) = ("motherName".into(), MOTHERS[n % MOTHERS.len()].into());
        report["statements"].as_array_mut().unwrap().push(named);
        if n % 6 == 5 {
            report["label"]["level"] = "secret".into();
        }
        if n % 5 == 3 {
            report["label"]["person"] = "cleared".into();
        }
        subjects.push(submit(&world, report).await);
    }
    let same = json!({"verdict": "same", "one": subjects[0], "other": subjects[1], "reason": "EXERCISE one mother",
                      "legal_basis": "EXERCISE law 1"});
    let joined = world.post("analyst", "/resolutions", same).await;
    assert_eq!(joined.status, StatusCode::CREATED, "{}", joined.text);
    let mut hidden = man("EXERCISE Wilhelmina Oosterhuis", None, "1966-06-06", "QF998877");
    hidden["label"]["level"] = "secret".into();
    submit(&world, hidden).await;
    let mut elsewhere = man("EXERCISE Xavierios Quillfeather", None, "1955-05-05", "ZZ112233");
    elsewhere["label"]["purposes"] = json!(["investigation"]);
    submit(&world, elsewhere).await;
    let post =
        json!({"login": "post", "role": "watch-officer", "clearance": "restricted", "issue_token": true});
    let made = world.post("administrator", "/principals", post).await;
    world.tokens.insert("post", made.body["token"].as_str().unwrap().to_owned());
    world
}

async fn ask(world: &World, role: &str, hours: u32) -> Answer {
    let body = json!({"key": point().public().to_string(), "hours": hours});
    world.post(role, "/control-points/extract", body).await
}

async fn extract(world: &World, role: &str) -> Vec<u8> {
    let answer = ask(world, role, 24).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    BASE64_STANDARD.decode(answer.body["sealed"].as_str().unwrap()).unwrap()
}

fn questions() -> Vec<Value> {
    let mut questions = vec![
        json!({"name": "Exercise Karim Haddad", "document": "p-2000 00"}),
        json!({"name": "Nobody Atall", "document": "P200007"}),
        json!({"name": "Wilhelmina Oosterhuis", "birth": "1966-06-06", "document": "QF998877"}),
        json!({"name": "Xavierios Quillfeather"}),
        json!({"name": "Exercise Ali Hassan Muhammad", "limit": 1}),
    ];
    for (name, original) in NAMES {
        for text in std::iter::once(name).chain(original) {
            questions.push(json!({"name": text}));
            for birth in BIRTHS.into_iter().chain(["1970", "1950-01-01"]) {
                questions.push(json!({"name": text, "birth": birth}));
                questions.extend(
                    MOTHERS
                        .map(|mother| json!({"name": text, "birth": birth, "mother": mother, "limit": 50})),
                );
            }
        }
    }
    questions
}

#[tokio::test]
async fn without_a_line_the_answer_is_the_nodes_answer() {
    let world = crowd().await;
    for role in ["watch-officer", "post"] {
        let opened = Opened::open(&extract(&world, role).await, &point(), &card(&world)).unwrap();
        let mut outcomes = std::collections::BTreeSet::new();
        for question in questions() {
            let mut online = question.clone();
            online["purpose"] = "border-control".into();
            let mut online = world.post(role, "/screenings", online).await;
            assert_eq!(online.status, StatusCode::OK, "{}", online.text);
            online.body.as_object_mut().unwrap().remove("position");
            let offline = opened.screen(&question).unwrap();
            assert_eq!(offline.answer, online.body, "{role}: {question}");
            assert_eq!(offline.answer["outcome"], offline.outcome.to_string());
            outcomes.insert(offline.outcome.to_string());
        }
        let all = ["cleared", "hit", "no-hit", "other-name", "same-name"];
        assert_eq!(outcomes.into_iter().collect::<Vec<_>>(), all, "the questions reach every outcome");
    }
    let opened = Opened::open(&extract(&world, "post").await, &point(), &card(&world)).unwrap();
    let wrong = opened.screen(&json!({"name": "?!"})).err().unwrap();
    assert!(wrong.starts_with("name: expected a name"), "{wrong}");
    let wrong = opened.screen(&json!({"name": "Karim", "height": 180})).err().unwrap();
    assert!(!wrong.contains("Karim") && wrong.contains("expected"), "{wrong}");
}

#[tokio::test]
async fn it_holds_what_its_officer_may_see_and_is_an_entry_before_it_leaves() {
    let world = crowd().await;
    let before = world.entries().len();
    let low = Opened::open(&extract(&world, "post").await, &point(), &card(&world)).unwrap();
    let entries = world.entries();
    assert_eq!(entries.len(), before + 1);
    let entry: Value = serde_json::from_str(&entries[before]).unwrap();
    let subjects: Vec<_> = low.extract().people.iter().flat_map(|person| person.subjects.clone()).collect();
    assert_eq!(entry["entry"], "extracted");
    assert_eq!(entry["subjects"], json!(subjects));
    assert_eq!(entry["point"], point().public().digest().to_string());
    let points = async || world.get("watch-officer", "/control-points").await.body["points"][0].clone();
    let listed = points().await;
    assert_eq!((&listed["point"], &listed["screenings"]), (&entry["point"], &json!(0)), "{listed}");
    assert_eq!((&listed["extract"]["subjects"], &listed["extract"]["ended"]), (&json!(20), &json!(false)));
    let low_clearance = world.get("post", "/control-points").await;
    assert_eq!(low_clearance.status, StatusCode::FORBIDDEN, "how much others may see is not for him");
    assert_eq!((subjects.len(), low.extract().people.len()), (20, 19), "two are one, and four are secret");

    let inside = String::from_utf8(to_canonical(low.extract())).unwrap();
    for hidden in ["Oosterhuis", "QF998877", "P200005", "Quillfeather", "ZZ112233"] {
        assert!(!inside.contains(hidden), "{hidden}");
    }
    let high = Opened::open(&extract(&world, "watch-officer").await, &point(), &card(&world)).unwrap();
    let inside = String::from_utf8(to_canonical(high.extract())).unwrap();
    assert!(inside.contains("Oosterhuis") && !inside.contains("Quillfeather"), "the purpose is another");
    // How something is known, and on what law it is held, is not screened for.
    assert!(!inside.contains("EXERCISE law 1") && !inside.contains("\"grade\""));
    let forbidden = ask(&world, "legal-officer", 24).await;
    assert_eq!(forbidden.status, StatusCode::FORBIDDEN);
    for (body, wrong) in [
        (json!({"key": point().public().to_string(), "hours": 169}), "hours: expected 1 to 168; found 169"),
        (json!({"key": "AAAA"}), "key: expected the public key of a control point"),
        (json!({"key": BASE64_STANDARD.encode([0; 32])}), "key: expected the public key of a control point"),
        (json!({"key": point().public().to_string(), "purpose": "revenge"}), "purpose: expected"),
    ] {
        let answer = world.post("watch-officer", "/control-points/extract", body).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{}", answer.text);
        assert!(answer.text.contains(wrong), "{}", answer.text);
    }
}

#[tokio::test]
async fn what_is_changed_foreign_old_or_rolled_back_is_refused_for_what_it_is() {
    let world = crowd().await;
    let (sealed, card) = (extract(&world, "post").await, card(&world));
    let opened = Opened::open(&sealed, &point(), &card).unwrap();
    let refused = |sealed: &[u8], key: &PointKey, card: &Card| Opened::open(sealed, key, card).err().unwrap();

    for (at, why) in [(0, Unusable::NotOurs), (31, Unusable::NotOurs)]
        .into_iter()
        .chain([32, 63, 64, sealed.len() / 2, sealed.len() - 1].map(|at| (at, Unusable::Changed)))
    {
        let mut changed = sealed.clone();
        changed[at] ^= 1;
        assert_eq!(refused(&changed, &point(), &card), why, "byte {at}");
    }
    for length in [0, 31, 32, 40, 70] {
        assert_eq!(refused(&sealed[..length], &point(), &card), Unusable::Changed, "{length} bytes");
    }
    assert_eq!(refused(&sealed, &PointKey::from_seed(&[6; 32]), &card), Unusable::NotOurs);
    // Another member's card is pinned here.
    let other = refused(&sealed, &point(), &tansiq_testkit::card(code("AMM")));
    assert!(
        matches!(other, Unusable::Extract(BadExtract::Signature(BadSignature::NoKnownKey { .. }))),
        "{other}"
    );

    let made = opened.extract().made;
    let at = |hours: i64| made.plus_millis(hours * HOUR);
    assert_eq!(opened.age(at(6), None), Ok(6 * HOUR));
    assert_eq!(opened.age(at(24), None), Err(Unusable::TooOld(at(24))));
    assert_eq!(opened.age(at(400), None), Err(Unusable::TooOld(at(24))));
    assert_eq!(opened.age(at(-1), None), Err(Unusable::ClockBehind(made)));
    assert_eq!(opened.age(made.plus_millis(-MAX_CLOCK_SKEW_MILLIS), None), Ok(0));
    // The clock was turned back after somebody was screened.
    assert_eq!(opened.age(at(2), Some(at(9))), Err(Unusable::ClockBehind(at(9))));

    assert_eq!(opened.succeeds(made), Err(Unusable::RolledBack { held: made, found: made }));
    world.clock.pass(HOUR);
    let newer = Opened::open(&extract(&world, "post").await, &point(), &card).unwrap();
    assert_eq!(newer.succeeds(made), Ok(()));
    assert!(matches!(opened.succeeds(newer.extract().made), Err(Unusable::RolledBack { .. })));
}

#[tokio::test]
async fn a_clearance_is_in_force_with_the_next_extract() {
    let world = world().await;
    let subject = submit(&world, man("EXERCISE Karim Haddad", None, "1971-03-05", "X1234567")).await;
    let question = json!({"name": "Exercise Karim Haddad", "birth": "1971-03-05"});
    let stopped = Opened::open(&extract(&world, "watch-officer").await, &point(), &card(&world)).unwrap();
    assert_eq!(stopped.screen(&question).unwrap().outcome, ScreeningOutcome::Hit);

    let mut cleared = man("EXERCISE Karim Haddad", None, "1971", "X1");
    cleared["kind"] = "clearance".into();
    cleared["subjects"] = json!([{"ref": "man", "kind": "person", "id": subject}]);
    cleared["label"]["person"] = "cleared".into();
    cleared["statements"] = json!([{"subject": "man", "property": "clearance", "value": "not-the-one", "grade": "A1",
                                    "method": "official", "label": {"category": "judicial"}}]);
    submit(&world, cleared).await;
    world.clock.pass(HOUR);
    let back = Opened::open(&extract(&world, "watch-officer").await, &point(), &card(&world)).unwrap();
    let answer = back.screen(&question).unwrap();
    assert_eq!(answer.outcome, ScreeningOutcome::Cleared);
    assert_eq!(answer.answer["candidates"][0]["allows"], "nothing");
}

/// Screenings without a line, each after the one before it.
fn chain(length: u64) -> Vec<OfflineScreening> {
    let mut end = ChainEnd::of_none(point().public().digest());
    let mut screenings = Vec::new();
    for number in 1..=length {
        let at = now().plus_millis(number as i64 - 10_000);
        let purpose = Text(tansiq_label::Purpose::BorderControl);
        let (outcome, shown) = (ScreeningOutcome::NoHit, vec![]);
        let next =
            OfflineScreening { number, at, purpose, outcome, shown, extract: now(), before: end.digest };
        end = end.after(&next).unwrap();
        screenings.push(next);
    }
    screenings
}

async fn hand_in(world: &World, screenings: &[OfflineScreening]) -> Answer {
    let body = json!({"key": point().public().to_string(), "screenings": screenings});
    world.post("watch-officer", "/control-points/screenings", body).await
}

#[tokio::test]
async fn what_was_screened_without_a_line_is_stored_once_and_missed_when_it_is_gone() {
    let world = world().await;
    let (before, all) = (world.entries().len(), chain(6));
    let first = hand_in(&world, &all[..3]).await;
    assert_eq!(
        (first.status, &first.body),
        (StatusCode::OK, &json!({"stored": 3, "through": 3})),
        "{}",
        first.text
    );
    let again = hand_in(&world, &all[..4]).await;
    assert_eq!(again.body, json!({"stored": 1, "through": 4}), "what was handed in twice is stored once");
    let entries = world.entries();
    assert_eq!(entries.len(), before + 4);
    let entry: Value = serde_json::from_str(&entries[before + 1]).unwrap();
    assert_eq!((&entry["entry"], &entry["screening"]["number"]), (&json!("screened-offline"), &json!(2)));
    assert_eq!(entry["at"], now().to_string(), "when it came in");
    assert_eq!(entry["screening"]["at"], all[1].at.to_string(), "when it happened");

    let refused = async |screenings: &[OfflineScreening], status, said: &str| {
        let answer = hand_in(&world, screenings).await;
        assert_eq!(answer.status, status, "{}", answer.text);
        assert!(answer.text.contains(said), "{}", answer.text);
        assert_eq!(world.entries().len(), before + 4, "nothing is stored");
    };
    refused(&all[5..], StatusCode::CONFLICT, "expected screening 5 of this control point").await;
    let mut changed = all[4..].to_vec();
    changed[0].outcome = ScreeningOutcome::Hit;
    refused(&changed, StatusCode::CONFLICT, "expected screening 6").await;
    let mut rewritten = all[3].clone();
    rewritten.outcome = ScreeningOutcome::Hit;
    refused(&[rewritten], StatusCode::CONFLICT, "expected what was handed in before").await;
    let mut early = all[4].clone();
    early.at = Moment::from_millis(now().millis() + HOUR);
    refused(&[early], StatusCode::BAD_REQUEST, "times that have come").await;
    let rest = hand_in(&world, &all).await;
    assert_eq!(rest.body, json!({"stored": 2, "through": 6}));
    let points = world.get("administrator", "/control-points").await;
    let of = &points.body["points"][0];
    assert_eq!(
        (&of["screenings"], &of["last_screening"], &of["extract"]),
        (&json!(6), &json!(all[5].at.to_string()), &Value::Null),
        "{}",
        points.text
    );
    let uses = world.get("oversight", "/oversight/uses").await;
    let watch = uses.body["uses"].as_array().unwrap().iter().find(|u| u["login"] == "watch-officer").unwrap();
    assert_eq!(watch["screenings"], 6, "{}", uses.text);
}

#[test]
fn an_extract_is_not_taken_for_something_else() {
    let envelope = Envelope { payload_type: "text/plain".into(), payload: vec![], signatures: vec![] };
    struct NoKeys;
    impl tansiq_report::Keys for NoKeys {
        fn key(
            &self,
            _: tansiq_label::MemberCode,
            _: tansiq_report::KeyId,
            _: Moment,
        ) -> Option<tansiq_report::PublicKey> {
            None
        }
    }
    let refused = tansiq_report::extract::Extract::open(&envelope, code("BGD"), &NoKeys);
    assert!(matches!(refused, Err(BadExtract::Signature(BadSignature::Type { .. }))), "{refused:?}");
}
