//! The third-party rule between three real nodes: Amman asks Baghdad, and Cairo reads what Baghdad allows.

use crate::federation::{introduce, listening, until};
use crate::world::{Content, World, man};
use axum::http::StatusCode;
use serde_json::{Value, json};
use tansiq_agreement::SignedAgreement;
use tansiq_report::{Entry, Envelope};
use tansiq_testkit::{code, key, now};

const DAY: i64 = 86_400_000;

fn agreement() -> Vec<u8> {
    let clause = |id: &str, from: &str, to: &str, onward: &str| {
        format!(
            "[[clause]]\nid = \"{id}\"\nfrom = [\"{from}\"]\nto = [\"{to}\"]\n\
             categories = [\"identity\", \"identifier\"]\npersons = [\"wanted\"]\nceiling = \"restricted\"\n\
             territories = [\"IQ\"]\npurposes = [\"arrest\", \"border-control\"]\nonward = \"{onward}\"\n"
        )
    };
    let text = format!(
        "format = \"tansiq/agreement/v1\"\nid = \"exercise-three\"\nversion = 1\nkind = \"exchange\"\n\
         title = {{ en = \"EXERCISE\", ar = \"تمرين\" }}\nlegal_basis = \"EXERCISE\"\n\
         parties = [\"BGD\", \"AMM\", \"CAI\"]\nexercise = true\nstart = \"beginning\"\nretention_days = 90\n\
         in_force = {{ from = 2026-01-01, until = 2028-12-31 }}\n{}{}",
        clause("to-amman", "BGD", "AMM", "with-consent"),
        clause("to-cairo", "AMM", "CAI", "never"),
    );
    let mut signed = SignedAgreement::sign(text.as_bytes(), &key(code("BGD")), now()).unwrap();
    ["AMM", "CAI"].iter().for_each(|party| signed.countersign(&key(code(party)), now()).unwrap());
    signed.envelope().to_json()
}

/// Baghdad, Amman and Cairo, with each other's cards and the agreement.
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

/// The ids of the reports that a node received, in order.
async fn received(world: &World) -> Vec<String> {
    let traffic = world.get("analyst", "/traffic").await.body;
    let lines = traffic["lines"].as_array().unwrap().iter().filter(|line| line["what"] == "received");
    let mut ids: Vec<_> = lines.map(|line| line["report"]["id"].as_str().unwrap().to_owned()).collect();
    ids.reverse();
    ids
}

/// Baghdad writes about a man; the id of its report, and the one by which Amman has it.
async fn given(baghdad: &World, amman: &World, name: &str, at_amman: usize) -> (String, String) {
    let submitted = baghdad.post("analyst", "/reports", man(name, None, "1971-03-05", "X1234567")).await;
    assert_eq!(submitted.status, StatusCode::CREATED, "{}", submitted.text);
    let held = until("the delivery to Amman", async || received(amman).await.get(at_amman).cloned()).await;
    (submitted.body["id"].as_str().unwrap().into(), held)
}

/// How a request stands at a node, once it stands so.
async fn stands(world: &World, id: &str, standing: &str) -> Value {
    until(standing, async || {
        let case = world.get("analyst", &format!("/onward/{id}")).await.body;
        (case["standing"] == standing).then_some(case)
    })
    .await
}

async fn ask(amman: &World, baghdad: &World, item: &str) -> String {
    let asking = json!({"item": item, "to": "CAI", "purposes": ["arrest"], "basis": "EXERCISE case 4"});
    let asked = amman.post("analyst", "/onward/requests", asking).await;
    assert_eq!(asked.status, StatusCode::CREATED, "{}", asked.text);
    let id = asked.body["id"].as_str().unwrap().to_owned();
    stands(baghdad, &id, "waiting").await;
    id
}

async fn answer(baghdad: &World, id: &str, answer: Value) -> crate::world::Answer {
    baghdad.post("legal-officer", &format!("/onward/{id}/answer"), answer).await
}

async fn give(amman: &World, item: &str) -> crate::world::Answer {
    amman
        .post("analyst", "/onward/gifts", json!({"item": item, "to": "CAI", "basis": "EXERCISE case 4"}))
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn asked_answered_passed_on_read_and_taken_back() {
    let [baghdad, amman, cairo] = three().await;
    let lanes = [baghdad.exchange.start(), amman.exchange.start(), cairo.exchange.start()];
    let (own, held) = given(&baghdad, &amman, "EXERCISE Karim Haddad", 0).await;
    assert_eq!(give(&amman, &held).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused_at_once(&amman, &held).await;

    // Yes, to the name alone.
    let id = ask(&amman, &baghdad, &held).await;
    let foreseen = stands(&baghdad, &id, "waiting").await["would_go"].clone();
    assert_eq!((&foreseen["report"], foreseen["statements"].as_array().unwrap().len()), (&json!(own), 3));
    assert_eq!(foreseen["clauses"], json!(["exercise-three/to-cairo"]));
    let whole = baghdad.get("analyst", &format!("/reports/{own}?purpose=arrest")).await.body;
    let name = whole["statements"].as_array().unwrap().iter().find(|s| s["property"] == "name").unwrap();
    let yes = json!({"answer": "yes", "statements": [name["id"]], "until": "2026-12-31"});
    let said = answer(&baghdad, &id, yes.clone()).await;
    assert_eq!(said.status, StatusCode::CREATED, "{}", said.text);
    assert_eq!(answer(&baghdad, &id, yes).await.status, StatusCode::CONFLICT);
    stands(&amman, &id, "permitted").await;
    let passed = give(&amman, &held).await;
    assert_eq!(
        (passed.status, &passed.body["consent"]),
        (StatusCode::CREATED, &json!(id)),
        "{}",
        passed.text
    );
    let edition = until("the delivery to Cairo", async || received(&cairo).await.first().cloned()).await;
    cairo_reads_the_name_alone(&cairo, &edition, &held).await;

    let revoke = format!("/onward/{id}/revocation");
    assert_eq!(
        baghdad.post("analyst", &revoke, json!({"ground": "law"})).await.status,
        StatusCode::FORBIDDEN
    );
    let revoked = baghdad.post("legal-officer", &revoke, json!({"ground": "operation"})).await;
    assert_eq!(revoked.status, StatusCode::CREATED, "{}", revoked.text);
    stands(&amman, &id, "revoked").await;
    let at_cairo = stands(&cairo, &id, "revoked").await;
    assert_eq!((&at_cairo["role"], &at_cairo["recall_expected"]), (&json!("third-party"), &json!(true)));
    for lane in lanes {
        lane.stop().await;
    }
}

/// What needs no answer, since not even the question leaves.
async fn refused_at_once(amman: &World, held: &str) {
    let before = amman.ledger.len();
    let check = async |field: &str, value: Value, role: &str, expected: StatusCode| {
        let mut asking = json!({"item": held, "to": "CAI", "purposes": ["arrest"], "basis": "EXERCISE"});
        asking[field] = value;
        let refused = amman.post(role, "/onward/requests", asking).await;
        assert_eq!(refused.status, expected, "{field}: {}", refused.text);
    };
    check("to", json!("EBL"), "analyst", StatusCode::UNPROCESSABLE_ENTITY).await;
    check("to", json!("BGD"), "analyst", StatusCode::UNPROCESSABLE_ENTITY).await;
    check("to", json!("nobody at all"), "analyst", StatusCode::BAD_REQUEST).await;
    check("item", json!(format!("r-{}", "0".repeat(32))), "analyst", StatusCode::NOT_FOUND).await;
    check("statements", json!([format!("st-{}", "0".repeat(32))]), "analyst", StatusCode::NOT_FOUND).await;
    check("basis", json!(""), "analyst", StatusCode::UNPROCESSABLE_ENTITY).await;
    check("until", json!("2020-01-01"), "analyst", StatusCode::UNPROCESSABLE_ENTITY).await;
    check("purposes", json!([]), "analyst", StatusCode::UNPROCESSABLE_ENTITY).await;
    check("to", json!("CAI"), "oversight", StatusCode::FORBIDDEN).await;
    assert_eq!(amman.ledger.len(), before);
}

async fn cairo_reads_the_name_alone(cairo: &World, edition: &str, held: &str) {
    let read = until("Cairo's reading", async || {
        let read = cairo.get("analyst", &format!("/reports/{edition}?purpose=arrest")).await;
        (read.status == StatusCode::OK).then_some(read)
    })
    .await;
    assert_eq!(read.body["originator"], "BGD", "{}", read.text);
    assert_eq!(read.body["statements"].as_array().unwrap().len(), 1);
    assert!(read.text.contains("EXERCISE Karim Haddad"));
    // The consent is for arrests, and the clause's other purpose was not asked for.
    let other = cairo.get("analyst", &format!("/reports/{edition}?purpose=border-control")).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
    let signed = signed(cairo);
    assert!(signed.iter().any(|text| text.contains("EXERCISE Karim Haddad")));
    for hidden in ["X1234567", "1971-03-05", held] {
        assert!(signed.iter().all(|text| !text.contains(hidden)), "Cairo holds {hidden}");
    }
}

/// What is signed in the editions and notes that a node took in.
fn signed(world: &World) -> Vec<String> {
    let text = |envelope: &Envelope| String::from_utf8_lossy(&envelope.payload).into_owned();
    let signed = |entry: String| match Entry::from_bytes(entry.as_bytes()).unwrap() {
        Entry::Received { sealed, .. } => vec![text(&sealed)],
        Entry::Receipt { note, .. } => vec![text(&note)],
        _ => vec![],
    };
    world.entries().into_iter().flat_map(signed).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tear_line_no_and_no_answer() {
    let [baghdad, amman, cairo] = three().await;
    let lanes = [baghdad.exchange.start(), amman.exchange.start(), cairo.exchange.start()];
    let (_, held) = given(&baghdad, &amman, "EXERCISE Karim Haddad", 0).await;
    let [torn, refused, forgotten] = [
        ask(&amman, &baghdad, &held).await,
        ask(&amman, &baghdad, &held).await,
        ask(&amman, &baghdad, &held).await,
    ];
    let (written, tear_line) = given(&baghdad, &amman, "EXERCISE tear line", 1).await;
    let tear = json!({"answer": "tear-line", "report": written, "until": "2026-12-31"});
    assert_eq!(answer(&baghdad, &torn, tear).await.status, StatusCode::CREATED);
    let no = json!({"answer": "no", "ground": "source-protection"});
    assert_eq!(answer(&baghdad, &refused, no).await.status, StatusCode::CREATED);
    for wrong in [json!({"answer": "perhaps"}), json!({"answer": "no"}), json!({"answer": "yes"})] {
        assert_eq!(answer(&baghdad, &forgotten, wrong).await.status, StatusCode::BAD_REQUEST);
    }
    stands(&amman, &torn, "permitted").await;
    assert_eq!(stands(&amman, &refused, "refused").await["answer"]["ground"], "source-protection");

    let original = give(&amman, &held).await;
    assert_eq!(original.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", original.text);
    assert!(original.text.contains("exercise-three/to-amman"), "{}", original.text);
    assert_eq!(give(&amman, &tear_line).await.status, StatusCode::CREATED);
    until("the tear line at Cairo", async || received(&cairo).await.first().cloned()).await;
    assert!(signed(&cairo).iter().all(|text| !text.contains("Karim")));

    [&baghdad, &amman, &cairo].iter().for_each(|world| world.clock.pass(15 * DAY));
    stands(&amman, &forgotten, "unanswered").await;
    let late = answer(&baghdad, &forgotten, json!({"answer": "yes", "until": "2026-12-31"})).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text);
    let listed = amman.get("oversight", "/onward").await.body;
    assert_eq!(listed["requests"].as_array().unwrap().len(), 3);
    assert_eq!(
        (&listed["passed_on"][0]["given"], &listed["passed_on"][0]["consent"]),
        (&json!(true), &json!(torn))
    );
    for lane in lanes {
        lane.stop().await;
    }
}
