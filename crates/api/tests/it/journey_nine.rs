//! Journey 9, recall and correction, between three real nodes: each holder acts and says so by a signed receipt, one
//! refuses with a ground, one is away and shown so, and what rested on it is listed for its owner.

use crate::federation::{introduce, listening, until};
use crate::world::{Content, World, man};
use axum::http::StatusCode;
use serde_json::{Value, json};
use tansiq_agreement::SignedAgreement;
use tansiq_testkit::{code, key, now};

fn agreement() -> Vec<u8> {
    let text = "format = \"tansiq/agreement/v1\"\nid = \"exercise-recall\"\nversion = 1\nkind = \"exchange\"\n\
         title = { en = \"EXERCISE\", ar = \"تمرين\" }\nlegal_basis = \"EXERCISE\"\n\
         parties = [\"BGD\", \"AMM\", \"CAI\"]\nexercise = true\nstart = \"beginning\"\nretention_days = 90\n\
         in_force = { from = 2026-01-01, until = 2028-12-31 }\n\
         [[clause]]\nid = \"all\"\nfrom = \"any-party\"\nto = \"any-party\"\n\
         categories = [\"identity\", \"identifier\"]\npersons = [\"wanted\"]\nceiling = \"restricted\"\n\
         territories = [\"IQ\"]\npurposes = [\"arrest\", \"border-control\", \"investigation\"]\nonward = \"never\"\n";
    let mut signed = SignedAgreement::sign(text.as_bytes(), &key(code("BGD")), now()).unwrap();
    ["AMM", "CAI"].iter().for_each(|party| signed.countersign(&key(code(party)), now()).unwrap());
    signed.envelope().to_json()
}

async fn three() -> [World; 3] {
    let nodes = [listening("BGD").await, listening("AMM").await, listening("CAI").await];
    let agreement = agreement();
    for (i, world) in nodes.iter().enumerate() {
        for (_, other) in nodes.iter().enumerate().filter(|(j, _)| *j != i) {
            introduce(world, other).await;
        }
        let body = Content::Bytes("application/json", &agreement);
        let answer = world.ask(Some("legal-officer"), "POST", "/api/v1/agreements", body).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    }
    nodes
}

/// The one report of Baghdad's that a node received.
async fn held(world: &World) -> String {
    until("a report of Baghdad", async || {
        let traffic = world.get("analyst", "/traffic?what=received").await.body;
        traffic["lines"][0]["report"]["id"].as_str().map(str::to_owned)
    })
    .await
}

async fn reads(world: &World, report: &str) -> StatusCode {
    world.get("analyst", &format!("/reports/{report}?purpose=arrest")).await.status
}

/// The last recall of Baghdad's, once its holders stand so.
async fn holders(baghdad: &World, expected: &[(&str, &str)]) -> Value {
    until("the receipts", async || {
        let recalls = baghdad.get("analyst", "/recalls").await.body;
        let last = recalls["ours"].as_array().unwrap().last().cloned()?;
        let states = last["holders"].as_array().unwrap().iter();
        let states: Vec<_> =
            states.map(|h| (h["member"].as_str().unwrap(), h["state"].as_str().unwrap())).collect();
        (states == expected).then_some(last.clone())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn taken_back_from_all_kept_by_one_and_followed_to_one_that_was_away() {
    let [baghdad, amman, cairo] = three().await;
    let lanes = [baghdad.exchange.start(), amman.exchange.start(), cairo.exchange.start()];
    let draft = man("EXERCISE Karim Haddad", None, "1971-03-05", "X1234567");
    let own = baghdad.post("analyst", "/reports", draft).await.body["id"].as_str().unwrap().to_owned();
    let (at_amman, at_cairo) = (held(&amman).await, held(&cairo).await);
    assert_eq!(
        (reads(&amman, &at_amman).await, reads(&cairo, &at_cairo).await),
        (StatusCode::OK, StatusCode::OK)
    );
    let name = statement(&cairo, &at_cairo, "name").await;
    let concluded = conclude(&cairo, &name).await;

    // Amman must keep it for a court, and Cairo cannot be reached.
    let keep = |ground: Value| json!({"ground": ground, "basis": "EXERCISE case 4"});
    let path = format!("/reports/{at_amman}/keep");
    assert_eq!(
        amman.post("legal-officer", &path, keep(json!("court-file"))).await.status,
        StatusCode::NO_CONTENT
    );
    reachable(&baghdad, false).await;
    let order = json!({"ground": "wrong-person", "reason": "EXERCISE: his brother is meant"});
    let refused = baghdad.post("liaison-officer", &format!("/reports/{own}/recall"), order.clone()).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let recalled = baghdad.post("analyst", &format!("/reports/{own}/recall"), order.clone()).await;
    assert_eq!(recalled.status, StatusCode::CREATED, "{}", recalled.text);
    let again = baghdad.post("analyst", &format!("/reports/{own}/recall"), order).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "{}", again.text);
    let shown = holders(&baghdad, &[("AMM", "refused"), ("CAI", "not-reached")]).await;
    assert_eq!((&shown["act"], &shown["holders"][0]["ground"]), (&json!("retraction"), &json!("court-file")));
    assert_eq!(reads(&amman, &at_amman).await, StatusCode::OK);
    assert_eq!(reads(&baghdad, &own).await, StatusCode::NOT_FOUND, "it is wrong for its originator as well");

    // Cairo comes back, acts, and is told what of its own rested on it.
    reachable(&baghdad, true).await;
    holders(&baghdad, &[("AMM", "refused"), ("CAI", "done")]).await;
    until("that nobody reads it at Cairo", async || {
        (reads(&cairo, &at_cairo).await == StatusCode::NOT_FOUND).then_some(())
    })
    .await;
    let at_cairo = cairo.get("analyst", "/recalls?purpose=arrest").await.body["taken"][0].clone();
    assert_eq!((&at_cairo["originator"], &at_cairo["ground"]), (&json!("BGD"), &json!("wrong-person")));
    assert_eq!(at_cairo["rested"][0]["id"], json!(concluded), "{at_cairo}");

    // The case is closed: Amman lets it go, and Baghdad learns of it.
    assert_eq!(amman.post("legal-officer", &path, keep(Value::Null)).await.status, StatusCode::NO_CONTENT);
    holders(&baghdad, &[("AMM", "done"), ("CAI", "done")]).await;
    assert_eq!(reads(&amman, &at_amman).await, StatusCode::NOT_FOUND);
    for running in lanes {
        running.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_takes_the_place_of_what_was_wrong() {
    let [baghdad, amman, _cairo] = three().await;
    let lanes = [baghdad.exchange.start(), amman.exchange.start()];
    let draft = |number: &str| man("EXERCISE Karim Haddad", None, "1971-03-05", number);
    let own =
        baghdad.post("analyst", "/reports", draft("X1234567")).await.body["id"].as_str().unwrap().to_owned();
    let old = held(&amman).await;
    let path = format!("/reports/{own}/correction?reason=EXERCISE");
    let nothing = baghdad.post("analyst", &path, json!({"kind": "intrep"})).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let legal = baghdad.post("legal-officer", &path, draft("X7654321")).await;
    assert_eq!(legal.status, StatusCode::FORBIDDEN, "who does not write reports writes no correction");
    let corrected = baghdad.post("analyst", &path, draft("X7654321")).await;
    assert_eq!(corrected.status, StatusCode::CREATED, "{}", corrected.text);
    let taken = until("the correction at Amman", async || {
        let taken = amman.get("analyst", "/recalls").await.body["taken"][0].clone();
        taken.is_object().then_some(taken)
    })
    .await;
    assert_eq!((&taken["item"], &taken["ground"]), (&json!(old), &json!("corrected")));
    let new = taken["replaced_by"].as_str().unwrap().to_owned();
    until("the new one", async || (reads(&amman, &new).await == StatusCode::OK).then_some(())).await;
    assert_eq!(reads(&amman, &old).await, StatusCode::NOT_FOUND);
    let number = statement_of(&amman, &new, "passportNumber").await;
    assert_eq!(number["value"], "X7654321");
    for running in lanes {
        running.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_said_again_is_taken_back_with_it_and_a_correction_keeps_what_it_says_again() {
    let [baghdad, amman, _cairo] = three().await;
    let lanes = [baghdad.exchange.start(), amman.exchange.start()];
    let mut draft = man("EXERCISE Karim Haddad", None, "1971-03-05", "X1234567");
    for (n, statement) in draft["statements"].as_array_mut().unwrap().iter_mut().enumerate() {
        statement["id"] = json!(format!("st-{n:032x}"));
    }
    draft["subjects"][0]["id"] = json!(format!("s-{:032x}", 7));
    let submit = async |draft: &Value| {
        let answer = baghdad.post("analyst", "/reports", draft.clone()).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
        answer.body["id"].as_str().unwrap().to_owned()
    };
    let first = submit(&draft).await;
    let mut later = draft.clone();
    later["statements"].as_array_mut().unwrap().remove(2);
    let second = submit(&later).await;
    until("both at Amman", async || {
        let lines = amman.get("analyst", "/traffic?what=received").await.body;
        (lines["lines"].as_array().unwrap().len() == 2).then_some(())
    })
    .await;

    // The number was wrong: name and birth are said again under their ids, and stay.
    let mut corrected = draft.clone();
    corrected["statements"][2] =
        man("EXERCISE Karim Haddad", None, "1971-03-05", "X7654321")["statements"][2].clone();
    let path = format!("/reports/{first}/correction?reason=EXERCISE");
    let answer = baghdad.post("analyst", &path, corrected).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    assert_eq!(
        (reads(&baghdad, &first).await, reads(&baghdad, &second).await),
        (StatusCode::OK, StatusCode::OK)
    );
    let new = answer.body["report"].as_str().unwrap().to_owned();
    let said = baghdad.get("analyst", &format!("/reports/{new}?purpose=arrest")).await.body;
    assert_eq!(said["statements"].as_array().unwrap().len(), 3, "{said}");

    // The name was another man's: it goes from every report that said it.
    let wrong =
        json!({"ground": "wrong-person", "statements": [format!("st-{:032x}", 0)], "reason": "EXERCISE"});
    let answer = baghdad.post("analyst", &format!("/reports/{first}/recall"), wrong).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    let recalled = until("the receipts for all of them", async || {
        let ours = baghdad.get("analyst", "/recalls").await.body["ours"].as_array().unwrap().clone();
        let done = |recall: &&Value| {
            recall["holders"].as_array().unwrap().iter().all(|h| h["state"] == "done" || h["member"] == "CAI")
        };
        let wrong: Vec<_> = ours.into_iter().filter(|recall| recall["ground"] == "wrong-person").collect();
        wrong.iter().all(|recall| done(&recall)).then_some(wrong)
    })
    .await;
    let reports: std::collections::BTreeSet<_> =
        recalled.iter().map(|r| r["report"].as_str().unwrap().to_owned()).collect();
    assert_eq!(reports, [first, second, new].into());
    for running in lanes {
        running.stop().await;
    }
}

async fn statement_of(world: &World, report: &str, property: &str) -> Value {
    let report = world.get("analyst", &format!("/reports/{report}?purpose=arrest")).await.body;
    let statements = report["statements"].as_array().unwrap();
    statements.iter().find(|s| s["property"] == property).unwrap().clone()
}

/// Whether Baghdad's line to Cairo is open.
async fn reachable(baghdad: &World, open: bool) {
    let body = json!({"active": open, "reason": "EXERCISE"});
    let answer = baghdad.post("administrator", "/members/CAI/standing", body).await;
    assert!(answer.status.is_success(), "{}", answer.text);
}

/// Cairo concludes something from a statement that it was given; the statement that says so.
async fn conclude(cairo: &World, (statement, subject): &(String, String)) -> String {
    let mut draft = man("EXERCISE Karim Haddad", None, "1971-03-05", "X1234567");
    draft["subjects"] = json!([{"ref": "man", "kind": "person", "id": subject}]);
    let rests = json!({"subject": "man", "property": "restsOn", "value": statement, "grade": "B2", "method": "official",
                       "label": {"category": "identity"}});
    draft["statements"].as_array_mut().unwrap().push(rests);
    let written = cairo.post("analyst", "/reports", draft).await;
    assert_eq!(written.status, StatusCode::CREATED, "{}", written.text);
    let report = written.body["id"].as_str().unwrap();
    statement_of(cairo, report, "restsOn").await["id"].as_str().unwrap().into()
}

async fn statement(world: &World, report: &str, property: &str) -> (String, String) {
    let found = statement_of(world, report, property).await;
    (found["id"].as_str().unwrap().into(), found["subject"].as_str().unwrap().into())
}
