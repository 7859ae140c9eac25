//! A list taken in again: amended, delisted, back; and what screening says of whoever was on it.

use crate::world::{Answer, Content, World, man, world};
use axum::http::StatusCode;
use serde_json::{Value, json};

const DAY: i64 = 86_400_000;

fn fixture(name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/lists").join(name);
    std::fs::read_to_string(path).unwrap()
}

async fn import(world: &World, query: &str, file: &str) -> Answer {
    let path = format!("/api/v1/imports?exercise=true&{query}");
    let body = Content::Bytes("application/octet-stream", file.as_bytes());
    world.ask(Some("analyst"), "POST", &path, body).await
}

async fn taken(world: &World, query: &str, file: &str) -> Value {
    let answer = import(world, query, file).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    answer.body
}

async fn screened(world: &World, name: &str, birth: &str) -> Value {
    let question = json!({"name": name, "birth": birth, "purpose": "border-control"});
    let answer = world.post("watch-officer", "/screenings", question).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    answer.body["outcome"].clone()
}

#[tokio::test]
async fn whoever_is_delisted_is_cleared_at_screening_until_he_is_listed_anew() {
    let world = world().await;
    let (first, amended) = (fixture("exercise-un.xml"), fixture("exercise-un-amended.xml"));
    let outcome = async || screened(&world, "Ruslan Uchebny", "1988-11-30").await;
    taken(&world, "format=un", &first).await;
    assert_eq!(outcome().await, "hit");

    world.clock.pass(DAY);
    let before = world.ledger.len();
    let dry = taken(&world, "format=un&dry_run=true", &amended).await;
    assert_eq!((&dry["dry_run"], world.ledger.len()), (&json!(true), before));
    let difference = json!({"added": ["9000013"], "amended": ["9000001"], "returned": [],
                            "delisted": ["9000004"], "another": []});
    assert_eq!(dry["difference"], difference);
    assert!(!dry.to_string().contains("Uchebny"), "numbers and no names");
    assert_eq!(outcome().await, "hit");

    let summary = taken(&world, "format=un", &amended).await;
    assert_eq!(summary["difference"], difference);
    assert_eq!((&summary["new"], &summary["known"]), (&json!(1), &json!(13)));
    assert_eq!(outcome().await, "cleared");
    let found = world.get("analyst", "/subjects?name=Ruslan%20Uchebny").await;
    let id = found.body["subjects"][0]["id"].as_str().unwrap();
    let dossier = world.get("analyst", &format!("/identities/{id}")).await.body;
    assert_eq!(
        (&dossier["standing"], &dossier["first"][0]["value"]),
        (&json!("cleared"), &json!("delisted"))
    );

    world.clock.pass(DAY);
    let back = taken(&world, "format=un", &first).await;
    assert_eq!(back["difference"]["returned"], json!(["9000004"]));
    assert_eq!(outcome().await, "hit");
}

/// A clearance of the man with this name by an officer who read his papers.
async fn clear(world: &World, name: &str) -> String {
    let found = world.get("analyst", &format!("/subjects?name={}", name.replace(' ', "%20"))).await;
    let id = found.body["subjects"][0]["id"].as_str().unwrap().to_owned();
    let mut report = man("EXERCISE", None, "1971", "X1");
    (report["kind"], report["label"]["person"]) = ("clearance".into(), "cleared".into());
    report["subjects"] = json!([{"ref": "man", "kind": "person", "id": id}]);
    report["statements"] = json!([{"subject": "man", "property": "clearance", "value": "not-the-one", "grade": "A1",
                                   "method": "official", "label": {"category": "judicial"}}]);
    let submitted = world.post("analyst", "/reports", report).await;
    assert_eq!(submitted.status, StatusCode::CREATED, "{}", submitted.text);
    id
}

#[tokio::test]
async fn a_renewed_or_amended_listing_does_not_outrank_a_clearance_that_came_after_it() {
    let world = world().await;
    let (first, amended) = (fixture("exercise-un.xml"), fixture("exercise-un-amended.xml"));
    let standing = async |id: &str| {
        let path = format!("/identities/{id}?purpose=border-control");
        world.get("analyst", &path).await.body["standing"].clone()
    };
    taken(&world, "format=un", &first).await;
    world.clock.pass(DAY);
    let (renewed, delisted) =
        (clear(&world, "Salim Karim Hamid al-Exercise").await, clear(&world, "Ruslan Uchebny").await);
    assert_eq!((standing(&renewed).await, standing(&delisted).await), (json!("cleared"), json!("cleared")));

    // Another alias, another version.
    world.clock.pass(DAY);
    taken(&world, "format=un", &amended).await;
    assert_eq!(standing(&renewed).await, "cleared", "an amendment asks for nobody anew");
    world.clock.pass(DAY);
    let back = taken(&world, "format=un", &first).await;
    assert_eq!(back["difference"]["returned"], json!(["9000004"]));
    assert_eq!(
        standing(&delisted).await,
        "wanted",
        "whoever is listed again after his delisting is asked for"
    );
    assert_eq!(standing(&renewed).await, "cleared");

    // Every statement of the list is said again when its review is near.
    let year = "format=un&review=2027-06-30";
    taken(&world, year, &first).await;
    assert_eq!(standing(&renewed).await, "cleared", "a renewal asks for nobody anew");
    assert_eq!(standing(&delisted).await, "wanted");
}

#[tokio::test]
async fn an_amendment_says_only_what_changed() {
    let world = world().await;
    taken(&world, "format=un", &fixture("exercise-un.xml")).await;
    world.clock.pass(DAY);
    taken(&world, "format=un", &fixture("exercise-un-amended.xml")).await;
    let found = world.get("analyst", "/subjects?name=Salim%20Karim%20Hamid%20al-Exercise").await;
    let id = found.body["subjects"][0]["id"].as_str().unwrap();
    let subject = world.get("analyst", &format!("/subjects/{id}?purpose=border-control")).await;
    let statements = subject.body["statements"].as_array().unwrap();
    let newest = statements.iter().map(|s| s["written"].as_str().unwrap()).max().unwrap();
    let mut anew: Vec<_> =
        statements.iter().filter(|s| s["written"] == newest).map(|s| s["value"].as_str().unwrap()).collect();
    anew.sort_unstable();
    assert_eq!(anew, ["2026-06-01", "2026-11-14", "The Baker", "The Miller"], "{}", subject.text);
}

#[tokio::test]
async fn what_an_amended_entry_says_no_longer_has_an_end() {
    let world = world().await;
    taken(&world, "format=un", &fixture("exercise-un.xml")).await;
    world.clock.pass(DAY);
    taken(&world, "format=un", &fixture("exercise-un-amended.xml")).await;
    let found = world.get("analyst", "/subjects?name=Salim%20Karim%20Hamid%20al-Exercise").await;
    let id = found.body["subjects"][0]["id"].as_str().unwrap();
    let subject = world.get("analyst", &format!("/subjects/{id}")).await;
    let ends = |value: &str| {
        let statements = subject.body["statements"].as_array().unwrap();
        let said: Vec<_> = statements.iter().filter(|s| s["value"] == value).collect();
        assert_eq!(said.len(), 1, "{value}: {}", subject.text);
        said[0]["until"].clone()
    };
    assert_eq!(ends("The Baker"), "2026-11-15");
    assert_eq!(ends("The Miller"), Value::Null);
    assert_eq!(ends("Abu Exercise"), Value::Null);
}

#[tokio::test]
async fn a_cut_list_is_refused_unless_its_delistings_are_expected() {
    let world = world().await;
    let rows = |n: usize| -> String {
        let row = |n| format!("{n},EXERCISE Man {n},19{:02}-01-02\n", n % 90);
        format!("id,name,birthDate\n{}", (0..n).map(row).collect::<String>())
    };
    let query = "format=csv&list=exercise&legal_basis=EXERCISE&rel_to=any-party&person=wanted&purposes=border-control";
    let none = import(&world, &format!("{query}&expect_delistings=3"), &rows(40)).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", none.text);
    assert!(none.text.contains("nobody is on this list here"), "{}", none.text);
    taken(&world, query, &rows(40)).await;
    world.clock.pass(DAY);
    let before = world.ledger.len();
    let refused = import(&world, query, &rows(20)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
    assert!(refused.text.contains("20 of 40 entries are missing"), "{}", refused.text);
    assert!(!refused.text.contains("Man"), "{}", refused.text);
    let dry = taken(&world, &format!("{query}&dry_run=true"), &rows(20)).await;
    assert_eq!((&dry["gone"], &dry["too_many_delisted"]), (&json!(20), &json!(true)));
    let wrong = import(&world, &format!("{query}&expect_delistings=19"), &rows(20)).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", wrong.text);
    assert_eq!(world.ledger.len(), before);
    let bad = import(&world, &format!("{query}&expect_delistings=all"), &rows(20)).await;
    assert_eq!(bad.status, StatusCode::BAD_REQUEST, "{}", bad.text);
    let all = taken(&world, &format!("{query}&expect_delistings=20"), &rows(20)).await;
    assert_eq!((&all["gone"], &all["known"]), (&json!(20), &json!(20)));
    assert_eq!(screened(&world, "EXERCISE Man 30", "1930-01-02").await, "cleared");
}
