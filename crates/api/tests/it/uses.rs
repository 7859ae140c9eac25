//! A prohibition takes a purpose from one statement of a report and not from the others: whoever holds the report reads
//! that statement for what is left, and passes it on for no more.

use crate::federation::{introduce, listening, until};
use crate::world::{Content, World, man};
use axum::http::StatusCode;
use serde_json::{Value, json};
use tansiq_agreement::SignedAgreement;
use tansiq_testkit::{code, key, now};

/// Amman may have everything for arrest and at borders, and pass it on to Cairo; numbers not for borders.
fn agreement() -> Vec<u8> {
    let clause = |id: &str, from: &str, to: &str, onward: &str| {
        format!(
            "[[clause]]\nid = \"{id}\"\nfrom = [\"{from}\"]\nto = [\"{to}\"]\n\
             categories = [\"identity\", \"identifier\"]\npersons = [\"wanted\"]\nceiling = \"restricted\"\n\
             territories = [\"IQ\"]\npurposes = [\"arrest\", \"border-control\"]\nonward = \"{onward}\"\n"
        )
    };
    let text = format!(
        "format = \"tansiq/agreement/v1\"\nid = \"exercise-uses\"\nversion = 1\nkind = \"exchange\"\n\
         title = {{ en = \"EXERCISE\", ar = \"تمرين\" }}\nlegal_basis = \"EXERCISE\"\n\
         parties = [\"BGD\", \"AMM\", \"CAI\"]\nexercise = true\nstart = \"beginning\"\nretention_days = 90\n\
         in_force = {{ from = 2026-01-01, until = 2028-12-31 }}\n{}{}\
         [[prohibition]]\nid = \"numbers\"\nfrom = [\"BGD\"]\nto = [\"AMM\"]\ncategories = [\"identifier\"]\n\
         purposes = [\"border-control\"]\nreason = \"EXERCISE\"\n",
        clause("to-amman", "BGD", "AMM", "parties"),
        clause("to-cairo", "AMM", "CAI", "never"),
    );
    let mut signed = SignedAgreement::sign(text.as_bytes(), &key(code("BGD")), now()).unwrap();
    ["AMM", "CAI"].iter().for_each(|party| signed.countersign(&key(code(party)), now()).unwrap());
    signed.envelope().to_json()
}

/// The one report that a node received, once it is there.
async fn received(world: &World) -> String {
    until("the delivery", async || {
        let traffic = world.get("analyst", "/traffic").await.body;
        let line = traffic["lines"].as_array()?.iter().find(|line| line["what"] == "received")?;
        Some(line["report"]["id"].as_str()?.to_owned())
    })
    .await
}

fn values(shown: &Value) -> Vec<&str> {
    let statements = shown["statements"].as_array().unwrap().iter();
    let mut values: Vec<_> = statements.map(|said| said["value"].as_str().unwrap()).collect();
    values.sort_unstable();
    values
}

/// The number is there for an arrest and for nothing else, wherever somebody looks.
async fn holds_the_number_for_arrest_only(world: &World, report: &str) {
    let all = ["1971-03-05", "EXERCISE Karim Haddad", "X1234567"];
    for (purpose, expected) in [("arrest", &all[..]), ("border-control", &all[..2])] {
        let shown = world.get("analyst", &format!("/reports/{report}?purpose={purpose}")).await;
        assert_eq!(values(&shown.body), expected, "{purpose}: {}", shown.text);
        let subject = shown.body["statements"][0]["subject"].as_str().unwrap().to_owned();
        let shown = world.get("analyst", &format!("/subjects/{subject}?purpose={purpose}")).await;
        assert_eq!(values(&shown.body), expected, "{purpose}: {}", shown.text);
        let question = json!({"name": "EXERCISE Layla Qasim", "document": "X1234567", "purpose": purpose});
        let screened = world.post("analyst", "/screenings", question).await;
        let by_number = usize::from(expected.len() == all.len());
        assert_eq!(
            screened.body["candidates"].as_array().map(Vec::len),
            Some(by_number),
            "{}",
            screened.text
        );
    }
}

/// What Amman is told of the number, which it holds and Baghdad wrote.
async fn a_held_statement_is_explained(amman: &World, report: &str) {
    let shown = amman.get("analyst", &format!("/reports/{report}?purpose=arrest")).await.body;
    let number =
        shown["statements"].as_array().unwrap().iter().find(|said| said["value"] == "X1234567").unwrap();
    let ask = async |to: &str, purpose: &str| {
        let question = json!({"statement": number["id"], "from": "AMM", "to": to, "purpose": purpose});
        amman.post("legal-officer", "/agreements/explain", question).await
    };
    let further = ask("CAI", "arrest").await;
    assert_eq!(
        (&further.body["released"], &further.body["clauses"]),
        (&json!(true), &json!(["exercise-uses/to-cairo"]))
    );
    let outside = ask("EBL", "arrest").await;
    assert_eq!(
        (&outside.body["released"], &outside.body["clauses"]),
        (&json!(false), &json!([])),
        "{}",
        outside.text
    );
    let needed = outside.body["remedies"][0].clone();
    assert!(
        needed["en"].as_str().unwrap().starts_with("BGD would have to give it to EBL itself"),
        "{needed}"
    );
    assert!(needed["ar"].as_str().unwrap().contains("BGD"), "{needed}");
    // For what he may not read it he asks about nothing.
    assert_eq!(ask("CAI", "border-control").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_purpose_that_is_forbidden_for_one_statement_is_given_for_the_others_alone() {
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
    let [baghdad, amman, cairo] = nodes;
    let lanes = [baghdad.exchange.start(), amman.exchange.start(), cairo.exchange.start()];
    let written = man("EXERCISE Karim Haddad", None, "1971-03-05", "X1234567");
    let submitted = baghdad.post("analyst", "/reports", written).await;
    assert_eq!(submitted.status, StatusCode::CREATED, "{}", submitted.text);
    let held = received(&amman).await;
    holds_the_number_for_arrest_only(&amman, &held).await;
    a_held_statement_is_explained(&amman, &held).await;
    let gift = json!({"item": held, "to": "CAI", "basis": "EXERCISE case 4"});
    let given = amman.post("analyst", "/onward/gifts", gift).await;
    assert_eq!(given.status, StatusCode::CREATED, "{}", given.text);
    let held = received(&cairo).await;
    holds_the_number_for_arrest_only(&cairo, &held).await;
    drop(lanes);
}
