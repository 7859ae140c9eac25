//! Tables as files: marked, harmless in a spreadsheet, no more than the reader may see, and each one an entry.

use crate::world::{Answer, World, man, world};
use axum::http::{StatusCode, header};
use serde_json::{Value, json};

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A man of whom one statement is for nobody, and one begins as a formula does.
async fn held() -> (World, String) {
    let world = world().await;
    let mut report = man("=EXERCISE Karim Haddad", Some("كريم حداد"), "1971-03-05", "X1234567");
    report["statements"][1]["label"]["level"] = json!("secret");
    let answer = world.post("analyst", "/reports", report).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    let id = answer.body["id"].as_str().unwrap().to_owned();
    let shown = world.get("analyst", &format!("/reports/{id}?purpose=arrest")).await;
    let subject = shown.body["subjects"][0]["id"].as_str().unwrap().to_owned();
    (world, subject)
}

async fn file(world: &World, role: &str, path: &str) -> Answer {
    // Two entries that say the same at the same time are one.
    world.clock.pass(1_000);
    let before = world.ledger.len();
    let answer = world.get(role, path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
    assert_eq!(world.ledger.len().0, before.0 + 1, "{path}: one entry for each file");
    answer
}

fn last_entry(world: &World) -> Value {
    serde_json::from_str(world.entries().last().unwrap()).unwrap()
}

#[tokio::test]
async fn a_dossier_leaves_marked_and_harmless_and_is_written_down() {
    let (world, subject) = held().await;
    let path = format!("/exports/identities/{subject}?purpose=arrest");
    let csv = file(&world, "analyst", &path).await;
    assert_eq!(csv.headers[header::CONTENT_TYPE], "text/csv; charset=utf-8");
    assert_eq!(csv.headers[header::CONTENT_DISPOSITION], "attachment; filename=\"BGD-dossier.csv\"");
    let mut rows = csv.text.lines();
    assert!(rows.next().unwrap().starts_with("SECRET // "), "{}", csv.text);
    assert!(rows.next().unwrap().starts_with("table,dossier,member,BGD,at,"), "{}", csv.text);
    assert!(csv.text.contains(",'=EXERCISE Karim Haddad,"), "{}", csv.text);
    let entry = last_entry(&world);
    assert_eq!((&entry["entry"], &entry["exported"]), (&json!("read"), &json!(true)));
    assert_eq!((&entry["purpose"], &entry["subjects"]), (&json!("arrest"), &json!([subject])));

    let all = lines(&file(&world, "analyst", &format!("{path}&format=jsonl")).await.text);
    assert!(all[0]["banner"].as_str().unwrap().starts_with("SECRET // "));
    assert_eq!(all[0]["rows"], (all.len() - 1).to_string());
    assert!(all[1..].iter().all(|row| !row["label"].as_str().unwrap().is_empty()));
    assert!(all.iter().any(|row| row["value"] == "=EXERCISE Karim Haddad"));
}

#[tokio::test]
async fn who_is_not_there_leaves_no_file_and_one_entry_all_the_same() {
    let (world, subject) = held().await;
    let size = world.ledger.len();
    let nobody = "s-00000000000000000000000000000007";
    let answers = [
        world.get("analyst", &format!("/exports/identities/{nobody}")).await,
        // Nothing of him is released for this.
        world.get("analyst", &format!("/exports/identities/{subject}?purpose=protection")).await,
    ];
    for answer in answers {
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{}", answer.text);
    }
    assert_eq!(world.ledger.len().0, size.0 + 2);
    for (role, path) in [
        ("administrator", format!("/exports/identities/{subject}")),
        ("liaison-officer", "/exports/traffic".into()),
        ("analyst", "/exports/disclosures".into()),
        ("analyst", "/exports/looks".into()),
    ] {
        let status = world.get(role, &path).await.status;
        assert!(
            matches!(status, StatusCode::FORBIDDEN | StatusCode::UNAUTHORIZED),
            "{role} {path}: {status}"
        );
    }
    let bad = world.get("analyst", "/exports/traffic?format=xlsx").await;
    assert_eq!(bad.status, StatusCode::BAD_REQUEST, "{}", bad.text);
    assert_eq!(world.get("analyst", "/exports/traffic?limit=10001").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn the_traffic_and_the_records_of_oversight_leave_with_labels_and_without_content() {
    let (world, _) = held().await;
    let traffic = lines(&file(&world, "analyst", "/exports/traffic?format=jsonl").await.text);
    assert_eq!((&traffic[0]["table"], &traffic[1]["what"]), (&json!("traffic"), &json!("submitted")));
    assert!(traffic[1]["label"].as_str().unwrap().starts_with("SECRET // "), "{}", traffic[1]);
    assert!(!traffic.iter().any(|row| row.to_string().contains("Karim")));
    assert_eq!(last_entry(&world)["reports"], json!([traffic[1]["report"]]));
    for table in ["disclosures", "looks"] {
        let head = lines(&file(&world, "oversight", &format!("/exports/{table}?format=jsonl")).await.text);
        assert!(head[0]["banner"].as_str().unwrap().starts_with("RESTRICTED // REL TO BGD"), "{}", head[0]);
        let csv = file(&world, "oversight", &format!("/exports/{table}?member=AMM")).await;
        assert!(csv.text.contains("\nlabel,position,at,"), "{}", csv.text);
    }
}

#[tokio::test]
async fn a_long_traffic_leaves_whole_or_in_files_one_after_the_other() {
    let world = world().await;
    for n in 0..3 {
        let report = man(&format!("EXERCISE Karim {n}"), None, "1971-03-05", "X1234567");
        assert_eq!(world.post("analyst", "/reports", report).await.status, StatusCode::CREATED);
    }
    let first = lines(&file(&world, "analyst", "/exports/traffic?format=jsonl&limit=2").await.text);
    assert_eq!(first.len(), 3);
    let before = first[2]["position"].as_str().unwrap();
    let rest = file(&world, "analyst", &format!("/exports/traffic?format=jsonl&before={before}")).await;
    assert_eq!(lines(&rest.text).len(), 2, "{}", rest.text);
}
