//! What takes two: a signature that a standing property stands against, and other properties.

use crate::world::{Content, World, man, world};
use axum::http::StatusCode;
use serde_json::{Value, json};
use tansiq_testkit::{BORDER, JOINT_CENTRE};

/// Nothing about anybody wanted goes to Amman: the border agreement breaks it.
const CLOSED: &str = "format = \"tansiq/properties/v1\"\n[[never]]\nid = \"exercise-closed\"\n\
                      persons = [\"wanted\"]\nto = [\"AMM\"]\nreason = \"EXERCISE\"\n";
const OPEN: &str = "format = \"tansiq/properties/v1\"\n";

async fn sign(world: &World, text: &str) -> crate::world::Answer {
    let body = Content::Bytes("application/toml", text.as_bytes());
    world.ask(Some("legal-officer"), "POST", "/api/v1/agreements", body).await
}

/// A node with these properties and a second legal officer, layla.
async fn with_properties(properties: &str) -> World {
    let mut world = world().await;
    let given = json!({ "text": properties });
    let set = world.post("legal-officer", "/properties", given).await;
    assert_eq!((set.status, &set.body["by"]), (StatusCode::OK, &json!("legal-officer")), "{}", set.text);
    let layla =
        json!({"login": "layla", "role": "legal-officer", "clearance": "secret", "issue_token": true});
    let made = world.post("administrator", "/principals", layla).await;
    world.tokens.insert("layla", made.body["token"].as_str().unwrap().to_owned());
    world
}

async fn answer(world: &World, who: &str, position: &Value, agree: bool) -> StatusCode {
    let body = json!({ "agree": agree, "reason": "EXERCISE" });
    world.post(who, &format!("/approvals/{position}"), body).await.status
}

#[tokio::test]
async fn a_standing_property_stands_against_a_signature_until_two_officers_decide() {
    let world = with_properties(CLOSED).await;
    let text = BORDER.text();
    let before = world.entries().len();
    let refused = sign(&world, &text).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
    assert_eq!(refused.body["faults"][0]["path"], "exercise-closed", "{}", refused.text);
    assert!(refused.text.contains("exercise-border/from-baghdad"), "{}", refused.text);
    assert_eq!(world.entries().len(), before, "nothing was signed");

    let asked = json!({ "text": text, "reason": "EXERCISE: an order" });
    let asked = world.post("legal-officer", "/approvals", asked).await;
    assert_eq!(asked.status, StatusCode::CREATED, "{}", asked.text);
    let position = &asked.body["position"];
    assert_eq!(asked.body["broken"][0]["proof"]["answer"], "refuted", "{}", asked.text);
    let example = asked.body["broken"][0]["example"].as_str().unwrap();

    // Neither the one who asked nor anybody without the right can be the second; a reason is needed.
    assert_eq!(answer(&world, "legal-officer", position, true).await, StatusCode::CONFLICT);
    assert_eq!(answer(&world, "administrator", position, true).await, StatusCode::FORBIDDEN);
    let (address, silent) = (format!("/approvals/{position}"), json!({"agree": true, "reason": " "}));
    assert_eq!(world.post("layla", &address, silent).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(world.node_signatures(), 0);
    assert_eq!(answer(&world, "layla", position, true).await, StatusCode::OK);
    assert_eq!(world.node_signatures(), 1);
    assert_eq!(answer(&world, "layla", position, true).await, StatusCode::NOT_FOUND, "it is answered");

    let entries = world.entries();
    let answered = entries.iter().rev().find(|e| e.contains(r#""entry":"answered""#)).unwrap();
    for part in [r#""agreed":true"#, r#""property":"exercise-closed""#, example] {
        assert!(answered.contains(part), "{part}: {answered}");
    }
    let overrides = world.get("oversight", "/oversight/overrides").await;
    let line = &overrides.body["overrides"][0];
    assert_eq!((&line["first"], &line["second"]), (&json!("legal-officer"), &json!("layla")));
    assert_eq!(world.get("legal-officer", "/oversight/overrides").await.status, StatusCode::FORBIDDEN);
    // What is signed is signed: the same text brings nothing new and is not looked at again.
    assert_eq!(sign(&world, &text).await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_was_asked_can_be_withdrawn_and_what_breaks_nothing_needs_no_second() {
    let world = with_properties(CLOSED).await;
    let text = BORDER.text();
    let asked =
        world.post("legal-officer", "/approvals", json!({ "text": text, "reason": "EXERCISE" })).await;
    let position = asked.body["position"].clone();
    assert_eq!(answer(&world, "legal-officer", &position, false).await, StatusCode::OK);
    assert_eq!(world.get("layla", "/approvals").await.body, json!({ "approvals": [] }));
    assert_eq!(world.node_signatures(), 0);

    // Other properties take two; then the same agreement needs one.
    let open = || json!({ "text": OPEN, "reason": "EXERCISE" });
    let without = world.post("legal-officer", "/properties", json!({ "text": OPEN })).await;
    assert_eq!(without.status, StatusCode::BAD_REQUEST);
    let asked = world.post("legal-officer", "/properties", open()).await;
    assert_eq!((asked.status, &asked.body["matter"]), (StatusCode::CREATED, &json!("properties")));
    assert_eq!(answer(&world, "legal-officer", &asked.body["position"], true).await, StatusCode::CONFLICT);
    assert_eq!(world.get("legal-officer", "/properties").await.body["text"], CLOSED);
    assert_eq!(answer(&world, "layla", &asked.body["position"], true).await, StatusCode::OK);
    let holds = world.get("legal-officer", "/properties").await.body;
    assert_eq!((&holds["text"], &holds["second"]), (&json!(OPEN), &json!("layla")));
    let needless =
        world.post("legal-officer", "/approvals", json!({ "text": text, "reason": "EXERCISE" })).await;
    assert_eq!(needless.status, StatusCode::CONFLICT, "{}", needless.text);
    assert_eq!(sign(&world, &text).await.status, StatusCode::CREATED);
}

#[tokio::test]
async fn what_was_shown_to_the_first_must_be_what_the_second_agrees_to() {
    let world = with_properties(CLOSED).await;
    let asked = json!({ "text": BORDER.text(), "reason": "EXERCISE" });
    let asked = world.post("legal-officer", "/approvals", asked).await;
    let other = json!({ "text": CLOSED.replace("exercise-closed", "exercise-other"), "reason": "EXERCISE" });
    let other = world.post("legal-officer", "/properties", other).await;
    assert_eq!(answer(&world, "layla", &other.body["position"], true).await, StatusCode::OK);
    assert_eq!(answer(&world, "layla", &asked.body["position"], true).await, StatusCode::CONFLICT);
    assert_eq!(world.node_signatures(), 0);
}

#[tokio::test]
async fn of_two_changes_of_the_same_properties_the_later_undoes_nothing() {
    let world = with_properties(CLOSED).await;
    let ask = async |text: &str| {
        let asked = json!({ "text": text, "reason": "EXERCISE" });
        world.post("legal-officer", "/properties", asked).await.body["position"].clone()
    };
    let (first, second) = (ask(OPEN).await, ask(&CLOSED.replace("wanted", "suspect")).await);
    assert_eq!(answer(&world, "layla", &first, true).await, StatusCode::OK);
    assert_eq!(answer(&world, "layla", &second, true).await, StatusCode::CONFLICT);
    assert_eq!(world.get("legal-officer", "/properties").await.body["text"], OPEN);
    // It waits until somebody refuses it; what is asked anew of what holds now is another matter.
    assert_eq!(answer(&world, "layla", &second, false).await, StatusCode::OK);
    let anew = ask(CLOSED).await;
    assert_eq!(answer(&world, "layla", &anew, true).await, StatusCode::OK);
}

#[tokio::test]
async fn an_agreement_is_proved_compared_and_explained_to_those_who_may_know_of_it() {
    let mut world = crate::reports::with_amman(true).await;
    let proof = world.get("legal-officer", "/agreements/exercise-border/proof").await;
    assert_eq!(proof.status, StatusCode::OK, "{}", proof.text);
    assert!(proof.body["proofs"].as_array().unwrap().len() > 4, "{}", proof.text);
    let first = world.get("legal-officer", "/agreements/exercise-border/difference").await;
    assert_eq!(first.status, StatusCode::NOT_FOUND);
    let shown = world.get("legal-officer", "/agreements/exercise-border").await;
    let article = &shown.body["articles"][0];
    assert_eq!((&article["id"], &article["forbids"]), (&json!("from-baghdad"), &json!(false)));
    assert!(article["en"].as_str().unwrap().starts_with("BGD may give AMM statements of category identity"));
    assert!(article["ar"].as_str().unwrap().contains("BGD"));

    // By label, and by a statement that the caller may read; that he asked is an entry.
    let label = json!({"level": "restricted", "rel_to": "any-party", "caveats": ["exercise"], "category": "source",
        "person": "no-person", "territories": ["IQ"], "purposes": ["arrest"], "review": "2027-06-30"});
    let question = json!({"from": "BGD", "to": "AMM", "label": label});
    let withheld = world.post("legal-officer", "/agreements/explain", question).await;
    assert_eq!((withheld.status, &withheld.body["released"]), (StatusCode::OK, &json!(false)));
    assert!(!withheld.body["remedies"].as_array().unwrap().is_empty(), "{}", withheld.text);
    let karim = man("EXERCISE Karim Haddad", None, "1971-03-05", "X1234567");
    let submitted = world.post("analyst", "/reports", karim).await;
    let report = submitted.body["id"].as_str().unwrap();
    let read = world.get("legal-officer", &format!("/reports/{report}")).await;
    let statement = read.body["statements"][0]["id"].clone();
    let question = json!({"from": "BGD", "to": "AMM", "statement": statement});
    let before = world.entries().len();
    let released = world.post("legal-officer", "/agreements/explain", question.clone()).await;
    assert_eq!(released.body["clauses"], json!(["exercise-border/from-baghdad"]), "{}", released.text);
    assert_eq!(world.entries().len(), before + 1);
    let control = world.post("oversight", "/agreements/explain", question).await;
    assert_eq!(control.status, StatusCode::NOT_FOUND, "who reads no content learns of no statement");

    // To a seconded officer agreements between others are not there.
    assert_eq!(sign(&world, &JOINT_CENTRE.text()).await.status, StatusCode::CREATED);
    let officer = json!({"login": "rania", "role": "liaison-officer", "member": "AMM", "clearance": "secret", "issue_token": true});
    let made = world.post("administrator", "/principals", officer).await;
    world.tokens.insert("rania", made.body["token"].as_str().unwrap().to_owned());
    let of = async |who: &str, id: &str| world.get(who, &format!("/agreements/{id}/proof")).await;
    assert_eq!(of("legal-officer", "exercise-joint-centre").await.status, StatusCode::OK);
    let hidden = of("rania", "exercise-joint-centre").await;
    assert_eq!(
        (hidden.status, of("rania", "exercise-border").await.status),
        (StatusCode::NOT_FOUND, StatusCode::OK)
    );
    assert_eq!(hidden.body["detail"], of("rania", "nothing").await.body["detail"]);
    let nothing = world.post("rania", "/agreements/prove", json!({})).await;
    assert_eq!(nothing.status, StatusCode::BAD_REQUEST);
}
