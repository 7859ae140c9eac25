//! Journey 4: one man, different views, undo. A decision travels like any statement, binds nobody else until that
//! member's rule says so, and its undoing travels after it.

use crate::federation::{pair, until};
use crate::world::{World, man};
use axum::http::StatusCode;
use serde_json::{Value, json};

async fn submit(world: &World, name: &str, mother: &str, passport: &str) -> String {
    let mut report = man(name, None, "1971", passport);
    // The agreement lets Amman give what concerns Jordan.
    report["label"]["territories"] = json!(["JO"]);
    let mut named = report["statements"][0].clone();
    (named["property"], named["value"]) = ("motherName".into(), mother.into());
    report["statements"].as_array_mut().unwrap().push(named);
    let answer = world.post("analyst", "/reports", report).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    let report = world
        .get("analyst", &format!("/reports/{}?purpose=arrest", answer.body["id"].as_str().unwrap()))
        .await;
    report.body["subjects"][0]["id"].as_str().unwrap().to_owned()
}

async fn person(world: &World, subject: &str) -> Option<Value> {
    let answer = world.get("analyst", &format!("/identities/{subject}?purpose=arrest")).await;
    (answer.status == StatusCode::OK).then_some(answer.body)
}

/// Whoever follows whom: the effect of the decision for a reader at this node, once it is there.
async fn effect(world: &World, subject: &str, expected: &str) -> Value {
    until(expected, async || {
        let person = person(world, subject).await?;
        (person["decisions"][0]["effect"] == expected).then_some(person)
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn one_man_different_views_undo() {
    let (baghdad, amman) = pair().await;
    let lanes = [baghdad.exchange.start(), amman.exchange.start()];
    let ours = submit(&baghdad, "EXERCISE Karim Haddad", "EXERCISE Zuhreya", "X1234567").await;
    let theirs = submit(&amman, "EXERCISE Kareem al-Haddad", "EXERCISE Wafiya", "Y7654321").await;
    for (world, subject) in [(&baghdad, &theirs), (&amman, &ours)] {
        until("the other's report", async || person(world, subject).await).await;
    }

    let body = json!({"verdict": "same", "one": ours, "other": theirs, "reason": "EXERCISE one name, one year",
                      "legal_basis": "EXERCISE law 1", "purpose": "arrest"});
    let decided = baghdad.post("analyst", "/resolutions", body).await;
    assert_eq!(decided.status, StatusCode::CREATED, "{}", decided.text);
    let decision = decided.body["decision"].as_str().unwrap().to_owned();
    assert_eq!(person(&baghdad, &ours).await.unwrap()["subjects"].as_array().unwrap().len(), 2);

    // Amman gets the decision, since all that it rests on is Amman's and Baghdad's, and stays with its own view.
    let there = effect(&amman, &theirs, "not-ours").await;
    assert_eq!(there["subjects"].as_array().unwrap().len(), 1);
    let foreign = amman
        .post(
            "analyst",
            &format!("/resolutions/{decision}/undo"),
            json!({"reason": "EXERCISE", "legal_basis": "EXERCISE", "purpose": "arrest"}),
        )
        .await;
    assert_eq!(foreign.status, StatusCode::CONFLICT, "{}", foreign.text);
    let rule = json!({"members": ["BGD"], "reason": "EXERCISE agreed by the committee"});
    let ruled = amman.post("legal-officer", "/resolutions/rule", rule).await;
    assert_eq!(ruled.status, StatusCode::OK, "{}", ruled.text);
    let there = effect(&amman, &theirs, "holds").await;
    assert_eq!(there["subjects"].as_array().unwrap().len(), 2);

    // Another mother: Baghdad undoes it, and so it is undone for whoever follows Baghdad.
    let why =
        json!({"reason": "EXERCISE another mother", "legal_basis": "EXERCISE law 1", "purpose": "arrest"});
    let undone = baghdad.post("analyst", &format!("/resolutions/{decision}/undo"), why).await;
    assert_eq!(undone.status, StatusCode::CREATED, "{}", undone.text);
    let there = effect(&amman, &theirs, "undone").await;
    assert_eq!(there["subjects"].as_array().unwrap().len(), 1);
    for lane in lanes {
        lane.stop().await;
    }
}
