//! New traffic reaches whoever listens, and a broken stream goes on where it stopped.

use crate::world::{World, man, world};
use axum::body::{Body, BodyDataStream};
use axum::http::{Request, StatusCode, header};
use futures::StreamExt as _;
use serde_json::Value;
use std::time::Duration;
use tower::ServiceExt as _;

async fn listen(world: &World, after: Option<u64>) -> BodyDataStream {
    let token = format!("Bearer {}", world.tokens["watch-officer"]);
    let mut request = Request::get("/api/v1/events").header(header::AUTHORIZATION, token);
    if let Some(after) = after {
        request = request.header("last-event-id", after);
    }
    let response = world.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()[header::CONTENT_TYPE], "text/event-stream");
    response.into_body().into_data_stream()
}

/// The data of the next event.
async fn next(stream: &mut BodyDataStream) -> Value {
    loop {
        let piece = tokio::time::timeout(Duration::from_secs(20), stream.next()).await;
        let piece = piece.expect("an event in time").expect("the stream goes on").unwrap();
        let text = String::from_utf8(piece.to_vec()).unwrap();
        if let Some(data) = text.lines().find_map(|line| line.strip_prefix("data: ")) {
            assert!(text.contains("event: traffic") && text.contains("id: "), "{text}");
            return serde_json::from_str(data).unwrap();
        }
    }
}

#[tokio::test]
async fn who_listens_gets_new_lines_and_no_content() {
    let world = world().await;
    let mut stream = listen(&world, None).await;
    let submit = || world.post("analyst", "/reports", man("EXERCISE Karim Haddad", None, "1971", "X1234567"));
    let first = submit().await.body;
    let line = next(&mut stream).await;
    assert_eq!(line["position"], first["position"]);
    assert_eq!(
        (line["what"].as_str(), line["report"]["id"].as_str()),
        (Some("submitted"), first["id"].as_str())
    );
    assert!(!line.to_string().contains("Haddad"));
    assert_eq!(line["members"], serde_json::json!([]), "no partner: nobody stands in any way with it");

    let second = submit().await.body;
    assert_eq!(next(&mut stream).await["position"], second["position"]);
    let mut again = listen(&world, first["position"].as_u64()).await;
    assert_eq!(next(&mut again).await["position"], second["position"], "behind the last known line");

    let page = world.get("watch-officer", "/traffic?limit=1").await.body;
    assert_eq!((&page["lines"][0]["position"], &page["next"]), (&second["position"], &second["position"]));
    let older = world.get("watch-officer", &format!("/traffic?before={}", page["next"])).await.body;
    assert_eq!(older["lines"][0]["position"], first["position"]);

    let reports = world.get("watch-officer", "/traffic?what=submitted,received").await.body;
    assert_eq!(reports["lines"].as_array().unwrap().len(), 2);
    assert_eq!(reports["newest"], second["position"]);
    let none = world.get("watch-officer", "/traffic?what=disclosed").await.body;
    assert_eq!((&none["lines"], &none["newest"]), (&serde_json::json!([]), &second["position"]));
    let bad = world.get("watch-officer", "/traffic?what=Haddad").await;
    assert_eq!(bad.status, StatusCode::BAD_REQUEST);
    assert!(bad.text.contains("expected some of submitted, received") && !bad.text.contains("Haddad"));

    world.node.stopping().cancel();
    while let Some(rest) = tokio::time::timeout(Duration::from_secs(5), stream.next()).await.expect("an end")
    {
        rest.unwrap();
    }
}
