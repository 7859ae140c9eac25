//! A request for information from the question to its last answer, over two nodes: both see the same clock, and the counts
//! follow from the papers in the ledger alone.

use crate::federation::{pair, until};
use crate::world::{Content, World, man};
use axum::http::StatusCode;
use serde_json::{Value, json};
use tansiq_report::Entry;
use tansiq_report::onward::Signed as _;
use tansiq_report::rfi::{RFI_TYPE, Rfi, RfiAnswer};

async fn submitted(world: &World, territory: &str) -> String {
    let mut report = man("EXERCISE Karim Haddad", None, "1971-03-05", "X1234567");
    report["label"]["territories"] = json!([territory]);
    let answer = world.post("analyst", "/reports", report).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    answer.body["id"].as_str().unwrap().to_owned()
}

async fn rfis(world: &World) -> Value {
    world.get("watch-officer", "/rfis").await.body
}

/// The one request, once it stands like this.
async fn standing(world: &World, word: &str) -> Value {
    until(word, async || {
        let rfi = rfis(world).await["requests"][0].clone();
        (rfi["standing"] == word).then_some(rfi)
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_answered_in_part_and_then_refused_and_both_sides_see_the_same() {
    let (baghdad, amman) = pair().await;
    let lanes = [baghdad.exchange.start(), amman.exchange.start()];
    let question = submitted(&baghdad, "IQ").await;
    let body = json!({"to": "AMM", "question": question, "purpose": "arrest", "case": "EXERCISE case 4"});
    let ask = async |change: Value| {
        let mut body = body.clone();
        body.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        baghdad.post("analyst", "/rfis", body).await
    };
    for (change, status, part) in [
        (json!({"to": "CAI"}), StatusCode::UNPROCESSABLE_ENTITY, "binds BGD and CAI"),
        (json!({"case": " "}), StatusCode::UNPROCESSABLE_ENTITY, "a case of 1 to 500 characters"),
        (json!({"due": "2026-11-20T08:00:00.000Z"}), StatusCode::UNPROCESSABLE_ENTITY, "a deadline after"),
        (json!({"question": "r-00000000000000000000000000000007"}), StatusCode::NOT_FOUND, "not found"),
        (json!({"purpose": "revenge"}), StatusCode::BAD_REQUEST, "purpose"),
    ] {
        let refused = ask(change).await;
        assert_eq!(refused.status, status, "{}", refused.text);
        assert!(refused.text.to_lowercase().contains(&part.to_lowercase()), "{part}: {}", refused.text);
    }
    let asked = ask(json!({})).await;
    assert_eq!(asked.status, StatusCode::CREATED, "{}", asked.text);

    let rfi = standing(&amman, "open").await;
    let at_baghdad = rfis(&baghdad).await["requests"][0].clone();
    for field in ["id", "due", "made", "case", "purpose", "precedence"] {
        assert_eq!(rfi[field], at_baghdad[field], "{field}");
    }
    assert_eq!((&rfi["ours"], &rfi["member"]), (&json!(false), &json!("BGD")));
    assert_eq!((&at_baghdad["ours"], &at_baghdad["by"]), (&json!(true), &json!("analyst")));
    // IMMEDIATE, like the report: twelve hours.
    assert_eq!(rfi["due"], "2026-11-20T21:00:00.000Z");
    assert_eq!(at_baghdad["question"], question, "each side calls the question by the id that it has there");
    let held = rfi["question"].as_str().unwrap();
    let shown = until("the question", async || {
        let shown = amman.get("analyst", &format!("/reports/{held}?purpose=arrest")).await;
        (shown.status == StatusCode::OK).then_some(shown.body)
    })
    .await;
    assert_eq!(shown["statements"].as_array().map(Vec::len), Some(3));

    let id = rfi["id"].as_str().unwrap();
    let answer = async |world: &World, body: Value| {
        world.post("legal-officer", &format!("/rfis/{id}/answers"), body).await
    };
    let known = submitted(&amman, "JO").await;
    let kept = submitted(&amman, "IQ").await;
    // What Baghdad may not have answers nothing.
    let withheld = answer(&amman, json!({"extent": "part", "reports": [kept]})).await;
    assert_eq!(withheld.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", withheld.text);
    let nothing_said = answer(&amman, json!({"extent": "refused"})).await;
    assert_eq!(nothing_said.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", nothing_said.text);
    assert_eq!(answer(&baghdad, json!({"extent": "whole"})).await.status, StatusCode::NOT_FOUND);
    let part = answer(&amman, json!({"extent": "part", "reports": [known]})).await;
    assert_eq!(part.status, StatusCode::CREATED, "{}", part.text);
    assert_eq!(part.body["answers"][0]["reports"].as_array().map(Vec::len), Some(1));
    let edition = until("the part", async || {
        let rfi = rfis(&baghdad).await["requests"][0].clone();
        rfi["answers"][0]["reports"][0].as_str().map(str::to_owned)
    })
    .await;
    until("what answers it", async || {
        let shown = baghdad.get("analyst", &format!("/reports/{edition}?purpose=arrest")).await;
        (shown.status == StatusCode::OK).then_some(())
    })
    .await;
    assert_eq!(rfis(&baghdad).await["requests"][0]["standing"], "open", "the rest is still to come");

    amman.clock.pass(13 * 3_600_000);
    baghdad.clock.pass(13 * 3_600_000);
    let rest = answer(&amman, json!({"extent": "refused", "ground": "third-party-rule"})).await;
    assert_eq!(rest.status, StatusCode::CREATED, "{}", rest.text);
    for world in [&baghdad, &amman] {
        let rfi = standing(world, "refused").await;
        assert_eq!((&rfi["answers"][0]["late"], &rfi["answers"][1]["late"]), (&json!(false), &json!(true)));
        counts_follow_from_the_ledger(world, rfis(world).await["counts"][0].clone());
    }
    assert_eq!(answer(&amman, json!({"extent": "whole"})).await.status, StatusCode::CONFLICT);
    // Whoever reads no traffic learns of no request, and whoever may not ask, does not.
    assert_eq!(amman.get("liaison-officer", "/rfis").await.status, StatusCode::FORBIDDEN);
    let body = Content::Json(json!({"extent": "whole"}));
    let path = format!("/api/v1/rfis/{id}/answers");
    assert_eq!(amman.ask(Some("oversight"), "POST", &path, body).await.status, StatusCode::FORBIDDEN);
    drop(lanes);
}

/// Reads the papers themselves.
fn counts_follow_from_the_ledger(world: &World, counts: Value) {
    let papers = world.entries().into_iter().filter_map(|entry| match Entry::from_bytes(entry.as_bytes()) {
        Ok(Entry::Rfi { paper, .. }) => Some(paper),
        _ => None,
    });
    let (asked, answers): (Vec<_>, Vec<_>) = papers.partition(|paper| paper.payload_type == RFI_TYPE);
    assert!(asked.iter().all(|paper| Rfi::read(paper).is_ok()));
    let grounds: Vec<_> = answers.iter().filter_map(|paper| RfiAnswer::read(paper).unwrap().ground).collect();
    assert_eq!((counts["asked"].as_u64(), counts["refused"].as_u64()), (Some(asked.len() as u64), Some(1)));
    assert_eq!(counts["grounds"], json!([{"ground": grounds[0].to_string(), "count": grounds.len()}]));
}
