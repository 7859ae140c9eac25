//! Two worlds that differ only in what a reader may not see give that reader the same bytes.

use crate::world::{World, man, world};
use axum::http::StatusCode;
use serde_json::{Value, json};

fn id(prefix: &str, n: u32) -> String {
    format!("{prefix}-{n:032x}")
}

/// A report whose ids are given, so that both worlds have the same ones.
fn fixed(mut report: Value, n: u32) -> Value {
    report["id"] = id("r", n).into();
    report["written"] = "2026-11-20T08:00:00.000Z".into();
    report["subjects"][0] = json!({"id": id("s", n), "kind": "person"});
    for (i, statement) in report["statements"].as_array_mut().unwrap().iter_mut().enumerate() {
        statement["id"] = id("st", n * 100 + u32::try_from(i).unwrap()).into();
        statement["subject"] = id("s", n).into();
    }
    report
}

fn secret(mut report: Value) -> Value {
    report["label"]["level"] = "secret".into();
    report
}

async fn submit(world: &World, report: Value) {
    let answer = world.post("analyst", "/reports", report).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
}

/// What everybody sees, and in one of the worlds also what only those with a high clearance see.
async fn one_of_two(with_secrets: bool) -> World {
    let mut world = world().await;
    let salim = json!({"login": "salim", "role": "analyst", "clearance": "restricted", "issue_token": true});
    let made = world.post("administrator", "/principals", salim).await;
    world.tokens.insert("salim", made.body["token"].as_str().unwrap().to_owned());
    for n in 1..=3 {
        let open =
            man("EXERCISE Karim Haddad", Some("كريم حداد"), &format!("197{n}"), &format!("X123456{n}"));
        submit(&world, fixed(open, n)).await;
        if with_secrets {
            // Namesakes, with better names and the very numbers that are asked for.
            for m in 0..4 {
                let hidden = man("EXERCISE Karim Haddad", Some("كريم حداد"), "1971-03-05", "X7777777");
                submit(&world, secret(fixed(hidden, 10 * n + m))).await;
            }
            // And more about the same man.
            let mut more = secret(fixed(man("EXERCISE Abu Layla", None, "1971-03-05", "X8888888"), 100 + n));
            more["subjects"][0]["id"] = id("s", n).into();
            more["statements"]
                .as_array_mut()
                .unwrap()
                .iter_mut()
                .for_each(|s| s["subject"] = id("s", n).into());
            submit(&world, more).await;
        }
    }
    world
}

#[tokio::test]
async fn what_a_reader_may_not_see_changes_nothing_for_him() {
    let (without, with) = (one_of_two(false).await, one_of_two(true).await);
    let questions = [
        json!({"name": "exercise karim haddad"}),
        json!({"name": "كريم حداد", "limit": 2}),
        json!({"name": "exercise karim haddad", "birth": "1971-03-05", "document": "X7777777"}),
        json!({"name": "abu layla", "document": "X8888888"}),
    ];
    for question in questions {
        let mut answers = Vec::new();
        for world in [&without, &with] {
            let mut answer = world.post("salim", "/screenings", question.clone()).await;
            assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
            // The position counts what this node's own people did, and is no content.
            answer.body.as_object_mut().unwrap().remove("position");
            answers.push(answer.body.to_string());
        }
        assert_eq!(answers[0], answers[1], "{question}");
        let all = with.post("analyst", "/screenings", question.clone()).await.body;
        assert_ne!(
            all["candidates"].to_string(),
            without.post("analyst", "/screenings", question).await.body["candidates"].to_string()
        );
    }
    let mut paths = vec!["/subjects?name=karim%20haddad%20exercise".to_owned()];
    paths.extend((1..=3).map(|n| format!("/subjects/{}", id("s", n))));
    paths.extend([1, 2, 3, 10, 101].map(|n| format!("/reports/{}", id("r", n))));
    paths.push(format!("/subjects/{}", id("s", 10)));
    for path in paths {
        let (one, other) = (without.get("salim", &path).await, with.get("salim", &path).await);
        assert_eq!(one.status, other.status, "{path}");
        let apart = |mut body: Value| {
            // Each failed request has an id of its own.
            body.as_object_mut().unwrap().remove("request_id");
            body.to_string()
        };
        assert_eq!(apart(one.body), apart(other.body), "{path}");
    }
}
