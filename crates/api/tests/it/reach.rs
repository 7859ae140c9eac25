//! A clearance says which members hold statements of whom it clears, and do not get it.

use crate::federation::{pair, until};
use crate::world::{World, man};
use axum::http::StatusCode;
use serde_json::{Value, json};

fn clearance(subject: &str, rel_to: &Value) -> Value {
    let mut report = man("EXERCISE", None, "1971", "X1");
    (report["kind"], report["label"]["person"]) = ("clearance".into(), "cleared".into());
    report["label"]["rel_to"] = rel_to.clone();
    report["subjects"] = json!([{"ref": "man", "kind": "person", "id": subject}]);
    report["statements"] = json!([{"subject": "man", "property": "clearance", "value": "not-the-one", "grade": "A1",
                                   "method": "official", "label": {"category": "judicial"}}]);
    report
}

async fn posted(world: &World, path: &str, body: Value) -> Value {
    let answer = world.post("analyst", path, body).await;
    assert!(answer.status.is_success(), "{}", answer.text);
    answer.body
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_a_clearance_does_not_reach_is_told_to_its_author() {
    let (baghdad, amman) = pair().await;
    let lanes = [baghdad.exchange.start(), amman.exchange.start()];
    let report = posted(&baghdad, "/reports", man("EXERCISE Karim Haddad", None, "1971", "X1234567")).await;
    let id = report["id"].as_str().unwrap().to_owned();
    until("the receipt", async || {
        let way = baghdad.get("watch-officer", &format!("/traffic/{id}")).await.body;
        (way["members"][0]["state"] == "acknowledged").then_some(())
    })
    .await;
    let shown = baghdad.get("analyst", &format!("/reports/{id}")).await.body;
    let subject = shown["subjects"][0]["id"].as_str().unwrap().to_owned();

    // His name is said again under its id, and to nobody: Amman holds what it was given before.
    let mut again = man("EXERCISE Karim Haddad", None, "1971", "X1234567");
    again["label"]["rel_to"] = json!([]);
    again["subjects"] = json!([{"ref": "man", "kind": "person", "id": subject}]);
    for statement in again["statements"].as_array_mut().unwrap() {
        let said = shown["statements"].as_array().unwrap();
        let before = said.iter().find(|s| s["property"] == statement["property"]).unwrap();
        statement["id"] = before["id"].clone();
    }
    posted(&baghdad, "/reports", again).await;

    let dry = posted(&baghdad, "/reports?dry_run=true", clearance(&subject, &json!(["EBL"]))).await;
    let missed = &dry["not_reached"];
    assert_eq!(
        (missed.as_array().unwrap().len(), &missed[0]["member"], &missed[0]["subjects"]),
        (1, &json!("AMM"), &json!([subject])),
        "{dry:#}"
    );
    let reasons = missed[0]["reasons"].as_array().unwrap();
    assert!(reasons.iter().any(|reason| reason["code"] == "not-named"), "{dry:#}");
    let submitted = posted(&baghdad, "/reports", clearance(&subject, &json!(["EBL"]))).await;
    assert_eq!(submitted["not_reached"], *missed, "the same is said when it is submitted");

    let path = format!("/identities/{subject}/reach");
    let reach = baghdad.get("analyst", &path).await;
    assert_eq!(reach.body["clearances"][0]["not_reached"], *missed, "{}", reach.text);
    assert_eq!(baghdad.get("administrator", &path).await.status, StatusCode::FORBIDDEN);
    let liaison = baghdad.get("liaison-officer", &path).await;
    assert_eq!(liaison.body, json!({"clearances": []}), "what was given is not for him: {}", liaison.text);
    let nobody = "/identities/s-00000000000000000000000000000009/reach";
    assert_eq!(baghdad.get("analyst", nobody).await.status, StatusCode::NOT_FOUND);

    // What reaches every holder leaves nobody to be told of, until deliveries to it are stopped.
    let mut reaching = clearance(&subject, &json!("any-party"));
    // The agreement knows this category of person.
    reaching["label"]["person"] = "wanted".into();
    reaching["statements"][0]["label"]["category"] = "identity".into();
    let dry = posted(&baghdad, "/reports?dry_run=true", reaching.clone()).await;
    assert_eq!(dry["not_reached"], Value::Null, "{dry:#}");
    let suspended = json!({"active": false, "reason": "EXERCISE"});
    baghdad.post("administrator", "/members/AMM/standing", suspended).await;
    let dry = posted(&baghdad, "/reports?dry_run=true", reaching).await;
    assert_eq!(dry["not_reached"][0]["suspended"], true, "{dry:#}");
    for lane in lanes {
        lane.stop().await;
    }
}
