//! The map: what is on it for whom, and that whoever looks at it is written down.

use crate::world::{Content, World, world};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};
use tansiq_api::layers::{Layer, LayerTiles, Layers};

/// A fire on a post, a control point, and a car that was seen there; who saw it is for arrest alone.
fn report() -> Value {
    let says = |subject: &str, property: &str, value: &str| json!({"subject": subject, "property": property, "value": value, "grade": "B2", "method": "official"});
    let mut statements = vec![
        says("fire", "point", "34.42,40.95"),
        says("fire", "date", "2026-10-15"),
        says("fire", "name", &format!("EXERCISE fire {}", "x".repeat(200))),
        says("gate", "point", "33.31,44.36"),
        says("gate", "type", "control-point"),
        says("gate", "name", "EXERCISE gate"),
        says("car", "seen", "gate"),
        says("car", "location", "EXERCISE northbound lane"),
    ];
    statements[6]["label"] = json!({"level": "confidential", "purposes": ["arrest"]});
    json!({
        "kind": "sighting", "precedence": "routine", "legal_basis": "EXERCISE law 1", "purpose": "investigation",
        "label": {"level": "restricted", "rel_to": "any-party", "caveats": ["exercise"], "category": "incident",
                  "person": "no-person", "territories": ["IQ"], "purposes": ["arrest", "investigation"],
                  "review": "2027-06-30"},
        "subjects": [{"ref": "fire", "kind": "incident"}, {"ref": "gate", "kind": "place"},
                     {"ref": "car", "kind": "sighting"}],
        "statements": statements,
    })
}

async fn submitted() -> (World, String) {
    let world = world().await;
    let answer = world.post("analyst", "/reports", report()).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    (world, answer.body["id"].as_str().unwrap().to_owned())
}

async fn shown(world: &World, query: &str) -> (Vec<Value>, Value) {
    let answer = world.get("watch-officer", &format!("/placed?{query}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    (answer.body["placed"].as_array().unwrap().clone(), answer.body)
}

#[tokio::test]
async fn the_map_shows_what_is_released_for_the_purpose() {
    let (world, report) = submitted().await;
    let (placed, whole) = shown(&world, "purpose=arrest").await;
    let [car, fire, gate] = &placed[..] else { panic!("{whole:#}") };
    assert_eq!(
        (&fire["kind"], &fire["day"], &fire["report"]),
        (&json!("incident"), &json!("2026-10-15"), &json!(report))
    );
    assert_eq!((&fire["latitude"], &fire["longitude"]), (&json!(34.42), &json!(40.95)));
    assert_eq!(fire["caption"].as_str().unwrap().chars().count(), 120);
    assert_eq!(fire["banner"], "RESTRICTED // REL TO ANY PARTY // EXERCISE");
    assert_eq!(
        (&gate["sort"], &gate["day"], &gate["caption"]),
        (&json!("control-point"), &Value::Null, &json!("EXERCISE gate"))
    );
    assert_eq!(
        (&car["kind"], &car["place"], &car["latitude"]),
        (&json!("sighting"), &gate["subject"], &gate["latitude"])
    );
    assert_eq!(car["banner"], "CONFIDENTIAL // REL TO ANY PARTY // EXERCISE");
    assert_eq!((&whole["more"], &whole["banner"]), (&json!(false), &car["banner"]));
    // The car's place is for arrest alone.
    let (placed, whole) = shown(&world, "").await;
    assert_eq!(placed.iter().map(|p| &p["kind"]).collect::<Vec<_>>(), ["incident", "place"]);
    assert_eq!(whole["banner"], fire["banner"]);
    assert_eq!(shown(&world, "purpose=protection").await.0, Vec::<Value>::new());
    assert_eq!(world.get("administrator", "/placed").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn an_area_days_a_report_and_a_limit_choose() {
    let (world, report) = submitted().await;
    let count = async |query: &str| shown(&world, &format!("purpose=arrest&{query}")).await.0.len();
    assert_eq!(count("west=40&south=34&east=41&north=35").await, 1);
    assert_eq!(count("from=2026-10-16&to=2026-10-20").await, 1, "a place is always there");
    assert_eq!(count(&format!("report={report}")).await, 3);
    assert_eq!(count("report=r-00000000000000000000000000000009").await, 0);
    let (placed, whole) = shown(&world, "purpose=arrest&limit=2").await;
    assert_eq!((placed.len(), &whole["more"]), (2, &json!(true)));
    for (bad, says) in [
        ("west=181", "west: expected degrees from -180 to 180"),
        ("west=-1&east=1", "expected west, south, east and north, or none of them"),
        ("north=NaN", "north: expected degrees from -90 to 90"),
        ("from=yesterday", "from: expected a day as 2026-11-01; found 9 characters"),
        ("to=20261101", "to: expected a day"),
        ("limit=0", "limit: expected 1 to 50000"),
        ("report=17", "report: expected"),
    ] {
        let answer = world.get("watch-officer", &format!("/placed?{bad}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{bad}: {}", answer.text);
        assert!(answer.text.contains(says), "{bad}: {}", answer.text);
    }
}

#[tokio::test]
async fn whoever_looks_at_the_map_is_written_down() {
    let (world, report) = submitted().await;
    let (placed, _) = shown(&world, &format!("purpose=arrest&report={report}")).await;
    let last = world.entries().pop().unwrap();
    assert!(last.contains(r#""entry":"read""#) && last.contains(r#""purpose":"arrest""#), "{last}");
    assert!(
        last.contains(&report) && placed.iter().all(|p| last.contains(p["subject"].as_str().unwrap())),
        "{last}"
    );
    // A report that is not shown is not written down as shown.
    let nothing = "r-00000000000000000000000000000009";
    shown(&world, &format!("purpose=arrest&report={nothing}")).await;
    assert!(!world.entries().pop().unwrap().contains(nothing));
    let before = world.entries().len();
    shown(&world, "purpose=protection").await;
    let entries = world.entries();
    assert_eq!(entries.len(), before + 1, "that nothing was shown is written down too");
    assert!(entries[before].contains(r#""subjects":[]"#), "{}", entries[before]);
}

#[tokio::test]
async fn layers_are_for_everybody_and_nothing_beside_them_is_read() {
    let world = world().await;
    assert_eq!(world.get("oversight", "/layers").await.body, json!({"layers": []}));
    let folder = world.folder.path().join("map");
    let layers = Layers::at(&folder);
    let titles = [("en", "Governorates"), ("ar", "المحافظات")].map(|(l, t)| (l.to_owned(), t.to_owned()));
    let layer = Layer { name: "adm1".into(), titles: titles.into(), boundaries: 18, tiles: None };
    layers.keep(&layer, r#"{"type":"FeatureCollection"}"#).unwrap();
    // What is no layer is left out, and takes none of the others along.
    std::fs::write(folder.join("broken.json"), "{").unwrap();
    std::fs::write(folder.join("other.json"), r#"{"name":"adm1","titles":{},"boundaries":1}"#).unwrap();
    std::fs::write(world.folder.path().join("secret.geojson"), "secret").unwrap();
    for role in ["oversight", "liaison-officer", "administrator"] {
        let answer = world.get(role, "/layers").await;
        assert_eq!(answer.body["layers"], json!([layer]), "{role}: {}", answer.text);
        let answer = world.get(role, "/layers/adm1").await;
        assert_eq!(answer.text, r#"{"type":"FeatureCollection"}"#);
        assert_eq!(answer.headers["content-type"], "application/geo+json");
    }
    for other in ["adm2", "..%2Fsecret", "%2E%2E%2Fsecret", "ADM1", "-", "%00"] {
        let answer = world.get("analyst", &format!("/layers/{other}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{other}: {}", answer.text);
    }
    let nobody = world.ask(None, "GET", "/api/v1/layers", Content::None).await;
    assert_eq!(nobody.status, StatusCode::UNAUTHORIZED);
    assert!(layers.remove("adm1").unwrap() && !layers.remove("adm1").unwrap());
    assert_eq!(world.get("analyst", "/layers/adm1").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn tiles_are_given_by_the_part_that_is_asked_for() {
    let world = world().await;
    let given = world.folder.path().join("given.pmtiles");
    let archive: String = ('a'..='z').cycle().take(100_000).collect();
    std::fs::write(&given, &archive).unwrap();
    let layers = Layers::at(&world.folder.path().join("map"));
    let tiles = Some(LayerTiles { pictures: false, from: 0, to: 6 });
    let layer = Layer { name: "roads".into(), titles: [].into(), boundaries: 0, tiles };
    layers.keep(&layer, "{}").unwrap();
    layers.keep_tiles(&layer, &given).unwrap();

    assert_eq!(world.get("oversight", "/layers").await.body["layers"], json!([layer]));
    assert_eq!(
        world.get("oversight", "/layers/roads").await.status,
        StatusCode::NOT_FOUND,
        "it was boundaries"
    );
    let part = async |role: &str, layer: &str, range: &str| {
        let path = format!("/api/v1/layers/{layer}/tiles");
        let mut request = Request::get(path).header("range", range).header("accept-encoding", "gzip");
        if let Some(token) = world.tokens.get(role) {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        world.send(request.body(Body::empty()).unwrap()).await
    };
    let answer = part("oversight", "roads", "bytes=100-299").await;
    assert_eq!((answer.status, &answer.text[..]), (StatusCode::PARTIAL_CONTENT, &archive[100..300]));
    assert_eq!(answer.headers["content-range"], "bytes 100-299/100000");
    assert_eq!(answer.headers["content-type"], "application/vnd.pmtiles");
    assert!(!answer.headers.contains_key("content-encoding"), "a part of what was packed is nothing");
    let cases = [
        ("analyst", "roads", "bytes=100000-", StatusCode::RANGE_NOT_SATISFIABLE),
        ("analyst", "other", "bytes=0-1", StatusCode::NOT_FOUND),
        ("analyst", "..%2Fgiven", "bytes=0-1", StatusCode::NOT_FOUND),
        ("", "roads", "bytes=0-1", StatusCode::UNAUTHORIZED),
    ];
    for (role, layer, range, expected) in cases {
        assert_eq!(part(role, layer, range).await.status, expected, "{role} {layer} {range}");
    }
    assert!(layers.remove("roads").unwrap());
    assert_eq!(part("analyst", "roads", "bytes=0-1").await.status, StatusCode::NOT_FOUND);
}
